"""Between percentages and the logit scale, with what rounding and 0 or 100 mean there."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log10

import numpy as np
from scipy.special import expit, logit

__all__ = ["Bounds", "published_step", "resolution_of", "to_logit"]

SMALLEST_VARIANCE = 1e-8
# Of percentages. Nobody publishes finer ones: further digits come of a division or a model, and taken for known
# they make of 99.98 and 99.9999 two levels as far apart as 10 and 95.
COARSEST_DECIMALS = 0
FINEST_DECIMALS = 2


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
        scaled: np.ndarray = self.lower + self.width * expit(latent)
        return scaled

    def as_published(self, values: np.ndarray, step: np.ndarray) -> np.ndarray:
        """Values as they would be published near a bound: within half a step of it they are the bound."""
        found = np.where(values <= self.lower + 0.5 * step, self.lower, values)
        return np.asarray(np.where(values >= self.upper - 0.5 * step, self.upper, found), dtype=values.dtype)


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


def published_step(values: np.ndarray, bounds: Bounds, denominators: np.ndarray | None) -> np.ndarray:
    """Step (series,) between figures of each series: of the rounding, or one of the last known denominator."""
    step = np.full(values.shape[0], resolution_of(values, bounds.width))
    if denominators is None:
        return step
    known = np.isfinite(denominators)
    last = known.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    latest = denominators[np.arange(last.size), last]
    one = bounds.width / np.where(np.isfinite(latest), latest, np.inf)
    return np.asarray(np.maximum(step, np.minimum(one, bounds.width)))


def to_logit(
    values: np.ndarray,
    bounds: Bounds,
    denominators: np.ndarray | None,
    standard_errors: np.ndarray | None,
) -> tuple[np.ndarray, np.ndarray]:
    """Positions on the logit scale and the variances of what rounding and sampling leave open.

    A figure within half a step of a bound is moved to a quarter of a step from it (the middle of what would be
    published as the bound); a step is that of the rounding or one of the denominator, whichever is longer, so
    that none of many says more than none of few. Variances follow by the delta method. NaN stays NaN.
    """
    step = resolution_of(values, bounds.width) / bounds.width
    unit = bounds.to_unit(values)
    margin = np.full(values.shape, 0.25 * step)
    if denominators is not None:
        margin = np.maximum(margin, np.nan_to_num(0.25 / denominators, nan=0.0))
    inside = np.clip(unit, margin, 1.0 - margin)
    slope = inside * (1.0 - inside)
    variance = (step**2 / 12.0) / slope**2
    at_bound = (unit <= 0.5 * step) | (unit >= 1.0 - 0.5 * step)
    variance = np.where(at_bound, np.maximum(variance, 0.25), variance)
    variance = np.minimum(variance, 1.0)
    if standard_errors is not None:
        error = np.nan_to_num(standard_errors, nan=0.0) / bounds.width
        variance = variance + (error / slope) ** 2
    return logit(inside), np.maximum(variance, SMALLEST_VARIANCE)
