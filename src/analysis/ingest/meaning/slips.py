"""Slips of the unit: 0.95 where 95 % is meant."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from analysis.findings import Severity
from analysis.ingest.meaning.rates import expected_rates, tolerance
from analysis.ingest.reading import Doubt, Reading
from analysis.ingest.values import decimals
from analysis.study import Study

__all__ = ["by_table", "check_slips", "logit", "parts_beside"]

_LARGE = 5.0
# Distances on the logit scale: 1 % and 7 % lie 2 apart, 1 % and 35 % lie 4 apart.
_NEAR, _FAR, _VERY_FAR = 1.0, 2.0, 4.0


def check_slips(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Shares of at most 1: fractions, or very small percentages?

    Numerator and denominator in the same row settle it. Else, where all numbers of an indicator in a
    table are such, nothing tells, and none is used. Where the others are larger, a hundred times the
    number is believed only on evidence (other years of the same area, a number that lies far from
    all others as it stands and among them a hundredfold, two decimals more than the others have); without
    evidence a number that lies far off is used with a warning. So is one with a percent sign or in a cell that shows
    one, where most others are larger: it is no fraction, but its point may have slipped.
    """
    grouped: dict[tuple[str, int, str], list[Reading]] = defaultdict(list)
    shares = {i.id for i in study.indicators if i.is_share and i.unit == "percent"}
    doubtful = {(r.indicator, r.table, r.kind) for r in readings if r.indicator in shares and _is_small(r)}
    for reading in readings if doubtful else ():
        key = (reading.indicator, reading.table, reading.kind)
        if key in doubtful and reading.role == "figure":
            grouped[key].append(reading)
    tables = by_table(readings) if grouped else {}
    for several in grouped.values():
        small = [r for r in several if _is_small(r)]
        yield from _judge(small, several, expected_rates(several + parts_beside(several, tables), study))


def _is_small(reading: Reading) -> bool:
    return 0 < reading.value <= 1 and reading.role == "figure" and not reading.told.computed


def by_table(readings: list[Reading]) -> dict[int, list[Reading]]:
    """The readings of each table: a sheet may hold hundreds, and none is searched for another's."""
    tables: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        tables[reading.table].append(reading)
    return tables


def parts_beside(several: list[Reading], tables: dict[int, list[Reading]]) -> list[Reading]:
    """Numerators and denominators that may stand beside the shares of an indicator, in their own table."""
    table, indicator = several[0].table, several[0].indicator
    return [r for r in tables[table] if r.indicator != indicator or r.role == "numerator"]


def _judge(small: list[Reading], several: list[Reading], expected: dict[int, float]) -> Iterable[Doubt]:
    unsettled, proven = [], []
    for reading in small:
        rate = expected.get(id(reading))
        if rate is not None and abs(rate - reading.value) <= tolerance(reading):
            proven.append(reading)
        elif rate is not None and not reading.has_sign \
                and abs(rate / 100 - reading.value) <= max(tolerance(reading) / 100, 1e-6):
            yield _doubt(reading, "unit-slip")
        else:
            unsettled.append(reading)
    others = _Others.of([*(r for r in several if r.value > 1), *proven])
    for reading in unsettled:
        if reading.has_sign and 2 * len(small) >= len(several):
            continue
        if code := others.judge(reading) if others else "fraction-or-percent":
            yield _doubt(reading, "small-share" if reading.has_sign else code)


@dataclass(frozen=True)
class _Others:
    """The numbers of an indicator in a table that are percentages for certain."""

    low: float
    high: float
    middle: float
    decimals: int
    of_area: dict[tuple[str, str], list[float]]

    @classmethod
    def of(cls, readings: list[Reading]) -> _Others | None:
        if not readings:
            return None
        values = [reading.value for reading in readings]
        of_area: dict[tuple[str, str], list[float]] = defaultdict(list)
        for reading in readings:
            of_area[reading.area, reading.group].append(reading.value)
        return cls(min(values), max(values), median(values), max(map(decimals, values)), of_area)

    def judge(self, reading: Reading) -> str:
        """The finding on a small share among these; '' where it fits as it stands."""
        likely = reading.value * 100
        own = self.of_area.get((reading.area, reading.group))
        if own and median(own) >= _LARGE and min(own) * 0.4 <= likely <= max(own) * 1.6:
            return "unit-slip"
        as_is, hundredfold = self._distance(reading.value), self._distance(likely)
        finer = decimals(reading.value) >= self.decimals + 2
        if self.middle >= _LARGE and hundredfold <= _NEAR and as_is >= (_FAR if finer else _VERY_FAR):
            return "unit-slip"
        return "small-share" if as_is >= _FAR else ""

    def _distance(self, value: float) -> float:
        """How far a percentage lies outside the range of these, on the logit scale."""
        here = logit(value)
        return max(logit(self.low) - here, here - logit(self.high), 0.0)


def logit(percent: float) -> float:
    """A share on the logit scale, where those near 0 and near 100 spread alike; bounded at 0.05 and 99.95 %."""
    share = min(max(percent / 100, 5e-4), 1 - 5e-4)
    return math.log(share / (1 - share))


def _doubt(reading: Reading, code: str) -> Doubt:
    severity: Severity = "warning" if code == "small-share" else "error"
    return Doubt(reading, severity, code, {"percent": round(reading.value * 100, 10)})
