"""Wholes and their parts, sections, banners and what is a department's own in tables as offices send them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.findings import Finding
from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities

MONTHS = [f"Tháng {month}" for month in range(1, 13)]
QUARTERS = ["Quý I", "Quý II", "Quý III", "Quý IV"]


def parts_of(number: int, count: int) -> list[int]:
    """Some counts, other ones for each number."""
    return [(number * 7 + at * 5) % 23 for at in range(count)]


@pytest.mark.parametrize("periods", [MONTHS, QUARTERS, ["6 tháng đầu năm", "6 tháng cuối năm"]])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("year", ["Cả năm", "Số ca sởi năm 2024"])
def test_a_year_is_the_sum_of_the_columns_of_its_parts(
        study: Study, tmp_path: Path, periods: list[str], first: bool, year: str) -> None:
    """One year of many that is not is left out, on whichever side of its parts it stands."""
    rows: Rows = [["SỐ CA SỞI NĂM 2024"], ["Huyện", *([year] if first else ()), *periods, *(() if first else [year])]]
    for number, area in enumerate(study.districts):
        parts = parts_of(number, len(periods))
        whole = Doubt(sum(parts) + 60) if number == 5 else F(sum(parts), "measles_cases", area.code, 2024, sum(parts))
        doubts = [Doubt(part) for part in parts]
        rows.append([area.name_vi, *([whole] if first else ()), *doubts, *(() if first else [whole])])
    assert severities(check(rows, study, tmp_path))["sum-differs"] == "error"


@pytest.mark.parametrize("periods", [MONTHS, QUARTERS])
def test_a_year_is_the_sum_of_the_rows_of_its_parts(study: Study, tmp_path: Path, periods: list[str]) -> None:
    areas = study.districts[:4]
    parts = {area.code: parts_of(number, len(periods)) for number, area in enumerate(areas)}
    across: Rows = [["SỐ CA SỞI NĂM 2024"], ["Thời gian", *(area.name_vi for area in areas)]]
    across += [[period, *(Doubt(parts[area.code][at]) for area in areas)] for at, period in enumerate(periods)]
    across.append(["Cả năm", *(
        Doubt(sum(parts[area.code]) + 60) if area is areas[2] else
        F(sum(parts[area.code]), "measles_cases", area.code, 2024, sum(parts[area.code])) for area in areas)])
    assert severities(check(across, study, tmp_path))["sum-differs"] == "error"
    down: Rows = [["SỐ CA SỞI NĂM 2024"], ["Huyện", "Tháng" if periods is MONTHS else "Quý", "Số ca sởi"]]
    for area in areas:
        whole = sum(parts[area.code])
        down += [[area.name_vi, period, Doubt(parts[area.code][at])] for at, period in enumerate(periods)]
        down.append([area.name_vi, "Cả năm", Doubt(whole + 60) if area is areas[2] else
                     F(whole, "measles_cases", area.code, 2024, whole)])
    assert severities(check(down, study, tmp_path, "b.xlsx"))["sum-differs"] == "error"


def test_levels_at_the_ends_of_quarters_add_up_to_nothing(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ NGƯỜI THAM GIA BHYT NĂM 2024"], ["Huyện", "Quý I", "Quý II", "Quý III", "Cả năm"]]
    rows += [[area.name_vi, 40000 + n, 41000 + n, 42000 + n, F(43000 + n, "health_insured_persons", area.code, 2024,
                                                               43000 + n)] for n, area in enumerate(study.districts)]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("broken", [False, True])
def test_a_whole_is_held_against_its_division(
        study: Study, tmp_path: Path, broken: bool) -> None:
    """The parts say no more than they are: they never contradict their whole by being smaller."""
    parts = ("Phường", "Thị trấn", "Xã")
    rows: Rows = [["TÌNH HÌNH ĐẾN 31/12/2023"], ["Huyện", "Tổng số xã, phường, thị trấn", "Chia ra"],
                  [None, None, *parts]]
    for number, area in enumerate(study.districts):
        each = [part + 1 for part in parts_of(number, len(parts))]
        whole = sum(each)
        rows.append([area.name_vi, Doubt(whole + 9) if broken and number == 3 else
                     F(whole, "admin_commune_units", area.code, 2023, whole), *map(Doubt, each)])
    found = severities(check(rows, study, tmp_path, merged=("C2:E2",)))
    assert ("error" in found.values()) == broken


def test_a_group_is_of_the_count_beside_it_and_not_of_the_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Hộ nghèo là đồng bào dân tộc thiểu số năm 2019"],
                  ["Huyện", "Hộ dân cư", None, "Hộ nghèo", None],
                  [None, "Tổng số hộ", "Trong đó: hộ DTTS", "Tổng số hộ nghèo", "Trong đó: hộ nghèo DTTS"]]
    for number, area in enumerate(study.districts[:6]):
        counts = (9000 + number, 4000 + number, 800 + number, 500 + number)
        names = ("households", "households", "poor_households", "poor_households")
        rows.append([area.name_vi, *(F(count, name, area.code, 2019, count, "ethnic_minority" if at % 2 else "")
                                     for at, (count, name) in enumerate(zip(counts, names, strict=True)))])
    assert "error" not in severities(check(rows, study, tmp_path, merged=("B2:C2", "D2:E2"))).values()


def test_a_heading_that_says_nothing_is_not_what_another_names(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ ĐƠN VỊ HÀNH CHÍNH VÀ DIỆN TÍCH NĂM 2023"], ["Huyện", "Thị trấn", "Diện tích (km2)"]]
    rows += [[area.name_vi, Doubt(1), F(300.5 + n, "area_km2", area.code, 2023, 300.5 + n)]
             for n, area in enumerate(study.districts[:5])]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_a_rate_that_its_counts_contradict_is_not_computed_from_them(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NƯỚC SẠCH NÔNG THÔN NĂM 2023"],
                  ["Huyện", "Tổng số hộ nông thôn", "Số hộ sử dụng nước hợp vệ sinh",
                   "Tỷ lệ hộ nông thôn sử dụng nước hợp vệ sinh (%)"]]
    for number, area in enumerate(study.districts):
        whole, part = 1000 + 10 * number, 900 + 7 * number
        rate = round(100 * part / whole, 2)
        rows.append([area.name_vi, whole, part, Doubt(rate - 11) if number == 4 else rate])
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [[cell.written if isinstance(cell, Doubt) else cell for cell in row] for row in rows])
    figures, findings = read_files({"a.xlsx": path}, study)
    rates = {figure.area_code for figure in figures if figure.indicator == "rural_hygienic_water"}
    assert rates == {area.code for area in study.districts} - {study.districts[4].code}
    assert any(finding.code == "ingest-rate-differs" for finding in findings)


@pytest.mark.parametrize("section", ["Nông thôn mới, nhà ở, điện", "Nước sạch - VSMT", "Y tế, bình đẳng giới",
                                     "Bảo trợ xã hội, điện"])
def test_a_field_of_work_that_nobody_lists(study: Study, tmp_path: Path, section: str) -> None:
    """It stands among others, above indicators that are named below it alone."""
    def rows(last: str, name: str, title: str) -> Rows:
        return [["CÁC CHỈ TIÊU NĂM 2023 - HUYỆN LẮK"], ["TT", "Chỉ tiêu", "ĐVT", "Kết quả"],
                ["I", "Y tế"], [1, "Tỷ lệ bao phủ BHYT", "%", F(91.5, "health_insurance_coverage", "656", 2023, 91.5)],
                ["II", "Giảm nghèo"], [1, "Tỷ lệ hộ nghèo", "%", F(20.5, "poverty_rate", "656", 2023, 20.5)],
                ["III", last], [1, title, "%", F(98.5, name, "656", 2023, 98.5) if name else Doubt(98.5)]]
    assert "error" not in severities(
        check(rows(section, "electricity_access", "Tỷ lệ hộ sử dụng điện"), study, tmp_path)).values()
    for narrowing, title in (("Hộ có người khuyết tật", "Tỷ lệ hộ nghèo"), ("Chương trình 135", "Tỷ lệ hộ cận nghèo"),
                             ("Hạ tầng điện", "Tỷ lệ hộ nghèo")):
        found = severities(check(rows(narrowing, "", title), study, tmp_path, "b.xlsx"))
        assert found["unknown-section"] == "error"


def test_districts_as_banners_over_the_whole_table(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["CÁC CHỈ TIÊU Y TẾ"], ["TT", "Chỉ tiêu", "ĐVT", "2022", "2023"]]
    merged = []
    for number, area in enumerate(study.districts[:4], start=1):
        rows.append([number, area.name_vi.upper()])
        merged.append(f"B{len(rows)}:E{len(rows)}")
        rows.append(["-", "Tỷ lệ bao phủ BHYT", "%", *(
            F(90.5 + at, "health_insurance_coverage", area.code, year, 90.5 + at)
            for at, year in enumerate((2022, 2023)))])
    assert "error" not in severities(check(rows, study, tmp_path, merged=tuple(merged))).values()


@pytest.mark.parametrize("codes", [("YT01", "YT02"), ("CT1", "CT2"), ("C.1.1", "C.1.2")])
def test_codes_below_headings_say_nothing(study: Study, tmp_path: Path, codes: tuple[str, str]) -> None:
    rows: Rows = [["Năm báo cáo:", 2023], ["Huyện", "Số bác sĩ/vạn dân", "Số giường bệnh/vạn dân"], [None, *codes],
                  ["Lắk", F(7.5, "doctors_per_10k", "656", 2023, 7.5),
                   F(21.5, "hospital_beds_per_10k", "656", 2023, 21.5)]]
    assert severities(check(rows, study, tmp_path)) == {}


@pytest.mark.parametrize("times", [[f"T{month}" for month in range(1, 13)], [f"T{month:02d}" for month in range(1, 13)],
                                   ["Q1", "Q2", "Q3", "Q4"]])
def test_months_and_quarters_are_no_codes(study: Study, tmp_path: Path, times: list[str]) -> None:
    rows: Rows = [["SỐ CA SỞI NĂM 2024"], ["Huyện", "Số ca sởi"], [None, *times]]
    rows += [[area.name_vi, *(Doubt(3 + n + at) for at in range(len(times)))]
             for n, area in enumerate(study.districts[:4])]
    check(rows, study, tmp_path, merged=("B2:M2" if len(times) == 12 else "B2:E2",))


@pytest.mark.parametrize("heading", ["Kỳ", "Kỳ báo cáo", "Niên độ"])
def test_years_in_a_column_of_periods(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [[heading, "Mã ĐVHC", "Đơn vị hành chính", "Tên chỉ tiêu", "Đơn vị tính", "Giá trị"]]
    rows += [[year, int(area.code), area.name_vi, "Tỷ lệ bao phủ BHYT", "%",
              F(90.5 + at, "health_insurance_coverage", area.code, year, 90.5 + at)]
             for at, year in enumerate((2022, 2023, 2024)) for area in study.districts[:3]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_the_day_in_the_line_of_an_office(study: Study, tmp_path: Path) -> None:
    for office in ("BẢO HIỂM XÃ HỘI TỈNH ĐẮK LẮK - Tình hình phát triển đối tượng đến ngày 30/09/2024",
                   "SỞ Y TẾ - Đắk Lắk, ngày 12 tháng 3 năm 2024"):
        check([[office], ["Huyện", "Tỷ lệ bao phủ BHYT (%)"], ["Lắk", Doubt(90.5)]], study, tmp_path)


def test_the_source_below_a_table_tells_whose_water_it_is(study: Study, tmp_path: Path) -> None:
    name = "hygienic_water_households"
    rows: Rows = [["MỘT SỐ CHỈ TIÊU XÃ HỘI TỈNH ĐẮK LẮK"], ["", 2021, 2022],
                  ["Tỷ lệ hộ sử dụng nguồn nước hợp vệ sinh (%)", F(94.5, name, "66", 2021, 94.5),
                   F(95.5, name, "66", 2022, 95.5)],
                  [], ["Nguồn: Cục Thống kê tỉnh Đắk Lắk"]]
    check(rows, study, tmp_path)
    rows[-1] = ["Nguồn: Trung tâm Nước sạch"]
    rows[2] = [rows[2][0], Doubt(94.5), Doubt(95.5)]
    assert severities(check(rows, study, tmp_path, "b.xlsx"))["which-indicator"] == "error"


@pytest.mark.parametrize("office", ["Văn phòng BHXH tỉnh", "Khối doanh nghiệp", "Lực lượng vũ trang"])
def test_offices_among_all_districts_are_no_mistake(study: Study, tmp_path: Path, office: str) -> None:
    """Where a district is missing the row may be it, and its name a slip."""
    rows: Rows = [["SỐ NGƯỜI THAM GIA BHYT NĂM 2024"], ["TT", "Đơn vị", "Số người tham gia BHYT"],
                  [1, office, Doubt(4821)]]
    rows += [[n, area.name_vi, F(4000 + n, "health_insured_persons", area.code, 2024, 4000 + n)]
             for n, area in enumerate(study.districts, start=2)]
    assert "error" not in severities(check(rows, study, tmp_path)).values()
    assert "error" in severities(check(rows[:-1], study, tmp_path, "b.xlsx")).values()


def test_a_column_of_hundreds_is_the_whole_of_the_shares(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ DÂN SỐ THEO DÂN TỘC NĂM 2019 (%)"], ["Huyện", "Tổng số", "Kinh", "Ê Đê"]]
    rows += [[area.name_vi, Doubt(100), F(60.5 + n, "ethnic_group_share", area.code, 2019, 60.5 + n, "kinh"),
              F(20.5 + n, "ethnic_group_share", area.code, 2019, 20.5 + n, "ede")]
             for n, area in enumerate(study.districts[:5])]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_a_report_of_a_commune_is_one_warning(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["UBND XÃ HÒA SƠN"], ["SỐ HỘ NGHÈO NĂM 2024"], ["Thôn, buôn", "Số hộ nghèo"],
                  ["Thôn 1", Doubt(12)], ["Buôn Ja", Doubt(20)], ["Tổng cộng", Doubt(32)]]
    findings: list[Finding] = check(rows, study, tmp_path)
    assert severities(findings) == {"of-a-commune": "warning"}
    assert len(findings) == 1


def test_society_is_no_commune(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["XÃ HỘI - MÔI TRƯỜNG TỈNH ĐẮK LẮK"], ["Chỉ tiêu", "2022", "2023"],
                  ["Tỷ lệ bao phủ BHYT (%)", F(90.5, "health_insurance_coverage", "66", 2022, 90.5),
                   F(91.5, "health_insurance_coverage", "66", 2023, 91.5)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("heading", ["Đề xuất, kiến nghị", "Ghi chú", "Ý kiến"])
def test_a_request_for_money_names_no_people(study: Study, tmp_path: Path, heading: str) -> None:
    """"Kinh phí" is not the Kinh."""
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", heading],
                  ["Lắk", F(20.5, "poverty_rate", "656", 2023, 20.5), "Đề nghị hỗ trợ kinh phí"],
                  ["Ea Kar", F(10.5, "poverty_rate", "651", 2023, 10.5)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("missing", [0, 1, 7])
def test_a_total_of_the_districts_listed_is_told(study: Study, tmp_path: Path, missing: int) -> None:
    """The one missing may have nothing to count, or was forgotten in the total too; of a few nobody thinks so."""
    areas = study.districts[:len(study.districts) - missing]
    counts = [500 + 7 * number for number in range(len(areas))]
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["Huyện", "Số hộ nghèo"]]
    rows += [[area.name_vi, F(count, "poor_households", area.code, 2023, count)]
             for area, count in zip(areas, counts, strict=True)]
    rows.append(["Toàn tỉnh", F(sum(counts), "poor_households", "66", 2023, sum(counts))])
    assert severities(check(rows, study, tmp_path)).get("total-of-listed") == ("warning" if missing else None)


def test_parts_of_a_row_above_are_no_mistake(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["Đơn vị", "Số hộ nghèo"]]
    for area in study.districts[:3]:
        rows += [[area.name_vi, F(500, "poor_households", area.code, 2023, 500)],
                 ["Trong đó: các xã khu vực III", Doubt(200)], ["Trong đó: vùng biên giới", Doubt(20)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_kinds_of_people_in_a_column_of_groups_are_no_mistake(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ NGƯỜI THAM GIA BHYT NĂM 2023 TỈNH ĐẮK LẮK"], ["STT", "Nhóm đối tượng", "Số người tham gia BHYT"],
                  ["I", "Nhóm do ngân sách nhà nước đóng", Doubt(890123)], ["II", "Nhóm tự đóng", Doubt(34567)],
                  ["", "Tổng cộng", F(924690, "health_insured_persons", "66", 2023, 924690)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_a_total_named_by_a_short_form(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ NGƯỜI THAM GIA BHXH TỰ NGUYỆN NĂM 2023"], ["Huyện", "Tổng số người tham gia", "Trong đó"],
                  [None, None, "Nữ", "Dân tộc thiểu số"]]
    rows += [[area.name_vi, *(F(count + n, "social_insurance_voluntary", area.code, 2023, count + n, group)
                              for count, group in ((900, ""), (500, "female"), (300, "ethnic_minority")))]
             for n, area in enumerate(study.districts[:4])]
    assert "error" not in severities(check(rows, study, tmp_path, merged=("C2:D2",))).values()


@given(counts=st.lists(st.integers(2000, 9000), min_size=15, max_size=15), apart=st.floats(0.3, 300))
def test_a_slip_has_the_digits_of_its_column(
        study: Study, tmp_path_factory: pytest.TempPathFactory, read: Callable[[Rows, Path], list[Finding]],
        counts: list[int], apart: float) -> None:
    """A total that differs by chance from its districts makes no 61,43 a slip of 0,06143."""
    numbers = [count / 100 for count in counts]
    rows: Rows = [["DÂN SỐ TRUNG BÌNH NĂM 2023 (nghìn người)"], ["Huyện", "Dân số trung bình"],
                  ["Toàn tỉnh", round(sum(numbers) + apart, 2)]]
    rows += [[area.name_vi, number] for area, number in zip(study.districts, numbers, strict=True)]
    for finding in read(rows, tmp_path_factory.mktemp("slip")):
        if finding.code == "ingest-slip-by-total":
            likely = float(str(finding.arguments["likely"]))
            assert round(likely, 2) == likely


@pytest.fixture(scope="module")
def read(study: Study) -> Callable[[Rows, Path], list[Finding]]:
    def findings(rows: Rows, folder: Path) -> list[Finding]:
        write_xlsx(folder / "a.xlsx", rows)
        return read_files({"a.xlsx": folder / "a.xlsx"}, study)[1]
    return findings


@pytest.mark.parametrize(("above", "understood"), [("Chung", True), ("Hộ có nhà tạm", False)])
def test_what_is_counted_of_all_and_behind_of_which_of_a_group(
        study: Study, tmp_path: Path, above: str, understood: bool) -> None:
    """"Tổng số hộ" below both is that of the group, not the poor left of it; below another thing it is of that."""
    rows: Rows = [["KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2024"], ["Đơn vị", above, None, "Trong đó: đồng bào DTTS"],
                  [None, "Tổng số hộ", "Hộ nghèo", "Tổng số hộ", "Hộ nghèo"]]
    for number, area in enumerate(study.districts[:6]):
        whole, poor, theirs, of_them = 26_527 + 911 * number, 1_067 + 31 * number, 9_549 + 57 * number, 661 + number
        minority = [Doubt(theirs), Doubt(of_them)] if not understood else [
            F(theirs, "households", area.code, 2024, theirs, "ethnic_minority"),
            F(of_them, "poor_households", area.code, 2024, of_them, "ethnic_minority")]
        first: list[object] = [F(whole, "households", area.code, 2024, whole),
                               F(poor, "poor_households", area.code, 2024, poor)]
        if not understood:
            first = [F(whole, "temporary_housing", area.code, 2024, whole), Doubt(poor)]
        rows.append([area.name_vi, *first, *minority])
    check(rows, study, tmp_path, merged=("B2:C2", "D2:E2", "A2:A3"))
