"""Which yearly changes are implausible compared with the others under the same definition.

Changes are judged on the logit scale, where a fall from 42 to 34 % is about as large as one from 10 to 7 %. A yearly
change is compared with the centre m and scale s of the other changes under the same definition (median and median
absolute deviation; Iglewicz & Hoaglin 1993, "How to Detect and Handle Outliers"). A change over h years has centre h·m
and scale √h·s, plus h times the uncertainty of m. Since a few changes say little, centre and scale are shrunk towards
stated prior values that weigh as much as a few changes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

__all__ = ["Point", "Change", "Panel", "Reference", "Suspicion", "reference", "score", "series_changes", "judge",
           "logit", "inverse_logit", "THRESHOLD", "PRIOR_SCALE", "PRIOR_WEIGHT", "SCALE_FLOOR",
           "SMALLEST_SHARE"]

THRESHOLD = 3.5
"""Robust scores beyond this are implausible (recommended by Iglewicz & Hoaglin)."""
PRIOR_SCALE = 0.2
"""Prior scale of a yearly change in logits; the prior centre is no change."""
PRIOR_WEIGHT = 4.0
"""The weight of the prior, in changes."""
SCALE_FLOOR = 0.08
"""Smallest scale, so that rounding errors are not implausible in a panel of smooth series."""
SMALLEST_SHARE = 0.01
"""Changes by a smaller fraction of the range are never implausible: 99.8 → 99.9 is large on the logit scale."""
_EDGE = 0.0025
_MAD_TO_SD = 1.4826


@dataclass(frozen=True)
class Point:
    """One value of a series, as a fraction of its range (0 to 1)."""

    year: int
    share: float
    weak: bool
    name: str


@dataclass(frozen=True)
class Change:
    """The logit change between two points of a series."""

    first: Point
    second: Point

    @property
    def years(self) -> int:
        """The years from the first to the second."""
        return self.second.year - self.first.year

    @cached_property
    def size(self) -> float:
        """The total change in logits."""
        return logit(self.second.share) - logit(self.first.share)


@dataclass(frozen=True)
class Reference:
    """Centre and scale of yearly changes (logits), and the number of changes behind the centre."""

    centre: float
    scale: float
    weight: float

    def spread(self, years: int) -> float:
        """The scale of a change over h years: √h times the yearly scale, and h times the centre's standard error."""
        return self.scale * math.sqrt(abs(years) + years**2 / self.weight)


@dataclass(frozen=True)
class Panel:
    """The changes of all series under one definition."""

    changes: Sequence[Change]

    def without(self, point: Point) -> Reference:
        """The reference for a change to this point: the changes that do not involve it."""
        kept = np.ones(len(self.changes), dtype=bool)
        kept[self._places.get(point.name, [])] = False
        return reference(self._sizes[kept], self._years[kept])

    @cached_property
    def _sizes(self) -> npt.NDArray[np.float64]:
        return np.array([change.size for change in self.changes])

    @cached_property
    def _years(self) -> npt.NDArray[np.float64]:
        return np.array([change.years for change in self.changes], dtype=float)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, change in enumerate(self.changes):
            found[change.first.name].append(place)
            found[change.second.name].append(place)
        return found


@dataclass(frozen=True)
class Suspicion:
    """A point that is implausible given its neighbour, from which it is `expected` with this `spread` (logits)."""

    point: Point
    neighbour: Point
    expected: float
    spread: float

    def plausible(self, shock: float = 0.0) -> tuple[float, float]:
        """The lowest and highest plausible share, given a shock with this standard deviation (logits)."""
        width = THRESHOLD * math.hypot(self.spread, shock)
        return inverse_logit(self.expected - width), inverse_logit(self.expected + width)


def logit(share: float) -> float:
    """The log odds of a share, clipped to a quarter of a percentage point from 0 and 1."""
    kept = min(max(share, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def inverse_logit(value: float) -> float:
    """The share with these log odds."""
    return 1 / (1 + math.exp(-value))


def reference(
    sizes: npt.ArrayLike, years: npt.ArrayLike, prior_scale: float = PRIOR_SCALE, floor: float = SCALE_FLOOR
) -> Reference:
    """Robust centre and scale of yearly changes.

    Parameters
    ----------
    sizes, years : arrays of equal length
        Logit changes and the years that each took.
    prior_scale : float
        The prior scale; it weighs as much as `PRIOR_WEIGHT` changes.
    floor : float
        The smallest scale that is returned.
    """
    size: npt.NDArray[np.float64] = np.asarray(sizes, dtype=float)
    span: npt.NDArray[np.float64] = np.asarray(years, dtype=float)
    count = len(size)
    weight = PRIOR_WEIGHT + count
    if count == 0:
        return Reference(0.0, max(floor, prior_scale), weight)
    centre = _median(size / span)
    spread = _MAD_TO_SD * _median(np.abs(size - centre * span) / np.sqrt(span))
    scale = math.sqrt((PRIOR_WEIGHT * prior_scale**2 + count * spread**2) / weight)
    return Reference(centre * count / weight, max(floor, scale), weight)


def _median(values: npt.NDArray[np.float64]) -> float:
    """`numpy.median` without its checks, which take ten times as long as sorting a hundred values."""
    ordered = np.sort(values)
    return float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def score(size: float, years: int, against: Reference) -> float:
    """The distance of a change from its centre, in scales."""
    return (size - years * against.centre) / against.spread(years)


def series_changes(series: Sequence[Point]) -> list[Change]:
    """The changes between consecutive points of a series ordered by year."""
    return [Change(first, second) for first, second in pairwise(series)]


def judge(series: Sequence[Point], panel: Panel) -> list[Suspicion]:
    """The implausible points of one series.

    A point is plausible if its change from its neighbour or from the last plausible point before it is: the return from
    an outlier to the old level is not a second outlier. If two neighbours disagree, a weak one is suspected rather than
    a usable one, otherwise the later one.

    Parameters
    ----------
    series : sequence of Point
        Ordered by year.
    panel : Panel
        The changes of all series under the definition, including this one; those that involve the judged point are left
        out.
    """
    suspicions: dict[str, Suspicion] = {}
    last = series[0] if series else None
    for previous, point in pairwise(series):
        assert last is not None
        if any(_is_plausible(Change(anchor, point), panel) for anchor in {previous, last}):
            last = point
        elif previous.weak and not point.weak and previous.name not in suspicions:
            suspicions[previous.name] = _suspicion(previous, point, panel)
            last = point
        else:
            suspicions[point.name] = _suspicion(point, last, panel)
    return list(suspicions.values())


def _is_plausible(change: Change, panel: Panel) -> bool:
    if abs(change.second.share - change.first.share) < SMALLEST_SHARE:
        return True
    return abs(score(change.size, change.years, panel.without(change.second))) <= THRESHOLD


def _suspicion(point: Point, neighbour: Point, panel: Panel) -> Suspicion:
    against = panel.without(point)
    years = point.year - neighbour.year
    return Suspicion(point, neighbour, logit(neighbour.share) + years * against.centre, against.spread(years))
