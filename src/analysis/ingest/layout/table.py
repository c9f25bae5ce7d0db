"""One table → its readings: every number with what it is a figure of, and a problem for each that is unclear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.grid import Cell
from analysis.ingest.layout.amounts import halves_of, is_share_of_count, number_in_unit
from analysis.ingest.layout.areas import (
    area_of,
    is_either_province,
    settle_places,
    with_districts_of_offices,
    with_named_places,
    without_name,
    without_towns,
)
from analysis.ingest.layout.arrangement import (
    as_named_below,
    classified_rows,
    is_mean_of_shares,
    is_total,
    siblings_of,
    with_doubted_lists,
    with_doubted_rests,
    with_total_column,
)
from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.columns import read_columns, side_by_side, with_codes
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.divided import without_bare_title, without_parts
from analysis.ingest.layout.evidence import along_row, down_column, of_cell
from analysis.ingest.layout.footnotes import arguments_of, is_noted_otherwise, noted_definitions
from analysis.ingest.layout.foreign import Foreign
from analysis.ingest.layout.nearest import Subject, Unclear
from analysis.ingest.layout.peoples import context_without_listed, with_poor_as_group
from analysis.ingest.layout.progress import with_attained_rates, with_proven_changes
from analysis.ingest.layout.proofs import is_hundred, is_part, is_sum_of_two, quotients, without_broken_quotients
from analysis.ingest.layout.rates import with_proven_rates, without_broken_compositions
from analysis.ingest.layout.resolve import Resolver
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.sections import check_section, labels_of
from analysis.ingest.layout.state import Table
from analysis.ingest.layout.sums import tell_broken_comparisons, tell_broken_totals, without_broken_sums
from analysis.ingest.layout.understanding import understood
from analysis.ingest.layout.unread import (
    is_value_of_ledger,
    note_heading,
    note_replaced,
    note_resemblance,
    note_towns,
    note_unknown,
    rows_with_figures,
    severity_beside,
)
from analysis.ingest.layout.view import View
from analysis.ingest.layout.wholes import wholes_of, with_shares_of_wholes, without_parts_above
from analysis.ingest.places import Places
from analysis.ingest.problems import Problems
from analysis.ingest.reading import Reading
from analysis.ingest.units import is_count, is_count_or_thousands
from analysis.ingest.values import Value
from analysis.ingest.wording import Facets, Lexicon, combine

__all__ = ["read_block"]

# Why a part of a count, below "Trong đó", is not the title's indicator: "Hộ gia đình" of the insured.
_OF_PARTS = frozenset(("unit-clash", "no-indicator", "which-indicator", "title-words", "contradiction", "two-groups"))
_INFO = {"none": "mark-none", "missing": "mark-missing"}


def read_block(view: View, block: Block, context: Context, lexicon: Lexicon, places: Places, resolver: Resolver,
               problems: Problems, number: int) -> list[Reading]:
    """The readings of a block; tables beside each other are read one by one."""
    readings: list[Reading] = []
    view = with_districts_of_offices(view, block, places)
    coded = with_codes(view, block, read_columns(view, block, lexicon), places.is_code)
    known = with_named_places(view, block, coded, places)
    whole = Table(view, block, known, context, lexicon, places, resolver, resolver.study, problems, number)
    found, context = understood(whole)
    view, towns = without_towns(view, block, found, context, places, resolver.study)
    for columns in side_by_side(found):
        table = Table(view, block, columns, context, lexicon, places, resolver, resolver.study, problems, number)
        table.columns = with_attained_rates(table)
        table.quotients = quotients(table)
        table.columns = with_proven_changes(table, with_proven_rates(table, table.quotients))
        table.columns = without_bare_title(table, with_poor_as_group(table))
        table.wholes = wholes_of(table)
        foreign = Foreign(table)
        own = without_broken_quotients(table, without_parts(table, list(_read(table, foreign))), table.quotients)
        own = without_parts_above(table, with_shares_of_wholes(table, without_broken_compositions(table, own)))
        own = foreign.with_rows_left(own)
        foreign.tell(bool(own))
        tell_broken_comparisons(table, own)
        tell_broken_totals(table, own)
        note_towns(table, own, towns)
        note_resemblance(table, own)
        readings.extend(without_broken_sums(table, own))
    return readings


def _read(table: Table, foreign: Foreign) -> Iterator[Reading]:
    values = with_total_column(table, _value_columns(table, foreign))
    if not values:
        return
    labels = labels_of(table, values)
    listed = _look_at(table, values, labels)
    classified = classified_rows(labels, table)
    for row, section, label in labels:
        filled = [(column, cell) for column in values if (cell := table.view.cell(row, column.index)).text or cell.kind]
        columns = [column for column, _ in filled]
        label = without_name(table, label, row, listed) if filled else label
        if noted := noted_definitions(table, row):
            section = replace(section, definitions=noted)
        area = _area_of_row(table, foreign, row, section, label, columns, listed, classified) if filled else None
        if area is None:
            continue
        table.row_evidence = along_row(table, row, label, columns)
        table.row_numbers = tuple(map(table.resolver.number, (label.says, section, table.row_evidence)))
        for column, cell in filled:
            column = as_named_below(table, row, label, column, len(filled))
            for part, value, half in _numbers_in(table, row, column, label, section):
                reading = _reading(table, row, part, label, section, area, cell, value, half)
                if reading is not None:
                    yield reading


def _look_at(table: Table, values: list[Column], labels: list[tuple[int, Facets, Label]]) -> set[str]:
    """What columns and rows show before any number is read; returns the districts that rows name."""
    for row, section, label in labels:
        table.note_period(row, section, label.says)
    names = [label for _, _, label in labels]
    table.context = context_without_listed(
        table, [*(column.says for column in values), *(label.says for label in names)])
    table.siblings = siblings_of(table.resolver, values, names)
    for column in values:
        table.standards[column.index] = column.heading[:200]
        table.evidence[column.index] = down_column(table, column)
        table.column_numbers[column.index] = table.resolver.number(
            (column.says, table.context, table.evidence[column.index], table.siblings))
    table.rows_name = any(label.says.indicators for label in names)
    return settle_places(table, names)


def _area_of_row(table: Table, foreign: Foreign, row: int, section: Facets, label: Label, columns: list[Column],
                 listed: set[str], classified: dict[int, str]) -> str | None:
    """The area of a row, '' where its texts are asked for it; None where the row is told and left out."""
    if label.unknown:
        if not foreign.take_row(row, label, columns, listed):
            note_unknown(table, row, label, columns)
        return None
    if label.derived:
        foreign.tell_derived_row(row, label, columns)
        return None
    try:
        if row in classified:
            raise Unclear("section-of-areas", section=classified[row])
        return area_of(table, label, section, listed)
    except Unclear as unclear:
        for column in columns:
            table.note(unclear.severity, unclear.code, row, column.index, **unclear.arguments)
        return None


def _value_columns(table: Table, foreign: Foreign) -> list[Column]:
    """The columns of figures; one whose heading was not understood is named and left out."""
    values = []
    for column in with_doubted_lists(with_doubted_rests(table.columns)):
        if column.use == "ignored" and column.derived:
            foreign.tell_derived(column, rows_with_figures(table, column))
        note_replaced(table, column)
        if column.use != "value":
            continue
        filled = rows_with_figures(table, column)
        if column.index in table.wholes.values() and not column.says.indicators:
            column = column.not_understood()
        if column.says.unknown and filled and is_value_of_ledger(table, column, filled):
            note_heading(table, column, "warning", "only-numbers", filled)
            column = column.saying(unknown=())
        elif column.says.unknown and filled:
            if not foreign.take_column(column, filled):
                note_heading(table, column, "error", "unknown-heading", filled)
            continue
        if is_sum_of_two(table, column) or is_hundred(table, column):
            note_heading(table, column, "info", "sum-column", filled)
            continue
        if column.says.put_right:
            note_heading(table, column, "warning", "heading-put-right", filled)
        values.append(column)
    return values


def _numbers_in(table: Table, row: int, column: Column, label: Label,
                section: Facets) -> list[tuple[Column, Value, int]]:
    """The number of a cell, or those that stand in it, each with its column and what tells it from the others."""
    value = table.values[column.index][row]
    if is_share_of_count(table, column, label, value):
        return [(column, Value(problem="not-a-number"), 0)]
    halves, said = halves_of(table, column, label, section, value), value.said
    if said and said.verdict:
        table.note("warning", "perhaps-of-plan", row, column.index)
    if not halves:
        if said and (said.expected or said.plan):  # of another kind than its column
            value = Value(problem="two-numbers" if said.plan else "not-a-number")
        return [(column, value, 0)]
    for _, other in halves[1:]:
        table.note("warning", "two-numbers-read", row, column.index,
                   first=halves[0][1].number or 0.0, second=other.number or max(other.readings, default=0.0))
    return [(replace(column, says=says), number, table.resolver.number(says)) for says, number in halves]


def _reading(table: Table, row: int, column: Column, label: Label, section: Facets, area: str, cell: Cell,
             value: Value, half: int) -> Reading | None:
    if value.problem == "none" and table.view.dash_is_zero:
        value = Value(0.0, mark="none")
    if value.problem in _INFO:
        table.note("info", _INFO[value.problem], row, column.index)
        return None
    if table.context.commune and not (label.commune or label.says.areas or section.areas or column.says.areas):
        table.note("error", "of-a-commune", row, column.index, commune=table.context.commune)
        return None
    if value.pair is not None and value.number is not None:  # "Hộ nghèo (tỷ lệ …)" left of "45 hộ, chiếm 12,3%"
        label = replace(label, says=replace(label.says, measures=label.says.measures - {"share"}, units=frozenset()))
    subject, arguments = _subject(table, column, label, section, area, half)
    if table.total_across and is_total(column):
        subject = Unclear("total-of-some", count_listed=table.total_across, all=str(len(table.study.districts)))
    if isinstance(subject, Subject) and is_mean_of_shares(table, column, label, subject):
        subject = Unclear("mean-of-shares")
    if isinstance(subject, Unclear):
        of_all = subject.code == "which-group" and label.total and value.number == 100
        _note_unclear(table, row, column, subject, of_all)
        return None
    number = _number(table, row, column, label, section, cell, value, subject)
    if number is None:
        return None
    return Reading(
        row, column.index, cell.text, number, subject.indicator, subject.area, subject.group, subject.year,
        subject.unit, subject.kind, subject.definition, subject.reference_date, value.qualifier, subject.role,
        label.commune, label.total, value.sign == "%", table.number,
        note=f"{cell.text} {subject.unit}" if subject.scale != 1 else "",
        standard=table.standards[column.index],
        arguments=arguments, stored=cell.stored)


def _note_unclear(table: Table, row: int, column: Column, unclear: Unclear, of_all: bool) -> None:
    """What is missing of a number; a part of a count is a department's own, the 100 % `of_all` groups nothing."""
    if of_all or (unclear.code in _OF_PARTS and is_part(table, column)):
        table.note("info", "not-of-catalogue", row, column.index, names=column.heading[:80])
    else:
        table.note(severity_beside(table, row, column, unclear), unclear.code, row, column.index, **unclear.arguments)


