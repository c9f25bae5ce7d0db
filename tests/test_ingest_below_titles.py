"""Headings that leave to the title what they are of, and titles that say more than what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check, severities


@pytest.mark.parametrize(("title", "heading", "indicator", "values"), [
    ("Công trình cấp nước tập trung nông thôn", "Không hoạt động", "rural_piped_schemes_not_working", (3, 1)),
    ("Công trình cấp nước tập trung nông thôn", "Hỏng, không hoạt động", "rural_piped_schemes_not_working", (3, 1)),
    ("Tỷ suất chết của trẻ em dưới 1 tuổi và dưới 5 tuổi", "Dưới 5 tuổi (‰)", "under5_mortality", (20.5, 31.5)),
    ("Tỷ suất chết của trẻ em dưới 1 tuổi và dưới 5 tuổi", "Dưới 1 tuổi - Under 1 (‰)", "infant_mortality",
     (20.5, 31.5)),
    ("Số bác sĩ, giường bệnh bình quân 1 vạn dân", "Bác sĩ", "doctors_per_10k", (7.5, 8.5)),
    ("Lao động tham gia BHXH - theo loại", "TN", "social_insurance_voluntary", (850, 1200)),
    ("Kết quả xây dựng nông thôn mới", "BQ tiêu chí/xã", "ntm_criteria_per_commune", (15.5, 16.5)),
    ("Số xã vùng đồng bào DTTS và miền núi", "KV III", "em_area_communes_region_3", (3, 4)),
    ("Bệnh truyền nhiễm (số ca mắc)", "Sởi, cả năm", "measles_cases", (3, 14)),
    ("Huyện đạt chuẩn nông thôn mới", "Số huyện được công nhận", "districts_new_rural", (1, 0)),
])
def test_a_heading_below_its_title(study: Study, tmp_path: Path, title: str, heading: str, indicator: str,
                                   values: tuple[float, float]) -> None:
    rows: Rows = [[f"{title} năm 2023"], ["Huyện", heading]]
    rows += [[area.name_vi, F(value, indicator, area.code, 2023, value)]
             for area, value in zip(study.districts, values, strict=False)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("title", "headings"), [
    ("Tình hình công trình thủy lợi", ("Không hoạt động",)),
    ("Số hộ nghèo thiếu hụt các dịch vụ xã hội", ("Số hộ thiếu hụt về", "Nhà tiêu hợp vệ sinh")),
    ("Trường học đạt chuẩn quốc gia", ("Trang thiết bị tối thiểu",)),
    ("Số bác sĩ bình quân 1 vạn dân", ("Bác sĩ", "Chuyên khoa I")),
    ("Xã đạt chuẩn nông thôn mới", ("Đề nghị công nhận",)),
])
def test_what_the_title_does_not_complete(study: Study, tmp_path: Path, title: str, headings: tuple[str, ...]) -> None:
    rows: Rows = [[f"{title} năm 2023"], *(["Huyện", heading] for heading in headings)]
    rows += [["Lắk", Doubt(12)], ["Ea Kar", Doubt(25)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("title", [
    "Cơ cấu dân số theo dân tộc (%)", "Cơ cấu dân tộc (%)", "Tỷ trọng các dân tộc trong dân số (%)",
    "Cơ cấu DS các DTTS (% so với tổng dân số)"])
def test_the_peoples_parts_of_all(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[f"{title} năm 2023"], ["Huyện", "Tày", "Nùng"],
                  ["Lắk", F(2.5, "ethnic_group_share", "656", 2023, 2.5, group="tay"),
                   F(4.5, "ethnic_group_share", "656", 2023, 4.5, group="nung")]]
    check(rows, study, tmp_path)


def test_all_households_of_a_survey_of_living_standards(study: Study, tmp_path: Path) -> None:
    """Where no survey is named, the rural ones or the urban ones may be meant."""
    heading = "Tỷ lệ hộ sử dụng nguồn nước HVS (%)"
    rows: Rows = [["Khảo sát mức sống dân cư năm 2022"], ["Huyện", heading],
                  ["Lắk", F(92.5, "hygienic_water_households", "656", 2022, 92.5)]]
    check(rows, study, tmp_path)
    rows = [["Kết quả năm 2022"], ["Huyện", heading], ["Lắk", Doubt(92.5)]]
    assert set(severities(check(rows, study, tmp_path))) == {"which-indicator"}


def test_the_title_once_more_in_english(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ dân số từ 15 tuổi trở lên biết chữ"], ["Percentage of literate population"], ["2023 (%)"],
                  ["Huyện", "Chung - Total"], ["Lắk", F(92.5, "adult_literacy", "656", 2023, 92.5)]]
    check(rows, study, tmp_path)


def test_a_rate_beside_a_level_and_all_schools_is_asked_about(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Trường mầm non đạt chuẩn quốc gia năm 2023"],
                  ["Huyện", "Số trường mầm non đạt chuẩn quốc gia", "Số trường đạt chuẩn toàn huyện",
                   "Tỷ lệ trường đạt chuẩn (%)"]]
    rows += [[area.name_vi, F(40, "schools_national_standard_count", area.code, 2023, 40, "preschool"),
              F(90, "schools_national_standard_count", area.code, 2023, 90), Doubt(50.1)]
             for area in study.districts[:2]]
    check(rows, study, tmp_path)


def test_a_bare_rate_is_not_of_the_poor_beside_the_near_poor(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Hộ nghèo là đồng bào dân tộc thiểu số năm 2023"],
                  ["Huyện", "Tỷ lệ hộ nghèo DTTS (%)", "Số hộ cận nghèo DTTS", "Tỷ lệ (%)"]]
    rows += [[area.name_vi, F(12.1, "poverty_rate", area.code, 2023, 12.1, "ethnic_minority"),
              F(250, "near_poor_households", area.code, 2023, 250, "ethnic_minority"), Doubt(9.3)]
             for area in study.districts[:2]]
    check(rows, study, tmp_path)


def test_the_criteria_by_which_communes_are_judged_name_no_indicator(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Kết quả xây dựng nông thôn mới đến ngày 31/12/2023"],
                  ["(Theo Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021 - 2025)"],
                  ["Huyện", "Số xã được công nhận đạt chuẩn NTM", "Tổng số tiêu chí đạt"]]
    rows += [[area.name_vi, F(4, "communes_new_rural", area.code, 2023, 4),
              F(117, "ntm_criteria_total", area.code, 2023, 117)] for area in study.districts[:2]]
    check(rows, study, tmp_path)


def test_a_group_behind_and_in_a_title_is_not_of_what_stands_before(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tổng hợp nhà tiêu hộ gia đình nông thôn và nước sinh hoạt hộ DTTS năm 2022"],
                  ["Huyện", "Tỷ lệ hộ nông thôn có nhà tiêu HVS", "Tỷ lệ hộ đồng bào DTTS được dùng nước HVS"]]
    rows += [[area.name_vi, F(63.6, "hygienic_latrine", area.code, 2022, 63.6, "rural"),
              F(94.1, "em_hygienic_water_share", area.code, 2022, 94.1, "ethnic_minority")]
             for area in study.districts[:2]]
    check(rows, study, tmp_path)


def test_units_in_a_row_below_the_headings(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Một số chỉ tiêu năm 2023"], ["Huyện", "Diện tích tự nhiên", "Tỷ lệ hộ nghèo"], [None, "ha", "%"]]
    rows += [[area.name_vi, F(37710, "area_km2", area.code, 2023, 377.1), F(4.2, "poverty_rate", area.code, 2023, 4.2)]
             for area in study.districts[:2]]
    check(rows, study, tmp_path)


def test_a_row_that_compares_and_may_be_an_indicator_is_told(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Chỉ tiêu xã hội tỉnh Đắk Lắk năm 2023"], ["Chỉ tiêu", "Thực hiện"],
                  ["Tỷ lệ hộ nghèo (%)", F(9.1, "poverty_rate", "66", 2023, 9.1)],
                  ["Hoàn thành phủ sóng truyền thanh ở buôn", Doubt(3)], ["So với năm trước", 1.4]]
    told = severities(check(rows, study, tmp_path))
    assert told == {"unknown-row-no-idea": "warning", "derived-row": "info"}


@pytest.mark.parametrize(("headings", "kinds"), [
    (("Thực hiện năm 2023 (%)", "Chỉ tiêu giao năm 2024 (%)", "Ước thực hiện năm 2024 (%)"),
     ("outcome", "target", "forecast")),
    (("Thực hiện năm 2024 (%)",), ("",)),  # of the plan?
    (("Thực hiện năm 2024 (%)", "Tỷ lệ (%)"), ("", ""))])
def test_below_a_title_on_progress_only_what_stands_beside_a_plan_in_its_unit_is_read(
        study: Study, tmp_path: Path, headings: tuple[str, ...], kinds: tuple[str, ...]) -> None:
    name = "health_insurance_coverage"
    rows: Rows = [["TIẾN ĐỘ THỰC HIỆN CHỈ TIÊU BAO PHỦ BHYT NĂM 2024"], ["Huyện", *headings]]
    told = [(90.5 + n, heading[-8:-4], kind) for n, (heading, kind) in enumerate(zip(headings, kinds, strict=True))]
    rows += [[area.name_vi, *(F(value, name, area.code, int(year), value, kind=kind) if kind else Doubt(value)
                              for value, year, kind in told)] for area in study.districts[:5]]
    assert bool(severities(check(rows, study, tmp_path))) == ("" in kinds)
