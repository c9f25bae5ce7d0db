"""How large a series chart is drawn: over the page, for one of two columns, or for one of four."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.charts.style import COLUMN_WIDTH, PAGE_WIDTH, QUARTER_WIDTH

__all__ = ["INFERRED_HEIGHT", "SHEETS", "Sheet", "Size"]

Size = Literal["page", "column", "quarter"]


@dataclass(frozen=True)
class Sheet:
    """Inches and points of a chart of one size.

    Attributes
    ----------
    width : of the whole
    height, silent : of the plot with an estimate, and without one
    margin, below : to the right of the plot, for words, and below it, for the years
    points : of the words along the axes
    years : about how many years are named at most; 0 for the first and the last alone
    """

    width: float
    height: float
    silent: float
    margin: float
    below: float
    points: float
    years: int


# A range without figures of its own says less and takes less room.
INFERRED_HEIGHT = 1.45
SHEETS: dict[Size, Sheet] = {
    "page": Sheet(PAGE_WIDTH, 1.9, 1.9, 1.95, 0.28, 8.0, 10),
    "column": Sheet(COLUMN_WIDTH, 1.0, 0.9, 1.08, 0.24, 8.0, 6),
    "quarter": Sheet(QUARTER_WIDTH, 0.8, 0.8, 0.12, 0.22, 7.0, 0),
}
