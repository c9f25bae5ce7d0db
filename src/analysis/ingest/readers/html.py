"""Web pages with tables (.htm, and the many that programs save with the ending .xls), as a spreadsheet opens them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path, PurePosixPath

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from analysis.ingest.grid import EMPTY, Cell, Range, Sheet
from analysis.ingest.readers.delimited import decode
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_html", "read_mhtml"]

_READER = f"lxml {lxml.etree.__version__}"
_WIDEST = 1_000  # what the HTML standard allows a colspan to be
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", flags=re.IGNORECASE)
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center", "br", "tr", "table",
                     "hr", "body", "form", "ul", "ol", "section", "header", "footer"))
# No text of the page; a raised mark is a footnote's.
_LEFT_OUT = ("script", "style", "head", "noscript", "template", "object", "select", "sup")


def read_html(path: Path, file: str) -> list[Sheet]:
    """The page as one sheet: each line of text a row of one cell, below each other with the rows of the tables.

    A row is left empty below each table, so that the next one is not taken for its continuation. A table that
    only holds other tables is a layout of the page; a heading raised as a footnote mark is left out.

    Raises
    ------
    Refused
        For a page without a table, and for one that spans too many cells.
    """
    return [_page(decode(path.read_bytes()), file)]


def read_mhtml(path: Path, file: str) -> list[Sheet]:
    """Pages with their parts in one file: one sheet a page with a table, called as its part is (sheet001).

    Raises
    ------
    Refused
        For a file without a table.
    """
    sheets = []
    for part in message_from_bytes(path.read_bytes()).walk():
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        name = PurePosixPath(str(part.get("Content-Location", "")).replace("\\", "/")).stem
        try:
            sheets.append(_page(decode(content if isinstance(content, bytes) else b""), file, name))
        except Refused as refused:
            if refused.code != "web-page":
                raise
    if not sheets:
        raise Refused("web-page")
    return sheets if len(sheets) > 1 else [replace(sheets[0], name="")]


def _page(text: str, file: str, name: str = "") -> Sheet:
    text = _DECLARATION.sub("", text)
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        raise Refused("web-page") from None
    for part in list(page.iter(*_LEFT_OUT)):
        if part.getparent() is not None:
            part.drop_tree()
    sheet = _Page()
    for part in _parts(page):
        if isinstance(part, str):
            sheet.rows.append((Cell(part),))
        else:
            sheet.add_table(part)
    if not sheet.tables:
        raise Refused("web-page")
    sheet.hide_cells()
    return Sheet(file, name, tuple(sheet.rows), tuple(sheet.merged), hidden_rows=frozenset(sheet.hidden_rows),
                 hidden_columns=frozenset(sheet.hidden_columns), reader=_READER)


class _Page:
    """The rows of the sheet that grows, with what is merged and hidden in it."""

    def __init__(self) -> None:
        self.rows: list[tuple[Cell, ...]] = []
        self.merged: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.tables = 0
        self._cells = 0
        self._unseen: list[tuple[int, int]] = []

    def add_table(self, table: HtmlElement) -> None:
        """Put a table below what is there; cells that span rows or columns stand in their first."""
        self.tables += 1
        lines = list(table.iter("tr"))
        start, taken = len(self.rows), [dict[int, bool]() for _ in lines]
        for row, line in enumerate(lines):
            if _HIDDEN.search(line.get("style", "")):
                self.hidden_rows.add(start + row)
            cells: list[Cell] = []
            unseen: list[int] = []
            for part in line.iterchildren("td", "th"):
                while taken[row].get(len(cells)):
                    cells.append(EMPTY)
                left, width = len(cells), min(_span(part, "colspan"), _WIDEST)
                bottom = min(row + (_span(part, "rowspan") or len(lines)), len(lines)) - 1
                cells.extend([Cell(re.sub(r"\s*\n\s*", "\n", "".join(_words(part))).strip())] + [EMPTY] * (width - 1))
                if cells[left].text and _HIDDEN.search(part.get("style", "")):
                    unseen.append(left)
                self._count((bottom - row + 1) * width)
                if bottom > row or width > 1:
                    self.merged.append(Range(start + row, left, start + bottom, left + width - 1))
                    for below in range(row + 1, bottom + 1):
                        taken[below].update(dict.fromkeys(range(left, left + width), True))
            self.rows.append(tuple(cells))
            self._unseen.extend((start + row, left) for left in unseen)
        if lines and self.tables == 1:
            self._hide_columns(table)
        self.rows.append(())

    def _hide_columns(self, table: HtmlElement) -> None:
        """Columns hidden in the first table, as Excel writes its one table; of others a sheet cannot tell."""
        position = 0
        for column in table.iter("col"):
            width = min(_span(column, "span"), _WIDEST)
            if _HIDDEN.search(column.get("style", "")):
                self.hidden_columns.update(range(position, position + width))
            position += width

    def hide_cells(self) -> None:
        """What is hidden cell by cell: the column where nothing in it is seen, else the row, so that none is read."""
        hidden = set(self._unseen)
        seen = {column for row, cells in enumerate(self.rows) for column, cell in enumerate(cells)
                if cell.text and (row, column) not in hidden and row not in self.hidden_rows and len(cells) > 1}
        self.hidden_columns.update(column for _, column in hidden if column not in seen)
        self.hidden_rows.update(row for row, column in hidden if column in seen)

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MAX_CELLS:
            raise Refused("too-many-cells", str(self._cells))


def _span(part: HtmlElement, name: str) -> int:
    """How many rows or columns a cell spans; 0 is "to the end" for rows."""
    found = re.match(r"\s*(\d{1,6})", part.get(name, "1"))
    number = int(found[1]) if found else 1
    return number if name == "rowspan" else max(1, number)


def _parts(page: HtmlElement) -> Iterator[str | HtmlElement]:
    """Lines of text and tables in their order."""
    words: list[str] = []

    def line() -> Iterator[str]:
        text = _flat("".join(words)).strip()
        words.clear()
        if text:
            yield text

    inside: HtmlElement | None = None  # the table that was just given
    for event, element in lxml.etree.iterwalk(page, events=("start", "end")):
        if inside is not None:
            if event == "end" and element is inside:
                inside = None
                words.append(element.tail or "")
        elif event == "start" and element.tag == "table" and next(element.iterdescendants("table"), None) is None:
            yield from line()
            yield element
            inside = element
        else:
            if element.tag in _BLOCKS:
                yield from line()
            words.append((element.text if event == "start" else element.tail) or "")
    yield from line()


def _words(part: HtmlElement) -> Iterator[str]:
    yield _flat(part.text)
    for child in part:  # no deeper than the parser allows: 256
        if child.tag in ("br", "p", "div"):
            yield "\n"
        if child.tag == "input" and child.get("type", "text").lower() in ("text", "number"):
            yield _flat(child.get("value"))  # what was typed into a form
        yield from _words(child)
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
