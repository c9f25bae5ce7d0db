"""What a target asks of one area: its role, the level it implies, and in which draws it is reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.outlook.family import FloatArray, YearArray
from analysis.outlook.paths import Paths
from analysis.study import Indicator, Target

__all__ = ["Asked", "Baseline", "ask", "meets", "reached", "shortfall", "baseline_of"]


@dataclass(frozen=True)
class Baseline:
    """The first year-end published under a definition, or the one that a target declares: where a pace starts."""

    year: int
    value: float


@dataclass(frozen=True)
class Asked:
    """A target as it is held against one area.

    Attributes
    ----------
    role : "target" where the area itself adopted it, else "yardstick"
    level : the level to reach; NaN where a pace has no published baseline in this area
    levels : (draws,), the level to reach in each draw (a pace without a published baseline starts
        from the drawn one)
    from_year : the year-end whose drawn value such a pace starts from; None elsewhere
    """

    target: Target
    role: str
    level: float
    levels: FloatArray
    from_year: int | None = None


def baseline_of(years: YearArray, values: FloatArray) -> Baseline | None:
    """The first figure of a row of values, None where there is none."""
    known = np.flatnonzero(np.isfinite(values))
    return Baseline(int(years[known[0]]), float(values[known[0]])) if known.size else None


def ask(target: Target, indicator: Indicator, code: str, paths: Paths, own: Baseline | None,
        adopter: Baseline | None) -> Asked | None:
    """Hold a target against an area.

    A level is the same for every area. A pace is points a year from the adopter's own baseline; held
    against another area it becomes the same proportional change over the same years, compounded
    where the area's own baseline is later (a district at 4 % cannot fall 1.5 points a year).

    Parameters
    ----------
    own, adopter : Baseline or None
        The first published year-end of this area, and of the area that the pace was set for.

    Returns
    -------
    Asked or None
        None for a pace without any baseline, or one that starts at the target year.
    """
    role = "target" if target.area_code == code else "yardstick"
    draws = paths.values.shape[0]
    if target.form == "level":
        return Asked(target, role, target.value, np.full(draws, target.value))
    if adopter is None or adopter.year >= target.year:
        return None
    sign = 1.0 if indicator.better == "up" else -1.0
    span = target.year - adopter.year
    implied = adopter.value + sign * target.value * span
    if role == "target":
        return Asked(target, role, implied, np.full(draws, implied))
    factor = max(implied, 0.0) / adopter.value
    if own is not None and own.year < target.year:
        level = own.value * factor ** ((target.year - own.year) / span)
        return Asked(target, role, level, np.full(draws, level))
    levels = paths.of(code, adopter.year) * factor
    return Asked(target, role, float("nan"), levels, adopter.year)


def meets(target: Target, values: FloatArray, levels: FloatArray | float, better: str,
          ) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which values (draws,) meet the level, by the target's comparison.

    A pace "at least" 1.5 points a year means, for an indicator that is better low, at most the level.
    """
    comparison = target.comparison
    if target.form == "pace":
        comparison = "at_least" if better == "up" else "at_most"
    compare = {"at_least": np.greater_equal, "above": np.greater, "at_most": np.less_equal, "below": np.less}
    met: np.ndarray[Any, np.dtype[np.bool_]] = compare[comparison](values, levels)
    return met


def reached(asked: Asked, values: FloatArray, better: str) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """In which draws the values (draws,) meet the level that the target asks of them."""
    return meets(asked.target, values, asked.levels, better)


def shortfall(asked: Asked, values: FloatArray, better: str) -> FloatArray:
    """(draws,) points still missing, 0 where the level is met.

    A pace without a published baseline asks each draw for its own level, and is measured against it.
    """
    missing: FloatArray = asked.levels - values if better == "up" else values - asked.levels
    return np.maximum(missing, 0.0)
