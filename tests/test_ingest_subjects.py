"""What a heading, a label and a title say together: which indicator, of whom, and what they leave open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, vi, written


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


def test_criteria_met_by_communes_are_no_communes(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK - SỐ XÃ ĐẠT CHUẨN NÔNG THÔN MỚI NĂM 2023"], ["Xã", "Số đạt"],
                  *([commune.name, Doubt(10)] for commune in study.communes_of("656"))]
    figures = read_files({"a.xlsx": _save(rows, tmp_path)}, study)[0]
    assert figures == []


def _save(rows: Rows, folder: Path) -> Path:
    write_xlsx(folder / "a.xlsx", [[written(cell) for cell in row] for row in rows])
    return folder / "a.xlsx"


def test_words_for_a_figure_in_the_last_rows_are_no_notes(study: Study, tmp_path: Path) -> None:
    check([["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"],
           ["Lắk", F(91.5, "health_insurance_coverage", "656", 2023, 91.5)], ["Ea Kar", Doubt("90 92,5")],
           ["Ea Súp", Doubt("đang rà soát")], ["Nguồn: Bảo hiểm xã hội tỉnh"]], study, tmp_path)
    check([["Huyện Lắk năm 2023"], ["Chỉ tiêu", "Kết quả"],
           ["Tỷ lệ hộ nghèo (%)", F(20.1, "poverty_rate", "656", 2023, 20.1)],
           ["Tỷ lệ bao phủ BHYT (%)", Doubt("đạt")], ["Ghi chú: Tỷ lệ bao phủ BHYT", "xem biểu 2"]], study, tmp_path)


def test_who_down_and_what_across_do_not_mix(study: Study, tmp_path: Path) -> None:
    """120,000 poor persons in health insurance are neither poor households nor all insured persons."""
    check([["Tham gia BHYT tỉnh Đắk Lắk năm 2023"], ["Nhóm", "Số người tham gia"], ["Hộ nghèo", Doubt(120_000)]],
          study, tmp_path)
    check([["Số xã đạt chuẩn nông thôn mới năm 2019"], ["Huyện", "Số xã"],
           ["Lắk", F(3, "communes_new_rural", "656", 2019, 3)]], study, tmp_path)


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


def test_the_whole_beside_a_group_that_the_sheet_is_named_after(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ DÂN TỘC THIỂU SỐ NĂM 2022"], ["Huyện", "Tổng dân số", "Dân số DTTS"],
                  ["Lắk", F(79000, "population", "656", 2022, 79000),
                   F(50000, "ethnic_minority_population", "656", 2022, 50000, "ethnic_minority")]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-definition-assumed"}


def test_the_unit_of_a_heading_goes_before_the_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Hộ nghèo (hộ)", "Tỷ lệ (%)"],
                  ["Lắk", F(5200, "poor_households", "656", 2023, 5200), F(26.8, "poverty_rate", "656", 2023, 26.8)]]
    assert check(rows, study, tmp_path) == []


def test_districts_classified_as_urban_are_not_their_urban_part(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ hộ nghèo năm 2024 (%)"], ["TT", "Huyện", "Tỷ lệ"], ["I", "Khu vực đô thị"],
                  [1, "Thành phố Buôn Ma Thuột", Doubt(0.93)], [2, "Thị xã Buôn Hồ", Doubt(3.02)],
                  ["II", "Các huyện"], [1, "Huyện Lắk", F(25.1, "poverty_rate", "656", 2024, 25.1)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-section-of-areas"}


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


def test_malnutrition_by_weight_and_by_height(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tình trạng suy dinh dưỡng trẻ em dưới 5 tuổi năm 2022"],
                  ["Huyện", "Tỷ lệ suy dinh dưỡng (%)", None],
                  [None, "Cân nặng theo tuổi (nhẹ cân)", "Chiều cao theo tuổi (thấp còi)"],
                  ["Lắk", F(21.5, "underweight_u5", "656", 2022, 21.5), F(33.1, "stunting_u5", "656", 2022, 33.1)]]
    assert not [f for f in check(rows, study, tmp_path, merged=("B2:C2", "A2:A3")) if f.severity != "info"]


@pytest.mark.parametrize(("title", "heading", "code"), [
    ("Số hộ nghèo năm 2023 (hộ)", "Mới", "ingest-no-indicator"),
    ("Số hộ nghèo năm 2023 (hộ)", "Dân tộc", "ingest-no-indicator"),
    ("Số người tham gia BHYT năm 2023", "Hộ nghèo", "ingest-which-indicator"),
    ("Dân số vùng đồng bào DTTS và miền núi năm 2023", "Dân số (người)", "ingest-of-region"),
    ("Trẻ sơ sinh nhẹ cân năm 2023 (%)", "Tỷ lệ nhẹ cân", "ingest-title-words"),
])
def test_what_a_title_does_not_settle(study: Study, tmp_path: Path, title: str, heading: str, code: str) -> None:
    """The newly poor are not all the poor, nor the insured among the poor the poor themselves."""
    assert {f.code for f in check([[title], ["Huyện", heading], ["Lắk", Doubt(120)]], study, tmp_path)} == {code}


@pytest.mark.parametrize(("title", "indicator", "whole"), [
    ("Tỷ lệ thất nghiệp khu vực thành thị (%)", "urban_unemployment", True),
    ("Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều 2022-2025 (%)", "poverty_rate", False),
])
def test_of_an_urban_indicator_the_districts_with_a_ward_or_township_are_all(
        study: Study, tmp_path: Path, title: str, indicator: str, whole: bool) -> None:
    """Buôn Đôn and Cư Kuin have communes alone: without them a total is the province's of an urban indicator only."""
    listed = [area for area in study.districts if area.code not in ("647", "657")]
    rows: Rows = [[title], ["Huyện", "Năm 2023"],
                  ["Tổng số", F(2.5, indicator, "66", 2023, 2.5) if whole else Doubt(2.5)],
                  *([area.name_vi, F(2.1, indicator, area.code, 2023, 2.1)] for area in listed)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("heading", ["Số hộ nghèo sử dụng nước hợp vệ sinh", "Tổng số hộ nghèo tham gia BHYT",
                                     "Tổng số hộ có nhà tiêu hợp vệ sinh", "Tỷ lệ hộ nghèo sử dụng nước hợp vệ sinh"])
def test_two_things_in_one_breath_are_neither(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Năm 2023"], ["Huyện", heading], ["Lắk", Doubt(80)]]
    check(rows, study, tmp_path)
    check([[f"{heading} năm 2023"], ["Huyện", "Kết quả (hộ)"], ["Lắk", Doubt(80)]], study, tmp_path)


def test_thousands_that_were_counted_one_by_one(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Năm 2023"], ["Huyện", "Dân số (nghìn người)"], ["Lắk", Doubt(80_201)],
                  ["Ea Kar", F(151.102, "population", "651", 2023, 151_102)]]
    assert "ingest-too-many-people" in {f.code for f in check(rows, study, tmp_path)}


@pytest.mark.parametrize("title", ["BHYT học sinh năm 2023", "Thu BHYT năm 2023", "Bao phủ BHYT người cao tuổi 2023"])
def test_a_title_that_narrows_what_its_columns_name(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Huyện", "Tỷ lệ bao phủ BHYT (%)"], ["Lắk", Doubt(98)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-title-words"}


def test_an_office_that_plans_families_plans_no_population(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["CHI CỤC DÂN SỐ - KẾ HOẠCH HÓA GIA ĐÌNH"],
                  ["Dân số chia theo thành thị, nông thôn năm 2022 (nghìn người)"],
                  ["Huyện", "Tổng số", "Thành thị", "Lực lượng lao động"],
                  ["Lắk", F(70.91, "population", "656", 2022, 70_910),
                   F(6.38, "population", "656", 2022, 6_380, group="urban"),
                   F(39.71, "labour_force", "656", 2022, 39.71)]]
    check(rows, study, tmp_path)


def test_what_cannot_be_says_nothing_against_its_rate(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["BHYT năm 2023"], ["Huyện", "Dân số (người)", "Số người tham gia BHYT", "Tỷ lệ bao phủ BHYT (%)"],
                  ["Lắk", F(71_700, "population", "656", 2023, 71_700), Doubt(65.4),
                   F(91.2, "health_insurance_coverage", "656", 2023, 91.2)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("title", [
    "Dân số và dân số dân tộc thiểu số các huyện theo Tổng điều tra dân số và nhà ở năm 2019",
    "Dân số dân tộc thiểu số các huyện năm 2019"])
def test_a_whole_that_the_title_names_beside_its_part(study: Study, tmp_path: Path, title: str) -> None:
    """In a sheet "DTTS"; where the title names the minority alone, nothing says of whom the other column is."""
    both = " và " in title
    rows: Rows = [[title], [],
                  ["Huyện", "Dân số (người)", "Dân số dân tộc thiểu số (người)"]]
    for n, area in enumerate(study.districts[:4]):
        rows.append([area.name_vi, 70431 + n, 31842 + n])
    write_xlsx(tmp_path / "a.xlsx", rows, title="DTTS")
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {(f.indicator, f.group) for f in figures} == {("ethnic_minority_population", "ethnic_minority")} | (
        {("population", "all")} if both else set())
    assert ("ingest-whose-group" in {finding.code for finding in findings}) is not both


@pytest.mark.parametrize("title", ["BIỂU ĐỐI CHIẾU TỶ LỆ HỘ NGHÈO CUỐI NĂM 2021 THEO HAI CHUẨN NGHÈO",
                                   "KẾT QUẢ PHÁT TRIỂN TỶ LỆ HỘ NGHÈO NĂM 2021"])
def test_what_is_held_against_each_other_is_what_each_heading_says(study: Study, tmp_path: Path, title: str) -> None:
    """A word that may mean what is new, "phát triển", keeps the numbers out as before."""
    rows: Rows = [[title], [], ["Huyện", *(f"Theo chuẩn nghèo đa chiều giai đoạn {years}"
                                           for years in ("2016-2020", "2022-2025"))]]
    rows += [[area.name_vi, 4.5 + n, 9.5 + n] for n, area in enumerate(study.districts[:4])]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    read = {(f.indicator, f.year, f.definition) for f in figures}
    if "PHÁT TRIỂN" in title:
        assert (read, {finding.code for finding in findings}) == (set(), {"ingest-title-words"})
    else:
        assert (read, findings) == ({("poverty_rate", 2021, f"line_{years}")
                                     for years in ("2016_2020", "2022_2025")}, [])
