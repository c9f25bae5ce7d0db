"""What the figures of each series weigh, given the family's path: a Kalman filter over all series and points at once.

A series' position and drift are followed from year to year, not for one line of figures but for a figure of one in each
year in turn: what the filter makes of those is what each figure weighs. Its covariance is kept as the variance of the
position, the drift's regression on it and what is left of the drift; then nothing is ever subtracted (a factorisation
like that of Bierman 1977, "Factorization methods for discrete sequential estimation").

A level is nearly unknown (variance of tens) where a smooth series' figures lie a thousandth apart. Filtered together
with the path the small numbers would be lost beside the large one; so the path is filtered as if the level were known,
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
    """Of each series (points, series, …): ``root`` R (…, past, past) with R'R the inverse covariance of its figures,
    zero where none; ``path_root`` (…, past, past) the same were the level known; ``level_weight`` (…, past) what each
    figure then says of the level; ``level_variance`` (…) of the level given the figures; ``log_determinant`` (…) of the
    covariance of the figures in units of their errors. Were the level known: ``gain`` (…, 2, past) of position and
    drift at the origin, ``left`` (…, 2, 2) their covariance, ``level_share`` (…, 2) their share of the level that the
    figures do not take away."""

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
        """Inverse covariance (…, past, past) of the figures were the level known. Not kept: only draws ask for it."""
        return np.swapaxes(self.path_root, -1, -2) @ self.path_root

    def with_level(self, gain: np.ndarray, left: np.ndarray, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Gain (…, k, past) and posterior covariance (…, k, k) of k quantities, from the same were the level known and
        the share (…, k) of the level that the figures do not then take away."""
        moved = share * self.level_variance[..., None]
        return (gain + moved[..., None] * self.level_weight[..., None, :],
                left + moved[..., None] * share[..., None, :])


class _Filter:
    """Positions and drifts of (points, series), were the level known: what each figure so far takes away of them
    (years, points, series), what the level does, and their covariance."""

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
        """To the year from the one before, in which a drift adds ``pace`` (points, 1) times itself."""
        keep, tie, variance, bent = self.keep, self.tie, self.variance, self.rest + self.bend
        whole = keep + tie * pace
        self.variance = whole**2 * variance + pace**2 * bent + self.walk
        self.tie = (tie * whole * variance + pace * bent) / self.variance
        self.rest = (variance * (bent * keep**2 + tie**2 * self.walk) + bent * self.walk) / self.variance
        self.place[:year] *= keep
        self.place[:year] += pace * self.slope[:year]
        self.level = keep * self.level + pace * self.level_slope

    def meet(self, year: int, inverse_error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Take in the figures of the year, with inverse error sds (series,): what stays of a surprise (points, series)
        and the variance of the surprise, in units of the error's."""
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
        """Gain, covariance and share of the level of position and drift."""
        gain = -np.moveaxis(np.stack([self.place, self.slope]), (0, 1), (-2, -1))
        both = self.tie * self.variance
        left = np.stack([self.variance, both, both, self.tie * both + self.rest], axis=-1)
        return gain, left.reshape(*both.shape, 2, 2), np.stack([self.level, self.level_slope], axis=-1)


def whiten(family: Family, points: np.ndarray) -> Whitened:
    """Weigh the figures of a family's series, given its path, for hyperparameter points (points, 11)."""
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
