"""Counts that are ten times those of another year, where all other areas hardly change."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from analysis.ingest.grid import cell_name
from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.reading import Reading
from analysis.ingest.units import is_count
from analysis.study import Study

__all__ = ["check_years"]

_FEWEST, _SMALLEST = 4, 20.0
_ALIKE = math.log(1.6)
_SLIPS = (math.log(10), -math.log(10), math.log(1000), -math.log(1000))


def check_years(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """A digit or a unit lost between two years: an error where other years of the area tell which, else two warnings.

    Small counts, which may grow tenfold, are not judged.
    """
    counts = {i.id for i in study.indicators if is_count(i.unit)}
    grouped: dict[tuple[object, ...], dict[str, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    for r in readings:
        if r.indicator in counts and r.role == "figure" and r.value > 0 and not r.commune:
            grouped[r.table, r.indicator, r.definition, r.group, r.kind][r.area].append(r)
    for by_area in grouped.values():
        by_area = {area: several for area, several in by_area.items() if len(several) > 1}
        if len(by_area) <= _FEWEST:
            continue
        steady = {area for area, several in by_area.items() if _spread(several) <= 2 * _ALIKE}
        if len(steady) >= max(_FEWEST, 0.8 * len(by_area)):
            for area in by_area.keys() - steady:
                yield from _judge(by_area[area])


def _spread(several: list[Reading]) -> float:
    values = [reading.value for reading in several]
    return math.log(max(values) / min(values))


def _judge(several: list[Reading]) -> Iterable[Doubt]:
    for reading in several:
        others = [other for other in several if other is not reading]
        if max(reading.value, others[0].value) < _SMALLEST or _spread(others) > 2 * _ALIKE:
            continue
        step = math.log(reading.value / median(other.value for other in others))
        slip = min(_SLIPS, key=lambda each: abs(step - each))
        if abs(step - slip) > _ALIKE:
            continue
        if len(others) > 1:
            yield Doubt(reading, "error", "decimal-slip", {"likely": round(reading.value / math.exp(slip), 3)})
        else:
            yield Doubt(reading, "warning", "years-differ", {
                "other": others[0].quoted, "at": cell_name(others[0].column, others[0].row + 1)})
