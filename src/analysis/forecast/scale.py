"""Between percentages and the logit scale, with what rounding and 0 or 100 mean there."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log10

import numpy as np
from scipy.special import expit, logit

__all__ = ["Bounds", "Grid", "last_known", "published_grid", "resolution_of", "to_logit"]

SMALLEST_VARIANCE = 1e-8
# Of percentages. Nobody publishes finer ones: further digits come of a division or a model, and taken for known
# they make of 99.98 and 99.9999 two levels as far apart as 10 and 95.
COARSEST_DECIMALS = 0
FINEST_DECIMALS = 2
# A share of so few takes few values: of ten communes 19.7 % is none of them.
FEW = 100


@dataclass(frozen=True)
class Bounds:
    """The interval in which an indicator can lie, mapped to the unit interval and on to the logit scale."""

    lower: float
    upper: float

    @property
    def width(self) -> float:
        return self.upper - self.lower

    def to_unit(self, values: np.ndarray) -> np.ndarray:
        return (values - self.lower) / self.width

    def from_logit(self, latent: np.ndarray) -> np.ndarray:
        """The indicator's own unit for positions on the logit scale."""
        return self.lower + self.width * expit(latent)


@dataclass(frozen=True, eq=False)
class Grid:
    """What can be published of each series: ``step`` (series,), between figures, of the rounding or one of the
    denominator, in the unit of the values; ``few`` (series,), whether they are shares of few."""

    bounds: Bounds
    step: np.ndarray
    few: np.ndarray

    def as_published(self, values: np.ndarray, rows: np.ndarray | slice, after: int) -> np.ndarray:
        """Values as they would be published: within half a step of a bound the bound; of few, whole steps from it.

        rows: which series the values are of; after: how many axes of the values come after that of the series.
        """
        place = (rows, *[None] * after)
        step, few, (lower, upper) = self.step[place], self.few[place], (self.bounds.lower, self.bounds.upper)
        found = np.where(values <= lower + 0.5 * step, lower, values)
        found = np.where(values >= upper - 0.5 * step, upper, found)
        if few.any():
            found = np.where(few, np.minimum(lower + step * np.round((found - lower) / step), upper), found)
        return np.asarray(found, dtype=values.dtype)


def resolution_of(values: np.ndarray, width: float = 100.0) -> float:
    """Step to which the figures are rounded (1, 0.1 or 0.01 of a hundred), read from the figures themselves.

    The finest step that a twentieth of the figures needs, so that one computed figure among rounded ones
    does not make all of them look exact. Between bounds less than 100 apart (shares of one) steps are as many
    decimals finer. Without figures: 0.1 of a hundred.
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
    """What can be published of each series, by the last known denominator where there is one."""
    step = np.full(values.shape[0], resolution_of(values, bounds.width))
    if denominators is None:
        return Grid(bounds, step, np.zeros(step.size, dtype=bool))
    latest = last_known(denominators)
    one = bounds.width / np.where(np.isfinite(latest), latest, np.inf)
    return Grid(bounds, np.maximum(step, np.minimum(one, bounds.width)), latest <= FEW)


def last_known(table: np.ndarray) -> np.ndarray:
    """The last number of each row (series,), NaN where there is none."""
    known = np.isfinite(table)
    last = known.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    return table[np.arange(last.size), last]


def to_logit(
    values: np.ndarray,
    bounds: Bounds,
    denominators: np.ndarray | None,
    standard_errors: np.ndarray | None,
) -> tuple[np.ndarray, np.ndarray]:
    """Positions on the logit scale and the variances of what rounding and sampling leave open.

    A figure within half a step of a bound is moved to a quarter of a step from it (the middle of what would be
    published as the bound); a step is that of the rounding or one of the denominator, whichever is longer, so
    that none of many says more than none of few, and four years of two communes in ten are no standstill. Variances
    follow by the delta method. NaN stays NaN.
    """
    step = np.full(values.shape, resolution_of(values, bounds.width) / bounds.width)
    if denominators is not None:
        step = np.maximum(step, np.nan_to_num(1.0 / denominators, nan=0.0))
    unit = bounds.to_unit(values)
    inside = np.clip(unit, 0.25 * step, 1.0 - 0.25 * step)
    slope = inside * (1.0 - inside)
    variance = (step**2 / 12.0) / slope**2
    at_bound = (unit <= 0.5 * step) | (unit >= 1.0 - 0.5 * step)
    variance = np.where(at_bound, np.maximum(variance, 0.25), variance)
    variance = np.minimum(variance, 1.0)
    if standard_errors is not None:
        error = np.nan_to_num(standard_errors, nan=0.0) / bounds.width
        variance = variance + (error / slope) ** 2
    return logit(inside), np.maximum(variance, SMALLEST_VARIANCE)
