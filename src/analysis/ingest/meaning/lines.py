"""A definition that was assumed because a series has one: whether the numbers go on where the next year begins."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from analysis.ingest.reading import Doubt, Reading
from analysis.ingest.uses import uses_of
from analysis.study import Study

__all__ = ["check_lines", "is_of_series"]

# At the end of 2021 the province's rate was 3.5 times higher under the new poverty line than under the old one; from
# one year to the next it falls by a tenth or two.
_BREAK = math.log(1.8)


def check_lines(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """An error on shares of a year with two definitions that lie far from those of the years beside it."""
    assumed = [r for r in readings if r.value > 0 and is_of_series(r, study) and study.indicator(r.indicator).is_share]
    if not assumed:
        return
    others: dict[tuple[str | int, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        if not reading.told.assumed and reading.value > 0:
            others[_series(reading)].append(reading)
    steps: dict[tuple[str, int], list[float]] = defaultdict(list)
    for reading in assumed:
        beside = min(others[_series(reading)], key=lambda each: abs(each.year - reading.year), default=None)
        if beside is not None:
            steps[reading.indicator, reading.year].append(abs(math.log(reading.value / beside.value)))
    broken = {key for key, several in steps.items() if median(several) > _BREAK}
    for reading in assumed:
        if (reading.indicator, reading.year) in broken:
            choices = [d for d in study.definitions_of(reading.indicator) if d.holds(reading.year)]
            yield Doubt(reading, "error", "which-definition", {
                "indicator": study.indicator(reading.indicator).name, "year": str(reading.year),
                "choices": "; ".join(f"{d.id} ({d.name})" for d in choices)})


def is_of_series(reading: Reading, study: Study) -> bool:
    """Whether a definition was assumed by the years beside it, not because the catalogue says so."""
    return reading.told.assumed and (reading.indicator, reading.definition) not in uses_of(study).assumed


def _series(reading: Reading) -> tuple[str | int, ...]:
    return reading.table, reading.indicator, reading.definition, reading.area, reading.commune, reading.group, \
        reading.role
