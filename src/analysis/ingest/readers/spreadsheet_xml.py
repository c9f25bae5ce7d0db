"""Excel 2003's XML spreadsheets, which programs save as .xml or with the ending .xls."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import lxml.etree
from lxml.etree import _Element

from analysis.ingest.grid import EMPTY, Cell, Range, Sheet, format_kind, formatted_cell
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_spreadsheet_xml"]

_READER = f"lxml {lxml.etree.__version__}"
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_PERCENT = "Percent"  # a named format, as "Short Date" is
_DATES = ("Date", "Time")


def read_spreadsheet_xml(path: Path, file: str) -> list[Sheet]:
    """The sheets, by the XML Spreadsheet Reference of Microsoft (2001): `ss:Index` leaves cells out, merging counts on.

    Raises
    ------
    Refused
        For XML that is broken, and for a sheet that spans too many cells.
    """
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        book = lxml.etree.fromstring(path.read_bytes(), parser)
    except lxml.etree.XMLSyntaxError as error:
        raise Refused("unreadable", str(error)[:120]) from None
    formats = {style.get(f"{_SS}ID", ""): part.get(f"{_SS}Format", "")
               for style in book.iter(f"{_SS}Style") for part in style.iterchildren(f"{_SS}NumberFormat")}
    sheets = [_Page(formats).read(sheet, file) for sheet in book.iterchildren(f"{_SS}Worksheet")]
    if not sheets:
        raise Refused("web-page")
    return sheets


@dataclass
class _Page:
    """One sheet as it is read, with the number formats of the book by their style."""

    formats: dict[str, str]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    cells: int = 0

    def read(self, sheet: _Element, file: str) -> Sheet:
        """Read one worksheet."""
        for table in sheet.iterchildren(f"{_SS}Table"):
            self._columns(table)
            for row in table.iterchildren(f"{_SS}Row"):
                self._row(row)
        seen = next((part.text for part in sheet.iter(f"{_EXCEL}Visible")), None)
        return Sheet(file, sheet.get(f"{_SS}Name", ""), tuple(self.rows), tuple(self.merged),
                     frozenset(self.hidden_rows), frozenset(self.hidden_columns), reader=_READER,
                     hidden=seen in ("SheetHidden", "SheetVeryHidden"))

    def _columns(self, table: _Element) -> None:
        position = 0
        for column in table.iterchildren(f"{_SS}Column"):
            position = _number(column, "Index", position + 1) - 1
            width = 1 + _number(column, "Span", 0)
            if column.get(f"{_SS}Hidden") == "1":
                self._count(width)
                self.hidden_columns.update(range(position, position + width))
            position += width

    def _row(self, row: _Element) -> None:
        place = _number(row, "Index", len(self.rows) + 1) - 1
        repeated = _number(row, "Span", 0)
        self._count(max(0, place - len(self.rows)) + repeated)
        self.rows.extend([()] * (place - len(self.rows)))
        cells: list[Cell] = []
        position = 0  # merged cells are not written, the next cell stands behind them
        for part in row.iterchildren(f"{_SS}Cell"):
            position = _number(part, "Index", position + 1) - 1
            self._count(max(0, position - len(cells)) + 1)
            cells.extend([EMPTY] * (position - len(cells)))
            cells.append(self._cell(part))
            right, down = _number(part, "MergeAcross", 0), _number(part, "MergeDown", 0)
            if right or down:
                self.merged.append(Range(place, position, place + down, position + right))
            position += 1 + right
        self.rows.append(tuple(cells))
        if row.get(f"{_SS}Hidden") == "1":
            self.hidden_rows.update(range(place, place + 1 + repeated))
        self.rows.extend([()] * repeated)

    def _cell(self, part: _Element) -> Cell:
        data = next(part.iterchildren(f"{_SS}Data"), None)
        if data is None:
            return EMPTY
        text = "".join(map(str, data.itertext())).strip()
        shown = self.formats.get(part.get(f"{_SS}StyleID", ""), "")
        kind = data.get(f"{_SS}Type", "String")
        if kind == "DateTime":
            return Cell(text[:10], kind="date")
        if kind != "Number":
            return Cell(text)
        form = "percent" if shown == _PERCENT else "date" if shown.endswith(_DATES) else format_kind(shown or "General")
        return Cell(text, kind="date") if form == "date" else formatted_cell(float(text), form)

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MAX_CELLS:
            raise Refused("too-many-cells", str(self.cells))


def _number(part: _Element, name: str, default: int) -> int:
    value = part.get(f"{_SS}{name}", "")
    return int(value) if value.isdigit() else default
