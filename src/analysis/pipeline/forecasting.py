"""The later stages, series → outlook → look back. An indicator's rows are made again when their key has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.denominators import COUNTED, denominators_table
from analysis.gaps import equity_table, gaps_table
from analysis.keys import code_key, combine, file_hash, table_key
from analysis.marking import has_illustrative
from analysis.outlook import (
    ORIGIN,
    Known,
    continued_forecasts,
    forecast_indicators,
    inputs_of,
    make_outlook,
    retrospective_table,
)
from analysis.pipeline.context import Context
from analysis.pipeline.results import OUTLOOK_TABLES, Results
from analysis.pipeline.steps import Steps
from analysis.refusals import NothingKnown
from analysis.tables import empty, read_table, write_table

__all__ = ["CONTINUED", "forecast_stage", "look_back_stage"]

LOOK_BACK, CONTINUED = "look back", "continued"
_OWN = file_hash(Path(__file__))
_JOINED = (*(name for name in OUTLOOK_TABLES if name != "denominators"), "gaps")


def forecast_stage(context: Context, steps: Steps, as_of: date) -> None:
    """The outlook, indicator by indicator; an indicator whose figures have not changed keeps its rows.

    Each forecast is given only the rows that the indicator is forecast from, so its key covers everything it can see.
    """
    study = context.study
    series, figures = read_table(steps.folder, "series"), read_table(steps.folder, "figures")
    denominators = denominators_table(study, series)
    code = code_key("analysis.outlook", "analysis.gaps")
    made_up = has_illustrative(series)  # a single such figure affects every statement
    common = (context.catalogue, as_of, table_key(denominators), made_up, code, _OWN)
    given = {name: inputs_of(name, series, figures) for name in forecast_indicators(study)}
    parts = {name: combine(common, *(table_key(table) for table in tables)) for name, tables in given.items()}
    key = combine(parts, common, table_key(series))
    if steps.is_done("forecast", key):
        return
    made = _kept(steps, parts)
    waiting = [_Task(name, Known(study, *tables, as_of, denominators, made_up))
               for name, tables in given.items() if name not in made]
    for task, (told, tables) in zip(waiting, context.spread(_outlook, waiting), strict=True):
        made[task.indicator] = tables
        for name in told:
            context.progress(name)
    for table in _JOINED:
        rows = [made[name][table] for name in given if len(made[name][table])]
        write_table(steps.folder, table, pd.concat(rows, ignore_index=True) if rows else empty(table))
    write_table(steps.folder, "denominators", denominators)
    write_table(steps.folder, "equity", equity_table(study, series))
    names = (*_JOINED, "denominators", "equity")
    steps.done("forecast", key, [f"{name}.parquet" for name in names], parts)


@dataclass(frozen=True)
class _Task:
    """Everything needed to make the outlook of one indicator in any process."""

    indicator: str
    known: Known


def _outlook(task: _Task) -> tuple[list[str], dict[str, pd.DataFrame]]:
    """The names of the indicators forecast, and the rows of the tables."""
    told: list[str] = []
    outlook = make_outlook(task.known, [task.indicator], told.append)
    tables = {table: getattr(outlook, table) for table in _JOINED if table != "gaps"}
    tables["gaps"] = gaps_table(task.known.study, outlook.shortfalls, outlook.denominators)
    return told, tables


def _kept(steps: Steps, parts: Mapping[str, str]) -> dict[str, dict[str, pd.DataFrame]]:
    """The rows of the indicators whose keys have not changed since the tables were written."""
    before = steps.of("forecast").parts
    same = [name for name, key in parts.items() if before.get(name) == key]
    if not same:
        return {}
    kept: dict[str, dict[str, pd.DataFrame]] = {name: {} for name in same}
    for table in _JOINED:
        rows = read_table(steps.folder, table)
        places = rows.groupby("indicator").indices
        for name in same:
            kept[name][table] = rows.iloc[places.get(name, [])]
    return kept


def look_back_stage(context: Context, steps: Steps, as_of: date, past: Callable[[], Results]) -> None:
    """Compare the forecast of an earlier day with what is known now; nothing is written if that day is not earlier."""
    before = _known_then(past) if as_of > ORIGIN else None
    if before is None:
        write_table(steps.folder, "retrospective", empty("retrospective"))
        steps.done(LOOK_BACK, "nothing earlier", ["retrospective.parquet"])
        return
    series, figures = read_table(steps.folder, "series"), read_table(steps.folder, "figures")
    code = combine(context.catalogue, code_key("analysis.outlook"), _OWN)
    continued = _continued(context, steps, before, series, code)
    forecasts = pd.concat([before.table("forecasts"), continued], ignore_index=True)
    then, dated = before.table("series"), figures[["figure_id", "reference_date"]]
    key = combine([table_key(table) for table in (forecasts, then, series, dated)], code)
    if not steps.is_done(LOOK_BACK, key):
        write_table(steps.folder, "retrospective",
                    retrospective_table(context.study, forecasts, then, series, dated))
        steps.done(LOOK_BACK, key, ["retrospective.parquet"])


def _continued(context: Context, steps: Steps, before: Results, series: pd.DataFrame, code: str) -> pd.DataFrame:
    """Forecasts of that day for definitions that have ended since; an indicator with the same key keeps its rows.

    Of the current figures, only their existence is used, not their values.
    """
    then, figures, folder = before.table("series"), before.table("figures"), steps.folder / CONTINUED
    present = series[["indicator", "definition", "area_code", "group", "year"]]
    given = {name: (*inputs_of(name, then, figures, COUNTED), present[present["indicator"] == name])
             for name in forecast_indicators(context.study)}
    made_up = has_illustrative(then)
    parts = {name: combine([table_key(table) for table in tables], made_up, code) for name, tables in given.items()}
    done, key, file = steps.of(CONTINUED), combine(parts), f"{folder.name}/forecasts.parquet"
    if done.key == key:
        return read_table(folder, "forecasts")
    same = [name for name, part in parts.items() if done.parts.get(name) == part]
    kept = read_table(folder, "forecasts") if same else empty("forecasts")
    rows = [kept[kept["indicator"] == name] if name in same else continued_forecasts(
                context.study, *tables, illustrative=made_up)
            for name, tables in given.items()]
    found = [table for table in rows if len(table)]
    table = write_table(folder, "forecasts", pd.concat(found, ignore_index=True) if found else empty("forecasts"))
    steps.done(CONTINUED, key, [file], parts)
    return table


def _known_then(past: Callable[[], Results]) -> Results | None:
    try:
        return past()
    except NothingKnown:
        return None
