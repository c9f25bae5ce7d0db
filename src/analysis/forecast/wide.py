"""Large panels: draws made when they are asked for, in blocks of series, so that memory does not grow with them.

The same model as in :mod:`gaussian`, for families without aggregates, covariates and declared effects. Given the
common path the series are independent, and of a series' past only its position and drift at the origin matter
for what comes. The common path is drawn once; each block of series then has random numbers of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analysis.forecast.batched import inverse_root
from analysis.forecast.family import FAMILY_LEVEL_SD, Family, bend_covariance, damped_time
from analysis.forecast.gaussian import TAIL_FREEDOM, prior_paths
from analysis.forecast.prior import natural

__all__ = ["Common", "draw_common", "draw_future", "series_blocks"]

BLOCK = 256


@dataclass(frozen=True)
class Common:
    """Draws of a family's common path (points, draws, all years), with the hyperparameters behind them."""

    points: np.ndarray
    paths: np.ndarray


def series_blocks(count: int) -> Iterator[slice]:
    """Slices of at most BLOCK series."""
    for start in range(0, count, BLOCK):
        yield slice(start, min(start + BLOCK, count))


def _moments(family: Family, points: np.ndarray, rows: slice) -> tuple[np.ndarray, np.ndarray]:
    """Of each series, given the common path: inverse covariance of the past figures (points, series, past, past);
    covariance of its position (without passing deviation) and drift at the origin with the past and with each
    other (points, series, 2, past + 2)."""
    theta, past, origin = natural(points), family.past_years, family.origin
    time = damped_time(theta["damping"], past, origin)
    count = np.arange(past)
    walk, drift, noise, bend = (theta[name][:, None, None] ** 2 for name in (
        "innovation_sd", "drift_spread", "noise_sd", "drift_change_sd"))
    scale, steep = ((scales[rows] ** 2)[:, None, None] for scales in (
        family.volatility.scales, family.volatility.drift_scales))
    line = steep * (drift * time[:, :, None] * time[:, None, :])[:, None]
    moving = line + scale * (walk * np.minimum(count[:, None], count) + bend * bend_covariance(time))[:, None]
    # the changes of drift up to the origin, and what each adds until the years after it
    changes = np.maximum(time[:, :, None] - time[:, None, :origin], 0.0)
    slope = (steep[..., 0] * (drift[..., 0] * time)[:, None]
             + scale[..., 0] * (bend[..., 0] * changes.sum(axis=2))[:, None])
    slope_variance = steep[..., 0].T * drift[:, 0] + scale[..., 0].T * bend[:, 0] * origin
    level = np.where(np.isnan(family.level_sds[rows]), theta["level_spread"][:, None], family.level_sds[rows]) ** 2
    weight = family.inverse_errors[rows]
    covariance = moving + scale * (noise * np.eye(past))[:, None] + level[:, :, None, None]
    root, _ = inverse_root(np.eye(past) + weight[:, :, None] * covariance * weight[:, None, :])
    root *= weight[:, None, :]
    position = np.concatenate(
        [moving[:, :, origin], moving[:, :, origin, origin, None], slope[..., origin, None]], axis=2)
    drifting = np.concatenate([slope, slope[..., origin, None], slope_variance[..., None]], axis=2)
    cross = np.stack([position, drifting], axis=2)
    cross[:, :, 0, : past + 1] += level[:, :, None]
    return np.swapaxes(root, 2, 3) @ root, cross


def draw_common(family: Family, points: np.ndarray, draws: int, rng: np.random.Generator) -> Common:
    """The common path given all series' figures, by Matheron's rule on what they say of it together."""
    past, count = family.past_years, points.shape[0]
    precision, score = np.zeros((count, past, past)), np.zeros((count, past))
    for rows in series_blocks(family.observed.shape[0]):
        inverse, _ = _moments(family, points, rows)
        figures = family.observed[rows] - family.level_means[rows, None]
        precision += inverse.sum(axis=1)
        score += np.einsum("mstu,su->mt", inverse, np.where(family.inverse_errors[rows] > 0, figures, 0.0))
    prior = family.factor_covariance(points)
    root = np.linalg.cholesky(prior)
    half = np.linalg.solve(np.eye(prior.shape[1]) + np.swapaxes(root, 1, 2)[..., :past] @ precision @ root[:, :past],
                           np.swapaxes(root, 1, 2))
    posterior = root @ half[..., :past]
    values, vectors = np.linalg.eigh(precision)
    precision_root = vectors * np.sqrt(np.maximum(values, 0.0))[:, None, :]
    theta = natural(points)
    sds = (theta["family_drift_sd"], theta["common_sd"], theta["common_noise_sd"])
    paths = prior_paths(family, points, sds, (count, draws), rng, np.array(TAIL_FREEDOM))
    paths = paths + FAMILY_LEVEL_SD * rng.standard_normal((count, draws, 1))
    noise = rng.standard_normal((count, draws, past)) @ np.swapaxes(precision_root, 1, 2)
    surprise = score[:, None] - paths[..., :past] @ precision - noise
    return Common(points, paths + surprise @ np.swapaxes(posterior, 1, 2))


