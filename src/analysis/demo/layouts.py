"""The layouts in which offices send figures; each turns series of the panel into a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.demo.pages import Cell, Page
from analysis.study import Area, Study, is_applicable

__all__ = ["Show", "Truth", "comparison_form", "districts_across", "long_ledger", "poverty_form", "title_of",
           "with_minorities", "year_sections", "yearbook_table"]

Show = Callable[[float, int], Cell]
_AREA = "Huyện, thị xã, thành phố"
_CANNOT_BE = "x"  # the yearbook's "not applicable": urban people before the first ward or township


@dataclass(frozen=True)
class Truth:
    """The figures of the panel by their identity, and how a book writes the names of areas."""

    study: Study
    table: pd.DataFrame
    name: Callable[[Area], str] = lambda area: area.name_vi

    @cached_property
    def _values(self) -> dict[tuple[object, ...], float]:
        keys = ["indicator", "definition", "group", "area_code", "year", "kind"]
        return {tuple(row[:-1]): row[-1] for row in self.table[[*keys, "value"]].itertuples(index=False, name=None)}

    def value(self, key: tuple[str, str, str], area: str, year: int, kind: str = "outcome") -> float:
        """One figure."""
        return self._values[(*key, area, year, kind)]

    def shown(self, key: tuple[str, str, str], area: str, year: int, show: Show, column: int = 0) -> Cell:
        """An outcome as shown in its cell, or the sign for "not applicable"."""
        value = self._values.get((*key, area, year, "outcome"))
        return _CANNOT_BE if value is None else show(value, column)

    def years(self, key: tuple[str, str, str]) -> list[int]:
        """The years in which a series has outcomes."""
        indicator, definition, group = key
        table = self.table
        chosen = table[(table["indicator"] == indicator) & (table["definition"] == definition)
                       & (table["group"] == group) & (table["kind"] == "outcome")]
        return sorted(map(int, chosen["year"].unique()))

    def areas(self, indicator: str) -> list[tuple[str, str]]:
        """Code and name as written: the province as the total, then the districts to which the indicator applies."""
        measured = self.study.indicator(indicator)
        return [(self.study.province.code, "Tổng số"),
                *((area.code, self.name(area)) for area in self.study.districts
                  if is_applicable(self.study, measured, area))]


def title_of(study: Study, key: tuple[str, str, str]) -> str:
    """The names of the indicator and its definition, and of the group if it is not the main one."""
    indicator, definition, group = key
    measured = study.indicator(indicator)
    words = measured.name_vi
    if group == "ethnic_minority" and group != measured.main_group:
        words += " trong đồng bào dân tộc thiểu số"
    return words if definition == "default" else f"{words} theo {study.definition(indicator, definition).name_vi}"


def yearbook_table(truth: Truth, key: tuple[str, str, str], number: int, unit: str, show: Show) -> Page:
    """Districts down, years across under one merged heading, titles and headings in two languages."""
    years = truth.years(key)
    measured = truth.study.indicator(key[0])
    rows: list[list[Cell]] = [
        [f"Bảng {number}. {title_of(truth.study, key)}"], [f"Table {number}. {measured.name_en}"],
        [*[None] * len(years), f"Đơn vị tính: {unit}"],
        [_AREA, "Năm - Year", *[None] * (len(years) - 1)], [None, *years],
    ]
    rows += [[name, *(truth.shown(key, code, year, show, column) for column, year in enumerate(years))]
             for code, name in truth.areas(key[0])]
    return Page("", rows, [(3, 0, 4, 0), (3, 1, 3, len(years))])


def districts_across(truth: Truth, key: tuple[str, str, str], unit: str, show: Show) -> Page:
    """Years down, districts across."""
    areas = truth.areas(key[0])
    rows: list[list[Cell]] = [[f"{title_of(truth.study, key)} ({unit})"],
                              ["Năm", "Toàn tỉnh", *(name for _, name in areas[1:])]]
    rows += [[f"{year}", *(show(truth.value(key, code, year), column) for column, (code, _) in enumerate(areas))]
             for year in truth.years(key)]
    return Page("", rows)


def with_minorities(truth: Truth, indicator: str, unit: str, show: Show) -> Page:
    """Years across, each above a column for the total and one for ethnic minorities."""
    every, minority = (indicator, "default", "all"), (indicator, "default", "ethnic_minority")
    years = truth.years(every)
    rows: list[list[Cell]] = [
        [f"{title_of(truth.study, every)} qua các năm"], [*[None] * (2 * len(years)), f"ĐVT: {unit}"],
        [_AREA, *(cell for year in years for cell in (f"Năm {year}", None))],
        [None, *["Chung", "Trong đó: DTTS"] * len(years)],
    ]
    for code, name in truth.areas(every[0]):
        cells = [show(truth.value(key, code, year), 0) for year in years for key in (every, minority)]
        rows.append([name, *cells])
    return Page("", rows, [(2, 0, 3, 0), *((2, 2 * at + 1, 2, 2 * at + 2) for at in range(len(years)))])


def poverty_form(truth: Truth, line: str, year: int) -> Page:
    """The form of the yearly review: counts and rates under merged headings, with a line of column numbers."""
    old = line == "line_2011_2015"
    households = not old and (year, line) != (2021, "line_2022_2025")  # each year's households are on one sheet only
    groups: list[tuple[str, list[tuple[str, tuple[str, str, str]]]]] = []
    if households:
        groups.append(("Tổng số hộ", [("Tổng số", ("households", "default", "all")),
                                      ("Trong đó: hộ DTTS", ("households", "default", "ethnic_minority"))]))
    groups.append(("Hộ nghèo", [("Số hộ", ("poor_households", line, "all")),
                                ("Tỷ lệ (%)", ("poverty_rate", line, "all"))]))
    if not old:
        groups += [("Hộ nghèo DTTS", [("Số hộ", ("poor_households", line, "ethnic_minority")),
                                      ("Tỷ lệ (%)", ("poverty_rate", line, "ethnic_minority"))]),
                   ("Hộ cận nghèo", [("Số hộ", ("near_poor_households", line, "all")),
                                     ("Tỷ lệ (%)", ("near_poverty_rate", line, "all"))])]
    keys = [key for _, columns in groups for _, key in columns]
    name = truth.study.definition("poverty_rate", line).name_vi.upper()
    rows: list[list[Cell]] = [
        [f"KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO NĂM {year} THEO {name}"], [],
        ["TT", _AREA, *(cell for heading, columns in groups for cell in [heading] + [None] * (len(columns) - 1))],
        [None, None, *(words for _, columns in groups for words, _ in columns)],
        ["A", "B", *range(1, len(keys) + 1)],
    ]
    total, *districts = truth.areas("poverty_rate")
    for number, (code, area) in enumerate([*districts, total], start=1):
        rows.append([number if code != truth.study.province.code else None, area,
                     *(truth.value(key, code, year) for key in keys)])
    merged = [(2, 0, 3, 0), (2, 1, 3, 1)]
    merged += [(2, 2 + 2 * at, 2, 3 + 2 * at) for at in range(len(groups))]
    return Page("", rows, merged)


def comparison_form(truth: Truth, key: tuple[str, str, str]) -> Page:
    """One indicator per sheet: past outcomes, the year's plan beside its outcome, and the next estimate."""
    *past, last = truth.years(key)
    rows: list[list[Cell]] = [
        ["BÁO CÁO KẾT QUẢ THỰC HIỆN CHỈ TIÊU"], [title_of(truth.study, key)], [None, None, "Đơn vị tính: %"],
        ["TT", _AREA, *(f"Thực hiện năm {year}" for year in past), f"Kế hoạch năm {last}", f"Thực hiện năm {last}",
         "So với kế hoạch (%)", f"Ước thực hiện năm {last + 1}"],
    ]
    for number, (code, name) in enumerate(truth.areas(key[0])):
        plan, outcome = truth.value(key, code, last, "target"), truth.value(key, code, last)
        before = [truth.shown(key, code, year, lambda value, _: value) for year in past]
        rows.append([number or None, name, *before, plan, outcome,
                     round(100 * outcome / plan, 1), truth.value(key, code, last + 1, "forecast")])
    return Page("", [*rows, [], [None, None, None, "Thủ trưởng đơn vị"]])


