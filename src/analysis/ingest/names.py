"""Names of areas, indicators, groups and definitions as departments write them, matched to the catalogue's ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.name_index import Match, NameIndex, fold, plain, strip_prefix
from analysis.study import Study

__all__ = ["Match", "NameIndex", "SYLLABLE", "area_index", "definition_index", "fold", "group_index", "indicator_index",
           "plain", "short_names", "strip_prefix", "two_halves"]

_LONGEST_SHORTENED = 6
_TWICE = re.compile(r"\s+[-–—/]\s+|\s*\n\s*")
_GROUP_WORDS = {
    "all": ("chung", "tổng", "tổng số", "tổng cộng", "toàn dân", "total"),
    "ethnic_minority": ("dtts", "dân tộc thiểu số", "đồng bào dtts", "ethnic minority"),
    "rest": ("không phải dtts", "ngoài dtts"),
    "rural": ("khu vực nông thôn",),
    "urban": ("khu vực thành thị", "đô thị"),
    "children": ("trẻ",),
    "kinh": ("kinh",),
    "female": ("phụ nữ",),
}


def two_halves(text: str) -> tuple[str, str] | None:
    """The two parts of a text that says a thing in two languages: "Huyện Lắk - Lak district"; None for any other."""
    halves = _TWICE.split(text)
    return (halves[0], halves[1]) if len(halves) == 2 else None


SYLLABLE = re.compile(r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
"""How a syllable is spelt without its marks: letters that make none are a short form, or English."""


def area_index(study: Study) -> NameIndex:
    """Areas by code, key, name or alias."""
    return NameIndex({a.code: (a.name_vi, a.name_en, a.key, *a.aliases, *short_names((a.short_name, *a.aliases)))
                      for a in study.areas})


def short_names(names: Iterable[str]) -> list[str]:
    """The names of places of two words as they are shortened in narrow columns: "Kr. Búk", "K. Búk", "B. Đôn"."""
    found = []
    for name in names:
        first, *rest = name.split()
        if len(rest) == 1 and first.isalpha() and len(first) < _LONGEST_SHORTENED:
            found += [f"{first[0]} {rest[0]}"] + ([f"Kr {rest[0]}"] if fold(first) == "krông" else [])
    return found


def indicator_index(study: Study) -> NameIndex:
    """Indicators by id or name."""
    return NameIndex({i.id: (i.name_vi, i.name_en, i.id) for i in study.indicators})


def group_index(study: Study) -> NameIndex:
    """Groups by id, name or a word in common use."""
    return NameIndex({g.id: (g.name_vi, g.name_en, g.id, *_GROUP_WORDS.get(g.id, ())) for g in study.groups})


def definition_index(study: Study, indicator: str) -> NameIndex:
    """The definitions of one indicator by id or name."""
    return NameIndex({d.id: (d.name_vi, d.name_en, d.id) for d in study.definitions_of(indicator)})
