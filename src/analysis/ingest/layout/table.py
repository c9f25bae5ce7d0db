"""One table on the way to its readings: what is known of it when, each stage of it made once by the steps."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.findings import Argument, Severity
from analysis.ingest.grid import cell_name
from analysis.ingest.knowledge import Knowledge
from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.subject import Evidence
from analysis.ingest.layout.view import View
from analysis.ingest.numbers import column_style
from analysis.ingest.places import Places
from analysis.ingest.problems import QUOTING, Problems
from analysis.ingest.values import Value, number_text, read_value
from analysis.ingest.wording import Facets, Lexicon
from analysis.study import Study

__all__ = ["Proofs", "Quotient", "Row", "SettledRow", "Table"]


@dataclass(frozen=True)
class _Once:
    """What was worked out of a column, by its place, when it was first asked for."""

    values: dict[int, dict[int, Value]] = field(default_factory=dict)
    numbers: dict[int, dict[int, float]] = field(default_factory=dict)
    parts: dict[int, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """Where a table stands, what its columns are taken for so far, and what stands above it.

    `number` tells which table of its sheet it is, from 0. A step that learns what a column is makes another one of it,
    with :func:`dataclasses.replace`; what its cells hold (`once`) stays.
    """

    view: View
    block: Block
    columns: list[Column]
    context: Context
    known: Knowledge
    problems: Problems
    number: int
    once: _Once = field(default_factory=_Once)

    @property
    def study(self) -> Study:
        """The catalogue."""
        return self.known.study

    @property
    def lexicon(self) -> Lexicon:
        """What the words of the catalogue mean."""
        return self.known.lexicon

    @property
    def places(self) -> Places:
        """The catalogue's areas by the names that they are given."""
        return self.known.places

    def note(self, severity: Severity, code: str, row: int, column: int, **arguments: Argument) -> None:
        """A problem at a cell, with what stands there."""
        if code in QUOTING:
            arguments["found"] = self.view.cell(row, column).quoted
        self.problems.add(severity, code, self.view.sheet, cell_name(column, row + 1), **arguments)

    def column(self, index: int) -> Column:
        """The column at a place of the sheet."""
        return next(column for column in self.columns if column.index == index)

    def values_of(self, column: Column) -> dict[int, Value]:
        """What the cells of a column hold by their rows, in the style of points and commas of them all."""
        values = self.once.values
        if column.index not in values:
            rows = [body.row for body in self.block.body]
            cells = [self.view.cell(row, column.index) for row in rows]
            style = column_style([number_text(cell.text) for cell in cells if cell.number is None and cell.text])
            values[column.index] = {row: read_value(cell, style) for row, cell in zip(rows, cells, strict=True)}
        return values[column.index]


@dataclass(frozen=True)
class Quotient:
    """A column of percentages that is 100 × `top` / `bottom` in nearly all rows; `broken` is what others should be."""

    share: int
    top: int
    bottom: int
    broken: dict[int, float]


@dataclass(frozen=True)
class Proofs:
    """What numbers prove of the columns of a table: shares that are printed, and wholes whose shares are not.

    `wholes` are the columns that count the wholes of others, by the columns that count parts of them.
    """

    quotients: list[Quotient]
    wholes: dict[int, int]


@dataclass(frozen=True)
class Row:
    """A row of the sheet, with what the sub-heading in force above it and its own label say."""

    index: int
    section: Facets
    label: Label


@dataclass(frozen=True)
class SettledRow(Row):
    """A row of numbers whose area is settled, or '' where its texts are still to tell it.

    `evidence` is what its numbers show where it names itself what they give, `key` stands for all that is said of it.
    """

    area: str
    evidence: Evidence | None
    key: tuple[int, ...]
