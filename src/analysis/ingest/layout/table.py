"""One table → its readings: every number with what it is a figure of, and a problem for each that is unclear."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.ingest.grid import cell_name
from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.columns import Column, read_columns, side_by_side
from analysis.ingest.layout.context import Context, update_sections
from analysis.ingest.layout.resolve import Evidence, Resolver, Subject, Unclear
from analysis.ingest.layout.rows import Label, RowReader
from analysis.ingest.layout.state import Table
from analysis.ingest.layout.view import View
from analysis.ingest.numbers import column_style
from analysis.ingest.places import Places
from analysis.ingest.problems import Problems
from analysis.ingest.reading import Reading
from analysis.ingest.units import factor, is_count, is_percentage
from analysis.ingest.values import Value, number_text, read_value, shape
from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.facets import NOTHING

__all__ = ["read_block"]

_INFO = {"none": "mark-none", "missing": "mark-missing"}


def read_block(view: View, block: Block, context: Context, lexicon: Lexicon, places: Places, resolver: Resolver,
               problems: Problems, number: int) -> list[Reading]:
    """The readings of a block; tables beside each other are read one by one."""
    readings: list[Reading] = []
    for columns in side_by_side(read_columns(view, block, lexicon)):
        table = Table(view, block, columns, context, lexicon, places, resolver, resolver.study, problems, number)
        readings.extend(_read(table))
    return readings


def _read(table: Table) -> Iterator[Reading]:
    values = _value_columns(table)
    if not values:
        return
    for column in values:
        _look_at(table, column)
    labels = _labels(table, values)
    table.whole = any(column.use == "code" for column in table.columns)
    listed = {area for _, _, label in labels for area in label.says.areas if table.places.is_district(area)}
    table.whole = table.whole or listed == {area.code for area in table.study.districts}
    named = any(column.says.indicators for column in values)
    for row, section, label in labels:
        cells = [column for column in values if (cell := table.view.cell(row, column.index)).text or cell.kind]
        if not cells:
            continue
        if label.unknown:
            _note_unknown(table, row, label, cells)
            continue
        if label.derived:
            continue
        try:
            area = _area_of(table, label, section, listed)
        except Unclear as unclear:
            for column in cells:
                table.note("error", unclear.code, row, column.index, **unclear.arguments)
            continue
        table.row_numbers = (table.resolver.number(label.says), table.resolver.number(section))
        for column in cells:
            reading = _reading(table, row, column, label, section, area, named)
            if reading is not None:
                yield reading


def _value_columns(table: Table) -> list[Column]:
    """The columns of figures; one whose heading was not understood is named and left out."""
    values = []
    for column in table.columns:
        body = [row.row for row in table.block.body]
        filled = [row for row in body if shape(table.view.cell(row, column.index)) in ("number", "year", "mark")]
        if column.use == "ignored" and column.derived and filled:
            _note_heading(table, column, "info", "derived-column", filled)
        if column.use != "value":
            continue
        if column.says.unknown and filled:
            _note_heading(table, column, "error", "unknown-heading", filled)
            continue
        values.append(column)
    return values


def _note_heading(table: Table, column: Column, severity: str, code: str, filled: list[int]) -> None:
    words = " › ".join(column.words) or "?"
    unknown = " ".join(column.says.unknown)
    for row in filled:
        table.problems.add("error" if severity == "error" else "info", code, table.view.sheet,
                           cell_name(column.index, row + 1), heading=words[:120], unknown=unknown)


def _look_at(table: Table, column: Column) -> None:
    """What the column itself shows: the style of its numbers, and what they look like."""
    cells = [table.view.cell(row.row, column.index) for row in table.block.body]
    texts = [number_text(cell.text) for cell in cells if cell.number is None and cell.text]
    style = column_style(texts)
    table.styles[column.index] = style
    numbers = [value for cell in cells if (value := read_value(cell, style)).number is not None]
    table.evidence[column.index] = Evidence(
        whole=bool(numbers) and all(v.number == int(v.number) for v in numbers if v.number is not None),
        above_hundred=any(v.number > 100 for v in numbers if v.number is not None),
        percent_signs=bool(numbers) and any(v.sign == "%" for v in numbers))
    table.column_numbers[column.index] = table.resolver.number(
        (column.says, table.context, table.evidence[column.index]))


def _labels(table: Table, values: list[Column]) -> list[tuple[int, Facets, Label]]:
    reader = RowReader(table.view, table.columns, table.lexicon, table.places,
                       _district(table), _is_after_2025(table), fixed_district=bool(_district(table)))
    section = NOTHING
    known: tuple[int, ...] = ()
    found = []
    for body in table.block.body:
        if body.sections != known:
            for row in body.sections[len(known):]:
                section = _section(table, section, row)
                reader.new_section(section)
            known = body.sections
        has_values = any(table.view.cell(body.row, column.index).text for column in values)
        found.append((body.row, section, reader.read(body.row, has_values)))
    return found


def _section(table: Table, current: Facets, row: int) -> Facets:
    text = table.view.filled(row)[0][1].text
    says = read_words(text, table.lexicon)
    place = table.places.find(text)
    if place.code:
        says = Facets(areas=frozenset((place.code,)))
    return update_sections(current, says)


def _district(table: Table) -> str:
    named = [area for area in table.context.says.areas if table.places.is_district(area)]
    return named[0] if len(named) == 1 else ""


def _is_after_2025(table: Table) -> bool:
    years = table.context.says.years | {year for column in table.columns for year in column.says.years}
    return bool(years) and min(years) >= 2025


def _area_of(table: Table, label: Label, section: Facets, listed: set[str]) -> str:
    """The area of a row where its label does not name one: a total, or a commune of a district."""
    if section.unknown:
        raise Unclear("unknown-section", words=" ".join(section.unknown))
    if label.commune:
        return next(iter(label.says.areas))
    if not label.total or label.says.areas:
        return ""
    districts = {area.code for area in table.study.districts}
    if listed == districts:
        return table.study.province.code
    if listed:
        raise Unclear("total-of-some", count_listed=str(len(listed)), all=str(len(districts)))
    return ""


def _note_unknown(table: Table, row: int, label: Label, cells: list[Column]) -> None:
    arguments = {"suggestions": "; ".join(label.suggestions)} if label.suggestions else {}
    code = "unknown-row" if label.suggestions else "unknown-row-no-idea"
    for column in cells:
        if shape(table.view.cell(row, column.index)) in ("number", "year"):
            table.problems.add("error", code, table.view.sheet, cell_name(column.index, row + 1),
                               label=label.unknown[:80], at=cell_name(label.column, row + 1), **arguments)


def _reading(table: Table, row: int, column: Column, label: Label, section: Facets, area: str,
             named: bool) -> Reading | None:
    cell = table.view.cell(row, column.index)
    value = read_value(cell, table.styles[column.index])
    if value.problem in _INFO:
        table.note("info", _INFO[value.problem], row, column.index)
        return None
    subject = _subject(table, column, label, section, area, named)
    if isinstance(subject, Unclear):
        table.note("error", subject.code, row, column.index, **subject.arguments)
        return None
    if _is_either_province(table, subject):
        table.note("error", "which-province", row, column.index, year=str(subject.year))
        return None
    number = _number(table, row, column, value, subject)
    if number is None:
        return None
    return Reading(
        row, column.index, cell.text, number, subject.indicator, subject.area, subject.group, subject.year,
        subject.unit, subject.kind, subject.definition, subject.reference_date, value.qualifier, subject.role,
        label.commune, label.total, value.sign == "%", table.number,
        note=f"{cell.text} {subject.unit}" if subject.scale != 1 else "",
        standard=" › ".join(column.words)[:200],
        arguments=_arguments(column, label, section, area, subject))


def _arguments(column: Column, label: Label, section: Facets, area: str, subject: Subject) -> dict[str, str]:
    """What the reader should be told: an assumed definition, facets that only the surroundings give."""
    found = {"assumed": subject.definition} if subject.assumed_definition else {}
    if not (column.says.years or label.says.years or section.years):
        found["year"] = "context"
    if not (area or column.says.areas or label.says.areas or section.areas):
        found["area"] = "context"
    return found


def _is_either_province(table: Table, subject: Subject) -> bool:
    """Since July 2025 "tỉnh Đắk Lắk" is also the province merged with Phú Yên: only its districts tell them apart."""
    since = subject.reference_date or f"{subject.year}-12-31"
    return (subject.area == table.study.province.code and since > "2025-06-30" and subject.kind != "target"
            and not table.whole)


def _subject(table: Table, column: Column, label: Label, section: Facets, area: str, named: bool) -> Subject | Unclear:
    evidence, known = table.evidence[column.index], table.resolver.known
    key = (table.column_numbers[column.index], *table.row_numbers, area, named)
    if key not in known:
        says = combine(column.says, label.says)
        try:
            known[key] = table.resolver.resolve(says, section, table.context, evidence, area, named)
        except Unclear as unclear:
            known[key] = unclear
    return known[key]


def _number(table: Table, row: int, column: Column, value: Value, subject: Subject) -> float | None:
    """The value in the unit of the indicator; None, with a finding, where it cannot be told."""
    indicator = table.study.indicator(subject.indicator)
    scale = subject.scale
    if value.unit:
        behind = factor(value.unit, subject.unit)
        if behind is None:
            table.note("error", "unit-clash", row, column.index, unit=value.unit, wanted=subject.unit,
                       indicator=indicator.name)
            return None
        scale = behind
    if value.sign == "‰":
        behind = factor("per_mille", subject.unit)
        if behind is None:
            table.note("error", "unit-clash", row, column.index, unit="‰", wanted=subject.unit,
                       indicator=indicator.name)
            return None
        scale = behind
    if value.sign == "%" and not is_percentage(subject.unit):
        table.note("error", "percent-sign", row, column.index, indicator=indicator.name, unit=subject.unit)
        return None
    cell = table.view.cell(row, column.index)
    if value.number is not None and cell.number is None and not _admissible(table, subject, value.number * scale):
        # The style of a column that mixes indicators must not make 12.500 households 12 and a half.
        alone = read_value(cell, None)
        value = alone if alone.problem == "ambiguous-number" else value
    possible = [value.number] if value.number is not None else [
        reading for reading in value.readings if _admissible(table, subject, reading * scale)]
    if len(possible) == 2 and is_count(subject.unit):
        possible = possible[-1:]  # nobody writes a count with three decimals: 1.000 hộ is a thousand
    if len(possible) == 1 and possible[0] is not None:
        return round(possible[0] * scale, 10)
    if value.problem == "ambiguous-number":
        table.note("error", "ambiguous-number", row, column.index,
                   readings=" / ".join(f"{reading:g}" for reading in value.readings))
    else:
        table.note("error", value.problem or "not-a-number", row, column.index)
    return None


def _admissible(table: Table, subject: Subject, value: float) -> bool:
    indicator = table.study.indicator(subject.indicator)
    if subject.role != "figure":
        return value == int(value)
    below = indicator.lower is not None and value < indicator.lower
    above = indicator.upper is not None and value > indicator.upper
    return not below and not above and (value == int(value) or not is_count(subject.unit))
