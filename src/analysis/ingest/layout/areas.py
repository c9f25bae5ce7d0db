"""Whose figures a table has: of the places that columns and offices name, of a row that names none, of the province."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.ingest.grid import EMPTY, Cell
from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.nearest import OF_CLUSTERS
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.subject import Subject, Unclear
from analysis.ingest.layout.table import Table
from analysis.ingest.layout.view import View
from analysis.ingest.names import fold
from analysis.ingest.places import Places
from analysis.ingest.values import shape
from analysis.ingest.wording import Facets
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.together import FORMER
from analysis.study import is_applicable
from analysis.study.applicability import LAST_YEAR

__all__ = ["Listed", "area_of", "district_of", "is_after_2025", "is_either_province", "listed_in",
           "with_districts_of_offices", "with_named_places", "without_name"]

_MOST_MISNAMED = 2
_LAST_DAY = "2025-06-30"  # of the province before it was merged with Phú Yên
_DISTRICT = re.compile(r"\b(?:huyện|thị xã|thành phố|tx|tp)\b")
_FEWEST_NAMED, _MOST_NAMED = 3, 0.8
_PART_OF = frozenset(("phía", "miền", "cụm"))
_FEWEST_OFFICES, _MOST_ALIKE, _MOST_LABELS = 4, 0.8, 20


@dataclass(frozen=True)
class Listed:
    """Which places the rows of a table name, and whose their total is.

    `districts` are those that rows name, `of_communes` the one whose communes they are, '' for none. `complete` says
    that these districts make up the province, `is_whole` that they, or their codes, tell it from the merged one.
    `misnamed` is a table with a row for each district, of which some bear a wrong name.
    """

    districts: frozenset[str]
    of_communes: str
    complete: bool
    is_whole: bool
    misnamed: bool


def district_of(table: Table) -> str:
    """The one district that the lines above a table name, '' for none."""
    named = [area for area in table.context.says.areas if table.places.is_district(area)]
    return named[0] if len(named) == 1 else ""


def is_after_2025(table: Table) -> bool:
    """Whether all years named are 2025 or later, so that communes are those of July 2025."""
    years = table.context.says.years | {year for column in table.columns for year in column.says.years}
    return bool(years) and min(years) >= 2025


def area_of(table: Table, label: Label, section: Facets, listed: Listed) -> str:
    """The area of a row where its label does not name one: a total, or a commune of a district."""
    if section.unknown and not _is_cluster(section, label):
        raise Unclear("unknown-section", words=" ".join(section.unknown))
    if not label.total or label.says.areas:
        return ""
    if listed.of_communes:
        return listed.of_communes
    if listed.misnamed or listed.complete:
        return table.study.province.code
    if listed.districts:
        unclear = Unclear("total-of-some", count_listed=str(len(listed.districts)),
                          all=str(len(table.study.districts)))
        unclear.severity = "warning"  # a right sum of what is listed: no figure of the catalogue is lost
        raise unclear
    return ""


def _is_cluster(section: Facets, label: Label) -> bool:
    """Whether a sub-heading only says in which part of the province the district of its row lies: "Phía Nam"."""
    return bool(label.says.areas) and OF_CLUSTERS.issuperset(section.unknown) and replace(
        section, unknown=(), measures=frozenset(), restricted=False) == NOTHING


def without_name(table: Table, label: Label, row: int, listed: Listed) -> Label:
    """A label of words that name nothing, among rows of places, as not understood: "Các huyện", "Các phường"."""
    settled = label.says.areas or label.empty or label.total or label.commune or label.unknown or label.derived
    if (len(listed.districts) < 2 and not listed.of_communes) or settled or replace(
            label.says, units=frozenset(), roles=frozenset(), measures=frozenset()) != NOTHING:
        return label
    column = next((each.index for each in table.columns if each.use in ("area", "label")
                   and shape(table.view.cell(row, each.index)) == "words"), None)
    if column is not None and fold(table.view.cell(row, column).text) == "tỉnh" and not any(
            (place := table.places.find(table.view.cell(body.row, column).text)).total
            or place.code == table.study.province.code for body in table.block.body):
        return replace(label, total=True)
    return label if column is None else replace(label, unknown=table.view.cell(row, column).text, column=column)


def _is_complete(table: Table, listed: frozenset[str]) -> bool:
    """Whether these districts make up the province: of urban indicators, also those with a ward or township alone."""
    study = table.study
    if listed == {area.code for area in study.districts}:
        return True
    named = {study.indicator(name) for says in (table.context.says, *(column.says for column in table.columns))
             for name in says.indicators if says.groups != {"urban"} or study.indicator(name).main_group == "urban"}
    years = table.context.says.years | {year for column in table.columns for year in column.says.years}
    return bool(named) and any(listed == {area.code for area in study.districts if any(
        is_applicable(study, indicator, area, year) for indicator in named)} for year in years or {LAST_YEAR})


def _is_misnamed(table: Table, labels: list[Label], listed: frozenset[str]) -> bool:
    """Whether a table has a row for each district, but some bear the name of another, or one that is not understood.

    Their total is the province's: "Krông Bông" twice, "CA huyện Krông"; not beside "Các cơ quan cấp tỉnh".
    """
    rows = [label for label in labels if not (label.total or label.derived or label.empty)]
    every = {area.code for area in table.study.districts}
    some = len(every) - _MOST_MISNAMED <= len(listed) < len(every) == len(rows)
    return some and all(_is_of_district(label, listed) for label in rows)


def _is_of_district(label: Label, listed: frozenset[str]) -> bool:
    """Whether a row names a district, or what it says is not understood and may be one."""
    if label.unknown:
        return bool(label.suggestions or _DISTRICT.search(fold(label.unknown)))
    says = label.says
    alone = not (label.commune or says.groups or says.years or says.indicators)
    return alone and bool(says.areas) and says.areas <= listed


def is_either_province(table: Table, listed: Listed, subject: Subject, *said: Facets) -> bool:
    """Since July 2025 "tỉnh Đắk Lắk" is also the province merged with Phú Yên.

    Its districts tell them apart, or what is said of a number: "Tỉnh Đắk Lắk (cũ)"; nothing is expected of the merged
    one in a report that was written before.
    """
    if subject.area not in (table.study.province.code, "66N"):
        return False
    if any(FORMER in says.measures for says in (*said, table.context.says)):
        return subject.area == "66N"
    expected = subject.kind == "forecast" and "" < table.context.written <= _LAST_DAY  # an outcome shows a slip of it
    if listed.is_whole or subject.kind == "target" or (expected and subject.area == table.study.province.code):
        return False
    after = (subject.reference_date or f"{subject.year}-12-31") > _LAST_DAY
    return after if subject.area == table.study.province.code else not after


def listed_in(table: Table, labels: list[Label]) -> Listed:
    """The places that the labels of a table name."""
    districts = frozenset(area for label in labels if not label.commune
                          for area in label.says.areas if table.places.is_district(area))
    over_communes = {area for label in labels if label.commune for area in label.says.areas}
    of_communes = next(iter(over_communes)) if len(over_communes) == 1 and districts <= over_communes else ""
    complete = _is_complete(table, districts)
    return Listed(districts, of_communes, complete,
                  complete or any(column.use == "code" for column in table.columns),
                  _is_misnamed(table, labels, districts))


def with_named_places(view: View, block: Block, columns: list[Column], places: Places) -> list[Column]:
    """The columns; the first that names the districts is that of the areas, whatever it is called, if none else does.

    "Cơ quan BHXH", "Địa bàn (trước 01/7/2025)", "Đơn vị" above a row of units. Its heading still says a year if
    nothing else: "Huyện (năm 2022)". Where the districts lie, "Phía Bắc" beside each, says nothing more of them.
    """
    if own := [column for column in columns if column.use in ("area", "label", "commune", "code")
               and _names_districts(view, block, column.index, places)]:
        return [replace(column, use="ignored") if column.use in ("area", "label") and _are_clusters(
            view, block, column.index, own[0].index, places) else column for column in columns]
    named = [column.index for column in columns if _names_districts(view, block, column.index, places)]
    return [replace(column, use="area", derived=False,
                    says=column.says if replace(column.says, years=NOTHING.years) == NOTHING else NOTHING)
            if column.index in named[:1] else column for column in columns]


def _names_districts(view: View, block: Block, column: int, places: Places) -> bool:
    """Whether nearly all words in a column are names of districts."""
    words = [cell.text for body in block.body if shape(cell := view.cell(body.row, column)) == "words"]
    named = sum(places.is_district(places.find(text).code) for text in words)
    return named >= max(_FEWEST_NAMED, _MOST_NAMED * len(words))


def _are_clusters(view: View, block: Block, column: int, beside: int, places: Places) -> bool:
    """Whether a column says in which part of the province the district beside it lies, each of them once."""
    rows = [body.row for body in block.body if view.cell(body.row, column).text]
    named = {places.find(view.cell(row, beside).text).code for row in rows}
    return len(named) == len(rows) > 0 and all(map(places.is_district, named)) and all(
        words[0] in _PART_OF and OF_CLUSTERS.issuperset(words)
        for words in (fold(view.cell(row, column).text).split() for row in rows))


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
    times = Counter(office.code for office in offices.values())
    return {at: office.name for at, text in words.items()  # also "Văn phòng BHXH tỉnh (TP. Buôn Ma Thuột)"
            if (office := offices.get(text)) and kind <= office.kind and times[office.code] == 1}
