"""Districts below any heading, notes below a table, rows copied, slips that other years tell, plans that are none."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities


def _rates(study: Study, year: int = 2023, indicator: str = "poverty_rate", several: int = 15) -> Rows:
    return [[area.name_vi, F(10 + n / 2, indicator, area.code, year, 10 + n / 2)]
            for n, area in enumerate(study.districts[:several])]


@pytest.mark.parametrize("heading", [
    "Địa bàn (trước 01/7/2025)", "Đơn vị tính", "Huyện cũ đến 30/6/2025", "Cơ quan thực hiện", "2023", "Tăng, giảm",
    "Cơ quan BHXH", "Nguồn"])
def test_a_column_that_names_the_districts_is_theirs(study: Study, tmp_path: Path, heading: str) -> None:
    check([["TỶ LỆ HỘ NGHÈO NĂM 2023"], [heading, "Tỷ lệ hộ nghèo (%)"], *_rates(study)], study, tmp_path)


@pytest.mark.parametrize("unit", ["tiêu chí", "Tiêu chí"])
def test_a_row_of_units_makes_no_label_of_figures(study: Study, tmp_path: Path, unit: str) -> None:
    rows: Rows = [["SO SÁNH MỘT SỐ CHỈ TIÊU NĂM 2023"], ["Đơn vị", "Tỷ lệ hộ nghèo", "Tiêu chí NTM bình quân/xã"],
                  ["(ĐVT)", "%", unit]]
    rows += [[*row, F(15.5, "ntm_criteria_per_commune", study.districts[n].code, 2023, 15.5)]
             for n, row in enumerate(_rates(study, several=5))]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("label", ["Cộng toàn tỉnh", "Tổng cộng toàn tỉnh", "Tổng toàn tỉnh", "Toàn tỉnh"])
def test_a_total_of_the_province_is_of_what_its_districts_are(study: Study, tmp_path: Path, label: str) -> None:
    rows: Rows = [["NƯỚC SẠCH, VỆ SINH NÔNG THÔN NĂM 2023"], ["Huyện", "Hộ sử dụng nước HVS (%)"]]
    rows += _rates(study, indicator="rural_hygienic_water")
    rows += [[label, F(13.5, "rural_hygienic_water", "66", 2023, 13.5)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("note", [
    "Ghi chú: dấu (-) là không phát sinh ca bệnh.", "Dấu “-”: không có trường hợp mắc", '"-" là không phát sinh'])
def test_the_legend_below_a_table_of_a_text_document(study: Study, tmp_path: Path, note: str) -> None:
    document = docx.Document()
    document.add_paragraph("SỐ CA MẮC SỞI NĂM 2024")
    table = document.add_table(rows=0, cols=2)
    for texts in [("Huyện", "Số ca mắc sởi"), *((area.name_vi, "-" if n else "7")
                                                for n, area in enumerate(study.districts))]:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.add_paragraph(note)
    document.add_paragraph("Biểu 2. Danh sách cán bộ")
    document.save(str(tmp_path / "a.docx"))
    figures, findings = read_files({"a.docx": tmp_path / "a.docx"}, study)
    assert sorted(f.value for f in figures) == [0.0] * 14 + [7.0]
    assert severities(findings) == {"mark-zero": "info"}


def _insured(study: Study, copied: int, columns: int) -> Rows:
    names = ("social_insurance_compulsory", "social_insurance_voluntary", "unemployment_insurance")[:columns]
    heads = ("BHXH bắt buộc (người)", "BHXH tự nguyện (người)", "BH thất nghiệp (người)")[:columns]
    rows: Rows = [["SỐ NGƯỜI THAM GIA BẢO HIỂM NĂM 2022"], ["Huyện", *heads]]
    for n, area in enumerate(study.districts):
        n = copied - 1 if n == copied else n
        rows.append([area.name_vi, *(F(number := 4001 + 317 * n + 1000 * at, name, area.code, 2022, float(number))
                                     for at, name in enumerate(names))])
    return rows


@pytest.mark.parametrize(("copied", "columns", "is_told"), [(8, 3, True), (3, 3, True), (8, 2, False), (99, 3, False)])
def test_a_row_copied_from_another_district(
        study: Study, tmp_path: Path, copied: int, columns: int, is_told: bool) -> None:
    findings = check(_insured(study, copied, columns), study, tmp_path)
    told = {f.cell for f in findings if f.code == "ingest-copied-row"}
    assert told == ({f"{column}{copied + 3}" for column in "BCD"} if is_told else set())


def test_a_few_small_counts_are_the_same_by_chance(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2022"], ["Huyện", "Xã khu vực I", "Xã khu vực II", "Xã khu vực III"]]
    rows += [[area.name_vi, *(F(number, f"em_area_communes_region_{number}", area.code, 2022, float(number))
                              for number in (1, 2, 3))] for area in study.districts]
    assert "copied-row" not in severities(check(rows, study, tmp_path))


@pytest.mark.parametrize("written", [9.27, 9.3])
def test_a_slip_that_the_year_before_tells(study: Study, tmp_path: Path, written: float) -> None:
    """The point: 92.7 after 92.7."""
    name = "health_insurance_coverage"
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "2021", "2022", "2023"],
                  ["Tỷ lệ bao phủ BHYT (%)", F(92.1, name, "656", 2021, 92.1), F(92.7, name, "656", 2022, 92.7),
                   Doubt(written)]]
    assert severities(check(rows, study, tmp_path))["decimal-slip"] == "error"


def test_digits_that_may_have_been_exchanged_are_doubted_and_used(study: Study, tmp_path: Path) -> None:
    """39.2 after 92.7: perhaps 92.3, perhaps a bad year."""
    name = "health_insurance_coverage"
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "2021", "2022", "2023"],
                  ["Tỷ lệ bao phủ BHYT (%)", F(92.1, name, "656", 2021, 92.1), F(92.7, name, "656", 2022, 92.7),
                   F(39.2, name, "656", 2023, 39.2)]]
    assert severities(check(rows, study, tmp_path))["far-from-others"] == "warning"


def test_two_digits_alike_are_no_others_when_exchanged(study: Study, tmp_path: Path) -> None:
    name = "electricity_access"
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "TH năm 2022", "KH năm 2023", "TH năm 2023"],
                  ["Tỷ lệ hộ sử dụng điện (%)", F(99, name, "656", 2022, 99),
                   F(99.9, name, "656", 2023, 99.9, kind="target"), F(99.1, name, "656", 2023, 99.1)]]
    assert "far-from-others" not in severities(check(rows, study, tmp_path))


@pytest.mark.parametrize("written", [52.9, 88.1, 61.0])
def test_a_fall_that_is_no_slip(study: Study, tmp_path: Path, written: float) -> None:
    name = "full_immunisation_u1"
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "2022", "2023"],
                  ["Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ (%)", F(92.7, name, "656", 2022, 92.7),
                   F(written, name, "656", 2023, written)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("written", "is_used"), [(2.41, False), (42.0, True), (23.9, True)])
def test_a_slip_that_other_sheets_tell(study: Study, tmp_path: Path, written: float, is_used: bool) -> None:
    """One sheet a year: 2.41 after 24.0 and 23.7, not 42 that no slip explains."""
    book = Workbook()
    for year, own in ((2022, 24.0), (2023, 23.7), (2024, written)):
        sheet = book.create_sheet(str(year))
        sheet.append([f"Trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân năm {year}"])
        sheet.append(["Huyện", "Tỷ lệ SDD thể nhẹ cân (%)"])
        for n, area in enumerate(study.districts):
            sheet.append([area.name_vi, own if area.code == "656" else 12.5 + n / 2])
    book.save(tmp_path / "a.xlsx")
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    values = [f.value for f in figures if (f.area_code, f.year) == ("656", 2024)]
    assert values == ([written] if is_used else [])


@pytest.mark.parametrize("title", [
    "Target area long list", "BHXH - giao diện số liệu", "Thông tin cơ sở - kết thúc kế hoạch",
    "Số liệu làm căn cứ giao kế hoạch", "Dân số, hộ để giao chỉ tiêu"])
def test_a_title_that_speaks_of_plans_and_plans_nothing(study: Study, tmp_path: Path, title: str) -> None:
    check([[title, None], ["31/12/2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)"], *_rates(study)], study, tmp_path)


def test_a_plan_that_only_a_title_not_understood_tells(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Kế hoạch lồng ghép phúc lợi 2025"], ["Huyện", "Tỷ lệ hộ nghèo (%)"], ["Lắk", 9.5]]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert [f.kind for f in figures] == ["target"]
    assert severities(findings)["kind-from-file"] == "warning"


@pytest.mark.parametrize(("top", "own", "name"), [
    ("Xã vùng DTTS và miền núi", "Xã khu vực I", "em_area_communes_region_1"),
    ("Số xã vùng DTTS và miền núi", "Xã khu vực III", "em_area_communes_region_3")])
def test_a_part_below_the_name_of_its_whole(study: Study, tmp_path: Path, top: str, own: str, name: str) -> None:
    rows: Rows = [["VÙNG DTTS NĂM 2022"], ["Huyện", top], [None, own], *(
        [area.name_vi, F(3, name, area.code, 2022, 3.0)] for area in study.districts[:4])]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("day", ["chốt 30/6/2023", "khảo sát 15/9/2023", "điều tra 01/8/2023", "cân đo 1/6/2023"])
def test_the_day_on_which_something_was_counted(study: Study, tmp_path: Path, day: str) -> None:
    """Not that of a letter, though a word beside it is not known."""
    write_xlsx(tmp_path / "a.xlsx", [[f"Số liệu tổng rà {day}"], ["Huyện", "Số hộ nghèo"], ["Lắk", 900]])
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert [(f.year, f.value) for f in figures] == [(2023, 900)]


@pytest.mark.parametrize("code", ["T0801", "1.3.1.a", "6.1.x", "YT-0301", "CS1B:", "18.1a", "0801"])
def test_codes_before_a_heading(study: Study, tmp_path: Path, code: str) -> None:
    check([["NĂM 2023"], ["Huyện", f"{code} Tỷ lệ hộ nghèo (%)"], *_rates(study)], study, tmp_path)


@pytest.mark.parametrize("unit", ["p1000", "p.1000", "‰"])
def test_deaths_of_a_thousand(study: Study, tmp_path: Path, unit: str) -> None:
    check([["NĂM 2023"], ["Huyện", f"Tỷ suất chết trẻ < 1 tuổi ({unit})"],
           *_rates(study, indicator="infant_mortality")], study, tmp_path)


@pytest.mark.parametrize(("years", "definitions"), [
    ((2020, 2021), ["criteria_2016_2020"] * 2), ((2022, 2023, 2024), ["criteria_2021_2025"] * 3),
    ((2020, 2021, 2022, 2023), ["criteria_2016_2020"] * 3 + ["criteria_2021_2025"])])
def test_the_criteria_kept_while_new_ones_came(
        study: Study, tmp_path: Path, years: tuple[int, ...], definitions: list[str]) -> None:
    write_xlsx(tmp_path / "a.xlsx", [["Số xã đạt chuẩn nông thôn mới"], ["Huyện", *map(str, years)],
                                     ["Lắk", *range(3, 3 + len(years))]])
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert [f.definition for f in sorted(figures, key=lambda f: f.year or 0)] == definitions
    assert severities(findings) == {"definition-assumed": "warning"}


def test_a_column_of_verdicts_holds_no_figures(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", "Đạt/Không"]]
    rows += [[*row, "Không" if n % 2 else "Đạt"] for n, row in enumerate(_rates(study))]
    assert not {"error", "warning"} & set(severities(check(rows, study, tmp_path)).values())


@pytest.mark.parametrize("heading", ["EM population (người DTTS)", "Ethnic minority population (người)"])
def test_english_with_vietnamese_in_brackets(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Ethnic profile 2022"], ["District", heading]]
    rows += [[area.name_vi, F(9000 + n, "ethnic_minority_population", area.code, 2022, 9000.0 + n)]
             for n, area in enumerate(study.districts)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("title", [
    "RÀ SOÁT HỘ NGHÈO CHUYỂN TIẾP GIỮA HAI CHUẨN NGHÈO", "Hộ nghèo chuẩn cũ và chuẩn mới, cùng cuối năm 2021"])
def test_a_title_on_two_poverty_lines(study: Study, tmp_path: Path, title: str) -> None:
    heads = [f"Hộ nghèo năm 2021 theo chuẩn nghèo đa chiều giai đoạn {line}" for line in ("2016-2020", "2022-2025")]
    write_xlsx(tmp_path / "a.xlsx", [[title], ["Huyện", *heads], ["Lắk", 2713, 7187], ["Ea Kar", 1867, 4894]])
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {(f.definition, f.value) for f in figures if f.area_code == "656"} == {
        ("line_2016_2020", 2713), ("line_2022_2025", 7187)}


POVERTY = ((11.09, 9.9, 7.92), (37.87, 33.81, 2.71), (33.73, 30.12, 24.1), (32.22, 28.77, 23.01), (27.31, 24.38, 19.5),
           (23.26, 20.77, 16.61), (9.07, 8.1, 6.48), (9.81, 8.76, 7.01))
YEARS = ((2022, "Năm 2022", "outcome"), (2023, "Năm 2023", "outcome"), (2024, "Năm 2024 (ước)", "forecast"))


def _poverty(study: Study, *columns: int, doubted: float | None = None,
             values: tuple[tuple[float, ...], ...] = POVERTY) -> Rows:
    rows: Rows = [["Tỷ lệ hộ nghèo (%)"], ["Huyện", *(YEARS[column][1] for column in columns)]]
    for area, own in zip(study.districts, values, strict=False):
        rows.append([area.name_vi, *(Doubt(own[column]) if own[column] == doubted else F(
            own[column], "poverty_rate", area.code, YEARS[column][0], own[column], kind=YEARS[column][2])
            for column in columns)])
    return rows


def test_an_estimate_with_its_point_moved_where_all_others_go_on_as_they_did(study: Study, tmp_path: Path) -> None:
    """2.71 after 33.81, where the others fall by a fifth: 27.1, though 2.71 is not far below the lowest of 2024."""
    rows = _poverty(study, 0, 1, 2, doubted=2.71)
    assert severities(check(rows, study, tmp_path)) == {"decimal-slip": "error"}


def test_the_nearest_year_that_is_there_tells_of_a_slip(study: Study, tmp_path: Path) -> None:
    """Beside 2022 alone either of the two may be wrong: both are used, and named."""
    findings = check(_poverty(study, 0, 2), study, tmp_path)
    assert {(f.severity, f.code, f.cell) for f in findings} == {
        ("warning", "ingest-years-differ", "B4"), ("warning", "ingest-years-differ", "C4")}


@pytest.mark.parametrize("estimates", [
    (7.92, 20.3, 24.1, 23.01, 19.5, 16.61, 6.48, 7.01),  # falls by more than the others, by no slip
    (7.92, 4.2, 24.1, 23.01, 19.5, 16.61, 6.48, 7.01)])  # far more, but ten times as much is none that fits
def test_estimates_that_are_no_slip(study: Study, tmp_path: Path, estimates: tuple[float, ...]) -> None:
    values = tuple((*own[:2], last) for own, last in zip(POVERTY, estimates, strict=True))
    assert not severities(check(_poverty(study, 0, 1, 2, values=values), study, tmp_path))


def test_a_plan_with_a_digit_too_many_beside_the_outcome_before(study: Study, tmp_path: Path) -> None:
    """Nobody else's plan is far from the outcome: 3,450 after 350."""
    name = "poor_households"
    rows: Rows = [["Số hộ nghèo"], ["Huyện", "Năm 2023", "Kế hoạch năm 2024"]]
    rows += [[area.name_vi, F(400 - 10 * n, name, area.code, 2023, 400 - 10 * n),
              F(value := 3450 if n == 5 else 390 - 10 * n, name, area.code, 2024, value, kind="target")]
             for n, area in enumerate(study.districts)]
    assert {f.cell for f in check(rows, study, tmp_path) if f.code == "ingest-years-differ"} == {"B8", "C8"}
