"""What changed since the last run, figure by figure, and the snapshots that are compared."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.language import whole_percent
from analysis.study import Study
from analysis.tables import LIKELIHOODS
from analysis.telling.rows import Row, plain
from analysis.telling.words import (
    OUTCOMES,
    estimate_text,
    grade_text,
    probability_text,
    range_text,
    row_word,
    told_probability,
    value_text,
)
from analysis.workspace import write_atomically

__all__ = ["KINDS", "SEEN_POINTS", "SNAPSHOT", "Change", "changes", "read_snapshot", "snapshot", "write_snapshot"]

SNAPSHOT = "snapshot.parquet"
KINDS = ("series", "attainment", "forecasts")
_KEY = ["kind", "indicator", "definition", "area_code", "group", "year", "target_id"]
_LEAST = 0.01  # smallest divisor: values are shown to two decimals
_COLUMNS = [*_KEY, "state", "shown"]
SEEN_POINTS = 5
"""Smaller changes of a probability, in points, are folded unless word or grade changed."""
_SEEN_WIDTH = 0.1  # the same for a forecast, as a fraction of its 80 % interval


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


def snapshot(study: Study, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Every value that the site shows, with the precision shown.

    Columns: the key; ``state``, the value without language or style, by which runs are compared, so that a new way of
    writing does not count as a new figure; ``shown``, the value as it reads on the site.
    """
    parts = [pd.DataFrame(columns=_COLUMNS)]
    for kind in KINDS:
        table = tables[kind]
        if len(table):
            records = plain(table)
            shown = [_shown(study, kind, row) for row in records]
            state = [_state(kind, row) for row in records]
            target = table.get("target_id", "")
            parts.append(table.assign(kind=kind, target_id=target, state=state, shown=shown)[_COLUMNS])
    found = pd.concat(parts, ignore_index=True).astype({"year": "int64"})
    return found.drop_duplicates(_KEY, keep="last").reset_index(drop=True)


def _state(kind: str, row: Row) -> str:
    def rounded(name: str, places: int) -> str:
        return f"{float(str(row[name])):.{places}f}"

    if kind == "series":
        return rounded("value", 2)
    if kind == "forecasts":
        middle = "" if row["grade"] == "C" else rounded("median", 1)
        return f"{middle} {rounded('lower_80', 1)} {rounded('upper_80', 1)} {row['grade']}"
    probability = float(str(row["probability"]))
    percent = probability if math.isnan(probability) else whole_percent(probability) / 100
    return f"{row['word']} {percent:.2f} {row['grade']}"


def _shown(study: Study, kind: str, row: Row) -> str:
    unit = study.indicator(str(row["indicator"])).unit
    if kind == "series":
        return value_text(float(str(row["value"])), unit, 2)
    if kind == "forecasts":
        interval = range_text(row["lower_80"], row["upper_80"], unit)
        if row["grade"] == "C":
            return f"{interval}, {grade_text('C')}"
        return f"{estimate_text(float(str(row['median'])), unit)} ({interval}), {grade_text(str(row['grade']))}"
    told = [] if row["word"] in OUTCOMES else [probability_text(row["probability"])]
    return ", ".join([row_word(row), *told, grade_text(str(row["grade"]))])


