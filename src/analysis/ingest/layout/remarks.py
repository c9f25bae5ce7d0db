"""What later steps and the reader should be told of a number: what only its surroundings give, what it may be."""

from __future__ import annotations

from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.nearest import Subject
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.state import Table
from analysis.ingest.wording import Facets, read_words
from analysis.ingest.wording.times import names_day

__all__ = ["arguments_of"]


def arguments_of(table: Table, column: Column, label: Label, section: Facets, area: str,
                 subject: Subject) -> dict[str, str]:
    """What the reader should be told: an assumed definition, facets that only the surroundings give."""
    found = {"assumed": subject.definition} if subject.assumed_definition else {}
    if "short_span" in (measures := column.says.measures | label.says.measures | section.measures) \
            and "whole_year" not in measures:
        found["span"] = "short"
    if "school_year" in measures | table.context.says.measures and not _is_of_told_day(
            table, subject, column.says.days | label.says.days | section.days | table.context.says.days):
        found["school"] = "yes"
    if like := column.says.like or label.says.like:
        found["like"] = like
    if "draft" in measures:
        found["draft"] = "yes"
    of_last_year = subject.year >= max(table.context.says.years, default=0)  # "2022, 2023 (sơ bộ)" in a title
    if "preliminary" in measures | (table.context.says.measures if of_last_year else frozenset()):
        found["preliminary"] = "yes"
    if _has_own_day(table, column):
        found["day"] = "own"
    if not (column.says.groups or label.says.groups or section.groups):
        found["group"] = "context"
    if not (column.says.years or label.says.years or section.years):
        found["year"] = "context"
    if not (column.says.kinds or label.says.kinds or section.kinds):
        found["kind"] = "context"
    if not (area or column.says.areas or label.says.areas or section.areas):
        found["area"] = "context"
    return found


def _is_of_told_day(table: Table, subject: Subject, days: frozenset[str]) -> bool:
    """Whether a day is printed, in the school year that a line above the table names: nothing is taken for it."""
    said = [read_words(line, table.lexicon) for line in table.context.lines]
    return subject.reference_date in days and any(
        "school_year" in line.measures and subject.year in line.years for line in said)


def _has_own_day(table: Table, column: Column) -> bool:
    """Whether a day is written in full above a column, or in each row."""
    dates = [table.view.cell(table.block.body[0].row, each.index).text for each in table.columns if each.use == "year"]
    return any(map(names_day, (*column.words, *dates)))
