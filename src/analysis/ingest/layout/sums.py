"""Columns worked out from others: sums, differences, shares of a plan; and the rows in which they are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import permutations, product, takewhile

from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.proofs import is_divided, numbers_of
from analysis.ingest.layout.table import Row, Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.units import is_count
from analysis.ingest.uses import uses_of
from analysis.ingest.values import decimals, rounding_of_sum
from analysis.ingest.wording.spelling import tokens

__all__ = ["tell_broken_comparisons", "tell_broken_totals", "without_broken_sums"]

_FEWEST_ROWS, _MOST_BROKEN = 5, 0.2
_MONTHS, _QUARTERS = {f"{month:02d}" for month in range(1, 13)}, {"03", "06", "09", "12"}
_TOTAL = ("tổng", "cộng")
_MOST_COLUMNS = 8
_Said = tuple[frozenset[object], ...]
_WORKED_OUT: tuple[Callable[[float, float], float], ...] = (
    lambda later, earlier: later - earlier, lambda later, earlier: 100 * later / earlier if earlier else float("nan"),
    lambda later, earlier: 100 * later / earlier - 100 if earlier else float("nan"))
"""What a column of comparison holds: an increase, the percent of a plan or of the year before, a growth in percent."""


def without_broken_sums(table: Table, rows: list[Row], readings: list[Reading]) -> list[Reading]:
    """The readings but those of a total column that is not the sum of its parts, as it is in the other rows.

    Only where a part was not read itself: parts that are figures are held against their whole afterwards.
    """
    read = {reading.column for reading in readings}
    broken: dict[tuple[int, int], float] = {}
    some = any(_holds_values(each) and each.index not in read for each in table.columns)
    for column in table.columns if some else ():
        if column.index in read and not _is_period(column):
            broken |= _broken(table, column, read)
    readings = _without_broken_years(table, rows, readings)
    if not broken:
        return readings
    kept = []
    for reading in readings:
        added = broken.get((reading.row, reading.column))
        if added is None:
            kept.append(reading)
        else:
            table.note("error", "sum-differs", reading.row, reading.column, sum=added)
    return kept


def _without_broken_years(table: Table, rows: list[Row], readings: list[Reading]) -> list[Reading]:
    """The readings but those of a year that differ from its twelve months, or four quarters, in rows of their own.

    Only of what arises over a year, which its parts add up to by its nature.
    """
    of_parts = [row for row in rows
                if len(row.label.says.periods) == 1 and "short_span" in row.label.says.measures]
    if not of_parts:
        return readings
    periods: dict[_Said, dict[str, int]] = defaultdict(dict)
    repeated: set[_Said] = set()
    for row in of_parts:
        said, ends = _but_for_part_of_year(row), next(iter(row.label.says.periods))[:2]  # "06", of a month or quarter
        repeated.update({said} if ends in periods[said] else ())
        periods[said][ends] = row.index
    whole = {said: parts for said, parts in periods.items()
             if said not in repeated and parts.keys() in (_MONTHS, _QUARTERS)}
    parts_of = {row.index: parts for row in rows if (parts := whole.get(_but_for_part_of_year(row)))}
    flows = uses_of(table.study).flows
    kept = []
    for reading in readings:
        parts = parts_of.get(reading.row, {}) if reading.indicator in flows else {}
        numbers = numbers_of(table, table.column(reading.column)) if parts else {}
        own = numbers.get(reading.row)
        added = [numbers[row] for row in parts.values() if row in numbers]
        if own is not None and parts and len(added) == len(parts) and abs(sum(added) - own) > rounding_of_sum(
                10.0 ** -decimals(number) for number in (own, *added)):
            table.note("error", "sum-differs", reading.row, reading.column, sum=sum(added))
        else:
            kept.append(reading)
    return kept


def _but_for_part_of_year(row: Row) -> _Said:
    """All that is said of a row but of which part of its year it is."""
    says = row.label.says
    return row.section.areas, says.areas, says.indicators, says.groups, row.section.years, says.years


def tell_broken_comparisons(table: Table, readings: list[Reading]) -> None:
    """A warning on figures that a column of comparison contradicts, where it agrees with them in nearly all rows."""
    derived = [column for column in table.columns if column.derived]
    read = {reading.column for reading in readings} if derived else set()
    if not derived or len(read) > _MOST_COLUMNS:
        return
    numbers = {index: numbers_of(table, column) for column in table.columns if (index := column.index) in read}
    for column in derived:
        given = numbers_of(table, column)
        found: list[tuple[list[int], tuple[int, int]]] = []
        for later, earlier in permutations(numbers, 2):
            rows = [row for row in given if row in numbers[later] and row in numbers[earlier]]
            differing = None if len(rows) < _FEWEST_ROWS else _not_worked_out(
                {row: (numbers[later][row], numbers[earlier][row], given[row]) for row in rows})
            found += [] if differing is None else [(differing, (later, earlier))]
        differing, compared = min(found, key=lambda each: len(each[0]), default=([], (0, 0)))
        for row, index in product(differing, compared):
            table.note("warning", "comparison-differs", row, index, given=given[row], heading=column.heading[:120])


def tell_broken_totals(table: Table, readings: list[Reading]) -> None:
    """A warning on the province's totals that are not the sum of its rows, where some of these bear a wrong name.

    Where each row names its district, the totals are held against the figures.
    """
    for reading in readings:
        numbers = numbers_of(table, table.column(reading.column))
        rows = [row for row in numbers if row != reading.row]
        if not reading.total or len(rows) != len(table.study.districts) \
                or not is_count(table.study.indicator(reading.indicator).unit):
            continue
        added = sum(numbers[row] for row in rows)
        if abs(added - numbers[reading.row]) > rounding_of_sum(10.0 ** -decimals(numbers[row]) for row in numbers):
            table.note("warning", "total-differs", reading.row, reading.column, sum=added, addends=str(len(rows)))


def _not_worked_out(rows: dict[int, tuple[float, float, float]]) -> list[int] | None:
    """The rows (later, earlier, what is given) that break the rule of nearly all others; None where none is kept."""
    for rule in _WORKED_OUT:
        broken = [row for row, (later, earlier, given) in rows.items()
                  if not abs(rule(later, earlier) - given) <= 0.51 * 10.0 ** -decimals(given) + 1e-9]
        if len(broken) <= _MOST_BROKEN * len(rows):
            return broken
    return None


def _broken(table: Table, column: Column, read: set[int]) -> dict[tuple[int, int], float]:
    """The cells of a column that differ from the sum of columns beside it, where nearly all others are it.

    A column called a total adds up those left of it, or right, one that lists their names those left; one of a year
    adds up the months or quarters on either side, and what is left of its division ("Trong đó") all of that. Of
    several such sums the one that is kept most often is meant. Each number may have been rounded by itself.
    """
    left = list(takewhile(_holds_values, reversed([each for each in table.columns if each.index < column.index])))
    right = list(takewhile(_holds_values, [each for each in table.columns if each.index > column.index]))
    if any(fold(text).startswith(_TOTAL) for text in column.words):
        runs = [each[:count] for each in (left, right) for count in range(2, len(each) + 1)]
    else:
        listed = list(takewhile(lambda each: _lists(column, each), left))
        runs = [list(takewhile(_is_period, left)), *(listed[:count] for count in range(2, len(listed) + 1))]
    runs += [list(takewhile(_is_period, right)), list(takewhile(is_divided, right))]
    numbers = numbers_of(table, column)
    fewest: dict[int, float] | None = None
    for run in runs:
        if len(run) < 2 or all(each.index in read for each in run):
            continue
        parts = [numbers_of(table, each) for each in run]
        rows = [row for row in numbers if all(row in part for part in parts)]
        if len(rows) < _FEWEST_ROWS:
            continue
        rounding = rounding_of_sum(10.0 ** -max(map(decimals, each.values())) for each in (numbers, *parts))
        sums = {row: sum(part[row] for part in parts) for row in rows}
        differing = {row: added for row, added in sums.items() if abs(added - numbers[row]) > rounding}
        if len(differing) <= _MOST_BROKEN * len(rows) and (fewest is None or len(differing) < len(fewest)):
            fewest = differing
    return {(row, column.index): added for row, added in (fewest or {}).items()}


def _lists(column: Column, part: Column) -> bool:
    """Whether a heading holds all words of another: "Số thôn, buôn, tổ dân phố", "Số buôn"."""
    words = set(tokens(fold(part.words[-1]))) if part.words else set()
    return len(words) > 1 and bool(column.words) and words < set(tokens(fold(column.words[-1])))


def _holds_values(column: Column) -> bool:
    return column.use == "value"


def _is_period(column: Column) -> bool:
    """Whether a column is of a month, a quarter or half of a year."""
    return bool(column.says.periods) or "short_span" in column.says.measures
