"""One column of a table: its place, its use and what is said above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.facets import NOTHING

__all__ = ["SPLIT", "Column", "ColumnUse", "read_above"]

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


def read_above(column: Column, lexicon: Lexicon) -> Facets:
    """What the headings above a column's last one say together."""
    says = NOTHING
    for text in column.words[:-1]:
        says = combine(says, read_words(text, lexicon))
    return says
