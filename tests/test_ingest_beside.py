"""What stands beside the catalogue's indicators in departments' tables, and other ways of writing the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities

LEVELS = ("preschool", "primary", "lower_secondary")


@pytest.mark.parametrize("heading", [
    "Kinh phí hỗ trợ hộ nghèo (triệu đồng)", "Diện tích đất trồng rừng (ha)", "Sản lượng lúa (tấn)",
    "Cán bộ chuyên trách (người)", "Số hợp tác xã", "Số lớp tập huấn"])
def test_a_column_of_something_else_is_no_mistake(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", heading]]
    rows += [[a.name_vi, F(10.5, "poverty_rate", a.code, 2023, 10.5), Doubt(120)] for a in study.districts[:3]]
    findings = check(rows, study, tmp_path)
    assert severities(findings) == {"not-of-catalogue": "info"}
    assert len(findings) == 1


@pytest.mark.parametrize("heading", [
    "Tỷ lệ hộ ngèo (%)", "Tỷ lệ hộ cận nghéo đa chiều mới (%)", "BHYT học sinh (%)", "Tỷ lệ TCMR (%)",
    "Tỷ lệ trạm y tế kiên cố (%)"])
def test_a_column_that_may_be_of_the_catalogue_is_told(study: Study, tmp_path: Path, heading: str) -> None:
    """A slip of a name is a mistake; what has words of its own, or a short form, need not be one."""
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", heading]]
    rows += [[a.name_vi, F(10.5, "poverty_rate", a.code, 2023, 10.5), Doubt(12)] for a in study.districts[:3]]
    slip = "ngèo" in heading or "nghéo" in heading
    assert severities(check(rows, study, tmp_path)) == {"unknown-heading": "error" if slip else "warning"}


@pytest.mark.parametrize("heading", ["Kết quả rà soát bổ sung", "Kinh phí (triệu đồng)"])
def test_a_column_alone_is_told_as_before(study: Study, tmp_path: Path, heading: str) -> None:
    """Where nothing else was read, it may be what the title names, or the table was written with a wrong unit."""
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", heading], ["Lắk", Doubt(20.5)], ["Ea Kar", Doubt(10.5)]]
    assert "error" in severities(check(rows, study, tmp_path)).values()


def test_rows_with_a_unit_of_their_own(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK - CÁC CHỈ TIÊU NĂM 2023"], ["Mục", "Chỉ tiêu", "ĐVT", "Kết quả"],
                  ["a", "Tỷ lệ hộ nghèo", "%", F(20.5, "poverty_rate", "656", 2023, 20.5)],
                  ["b", "Thu ngân sách trên địa bàn", "tỷ đồng", Doubt(94)],
                  ["c", "Diện tích cà phê", "ha", Doubt(9120)],
                  ["d", "Lượt khách du lịch", "lượt khách", Doubt(5000)]]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}
    rows[4] = ["c", "Tỷ lệ hộ cận ngèo", "%", Doubt(9.5)]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info", "unknown-row": "error"}


def test_sums_of_regions_among_all_districts(study: Study, tmp_path: Path) -> None:
    """They repeat what is read; where districts are missing, the row may be one of them."""
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["TT", "Đơn vị", "Số hộ nghèo"], ["I", "Tiểu vùng miền Đông", Doubt(700)],
                  *([n, a.name_vi, F(100, "poor_households", a.code, 2023, 100)]
                    for n, a in enumerate(study.districts))]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}
    assert "error" in severities(check(rows[:-1], study, tmp_path)).values()


def test_counts_behind_a_printed_share(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["KẾT QUẢ TIÊM CHỦNG NĂM 2023"],
                  ["Huyện", "Số trẻ <1 tuổi quản lý", "Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ (%)"],
                  ["Lắk", Doubt(1200), F(91.5, "full_immunisation_u1", "656", 2023, 91.5)]]
    assert severities(check(rows, study, tmp_path)) == {"not-of-catalogue": "info"}


def test_a_count_that_only_its_share_names_is_held_against_it(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HIỆN TRẠNG NĂM 2023"], ["Huyện", "Tổng số thôn, buôn, TDP", "Số thôn, buôn có hệ thống loa",
                                            "Tỷ lệ thôn, buôn có hệ thống loa (%)"],
                  ["Lắk", F(100, "villages_total", "656", 2023, 100), 80,
                   F(80, "villages_loudspeakers", "656", 2023, 80)],
                  ["Ea Kar", F(200, "villages_total", "651", 2023, 200), 180, Doubt(85)]]
    assert severities(check(rows, study, tmp_path)) == {"rate-differs": "error", "part-of-rate": "warning"}


@pytest.mark.parametrize(("text", "indicator", "unit"), [
    ("Số bác sĩ/10.000 dân", "doctors_per_10k", ""), ("Số bác sĩ/1 vạn dân", "doctors_per_10k", ""),
    ("Số bác sĩ tính trên 10.000 dân", "doctors_per_10k", ""),
    ("Số giường bệnh/10.000 dân", "hospital_beds_per_10k", ""),
    ("Tỷ lệ suy dinh dưỡng thể nhẹ cân của trẻ em dưới 5 tuổi", "underweight_u5", "%"),
    ("Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể thấp còi", "stunting_u5", "%"),
    ("Tổng số người tham gia bảo hiểm y tế", "health_insured_persons", "người"),
    ("Người tham gia BH thất nghiệp", "unemployment_insurance", "người"),
    ("Số ca mắc sởi", "measles_cases", "ca"), ("Tỷ lệ TYT xã có bác sĩ", "commune_stations_with_doctor", "%"),
    ("Tổng số hộ có nhà tạm, nhà dột nát", "temporary_housing", "hộ"),
    ("Tỷ lệ hộ nghèo (chuẩn 2022-2025)", "poverty_rate", "%")])
def test_names_in_other_words(study: Study, tmp_path: Path, text: str, indicator: str, unit: str) -> None:
    check([["HUYỆN LẮK NĂM 2023"], ["Chỉ tiêu", "ĐVT", "Kết quả"], [text, unit, F(21, indicator, "656", 2023, 21)]],
          study, tmp_path)
    check([["NĂM 2023"], ["Huyện", f"{text} ({unit})" if unit else text], ["Lắk", F(21, indicator, "656", 2023, 21)]],
          study, tmp_path)


def test_children_of_another_age_are_others(study: Study, tmp_path: Path) -> None:
    check([["Tỷ lệ suy dinh dưỡng thể nhẹ cân của trẻ em dưới 2 tuổi năm 2023 (%)"], ["Huyện", "Tỷ lệ"],
           ["Lắk", Doubt(21.5)], ["Ea Kar", Doubt(18.2)]], study, tmp_path)


def test_levels_of_schools(study: Study, tmp_path: Path) -> None:
    counts = [F(5 + n, "schools_national_standard_count", "656", 2023, 5 + n, level) for n, level in enumerate(LEVELS)]
    check([["NĂM 2023"], ["Huyện", "Số trường đạt chuẩn quốc gia", None, None], [None, "MN", "TH", "THCS"],
           ["Lắk", *counts]], study, tmp_path, merged=("B2:D2", "A2:A3"))


def test_a_percent_below_a_heading_that_counts(study: Study, tmp_path: Path) -> None:
    check([["NĂM 2023"], ["Huyện", "Toàn bộ hộ dân", None], [None, "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)"],
           ["Lắk", F(2000, "poor_households", "656", 2023, 2000), F(20.5, "poverty_rate", "656", 2023, 20.5)]],
          study, tmp_path, merged=("B2:C2", "A2:A3"))


def test_a_total_column_that_is_not_the_sum_in_one_row(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NHÀ TẠM NĂM 2023"], ["Huyện", "Hộ chính sách", "Hộ khác", "Tổng số hộ có nhà tạm, nhà dột nát"]]
    rows += [[a.name_vi, 10 + n, 100, F(110 + n, "temporary_housing", a.code, 2023, 110 + n)]
             for n, a in enumerate(study.districts[:8])]
    rows[5][3] = Doubt(213)
    assert severities(check(rows, study, tmp_path))["sum-differs"] == "error"
    rows = [rows[0], rows[1], *([row[0], 7 * n, 3 * n, F(50 + n, "temporary_housing", a.code, 2023, 50 + n)]
                                for n, (row, a) in enumerate(zip(rows[2:], study.districts, strict=False)))]
    assert "sum-differs" not in severities(check(rows, study, tmp_path))


def test_half_a_year_of_what_arises_over_it_is_no_mistake(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["6 THÁNG ĐẦU NĂM 2024"], ["Huyện", "Số lao động được giải quyết việc làm"], ["Lắk", Doubt(900)]]
    assert set(severities(check(rows, study, tmp_path)).values()) == {"warning"}


def test_the_years_of_other_sheets_tell_a_lost_point(study: Study, tmp_path: Path) -> None:
    """Also where the sheet itself has one year only."""
    names = [area.name_vi for area in study.districts[:8]]
    rates = [90 + n / 2 for n in range(8)]
    book = write_xlsx(tmp_path / "a.xlsx", [["Huyện", "Tỷ lệ bao phủ BHYT (%)"], *zip(names, rates, strict=True)],
                      title="2021")
    other = book.create_sheet("2022")
    rates[4] = 9.1
    for row in [["Huyện", "Tỷ lệ bao phủ BHYT (%)"], *zip(names, rates, strict=True)]:
        other.append(list(row))
    book.save(tmp_path / "a.xlsx")
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert len(figures) == 15
    assert [(f.severity, f.code, f.sheet, f.cell) for f in findings] == [("error", "ingest-decimal-slip", "2022", "B6")]


def counts(study: Study, *years: int) -> Rows:
    """The poor households of all districts by year, without findings."""
    return [["SỐ HỘ NGHÈO"], ["Huyện", *(f"Năm {year}" for year in years)],
            *([a.name_vi, *(F(1000 + 37 * n - 20 * k, "poor_households", a.code, year, 1000 + 37 * n - 20 * k)
                            for k, year in enumerate(years))] for n, a in enumerate(study.districts))]


def test_the_total_tells_which_district_has_lost_a_digit(study: Study, tmp_path: Path) -> None:
    rows = counts(study, 2023)
    total = sum(row[1].value for row in rows[2:])
    rows.append(["Tổng cộng", F(total, "poor_households", "66", 2023, total)])
    assert not check(rows, study, tmp_path)
    rows[5][1] = Doubt(rows[5][1].value * 10)
    assert severities(check(rows, study, tmp_path)) == {"slip-by-total": "error"}


@pytest.mark.parametrize("years", [(2022, 2023), (2022, 2023, 2024)])
def test_ten_times_the_other_years(study: Study, tmp_path: Path, years: tuple[int, ...]) -> None:
    rows = counts(study, *years)
    assert not check(rows, study, tmp_path)
    slip = 10 * rows[5][2].value
    rows[5][2] = F(slip, "poor_households", study.districts[3].code, 2023, slip)
    assert severities(check(rows, study, tmp_path)) == {"years-differ": "warning"}


@pytest.mark.parametrize(("heading", "worked_out"), [
    ("Tăng, giảm", lambda later, earlier: later - earlier),
    ("% so với năm 2022", lambda later, earlier: round(100 * later / earlier, 1))])
def test_a_comparison_tells_a_wrong_number(study: Study, tmp_path: Path, heading: str,
                                           worked_out: Callable[[int, int], float]) -> None:
    rows = counts(study, 2022, 2023)
    rows[1].append(heading)
    for row in rows[2:]:
        row.append(worked_out(row[2].value, row[1].value))
    assert severities(check(rows, study, tmp_path)) == {"derived-column": "info"}
    rows[5][2] = F(999, "poor_households", study.districts[3].code, 2023, 999)
    assert severities(check(rows, study, tmp_path)) == {"derived-column": "info", "comparison-differs": "warning"}


def test_households_below_a_title_on_rural_water_are_rural(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NƯỚC SẠCH NÔNG THÔN NĂM 2023"], ["Huyện", "Tổng số hộ", "Số hộ SD nước HVS", "Tỷ lệ (%)"],
                  ["Lắk", F(5000, "households", "656", 2023, 5000, "rural"), Doubt(4500),
                   F(90, "rural_hygienic_water", "656", 2023, 90)]]
    assert severities(check(rows, study, tmp_path)) == {"lone-numerator": "warning"}


def test_the_name_of_an_office_that_is_a_title(study: Study, tmp_path: Path) -> None:
    """"Bảo hiểm xã hội năm 2023" gives the year; an office's letter of a day does not."""
    check([["BẢO HIỂM XÃ HỘI NĂM 2023"], ["Huyện", "BHXH tự nguyện (người)"],
           ["Lắk", F(900, "social_insurance_voluntary", "656", 2023, 900)]], study, tmp_path)
    check([["Bảo hiểm xã hội tỉnh, ngày 5 tháng 3 năm 2024"], ["Huyện", "BHXH tự nguyện (người)"], ["Lắk", Doubt(900)]],
          study, tmp_path)


