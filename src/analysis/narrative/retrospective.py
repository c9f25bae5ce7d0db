"""What a forecast made in February 2021 would have been worth."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from analysis.language import date, text
from analysis.narrative.blocks import Block, Blocks, Paragraph, Raw, table
from analysis.narrative.sentences import marked_value
from analysis.study import Study
from analysis.telling.rows import Row, Tables, plain, records, rows
from analysis.telling.words import estimate_text, lower_first, range_text, value_text
from analysis.year_end import is_year_end

__all__ = ["looking_back"]

_SERIES = ["indicator", "definition", "group", "area_code"]
_MANY, _FEW = 40, 100
_COMPARED = ("inside_80", "inside_95", "outside")


def looking_back(study: Study, tables: Tables, full: bool = True) -> Blocks:
    """The comparable forecasts beside their outcomes, then what is not comparable and why.

    Without `full`, only the counts, and of the province's own forecasts on the directive the last year with an outcome
    and all that lie outside the 80 % range.
    """
    found = rows(tables, "retrospective")
    if found.empty:
        return Blocks([Paragraph(text("narrative-retrospective-none"))])
    compared = found[found["comparison"].isin(_COMPARED)]
    counts = compared["comparison"].value_counts()
    within = int(counts.get("inside_80", 0))
    note = Paragraph(text("narrative-retrospective-note", compared="few" if len(compared) < _FEW else "many"), "note")
    blocks: list[Block] = [Paragraph(text(
        "narrative-retrospective", date=date(found["made_on"].iloc[0]), count=len(compared), inside=within,
        inside95=within + int(counts.get("inside_95", 0)),
        weak=_of_weak_source(tables, compared), unknown=int((found["comparison"] == "no_outcome").sum())))]
    if not full:
        directive = {indicator.id for indicator in study.directive_indicators}
        compared = compared[(compared["area_code"] == study.province.code) & compared["indicator"].isin(directive)]
        last = compared.sort_values("year", kind="stable").drop_duplicates(_SERIES, keep="last")
        compared = compared[compared.index.isin(last.index) | (compared["comparison"] != "inside_80")]
    if len(compared):
        told = _few(study, compared)
        columns, where = _columns(study, told, "middle", "range", "outcome", "against-forecast", "grade")
        caption = text("narrative-retrospective-caption", shown="all" if full else "last")
        body = [_row(study, tables, row) for row in plain(told)]
        blocks.append(table(caption + where, columns, body))
    if not full:
        return Blocks([*blocks, note,
                       Raw(Markup('<p class="note"><a href="record.html#looking-back">{}</a></p>').format(
                           text("narrative-retrospective-more")))])
    if len(compared) > _MANY:
        blocks.append(_by_series(study, compared))
    missing = _few(study, found[found["comparison"] == "not_comparable"])
    if len(missing):
        columns, where = _columns(study, missing, "value", "remark")
        body = [_why(study, tables, group) for _, group in missing.groupby([*_SERIES, "reason"])]
        blocks.append(table(text("narrative-retrospective-missing") + where, columns, body))
    return Blocks([*blocks, note])


def _columns(study: Study, told: pd.DataFrame, *names: str) -> tuple[dict[str, str], str]:
    """Headings of a table, and what its caption adds: where all rows are of one area, it is named there alone."""
    areas = told["area_code"].unique()
    alone = f" – {study.area(areas[0]).name}" if len(areas) == 1 else ""
    shown = ("name", *(() if alone else ("area",)), "year", *names)
    return {name: text(f"narrative-column-{name}") for name in shown}, alone


def _few(study: Study, found: pd.DataFrame) -> pd.DataFrame:
    """All rows, or those of the province where there are too many to read."""
    return found if len(found) <= _MANY else found[found["area_code"] == study.province.code]


def _by_series(study: Study, compared: pd.DataFrame) -> Block:
    """How many forecasts of the districts held, by indicator, definition and group."""
    of_districts = compared[compared["area_code"] != study.province.code]
    body = []
    for _, part in of_districts.groupby(["indicator", "definition", "group"], sort=False):
        inside = int((part["comparison"] == "inside_80").sum())
        within = int((part["comparison"] == "inside_95").sum())
        body.append({"name": _named(study, plain(part.head(1))[0]), "compared": str(len(part)),
                     "inside-80": str(inside), "inside-95": str(inside + within)})
    columns = {name: text(f"narrative-column-{name}") for name in ("name", "compared", "inside-80", "inside-95")}
    return table(text("narrative-retrospective-districts"), columns, body)


def _named(study: Study, row: Row) -> str:
    indicator = study.indicator(row["indicator"])
    group = "" if row["group"] == indicator.main_group else f", {lower_first(study.group(row['group']).name)}"
    return f"{indicator.name} ({lower_first(study.definition(indicator.id, row['definition']).name)}{group})"


def _row(study: Study, tables: Tables, row: Row) -> dict[str, str]:
    unit = study.indicator(row["indicator"]).unit
    return {
        "name": _named(study, row), "area": study.area(row["area_code"]).name, "year": str(row["year"]),
        "middle": "–" if row["grade"] == "C" else estimate_text(row["median"], unit),
        "range": range_text(row["lower_80"], row["upper_80"], unit),
        "outcome": f"{_outcome(tables, row, unit)}{_early(row)}",
        "against-forecast": text(f"retrospective-{row['comparison'].replace('_', '-')}"), "grade": str(row["grade"]),
    }


def _early(row: Row) -> str:
    """" (số ngày 30/6/2025)" where the figure describes another day than the year-end for which it stands."""
    day = str(row["outcome_date"])
    return "" if is_year_end(day, int(row["year"])) else f" ({text('narrative-figure-of', date=date(day))})"


def _outcome(tables: Tables, row: Row, unit: str) -> str:
    """The outcome, with a word where its source is weak."""
    shown = value_text(row["outcome"], unit, 2)
    known = records(tables, "series", figure_id=row["figure_id"])
    return marked_value(shown, known[0]) if known else shown


def _of_weak_source(tables: Tables, compared: pd.DataFrame) -> int:
    """How many of the outcomes compared have a weak source."""
    weak = rows(tables, "series", verdict="weak")["figure_id"]
    return int(compared["figure_id"].isin(weak).sum())


def _why(study: Study, tables: Tables, rows_of_one: pd.DataFrame) -> dict[str, str]:
    """One row for all outcomes of a series that have the same reason, year by year: a range would hide which way."""
    told = plain(rows_of_one.sort_values("year", kind="stable").drop_duplicates("year"))
    first = told[0]
    unit = study.indicator(first["indicator"]).unit
    return {
        "name": _named(study, first), "area": study.area(first["area_code"]).name,
        "year": ", ".join(f"{row['year']}{_early(row)}" for row in told),
        "value": "; ".join(_outcome(tables, row, unit) for row in told),
        "remark": text(f"retrospective-{first['reason'].replace('_', '-')}"),
    }
