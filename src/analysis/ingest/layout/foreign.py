"""Columns and rows that have nothing to do with the catalogue, such as money or hectares beside a poverty rate.

They are no mistake of the file: said once a table, where the table has figures besides; else they stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from analysis.ingest.grid import cell_name
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.columns import misses_year
from analysis.ingest.layout.others import IN_BRACKETS, Others
from analysis.ingest.layout.proofs import is_sum_of_rows, numbers_of
from analysis.ingest.layout.table import Proofs, Row, Table
from analysis.ingest.layout.unread import is_part_row, note_heading, note_unknown
from analysis.ingest.names import fold
from analysis.ingest.places import is_other_province
from analysis.ingest.reading import Reading
from analysis.ingest.units import is_count_or_thousands, is_unit_text, known_unit
from analysis.ingest.values import shape
from analysis.ingest.wording import Facets, read_words
from analysis.ingest.wording.slips import akin, holds_slip, telling_words, with_marks
from analysis.ingest.wording.together import is_of_the_poor

__all__ = ["Foreign"]

_REGION = re.compile(r"^\W*(?:[ivx]+\W+|\d+\W+)?(?:tiểu vùng|vùng|cụm|khu vực)\b")
_DISTRICT = re.compile(r"\W*(?:huyện|thị xã|thành phố|quận|h|tx|tp)\b")
_SAID = {"kh": "kế hoạch", "hoàn thành": "kế hoạch", "tiến độ": "kế hoạch", "bq": "bình quân"}
_COMPARED = re.compile(rf"\b(?:{'|'.join(_SAID)})\b")
_OF_WHOLE = re.compile(r"(?:%|tỷ lệ|chiếm)\W.*\b(?:so với|trên|trong) (?:tổng|toàn bộ|dân số|số hộ|lực|lllđ)\b|"
                       r"\b(?:so với|trên) (?:tổng|toàn bộ|dân số)\b.*%|\bgiảm\b.*\bnghèo\b|\bnghèo\b.*\bgiảm\b")
_BY_NUMBER = re.compile(r"\btheo \d{3,4}\b")
_SHOWN, _SHOWN_NEAR = 80, 3


@dataclass
class Foreign:
    """What a table holds beside the catalogue's indicators, told when it is known whether the rest was read."""

    table: Table
    proofs: Proofs
    _columns: list[tuple[Column, list[int]]] = field(default_factory=list)
    _rows: list[tuple[Row, list[Column]]] = field(default_factory=list)
    _doubtful: list[tuple[Column, list[int]]] = field(default_factory=list)
    _doubtful_rows: list[tuple[Row, list[Column]]] = field(default_factory=list)

    @cached_property
    def _others(self) -> Others:
        return Others(self.table, self.proofs)

    def take_column(self, column: Column, filled: list[int]) -> bool:
        """Whether a column whose heading was not understood is of something else; it is kept to be told."""
        others = self._others
        own = others.is_rest(column) or others.is_share_of_count(column) or others.is_proven(column) \
            or others.is_other(column.heading, column.says)
        is_foreign = any(map(is_other_province, column.words)) or (
            own and not self._is_of_rows(column) and not self._is_by_number(column))
        if is_foreign:
            self._columns.append((column, filled))
            return True
        if self._is_of_rows(column) or any(holds_slip(text, self.table.lexicon) for text in column.words):
            return False
        self._doubtful.append((column, filled))
        return True

    def _is_by_number(self, column: Column) -> bool:
        """Whether a heading names an indicator but for the number of a list: "Thôn ĐBKK theo 582"."""
        said = _BY_NUMBER.sub(" ", text := fold(column.heading))
        return said != text and bool(read_words(said, self.table.lexicon).indicators)

    def tell_derived(self, column: Column, filled: list[int]) -> None:
        """A comparison; a warning where it has words of its own, of an indicator perhaps, or is all that there is."""
        alone = sum(each.use == "value" or each.derived for each in self.table.columns) == 1  # "Đạt tỷ lệ"
        text = with_marks(fold(column.heading), self.table.lexicon)
        mean = column.says.indicators and "bình quân" in text  # of the communes in difficulty, perhaps
        doubt = alone or mean or self._may_be_named(text) or akin(" ".join(column.says.unknown), self._telling)
        note_heading(self.table, column, "warning" if doubt else "info",
                     "unknown-heading" if doubt else "derived-column", filled)

    def tell_derived_row(self, row: Row, cells: list[Column]) -> None:
        """A row of a comparison; a warning where it has words akin to an indicator's, which it may be after all."""
        for column in self.table.columns:
            text = self.table.view.cell(row.index, column.index).text if column.use == "label" else ""
            says = read_words(text, self.table.lexicon)
            if says.unknown and not says.indicators and akin(" ".join(says.unknown), self._telling):
                label = replace(row.label, unknown=text, column=column.index)
                note_unknown(self.table, replace(row, label=label), cells, "warning")
                return
        for column in cells:
            self.table.note("info", "derived-row", row.index, column.index)

    def _may_be_named(self, text: str) -> bool:
        """Whether what compares may be an indicator: "Giảm" beside the poor, "Hộ nghèo DTTS (% so với tổng số)"."""
        text = _COMPARED.sub(lambda found: _SAID[found[0]], text)
        named = self._others.titled() | self._others.named()
        topics = {self.table.study.indicator(name).topic for name in named}
        shares = [fold(i.name_vi) for i in self.table.study.indicators
                  if i.topic in topics and not is_count_or_thousands(i.unit)]
        words = [word for word in ("giảm", "bình quân", "kế hoạch") if word in text and "tăng" not in text] or [
            "đạt"] * ("đạt" in text)
        return bool(_OF_WHOLE.search(text)) or any(word in name for word in words for name in shares)

    def _is_of_rows(self, column: Column) -> bool:
        """Whether neither title nor headings say of what figures are, but rows do: "2020 (năm gốc)", "Hiện nay"."""
        if not self._rows_name:
            return False
        headings = [each.says for each in self.table.columns if each.use == "value"]
        return not (column.says.units or self.table.context.says.indicators
                    or any(each.indicators or each.shorts for each in headings))

    def take_row(self, row: Row, cells: list[Column], listed: frozenset[str]) -> bool:
        """Whether a row not understood has a unit of its own, adds up some of all districts, or is a province."""
        text = self.table.view.cell(row.index, row.label.column).text
        complete = listed >= {area.code for area in self.table.study.districts}
        regional = bool(_REGION.match(fold(text))) and complete
        regional = regional or is_other_province(text) or (
            len(listed) > 1 and is_sum_of_rows(self.table, row.index, cells, self._districts))
        if not regional:
            units = self._texts(row.index, "unit") or [  # "Tổng đàn heo (con)"; a name in brackets is that of a place
                found for found in IN_BRACKETS.findall(text) if found == found.lower()]
            divides = is_part_row(self.table, row.index)
            texts = self._texts(row.index, "label") or self._texts(row.index, "group") or (
                self._texts(row.index, "area") if complete or divides else [])
            if not texts or row.label.suggestions:
                return False
            unit = known_unit(units[0]) if len(units) == 1 else ""
            says = read_words(" ".join(texts), self.table.lexicon)
            named = says.indicators and not says.unknown and text in self._texts(row.index, "unit")
            if len(units) == 1 and not unit and (named or is_unit_text(units[0])):
                return False  # perhaps the unit of an indicator, with a slip or in a short form
            if len(units) != 1 or not self._others.is_other(
                    " ".join(texts), replace(says, units=frozenset((unit or units[0],)))):
                beside = divides or (
                    complete and bool(says.unknown or "total" in says.groups) and not _DISTRICT.match(fold(text))
                    if listed else not any(holds_slip(each, self.table.lexicon) for each in texts))
                if beside:
                    self._doubtful_rows.append((row, cells))
                return beside
        self._rows.append((row, cells))
        return True

    @cached_property
    def _rows_name(self) -> bool:
        """Whether any row names an indicator."""
        labels = [each.index for each in self.table.columns if each.use in ("label", "area")]
        said = (read_words(self.table.view.cell(body.row, index).text, self.table.lexicon)
                for body in self.table.block.body for index in labels)
        return any(says.indicators or says.parts or says.shorts for says in said)

    @cached_property
    def _districts(self) -> set[int]:
        """The rows that name a district."""
        return {body.row for body in self.table.block.body if any(
            self.table.places.is_district(self.table.places.find(self.table.view.cell(body.row, each.index).text).code)
            for each in self.table.columns if each.use in ("area", "label", "code"))}

    def _texts(self, row: int, use: str) -> list[str]:
        cells = (self.table.view.cell(row, column.index) for column in self.table.columns if column.use == use)
        return [cell.text for cell in cells if cell.text]

    def with_rows_left(self, readings: list[Reading]) -> list[Reading]:
        """The readings, totals with what the rows add up to that were not understood and are no parts of others."""
        rows = [row.index for row, _ in self._doubtful_rows if not is_part_row(self.table, row.index)]
        for at, reading in enumerate(readings):
            numbers = numbers_of(self.table, self.table.column(reading.column)) if rows and reading.total else {}
            if own := numbers.get(reading.row):
                left = sum(numbers.get(row, 0.0) for row in rows) * reading.value / own
                readings[at] = replace(reading, left=left)
        return readings

    def tell(self, was_read: bool) -> None:
        """Say it once, as an information or a warning; as a mistake where a table has but one column and it is lost.

        A share whose words are akin to an indicator's may be that indicator after all, and is a warning of its own.
        """
        lost = not was_read and self._names_it_alone()
        for column, filled in self._doubtful if was_read else self._doubtful + self._columns:
            slip = lost or misses_year(column.words, self.table.lexicon)
            note_heading(self.table, column, "error" if slip else "warning", "unknown-heading", filled)
        for row, cells in self._doubtful_rows if was_read else self._doubtful_rows + self._rows:
            note_unknown(self.table, row, cells, "warning" if was_read else "error")
        if not was_read:
            return
        view, table = self.table.view, self.table
        plainly: dict[str, list[str]] = {}
        for text, says, places in self._told():
            share = _is_percentage(says) or _is_percentage(table.context.says)
            indicators = akin(text, self._telling) if share and not is_of_the_poor(text) else ()
            if not indicators:
                plainly.setdefault(text[:_SHOWN], []).extend(places)
            for place in places if indicators else ():
                near = "; ".join(table.study.indicator(name).name for name in indicators[:_SHOWN_NEAR])
                table.problems.add("warning", "perhaps-of-catalogue", view.sheet, place, names=text[:_SHOWN], near=near)
        for place in (place for places in plainly.values() for place in places):
            table.problems.add("info", "not-of-catalogue", view.sheet, place, names="; ".join(plainly))

    def _names_it_alone(self) -> bool:
        """Whether the title names something without a doubt, and a single column of figures stands below it."""
        values = [column for column in self.table.columns if column.use == "value"]
        doubted = self.table.context.doubt or (values and values[0].says.kinds)
        return len(values) == 1 and bool(self._others.titled()) and not doubted

    @cached_property
    def _telling(self) -> dict[str, set[str]]:
        return telling_words(self.table.lexicon)

    def _told(self) -> Iterator[tuple[str, Facets, list[str]]]:
        """Each column and row that was set aside: what it is called, what that says, and its cells with numbers."""
        view = self.table.view
        for column, filled in self._columns:
            yield column.heading, column.says, [cell_name(column.index, row + 1) for row in filled]
        for row, columns in self._rows:
            text = " ".join(view.cell(row.index, row.label.column).text.split())
            units = frozenset(filter(None, map(known_unit, self._texts(row.index, "unit"))))
            says = read_words(text, self.table.lexicon)
            yield text, replace(says, units=units or says.units), [
                cell_name(column.index, row.index + 1) for column in columns
                if shape(view.cell(row.index, column.index)) in ("number", "year")]


def _is_percentage(says: Facets) -> bool:
    return "percent" in says.units or (not says.units and "share" in says.measures)
