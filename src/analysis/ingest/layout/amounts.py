"""The values of a cell in the unit of their indicator, one or a pair ("45 (12,3%)"), or why they cannot be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from analysis.ingest.grid import Cell
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.subject import Subject
from analysis.ingest.layout.table import Row, Table
from analysis.ingest.names import fold
from analysis.ingest.numbers import Number, parse_number
from analysis.ingest.sentences import Sentence
from analysis.ingest.units import COUNTING_PEOPLE, factor, is_count, is_count_or_thousands, is_percentage, unit_name
from analysis.ingest.values import Value, read_value
from analysis.ingest.wording import Facets, combine
from analysis.study import Indicator

__all__ = ["Half", "halves_of", "is_share_of_count", "number_in_unit"]

# Generous for any province and district of Vietnam (General Statistics Office, census of 2019).
_MOST_IN_DISTRICT, _MOST_IN_PROVINCE, _FEWEST_IN_PROVINCE = 1e6, 2e7, 2e5
_FEWEST_PERSONS = 5000
_WHOLE_LAND = re.compile(r"\bdiện tích (?:đất )?tự nhiên\b|\btổng diện tích đất đai\b")
_OF_TOTAL = re.compile(r"/\s*tổng", flags=re.IGNORECASE)
_OF_WHOLE = re.compile(r"/\s*(?!t[ỷỉ] (?:lệ|trọng|suất)|tl\b|đvt\b)[^\W\d]", flags=re.IGNORECASE)
_COUNTS = frozenset(("count", "households", "persons", "communes"))


class Half(NamedTuple):
    """One of the two numbers of a cell, and what it says of itself in the place of its column's heading."""

    says: Facets
    value: Value


def number_in_unit(table: Table, row: int, column: int, cell: Cell, value: Value, subject: Subject) -> float | None:
    """The value in the unit of the indicator; None, with a finding, where it cannot be told."""
    if subject.scale != 1 and subject.unit == "km2" and not _is_whole_land(table, row, column):
        table.note("warning", "unit-clash", row, column, unit=unit_name("hectares"), wanted=unit_name(subject.unit),
                   indicator=table.study.indicator(subject.indicator).name)
        return None
    if cell.number is not None and value.number is not None and not value.sign and subject.scale == 1:
        number: float | None = round(value.number, 10)
    else:
        number = _number(table, row, column, cell, value, subject)
    if number is not None and subject.unit == "thousand_persons" and subject.scale == 1 and number >= _FEWEST_PERSONS \
            and not (value.unit or table.column(column).says.units or table.context.says.units
                     or any(each.use == "unit" for each in table.columns)):
        number = round(number / 1000, 10)  # the unit is only that of the catalogue: the column is of persons
    if number is not None and subject.role == "figure" and _too_many(table, subject, number):
        table.note("error", "too-many-people", row, column, number=number, unit=unit_name(subject.unit))
        return None
    return number


def _is_whole_land(table: Table, row: int, index: int) -> bool:
    """Whether hectares are those of a whole place, "Diện tích tự nhiên (ha)", and not of its fields or forests."""
    labels = [table.view.cell(row, each.index).text for each in table.columns if each.use in ("label", "area")]
    return bool(_WHOLE_LAND.search(fold(" ".join((*labels, table.column(index).heading, *table.context.lines)))))


def _number(table: Table, row: int, column: int, cell: Cell, value: Value, subject: Subject) -> float | None:
    indicator = table.study.indicator(subject.indicator)
    scale = subject.scale
    for unit, shown in ((value.unit, value.unit), ("per_mille" if value.sign == "‰" else "", "‰")):
        behind = factor(unit, subject.unit) if unit else scale
        if behind is None:
            table.note("error", "unit-clash", row, column, unit=shown, wanted=subject.unit, indicator=indicator.name)
            return None
        scale = behind
    if value.sign == "%" and not is_percentage(subject.unit):
        table.note("error", "percent-sign", row, column, indicator=indicator.name, unit=subject.unit)
        return None
    of_column = value
    if value.number is not None and cell.number is None and not _admissible(table, subject, value.number * scale):
        # The style of a column that mixes indicators must not make 12.500 households 12 and a half.
        alone = read_value(cell, None)
        value = alone if alone.problem == "ambiguous-number" else value
    possible = [value.number] if value.number is not None else [
        reading for reading in value.readings if _admissible(table, subject, reading * scale)]
    if len(possible) == 2 and is_count(subject.unit) and scale == 1:
        possible = possible[-1:]  # nobody writes a count with three decimals: 1.000 hộ is a thousand
    if len(possible) == 1 and possible[0] is not None:
        if value is not of_column and not is_count(subject.unit):  # "77.805" below "nghìn người", among "57,7"
            table.note("warning", "other-style", row, column, number=possible[0], unit=unit_name(subject.unit))
        return round(possible[0] * scale, 10)
    if value.problem == "ambiguous-number":
        table.note("error", "ambiguous-number", row, column, readings=tuple(value.readings))
    else:
        table.note("error", value.problem or "not-a-number", row, column)
    return None


