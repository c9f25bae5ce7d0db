"""Published aggregates: weighted means of the series on the percentage scale, met draw by draw."""

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
# Further from an aggregate than this on the logit scale a draw has found no way to it.
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
    """Each family with the place of its series in the block."""
    start = 0
    for part in parts:
        end = start + part.family.members.size
        yield slice(start, end), part
        start = end


def _row_covariance(parts: Sequence[Conditioned], constraint: Constraint, slope: np.ndarray) -> np.ndarray:
    """Covariance of the linearised aggregates (points, draws, rows, rows): families are independent."""
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
    # A draw so far out that no slope is left has a covariance of nothing, which still must be solved with.
    return covariance + (1e-12 * trace + SMALLEST_VARIANCE) * np.eye(times.size)


def measure(constraint: Constraint, parts: Sequence[Conditioned]) -> tuple[np.ndarray, np.ndarray]:
    """How far (squared Mahalanobis length) the aggregates lie from the mean given the figures, and the log
    determinant of their covariance, both (points,), linearised where the mean has been moved to meet them."""
    start = np.concatenate([part.mean for part in parts], axis=1)[:, None]
    states = meet(constraint, parts, start, np.zeros((start.shape[0], 1, constraint.times.size)))
    value, slope = _linearise(constraint, states)
    # evenly spread around a target, an aggregate has a third of the square as its variance
    covariance = _row_covariance(parts, constraint, slope) + np.diag(constraint.open_by**2 / 3.0)
    moved = np.einsum("mdps,mdsp->mdp", slope, (states - start)[..., constraint.times], optimize=True)
    way = logit(constraint.targets) - value + moved
    distance = (way * np.linalg.solve(covariance, way[..., None])[..., 0]).sum(axis=-1)
    return distance[:, 0], np.linalg.slogdet(covariance)[1][:, 0]


def meet(
    constraint: Constraint, parts: Sequence[Conditioned], start: np.ndarray, errors: np.ndarray,
    aside: np.ndarray | float = 0.0,
) -> np.ndarray:
    """States that meet the aggregates, reached from draws ``start`` (points, draws, series of all parts, years).

    Each Newton step moves along the covariance with the aggregates, linearised where it stands; for a
    linear aggregate the first step is Matheron's rule and exact. ``errors`` (points, draws, rows) are the
    drawn deviations of the softly binding rows and move along; ``aside`` of the same shape says how far from the
    targets the aggregates are met. Where a step has not brought a draw nearer, its next ones are half as long: else
    wild draws go to and fro across the aggregates for ever. Where none leads there (a series so far out that no slope
    is left of it), another draw of the same hyperparameters stands in.
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
    """The states (points, draws, …), for those that are lost (points, draws) others of their point in turn."""
    for point in np.flatnonzero(lost.any(axis=1) & ~lost.all(axis=1)):
        found, wanted = np.flatnonzero(~lost[point]), np.flatnonzero(lost[point])
        states[point, wanted] = states[point, found[np.arange(wanted.size) % found.size]]
    return states
