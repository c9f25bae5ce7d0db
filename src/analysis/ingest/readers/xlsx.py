"""Excel workbooks (.xlsx, .xlsm): cells as shown, merged ranges, hidden rows and columns, comments."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import openpyxl
from defusedxml import ElementTree
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from analysis.ingest.grid import EMPTY, Cell, FormatKind, Range, Sheet, format_kind, formatted_cell, plain_cell
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_xlsx"]

_READER = f"openpyxl {openpyxl.__version__}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# A formula whose value was never stored: the program that wrote the file did not compute it.
_NOT_COMPUTED = re.compile(
    rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:(?:<v>\s*</v>|<v\s*/>)\s*)?</c>')
# openpyxl visits every cell of these, whether it is there or not.
_SPANNING = re.compile(rb'<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref="'
                       rb'\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"')


def read_xlsx(path: Path, file: str) -> list[Sheet]:
    """The sheets. Macros are never run: only stored values are read."""
    uncomputed = _uncomputed(path)
    book = load_workbook(path, data_only=True, rich_text=True, keep_links=False)
    try:
        return [_sheet(sheet, file, uncomputed.get(sheet.title, ())) for sheet in book.worksheets]
    finally:
        book.close()


def _sheet(sheet: Any, file: str, uncomputed: tuple[str, ...]) -> Sheet:
    # The sparse cells behind the public iterators: a sheet that declares a billion empty cells has few of them.
    stored: dict[tuple[int, int], Any] = sheet._cells
    lines: dict[int, dict[int, Cell]] = defaultdict(dict)
    comments = {}
    kinds: dict[int, FormatKind] = {}
    for (row, column), cell in stored.items():
        value = cell.value
        if value is not None:
            lines[row - 1][column - 1] = (_number(cell, value, kinds) if type(value) in (float, int) else _cell(value))
        if cell.comment is not None:
            comments[row - 1, column - 1] = str(cell.comment.text)
    for name in uncomputed:
        letters, row = coordinate_from_string(name)
        lines[row - 1][column_index_from_string(letters) - 1] = Cell("", kind="formula")
    height = max(lines, default=-1) + 1
    width = max((max(cells) + 1 for cells in lines.values() if cells), default=0)
    if height * width > MAX_CELLS:
        raise Refused("too-many-cells", f"{sheet.title}: {height} × {width}")
    rows = tuple(_dense(lines.get(row)) for row in range(height))
    return Sheet(
        file, sheet.title, rows, _merged(sheet, height, width),
        frozenset(row - 1 for row, line in sheet.row_dimensions.items() if line.hidden and row <= height),
        frozenset(_hidden_columns(sheet, width)), reader=_READER, comments=comments,
        hidden=sheet.sheet_state != "visible")


def _dense(cells: dict[int, Cell] | None) -> tuple[Cell, ...]:
    if not cells:
        return ()
    line = [EMPTY] * (max(cells) + 1)
    for column, cell in cells.items():
        line[column] = cell
    return tuple(line)


def _merged(sheet: Any, height: int, width: int) -> tuple[Range, ...]:
    found = []
    for merged in sheet.merged_cells.ranges:
        left, top, right, bottom = (int(edge) for edge in merged.bounds)
        if top <= height and left <= width:
            found.append(Range(top - 1, left - 1, min(bottom, height) - 1, min(right, width) - 1))
    return tuple(found)


def _hidden_columns(sheet: Any, width: int) -> set[int]:
    hidden: set[int] = set()
    dimension: Any
    for dimension in sheet.column_dimensions.values():
        first, last = dimension.min, dimension.max
        if dimension.hidden and first is not None and last is not None:
            hidden.update(range(int(first) - 1, min(int(last), width)))
    return hidden


def _number(cell: Any, value: float, kinds: dict[int, FormatKind]) -> Cell:
    """A number as its format shows it; `kinds` holds what each number of a format was found to mean."""
    number = cell._style.numFmtId
    if number not in kinds:
        kinds[number] = format_kind(str(cell.number_format))  # looking it up takes longer than all else here
    return formatted_cell(value, kinds[number])


def _cell(value: Any) -> Cell:
    return Cell(_without_superscripts(value).strip()) if isinstance(value, CellRichText) else plain_cell(value)


def _without_superscripts(text: CellRichText) -> str:
    """Runs set as superscripts after a number are footnote marks: 95 with a raised 1 is not 951."""
    parts = []
    for run in text:
        raised = isinstance(run, TextBlock) and run.font.vertAlign == "superscript"
        parts.append("" if raised else str(run))
    return "".join(parts)


def _uncomputed(path: Path) -> dict[str, tuple[str, ...]]:
    """By sheet, the cells that hold a formula without a value; Refused where merged cells would never end."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        for title, part in _parts(archive):
            if part in names:
                content = archive.read(part)
                _check_spans(title, content)
                found[title] = tuple(name.decode() for name in _NOT_COMPUTED.findall(content)) \
                    if b"<f" in content else ()
    return found


def _check_spans(title: str, content: bytes) -> None:
    spanned = sum((int(bottom) - int(top) + 1) * (_column(right) - _column(left) + 1)
                  for left, top, right, bottom in _SPANNING.findall(content))
    if spanned > MAX_CELLS:
        raise Refused("too-many-cells", f"{title}: {spanned}")


def _column(letters: bytes) -> int:
    return column_index_from_string(letters.decode())


def _parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """The title of each sheet and the part that holds it."""
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except KeyError:
        return []
    targets = {relation.get("Id"): str(relation.get("Target")) for relation in relations}
    return [(str(sheet.get("name")), posixpath.normpath(posixpath.join("xl", targets[sheet.get(_RELATIONS)]))
             .removeprefix("xl/xl/").lstrip("/") if sheet.get(_RELATIONS) in targets else "")
            for sheet in book.iter() if sheet.tag.endswith("}sheet")]