def _too_many(table: Table, subject: Subject, value: float) -> bool:
    """Whether more people than can live there: "80.201" nghìn người in a district are no 80 million."""
    if subject.unit not in COUNTING_PEOPLE:
        return False
    province = subject.area == table.study.province.code
    if not (province or table.places.is_district(subject.area)):
        return False
    return value * COUNTING_PEOPLE[subject.unit] > (_MOST_IN_PROVINCE if province else _MOST_IN_DISTRICT)


def _too_few(table: Table, subject: Subject, value: float) -> bool:
    """Whether fewer people than live in any province: "1.932" nghìn người are no two thousand."""
    return subject.area == table.study.province.code and subject.group == "all" \
        and subject.indicator in ("population", "population_average") \
        and 0 < value * COUNTING_PEOPLE.get(subject.unit, 0) < _FEWEST_IN_PROVINCE


def _admissible(table: Table, subject: Subject, value: float) -> bool:
    indicator = table.study.indicator(subject.indicator)
    if _too_many(table, subject, value) or _too_few(table, subject, value):
        return False
    if subject.role != "figure":
        return value == int(value)
    below = indicator.lower is not None and value < indicator.lower
    above = indicator.upper is not None and value > indicator.upper
    # 128.246 thousand are 128246.00000000001 persons.
    return not below and not above and (abs(value - round(value)) < 1e-6 or not is_count(subject.unit))


def is_share_of_count(table: Table, column: Column, label: Label, value: Value) -> bool:
    """Whether a sentence gives per cent of what is only counted, perhaps of its plan: "Số hộ nghèo", "đạt 98%"."""
    if value.said is None or value.sign != "%":
        return False
    says = combine(column.says, label.says)
    named = says.indicators | says.fallback
    return bool(named) and "percent" not in says.units \
        and all(is_count_or_thousands(table.study.indicator(name).unit) for name in named)


def halves_of(table: Table, column: Column, row: Row, value: Value) -> list[Half]:
    """The numbers of a cell with what each is; none where heading, row and title leave that open."""
    if value.said and (value.said.expected or value.said.plan):
        return list(_told(column, row.label, value, value.said)) if value.pair is None else []
    if value.pair is None:
        return []
    says = combine(column.says, row.label.says)
    near = row.section.indicators or table.context.says.indicators
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
    yield Half(replace(column.says, kinds=kinds), value)
    if said.plan:
        yield Half(replace(column.says, kinds=frozenset(("target",))), read_value(Cell(said.plan), "vi"))


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
    yield Half(_named(column, numerator, "count"), Value(count.value, unit=unit, pair=("", "")))
    yield Half(_named(column, rate, "share", frozenset(("percent",))),
               Value(share.value, sign="%" if share.percent else ""))


def _some_of_all(table: Table, column: Column, named: frozenset[str], some: Number, whole: Number) -> Iterator[Half]:
    of_total = any(map(_OF_TOTAL.search, column.words))  # "Số xã đạt/tổng số", or the whole in full behind the stroke
    found = {(i.numerator, i.denominator) for i in _shares(table)
             if i.numerator and i.denominator and named & {i.id, i.numerator} and (
                 of_total or i.denominator in column.says.indicators | column.says.fallback)}
    if len(found) != 1:
        return
    for name, number in zip(found.pop(), (some, whole), strict=True):
        yield Half(_named(column, name, "count"), Value(number.value))


def _named(column: Column, indicator: str, measure: str, units: frozenset[str] = frozenset()) -> Facets:
    return replace(column.says, indicators=frozenset((indicator,)), fallback=frozenset(), shorts=frozenset(),
                   unknown=(), measures=(column.says.measures - _COUNTS - {"share"}) | {measure}, units=units)


def _shares(table: Table) -> Iterable[Indicator]:
    return (indicator for indicator in table.study.indicators if indicator.is_share and (
        not indicator.numerator or is_count(table.study.indicator(indicator.numerator).unit)))
