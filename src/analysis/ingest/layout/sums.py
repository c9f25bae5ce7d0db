"""A column that adds up those left of it, and the rows in which it does not."""

from __future__ import annotations

from analysis.ingest.layout.columns import Column
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.values import read_value

__all__ = ["without_broken_sums"]

_FEWEST_ROWS, _MOST_BROKEN = 5, 0.2
_TOTAL = ("tổng", "cộng")


def without_broken_sums(table: Table, readings: list[Reading]) -> list[Reading]:
    """The readings but those of a total column that is not the sum of its parts, as it is in the other rows.

    Only where a part was not read itself: parts that are figures are held against their whole afterwards.
    """
    read = {reading.column for reading in readings}
    broken: dict[tuple[int, int], float] = {}
    for column in table.columns:
        if column.index in read and any(fold(text).startswith(_TOTAL) for text in column.words):
            broken |= _broken(table, column, read)
    kept = []
    for reading in readings:
        added = broken.get((reading.row, reading.column))
        if added is None:
            kept.append(reading)
        else:
            table.note("error", "sum-differs", reading.row, reading.column, sum=added)
    return kept


def _broken(table: Table, column: Column, read: set[int]) -> dict[tuple[int, int], float]:
    """The cells of a column that differ from the sum of the columns before it, where nearly all others are it."""
    parts: list[dict[int, float]] = []
    numbers = _numbers(table, column)
    was_read = True
    for left in reversed([each for each in table.columns if each.index < column.index]):
        if left.use != "value":
            break
        parts.append(_numbers(table, left))
        was_read = was_read and left.index in read
        rows = [row for row in numbers if all(row in part for part in parts)]
        if len(parts) < 2 or was_read or len(rows) < _FEWEST_ROWS:
            continue
        sums = {row: sum(part[row] for part in parts) for row in rows}
        differing = {row: added for row, added in sums.items() if abs(added - numbers[row]) > 1e-6}
        if len(differing) <= _MOST_BROKEN * len(rows):
            return {(row, column.index): added for row, added in differing.items()}
    return {}


def _numbers(table: Table, column: Column) -> dict[int, float]:
    cells = ((body.row, table.view.cell(body.row, column.index)) for body in table.block.body)
    return {row: value.number for row, cell in cells
            if (cell.text or cell.kind) and (value := read_value(cell, None)).number is not None}
