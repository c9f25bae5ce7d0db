"""Exact conditioning of a family on its series' figures, for many hyperparameter points at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.forecast.family import FAMILY_LEVEL_SD, Family, damped_time
from analysis.forecast.prior import natural
from analysis.forecast.volatility import variance_kept
from analysis.forecast.whitening import whiten

__all__ = ["TAIL_FREEDOM", "Conditioned", "common_paths", "condition", "figures_log_likelihood", "simulate"]

# Degrees of freedom of the family's steps after the origin: shared shocks are rare and some are large (reforms,
# epidemics).
TAIL_FREEDOM = 6.0


@dataclass(frozen=True, eq=False)
class Conditioned:
    """Posterior of a family given its figures, for each hyperparameter point.

    Attributes
    ----------
    log_likelihood : (points,) of the figures
    mean : (points, series, years)
    rest_covariance : (points, series, years, years), loading : (points, series, years, factors), factor_covariance :
        (points, factors, factors); the covariance between series i and j is
        [i = j] rest_covariance[i] + loading[i] factor_covariance loading[j]'
    gain : (points, series, years, past years) of the remainders, given the factors
    weight : (points, series, past years, past years) inverse covariance of the figures, given the factors
    """

    family: Family
    points: np.ndarray
    log_likelihood: np.ndarray
    mean: np.ndarray
    rest_covariance: np.ndarray
    loading: np.ndarray
    factor_covariance: np.ndarray
    gain: np.ndarray
    weight: np.ndarray

    def apply_covariance(self, vectors: np.ndarray) -> np.ndarray:
        """Product of the posterior covariance and vectors (points, draws, series, years)."""
        own = np.swapaxes(np.swapaxes(vectors, 1, 2) @ self.rest_covariance, 1, 2)
        points, draws, series, years = vectors.shape
        factors = self.loading.shape[3]
        flat = self.loading.reshape(points, series * years, factors)
        shared = vectors.reshape(points, draws, series * years) @ flat @ self.factor_covariance
        return own + (shared @ np.swapaxes(flat, 1, 2)).reshape(vectors.shape)


def condition(family: Family, points: np.ndarray) -> Conditioned:
    """Posterior given the figures (not the aggregates), with their log likelihood, for hyperparameters points (k, 11).

    Series are independent given the factors, so the cost is linear in their number.
    """
    past = family.past_years
    path = family.path_covariance(points)
    scale = family.inverse_errors
    level_left = family.level_left(points)
    whitened = whiten(family, points)
    design = family.design[:, :past]
    residual = (family.observed - family.prior_mean[:, :past])[..., None]
    white_design = whitened.root @ design
    white_residual = whitened.root @ residual
    precision = np.einsum("msta,mstb->mab", white_design, white_design, optimize=True)
    score = np.einsum("msta,mstb->ma", white_design, white_residual, optimize=True)

    factor_root = np.linalg.cholesky(family.factor_covariance(points))
    factors = factor_root.shape[1]
    inner = np.linalg.cholesky(np.eye(factors) + np.swapaxes(factor_root, 1, 2) @ precision @ factor_root)
    half = np.linalg.solve(inner, np.swapaxes(factor_root, 1, 2))
    factor_covariance = np.swapaxes(half, 1, 2) @ half
    shift = (factor_covariance @ score[..., None])[..., 0]

    log_likelihood = -0.5 * (
        whitened.log_determinant.sum(axis=1)
        + 2 * np.log(np.diagonal(inner, axis1=1, axis2=2)).sum(axis=1)
        - 2 * np.log(scale[scale > 0]).sum()
        + (white_residual**2).sum(axis=(1, 2, 3))
        - (score * shift).sum(axis=1)
        + np.count_nonzero(scale) * np.log(2 * np.pi))

    on_path = path[:, :, :, :past] @ whitened.path_weight
    share = level_left - (path[:, :, :, :past] @ whitened.level_weight[..., None])[..., 0]
    gain, left = whitened.with_level(on_path, path - on_path @ path[:, :, :past], share)
    loading = family.design - gain @ design
    mean = family.prior_mean + (gain @ residual)[..., 0] + (loading @ shift[:, None, :, None])[..., 0]
    return Conditioned(
        family=family, points=points, log_likelihood=log_likelihood, mean=mean,
        rest_covariance=left, loading=loading, factor_covariance=factor_covariance, gain=gain,
        weight=whitened.weight)


def figures_log_likelihood(family: Family, points: np.ndarray) -> np.ndarray:
    """Log likelihood (points,) of the figures: that of :func:`condition`, without the moments that only draws need."""
    if family.design.shape[2] > family.all_years:
        return condition(family, points).log_likelihood
    past, count = family.past_years, points.shape[0]
    scale = family.inverse_errors
    whitened = whiten(family, points)
    root = whitened.root
    white = np.einsum("mstu,su->mst", root, family.observed - family.prior_mean[:, :past]).reshape(count, -1, 1)
    design = root.reshape(count, -1, past)  # the path has loading 1 in every series
    prior = np.linalg.cholesky(family.factor_covariance(points)[:, :past, :past])
    seen = np.swapaxes(design @ prior, 1, 2)
    inner = np.linalg.cholesky(np.eye(past) + seen @ np.swapaxes(seen, 1, 2))
    shift = np.linalg.solve(inner, seen @ white)
    return -0.5 * (
        whitened.log_determinant.sum(axis=1) + 2 * np.log(np.diagonal(inner, axis1=1, axis2=2)).sum(axis=1)
        - 2 * np.log(scale[scale > 0]).sum() + (white**2).sum(axis=(1, 2)) - (shift**2).sum(axis=(1, 2))
        + np.count_nonzero(scale) * np.log(2 * np.pi))


def simulate(conditioned: Conditioned, draws: int, rng: np.random.Generator, heavy_tails: bool = True) -> np.ndarray:
    """Draws (points, draws, series, years) given the figures, by Matheron's rule.

    Draws from the prior are corrected by the gain times their distance from the figures (Doucet 2010, "A note on
    efficient conditional simulation of Gaussian distributions"), so that no singular covariance needs a square root.
    With heavy tails, the movements after the origin are Student-t: each draw has one random scale for each series (with
    the degrees of freedom of its volatility) and one for the common path. No figure depends on these movements, so the
    correction remains exact.
    """
    family, past = conditioned.family, conditioned.family.past_years
    points, series = conditioned.points.shape[0], family.observed.shape[0]
    rest = _prior_rests(family, conditioned.points, draws, rng, heavy_tails)
    factors = _prior_factors(conditioned, draws, rng, heavy_tails)
    error = rng.standard_normal((points, draws, series, past))
    known = family.inverse_errors > 0
    error *= np.where(known, 1.0 / np.where(known, family.inverse_errors, 1.0), 0.0)
    deviation = rest + np.einsum("sta,mda->mdst", family.design, factors, optimize=True)
    residual = (family.observed - family.prior_mean[:, :past]) - deviation[..., :past] - error
    residual = np.swapaxes(np.where(known, residual, 0.0), 1, 2)
    score = np.einsum("sta,msdt->mda", family.design[:, :past], residual @ conditioned.weight, optimize=True)
    shift = score @ conditioned.factor_covariance
    correction = np.swapaxes(residual @ np.swapaxes(conditioned.gain, 2, 3), 1, 2)
    correction = correction + np.einsum("msta,mda->mdst", conditioned.loading, shift, optimize=True)
    return family.prior_mean + deviation + correction


def common_paths(
    family: Family, points: np.ndarray, draws: int, rng: np.random.Generator, heavy_tails: bool = True
) -> np.ndarray:
    """Prior draws (points, draws, years) of the shared path without its level: drift, walk and noise."""
    theta, years = natural(points), family.all_years
    shape = (points.shape[0], draws, years)
    scale = np.ones(shape)
    if heavy_tails:
        ahead = variance_kept(TAIL_FREEDOM) * np.sqrt(TAIL_FREEDOM / rng.chisquare(TAIL_FREEDOM, shape[:2]))
        scale *= np.where(np.arange(years) > family.origin, ahead[..., None], 1.0)
    persistence = theta["common_persistence"][:, None]
    drift, new = rng.standard_normal(shape[:2]), np.sqrt(1.0 - persistence**2)
    news = rng.standard_normal(shape) * scale
    steps = rng.standard_normal(shape) * scale * theta["common_sd"][:, None, None]
    steps[..., 0] = 0.0
    for year in range(1, years):
        drift = drift if year == 1 else persistence * drift + new * news[..., year]
        steps[..., year] += theta["common_drift_sd"][:, None] * drift
    passing = rng.standard_normal(shape) * scale * theta["common_noise_sd"][:, None, None]
    return np.cumsum(steps, axis=-1) + passing


def _own_paths(
    family: Family, points: np.ndarray, shape: tuple[int, ...], rng: np.random.Generator, heavy_tails: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Prior draws (*shape, years) of the series' paths: lasting (drift, changes of drift, walk) and passing (noise)."""
    theta, own, years = natural(points), family.volatility, family.all_years
    time = damped_time(theta["damping"], years, family.origin)[:, None, None]
    drift, innovation, noise, bend = (theta[name][:, None, None, None] for name in (
        "drift_spread", "innovation_sd", "noise_sd", "drift_change_sd"))
    scale = np.broadcast_to(own.scales[:, None], (*shape, years))
    if heavy_tails:
        ahead = (own.tails * np.sqrt(own.freedom / rng.chisquare(own.freedom, shape)))[..., None]
        scale = scale * np.where(np.arange(years) > family.origin, ahead, 1.0)
    steps, changes = rng.standard_normal((2, *shape, years)) * scale
    steps[..., 0] = changes[..., 0] = 0.0
    slopes = np.cumsum(changes * bend, axis=-1) * np.diff(time, axis=-1, prepend=0.0)
    lasting = (rng.standard_normal((*shape, 1)) * drift * own.drift_scales[:, None] * time + np.cumsum(slopes, axis=-1)
               + np.cumsum(steps, axis=-1) * innovation)
    return lasting, rng.standard_normal((*shape, years)) * scale * noise


def _prior_rests(
    family: Family, points: np.ndarray, draws: int, rng: np.random.Generator, heavy_tails: bool
) -> np.ndarray:
    """Prior draws (points, draws, series, years) of the remainders: level and path of each series."""
    shape = (points.shape[0], draws, family.observed.shape[0])
    levels = rng.standard_normal(shape) * np.sqrt(family.level_variance(points))[:, None, :]
    lasting, passing = _own_paths(family, points, shape, rng, heavy_tails)
    left = np.swapaxes(family.what_is_left(points), -1, -2)
    return np.swapaxes(np.swapaxes(levels[..., None] + lasting, 1, 2) @ left, 1, 2) + passing


def _prior_factors(conditioned: Conditioned, draws: int, rng: np.random.Generator, heavy_tails: bool) -> np.ndarray:
    """Draws of the factors' deviations from their prior means: common path, coefficients, effects."""
    family = conditioned.family
    shape = (conditioned.points.shape[0], draws)
    path = (common_paths(family, conditioned.points, draws, rng, heavy_tails)
            + FAMILY_LEVEL_SD * rng.standard_normal((*shape, 1)))
    of_coefficients = family.coefficient_sd(conditioned.points)[:, None, None]
    coefficients = rng.standard_normal((*shape, family.covariate_count)) * of_coefficients
    effects = rng.standard_normal((*shape, family.effect_sds.size)) * family.effect_sds
    return np.concatenate([path, coefficients, effects], axis=-1)
