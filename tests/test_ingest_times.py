"""Of which year, day or part of a year a number is, and whether it is planned or has happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Study
from tests.ingest_tables import Doubt, F, Rows, check

HEALTH = "health_insurance_coverage"


def test_quarters_and_halves_are_days_within_the_year(study: Study, tmp_path: Path) -> None:
    ends = ("2023-03-31", "2023-06-30", "2023-09-30", "")
    rows: Rows = [["SỐ NGƯỜI THAM GIA BẢO HIỂM Y TẾ NĂM 2023"],
                  ["TT", "Huyện", "Quý I", "6 tháng", "Quý III", "Cả năm"]]
    rows += [[n, a.name_vi, *(F(50_000 + n + k, "health_insured_persons", a.code, 2023, 50_000 + n + k, day=day)
                              for k, day in enumerate(ends[:-1]))] for n, a in enumerate(study.districts, 1)]
    assert check(rows, study, tmp_path) == []


def test_days_within_a_year_give_way_to_its_end(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ NGƯỜI THAM GIA BẢO HIỂM Y TẾ NĂM 2023"], ["TT", "Huyện", "Quý I", "6 tháng", "Cả năm"]]
    rows += [[n, a.name_vi, Doubt(50_000 + n), Doubt(50_001 + n),
              F(50_002 + n, "health_insured_persons", a.code, 2023, 50_002 + n)]
             for n, a in enumerate(study.districts, 1)]
    assert [f.code for f in check(rows, study, tmp_path)] == ["ingest-within-year-beside"]


def test_a_quarter_of_what_arises_over_a_year_is_not_the_year(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["GIẢI QUYẾT VIỆC LÀM NĂM 2023 (người)"], ["Huyện", "Quý IV"], ["Lắk", Doubt(310)]]
    assert [f.code for f in check(rows, study, tmp_path)] == ["ingest-flow-quarter"]


def test_what_was_added_in_a_year_and_what_there_is_at_its_end(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số xã đạt chuẩn nông thôn mới năm 2023"], ["Huyện", "Trong năm", "Lũy kế"],
                  ["Lắk", Doubt(1), F(4, "communes_new_rural", "656", 2023, 4)],
                  ["Ea Kar", Doubt(2), F(9, "communes_new_rural", "651", 2023, 9)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-within-year"}
    rows = [["Số lao động được giải quyết việc làm năm 2023 (người)"], ["Huyện", "Trong năm", "Lũy kế từ 2021"],
            ["Lắk", F(310, "jobs_created", "656", 2023, 310), Doubt(900)]]
    assert not {f.code for f in check(rows, study, tmp_path)} & {"ingest-derived-column"}


@pytest.mark.parametrize("heads", [("Trong năm 2023", "Lũy kế đến 31/12/2023"), ("Trong năm 2023", "Đến hết năm 2023")])
def test_what_was_added_in_a_year_that_is_named(study: Study, tmp_path: Path, heads: tuple[str, str]) -> None:
    rows: Rows = [["XÂY DỰNG NÔNG THÔN MỚI"], ["Huyện", "Số xã đạt chuẩn NTM", None, "Mắc sởi trong năm 2023 (ca)"],
                  [None, *heads]]
    rows += [[a.name_vi, Doubt(n % 2), F(2 + n % 5, "communes_new_rural", a.code, 2023, 2 + n % 5),
              F(7 + n, "measles_cases", a.code, 2023, 7 + n)] for n, a in enumerate(study.districts)]
    found = check(rows, study, tmp_path, merged=("A2:A3", "B2:C2", "D2:D3"))
    assert {f.code for f in found} == {"ingest-within-year"}


def test_start_and_end_of_a_year(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Biến động hộ nghèo năm 2023"],
                  ["Huyện", "Số hộ nghèo đầu năm", "Số hộ thoát nghèo", "Số hộ nghèo cuối năm"],
                  ["Lắk", F(5000, "poor_households", "656", 2022, 5000), Doubt(700),
                   F(4300, "poor_households", "656", 2023, 4300)]]
    check(rows, study, tmp_path)


def test_an_outcome_in_the_plan_of_the_next_year(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["CHỈ TIÊU GIẢM NGHÈO GIAO NĂM 2024"],
                  ["Đơn vị", "Tỷ lệ hộ nghèo cuối năm 2023 (%)", "Tỷ lệ hộ nghèo (%)"],
                  ["Huyện Lắk", F(22.5, "poverty_rate", "656", 2023, 22.5),
                   F(20.0, "poverty_rate", "656", 2024, 20.0, kind="target")]]
    assert check(rows, study, tmp_path) == []


def test_what_arises_over_a_year_is_not_known_in_june(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số lao động được giải quyết việc làm năm 2023 (người)"], ["Huyện", "6 tháng", "Cả năm"],
                  ["Lắk", Doubt(800), F(1700, "jobs_created", "656", 2023, 1700)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-flow-part"}


@pytest.mark.parametrize(("title", "heading"), [
    ("Giải quyết việc làm năm 2024 (người)", "Ước TH 6 tháng đầu năm 2024"),
    ("Giải quyết việc làm 6 tháng đầu năm 2024 (người)", "Ước thực hiện"),
    ("Giải quyết việc làm năm 2024 (người)", "KH 6 tháng đầu năm 2024"),
    ("Giải quyết việc làm năm 2024 (người)", "Ước TH quý IV/2024")])
def test_an_estimate_or_a_plan_of_half_a_year_is_not_that_of_the_year(
        study: Study, tmp_path: Path, title: str, heading: str) -> None:
    rows: Rows = [[title], ["Huyện", heading, "Ước TH cả năm 2024", "KH năm 2024"],
                  ["Lắk", Doubt(800), F(1700, "jobs_created", "656", 2024, 1700, kind="forecast"),
                   F(1800, "jobs_created", "656", 2024, 1800, kind="target")]]
    assert {f.code for f in check(rows, study, tmp_path)} <= {"ingest-flow-part", "ingest-flow-quarter"}


@pytest.mark.parametrize(("line", "year"), [
    ("(Năm học 2023-2024, tính đến ngày 31/12/2023)", 2023), ("(Năm học 2023-2024, đến 31/5/2024)", 2024),
    ("(Năm học 2023-2024, tính đến ngày 31/12/2022)", 0), ("(Năm học 2023-2024, năm 2023)", 0)])
def test_a_day_tells_which_year_of_a_school_year_is_meant(study: Study, tmp_path: Path, line: str, year: int) -> None:
    share = F(55.6, "schools_national_standard", "656", year, 55.6, day="2024-05-31" if year == 2024 else "")
    rows: Rows = [["Trường học đạt chuẩn quốc gia"], [line], ["Huyện", "Tỷ lệ trường đạt chuẩn quốc gia (%)"],
                  ["Lắk", share if year else Doubt(55.6)]]
    assert {f.code for f in check(rows, study, tmp_path)} == (set() if year else {"ingest-two-years"})


def test_the_day_of_the_table_replaced_is_not_that_of_the_figures(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["(Thay thế Biểu số 02 ngày 10/01/2024)"], ["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"],
                  ["Lắk", F(91.5, "health_insurance_coverage", "656", 2023, 91.5)], ["Ea Kar", Doubt("đang rà soát")],
                  ["Ea Súp", F(90.5, "health_insurance_coverage", "646", 2023, 90.5)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-not-a-number"}


@pytest.mark.parametrize("names", [["Tháng 3", "Tháng 9", "Tháng 12"], ["T3", "T9", "T12"],
                                   ["03/2023", "T9/2023", "tháng 12/2023"]])
def test_months_are_days_within_the_year_and_december_its_end(study: Study, tmp_path: Path, names: list[str]) -> None:
    rows: Rows = [["Số người tham gia BHYT năm 2023"], ["Huyện", *names],
                  ["Lắk", Doubt(61_000), Doubt(62_000), F(63_000, "health_insured_persons", "656", 2023, 63_000)],
                  ["Ea Kar", *(F(61_000 + k, "health_insured_persons", "651", 2023, 61_000 + k, day=day)
                               for k, day in enumerate(("2023-03-31", "2023-09-30"))), None]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-within-year-beside"}


@pytest.mark.parametrize(("title", "name", "day"), [
    ("BÁO CÁO THÁNG 12 NĂM 2023", "a.xlsx", ""), ("BÁO CÁO THÁNG 9 NĂM 2023", "a.xlsx", "2023-09-30"),
    ("KẾT QUẢ NĂM 2023", "BC_thang_9_2023.xlsx", "2023-09-30")])
def test_a_report_of_a_month_is_of_its_end(study: Study, tmp_path: Path, title: str, name: str, day: str) -> None:
    rows: Rows = [[title], ["Huyện", "Tỷ lệ bao phủ BHYT (%)"],
                  ["Lắk", F(91.2, "health_insurance_coverage", "656", 2023, 91.2, day=day)]]
    found = check(rows, study, tmp_path, name)
    assert {f.code for f in found} == ({"ingest-year-from-file"} if name != "a.xlsx" else set())


@pytest.mark.parametrize("months", [["Tháng 9", "Tháng 12"], [9, 12], ["T9", "T12"]])
def test_months_down_a_column(study: Study, tmp_path: Path, months: list[object]) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT huyện Lắk năm 2023"], ["Tháng", "Tỷ lệ bao phủ BHYT (%)"],
                  [months[0], Doubt(91.2)], [months[1], F(92.2, "health_insurance_coverage", "656", 2023, 92.2)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-within-year-beside"}


@pytest.mark.parametrize("heading", ["Cả năm", "Năm", "Năm 2023"])
def test_the_mean_of_a_year_goes_before_its_last_quarter(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Tỷ lệ thất nghiệp khu vực thành thị năm 2023 (%)"], ["Đơn vị", "Quý III", "Quý IV", heading],
                  ["Tỉnh Đắk Lắk", Doubt(2.61), Doubt(2.31), F(2.47, "urban_unemployment", "66", 2023, 2.47)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-mean-quarter", "ingest-within-year-beside"}


def test_december_gives_way_to_a_year_that_differs(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số người tham gia BHYT năm 2023"], ["Huyện", "Tháng 12", "Cả năm"],
                  ["Lắk", Doubt(64_000), F(64_100, "health_insured_persons", "656", 2023, 64_100)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-end-of-year"}


@pytest.mark.parametrize(("before", "now"), [
    ("Năm trước", "Năm nay"), ("Cùng kỳ năm trước", "Năm báo cáo"), ("Kỳ trước (%)", "Kỳ này (%)"),
    ("Cùng kỳ 2023", "Năm 2024"), ("Thực hiện năm trước", "Thực hiện năm nay")])
def test_years_told_from_that_of_the_report(study: Study, tmp_path: Path, before: str, now: str) -> None:
    def table(title: str, *values: object) -> Rows:
        return [[title], ["Huyện", before, now], ["Lắk", *values]]
    coverage = "health_insurance_coverage"
    assert check(table("Tỷ lệ bao phủ BHYT năm 2024", F(91.2, coverage, "656", 2023, 91.2),
                       F(92.3, coverage, "656", 2024, 92.3)), study, tmp_path) == []
    if "20" not in before + now:
        check(table("Tỷ lệ bao phủ BHYT", Doubt(91.2), Doubt(92.3)), study, tmp_path)


def test_the_same_period_ends_on_the_same_day(study: Study, tmp_path: Path) -> None:
    coverage = "health_insurance_coverage"
    rows: Rows = [["BAO PHỦ BHYT 6 THÁNG ĐẦU NĂM 2024"], ["Huyện", "Cùng kỳ (%)", "6 tháng (%)", "Hai năm trước (%)"],
                  ["Lắk", F(91.2, coverage, "656", 2023, 91.2, day="2023-06-30"),
                   F(92.3, coverage, "656", 2024, 92.3, day="2024-06-30"), Doubt(91.9)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-unknown-heading"}


@pytest.mark.parametrize(("heading", "texts"), [
    ("Kỳ báo cáo", ("6 tháng", "Cả năm")), ("Tháng", (6, 12)), ("Quý", ("II", "IV"))])
def test_periods_of_a_ledger(study: Study, tmp_path: Path, heading: str, texts: tuple[object, object]) -> None:
    coverage = "health_insurance_coverage"
    rows: Rows = [["Chỉ tiêu", "Huyện", "Năm", heading, "Giá trị"],
                  ["Tỷ lệ bao phủ BHYT", "Lắk", 2023, texts[0], F(90.2, coverage, "656", 2023, 90.2, day="2023-06-30")],
                  ["Tỷ lệ bao phủ BHYT", "Lắk", 2023, texts[1], F(91.2, coverage, "656", 2023, 91.2)]]
    assert check(rows, study, tmp_path) == []


def test_rows_of_a_ledger_that_only_an_unknown_column_tells_apart(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Chỉ tiêu", "Huyện", "Năm", "Đợt", "Giá trị"],
                  ["Tỷ lệ bao phủ BHYT", "Lắk", 2023, "đầu", Doubt(90.2)],
                  ["Tỷ lệ bao phủ BHYT", "Lắk", 2023, "sau", Doubt(91.2)],
                  ["Tỷ lệ bao phủ BHYT", "Ea Kar", 2023, "đầu",
                   F(92.2, "health_insurance_coverage", "651", 2023, 92.2)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-unknown-column", "ingest-two-values"}


def test_plan_and_outcome_below_each_other(study: Study, tmp_path: Path) -> None:
    coverage = "health_insurance_coverage"
    rows: Rows = [["Chỉ tiêu huyện Lắk năm 2023"], ["Chỉ tiêu", None, "Giá trị"],
                  ["Tỷ lệ bao phủ BHYT (%)", "Kế hoạch", F(92, coverage, "656", 2023, 92, kind="target")],
                  [None, "Thực hiện", F(90.1, coverage, "656", 2023, 90.1)]]
    assert check(rows, study, tmp_path) == []


def test_the_mean_of_a_year_by_its_name(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ thất nghiệp khu vực thành thị tỉnh Đắk Lắk (%)"], ["Năm", "Quý 3", "Quý 4", "Bình quân năm"],
                  [2023, Doubt(2.5), Doubt(2.4), F(2.48, "urban_unemployment", "66", 2023, 2.48)]]
    check(rows, study, tmp_path)
    check([["Tỷ lệ bao phủ BHYT năm 2023"], ["Huyện", "Bình quân năm (%)"], ["Lắk", Doubt(91.2)]], study, tmp_path)


def test_a_school_year_is_told(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ trường đạt chuẩn quốc gia (%)"], ["Huyện", "Năm học 2022-2023"],
                  ["Lắk", F(40.1, "schools_national_standard", "656", 2023, 40.1)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-school-year"}


@pytest.mark.parametrize(("plan", "told"), [
    ("Nghị quyết năm 2022", True), ("NQ 2022", True), ("Theo nghị quyết năm 2022", True), ("NQ HĐND năm 2022", True),
    ("Năm 2022", False)])
def test_what_a_resolution_sets_is_a_plan(study: Study, tmp_path: Path, plan: str, told: bool) -> None:
    """Where it cannot be told of two columns which is which, what they happen to say alike is neither."""
    def row(label: str, indicator: str, planned: float, done: float) -> list[object]:
        figures = (F(planned, indicator, "652", 2022, planned, kind="target"), F(done, indicator, "652", 2022, done))
        return [label, *(figures if told else map(Doubt, (planned, done)))]

    rows: Rows = [["UBND HUYỆN M'ĐRẮK"], ["KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2022"],
                  ["Chỉ tiêu", plan, "Kết quả năm 2022"], row("Tỷ lệ bao phủ BHYT (%)", HEALTH, 93, 93.6),
                  row("Số trường đạt chuẩn quốc gia", "schools_national_standard_count", 19, 20),
                  row("Số xã đạt chuẩn nông thôn mới", "communes_new_rural", 3, 3)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("day", "warned"), [("31/5/2024", False), ("31/5/2023", True), ("", True)])
def test_a_school_year_is_taken_for_its_end_unless_the_day_is_printed(study: Study, tmp_path: Path, day: str,
                                                                      warned: bool) -> None:
    year = int(day[-4:] or 2024)
    rows: Rows = [["TRƯỜNG ĐẠT CHUẨN QUỐC GIA, NĂM HỌC 2023-2024"], [day and f"(Tính đến ngày {day})"],
                  ["Huyện", "Số trường đạt chuẩn quốc gia"]]
    rows += [[area.name_vi, F(34 + n, "schools_national_standard_count", area.code, year, 34 + n,
                              day=f"{year}-05-31" if day else "")] for n, area in enumerate(study.districts)]
    assert ("ingest-school-year" in {f.code for f in check(rows, study, tmp_path)}) == warned
