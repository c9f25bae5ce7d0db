"""Columns and rows beside those that are read: what names what, and what is a warning rather than a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check, severities

LEVELS = ("preschool", "primary")


def test_a_count_under_the_name_of_its_share(study: Study, tmp_path: Path) -> None:
    """"Xã có đài truyền thanh" are 12 of 16 communes, not 12 %, where the next column is their share."""
    rows: Rows = [["NĂM 2023"], ["Huyện", "Tổng số xã", "Xã có đài truyền thanh hoạt động tốt", "Tỷ lệ %"]]
    for n, area in enumerate(study.districts):
        share = round(100 * (n + 3) / (n + 9), 1)
        rows.append([area.name_vi, F(n + 9, "communes_total", area.code, 2023, n + 9), n + 3,
                     F(share, "communes_radio_station", area.code, 2023, share)])
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_a_heading_repeats_the_one_above_it(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Trường đạt chuẩn quốc gia", None], [None, "Số trường", "Tỷ lệ %"],
                  ["Lắk", F(12, "schools_national_standard_count", "656", 2023, 12),
                   F(40.5, "schools_national_standard", "656", 2023, 40.5)]]
    assert not check(rows, study, tmp_path, merged=("A2:A3", "B2:C2"))


@pytest.mark.parametrize(("heading", "indicator"), [
    ("Trong đó: buôn đồng bào DTTS", "em_villages_buon"), ("Số thôn ĐBKK", "difficult_villages"),
    ("Số xã đạt 19/19 tiêu chí", "communes_new_rural"), ("Xã đạt chuẩn NTM (19 tiêu chí)", "communes_new_rural"),
    ("Giường bệnh trên 10.000 dân", "hospital_beds_per_10k"),
    ("Tỷ lệ xã, thị trấn đạt Bộ tiêu chí quốc gia về y tế (%)", "communes_health_standard"),
    ("Tỷ lệ dân số nông thôn được cung cấp nước hợp vệ sinh (%)", "rural_hygienic_water"),
    ("Mức giảm tỷ lệ hộ nghèo (%)", "poverty_reduction")])
def test_other_names(study: Study, tmp_path: Path, heading: str, indicator: str) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", heading]]
    rows += [[area.name_vi, F(n + 1, indicator, area.code, 2023, n + 1)] for n, area in enumerate(study.districts)]
    if indicator == "communes_new_rural":
        rows.append(["Tổng cộng", F(120, indicator, "66", 2023, 120)])
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("row", ["Tỷ lệ huy động trẻ ra lớp", "Tỷ lệ gia đình văn hóa", "Tỷ lệ TCMR"])
def test_rows_of_something_else_among_indicators_are_warnings(study: Study, tmp_path: Path, row: str) -> None:
    rows: Rows = [["HUYỆN LẮK NĂM 2023"], ["Chỉ tiêu", "ĐVT", "Kết quả"],
                  ["Tỷ lệ hộ nghèo", "%", F(20.5, "poverty_rate", "656", 2023, 20.5)], [row, "%", Doubt(88)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()
    rows[3][0] = "Tỷ lệ hộ cận ngèo"
    assert severities(check(rows, study, tmp_path)) == {"unknown-row-no-idea": "error"}


def test_a_field_that_is_named_but_for_its_group_ends_the_one_above(study: Study, tmp_path: Path) -> None:
    """The urban unemployed below "Tỷ lệ thất nghiệp" are not the urban poor of an empty row above it."""
    rows: Rows = [["TỈNH ĐẮK LẮK"], ["Chỉ tiêu", "2022", "2023"], ["Tỷ lệ hộ nghèo (%)"],
                  ["Tỷ lệ thất nghiệp của lực lượng lao động (%)"],
                  ["Thành thị", F(2.9, "urban_unemployment", "66", 2022, 2.9, group="urban"),
                   F(2.7, "urban_unemployment", "66", 2023, 2.7, group="urban")],
                  ["Nông thôn", Doubt(1.1), Doubt(1.2)]]
    check(rows, study, tmp_path)


def test_parts_of_the_insured_that_are_named_as_units(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ NGƯỜI THAM GIA BHYT NĂM 2023"], ["Huyện", "Tổng số người tham gia BHYT", "Trong đó", None],
                  [None, None, "Hộ gia đình", "Hộ nghèo, vùng ĐBKK"]]
    rows += [[area.name_vi, F(1000 + n, "health_insured_persons", area.code, 2023, 1000 + n), Doubt(300), Doubt(200)]
             for n, area in enumerate(study.districts)]
    found = severities(check(rows, study, tmp_path, merged=("A2:A3", "B2:B3", "C2:D2")))
    assert "error" not in found.values()


@pytest.mark.parametrize("name", ["Kr. Búk", "Kr Búk", "KrBúk"])
def test_short_names_of_districts(study: Study, tmp_path: Path, name: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023 (%)"], ["Huyện", "Tỷ lệ hộ nghèo"],
                  [name, F(20.5, "poverty_rate", "649", 2023, 20.5)]]
    assert not check(rows, study, tmp_path)


def test_people_where_no_unit_is_named(study: Study, tmp_path: Path) -> None:
    """The catalogue's unit is thousands; 88,004 are people."""
    rows: Rows = [["NĂM 2023"], ["Huyện", "Dân số trung bình"],
                  ["Lắk", F(88_004, "population_average", "656", 2023, 88.004)],
                  ["Ea Kar", F(151_250, "population_average", "651", 2023, 151.25)]]
    assert not check(rows, study, tmp_path)


