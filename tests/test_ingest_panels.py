"""Tables with a row for each area and year, and what such a row is mistaken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check

RATE, POOR, COVERAGE = "poverty_rate", "poor_households", "health_insurance_coverage"


def test_a_district_named_in_the_first_of_its_years(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Huyện", "Năm", "Tỷ lệ bao phủ BHYT (%)"],
            ["Lắk", 2022, F(91.2, COVERAGE, "656", 2022, 91.2)], [None, 2023, F(92.2, COVERAGE, "656", 2023, 92.2)],
            ["Ea Kar", 2022, F(93.2, COVERAGE, "651", 2022, 93.2)], [None, 2023, F(94.2, COVERAGE, "651", 2023, 94.2)],
            [None, 2023, Doubt(95.5)], ["Krông Bôgn", 2022, Doubt(90.1)], [None, 2024, Doubt(90.9)]]
    check(rows, study, tmp_path)


def test_a_count_that_looks_like_a_year_beside_one(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Huyện", "Năm", "Tỷ lệ hộ nghèo (%)", "Số hộ nghèo"],
            ["Lắk", 2022, F(30.1, RATE, "656", 2022, 30.1), F(5412, POOR, "656", 2022, 5412)],
            ["Krông Búk", 2022, F(12.21, RATE, "649", 2022, 12.21), F(1991, POOR, "649", 2022, 1991)],
            ["Ea Kar", 2022, F(10.9, RATE, "651", 2022, 10.9), F(4120, POOR, "651", 2022, 4120)]]
    assert check(rows, study, tmp_path) == []


def test_an_export_with_names_without_marks(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["# Xuất từ phần mềm quản lý ngày 05/02/2024"], ["ma_huyen", "ten_huyen", "nam", "ty_le_ho_ngheo"],
            ["656", "Lắk", "2023", F("25,5", RATE, "656", 2023, 25.5)],
            ["651", "Ea Kar", "2022", F("9,5", RATE, "651", 2022, 9.5)]]
    assert check(rows, study, tmp_path, "a.csv") == []


def test_the_total_of_a_few_communes_is_doubted(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN KRÔNG PẮC"], ["HỘ NGHÈO NĂM 2023"], ["STT", "Tên xã", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)"],
            [1, "Thị trấn Phước An", 31, Doubt(2.1)], [2, "Xã Ea Kly", 88, Doubt(4.1)],
            [None, "Tổng", F(119, POOR, "654", 2023, 119), F(3.1, RATE, "654", 2023, 3.1)]]
    findings = check(rows, study, tmp_path)
    assert [f.cell for f in findings if f.code == "ingest-total-of-communes"] == ["C6", "D6"]


def test_a_bare_share_right_of_plan_and_outcome_is_doubted(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Thực hiện chỉ tiêu BHYT năm 2023"],
                  ["Huyện", "Chỉ tiêu giao (người)", "Thực hiện (người)", "Tỷ lệ (%)"],
            ["Lắk", F(800, "health_insured_persons", "656", 2023, 800, kind="target"),
             F(777, "health_insured_persons", "656", 2023, 777), Doubt(97.1)]]
    assert [f.code for f in check(rows, study, tmp_path)] == ["ingest-share-of-plan"]


def test_a_plan_that_is_expected_is_a_plan(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ BAO PHỦ BHYT (%)"], ["Huyện", "ƯTH 2024", "Dự kiến KH 2025"],
            ["Lắk", F(91.1, COVERAGE, "656", 2024, 91.1, kind="forecast"),
             F(96.0, COVERAGE, "656", 2025, 96.0, kind="target")]]
    assert check(rows, study, tmp_path) == []


def test_the_unit_of_the_whole_holds_for_its_parts(study: Study, tmp_path: Path) -> None:
    def people(count: int, group: str) -> F:
        return F(count, "population_average", "656", 2023, count / 1000, group)
    rows: Rows = [["Dân số trung bình năm 2023"], ["Huyện", "Tổng số (người)", "Nam", "Nữ"],
            ["Lắk", people(76_800, "all"), people(38_500, "male"), people(38_300, "female")]]
    assert check(rows, study, tmp_path) == []


def test_a_sheet_called_a_plan_holds_plans(study: Study, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [["Tỷ lệ bao phủ BHYT năm 2024"], ["Huyện", "Tỷ lệ (%)"], ["Lắk", 95.5]],
               title="Kế hoạch")
    figures = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)[0]
    assert [(f.kind, f.value) for f in figures] == [("target", 95.5)]


@pytest.mark.parametrize(("sheet", "title", "kind", "code"), [
    ("Giao KH", "Kết quả thực hiện các chỉ tiêu năm 2024", "outcome", "ingest-kind-by-title"),
    ("KH 2024", "Tình hình thực hiện năm 2024", "outcome", "ingest-kind-by-title"),
    ("Kết quả", "Kế hoạch giảm nghèo năm 2024", "target", "ingest-kind-by-title"),
    ("Giao KH", "Kết quả thực hiện chỉ tiêu giao năm 2024", "target", "ingest-kind-from-file"),
    ("KH 2024", "Kết quả đăng ký chỉ tiêu năm 2024", "target", ""),
    ("Kết quả", "Kết quả rà soát hộ nghèo năm 2024", "outcome", "")])
def test_a_title_goes_before_the_name_of_its_sheet(
        study: Study, tmp_path: Path, sheet: str, title: str, kind: str, code: str) -> None:
    head = ["UBND TỈNH ĐẮK LẮK", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", title.upper()]
    rows: Rows = [*([line] for line in head), ["Huyện", "Tỷ lệ hộ nghèo (%)"], ["Lắk", 13.4]]
    write_xlsx(tmp_path / "a.xlsx", rows, title=sheet)
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert [(f.kind, f.value) for f in figures] == [(kind, 13.4)]
    assert [f.code for f in findings] == ([code] if code else [])


@pytest.mark.parametrize(("first", "is_read"), [(31.2, True), (9.1, False)])
def test_the_line_of_a_series(study: Study, tmp_path: Path, first: float, is_read: bool) -> None:
    """31.2 % at the end of 2021 goes on to 28.1 %; 9.1 % does not: it may be of the old line."""
    rate = F(first, "poverty_rate", "656", 2021, first) if is_read else Doubt(first)
    rows: Rows = [["Tỷ lệ hộ nghèo (%)"], ["Huyện", "2021", "2022"],
                  ["Lắk", rate, F(28.1, "poverty_rate", "656", 2022, 28.1)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {
        "ingest-definition-assumed" if is_read else "ingest-which-definition"}


def test_a_table_of_the_yearbook_is_the_provinces(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng"], ["Rate of malnutrition (%)"], [None, "2023"],
                  ["Cân nặng theo tuổi - Weight for age", F(17.2, "underweight_u5", "66", 2023, 17.2)]]
    assert "ingest-area-of-yearbook" in {f.code for f in check(rows, study, tmp_path)}
    check([["Tỷ lệ bao phủ BHYT năm 2023"], ["Chỉ tiêu", "Tỷ lệ (%)"], ["BHYT", Doubt(91.2)]], study, tmp_path)


@pytest.mark.parametrize("merged", [("A2:A3", "B2:B3", "C2:C3", "D2:F2"), ()])
@pytest.mark.parametrize("below", [("19 TC", "15-18 TC", "Dưới 15 TC"), ("19", "15-18", "10-14"), (19, 18, 17)])
def test_communes_by_criteria_are_not_all_of_them(
        study: Study, tmp_path: Path, merged: tuple[str, ...], below: tuple[object, ...]) -> None:
    """A row of the heading is none of the body, though "15-18" looks like numbers."""
    rows: Rows = [["Xã nông thôn mới năm 2023"],
                  ["TT", "Huyện", "Số xã đạt chuẩn nông thôn mới", "Số xã phân theo số tiêu chí"],
                  [None, None, None, *below]]
    rows += [[n, area.name_vi, F(n % 3, "communes_new_rural", area.code, 2023, n % 3), Doubt(n % 3), Doubt(2),
              Doubt(1)] for n, area in enumerate(study.districts, 1)]
    check(rows, study, tmp_path, merged=merged)


@pytest.mark.parametrize(("title", "heading", "definition"), [
    ("Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh năm 2016", "Tỷ lệ (%)", "persons_2012"),
    ("Tỷ lệ hộ dân nông thôn sử dụng nước hợp vệ sinh năm 2016", "Tỷ lệ (%)", "households_2018"),
    ("Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh năm 2020", "Tỷ lệ (%)", "households_2018"),
    ("Nước hợp vệ sinh nông thôn năm 2016", "Tỷ lệ (%)", ""),
    ("Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh năm 2016", "Số hộ", "")])
def test_the_words_of_a_name_tell_which_of_two_definitions(
        study: Study, tmp_path: Path, title: str, heading: str, definition: str) -> None:
    """A count of households below a title on persons leaves open of whom the share is."""
    several = [heading] if definition or "%" in heading else [heading, "Tỷ lệ (%)"]
    write_xlsx(tmp_path / "a.xlsx", [[title], ["Huyện", *several], ["Lắk", *[81.5, 80.5][:len(several)]]])
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    found = [f.definition for f in figures if f.indicator == "rural_hygienic_water"]
    assert found == ([definition] if definition else [])
    assert ("ingest-which-definition" in {f.code for f in findings}) == (not definition)


@pytest.mark.parametrize("mark", ["nt", "-nt-", "như trên"])
def test_a_mark_repeats_the_words_above_it(study: Study, tmp_path: Path, mark: str) -> None:
    rows: Rows = [["Chỉ tiêu", "Địa phương", "Thời điểm", "Đơn vị", "Giá trị"]]
    for area in study.districts[:3]:
        rows += [["Số hộ nghèo", area.name_vi, "31/12/2016", "hộ", F(90, "poor_households", area.code, 2016, 90)],
                 [mark, '"', "31/12/2017", mark, F(80, "poor_households", area.code, 2017, 80)]]
    assert check(rows, study, tmp_path, "a.csv") == []


def test_a_mark_alone_may_be_the_rural_part(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023 (%)"], ["Địa bàn", "Tỷ lệ hộ nghèo"],
                  ["Lắk", F(12.5, "poverty_rate", "656", 2023, 12.5)], ["NT", Doubt(13.5)],
                  ["Ea Kar", F(8.5, "poverty_rate", "651", 2023, 8.5)], ["- NT", Doubt(9.5)]]
    check(rows, study, tmp_path)


def test_a_plan_over_years_is_of_their_end(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Chỉ tiêu kinh tế - xã hội tỉnh Đắk Lắk"], ["Chỉ tiêu", "ĐVT", "KH 2016-2020", "TH 2016-2020"],
                  ["Tỷ lệ hộ nghèo", "%", F(8, "poverty_rate", "66", 2020, 8, kind="target"), Doubt(7.5)],
                  ["Số giường bệnh/vạn dân", "giường", F(27, "hospital_beds_per_10k", "66", 2020, 27, kind="target"),
                   Doubt(27.5)],
                  ["Số lao động được tạo việc làm", "người", Doubt(135000)],  # arise over the years
                  ["Số xã đạt chuẩn nông thôn mới", "xã", Doubt(50)],  # there will be, or will be added?
                  ["Mức giảm tỷ lệ hộ nghèo mỗi năm", "%", Doubt(2.5)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-period"}


@pytest.mark.parametrize(("heading", "is_read"), [
    ("Mục tiêu 2025 (chung)", True), ("Mục tiêu 2025", False), ("Mục tiêu giảm 2025 (chung)", False)])
def test_a_plan_of_all_beside_one_thing_of_all_and_of_a_group(study: Study, tmp_path: Path, heading: str,
                                                              is_read: bool) -> None:
    def plan(code: str, value: float) -> F | Doubt:
        return F(value, "poverty_rate", code, 2025, value, kind="target") if is_read else Doubt(value)
    rows: Rows = [["TÌNH HÌNH GIẢM NGHÈO"], ["ĐVT: %"],
                  ["Huyện", "Tỷ lệ hộ nghèo chung 2024", "Tỷ lệ hộ nghèo DTTS 2024", heading]]
    rows += [[name, F(29.9, "poverty_rate", code, 2024, 29.9),
              F(43.5, "poverty_rate", code, 2024, 43.5, group="ethnic_minority"), plan(code, 15.1)]
             for name, code in (("Lắk", "656"), ("Ea Súp", "646"))]
    check(rows, study, tmp_path)
    rows[2].append("Tỷ lệ hộ cận nghèo 2024")  # the plan of which?
    for row, code in zip(rows[3:], ("656", "646"), strict=True):
        row[3] = Doubt(15.1)
        row.append(F(9.5, "near_poverty_rate", code, 2024, 9.5))
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("year", "named"), [(2017, "persons_2012"), (2019, "households_2018")])
def test_who_is_counted_tells_which_of_two_definitions(study: Study, tmp_path: Path, year: int, named: str) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [[f"NƯỚC SẠCH VỆ SINH MÔI TRƯỜNG NÔNG THÔN NĂM {year}"],
                      ["Huyện", "Dân số nông thôn (người)", "Số dân nông thôn sử dụng nước HVS (người)"],
                      ["Lắk", 60000, 49800], ["Ea Súp", 50000, 41000], ["Ea Kar", 90000, 70000]])
    figures, findings = read_files({"a.xlsx": path}, study)
    assert {f.definition for f in figures if f.indicator == "rural_hygienic_water"} == {named}
    assert "error" not in {finding.severity for finding in findings}
