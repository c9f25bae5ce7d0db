"""The labels of a table's rows: area, indicator, group, year, unit, with what a sub-row takes from the row above."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from analysis.ingest.dates import parse_year
from analysis.ingest.grid import Cell
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.view import View
from analysis.ingest.names import fold
from analysis.ingest.places import Place, Places
from analysis.ingest.units import known_unit
from analysis.ingest.values import shape
from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.facets import NOTHING

__all__ = ["PART", "Label", "RowReader"]

_DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")  # a cell of a date, as it is kept
_PARTS = {"month": re.compile(r"(?:t|tháng)?\s*(\d{1,2})"), "quarter": re.compile(r"(?:q|quý)?\s*(iv|i{1,3}|[1-4])")}
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*$")
_MEAN = re.compile(r"\b(?:(?:mức|tỷ lệ) )?(?:bình quân|trung bình|bq|tb|average|mean)\b")
_KINDS = re.compile(r"\b(?:huyện|thị xã|tx|thành phố|tp)\b")
_OF_DISTRICT = re.compile(r"(?:tổng |cộng |tổng cộng |tổng số |toàn )+(?:huyện|thị xã|thành phố|tx|tp)\W*")
_ALL_KINDS = re.compile(r"(?:tổng |cộng |số |các )+(?:huyện|thị xã|thành phố|tx|tp)"
                        r"(?:\W+(?:và )?(?:huyện|thị xã|thành phố|tx|tp)){2}\W*")
_SHORT_KINDS = {"tx": "thị xã", "tp": "thành phố"}
_SEVERAL = re.compile(r"\b(?:các|khối|\d+)\s+(?:huyện|thị xã|tx|thành phố|tp)\b")
_AS_ABOVE = re.compile(r"nt|\W?như trên|[-\"”“]\s*nt\s*[-\"”“]|[\"”“〃']{1,2}")
PART = re.compile(r"\W*(?:trong đó|tr\.? ?đó|of which)\b")


def _of_some_kinds(text: str) -> bool:
    """Whether a total is of some kinds of districts only: "Cộng TP, TX", "Tổng các huyện", not all three."""
    folded = fold(text)
    kinds = {_SHORT_KINDS.get(found, found) for found in _KINDS.findall(folded)}
    return len(kinds) == 2 or (len(kinds) == 1 and bool(_SEVERAL.search(folded)))


@lru_cache(maxsize=4096)
def _of_area(code: str) -> Facets:
    return replace(NOTHING, areas=frozenset((code,)))


def _of_year(year: int) -> Facets:
    return replace(NOTHING, years=frozenset((year,)))


@dataclass(frozen=True)
class Label:
    """What the label cells of a row say.

    `total` marks a row of totals, `commune` one of a commune; `unknown` is a text that was not
    understood, at `cell`, with `suggestions`; `derived` a row that only compares others.
    """

    says: Facets = NOTHING
    total: bool = False
    commune: str = ""
    unknown: str = ""
    column: int = 0
    suggestions: tuple[str, ...] = ()
    derived: bool = False
    empty: bool = False

    def also(self, says: Facets) -> Label:
        """The label with what another of its cells says."""
        return replace(self, says=combine(self.says, says), empty=False)


@dataclass
class RowReader:
    """Reads labels from top to bottom of one table."""

    view: View
    columns: list[Column]
    lexicon: Lexicon
    places: Places
    district: str
    after_2025: bool
    _last: Facets = NOTHING
    fixed_district: bool = False
    _open: bool = False  # the area named last stands without a year, perhaps above several
    _year_above: frozenset[int] = frozenset()
    _last_was_commune: bool = False
    _topic: Facets | None = NOTHING  # what a row names alone, of which rows of areas below it are; None for a list
    _nested: bool = False
    _below_total: bool = False  # of which rows below without an area are parts
    _written: dict[int, Cell] = field(default_factory=dict)  # the words last written in each column
    _years: frozenset[int] = frozenset()  # of the area named last, by which rows below without a name are told

    def new_section(self, says: Facets) -> None:
        """A sub-heading: rows below take nothing from those above it."""
        self._last, self._year_above, self._below_total = NOTHING, frozenset(), False
        self._topic, self._nested = NOTHING, False
        self._written.clear()
        districts = [area for area in says.areas if self.places.is_district(area)]
        if len(districts) == 1:
            self.district, self.fixed_district = districts[0], True

    def read(self, row: int) -> Label:
        """The label of a row."""
        label = Label(empty=True)
        for column, cell in self._cells(row):
            label = self._add(label, column, cell.text, shape(cell) == "words")
            if label.unknown or label.derived:
                break
        named, total = bool(label.says.areas), label.total
        label = self._inherit(self._below_topic(label))
        if named or total or label.commune:
            self._below_total = total and label.total and not named
        if named or label.total or label.unknown or label.derived:
            self._years, self._open = frozenset(), False
        if not label.unknown and (not label.total or named) and not label.commune and (
                label.says.areas or label.says.indicators or label.says.parts):
            bare = not (label.says.groups or label.says.years)
            self._last = label.says if bare else replace(label.says, groups=frozenset(), years=frozenset())
            if label.says.years:
                self._years = label.says.years if named else self._years
            elif named:
                self._open = True
            districts = [area for area in label.says.areas if self.places.is_district(area)]
            if len(districts) == 1:
                self.district = districts[0]
        self._last_was_commune = bool(label.commune)
        return label

    def _cells(self, row: int) -> list[tuple[Column, Cell]]:
        """The cells that label a row, those that only say "as above" with the words that they repeat.

        "NT" does so beside another such mark; alone it is the rural part.
        """
        found = [(column, cell) for column in self.columns if column.use not in ("value", "ignored", "order")
                 and (cell := self.view.cell(row, column.index)).text]
        marks = {column.index: said for column, cell in found if _AS_ABOVE.fullmatch(said := fold(cell.text))}
        if len(marks) > 1 or "nt" not in marks.values():
            found = [(column, self._written.get(column.index, cell) if column.index in marks else cell)
                     for column, cell in found]
        self._written.update((column.index, cell) for column, cell in found if shape(cell) == "words")
        return found

    def _add(self, label: Label, column: Column, text: str, is_words: bool) -> Label:
        unknown = replace(label, unknown=text, column=column.index)
        if column.use == "unit":
            told = replace(NOTHING, units=frozenset((known_unit(text),)))
            return replace(label, says=combine(label.says, told)) if known_unit(text) else unknown
        if column.use == "year":
            year = parse_year(text)
            said = read_words(_DAY.sub(r"\3/\2/\1", text), self.lexicon) if year is None else _of_year(year)
            return unknown if said.unknown or len(said.years) != 1 else label.also(said)
        if column.use in _PARTS and (found := _PARTS[column.use].fullmatch(fold(text))):
            return label.also(read_words(f"{'quý' if column.use == 'quarter' else 'tháng'} {found[1]}", self.lexicon))
        if column.use == "code" or (column.use == "area" and not is_words):
            return self._placed(label, self.places.find(text).code)
        if not is_words:
            year = parse_year(text) if column.use == "label" else None
            return label.also(_of_year(year)) if year else label
        return self._add_words(label, column, text)

    def _add_words(self, label: Label, column: Column, text: str) -> Label:
        says, place = read_words(text, self.lexicon), self.places.find(text)
        label = replace(label, empty=False) if label.empty else label
        some = says.groups == {"total"} and _of_some_kinds(text)
        if self.district and (self._last_was_commune or "toàn" in fold(text)) and _OF_DISTRICT.fullmatch(fold(text)):
            return label if any(map(self.places.is_district, label.says.areas)) else label.also(_of_area(self.district))
        total = says.groups == {"total"} and not (some or says.unknown or says.indicators or says.areas)
        if place.total or total or (column.use == "area" and _ALL_KINDS.fullmatch(fold(text))):
            return replace(label, total=True)
        district, commune = self._commune(column, text, place, label)
        if commune:
            return replace(label, commune=commune, says=replace(label.says, areas=frozenset((district,))))
        is_name = says.indicators and not says.unknown  # "Số tiêu chí bình quân một xã" below the names of communes
        if column.use == "commune" and not (is_name or self.places.says_district(text)):
            return replace(label, unknown=text, column=column.index, suggestions=place.suggestions)
        if place.code:
            return self._placed(label, place.code)
        if "derived" in says.roles or (says.unknown and not _MEAN.sub("", " ".join(says.unknown)).strip()):
            return replace(label, derived=True)
        if says.unknown or len(says.areas) > 1 or some:
            return replace(label, unknown=text, column=column.index, suggestions=place.suggestions)
        groups = frozenset() if says.areas and says.groups == {"total"} else says.groups  # "Cộng toàn tỉnh"
        return label.also(replace(says, roles=frozenset(), groups=groups))

    def _placed(self, label: Label, code: str) -> Label:
        """The label with a place; a district beside the province that it lies in, as exports have both, holds alone."""
        areas = label.says.areas | {code} if code else label.says.areas
        districts = frozenset(filter(self.places.is_district, areas))
        if districts and areas - districts == {self.places.province}:
            return replace(label, says=replace(label.says, areas=districts), empty=False)
        return label.also(_of_area(code)) if code else label


    def _commune(self, column: Column, text: str, place: Place, label: Label) -> tuple[str, str]:
        """The district and the commune that a label names; '' for both where it names none.

        Some communes bear the name of a district: in a column of communes, below one, or, with the district's own
        name above the table, among communes of other names, a bare name is the commune's.
        """
        if self.places.says_district(text):
            return "", ""
        if (bracket := _IN_BRACKETS.search(text)) and self.places.says_commune(text):
            code = self.places.find(bracket[1]).code  # "Thị trấn Ea Drăng (Ea H'leo)"
            found = self.places.commune_in(text[:bracket.start()], code, self.after_2025)
            return (code, found) if found else ("", "")
        beside = [area for area in label.says.areas if self.places.is_district(area)]
        district = beside[0] if len(beside) == 1 else self.district
        if not district:
            said = column.use == "commune" or self.places.says_commune(text)
            return self.places.commune_anywhere(text, self.after_2025) if said else ("", "")
        found = self.places.commune_in(text, district, self.after_2025)
        if found and beside:
            self.district = district  # the name of a district stands beside its first commune only
        is_commune = found and (not place.code or column.use == "commune" or self._last_was_commune or (
            self.fixed_district and self.places.lists_communes(
                (self.view.cell(row, column.index).text for row in self.view.rows), district, self.after_2025)))
        return (district, found) if is_commune else ("", "")

    def _below_topic(self, label: Label) -> Label:
        """Districts below a row that names but an indicator, and its total, are of it, as in pivot tables.

        Only where no area and no other indicator was named before the first of them, and no column names what it holds.
        """
        says = label.says
        if self._topic is None or label.unknown or label.total or label.commune or any(
                each.use == "value" and (each.says.indicators or each.says.shorts) for each in self.columns):
            return label
        if says.areas and not (says.indicators or says.parts) and self._topic.indicators:
            self._nested = self._nested or any(map(self.places.is_district, says.areas))
            return replace(label, says=combine(self._topic, says)) if self._nested else label
        if says.indicators and not says.areas:
            alone = self._nested or not (self._last.areas or self._topic.indicators)
            self._topic = says if alone else None
            self._last = NOTHING if self._nested else self._last
        return label

    def _inherit(self, label: Label) -> Label:
        """A row such as "Trong đó: đồng bào DTTS" speaks of the area or indicator of the row above it.

        So does one with another year alone, below a district that is named in the first of its years only, or above
        all of them. A year that stands alone before any district holds for the rows below it.
        """
        years = label.says.years
        if years and label.says == replace(NOTHING, years=years) and not (label.total or label.unknown):
            if not self._last.areas or self._year_above:
                self._year_above = years
            elif (self._years or self._open) and not years & self._years and len(self._last.areas) == 1:
                self._years |= years
                return replace(label, says=combine(self._last, label.says))
        elif self._year_above and not years:
            label = replace(label, says=combine(replace(NOTHING, years=self._year_above), label.says))
        says = label.says
        if label.unknown or label.total or label.commune or says.areas or not (
                says.groups or says.indicators or says.kinds):
            return label
        if self._below_total:
            return replace(label, total=True)
        if says.indicators and not self._last.areas:
            return label
        above = replace(self._last, units=frozenset(), measures=frozenset(), like="") if says.indicators else self._last
        if says.indicators and not says.indicators & above.indicators:
            above = replace(above, indicators=frozenset())  # an area named beside the first of its indicators only
        return replace(label, says=combine(replace(above, kinds=frozenset()) if says.kinds else above, says))
