"""Short forms of names, with all that each may be written for: "TCTT", "NTHVS", "CN"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from analysis.ingest.names import SYLLABLE, plain
from analysis.ingest.wording.concepts import ABBREVIATIONS
from analysis.ingest.wording.said import Meaning
from analysis.ingest.wording.spelling import tokens

__all__ = ["ShortForms"]

_JOINING = frozenset(("cho", "của", "về", "và", "tại", "trong", "có", "được", "em", "là"))
_SHORTEST_SHORT, _LONGEST_SHORT = 3, 7


@dataclass(frozen=True)
class ShortForms:
    """The short forms of the names among a lexicon's `phrases`; `known` are words that stand for themselves too."""

    phrases: Mapping[tuple[str, ...], frozenset[Meaning]]
    known: frozenset[tuple[str, ...]]

    @cached_property
    def _initials(self) -> dict[str, frozenset[str]]:
        """Runs of words in names by their first letters, with and without what is filler in them."""
        found: dict[str, set[str]] = defaultdict(set)
        for words, meanings in self.phrases.items():
            if not any(m.kind in ("indicator", "part") for m in meanings) or all(word.isascii() for word in words):
                continue
            for row in {words, tuple(word for word in words if word not in _JOINING)}:
                for first in range(len(row)):
                    for last in range(first + 2, min(len(row), first + _LONGEST_SHORT) + 1):
                        found["".join(word[0] for word in row[first:last])].add(" ".join(row[first:last]))
        return {_plain_initials(short): frozenset(runs) for short, runs in found.items()}

    def written_out(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The words with each short form written out in all the ways it may be."""
        choices: list[tuple[str, ...]] = []
        for word in words:
            if word in ABBREVIATIONS:
                choices.append((*ABBREVIATIONS[word], word) if (word,) in self.known else ABBREVIATIONS[word])
            elif (word,) not in self.phrases and (runs := self._runs(word)):
                choices.append(runs)
            else:
                choices.append((word,))
        for each in product(*choices):
            yield tokens(" ".join(each)) if each != words else words

    def _runs(self, word: str) -> tuple[str, ...]:
        """The words that a short form of three letters and more may be written for."""
        if len(word) < _SHORTEST_SHORT or SYLLABLE.fullmatch(plain(word)):
            return ()
        return tuple(sorted(self._initials.get(_plain_initials(word), ())))


def _plain_initials(letters: str) -> str:
    """First letters without marks; "đ" stays apart from "d"."""
    return "".join("đ" if letter == "đ" else plain(letter) for letter in letters)
