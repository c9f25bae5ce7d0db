"""Published aggregates: weighted means of the series on the percentage scale, met draw by draw."""

from __future__ import annotations

import numpy as np
from scipy.special import expit, logit

from analysis.forecast.family import Constraint
from analysis.forecast.gaussian import Conditioned

__all__ = ["measure", "meet"]

STEPS = 60
LONGEST_STEP = 1.5
CLOSE_ENOUGH = 1e-10


def _linearise(constraint: Constraint, states: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logit of the weighted means (…, rows) and their slopes by series (…, rows, series)."""
    share = expit(np.moveaxis(states[..., constraint.times], -1, -2))
    mean = np.clip((share * constraint.weights).sum(axis=-1), 1e-12, 1 - 1e-12)
    slope = constraint.weights * share * (1 - share) / (mean * (1 - mean))[..., None]
    return logit(mean), slope


def _spread(constraint: Constraint, vector: np.ndarray, slope: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """slope' · vector, placed at the years of the rows: (points, draws, series, years)."""
    placed = np.zeros(shape)
    for row, time in enumerate(constraint.times):
        placed[..., time] += vector[..., row, None] * slope[..., row, :]
    return placed


def _row_covariance(conditioned: Conditioned, constraint: Constraint, slope: np.ndarray) -> np.ndarray:
    """Covariance of the linearised aggregates (points, draws, rows, rows)."""
    times = constraint.times
    own = conditioned.rest_covariance[:, :, times[:, None], times[None, :]]
    covariance = np.einsum("mdps,mdqs,mspq->mdpq", slope, slope, own, optimize=True)
    loads = np.einsum("mdps,mspa->mdpa", slope, conditioned.loading[:, :, times, :], optimize=True)
    shared = loads @ conditioned.factor_covariance[:, None]
    covariance = covariance + shared @ np.swapaxes(loads, -1, -2) + np.diag(constraint.sds**2)
    trace = np.trace(covariance, axis1=-2, axis2=-1)[..., None, None] / max(1, times.size)
    return np.asarray(covariance + 1e-12 * trace * np.eye(times.size))


def measure(conditioned: Conditioned) -> tuple[np.ndarray, np.ndarray]:
    """How far (squared Mahalanobis length) the aggregates lie from the mean given the figures, and the log
    determinant of their covariance, both (points,), linearised where the mean has been moved to meet them."""
    constraint = conditioned.family.constraint
    start = conditioned.mean[:, None]
    states = meet(conditioned, start, np.zeros((start.shape[0], 1, constraint.times.size)))
    value, slope = _linearise(constraint, states)
    covariance = _row_covariance(conditioned, constraint, slope)
    moved = np.einsum("mdps,mdsp->mdp", slope, (states - start)[..., constraint.times], optimize=True)
    way = logit(constraint.targets) - value + moved
    distance = (way * np.linalg.solve(covariance, way[..., None])[..., 0]).sum(axis=-1)
    return distance[:, 0], np.linalg.slogdet(covariance)[1][:, 0]


def meet(conditioned: Conditioned, start: np.ndarray, errors: np.ndarray) -> np.ndarray:
    """States that meet the aggregates, reached from draws ``start`` (points, draws, series, years).

    Each Newton step moves along the covariance with the aggregates, linearised where it stands; for a
    linear aggregate the first step is Matheron's rule and exact. ``errors`` (points, draws, rows) are the
    drawn deviations of the softly binding rows and move along. Where a step has not brought a draw nearer, its next
    ones are half as long: else wild draws go to and fro across the aggregates for ever.
    """
    constraint = conditioned.family.constraint
    goal = logit(constraint.targets)
    states, soft = start, errors
    reach, before = np.full(start.shape[:2], LONGEST_STEP), np.full(start.shape[:2], np.inf)
    for _ in range(STEPS):
        value, slope = _linearise(constraint, states)
        gap = goal - value - soft
        missed = np.abs(gap).max(axis=-1)
        if missed.max() < CLOSE_ENOUGH:
            break
        reach = np.where(missed >= before, 0.5 * reach, np.minimum(1.2 * reach, LONGEST_STEP))
        before = missed
        covariance = _row_covariance(conditioned, constraint, slope)
        multiplier = np.linalg.solve(covariance, gap[..., None])[..., 0]
        change = conditioned.apply_covariance(_spread(constraint, multiplier, slope, states.shape))
        longest = np.abs(change).max(axis=(2, 3))
        share = np.minimum(1.0, reach / np.maximum(longest, 1e-300))[..., None]
        states = states + share[..., None] * change
        soft = soft + share * constraint.sds**2 * multiplier
    return states
