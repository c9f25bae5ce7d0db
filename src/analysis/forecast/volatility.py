"""Volatility: the scale of each series' movements relative to its family, learned from its own past.

Some areas' figures jump, others creep. Squared scales have an inverse-gamma distribution whose degrees of freedom are
learned from how unequal the series' yearly changes are; the posterior mode given a series' own changes is its scale
(empirical Bayes with scaled F distributions, as for the variances of genes: Smyth 2004). A short past leaves the scale
uncertain, which makes the predictive distribution Student-t.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, stdtrit

__all__ = ["FREEDOMS", "Volatility", "learn_volatility", "variance_kept"]

FREEDOMS = np.array([0.3, 0.5, 0.8, 1.2, 1.8, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 25.0, 50.0])
# Log-normal prior of the degrees of freedom, from other panels: median and standard deviation of the logarithm.
FREEDOM_CENTRE, FREEDOM_SPREAD = 5.0, 0.6
# Independent information per yearly change: neighbouring changes share a figure, and with it its noise.
INFORMATION = 0.7
SCALE_STEPS = 30
# Least degrees of freedom, for series without changes of their own: the variance must exist.
FEWEST = 2.5
LIMITS = (0.003, 30.0)
# Median of the chi-squared distribution with one degree of freedom.
MEDIAN_OF_SQUARES = 0.455
# Degrees of freedom of the scale from year to year within a series: years are unequal too.
STEADINESS = 5.0


@dataclass(frozen=True, eq=False)
class Volatility:
    """Relative scales of the series.

    Attributes
    ----------
    scales : (series,) standard deviation of a series' movements relative to the family's
    drift_scales : (series,) the same of its drift, from its changes including their mean
    freedom : (series,) degrees of freedom of movements after the origin
    tails : (series,) factor of the scale of those movements
    family_freedom : degrees of freedom of the scales among series
    """

    scales: np.ndarray
    drift_scales: np.ndarray
    freedom: np.ndarray
    tails: np.ndarray
    family_freedom: float

    def take(self, rows: np.ndarray) -> Volatility:
        """The volatility of some of the series."""
        return Volatility(self.scales[rows], self.drift_scales[rows], self.freedom[rows], self.tails[rows],
                          self.family_freedom)


def _changes(observed: np.ndarray, errors: np.ndarray, parent: np.ndarray) -> tuple[np.ndarray, ...]:
    """Number of changes of each series, their sum, sum of squares and error variance, each (series,).

    The change between successive figures is divided by the square root of the years between them; the family's median
    of the year is subtracted. The error variance is what rounding and sampling add to the sum of squares.
    """
    series, years = observed.shape
    known = np.isfinite(observed)
    last = np.maximum.accumulate(np.where(known, np.arange(years), -1), axis=1)
    count, sums, squares, noise = (np.zeros(series) for _ in range(4))
    for year in range(1, years):
        before = last[:, year - 1]
        rows = np.flatnonzero(known[:, year] & (before >= 0))
        if rows.size == 0:
            continue
        root = np.sqrt(year - before[rows])
        change = (observed[rows, year] - observed[rows, before[rows]]) / root
        change = _less_median(change, parent[rows])
        count[rows] += 1.0
        sums[rows] += change
        squares[rows] += change**2
        noise[rows] += (errors[rows, year] ** 2 + errors[rows, before[rows]] ** 2) / root**2
    return count, sums, squares, noise


def _less_median(change: np.ndarray, parent: np.ndarray) -> np.ndarray:
    """Changes (series,) less the median of their family, where that has four or more."""
    found = change.copy()
    order = np.argsort(parent, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(parent[order])) + 1):
        if rows.size >= 4:
            found[rows] -= np.median(change[rows])
    return found


def _persistence(count: np.ndarray, sums: np.ndarray, squares: np.ndarray) -> float:
    """Share (0 to 1) of the variance of the series' mean changes that is drift and not chance.

    Compares medians, scaled by those of chi-squared distributions (Wilson and Hilferty 1931), so that a few volatile
    series do not decide.
    """
    enough = count >= 3
    if enough.sum() < 5:
        return 0.0
    of_mean = sums[enough] ** 2 / count[enough]
    within = np.maximum(squares[enough] - of_mean, 0.0) / (count[enough] - 1)
    chance = (1 - 2 / (9 * (count[enough] - 1))) ** 3
    ratio = (np.median(of_mean) / MEDIAN_OF_SQUARES) / max(float(np.median(within / chance)), 1e-12)
    return float(np.clip(1.0 - 1.0 / max(ratio, 1e-12), 0.0, 1.0))


def _fit(count: np.ndarray, mean_square: np.ndarray, floor: np.ndarray, freedom: float) -> tuple[float, float]:
    """The family's variance, and the log likelihood of the mean squares (scaled F), given the degrees of freedom."""
    known = count > 0
    half, tail, square = count[known] / 2, freedom / 2, mean_square[known]
    variance = max(float(np.mean(np.maximum(square - floor[known], 0.0))), 1e-8)
    for _ in range(SCALE_STEPS):
        expected = variance + floor[known]
        posterior = (2 * half * square / expected + freedom) / (2 * half + freedom)
        weight = half / posterior  # the E step of the EM algorithm for t distributions
        variance = max(float((weight * np.maximum(square - floor[known], 0.05 * square)).sum() / half.sum()), 1e-8)
    ratio = square / (variance + floor[known])
    log_likelihood = (gammaln(half + tail) - gammaln(tail) - gammaln(half) + half * np.log(half / tail)
                      + (half - 1) * np.log(np.maximum(ratio, 1e-3)) - (half + tail) * np.log1p(half * ratio / tail)
                      - np.log(variance + floor[known]))
    return variance, float(log_likelihood.sum())


