"""The state of reading one table: what it stands on, and what is gathered on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.findings import Argument, Severity
from analysis.ingest.grid import cell_name
from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.nearest import Evidence, Siblings
from analysis.ingest.layout.resolve import Resolver
from analysis.ingest.layout.view import View
from analysis.ingest.numbers import column_style
from analysis.ingest.places import Places
from analysis.ingest.problems import QUOTING, Problems
from analysis.ingest.values import Value, number_text, read_value
from analysis.ingest.wording import Facets, Lexicon
from analysis.study import Study

__all__ = ["Quotient", "Table"]


@dataclass(frozen=True)
class Quotient:
    """A column of percentages that is 100 × `top` / `bottom` in nearly all rows; `broken` is what others should be."""

    share: int
    top: int
    bottom: int
    broken: dict[int, float]


@dataclass
class Table:
    """What is needed to read one table, and what is gathered on the way."""

    view: View
    block: Block
    columns: list[Column]
    context: Context
    lexicon: Lexicon
    places: Places
    resolver: Resolver
    study: Study
    problems: Problems
    number: int = 0
    values: dict[int, dict[int, Value]] = field(default_factory=dict)
    standards: dict[int, str] = field(default_factory=dict)
    evidence: dict[int, Evidence] = field(default_factory=dict)
    whole: bool = False
    misnamed: bool = False
    siblings: Siblings = field(default_factory=Siblings)
    of_communes: str = ""
    total_across: str = ""
    column_numbers: dict[int, int] = field(default_factory=dict)
    row_numbers: tuple[int, ...] = ()
    row_evidence: Evidence | None = None
    quotients: list[Quotient] = field(default_factory=list)
    wholes: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, dict[int, float]] = field(default_factory=dict)
    rows_name: bool = False
    dated: dict[str, int] | None = None
    remarks: list[int] | None = None
    parts: dict[int, bool] = field(default_factory=dict)
    periods: list[tuple[int, object, str]] = field(default_factory=list)
    keys: dict[int, object] = field(default_factory=dict)
    left_groups: frozenset[str] = frozenset()

    def note_period(self, row: int, section: Facets, says: Facets) -> None:
        """Of what a row is but for its part of the year; and of which month or quarter ("06"), where it is of one."""
        key = self.keys[row] = (section.areas, says.areas, says.indicators, says.groups, section.years, says.years)
        if len(says.periods) == 1 and "short_span" in says.measures:
            self.periods.append((row, key, next(iter(says.periods))[:2]))

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
        if column.index not in self.values:
            rows = [body.row for body in self.block.body]
            cells = [self.view.cell(row, column.index) for row in rows]
            style = column_style([number_text(cell.text) for cell in cells if cell.number is None and cell.text])
            self.values[column.index] = {row: read_value(cell, style) for row, cell in zip(rows, cells, strict=True)}
        return self.values[column.index]
