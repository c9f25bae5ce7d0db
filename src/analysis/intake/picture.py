"""A picture of a sheet as an HTML table, its doubtful cells marked, cut down to what matters where it is large."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from analysis.findings import SEVERITY_ORDER
from analysis.ingest.grid import Range, Sheet
from analysis.intake.check import CELL, Checked, Mark

__all__ = ["Picture", "PictureCell", "pictures"]

_WHOLE = 60
_TOP, _AROUND, _MOST_ROWS, _MOST_COLUMNS = 8, 1, 150, 40


@dataclass(frozen=True)
class PictureCell:
    """A cell as shown: its name, text, span, and the numbers and severity of the findings on it."""

    name: str
    text: str
    across: int
    down: int
    severity: str
    numbers: tuple[int, ...]
    used: bool


@dataclass(frozen=True)
class Picture:
    """A sheet: the letters of its columns, and its rows (None where rows are left out)."""

    file: str
    sheet: str
    letters: tuple[str, ...]
    rows: tuple[tuple[int, tuple[PictureCell, ...]] | None, ...]


def pictures(checked: Checked, marks: list[Mark]) -> list[Picture]:
    """A picture of every sheet on which something was found, numbered as in `marks`."""
    by_sheet: dict[tuple[str, str], dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, mark in enumerate(marks, start=1):
        for cell in filter(CELL.match, mark.cells):
            letters, row = coordinate_from_string(cell)
            place = (row - 1, column_index_from_string(letters) - 1)
            by_sheet[mark.finding.file, mark.finding.sheet][place].append(number)
    used = {(row.file, row.sheet, row.cell) for row in checked.figures.itertuples()}
    return [_picture(sheet, by_sheet[sheet.file, sheet.name], marks, used) for sheet in checked.sheets
            if (sheet.file, sheet.name) in by_sheet]


def _picture(sheet: Sheet, places: dict[tuple[int, int], list[int]], marks: list[Mark],
             used: set[tuple[str, str, str]]) -> Picture:
    rows = _rows_shown(sheet, places)
    columns = [column for column in range(min(sheet.width, _MOST_COLUMNS)) if column not in sheet.hidden_columns]
    spans = _spans(sheet, whole=len(rows) == len(sheet.rows))
    covered = {(row, column) for r in spans.values() for row in range(r.top, r.bottom + 1)
               for column in range(r.left, r.right + 1) if (row, column) != (r.top, r.left)}
    shown: list[tuple[int, tuple[PictureCell, ...]] | None] = []
    last = -1
    for row in rows:
        if row != last + 1:
            shown.append(None)
        last = row
        cells = []
        for column in columns:
            if (row, column) not in covered:
                name = f"{get_column_letter(column + 1)}{row + 1}"
                numbers = tuple(places.get((row, column), ()))
                across, down = _size(spans.get((row, column)))
                cells.append(PictureCell(name, sheet.cell(row, column).text, across, down, _worst(numbers, marks),
                                         numbers, (sheet.file, sheet.name, name) in used))
        shown.append((row + 1, tuple(cells)))
    return Picture(sheet.file, sheet.name, tuple(get_column_letter(column + 1) for column in columns), tuple(shown))


def _spans(sheet: Sheet, whole: bool) -> dict[tuple[int, int], Range]:
    """The merged ranges by their first cells; none where rows or columns are left out, which they would shift."""
    if not whole or sheet.hidden_columns or sheet.hidden_rows:
        return {}
    return {(r.top, r.left): r for r in sheet.merged if r.bottom < len(sheet.rows)}


def _size(span: Range | None) -> tuple[int, int]:
    """Columns and rows of a merged range."""
    return (span.right - span.left + 1, span.bottom - span.top + 1) if span else (1, 1)


def _worst(numbers: tuple[int, ...], marks: list[Mark]) -> str:
    """The gravest severity of some findings, "" of none."""
    return min((marks[number - 1].finding.severity for number in numbers), key=SEVERITY_ORDER.__getitem__, default="")


def _rows_shown(sheet: Sheet, places: dict[tuple[int, int], list[int]]) -> list[int]:
    if len(sheet.rows) <= _WHOLE:
        return list(range(len(sheet.rows)))
    wanted = set(range(_TOP))
    for row, _ in sorted(places):
        wanted.update(range(row - _AROUND, row + _AROUND + 1))
        if len(wanted) > _MOST_ROWS:
            break
    return sorted(row for row in wanted if 0 <= row < len(sheet.rows))
