"""The value of a cell in the unit of its indicator, or the finding that says why it cannot be told."""

from __future__ import annotations

import re

from analysis.ingest.grid import Cell
from analysis.ingest.layout.resolve import Subject
from analysis.ingest.layout.state import Table
from analysis.ingest.names import fold
from analysis.ingest.units import COUNTING_PEOPLE, factor, is_count, is_percentage, unit_name
from analysis.ingest.values import Value, read_value

__all__ = ["number_in_unit"]

# Generous for any province and district of Vietnam (General Statistics Office, census of 2019).
_MOST_IN_DISTRICT, _MOST_IN_PROVINCE, _FEWEST_IN_PROVINCE = 1e6, 2e7, 2e5
_FEWEST_PERSONS = 5000
_WHOLE_LAND = re.compile(r"\bdiện tích (?:đất )?tự nhiên\b|\btổng diện tích đất đai\b")


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
            and not (value.unit or _says_unit(table, column)):
        number = round(number / 1000, 10)  # the unit is only that of the catalogue: the column is of persons
    if number is not None and subject.role == "figure" and _too_many(table, subject, number):
        table.note("error", "too-many-people", row, column, number=number, unit=unit_name(subject.unit))
        return None
    return number


def _is_whole_land(table: Table, row: int, index: int) -> bool:
    """Whether hectares are those of a whole place, "Diện tích tự nhiên (ha)", and not of its fields or forests."""
    labels = [table.view.cell(row, each.index).text for each in table.columns if each.use in ("label", "area")]
    return bool(_WHOLE_LAND.search(fold(" ".join((*labels, table.column(index).heading, *table.context.lines)))))


def _says_unit(table: Table, index: int) -> bool:
    own = table.column(index).says.units or table.context.says.units
    return bool(own) or any(each.use == "unit" for each in table.columns)


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
