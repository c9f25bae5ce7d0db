"""Pace on the logit scale: what a district did in its best years, and where its draws end at another pace.

A pace is a yearly change of the logit between two published figures of one definition. Far from the bounds that is
proportional change (a tenth less each year stays a tenth less), and no pace leads across 0 or 100.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from analysis.outlook.family import FloatArray, YearArray

__all__ = ["Pace", "best_pace", "best_of", "expected_pace", "from_logit", "gain_in_draws", "shifted", "start_logits",
           "clipped_logit"]

MARGIN = 5e-4  # of the range: figures of 0 and 100 are rounded ones


@dataclass(frozen=True)
class Pace:
    """A yearly change: `logit` a year, seen from the end of `from_year` to that of `to_year`, `points` a year there."""

    logit: float
    from_year: int
    to_year: int
    points: float


def clipped_logit(values: FloatArray | float, bounds: tuple[float, float], margin: float = MARGIN) -> FloatArray:
    """Logits of values within bounds, those at a bound moved inside by `margin` of the range.

    For draws and single levels; what the model is given goes through `forecast.scale.to_logit`, which knows of figures
    how they were rounded.
    """
    lower, upper = bounds
    share = np.clip((np.asarray(values, dtype=float) - lower) / (upper - lower), margin, 1.0 - margin)
    logits: FloatArray = np.log(share / (1.0 - share))
    return logits


def from_logit(logits: FloatArray, bounds: tuple[float, float]) -> FloatArray:
    """Values for logits."""
    lower, upper = bounds
    values: FloatArray = lower + (upper - lower) / (1.0 + np.exp(-logits))
    return values


def best_pace(years: YearArray, values: FloatArray, better: str, bounds: tuple[float, float],
              disturbed: Collection[int] = ()) -> Pace | None:
    """The fastest change for the better between two neighbouring figures of a row; None where no two can be compared.

    One good year may be chance: this is a generous bound on what the district can do, not what to expect of it. Where
    every change was for the worse it is the mildest of them. A change into or out of one of the years `disturbed`, for
    which a one-off shock is declared, does not count: the rebound after it is no pace that could be kept.
    """
    known = np.flatnonzero(np.isfinite(values))
    spans = np.diff(years[known]).astype(float)
    changes = np.diff(clipped_logit(values[known], bounds)) / spans
    calm = ~np.isin(years[known], list(disturbed))
    merits = np.where(calm[:-1] & calm[1:], changes if better == "up" else -changes, -np.inf)
    if not np.isfinite(merits).any():
        return None
    place = int(np.argmax(merits))
    start, end = int(known[place]), int(known[place + 1])
    points = float((values[end] - values[start]) / spans[place])
    return Pace(float(changes[place]), int(years[start]), int(years[end]), points)


def best_of(paces: Iterable[Pace | None], better: str) -> Pace | None:
    """The fastest for the better among several paces; None where there is none."""
    known = [pace for pace in paces if pace is not None]
    sign = 1.0 if better == "up" else -1.0
    return max(known, key=lambda pace: sign * pace.logit, default=None)


def start_logits(draws: FloatArray | float, bounds: tuple[float, float], half_step: float = 0.0) -> FloatArray:
    """The logits from which draws move. A draw at a bound stands for all that is rounded to it, as in a forecast.

    It starts from the middle of the last `half_step` (points; at least `MARGIN` of the range) before the bound.
    """
    lower, upper = bounds
    return clipped_logit(draws, bounds, _near(bounds, half_step) / 2 / (upper - lower))


def expected_pace(draws: FloatArray, last_value: float, years: int, bounds: tuple[float, float],
                  half_step: float = 0.0) -> float:
    """The logit change a year that leads from the last figure to the median of the draws, `years` later."""
    ends, start = start_logits(draws, bounds, half_step), start_logits(last_value, bounds, half_step)
    return float((np.median(ends) - start) / years)


def shifted(draws: FloatArray, change: float, years: int, bounds: tuple[float, float], half_step: float = 0.0,
            ) -> FloatArray:
    """The draws (draws,) had the pace been `change` (logit a year) higher over `years`; their spread stays.

    The expected pace is replaced, what is uncertain about it is not: a plan does not make the future more certain.
    What ends within half a step of a bound is the bound.
    """
    if change == 0.0:
        return draws
    (lower, upper), near = bounds, _near(bounds, half_step)
    values = from_logit(start_logits(draws, bounds, half_step) + change * years, bounds)
    ends: FloatArray = np.where(values >= upper - near, upper, np.where(values <= lower + near, lower, values))
    return ends


def _near(bounds: tuple[float, float], half_step: float) -> float:
    return max(half_step, MARGIN * (bounds[1] - bounds[0]))


def gain_in_draws(draws: FloatArray, last_value: float, years: int, pace: Pace, better: str,
                  bounds: tuple[float, float]) -> FloatArray:
    """Points gained in each draw (draws,) at another pace; 0 where it is no faster than the expected one."""
    change = pace.logit - expected_pace(draws, last_value, years, bounds)
    sign = 1.0 if better == "up" else -1.0
    if sign * change <= 0:
        return np.zeros_like(draws)
    gained: FloatArray = np.maximum(sign * (shifted(draws, change, years, bounds) - draws), 0.0)
    return gained
