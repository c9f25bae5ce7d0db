"""A row of words as the concepts that it holds, and what stands besides: a group, a plan, a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import NamedTuple

from analysis.ingest.wording.concepts import CONCEPTS, FILLERS, IMPLIED, NOUNS, WHOLES
from analysis.ingest.wording.said import Meaning

__all__ = ["CHILDREN", "COUNTED", "POOR", "WHO", "Bags", "Item", "closed", "noun_of", "told_by"]

_BESIDE = frozenset(("group", "kind", "relative", "measure", "area", "unit", "noise"))
_TOGETHER = tuple((re.compile(pattern), put) for pattern, put in (
    (r"\bdưới (?:0?1|một) (?:tuổi|t)\b", "dưới1tuổi"), (r"\bdưới (?:0?5|năm) (?:tuổi|t)\b", "dưới5tuổi"),
    (r"\b(?:từ )?(?:đủ )?15 tuổi trở lên\b|\b(?:từ|trên) (?:đủ )?15 tuổi\b", "từ15tuổi"),
    (r"\b18 (?:tháng tuổi|tháng|th)\b", "18thángtuổi"), (r"\bdân tộc\b", "dântộc")))
_START = ("trên", "so với", "trong", "tính trên")
COUNTED = {"hộ": "households", "người": "persons", "xã": "communes"}
POOR, CHILDREN = Meaning("group", "poor"), Meaning("group", "children")
_AS_GROUPS = {"nghèo": POOR, "trẻ": CHILDREN}
_NOISE = frozenset((Meaning("noise", ""), Meaning("title", ""), Meaning("place", "")))
WHO = frozenset(("hộ", "người", "lao động", "trẻ", "xã", "xã phường", "huyện", "thôn", "trường", "huyện thị",
                  "công nhân", "buôn", "công trình", "trạm"))
_NAMING_WORDS = frozenset(("hộ", "người", "xã", "chí", "dân", "khẩu", "sĩ", "giường"))
_PLACES = frozenset((("xã",), ("huyện",), ("phường",), ("thị", "trấn"), ("thị", "xã"), ("thành", "phố"), ("tỉnh",)))


class Item(NamedTuple):
    """A phrase of a heading: its concept, '' for none, and what it means where it is no part of a name."""

    concept: str
    meanings: frozenset[Meaning]


@dataclass(frozen=True)
class Bags:
    """Takes rows of words apart; `phrases` are those of a lexicon."""

    phrases: Mapping[tuple[str, ...], frozenset[Meaning]]

    @cached_property
    def known(self) -> dict[tuple[str, ...], Item]:
        """Phrases with their concept, what they mean besides, or neither where they are filler."""
        return {_joined(words): item for words, item in self._apart().items()}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.known))

    def _apart(self) -> dict[tuple[str, ...], Item]:
        found: dict[tuple[str, ...], Item] = {}
        nothing: frozenset[Meaning] = frozenset()
        for words, meanings in self.phrases.items():
            kept = frozenset(m for m in meanings if m.kind in _BESIDE or m.kind in ("role", "commune"))
            if kept and not any(m.kind in ("indicator", "part", "fallback") for m in meanings) and not (
                    _is_counted(words, kept)):
                found[words] = Item("", kept)
        for filler in FILLERS:
            words = tuple(filler.split())
            known = found.get(words, Item("", nothing)).meanings - _NOISE
            found[words] = Item("", frozenset(m for m in known if m.kind != "role"))
        for concept, others in CONCEPTS.items():
            for wording in (concept, *others):
                words = tuple(wording.split())
                known = found.get(words, Item("", nothing)).meanings
                found[words] = Item(concept, frozenset(m for m in known if m.kind == "kind" or m.value == "derived"))
        found[("trên", "tổng", "số")] = Item("trên tổng số", nothing)  # of what it is not told
        for concept, wholes in WHOLES.items():
            for start, whole, total in product(_START, wholes, ("", "tổng ")):
                words = tuple(f"{start} {total}{whole}".split())
                known = found.get(words, Item("", nothing)).meanings
                found[words] = Item("", known | {Meaning("base", concept), Meaning("measure", "share")})
        return found

    def items(self, words: tuple[str, ...], own: bool = False) -> list[Item]:
        """The phrases of a row of words, longest first; a word that is in none is a concept of its own.

        `own` for the names of the catalogue, in which groups and whatever else they hold are concepts.
        """
        return [item for item, _ in self.walk(words, own)]

    def walk(self, words: tuple[str, ...], own: bool = False) -> Iterator[tuple[Item, tuple[str, ...]]]:
        """The same, each phrase with its words."""
        row, position = _joined(words), 0
        while position < len(row):
            for length in range(min(self._longest, len(row) - position), 0, -1):
                item = self.known.get(row[position:position + length])
                if item is not None and not (own and any(m.kind == "base" for m in item.meanings)):
                    break
            else:
                item = Item(row[position], frozenset())
            phrase = row[position:position + length]
            yield _core(item, phrase, own), phrase
            position += length


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with ages, and others that belong together wherever they stand, as one."""
    text = " ".join(words)
    for pattern, put in _TOGETHER:
        text = pattern.sub(put, text)
    return tuple(text.split())


