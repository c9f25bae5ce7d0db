"""Columns and rows that have nothing to do with the catalogue, such as money or hectares beside a poverty rate.

They are no mistake of the file: said once a table, where the table has figures besides; else they stay unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from analysis.ingest.elsewhere import is_other_province
from analysis.ingest.grid import cell_name
from analysis.ingest.layout.columns import Column
from analysis.ingest.layout.proofs import is_part, is_sum_of_rows
from analysis.ingest.layout.rows import Label
from analysis.ingest.layout.state import Table
from analysis.ingest.layout.unread import is_part_row, note_heading, note_unknown
from analysis.ingest.layout.years import misses_year
from analysis.ingest.names import fold
from analysis.ingest.units import factor, is_count_or_thousands, is_quotient, is_unit_text, known_unit
from analysis.ingest.values import shape
from analysis.ingest.wording import Facets, read_words
from analysis.ingest.wording.spelling import is_abbreviation
from analysis.ingest.wording.telling import akin, holds_slip, telling_words

__all__ = ["Foreign"]

# Who became or ceased to be poor, which stands in every review of poverty, and is never an indicator.
_OF_THE_POOR = re.compile(r"\b(?:thoát|tái|phát sinh)(?: hộ)? (?:cận )?nghèo\b|\bnghèo (?:mới )?phát sinh\b")
_STAFF = re.compile(r"(?:tổng )?(?:số )?(?:lượng )?(?:cán bộ|công chức|viên chức|cộng tác viên|tuyên truyền viên|"
                    r"biên chế)\b")
_SHARE_OF = re.compile(r"tỷ lệ (\w+ \w.*)")
_OTHERS = re.compile(r"(?:các )?(?:dân tộc |nhóm |loại |đối tượng )?khác")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]|\n")
_REGION = re.compile(r"^\W*(?:[ivx]+\W+|\d+\W+)?(?:tiểu vùng|vùng|cụm|khu vực)\b")
_DISTRICT = re.compile(r"\W*(?:huyện|thị xã|thành phố|quận|h|tx|tp)\b")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{2,7}(?!\w)")
_SAID = {"kh": "kế hoạch", "hoàn thành": "kế hoạch", "tiến độ": "kế hoạch", "bq": "bình quân"}
_COMPARED = re.compile(rf"\b(?:{'|'.join(_SAID)})\b")
_OF_WHOLE = re.compile(r"(?:%|tỷ lệ|chiếm)\W.*\b(?:so với|trên|trong) (?:tổng|toàn bộ|dân số|số hộ|lực|lllđ)\b|"
                       r"\b(?:so với|trên) (?:tổng|toàn bộ|dân số)\b.*%|\bgiảm\b.*\bnghèo\b|\bnghèo\b.*\bgiảm\b")
_BY_NUMBER = re.compile(r"\btheo \d{3,4}\b")
_SHOWN, _SHOWN_NEAR, _SPLIT = 80, 3, " › "


@dataclass
class Foreign:
    """What a table holds beside the catalogue's indicators, told when it is known whether the rest was read."""

    table: Table
    _columns: list[tuple[Column, list[int]]] = field(default_factory=list)
    _rows: list[tuple[int, Label, list[Column]]] = field(default_factory=list)
    _doubtful: list[tuple[Column, list[int]]] = field(default_factory=list)
    _doubtful_rows: list[tuple[int, Label, list[Column]]] = field(default_factory=list)

    def take_column(self, column: Column, filled: list[int]) -> bool:
        """Whether a column whose heading was not understood is of something else; it is kept to be told."""
        is_foreign = not self._is_of_rows(column) and not self._is_by_number(column) and (
            self._is_rest(column) or self._is_share_of_count(column) or self._is_proven(column)
            or self._is_other(_SPLIT.join(column.words), column.says))
        if is_foreign:
            self._columns.append((column, filled))
            return True
        if self._is_of_rows(column) or any(holds_slip(text, self.table.lexicon) for text in column.words):
            return False
        self._doubtful.append((column, filled))
        return True

    def _is_by_number(self, column: Column) -> bool:
        """Whether a heading names an indicator but for the number of a list: "Thôn ĐBKK theo 582"."""
        said = _BY_NUMBER.sub(" ", text := fold(_SPLIT.join(column.words)))
        return said != text and bool(read_words(said, self.table.lexicon).indicators)

    def tell_derived(self, column: Column, filled: list[int]) -> None:
        """A comparison with others; a warning where it has words of its own, of an indicator perhaps: "Tiến độ"."""
        if akin(" ".join(column.says.unknown), self._telling) or self._may_be_named(column):
            note_heading(self.table, column, "warning", "unknown-heading", filled)
        else:
            note_heading(self.table, column, "info", "derived-column", filled)

    def _may_be_named(self, column: Column) -> bool:
        """Whether what compares may be an indicator: "Giảm" beside the poor, "Hộ nghèo DTTS (% so với tổng số)"."""
        text = _COMPARED.sub(lambda found: _SAID[found[0]], fold(_SPLIT.join(column.words)))
        named = self._titled() | self._named()
        topics = {self.table.study.indicator(name).topic for name in named}
        shares = [fold(i.name_vi) for i in self.table.study.indicators
                  if i.topic in topics and not is_count_or_thousands(i.unit)]
        words = [word for word in ("giảm", "bình quân", "kế hoạch") if word in text and "tăng" not in text] or [
            "đạt"] * ("đạt" in text)
        return bool(_OF_WHOLE.search(text)) or any(word in name for word in words for name in shares)

    def _is_rest(self, column: Column) -> bool:
        """Whether a column is what groups beside it leave over: "Dân tộc khác"."""
        return bool(_OTHERS.fullmatch(fold(column.words[-1]))) and any(
            each.says.groups - {"total", "all"} and each.words[:-1] == column.words[:-1]
            for each in self.table.columns if not each.says.unknown)

    def _is_proven(self, column: Column) -> bool:
        """Whether numbers show it to be a part of a count, or to give a share that stands beside it.

        Not where the catalogue has such a count itself, under a name that this one may be a slip of.
        """
        text = _SPLIT.join(column.words)
        named = self._named()
        named |= {i.denominator for i in self.table.study.indicators if i.numerator in named}  # larger than its parts
        if _holds_abbreviation(text) or self.table.lexicon.near(column.words[-1]) & self._counted_as(named) - named:
            return False
        used = {index for each in self.table.quotients for index in (each.top, each.bottom)}
        used |= set(self.table.wholes.values())
        return column.index in used or is_part(self.table, column)

    def _counted_as(self, named: set[str]) -> set[str]:
        """What the catalogue counts in the units of what is named."""
        units = {self.table.study.indicator(name).unit for name in named | self._titled()}
        return {i.id for i in self.table.study.indicators if i.unit in units and is_count_or_thousands(i.unit)}

    def _is_share_of_count(self, column: Column) -> bool:
        """Whether it is the share of a count beside it that the catalogue does not have: "Tỷ lệ không hoạt động"."""
        found = _SHARE_OF.fullmatch(fold(_BRACKETS.sub(" ", column.words[-1])).strip())
        numerators = {indicator.numerator for indicator in self.table.study.indicators}
        return bool(found) and any(
            fold(each.words[-1]).split(" (")[0].endswith(found[1]) and not each.says.indicators & numerators
            for each in self.table.columns if each.says.indicators and not each.says.unknown and found)

    def _is_of_rows(self, column: Column) -> bool:
        """Whether neither title nor headings say of what figures are, but rows do: "2020 (năm gốc)", "Hiện nay"."""
        if not self._rows_name:
            return False
        headings = [each.says for each in self.table.columns if each.use == "value"]
        return not (column.says.units or self.table.context.says.indicators
                    or any(each.indicators or each.shorts for each in headings))

    def take_row(self, row: int, label: Label, cells: list[Column], listed: set[str]) -> bool:
        """Whether a row not understood has a unit of its own, adds up some of all districts, or is a province."""
        text = self.table.view.cell(row, label.column).text
        complete = listed >= {area.code for area in self.table.study.districts}
        regional = bool(_REGION.match(fold(text))) and complete
        regional = regional or is_other_province(text) or (
            len(listed) > 1 and is_sum_of_rows(self.table, row, cells, self._districts))
        if not regional:
            units = self._texts(row, "unit") or _in_brackets(text)
            divides = is_part_row(self.table, row)
            texts = self._texts(row, "label") or self._texts(row, "group") or (
                self._texts(row, "area") if complete or divides else [])
            if not texts or label.suggestions:
                return False
            unit = known_unit(units[0]) if len(units) == 1 else ""
            if len(units) == 1 and not unit and is_unit_text(units[0]):
                return False  # perhaps the unit of an indicator, with a slip
            says = read_words(" ".join(texts), self.table.lexicon)
            if len(units) != 1 or not self._is_other(
                    " ".join(texts), replace(says, units=frozenset((unit or units[0],)))):
                beside = divides or (complete and bool(says.unknown) and not _DISTRICT.match(
                    fold(text))) if listed else not any(
                    holds_slip(each, self.table.lexicon) for each in texts)
                if beside:
                    self._doubtful_rows.append((row, label, cells))
                return beside
        self._rows.append((row, label, cells))
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

    def tell(self, was_read: bool) -> None:
        """Say it once, as an information or a warning; as a mistake where a table has but one column and it is lost.

        A share whose words are akin to an indicator's may be that indicator after all, and is a warning of its own.
        """
        lost = not was_read and self._names_it_alone()
        for column, filled in self._doubtful if was_read else self._doubtful + self._columns:
            slip = lost or misses_year(column.words, self.table.lexicon)
            note_heading(self.table, column, "error" if slip else "warning", "unknown-heading", filled)
        for row, label, cells in self._doubtful_rows if was_read else self._doubtful_rows + self._rows:
            note_unknown(self.table, row, label, cells, "warning" if was_read else "error")
        if not was_read:
            return
        view, table = self.table.view, self.table
        plainly: dict[str, list[str]] = {}
        for text, says, places in self._told():
            indicators = akin(text, self._telling) if _is_percentage(says) and not _is_of_the_poor(text) else ()
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
        return len(values) == 1 and bool(self._titled()) and not (self.table.context.doubt or values[0].says.kinds)

    @cached_property
    def _telling(self) -> dict[str, set[str]]:
        return telling_words(self.table.lexicon)

    def _told(self) -> Iterator[tuple[str, Facets, list[str]]]:
        """Each column and row that was set aside: what it is called, what that says, and its cells with numbers."""
        view = self.table.view
        for column, filled in self._columns:
            yield _SPLIT.join(column.words), column.says, [cell_name(column.index, row + 1) for row in filled]
        for row, label, columns in self._rows:
            text = " ".join(view.cell(row, label.column).text.split())
            units = frozenset(filter(None, map(known_unit, self._texts(row, "unit"))))
            says = read_words(text, self.table.lexicon)
            yield text, replace(says, units=units or says.units), [
                cell_name(column.index, row + 1) for column in columns
                if shape(view.cell(row, column.index)) in ("number", "year")]

    def _is_other(self, text: str, says: Facets) -> bool:
        """Whether a unit that no indicator has stands there, or nothing that the catalogue or the title names."""
        if self._has_foreign_unit(says) or _is_of_the_poor(text) or _STAFF.match(fold(text)):
            return True
        if _is_named(text, says):
            return False
        if any(map(is_quotient, _IN_BRACKETS.findall(text))):
            return True
        return not (self._may_be_titled(says) or self._may_be_near(text, says))

    def _has_foreign_unit(self, says: Facets) -> bool:
        """Whether all units named are such as no indicator has."""
        return bool(says.units) and not any(
            factor(unit, i.unit) for unit in says.units for i in self.table.study.indicators)

    def _may_be_titled(self, says: Facets) -> bool:
        """Whether it may well be what the title names, which no other column is."""
        titled = self._titled()
        return not self._named() & titled and any(self._may_count(says, name) for name in titled)

    def _may_be_near(self, text: str, says: Facets) -> bool:
        """Whether it may be an indicator whose name it resembles, and no mere part of one that stands beside it.

        Children who were measured stand beside the share of the underweight, and are no indicator themselves.
        """
        near = frozenset(name for part in _BRACKETS.sub(_SPLIT, text).split(_SPLIT)
                         for name in self.table.lexicon.near(part))
        if any(self._may_count(says, name) for name in near):
            return True
        beside = near & (self._named() | self._titled())
        return not beside and any(self.table.study.indicator(name).denominator for name in near)

    def _titled(self) -> frozenset[str]:
        return self.table.context.says.indicators | self.table.context.says.parts

    def _named(self) -> set[str]:
        return {name for column in self.table.columns if not column.says.unknown
                for name in column.says.indicators | (column.says.shorts & self._titled())}

    def _may_count(self, says: Facets, name: str) -> bool:
        """Whether what is said to be counted, or given in a unit, can be this indicator."""
        unit = self.table.study.indicator(name).unit
        counted = says.measures & {"count", "households", "persons", "communes"} or "total" in says.groups
        if says.units:
            return any(factor(each, unit) for each in says.units)
        return not counted or is_count_or_thousands(unit)


def _is_of_the_poor(text: str) -> bool:
    return bool(_OF_THE_POOR.search(fold(text)))


def _is_named(text: str, says: Facets) -> bool:
    """Whether an indicator, or what may be a short form of one, is named."""
    return bool(says.indicators or says.fallback or says.shorts or says.parts) or _holds_abbreviation(text)


def _is_percentage(says: Facets) -> bool:
    return "percent" in says.units or (not says.units and "share" in says.measures)


def _in_brackets(text: str) -> list[str]:
    """The unit behind the name of a row, "Tổng đàn heo (con)"; a name in brackets is that of a place."""
    return [found for found in _IN_BRACKETS.findall(text) if found == found.lower()]


def _holds_abbreviation(text: str) -> bool:
    """Whether a short form that is not known stands there, of an indicator perhaps: "TCMR (%)"."""
    return any(not is_abbreviation(fold(word)) for word in _CAPITALS.findall(text)) and (
        text != text.upper() or len(text.split()) < 3)
