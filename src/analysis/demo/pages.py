"""A sheet before it is written: rows of cells, merged ranges, hidden rows, and the mark on every sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

__all__ = ["MARK", "SOURCE", "Cell", "Page", "stacked"]

Cell = str | int | float | None
Merge = tuple[int, int, int, int]

MARK = "SỐ LIỆU MINH HỌA – KHÔNG PHẢI SỐ LIỆU THẬT"
SOURCE = "Ghi chú: Số liệu minh họa do phần mềm sinh ra; trừ những số đã công bố, không phản ánh tình hình thật."


@dataclass(frozen=True)
class Page:
    """One sheet, or one table of a document.

    `merged` holds (top, left, bottom, right), counted from 0; `hidden` the hidden rows; `before` the lines of a
    document above the table.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Merge] = ()
    hidden: Sequence[int] = ()
    before: Sequence[str] = field(default=())


def stacked(name: str, parts: Iterable[Page]) -> Page:
    """Several tables below one another on one sheet, with one mark above and one note below."""
    rows: list[Sequence[Cell]] = [[MARK]]
    merged: list[Merge] = []
    hidden: list[int] = []
    for part in parts:
        rows.append([])
        first = len(rows)
        rows.extend(part.rows)
        merged.extend((top + first, left, bottom + first, right) for top, left, bottom, right in part.merged)
        hidden.extend(row + first for row in part.hidden)
    return Page(name, [*rows, [], [SOURCE]], merged, hidden)
