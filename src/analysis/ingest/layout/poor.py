"""Parts of something else: "Hộ nghèo" below "Số hộ ở nhà tạm" are those of them who are poor."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.layout.column import Column, read_above
from analysis.ingest.layout.proofs import is_divided, is_part
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.wording import Facets
from analysis.ingest.wording.facets import NOTHING

__all__ = ["with_poor_as_group"]

_POOR = re.compile(r"(?:trong đó\W*)?(?:số )?(?:hộ nghèo|người nghèo|người thuộc hộ nghèo|nghèo)(?: \([^()]*\))?")


def with_poor_as_group(table: Table) -> list[Column]:
    """The columns; the poor among what a heading above them, or the title of a count that they are parts of, names."""
    found = []
    for column in table.columns:
        if column.use == "value" and column.words and _POOR.fullmatch(fold(column.words[-1])):
            column = _of_something(table, column)
        found.append(_of_left(table, column) if column.use == "value" and is_divided(column) else column)
    return found


def _of_left(table: Table, column: Column) -> Column:
    """What is named behind "Trong đó", right of a count of another field, is among that: "Trong đó: hộ cận nghèo"."""
    left = next((each for each in reversed(table.columns) if each.index < column.index and each.use == "value"
                 and not is_divided(each)), None)
    if left is None or left.says.unknown or column.says.unknown or not column.says.indicators:
        return column
    households = column.says.groups <= {"total"} and not column.says.units and _are_in(table, column.says, "households")
    if households and _are_in(table, left.says, "persons", "thousand_persons"):
        return replace(column, says=replace(column.says, unknown=("trong đó",)))  # households, or who lives in them?
    topics = {table.study.indicator(name).topic for name in column.says.indicators}
    if not _is_other(table, left.says, frozenset()) or topics & {
            table.study.indicator(name).topic for name in left.says.indicators}:
        return column
    own = column.says
    if _POOR.fullmatch(fold(column.words[-1])) and is_part(table, column):
        return replace(column, says=replace(left.says, groups=frozenset(("poor",)), units=own.units or left.says.units,
                                            years=own.years or left.says.years))
    return replace(column, says=replace(own, unknown=("trong đó",)))


def _are_in(table: Table, says: Facets, *units: str) -> bool:
    """Whether all that is named is counted in one of these units, or is a share of what is."""
    named = [table.study.indicator(name) for name in says.indicators | says.fallback]
    known = {i.id: i for i in table.study.indicators}
    return bool(named) and all(known.get(i.denominator, i).unit in units for i in named)


def _of_something(table: Table, column: Column) -> Column:
    above = read_above(column, table.lexicon)
    own = column.says
    if _is_other(table, above) and not above.unknown:
        return replace(column, says=replace(above, groups=frozenset(("poor",)), units=own.units or above.units))
    if _is_other(table, table.context.says) and not (table.context.doubt or above.indicators or above.unknown) \
            and is_divided(column) and is_part(table, column):
        return replace(column, says=replace(
            NOTHING, groups=frozenset(("poor",)), years=own.years, days=own.days, periods=own.periods))
    return column


def _is_other(table: Table, says: Facets, topics: frozenset[str] = frozenset(("poverty",))) -> bool:
    """Whether something is named of which the poor are a part: nothing of these topics, nor all households."""
    found = [table.study.indicator(name) for name in says.indicators]
    wholes = {indicator.denominator for indicator in table.study.indicators}
    return bool(found) and not any(each.topic in topics or each.id in wholes for each in found)
