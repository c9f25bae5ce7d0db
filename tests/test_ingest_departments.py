"""Workbooks as Vietnamese departments send them: each table with the figures that a careful reader takes from it.

A cell of a figure stands with what it is a figure of; every other number must give none. What is read must be exactly
that; a figure that is not read, or a number that a reader would doubt, must have a finding on its own cell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from analysis.findings import Finding
from analysis.ingest import read_files
from analysis.language import use_language
from analysis.study import Study, load_study
from tests.ingest_files import csv_text, write_docx, write_xls, write_xlsx

Rows = list[list[Any]]


@dataclass(frozen=True)
class F:
    """A number that must become a figure: as written, and what it is."""

    written: object
    indicator: str
    area: str
    year: int
    value: float
    group: str = ""
    kind: str = "outcome"
    day: str = ""


@dataclass(frozen=True)
class Doubt:
    """A number that must not become a figure and must be named."""

    written: object


@pytest.fixture(scope="module")
def study(root: Path) -> Study:
    return load_study(root / "data" / "raw")[0]


def _written(cell: object) -> object:
    return cell.written if isinstance(cell, (F, Doubt)) else cell


def _places(findings: list[Finding]) -> set[str]:
    return {cell for f in findings for cell in [f.cell, *str(f.arguments.get("every_cell", "")).split()]}


def check(rows: Rows, study: Study, folder: Path, name: str = "a.xlsx", merged: tuple[str, ...] = ()) -> list[Finding]:
    """Write the rows, read them back and hold the result against what is expected; returns the findings."""
    path = folder / name
    plain = [[_written(cell) for cell in row] for row in rows]
    if name.endswith(".csv"):
        path.write_text(csv_text(plain), encoding="utf-8")
    elif name.endswith(".docx"):
        write_docx(path, plain)
    elif name.endswith(".xls"):
        write_xls(path, plain)
    else:
        write_xlsx(path, plain, merged)
    figures, findings = read_files({name: path}, study)
    got = {(f["indicator"], f["area_code"], f["group"], f["year"], f["kind"], f["reference_date"]): f["value"]
           for f in figures if f["how"] != "computed"}
    expected = {(cell.indicator, cell.area, cell.group or study.indicator(cell.indicator).main_group, cell.year,
                 cell.kind, cell.day): cell.value for row in rows for cell in row if isinstance(cell, F)}
    assert got == pytest.approx(expected)
    named = _places(findings)
    doubtful = {f"{get_column_letter(c)}{r}" for r, row in enumerate(rows, 1) for c, cell in enumerate(row, 1)
                if isinstance(cell, Doubt)}
    assert doubtful <= named
    return findings


def vi(value: float) -> str:
    return f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def poverty(study: Study, year: int = 2023) -> dict[str, list[object]]:
    """By district, and for the province: all households, the poor, their rate, the near-poor, their rate."""
    counts = {a.code: (20_000 + 700 * n, 1_500 + 90 * n, 900 + 40 * n) for n, a in enumerate(study.districts)}
    counts["66"] = (sum(c[0] for c in counts.values()), sum(c[1] for c in counts.values()),
                    sum(c[2] for c in counts.values()))
    return {code: [F(h, "households", code, year, h), F(p, "poor_households", code, year, p),
                   F(r := round(100 * p / h, 2), "poverty_rate", code, year, r),
                   F(q, "near_poor_households", code, year, q),
                   F(s := round(100 * q / h, 2), "near_poverty_rate", code, year, s)]
            for code, (h, p, q) in counts.items()}


HEAD: Rows = [["STT", "Đơn vị", "Tổng số hộ dân cư", "Hộ nghèo", None, "Hộ cận nghèo", None],
              [None, None, None, "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)"]]


def test_a_heading_printed_again_on_every_page_leaves_one_table(study: Study, tmp_path: Path) -> None:
    cells = poverty(study)
    body = [[n, a.name_vi, *cells[a.code]] for n, a in enumerate(study.districts, 1)]
    rows = [["TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2023"],
            ["(Kèm theo Báo cáo số 412/BC-SLĐTBXH ngày 20/12/2022)"], [], *HEAD, *body[:8], *HEAD, *body[8:],
            [None, "Tổng cộng", *cells["66"]], [], [None, "Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"]]
    assert check(rows, study, tmp_path, merged=("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4")) == []


def test_a_table_continued_under_its_title(study: Study, tmp_path: Path) -> None:
    def part(title: str, areas: list[Any]) -> Rows:
        return [[title], [None, 2018, 2019], *areas]
    lines = [[a.name_vi, *(F(10 + n / 10, "poverty_rate", a.code, y, 10 + n / 10) for y in (2018, 2019))]
             for n, a in enumerate(study.districts)]
    total = ["TỔNG SỐ - TOTAL", *(F(10.7, "poverty_rate", "66", y, 10.7) for y in (2018, 2019))]
    rows = [*part("254. Tỷ lệ hộ nghèo phân theo huyện (%)", [total, *lines[:8]]), [],
            *part("254. (Tiếp theo) Tỷ lệ hộ nghèo phân theo huyện (%)", lines[8:])]
    assert check(rows, study, tmp_path) == []


@pytest.mark.parametrize("base", ["tổng số hộ nghèo", "tổng số hộ", "tổng số hộ DTTS"])
def test_the_whole_that_a_share_is_of(study: Study, tmp_path: Path, base: str) -> None:
    """Of the poor, of all or of the minority: only the last is the minority's poverty rate."""
    own = base.endswith("DTTS")
    rows: Rows = [["HỘ NGHÈO DÂN TỘC THIỂU SỐ NĂM 2023"],
                  ["TT", "Huyện", "Hộ nghèo", None, "Trong đó: hộ nghèo DTTS", None],
                  [None, None, "Số hộ", "Tỷ lệ (%)", "Số hộ", f"Tỷ lệ so với {base} (%)"]]
    for n, area in enumerate(study.districts, 1):
        share = 30 + n / 10
        rows.append([n, area.name_vi, F(2000 + n, "poor_households", area.code, 2023, 2000 + n),
                     F(9 + n / 10, "poverty_rate", area.code, 2023, 9 + n / 10),
                     F(1000 + n, "poor_households", area.code, 2023, 1000 + n, "ethnic_minority"),
                     F(share, "poverty_rate", area.code, 2023, share, "ethnic_minority") if own else Doubt(share)])
    check(rows, study, tmp_path, merged=("A2:A3", "B2:B3", "C2:D2", "E2:F2"))


