"""A digit or a unit lost in a count: by what it then differs, and what else in its table says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from analysis.ingest.reading import Reading
from analysis.ingest.values import decimals, rounding_of_sum
from analysis.study import Study

__all__ = ["SLIPS", "SMALLEST", "SecondSigns", "has_digit_more_or_less", "is_plain", "resolution", "rounding_of"]

SLIPS = (10.0, 0.1, 1000.0, 0.001)
"""What a number is multiplied with where a digit or "nghìn" was lost, or written once too often."""
SMALLEST = 20.0
"""Smaller counts may well grow tenfold, and ten times as much hardly shows in a rounded total."""
_WELL_ABOVE = 4.0
_TELLING = 1000.0


def is_plain(reading: Reading, likely: float, rounding: float) -> bool:
    """Whether a slip of a number would move a sum so far that rounding cannot be taken for it."""
    return reading.value >= SMALLEST and abs(likely - reading.value) >= _WELL_ABOVE * rounding


def has_digit_more_or_less(value: float, likely: float) -> bool:
    """Whether two whole numbers are the same but for one digit that only one of them has: 12513 and 1251.

    Of smaller ones too many are, by chance.
    """
    if value != int(value) or likely != int(likely) or min(value, likely) < _TELLING:
        return False
    longer, shorter = sorted((f"{value:.0f}", f"{likely:.0f}"), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1:] == shorter for at in range(len(longer)))


def resolution(readings: list[Reading]) -> float:
    """The unit in which the numbers were written; hundreds at the least where all were written in thousands."""
    exact = 10.0 ** -max(decimals(reading.value) for reading in readings)
    thousands = all(reading.note and reading.value == int(reading.value) for reading in readings)
    return max(exact, 100.0) if thousands else exact


def rounding_of(total: Reading, addends: list[Reading]) -> float:
    """By how much a total may differ from the sum of its addends although both were rounded rightly."""
    return rounding_of_sum([resolution([total, *addends])] * (len(addends) + 1))


class SecondSigns:
    """What in a table, besides other years, says that a count has a digit too many or too few."""

    def __init__(self, readings: Iterable[Reading], study: Study) -> None:
        self._province, self._districts = study.province.code, {area.code for area in study.districts}
        self._wholes: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        for indicator in study.indicators:
            if indicator.numerator and indicator.denominator:
                self._wholes[indicator.numerator].add(indicator.denominator)
                self._parts[indicator.denominator].add(indicator.numerator)
        self._by_area: dict[tuple[object, ...], dict[str, Reading]] = defaultdict(dict)
        for reading in readings:
            if reading.role == "figure" and not reading.commune:
                self._by_area[_moment(reading, reading.indicator)].setdefault(reading.area, reading)

    def agree(self, reading: Reading, likely: float) -> bool:
        """Whether a sum, or a share over 100 %, says too that `likely` was meant."""
        return self._by_total(reading, likely) or self._by_share(reading, likely)

    def _by_total(self, reading: Reading, likely: float) -> bool:
        by_area = self._by_area[_moment(reading, reading.indicator)]
        if not by_area.keys() >= self._districts | {self._province}:
            return False
        total, listed = by_area[self._province], [by_area[code] for code in sorted(self._districts)]
        if reading not in (total, *listed) or any(each.qualifier for each in (total, *listed)):
            return False
        apart = total.value - sum(each.value for each in listed)
        mended = apart + (likely - reading.value if reading is total else reading.value - likely)
        rounding = rounding_of(total, listed)
        return abs(mended) <= rounding < abs(apart)

    def _by_share(self, reading: Reading, likely: float) -> bool:
        """Whether the count is above its whole, or a whole below its part, and `likely` is not."""
        def beside(names: set[str]) -> list[float]:
            found = (self._by_area.get(_moment(reading, name), {}).get(reading.area) for name in names)
            return [each.value for each in found if each is not None]

        return any(likely <= whole < reading.value for whole in beside(self._wholes[reading.indicator])) or \
            any(reading.value < part <= likely for part in beside(self._parts[reading.indicator]))


def _moment(reading: Reading, indicator: str) -> tuple[object, ...]:
    return (reading.table, indicator, reading.group, reading.year, reading.kind, reading.reference_date)
