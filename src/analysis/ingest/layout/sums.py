"""Columns worked out from others: sums, differences, shares of a plan; and the rows in which they are not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

from analysis.ingest.layout.columns import Column
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.values import decimals, read_value

__all__ = ["tell_broken_comparisons", "without_broken_sums"]

_FEWEST_ROWS, _MOST_BROKEN = 5, 0.2
_TOTAL = ("tổng", "cộng")
_MOST_COLUMNS = 8
_WORKED_OUT: tuple[Callable[[float, float], float], ...] = (
    lambda later, earlier: later - earlier, lambda later, earlier: 100 * later / earlier if earlier else float("nan"),
    lambda later, earlier: 100 * later / earlier - 100 if earlier else float("nan"))
"""What a column of comparison holds: an increase, the percent of a plan or of the year before, a growth in percent."""


def without_broken_sums(table: Table, readings: list[Reading]) -> list[Reading]:
    """The readings but those of a total column that is not the sum of its parts, as it is in the other rows.

    Only where a part was not read itself: parts that are figures are held against their whole afterwards.
    """
    totals = [column for column in table.columns if any(fold(text).startswith(_TOTAL) for text in column.words)]
    if not totals:
        return readings
    read = {reading.column for reading in readings}
    broken: dict[tuple[int, int], float] = {}
    for column in totals:
        if column.index in read:
            broken |= _broken(table, column, read)
    kept = []
    for reading in readings:
        added = broken.get((reading.row, reading.column))
        if added is None:
            kept.append(reading)
        else:
            table.note("error", "sum-differs", reading.row, reading.column, sum=added)
    return kept


def tell_broken_comparisons(table: Table, readings: list[Reading]) -> None:
    """A warning on figures that a column of comparison contradicts, where it agrees with them in nearly all rows."""
    derived = [column for column in table.columns if column.derived]
    read = {reading.column for reading in readings} if derived else set()
    if not derived or len(read) > _MOST_COLUMNS:
        return
    numbers = {index: _numbers(table, column) for column in table.columns if (index := column.index) in read}
    for column in derived:
        given = _numbers(table, column)
        for later, earlier in permutations(numbers, 2):
            rows = [row for row in given if row in numbers[later] and row in numbers[earlier]]
            if len(rows) < _FEWEST_ROWS:
                continue
            differing = next((rows_off for rule in _WORKED_OUT if len(rows_off := [
                row for row in rows if not abs(rule(numbers[later][row], numbers[earlier][row]) - given[row])
                <= 0.51 * 10.0 ** -decimals(given[row]) + 1e-9]) <= _MOST_BROKEN * len(rows)), None)
            if differing is not None:
                for row in differing:
                    for index in (later, earlier):
                        table.note("warning", "comparison-differs", row, index, given=given[row],
                                   heading=" › ".join(column.words)[:120])
                break


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
