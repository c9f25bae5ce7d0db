"""The logit scale: transformation of percentages, and the variance that rounding leaves, also at 0 and 100."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log10

import numpy as np
from scipy.special import expit, logit

__all__ = ["Bounds", "Grid", "last_known", "published_grid", "resolution_of", "to_logit"]

# Variance of a figure's error on the logit scale: at least, at least at a bound, and at most that of rounding.
SMALLEST_VARIANCE, AT_A_BOUND, LARGEST_OF_ROUNDING = 1e-8, 0.25, 1.0
# Decimals of percentages. Further digits result from a division or a model; taken as known, they would put 99.98 and
# 99.9999 as far apart on the logit scale as 10 and 95.
COARSEST_DECIMALS = 0
FINEST_DECIMALS = 2
# Up to this denominator a share takes few values: 19.7 % is not one of ten communes'.
FEW = 100


@dataclass(frozen=True)
class Bounds:
    """The interval in which an indicator can lie; it is mapped to the unit interval, then to logits."""

    lower: float
    upper: float

    @property
    def width(self) -> float:
        return self.upper - self.lower

    def to_unit(self, values: np.ndarray) -> np.ndarray:
        return (values - self.lower) / self.width

    def from_logit(self, latent: np.ndarray) -> np.ndarray:
        """Values in the indicator's own unit, from logits."""
        return self.lower + self.width * expit(latent)


@dataclass(frozen=True, eq=False)
class Grid:
    """The values that can be published of each series.

    Attributes
    ----------
    step : (series,) smallest difference between figures, in the unit of the values: the step of the rounding or one
        unit of the denominator, whichever is longer
    few : (series,) whether the denominator is at most FEW, so that figures are whole steps
    """

    bounds: Bounds
    step: np.ndarray
    few: np.ndarray

    def as_published(self, values: np.ndarray, rows: np.ndarray | slice, after: int) -> np.ndarray:
        """Values as they would be published: the bound within half a step of it; whole steps where there are few.

        rows: the series that the values belong to; after: number of axes of the values after that of the series.
        """
        place = (rows, *[None] * after)
        step, few, (lower, upper) = self.step[place], self.few[place], (self.bounds.lower, self.bounds.upper)
        found = np.where(values <= lower + 0.5 * step, lower, values)
        found = np.where(values >= upper - 0.5 * step, upper, found)
        if few.any():
            found = np.where(few, np.minimum(lower + step * np.round((found - lower) / step), upper), found)
        return np.asarray(found, dtype=values.dtype)


def resolution_of(values: np.ndarray, width: float = 100.0) -> float:
    """Step to which figures are rounded, inferred from them: 1, 0.1 or 0.01 on a scale of 100 units.

    The coarsest step that fits all but a twentieth of the figures, so that one computed figure among rounded ones does
    not make all of them look exact. For bounds less than 100 apart (shares of one) the steps have correspondingly more
    decimals. Without figures: 0.1 on a scale of 100.
    """
    finer = max(0, ceil(log10(100.0 / width) - 1e-9))
    known = values[np.isfinite(values)]
    if known.size == 0:
        return float(10.0 ** -(1 + finer))
    for decimals in range(COARSEST_DECIMALS + finer, FINEST_DECIMALS + finer):
        off = np.abs(known - np.round(known, decimals)) > 1e-9 * np.maximum(1.0, np.abs(known))
        if off.mean() <= 0.05:
            return float(10.0**-decimals)
    return float(10.0 ** -(FINEST_DECIMALS + finer))


def published_grid(values: np.ndarray, bounds: Bounds, denominators: np.ndarray | None) -> Grid:
    """The values that can be published of each series; the last known denominator holds for the years ahead."""
    step = np.full(values.shape[0], resolution_of(values, bounds.width))
    if denominators is None:
        return Grid(bounds, step, np.zeros(step.size, dtype=bool))
    latest = last_known(denominators)
    one = bounds.width / np.where(np.isfinite(latest), latest, np.inf)
    return Grid(bounds, np.maximum(step, np.minimum(one, bounds.width)), latest <= FEW)


def last_known(table: np.ndarray) -> np.ndarray:
    """The last known number (series,) of each row of a table (series, years), NaN where there is none."""
    known = np.isfinite(table)
    last = known.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    return table[np.arange(last.size), last]


def to_logit(
    values: np.ndarray,
    bounds: Bounds,
    denominators: np.ndarray | None,
    standard_errors: np.ndarray | None,
) -> tuple[np.ndarray, np.ndarray]:
    """Logits of the figures and the variances of their rounding and sampling errors, both (series, years).

    A step is that of the rounding or one unit of the denominator, whichever is longer: 0 of many says more than 0 of
    few, and two communes of ten in each of four years do not prove a standstill. A figure within half a step of a bound
    is moved to a quarter of a step from it, the middle of the range that is published as the bound. Rounding errors are
    uniform, with variance step² / 12; the delta method carries variances to the logit scale. NaN stays NaN.
    """
    step = np.full(values.shape, resolution_of(values, bounds.width) / bounds.width)
    if denominators is not None:
        step = np.maximum(step, np.nan_to_num(1.0 / denominators, nan=0.0))
    unit = bounds.to_unit(values)
    inside = np.clip(unit, 0.25 * step, 1.0 - 0.25 * step)
    slope = inside * (1.0 - inside)
    variance = (step**2 / 12.0) / slope**2
    at_bound = (unit <= 0.5 * step) | (unit >= 1.0 - 0.5 * step)
    variance = np.minimum(np.where(at_bound, np.maximum(variance, AT_A_BOUND), variance), LARGEST_OF_ROUNDING)
    if standard_errors is not None:
        error = np.nan_to_num(standard_errors, nan=0.0) / bounds.width
        variance = variance + (error / slope) ** 2
    return logit(inside), np.maximum(variance, SMALLEST_VARIANCE)
