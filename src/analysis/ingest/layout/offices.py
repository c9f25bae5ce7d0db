"""Columns that name the district of each row by the office that reports for it: "Điện lực Ea Kar", "CA huyện Lắk"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from analysis.ingest.grid import Cell
from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.column import Column
from analysis.ingest.layout.view import View
from analysis.ingest.places import OfficeName, Places
from analysis.ingest.values import shape

__all__ = ["with_districts_of_offices"]

_FEWEST_OFFICES, _MOST_ALIKE, _MOST_LABELS = 4, 0.8, 20
_USES = ("area", "label", "ignored")


def with_districts_of_offices(view: View, block: Block, columns: list[Column], places: Places) -> View:
    """The view, with the name of its district in place of each office.

    No list of offices tells them, but their column: nearly all of its labels hold the name of one district, each
    another, beside words that are the same in all of them. An office that serves two districts stays as it is, and so
    do two offices of one district.
    """
    found = {(row, column.index): name for column in columns if column.use in _USES
             for row, name in _offices(view, block, column, places).items()}
    if not found:
        return view
    rows = list(view.sheet.rows)
    for (row, index), name in found.items():
        rows[row] = (*rows[row][:index], Cell(name), *rows[row][index + 1:])
    return View(replace(view.sheet, rows=tuple(rows)))


def _offices(view: View, block: Block, column: Column, places: Places) -> dict[int, str]:
    """The rows of a column that name an office, with the name of its district; none where they are not alike."""
    texts = {body.row: cell.text for body in block.body if shape(cell := view.cell(body.row, column.index)) == "words"}
    texts = {row: text for row, text in texts.items() if not places.find(text).total}
    labels = set(texts.values())
    if not _FEWEST_OFFICES <= len(labels) <= _MOST_LABELS:
        return {}
    offices = {text: office for text in labels if (office := places.office(text)) is not None}
    kinds = Counter(office.kind for office in offices.values())
    kind, alike = kinds.most_common(1)[0] if kinds else (frozenset(), 0)
    if not kind or alike < max(_FEWEST_OFFICES, _MOST_ALIKE * len(labels)):
        return {}
    named = _of_one_district(offices, kind)
    return {row: named[text] for row, text in texts.items() if text in named}


def _of_one_district(offices: Mapping[str, OfficeName], kind: frozenset[str]) -> dict[str, str]:
    """The offices of a kind, also "Văn phòng BHXH tỉnh (TP. Buôn Ma Thuột)", that are the only one of a district."""
    times = Counter(office.code for office in offices.values())
    return {text: office.name for text, office in offices.items() if kind <= office.kind and times[office.code] == 1}
