"""Excel 97–2003 workbooks (.xls): cells as shown, merged ranges, hidden rows and columns."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import xlrd
from xlrd.xldate import XLDateError, xldate_as_datetime

from analysis.ingest.grid import EMPTY, Cell, Range, Sheet, format_kind, formatted_cell
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_xls"]

_READER = f"xlrd {xlrd.__version__}"
_ERRORS = xlrd.error_text_from_code


def read_xls(path: Path, file: str) -> list[Sheet]:
    """The sheets.

    Raises
    ------
    Refused
        For a workbook that a password protects.
    """
    try:
        # The reader writes remarks about damaged files to its log, not to the planner's screen.
        book = xlrd.open_workbook(str(path), formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).casefold():
            raise Refused("password") from None
        raise
    return [_sheet(book, sheet, file) for sheet in book.sheets()]


def _sheet(book: Any, sheet: Any, file: str) -> Sheet:
    if sheet.nrows * sheet.ncols > MAX_CELLS:
        raise Refused("too-many-cells", f"{sheet.name}: {sheet.nrows} × {sheet.ncols}")
    rows = tuple(tuple(_cell(book, sheet, row, column) for column in range(sheet.row_len(row)))
                 for row in range(sheet.nrows))
    merged = tuple(Range(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
    hidden_rows = frozenset(row for row, line in sheet.rowinfo_map.items() if line.hidden or line.height == 0)
    hidden_columns = frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden)
    comments = {place: note.text for place, note in sheet.cell_note_map.items()}
    return Sheet(file, sheet.name, rows, merged, hidden_rows, hidden_columns, reader=_READER, comments=comments,
                 hidden=sheet.visibility != 0)


def _cell(book: Any, sheet: Any, row: int, column: int) -> Cell:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return EMPTY
    if kind == xlrd.XL_CELL_TEXT:
        return Cell(_without_superscripts(book, sheet, row, column, str(value)).strip())
    if kind == xlrd.XL_CELL_ERROR:
        return Cell(str(_ERRORS.get(value, "#ERR")))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Cell(str(bool(value)))
    if kind == xlrd.XL_CELL_DATE:
        return Cell(_day(book, value), kind="date")
    number_format = book.format_map[book.xf_list[sheet.cell_xf_index(row, column)].format_key]
    return formatted_cell(value, format_kind(str(number_format.format_str)))


def _day(book: Any, value: float) -> str:
    try:
        return str(xldate_as_datetime(value, book.datemode).isoformat()[:10])
    except (XLDateError, OverflowError, ValueError):
        return f"{value:.15g}"


def _without_superscripts(book: Any, sheet: Any, row: int, column: int, text: str) -> str:
    runs = sheet.rich_text_runlist_map.get((row, column))
    if not runs:
        return text
    ends = [start for start, _ in runs[1:]] + [len(text)]
    kept = [text[:runs[0][0]]]
    for (start, font), end in zip(runs, ends, strict=True):
        if book.font_list[font].escapement != 1:
            kept.append(text[start:end])
    return "".join(kept)
