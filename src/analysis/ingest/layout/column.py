"""One column of a table: its place, its use and what is said above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.facets import NOTHING

__all__ = ["SPLIT", "Column", "ColumnUse", "figures_left_of", "read_above"]

SPLIT = " › "
"""Between the words above a column, from top to bottom, where they are told as one heading."""

ColumnUse = Literal["label", "area", "commune", "code", "unit", "year", "month", "quarter", "group", "kind", "value",
                    "ignored", "order"]


@dataclass(frozen=True)
class Column:
    """One column: its place, its use, the words above it from top to bottom and what they say.

    `replaced_by` is the column that holds the right numbers where this one holds those that were reported before.
    """

    index: int
    use: ColumnUse
    words: tuple[str, ...]
    says: Facets
    derived: bool = False
    replaced_by: int | None = None

    @property
    def heading(self) -> str:
        """All the words above it as one text."""
        return SPLIT.join(self.words)

    def saying(self, **facets: Any) -> Column:
        """The column with other facets of what is said above it."""
        return replace(self, says=replace(self.says, **facets))

    def not_understood(self) -> Column:
        """The column as one whose last heading says something that is not known."""
        return self.saying(unknown=self.words[-1:])

    def as_figures(self, says: Facets) -> Column:
        """A column that was taken for a comparison as one of figures of which so much is said."""
        return replace(self, use="value", derived=False, says=says)


def figures_left_of(column: Column, columns: Iterable[Column]) -> list[Column]:
    """The columns of figures left of another, the nearest first."""
    return [each for each in columns if each.index < column.index and each.use == "value"][::-1]


def read_above(column: Column, lexicon: Lexicon) -> Facets:
    """What the headings above a column's last one say together."""
    says = NOTHING
    for text in column.words[:-1]:
        says = combine(says, read_words(text, lexicon))
    return says
