"""One number of a table → its reading, or a problem at its cell that says why it has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from analysis.ingest.layout.amounts import halves_of, is_share_of_count, number_in_unit
from analysis.ingest.layout.areas import is_either_province
from analysis.ingest.layout.arrangement import is_mean_of_shares, is_total
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.evidence import of_cell
from analysis.ingest.layout.fitting import without_own_group
from analysis.ingest.layout.footnotes import is_noted_otherwise, told_of
from analysis.ingest.layout.overview import Overview
from analysis.ingest.layout.proofs import is_part
from analysis.ingest.layout.sections import check_section
from analysis.ingest.layout.subject import Settled, Subject, Unclear
from analysis.ingest.layout.table import SettledRow, Table
from analysis.ingest.layout.unread import severity_beside
from analysis.ingest.reading import Reading
from analysis.ingest.units import is_count
from analysis.ingest.values import Value
from analysis.ingest.wording import combine
from analysis.ingest.wording.facets import NOTHING

__all__ = ["readings_of_row"]

# Why a part of a count, below "Trong đó", is not the title's indicator: "Hộ gia đình" of the insured.
_OF_PARTS = frozenset(("unit-clash", "no-indicator", "which-indicator", "title-words", "contradiction", "two-groups"))
_INFO = {"none": "mark-none", "missing": "mark-missing"}


class _Number(NamedTuple):
    """A number that stands in a cell, alone or as one of two, below a heading that says so much of it.

    `key` tells two of one cell apart, 0 where it stands alone.
    """

    column: Column
    value: Value
    key: int = 0


def readings_of_row(table: Table, overview: Overview, row: SettledRow, filled: list[Column]) -> Iterator[Reading]:
    """The readings of a row's numbers, which stand in these columns."""
    for column in filled:
        for number in _numbers_in(table, row, column):
            reading = _reading(table, overview, row, number)
            if reading is not None:
                yield reading


def _numbers_in(table: Table, row: SettledRow, column: Column) -> list[_Number]:
    """The number of a cell, or those that stand in it, each with its column and what tells it from the others."""
    value = table.values_of(column)[row.index]
    if value.said is None and value.pair is None:
        return [_Number(column, value)]
    if is_share_of_count(table, column, row.label, value):
        return [_Number(column, Value(problem="not-a-number"))]
    halves, said = halves_of(table, column, row, value), value.said
    if said and said.verdict:
        table.note("warning", "perhaps-of-plan", row.index, column.index)
    if not halves:
        if said and (said.expected or said.plan):  # of another kind than its column
            value = Value(problem="two-numbers" if said.plan else "not-a-number")
        return [_Number(column, value)]
    for other in halves[1:]:
        table.note("warning", "two-numbers-read", row.index, column.index, first=halves[0].value.number or 0.0,
                   second=other.value.number or max(other.value.readings, default=0.0))
    return [_Number(replace(column, says=half.says), half.value, table.known.resolver.number(half.says))
            for half in halves]


def _reading(table: Table, overview: Overview, row: SettledRow, found: _Number) -> Reading | None:
    (column, value, _), label = found, row.label
    if value.problem == "none" and table.view.dash_is_zero:
        value = Value(0.0, mark="none")
    if value.problem in _INFO:
        table.note("info", _INFO[value.problem], row.index, column.index)
        return None
    if table.context.commune and not (
            label.commune or label.says.areas or row.section.areas or column.says.areas):
        table.note("error", "of-a-commune", row.index, column.index, commune=table.context.commune)
        return None
    if value.pair is not None and value.number is not None:  # "Hộ nghèo (tỷ lệ …)" left of "45 hộ, chiếm 12,3%"
        label = replace(label, says=replace(label.says, measures=label.says.measures - {"share"}, units=frozenset()))
        row = replace(row, label=label)
    subject, told = _subject(table, overview, row, found)
    if overview.some_across and is_total(column):
        subject = Unclear("total-of-some", count_listed=str(overview.some_across), all=str(len(table.study.districts)))
    if isinstance(subject, Subject) and is_mean_of_shares(table, column, row, subject):
        subject = Unclear("mean-of-shares")
    if isinstance(subject, Unclear):
        of_all = subject.code == "which-group" and label.total and value.number == 100
        _note_unclear(table, overview, row, column, subject, of_all)
        return None
    number = _number(table, overview, row, column, value, subject)
    if number is None:
        return None
    cell = table.view.cell(row.index, column.index)
    return Reading(
        row.index, column.index, cell.text, number, subject.indicator, subject.area, subject.group, subject.year,
        subject.unit, subject.kind, subject.definition, subject.reference_date, value.qualifier, subject.role,
        label.commune, label.total, value.sign == "%", table.number,
        note=f"{cell.text} {subject.unit}" if subject.scale != 1 else "",
        standard=column.heading[:200],
        told=told, stored=cell.stored)


def _note_unclear(table: Table, overview: Overview, row: SettledRow, column: Column, unclear: Unclear,
                  of_all: bool) -> None:
    """What is missing of a number; a part of a count is a department's own, the 100 % `of_all` groups nothing."""
    if of_all or (unclear.code in _OF_PARTS and is_part(table, column)):
        table.note("info", "not-of-catalogue", row.index, column.index, names=column.heading[:80])
    else:
        severity = severity_beside(table, overview.siblings, overview.rows_name, row.index, column, unclear)
        table.note(severity, unclear.code, row.index, column.index, **unclear.arguments)


def _number(table: Table, overview: Overview, row: SettledRow, column: Column, value: Value,
            subject: Subject) -> float | None:
    """The number of a cell whose subject is known, with what has to be told of it; None where it is not used."""
    at = row.index, column.index
    if is_either_province(table, overview.listed, subject, column.says, row.label.says, row.section):
        table.note("error", "which-province", *at, year=str(subject.year))
        return None
    if value.mark:
        of_count = is_count(subject.unit)  # a share of nothing is no share of 0 %
        table.note("info", "mark-zero" if of_count else "mark-none", *at)
        if not of_count:
            return None
    number = number_in_unit(table, row.index, column.index, table.view.cell(*at), value, subject)
    if number is None or is_noted_otherwise(
            table, overview.notes, row.index, column, subject, overview.siblings.years):
        return None
    if subject.role == "whole":
        table.note("warning", "surveyed-whole", *at)
    for group in overview.left_groups if subject.group == "all" else ():
        if without_own_group(group, NOTHING, table.study.indicator(subject.indicator), frozenset()):
            table.note("warning", "group-left", *at, group=table.study.group(group).name)
    if value.qualifier and subject.kind == "outcome":
        table.note("warning", "qualified", *at)
    return number


def _subject(table: Table, overview: Overview, row: SettledRow, found: _Number) -> Settled:
    """The subject of a number and what to say of it, settled once for all numbers whose texts say the same."""
    column, resolver = found.column, table.known.resolver
    shown = overview.shown[column.index]
    key: tuple[int | str, ...] = (found.key, shown.key, *row.key, row.area)
    if key not in resolver.settled:
        says, evidence = combine(column.says, row.label.says), of_cell(shown.evidence, row.evidence)
        try:
            check_section(table, column, row)
            subject = resolver.resolve(says, row.section, table.context, evidence, row.area, overview.siblings)
        except Unclear as unclear:
            resolver.settled[key] = Settled(unclear)
        else:
            resolver.settled[key] = Settled(subject, told_of(table, column, row, subject))
    return resolver.settled[key]
