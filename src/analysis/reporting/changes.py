"""What changed between two runs, figure by figure."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from analysis.reporting.snapshots import KEY, KINDS, STATE
from analysis.tables import LIKELIHOODS

__all__ = ["SEEN_POINTS", "Change", "changes"]

SEEN_POINTS = 5
"""Smaller changes of a probability, in points, are folded unless word or grade changed."""
_SEEN_WIDTH = 0.1  # the same for a forecast, as a fraction of its 80 % interval
_PLACES = {word: place for place, word in enumerate(LIKELIHOODS)}
_LEAST = 0.01  # smallest divisor: values are shown to two decimals


_Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Change:
    """One value that differs: its kind and key, the old and the new value, "" for none.

    `word` says whether the likelihood word changed; `points` is the change of the probability, 0 if one is missing;
    `small` says whether word and grade are unchanged and no number moved visibly.
    """

    kind: str
    indicator: str
    definition: str
    area_code: str
    group: str
    year: int
    target_id: str
    before: str
    now: str
    word: bool = False
    points: int = 0
    small: bool = False


class _State(NamedTuple):
    """A value as a snapshot holds it: the columns `STATE`."""

    word: str
    grade: str
    middle: float
    lower: float
    upper: float


class _Pair(NamedTuple):
    """One value in both snapshots; None where a snapshot lacks it."""

    kind: str
    was: _State | None
    became: _State | None


def changes(before: pd.DataFrame, now: pd.DataFrame) -> list[Change]:
    """What differs between two snapshots: figures, likelihoods, forecasts.

    Likelihoods and forecasts for a year in which a target is due come first, then the largest changes.
    """
    both = before.merge(now, on=list(KEY), how="outer", suffixes=("_before", "_now"), indicator="present")
    both[["shown_before", "shown_now"]] = both[["shown_before", "shown_now"]].fillna("")
    held = both[both["kind"] == "attainment"]
    due = set(zip(held["indicator"], held["year"], strict=True))
    found = [(row, pair) for row in both.to_dict("records") if _differ(pair := _pair(row))]
    found.sort(key=lambda each: (KINDS.index(each[1].kind), _is_aside(each[0], due), -_moved(each[1]),
                                 *(each[0][name] for name in KEY[1:])))
    return [Change(**{name: row[name] for name in KEY}, before=row["shown_before"], now=row["shown_now"],
                   word=_has_new_word(pair), points=_points(pair), small=_is_small(pair)) for row, pair in found]


def _pair(row: _Row) -> _Pair:
    def state(when: str, absent: str) -> _State | None:
        return None if row["present"] == absent else _State(*(row[f"{name}_{when}"] for name in STATE))

    return _Pair(str(row["kind"]), state("before", "right_only"), state("now", "left_only"))


def _differ(pair: _Pair) -> bool:
    if pair.was is None or pair.became is None:
        return True
    return any(one != other and not (one != one and other != other)  # missing numbers are alike
               for one, other in zip(pair.was, pair.became, strict=True))


def _is_aside(row: _Row, due: set[tuple[str, int]]) -> bool:
    """Whether no target is due in the year of this likelihood or forecast."""
    return row["kind"] != "series" and (row["indicator"], row["year"]) not in due


def _has_new_word(pair: _Pair) -> bool:
    words = [state.word if state else "" for state in (pair.was, pair.became)]
    return pair.kind == "attainment" and words[0] != words[1]


def _points(pair: _Pair) -> int:
    """The change of a probability in points, as shown; 0 for other values and if one is missing."""
    if pair.kind != "attainment" or pair.was is None or pair.became is None:
        return 0
    shift = 100 * abs(pair.became.middle - pair.was.middle)
    return 0 if math.isnan(shift) else round(shift)


def _is_small(pair: _Pair) -> bool:
    """Whether word and grade are the same and no number moved visibly."""
    kind, was, became = pair
    if kind == "series" or was is None or became is None or was[:2] != became[:2]:
        return False
    if kind == "attainment":
        return _points(pair) < SEEN_POINTS
    seen = _SEEN_WIDTH * (was.upper - was.lower)
    return not any(abs(later - earlier) >= seen for earlier, later in zip(was[2:], became[2:], strict=True))


def _moved(pair: _Pair) -> float:
    """The size of a change, for sorting; infinite if a value is new or gone.

    For a figure relative to the old value; for a likelihood in classes, then probability; for a forecast in widths of
    its interval.
    """
    kind, was, became = pair
    if was is None or became is None:
        return math.inf
    if kind == "attainment":
        known = was.word in _PLACES and became.word in _PLACES
        steps = abs(_PLACES[was.word] - _PLACES[became.word]) if known else len(_PLACES) * (was.word != became.word)
        shift = abs(became.middle - was.middle)
        return steps + (0.0 if math.isnan(shift) else shift)
    if kind == "series":
        return abs(became.middle - was.middle) / max(abs(was.middle), _LEAST)
    return (abs(became.lower - was.lower) + abs(became.upper - was.upper)) / max(was.upper - was.lower, _LEAST)
