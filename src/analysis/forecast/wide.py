"""Large panels: draws made when they are asked for, in blocks of series, so that memory does not grow with them.

The same model as in :mod:`gaussian`, for families without aggregates, covariates and declared effects. Given the
common path the series are independent, and of a series' past only its position and drift at the origin matter
for what comes. The common path is drawn once; each block of series then has random numbers of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analysis.forecast.family import FAMILY_LEVEL_SD, Family, damped_time
from analysis.forecast.gaussian import common_paths
from analysis.forecast.prior import natural
from analysis.forecast.whitening import Whitened, whiten

__all__ = ["Common", "draw_common", "draw_future", "series_blocks"]

BLOCK = 256
SMALLEST_GAMMA = np.float32(1e-6)


@dataclass(frozen=True)
class Common:
    """Draws of a family's common path (points, draws, all years), with the hyperparameters behind them."""

    points: np.ndarray
    paths: np.ndarray


def series_blocks(family: Family) -> Iterator[tuple[int, Family]]:
    """Where each block of at most BLOCK series starts, and the family of these alone.

    What a block needs is computed of its own series only: of all series for each block the cost would grow with
    their square.
    """
    count = family.members.size
    for start in range(0, count, BLOCK):
        yield start, family.take(np.arange(start, min(start + BLOCK, count)))


def _moments(part: Family, points: np.ndarray) -> tuple[Whitened, np.ndarray, np.ndarray]:
    """Of each series, given the common path: what its past figures weigh; covariance of its position (without
    passing deviation) and drift at the origin, level apart, with the past (points, series, 2, past) and with each
    other (points, series, 2, 2)."""
    theta, past, origin = natural(points), part.past_years, part.origin
    time = damped_time(theta["damping"], past, origin)
    figures = part.path_covariance(points, past)
    scale, steep = part.volatility.scales**2, part.volatility.drift_scales**2
    # passing deviations belong to the figures, not to the position
    position = figures[:, :, origin].copy()
    position[:, :, origin] -= theta["noise_sd"][:, None] ** 2 * scale
    # the changes of drift up to the origin, and what each adds until the years after it
    changes = np.maximum(time[:, :, None] - time[:, None, :origin], 0.0).sum(axis=2)
    drift, bend = theta["drift_spread"][:, None] ** 2, theta["drift_change_sd"][:, None] ** 2
    slope = steep[:, None] * (drift * time)[:, None] + scale[:, None] * (bend * changes)[:, None]
    slope = (part.what_is_left(points, past) @ slope[..., None])[..., 0]
    among = np.empty((*slope.shape[:2], 2, 2))
    among[..., 0, 0], among[..., 1, 1] = position[..., origin], steep * drift + scale * bend * origin
    among[..., 0, 1] = among[..., 1, 0] = slope[..., origin]
    whitened = whiten(figures, part.level_variance(points), part.inverse_errors, part.level_left(points, past))
    return whitened, np.stack([position, slope], axis=2), among


def draw_common(family: Family, points: np.ndarray, draws: int, rng: np.random.Generator) -> Common:
    """The common path given all series' figures, by Matheron's rule on what they say of it together."""
    past, count = family.past_years, points.shape[0]
    precision, score = np.zeros((count, past, past)), np.zeros((count, past))
    for _, part in series_blocks(family):
        inverse = _moments(part, points)[0].weight
        precision += inverse.sum(axis=1)
        score += np.einsum("mstu,su->mt", inverse, _figures(part))
    prior = family.factor_covariance(points)
    root = np.linalg.cholesky(prior)
    half = np.linalg.solve(np.eye(prior.shape[1]) + np.swapaxes(root, 1, 2)[..., :past] @ precision @ root[:, :past],
                           np.swapaxes(root, 1, 2))
    posterior = root @ half[..., :past]
    values, vectors = np.linalg.eigh(precision)
    precision_root = vectors * np.sqrt(np.maximum(values, 0.0))[:, None, :]
    paths = common_paths(family, points, draws, rng) + FAMILY_LEVEL_SD * rng.standard_normal((count, draws, 1))
    noise = rng.standard_normal((count, draws, past)) @ np.swapaxes(precision_root, 1, 2)
    surprise = score[:, None] - paths[..., :past] @ precision - noise
    return Common(points, paths + surprise @ np.swapaxes(posterior, 1, 2))


