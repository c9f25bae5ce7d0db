"""Communes before and after the reform of 2025, and the wordings by which tables name indicators."""

from __future__ import annotations

from datetime import date
from typing import Literal

from analysis.study.records import Identifier, Record

__all__ = ["Commune", "CommuneRegion", "Successor", "Synonym", "Vintage"]

Vintage = Literal["2024", "2025"]
"""Communes as they stood before November 2024, or as they stand since July 2025."""


class Synonym(Record):
    """How tables write an indicator: a name of it, or words that tell a definition.

    `use` "name": a heading that means the indicator (`group` where it names one too); "part_name": one that
    means it only together with its main group ("Tỷ lệ thất nghiệp", "Thành thị"); "definition": words that
    mark a definition; "assumed": the definition taken, with a note, where a table marks none; "special": a
    definition taken only where a table marks it; "flow": the indicator arises over a year, so that the number
    of one quarter is not that of the year; "mean": that of a year is the mean over it, which its last quarter
    is not; "part": what it counts is among what the indicator in `wording` counts; "addend": so it is, and
    all addends together make it up; "of_group": what the indicator in `wording` is called for that `group`;
    "unlike": a heading that resembles names of the indicator and does not mean it.
    """

    indicator: Identifier
    definition: str
    group: str
    use: Literal["name", "part_name", "definition", "assumed", "special", "flow", "mean", "part", "addend", "of_group",
                 "unlike"]
    wording: str


class Successor(Record):
    """A commune or ward of 1 July 2025 and the former units on a district's territory that it took in."""

    code: str
    name: str
    district_code: str
    former: tuple[str, ...]
    basis: str


class Commune(Record):
    """A commune, ward or township as it stood before 1 November 2024 (code of that vintage).

    `urban_from` is the day since which it is a ward or township, None where it always was one, or is none.
    """

    code: str
    name: str
    type: Literal["xã", "phường", "thị trấn"]
    district_code: str
    urban_from: date | None = None

    def is_urban(self, year: int) -> bool:
        """Whether it is a ward or a township at the end of a year."""
        return self.type != "xã" and (self.urban_from is None or self.urban_from.year <= year)


class CommuneRegion(Record):
    """A commune of the ethnic-minority areas: its region, and where it lies if the list says so.

    `region` III is the most difficult; `difficult_villages` counts its villages with special difficulties.
    `latitude` and `longitude` are degrees (WGS84), both None where the list has no usable coordinates.
    """

    code: str
    vintage: Vintage
    name: str
    district_code: str
    region: Literal["I", "II", "III"]
    difficult_villages: int | None = None
    latitude: float | None = None
    longitude: float | None = None
