"""Numbers and words that are not read: each is named at its own cell."""

from __future__ import annotations

from dataclasses import replace

from analysis.findings import Severity
from analysis.ingest.grid import cell_name
from analysis.ingest.layout.blocks import section_text
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.columns import misses_year
from analysis.ingest.layout.nearest import OF_TITLE
from analysis.ingest.layout.rows import PART
from analysis.ingest.layout.subject import Siblings, Unclear
from analysis.ingest.layout.table import Row, Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.resemblance import nearest
from analysis.ingest.values import shape
from analysis.ingest.wording import read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.phrases import TOTALS

__all__ = ["is_part_row", "note_heading", "note_replaced", "note_resemblance", "note_unknown", "note_words",
           "rows_right_below", "rows_with_figures", "severity_beside"]

_OF_ANOTHER = frozenset(("title-words", "which-indicator"))
_OF_SUBJECT = frozenset(("contradiction", "no-indicator", "title-words", "unit-clash", "which-indicator"))
_OF_PLAN = _OF_SUBJECT | {"no-year", "which-definition"}


def rows_with_figures(table: Table, column: Column) -> list[int]:
    """The rows in which a column holds a number or a mark for one."""
    return [body.row for body in table.block.body
            if shape(table.view.cell(body.row, column.index)) in ("number", "year", "mark")]


def note_heading(table: Table, column: Column, severity: Severity, code: str, filled: list[int]) -> None:
    """A column that is left out, or read as something that its heading does not say, at each of its numbers."""
    words = column.heading or "?"
    unknown = " ".join(column.says.unknown)
    if code == "unknown-heading" and misses_year(column.words, table.lexicon):
        code = "unknown-year"
    more = {} if code != "unknown-heading" else {"suggestions": "; ".join(
        nearest(column.words, table.context.lines, table.study, table.lexicon)) or "none"}
    for row in filled:
        table.problems.add(severity, code, table.view.sheet, cell_name(column.index, row + 1), heading=words[:120],
                           unknown=unknown or column.says.put_right[:120], **more)


def note_resemblance(table: Table, readings: list[Reading]) -> None:
    """The figures whose heading or label, or that of a column or row that lends it to them, only resembles a name."""
    for reading in readings:
        if reading.told.like:
            table.note("warning", "resembles", reading.row, reading.column, name=reading.told.like[:300],
                       indicator=table.study.indicator(reading.indicator).name)


def note_replaced(table: Table, column: Column) -> None:
    """The numbers of a correction that were reported before; a warning where no right one stands beside."""
    right = column.replaced_by
    if right is None:
        return
    for row in rows_with_figures(table, column):
        missing = shape(table.view.cell(row, right)) != "number"
        table.note("warning" if missing else "info", "replaced-column", row, column.index,
                   heading=column.heading[:120])


def severity_beside(table: Table, siblings: Siblings, rows_name: bool, row: int, column: Column,
                    unclear: Unclear) -> Severity:
    """How grave it is that a number of a heading which is understood has no subject.

    A heading that names nothing, or something else than the title, and a plan of what is not known, are a
    department's own; so are they beside columns (`siblings`) or rows (`rows_name`) that name what they give, and parts
    of the row above them.
    """
    undated = unclear.code == "no-year" or (unclear.code == "two-years" and not column.says.years)
    if undated and siblings.years and (
            _is_denominator(table, column) or (says := column.says) == replace(NOTHING, groups=says.groups & TOTALS)):
        return "warning"  # "Tổng số xã" left of the years of those at the standard, "Grand Total" right of years
    planned = bool(column.says.kinds) and column.says.kinds <= {"target", "forecast"}
    if unclear.code == "no-indicator" or OF_TITLE in column.says.measures or (
            unclear.code in _OF_PLAN and planned) or (unclear.code in _OF_SUBJECT and is_part_row(table, row)):
        return "warning"
    if unclear.code == "unit-clash" and _is_beside(table, siblings, column):
        return "warning"
    if (unclear.code == "whose-share" and "of_all" in column.says.measures) or (
            unclear.code == "two-groups" and not column.says.indicators and len(column.says.groups - TOTALS) > 1):
        return "warning"  # what the column says itself, and the catalogue has not
    aside = bool(column.says.clash) or (
        unclear.code in _OF_ANOTHER and bool(column.says.indicators or column.says.fallback))
    beside = aside and (siblings.named or rows_name)
    return "warning" if beside else unclear.severity


def _is_beside(table: Table, siblings: Siblings, column: Column) -> bool:
    """Whether it names nothing, or what another column names too: "Hộ gia đình", "BHYT hộ gia đình" beside "BHYT"."""
    says = column.says
    if not says.indicators or says.like:
        return bool(siblings.named)
    return any(each.index != column.index and each.use == "value" and each.says.indicators & says.indicators
               for each in table.columns)


def _is_denominator(table: Table, column: Column) -> bool:
    """Whether a column counts what the catalogue only measures others against, such as communes."""
    named = column.says.indicators | column.says.fallback
    return bool(named) and named <= {indicator.denominator for indicator in table.study.indicators}


def is_part_row(table: Table, row: int) -> bool:
    """Whether a row says that it is a part of the one above it: "Trong đó: các xã khu vực III"."""
    return any(PART.match(fold(table.view.cell(row, column.index).text)) for column in table.columns
               if column.use in ("label", "area", "group"))


def note_words(table: Table, row: int, values: list[Column]) -> None:
    """Words where a figure should stand ("đang rà soát") make a row look like a sub-heading."""
    text = section_text(table.view, row)
    says = read_words(text, table.lexicon)
    if not table.places.find(text).code and (says.unknown or not says.indicators):
        return
    for column in values:
        cell = table.view.cell(row, column.index)
        if shape(cell) == "words" and cell.text != text:
            table.note("error", "not-a-number", row, column.index)


def rows_right_below(table: Table) -> list[int]:
    """Rows without any number that follow the last one with a number, up to an empty row: notes, or more areas."""
    last = table.block.body[-1].row
    return [row for n, row in enumerate(table.block.notes, start=1) if row == last + n]


def note_unknown(table: Table, row: Row, cells: list[Column], severity: Severity = "error") -> None:
    """A row whose label was not understood, at each of its numbers."""
    label = row.label
    near = label.suggestions
    if not near and table.column(label.column).use == "label":
        near = nearest((label.unknown,), table.context.lines, table.study, table.lexicon)
    arguments = {"suggestions": "; ".join(near)} if near else {}
    code = "unknown-row" if near else "unknown-row-no-idea"
    for column in cells:
        if shape(table.view.cell(row.index, column.index)) in ("number", "year"):
            table.problems.add(severity, code, table.view.sheet, cell_name(column.index, row.index + 1),
                               label=label.unknown[:80], at=cell_name(label.column, row.index + 1), **arguments)
