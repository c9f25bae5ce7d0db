"""Headings, labels and cells whose words decide whether a number is a figure at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analysis.findings import Finding
from analysis.ingest import read_files
from analysis.ingest.grid import Cell, display_cell
from analysis.ingest.reading import Reading
from analysis.ingest.values import read_value
from analysis.language import use_language
from analysis.study import Study
from tests.ingest_files import write_xlsx

Rows = list[list[Any]]
Read = dict[tuple[str, str, int | None, str], float]


def read(rows: Rows, study: Study, folder: Path, merged: tuple[str, ...] = ()) -> tuple[Read, list[Finding]]:
    """The figures of a workbook by indicator, area, year and kind, and the findings that are not mere information."""
    write_xlsx(folder / "a.xlsx", rows, merged)
    figures, findings = read_files({"a.xlsx": folder / "a.xlsx"}, study)
    return ({(f.indicator, f.area_code, f.year, f.kind): f.value for f in figures},
            [finding for finding in findings if finding.severity != "info"])


def test_a_commune_with_the_name_of_a_district_is_not_the_district(study: Study, tmp_path: Path) -> None:
    """After July 2025 the commune Krông Năng has the name of the district that it lies in."""
    title = ["SỐ NGƯỜI THAM GIA BẢO HIỂM Y TẾ ĐẾN 31/12/2025"]
    names = [successor.name for successor in study.successors if successor.district_code == "650"]
    assert "xã krông năng" in [name.casefold() for name in names]
    listed: Rows = [title, ["TT", "Xã (sau sắp xếp)", "Số người"],
                    *([n, name, 1000 + n] for n, name in enumerate(names))]
    figures, findings = read(listed, study, tmp_path)
    assert figures == {("health_insured_persons", "650", 2025, "outcome"): sum(row[2] for row in listed[2:])}
    assert findings == []
    one: Rows = [title, ["Đơn vị", "Số người"], ["Xã Krông Năng", 19654], ["Thị trấn Ea Kar", 9000]]
    figures, findings = read(one, study, tmp_path)
    assert figures == {}
    assert {finding.cell for finding in findings} == {"B3", "B4"}


@pytest.mark.parametrize("name", ["xã Krông Năng", "thị trấn Krông Năng", "THỊ TRẤN KRÔNG NĂNG", "Xa Krong Nang"])
def test_a_report_of_a_commune_is_not_one_of_the_district(study: Study, tmp_path: Path, name: str) -> None:
    figures, findings = read([[f"Tỷ lệ hộ nghèo của {name} năm 2023 (%)"], ["Chỉ tiêu", "Giá trị"],
                              ["Tỷ lệ hộ nghèo", 8.5]], study, tmp_path)
    assert figures == {}
    assert findings


def test_what_has_come_together_is_a_level_unless_it_arises_over_a_year(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["UBND HUYỆN LẮK"], ["CHỈ TIÊU NĂM 2024"], ["Chỉ tiêu", "Đơn vị", "Thực hiện năm 2024"],
                  ["Số xã đạt chuẩn nông thôn mới (lũy kế)", "xã", 3],
                  ["Số lao động được giải quyết việc làm (lũy kế)", "người", 2100]]
    figures, _ = read(rows, study, tmp_path)
    assert figures == {("communes_new_rural", "656", 2024, "outcome"): 3}


def test_fields_of_work_divide_a_list_of_indicators(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Chỉ tiêu tỉnh Đắk Lắk"], ["TT", "Chỉ tiêu", "ĐVT", "TH 2023"], ["I", "Lao động - việc làm"],
                  [1, "Tỷ lệ lao động qua đào tạo", "%", 60.5], ["II", "Y tế và nước sạch"],
                  [1, "Tỷ lệ bao phủ BHYT", "%", 91.2], ["III", "Hộ có trẻ em"], [1, "Tỷ lệ hộ nghèo", "%", 9.1]]
    figures, findings = read(rows, study, tmp_path)
    assert figures == {("trained_labour", "66", 2023, "outcome"): 60.5,
                       ("health_insurance_coverage", "66", 2023, "outcome"): 91.2}
    assert [(finding.code, finding.cell) for finding in findings] == [("ingest-unknown-section", "D8")]


def test_ranks_and_remarks_leave_the_figures(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT năm 2024"], ["Hạng", "Huyện", "Tỷ lệ (%)", "Hạng năm 2023", "Xếp loại"],
                  [1, "Lắk", 97.1, 4, "Tốt"], [2, "Ea Kar", 95.5, 1, "Khá"]]
    figures, findings = read(rows, study, tmp_path)
    assert figures == {("health_insurance_coverage", code, 2024, "outcome"): value
                       for code, value in (("656", 97.1), ("651", 95.5))}
    assert findings == []


def test_a_total_that_says_what_it_adds(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số hộ nghèo năm 2023"], ["TT", "Đơn vị", "Số hộ nghèo"],
                  *([n, area.name_vi, 100 + n] for n, area in enumerate(study.districts, 1)),
                  [None, "Tổng cộng (I+II)", 1620]]
    assert read(rows, study, tmp_path)[0]["poor_households", "66", 2023, "outcome"] == 1620


def test_those_that_remain_are_not_told_from_the_others(study: Study, tmp_path: Path) -> None:
    figures, alone = read([["Hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo còn lại"], ["Lắk", 4040]], study, tmp_path)
    assert figures == {("poor_households", "656", 2023, "outcome"): 4040}
    assert not alone
    _, beside = read([["Hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo DTTS", "Số hộ nghèo còn lại"],
                      ["Lắk", 3000, 1040]], study, tmp_path)
    assert [(finding.code, finding.cell) for finding in beside] == [("ingest-unknown-heading", "C3")]


@pytest.mark.parametrize("title", ["Hộ nghèo năm 2023", "Tỷ lệ hộ nghèo năm 2023 (%)"])
def test_a_district_s_part_of_the_provinces_poor_is_no_rate(study: Study, tmp_path: Path, title: str) -> None:
    """"Cơ cấu" is the composition of a whole: which part of all the poor live there."""
    figures, findings = read([[title], ["Huyện", "Cơ cấu hộ nghèo (%)"], ["Lắk", 8.1], ["Ea Kar", 5.6]],
                             study, tmp_path)
    assert figures == {}
    assert [(finding.code, finding.cell) for finding in findings] == [("ingest-unknown-heading", "B3")]


@pytest.mark.parametrize(("text", "problem"), [
    ("650 / 0,66", "two-numbers"), ("1.234 (5,6%)", "two-numbers"), ("90,3/91,8", "two-numbers"),
    ("12,5; 13,1", "two-numbers"), ("19/19", "two-numbers"), ("12/2023", "not-a-number"), ("88,7⁽³⁾", ""),
    ("88,7 (2)", ""),
])
def test_two_numbers_in_one_cell(text: str, problem: str) -> None:
    assert read_value(Cell(text), None).problem == problem


def test_cells_with_two_numbers_are_named(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo"], ["Lắk", "4.040/3.900"],
                  ["Ea Kar", "2.799/2.805"]]
    figures, findings = read(rows, study, tmp_path)
    assert figures == {}
    assert {finding.cell for finding in findings} == {"B3", "B4"}


def test_percent_cells_are_quoted_in_the_language_of_the_reader() -> None:
    finding = Finding("error", "ingest-out-of-bounds", {
        "found": display_cell(1.0515, percent=True).quoted, "indicator": "x",
        "lower": 0.0, "upper": 100.0, "ends": "between"})
    stored = Finding("error", finding.code, json.loads(json.dumps(finding.arguments)))
    assert '"105,15%"' in finding.message
    assert '"105,15%"' in stored.message
    with use_language("en"):
        assert '"105.15%"' in finding.message
    assert Cell("105.15%").quoted == "105.15%"  # a text is quoted as it stands
    described = Reading(2, 1, "105.15%", 105.15, "x", "656", "", 2023, "percent", stored=105.15)
    assert described.quoted == (105.15, "%")  # also where a description, not the heading, gave the unit


@pytest.mark.parametrize(("heading", "below", "indicator"), [
    ("Tỷ lệ SDD trẻ em < 5 tuổi (%)", "Cân nặng/tuổi", "underweight_u5"),
    ("Tỷ lệ SDD trẻ em < 5 tuổi (%)", "Chiều cao/tuổi", "stunting_u5"),
    ("Năm 2023", "Tỷ lệ hộ dân nông thôn sử dụng nước sạch đáp ứng QCVN (%)", "rural_clean_water"),
    ("Đơn vị tính: %", "Tỷ lệ tiêm sởi - rubella lúc 18 tháng tuổi", "measles_rubella_18m"),
    ("Năm 2023", "Tỷ lệ thất nghiệp của lực lượng lao động khu vực thành thị (%)", "urban_unemployment"),
])
def test_headings_as_departments_word_them(study: Study, tmp_path: Path, heading: str, below: str,
                                           indicator: str) -> None:
    rows: Rows = [["Kết quả năm 2023"], ["Huyện", heading], [None, below], ["Lắk", 17.5], ["Ea Kar", 18.5]]
    figures, _ = read(rows, study, tmp_path, merged=("A2:A3",))
    assert figures == {(indicator, code, 2023, "outcome"): value for code, value in (("656", 17.5), ("651", 18.5))}