def _core(item: Item, words: tuple[str, ...], own: bool) -> Item:
    """What a phrase is in a bag of concepts, where it may be left out for what it means besides.

    A group is a concept of names too ("nông thôn"), and so are the poor among households, a region, a comparison.
    """
    kinds = {m.kind for m in item.meanings}
    groups = sorted(m.value for m in item.meanings if m.kind == "group" and m.value not in ("all", "total"))
    if item.concept in _AS_GROUPS:
        return Item(item.concept, frozenset((_AS_GROUPS[item.concept],)))
    if groups and not item.concept:
        return Item(f"nhóm {groups[0]}", item.meanings)
    if "role" in kinds and not item.concept:
        derived = frozenset(m for m in item.meanings if m.value in ("derived", "note"))
        return Item(" ".join(words), derived)
    if own and not item.concept and len(words) > 1 and kinds & {"noise", "unit", "kind", "relative"}:
        return Item(" ".join(words), item.meanings)
    return item


def closed(concepts: Iterable[str]) -> frozenset[str]:
    """Concepts with all that they imply."""
    bag = {concept for concept in concepts if concept}
    todo = list(bag)
    while todo:
        for other in IMPLIED.get(todo.pop(), ()):
            if other not in bag:
                bag.add(other)
                todo.append(other)
    return frozenset(bag)


def noun_of(items: list[Item]) -> str:
    """What is counted: the first noun among the phrases, '' for none."""
    return next((item.concept for item in items if item.concept in NOUNS), "")


def told_by(words: tuple[str, ...]) -> str:
    """Whether a share or a count is told: "tỷ lệ", "%", "số"."""
    if {"%", "‰"} & set(words) or "tl" in words or any(
            one == "tỷ" and other in ("lệ", "suất", "trọng") for one, other in pairwise(words)):
        return "share"
    counts = any((other == "số" and one not in ("dân", "thiểu", "chỉ")) or (one == "tổng" and other in NOUNS)
                 for one, other in pairwise(("", *words)))
    return "count" if counts else ""


def _is_counted(words: tuple[str, ...], meanings: frozenset[Meaning]) -> bool:
    """Whether a phrase tells what is counted besides: "số hộ", "hộ dân tộc thiểu số", a commune as filler."""
    kinds = {m.kind for m in meanings}
    naming = COUNTED.keys() if "group" in kinds else _NAMING_WORDS
    return words in _PLACES or (len(words) > 1 and not set(words).isdisjoint(naming)
                                and not kinds.isdisjoint(("measure", "group", "unit")))
