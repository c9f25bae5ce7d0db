"""Numbers that share a cell: a count and its share ("45 (12,3%)"), some of all ("12/30"), an outcome and its plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.ingest.grid import Cell
from analysis.ingest.layout.column import Column
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.state import Table
from analysis.ingest.numbers import Number, parse_number
from analysis.ingest.sentences import Sentence
from analysis.ingest.units import is_count, is_count_or_thousands
from analysis.ingest.values import Value, read_value
from analysis.ingest.wording import Facets, combine
from analysis.study import Indicator

__all__ = ["Half", "halves_of", "is_share_of_count"]

Half = tuple[Facets, Value]
"""What one of the two numbers says of itself in the place of its column's heading, and the number."""
_OF_TOTAL = re.compile(r"/\s*tổng", flags=re.IGNORECASE)
_OF_WHOLE = re.compile(r"/\s*(?!t[ỷỉ] (?:lệ|trọng|suất)|tl\b|đvt\b)[^\W\d]", flags=re.IGNORECASE)
_COUNTS = frozenset(("count", "households", "persons", "communes"))


def is_share_of_count(table: Table, column: Column, label: Label, value: Value) -> bool:
    """Whether a sentence gives per cent of what is only counted, perhaps of its plan: "Số hộ nghèo", "đạt 98%"."""
    if value.said is None or value.sign != "%":
        return False
    says = combine(column.says, label.says)
    named = says.indicators | says.fallback
    return bool(named) and "percent" not in says.units \
        and all(is_count_or_thousands(table.study.indicator(name).unit) for name in named)


def halves_of(table: Table, column: Column, label: Label, section: Facets, value: Value) -> list[Half]:
    """The numbers of a cell with what each is; none where heading, row and title leave that open."""
    if value.said and (value.said.expected or value.said.plan):
        return list(_told(column, label, value, value.said)) if value.pair is None else []
    if value.pair is None:
        return []
    says = combine(column.says, label.says)
    near = section.indicators or table.context.says.indicators
    named = (says.indicators | says.fallback) & (near | says.indicators | says.fallback) or near
    first, second = _count(value.pair[0]), parse_number(value.pair[1], "vi")
    if first is None or not isinstance(second, Number):
        return []
    of_whole = any(map(_OF_WHOLE.search, column.words))  # "Số xã đạt chuẩn/tổng số xã" above "3/10": ten communes
    whole = of_whole and second.value == int(second.value)
    shown = second.percent or (not whole and ("share" in says.measures or "percent" in says.units))
    if shown and 0 <= second.value <= 100:
        return list(_count_and_share(table, column, named, first, second, value.unit))
    some = list(_some_of_all(table, column, named, first, second)) if second.value == int(second.value) else []
    if not (some and value.said and value.said.share):
        return some
    share = parse_number(value.said.share, "vi")
    shares = list(_count_and_share(table, column, named, first, share)) if isinstance(share, Number) else []
    return some + shares[1:] if shares else []


def _told(column: Column, label: Label, value: Value, said: Sentence) -> Iterator[Half]:
    """The figure of a sentence, with its plan where it gives one; none below a heading of another kind."""
    above = column.says.kinds | label.says.kinds
    kinds = frozenset(("forecast",)) if said.expected else column.says.kinds
    if above - {"outcome"} - kinds or (said.plan and "target" in above):
        return
    yield replace(column.says, kinds=kinds), value
    if said.plan:
        yield replace(column.says, kinds=frozenset(("target",))), read_value(Cell(said.plan), "vi")


def _count(text: str) -> Number | None:
    """A whole number; "4.500" and "4,500" are thousands, since nobody counts to three decimals."""
    found = parse_number(text)
    number = found if isinstance(found, Number) else Number(max(found.readings, default=0.5))
    return number if number.value == int(number.value) and not number.percent else None


def _count_and_share(table: Table, column: Column, named: frozenset[str],
                     count: Number, share: Number, unit: str = "") -> Iterator[Half]:
    found = {(i.numerator, i.id) for i in _shares(table) if i.numerator and named & {i.id, i.numerator}}
    if len(found) != 1:
        return
    numerator, rate = found.pop()
    yield _half(column, numerator, "count", frozenset()), Value(count.value, unit=unit, pair=("", ""))
    yield _half(column, rate, "share", frozenset(("percent",))), Value(share.value, sign="%" if share.percent else "")


def _some_of_all(table: Table, column: Column, named: frozenset[str], some: Number, whole: Number) -> Iterator[Half]:
    found = {(i.numerator, i.denominator) for i in _shares(table)
             if i.numerator and i.denominator and named & {i.id, i.numerator} and _is_told(column, i.denominator)}
    if len(found) != 1:
        return
    for name, number in zip(found.pop(), (some, whole), strict=True):
        yield _half(column, name, "count", frozenset()), Value(number.value)


def _is_told(column: Column, whole: str) -> bool:
    """Whether a heading names the whole behind a stroke: "Số xã đạt chuẩn/Tổng số xã", "Số xã đạt/tổng số"."""
    return whole in column.says.indicators | column.says.fallback or any(map(_OF_TOTAL.search, column.words))


def _half(column: Column, indicator: str, measure: str, units: frozenset[str]) -> Facets:
    return replace(column.says, indicators=frozenset((indicator,)), fallback=frozenset(), shorts=frozenset(),
                   unknown=(), measures=(column.says.measures - _COUNTS - {"share"}) | {measure}, units=units)


def _shares(table: Table) -> Iterable[Indicator]:
    return (indicator for indicator in table.study.indicators if indicator.is_share and (
        not indicator.numerator or is_count(table.study.indicator(indicator.numerator).unit)))
