"""The same thing as departments spell it: means of all, two languages, since when, other fields, wholes and rates."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.cleaning import clean
from analysis.ingest import read_figures, read_files
from analysis.ingest.wording.english import in_vietnamese
from analysis.study import Study, read_catalogue
from tests.ingest_files import copy_catalogue, write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities


@pytest.mark.parametrize("label", ["Bình quân chung toàn tỉnh", "BQ chung", "Tỷ lệ bình quân toàn tỉnh"])
def test_the_mean_of_all_is_told_and_left_out(study: Study, tmp_path: Path, label: str) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)", "Số hộ nghèo"]]
    rows += [[a.name_vi, F(10.5 + n, "poverty_rate", a.code, 2023, 10.5 + n), F(90 + n, "poor_households", a.code, 2023,
                                                                            90 + n)]
             for n, a in enumerate(study.districts)]
    rows.append([label, Doubt(17.9), Doubt(97)])
    assert severities(check(rows, study, tmp_path)) == {"derived-row": "info"}


@pytest.mark.parametrize("label", ["Bình quân", "Trung bình", "Tăng bình quân/năm", "Bình quân 5 năm"])
def test_any_other_mean_is_not_used(study: Study, tmp_path: Path, label: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)"]]
    rows += [[a.name_vi, F(10.5, "poverty_rate", a.code, 2023, 10.5)] for a in study.districts]
    check([*rows, [label, Doubt(17.9)]], study, tmp_path)


@pytest.mark.parametrize("heading", [
    "Chuẩn nghèo đa chiều giai đoạn 2022-2025\nMultidimensional line 2022-2025",
    "Tỷ lệ hộ nghèo / Share of households below the line", "Tỷ lệ hộ nghèo (Ratio of households in poverty)",
    "Tỷ lệ hộ nghèo - Percentage living in poverty"])
def test_a_heading_in_two_languages(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO (%)"], ["Huyện", heading], [None, "2023"],
                  ["Lắk", F(20.5, "poverty_rate", "656", 2023, 20.5)],
                  ["Ea Kar", F(9.5, "poverty_rate", "651", 2023, 9.5)]]
    assert not check(rows, study, tmp_path, merged=("A2:A3",))


@pytest.mark.parametrize("text", [
    "Tỷ lệ hộ nghèo\nHo moi thoat ngheo", "Tỷ lệ bao phủ (TCMR)", "Tỷ lệ hộ nghèo - Krông Năng", "Poverty rate - 2023",
    "Tỷ lệ hộ nghèo năm 2022\nPoverty rate in 2023"])
def test_what_is_not_the_same_in_english(text: str) -> None:
    assert not in_vietnamese(text)


@pytest.mark.parametrize("since", ["sau sắp xếp từ 01/7/2025", "áp dụng từ ngày 01/01/2022", "thực hiện từ 01-7-2021"])
def test_since_when_is_not_when(study: Study, tmp_path: Path, since: str) -> None:
    rows: Rows = [[f"RÀ SOÁT TỶ LỆ HỘ NGHÈO ({since})"], ["Thời điểm 31/12/2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)"],
                  ["Lắk", F(20.5, "poverty_rate", "656", 2023, 20.5)]]
    assert not check(rows, study, tmp_path)


@pytest.mark.parametrize("field", [
    "III. KHÁC", "C. Các chỉ tiêu khác", "3. Lĩnh vực khác", "III. Một số chỉ tiêu khác"])
def test_other_fields_say_nothing(study: Study, tmp_path: Path, field: str) -> None:
    rows: Rows = [["HUYỆN LẮK NĂM 2023"], ["Chỉ tiêu", "ĐVT", "Kết quả"], ["I. GIẢM NGHÈO"],
                  ["Tỷ lệ hộ nghèo", "%", F(20.5, "poverty_rate", "656", 2023, 20.5)], [field],
                  ["Độ che phủ rừng", "%", F(41.5, "forest_cover", "656", 2023, 41.5)]]
    assert not check(rows, study, tmp_path)


@pytest.mark.parametrize("above", ["Hộ nghèo chung (toàn bộ các dân tộc)", "Hộ nghèo", "Kết quả rà soát hộ nghèo"])
@pytest.mark.parametrize("whole", ["Tổng số hộ", "Tổng số hộ dân cư"])
def test_the_whole_below_the_name_of_its_part(study: Study, tmp_path: Path, above: str, whole: str) -> None:
    rows: Rows = [["RÀ SOÁT NĂM 2022"], ["Huyện", above, None, None], [None, whole, "Số hộ nghèo", "Tỷ lệ (%)"],
                  ["Lắk", F(1000, "households", "656", 2022, 1000), F(205, "poor_households", "656", 2022, 205),
                   F(20.5, "poverty_rate", "656", 2022, 20.5)]]
    assert "error" not in severities(check(rows, study, tmp_path, merged=("A2:A3", "B2:D2"))).values()


def test_a_short_form_of_the_rate_of_a_count_beside_it(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["KẾT QUẢ NĂM 2023"], ["Huyện", "Tổng số xã", "Số xã đạt chuẩn NTM", "Tỷ lệ xã đạt (%)"],
                  ["Lắk", F(10, "communes_total", "656", 2023, 10), F(5, "communes_new_rural", "656", 2023, 5),
                   F(50, "communes_new_rural_share", "656", 2023, 50)]]
    assert not check(rows, study, tmp_path)


def test_a_rate_of_the_group_that_happens_to_be_near_its_part_of_all(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2022"],
                  ["Huyện", "Số hộ nghèo", "Tổng số hộ DTTS", "Số hộ nghèo DTTS", "Tỷ lệ hộ nghèo DTTS (%)"],
                  ["Lắk", F(7591, "poor_households", "656", 2022, 7591),
                   F(7527, "households", "656", 2022, 7527, group="ethnic_minority"),
                   F(4516, "poor_households", "656", 2022, 4516, group="ethnic_minority"),
                   F(60, "poverty_rate", "656", 2022, 60, group="ethnic_minority")]]
    assert "whose-share" not in severities(check(rows, study, tmp_path))


def test_an_approximate_outcome_is_told(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ NGHÈO NĂM 2023"], ["Huyện", "Tỷ lệ hộ nghèo (%)"],
                  ["Lắk", F("khoảng 20", "poverty_rate", "656", 2023, 20)],
                  ["Ea Kar", F("9,5", "poverty_rate", "651", 2023, 9.5)]]
    assert severities(check(rows, study, tmp_path)) == {"qualified": "warning"}


def test_coverage_by_the_population_in_the_same_row(root: Path, tmp_path: Path) -> None:
    """However the population was measured, it was printed for this rate; one of another row was not."""
    raw = copy_catalogue(root, tmp_path)
    write_xlsx(raw / "a.xlsx", [["BHYT NĂM 2023"], ["Huyện", "Dân số (người)", "Số người tham gia BHYT (người)"],
                                ["Lắk", 80_000, 76_000], ["Ea Kar", "", 99_000]])
    study = read_catalogue(raw)[0]
    figures = clean(read_figures(raw, study)[0], study).figures
    rates = figures[figures["indicator"] == "health_insurance_coverage"]
    assert [(row.area_code, round(row.value, 6), row.how) for row in rates.itertuples()] == [("656", 95.0, "computed")]


@pytest.mark.parametrize(("line", "definition"), [
    ("(Theo Bộ tiêu chí nông thôn mới giai đoạn 2021-2025)", "criteria_2021_2025"),
    ("Áp dụng Bộ tiêu chí quốc gia về xã NTM 2021 - 2025", "criteria_2021_2025"),
    ("(theo tiêu chí 2016-2020)", "criteria_2016_2020"), ("Bộ TC giai đoạn 2016-2020", "criteria_2016_2020"),
    ("(Bộ tiêu chí thuộc Chương trình giai đoạn 2021-2025)", "assumed")])
def test_criteria_told_around_a_table_go_before_those_assumed(study: Study, tmp_path: Path, line: str,
                                                             definition: str) -> None:
    rows: Rows = [["Kết quả xây dựng nông thôn mới năm 2022"], [line], ["Huyện", "Số xã đạt chuẩn NTM"]]
    rows += [[area.name_vi, F(3 + n % 4, "communes_new_rural", area.code, 2022, 3 + n % 4)]
             for n, area in enumerate(study.districts[:6])]
    found = check(rows, study, tmp_path)
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assumed = severities(found).get("definition-assumed")
    assert (assumed, {figure.definition for figure in figures}) == (
        ("warning", {"criteria_2016_2020"}) if definition == "assumed" else (None, {definition}))


@pytest.mark.parametrize(("unit", "told"), [("%o", True), ("%x", False)])
def test_a_definition_with_its_name_and_a_unit_as_typed(study: Study, tmp_path: Path, unit: str, told: bool) -> None:
    deaths = (F("18,1", "infant_mortality", "66", 2022, 18.1, kind="target"),
              F("18,7", "infant_mortality", "66", 2022, 18.7))
    trained = F(50.5, "trained_labour", "66", 2022, 50.5, kind="target"), F(50.9, "trained_labour", "66", 2022, 50.9)
    rows: Rows = [["CHỈ TIÊU CHỦ YẾU TỈNH ĐẮK LẮK NĂM 2022"], ["Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
                  ["Tỷ lệ lao động qua đào tạo theo chỉ tiêu kế hoạch", "%", *trained],
                  ["Tỷ suất chết của trẻ em dưới 1 tuổi(1)", unit, *(deaths if told else map(Doubt, ("18,1", "18,7")))],
                  ["Tỷ lệ lao động qua đào tạo theo đơn đặt hàng", "%", Doubt(40.5), Doubt(40.9)]]
    check(rows, study, tmp_path)
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {figure.definition for figure in figures if figure.indicator == "trained_labour"} == {"plan"}


@pytest.mark.parametrize(("heading", "known"), [
    ("So tieu chi NTM binh quan/xa", True), ("Số tiêu chí NTM bình quân/xã", True),
    ("So tieu chi NTM tang binh quan/xa", False)])
def test_a_mean_of_the_catalogue_without_marks_is_no_comparison(study: Study, tmp_path: Path, heading: str,
                                                                known: bool) -> None:
    rows: Rows = [["Mot so chi tieu nong thon phan theo huyen, thi xa, thanh pho den 31/12/2024"],
                  ["Huyen", "Do che phu rung", heading], [None, "(%)", "(tieu chi/xa)" if known else None]]
    rows += [[a.key, F(39.48 + n, "forest_cover", a.code, 2024, 39.48 + n), F(
        14.83 + n, "ntm_criteria_per_commune", a.code, 2024, 14.83 + n) if known else Doubt(14.83 + n)]
             for n, a in enumerate(study.districts[:4])]
    assert severities(check(rows, study, tmp_path)) == ({} if known else {"derived-column": "info"})


@pytest.mark.parametrize(("written", "used"), [("duoi 43", True), ("dưới 43", True), ("43 xa", False)])
def test_a_limit_without_marks(study: Study, tmp_path: Path, written: str, used: bool) -> None:
    rows: Rows = [["DO CHE PHU RUNG DEN 31/12/2024"], ["Huyen", "Do che phu rung (%)"], ["Ea Kar", F(
        39.48, "forest_cover", "651", 2024, 39.48)], ["Lak", F(written, "forest_cover", "656", 2024, 43) if used
                                                       else Doubt(written)]]
    assert "qualified" in severities(check(rows, study, tmp_path)) if used else check(rows, study, tmp_path)


@pytest.mark.parametrize("above", ["Số xã đạt chuẩn NTM (xã)", "So xa dat chuan NTM (xa)"])
def test_a_comparison_of_plain_letters_is_no_plan(study: Study, tmp_path: Path, above: str) -> None:
    rows: Rows = [["XÂY DỰNG NTM ĐẾN 31/12/2024"], ["Huyện", above, None], [None, "Thực hiện năm 2024", "% so KH"]]
    rows += [[a.name_vi, F(3 + n, "communes_new_rural", a.code, 2024, 3 + n), 80 + n]
             for n, a in enumerate(study.districts[:4])]
    assert "derived-column" in severities(check(rows, study, tmp_path, merged=("B2:C2",)))
