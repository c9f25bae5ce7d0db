"""The whole catalogue, with the lookups that the other rooms need."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TypeVar

from pydantic import Field

from analysis.language import current_language
from analysis.study.illustration import Illustration
from analysis.study.model import Area, Definition, Group, Indicator, Shock, Synonym, Target
from analysis.study.places import Commune, CommuneRegion, Successor
from analysis.study.records import Record

__all__ = ["Study"]

R = TypeVar("R", Group, Target)
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Study(Record):
    """The whole catalogue, checked; look things up by id, code or key.

    `commune_regions` is empty if ``data/raw`` has no list of communes by region. `refused` holds the ids of rows with a
    mistake: a reference to one is not unknown, only left out for now. `vietnamese` maps notes and remarks in the ledger
    to their translations. `illustration` says which files of a demonstration are made up; None if all figures are real.
    """

    areas: tuple[Area, ...]
    groups: tuple[Group, ...]
    indicators: tuple[Indicator, ...]
    definitions: tuple[Definition, ...]
    targets: tuple[Target, ...]
    shocks: tuple[Shock, ...] = ()
    successors: tuple[Successor, ...] = ()
    communes: tuple[Commune, ...] = ()
    commune_regions: tuple[CommuneRegion, ...] = ()
    refused: frozenset[str] = frozenset()
    synonyms: tuple[Synonym, ...] = ()
    vietnamese: dict[str, str] = Field(default_factory=dict)
    illustration: Illustration | None = None

    def __repr__(self) -> str:
        return f"Study({len(self.areas)} areas, {len(self.indicators)} indicators, {len(self.targets)} targets)"

    def is_illustrative(self, file: str) -> bool:
        """Whether the figures in a raw file are made up."""
        return self.illustration is not None and file not in self.illustration.published

    @property
    def districts(self) -> tuple[Area, ...]:
        """The district-level units, by code."""
        return tuple(sorted((a for a in self.areas if a.is_district), key=lambda a: a.code))

    @cached_property
    def _areas(self) -> dict[str, Area]:
        found: dict[str, Area] = {}
        for area in self.areas:
            found.setdefault(area.code, area)
            found.setdefault(area.key, area)
        return found

    @cached_property
    def province(self) -> Area:
        """The province before the merger of 1 July 2025."""
        return next(area for area in self.areas if area.type == "province")

    def area(self, code_or_key: str) -> Area:
        """The area with this code or key; KeyError names the keys that exist."""
        if code_or_key in self._areas:
            return self._areas[code_or_key]
        raise KeyError(f"unknown area {code_or_key!r}: known keys are {', '.join(a.key for a in self.areas)}")

    def group(self, group_id: str) -> Group:
        """The group with this id; KeyError if there is none."""
        return _with_id(self.groups, group_id)

    def told(self, words: str) -> str:
        """A note or source from the ledger in the current language, as far as data/raw/translations.csv has it.

        A source reads "title — publisher": each half is looked up, then the remark in brackets. Titles stay quoted.
        """
        known = self.vietnamese if current_language() == "vi" else self._english
        whole = known.get(words.strip())
        return whole or " — ".join(known.get(part) or _REMARK.sub(lambda found: known.get(found[0], found[0]), part)
                                   for part in words.split(" — "))

    @cached_property
    def _english(self) -> dict[str, str]:
        return {vietnamese: words for words, vietnamese in self.vietnamese.items()}

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with this id; KeyError if there is none."""
        if indicator_id not in self._indicators:
            raise KeyError(f"unknown indicator {indicator_id!r}")
        return self._indicators[indicator_id]

    def denominator_unit(self, indicator: Indicator) -> str:
        """The unit of an indicator's denominator; "" if the catalogue has no indicator that counts it."""
        counted = self._indicators.get(indicator.denominator)
        return counted.unit if counted else ""

    def definition(self, indicator_id: str, definition_id: str) -> Definition:
        """The definition of an indicator; KeyError if there is none."""
        if (indicator_id, definition_id) not in self._definitions:
            raise KeyError(f"unknown definition {definition_id!r} of indicator {indicator_id!r}")
        return self._definitions[indicator_id, definition_id]

    def definitions_of(self, indicator_id: str) -> tuple[Definition, ...]:
        """The definitions of an indicator, oldest first."""
        return self._definitions_of.get(indicator_id, ())

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def _definitions(self) -> dict[tuple[str, str], Definition]:
        return {(definition.indicator, definition.id): definition for definition in self.definitions}

    @cached_property
    def _definitions_of(self) -> dict[str, tuple[Definition, ...]]:
        ordered = sorted(self.definitions, key=lambda d: (d.year_from or 0, d.year_to or 9999))
        return {name: tuple(d for d in ordered if d.indicator == name) for name in {d.indicator for d in ordered}}

    def target(self, target_id: str) -> Target:
        """The target with this id; KeyError if there is none."""
        return _with_id(self.targets, target_id)

    def targets_of(self, indicator_id: str) -> tuple[Target, ...]:
        """The targets set for an indicator, by year and id."""
        found = (t for t in self.targets if t.indicator == indicator_id)
        return tuple(sorted(found, key=lambda t: (t.year, t.id)))

    def targets_over(self, indicator_id: str, *area_codes: str) -> tuple[Target, ...]:
        """The targets set by these areas (default: the province), the province or the country.

        Areas with other boundaries have their own; a pace with a start of its own concerns its own area alone.
        """
        own = set(area_codes or (self.province.code,))
        homes = {*own, self.province.code, self.province.parent}
        return tuple(target for target in self.targets_of(indicator_id)
                     if target.area_code in (homes if target.start is None else own))

    def shocks_of(self, indicator_id: str, definition_id: str) -> tuple[Shock, ...]:
        """The declared shocks of a series."""
        return tuple(s for s in self.shocks if (s.indicator, s.definition) == (indicator_id, definition_id))

    def disturbed_years(self, indicator_id: str, definition_id: str) -> frozenset[int]:
        """The years in which a declared one-off shock moved the level."""
        return frozenset(s.year for s in self.shocks_of(indicator_id, definition_id) if s.form == "one_off")

    def successors_of(self, district_code: str) -> tuple[Successor, ...]:
        """The communes and wards of 2025 that succeed a former district, by name."""
        found = (s for s in self.successors if s.district_code == district_code)
        return tuple(sorted(found, key=lambda s: s.name))

    def communes_of(self, district_code: str) -> tuple[Commune, ...]:
        """The communes, wards and townships of a district before November 2024, by code."""
        return tuple(c for c in self.communes if c.district_code == district_code)

    @property
    def directive_indicators(self) -> tuple[Indicator, ...]:
        """The indicators that Directive 08-CT/TU names, in catalogue order."""
        return tuple(i for i in self.indicators if i.role == "directive")

    @property
    def reported_indicators(self) -> tuple[Indicator, ...]:
        """The indicators covered by every report and by a report of their own, the directive's first.

        The others are shares with a target; only for these is the probability of meeting a target stated.
        """
        others = (i for i in self.indicators if i.role == "context" and i.is_share and self.targets_of(i.id))
        return (*self.directive_indicators, *others)


def _with_id(records: tuple[R, ...], wanted: str) -> R:
    for record in records:
        if record.id == wanted:
            return record
    raise KeyError(f"unknown id {wanted!r}: known ids are {', '.join(record.id for record in records)}")