@pytest.mark.parametrize("heading", ["Đạt (%)", "% đạt", "Đạt tỷ lệ (%)"])
def test_percent_of_a_plan_is_no_figure(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["CHỈ TIÊU BAO PHỦ BHYT"], ["Huyện", "Năm 2023 (%)", None, None],
                  [None, "Kế hoạch", "Thực hiện", heading]]
    rows += [[area.name_vi, F(90, "health_insurance_coverage", area.code, 2023, 90, kind="target"),
              F(91.5, "health_insurance_coverage", area.code, 2023, 91.5), Doubt(99.5)] for area in study.districts[:3]]
    found = severities(check(rows, study, tmp_path, merged=("A2:A3", "B2:D2")))
    assert "error" not in found.values()


def test_columns_right_of_a_total_that_add_up_to_it_are_its_parts(study: Study, tmp_path: Path) -> None:
    """The poor among those in temporary houses are not the poor, whatever the heading alone says."""
    rows: Rows = [["NHU CẦU XÓA NHÀ TẠM, NHÀ DỘT NÁT NĂM 2024"],
                  ["Huyện", "Số hộ ở nhà tạm, nhà dột nát", "Hộ nghèo", "Hộ cận nghèo", "Người có công"]]
    rows += [[area.name_vi, F(60 + n, "temporary_housing", area.code, 2024, 60 + n), Doubt(30), Doubt(20 + n),
              Doubt(10)] for n, area in enumerate(study.districts)]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}


def test_a_column_that_adds_up_two_others_is_neither(study: Study, tmp_path: Path) -> None:
    """"Tỷ lệ nghèo đa chiều" since 2022 is that of the poor and the near-poor together, where both stand beside it."""
    rows: Rows = [["NĂM 2024"], ["Huyện", "Tỷ lệ nghèo đa chiều (%)", "Tỷ lệ hộ nghèo (%)", "Tỷ lệ hộ cận nghèo (%)"]]
    rows += [[area.name_vi, Doubt(round(17.6 + n, 1)), F(10.5 + n, "poverty_rate", area.code, 2024, 10.5 + n),
              F(7.1, "near_poverty_rate", area.code, 2024, 7.1)] for n, area in enumerate(study.districts)]
    assert severities(check(rows, study, tmp_path)) == {"sum-column": "info"}


def test_a_share_among_others_than_the_indicator_is_a_warning(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", "Tỷ lệ hộ nghèo sử dụng nước hợp vệ sinh (%)",
                                 "Tỷ lệ lao động tham gia BHTN (%)"],
                  ["Lắk", F(20.5, "poverty_rate", "656", 2023, 20.5), Doubt(80), Doubt(9.5)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_rural_water_of_two_kinds_below_a_title_that_is_rural(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ DÂN SỐ NÔNG THÔN SỬ DỤNG NƯỚC HỢP VỆ SINH, NƯỚC SẠCH NĂM 2023"],
                  ["Huyện", "Nước HVS (%)", "Nước sạch theo QCVN (%)"],
                  ["Lắk", F(92.5, "rural_hygienic_water", "656", 2023, 92.5),
                   F(42.5, "rural_clean_water", "656", 2023, 42.5)]]
    assert not check(rows, study, tmp_path)