@pytest.mark.parametrize("heading", ["Tỷ lệ (%)", "Tỷ lệ hộ nghèo DTTS (%)"])
def test_the_minoritys_part_of_the_poor_is_not_its_rate(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo", "Số hộ nghèo DTTS", heading],
                  *([a.name_vi, F(1000 + n, "poor_households", a.code, 2023, 1000 + n),
                     F(640 + n, "poor_households", a.code, 2023, 640 + n, "ethnic_minority"),
                     Doubt(round(100 * (640 + n) / (1000 + n), 2))] for n, a in enumerate(study.districts))]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-whose-share"}


def test_quarters_and_halves_are_days_within_the_year(study: Study, tmp_path: Path) -> None:
    ends = ("2023-03-31", "2023-06-30", "2023-09-30", "")
    rows: Rows = [["SỐ NGƯỜI THAM GIA BẢO HIỂM Y TẾ NĂM 2023"],
                  ["TT", "Huyện", "Quý I", "6 tháng", "Quý III", "Cả năm"]]
    rows += [[n, a.name_vi, *(F(50_000 + n + k, "health_insured_persons", a.code, 2023, 50_000 + n + k, day=day)
                              for k, day in enumerate(ends))] for n, a in enumerate(study.districts, 1)]
    assert check(rows, study, tmp_path) == []


def test_a_quarter_of_what_arises_over_a_year_is_not_the_year(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["GIẢI QUYẾT VIỆC LÀM NĂM 2023 (người)"], ["Huyện", "Quý IV"], ["Lắk", Doubt(310)]]
    assert [f.code for f in check(rows, study, tmp_path)] == ["ingest-flow-quarter"]


def test_start_and_end_of_a_year(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Biến động hộ nghèo năm 2023"],
                  ["Huyện", "Số hộ nghèo đầu năm", "Số hộ thoát nghèo", "Số hộ nghèo cuối năm"],
                  ["Lắk", F(5000, "poor_households", "656", 2022, 5000), Doubt(700),
                   F(4300, "poor_households", "656", 2023, 4300)]]
    check(rows, study, tmp_path)


