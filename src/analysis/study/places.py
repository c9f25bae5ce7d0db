"""Communes before and after the reform of 2025."""

from __future__ import annotations

from datetime import date
from typing import Literal

from analysis.language import text
from analysis.study.records import Record

__all__ = ["Commune", "CommuneRegion", "Successor", "Vintage"]

Vintage = Literal["2024", "2025"]
"""Communes as they stood before November 2024, or as they stand since July 2025."""


class Successor(Record):
    """A commune or ward of 1 July 2025 and the units of one former district that it absorbed.

    `former` names these as of 30 June 2025, after the mergers of 2023 and 2024; of those in `divided` it received only
    a part.
    """

    code: str
    name: str
    district_code: str
    former: tuple[str, ...]
    basis: str
    divided: frozenset[str] = frozenset()

    @property
    def taken_in(self) -> str:
        """The former units in words: "Xã Dray Bhăng, Xã Ea BHốk (một phần)"."""
        return ", ".join(text("study-unit-in-part", name=name) if name in self.divided else name
                         for name in self.former)


class Commune(Record):
    """A commune, ward or township as it stood before 1 November 2024 (code of that vintage).

    `urban_from` is the day on which it became a ward or township; None if it always was one or never became one.
    `later_code` is the code of the unit from that day on, its own or that of the unit it joined; "" if not known.
    """

    code: str
    later_code: str = ""
    name: str
    type: Literal["xã", "phường", "thị trấn"]
    district_code: str
    urban_from: date | None = None

    def is_urban(self, year: int) -> bool:
        """Whether it was a ward or township at the end of a year."""
        return self.type != "xã" and (self.urban_from is None or self.urban_from.year <= year)


class CommuneRegion(Record):
    """A commune in the ethnic-minority areas: its region, and its location if the list gives one.

    `region` III is the most disadvantaged; `difficult_villages` counts its specially disadvantaged villages. `latitude`
    and `longitude` are degrees (WGS84), both None if the list has no usable coordinates. `file` is the name of the
    list.
    """

    code: str
    vintage: Vintage
    name: str
    district_code: str
    region: Literal["I", "II", "III"]
    difficult_villages: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    file: str = ""
