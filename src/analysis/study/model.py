"""The records of the catalogue files: areas, indicators, definitions, targets, shocks and synonyms."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from analysis.language import current_language
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

__all__ = ["TYPE_WORDS", "WHOLE_UNITS", "Area", "Group", "Indicator", "Definition", "Target", "Shock", "Synonym"]

WHOLE_UNITS = ("communes", "villages")
"""Units of what is counted in tens or hundreds in a district, so that a single one is told and is several points."""
TYPE_WORDS = ("Thành phố", "Thị xã", "Huyện", "Tỉnh")
"""The words before the names of districts and provinces."""


class _Named(Record):
    name_vi: Words
    name_en: Words

    @property
    def name(self) -> str:
        """The name in the current language."""
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

    def has_ended(self, year: int) -> bool:
        """Whether the area no longer exists on 31 December of the year."""
        return self.valid_to is not None and self.valid_to < date(year, 12, 31)

    @property
    def is_district(self) -> bool:
        """Whether it is one of the 15 district-level units."""
        return self.type in ("city", "town", "district")

    @property
    def short_name(self) -> str:
        """The name without "Huyện", "Thị xã", "Thành phố" or their English counterparts."""
        name = self.name
        for word in TYPE_WORDS:
            name = name.removeprefix(f"{word} ")
        for word in (" District", " City", " Town", " Province"):
            name = name.removesuffix(word)
        return name


class Group(_Named):
    """A population group; `complement` is the id of the group that makes up the rest."""

    id: Identifier
    complement: str


class Indicator(_Named):
    """What is measured: unit, bounds, the better direction, the population covered, who holds the figures.

    `denominator` is the id of the indicator that counts the denominator (households, population …), and
    `denominator_group` its group; `numerator` is the id of the indicator that counts the numerator, `change` of the
    one that tells its yearly change. `role` is "directive" for indicators named in Directive 08-CT/TU, "context" for
    all others.
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
    change: str = ""

    @property
    def holder(self) -> str:
        """The department that holds the figures, in the current language."""
        return self.holder_vi if current_language() == "vi" else self.holder_en

    @property
    def is_share(self) -> bool:
        """Whether values lie between two bounds, as percentages do."""
        return self.lower is not None and self.upper is not None and self.unit != "points_per_year"

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and the largest possible value.

        Raises
        ------
        ValueError
            If one side is unbounded, as for a count.
        """
        if self.lower is None or self.upper is None:
            raise ValueError(f"{self.id}: found no bounds; wanted an indicator whose values lie between two")
        return self.lower, self.upper


class Definition(_Named):
    """One way in which an indicator has been measured, and the year-ends for which it holds.

    `counts` is the id of the indicator of what it counts, where that is not the indicator's denominator.
    """

    indicator: Identifier
    id: Identifier
    year_from: OptionalYear
    year_to: OptionalYear
    note_vi: str
    note_en: str
    counts: str = ""

    @property
    def note(self) -> str:
        """The note in the current language."""
        return self.note_vi if current_language() == "vi" else self.note_en

    def holds(self, year: int) -> bool:
        """Whether the definition is in force for the end of this year."""
        return (self.year_from or year) <= year <= (self.year_to or year)


class Target(Record):
    """A value to reach, adopted by one area. Targets are data, never code.

    `form` "level": `value` is the level to reach at the end of `year`, in the indicator's unit.
    `form` "pace": `value` is the mean yearly improvement in points, from the first year-end
    published under the same definition to the end of `year`.

    `start_year`, `start_value`: another year-end for a pace to start from, where its period began before the first
    published one; `start_figure` is the ledger's figure, known since `start_known`. Such a pace is held against the
    area that adopted it alone.
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
    start_year: OptionalYear = None
    start_value: OptionalNumber = None
    start_figure: str = ""
    start_known: OptionalDate = None

    @property
    def start(self) -> tuple[int, float] | None:
        """The declared year-end and level from which a pace counts; None where it counts from the first published."""
        return None if self.start_year is None or self.start_value is None else (self.start_year, self.start_value)

    @property
    def adopted_by(self) -> str:
        """Who adopted it, in the current language."""
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


class Synonym(Record):
    """How tables refer to an indicator: one of its names, or words that identify a definition.

    `use` says what the `wording` means:

    - "name": a heading that means the indicator, and `group` if given
    - "part_name": one that means it only together with its main group ("Tỷ lệ thất nghiệp", "Thành thị")
    - "definition": words that identify a definition
    - "assumed": the definition taken, with a note, if a table does not mark one; if several are in force, the one whose
      `wording` is part of the name is taken without a note
    - "special": a definition taken only if a table marks it
    - "flow": the indicator accumulates over a year, so a quarter's number is not the year's
    - "mean": the year's value is the mean over the year, so the last quarter's is not the year's
    - "part": what it counts is included in what the indicator in `wording` counts
    - "addend": likewise, and all addends together make up the whole
    - "of_group": the name of the indicator in `wording` for that `group`
    - "unlike": a heading that resembles the indicator's names but does not mean it
    """

    indicator: Identifier
    definition: str
    group: str
    use: Literal["name", "part_name", "definition", "assumed", "special", "flow", "mean", "part", "addend", "of_group",
                 "unlike"]
    wording: str
