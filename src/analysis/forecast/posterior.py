"""Posterior of the hyperparameters by adaptive importance sampling, starting from the reference prior."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from analysis.forecast.blocks import Block, alone
from analysis.forecast.constraints import measure
from analysis.forecast.family import Family
from analysis.forecast.gaussian import condition, figures_log_likelihood
from analysis.forecast.prior import Prior
from analysis.forecast.student import Student

__all__ = ["VERY_MANY", "Posterior", "chunks", "for_learning", "log_likelihood", "sample_posterior"]

FIRST_POINTS = 400
NEXT_POINTS = 250
ROUNDS = 10
# Search for the mode: largest number of steps; in units of the prior's spread, finite difference and gradient to stop.
MODE_STEPS, DIFFERENCE, FLAT_ENOUGH = 60, 1e-3, 1e-2
ENOUGH = 120.0
FREEDOM = 6.0
# Largest number of array elements held at once for draws, and for the likelihood, which is fastest inside the cache.
CHUNK_NUMBERS, LIKELIHOOD_NUMBERS = 3_000_000, 400_000
# The hyperparameters are learned from this many figures, or from this many series where that is more; from fewer series
# where the panel has VERY_MANY.
FIGURES_TO_LEARN_FROM = 1500
SERIES_TO_LEARN_FROM = 50
VERY_MANY = 500
SERIES_OF_VERY_MANY = 25
# Share of the published years, the last ones, from which the damping of drifts is learned.
YEARS_THAT_TELL = 1 / 3


@dataclass(frozen=True, eq=False)
class Posterior:
    """Weighted hyperparameter points: points (k, 11), unconstrained, and weights (k,) that sum to 1."""

    points: np.ndarray
    weights: np.ndarray

    @property
    def effective(self) -> float:
        """Effective number of points, 1 / Σ weight² (Kish 1965)."""
        return float(1.0 / (self.weights**2).sum())


def chunks(families: Sequence[Family], count: int, numbers: int = CHUNK_NUMBERS, draws: int = 1) -> list[slice]:
    """Slices of ``count`` hyperparameter points, each small enough for working arrays of ``numbers`` elements.

    Every point lies in exactly one slice, with all its draws.
    """
    largest = sum(series * years * max(years, factors) for series, years, factors in (
        family.design.shape for family in families))
    size = max(1, int(numbers / (draws * largest)))
    return [slice(start, min(start + size, count)) for start in range(0, count, size)]


def log_likelihood(blocks: list[Block], points: np.ndarray) -> np.ndarray:
    """Log marginal likelihood (points,): exact for the figures of series, Laplace's approximation for aggregates."""
    total = np.zeros(points.shape[0])
    for block in blocks:
        for part in chunks(block.families, points.shape[0], LIKELIHOOD_NUMBERS):
            if not block.constraint.times.size:
                total[part] += sum(figures_log_likelihood(family, points[part]) for family in block.families)
                continue
            conditioned = [condition(family, points[part]) for family in block.families]
            distance, log_determinant = measure(block.constraint, conditioned)
            total[part] += sum(each.log_likelihood for each in conditioned) - 0.5 * (distance + log_determinant)
    return total


def for_learning(blocks: list[Block]) -> list[Block]:
    """The blocks from which the hyperparameters are learned: with an earlier origin and a limited number of series."""
    chosen = blocks
    if not any(block.constraint.times.size for block in blocks):
        chosen = [alone(family) for family in _selection([family for block in blocks for family in block.families])]
    return [replace(block, families=tuple(_seen_earlier(family) for family in block.families)) for block in chosen]


def _seen_earlier(family: Family) -> Family:
    """The family with its origin moved back by a third of its published years.

    Drifts are damped after the origin only. With the origin at the last figure no figure would depend on the damping;
    with an earlier one the years since do (the reference prior is fitted in the same way).
    """
    known = np.flatnonzero((family.inverse_errors > 0).any(axis=0))
    back = round(YEARS_THAT_TELL * known.size)
    origin = int(known[-1 - back]) if 0 < back < known.size - 1 else family.origin
    return replace(family, origin=origin)


