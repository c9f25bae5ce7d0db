"""How much each series moves beside its family: a relative scale, learned from its own past.

Some areas' figures jump, others creep. The scale of series i is relative to the family, with an inverse-gamma
distribution whose degrees of freedom are learned from how unequal the series' yearly changes are; a series'
own changes then update it. Short pasts leave the scale uncertain, which makes what comes Student-t.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

__all__ = ["FREEDOMS", "Volatility", "learn_volatility"]

FREEDOMS = np.array([2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 25.0, 50.0])
# What other panels say about the degrees of freedom, as log weights: unequal, but not wildly.
FREEDOM_CENTRE, FREEDOM_SPREAD = 5.0, 0.6
# A change shares its figures with its neighbours: passing deviations make yearly changes repeat each other.
INFORMATION = 0.7
SCALE_STEPS = 30
LIMITS = (0.2, 8.0)


@dataclass(frozen=True)
class Volatility:
    """scales (series,): sd relative to the family's; freedom (series,): degrees of freedom with which each
    scale is known; family_freedom: those of the scales among series."""

    scales: np.ndarray
    freedom: np.ndarray
    family_freedom: float


def _changes(observed: np.ndarray, errors: np.ndarray, parent: np.ndarray) -> tuple[np.ndarray, ...]:
    """Per series: number of changes, their sum of squares per year apart, and what rounding and sampling add.

    A change is taken between neighbouring figures, less the family's median change between the same years.
    """
    series, years = observed.shape
    known = np.isfinite(observed)
    last = np.where(known, np.arange(years), -1)
    last = np.maximum.accumulate(last, axis=1)
    count, squares, noise = np.zeros(series), np.zeros(series), np.zeros(series)
    for year in range(1, years):
        before = last[:, year - 1]
        rows = np.flatnonzero(known[:, year] & (before >= 0))
        if rows.size == 0:
            continue
        apart = year - before[rows]
        change = observed[rows, year] - observed[rows, before[rows]]
        for label in np.unique(parent[rows]):
            here = parent[rows] == label
            if here.sum() >= 4:
                change[here] -= np.median(change[here])
        count[rows] += 1.0
        squares[rows] += change**2 / apart
        noise[rows] += (errors[rows, year] ** 2 + errors[rows, before[rows]] ** 2) / apart
    return count, squares, noise


def _fit(count: np.ndarray, mean_square: np.ndarray, floor: np.ndarray, freedom: float) -> tuple[float, float]:
    """The family's variance and the log likelihood of the mean squares (scaled F) for given freedom."""
    known = count > 0
    half, tail, square = count[known] / 2, freedom / 2, mean_square[known]
    variance = max(float(np.mean(np.maximum(square - floor[known], 0.0))), 1e-8)
    for _ in range(SCALE_STEPS):
        expected = variance + floor[known]
        posterior = (2 * half * square / expected + freedom) / (2 * half + freedom)
        weight = half / posterior  # the expectation step of the t distribution's EM
        variance = max(float((weight * np.maximum(square - floor[known], 0.05 * square)).sum() / half.sum()), 1e-8)
    ratio = square / (variance + floor[known])
    log_likelihood = (gammaln(half + tail) - gammaln(tail) - gammaln(half) + half * np.log(half / tail)
                      + (half - 1) * np.log(np.maximum(ratio, 1e-3)) - (half + tail) * np.log1p(half * ratio / tail)
                      - np.log(variance + floor[known]))
    return variance, float(log_likelihood.sum())


def learn_volatility(observed: np.ndarray, errors: np.ndarray, parent: np.ndarray) -> Volatility:
    """Scales from logit figures (series, years; NaN where none), their error sds, and the parents' labels."""
    count, squares, noise = _changes(observed, errors, parent)
    count = INFORMATION * count
    weight = np.maximum(count / INFORMATION, 1.0)
    mean_square, floor = squares / weight, noise / weight
    prior = -0.5 * (np.log(FREEDOMS / FREEDOM_CENTRE) / FREEDOM_SPREAD) ** 2
    if (count > 0).sum() < 2:
        family = FREEDOM_CENTRE
        return Volatility(np.ones(count.size), family + count, family)
    fits = [_fit(count, mean_square, floor, freedom) for freedom in FREEDOMS]
    score = np.array([fit[1] for fit in fits]) + prior
    best = int(np.argmax(score))
    family, variance = float(FREEDOMS[best]), fits[best][0]
    own = np.maximum(mean_square - floor, 0.0) / variance
    # Where rounding hides the movement, a series' changes say little about its scale.
    heard = count * variance / (variance + floor)
    squared = (family + heard * own) / (family + heard)
    scales = np.clip(np.sqrt(squared), *LIMITS)
    return Volatility(scales, family + heard, family)
