"""Blocks: families that published aggregates tie together.

Families share nothing but the hyperparameters. An aggregate over series of several parents leaves the model of each as
it is and makes them dependent: if one is higher, another is lower. A family that no aggregate ties to another is a
block by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.forecast.arguments import Arguments
from analysis.forecast.checks import ArgumentError
from analysis.forecast.family import Family, build_families
from analysis.forecast.scale import published_grid, resolution_of

__all__ = ["Block", "Constraint", "alone", "build_blocks"]

# A total binds exactly where series without a figure carry at least this share of its weight, elsewhere with this
# standard deviation on the logit scale.
EXACT_FREE_WEIGHT = 0.1
WEIGHT_ERROR = 0.03
# Least distance from the bounds, on the unit interval, of a mean that series without figures can have.
ROOM = 1e-4


@dataclass(frozen=True, eq=False)
class Constraint:
    """Figures of published aggregates of a block, one a row.

    Attributes
    ----------
    weights : (rows, series)
    times : (rows,) places of the years
    targets : (rows,) figures on the unit interval
    sds : (rows,) standard deviation, on the logit scale, with which each binds; 0 for those that are met exactly
    open_by : (rows,) half the width, on the logit scale, of a uniform range around the target; above 0 where the figure
        is a bound
    """

    weights: np.ndarray
    times: np.ndarray
    targets: np.ndarray
    sds: np.ndarray
    open_by: np.ndarray


@dataclass(frozen=True, eq=False)
class Block:
    """Families and the figures of aggregates over all their series, in this order."""

    families: tuple[Family, ...]
    constraint: Constraint

    @property
    def members(self) -> np.ndarray:
        """The panel's number of each series."""
        return np.concatenate([family.members for family in self.families])


@dataclass(frozen=True, eq=False)
class _Total:
    """One figure of an aggregate, on the unit interval, beside the figures of its parts in that year.

    share (series,): weights; known: the sum of weight × figure over parts with a figure; silent (series,): weights of
    the parts without one, 0 elsewhere; step: smallest difference between two values of the mean.
    """

    name: str
    figure: float
    year: int
    share: np.ndarray
    known: float
    silent: np.ndarray
    step: float

    @property
    def free(self) -> float:
        return float(self.silent.sum())


def alone(family: Family) -> Block:
    """The block of a family without aggregates."""
    none = np.zeros(0)
    return Block((family,), Constraint(np.zeros((0, family.members.size)), none.astype(int), none, none, none))


def build_blocks(arguments: Arguments) -> list[Block]:
    """The blocks of a panel, in the order of the parents' labels."""
    families = build_families(arguments)
    first = np.arange(len(families))
    for aggregate in arguments.aggregates:
        tied = np.unique(first[arguments.parent[aggregate.weights > 0]])
        first[np.isin(first, tied)] = tied[0]
    return [_block(arguments, tuple(families[place] for place in np.flatnonzero(first == label)))
            for label in np.unique(first)]


def _block(arguments: Arguments, families: tuple[Family, ...]) -> Block:
    """The block of these families.

    A figure binds softly where the parts' own figures, or earlier aggregates of the year, determine it already.
    """
    members, rows = np.concatenate([family.members for family in families]), []
    told: dict[int, list[np.ndarray]] = {}
    for time, total in _totals(arguments, members):
        target, open_by = _target(total, arguments)
        exact = total.free >= EXACT_FREE_WEIGHT and not _told_already(total.silent, told.setdefault(time, []))
        if exact:
            told[time].append(total.silent)
        rows.append((total.share, time, target, 0.0 if exact else WEIGHT_ERROR, open_by))
    if not rows:
        return alone(families[0])
    weights, times, targets, sds, opens = (np.array(column) for column in zip(*rows, strict=True))
    return Block(families, Constraint(weights, times, targets, sds, opens))


def _told_already(weights: np.ndarray, earlier: list[np.ndarray]) -> bool:
    """Whether these weights are a linear combination of earlier ones, as a province's are of its districts': rounded
    figures of both cannot be met at once."""
    if not earlier:
        return False
    others = np.array(earlier).T
    left = weights - others @ np.linalg.lstsq(others, weights, rcond=None)[0]
    return bool(np.linalg.norm(left) <= WEIGHT_ERROR * np.linalg.norm(weights))


def _totals(arguments: Arguments, members: np.ndarray) -> list[tuple[int, _Total]]:
    """The figures of all aggregates over these members, each with the place of its year."""
    bounds, found = arguments.bounds, []
    figures = np.concatenate([arguments.values, *(item.values[None] for item in arguments.aggregates)])
    denominators = arguments.denominators
    step = published_grid(figures, bounds, None if denominators is None else np.concatenate(
        [denominators, np.full((len(arguments.aggregates), denominators.shape[1]), np.nan)])).step[members]
    unit, rounding = bounds.to_unit(arguments.values[members]), resolution_of(figures, bounds.width)
    for number, aggregate in enumerate(arguments.aggregates):
        share = aggregate.weights[members]
        if share.sum() == 0:
            continue
        for time in np.flatnonzero(np.isfinite(aggregate.values)):
            known = np.isfinite(unit[:, time])
            found.append((int(time), _Total(
                f"aggregates[{number}]", float(bounds.to_unit(aggregate.values)[time]), int(arguments.years[time]),
                share, float(share[known] @ unit[known, time]), np.where(known, 0.0, share),
                max(rounding, float((share * step)[share > 0].min())) / bounds.width)))
    return found


def _target(total: _Total, arguments: Arguments) -> tuple[float, float]:
    """Target on the unit interval, and the half width of a uniform range around it on the logit scale (see Constraint).

    A bound means the same as for a series: a figure within half a step that was rounded to it. The mean then lies
    between the least that the parts' own figures allow and half a step; the target is the middle of that range. As
    logits near a bound are logarithms, the half width is the log ratio of half a step to the target.
    """
    bounds = arguments.bounds
    if total.figure not in (0.0, 1.0):
        left = (total.figure - total.known) / max(total.free, EXACT_FREE_WEIGHT)
        if total.free >= EXACT_FREE_WEIGHT and not ROOM < left < 1 - ROOM:
            raise ArgumentError(total.name,
                                f"{arguments.values.shape[0]} series whose figures of {total.year} leave the others "
                                f"a mean of {bounds.lower + bounds.width * left:g}",
                                "weights and figures that leave one within the bounds")
        return total.figure, 0.0
    half = 0.5 * min(total.step, 1.0)
    away = total.known if total.figure == 0.0 else 1.0 - total.free - total.known
    if away > (half if total.free >= EXACT_FREE_WEIGHT else 2.0 * half):
        raise ArgumentError(f"{total.name} values",
                            f"{bounds.lower + bounds.width * total.figure:g} in {total.year}, a bound, "
                            f"where figures of its parts put it {bounds.width * away:g} away from that",
                            "a bound only where all its parts are there too, to half a step of their rounding")
    inside = 0.5 * (min(max(away, 0.0), half) + half)
    return (inside if total.figure == 0.0 else 1.0 - inside), float(np.log(half / inside))
