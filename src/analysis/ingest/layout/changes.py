"""How much a share fell within a year, where the catalogue has that: "Mức giảm (%)" right of the rates of both ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from analysis.ingest.layout.column import Column
from analysis.ingest.layout.proofs import numbers_of
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.values import decimals, rounding_of_sum
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.times import START

__all__ = ["with_proven_changes"]

_FALL = re.compile(r"^(?!.*\b(?:tăng|thoát|tốc độ|kế hoạch|kh)\b).*\bgiảm\b")
_FEWEST_ROWS = 5


def with_proven_changes(table: Table, columns: list[Column]) -> list[Column]:
    """The columns; one of a fall that is in each row the share of a year before less that of the year is the fall.

    Where a single row differs it stays a comparison, which warns of both shares.
    """
    falls = [column for column in columns if column.derived and column.words and _FALL.search(fold(column.words[-1]))]
    found = list(columns)
    for column in falls:
        for earlier, later in _ends(columns):
            name = _fall_of(table, next(iter(later.says.indicators)))
            if name and _has_one_definition(table, later) and _is_difference(table, column, earlier, later):
                found[columns.index(column)] = replace(column, use="value", derived=False, says=replace(
                    NOTHING, indicators=frozenset((name,)), groups=later.says.groups, years=later.says.years,
                    like=later.says.like or earlier.says.like, units=frozenset(("percentage_points",))))
                break
    return found


def _ends(columns: list[Column]) -> Iterator[tuple[Column, Column]]:
    """Pairs of columns of one share of the same people, at the end of a year and of the year before it."""
    shares = [each for each in columns if each.use == "value" and len(each.says.indicators) == 1
              and not (each.says.unknown or each.says.kinds - {"outcome"})]
    for earlier, later in permutations(shares, 2):
        one, other = earlier.says, later.says
        if one.indicators != other.indicators or one.groups != other.groups or START in other.periods:
            continue
        first, last = sorted(one.years), sorted(other.years)
        at_start = START in one.periods and (first == last or not first)
        if at_start or "previous" in one.relative or (len(first) == len(last) == 1 and first[0] == last[0] - 1):
            yield earlier, later


def _fall_of(table: Table, share: str) -> str:
    """What the catalogue calls the fall of a share within a year, '' where it has none."""
    name = f" {' '.join(table.lexicon.names[share].split())} "
    found = [i.id for i in table.study.indicators if i.unit == "points_per_year" and name in table.lexicon.names[i.id]]
    return found[0] if len(found) == 1 else ""


def _has_one_definition(table: Table, later: Column) -> bool:
    """Whether one definition of the share holds at both ends: nothing is a fall from one poverty line to another."""
    years = later.says.years or table.context.says.years
    known = table.study.definitions_of(next(iter(later.says.indicators)))
    return len(years) == 1 and any(each.holds(year) and each.holds(year - 1) for year in years for each in known)


def _is_difference(table: Table, column: Column, earlier: Column, later: Column) -> bool:
    fall, before, after = (numbers_of(table, each) for each in (column, earlier, later))
    rows = [row for row in fall if row in before and row in after]
    return len(rows) >= _FEWEST_ROWS and len(rows) == len(fall) and all(
        abs(before[row] - after[row] - fall[row]) <= rounding_of_sum(
            10.0 ** -decimals(number) for number in (before[row], after[row], fall[row])) for row in rows)