def _number(table: Table, row: int, column: Column, label: Label, section: Facets, cell: Cell, value: Value,
            subject: Subject) -> float | None:
    """The number of a cell whose subject is known, with what has to be told of it; None where it is not used."""
    if label.mean and is_count_or_thousands(subject.unit):
        table.note("info", "derived-row", row, column.index)
        return None
    if is_either_province(table, subject, column.says, label.says, section):
        table.note("error", "which-province", row, column.index, year=str(subject.year))
        return None
    if value.mark:
        of_count = is_count(subject.unit)  # a share of nothing is no share of 0 %
        table.note("info", "mark-zero" if of_count else "mark-none", row, column.index)
        if not of_count:
            return None
    number = number_in_unit(table, row, column.index, cell, value, subject)
    if number is None or is_noted_otherwise(table, row, column, subject):
        return None
    if subject.role == "whole":
        table.note("warning", "surveyed-whole", row, column.index)
    for group in table.left_groups if subject.group == "all" else ():
        table.note("warning", "group-left", row, column.index, group=table.study.group(group).name)
    if value.qualifier and subject.kind == "outcome":
        table.note("warning", "qualified", row, column.index)
    return number


def _subject(table: Table, column: Column, label: Label, section: Facets, area: str,
             half: int = 0) -> tuple[Subject | Unclear, dict[str, str]]:
    """The subject of a cell and what to say of it, settled once for all cells whose texts say the same.

    `half` tells one of the two numbers of a cell, whose column says something else of it.
    """
    known = table.resolver.known
    key = (half, table.column_numbers[column.index], *table.row_numbers, area)
    if key not in known:
        says = combine(column.says, label.says)
        evidence = of_cell(table.evidence[column.index], table.row_evidence)
        try:
            check_section(table, column, label, section)
            subject = table.resolver.resolve(says, section, table.context, evidence, area, table.siblings)
        except Unclear as unclear:
            known[key] = unclear, {}
        else:
            known[key] = subject, arguments_of(table, column, label, section, area, subject)
    return known[key]
