"""What the catalogue files say, as typed records, and the questions that the other rooms ask of them."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from analysis.language import current_language
from analysis.study.illustration import Illustration
from analysis.study.places import Commune, CommuneRegion, Successor, Synonym
from analysis.study.records import (
    Identifier,
    Listed,
    Number,
    OptionalDate,
    OptionalNumber,
    OptionalYear,
    Record,
    Words,
    Year,
)

__all__ = [
    "Area", "Group", "Indicator", "Definition", "Target", "Shock", "Successor", "Commune", "CommuneRegion", "Synonym",
    "Study", "DISTRICT_TYPES",
]

DISTRICT_TYPES = ("city", "town", "district")


R = TypeVar("R", bound=Record)


class _Named(Record):
    name_vi: Words
    name_en: Words

    @property
    def name(self) -> str:
        """The name in the language in force."""
        return self.name_vi if current_language() == "vi" else self.name_en


class Area(_Named):
    """A district, a pair of districts published as one, the province, a region or the country."""

    code: Identifier
    key: Identifier
    type: Literal["city", "town", "district", "pair", "province", "merged_province", "region", "country"]
    parent: str
    members: Listed
    aliases: Listed
    valid_from: OptionalDate
    valid_to: OptionalDate

    @property
    def is_district(self) -> bool:
        """Whether it is one of the 15 district-level units."""
        return self.type in DISTRICT_TYPES

    @property
    def short_name(self) -> str:
        """The name without "Huyện", "Thị xã", "Thành phố" or their English counterparts."""
        name = self.name
        for word in ("Thành phố ", "Thị xã ", "Huyện ", "Tỉnh "):
            name = name.removeprefix(word)
        for word in (" District", " City", " Town", " Province"):
            name = name.removesuffix(word)
        return name


class Group(_Named):
    """A population group; `complement` is the id of the group that makes up the rest."""

    id: Identifier
    complement: str


class Indicator(_Named):
    """What is measured: unit, bounds, which direction is better, whom it counts, who holds the figures.

    `denominator` is the id of the indicator that counts its denominator (households, population …),
    `denominator_group` the group of it; `numerator` the id of the indicator that counts its numerator.
    `role` is "directive" for what Directive 08-CT/TU names, "context" for everything else.
    """

    id: Identifier
    topic: Identifier
    unit: Words
    lower: OptionalNumber
    upper: OptionalNumber
    better: Literal["up", "down", ""]
    main_group: Identifier
    denominator: str
    denominator_group: str
    numerator: str
    role: Literal["directive", "context"]
    holder_vi: str
    holder_en: str

    @property
    def holder(self) -> str:
        """The department that holds the figures, in the language in force."""
        return self.holder_vi if current_language() == "vi" else self.holder_en

    @property
    def is_share(self) -> bool:
        """Whether values lie between two bounds, as percentages do."""
        return self.lower is not None and self.upper is not None and self.unit != "points_per_year"


class Definition(_Named):
    """One way in which an indicator has been measured, and the year-ends for which it holds."""

    indicator: Identifier
    id: Identifier
    year_from: OptionalYear
    year_to: OptionalYear
    note_vi: str
    note_en: str

    @property
    def note(self) -> str:
        """The note in the language in force."""
        return self.note_vi if current_language() == "vi" else self.note_en

    def holds(self, year: int) -> bool:
        """Whether the definition is in force for the end of this year."""
        return (self.year_from or year) <= year <= (self.year_to or year)


class Target(Record):
    """A value to reach, adopted by one area: data, never code.

    `form` "level": `value` is the level to reach at the end of `year`, in the indicator's unit.
    `form` "pace": `value` is the mean yearly improvement in points, from the first year-end
    published under the same definition to the end of `year`.
    """

    id: Identifier
    indicator: Identifier
    definition: Identifier
    area_code: Identifier
    group: Identifier
    year: Year
    form: Literal["level", "pace"]
    value: Number
    comparison: Literal["at_least", "at_most", "above", "below"]
    adopted_by_vi: Words
    adopted_by_en: Words
    figure_id: str
    directive: bool

    @property
    def adopted_by(self) -> str:
        """Who adopted it, in the language in force."""
        return self.adopted_by_vi if current_language() == "vi" else self.adopted_by_en


class Shock(_Named):
    """A known event that moved an indicator in one year.

    `form` "one_off": the level of that year only; "lasting": the step into that year.
    `spread` is the standard deviation of its unknown size, on the logit scale.
    """

    indicator: Identifier
    definition: Identifier
    year: Year
    form: Literal["one_off", "lasting"]
    spread: Annotated[Number, Field(gt=0, le=5)]
    source: Words


class Study(Record):
    """The whole catalogue, checked; look things up by id, code, key or alias.

    `commune_regions` is empty where nobody has put the list of communes by region into ``data/raw``.
    `refused` holds the ids of rows with a mistake: what names them is not unknown, only left out for now.
    `vietnamese` maps notes of the ledger to their translation. `illustration` says which files of a
    demonstration are made up; None where every figure is real.
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
        """Whether the figures of a raw file are made up."""
        return self.illustration is not None and file not in self.illustration.published

    @property
    def districts(self) -> tuple[Area, ...]:
        """The district-level units, by code."""
        return tuple(sorted((a for a in self.areas if a.is_district), key=lambda a: a.code))

    @cached_property
    def _area(self) -> dict[str, Area]:
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
        if code_or_key in self._area:
            return self._area[code_or_key]
        raise KeyError(f"unknown area {code_or_key!r}: known keys are {', '.join(a.key for a in self.areas)}")

    def group(self, group_id: str) -> Group:
        """The group with this id; KeyError if there is none."""
        return _find(self.groups, "group", id=group_id)

    def in_vietnamese(self, words: str) -> str:
        """A note of the ledger in Vietnamese, as data/raw/translations.csv gives it; as it stands where it does not."""
        return self.vietnamese.get(words.strip(), words)

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with this id; KeyError if there is none."""
        if indicator_id not in self._indicators:
            raise KeyError(f"unknown indicator {indicator_id!r}")
        return self._indicators[indicator_id]

    def definition(self, indicator_id: str, definition_id: str) -> Definition:
        """The definition of an indicator; KeyError if there is none."""
        if (indicator_id, definition_id) not in self._definition:
            raise KeyError(f"unknown definition {definition_id!r} of indicator {indicator_id!r}")
        return self._definition[indicator_id, definition_id]

    def definitions_of(self, indicator_id: str) -> tuple[Definition, ...]:
        """The definitions of an indicator, oldest first."""
        return self._definitions.get(indicator_id, ())

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def _definition(self) -> dict[tuple[str, str], Definition]:
        return {(definition.indicator, definition.id): definition for definition in self.definitions}

    @cached_property
    def _definitions(self) -> dict[str, tuple[Definition, ...]]:
        ordered = sorted(self.definitions, key=lambda d: (d.year_from or 0, d.year_to or 9999))
        return {name: tuple(d for d in ordered if d.indicator == name) for name in {d.indicator for d in ordered}}

    def target(self, target_id: str) -> Target:
        """The target with this id; KeyError if there is none."""
        return _find(self.targets, "target", id=target_id)

    def targets_of(self, indicator_id: str) -> tuple[Target, ...]:
        """The targets set for an indicator, by year and id."""
        found = (t for t in self.targets if t.indicator == indicator_id)
        return tuple(sorted(found, key=lambda t: (t.year, t.id)))

    def shocks_of(self, indicator_id: str, definition_id: str) -> tuple[Shock, ...]:
        """The declared shocks of a series."""
        return tuple(s for s in self.shocks if (s.indicator, s.definition) == (indicator_id, definition_id))

    def successors_of(self, district_code: str) -> tuple[Successor, ...]:
        """The communes and wards of 2025 that follow a former district, by name."""
        found = (s for s in self.successors if s.district_code == district_code)
        return tuple(sorted(found, key=lambda s: s.name))

    def communes_of(self, district_code: str) -> tuple[Commune, ...]:
        """The communes, wards and townships of a district before November 2024, by code."""
        return tuple(c for c in self.communes if c.district_code == district_code)

    @property
    def directive_indicators(self) -> tuple[Indicator, ...]:
        """The indicators that Directive 08-CT/TU names, in catalogue order."""
        return tuple(i for i in self.indicators if i.role == "directive")


def _find(records: tuple[R, ...], kind: str, **wanted: str) -> R:
    for record in records:
        if all(getattr(record, field) == value for field, value in wanted.items()):
            return record
    raise KeyError(f"unknown {kind} {wanted}")
