"""Which department sends which figures, in which format and layout, and the faults planted on purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.demo.layouts import (
    Truth,
    comparison_form,
    districts_across,
    long_ledger,
    poverty_form,
    title_of,
    with_minorities,
    year_sections,
    yearbook_table,
)
from analysis.demo.pages import MARK, SOURCE, Cell, Page, stacked
from analysis.demo.panel import Panel
from analysis.demo.poverty import LINES
from analysis.demo.writers import write_csv, write_docx, write_ods, write_xls, write_xlsx
from analysis.ingest.units import unit_name
from analysis.study import Area

__all__ = ["PLANTED", "Planted", "truth_of", "write_books"]

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Planted:
    """A fault that the reader of the workbooks must find: code of the finding, file, number of findings."""

    code: str
    file: str
    count: int


_DRAFT = "minh_hoa_lao_dong_du_thao.xlsx"
_TCVN3 = "minh_hoa_nuoc_sach.xls"
PLANTED = (
    Planted("ingest-replaced", _DRAFT, 1),
    Planted("ingest-hidden-rows", "minh_hoa_lao_dong.xlsx", 1),
)
"""An older draft beside the approved report, and a hidden row with a figure in it."""


def truth_of(panel: Panel) -> pd.DataFrame:
    """All figures in the workbooks: the panel, and the plans and estimates of the labour report."""
    table = panel.table().assign(kind="outcome")
    last = table[(table["book"] == "labour") & (table["year"] == table["year"].max())]
    better = {"urban_unemployment": 0.95, "trained_labour": 1.01}
    plans = last.assign(kind="target", published=False, value=[
        round(value * better[name], 1) for name, value in zip(last["indicator"], last["value"], strict=True)])
    estimates = last.assign(kind="forecast", published=False, year=last["year"] + 1, value=[
        round(value * better[name] ** 0.5, 1) for name, value in zip(last["indicator"], last["value"], strict=True)])
    return pd.concat([table, plans, estimates], ignore_index=True)


def write_books(panel: Panel, folder: Path) -> pd.DataFrame:
    """Write all workbooks into `folder`; returns their figures."""
    table = truth_of(panel)
    keys = {book: [key for key in panel.districts if panel.books[key] == book]
            for book in dict.fromkeys(panel.books.values())}
    truth = Truth(panel.known.study, table)
    _poverty(truth, folder)
    _water(replace(truth, name=lambda area: area.short_name), keys["water"], folder)
    _health(truth, keys["health"], folder)
    _insurance(replace(truth, name=_abbreviated), keys["insurance"], folder)
    _information(truth, keys["information"], folder)
    _new_rural(replace(truth, name=_abbreviated), folder)
    _labour(truth, keys["labour"], folder)
    _yearbook(replace(truth, name=lambda area: area.name_vi.upper()), keys["yearbook"], folder)
    _minorities(replace(truth, name=lambda area: area.short_name), keys["minorities"], folder)
    _ledger(truth, keys["ledger"], folder)
    return table


def _abbreviated(area: Area) -> str:
    """H. Lắk, TX. Buôn Hồ, TP. Buôn Ma Thuột."""
    return {"city": "TP. ", "town": "TX. "}.get(area.type, "H. ") + area.short_name


def _as_number(value: float, _: int) -> Cell:
    return int(value) if value == int(value) else value


def _as_text(value: float, decimals: int = 2) -> Cell:
    """12,5 and 1.234: decimal comma, thousands separated by points."""
    if value == int(value) and abs(value) >= 1000:
        return f"{int(value):,}".replace(",", ".")
    return f"{value:.{decimals}f}".replace(".", ",")


def _unit(truth: Truth, key: Key) -> str:
    return unit_name(truth.study.indicator(key[0]).unit)


def _tables(truth: Truth, keys: Sequence[Key]) -> list[Page]:
    return [yearbook_table(truth, key, number, _unit(truth, key), _as_number)
            for number, key in enumerate(keys, start=1)]


def _poverty(truth: Truth, folder: Path) -> None:
    """One sheet per review; years with two poverty lines have two."""
    reviews = [(line, year) for line, years in LINES.items() for year in years]
    pages = [stacked(f"Biểu {number}", [poverty_form(truth, line, year)])
             for number, (line, year) in enumerate(reviews, start=1)]
    write_xlsx(folder / "minh_hoa_ho_ngheo.xlsx", [_notes(), *pages])


def _notes() -> Page:
    return Page("Ghi chú", [[MARK], [SOURCE],
                            ["Cách sinh số liệu ghi ở trang minh-hoa.html của báo cáo và ở docs/assumptions-log.md."]])


def _water(truth: Truth, keys: Sequence[Key], folder: Path) -> None:
    """Text in a font encoding of the nineties, one indicator per sheet."""
    pages = [stacked(f"Bieu {number}", [table]) for number, table in enumerate(_tables(truth, keys), start=1)]
    write_xls(folder / _TCVN3, pages, tcvn3=True)


def _health(truth: Truth, keys: Sequence[Key], folder: Path) -> None:
    """Several tables on a sheet."""
    tables = _tables(truth, keys)
    write_xlsx(folder / "minh_hoa_y_te.xlsx", [stacked("Trẻ em", tables[:5]), stacked("Cơ sở y tế", tables[5:])])


def _insurance(truth: Truth, keys: Sequence[Key], folder: Path) -> None:
    """Ethnic minorities in a column beside the total."""
    beside = with_minorities(truth, "health_insurance_coverage", "%", _as_number)
    counts = [key for key in keys if key[0] != "health_insurance_coverage"]
    pages = [stacked("Bảo hiểm y tế", [beside]), stacked("Các loại bảo hiểm", _tables(truth, counts))]
    write_ods(folder / "minh_hoa_bao_hiem.ods", pages)


def _information(truth: Truth, keys: Sequence[Key], folder: Path) -> None:
    """Tables of a letter."""
    pages = [replace(districts_down(truth, key), before=(MARK, f"{title_of(truth.study, key)} qua các năm (%)"))
             for key in keys]
    write_docx(folder / "minh_hoa_thong_tin.docx", pages)


def districts_down(truth: Truth, key: Key) -> Page:
    """A plain table of a letter: districts down, years across, numbers as text."""
    years = truth.years(key)
    rows: list[list[Cell]] = [["Huyện, thị xã, thành phố", *(f"Năm {year}" for year in years)]]
    rows += [[name, *(_as_text(truth.value(key, code, year)) for year in years)] for code, name in truth.areas(key[0])]
    return Page("", rows)


def _new_rural(truth: Truth, folder: Path) -> None:
    """Text with semicolons and decimal commas, one section per year."""
    shows: list[Callable[[float], Cell]] = [lambda v: f"{v:.0f}", lambda v: f"{v:.0f}", _as_text]
    page = year_sections(truth, ("criteria_2010_2015", "criteria_2016_2020", "criteria_2021_2025"),
                         lambda value, at: shows[at](value))
    write_csv(folder / "minh_hoa_nong_thon_moi.csv", stacked("", [page]))


def _labour(truth: Truth, keys: Sequence[Key], folder: Path) -> None:
    """The department's reporting form with a hidden row, and the draft that it replaced."""
    pages = [stacked(f"Chỉ tiêu {number}", [comparison_form(truth, key)]) for number, key in enumerate(keys, start=1)]
    old = [None, "Số cũ", 9.9]
    rows = [*pages[0].rows, old]
    pages[0] = replace(pages[0], rows=rows, hidden=[len(rows) - 1])
    write_xlsx(folder / "minh_hoa_lao_dong.xlsx", pages)
    key, last = keys[0], truth.years(keys[0])[-1]
    rng = np.random.default_rng(last)
    body: list[list[Cell]] = [[name, round(truth.value(key, code, last) + float(rng.uniform(0.05, 0.3)), 2)]
                              for code, name in truth.areas(key[0])]
    draft = Page("", [[f"{title_of(truth.study, key)} năm {last}"], ["Huyện, thị xã, thành phố", "Tỷ lệ (%)"], *body])
    write_xlsx(folder / _DRAFT, [stacked("Biểu 1", [draft])])


def _yearbook(truth: Truth, keys: Sequence[Key], folder: Path) -> None:
    """The statistical yearbook: one sheet per indicator."""
    pages = [stacked(f"Bảng {number}", [table]) for number, table in enumerate(_tables(truth, keys), start=1)]
    write_xlsx(folder / "minh_hoa_nien_giam.xlsx", pages)


def _minorities(truth: Truth, keys: Sequence[Key], folder: Path) -> None:
    """Years down, districts across."""
    pages = [stacked(f"Bảng {number}", [districts_across(truth, key, _unit(truth, key), _as_number)])
             for number, key in enumerate(keys, start=1)]
    write_xlsx(folder / "minh_hoa_dan_toc.xlsx", pages)


def _ledger(truth: Truth, keys: Sequence[Key], folder: Path) -> None:
    """One figure per row."""
    page = long_ledger(truth, keys, "Số liệu minh họa")
    write_csv(folder / "minh_hoa_so_theo_doi.csv", replace(page, before=[MARK]), delimiter=",")
