"""A lost or misplaced decimal point: 9.3 or 932 where 93.2 % is meant."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.meaning.rates import expected_rates, tolerance
from analysis.ingest.meaning.slips import by_table, logit, parts_beside
from analysis.ingest.reading import Reading
from analysis.study import Study

__all__ = ["check_decimals"]

# Distances on the logit scale, on which shares near 0 and near 100 spread alike: 9 % and 90 % lie 4.5 apart.
_FAR, _VERY_FAR = 2.0, 3.0
_FEWEST = 4
_ALIKE = 1.25


def check_decimals(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Shares far from all others of their column that would lie among them ten times larger or smaller.

    Where other years of the same area, close to what ten times gives, say so too, the number is not used; on the
    column alone it is used with a warning, since a town may indeed lie far from all rural districts; its own
    numerator and denominator prove it. Shares of at most 1 may be fractions and are judged as such
    (`analysis.ingest.meaning.slips`).
    """
    shares = {i.id for i in study.indicators if i.is_share and i.unit == "percent"}
    grouped: dict[tuple[str, int, str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.indicator in shares and reading.role == "figure" and 1 < reading.value < 100 \
                and "computed" not in reading.arguments:
            grouped[reading.indicator, reading.table, reading.kind, reading.group].append(reading)
    tables = by_table(readings) if grouped else {}
    for several in grouped.values():
        yield from _judge(several, expected_rates(several + parts_beside(several, tables), study))


def _share(logit_of_it: float) -> float:
    return 100 / (1 + math.exp(-logit_of_it))


def _judge(several: list[Reading], expected: dict[int, float]) -> Iterable[Doubt]:
    middle = logit(median([reading.value for reading in several]))
    lowest, highest = _share(middle - _FAR), _share(middle + _FAR)
    apart = [reading for reading in several if not lowest < reading.value < highest
             and not abs(expected.get(id(reading), math.inf) - reading.value) <= tolerance(reading)]
    if not apart:
        return
    aside = {id(reading) for reading in apart}
    others = [reading for reading in several if id(reading) not in aside]
    if len(others) < max(_FEWEST, _FEWEST * len(apart)):
        return
    low, high = min(r.value for r in others), max(r.value for r in others)
    for reading in apart:
        likely = next((each for factor in (10, 0.1) if low <= (each := reading.value * factor) <= high), None)
        distance = max(logit(low) - logit(reading.value), logit(reading.value) - logit(high))
        if likely is None or distance < _FAR:
            continue
        own = [r.value for r in others if (r.area, r.commune) == (reading.area, reading.commune)]
        if own and median(own) / _ALIKE <= likely <= median(own) * _ALIKE:
            yield Doubt(reading, "error", "decimal-slip", {"likely": round(likely, 10)})
        elif distance >= _VERY_FAR:
            yield Doubt(reading, "warning", "far-from-others", {"likely": round(likely, 10)})
