"""Look up ids by names as people write them.

Composed or decomposed letters, straight or curly apostrophes, case and the words "huyện", "TX.", "TP." make no
difference. Without diacritics a name is taken only if a single entry fits. A near miss is never taken, only suggested.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz, process

__all__ = ["Match", "NameIndex", "fold", "nearest", "plain", "strip_prefix"]

_APOSTROPHES = str.maketrans(dict.fromkeys(
    "\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07\u02bb\u02c8", "'"))
_REMEMBERED = 20_000
_CLOSE_ENOUGH, _SUGGESTED = 70, 3
_PREFIX = re.compile(r"^(?:huyện|thị xã|thành phố|tỉnh|vùng|h\.|t\.|tx\.?|t\.x\.?|tp\.?|t\.p\.?|h(?= ))\s*")
_SUFFIX = re.compile(r"\s+(?:district|town|city|province)$")

_T = TypeVar("_T")


@dataclass(frozen=True)
class Match:
    """What a name was found to mean: an id, or None with the nearest names to suggest."""

    id: str | None
    suggestions: tuple[str, ...] = ()


class NameIndex:
    """Look up ids by any of their names."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._ids: dict[str, str] = {}
        self._folded: dict[str, set[str]] = defaultdict(set)
        self._plain: dict[str, set[str]] = defaultdict(set)
        self._shown: dict[str, str] = {}
        self._found: dict[str, Match] = {}  # no cache of functools: an index travels to other processes
        for identifier, words in names.items():
            self._ids[identifier] = identifier
            for word in filter(None, words):
                self._shown.setdefault(word, identifier)
                for form in {fold(word), strip_prefix(fold(word))}:
                    self._folded[form].add(identifier)
                    self._plain[plain(form)].add(identifier)

    def find(self, text: str) -> Match:
        """The id that a text means; where none or several fit, None with up to three suggestions."""
        if text not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[text] = self._look_up(text)
        return self._found[text]

    def _look_up(self, text: str) -> Match:
        found = self.all_named(text)
        if len(found) == 1:
            return Match(next(iter(found)))
        return Match(None, self._names_of(found or set(nearest(text, self._shown))))

    def all_named(self, text: str) -> set[str]:
        """All ids that bear this very name; none where a name is only like it."""
        written = text.strip()
        if written in self._ids:
            return {self._ids[written]}
        folded = fold(written)
        bare = strip_prefix(folded)
        forms = ((self._folded, folded), (self._folded, bare), (self._plain, plain(folded)), (self._plain, plain(bare)))
        return next((found for table, form in forms if form and (found := table.get(form))), set())

    def _names_of(self, identifiers: set[str]) -> tuple[str, ...]:
        first: dict[str, str] = {}
        for word, identifier in self._shown.items():
            if identifier in identifiers:
                first.setdefault(identifier, word)
        return tuple(first[identifier] for identifier in sorted(first))


def nearest(written: str, names: Mapping[str, _T], holding: bool = False) -> list[_T]:
    """What may have been meant: up to three of those that `names` stand for, most alike first.

    Alike are names that rapidfuzz's ratio gives at least 70 of 100, diacritics and "huyện" left out. With `holding`
    they come after those that contain what was written, from three letters on.
    """
    wanted, forms = _bare(written), {name: _bare(name) for name in names}
    within = [name for name, form in forms.items() if holding and len(wanted) > 2 and wanted in form]
    alike = process.extract(wanted, forms, scorer=fuzz.ratio, limit=None, score_cutoff=_CLOSE_ENOUGH)
    return list(dict.fromkeys(names[name] for name in (*within, *(name for _, _, name in alike))))[:_SUGGESTED]


def _bare(name: str) -> str:
    return plain(strip_prefix(fold(name.strip())))


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """A name in one form: composed, lower case, straight apostrophes, single spaces."""
    composed = unicodedata.normalize("NFC", text.translate(_APOSTROPHES))
    # "Đ" is often typed as the Icelandic or the African letter that looks the same.
    composed = composed.replace("\u00d0", "\u0110").replace("\u0189", "\u0110").casefold()
    composed = unicodedata.normalize("NFC", composed)
    return re.sub(r"\s+", " ", re.sub(r"\s*'\s*", "'", composed)).strip()


def strip_prefix(folded: str) -> str:
    """A folded name without "huyện", "TX.", "TP.", "tỉnh" or the English word after it."""
    return _SUFFIX.sub("", _PREFIX.sub("", folded)) or folded


@lru_cache(maxsize=65536)
def plain(folded: str) -> str:
    """A folded name without diacritics, apostrophes, spaces and hyphens."""
    letters = unicodedata.normalize("NFD", folded.replace("đ", "d"))
    return re.sub(r"[\W_]", "", "".join(c for c in letters if not unicodedata.combining(c)))