def test_an_outcome_in_the_plan_of_the_next_year(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["CHỈ TIÊU GIẢM NGHÈO GIAO NĂM 2024"],
                  ["Đơn vị", "Tỷ lệ hộ nghèo cuối năm 2023 (%)", "Tỷ lệ hộ nghèo (%)"],
                  ["Huyện Lắk", F(22.5, "poverty_rate", "656", 2023, 22.5),
                   F(20.0, "poverty_rate", "656", 2024, 20.0, kind="target")]]
    assert check(rows, study, tmp_path) == []


def test_a_dash_is_nothing_only_where_the_table_says_so(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số xã đạt chuẩn nông thôn mới phân theo huyện"], [None, 2018, 2019],
                  ["Lắk", F("-", "communes_new_rural", "656", 2018, 0), F(2, "communes_new_rural", "656", 2019, 2)],
                  ["Ea Kar", F(3, "communes_new_rural", "651", 2018, 3), Doubt("…")],
                  ['Ghi chú: "-" Không có hiện tượng phát sinh; "…" Có phát sinh nhưng không thu thập được']]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-mark-zero", "ingest-mark-missing"}
    rows[2][1], rows[-1] = Doubt("-"), ["Nguồn: Sở Nông nghiệp"]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-mark-none", "ingest-mark-missing"}
    share: Rows = [["Tỷ lệ xã đạt chuẩn nông thôn mới (%)"], [None, 2018, 2019],
                   ["Lắk", Doubt("-"), F(20.5, "communes_new_rural_share", "656", 2019, 20.5)],
                   ["Niên giám thống kê 2019"]]
    check(share, study, tmp_path)


def test_criteria_met_by_communes_are_no_communes(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK - SỐ XÃ ĐẠT CHUẨN NÔNG THÔN MỚI NĂM 2023"], ["Xã", "Số đạt"],
                  *([commune.name, Doubt(10)] for commune in study.communes_of("656"))]
    figures = read_files({"a.xlsx": _save(rows, tmp_path)}, study)[0]
    assert figures == []


def _save(rows: Rows, folder: Path) -> Path:
    write_xlsx(folder / "a.xlsx", [[_written(cell) for cell in row] for row in rows])
    return folder / "a.xlsx"


def test_the_total_below_the_communes_is_the_districts(study: Study, tmp_path: Path) -> None:
    communes = study.communes_of("656")
    rows: Rows = [["Số hộ nghèo năm 2023"], ["STT", "Đơn vị", "Số hộ nghèo"], ["I", "HUYỆN LẮK", None],
                  *([n, f"{c.type.capitalize()} {c.name}", 10] for n, c in enumerate(communes, 1)),
                  [None, "Cộng", F(10 * len(communes), "poor_households", "656", 2023, 10 * len(communes))]]
    assert check(rows, study, tmp_path) == []


def test_thousands_of_thousands_are_doubted(study: Study, tmp_path: Path) -> None:
    check([["Dân số trung bình năm 2023 (nghìn người)"], ["Huyện", "Dân số"], ["Lắk", Doubt("125.500")],
           ["Ea Kar", Doubt("150.250")]], study, tmp_path)


def test_who_down_and_what_across_do_not_mix(study: Study, tmp_path: Path) -> None:
    """120,000 poor persons in health insurance are neither poor households nor all insured persons."""
    check([["Tham gia BHYT tỉnh Đắk Lắk năm 2023"], ["Nhóm", "Số người tham gia"], ["Hộ nghèo", Doubt(120_000)]],
          study, tmp_path)
    check([["Số xã đạt chuẩn nông thôn mới năm 2019"], ["Huyện", "Số xã"],
           ["Lắk", F(3, "communes_new_rural", "656", 2019, 3)]], study, tmp_path)


def test_a_count_without_its_whole_is_named(study: Study, tmp_path: Path) -> None:
    findings = check([["Trẻ em"], ["Huyện", "Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ năm 2023 (người)"],
                      ["Lắk", Doubt(900)]], study, tmp_path)
    assert [f.code for f in findings] == ["ingest-lone-numerator"]