def learn_volatility(observed: np.ndarray, errors: np.ndarray, parent: np.ndarray) -> Volatility:
    """Scales from logit figures (series, years; NaN where none), their error sds, and the parents' labels.

    Where series drift persistently, the scale of the movements is learned from the changes around a series' own mean,
    and that of the drift from the changes themselves; elsewhere both are learned from the changes.
    """
    number, sums, squares, noise = _changes(observed, errors, parent)
    if (number > 0).sum() < 2:
        return _volatility(np.ones(number.size), np.ones(number.size), FREEDOM_CENTRE + INFORMATION * number,
                           FREEDOM_CENTRE)
    floor = noise / np.maximum(number, 1.0)
    whole, freedom, family_freedom = _scales(number, squares, floor)
    persistence = _persistence(number, sums, squares)
    if persistence == 0.0:
        return _volatility(whole, whole, freedom, family_freedom)
    around = squares - persistence * sums**2 / np.maximum(number, 1.0)
    left = np.maximum(number - persistence, 0.0)
    own, freedom, family_freedom = _scales(left, around, floor)
    return _volatility(own, whole, freedom, family_freedom)


def _scales(number: np.ndarray, squares: np.ndarray, floor: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """Scales (series,), their posterior degrees of freedom (series,), and those of the family."""
    count = INFORMATION * number
    mean_square = squares / np.maximum(number, 0.5)
    prior = -0.5 * (np.log(FREEDOMS / FREEDOM_CENTRE) / FREEDOM_SPREAD) ** 2
    fits = [_fit(count, mean_square, floor, freedom) for freedom in FREEDOMS]
    best = int(np.argmax(np.array([fit[1] for fit in fits]) + prior))
    family, variance = float(FREEDOMS[best]), fits[best][0]
    own = np.maximum(mean_square - floor, 0.0) / variance
    # Changes that are small beside rounding and sampling errors carry little information on the scale.
    heard = count * variance / (variance + floor)
    squared = (family + heard * own) / (family + heard)
    return np.clip(np.sqrt(squared), *LIMITS), family + heard, family


def variance_kept(freedom: float) -> float:
    """Factor that gives Student-t steps the variance of normal ones, because variances are learned as if normal."""
    return float(np.sqrt((freedom - 2.0) / freedom))


def _volatility(scales: np.ndarray, drift_scales: np.ndarray, freedom: np.ndarray, family: float) -> Volatility:
    """Volatility with the degrees of freedom and scale factor of the movements after the origin.

    The uncertainty of a series' scale widens the central 80 % interval. The inequality of years narrows it, because
    their variance is the one that was learned. A Student-t distribution that combines the degrees of freedom of both is
    scaled to have that interval.
    """
    freedom = np.maximum(freedom, FEWEST)
    ahead = 1.0 / (1.0 / freedom + 1.0 / STEADINESS)
    narrowed = variance_kept(STEADINESS) * stdtrit(STEADINESS, 0.9) / stdtrit(np.inf, 0.9)
    return Volatility(scales, drift_scales, ahead, narrowed * stdtrit(freedom, 0.9) / stdtrit(ahead, 0.9), family)
