"""What annexes of reports add to a table: remarks, terms of office, covers, other provinces, other wordings."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check, severities

INSURED = "health_insurance_coverage"


@pytest.mark.parametrize(("heading", "words"), [
    ("Tiến độ", ("Chậm", "Bảo đảm")), ("Kết luận", ("Đạt", "Không đạt")), ("", ("Cần rà soát lại", "Tốt")),
    ("Biện pháp", ("Tăng cường dạy nghề cho hộ nghèo", "Vận động"))])
def test_words_right_of_all_figures_are_remarks(study: Study, tmp_path: Path, heading: str,
                                                words: tuple[str, str]) -> None:
    rows: Rows = [["HUYỆN LẮK"], ["Nội dung", "Năm 2022", "Năm 2023", heading],
                  ["Tỷ lệ hộ nghèo (%)", F(25.5, "poverty_rate", "656", 2022, 25.5),
                   F(20.5, "poverty_rate", "656", 2023, 20.5), words[0]],
                  ["Tỷ lệ bao phủ BHYT (%)", F(88.5, INSURED, "656", 2022, 88.5),
                   F(90.5, INSURED, "656", 2023, 90.5), words[1]]]
    assert severities(check(rows, study, tmp_path)) == {}


def test_words_right_of_the_figures_that_name_something_are_none(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", "Phạm vi"],
                  ["Lắk", Doubt(20.5), "Xã Yang Tao"], ["Ea Kar", Doubt(10.5), "hộ cận nghèo"]]
    assert "error" in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("first", [
    "Năm 2021 (đầu nhiệm kỳ)", "Mốc 2021", "Năm gốc 2021", "Đầu nhiệm kỳ (2021)", "Đầu nhiệm kỳ năm 2021"])
def test_a_term_of_office_beside_its_year(study: Study, tmp_path: Path, first: str) -> None:
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", first, "Giữa nhiệm kỳ (năm 2023)"],
                  ["Tỷ lệ bao phủ BHYT (%)", F(88.5, INSURED, "656", 2021, 88.5),
                   F(90.5, INSURED, "656", 2023, 90.5)]]
    assert severities(check(rows, study, tmp_path)) == {}


def test_a_term_alone_is_no_year(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK NĂM 2024"], ["Chỉ tiêu", "Đầu nhiệm kỳ", "Năm 2024"],
                  ["Tỷ lệ bao phủ BHYT (%)", Doubt(88.5), F(90.5, INSURED, "656", 2024, 90.5)]]
    assert severities(check(rows, study, tmp_path)) == {"unknown-heading": "error"}


def test_a_column_of_a_time_is_never_of_something_else(study: Study, tmp_path: Path) -> None:
    """Where the rows say of what, an unknown word beside the year is a doubt about figures."""
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "Năm 2022 điều chỉnh", "Năm 2023"],
                  ["Tỷ lệ bao phủ BHYT (%)", Doubt(88.5), F(90.5, INSURED, "656", 2023, 90.5)]]
    assert severities(check(rows, study, tmp_path)) == {"unknown-heading": "error"}


def test_ethnic_groups_with_their_total_and_the_others(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ CÁC DÂN TỘC NĂM 2022 (NGƯỜI)"], ["Huyện", "Dân số theo dân tộc", None, None, None],
                  [None, "Tổng", "Ê Đê", "Nùng", "Dân tộc khác"]]
    rows += [[a.name_vi, F(90_000, "population", a.code, 2022, 90_000),
              F(30_000, "ethnic_group_population", a.code, 2022, 30_000, "ede"),
              F(5_000, "ethnic_group_population", a.code, 2022, 5_000, "nung"), Doubt(700)]
             for a in study.districts[1:4]]
    findings = check(rows, study, tmp_path, merged=("B2:E2", "A2:A3"))
    assert "error" not in severities(findings).values()


def test_a_total_of_ethnic_groups_is_not_the_largest_of_them(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ THEO DÂN TỘC NĂM 2022"], ["Huyện", "Tổng số (người)"],
                  ["Lắk", F(70_000, "population", "656", 2022, 70_000)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_a_share_by_ethnic_group_without_one(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ DÂN SỐ THEO DÂN TỘC NĂM 2022 (%)"], ["Huyện", "Tỷ lệ (%)"], ["Lắk", Doubt(34.5)]]
    assert severities(check(rows, study, tmp_path)) == {"which-group": "error"}


@pytest.mark.parametrize("title", [
    "TỶ LỆ NGƯỜI DÂN TỘC THIỂU SỐ THAM GIA BHYT", "Tỷ lệ đồng bào DTTS có thẻ bảo hiểm y tế",
    "Tỷ lệ dân số là người dân tộc thiểu số tham gia bảo hiểm y tế"])
def test_the_insured_among_the_minority(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Huyện", "Năm 2023 (%)"],
                  ["Lắk", F(93.5, INSURED, "656", 2023, 93.5, "ethnic_minority")]]
    assert severities(check(rows, study, tmp_path)) == {}


@pytest.mark.parametrize(("heading", "indicator"), [
    ("Tỷ lệ biết chữ của dân số từ 15 tuổi trở lên (%)", "adult_literacy"),
    ("Tỷ lệ trẻ em 18 tháng tuổi tiêm vắc xin sởi - rubella (%)", "measles_rubella_18m"),
    ("Tỷ lệ tiêm sởi - rubella lúc 18 tháng (%)", "measles_rubella_18m"),
    ("Tỷ lệ trẻ em dưới 1 tuổi được tiêm đầy đủ 8 loại vắc xin (%)", "full_immunisation_u1"),
    ("Ty le tre em duoi 1 tuoi tiem chung day du (%)", "full_immunisation_u1")])
def test_ages_in_other_words(study: Study, tmp_path: Path, heading: str, indicator: str) -> None:
    rows: Rows = [["Kết quả năm 2022"], ["Huyện", heading], ["Lắk", F(80.5, indicator, "656", 2022, 80.5)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("end", [
    " trước khi sáp nhập đơn vị", " (phục vụ họp giao ban)", " để báo cáo Hội đồng", ", nhằm xây dựng chương trình"])
def test_why_a_table_was_made(study: Study, tmp_path: Path, end: str) -> None:
    rows: Rows = [[f"Tỷ lệ bao phủ BHYT năm 2023{end}"], ["Huyện", "Tỷ lệ (%)"],
                  ["Lắk", F(93.5, INSURED, "656", 2023, 93.5)]]
    assert severities(check(rows, study, tmp_path)) == {}


def test_rows_of_other_provinces_and_townships(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO CHIA THEO ĐỊA PHƯƠNG (%)"], ["Địa phương", "Năm 2023"], ["Khánh Hoà", Doubt(9.5)],
                  ["Tỉnh Đắk Lắk", F(9.1, "poverty_rate", "66", 2023, 9.1)], ["Tỉnh Đắk Nông", Doubt(7.5)]]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}
    rows = [["TỶ LỆ DÂN SỐ ĐÔ THỊ SỬ DỤNG NƯỚC SẠCH NĂM 2023 (%)"], ["Đô thị", "Tỷ lệ"],
            ["Thị xã Buôn Hồ", F(81.5, "urban_clean_water", "644", 2023, 81.5)],
            ["Thị trấn Buôn Trấp (Krông Ana)", Doubt(60.5)]]
    assert severities(check(rows, study, tmp_path)) == {"commune-share": "info"}


@pytest.mark.parametrize(("name", "code"), [("Ea Kar", "651"), ("Krông Năng", "650")])
def test_a_correction_of_the_district_that_a_title_names(study: Study, tmp_path: Path, name: str, code: str) -> None:
    title = f"BẢN ĐÍNH CHÍNH - thay thế số liệu huyện {name} đã gửi"
    rows: Rows = [[title], ["Tỷ lệ bao phủ BHYT năm 2022"], ["TT", "Huyện", "Đạt (%)"],
                  [1, name, F(86.8, INSURED, code, 2022, 86.8)]]
    assert severities(check(rows, study, tmp_path)) == {}
    rows = [[title], ["Tỷ lệ bao phủ BHYT năm 2022"], ["TT", "Đơn vị", "Đạt (%)"], [1, f"TT. {name}", Doubt(86.8)]]
    assert severities(check(rows, study, tmp_path)) == {"commune-share": "warning"}
    other = {"Ea Kar": "Ea Knốp", "Krông Năng": "Ea Hồ"}[name]
    rows = [[f"HUYỆN {name.upper()}: Tỷ lệ bao phủ BHYT năm 2022"], ["TT", "Đơn vị", "Đạt (%)"],
            [1, name, Doubt(86.8)], [2, other, Doubt(88.8)]]
    assert severities(check(rows, study, tmp_path)) == {"commune-share": "info"}


def test_rows_whose_unit_stands_behind_their_name(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK NĂM 2023"], ["Chỉ tiêu", "Kết quả"],
                  ["Tỷ lệ hộ nghèo (%)", F(20.5, "poverty_rate", "656", 2023, 20.5)],
                  ["Tổng đàn bò (con)", Doubt(4200)], ["Tỷ lệ hộ cận ngèo (%)", Doubt(9.5)]]
    findings = check(rows, study, tmp_path)
    assert {f.cell: f.severity for f in findings} == {"B4": "info", "B5": "error"}


def test_villages_in_special_difficulty_stand_in_the_region_only(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["PHÂN ĐỊNH VÙNG ĐỒNG BÀO DÂN TỘC THIỂU SỐ VÀ MIỀN NÚI NĂM 2023"],
                  ["Huyện", "Số thôn, buôn đặc biệt khó khăn", "Dân số (người)"],
                  ["Lắk", F(40, "difficult_villages", "656", 2023, 40), Doubt(50_000)]]
    assert "of-region" in severities(check(rows, study, tmp_path))


def test_criteria_met_beside_the_communes(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TIẾN ĐỘ NÔNG THÔN MỚI NĂM 2023"],
                  ["Huyện", "Tổng số xã", "Số xã đạt chuẩn NTM", "Tổng số tiêu chí đạt"],
                  ["Lắk", F(10, "communes_total", "656", 2023, 10), F(2, "communes_new_rural", "656", 2023, 2),
                   F(140, "ntm_criteria_total", "656", 2023, 140)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_numerator_and_denominator_exchanged(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HỘ NGHÈO NĂM 2023"], ["Huyện", "Tổng số hộ", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)"],
                  ["Lắk", Doubt(4_000), Doubt(20_000), Doubt(500)],
                  ["Ea Kar", F(38_000, "households", "651", 2023, 38_000),
                   F(3_800, "poor_households", "651", 2023, 3_800),
                   F(10.0, "poverty_rate", "651", 2023, 10.0)]]
    assert severities(check(rows, study, tmp_path))["exchanged"] == "error"


def test_one_number_of_a_cell_that_contradicts_another(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HỘ NGHÈO NĂM 2023"], ["Huyện", "Số hộ nghèo (hộ)", "Tỷ lệ hộ nghèo (%)"],
                  ["Lắk", Doubt(4_000), Doubt("5.000 / 25,5")],
                  ["Ea Kar", F(3_800, "poor_households", "651", 2023, 3_800),
                   F(10.0, "poverty_rate", "651", 2023, 10.0)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("heading", ["Cán bộ theo dõi (người)", "Số công chức phụ trách (người)"])
def test_staff_beside_what_the_title_names(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["SỐ LAO ĐỘNG ĐƯỢC GIẢI QUYẾT VIỆC LÀM NĂM 2023"], ["Huyện", "Tổng số (người)", heading],
                  ["Lắk", F(1_500, "jobs_created", "656", 2023, 1_500), Doubt(4)]]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}


@pytest.mark.parametrize("heading", ["Mật độ (người/km2)", "Chi tiêu (triệu đồng/người/năm)"])
def test_a_unit_by_another_is_of_something_else(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["SỐ LIỆU NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", heading],
                  ["Lắk", F(20.5, "poverty_rate", "656", 2023, 20.5), Doubt(60)]]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}


def test_a_count_told_by_the_rate_right_of_it(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TRƯỜNG HỌC NĂM 2023"], ["Huyện", "Tổng số trường", "Trường đạt chuẩn quốc gia", "Tỷ lệ (%)"],
                  ["Lắk", Doubt(80), F(52, "schools_national_standard_count", "656", 2023, 52),
                   F(65.0, "schools_national_standard", "656", 2023, 65.0)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_the_poor_and_the_near_poor_in_one_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Thống kê hộ nghèo, cận nghèo năm 2023"], ["Huyện", "Hộ nghèo", "Hộ cận nghèo"],
                  ["Lắk", F(1_500, "poor_households", "656", 2023, 1_500),
                   F(900, "near_poor_households", "656", 2023, 900)]]
    assert severities(check(rows, study, tmp_path)) == {}


@pytest.mark.parametrize(("heading", "remark"), [
    ("Ghi chú", "Chưa tính xã Yang Tao"), ("Diễn giải", "Chưa tính xã Yang Tao"), ("Ghi chú", "Số liệu năm 2021"),
    ("Ghi chú", "Chỉ tính khu vực thị trấn"), ("Ghi chú", "Ước thực hiện"), ("Ghi chú", "Không bao gồm hộ tạm trú")])
def test_a_remark_that_says_other_than_the_headings(study: Study, tmp_path: Path, heading: str, remark: str) -> None:
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["Huyện", "Số hộ nghèo", heading], ["Lắk", Doubt(1_500), remark],
                  ["Ea Kar", F(900, "poor_households", "651", 2023, 900), "Giảm nhanh, vượt tiến độ"],
                  ["Ea Súp", F(800, "poor_households", "646", 2023, 800), "Theo Báo cáo số 12/BC-UBND năm 2024"]]
    if heading != "Ghi chú":
        rows.pop()
    assert severities(check(rows, study, tmp_path)) == {"remark-differs": "error"}


def test_the_quarter_before_is_not_the_year_before(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "Năm 2023", "Quý trước"],
                  ["Tỷ lệ bao phủ BHYT (%)", F(90.5, INSURED, "656", 2023, 90.5), Doubt(89.0)]]
    assert severities(check(rows, study, tmp_path)) == {"no-year": "error"}