@pytest.mark.parametrize(("head", "status"), [
    ("BẢN ĐÍNH CHÍNH", "corrected"), ("Thay thế Báo cáo số 12/BC-SLĐTBXH ngày 05/01/2024", "corrected"),
    ("(Dự thảo)", "draft"), ("DỰ THẢO LẦN 2", "draft"),
])
def test_a_correction_or_a_draft_says_so_inside(study: Study, tmp_path: Path, head: str, status: str) -> None:
    def table(value: float, *above: str) -> Rows:
        return [*([line] for line in above), ["Tỷ lệ hộ nghèo năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Lắk", value]]
    write_xlsx(tmp_path / "1.xlsx", table(22))
    write_xlsx(tmp_path / "2.xlsx", table(21.5, head))
    figures, findings = read_files({name: tmp_path / name for name in ("1.xlsx", "2.xlsx")}, study)
    assert [figure["value"] for figure in figures] == [21.5 if status == "corrected" else 22]
    assert [f.code for f in findings] == ["ingest-replaced"]


def test_a_list_of_staff_is_told_once_and_is_no_mistake(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DANH SÁCH CÁN BỘ NĂM 2023"], ["STT", "Họ và tên", "Năm sinh", "Hệ số lương"],
                  [1, "Nguyễn Văn A", 1980, 3.33], [2, "H'Len Niê", 1985, 3.66]]
    findings = check(rows, study, tmp_path)
    assert [(f.severity, f.code) for f in findings] == [("warning", "ingest-not-about")]


SPELLINGS: list[tuple[str, str, str, str]] = [
    ("Tình hình BHYT toàn dân năm 2023", "Tỷ lệ bao phủ (%)", "health_insurance_coverage", "xlsx"),
    ("TỶ LỆ BAO PHỦ BHYT NĂM 2023 (%)", "Tỷ lệ bao phủ", "health_insurance_coverage", "docx"),
    ("Năm 2023", "Tỷ lệ hộ gia đình nông thôn sử dụng nước HVS (%)", "rural_hygienic_water", "csv"),
    ("Năm 2023", "Tỷ lệ TCĐĐ trẻ dưới 1 tuổi (%)", "full_immunisation_u1", "xls"),
    ("254. Tỷ lệ hộ nghèo đa chiều năm 2023\nMulti-dimensional poverty rate in 2023 by district", "%",
     "poverty_rate", "xlsx"),
]


@pytest.mark.parametrize(("title", "heading", "indicator", "ending"), SPELLINGS)
def test_short_names_and_abbreviations(study: Study, tmp_path: Path, title: str, heading: str, indicator: str,
                                       ending: str) -> None:
    show: Callable[[float], object] = vi if ending in ("csv", "docx") else float
    rows: Rows = [*([line] for line in title.split("\n")), ["STT", "Đơn vị", heading],
            *([n, f"TTYT {a.name_vi}", F(show(80 + n / 4), indicator, a.code, 2023, 80 + n / 4)]
              for n, a in enumerate(study.districts, 1))]
    assert check(rows, study, tmp_path, f"a.{ending}") == []


def test_districts_across_with_a_column_of_totals(study: Study, tmp_path: Path) -> None:
    districts = study.districts
    rows: Rows = [["SỐ LIỆU NĂM 2023"], ["Chỉ tiêu", "ĐVT", *(a.name_vi for a in districts), "Tổng cộng"],
                  ["Số hộ nghèo", "Hộ", *(F(100 + n, "poor_households", a.code, 2023, 100 + n)
                                          for n, a in enumerate(districts)),
                   F(1605, "poor_households", "66", 2023, 1605)]]
    assert check(rows, study, tmp_path) == []
    rows[1] = ["Chỉ tiêu", "ĐVT", *(a.name_vi for a in districts[:14]), "Tổng cộng"]
    rows[2] = [*rows[2][:16], Doubt(1491)]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-total-of-some"}


def test_the_whole_beside_a_group_that_the_sheet_is_named_after(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ DÂN TỘC THIỂU SỐ NĂM 2022"], ["Huyện", "Tổng dân số", "Dân số DTTS"],
                  ["Lắk", F(79000, "population", "656", 2022, 79000),
                   F(50000, "ethnic_minority_population", "656", 2022, 50000, "ethnic_minority")]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-definition-assumed"}


def test_the_unit_of_a_heading_goes_before_the_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Hộ nghèo (hộ)", "Tỷ lệ (%)"],
                  ["Lắk", F(5200, "poor_households", "656", 2023, 5200), F(26.8, "poverty_rate", "656", 2023, 26.8)]]
    assert check(rows, study, tmp_path) == []