def draw_future(
    family: Family, common: Common, rows: slice, years: int, rng: np.random.Generator
) -> np.ndarray:
    """Logit draws (series of the block, last ``years`` years, draws) given the common path."""
    points, past = common.points, family.past_years
    count, draws = common.paths.shape[:2]
    series = family.observed[rows].shape[0]
    inverse, cross = _moments(family, points, rows)
    gain = cross[..., :past] @ inverse
    known = family.inverse_errors[rows] > 0
    figures = np.where(known, family.observed[rows] - family.level_means[rows, None], 0.0)
    mean = (gain @ figures[:, :, None])[..., 0]
    paths = np.ascontiguousarray(np.swapaxes(common.paths[..., :past], 1, 2))
    # the gain of a missing figure is 0, so that the common path is taken away where there is a figure only
    state = mean[..., None] - (gain.reshape(count, -1, past) @ paths).reshape(count, series, 2, draws)
    first, second = _root_of_two(cross, gain)
    normal = rng.standard_normal((2, count, series, draws), dtype=np.float32)
    position = state[:, :, 0] + first[..., 0, None] * normal[0]
    drift = state[:, :, 1] + first[..., 1, None] * normal[0] + second[..., None] * normal[1]
    return _walk_on(family, common, rows, years, position, drift, rng)


def _root_of_two(cross: np.ndarray, gain: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cholesky factor of the posterior covariance of position and drift: first column (…, 2), last entry."""
    past = gain.shape[-1]
    left = cross[..., past:] - gain @ np.swapaxes(cross[..., :past], 2, 3)
    root = np.sqrt(np.maximum(left[..., 0, 0], 1e-14))
    both = left[..., 0, 1] / root
    return np.stack([root, both], axis=-1), np.sqrt(np.maximum(left[..., 1, 1] - both**2, 0.0))


def _walk_on(
    family: Family, common: Common, rows: slice, years: int, position: np.ndarray, drift: np.ndarray,
    rng: np.random.Generator,
) -> np.ndarray:
    """From position and drift at the origin (points, series, draws) to the last ``years`` years."""
    theta, first = natural(common.points), family.all_years - years
    count, series, draws = position.shape
    time = damped_time(theta["damping"], family.all_years, family.origin)
    freedom = family.volatility.freedom[rows].astype(np.float32)
    scale = (family.volatility.scales * family.volatility.tails)[rows, None].astype(np.float32)
    gamma = rng.standard_gamma(freedom[:, None] / 2, (count, series, draws), dtype=np.float32)
    tail = scale * np.sqrt(freedom[:, None] / 2 / gamma)
    innovation, noise, bend = (theta[name].astype(np.float32)[:, None, None] for name in (
        "innovation_sd", "noise_sd", "drift_change_sd"))
    found = np.empty((series, years, count, draws), dtype=np.float32)
    place = position.astype(np.float32) + family.level_means[rows, None].astype(np.float32)
    slope, shared = drift.astype(np.float32), common.paths.astype(np.float32)
    steps = np.diff(time, axis=1).astype(np.float32)[..., None, None]
    for year in range(family.origin + 1, family.all_years):
        slope += rng.standard_normal(slope.shape, dtype=np.float32) * tail * bend
        place += slope * steps[:, year - 1]
        place += rng.standard_normal(slope.shape, dtype=np.float32) * tail * innovation
        if year >= first:
            passing = rng.standard_normal(slope.shape, dtype=np.float32) * tail * noise
            found[:, year - first] = np.swapaxes(place + passing + shared[:, None, :, year], 0, 1)
    return found.reshape(series, years, count * draws)
