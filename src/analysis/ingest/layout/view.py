"""A sheet as a reader of paper sees it, without what is hidden, and what each of its rows is: a heading, figures …"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from analysis.ingest.conventions import dash_is_zero, is_of_yearbook
from analysis.ingest.grid import EMPTY, Cell, Sheet
from analysis.ingest.values import Shape, shape

__all__ = ["UNIT_BESIDE", "RowKind", "View", "row_kind"]

_LONGEST_FILL = 20_000
RowKind = Literal["blank", "line", "words", "heading", "index", "data"]
_INDEX = re.compile(r"\(?\[?(?:[A-Za-zĐđ]|\d{1,2})\]?\)?(?:\s*=.*)?")
# "YT01", "CT1.2"; not months, quarters, years and regions: "T01", "Q1", "KV1".
_CODED = re.compile(r"(?!KV|QUY|NAM)([A-ZĐ]{2,6}(?=[._-]?0)|[A-ZĐ]{2,6}(?=[._-]?\d+\.)|CT|CS|CĐ|[A-GĐ])"
                    r"[._-]?\d{1,3}(?:\.\d{1,2})*")
UNIT_BESIDE = re.compile(r"\W*(?:đvt|đơn vị(?: tính)?|unit)(?:\W+unit)?\s*[:.]\s*[\w%‰]", flags=re.IGNORECASE)
_CELLS_OF_BANNER = 3


@dataclass(frozen=True)
class View:
    """The visible cells of a sheet."""

    sheet: Sheet

    @cached_property
    def rows(self) -> list[int]:
        """The visible rows, from 0."""
        return [row for row in range(len(self.sheet.rows)) if row not in self.sheet.hidden_rows]

    @cached_property
    def columns(self) -> list[int]:
        """The visible columns, from 0."""
        return [column for column in range(self.sheet.width) if column not in self.sheet.hidden_columns]

    @cached_property
    def _filled(self) -> dict[tuple[int, int], Cell]:
        """The words (or the year) of each merged range for the cells that it covers."""
        filled: dict[tuple[int, int], Cell] = {}
        for top, left, bottom, right in self.sheet.merged:
            if top >= len(self.sheet.rows):
                continue
            cell = self.sheet.cell(top, left)
            if shape(cell) not in ("words", "year") or (bottom - top + 1) * (right - left + 1) > _LONGEST_FILL \
                    or len(filled) > _LONGEST_FILL:
                continue
            filled.update(((row, column), cell) for row in range(top, bottom + 1)
                          for column in range(left, right + 1) if (row, column) != (top, left))
        return filled

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a position, or the words of the range that covers it."""
        cells = self.sheet.rows[row]
        cell = cells[column] if column < len(cells) else EMPTY
        if cell.text or cell.kind or not self._filled:
            return cell
        return self._filled.get((row, column), EMPTY)

    def filled(self, row: int) -> list[tuple[int, Cell]]:
        """The visible cells of a row that hold something, with their columns."""
        if not self._filled and not self.sheet.hidden_columns:
            return [(column, cell) for column, cell in enumerate(self.sheet.rows[row]) if cell.text or cell.kind]
        return [(column, cell) for column in self.columns
                if (cell := self.cell(row, column)).text or cell.kind]

    def shapes(self, row: int) -> list[tuple[int, Shape]]:
        """The shapes of the cells of a row that hold something."""
        return [(column, shape(cell)) for column, cell in self.filled(row)]

    @cached_property
    def dash_is_zero(self) -> bool:
        """Whether the sheet itself says that "-" means nothing to count."""
        return dash_is_zero(self.sheet)

    @cached_property
    def of_yearbook(self) -> bool:
        """Whether the sheet is a table of a statistical yearbook."""
        return is_of_yearbook(self.sheet)

    def hidden_figures(self) -> tuple[list[int], list[int]]:
        """The hidden rows and columns in which numbers stand."""
        rows = [row for row in sorted(self.sheet.hidden_rows) if row < len(self.sheet.rows)
                and any(shape(cell) in ("number", "year") for cell in self.sheet.rows[row])]
        columns = [column for column in sorted(self.sheet.hidden_columns) if column < self.sheet.width
                   and any(shape(self.sheet.cell(row, column)) in ("number", "year") for row in self.rows)]
        return rows, columns


def row_kind(view: View, row: int, is_label: Callable[[str], bool]) -> RowKind:
    """The kind of a row; `is_label` tells whether a text names a row of a table."""
    cells = view.filled(row)
    if not cells:
        return "blank"
    shapes = [found for _, found in view.shapes(row)]
    words = {cell.text for (_, cell), found in zip(cells, shapes, strict=True) if found == "words"}
    if _is_index([cell.text for _, cell in cells]):
        return "index"
    values = sum(found in ("number", "mark") for found in shapes)
    years = shapes.count("year")
    if values == 1 and not years and len(words) == 1 and len(cells) > _CELLS_OF_BANNER \
            and re.fullmatch(r"\d{1,2}", cells[0][1].text):
        return "line"  # "1", then the name of a district merged over all other columns
    if values and (words or years or values > 1):
        first = cells[0][1].text  # "Krông Búk", 2022, 1991, 12.21: a district with 1991 households
        return "data" if is_label(first) else _of_values(first, values, years, shapes)
    if values:
        return "line" if len(cells) == 1 and not words else "data"
    if years:
        # 2015 beside the name of a district is a count, not a year.
        first = next((cell.text for (_, cell), found in zip(cells, shapes, strict=True) if found == "words"), "")
        if first and is_label(first):
            return "data"
        return "heading" if len(words) + years > 1 or years > 1 else "line"
    if len(words) == 2 == len(cells) and UNIT_BESIDE.match(cells[1][1].text):
        return "line"  # a title, and right of it the unit of the figures below
    own = sum(bool(cell.text) for cell in view.sheet.rows[row])
    alone = len(words) == 1 and (own == 1 or (not own and len(cells) > 1))  # the latter below itself, in a merged range
    return "line" if alone else "words"


def _of_values(first: str, values: int, years: int, shapes: Sequence[str]) -> RowKind:
    """A row of years with a running number or a mark among them is a heading."""
    if years >= 2 and values <= 1 and years > values and shapes[-1] == "year" and not re.fullmatch(r"\d{1,2}", first):
        return "heading"
    return "data"


def _is_index(texts: list[str]) -> bool:
    """A row that only numbers the columns: A, B, 1, 2, 3=2/1; or gives the codes of what they hold: YT01, YT02."""
    codes = [_CODED.fullmatch(text) for text in texts]
    if len(texts) > 1 and all(codes) and len(set(texts)) == len(texts) == len({found[1] for found in codes if found}) \
            * len(texts):
        return True
    if len(texts) < 2 or not all(_INDEX.fullmatch(text) for text in texts):
        return False
    numbers = [int(found.group()) for text in texts if (found := re.search(r"\d+", text))]
    letters = sum(not re.search(r"\d", text) for text in texts)
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return bool(numbers) and all(step == 1 for step in steps) and numbers[0] in (1, 2, 3) \
        and (letters > 0 or len(numbers) > 2 or any("(" in text for text in texts))