def _selection(families: list[Family]) -> list[Family]:
    """The families, or for large panels a systematic sample of their series in the order of volatility.

    The figures of all series still determine the common path and their own forecasts. The variances of the shared
    movements, however, are learned from the sampled series' path, and lean on the prior where these are few.
    """
    total = sum(family.observed.shape[0] for family in families)
    limit = SERIES_OF_VERY_MANY
    if total < VERY_MANY:
        figures = sum(int(np.count_nonzero(family.inverse_errors)) for family in families)
        limit = max(SERIES_TO_LEARN_FROM, FIGURES_TO_LEARN_FROM * total // max(figures, 1))
    if total <= limit:
        return families
    known = [np.flatnonzero((family.inverse_errors > 0).any(axis=1)) for family in families]
    label = np.repeat(np.arange(len(families)), [rows.size for rows in known])
    row = np.concatenate(known)
    scales = np.concatenate([family.volatility.scales[rows] for family, rows in zip(families, known, strict=True)])
    # Common shocks are learned from families with many series, so few families are taken, as whole as possible.
    share = max(4, limit // max(1, np.unique(label).size))
    chosen: list[Family] = []
    for index in np.linspace(0, len(families) - 1, min(len(families), limit // share)).astype(int):
        rows = row[label == index]
        ordered = rows[np.argsort(scales[label == index], kind="stable")]
        picked = ordered[_middles(ordered.size, share)]
        if picked.size:
            chosen.append(families[index].take(np.sort(picked)))
    return chosen or families


def _middles(count: int, wanted: int) -> np.ndarray:
    """Places among ``count`` ordered series: the middle of each of ``wanted`` equal parts; all where there are fewer.

    Were the first and the last always included, the most volatile of 200 series would count as the most volatile of 50.
    """
    parts = min(count, wanted)
    return ((np.arange(parts) + 0.5) * count / max(parts, 1)).astype(int)


def _tempered(log_weights: np.ndarray, wanted: float) -> np.ndarray:
    """Weights raised to a power (at most 1) that brings their effective number to ``wanted``."""
    power = 1.0
    for _ in range(40):
        flat = power * log_weights
        weights = np.exp(flat - logsumexp(flat))
        if 1.0 / (weights**2).sum() >= wanted:
            break
        power *= 0.8
    return weights


def sample_posterior(blocks: list[Block], prior: Prior, rng: np.random.Generator) -> Posterior:
    """Sample from the prior, from a Student-t at the posterior's mode, then from proposals fitted to the points so far.

    Points are weighted by the deterministic mixture of all proposals (Cornuet et al. 2012, "Adaptive multiple
    importance sampling"). Sampling stops once the effective number of points is ENOUGH, or after ROUNDS.
    """
    points = prior.sample(FIRST_POINTS, rng)
    likelihood = log_likelihood(blocks, points)
    counts, proposals = [FIRST_POINTS], [prior.log_density]
    best = points[np.argmax(likelihood + prior.log_density(points))]
    centre, shape = _mode(blocks, prior, best)
    for round_number in range(ROUNDS + 1):
        mixture = logsumexp(
            [np.log(count) + density(points) for count, density in zip(counts, proposals, strict=True)], axis=0)
        log_weights = likelihood + prior.log_density(points) - mixture
        posterior = Posterior(points, np.exp(log_weights - logsumexp(log_weights)))
        if posterior.effective >= ENOUGH or round_number == ROUNDS:
            return posterior
        if round_number:
            flat = _tempered(log_weights, 4.0 * points.shape[1])
            centre = flat @ points
            deviation = points - centre
            shape = (flat[:, None] * deviation).T @ deviation + 1e-4 * np.eye(points.shape[1])
        proposal = Student(centre, shape, FREEDOM)
        fresh = proposal.sample(NEXT_POINTS, rng)
        points = np.concatenate([points, fresh])
        likelihood = np.concatenate([likelihood, log_likelihood(blocks, fresh)])
        counts.append(NEXT_POINTS)
        proposals.append(proposal.log_density)
    raise AssertionError("unreachable")


def _mode(blocks: list[Block], prior: Prior, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The posterior's mode and the inverse of its curvature there (BFGS on central differences)."""
    size = start.size
    offsets = DIFFERENCE * np.concatenate([np.zeros((1, size)), np.eye(size), -np.eye(size)])
    root = prior.root

    def downhill(x: np.ndarray) -> tuple[float, np.ndarray]:
        near = prior.mean + (x + offsets) @ root.T
        values = log_likelihood(blocks, near) + prior.log_density(near)
        return -float(values[0]), -(values[1:size + 1] - values[size + 1:]) / (2 * DIFFERENCE)

    found = minimize(downhill, np.linalg.solve(root, start - prior.mean), jac=True, method="BFGS",
                     options={"maxiter": MODE_STEPS, "gtol": FLAT_ENOUGH})
    shape = root @ found.hess_inv @ root.T
    return prior.mean + root @ found.x, 0.5 * (shape + shape.T) + 1e-6 * np.eye(size)