def year_sections(truth: Truth, criteria: Sequence[str], show: Show) -> Page:
    """Years as sub-headings, with the districts below them: a count, its whole and the share."""
    rows: list[list[Cell]] = []
    for definition in criteria:
        words = truth.study.definition("communes_new_rural", definition).name_vi
        rows += [[f"KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI THEO {words.upper()}"],
                 ["TT", _AREA, "Tổng số xã", "Số xã đạt chuẩn nông thôn mới", "Tỷ lệ xã đạt chuẩn nông thôn mới (%)"]]
        keys = [("communes_total", "default", "rural"), ("communes_new_rural", definition, "rural"),
                ("communes_new_rural_share", definition, "rural")]
        for year in truth.years(keys[1]):
            rows.append([f"Năm {year}"])
            rows += [[number or None, name, *(show(truth.value(key, code, year), at) for at, key in enumerate(keys))]
                     for number, (code, name) in enumerate(truth.areas(keys[1][0]))]
        rows.append([])
    return Page("", rows)


def long_ledger(truth: Truth, keys: Sequence[tuple[str, str, str]], note: str) -> Page:
    """One figure per row, each with a note that it is made up."""
    groups = {group.id: group.name_vi for group in truth.study.groups}
    rows: list[list[Cell]] = [["Chỉ tiêu", "Định nghĩa", "Địa bàn", "Nhóm", "Năm", "Giá trị", "Đơn vị tính", "Ghi chú"]]
    for key in keys:
        measured = truth.study.indicator(key[0])
        definition = truth.study.definition(key[0], key[1]).name_vi
        for code, name in truth.areas(key[0]):
            area = truth.study.area(code).name_vi if code == truth.study.province.code else name
            rows += [[measured.name_vi, definition, area, groups[key[2]], year,
                      truth.value(key, code, year), measured.unit, note] for year in truth.years(key)]
    return Page("", rows)


