"""Large panels: draws made on demand in blocks of series, so that memory does not grow with their number.

The model is that of :mod:`gaussian`, for families without aggregates, covariates and declared effects. Given the common
path the series are independent, and the future of a series depends on its past through its position and drift at the
origin only. The common path is drawn once; each block of series has its own random numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analysis.forecast.family import FAMILY_LEVEL_SD, Family, bend_covariance, damped_time, walk_covariance
from analysis.forecast.gaussian import common_paths
from analysis.forecast.prior import natural
from analysis.forecast.whitening import whiten

__all__ = ["Common", "draw_common", "draw_future", "series_blocks"]

BLOCK = 256
SMALLEST_GAMMA = np.float32(1e-6)


@dataclass(frozen=True, eq=False)
class Common:
    """Draws of a family's common path: paths (points, draws, all years), given the hyperparameters points (k, 11)."""

    points: np.ndarray
    paths: np.ndarray


def series_blocks(family: Family) -> Iterator[tuple[int, Family]]:
    """The first place of each block of at most BLOCK series, and the family of these series alone.

    Each block is computed from its own series; computing all series for each block would cost their square.
    """
    count = family.members.size
    for start in range(0, count, BLOCK):
        yield start, family.take(np.arange(start, min(start + BLOCK, count)))


def draw_common(family: Family, points: np.ndarray, draws: int, rng: np.random.Generator) -> Common:
    """Draws of the common path given all series' figures, by Matheron's rule on their summed precision."""
    past, count = family.past_years, points.shape[0]
    precision, score = np.zeros((count, past, past)), np.zeros((count, past))
    for _, part in series_blocks(family):
        inverse = whiten(part, points).weight
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
    """Logits of the figures (series, past) less the series' prior means, 0 where there is none."""
    return np.where(part.inverse_errors > 0, part.observed - part.level_means[:, None], 0.0)


def draw_future(part: Family, common: Common, years: int, rng: np.random.Generator) -> np.ndarray:
    """Logit draws (series, last ``years`` years, draws) of a block of a family given the family's common path."""
    points, past = common.points, part.past_years
    (count, draws), series = common.paths.shape[:2], part.members.size
    ahead, steps = _ahead(part, points, years)
    whitened = whiten(part, points)
    gain, left = whitened.with_level(whitened.gain, whitened.left, whitened.level_share)
    gain = ahead @ gain
    mean = (gain @ _figures(part)[:, :, None]) + part.level_means[:, None, None]
    # The gain of a missing figure is 0, so the common path is subtracted only in years with a figure.
    taken = gain.reshape(count, -1, past) @ np.swapaxes(common.paths[..., :past], 1, 2)
    found = (mean - taken.reshape(count, series, years, draws)).astype(np.float32)
    found += np.swapaxes(common.paths[..., part.all_years - years:], 1, 2)[:, None].astype(np.float32)
    freedom, scale = (np.asarray(column, dtype=np.float32)[:, None] for column in (
        part.volatility.freedom, part.volatility.scales * part.volatility.tails))
    gamma = rng.standard_gamma(freedom / 2, (count, series, draws), dtype=np.float32)
    tail = scale * np.sqrt(freedom / 2 / np.maximum(gamma, SMALLEST_GAMMA))  # some underflow to 0
    for root, size in ((steps, tail[:, :, None]), (ahead @ _root_of_two(left), None)):
        normal = rng.standard_normal((count, series, root.shape[-1], draws), dtype=np.float32)
        moved = root.astype(np.float32) @ normal
        found += moved if size is None else size * moved
    return np.ascontiguousarray(np.moveaxis(found, 0, 2)).reshape(series, years, count * draws)


def _ahead(part: Family, points: np.ndarray, years: int) -> tuple[np.ndarray, np.ndarray]:
    """Linear map (points, series, years, 2) from position and drift at the origin to the last ``years`` years, and rows
    (points, series, years, years after the origin) of a Cholesky factor of the later movements, for scale 1."""
    theta, origin = natural(points), part.origin
    time = damped_time(theta["damping"], part.all_years, origin)[:, origin:]
    time = time - time[:, :1]
    count = time.shape[1]
    left = part.what_is_left(points, count)
    of_drift = (left @ time[:, None, :, None])[..., 0]
    moving = walk_covariance(theta["innovation_sd"], count) + (
        theta["drift_change_sd"] ** 2)[:, None, None] * bend_covariance(time)
    new = (left @ moving[:, None] @ np.swapaxes(left, -1, -2))[..., 1:, 1:]
    # With little noise successive years may hardly differ; 1e-12 of the last variance keeps the matrix definite.
    passing = (theta["noise_sd"] ** 2)[:, None, None, None] + 1e-12 * new[..., -1:, -1:]
    root = np.linalg.cholesky(new + passing * np.eye(count - 1))[..., count - 1 - years:, :]
    return np.stack([part.level_left(points, count), of_drift], axis=-1)[:, :, count - years:], root


def _root_of_two(covariance: np.ndarray) -> np.ndarray:
    """Cholesky factors (…, 2, 2) of the posterior covariance of position and drift, which may be singular."""
    root = np.zeros_like(covariance)
    root[..., 0, 0] = np.sqrt(np.maximum(covariance[..., 0, 0], 1e-14))
    root[..., 1, 0] = covariance[..., 0, 1] / root[..., 0, 0]
    root[..., 1, 1] = np.sqrt(np.maximum(covariance[..., 1, 1] - root[..., 1, 0] ** 2, 0.0))
    return root
