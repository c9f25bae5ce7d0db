"""Lookups in the tables: the rows of a series, its targets, its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.language import date, text
from analysis.remember import remembered
from analysis.study import Indicator, Study, Target
from analysis.tables import empty

__all__ = ["Row", "Tables", "rows", "records", "plain", "places", "figure_of", "figure_places", "reference_day",
           "own_values", "latest_alike", "source_line", "sources_told", "latest", "has_passed", "from_first_figure",
           "default_year", "definition_at", "stated_targets", "SEVERAL_SOURCES"]

Tables = Mapping[str, pd.DataFrame]
"""Tables by name, as declared in `analysis.tables`; a missing one counts as empty."""

Row = Mapping[str, Any]
"""One row of a table, by column."""

SEVERAL_SOURCES = 3
_NOWHERE = -2  # pandas codes missing values as -1


def rows(tables: Tables, name: str, **wanted: object) -> pd.DataFrame:
    """The rows of a table in which every given column has the given value.

    Columns given as None are ignored.
    """
    table = tables.get(name)
    return empty(name) if table is None else table.iloc[places(table, **wanted)]


def places(table: pd.DataFrame, **wanted: object) -> NDArray[np.intp]:
    """The positions of the rows in which every given column has the given value."""
    keep = np.ones(len(table), dtype=bool)
    for column, value in wanted.items():
        if value is not None:
            codes, numbers = _coded(table, column)
            keep &= codes == numbers.get(value, _NOWHERE)
    return np.flatnonzero(keep)


def records(tables: Tables, name: str, **wanted: object) -> list[Row]:
    """The same rows as plain mappings, ordered by year if they have one; cheaper than a table for a few rows."""
    table = tables.get(name)
    if table is None:
        return []
    columns = _columns(table)
    found = ({column: values[place] for column, values in columns.items()} for place in places(table, **wanted))
    return sorted(found, key=lambda row: row["year"]) if "year" in columns else list(found)


def plain(table: pd.DataFrame) -> list[Row]:
    """The rows of a table in order, as plain mappings."""
    return [dict(zip(table.columns, values, strict=True))
            for values in zip(*(table[column].tolist() for column in table), strict=True)]


@remembered
def _columns(table: pd.DataFrame) -> dict[str, list[Any]]:
    return {column: table[column].tolist() for column in table}


def figure_places(figures: pd.DataFrame, figure_ids: Iterable[str]) -> NDArray[np.intp]:
    """The positions of these figures in the table ``figures``; figures not in it are left out."""
    codes, numbers = _coded(figures, "figure_id")
    return np.flatnonzero(np.isin(codes, [numbers[each] for each in set(figure_ids) if each in numbers]))


def _coded(table: pd.DataFrame, column: str) -> tuple[NDArray[np.intp], dict[object, int]]:
    """A column as integer codes, with the code of each value; the same columns are searched hundreds of times."""
    known = _coded_columns(table)
    if column not in known:
        codes, values = pd.factorize(table[column])
        known[column] = codes, {value: code for code, value in enumerate(values)}
    return known[column]


@remembered
def _coded_columns(table: pd.DataFrame) -> dict[str, tuple[NDArray[np.intp], dict[object, int]]]:
    """Filled by `_coded`. It must not refer to the table itself, or neither would ever be freed."""
    return {}


def figure_of(tables: Tables, figure_id: str) -> Row:
    """The row of ``figures`` with this id; an empty one if there is none."""
    return next(iter(records(tables, "figures", figure_id=figure_id)), {})


def reference_day(tables: Tables, figure_id: str) -> str:
    """The reference date of a figure; "" if not known."""
    return str(figure_of(tables, figure_id).get("reference_date", ""))


def own_values(tables: Tables, indicator: str, group: str, definition: str = "") -> dict[str, Row]:
    """The latest row of `series` for an indicator and group, by area; under this definition alone if one is given."""
    under = {"definition": definition} if definition else {}
    return {row["area_code"]: row for row in records(tables, "series", indicator=indicator, group=group, **under)}


def latest_alike(own: Sequence[Row], fewest: int) -> list[Row]:
    """Comparable rows of ``series``: of the latest year in which enough areas share a definition.

    If several definitions qualify, the one with most rows; no rows if no year qualifies.
    """
    counts = Counter((row["year"], row["definition"]) for row in own)
    alike = [(year, count, definition) for (year, definition), count in counts.items() if count >= fewest]
    year, _, definition = max(alike, default=(0, 0, ""))
    return [row for row in own if (row["year"], row["definition"]) == (year, definition)]


def source_line(study: Study, tables: Tables, figure_ids: Iterable[str]) -> str:
    """The sources of these figures, the most frequent first, at most three by name; "" if unknown."""
    figures = tables.get("figures")
    if figures is None:
        return ""
    sources = _columns(figures)["source"]
    used = Counter(sources[place] for place in figure_places(figures, figure_ids))
    names = [study.told(name) for name, _ in used.most_common() if name]
    if not names:
        return ""
    line = "; ".join(names[:SEVERAL_SOURCES])
    rest = len(names) - SEVERAL_SOURCES
    return f"{line}; {text('telling-more-sources', count=rest)}" if rest > 0 else line


def latest(days: Iterable[object]) -> str:
    """The latest date in the column `as_of`; "" if there is none."""
    return max(map(str, days), default="")


def sources_told(study: Study, tables: Tables, figure_ids: Iterable[str], as_of: str) -> str:
    """The sources of these figures and, if something was forecast `as_of` a day, that it was computed here."""
    parts = [source_line(study, tables, figure_ids)]
    if as_of:
        parts.append(text("telling-computed-by-project", day=date(as_of)))
    return "; ".join(part for part in parts if part)


def has_passed(year: int, as_of: str) -> bool:
    """Whether 31 December of the year precedes the day of the forecast."""
    return bool(as_of) and f"{year}-12-31" < as_of[:10]


def from_first_figure(forecasts: Sequence[Row], own: Sequence[Row]) -> list[Row]:
    """Rows of ``forecasts`` without the inferred years before the first figure of the same series.

    A range that widens backwards, before anything was measured, tells a reader nothing about the future.
    """
    first: dict[tuple[str, ...], int] = {}
    for row in own:
        first[_series(row)] = min(row["year"], first.get(_series(row), row["year"]))
    return [row for row in forecasts if row["year"] >= first.get(_series(row), row["year"])]


def _series(row: Row) -> tuple[str, ...]:
    return row["indicator"], row["definition"], row["area_code"], row["group"]


def default_year(tables: Tables, study: Study, indicator: str) -> int:
    """The year of the attainment rows or forecasts, or else of the first target, or else of the last value."""
    for name in ("attainment", "forecasts"):
        if latest_year := _latest_year(tables, name, indicator):
            return latest_year
    targets = study.targets_of(indicator)
    return targets[0].year if targets else \
        _latest_year(tables, "series", indicator) or max(target.year for target in study.targets)


def _latest_year(tables: Tables, name: str, indicator: str) -> int:
    return max((int(row["year"]) for row in records(tables, name, indicator=indicator)), default=0)


def definition_at(tables: Tables, indicator: Indicator, year: int) -> str | None:
    """The definition with the most rows for that year and the main group, in forecasts or else in series; else None."""
    for name in ("forecasts", "series"):
        found = records(tables, name, indicator=indicator.id, group=indicator.main_group, year=year)
        if found:
            return str(Counter(row["definition"] for row in found).most_common(1)[0][0])
    return None


def stated_targets(study: Study, indicator: str, group: str, year: int, area_code: str) -> list[Target]:
    """Level targets for that year and group set by the area; for shares also by the province or the country.

    A number of houses or persons for the whole province is not a level that applies to a single district.
    """
    alone = not study.indicator(indicator).is_share
    return [target for target in study.targets_over(indicator, area_code)
            if target.form == "level" and target.group == group and target.year == year
            and not (alone and target.area_code != area_code)]
