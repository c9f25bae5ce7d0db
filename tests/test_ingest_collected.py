"""What several hands write alike: lines below a total, lists of a decision, titles on several things, codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities


def _districts(study: Study, indicator: str, year: int, **more: str) -> Rows:
    return [[area.name_vi, F(10 + n, indicator, area.code, year, 10.0 + n, **more)]
            for n, area in enumerate(study.districts)]


@pytest.mark.parametrize("line", [
    "Số huyện đạt chuẩn, hoàn thành nhiệm vụ nông thôn mới toàn tỉnh", "Số đơn vị hành chính cấp huyện toàn tỉnh",
    "Số đơn vị hành chính cấp huyện"])
def test_a_line_below_the_total_counts_what_no_column_does(study: Study, tmp_path: Path, line: str) -> None:
    rows: Rows = [["KẾT QUẢ ĐẾN HẾT NĂM 2024"], ["Địa phương", "Tổng số xã", "Số xã đạt chuẩn NTM"]]
    rows += [[area.name_vi, F(10, "communes_total", area.code, 2024, 10.0),
              F(6, "communes_new_rural", area.code, 2024, 6.0)] for area in study.districts]
    rows += [["Toàn tỉnh", F(150, "communes_total", "66", 2024, 150.0), F(90, "communes_new_rural", "66", 2024, 90.0)],
             [], [line, Doubt(15)]]
    check(rows, study, tmp_path)


def test_whose_number_a_row_gives_is_not_what_it_counts(study: Study, tmp_path: Path) -> None:
    """"Hộ nghèo" below the insured may be the insured among the poor."""
    rows: Rows = [["SỐ NGƯỜI CÓ THẺ BHYT NĂM 2023"], ["Đơn vị", "Số người có thẻ BHYT"]]
    rows += [[area.name_vi, F(50000, "health_insured_persons", area.code, 2023, 50000.0)] for area in study.districts]
    rows += [["Toàn tỉnh", F(750000, "health_insured_persons", "66", 2023, 750000.0)], ["Hộ nghèo", Doubt(36000)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("total", ["Toàn tỉnh", "Tổng cộng", "TỔNG SỐ"])
@pytest.mark.parametrize("part", ["Trong đó: hộ DTTS", "Trong đó: đồng bào dân tộc thiểu số"])
def test_a_part_below_the_total_is_of_the_province(study: Study, tmp_path: Path, total: str, part: str) -> None:
    """Not of the district that stands last above it."""
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["Đơn vị", "Số hộ nghèo"]]
    rows += [[area.name_vi, F(1000, "poor_households", area.code, 2023, 1000.0)] for area in study.districts]
    rows += [[total, F(15000, "poor_households", "66", 2023, 15000.0)],
             [part, F(900, "poor_households", "66", 2023, 900.0, "ethnic_minority")]]
    check(rows, study, tmp_path)


def test_a_year_that_is_named_goes_before_that_of_the_list(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Năm 2018"], ["Huyện", "Số xã vùng khó khăn"]]
    check(rows + _districts(study, "difficult_area_communes_qd1049_2014", 2018), study, tmp_path)


def test_the_year_of_a_list_is_not_that_of_poverty(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Vùng khó khăn theo Quyết định số 1049/QĐ-TTg năm 2014"], ["Huyện", "Số hộ nghèo"]]
    rows += [[area.name_vi, Doubt(1000 + n)] for n, area in enumerate(study.districts)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("title", [
    "Vùng DTTS: nước sạch, vệ sinh, nhà ở năm 2022", "Vệ sinh và nước sinh hoạt năm 2022 vùng đồng bào DTTS: số liệu"])
def test_a_region_that_all_is_about_is_asked_for(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Huyện", "Tỷ lệ hộ sử dụng điện (%)", "Tỷ lệ hộ DTTS sử dụng nước HVS (%)"]]
    rows += [[a.name_vi, Doubt(90.5 + n), F(80.5 + n, "em_hygienic_water_share", a.code, 2022, 80.5 + n)]
             for n, a in enumerate(study.districts[:5])]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("whole", "poor", "used"), [
    ("Số hộ toàn huyện", "Số hộ nghèo", True), ("Số hộ", "Số hộ nghèo", False),
    ("Số hộ toàn huyện", "Số hộ nghèo trong vùng", False)])
def test_a_region_in_the_title_of_columns_on_whole_districts(
        study: Study, tmp_path: Path, whole: str, poor: str, used: bool) -> None:
    rows: Rows = [["KẾT QUẢ GIẢM NGHÈO VÙNG ĐỒNG BÀO DÂN TỘC THIỂU SỐ NĂM 2024"],
                  ["Huyện", whole, None, poor, None, None],
                  [None, "Tổng số", "Trong đó: hộ DTTS", "Tổng số", "Hộ DTTS", "Hộ DTTS tại chỗ"]]
    for n, area in enumerate(study.districts[:6]):
        numbers = (("households", "", 9001 + n), ("households", "ethnic_minority", 4002 + n),
                   ("poor_households", "", 3003 + n), ("poor_households", "ethnic_minority", 2004 + n),
                   ("poor_households", "ethnic_minority_local", 1005 + n))
        rows.append([area.name_vi, *(F(number, name, area.code, 2024, number, group=group) if used or group
                                     else Doubt(number) for name, group, number in numbers)])
    found = severities(check(rows, study, tmp_path, merged=("A2:A3", "B2:C2", "D2:F2")))
    assert found == ({"group-left": "warning"} if used else {"of-region": "error"})


@pytest.mark.parametrize("heading, indicator", [
    ("CT02. Hộ nghèo (hộ)", "poor_households"), ("CS1. Số hộ nghèo", "poor_households"),
    ("DT03_SO_BUON", "em_villages_buon"), ("DV03_SO_THON_BUON_TDP", "villages_total"),
    ("Thon buon DBKK", "difficult_villages"), ("mấy thôn buôn đặc biệt khó khăn", "difficult_villages"),
    ("mấy xã khu vực ba", "em_area_communes_region_3"), ("chỉ tiêu đạt kế hoạch: mấy cái", "targets_met"),
    ("mấy xã về đích NTM rồi", "communes_new_rural"), ("Xã, P, TT", "admin_commune_units")])
def test_headings_with_codes_questions_and_without_marks(
        study: Study, tmp_path: Path, heading: str, indicator: str) -> None:
    check([["Số liệu năm 2024"], ["Huyện", heading], *_districts(study, indicator, 2024)], study, tmp_path)


@pytest.mark.parametrize("heading, day", [("T6. Số hộ nghèo", "2024-06-30"), ("Q1. Số hộ nghèo", "2024-03-31")])
def test_a_month_is_no_code(study: Study, tmp_path: Path, heading: str, day: str) -> None:
    """What is told of a day within the year, or not at all, is not the year's."""
    rows: Rows = [["Số liệu năm 2024"], ["Huyện", heading]]
    rows += [[area.name_vi, 1000 + n] for n, area in enumerate(study.districts)]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {figure.reference_date for figure in figures} <= {day}


