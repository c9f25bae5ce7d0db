"""Conditioning on published aggregates, weighted means of the series on the percentage scale, draw by draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.special import expit, logit

from analysis.forecast.blocks import Constraint
from analysis.forecast.gaussian import Conditioned

__all__ = ["measure", "meet"]

STEPS = 60
SMALLEST_VARIANCE = 1e-30
LONGEST_STEP = 1.5
CLOSE_ENOUGH = 1e-10
# A draw that is still farther from an aggregate than this, on the logit scale, has not converged.
LOST = 1e-8


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


def _each(parts: Sequence[Conditioned]) -> Iterator[tuple[slice, Conditioned]]:
    """Each family with the slice of its series in the block."""
    start = 0
    for part in parts:
        end = start + part.family.members.size
        yield slice(start, end), part
        start = end


def _row_covariance(parts: Sequence[Conditioned], constraint: Constraint, slope: np.ndarray) -> np.ndarray:
    """Covariance (points, draws, rows, rows) of the linearised aggregates, summed over the independent families."""
    times = constraint.times
    covariance = np.diag(constraint.sds**2)
    for place, part in _each(parts):
        steep = slope[..., place]
        own = part.rest_covariance[:, :, times[:, None], times[None, :]]
        loads = np.einsum("mdps,mspa->mdpa", steep, part.loading[:, :, times, :], optimize=True)
        shared = loads @ part.factor_covariance[:, None]
        covariance = (np.einsum("mdps,mdqs,mspq->mdpq", steep, steep, own, optimize=True)
                      + shared @ np.swapaxes(loads, -1, -2) + covariance)
    trace = np.trace(covariance, axis1=-2, axis2=-1)[..., None, None] / max(1, times.size)
    # Where a draw is so close to a bound that its slopes vanish, the covariance must still have an inverse.
    return covariance + (1e-12 * trace + SMALLEST_VARIANCE) * np.eye(times.size)


def measure(constraint: Constraint, parts: Sequence[Conditioned]) -> tuple[np.ndarray, np.ndarray]:
    """Squared Mahalanobis distance of the aggregates from their mean given the figures, and the log determinant of
    their covariance, both (points,): the terms of Laplace's approximation, linearised at the state that meets them.

    For one series alone its total is linear on the logit scale, and the approximation exact.
    """
    start = np.concatenate([part.mean for part in parts], axis=1)[:, None]
    states = meet(constraint, parts, start, np.zeros((start.shape[0], 1, constraint.times.size)))
    value, slope = _linearise(constraint, states)
    # A uniform distribution of half width h has the variance h² / 3.
    covariance = _row_covariance(parts, constraint, slope) + np.diag(constraint.open_by**2 / 3.0)
    moved = np.einsum("mdps,mdsp->mdp", slope, (states - start)[..., constraint.times], optimize=True)
    way = logit(constraint.targets) - value + moved
    distance = (way * np.linalg.solve(covariance, way[..., None])[..., 0]).sum(axis=-1)
    return distance[:, 0], np.linalg.slogdet(covariance)[1][:, 0]


def meet(
    constraint: Constraint, parts: Sequence[Conditioned], start: np.ndarray, errors: np.ndarray,
    aside: np.ndarray | float = 0.0,
) -> np.ndarray:
    """States that meet the aggregates, reached by Newton steps from draws ``start`` (points, draws, series, years).

    Each step moves the series along their covariance with the aggregates, linearised at the current state. For a linear
    aggregate the first step is exact and is Matheron's rule (Doucet 2010, see :func:`gaussian.simulate`).

    errors (points, draws, rows): drawn deviations of the softly binding rows, which are updated with the states.
    aside, of the same shape: distance from the targets, on the logit scale, at which the aggregates are to be met.

    A step that has not brought a draw nearer halves the length of its next ones; otherwise some draws would oscillate
    around the aggregates. A draw that does not converge (a series so close to a bound that its slope vanishes) is
    replaced by another one of the same hyperparameters.
    """
    goal = logit(constraint.targets) + aside
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
        covariance = _row_covariance(parts, constraint, slope)
        multiplier = np.linalg.solve(covariance, gap[..., None])[..., 0]
        pull = _spread(constraint, multiplier, slope, states.shape)
        change = np.concatenate([part.apply_covariance(pull[:, :, place]) for place, part in _each(parts)], axis=2)
        longest = np.abs(change).max(axis=(2, 3))
        share = np.minimum(1.0, reach / np.maximum(longest, 1e-300))[..., None]
        states = states + share[..., None] * change
        soft = soft + share * constraint.sds**2 * multiplier
    else:
        missed = np.abs(goal - _linearise(constraint, states)[0] - soft).max(axis=-1)
    return _stand_in(states, missed > LOST)


def _stand_in(states: np.ndarray, lost: np.ndarray) -> np.ndarray:
    """The states (points, draws, …); lost draws (points, draws) are replaced in turn by other ones of their point."""
    for point in np.flatnonzero(lost.any(axis=1) & ~lost.all(axis=1)):
        found, wanted = np.flatnonzero(~lost[point]), np.flatnonzero(lost[point])
        states[point, wanted] = states[point, found[np.arange(wanted.size) % found.size]]
    return states
