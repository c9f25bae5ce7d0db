"""What people call districts, indicators, targets and tables, and what they may have meant."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process, utils

from analysis.ingest.names import NameIndex
from analysis.language import Language, text, use_language
from analysis.study import Area, Indicator, Study

__all__ = ["Names", "UnknownName"]

_CLOSE_ENOUGH = 60


class UnknownName(KeyError):
    """Something that is not in the catalogue; the message suggests the nearest."""

    def __str__(self) -> str:
        return str(self.args[0])


class Names:
    """Look things up by key, code or name, with or without diacritics: "lak", "656", "Huyện Lắk", "Lăk".

    Every look-up raises `UnknownName`, with the nearest known name as a suggestion, where nothing fits.
    """

    def __init__(self, study: Study, language: Language) -> None:
        self._study, self._language = study, language
        areas = (*study.districts, study.province)
        self._areas = {area.key: area for area in areas}
        self._indicators = {indicator.id: indicator for indicator in study.indicators}
        self._area_names = NameIndex({a.key: (a.name_vi, a.name_en, a.code, *a.aliases) for a in areas})
        self._indicator_names = NameIndex({i.id: (i.name_vi, i.name_en) for i in study.indicators})

    def area(self, name: str) -> Area:
        """A district or the province."""
        spelled = {word: area.key for area in self._areas.values() for word in (area.key, area.name, area.short_name)}
        return self._areas[self._area_names.find(name).id or self.one_of(name, list(self._areas), spelled)]

    def indicator(self, name: str) -> Indicator:
        """An indicator of the catalogue."""
        spelled = {word: each.id for each in self._indicators.values() for word in (each.id, each.name)}
        return self._indicators[self._indicator_names.find(name).id
                                or self.one_of(name, list(self._indicators), spelled)]

    def target(self, identity: str) -> str:
        """Id of a target or yardstick."""
        return self.one_of(identity, [target.id for target in self._study.targets])

    def one_of(self, name: str, known: list[str], spelled: Mapping[str, str] | None = None) -> str:
        """The name if it is one of those known; `spelled` maps other spellings to them, for the suggestion."""
        if name in known:
            return name
        words = spelled or {each: each for each in known}
        close = process.extractOne(name, list(words), scorer=fuzz.ratio, processor=utils.default_process,
                                   score_cutoff=_CLOSE_ENOUGH)
        with use_language(self._language):
            suggestion = text("cli-suggest", name=words[close[0]]) if close else ""
            raise UnknownName(text("workbench-unknown", found=name, suggestion=suggestion, known=", ".join(known)))
