"""Every phrase that a heading may hold, with what it means, matched longest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from rapidfuzz.distance import Levenshtein

from analysis.ingest.names import fold, plain, short_names
from analysis.ingest.units import OF_PLANS, unit_phrases
from analysis.ingest.wording.asides import numbers_of_documents
from analysis.ingest.wording.composition import Composer
from analysis.ingest.wording.phrases import (
    GROUPS,
    KINDS,
    MEASURES,
    NOISE,
    PLACES,
    RELATIVE,
    ROLES,
    SHORT_NAMES,
    TITLE_NOISE,
)
from analysis.ingest.wording.said import LIKELY, Meaning
from analysis.ingest.wording.spelling import tokens
from analysis.study import Study

__all__ = ["Meaning", "Lexicon"]

_SHORTEST_COUNT = 3  # "số người X" and more: "số hộ" below a title is of the title
_AS_PART = re.compile(r"\s*\((?:count|denominator\b[^()]*)\)")  # what an indicator is for, not what it is
_COMMON = frozenset(("noise", "measure", "unit", "kind", "role", "place", "relative", "fallback"))
_LONG_ENOUGH = 6
_PERSONS = (("người",), ("lao", "động"))
_MINORITY, _LOCAL = ("dân", "tộc", "thiểu", "số"), ("tại", "chỗ")
_COUNTRY, _NEW = ("nông", "thôn"), ("mới",)
_MEN_OR_SOUTH = ("nam",)
_COMMUNE_UNITS = ("xã", "phường", "thị trấn", "xa", "phuong", "thi tran", "tt", "x")


def _pairs(words: tuple[str, ...]) -> list[str]:
    return [plain(one + other) for one, other in pairwise(words) if one not in ("số", "tổng")]


@dataclass(frozen=True)
class Lexicon:
    """Phrases by their words. `bare` holds them without diacritics, where that leaves no doubt.

    `literal` are names with brackets or numbers in them, which are looked for as they stand; `names` the words of
    each indicator's own name, `english` its other one, `documents` the numbers of decisions in names, `main_groups`
    whom indicators are of by themselves, `of_plans` those of how far plans were met; `read` remembers what texts say.
    """

    phrases: dict[tuple[str, ...], frozenset[Meaning]]
    bare: dict[tuple[str, ...], frozenset[Meaning]]
    definitions: tuple[tuple[re.Pattern[str], str, str | None], ...]
    longest: int
    literal: tuple[tuple[str, str], ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    english: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    main_groups: dict[str, str] = field(default_factory=dict)
    of_plans: frozenset[str] = frozenset()
    read: dict[object, Any] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, study: Study) -> Lexicon:
        """The fixed words together with the names and synonyms of a study."""
        found: dict[tuple[str, ...], set[Meaning]] = defaultdict(set)
        for wording, meaning in _entries(study):
            if words := tokens(fold(wording)):
                found[words].add(meaning)
        _add_longer_and_shorter(found, frozenset(i.denominator for i in study.indicators) - {""})
        _add_local_minority(found)
        for words, names in _short_names(found):
            found[words] |= names
        for words in [words for words, meanings in found.items() if len(meanings) > 1]:
            _settle(found[words])
        phrases = {words: frozenset(meanings) for words, meanings in found.items()}
        return cls(phrases, _bare(phrases), _definition_patterns(study), max(map(len, phrases)),
                   tuple((fold(i.name_vi), i.id) for i in study.indicators if re.search(r"[(\d/]", i.name_vi)),
                   {i.id: f" {' '.join(tokens(fold(i.name_vi)))} " for i in study.indicators},
                   {i.id: i.name_en for i in study.indicators},
                   {number: i.id for i in study.indicators for number in numbers_of_documents(fold(i.name_vi))},
                   {i.id: i.main_group for i in study.indicators},
                   frozenset(i.id for i in study.indicators if i.unit in OF_PLANS))

    @cached_property
    def composer(self) -> Composer:
        """What reads names whose concepts stand in another order or other words."""
        return Composer(self.phrases)

    @cached_property
    def pairs(self) -> dict[str, frozenset[str]]:
        """Each two words beside each other in names of the catalogue, with the indicators; not "tỷ lệ", "số hộ"."""
        common = {pair for words, meanings in self.phrases.items() if any(m.kind in _COMMON for m in meanings)
                  for pair in _pairs(words)}
        found: dict[str, set[str]] = defaultdict(set)
        for words, meanings in self.phrases.items():
            for pair in set(_pairs(words)) - common:
                found[pair].update(m.value for m in meanings if m.kind in ("indicator", "part"))
        return {pair: frozenset(names) for pair, names in found.items() if names}

    def near(self, text: str) -> frozenset[str]:
        """Indicators in whose names two of these words stand beside each other, or nearly so where one is not known."""
        walked = list(self.walk(tokens(fold(text))))
        found: set[str] = set()
        for (before, known), (after, also) in pairwise(walked):
            pair = plain(before[-1] + after[0])
            found |= self.pairs.get(pair, frozenset())
            if (known is None or also is None) and len(pair) >= _LONG_ENOUGH:  # "hộ ngèo" is a slip of "hộ nghèo"
                found.update(name for other, names in self.pairs.items()
                             if Levenshtein.distance(pair, other, score_cutoff=1) <= 1 for name in names)
        return frozenset(found)

    def begun(self, text: str) -> str:
        """The shortest name that begins with a text, its last word perhaps cut; '' unless of one indicator alone."""
        *whole, cut = tokens(fold(text))
        last = len(whole)
        found = {words: frozenset((m.kind, m.value) for m in meanings) for words, meanings in self.phrases.items()
                 if len(words) > last and words[:last] == tuple(whole) and words[last].startswith(cut)}
        named = {value for each in found.values() for kind, value in each if kind == "indicator"}
        names = sorted(found, key=len) if len(named) == len(frozenset(found.values())) == 1 else [()]
        return " ".join(names[0])

    def match(self, words: tuple[str, ...]) -> tuple[list[tuple[tuple[str, ...], frozenset[Meaning]]], list[str]]:
        """The phrases found in a row of words, longest first from the left, and the words left over."""
        walked = list(self.walk(words))
        return [(phrase, meanings) for phrase, meanings in walked if meanings is not None], \
            [phrase[0] for phrase, meanings in walked if meanings is None]

    def walk(self, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], frozenset[Meaning] | None]]:
        """The phrases of a row of words in their order; a word that belongs to none has no meaning.

        Beside such a word "nam" is no man: "phía Nam", "Đông Nam Bộ", the name of a person or a commune.
        """
        found = list(self._walk(words))
        for place, (phrase, meanings) in enumerate(found):
            beside = [known for _, known in (*found[max(place - 1, 0):place], *found[place + 1:place + 2])]
            yield phrase, None if phrase == _MEN_OR_SOUTH and None in beside else meanings

    def _walk(self, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], frozenset[Meaning] | None]]:
        ascii_only = all(word.isascii() for word in words)
        if ascii_only and len(words) > 1:
            words = tuple(word for word in words if word != "nam")  # "năm" without its mark, seldom "nam"
        position = 0
        while position < len(words):
            for length in range(min(self.longest, len(words) - position), 0, -1):
                phrase = words[position:position + length]
                if phrase[-2:] == _COUNTRY and words[position + length:][:1] == _NEW:
                    continue  # "nông thôn mới" is no group
                meanings = self.phrases.get(phrase)
                if meanings is None and ascii_only:
                    meanings = self.bare.get(phrase)
                if meanings is not None:
                    yield phrase, meanings
                    position += length
                    break
            else:
                yield words[position:position + 1], None
                position += 1


def _entries(study: Study) -> Iterable[tuple[str, Meaning]]:
    for table, kind in ((KINDS, "kind"), (MEASURES, "measure"), (GROUPS, "group"), (ROLES, "role"),
                        (RELATIVE, "relative")):
        for value, wordings in table.items():
            yield from ((wording, Meaning(kind, value)) for wording in wordings)
    yield from ((wording, Meaning("noise", "")) for wording in NOISE)
    yield from ((wording, Meaning("title", "")) for wording in TITLE_NOISE)
    yield from ((wording, Meaning("place", "")) for wording in PLACES)
    yield from ((wording, Meaning("unit", unit)) for unit, wording in unit_phrases())
    for group in study.groups:
        if group.id in ("poor", "communes", "wards"):
            continue  # "hộ nghèo" and "xã" in a table are what is counted, or where
        if group.id not in GROUPS:
            yield from ((wording, Meaning("group", group.id)) for wording in
                        (group.name_vi, f"dân tộc {group.name_vi}", f"người {group.name_vi}", group.name_en,
                         fold(group.name_vi).replace("'", "")))
        else:
            yield group.name_vi, Meaning("group", group.id)
    for indicator in study.indicators:
        yield from ((wording, Meaning("indicator", indicator.id)) for wording in
                    (indicator.name_vi, indicator.name_en, _AS_PART.sub("", indicator.name_en), indicator.id))
    for synonym in study.synonyms:
        if synonym.use == "definition" and not re.search(r"\d", synonym.wording):
            yield synonym.wording, Meaning("noise", "")  # told by the pattern already: "(Khảo sát mức sống)"
        if synonym.use == "name":
            yield synonym.wording, Meaning("indicator", synonym.indicator)
            if synonym.group:
                yield synonym.wording, Meaning("group", synonym.group)
        if synonym.use == "part_name":
            yield synonym.wording, Meaning("part", synonym.indicator)
    for area in study.areas:
        if area.code != "66N":
            names = (area.name_vi, area.short_name, area.name_en, *area.aliases)
            # Names of sheets are often written without the apostrophe: "MĐrắk", "Cư Mgar".
            names = (*names, *(fold(name).replace("'", "") for name in names), *short_names(names))
            yield from ((wording, Meaning("area", area.code)) for wording in names
                        if fold(wording) not in ("tổng số", "total"))
    for area in study.districts:  # "Xã Krông Năng" is a commune, not the district of that name
        yield from ((f"{area.name_vi} {when}", Meaning("area", area.code)) for when in ("cũ", "trước đây"))
        yield from ((f"{unit} {wording}", Meaning("commune", area.code))
                    for wording in (area.short_name, *area.aliases) for unit in _COMMUNE_UNITS)


def _add_longer_and_shorter(found: dict[tuple[str, ...], set[Meaning]], wholes: frozenset[str]) -> None:
    """A count is also called "Tổng số …", and without "số": "Người tham gia BHXH"; not the wholes, which head rows."""
    names = [(words, {m for m in meanings if m.kind in ("indicator", "group")}) for words, meanings in found.items()
             if words[0] == "số" and len(words) > _SHORTEST_COUNT and any(m.kind == "indicator" for m in meanings)]
    for words, meanings in names:
        bare = not {m.value for m in meanings} & wholes or words[1:2] in _PERSONS or words[1:3] in _PERSONS
        for other in (("tổng", *words), words[1:] if bare else words):
            if other not in found:
                found[other] = set(meanings)


def _add_local_minority(found: dict[tuple[str, ...], set[Meaning]]) -> None:
    """What is called by the minority is so by those "tại chỗ" too: "Dân số DTTS tại chỗ"."""
    named = [(words, {m for m in meanings if m.kind == "indicator"}) for words, meanings in found.items()
             if words[-len(_MINORITY):] == _MINORITY]
    for words, names in named:
        if names:
            found[(*words, *_LOCAL)] |= names | {Meaning("group", "ethnic_minority_local")}


def _short_names(found: dict[tuple[str, ...], set[Meaning]]) -> list[tuple[tuple[str, ...], set[Meaning]]]:
    """Short forms that nothing else is called, with the indicators whose names hold their words in their order."""
    names = [(words, meaning.value) for words, meanings in found.items() for meaning in meanings
             if meaning.kind == "indicator"]
    shorts = [words for short in SHORT_NAMES if (words := tokens(fold(short))) not in found]
    told = [(short, {Meaning("short", name) for words, name in names if _holds(words, short)}) for short in shorts]
    return told + [(("tổng", *short), meanings) for short, meanings in told
                   if short[0] == "số" and ("tổng", *short) not in found]


def _holds(words: tuple[str, ...], short: tuple[str, ...]) -> bool:
    rest = iter(words)
    return all(word in rest for word in short)


def _settle(meanings: set[Meaning]) -> None:
    """Where words both mean something and are filler, or an indicator and only a part of one, keep the first."""
    kinds = {meaning.kind for meaning in meanings}
    whole = {Meaning("measure", "households"): "households", Meaning("measure", "communes"): "communes_total"}
    if {"measure", "indicator"} <= kinds and (counted := meanings & whole.keys()):
        # "Số hộ" below "Hộ nghèo" counts poor households; only where nothing is said it counts all.
        meanings.difference_update({m for m in meanings if m.kind != "measure"})
        meanings.update(Meaning("fallback", whole[each]) for each in counted)
    elif Meaning("role", "area_column") in meanings:
        meanings.difference_update({m for m in meanings if m.kind == "indicator"})  # "Area" heads the places
    elif kinds & {"indicator", "part"}:
        meanings.difference_update({m for m in meanings if m.kind in ("measure", "noise", "title", "unit", "role")})
    elif kinds - {"noise", "title", "place"}:
        meanings.difference_update({m for m in meanings if m.kind == "noise" and "unit" not in kinds})


def _bare(phrases: dict[tuple[str, ...], frozenset[Meaning]]) -> dict[tuple[str, ...], frozenset[Meaning]]:
    found: dict[tuple[str, ...], set[frozenset[Meaning]]] = defaultdict(set)
    for words, meanings in phrases.items():
        found[tuple(plain(word) or word for word in words)].add(meanings)
    bare = {}
    for words, choices in found.items():
        telling = {choice for choice in choices if any(m.kind not in ("noise", "title") for m in choice)}
        if len(telling or choices) == 1 or not telling:
            bare[words] = next(iter(telling or choices))
    return bare


def _definition_patterns(study: Study) -> tuple[tuple[re.Pattern[str], str, str | None], ...]:
    """Wordings, the definitions that they tell, and what is left in their place; None where they belong to names too.

    "Có bằng cấp", "dân số trung bình" do; not how it is counted, "theo số dân", which may follow the indicator's name.
    """
    told = [(s.wording, s.definition + LIKELY * (s.use == "assumed"), s.indicator)
            for s in study.synonyms if s.wording and s.use in ("definition", "assumed")]
    told += [(each.name_vi, each.id, each.indicator) for each in study.definitions if each.id != "default"]
    found = []
    for wording, definition, indicator in sorted(told, key=lambda each: -len(each[0])):
        words, name = fold(wording), fold(study.indicator(indicator).name_vi).removeprefix("tỷ lệ ")
        left = f" {name} " if words.startswith(f"{name} theo ") else " "
        found.append((re.compile(rf"(?<!\w){_loose(words)}(?!\w)"), definition,
                      left if re.search(r"\d|\btheo\b", words) else None))
    return tuple(found)


def _loose(wording: str) -> str:
    """A pattern for the wording with any kind of dash and any spaces."""
    return re.sub(r"\\?-", r"\\s*[-–—]\\s*", re.escape(wording)).replace("\\ ", r"\s+")
