"""What the columns and rows of a table say together, known before the first of its numbers is settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from analysis.ingest.layout.areas import Listed, listed_in
from analysis.ingest.layout.arrangement import classified_rows, count_of_some_across, siblings_of
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.evidence import down_column
from analysis.ingest.layout.footnotes import Notes, notes_of
from analysis.ingest.layout.subject import Evidence, Siblings
from analysis.ingest.layout.table import Proofs, Row, Table

__all__ = ["Overview", "Shown"]


class Shown(NamedTuple):
    """What the numbers of a column show, and what stands for all that is said of it and of its table."""

    evidence: Evidence
    key: int


@dataclass(frozen=True)
class Overview:
    """What each number of a table is read against.

    `siblings` are what columns and rows name themselves, `rows_name` says whether a row names an indicator. `listed`
    are the places of the rows, `classified` those rows of districts whose sub-heading makes them doubtful, with its
    group, `some_across` how many districts stand across where not all do. `left_groups` are those that the title names
    for some of its parts only, `notes` say where more is told of numbers, `shown` what those of each column show.
    """

    siblings: Siblings
    rows_name: bool
    listed: Listed
    classified: dict[int, str]
    some_across: int
    left_groups: frozenset[str]
    notes: Notes
    shown: dict[int, Shown]

    @classmethod
    def of(cls, table: Table, proofs: Proofs, values: list[Column], rows: list[Row],
           left_groups: frozenset[str]) -> Overview:
        """Look at a table by its columns of figures and its rows."""
        number = table.known.resolver.number
        siblings = siblings_of(table.known.resolver, values, rows)
        evidence = {column.index: down_column(table, proofs, column) for column in values}
        return cls(
            siblings, any(row.label.says.indicators for row in rows), listed_in(table, [row.label for row in rows]),
            classified_rows(table, rows), count_of_some_across(table, values), left_groups, notes_of(table),
            {column.index: Shown(shown := evidence[column.index], number(
                (column.says, table.context, shown, siblings))) for column in values})
