"""Names of areas, indicators and groups as people write them, matched to the catalogue's ids.

Composed or decomposed letters, straight or curly apostrophes, case and the words "huyện", "TX.",
"TP." make no difference. Without diacritics a name is taken only where a single entry fits. A near
miss is never taken: it is suggested.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from analysis.study import Study

__all__ = ["Match", "NameIndex", "fold", "strip_prefix", "plain", "area_index", "indicator_index",
           "group_index", "definition_index", "short_names", "two_halves"]

_APOSTROPHES = str.maketrans(dict.fromkeys(
    "\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07\u02bb\u02c8", "'"))
_REMEMBERED = 20_000
_LONGEST_SHORTENED = 6
_PREFIX = re.compile(r"^(?:huyện|thị xã|thành phố|tỉnh|vùng|h\.|t\.|tx\.?|t\.x\.?|tp\.?|t\.p\.?|h(?= ))\s*")
_TWICE = re.compile(r"\s+[-–—/]\s+|\s*\n\s*")
_SUFFIX = re.compile(r"\s+(?:district|town|city|province)$")
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
        return Match(None, self._names_of(found) if found else self._nearest(fold(text.strip())))

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

    def _nearest(self, folded: str, limit: int = 3) -> tuple[str, ...]:
        """The names that look most alike, at least 70 of 100 by rapidfuzz's ratio."""
        choices = {word: plain(strip_prefix(fold(word))) for word in self._shown}
        wanted = plain(strip_prefix(folded))
        near = process.extract(wanted, choices, scorer=fuzz.ratio, limit=limit, score_cutoff=70)
        return self._names_of({self._shown[word] for _, _, word in near})


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """A name in one form: composed, lower case, straight apostrophes, single spaces."""
    composed = unicodedata.normalize("NFC", text.translate(_APOSTROPHES))
    # "Đ" is often typed as the Icelandic or the African letter that looks the same.
    composed = composed.replace("\u00d0", "\u0110").replace("\u0189", "\u0110").casefold()
    composed = unicodedata.normalize("NFC", composed)
    return re.sub(r"\s+", " ", re.sub(r"\s*'\s*", "'", composed)).strip()


SYLLABLE = re.compile(r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
"""How a syllable is spelt without its marks: letters that make none are a short form, or English."""


def strip_prefix(folded: str) -> str:
    """A folded name without "huyện", "TX.", "TP.", "tỉnh" or the English word after it."""
    return _SUFFIX.sub("", _PREFIX.sub("", folded)) or folded


@lru_cache(maxsize=65536)
def plain(folded: str) -> str:
    """A folded name without diacritics, apostrophes, spaces and hyphens."""
    letters = unicodedata.normalize("NFD", folded.replace("đ", "d"))
    return re.sub(r"[\W_]", "", "".join(c for c in letters if not unicodedata.combining(c)))


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
