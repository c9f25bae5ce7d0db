"""Numbers that cannot be true together are named by their cells, and a doubtful one is not used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.ingest import read_files
from analysis.ingest.versions import same_files
from analysis.study import Study
from tests.ingest_files import in_use, write_xls, write_xlsx
from tests.ingest_reading import cells, read, told

Rows = list[list[Any]]


def rates(*values: object, title: str = "Tỷ lệ bao phủ BHYT năm 2023 (%)") -> Rows:
    names = ["Lắk", "Ea Kar", "Ea Súp", "Buôn Đôn", "Krông Ana", "Krông Năng"]
    return [[title], ["Huyện", "Tỷ lệ"], *([name, value] for name, value in zip(names, values, strict=False))]


def test_a_share_beyond_its_bounds(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rates(92.5, 925, 91, -3))
    assert cells(figures) == {"B3", "B5"}
    assert told(findings) == {("error", "out-of-bounds", "B4"), ("error", "out-of-bounds", "B6")}


def test_bounds_without_an_upper_end_are_told_as_such(tmp_path: Path, study: Study) -> None:
    _, findings = read(tmp_path, study, a=rates(90, -3, 70, 65, title="Số hộ nghèo năm 2023 (hộ)"))
    assert ["(từ 0 trở lên)" in f.message for f in findings if f.code == "ingest-out-of-bounds"] == [True]
    _, findings = read(tmp_path, study, a=rates(92.5, 925, 91, 90))
    assert ["(0 đến 100)" in f.message for f in findings if f.code == "ingest-out-of-bounds"] == [True]


@pytest.mark.parametrize("values", [
    (92.5, 9.3, 91, 94.1, 89.9, 90.3), (92.5, 29.3, 91, 94.1, 90.9, 90.3),  # of the point, of the digits
    (95.2, 9.64, 93.1, 90.4, 94.2, 93.8), (95.2, 8.99, 93.1, 90.4, 94.2, 93.8)])  # meant was the highest, the lowest
def test_a_slip_is_doubted_by_its_column(tmp_path: Path, study: Study, values: tuple[float, ...]) -> None:
    figures, findings = read(tmp_path, study, a=rates(*values))
    assert cells(figures) == {"B3", "B4", "B5", "B6", "B7", "B8"}
    assert told(findings) == {("warning", "far-from-others", "B4")}


def test_a_slip_of_the_decimal_point_is_proved_by_the_year_before(tmp_path: Path, study: Study) -> None:
    column = rates(92.5, 9.3, 91, 94.1, 89.9, 90.3)
    years = [["Tỷ lệ bao phủ BHYT (%)"], ["Huyện", "2022", "2023"], *([row[0], 90, row[1]] for row in column[2:])]
    figures, findings = read(tmp_path, study, a=years)
    assert cells(figures) == {f"{column}{row}" for column in "BC" for row in range(3, 9)} - {"C4"}
    assert told(findings) == {("error", "decimal-slip", "C4")}


@pytest.mark.parametrize(("title", "values", "doubted"), [
    ("Số bác sĩ trên 10.000 dân năm 2024", (8.3, 84, 6.7, 15.2, 9.1, 7), {("warning", "far-from-others", "B4")}),
    ("Số giường bệnh trên 10.000 dân năm 2024", (22, 1.9, 15.4, 25, 19, 27), {("warning", "far-from-others", "B4")}),
    ("Số giường bệnh trên 10.000 dân năm 2024", (22, 55.1, 15.4, 16, 19, 27), set()),
    ("Số bác sĩ trên 10.000 dân năm 2024", (8.3, 24, 6.7, 5.1, 9.1, 7), set()),
])
def test_a_slip_of_the_decimal_point_in_a_quotient(tmp_path: Path, study: Study, title: str, values: tuple[float, ...],
                                                   doubted: set[tuple[str, str, str]]) -> None:
    figures, findings = read(tmp_path, study, a=[[], ["Huyện", title], *rates(*values)[2:]])
    assert cells(figures) == {f"B{row}" for row in range(3, 9)}
    assert told(findings) == doubted


@pytest.mark.parametrize("values", [(92.5, 61, 91, 94, 90), (1.05, 12, 9, 20, 31, 7), (9.3, 92, 94, 91)])
def test_districts_that_differ_are_no_slip(values: tuple[float, ...], tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rates(*values))
    assert (len(figures), findings) == (len(values), [])


def test_its_own_parts_prove_a_rate_far_from_the_others(tmp_path: Path, study: Study) -> None:
    names = [row[0] for row in rates(*range(6))[2:]]
    rows: Rows = [["Tình hình tham gia bảo hiểm y tế năm 2023"],
                  ["Huyện", "Dân số", "Số người tham gia BHYT", "Tỷ lệ bao phủ BHYT (%)"],
                  *([name, 1000, 10 * rate, rate] for name, rate in zip(names, (92, 9.3, 91, 94, 90, 89), strict=True))]
    figures, findings = read(tmp_path, study, a=rows)
    assert told(findings) == {("info", "definition-assumed", "B3")}
    assert len(figures) == 18


def test_a_fraction_among_percentages(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rates(92.5, 0.95, 91))
    assert cells(figures) == {"B3", "B5"}
    assert told(findings) == {("error", "unit-slip", "B4")}


def test_fractions_only(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rates(0.925, 0.95, 0.91))
    assert figures == []
    assert {code for _, code, _ in told(findings)} == {"fraction-or-percent"}


def test_a_small_percentage_with_its_sign_is_no_slip(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rates("0,9%", "0,4 %", "12,5%", title="Tỷ lệ hộ nghèo năm 2023"))
    assert [figure.value for figure in figures] == [0.9, 0.4, 12.5]
    assert findings == []


def test_small_percentages_among_small_ones_stay(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rates(0.9, 1.4, 2.5, 3.1, title="Tỷ lệ hộ nghèo năm 2023 (%)"))
    assert len(figures) == 4
    assert findings == []


def test_a_printed_rate_against_its_parts(tmp_path: Path, study: Study) -> None:
    rows: Rows = [["Hộ nghèo năm 2023"], ["Huyện", "Tổng số hộ", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)"],
                  ["Lắk", 18000, 4500, 25], ["Ea Kar", 40000, 4000, 12.5]]
    figures, findings = read(tmp_path, study, a=rows)
    assert cells(figures) == {"B3", "C3", "D3", "B4", "C4"}
    assert told(findings) == {("error", "rate-differs", "D4"), ("warning", "part-of-rate", "C4"),
                              ("warning", "part-of-rate", "B4")}


def test_numerator_and_denominator_give_the_rate(tmp_path: Path, study: Study) -> None:
    """Households with information have no indicator of their own: only the rate is a figure."""
    rows: Rows = [["Năm 2023"], ["Huyện", "Tổng số hộ", "Hộ được tiếp cận thông tin (hộ)"], ["Lắk", 18000, 17100]]
    figures, findings = read(tmp_path, study, a=rows)
    found = {figure.indicator: (figure.value, figure.how, figure.cell) for figure in figures}
    assert found == {"households": (18000.0, "stated", "B3"),
                     "households_information_access": (95.0, "computed", "C3")}
    assert findings == []


def test_a_total_that_is_not_the_sum(tmp_path: Path, study: Study) -> None:
    rows: Rows = [["Số hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo"],
                  *([area.name_vi, 100] for area in study.districts), ["Tổng số", 1550]]
    figures, findings = read(tmp_path, study, a=rows)
    assert len(figures) == 16
    assert told(findings) == {("warning", "total-differs", "B18")}


def test_a_province_outside_its_districts(tmp_path: Path, study: Study) -> None:
    rows: Rows = [["Tỷ lệ hộ nghèo năm 2023 (%)"], ["Huyện", "Tỷ lệ"],
                  *([area.name_vi, 10 + n] for n, area in enumerate(study.districts)), ["Toàn tỉnh", 45]]
    assert told(read(tmp_path, study, a=rows)[1]) == {("warning", "total-outside", "B18")}


def test_groups_that_do_not_add_up(tmp_path: Path, study: Study) -> None:
    rows: Rows = [["Số hộ nghèo huyện Lắk"], ["Khu vực", "2023"], ["Tổng số", 500], ["Thành thị", 100],
                  ["Nông thôn", 300]]
    assert told(read(tmp_path, study, a=rows)[1]) == {("warning", "parts-differ", "B3")}


def test_two_values_for_the_same_figure(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=[*rates(92.5, 91), ["Huyện Lắk", 93]])
    assert cells(figures) == {"B4"}
    assert told(findings) == {("error", "two-values", "B3"), ("error", "two-values", "B5")}


def test_a_count_with_a_fraction(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=[["Số hộ nghèo năm 2023"], ["Huyện", "Số hộ nghèo"], ["Lắk", 1.234],
                                                 ["Ea Kar", 1500]])
    assert cells(figures) == {"B4"}
    assert told(findings) == {("error", "fraction-of-count", "B3")}


def test_thousands_of_persons_become_persons(tmp_path: Path, study: Study) -> None:
    rows: Rows = [["Số người tham gia bảo hiểm y tế năm 2023"], ["Huyện", "Số người tham gia BHYT (nghìn người)"],
                  ["Lắk", 65.25]]
    figures, _ = read(tmp_path, study, a=rows)
    assert [(f.indicator, f.value, f.unit) for f in figures] == [
        ("health_insured_persons", 65250.0, "persons")]


@pytest.mark.parametrize("name", ["bao cao dinh chinh", "bao_cao_v2", "Báo cáo (bản sửa)"])
def test_a_corrected_file_replaces_the_first(tmp_path: Path, study: Study, name: str) -> None:
    figures, findings = read(tmp_path, study, **{"bao cao": rates(92.5, 91), name: rates(93.5)})
    assert {(f.file, f.cell, f.value) for f in in_use(figures)} == {
        (f"{name}.xlsx", "B3", 93.5), ("bao cao.xlsx", "B4", 91.0)}
    assert [(f.severity, f.code, f.file, f.cell) for f in findings] == [
        ("info", "ingest-replaced", "bao cao.xlsx", "B3")]
    assert {f.replaced_rule for f in figures if f.replaced_by} == {"corrected-file"}
    assert "92,5 (B3) → 93,5 (B3)" in findings[0].message


@pytest.mark.parametrize(("name", "rule"), [("bao cao dinh chinh", "corrected-file"), ("bao cao 1", "draft-file")])
def test_what_gives_way_to_a_file_is_told_once(tmp_path: Path, study: Study, name: str, rule: str) -> None:
    first = "bao cao" if rule == "corrected-file" else "bao cao du thao"
    figures, findings = read(tmp_path, study, **{first: rates(92.5, 91, 90), name: rates(92.5, 91.5, 90)})
    assert {f.value for f in in_use(figures)} == {92.5, 91.5, 90}
    assert {f.replaced_rule for f in figures if f.replaced_by} == {rule}
    assert [(f.code, f.file, f.cells, f.arguments["changed"]) for f in findings] == [
        ("ingest-replaced", f"{first}.xlsx", "B3 B4 B5", 1)]
    assert ("bản dự thảo" in findings[0].message) == (rule == "draft-file")


def test_a_draft_alone_is_told_once(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, **{"bao cao du thao": rates(92.5, 91, 90)})
    assert {f.verdict for f in figures} == {"weak"}
    assert [(f.severity, f.code, f.arguments["count"]) for f in findings] == [("warning", "ingest-draft", 3)]


@pytest.mark.parametrize(("name", "is_draft"), [
    ("BHYT ban nhap", True), ("BHYT_nhap_lan_2", True), ("BHYT (nháp)", True), ("BHYT ban nhap lieu", False),
    ("nhap bang dien thoai", False), ("nhap bang BHYT", True), ("BHYT sau sap nhap", False),
    ("Thu nhap va BHYT", False)])
def test_which_files_are_called_drafts(tmp_path: Path, study: Study, name: str, is_draft: bool) -> None:
    _, findings = read(tmp_path, study, **{name: rates(92.5, 91, 90)})
    assert ("ingest-draft" in {f.code for f in findings}) == is_draft


@pytest.mark.parametrize(("copy", "kept"), [
    ("Nha tam 2024 (1).xlsx", "Nha tam 2024.xlsx"), ("Nha tam 2024 - Copy (2).xlsx", "Nha tam 2024.xlsx"),
    ("Bản sao Nha tam 2024.xlsx", "Nha tam 2024.xlsx"), ("BHYT.xlsx", "BHYT.xlsx"), ("BHYT (2024).xlsx",) * 2])
def test_of_files_that_are_the_same_the_one_that_is_no_copy_is_kept(copy: str, kept: str) -> None:
    names = sorted([copy, "Nha tam 2024.xlsx"])
    assert same_files(dict.fromkeys(names, "x")) == {name: kept for name in names if name != kept}


def test_a_draft_beside_the_approved_figure(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, **{"bao cao": rates(92.5), "bao cao du thao": rates(90.5, 88)})
    assert {(f.value, f.verdict) for f in in_use(figures)} == {(92.5, "use"), (88.0, "weak")}
    assert {(f.code, f.file, f.cell) for f in findings} == {
        ("ingest-replaced", "bao cao du thao.xlsx", "B3"), ("ingest-draft", "bao cao du thao.xlsx", "B4")}


def test_a_year_that_only_the_file_name_gives(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, BHYT_2023=rates(92.5, title="Tỷ lệ bao phủ BHYT (%)"))
    assert [f.year for f in figures] == [2023]
    assert told(findings) == {("warning", "year-from-file", "B3")}


def test_a_description_beside_the_file(tmp_path: Path, study: Study) -> None:
    write_xlsx(tmp_path / "a.xlsx", [["Kết quả tổng hợp"], ["x", "Lắk", 12.5, "13,5"], ["x", "Ea Kar", "…", 9]])
    (tmp_path / "a.xlsx.yaml").write_text(
        "tables:\n  - sheet: Biểu 1\n    rows: 2-3\n    area: B\n"
        "    context: {indicator: poverty_rate, unit: '%'}\n"
        "    columns:\n      C: {year: 2022}\n      D: {year: 2023, kind: target}\n", encoding="utf-8")
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {(f.area_code, f.year, f.kind, f.value) for f in figures} == {
        ("656", 2022, "outcome", 12.5), ("656", 2023, "target", 13.5), ("651", 2023, "target", 9.0)}
    assert [f.cell for f in findings] == ["C3"]
    (tmp_path / "a.xlsx.yaml").write_text("tables:\n  - rows: 2-3\n    colums: {}\n", encoding="utf-8")
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert (figures, [f.code for f in findings]) == ([], ["ingest-description"])
    assert "columns" in findings[0].message


def test_a_true_small_rate_among_large_ones_is_used_with_a_warning(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rates(41.2, 0.77, 38.4, 44.9, title="Tỷ lệ hộ nghèo năm 2023 (%)"))
    assert [figure.value for figure in figures] == [41.2, 0.77, 38.4, 44.9]
    assert told(findings) == {("warning", "small-share", "B4")}


def test_a_small_share_is_doubted_whatever_its_format(tmp_path: Path, study: Study) -> None:
    """0.0094 in a cell of percent format, or "0,94%", beside 31.8, 7.5, 12.1, 14.6 %; not where others are small."""
    title, doubt = "Tỷ lệ lao động tham gia BHXH năm 2024", {("warning", "small-share", "B6")}
    write_xls(tmp_path / "a.xls", rates(0.318, 0.075, 0.121, 0.0094, 0.146, title=title),
              percent=[(row, 1) for row in range(8)])
    figures, findings = read_files({"a.xls": tmp_path / "a.xls"}, study)
    assert [figure.value for figure in figures] == [31.8, 7.5, 12.1, 0.94, 14.6]
    assert told(findings) == doubt
    assert told(read(tmp_path, study, a=rates("31,8%", "7,5%", "12,1%", "0,94%", "14,6%", title=title))[1]) == doubt
    assert told(read(tmp_path, study, a=rates("31,8%", "0,75%", "0,21%", "0,94%", "0,46%", title=title))[1]) == set()


def test_a_town_with_few_poor_is_no_slip(tmp_path: Path, study: Study) -> None:
    title = "Tỷ lệ hộ nghèo năm 2023 (%)"
    figures, findings = read(tmp_path, study, a=rates(33.1, 0.45, 1.6, 8.8, 12.3, title=title))
    assert len(figures) == 5
    assert findings == []


def test_other_years_of_the_area_show_a_slip(tmp_path: Path, study: Study) -> None:
    rows: Rows = [["Tỷ lệ hộ nghèo (%)"], ["Huyện", 2022, 2023, 2024], ["Lắk", 41.2, 38.4, 0.35],
                  ["Ea Súp", 3.1, 2.2, 0.9]]
    figures, findings = read(tmp_path, study, a=rows)
    assert cells(figures) == {"B3", "C3", "B4", "C4", "D4"}
    assert told(findings) == {("error", "unit-slip", "D3")}


@pytest.mark.parametrize(("poor", "rate", "code"), [(758, 0.77, None), (75_768, 0.77, "unit-slip")])
def test_counts_beside_a_small_rate_settle_it(tmp_path: Path, study: Study, poor: int, rate: float,
                                              code: str | None) -> None:
    rows: Rows = [["Hộ nghèo năm 2023"], ["Huyện", "Tổng số hộ", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)"],
                  ["Buôn Ma Thuột", 98_400, poor, rate]]
    figures, findings = read(tmp_path, study, a=rows)
    assert ("D3" in cells(figures)) == (code is None)
    assert code is None or ("error", code, "D3") in told(findings)


def signed(day: str, *values: float) -> Rows:
    return [*rates(*values), [None], [None, f"Đắk Lắk, {day}"], ["NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"]]


def test_the_file_signed_later_goes_before_the_one_signed_first(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=signed("ngày 10 tháng 01 năm 2024", 92.5, 93),
                             b=signed("ngày 12/3/2024", 92.5, 94))
    assert sorted((f.file, f.value) for f in in_use(figures)) == [
        ("a.xlsx", 92.5), ("b.xlsx", 92.5), ("b.xlsx", 94)]
    assert told(findings) == {("warning", "signed-later", "B4")}
    assert {f.known_from for f in figures if f.file == "b.xlsx"} == {"2024-03-12"}
    assert {f.known_from_basis for f in figures} == {"published"}


def test_an_unsigned_file_and_an_impossible_day_settle_nothing(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=signed("ngày 31 tháng 02 năm 2024", 92.5),
                             b=signed("ngày … tháng … năm 2024", 93))
    assert len(figures) == 2
    assert findings == []
    assert {f.known_from_basis for f in figures} == {"assumed"}
