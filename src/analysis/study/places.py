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
    """A commune or ward of 1 July 2025 and the units on a district's territory that it took in.

    `former` names these as they were on the eve, after the mergers of 2023 and 2024; of those `divided` it took a part.
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

    `urban_from` is the day since which it is a ward or township, None where it always was one, or is none.
    `later_code` is that of the unit that it was from that day on, its own or the one that took it in; "" if not known.
    """

    code: str
    later_code: str = ""
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
    `latitude` and `longitude` are degrees (WGS84), both None where the list has no usable coordinates. `file` is the
    list's.
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
