"""Labels and headings that name districts by the office that reports for each: "Điện lực Ea Kar", "CA huyện Lắk"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from analysis.ingest.grid import EMPTY, Cell
from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.view import View
from analysis.ingest.places import OfficeName, Places
from analysis.ingest.values import shape

__all__ = ["with_districts_of_offices"]

_FEWEST_OFFICES, _MOST_ALIKE, _MOST_LABELS = 4, 0.8, 20


def with_districts_of_offices(view: View, block: Block, places: Places) -> View:
    """The view, with the name of its district in place of each office, in a column of labels or a row of headings.

    No list of offices tells them, but those beside them: nearly all labels hold the name of one district, each
    another, beside words that are the same in all of them. An office that serves two districts stays as it is, and so
    do two offices of one district.
    """
    body = [each.row for each in block.body]
    lines = [[(row, column) for column in view.columns] for row in block.heading]
    lines += [[(row, column) for row in body] for column in view.columns
              if any(shape(view.cell(row, column)) == "words" for row in body[:_FEWEST_OFFICES])]
    found: dict[tuple[int, int], str] = {}
    for line in lines:
        found |= _offices(_words(view, line), places)
    if not found:
        return view
    rows = [list(cells) for cells in view.sheet.rows]
    for (row, column), name in found.items():
        rows[row] += [EMPTY] * (column + 1 - len(rows[row]))
        rows[row][column] = Cell(name)
    return View(replace(view.sheet, rows=tuple(map(tuple, rows))))


def _words(view: View, line: list[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The words in a row or column by their cells; none where they are too few, or too many, for one a district."""
    words: dict[tuple[int, int], str] = {}
    labels: set[str] = set()
    for at in line:
        if shape(cell := view.cell(*at)) == "words":
            words[at] = cell.text
            labels.add(cell.text)
        if len(labels) > _MOST_LABELS:
            return {}
    return words if len(labels) >= _FEWEST_OFFICES else {}


def _offices(words: Mapping[tuple[int, int], str], places: Places) -> dict[tuple[int, int], str]:
    """The cells that name an office, with the name of its district; none where they are not alike."""
    labels = set(words.values())
    offices = {text: office for text in labels if (office := places.office(text)) is not None}
    if len(offices) < _FEWEST_OFFICES:
        return {}
    kind, alike = Counter(office.kind for office in offices.values()).most_common(1)[0]
    totals = sum(places.find(text).total for text in labels)
    if alike < max(_FEWEST_OFFICES, _MOST_ALIKE * (len(labels) - totals)):
        return {}
    named = _of_one_district(offices, kind)
    return {at: named[text] for at, text in words.items() if text in named}


def _of_one_district(offices: Mapping[str, OfficeName], kind: frozenset[str]) -> dict[str, str]:
    """The offices of a kind, also "Văn phòng BHXH tỉnh (TP. Buôn Ma Thuột)", that are the only one of a district."""
    times = Counter(office.code for office in offices.values())
    return {text: office.name for text, office in offices.items() if kind <= office.kind and times[office.code] == 1}