@pytest.mark.parametrize("heading", ["Số hộ thoát nghèo", "Số hộ nghèo phát sinh", "Tỷ lệ hộ tái nghèo (%)"])
def test_who_became_poor_is_no_indicator(study: Study, tmp_path: Path, heading: str) -> None:
    check([["HỘ NGHÈO NĂM 2023"], ["Huyện", "Số hộ nghèo", heading],
           ["Lắk", F(900, "poor_households", "656", 2023, 900), Doubt(90)]], study, tmp_path)


def test_an_area_beside_the_first_of_its_indicators(study: Study, tmp_path: Path) -> None:
    check([["Huyện", "Chỉ tiêu", "2022", "2023"],
           ["Lắk", "Tỷ lệ hộ nghèo (%)", F(9, "poverty_rate", "656", 2022, 9), F(8, "poverty_rate", "656", 2023, 8)],
           [None, "Tỷ lệ bao phủ BHYT (%)", F(90, "health_insurance_coverage", "656", 2022, 90),
            F(91, "health_insurance_coverage", "656", 2023, 91)]], study, tmp_path)


def test_number_and_percent_below_what_is_counted(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Hộ có nhà tiêu HVS", None], [None, "SL", "%"],
                  ["Lắk", Doubt(1000), F(60.5, "hygienic_latrine", "656", 2023, 60.5)]]
    assert severities(check(rows, study, tmp_path, merged=("B2:C2", "A2:A3"))) == {"lone-numerator": "warning"}