@pytest.mark.parametrize("heading", ["BHXH, BHTN (cộng chung?)", "BHXH, BHTN", "Hộ nghèo (cả cận nghèo?)"])
def test_what_the_writer_doubts_is_doubted(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Số liệu năm 2024"], ["Huyện", heading]]
    check(rows + [[a.name_vi, Doubt(9000 + n)] for n, a in enumerate(study.districts)], study, tmp_path)


@pytest.mark.parametrize("heading, indicator, value", [
    ("% hoàn thành xóa nhà tạm/KH", "temporary_housing_progress", 80.5),
    ("Xóa nhà tạm: % thực hiện so KH 2024", "temporary_housing_progress", 80.5),
    ("bao phủ BHYT được mấy phần trăm dân", "health_insurance_coverage", 90.5),
    ("một vạn dân có mấy giường bệnh", "hospital_beds_per_10k", 25.5),
    ("LLLĐ đã vào BHXH (%)", "social_insurance_coverage", 15.5)])
def test_shares_in_other_words(study: Study, tmp_path: Path, heading: str, indicator: str, value: float) -> None:
    rows: Rows = [["Số liệu năm 2024"], ["Huyện", heading]]
    rows += [[a.name_vi, F(value + n / 10, indicator, a.code, 2024, value + n / 10)]
             for n, a in enumerate(study.districts)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("heading", ["Hộ nghèo (chỉ hộ nghèo DTTS)", "Nghèo (không kể hộ nghèo bảo trợ xã hội)"])
def test_a_part_in_brackets_is_not_the_same_in_full(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Số liệu năm 2024"], ["Huyện", heading]]
    rows += [[a.name_vi, 900 + n] for n, a in enumerate(study.districts)]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert "all" not in {figure.group for figure in figures}


def test_the_lower_of_two_headings_on_one_topic(study: Study, tmp_path: Path) -> None:
    above = "Số xã vùng đồng bào DTTS và miền núi"
    rows: Rows = [["NĂM 2023"], ["Huyện", above, None, None], [None, "Tổng số xã", "Xã khu vực I", "Xã khu vực III"]]
    rows += [[a.name_vi, F(9, "em_area_communes_total", a.code, 2023, 9.0),
              F(6, "em_area_communes_region_1", a.code, 2023, 6.0),
              F(3, "em_area_communes_region_3", a.code, 2023, 3.0)] for a in study.districts]
    rows[2][1] = "Tổng số xã vùng đồng bào DTTS và miền núi"
    check(rows, study, tmp_path, merged=("B2:D2",))


def test_a_total_that_neither_sum_nor_rate_supports(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HỘ NGHÈO NĂM 2022"], ["Đơn vị", "Tổng số hộ", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)"]]
    rows += [[a.name_vi, F(10000, "households", a.code, 2022, 10000.0),
              F(1234, "poor_households", a.code, 2022, 1234.0),
              F(12.34, "poverty_rate", a.code, 2022, 12.34)] for a in study.districts]
    rows += [["Toàn tỉnh", F(150000, "households", "66", 2022, 150000.0), Doubt(15810), Doubt(12.34)]]
    assert severities(check(rows, study, tmp_path))["total-broken"] == "error"


def test_offices_beside_the_names_of_districts_are_remarks(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", "Đơn vị báo số liệu"]]
    rows += [[a.name_vi, F(10.5, "poverty_rate", a.code, 2023, 10.5), f"Phòng LĐ {a.name_vi}" if n else "DAWACO"]
             for n, a in enumerate(study.districts)]
    check(rows, study, tmp_path)


def test_months_of_training_are_no_time_of_the_figures(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Lao động năm 2023"], ["Huyện", "Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ từ 3 tháng (%)"]]
    rows += [[a.name_vi, F(25.5, "trained_labour", a.code, 2023, 25.5)] for a in study.districts]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("title", [
    "Mức giảm tỷ lệ hộ nghèo năm 2023 so với năm 2022", "Giảm tỷ lệ hộ nghèo 2023 so với cuối năm 2022"])
def test_a_fall_is_told_with_both_of_its_years(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["ĐVT: điểm %"], ["Huyện", "Chung", "Hộ DTTS"]]
    rows += [[a.name_vi, F(1.5, "poverty_reduction", a.code, 2023, 1.5),
              F(2.5, "poverty_reduction", a.code, 2023, 2.5, "ethnic_minority")] for a in study.districts]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("heading", "found"), [
    ("Trả lời", {}), ("Phản hồi", {"unknown-heading": "error"}), ("Thoát nghèo", {"unknown-heading": "error"})])
def test_the_only_numbers_of_a_ledger_are_its_values(study: Study, tmp_path: Path, heading: str,
                                                     found: dict[str, str]) -> None:
    rows: Rows = [["Ngày nhận", "Người gửi", "Đơn vị", "Nội dung hỏi", "Kỳ", heading, "ĐVT"]]
    for day, sender, area in (("25/02/2024", "Nguyễn Văn Tám", study.districts[0]),
                              ("27/02/2024", "chị Hoa", study.districts[1])):
        for asked, name, value, unit in (("Tỷ lệ hộ nghèo", "poverty_rate", 8.76, "%"),
                                         ("Số hộ nghèo", "poor_households", 3278, "hộ")):
            rows.append([day, sender, area.name_vi, asked, "Năm 2023",
                         Doubt(value) if "error" in found.values() else F(value, name, area.code, 2023, value), unit])
    assert severities(check(rows, study, tmp_path)) == found


def test_the_parts_of_the_province_beside_its_districts(study: Study, tmp_path: Path) -> None:
    heads = ["KHU VỰC", "ĐƠN VỊ", "SỐ HỘ NGHÈO"]
    rows: Rows = [["HỘ NGHÈO TỈNH ĐẮK LẮK NĂM 2023", None, None], [None] * 3, heads,
                  ["Phía Bắc", "Ea H'leo", F(3224, "poor_households", "645", 2023, 3224)],
                  [None, "Krông Năng", F(2100, "poor_households", "650", 2023, 2100)],
                  ["Phía Nam", "Lắk", F(4536, "poor_households", "656", 2023, 4536)]]
    assert severities(check(rows, study, tmp_path, merged=("A1:C2", "A4:A5"))) == {}
    rows = [["HỘ NGHÈO NĂM 2023"], heads, ["Phía Bắc", "Ea H'leo", Doubt(3224)],
            ["Phía Bắc", "Cộng", Doubt(5324)], ["Phía Nam", "Lắk", Doubt(4536)], ["Phía Nam", "Ea Kar", Doubt(36)]]
    assert "error" in severities(check(rows, study, tmp_path)).values()


def test_questions_by_their_numbers(study: Study, tmp_path: Path) -> None:
    top: Rows = [["PHIẾU THU THẬP SỐ LIỆU"], ["Tên huyện:", "Huyện Krông Năng"], ["Năm báo cáo:", 2023], []]
    rows: Rows = [*top, ["Câu", "Nội dung", "ĐVT", "Trả lời"],
                  ["C1", "Số hộ nghèo", "hộ", F(193, "poor_households", "650", 2023, 193)],
                  ["C2", "Tỷ lệ hộ nghèo", "%", F(2.4, "poverty_rate", "650", 2023, 2.4)]]
    assert severities(check(rows, study, tmp_path)) == {}
    rows = [["HỘ NGHÈO HUYỆN LẮK NĂM 2023"], ["Câu", "Trả lời"], ["Số hộ thoát nghèo", Doubt(193)],
            ["Số hộ mới phát sinh", Doubt(24)]]
    assert "error" in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize(("heads", "status", "told"), [
    (("id", "area_code", "area_name", "year", "obs_value", "status"), "A", True),
    (("id", "REF_AREA", "area_name", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"), "A", True),
    (("id", "area_code", "area_name", "year", "obs_value", "status"), "E", False)])
def test_observations_with_their_status(study: Study, tmp_path: Path, heads: tuple[str, ...], status: str,
                                        told: bool) -> None:
    values = [F(v, "adult_literacy", c, 2021, v) if told else Doubt(v) for c, v in (("643", 95.3), ("646", 92.4))]
    rows: Rows = [["indicator_name", *heads], ["Adult literacy rate", 1, 643, "Buôn Ma Thuột", 2021, values[0], status],
                  ["Adult literacy rate", 2, 646, "Ea Súp", 2021, values[1], status]]
    assert ("error" in severities(check(rows, study, tmp_path)).values()) != told


def test_cases_below_a_title_that_names_them(study: Study, tmp_path: Path) -> None:
    for disease, known in (("sởi", True), ("tay chân miệng", False)):
        rows: Rows = [[f"Số ca {disease} năm 2019"], ["Huyện", "Số ca"],
                      ["Lắk", F(54, "measles_cases", "656", 2019, 54) if known else Doubt(54)]]
        assert bool(severities(check(rows, study, tmp_path))) != known


def test_a_whole_district_below_the_communes_of_others(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ HỘ Ở NHÀ TẠM NĂM 2023"], ["Huyện", "Xã", "Số hộ ở nhà tạm"],
                  ["Huyện Cư Kuin", "Xã Ea Ning", Doubt(19)], ["Huyện Cư Kuin", "Xã Ea Hu", Doubt(23)],
                  ["Huyện Lắk", "Toàn huyện", F(345, "temporary_housing", "656", 2023, 345)]]
    assert severities(check(rows, study, tmp_path)) == {"communes-missing": "warning"}


@pytest.mark.parametrize(("title", "taken"), [
    ("e gửi a tỷ lệ hộ cận nghèo cuối năm 2023 ạ (đv %)", True), ("Em gửi chị tỷ lệ hộ cận nghèo năm 2023 nhé", True),
    ("SO SÁNH TỶ LỆ HỘ CẬN NGHÈO ĐẦU NHIỆM KỲ VÀ CUỐI NHIỆM KỲ (2021 - 2023)", False),
    ("e gửi a tỷ lệ hộ cận nghèo có trẻ em năm 2023 ạ", False)])
def test_what_people_write_to_each_other(study: Study, tmp_path: Path, title: str, taken: bool) -> None:
    rows: Rows = [[title], ["Buôn Hồ", F("3,89", "near_poverty_rate", "644", 2023, 3.89) if taken else Doubt("3,89")],
                  ["Eakar", F("8,16", "near_poverty_rate", "651", 2023, 8.16) if taken else Doubt("8,16")],
                  ["Krông Pắk", F("13,68", "near_poverty_rate", "654", 2023, 13.68) if taken else Doubt("13,68")]]
    assert ("error" not in severities(check(rows, study, tmp_path)).values()) == taken


def test_the_ends_of_a_term_in_a_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SO SÁNH TỶ LỆ HỘ NGHÈO ĐẦU NHIỆM KỲ VÀ CUỐI NHIỆM KỲ"], ["Huyện", "Năm 2022", "Năm 2025"],
                  ["Lắk", F(24.5, "poverty_rate", "656", 2022, 24.5), F(14.5, "poverty_rate", "656", 2025, 14.5)]]
    assert severities(check(rows, study, tmp_path)) == {}
