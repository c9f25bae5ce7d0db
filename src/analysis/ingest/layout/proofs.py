"""What the numbers of a table prove of its columns and rows, whatever their words: quotients, parts, sums of rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sized
from itertools import combinations

from analysis.ingest.layout.column_uses import Column, figures_left_of
from analysis.ingest.layout.table import Proofs, Quotient, Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.uses import uses_of
from analysis.ingest.values import decimals
from analysis.ingest.wording.phrases import TOTALS

__all__ = ["is_divided", "is_hundred", "is_part", "is_sum_of_rows", "is_sum_of_two", "numbers_of",
           "quotients", "usual_decimals", "without_broken_quotients"]

_FEWEST_ROWS, _MOST_BROKEN = 5, 0.2
_MOST_COLUMNS = 12
_MOST_ROWS = 200  # show whether a column adds up others
_DIVIDED = re.compile(r"^\W*(?:trong đó|chia ra|chia theo|phân theo|bao gồm|gồm|of which)\b")


def numbers_of(table: Table, column: Column) -> dict[int, float]:
    """The plain numbers of a column by their rows; "205.016" that no other cell explains is no count with decimals."""
    known = table.once.numbers
    if column.index not in known:
        values = {row: value.number if value.number is not None or _is_share(column) else max(
            value.readings, default=None) for row, value in table.values_of(column).items()}
        known[column.index] = {row: number for row, number in values.items() if number is not None}
    return known[column.index]


def usual_decimals(numbers: Iterable[float]) -> int:
    """To how many digits behind the point a column is rounded: a slip, 9.29 for 92.9, may show more of them."""
    counted = Counter(map(decimals, numbers))
    return max((digits for digits, times in counted.items() if times > _MOST_BROKEN * counted.total()), default=0)


def quotients(table: Table) -> list[Quotient]:
    """Which columns of a table are quotients of two others, both of whole numbers.

    In a wide table only of those below the same heading: "Mầm non", "Tiểu học" each above counts and their rate.
    """
    columns = [column for column in table.columns if column.use == "value"]
    if len(columns) <= _MOST_COLUMNS:
        return _quotients_among(table, columns)
    parts = {column.words[:-1]: [each for each in columns if each.words[:-1] == column.words[:-1]]
             for column in columns if column.words[:-1]}
    return [found for part in parts.values() for found in _quotients_among(table, part)]


def _quotients_among(table: Table, columns: list[Column]) -> list[Quotient]:
    shares = [column for column in columns if not column.says.unknown and _is_share(column)]
    if not shares or not 2 < len(columns) <= _MOST_COLUMNS:
        return []
    known = {column.index: numbers_of(table, column) for column in columns}
    counts = [column.index for column in columns if column not in shares and known[column.index] and all(
        number == int(number) >= 0 for number in known[column.index].values())]
    tops = {share.index: {each.index for each in columns if _may_serve(table, each, share)} for share in shares}
    tried = (_quotient(share.index, counts, known, tops[share.index]) for share in shares)
    return [found for found in tried if found is not None]


def _may_serve(table: Table, column: Column, share: Column) -> bool:
    """Whether a column may count what a share is of: not where both name things that are no such pair."""
    counted, named = column.says.indicators, share.says.indicators
    numerators = named.union(*map(uses_of(table.study).numerators, named))
    return not named or not counted or bool(column.says.unknown) or bool(counted & numerators)


def _enough(rows: Sized) -> float:
    """In how many of these rows a rule must hold."""
    return max(_FEWEST_ROWS, (1 - _MOST_BROKEN) * len(rows))


def _is_share(column: Column) -> bool:
    return "percent" in column.says.units or ("share" in column.says.measures and not column.says.units)


def _quotient(share: int, counts: list[int], known: dict[int, dict[int, float]], tops: set[int]) -> Quotient | None:
    """The pair of counts that gives the share in most rows, one of `tops` above; of the nearest where several do.

    A last digit that differs by one was cut off, not rounded: such a row does not follow the rule, nor break it.
    """
    printed = known[share]
    half = 0.51 * 10.0 ** -usual_decimals(printed.values())
    best: Quotient | None = None
    fewest = len(printed) + 1
    for top in sorted(tops.intersection(counts), key=lambda index: abs(index - share)):
        for bottom in counts:
            rows = [row for row in printed if row in known[top] and known[bottom].get(row)]
            if bottom == top or len(rows) < _FEWEST_ROWS or len({printed[row] for row in rows}) < _FEWEST_ROWS - 1:
                continue
            broken: dict[int, float] = {}
            for row in rows:
                expected = 100 * known[top][row] / known[bottom][row]
                if abs(expected - printed[row]) > half:
                    broken[row] = expected
                    if len(broken) > _MOST_BROKEN * len(rows):
                        break
            else:
                if len(broken) < fewest:
                    fewest = len(broken)
                    best = Quotient(share, top, bottom, {
                        row: expected for row, expected in broken.items() if abs(expected - printed[row]) > 3 * half})
    return best


def without_broken_quotients(table: Table, proofs: Proofs, readings: list[Reading]) -> list[Reading]:
    """The readings but those of a printed share that differs from its counts, as it does in no other row.

    Where the catalogue knows all three, they are held against each other afterwards.
    """
    for quotient in proofs.quotients:
        readings = _without_proven_numerators(table, quotient, readings)
        for row, expected in quotient.broken.items():
            if _is_known(table, quotient, row, readings):
                continue
            kept = [each for each in readings if each.row != row or (each.column != quotient.share and not (
                each.column == quotient.top and each.role == "numerator"))]
            if any((each.row, each.column) == (row, quotient.share) for each in readings):
                top, bottom = (table.view.cell(row, index).quoted for index in (quotient.top, quotient.bottom))
                table.note("error", "rate-differs", row, quotient.share, computed=round(expected, 2), numerator=top,
                           denominator=bottom)
                if len(kept) < len(readings) - 1:
                    table.note("warning", "part-of-rate", row, quotient.top, computed=round(expected, 2),
                               rate=table.view.cell(row, quotient.share).quoted)
            readings = kept
    return readings


def _without_proven_numerators(table: Table, quotient: Quotient, readings: list[Reading]) -> list[Reading]:
    """The readings but counts that only serve the printed share, and are in no wrong relation to it."""
    shares = {each.row: each.indicator for each in readings if each.column == quotient.share}
    kept = []
    for each in readings:
        if each.column == quotient.top and each.role == "numerator" and shares.get(each.row) == each.indicator \
                and each.row not in quotient.broken and not _is_known(table, quotient, each.row, readings):
            table.note("info", "not-of-catalogue", each.row, each.column,
                       names=table.column(each.column).heading[:80])
        else:
            kept.append(each)
    return kept


def _is_known(table: Table, quotient: Quotient, row: int, readings: list[Reading]) -> bool:
    at = {each.column: each for each in readings if each.row == row}
    if quotient.share not in at or quotient.top not in at or quotient.bottom not in at:
        return False
    indicator = table.study.indicator(at[quotient.share].indicator)
    top, bottom = at[quotient.top], at[quotient.bottom]
    return bottom.indicator == indicator.denominator and (
        top.indicator == indicator.numerator or (top.indicator == indicator.id and top.role == "numerator"))


def is_part(table: Table, column: Column) -> bool:
    """Whether a column is one of the parts into which a count that is understood is divided.

    It stands below or bears "Trong đó", "Chia theo …", and is nowhere above that count; or all columns below one
    heading add up to it.
    """
    known = table.once.parts
    if column.index not in known:
        known[column.index] = _is_part(table, column)
    return known[column.index]


def _is_part(table: Table, column: Column) -> bool:
    own = numbers_of(table, column)
    if len(own) < 2 or not all(number == int(number) >= 0 for number in own.values()):
        return False
    divided = is_divided(column)
    beside = [each for each in table.columns if each.use == "value" and each.index != column.index
              and len(each.words) == len(column.words) > 1 and each.words[:-1] == column.words[:-1]]
    for whole in _wholes_of(table, column):
        numbers = numbers_of(table, whole)
        rows = [row for row in own if row in numbers]
        if len(rows) < min(len(own), _enough(own)) or any(own[row] > numbers[row] for row in rows):
            continue
        parts = [own, *(numbers_of(table, each) for each in beside)]
        adding = [row for row in rows if abs(sum(part.get(row, 0.0) for part in parts) - numbers[row]) < 0.5]
        enough = _enough(rows)
        if divided or (beside and len(adding) >= enough) or _adds_up_with_others(table, column, whole):
            return True
    return False


def _adds_up_with_others(table: Table, column: Column, whole: Column) -> bool:
    """Whether a column is among those right of a count that add up to it in nearly all rows."""
    right = [each for each in table.columns if each.index > whole.index and each.use == "value"][:_MOST_COLUMNS]
    numbers = numbers_of(table, whole)
    sums: dict[int, float] = dict.fromkeys(numbers, 0.0)
    for count, each in enumerate(right, 1):
        if _is_share(each):
            return False
        part = numbers_of(table, each)
        sums = {row: added + part.get(row, 0.0) for row, added in sums.items()}
        adding = sum(abs(added - numbers[row]) < 0.5 for row, added in sums.items())
        if count > 1 and adding >= _enough(numbers):
            return column.index <= each.index
    return False


def is_sum_of_two(table: Table, column: Column) -> bool:
    """Whether a column adds up two others of different things, one of which it is called itself.

    "Tỷ lệ nghèo đa chiều" beside the poor and the near-poor may be that of both. A whole, or a plan, may happen to
    be its part and another thing, but is called otherwise than the part; and what adds nothing shows nothing.
    """
    named = column.says.indicators
    others = [each for each in table.columns if each.use == "value" and each.index != column.index
              and each.says.indicators and not each.says.unknown and _is_share(each) == _is_share(column)
              and _as_named(each) == _as_named(column)] if named else []
    if len(others) < 2 or len(others) > _MOST_COLUMNS:
        return False
    numbers = numbers_of(table, column)
    known = {each.index: numbers_of(table, each) for each in others}
    half = 1.02 * 10.0 ** -usual_decimals(numbers.values()) if _is_share(column) else 0.5
    for one, other in combinations(others, 2):
        if one.says.indicators & other.says.indicators or not named & (one.says.indicators | other.says.indicators):
            continue
        rows = [row for row in numbers if min(known[each.index].get(row, 0.0) for each in (one, other)) > half]
        rows = rows[:_MOST_ROWS]
        adding = sum(abs(known[one.index][row] + known[other.index][row] - numbers[row]) <= half for row in rows)
        if adding >= _enough(rows):
            return True
    return False


def is_hundred(table: Table, column: Column) -> bool:
    """Whether a column that names nothing holds 100 % in each row: the whole of the shares beside it."""
    if column.says.indicators or any(_as_named(column)):
        return False
    numbers = set(numbers_of(table, column).values())
    return len(table.block.body) > 1 and (numbers == {100.0} or (numbers == {1.0} and all(
        value.sign == "%" for value in table.values_of(column).values() if value.number is not None)))


def _as_named(column: Column) -> tuple[frozenset[object], ...]:
    """Of whom and when a column is."""
    says = column.says
    return says.groups - TOTALS, says.areas, says.years, says.days | says.periods, says.kinds | says.relative


def is_divided(column: Column) -> bool:
    """Whether a heading says that a column is a part of something: "Trong đó", "Chia theo …"."""
    return any(_DIVIDED.match(fold(text)) for text in column.words)


def _wholes_of(table: Table, column: Column) -> Iterator[Column]:
    """Counts left of a column whose headings are understood and name something, the nearest first."""
    for each in figures_left_of(column, table.columns):
        says = each.says
        if not says.unknown and not _is_share(each) and (
                says.indicators or says.fallback or says.shorts or says.measures or says.units):
            yield each


def is_sum_of_rows(table: Table, row: int, columns: list[Column], districts: set[int]) -> bool:
    """Whether a row adds up the rows of districts right below or above it, in most of its columns of counts.

    `districts` are the rows of districts.
    """
    rows = [body.row for body in table.block.body]
    at = rows.index(row)
    below = _run(rows[at + 1:], districts)
    above = _run(rows[:at][::-1], districts)
    for run in (below, above):
        tried = agreeing = 0
        for column in columns:
            numbers = numbers_of(table, column)
            if row not in numbers or numbers[row] != int(numbers[row]) or _is_share(column):
                continue
            tried += 1
            agreeing += abs(sum(numbers.get(each, 0.0) for each in run) - numbers[row]) < 0.5
        if len(run) > 1 and agreeing > tried / 2:
            return True
    return False


def _run(rows: list[int], districts: set[int]) -> list[int]:
    """The rows of districts at the start, without a break."""
    run: list[int] = []
    for row in rows:
        if row not in districts:
            break
        run.append(row)
    return run
