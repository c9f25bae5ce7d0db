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
    judged. Plans and estimates are held against outcomes and among themselves. `within` says that days of one year are
    held against each other too.
    """
    counts = {i.id for i in study.indicators if is_count(i.unit)}
    grouped: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for r in readings:
        if r.indicator in counts and r.role == "figure" and r.value > 0 and not r.commune:
            grouped[r.table, r.indicator, r.definition, r.group].append(r)
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
