"""What numbers look like, down a column and, where rows name what they give, along a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.proofs import is_part
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.subject import Evidence
from analysis.ingest.layout.table import Proofs, Table
from analysis.ingest.values import Value

__all__ = ["along_row", "down_column", "of_cell"]

_FEWEST_ADDENDS = 4
_MOST_PERCENT = 100


def down_column(table: Table, proofs: Proofs, column: Column) -> Evidence:
    """What the numbers of a column show of its unit and its place among the others."""
    values = list(table.values_of(column).values())
    numbers = [value.number for value in values if value.number is not None]
    grouped = any(value.problem == "ambiguous-number" for value in values)  # 98.400, which may be a whole number
    is_sum = len(numbers) > _FEWEST_ADDENDS and max(numbers) > 0 and abs(2 * max(numbers) - sum(numbers)) < 1e-6
    adds_up = is_sum or (len(column.says.indicators) > 1 and is_part(table, column))
    whole = all(number == int(number) for number in numbers)
    return Evidence(
        whole=(bool(numbers) or grouped) and whole, fractions=not whole,
        above_hundred=any(number > 100 for number in numbers), percent_signs=_have_signs(values),
        adds_up=adds_up, is_numerator=adds_up or column.index in proofs.wholes or any(
            each.top == column.index for each in proofs.quotients))


def along_row(table: Table, row: int, label: Label, cells: Sequence[Column]) -> Evidence | None:
    """What the numbers of a row that names an indicator show; None where the columns do.

    The numbers below and above such a row are of other things: 1.268 cases of measles make no share of 94.
    """
    says = label.says
    if not (says.indicators or says.parts or says.shorts) or any(
            column.says.indicators or column.says.fallback or column.says.shorts for column in cells):
        return None
    values = [table.values_of(column)[row] for column in cells]
    numbers = [value.number for value in values if value.number is not None]
    if not numbers:  # "45 hộ, chiếm 12,3%" shows itself what either is, whatever stands in the rows around it
        return Evidence(whole=True, fractions=False) if any(value.pair for value in values) else None
    telling = len(numbers) > 1 or numbers[0] > _MOST_PERCENT  # one that is whole may be so by chance
    whole = all(number == int(number) for number in numbers)
    return Evidence(whole=telling and whole, fractions=not whole,
                    above_hundred=any(number > 100 for number in numbers), percent_signs=_have_signs(values))


def of_cell(column: Evidence, row: Evidence | None) -> Evidence:
    """What holds for one cell: what its row shows, and where that leaves it open what its column does.

    Where shares bear their sign, whole numbers without one are counts. Whether a lone number that is whole is so by
    chance its column tells.
    """
    if row is None:
        return column
    unsigned = row.whole and column.percent_signs and not row.percent_signs
    whole = row.whole or (not row.fractions and column.whole)
    return replace(column, whole=whole, fractions=row.fractions, above_hundred=row.above_hundred,
                   percent_signs=row.percent_signs, adds_up=column.adds_up or unsigned)


def _have_signs(values: Sequence[Value]) -> bool:
    """Whether percent signs stand with numbers; "26,3%" above "4.800 hộ" is of a column that mixes units."""
    known = [value for value in values if value.number is not None]
    return any(value.sign == "%" for value in known) and not any(value.unit for value in known)
