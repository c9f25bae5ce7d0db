"""Draw made-up figures around known ones: arrays in, arrays out, without areas, indicators or files."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import expit, logit

__all__ = ["bridge", "count_path", "deviations", "path", "shares", "whole_numbers"]

Array = npt.NDArray[np.float64]
_EDGE = 5e-4
_ROUNDS, _CLOSE = 60, 1e-9


def path(years: list[int], known: dict[int, float], wished: dict[int, float], upper: float) -> Array:
    """The level of a whole for each year: known values unchanged, the rest interpolated linearly on the logit scale.

    A wished level is used only in a year without a known one.
    """
    points = {**wished, **known}
    at = sorted(points)
    drawn = upper * expit(np.interp(years, at, [_logit(points[year] / upper) for year in at]))
    return np.array([known.get(year, value) for year, value in zip(years, drawn, strict=True)])


def count_path(years: list[int], known: dict[int, float], wished: dict[int, float]) -> Array:
    """As `path`, for counts: interpolated linearly in logarithms."""
    points = {**wished, **known}
    at = sorted(points)
    drawn = np.exp(np.interp(years, at, [np.log(max(points[year], 0.5)) for year in at]))
    return np.array([known.get(year, value) for year, value in zip(years, drawn, strict=True)])


def deviations(rng: np.random.Generator, centre: Array, years: int, noise: float) -> Array:
    """(areas, years): each area's deviation from the whole in logits, a random walk with step `noise` per year."""
    steps = rng.normal(0.0, noise, (centre.size, years))
    steps[:, 0] = 0.0
    return centre[:, None] + np.cumsum(steps, axis=1)


def bridge(drawn: Array, pinned: Array) -> Array:
    """Shift the drawn rows to pass through the pinned values (NaN: none), with interpolated shifts between them."""
    moved = drawn.copy()
    for row in range(drawn.shape[0]):
        at = np.flatnonzero(np.isfinite(pinned[row]))
        if at.size:
            moved[row] += np.interp(np.arange(drawn.shape[1]), at, (pinned[row] - drawn[row])[at])
    return moved


def shares(level: Array, around: Array, pinned: Array, weights: Array, upper: float, decimals: int) -> Array:
    """(areas, years): values between 0 and `upper` whose weighted mean is the level of the whole in every year.

    Parameters
    ----------
    level : (years,)
        Values of the whole.
    around : (areas, years)
        Deviations on the logit scale, from `deviations`.
    pinned : (areas, years)
        Known values, which are reproduced exactly; NaN elsewhere.
    weights : (areas,) or (areas, years)
    upper : float
        The largest possible value.
    decimals : int
        Decimals to which drawn values are rounded.

    Raises
    ------
    ValueError
        If the known values of the areas are incompatible with that of the whole.
    """
    weights = np.broadcast_to(weights if weights.ndim == 2 else weights[:, None], around.shape)
    known = np.where(np.isfinite(pinned), _logit(pinned / upper), np.nan)
    centre = _logit(level / upper)
    for _ in range(_ROUNDS):  # known areas must not distort the others: the centre moves until the mean fits
        moved = bridge(centre + around, known)
        shift = np.array([_shift(moved[:, year], pinned[:, year], weights[:, year], float(level[year]), upper)
                          for year in range(level.size)])
        centre = centre + shift
        if np.abs(shift).max() < _CLOSE:
            break
    whole = level >= upper * (1 - _EDGE)
    drawn = np.where(whole, level, upper * expit(moved + shift))
    return np.where(np.isfinite(pinned), pinned, np.round(drawn, decimals))


def _shift(moved: Array, pinned: Array, weights: Array, level: float, upper: float) -> float:
    """The common shift of the free areas in one year that gives the wanted weighted mean."""
    known = np.isfinite(pinned)
    if level >= upper * (1 - _EDGE):
        return 0.0
    total = level * weights.sum() - float((weights * np.where(known, pinned, 0.0)).sum())
    free = np.where(known, 0.0, weights)
    if not 0 < total < upper * free.sum():
        raise ValueError(f"the known areas leave {total / max(free.sum(), 1e-9):.4g} for the others: "
                         f"please look at the known values; wanted between 0 and {upper:g}")

    def miss(shift: float) -> float:
        return float((free * upper * expit(moved + shift)).sum()) - total

    return float(brentq(miss, -30.0, 30.0, xtol=1e-12))


def whole_numbers(wanted: Array, total: int, pinned: Array, most: Array | None = None) -> Array:
    """Whole numbers proportional to the wanted ones, with exactly this total; pinned ones are kept.

    Uses the method of largest remainders (Hamilton). `most` is an upper bound for each.
    """
    known = np.isfinite(pinned)
    limit = np.full(wanted.shape, np.inf) if most is None else np.maximum(most, 0.0)
    left = total - float(pinned[known].sum())
    raw = np.where(known, 0.0, np.maximum(wanted, 1e-9))
    room = float(limit[~known].sum())
    if not 0 <= left <= room:
        raise ValueError(f"total: found {total}; the known parts are {pinned[known].sum():g} and the others "
                         f"hold from 0 to {room:g}")

    def filled(factor: float) -> Array:
        return np.minimum(factor * raw, limit * ~known) if most is not None else factor * raw

    most_needed = (left + 1.0) / float(raw[~known].min()) if (~known).any() else 1.0
    scaled = filled(brentq(lambda factor: filled(factor).sum() - left, 0.0, most_needed)) if left else raw * 0.0
    result = np.floor(scaled + 1e-9)
    order = np.argsort(-np.where(known | (result + 1 > limit), -np.inf, scaled - result), kind="stable")
    result[order[:round(left - result.sum())]] += 1
    return np.where(known, pinned, result)


def _logit(share: Array | float) -> Array:
    return np.asarray(logit(np.clip(share, _EDGE, 1 - _EDGE)))
