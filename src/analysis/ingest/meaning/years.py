"""Counts that are ten times those of another year, or day, where all other areas hardly change."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from analysis.ingest.grid import cell_name
from analysis.ingest.meaning.digits import SLIPS, SMALLEST, SecondSigns
from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.reading import Reading
from analysis.ingest.units import is_count
from analysis.study import Study

__all__ = ["check_years"]

_FEWEST_STEADY = 4
_ALIKE = math.log(1.6)


def check_years(readings: list[Reading], study: Study, within: bool = False) -> Iterable[Doubt]:
    """A digit or a unit lost between two years: an error where a sum or a share over 100 % says so too, else a warning.

    Houses do fall from 950 to 95 within a year, and measles break out. Small counts, which may grow tenfold, are not
    judged. `within` says that days of one year are held against each other too.
    """
    counts = {i.id for i in study.indicators if is_count(i.unit)}
    grouped: dict[tuple[object, ...], dict[str, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    for r in readings:
        if r.indicator in counts and r.role == "figure" and r.value > 0 and not r.commune:
            grouped[r.table, r.indicator, r.definition, r.group, r.kind][r.area].append(r)
    signs = None
    for by_area in grouped.values():
        by_area = {area: several for area, several in by_area.items() if len({_time(r, within) for r in several}) > 1}
        steady = {area for area, several in by_area.items() if _spread(several) <= 2 * _ALIKE}
        if len(steady) >= max(_FEWEST_STEADY, 0.8 * len(by_area)):
            for area in by_area.keys() - steady:
                signs = signs or SecondSigns(readings, study)
                yield from _judge(by_area[area], signs, within)


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
