"""Names of indicators put together anew: the same concepts in other words, another order or in short forms.

A name of the catalogue and a heading are each taken as a set of concepts (`concepts.py`); where the two sets are the
same, the heading is that name. Words that say how, when or of whom figures are (a group, a plan) may stand besides,
any other word keeps the two apart. What a short form is written for is decided by which name comes out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice, pairwise
from typing import NamedTuple

from analysis.ingest.wording.bags import CHILDREN, COUNTED, POOR, WHO, Bags, Item, closed, noun_of, told_by
from analysis.ingest.wording.concepts import ABBREVIATIONS, FROM_AROUND, IMPLIED, NOUNS
from analysis.ingest.wording.phrases import SCHOOL_LEVELS
from analysis.ingest.wording.said import Meaning
from analysis.ingest.wording.shortened import ShortForms
from analysis.ingest.wording.spelling import tokens

__all__ = ["Composed", "Composer"]

_QUALIFIES = frozenset(("thuộc", "của", "trong", "tại", "ở", "theo", "gồm", "trên"))
_AMONG = frozenset((("trong", "đó"), ("trong", "năm"), ("trong", "kỳ")))
_DEATHS, _FALL, _MEAN, _PER_MANY = "chết", "giảm", "bình quân", "vạn dân"
_DIFFICULT_VILLAGES = Meaning("group", "especially_difficult_villages")
_DOING = frozenset(("sử", "dùng", "cấp", "cung", "tham", "thẻ", "tiếp", "phủ", "tiêm", "bị", "đủ", "đã", "đạt"))
_A_TARGET, _A_PROGRAMME = ("ct",), ("nông", "thôn", "mới")
_MOST_READINGS, _MOST_BESIDE = 64, 6
_BASE = re.compile(r"(?<=%)\s+(?=(?:tổng )?(?:số )?(?:hộ|dân số|xã|trường)(?: toàn| cả|$))|"
                   r"\s*(?:/|\b(?:tính )?trên\b|\bso(?: với)?\b|\btrong\b)\s*"
                   r"(?=(?:tổng|số|hộ|dân|lllđ|lực|lao|nhân|kh|kế)\b)")
_BIRTHS = re.compile(r"(?:/|\btính trên\b|\btrên\b|‰)?\s*(?:1[.,]?000|một nghìn)?\s*(?:trẻ |ca )?"
                     r"(?:đẻ|sinh)(?: ra)? sống\b")
_IS = re.compile(r"(?<=\w )là (?:hộ|người|đồng bào)(?= \w)")  # who is counted stands before it
_WHOLE_FIRST = re.compile(r"^trong (?:tổng )?(?:số )?((?:hộ|thôn|xã|trạm|trường|trẻ|dân số|công nhân)\b[^,]*"
                          r"(?:, buôn)?), "
                          r"((?:thì )?(?:tỷ lệ|số)\b.*)$")  # "Trong tổng số hộ, tỷ lệ được dùng điện"
_PARTS = re.compile(r"[,;:()\[\]]|\s[-–—]\s")
_COMMUNES = re.compile(r"\b(?:xã phường(?: và)? (?:thị trấn|tt)|phường xã (?:thị trấn|tt)|xã (?:thị trấn|tt)|xã phường|"
                       r"phường xã)\b")


class Composed(NamedTuple):
    """What a heading says, read as a set of concepts: the indicators, what stands besides, how it is told.

    `left_out` are the concepts that stand besides; `is_whole` where nothing but who is counted is told ("Nhân khẩu");
    `shared` are the concepts that the title has too.
    """

    indicators: frozenset[str]
    parts: frozenset[str]
    meanings: tuple[Meaning, ...]
    measures: frozenset[str]
    left_out: int
    is_whole: bool
    shared: int = 0


class _Name(NamedTuple):
    kind: str
    indicator: str
    group: str
    told: str
    noun: str


@dataclass(frozen=True)
class Composer:
    """Reads headings by the concepts of names; `phrases` are those of a lexicon."""

    phrases: Mapping[tuple[str, ...], frozenset[Meaning]]

    @cached_property
    def _bags(self) -> Bags:
        return Bags(self.phrases)

    @cached_property
    def _short_forms(self) -> ShortForms:
        return ShortForms(self.phrases, frozenset(self._bags.known))

    @cached_property
    def _names(self) -> dict[frozenset[str], frozenset[_Name]]:
        found: dict[frozenset[str], set[_Name]] = defaultdict(set)
        for words, meanings in self.phrases.items():
            named = [m for m in meanings if m.kind in ("indicator", "part")]
            if not named or all(word.isascii() for word in words):
                continue
            items = self._bags.items(words, own=True)
            if any(item.concept == "trên tổng số" for item in items):
                continue  # what it is a share of is no concept of it: "DTTS so với tổng số" leaves that open
            bag = closed(item.concept for item in items)
            group = next((m.value for m in meanings if m.kind == "group"), "")
            for meaning in named:
                found[bag].add(_Name(meaning.kind, meaning.value, group, told_by(words), noun_of(items)))
        return {bag: frozenset(names) for bag, names in found.items() if bag}

    @property
    def known(self) -> Mapping[tuple[str, ...], Item]:
        """The phrases that are concepts, filler, or say something besides."""
        return self._bags.known

    def items(self, words: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        """The phrases of a row of words, each with its concept, '' for none."""
        return [(item.concept if item.concept != " ".join(each) or each in self._bags.known or item.concept in IMPLIED
                 or item.concept in IMPLIED["lực lượng lao động"] else "", each)
                for item, each in self._bags.walk(words)]

    def concepts(self, folded: str) -> frozenset[str]:
        """The concepts of a folded text, but for those that a word not known follows: "công trình thủy lợi"."""
        found: set[str] = set()
        for part in _PARTS.split(folded):
            for words in islice(self._short_forms.written_out(tokens(part)), _MOST_READINGS):
                items = self._bags.items(words)
                found.update(item.concept for item, after in pairwise((*items, Item("", frozenset())))
                             if after.concept not in words or (after.concept,) in self._bags.known)
        return closed(found)

    def read(self, folded: str, has_unit: bool, around: frozenset[str] = frozenset()) -> Composed | None:
        """What a folded heading without its times and units says; None where it is no name put together anew.

        `around` are concepts of the title above it, which the heading may leave out.
        """
        folded = _WHOLE_FIRST.sub(r"\2 \1", folded)
        words = tokens(_IS.sub(" ", _BASE.sub(" trên ", _BIRTHS.sub(" ‰ ", folded))))
        if "nam" in words and len(words) > 1 and folded.isascii():
            return None  # men, or "năm" without its mark
        if not words or words == _A_PROGRAMME or (words[0] in _QUALIFIES and words[:2] not in _AMONG):
            return None  # "Thuộc xã khu vực III" is of something that stands elsewhere
        if len(words) == 1 and not has_unit and len(ABBREVIATIONS.get(words[0], ())) > 1 and (
                not around or words == _A_TARGET):
            return None  # "CT" alone is a target as well as a water scheme
        for whole in (words, _as_communes(words)):
            readings = [found for each in islice(self._short_forms.written_out(whole), _MOST_READINGS)
                        if (found := self._composed(each, has_unit, around))]
            fewest = min(((each.left_out, -each.shared) for each in readings), default=(0, 0))
            readings = [each for each in readings if (each.left_out, -each.shared) == fewest]
            choices = {(each.indicators, each.parts, frozenset(m for m in each.meanings if m.kind == "group"))
                       for each in readings}
            if choices:
                return readings[0] if len(choices) == 1 else None
            if whole == _as_communes(words):
                break
        return None

    def _composed(self, words: tuple[str, ...], has_unit: bool, around: frozenset[str]) -> Composed | None:
        items = self._bags.items(words)
        if any(m.kind == "commune" for item in items for m in item.meanings):
            return None
        base = next((n for n, item in enumerate(items) if any(m.kind == "base" for m in item.meanings)), len(items))
        if any(item.concept and not item.concept.startswith("nhóm ") for item in items[base + 1:]):
            return None  # "trên tổng số hộ nghèo"
        nouns = [item.concept for item in items if item.concept in NOUNS]
        if nouns.count("người") > 1:
            return None  # "Dân số theo dân số trung bình"
        own = [item.concept for item in items if item.concept and not item.meanings]
        beside = [item for item in items if item.concept and item.meanings]
        told = {m for item in items if not item.concept for m in item.meanings}
        if len(beside) > _MOST_BESIDE:
            return None
        if told_by(words) == "count":
            around = around - {_PER_MANY}  # "Tổng số" below "Bác sĩ" is not per 10,000
        for left_out in range(len(beside) + 1):
            for out in combinations(range(len(beside)), left_out):
                kept = [*own, *(item.concept for n, item in enumerate(beside) if n not in out)]
                extra = told | {m for n in out for m in beside[n].meanings}
                for concepts in (kept, [each for each in kept if each != "hộ"] if POOR in extra else kept):
                    bag = closed(concepts)
                    bag, names = self._completed(bag, around)
                    if names and (says := _with(names, bag, items, words, extra, has_unit)):
                        return says._replace(left_out=left_out, shared=len(bag & around))
        return None

    def _completed(self, bag: frozenset[str], around: frozenset[str]) -> tuple[frozenset[str], frozenset[_Name]]:
        """The names of a set of concepts, or of the one that lacks least of what stands around, with that set."""
        if bag in self._names or not around or bag <= WHO or _are_groups(bag):
            return bag, self._names.get(bag, frozenset())
        more = [each for each in self._names if bag < each and each - bag <= around & FROM_AROUND]
        fewest = min(map(len, more), default=0)
        more = [each for each in more if len(each) == fewest]
        return (more[0], self._names[more[0]]) if len(more) == 1 else (bag, frozenset())


def _with(names: frozenset[_Name], bag: frozenset[str], items: list[Item], words: tuple[str, ...],
          extra: set[Meaning], has_unit: bool) -> Composed | None:
    """The names that fit how the heading tells its number, and what it is told to be of."""
    told, noun = told_by(words), noun_of(items)
    if any(m.kind == "base" for m in extra):
        told = "share"
    if _is_of_another(bag, extra) or _says_too_little(bag, words, extra, told, has_unit):
        return None
    kept = [name for name in names if (
        not noun or not name.noun or noun == name.noun or (name.noun in bag and (
            _MEAN in bag or (name.told == "share" and (has_unit or told == "share"))))) and not (  # "mỗi xã" is no noun
        told and name.told and told != name.told and not (told == "count" and name.told == "share"))]
    first = next((item.concept for item in items if item.concept not in ("", _MEAN)), "")
    if not told and not has_unit and noun not in ("", "trẻ", first):
        return None  # "Hệ thống loa ở thôn, buôn" is a topic
    if told == "count" and any(name.told != "share" for name in kept):
        kept = [name for name in kept if name.told != "share"]
    if not kept or (_FALL in bag and (told == "count" or not (told or has_unit))):
        return None  # "Số hộ nghèo giảm" is no fall of the rate
    measures = {m.value for m in extra if m.kind == "measure"} | ({told} if told else set())
    if _MEAN in bag:
        measures -= {"count"}
    elif told == "count" and noun in COUNTED:
        measures = measures - {"count"} | {COUNTED[noun]}
    if not told and not has_unit and (_DEATHS in bag or all(name.told == "share" for name in kept)):
        measures |= {"untold"}
    groups = {Meaning("group", name.group) for name in kept if name.group}
    return Composed(frozenset(n.indicator for n in kept if n.kind == "indicator"),
                    frozenset(n.indicator for n in kept if n.kind == "part"),
                    tuple(extra | groups), frozenset(measures), 0, bag <= COUNTED.keys())


def _is_of_another(bag: frozenset[str], extra: set[Meaning]) -> bool:
    """Whether what stands besides a name makes it another thing: "hộ nghèo có trẻ em", "trẻ em nghèo"."""
    if CHILDREN in extra and "người" not in bag:
        return True
    if POOR in extra and (bag <= WHO or _are_groups(bag - {"dântộc"}) or any("nghèo" in concept for concept in bag)):
        return True  # "Hộ nghèo DTTS/tổng dân số"
    if _DIFFICULT_VILLAGES in extra and "xã" in bag and "trạm" not in bag:
        return True
    levels = {m.value for m in extra if m.kind == "group"} & SCHOOL_LEVELS
    if levels and "trường" not in bag:
        return True
    bases = {m.value for m in extra if m.kind == "base"}
    allowed = {"lực lượng lao động"} if bag & {"lao động", "bảo hiểm xã hội"} else set()
    allowed |= {"diện tích"} if "rừng" in bag else set()
    return bool(bases - bag - allowed - ({"người"} if _are_groups(bag) else set()))


def _says_too_little(bag: frozenset[str], words: tuple[str, ...], extra: set[Meaning], told: str,
                     has_unit: bool) -> bool:
    """Whether no more than who is counted is told: "Thôn", "Trẻ DTTS", "Số hộ sử dụng"."""
    if bag <= WHO and told != "count" and not has_unit:
        return True
    if (bag <= WHO or _are_groups(bag)) and not _DOING.isdisjoint(words):
        return True
    if not _are_groups(bag) or told == "count":
        return False
    based = told == "share" and any(m.kind == "base" for m in extra)
    return (not told and not has_unit) or not ("người" in bag or based)


def _are_groups(bag: frozenset[str]) -> bool:
    """Whether all concepts are who is counted, and a group among them."""
    groups = {each for each in bag if each.startswith("nhóm ") and not each.startswith("nhóm especially")}
    return bool(groups) and bag - groups <= WHO


def _as_communes(words: tuple[str, ...]) -> tuple[str, ...]:
    """Communes, wards and townships as communes, of which most names speak."""
    return tuple(_COMMUNES.sub("xã", " ".join(words)).split())
