"""Columns of places that are not called so, offices that stand for their district, and towns beside theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from analysis.ingest.grid import EMPTY, Cell
from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.column import Column
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.view import View
from analysis.ingest.names import fold
from analysis.ingest.places import OfficeName, Places
from analysis.ingest.values import shape
from analysis.ingest.wording.facets import NOTHING
from analysis.study import Study

__all__ = ["with_districts_of_offices", "with_named_places", "without_towns"]

_FEWEST_NAMED, _MOST_NAMED = 3, 0.8
_TOWN = re.compile(r"(?:thị trấn|thị xã|thành phố|phường|tt|tx|tp)\b")
_FEWEST_OFFICES, _MOST_ALIKE, _MOST_LABELS = 4, 0.8, 20


def with_named_places(view: View, block: Block, columns: list[Column], places: Places) -> list[Column]:
    """The columns; the first that names the districts is that of the areas, whatever it is called, if none else does.

    "Cơ quan BHXH", "Địa bàn (trước 01/7/2025)", "Đơn vị" above a row of units.
    """
    if any(column.use in ("area", "label", "commune", "code") and _names_districts(view, block, column.index, places)
           for column in columns):
        return columns
    named = [column.index for column in columns if _names_districts(view, block, column.index, places)]
    return [replace(column, use="area", says=NOTHING, derived=False) if column.index in named[:1] else column
            for column in columns]


def _names_districts(view: View, block: Block, column: int, places: Places) -> bool:
    """Whether nearly all words in a column are names of districts."""
    words = [cell.text for body in block.body if shape(cell := view.cell(body.row, column)) == "words"]
    named = sum(places.is_district(places.find(text).code) for text in words)
    return named >= max(_FEWEST_NAMED, _MOST_NAMED * len(words))


def without_towns(view: View, block: Block, columns: list[Column], context: Context, places: Places,
                  study: Study) -> tuple[View, list[tuple[int, int]]]:
    """The view without the towns that stand beside the name of their district, and which cells those were.

    "TT. Ea Drăng" beside "Ea H'leo" is all that is urban there, where the table speaks of nothing but towns.
    """
    if not any({"urban"} in (column.says.groups, context.says.groups, {
            study.indicator(name).main_group for name in column.says.indicators}) for column in columns):
        return view, []
    areas = [column for column in columns
             if column.use == "area" and _names_districts(view, block, column.index, places)]
    cells = [cell for area in areas[:1] for column in columns if column.use in ("label", "commune", "area")
             and column.index != area.index and column.says.groups <= {"urban"}
             for cell in _towns(view, block, column, area, places)]
    if not cells:
        return view, []
    rows = list(view.sheet.rows)
    for row, index in cells:
        rows[row] = (*rows[row][:index], EMPTY, *rows[row][index + 1:])
    return View(replace(view.sheet, rows=tuple(rows))), cells


def _towns(view: View, block: Block, column: Column, area: Column, places: Places) -> Iterator[tuple[int, int]]:
    """The cells of a column where each district stands once, and beside it nothing but what is called a town."""
    rows = [body.row for body in block.body
            if places.is_district(places.find(view.cell(body.row, area.index).text).code)]
    codes = {places.find(view.cell(row, area.index).text).code for row in rows}
    texts = [view.cell(row, column.index).text for row in rows]
    if len(codes) == len(rows) >= _FEWEST_NAMED and all(_TOWN.match(fold(text)) for text in texts):
        yield from ((row, column.index) for row in rows)


def with_districts_of_offices(view: View, block: Block, places: Places) -> View:
    """The view, with the name of its district in place of each office, in a column of labels or a row of headings.

    No list of offices tells them, but those beside them: nearly all labels hold the name of one district, each
    another, beside words that are the same in all of them. An office that serves two districts stays as it is, and so
    do two offices of one district, and those beside a column that names the districts: they tell who reported.
    """
    body = [each.row for each in block.body]
    lines = [[(row, column) for column in view.columns] for row in block.heading]
    labels = [column for column in view.columns
              if any(shape(view.cell(row, column)) == "words" for row in body[:_FEWEST_OFFICES])]
    named = {column for column in labels if _names_districts(view, block, column, places)}
    lines += [[(row, column) for row in body] for column in labels if not named - {column}]
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
