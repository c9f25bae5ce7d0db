"""A digit or a unit lost in a count: by the years beside it, and what else in its table says so."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from analysis.ingest.grid import cell_name
from analysis.ingest.reading import Doubt, Reading
from analysis.ingest.units import is_count
from analysis.ingest.values import decimals, rounding_of_sum
from analysis.study import Study

__all__ = ["SLIPS", "SMALLEST", "SecondSigns", "check_years", "has_digit_more_or_less", "is_plain", "resolution",
           "rounding_of"]

SLIPS = (10.0, 0.1, 1000.0, 0.001)
"""What a number is multiplied with where a digit or "nghìn" was lost, or written once too often."""
SMALLEST = 20.0
"""Smaller counts may well grow tenfold, and ten times as much hardly shows in a rounded total."""
_WELL_ABOVE = 4.0
_TELLING = 1000.0
_FEWEST_STEADY = 4
_ALIKE = math.log(1.6)


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
        self._by_area: dict[tuple[str | int, ...], dict[str, Reading]] = defaultdict(dict)
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


def _moment(reading: Reading, indicator: str) -> tuple[str | int, ...]:
    return (reading.table, indicator, reading.group, reading.year, reading.kind, reading.reference_date)


def check_years(readings: list[Reading], study: Study, within: bool = False) -> Iterable[Doubt]:
    """A digit or a unit lost between two years: an error where a sum or a share over 100 % says so too, else a warning.

    Houses do fall from 950 to 95 within a year, and measles break out. Small counts, which may grow tenfold, are not
    judged. Plans and estimates are held against outcomes and among themselves. `within` says that days of one year are
    held against each other too.
    """
    counts = {i.id for i in study.indicators if is_count(i.unit)}
    grouped: dict[tuple[str | int, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.indicator in counts and reading.role == "figure" and reading.value > 0 and not reading.commune:
            grouped[reading.table, reading.indicator, reading.definition, reading.group].append(reading)
    signs, told = None, set[int]()
    for several in grouped.values():
        kinds = dict.fromkeys(reading.kind for reading in several)
        for alike in (several, *([r for r in several if r.kind == kind] for kind in kinds if len(kinds) > 1)):
            for unsteady in _unsteady(alike, within):
                signs = signs or SecondSigns(readings, study)
                for doubt in _judge(unsteady, signs, within):
                    if id(doubt.reading) not in told:
                        told.add(id(doubt.reading))
                        yield doubt


def _unsteady(several: list[Reading], within: bool) -> Iterable[list[Reading]]:
    """The readings of each area that changes much, where nearly all others hardly do."""
    by_area: dict[str, list[Reading]] = defaultdict(list)
    for reading in several:
        by_area[reading.area].append(reading)
    by_area = {area: own for area, own in by_area.items() if len({_time(r, within) for r in own}) > 1}
    steady = {area for area, own in by_area.items() if _spread(own) <= 2 * _ALIKE}
    if len(steady) >= max(_FEWEST_STEADY, 0.8 * len(by_area)):
        yield from (own for area, own in by_area.items() if area not in steady)


def _time(reading: Reading, within: bool) -> tuple[int, str]:
    return reading.year, (reading.reference_date or f"{reading.year}-12-31") if within else ""


def _spread(several: list[Reading]) -> float:
    values = [reading.value for reading in several]
    return math.log(max(values) / min(values))


def _judge(several: list[Reading], signs: SecondSigns, within: bool) -> Iterable[Doubt]:
    for reading in several:
        others = [other for other in several if _time(other, within) != _time(reading, within)]
        if not others or max(reading.value, others[0].value) < SMALLEST or _spread(others) > 2 * _ALIKE:
            continue
        step = math.log(reading.value / median(other.value for other in others))
        slip = min((math.log(times) for times in SLIPS), key=lambda each: abs(step - each))
        if abs(step - slip) > _ALIKE:
            continue
        likely = round(reading.value / math.exp(slip), 3)
        if signs.agree(reading, likely):
            yield Doubt(reading, "error", "decimal-slip", {"likely": likely})
        else:
            nearest = min(others, key=lambda other: (abs(other.year - reading.year), other.year))
            yield Doubt(reading, "warning", "years-differ", {
                "other": nearest.quoted, "at": cell_name(nearest.column, nearest.row + 1)})