def test_a_people_without_its_apostrophe(study: Study, tmp_path: Path) -> None:
    check([["DÂN SỐ NĂM 2019"], ["Huyện", "Tổng số (người)", "Mnông"], ["Lắk", F(9000, "population", "656", 2019, 9000),
           F(900, "ethnic_group_population", "656", 2019, 900, "mnong")]], study, tmp_path)


def test_words_for_figures_in_rows_below_each_other(study: Study, tmp_path: Path) -> None:
    """Two such rows are no heading of another table."""
    rows: Rows = [["Tỷ lệ hộ nghèo năm 2023 (%)"], ["TT", "Huyện", "Tỷ lệ"]]
    rows += [[n, a.name_vi, F(10 + n, "poverty_rate", a.code, 2023, 10 + n)] for n, a in enumerate(study.districts)]
    for row, words in ((5, "đang rà soát"), (6, "chưa báo cáo"), (7, "đang rà soát")):
        rows[row][2] = Doubt(words)
    assert severities(check(rows, study, tmp_path)) == {"not-a-number": "error"}


def test_a_comparison_is_held_against_what_it_compares(study: Study, tmp_path: Path) -> None:
    names = (("Tỷ lệ bao phủ BHYT", "health_insurance_coverage"), ("Tỷ lệ che phủ rừng", "forest_cover"),
             ("Tỷ lệ lao động qua đào tạo", "trained_labour"), ("Tỷ lệ thất nghiệp thành thị", "urban_unemployment"),
             ("Tỷ lệ trạm y tế xã có bác sĩ", "commune_stations_with_doctor"))
    rows: Rows = [["CHỈ TIÊU TỈNH ĐẮK LẮK"], ["Chỉ tiêu", "ĐVT", "KH năm 2023", "TH năm 2023", "So với KH (%)"]]
    rows += [[name, "%", F(40, indicator, "66", 2023, 40, kind="target"), F(40, indicator, "66", 2023, 40), 100.0]
             for name, indicator in names]
    done = F(40.1, "health_insurance_coverage", "66", 2023, 40.1)
    rows[2][3:] = [done, 100.2]  # 99.8 the other way round
    assert "comparison-differs" not in severities(check(rows, study, tmp_path))
    rows[2][4] = 104.2
    assert severities(check(rows, study, tmp_path))["comparison-differs"] == "warning"
