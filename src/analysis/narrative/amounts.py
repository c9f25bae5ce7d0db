"""Paces, people behind a gap, and of how few a percentage is."""

from __future__ import annotations

import math
from collections.abc import Iterable

from analysis.language import number, text
from analysis.study import WHOLE_UNITS
from analysis.telling.people import people_number, people_range
from analysis.telling.rows import Row
from analysis.telling.words import is_missing

__all__ = ["few_text", "pace_text", "people_number_text", "people_text", "points_text"]

_FEW_COUNTED = 20
_UNSEEN = 0.05  # points that are not seen at one decimal
_TWO_PLACES = 0.005  # a pace that is not seen at two decimals
_NOTHING = 5e-4  # less is a matter of how computers divide
_MANY = ("persons", "households")


def pace_text(value: float) -> str:
    """A pace with its sign, "+1,2", to two digits: "−5,3" but "−0,66", and never nothing for a little: "−0,004"."""
    if is_missing(value):
        return "–"
    places = _places(value) if _NOTHING < abs(value) < _TWO_PLACES else 2
    shown = number(value, 1, fixed=True) if abs(value) >= 1 else number(value, places)
    return f"{'+' if value > 0 else ''}{shown}"


def points_text(value: float, interval: str) -> str:
    """Percentage points with their interval unless it reads the same, to one decimal: "1,8 điểm % (1,3–2,4)".

    What is missing decides, however little it is: "0,04 điểm %", never nothing.
    """
    shown = number(value, _places(value) if _NOTHING < abs(value) < _UNSEEN else 1, fixed=True)
    return text("narrative-points", value=shown, range=interval, spread="none" if "–" not in interval else "range")


def _places(value: float) -> int:
    """How many decimals the first digit of a number needs; 0 for nothing."""
    return -math.floor(math.log10(abs(value))) if value else 0


def people_text(gap: Row | None) -> str:
    """People behind a gap with range, unit and the year of the denominator; "–" where not known."""
    if gap is None or is_missing(gap["people"]):
        return "–"
    unit = text(f"telling-unit-{gap['denominator_unit']}")
    shown, interval = _number_behind(gap), people_range(gap["people_lower_80"], gap["people_upper_80"])
    return text("narrative-people", value=shown, unit=unit, range=interval, year=str(gap["denominator_year"]),
                spread="none" if interval == shown else "range")


def people_number_text(gap: Row) -> str:
    """The same without range and year, ", khoảng 290 hộ", for where the range stands beside; "" where not known."""
    if is_missing(gap["people"]) or gap["people"] <= 0:
        return ""
    unit = text(f"telling-unit-{gap['denominator_unit']}")
    return text("narrative-people-short", value=_number_behind(gap), unit=unit)


def _number_behind(gap: Row) -> str:
    """Of a gap that reads 0.0 points as many people as that may be: "dưới 250", not 18 of half a million."""
    behind, most = gap["people"], _UNSEEN * gap.get("denominator", float("nan")) / 100
    if gap["denominator_unit"] in _MANY and 0 < behind < most:
        return text("narrative-people-below", most=people_number(most))
    return people_number(behind)


def few_text(gaps: Iterable[Row]) -> str:
    """"của 7 xã (2023)" after a percentage of so few that each is many points; "" if unknown or many."""
    row = next((each for each in gaps if each["denominator_unit"] in WHOLE_UNITS
                and each["denominator"] <= _FEW_COUNTED), None)
    if row is None:
        return ""
    unit = text(f"telling-unit-{row['denominator_unit']}")
    return " " + text("narrative-of-few", count=number(row["denominator"], 0), unit=unit,
                      year=str(row["denominator_year"]))