def test_what_arises_over_a_year_is_not_known_in_june(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số lao động được giải quyết việc làm năm 2023 (người)"], ["Huyện", "6 tháng", "Cả năm"],
                  ["Lắk", Doubt(800), F(1700, "jobs_created", "656", 2023, 1700)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-flow-part"}


def test_districts_classified_as_urban_are_not_their_urban_part(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ hộ nghèo năm 2024 (%)"], ["TT", "Huyện", "Tỷ lệ"], ["I", "Khu vực đô thị"],
                  [1, "Thành phố Buôn Ma Thuột", Doubt(0.93)], [2, "Thị xã Buôn Hồ", Doubt(3.02)],
                  ["II", "Các huyện"], [1, "Huyện Lắk", F(25.1, "poverty_rate", "656", 2024, 25.1)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-section-of-areas"}


def test_the_day_of_the_table_replaced_is_not_that_of_the_figures(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["(Thay thế Biểu số 02 ngày 10/01/2024)"], ["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"],
                  ["Lắk", F(91.5, "health_insurance_coverage", "656", 2023, 91.5)], ["Ea Kar", Doubt("đang rà soát")],
                  ["Ea Súp", F(90.5, "health_insurance_coverage", "646", 2023, 90.5)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-not-a-number"}


def test_communes_with_wards_and_townships_are_not_the_rural_communes(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["XÃ ĐẠT TIÊU CHÍ QUỐC GIA VỀ Y TẾ NĂM 2023"],
                  ["Huyện", "Tổng số xã, phường, thị trấn", "Tổng số xã"],
                  ["Lắk", F(11, "admin_commune_units", "656", 2023, 11), F(10, "communes_total", "656", 2023, 10)]]
    assert check(rows, study, tmp_path) == []


def test_a_title_that_names_what_is_counted_is_no_group_of_the_other_columns(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["THÔN, BUÔN ĐẶC BIỆT KHÓ KHĂN NĂM 2022"],
                  ["Huyện", "Tổng số thôn, buôn", "Số thôn, buôn đặc biệt khó khăn"],
                  ["Lắk", F(113, "villages_total", "656", 2022, 113), F(41, "difficult_villages", "656", 2022, 41)],
                  ["Ea Súp", F(130, "villages_total", "646", 2022, 130),
                   F(131, "difficult_villages", "646", 2022, 131)]]
    found = check(rows, study, tmp_path)
    assert [(f.code, f.cell) for f in found] == [("ingest-part-exceeds", "C4")]


def test_communes_by_region_add_up_to_all_of_them(study: Study, tmp_path: Path) -> None:
    def line(code: str, name: str, *counts: int) -> list[object]:
        names = ("em_area_communes_total", *(f"em_area_communes_region_{n}" for n in (1, 2, 3)))
        return [name, *(F(count, each, code, 2021, count) for each, count in zip(names, counts, strict=True))]
    rows: Rows = [["PHÂN ĐỊNH XÃ KHU VỰC I, II, III VÙNG ĐỒNG BÀO DTTS VÀ MIỀN NÚI NĂM 2021"],
                  ["Huyện", "Tổng số xã vùng DTTS và miền núi", "Số xã khu vực I", "Số xã khu vực II",
                   "Số xã khu vực III"], line("656", "Lắk", 10, 1, 2, 7), line("646", "Ea Súp", 12, 3, 2, 5)]
    assert [(f.code, f.cell) for f in check(rows, study, tmp_path)] == [("ingest-parts-differ", "B4")]


@pytest.mark.parametrize(("title", "indicator", "low"), [
    ("14. Tỷ lệ dân số từ 15 tuổi trở lên biết chữ tỉnh Đắk Lắk (%)", "adult_literacy", 92.1),
    ("15. Tỷ lệ thất nghiệp của lực lượng lao động trong độ tuổi khu vực thành thị tỉnh Đắk Lắk (%)",
     "urban_unemployment", 2.7),
    ("25. Tỷ lệ lao động từ 15 tuổi trở lên đang làm việc đã qua đào tạo tỉnh Đắk Lắk (%)", "trained_labour", 13.1),
])
def test_headings_of_the_yearbook(study: Study, tmp_path: Path, title: str, indicator: str, low: float) -> None:
    rows: Rows = [[title], ["Năm", "Tổng số"],
                  *([year, F(low + n / 10, indicator, "66", year, low + n / 10)]
                    for n, year in enumerate(range(2018, 2022)))]
    assert check(rows, study, tmp_path) == []


def test_the_whole_district_beside_a_minority_named_in_the_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ ĐỒNG BÀO DÂN TỘC THIỂU SỐ NĂM 2022"],
                  ["Huyện", "Dân số toàn huyện (người)", "Dân số DTTS (người)"],
                  ["Lắk", F(79000, "population", "656", 2022, 79000),
                   F(50000, "ethnic_minority_population", "656", 2022, 50000, "ethnic_minority")]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-definition-assumed"}


def test_no_case_is_none(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ CA SỞI NĂM 2024"], ["Ghi chú: (-) không có ca bệnh"], ["Huyện", "Số ca sởi"],
                  ["Lắk", F("-", "measles_cases", "656", 2024, 0)], ["Ea Súp", F(17, "measles_cases", "646", 2024, 17)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-mark-zero"}


def test_malnutrition_by_weight_and_by_height(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tình trạng suy dinh dưỡng trẻ em dưới 5 tuổi năm 2022"],
                  ["Huyện", "Tỷ lệ suy dinh dưỡng (%)", None],
                  [None, "Cân nặng theo tuổi (nhẹ cân)", "Chiều cao theo tuổi (thấp còi)"],
                  ["Lắk", F(21.5, "underweight_u5", "656", 2022, 21.5), F(33.1, "stunting_u5", "656", 2022, 33.1)]]
    assert not [f for f in check(rows, study, tmp_path, merged=("B2:C2", "A2:A3")) if f.severity != "info"]


def test_a_ledger_assumes_the_definition_that_a_table_would(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Chỉ tiêu", "Huyện", "Năm", "Giá trị"],
                  ["Dân số", "Thị xã Buôn Hồ", 2023, F("101.554", "population", "644", 2023, 101554)]]
    found = check(rows, study, tmp_path, "a.csv")
    assert [(f.severity, f.code) for f in found] == [("info", "ingest-definition-assumed")]


def test_numbers_in_findings_follow_the_language(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"],
                  *([a.name_vi, Doubt(0.951) if not n else
                     F(94 + n / 10, "health_insurance_coverage", a.code, 2023, 94 + n / 10)]
                    for n, a in enumerate(study.districts))]
    finding = next(f for f in check(rows, study, tmp_path) if f.cell == "B3")
    assert '"0,951"' in finding.message
    assert "95,1 %" in finding.message
    assert "ghi 95,1 " in finding.advice
    with use_language("en"):
        assert '"0.951"' in finding.message
        assert "95.1" in finding.advice
    typed: Rows = [["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Lắk", Doubt("101.5")]]
    assert '"101.5"' in check(typed, study, tmp_path, "b.xlsx")[0].message  # a text is quoted as it stands


def test_findings_stored_with_finished_texts_stay_readable() -> None:
    old = Finding("error", "ingest-unit-slip", {"where": "a", "cells": "B3", "found": "0.951", "percent": "95.1"})
    assert "95.1 %" in old.message
    stored = json.loads(json.dumps({"where": "a", "cells": "B3", "found": "12.500", "readings": (12.5, 12500.0)}))
    assert "12,5 / 12.500" in Finding("error", "ingest-ambiguous-number", stored).message


@pytest.mark.parametrize(("title", "heading", "code"), [
    ("Số hộ nghèo năm 2023 (hộ)", "Mới", "ingest-no-indicator"),
    ("Số hộ nghèo năm 2023 (hộ)", "Dân tộc", "ingest-no-indicator"),
    ("Số người tham gia BHYT năm 2023", "Hộ nghèo", "ingest-which-indicator"),
    ("Dân số vùng đồng bào DTTS và miền núi năm 2023", "Dân số (người)", "ingest-of-region"),
    ("Trẻ sơ sinh nhẹ cân năm 2023 (%)", "Tỷ lệ nhẹ cân", "ingest-not-about"),
])
def test_what_a_title_does_not_settle(study: Study, tmp_path: Path, title: str, heading: str, code: str) -> None:
    """The newly poor are not all the poor, nor the insured among the poor the poor themselves."""
    assert {f.code for f in check([[title], ["Huyện", heading], ["Lắk", Doubt(120)]], study, tmp_path)} == {code}
