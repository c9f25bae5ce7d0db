"""Numbers held against others of their table: falls of a share, quarters, wholes that no indicator has, totals."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check, severities

POOR = [9.4, 12.7, 20.3, 31.8, 15.5, 8.2, 27.1, 11.9, 14.6, 33.4, 29.8, 10.3, 18.8, 36.5, 22.4]
FALLS = [1.1, 2.3, 3.2, 4.8, 2.6, 0.9, 3.7, 1.4, 2.2, 5.1, 4.4, 1.6, 2.9, 5.6, 3.3]
SCHOOLS = [42, 38, 55, 29, 31, 60, 24, 47, 52, 27, 33, 49, 36, 22, 41]
GOOD = [31, 22, 40, 12, 15, 44, 11, 30, 35, 9, 17, 33, 21, 8, 26]
INSURED = [366512, 89477, 128417, 63412, 61029, 167864, 60385, 118151, 132083, 70957, 93017, 195106, 75746, 73037,
           98646]


def test_a_fall_that_is_not_the_difference_of_its_ends(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO VÀ MỨC GIẢM NĂM 2024"],
                  ["Huyện", "Tỷ lệ hộ nghèo 2023 (%)", "Tỷ lệ hộ nghèo 2024 (%)", "Mức giảm tỷ lệ hộ nghèo 2024 (%)"]]
    for area, rate, fall in zip(study.districts, POOR, FALLS, strict=True):
        given = fall + 2 if area.code == "651" else fall
        rows.append([area.name_vi, F(rate, "poverty_rate", area.code, 2023, rate),
                     F(round(rate - fall, 1), "poverty_rate", area.code, 2024, round(rate - fall, 1)),
                     F(given, "poverty_reduction", area.code, 2024, given)])
    findings = [f for f in check(rows, study, tmp_path) if f.severity != "info"]
    assert {f.code for f in findings} == {"ingest-fall-differs"}
    assert {f.cell for f in findings} == {"B11", "C11", "D11"}


def test_a_fall_in_rows(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK - CHỈ TIÊU GIẢM NGHÈO"], ["Chỉ tiêu", "ĐVT", "2022", "2023", "2024"],
                  ["Tỷ lệ hộ nghèo", "%", *(F(v, "poverty_rate", "656", y, v) for y, v in (
                      (2022, 38.91), (2023, 32.6), (2024, 27.45)))],
                  ["Mức giảm tỷ lệ hộ nghèo", "%", F(5.9, "poverty_reduction", "656", 2022, 5.9),
                   F(6.31, "poverty_reduction", "656", 2023, 6.31), F(6.15, "poverty_reduction", "656", 2024, 6.15)]]
    findings = [f for f in check(rows, study, tmp_path) if f.code == "ingest-fall-differs"]
    assert {f.cell for f in findings} == {"D3", "E3", "E4"}


def test_no_fall_from_one_poverty_line_to_another(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK - CHỈ TIÊU GIẢM NGHÈO"], ["Chỉ tiêu", "ĐVT", "2020", "2022"],
                  ["Tỷ lệ hộ nghèo", "%", F(18.2, "poverty_rate", "656", 2020, 18.2),
                   F(38.9, "poverty_rate", "656", 2022, 38.9)],
                  ["Mức giảm tỷ lệ hộ nghèo", "%", F(4.1, "poverty_reduction", "656", 2020, 4.1),
                   F(5.9, "poverty_reduction", "656", 2022, 5.9)]]
    assert "fall-differs" not in severities(check(rows, study, tmp_path))


@pytest.mark.parametrize(("wrong", "right"), [(12513, 1251), (1251, 12513), (7486, 74868), (74868, 7486),
                                              (31000, 3100)])
def test_one_digit_more_or_less_by_the_total(study: Study, tmp_path: Path, wrong: int, right: int) -> None:
    values = [4125, 4265, 1425, 2199, 4246, 4097, 1598, right, 3344, 2941, 1438, 2954, 1302, 4114, 2693]
    rows: Rows = [["SỐ LAO ĐỘNG ĐƯỢC GIẢI QUYẾT VIỆC LÀM NĂM 2023"], ["Huyện", "Thực hiện (người)"]]
    rows += [[a.name_vi, Doubt(wrong) if v == right else F(v, "jobs_created", a.code, 2023, v)]
             for a, v in zip(study.districts, values, strict=True)]
    rows.append(["Toàn tỉnh", F(sum(values), "jobs_created", "66", 2023, sum(values))])
    assert severities(check(rows, study, tmp_path)) == {"slip-by-total": "error"}


@pytest.mark.parametrize("periods", [("Quý I", "Quý II", "Quý III", "Quý IV"),
                                     ("3 tháng", "6 tháng", "9 tháng", "Cả năm"),
                                     ("31/3/2024", "30/6/2024", "30/9/2024", "31/12/2024")])
@pytest.mark.parametrize("with_total", [True, False])
def test_a_digit_lost_in_a_quarter_beside_the_year(study: Study, tmp_path: Path, periods: tuple[str, ...],
                                                   with_total: bool) -> None:
    """Quarters beside the year are not used, and are told where one cannot be right; days by their total alone."""
    rows: Rows = [["SỐ NGƯỜI THAM GIA BHYT NĂM 2024"], ["Huyện", *periods]]
    written = "31/" in periods[0]
    days = ["2024-03-31", "2024-06-30", "2024-09-30"]
    sums = [0, 0, 0, 0]
    for area, end in zip(study.districts, INSURED, strict=True):
        steps = [end - 900, end - 600, end - 300, end]
        sums = [one + other for one, other in zip(sums, steps, strict=True)]
        cells: list[object] = []
        for at, step in enumerate(steps[:3]):
            slip = (area.code, at) == ("655", 1)
            cells.append(Doubt(step // 10) if slip else F(
                step, "health_insured_persons", area.code, 2024, step, day=days[at]) if written else step)
        rows.append([area.name_vi, *cells, F(end, "health_insured_persons", area.code, 2024, end)])
    if with_total:
        rows.append(["Tổng số", *(F(v, "health_insured_persons", "66", 2024, v, day=days[at]) if written else v
                                  for at, v in enumerate(sums[:3])),
                     F(sums[3], "health_insured_persons", "66", 2024, sums[3])])
    if written and not with_total:
        rows[14][2] = F(7514, "health_insured_persons", "655", 2024, 7514, day="2024-06-30")
    findings = check(rows, study, tmp_path)
    assert (written and not with_total) or "C15" in {
        cell for f in findings if f.severity != "info" for cell in f.every_cell}


@pytest.mark.parametrize("whole", ["TS trường", "Tổng số trường", "Tổng số trường (trường)"])
@pytest.mark.parametrize("with_rate", [True, False])
def test_more_of_them_than_there_are(study: Study, tmp_path: Path, whole: str, with_rate: bool) -> None:
    rows: Rows = [["TRƯỜNG ĐẠT CHUẨN QUỐC GIA NĂM HỌC 2023-2024"],
                  ["Huyện", whole, "Số trường đạt chuẩn quốc gia", *(["Tỷ lệ (%)"] if with_rate else [])]]
    for area, schools, good in zip(study.districts, SCHOOLS, GOOD, strict=True):
        all_schools = 9 if area.code == "649" else schools
        rate = round(100 * good / all_schools, 1)
        wrong = good > all_schools
        rows.append([area.name_vi, all_schools,
                     Doubt(good) if wrong else F(good, "schools_national_standard_count", area.code, 2024, good),
                     *([Doubt(rate) if wrong else F(rate, "schools_national_standard", area.code, 2024, rate)]
                       if with_rate else [])])
    assert severities(check(rows, study, tmp_path))["above-whole"] == "error"


def test_a_part_above_its_whole_does_not_refute_their_rate(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["XÃ ĐẠT CHUẨN NÔNG THÔN MỚI NĂM 2023"], ["Huyện", "Tổng số xã", "Số xã đạt chuẩn NTM",
                                                            "Tỷ lệ xã đạt chuẩn NTM (%)"]]
    for n, area in enumerate(study.districts):
        of, good = 12 + n % 5, 3 + n % 7
        rate = 99.9 if n == 9 else round(100 * good / of, 1)  # as both stand within bounds, their rate is refused
        rows.append([area.name_vi, F(of, "communes_total", area.code, 2023, of),
                     Doubt(good + 20) if n == 3 else F(good, "communes_new_rural", area.code, 2023, good),
                     Doubt(rate) if n == 9 else F(rate, "communes_new_rural_share", area.code, 2023, rate)])
    found = severities(check(rows, study, tmp_path))
    assert (found["above-whole"], found["rate-differs"], found["rate-beside-slip"]) == ("error", "error", "warning")


def test_what_exceeds_a_plan_is_no_part_of_it(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["KẾT QUẢ GIẢI QUYẾT VIỆC LÀM NĂM 2024"],
                  ["Huyện", "Tổng chỉ tiêu giao (người)", "Số lao động được giải quyết việc làm"]]
    for at, area in enumerate(study.districts):
        plan, done = 1000 + 10 * at, 1400 if at == 7 else 900 + 7 * at
        rows.append([area.name_vi, F(plan, "jobs_created", area.code, 2024, plan, kind="target"),
                     F(done, "jobs_created", area.code, 2024, done)])
    assert "above-whole" not in severities(check(rows, study, tmp_path))


def test_shares_of_the_minority_that_do_not_follow(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ NĂM 2023"], ["Huyện", "Tổng dân số (người)", "Dân số DTTS (người)", "Tỷ lệ DTTS (%)"]]
    for at, area in enumerate(study.districts):
        people, minority = 60000 + 7100 * at, 17000 + 2300 * at
        share = round(100 * minority / people, 2)
        printed = Doubt(share / 2) if area.code == "651" else F(share, "ethnic_minority_share", area.code, 2023, share)
        rows.append([area.name_vi, F(people, "population", area.code, 2023, people),
                     F(minority, "ethnic_minority_population", area.code, 2023, minority), printed])
    assert severities(check(rows, study, tmp_path))["rate-differs"] == "error"


@pytest.mark.parametrize(("year", "used"), [(2024, True), (2025, True), (2032, False), (2028, False)])
def test_figures_of_districts_that_are_no_more(study: Study, tmp_path: Path, year: int, used: bool) -> None:
    rows: Rows = [[f"TỶ LỆ TRẠM Y TẾ CÓ BÁC SĨ NĂM {year} (%)"], ["Huyện", "Tỷ lệ"]]
    for at, area in enumerate(study.districts):
        share = 70 + at
        rows.append([area.name_vi, F(share, "commune_stations_with_doctor", area.code, year, share) if used
                     else Doubt(share)])
    assert ("after-area" in severities(check(rows, study, tmp_path))) != used


def test_plans_reach_further_than_districts(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "Kế hoạch năm 2030"],
                  ["Tỷ lệ che phủ rừng (%)", F(62.5, "forest_cover", "656", 2030, 62.5, kind="target")]]
    assert "after-area" not in severities(check(rows, study, tmp_path))


def test_persons_below_a_heading_in_thousands(study: Study, tmp_path: Path) -> None:
    """Read as the thousands that it may be, and told."""
    force = ["223,0", "57,7", "77.805", "39,3", "37,8", "104,4"]
    rows: Rows = [["LAO ĐỘNG NĂM 2023"], ["Huyện", "Lực lượng lao động (nghìn người)"]]
    rows += [[a.name_vi, F(v, "labour_force", a.code, 2023, float(v.replace(",", ".")))]
             for a, v in zip(study.districts, force, strict=False)]
    findings = check(rows, study, tmp_path)
    assert [(f.code, f.severity, f.cell) for f in findings] == [("ingest-other-style", "warning", "B5")]


@pytest.mark.parametrize("changed", [0, 1])
def test_a_year_that_is_the_year_before_in_all_districts(study: Study, tmp_path: Path, changed: int) -> None:
    name = "rural_hygienic_water"
    rows: Rows = [["TỶ LỆ HỘ NÔNG THÔN SỬ DỤNG NƯỚC HỢP VỆ SINH"], ["Đơn vị", "Năm 2022 (%)", "Năm 2023 (%)"]]
    for n, area in enumerate(study.districts[:8]):
        old = round(90 + 0.7 * n, 1)
        new = round(old + (0.4 if n < changed else 0), 1)
        rows.append([area.name_vi, F(old, name, area.code, 2022, old), F(new, name, area.code, 2023, new)])
    codes = {f.code for f in check(rows, study, tmp_path)}
    assert ("ingest-copied-row" in codes) == (not changed)
