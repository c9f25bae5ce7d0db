"""Changes that the panel does not make believable.

A yearly change is judged on the logit scale, where a fall from 42 to 34 % and one from 10 to 7 % are
alike, against the centre and the scale of the other changes under the same definition (median and
median absolute deviation; Iglewicz & Hoaglin 1993, "How to detect and handle outliers"). A change
over h years has centre h·m and scale √h·s. Few changes say little about the scale: it is drawn to a
stated prior value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Point", "Change", "Reference", "Suspicion", "reference", "score", "series_changes", "judge",
           "logit", "inverse_logit", "THRESHOLD", "PRIOR_SCALE", "PRIOR_WEIGHT", "SCALE_FLOOR", "SMALLEST_SHARE"]

THRESHOLD = 3.5
"""Robust scores beyond this are implausible (Iglewicz & Hoaglin's recommendation)."""
PRIOR_SCALE = 0.2
"""Scale of a yearly change on the logit scale where the panel says nothing: the middle of the indicators here."""
PRIOR_WEIGHT = 4.0
"""The number of changes that the prior scale counts for."""
SCALE_FLOOR = 0.08
"""Smallest scale: a panel of smooth series must not make every rounding error implausible."""
SMALLEST_SHARE = 0.01
"""Changes of less than this part of the range are never implausible: 99.8 → 99.9 is far on the logit scale."""
_EDGE = 0.0025
_MAD_TO_SD = 1.4826


@dataclass(frozen=True)
class Point:
    """One value of a series, as a part of its range (0 to 1)."""

    year: int
    share: float
    weak: bool
    name: str


@dataclass(frozen=True)
class Change:
    """The logit change between two neighbouring points of a series."""

    first: Point
    second: Point

    @property
    def years(self) -> int:
        return self.second.year - self.first.year

    @property
    def size(self) -> float:
        return logit(self.second.share) - logit(self.first.share)


@dataclass(frozen=True)
class Reference:
    """Centre of a yearly change and its scale, in logits."""

    centre: float
    scale: float


@dataclass(frozen=True)
class Suspicion:
    """A point that its neighbour makes implausible; `low` and `high` bound what would have been plausible."""

    point: Point
    neighbour: Point
    low: float
    high: float


def logit(share: float) -> float:
    """The log odds of a share, kept `_EDGE` away from 0 and 1."""
    kept = min(max(share, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def inverse_logit(value: float) -> float:
    """The share with these log odds."""
    return 1 / (1 + math.exp(-value))


def reference(sizes: Sequence[float], years: Sequence[int], prior_scale: float = PRIOR_SCALE) -> Reference:
    """Robust centre and scale of yearly changes.

    Parameters
    ----------
    sizes, years : sequences of equal length
        Logit changes and the years that each took.
    prior_scale : float
        The scale assumed with the weight of `PRIOR_WEIGHT` changes.
    """
    count = len(sizes)
    if count == 0:
        return Reference(0.0, prior_scale * math.sqrt(2))
    size: npt.NDArray[np.float64] = np.asarray(sizes, dtype=float)
    span: npt.NDArray[np.float64] = np.asarray(years, dtype=float)
    centre = float(np.median(size / span))
    spread = _MAD_TO_SD * float(np.median(np.abs(size - centre * span) / np.sqrt(span)))
    variance = (PRIOR_WEIGHT * prior_scale**2 + count * spread**2) / (PRIOR_WEIGHT + count)
    # The centre is estimated too: one change more or less moves it.
    return Reference(centre, max(SCALE_FLOOR, math.sqrt(variance * (1 + 1 / count))))


def score(size: float, years: int, against: Reference) -> float:
    """How many scales a change lies from the centre."""
    return (size - years * against.centre) / (math.sqrt(years) * against.scale)


def series_changes(series: Sequence[Point]) -> list[Change]:
    """The changes between neighbouring points of a series ordered by year."""
    return [Change(first, second) for first, second in zip(series, series[1:], strict=False)]


def judge(series: Sequence[Point], panel: Sequence[Change]) -> list[Suspicion]:
    """The implausible points of one series.

    A point is plausible if it is so from its neighbour or from the last plausible point before: after
    one outlier the return to the old level is no second one. Of two neighbours that do not fit, a weak
    one is suspected before a usable one, otherwise the later.

    Parameters
    ----------
    series : sequence of Point
        Ordered by year.
    panel : sequence of Change
        The changes of all series under the definition, this one included; those in which a judged
        point takes part are left out.
    """
    suspicions: dict[str, Suspicion] = {}
    last = series[0] if series else None
    for previous, point in zip(series, series[1:], strict=False):
        assert last is not None
        anchors = dict.fromkeys((previous, last))
        if any(_is_plausible(Change(anchor, point), panel) for anchor in anchors):
            last = point
            continue
        if previous.weak and not point.weak and previous.name not in suspicions:
            suspicions[previous.name] = _suspicion(previous, point, panel)
            last = point
        else:
            suspicions[point.name] = _suspicion(point, last, panel)
    return list(suspicions.values())


def _against(point: Point, panel: Sequence[Change]) -> Reference:
    others = [change for change in panel if point.name not in (change.first.name, change.second.name)]
    return reference([change.size for change in others], [change.years for change in others])


def _is_plausible(change: Change, panel: Sequence[Change]) -> bool:
    if abs(change.second.share - change.first.share) < SMALLEST_SHARE:
        return True
    return abs(score(change.size, change.years, _against(change.second, panel))) <= THRESHOLD


def _suspicion(point: Point, neighbour: Point, panel: Sequence[Change]) -> Suspicion:
    against = _against(point, panel)
    years = point.year - neighbour.year
    middle = logit(neighbour.share) + years * against.centre
    width = THRESHOLD * math.sqrt(abs(years)) * against.scale
    return Suspicion(point, neighbour, inverse_logit(middle - width), inverse_logit(middle + width))
