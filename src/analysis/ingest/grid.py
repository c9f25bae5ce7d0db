"""Cells and sheets as every reader gives them, with what a number format does to a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from openpyxl.utils import get_column_letter

__all__ = ["EMPTY", "Cell", "CellKind", "FormatKind", "Range", "Sheet", "cell_name", "display_cell", "format_kind",
           "formatted_cell", "plain_cell", "quoted"]

CellKind = Literal["", "date", "formula", "scaled"]
FormatKind = Literal["plain", "percent", "percent_sign", "date", "scaled"]

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DAYS = re.compile(r"[dmyhs]", flags=re.IGNORECASE)
_SCALED = re.compile(r"[0#?],+(?![0#?,])")


class Cell(NamedTuple):
    """The text of a cell and, where a workbook stores one, its exact number.

    A percent cell shows its number times 100 and a percent sign. `kind` tells what cannot be taken as
    it stands: "date" (perhaps a number that the spreadsheet turned into a day), "formula" (never
    computed by the program that wrote it), "scaled" (a format shows thousands or millions).
    """

    text: str
    number: float | None = None
    kind: CellKind = ""

    @property
    def stored(self) -> float | None:
        """The number of a cell that shows nothing else, save a percent sign: no footnote mark, no qualifier."""
        return self.number if self.number is not None and self.text.removesuffix("%") == f"{self.number:.15g}" else None

    @property
    def quoted(self) -> str | float | tuple[float, str]:
        """What stands in the cell, for a finding."""
        return quoted(self.text, self.stored)


def quoted(text: str, stored: float | None) -> str | float | tuple[float, str]:
    """The text of a cell for a finding; a number that is stored in it shows by the reader's language."""
    if stored is None:
        return text[:80]
    return (stored, "%") if text.endswith("%") else stored


EMPTY = Cell("")


class Range(NamedTuple):
    """Merged cells: first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet, the first being line 1; `name` is '' for a CSV file.

    `hidden_rows` and `hidden_columns` count from 0. `before` is the text that stands before a table of
    a text document. `reader` names the library that read it and its version, `encoding` the legacy
    encoding that its text was in, `hidden` says that a reader does not see the sheet at all, `letterhead_area`
    the area of the office that wrote a document, for later tables.
    """

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    before: tuple[str, ...] = ()
    reader: str = ""
    encoding: str = ""
    hidden: bool = False
    letterhead_area: str = ""
    comments: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a position from 0; an empty one beyond the end of a row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY


def cell_name(column: int, line: int) -> str:
    """A cell as a spreadsheet names it: column 7 (from 0) of line 23 is H23."""
    return f"{get_column_letter(column + 1)}{line}"


def plain_cell(value: object) -> Cell:
    """A stored value without a format as a cell."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return display_cell(value, percent=False)
    if isinstance(value, date):
        return Cell(value.isoformat()[:10], kind="date")
    return Cell(str(value).strip(), kind="date" if isinstance(value, (time, timedelta)) else "")


def display_cell(value: float, percent: bool) -> Cell:
    """A stored number as a cell; the tail of a percent cell is noise of binary fractions, so it is rounded."""
    if percent:
        shown = round(value * 100, 10)
        return Cell(f"{shown:.15g}%", float(shown))
    return Cell(f"{value:.15g}", float(value))


@lru_cache(maxsize=1024)
def format_kind(code: str) -> FormatKind:
    """What a number format code means for the number behind it.

    "percent" shows it times 100; "percent_sign" only writes the sign after it (a quoted sign), as in
    ``0.0"%"``; "scaled" leaves out thousands (``#,##0,``), so that what is shown differs from what is stored.
    """
    first = code.split(";")[0]
    quoted = "".join(part for found in _QUOTED.finditer(first) for part in found.groups() if part)
    bare = _QUOTED.sub("", first)
    if "%" in bare:
        return "percent"
    if bare.casefold() not in ("general", "standard", "@") and _DAYS.search(bare) and not re.search(r"[0#?]", bare):
        return "date"
    if _SCALED.search(bare):
        return "scaled"
    return "percent_sign" if "%" in quoted else "plain"


def formatted_cell(value: float, kind: FormatKind) -> Cell:
    """A number as a cell that a format of this kind shows; one of a day is the reader's to make."""
    if kind == "percent_sign":
        return Cell(f"{value:.15g}%", float(value))
    if kind == "scaled":
        return Cell(f"{value:.15g}", float(value), "scaled")
    return display_cell(float(value), percent=kind == "percent")
