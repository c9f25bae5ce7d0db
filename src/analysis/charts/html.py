"""Tables as HTML that a screen reader can follow and that needs no style sheet to be understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup, escape

from analysis.charts.style import LIKELIHOOD_COLOURS, readable_on
from analysis.charts.words import (
    OUTCOMES,
    grade_text,
    probability_text,
    range_text,
    role_text,
    target_name,
    word_id,
    word_text,
)
from analysis.language import text
from analysis.study import Area, Indicator, Study

__all__ = ["table_html", "matrix_html", "Link"]

Link = Callable[[Area, Indicator], str]
"""The address that a cell of the matrix leads to; "" for none."""


def table_html(
    rows: Iterable[Sequence[object]],
    columns: Sequence[str],
    caption: str,
    *,
    headings: int = 1,
    numeric: Iterable[int] = (),
    kind: str = "",
) -> Markup:
    """A table with a caption and headings for rows and columns, in a box of its own that scrolls sideways.

    Parameters
    ----------
    rows : iterable of sequences
        Cells by row, as many as `columns`. Everything is escaped, except `markupsafe.Markup`.
    columns : sequence of str
        Headings of the columns.
    caption : str
        What the table shows.
    headings : int
        How many cells at the start of each row are its headings.
    numeric : iterable of int
        Places of the columns that are aligned to the right.
    kind : str
        A class for the style sheet.

    Raises
    ------
    ValueError
        If a row has another number of cells than there are columns.
    """
    right = set(numeric)
    body = []
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(
                f"a row has {len(row)} cells: please give one for each of the {len(columns)} columns"
            )
        cells = (_cell(place, cell, headings, right) for place, cell in enumerate(row))
        body.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    heads = (
        Markup('<th scope="col"{}>{}</th>').format(_class("number" if place in right else ""), column)
        for place, column in enumerate(columns)
    )
    head = Markup("<tr>{}</tr>").format(Markup("").join(heads))
    return _boxed(head, Markup("\n").join(body), caption, kind)


def _cell(place: int, cell: object, headings: int, right: set[int]) -> Markup:
    if place < headings:
        return Markup('<th scope="row">{}</th>').format(cell)
    return Markup("<td{}>{}</td>").format(_class("number" if place in right else ""), cell)


def _class(name: str) -> Markup:
    return Markup(' class="{}"').format(name) if name else Markup("")


def _boxed(head: Markup, body: Markup, caption: str, kind: str) -> Markup:
    return Markup(
        '<div class="scroll" role="region" tabindex="0" aria-label="{}"><table{}><caption>{}</caption>'
        "<thead>{}</thead><tbody>\n{}\n</tbody></table></div>"
    ).format(text("charts-matrix-scroll", caption=caption), _class(kind), caption, head, body)


@dataclass(frozen=True)
class _Column:
    """One target or yardstick of an indicator."""

    indicator: Indicator
    target_id: str
    label: str


def matrix_html(
    study: Study,
    attainment: pd.DataFrame,
    link: Link | None = None,
    year: int | None = None,
    target_ids: Sequence[str] | None = None,
) -> Markup:
    """The province and its districts against every target: likelihood word, probability, grade.

    Colour repeats what the words say and never stands alone. Indicators of the directive without
    any statement are named below the table, so that they do not make it wider.

    Parameters
    ----------
    study : Study
        The catalogue.
    attainment : DataFrame
        The table ``attainment``.
    link : callable, optional
        Gives the address for an area and an indicator.
    year : int, optional
        Only targets of this year; by default all.
    target_ids : sequence of str, optional
        The columns and their order; by default every target in the table, in catalogue order.
    """
    table = attainment if year is None else attainment[attainment["year"] == year]
    columns = _columns(study, table, target_ids)
    cells = {(row["area_code"], row["target_id"]): row for row in table.to_dict("records")}
    body = []
    for area in (study.province, *study.districts):
        found = Markup("").join(
            _statement(cells.get((area.code, column.target_id)), area, column, link) for column in columns
        )
        kind = _class("province" if area == study.province else "")
        body.append(Markup('<tr{}><th scope="row">{}</th>{}</tr>').format(kind, area.short_name, found))
    caption = text("charts-matrix-caption", year=str(year)) if year else text("charts-matrix-caption-any")
    box = _boxed(_heads(columns), Markup("\n").join(body), caption, "matrix")
    present = {column.indicator.id for column in columns}
    without = [i.name for i in study.directive_indicators if i.id not in present]
    if not without:
        return box
    return box + Markup("\n<p>{}</p>").format(text("charts-matrix-without", indicators="; ".join(without)))


def _columns(study: Study, table: pd.DataFrame, target_ids: Sequence[str] | None) -> list[_Column]:
    order = {indicator.id: place for place, indicator in enumerate(study.indicators)}
    if target_ids is None:
        targets = [study.target(name) for name in table["target_id"].unique()]
        targets.sort(key=lambda t: (order[t.indicator], t.year, t.id))
    else:
        targets = [study.target(name) for name in target_ids]
    found = []
    for target in targets:
        indicator = study.indicator(target.indicator)
        group = "" if target.group == indicator.main_group else f", {study.group(target.group).name}"
        found.append(_Column(indicator, target.id, f"{target_name(study, target)} ({target.year}{group})"))
    return found


def _heads(columns: Sequence[_Column]) -> Markup:
    """Two rows of headings: the indicator over its targets."""
    runs: list[tuple[Indicator, int]] = []
    for column in columns:
        if runs and runs[-1][0].id == column.indicator.id:
            runs[-1] = (column.indicator, runs[-1][1] + 1)
        else:
            runs.append((column.indicator, 1))
    upper = Markup("").join(
        Markup('<th scope="colgroup" colspan="{}">{}</th>').format(count, indicator.name)
        for indicator, count in runs
    )
    lower = Markup("").join(Markup('<th scope="col">{}</th>').format(column.label) for column in columns)
    return Markup('<tr><th scope="col" rowspan="2">{}</th>{}</tr><tr>{}</tr>').format(
        text("charts-matrix-area"), upper, lower
    )


def _statement(row: dict[str, object] | None, area: Area, column: _Column, link: Link | None) -> Markup:
    """One cell: word first, then probability or range, role where it is a target, grade."""
    if row is None:
        return Markup('<td class="empty">{}</td>').format(text("charts-matrix-none"))
    word = word_id(str(row["word"]), row["probability"])
    details = [grade_text(str(row["grade"]))]
    if word == "insufficient":
        details.insert(0, range_text(row["lower_80"], row["upper_80"], column.indicator.unit))
    elif word not in OUTCOMES:
        details.insert(0, probability_text(row["probability"]))
    if row["role"] == "target":
        details.append(role_text("target"))
    shown = " · ".join(part for part in details if part and part != "–")
    words = Markup("<span>{}</span> <small>{}</small>").format(word_text(word), shown)
    address = link(area, column.indicator) if link else ""
    if address:
        words = Markup('<a href="{}" style="color:inherit">{}</a>').format(escape(address), words)
    colour = LIKELIHOOD_COLOURS[word]
    return Markup('<td class="{}" style="background:{};color:{}">{}</td>').format(
        word, colour, readable_on(colour), words
    )
