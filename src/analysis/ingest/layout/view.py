"""A sheet as a reader of paper sees it: hidden rows and columns left out, merged words in each of their cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analysis.ingest.conventions import dash_is_zero, is_of_yearbook
from analysis.ingest.grid import EMPTY, Cell, Sheet
from analysis.ingest.values import Shape, shape

__all__ = ["View"]

_LONGEST_FILL = 20_000


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