def changes(before: pd.DataFrame, now: pd.DataFrame) -> list[Change]:
    """What differs between two snapshots: figures, likelihoods, forecasts.

    Likelihoods and forecasts for a year in which a target is due come first, then the largest changes.
    """
    both = before.merge(now, on=_KEY, how="outer", suffixes=("_before", "_now"))
    cells = [f"{name}_{when}" for name in ("state", "shown") for when in ("before", "now")]
    both[cells] = both[cells].fillna("")
    for state in cells[:2]:
        both[state] = [_as_told(each) if kind == "attainment" else each for kind, each in zip(both["kind"], both[state],
                                                                                             strict=True)]
    held = both[both["kind"] == "attainment"]
    due = set(zip(held["indicator"], held["year"], strict=True))
    differing = both[both["state_before"] != both["state_now"]].copy()
    differing["order"] = differing["kind"].map({kind: place for place, kind in enumerate(KINDS)})
    differing["other"] = [kind != "series" and (indicator, year) not in due for kind, indicator, year
                          in differing[["kind", "indicator", "year"]].values]
    differing["moved"] = [-_moved(*each) for each in differing[["kind", "state_before", "state_now"]].values]
    ordered = differing.sort_values(["order", "other", "moved", *_KEY[1:]])
    return [Change(row["kind"], row["indicator"], row["definition"], row["area_code"], row["group"],
                   int(row["year"]), row["target_id"], row["shown_before"], row["shown_now"],
                   row["kind"] == "attainment" and _label(row["state_before"]) != _label(row["state_now"]),
                   _points(row), _small(row))
            for row in ordered.to_dict("records")]


def _as_told(state: str) -> str:
    """The state of a likelihood without what no page shows: a percentage beyond the bound, or next to an outcome."""
    if not state:
        return state
    word, percent, grade = state.split(" ")
    told = math.nan if word in OUTCOMES or percent == "nan" else told_probability(float(percent))
    return f"{word} {told:.2f} {grade}"


def _label(state: str) -> str:
    return state.split(" ")[0]


def _points(row: Mapping[str, str]) -> int:
    """The change of a probability in points, as shown; 0 for other values and if one is missing."""
    if row["kind"] != "attainment" or not row["state_before"] or not row["state_now"]:
        return 0
    shift = 100 * abs(float(row["state_now"].split(" ")[1]) - float(row["state_before"].split(" ")[1]))
    return 0 if math.isnan(shift) else round(shift)


def _small(row: Mapping[str, str]) -> bool:
    """Whether word and grade are the same and no number moved visibly."""
    was, became = row["state_before"].split(" "), row["state_now"].split(" ")
    if row["kind"] == "series" or len(was) != len(became) or was[-1] != became[-1]:
        return False
    if row["kind"] == "attainment":
        return was[0] == became[0] and _points(row) < SEEN_POINTS
    seen = _SEEN_WIDTH * (float(was[2]) - float(was[1]))
    return all(abs(float(later) - float(earlier)) < seen
               for earlier, later in zip(was[:-1], became[:-1], strict=True) if earlier and later)


def _moved(kind: str, before: str, now: str) -> float:
    """The size of a change, for sorting; infinite if a value is new or gone.

    For a figure relative to the old value; for a likelihood in classes, then probability; for a forecast in widths of
    its interval.
    """
    if not before or not now:
        return math.inf
    was, became = before.split(" "), now.split(" ")
    if kind == "attainment":
        places = {word: place for place, word in enumerate(LIKELIHOODS)}
        known = was[0] in places and became[0] in places
        steps = abs(places[was[0]] - places[became[0]]) if known else len(places) * (was[0] != became[0])
        shift = abs(float(was[1]) - float(became[1]))
        return steps + (0.0 if math.isnan(shift) else shift)
    if kind == "series":
        return abs(float(became[0]) - float(was[0])) / max(abs(float(was[0])), _LEAST)
    ends, later = ([float(end) for end in each[1:3]] for each in (was, became))
    return (abs(later[0] - ends[0]) + abs(later[1] - ends[1])) / max(ends[1] - ends[0], _LEAST)


def read_snapshot(folder: Path) -> pd.DataFrame | None:
    """The snapshot of an earlier run; None if there is none that can be read.

    Snapshots of other versions may have more columns.
    """
    try:
        found = pd.read_parquet(folder / SNAPSHOT)
    except (OSError, ValueError):
        return None
    return found[_COLUMNS] if set(_COLUMNS) <= set(found.columns) else None


def write_snapshot(folder: Path, table: pd.DataFrame) -> None:
    """Write the snapshot in one step."""
    write_atomically(folder / SNAPSHOT, lambda path: table.to_parquet(path, index=False))
