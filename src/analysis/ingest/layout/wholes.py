"""Shares that no column prints, of a count and of the whole that its own heading names: "Số trẻ dưới 1 tuổi"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from analysis.ingest.layout.columns import Column
from analysis.ingest.layout.proofs import numbers_of
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.wording.spelling import tokens

__all__ = ["with_shares_of_wholes"]

_FEWEST_ROWS, _FEWEST_WORDS = 3, 2
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_FILLER = frozenset(("tổng", "số", "lượng", "cộng", "sl", "trong", "đó", "được", "là", "hiện", "có", "em", "của",
                     "number", "of", "total"))


def with_shares_of_wholes(table: Table, readings: list[Reading]) -> list[Reading]:
    """The readings, counts of a share replaced by it where a column beside them counts the whole.

    The heading of the whole ("Số trẻ em dưới 1 tuổi") is the beginning of the count's own ("Số trẻ em dưới 1 tuổi
    được tiêm chủng đầy đủ"), and in no row is it the smaller number. Only for shares of wholes that the catalogue
    does not have; any other is computed from the wholes that were read.
    """
    lone: dict[int, list[Reading]] = defaultdict(list)
    printed = {(r.row, r.indicator, r.group, r.year) for r in readings if r.role == "figure"}
    known = {indicator.id for indicator in table.study.indicators}
    for reading in readings:
        indicator = table.study.indicator(reading.indicator)
        if reading.role == "numerator" and indicator.unit == "percent" and indicator.denominator not in known \
                and (reading.row, reading.indicator, reading.group, reading.year) not in printed:
            lone[reading.column].append(reading)
    shares: dict[int, Reading] = {}
    for index, tops in lone.items():
        column = next(each for each in table.columns if each.index == index)
        if (whole := _whole_of(table, column, [top.row for top in tops])) is not None:
            shares |= {id(top): share for top in tops if (share := _share(table, top, whole)) is not None}
    return [shares.get(id(reading), reading) for reading in readings]


def _whole_of(table: Table, column: Column, rows: list[int]) -> Column | None:
    """The one column that counts what this one is a part of."""
    own, found = numbers_of(table, column), []
    for each in table.columns:
        if each.index == column.index or each.use != "value" or each.says.years - column.says.years \
                or not _begins(column, each):
            continue
        numbers = numbers_of(table, each)
        within = all(numbers.get(row, 0.0) >= own.get(row, 0.0) > 0 for row in rows)
        if len(rows) >= _FEWEST_ROWS and within and any(numbers[row] > own[row] for row in rows) and all(
                number == int(number) for number in numbers.values()):
            found.append(each)
    return found[0] if len(found) == 1 else None


def _begins(column: Column, other: Column) -> bool:
    part, whole = _words(column), _words(other)
    return len(whole) >= _FEWEST_WORDS and len(part) > len(whole) and part[:len(whole)] == whole


def _words(column: Column) -> tuple[str, ...]:
    """The words above a column without those that only say that it counts."""
    text = _IN_BRACKETS.sub(" ", fold(" ".join(column.words)))
    return tuple(word for word in tokens(text) if word not in _FILLER)


def _share(table: Table, top: Reading, whole: Column) -> Reading | None:
    cell = table.view.cell(top.row, whole.index)
    number = numbers_of(table, whole)[top.row]
    if "computed" in top.arguments or not number:
        return None
    return replace(top, value=round(100 * top.value / number, 6), unit="percent", role="figure", stored=None,
                   note=f"100 × {top.written} / {cell.text}", arguments={**top.arguments, "computed": "yes"})