def _figures(part: Family) -> np.ndarray:
    """The figures (series, past) less the series' own prior means, 0 where there is none."""
    return np.asarray(np.where(part.inverse_errors > 0, part.observed - part.level_means[:, None], 0.0))


def draw_future(part: Family, common: Common, years: int, rng: np.random.Generator) -> np.ndarray:
    """Logit draws (series, last ``years`` years, draws) of a block of a family given the family's common path."""
    points, past = common.points, part.past_years
    count, draws = common.paths.shape[:2]
    series = part.members.size
    whitened, with_past, among = _moments(part, points)
    level_share = part.level_left(points)[:, :, part.origin, None] * np.array([1.0, 0.0])
    gain, left = whitened.regress(among, with_past, level_share)
    mean = (gain @ _figures(part)[:, :, None])[..., 0]
    paths = np.ascontiguousarray(np.swapaxes(common.paths[..., :past], 1, 2))
    # the gain of a missing figure is 0, so that the common path is taken away where there is a figure only
    state = mean[..., None] - (gain.reshape(count, -1, past) @ paths).reshape(count, series, 2, draws)
    first, second = _root_of_two(left)
    normal = rng.standard_normal((2, count, series, draws), dtype=np.float32)
    position = state[:, :, 0] + first[..., 0, None] * normal[0]
    drift = state[:, :, 1] + first[..., 1, None] * normal[0] + second[..., None] * normal[1]
    return _walk_on(part, common, years, position, drift, rng)


def _root_of_two(covariance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cholesky factor of the posterior covariance (…, 2, 2) of position and drift: first column (…, 2), last entry."""
    root = np.sqrt(np.maximum(covariance[..., 0, 0], 1e-14))
    both = covariance[..., 0, 1] / root
    return np.stack([root, both], axis=-1), np.sqrt(np.maximum(covariance[..., 1, 1] - both**2, 0.0))


def _walk_on(
    part: Family, common: Common, years: int, position: np.ndarray, drift: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """From position and drift at the origin (points, series, draws) to the last ``years`` years."""
    theta, first = natural(common.points), part.all_years - years
    count, series, draws = position.shape
    time = damped_time(theta["damping"], part.all_years, part.origin)
    freedom = part.volatility.freedom.astype(np.float32)
    scale = (part.volatility.scales * part.volatility.tails)[:, None].astype(np.float32)
    gamma = rng.standard_gamma(freedom[:, None] / 2, (count, series, draws), dtype=np.float32)
    gamma = np.maximum(gamma, SMALLEST_GAMMA)  # of few degrees of freedom some round to nothing
    tail = scale * np.sqrt(freedom[:, None] / 2 / gamma)
    innovation, noise, bend = (theta[name].astype(np.float32)[:, None, None] for name in (
        "innovation_sd", "noise_sd", "drift_change_sd"))
    found = np.empty((series, years, count, draws), dtype=np.float32)
    place, mean = position.astype(np.float32), part.level_means[:, None].astype(np.float32)
    left = np.exp(-part.yearly_return(common.points)[:, :, None]).astype(np.float32)
    slope, shared = drift.astype(np.float32), common.paths.astype(np.float32)
    steps = np.diff(time, axis=1).astype(np.float32)[..., None, None]
    for year in range(part.origin + 1, part.all_years):
        slope += rng.standard_normal(slope.shape, dtype=np.float32) * tail * bend
        place *= left
        place += slope * steps[:, year - 1]
        place += rng.standard_normal(slope.shape, dtype=np.float32) * tail * innovation
        if year >= first:
            passing = rng.standard_normal(slope.shape, dtype=np.float32) * tail * noise
            found[:, year - first] = np.swapaxes(place + mean + passing + shared[:, None, :, year], 0, 1)
    return found.reshape(series, years, count * draws)
