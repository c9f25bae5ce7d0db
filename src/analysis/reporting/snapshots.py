"""Snapshots of everything the site shows, kept with each run so that runs can be compared."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.study import Study
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

__all__ = ["KEY", "KINDS", "SNAPSHOT", "STATE", "read_snapshot", "snapshot", "write_snapshot"]

SNAPSHOT = "snapshot.parquet"
KINDS = ("series", "attainment", "forecasts")
KEY = ("kind", "indicator", "definition", "area_code", "group", "year", "target_id")
STATE = ("word", "grade", "middle", "lower", "upper")
_COLUMNS = [*KEY, *STATE, "shown"]


def snapshot(study: Study, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Every value that the site shows, with the precision shown.

    Columns: `KEY`; `STATE`, the value without language or style, by which runs are compared, so that a new way of
    writing does not count as a new figure; ``shown``, the value as it reads on the site. ``middle`` is the value of a
    series, the median of a forecast or the probability of an attainment; a number that no page shows is missing.
    """
    parts = [pd.DataFrame(columns=_COLUMNS)]
    for kind in KINDS:
        table = tables[kind]
        if len(table):
            records = plain(table)
            state = pd.DataFrame([_state(kind, row) for row in records], columns=STATE, index=table.index)
            shown = [_shown(study, kind, row) for row in records]
            key = table.assign(kind=kind, target_id=table.get("target_id", ""))[list(KEY)]
            parts.append(key.join(state).assign(shown=shown))
    numbers = {"year": "int64", "middle": float, "lower": float, "upper": float}
    found = pd.concat(parts, ignore_index=True).astype(numbers)
    return found.drop_duplicates(list(KEY), keep="last").reset_index(drop=True)


def _state(kind: str, row: Row) -> tuple[str, str, float, float, float]:
    if kind == "series":
        return "", "", round(float(row["value"]), 2), math.nan, math.nan
    grade = str(row["grade"])
    if kind == "forecasts":
        middle = math.nan if grade == "C" else round(float(row["median"]), 1)
        return "", grade, middle, round(float(row["lower_80"]), 1), round(float(row["upper_80"]), 1)
    return str(row["word"]), grade, _told_probability(row), math.nan, math.nan


def _told_probability(row: Row) -> float:
    """The probability as far as pages tell it: none beside an outcome, none beyond the bounds."""
    probability = float(row["probability"])
    return math.nan if row["word"] in OUTCOMES or math.isnan(probability) else told_probability(probability)


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
