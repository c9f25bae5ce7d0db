"""OpenDocument spreadsheets (.ods), read from their XML: repeated cells are counted, never unrolled blindly."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from defusedxml import ElementTree

from analysis.ingest.grid import EMPTY, Cell, Range, Sheet, display_cell
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_ods"]

_READER = "analysis.ingest.readers.ods 1"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HIDDEN = ("collapse", "filter")
_MOST_ALIKE = 10_000  # rows with the same content: no table has more
_ROW_LIMIT, _COLUMN_LIMIT = 1_048_576, 16_384


@dataclass
class _Table:
    """What is gathered of one sheet; only cells with content are kept."""

    name: str
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    row: int = 0
    stored: int = 0


def read_ods(path: Path, file: str) -> list[Sheet]:
    """The sheets.

    Raises
    ------
    Refused
        For a file that a password protects, or a sheet that spans too many cells.
    """
    with zipfile.ZipFile(path) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Refused("password")
        root = ElementTree.fromstring(archive.read("content.xml"))
    hidden = {style.get(f"{_STYLE}name") for style in root.iter(f"{_STYLE}style")
              for properties in style.iter(f"{_STYLE}table-properties")
              if properties.get(f"{_TABLE}display") == "false"}
    return [replace(_sheet(_gather(table), file), hidden=table.get(f"{_TABLE}style-name") in hidden)
            for table in root.iter(f"{_TABLE}table")]


def _gather(element: Any) -> _Table:
    table = _Table(str(element.get(f"{_TABLE}name")))
    column = 0
    for part in element.iter(f"{_TABLE}table-column"):
        if column >= _COLUMN_LIMIT:
            break
        count = _repeated(part, "columns", _COLUMN_LIMIT)
        if part.get(f"{_TABLE}visibility") in _HIDDEN:
            table.hidden_columns.update(range(column, column + count))
        column = min(column + count, _COLUMN_LIMIT)
    for line in element.iter(f"{_TABLE}table-row"):
        if table.row >= _ROW_LIMIT:
            break
        _gather_row(table, line)
    return table


def _gather_row(table: _Table, line: Any) -> None:
    count = _repeated(line, "rows", _ROW_LIMIT)
    cells: dict[int, Cell] = {}
    column = 0
    for part in (each for each in line if each.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")):
        width = _repeated(part, "columns", _COLUMN_LIMIT)
        cell = _cell(part)
        if column + width > _COLUMN_LIMIT and cell != EMPTY:
            raise Refused("too-many-cells", f"{table.name}: {column + width}")
        if cell != EMPTY:
            cells.update(dict.fromkeys(range(column, column + width), cell))
        across = min(int(part.get(f"{_TABLE}number-columns-spanned", 1)), _COLUMN_LIMIT)
        down = min(int(part.get(f"{_TABLE}number-rows-spanned", 1)), _ROW_LIMIT)
        if across > 1 or down > 1:
            table.merged.append(Range(table.row, column, table.row + down - 1, column + across - 1))
        if (note := part.find(f"{_OFFICE}annotation")) is not None:
            table.comments[table.row, column] = "".join(note.itertext()).strip()
        column += width
    table.stored += len(cells) * count
    if table.stored > MAX_CELLS or (cells and count > _MOST_ALIKE):
        raise Refused("too-many-cells", f"{table.name}: {table.stored}")
    if cells:
        table.cells.update((row, cells) for row in range(table.row, table.row + count))
    if line.get(f"{_TABLE}visibility") in _HIDDEN and count < _ROW_LIMIT // 2:
        table.hidden_rows.update(range(table.row, table.row + count))
    table.row += count


def _repeated(part: Any, what: str, limit: int) -> int:
    return max(1, min(int(part.get(f"{_TABLE}number-{what}-repeated", 1)), limit))


def _cell(part: Any) -> Cell:
    kind = part.get(f"{_OFFICE}value-type")
    value = part.get(f"{_OFFICE}value")
    if kind in ("float", "percentage", "currency") and value is not None:
        return display_cell(float(value), percent=kind == "percentage")
    if kind == "date":
        return Cell(str(part.get(f"{_OFFICE}date-value", ""))[:10], kind="date")
    if kind == "time":
        return Cell(str(part.get(f"{_OFFICE}time-value", "")), kind="date")
    return Cell("\n".join("".join(line.itertext()) for line in part.findall(f"{_TEXT}p")).strip())


def _sheet(table: _Table, file: str) -> Sheet:
    height = max(table.cells, default=-1) + 1
    width = max((max(cells) + 1 for cells in table.cells.values()), default=0)
    if height * width > MAX_CELLS:
        raise Refused("too-many-cells", f"{table.name}: {height} × {width}")
    rows = []
    for row in range(height):
        cells = table.cells.get(row, {})
        rows.append(tuple(cells.get(column, EMPTY) for column in range(max(cells, default=-1) + 1)))
    return Sheet(file, table.name, tuple(rows), tuple(table.merged), frozenset(table.hidden_rows),
                 frozenset(table.hidden_columns), reader=_READER, comments=table.comments)
