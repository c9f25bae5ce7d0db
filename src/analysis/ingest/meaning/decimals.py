"""A lost or misplaced decimal point: 9.3 or 932 where 93.2 % is meant, 84 where 8.4 doctors per 10,000 are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.meaning.rates import expected_rates, tolerance
from analysis.ingest.meaning.slips import by_table, logit, parts_beside
from analysis.ingest.reading import Reading
from analysis.study import Study

__all__ = ["check_decimals", "meant_instead"]

_FEWEST = 4
_ALIKE, _CLOSE, _LARGE = 1.25, 0.05, 20


@dataclass(frozen=True)
class _Scale:
    """A scale on which numbers spread alike, its inverse, and what is far and very far on it."""

    of: Callable[[float], float]
    back: Callable[[float], float]
    far: float
    very_far: float


# Shares near 0 and near 100 spread alike on the logit scale: 9 % and 90 % lie 4.5 apart.
_OF_SHARES = _Scale(logit, lambda place: 100 / (1 + math.exp(-place)), 2.0, 3.0)
# Quotients have no upper end: three and four times as large, since a lost point makes ten times of any.
_OF_QUOTIENTS = _Scale(math.log, math.exp, math.log(3), math.log(4))
_QUOTIENTS = frozenset(("doctors_per_10k", "beds_per_10k", "per_mille", "per_1000_births", "criteria_per_commune"))


def check_decimals(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Shares and quotients far from all others of their column that would lie among them but for a slip: ten times
    larger or smaller, or with their first two digits exchanged.

    Where other years of the same area, close to what ten times gives, say so too, the number is not used; on the
    column alone it is used with a warning, since a town may indeed lie far from all rural districts; its own
    numerator and denominator prove it. Shares of at most 1 may be fractions and are judged as such
    (`analysis.ingest.meaning.slips`).
    """
    scales = {i.id: _OF_QUOTIENTS if i.unit in _QUOTIENTS else _OF_SHARES for i in study.indicators
              if i.unit in _QUOTIENTS or (i.is_share and i.unit == "percent")}
    grouped: dict[tuple[str, int, str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        scale = scales.get(reading.indicator)
        within = reading.value > 0 if scale is _OF_QUOTIENTS else 1 < reading.value < 100
        if scale and within and reading.role == "figure" and "computed" not in reading.arguments:
            grouped[reading.indicator, reading.table, reading.kind, reading.group].append(reading)
    tables = by_table(readings) if grouped else {}
    for several in grouped.values():
        slips = list(_against_years(several, scales[several[0].indicator]))
        yield from slips
        told = {id(doubt.reading) for doubt in slips}
        several = [reading for reading in several if id(reading) not in told]
        beside = parts_beside(several, tables)
        expected = expected_rates(several + beside, study) if beside else {}
        yield from _judge(several, expected, scales[several[0].indicator])


def meant_instead(value: float, near: float) -> float | None:
    """What was meant for a share, within 5 % of others of its area, if its point slipped.

    Exchanged digits are no evidence there: in a bad year 83 % may well become 38.
    """
    if max(value, near) < _LARGE:
        return None  # small shares do change tenfold
    return next((each for each in _point_moved(value) if abs(each - near) <= _CLOSE * near), None)


def _point_moved(value: float) -> tuple[float, float]:
    """Ten times as large and as small."""
    return round(10 * value, 10), round(value / 10, 10)


def _exchanged(value: float) -> tuple[float, ...]:
    """With the two digits before the point exchanged: 92.3 and 29.3."""
    whole, _, rest = f"{value:.15g}".partition(".")
    return (float(f"{whole[::-1]}.{rest or 0}"),) if len(whole) == 2 else ()


def _against_years(several: list[Reading], scale: _Scale) -> Iterable[Doubt]:
    """Errors on shares far from the other years of their area, and close to them but for a slip that is not theirs.

    Exchanged digits are a warning, and only where no column of other areas tells whether the year was bad for all.
    """
    by_area: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in several:
        by_area[reading.area, reading.commune].append(reading)
    for own in by_area.values():
        values = [reading.value for reading in own]
        if scale.of(max(values)) - scale.of(min(values)) < scale.far:
            continue
        for reading in own:
            others = [each.value for each in own if each.year != reading.year]
            near = median(others) if others else reading.value
            if abs(scale.of(reading.value) - scale.of(near)) < scale.far or max(others) > _ALIKE * min(others):
                continue
            moved, alone = meant_instead(reading.value, near), len(by_area) < _FEWEST
            if moved and (len(others) > 1 or not meant_instead(near, reading.value)):
                yield Doubt(reading, "error", "decimal-slip", {"likely": moved})
            likely = [each for each in _exchanged(reading.value) if abs(each - near) <= _CLOSE * near]
            if alone and likely:
                yield Doubt(reading, "warning", "far-from-others", {"likely": likely[0]})


def _judge(several: list[Reading], expected: dict[int, float], scale: _Scale) -> Iterable[Doubt]:
    middle = scale.of(median([reading.value for reading in several]))
    lowest, highest = scale.back(middle - scale.far), scale.back(middle + scale.far)
    apart = [reading for reading in several if not lowest < reading.value < highest
             and not abs(expected.get(id(reading), math.inf) - reading.value) <= tolerance(reading)]
    if not apart:
        return
    aside = {id(reading) for reading in apart}
    others = [reading for reading in several if id(reading) not in aside]
    if len(others) < max(_FEWEST, _FEWEST * len(apart)):
        return
    low, high = min(r.value for r in others), max(r.value for r in others)
    beyond = (scale.of(high) - scale.of(low)) / 2  # what was meant may itself be the highest or lowest of them
    least, most = scale.back(scale.of(low) - beyond), scale.back(scale.of(high) + beyond)
    for reading in apart:
        moved, exchanged = (next((each for each in likely(reading.value) if least <= each <= most), None)
                            for likely in (_point_moved, _exchanged))
        distance = max(scale.of(low) - scale.of(reading.value), scale.of(reading.value) - scale.of(high))
        if distance < scale.far:
            continue
        own = [r.value for r in others if (r.area, r.commune) == (reading.area, reading.commune)]
        if moved and own and median(own) / _ALIKE <= moved <= median(own) * _ALIKE:
            yield Doubt(reading, "error", "decimal-slip", {"likely": moved})
        elif (moved or exchanged) and distance >= scale.very_far:
            yield Doubt(reading, "warning", "far-from-others", {"likely": moved or exchanged or 0.0})
