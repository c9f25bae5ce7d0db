"""Binary Excel workbooks (.xlsb). Their reader tells neither percent cells nor hidden rows and columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from importlib.metadata import version
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from analysis.ingest.grid import Cell, Range, Sheet
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_xlsb"]

_READER = f"python-calamine {version('python-calamine')}"


def read_xlsb(path: Path, file: str) -> list[Sheet]:
    """The sheets; whether 0.9 stands for 90 % cannot be told here."""
    book = CalamineWorkbook.from_path(str(path))
    try:
        return [replace(_sheet(book, each.name, file), hidden=each.visible != SheetVisibleEnum.Visible)
                for each in book.sheets_metadata]
    finally:
        book.close()


def _sheet(book: CalamineWorkbook, name: str, file: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise Refused("too-many-cells", f"{name}: {sheet.total_height} × {sheet.total_width}")
    rows = tuple(tuple(map(_cell, row)) for row in sheet.to_python(skip_empty_area=False))
    merged = tuple(Range(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    return Sheet(file, name, rows, merged, reader=_READER)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value))
    if isinstance(value, (int, float)):
        return Cell(f"{value:.15g}", float(value))
    if isinstance(value, (datetime, date)):
        return Cell(value.isoformat()[:10], kind="date")
    if isinstance(value, (time, timedelta)):
        return Cell(str(value), kind="date")
    return Cell(str(value).strip())
