"""Columns worked out from others: sums, differences, shares of a plan; and the rows in which they are not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

from analysis.ingest.layout.columns import Column
from analysis.ingest.layout.proofs import numbers_of
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.values import decimals, rounding_of_sum

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
    numbers = {index: numbers_of(table, column) for column in table.columns if (index := column.index) in read}
    for column in derived:
        given = numbers_of(table, column)
        for later, earlier in permutations(numbers, 2):
            rows = [row for row in given if row in numbers[later] and row in numbers[earlier]]
            if len(rows) < _FEWEST_ROWS:
                continue
            differing = _not_worked_out({row: (numbers[later][row], numbers[earlier][row], given[row]) for row in rows})
            if differing is not None:
                for row in differing:
                    for index in (later, earlier):
                        table.note("warning", "comparison-differs", row, index, given=given[row],
                                   heading=" › ".join(column.words)[:120])
                break


def _not_worked_out(rows: dict[int, tuple[float, float, float]]) -> list[int] | None:
    """The rows (later, earlier, what is given) that break the rule of nearly all others; None where none is kept."""
    for rule in _WORKED_OUT:
        broken = [row for row, (later, earlier, given) in rows.items()
                  if not abs(rule(later, earlier) - given) <= 0.51 * 10.0 ** -decimals(given) + 1e-9]
        if len(broken) <= _MOST_BROKEN * len(rows):
            return broken
    return None


def _broken(table: Table, column: Column, read: set[int]) -> dict[tuple[int, int], float]:
    """The cells of a column that differ from the sum of the columns before it, where nearly all others are it.

    Of several such sums the one that is kept most often is meant. Each number may have been rounded by itself.
    """
    parts: list[dict[int, float]] = []
    numbers = numbers_of(table, column)
    was_read = True
    fewest: dict[int, float] | None = None
    for left in reversed([each for each in table.columns if each.index < column.index]):
        if left.use != "value":
            break
        parts.append(numbers_of(table, left))
        was_read = was_read and left.index in read
        rows = [row for row in numbers if all(row in part for part in parts)]
        if len(parts) < 2 or was_read or len(rows) < _FEWEST_ROWS:
            continue
        rounding = rounding_of_sum(10.0 ** -max(map(decimals, each.values())) for each in (numbers, *parts))
        sums = {row: sum(part[row] for part in parts) for row in rows}
        differing = {row: added for row, added in sums.items() if abs(added - numbers[row]) > rounding}
        if len(differing) <= _MOST_BROKEN * len(rows) and (fewest is None or len(differing) < len(fewest)):
            fewest = differing
    return {(row, column.index): added for row, added in (fewest or {}).items()}
