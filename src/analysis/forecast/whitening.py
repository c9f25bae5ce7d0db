"""Inverse covariances of the figures given the family's path, by a Kalman filter over all series and points at once.

The state of a series is its position and drift. The filter runs on unit impulses, one figure of 1 in each year in turn,
instead of on one set of figures: its innovations are then the rows of a whitening matrix, its states the weights
(gains) of the figures. The state's covariance is stored as the variance of the position, the regression of the drift
on it and the residual variance of the drift, so that nothing is ever subtracted (a factorisation like that of Bierman
1977, "Factorization methods for discrete sequential estimation").

A level has a variance of several units where a smooth series' figures differ by thousandths; filtered together with the
path, the small variances would be lost in double precision. The path is therefore filtered as if the level were known,
and the level enters by its precision (the rank-one form of Woodbury's identity).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.forecast.family import Family, damped_time
from analysis.forecast.prior import natural

__all__ = ["Whitened", "whiten"]


@dataclass(frozen=True, eq=False)
class Whitened:
    """What the figures of each series weigh, given the family's path; axes (points, series, …).

    Attributes
    ----------
    root : (…, past, past) R with R'R the inverse covariance of the figures, zero where there is none
    path_root : (…, past, past) the same if the level were known
    level_weight : (…, past) weight of each figure in the score of the level
    level_variance : (…) of the level given the figures
    log_determinant : (…) of the covariance of the figures in units of their error variances
    gain : (…, 2, past) of position and drift at the origin, if the level were known
    left : (…, 2, 2) covariance of position and drift given the figures, if the level were known
    level_share : (…, 2) derivative of the conditional means of position and drift with respect to the level
    """

    root: np.ndarray
    path_root: np.ndarray
    level_weight: np.ndarray
    level_variance: np.ndarray
    log_determinant: np.ndarray
    gain: np.ndarray
    left: np.ndarray
    level_share: np.ndarray

    @property
    def weight(self) -> np.ndarray:
        """Inverse covariance (…, past, past) of the figures."""
        return np.swapaxes(self.root, -1, -2) @ self.root

    @property
    def path_weight(self) -> np.ndarray:
        """Inverse covariance (…, past, past) of the figures if the level were known; only draws need it."""
        return np.swapaxes(self.path_root, -1, -2) @ self.path_root

    def with_level(self, gain: np.ndarray, left: np.ndarray, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Gain (…, k, past) and posterior covariance (…, k, k) of k quantities, from those with the level known and the
        derivatives (…, k) of their conditional means with respect to the level."""
        moved = share * self.level_variance[..., None]
        return (gain + moved[..., None] * self.level_weight[..., None, :],
                left + moved[..., None] * share[..., None, :])


class _Filter:
    """State of the filter (points, series), if the level were known.

    place, slope (years, points, series): effect of each figure so far on the errors of position and drift, the negative
    of its gain. level, level_slope: derivatives with respect to the level. variance, tie, rest: variance of the
    position, regression of the drift on it, residual variance of the drift.
    """

    def __init__(self, family: Family, points: np.ndarray) -> None:
        theta, own, years = natural(points), family.volatility, family.past_years
        walk, bend, noise, drift = (theta[name][:, None] ** 2 for name in (
            "innovation_sd", "drift_change_sd", "noise_sd", "drift_spread"))
        self.walk, self.bend, self.noise = (variance * own.scales**2 for variance in (walk, bend, noise))
        self.keep = np.exp(-family.yearly_return(points))
        shape = self.keep.shape
        self.place, self.slope = np.zeros((2, years, *shape))
        self.level, self.level_slope = np.ones(shape), np.zeros(shape)
        self.variance, self.tie, self.rest = np.zeros(shape), np.zeros(shape), drift * own.drift_scales**2

    def step(self, year: int, pace: np.ndarray) -> None:
        """Predict the next year, in which the position moves by ``pace`` (points, 1) times the drift."""
        keep, tie, variance, bent = self.keep, self.tie, self.variance, self.rest + self.bend
        whole = keep + tie * pace
        self.variance = whole**2 * variance + pace**2 * bent + self.walk
        self.tie = (tie * whole * variance + pace * bent) / self.variance
        self.rest = (variance * (bent * keep**2 + tie**2 * self.walk) + bent * self.walk) / self.variance
        self.place[:year] *= keep
        self.place[:year] += pace * self.slope[:year]
        self.level = keep * self.level + pace * self.level_slope

    def meet(self, year: int, inverse_error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Update with the figures of a year, given their inverse error sds (series,).

        Returns the share (points, series) of the prediction that is kept, and the variance of the innovation in units
        of the error variance.
        """
        precision = inverse_error**2
        surprise = 1.0 + precision * (self.variance + self.noise)
        stays = (1.0 + precision * self.noise) / surprise
        share = precision * self.variance / surprise
        self.slope[:year] -= share * self.tie * self.place[:year]
        self.place[:year] *= stays
        self.slope[year], self.place[year] = -share * self.tie, -share
        self.level_slope = self.level_slope - share * self.tie * self.level
        self.level = stays * self.level
        self.variance = stays * self.variance
        return stays, surprise

    def state(self) -> tuple[np.ndarray, ...]:
        """Gain, covariance, and derivative with respect to the level, of position and drift."""
        gain = -np.moveaxis(np.stack([self.place, self.slope]), (0, 1), (-2, -1))
        both = self.tie * self.variance
        left = np.stack([self.variance, both, both, self.tie * both + self.rest], axis=-1)
        return gain, left.reshape(*both.shape, 2, 2), np.stack([self.level, self.level_slope], axis=-1)


def whiten(family: Family, points: np.ndarray) -> Whitened:
    """Run the filter over the past years of a family, for hyperparameter points (points, 11)."""
    pace = np.diff(damped_time(natural(points)["damping"], family.past_years, family.origin), axis=1)
    now, years = _Filter(family, points), family.past_years
    shape = now.keep.shape
    root, seen, weight = np.zeros((years, years, *shape)), np.empty((years, *shape)), np.zeros((years, *shape))
    log_determinant = np.zeros(shape)
    for year in range(years):
        if year:
            now.step(year, pace[:, year - 1, None])
        before, level = now.place[:year].copy(), now.level
        surprise = now.meet(year, family.inverse_errors[:, year])[1]
        unit = family.inverse_errors[:, year] / np.sqrt(surprise)
        np.multiply(before, unit, out=root[year, :year])
        root[year, year], seen[year] = unit, unit * level
        weight[: year + 1] += seen[year] * root[year, : year + 1]
        log_determinant += np.log(surprise)
        if year == family.origin:
            gain, left, share = now.state()
    level_variance = family.level_variance(points)
    growth = 1.0 + level_variance * (seen**2).sum(axis=0)
    pull = level_variance / (np.sqrt(growth) * (1.0 + np.sqrt(growth)))
    whole = root - (pull * seen)[:, None] * weight
    return Whitened(
        root=np.ascontiguousarray(np.moveaxis(whole, (0, 1), (-2, -1))),
        path_root=np.moveaxis(root, (0, 1), (-2, -1)), level_weight=np.moveaxis(weight, 0, -1),
        level_variance=level_variance / growth, log_determinant=log_determinant + np.log(growth),
        gain=gain, left=left, level_share=share)
