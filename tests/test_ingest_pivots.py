"""Tables as a pivot table exports them, and titles that name less or more than their columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check

COVERAGE, RATE, POOR = "health_insurance_coverage", "poverty_rate", "poor_households"


def _poor(value: int, area: str, year: int, group: str = "") -> F:
    return F(value, POOR, area, year, value, group=group)


def test_years_below_districts_and_their_subtotals(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Row Labels", "Sum of Số hộ nghèo", "Average of Tỷ lệ hộ nghèo (%)"],
                  ["Lắk", Doubt(9800), Doubt(27.2)],
                  ["   2022", _poor(5000, "656", 2022), F(28.1, RATE, "656", 2022, 28.1)],
                  ["   2023", _poor(4800, "656", 2023), F(26.3, RATE, "656", 2023, 26.3)],
                  ["Ea Kar", Doubt(3600), Doubt(9.3)],
                  ["   2023", _poor(3600, "651", 2023), F(9.3, RATE, "651", 2023, 9.3)],
                  ["Grand Total", Doubt(13_400), Doubt(21.2)]]
    check(rows, study, tmp_path)


def test_districts_below_years(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Nhãn Hàng", "Tổng của Số hộ nghèo"],
                  [2022, Doubt(9000)], ["Lắk", _poor(5000, "656", 2022)], ["Ea Kar", _poor(4000, "651", 2022)],
                  [2023, Doubt(8400)], ["Lắk", _poor(4800, "656", 2023)], ["Ea Kar", _poor(3600, "651", 2023)],
                  ["Tổng Cuối", Doubt(17_400)]]
    check(rows, study, tmp_path)


def test_the_corner_names_the_values(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tổng của Số hộ nghèo", "Nhãn Cột"], ["Nhãn Hàng", 2022, 2023, "Tổng Cuối"],
                  ["Lắk", _poor(5000, "656", 2022), _poor(4800, "656", 2023), Doubt(9800)],
                  ["Tổng Cuối", Doubt(5000), Doubt(4800), Doubt(9800)]]
    check(rows, study, tmp_path)


def test_the_mean_of_districts_rates_is_not_the_provinces(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Row Labels", "Average of Tỷ lệ hộ nghèo (%)"], ["Năm 2023", None]]
    rows += [[a.name_vi, F(10.0 + n, RATE, a.code, 2023, 10.0 + n)] for n, a in enumerate(study.districts)]
    rows += [["Grand Total", Doubt(17.0)]]
    assert "ingest-mean-of-shares" in {f.code for f in check(rows, study, tmp_path)}


def test_unemployment_is_read_for_towns_alone(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ thất nghiệp tỉnh Đắk Lắk năm 2023 (%)"], ["Chỉ tiêu", "Tỷ lệ"], ["Chung", Doubt(2.1)],
                  ["Thành thị", F(2.6, "urban_unemployment", "66", 2023, 2.6)], ["Nông thôn", Doubt(1.9)]]
    check(rows, study, tmp_path)
    rows = [["Lao động tỉnh Đắk Lắk"], ["Chỉ tiêu", "2023"], ["Tỷ lệ thất nghiệp (%)", Doubt(2.1)],
            ["Trong đó: Thành thị", F(2.6, "urban_unemployment", "66", 2023, 2.6)], ["Nông thôn", Doubt(1.9)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("title", ["TỶ LỆ HỘ DÂN NÔNG THÔN SỬ DỤNG NƯỚC NĂM 2023 (%)", "NƯỚC SẠCH NÔNG THÔN NĂM 2023"])
def test_water_is_rural_or_urban_by_its_title(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Huyện", "Số hộ dùng nước hợp vệ sinh", "Nước hợp vệ sinh (%)", "Nước sạch theo QCVN (%)"],
                  ["Lắk", Doubt(9000), F(90.0, "rural_hygienic_water", "656", 2023, 90.0),
                   F(40.0, "rural_clean_water", "656", 2023, 40.0)]]
    check(rows, study, tmp_path)
    check([["Nước năm 2023"], ["Huyện", "Nước hợp vệ sinh (%)"], ["Lắk", Doubt(90.0)]], study, tmp_path)


def test_two_bare_rates_right_of_their_counts(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NƯỚC SẠCH NÔNG THÔN NĂM 2023"],
                  ["Huyện", "Số hộ sử dụng nước HVS", "Tỷ lệ (%)", "Số hộ sử dụng nước sạch QCVN", "Tỷ lệ (%)"],
                  ["Lắk", Doubt(9000), F(90.0, "rural_hygienic_water", "656", 2023, 90.0),
                   Doubt(4000), F(40.0, "rural_clean_water", "656", 2023, 40.0)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("names", [("Nhẹ cân", "Thấp còi"), ("CN/T", "CC/T"), ("Thể nhẹ cân", "Thể thấp còi")])
def test_the_forms_of_malnutrition_below_their_title(study: Study, tmp_path: Path, names: tuple[str, str]) -> None:
    rows: Rows = [["Tỷ lệ suy dinh dưỡng trẻ em dưới 5 tuổi năm 2023 (%)"], ["Huyện", *names, "Gầy còm"],
                  ["Lắk", F(17.0, "underweight_u5", "656", 2023, 17.0), F(28.0, "stunting_u5", "656", 2023, 28.0),
                   Doubt(5.1)]]
    check(rows, study, tmp_path)


def test_a_title_that_names_all_and_the_minorities(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Hộ nghèo toàn huyện và hộ nghèo đồng bào DTTS năm 2023"], ["Huyện", "Số hộ nghèo", "Hộ nghèo DTTS"],
                  ["Lắk", _poor(4500, "656", 2023), _poor(3000, "656", 2023, "ethnic_minority")]]
    assert check(rows, study, tmp_path) == []
    rows = [["Hộ nghèo đồng bào DTTS năm 2023"], ["Huyện", "Số hộ nghèo", "Hộ nghèo DTTS"],
            ["Lắk", Doubt(4500), _poor(3000, "656", 2023, "ethnic_minority")]]
    assert "ingest-whose-group" in {f.code for f in check(rows, study, tmp_path)}


@pytest.mark.parametrize(("name", "title", "kind"), [
    ("Ke hoach BHYT 2023.xlsx", "BAO PHỦ BHYT NĂM 2023", "target"),
    ("Ke hoach BHYT 2023.xlsx", "KẾT QUẢ THỰC HIỆN BHYT NĂM 2023", "outcome")])
def test_a_file_that_is_called_a_plan(study: Study, tmp_path: Path, name: str, title: str, kind: str) -> None:
    rows: Rows = [[title], ["Huyện", "Tỷ lệ bao phủ BHYT (%)"],
                  ["Lắk", F(95.5, COVERAGE, "656", 2023, 95.5, kind=kind)]]
    assert {f.code for f in check(rows, study, tmp_path, name)} == (
        {"ingest-kind-from-file"} if kind == "target" else set())


@pytest.mark.parametrize(("heading", "cell"), [
    ("Số hộ nghèo (tỷ lệ)", "4.800 (26,3%)"), ("Hộ nghèo (tỷ lệ %)", "4800 (26,3)"), ("Hộ nghèo", "4,800 (26.3%)")])
def test_a_count_and_its_share_in_one_cell(study: Study, tmp_path: Path, heading: str, cell: str) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [["Hộ nghèo năm 2023"], ["Huyện", heading], ["Lắk", cell]])
    figures, findings = read_files({"a.xlsx": path}, study)
    assert {(f.indicator, f.value, f.cell) for f in figures} == {(POOR, 4800.0, "B3"), (RATE, 26.3, "B3")}
    assert [f.code for f in findings] == ["ingest-two-numbers-read"]


def test_some_of_all_in_one_cell(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [["Nông thôn mới năm 2023"], ["Huyện", "Số xã đạt chuẩn NTM/tổng số xã",
                      "Tỷ lệ xã đạt chuẩn NTM (%)"], ["Lắk", "3/10", 30]])
    figures, findings = read_files({"a.xlsx": path}, study)
    assert {(f.indicator, f.value) for f in figures} == {
        ("communes_new_rural", 3.0), ("communes_total", 10.0), ("communes_new_rural_share", 30.0)}
    assert [f.code for f in findings] == ["ingest-two-numbers-read"]


@pytest.mark.parametrize(("heading", "cell"), [("Hộ nghèo", "4800 (3000)"), ("Trẻ nhẹ cân", "450 (17,1%)"),
                                               ("Số trường đạt/tổng số", "12/30")])
def test_two_numbers_that_are_not_told_apart(study: Study, tmp_path: Path, heading: str, cell: str) -> None:
    check([["Tình hình năm 2023"], ["Huyện", heading], ["Lắk", Doubt(cell)]], study, tmp_path)


def test_a_list_of_communes_by_region_under_another_name(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DANH SÁCH XÃ KHU VỰC III, II, I"], ["STT", "Huyện", "Tên xã", "Khu vực", "Số thôn ĐBKK"],
                  [1, "Lắk", "Xã Bông Krang", "III", Doubt(5)], [2, "Ea Kar", "Xã Cư Ni", "I", None]]
    assert [f.code for f in check(rows, study, tmp_path)] == ["ingest-commune-list"]


def test_a_count_left_of_what_remains(study: Study, tmp_path: Path) -> None:
    """500 may be the houses at the start of the year, of which 200 remain at its end."""
    rows: Rows = [["Nhà tạm, nhà dột nát năm 2024"], ["Huyện", "Số nhà tạm, nhà dột nát", "Đã xóa", "Còn lại"],
                  ["Lắk", Doubt(500), Doubt(300), Doubt(200)]]
    assert "ingest-before-rest" in {f.code for f in check(rows, study, tmp_path)}


def test_a_rate_below_the_heading_of_its_count(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["GIẢM NGHÈO NĂM 2024"],
                  ["Huyện", "Số hộ nghèo đầu năm 2024", None, "Số hộ nghèo cuối năm 2024", None],
                  [None, "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)"],
                  ["Lắk", _poor(4800, "656", 2023), F(26.3, RATE, "656", 2023, 26.3),
                   _poor(4300, "656", 2024), F(23.6, RATE, "656", 2024, 23.6)]]
    assert check(rows, study, tmp_path, merged=("A2:A3", "B2:C2", "D2:E2")) == []


def test_a_thing_named_above_its_rate(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TIÊM CHỦNG NĂM 2024"], ["Huyện", "Tiêm vắc xin sởi - rubella lúc 18 tháng tuổi", None],
                  [None, "Số trẻ", "Tỷ lệ (%)"], ["Lắk", Doubt(640), F(93.9, "measles_rubella_18m", "656", 2024, 93.9)]]
    check(rows, study, tmp_path, merged=("A2:A3", "B2:C2"))


def test_a_draft_column_beside_the_approved_one(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ hộ nghèo năm 2024 (%)"],
                  ["Huyện", "Số liệu dự thảo", "Số liệu chính thức (theo QĐ số 32/QĐ-UBND)"],
                  ["Lắk", Doubt(26.7), F(26.5, RATE, "656", 2024, 26.5)],
                  ["Ea Kar", F(9.4, RATE, "651", 2024, 9.4), None]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-draft-beside", "ingest-draft"}


@pytest.mark.parametrize(("title", "headings", "last"), [
    ("Tỷ lệ hộ nghèo (%)", ("2022", "Sơ bộ 2023"), "Sơ bộ 2023"), ("Tỷ lệ hộ nghèo (%)", ("2022", "Prel. 2023"), None),
    ("Tỷ lệ hộ nghèo các năm 2022, 2023 (số liệu sơ bộ)", ("Năm 2022 (%)", "Năm 2023 (%)"), None)])
def test_what_is_preliminary_says_so(
        study: Study, tmp_path: Path, title: str, headings: tuple[str, str], last: str | None) -> None:
    """In the words of its source, by which a final figure goes before it; an older year of the table does not."""
    write_xlsx(tmp_path / "a.xlsx", [[title], ["Huyện", *headings], ["Lắk", 26.7, 24.5], ["Ea Kar", 9.4, 8.9]])
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert [(f.severity, f.code, f.cells) for f in findings] == [
        ("info", "ingest-preliminary", "C3 C4")]
    assert {f.year: f.standard for f in figures} == {
        2022: headings[0], 2023: last or f"{headings[1]} (sơ bộ)"}
    assert {f.kind for f in figures} == {"outcome"}


@pytest.mark.parametrize("other", ["Chính thức năm 2023", "Năm 2023"])
def test_a_preliminary_column_beside_the_final_one(study: Study, tmp_path: Path, other: str) -> None:
    rows: Rows = [["Tỷ lệ hộ nghèo (%)"], ["Huyện", "Sơ bộ năm 2023", other],
                  ["Lắk", Doubt(26.7), F(26.5, RATE, "656", 2023, 26.5)],
                  ["Ea Kar", F(9.4, RATE, "651", 2023, 9.4), None]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-draft-beside", "ingest-preliminary"}


def test_a_preliminary_year_does_not_give_way_to_its_half(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ hộ nghèo (%)"], ["Huyện", "Ngày 30/6/2023", "Sơ bộ năm 2023"],
                  ["Lắk", F(27.5, RATE, "656", 2023, 27.5, day="2023-06-30"), F(26.7, RATE, "656", 2023, 26.7)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-preliminary"}


def test_the_province_by_what_a_title_says(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Một số chỉ tiêu của tỉnh"], ["Chỉ tiêu", "Năm 2023"],
                  ["Tỷ lệ bao phủ BHYT (%)", F(91.2, COVERAGE, "66", 2023, 91.2)]]
    assert check(rows, study, tmp_path) == []
    check([["Chỉ tiêu của tỉnh giao năm 2023"], *rows[1:2], ["Tỷ lệ bao phủ BHYT (%)", Doubt(91.2)]], study, tmp_path)


def test_the_province_before_and_after_its_merger(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["CHỈ TIÊU XÃ HỘI"], ["Chỉ tiêu", "Tỉnh Đắk Lắk (trước hợp nhất) năm 2024",
                                      "Tỉnh Đắk Lắk (sau hợp nhất với Phú Yên) năm 2025"],
                  ["Tỷ lệ bao phủ BHYT (%)", F(91.5, COVERAGE, "66", 2024, 91.5), F(92.6, COVERAGE, "66N", 2025, 92.6)]]
    assert check(rows, study, tmp_path) == []


def test_the_whole_beside_what_is_counted_of_it(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NƯỚC SẠCH NÔNG THÔN NĂM 2024"], ["Huyện", "Số hộ nông thôn", "Sử dụng nước hợp vệ sinh", None],
                  [None, None, "Số hộ", "Tỷ lệ hộ nông thôn sử dụng nước hợp vệ sinh (%)"],
                  ["Lắk", F(17_000, "households", "656", 2024, 17_000, group="rural"), Doubt(15_300),
                   F(90.0, "rural_hygienic_water", "656", 2024, 90.0)]]
    check(rows, study, tmp_path, merged=("A2:A3", "B2:B3", "C2:D2"))


def test_ethnic_groups_below_the_population(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ VÀ DÂN SỐ DÂN TỘC THIỂU SỐ NĂM 2023"],
                  ["Huyện", "Dân số dân tộc thiểu số", None, "Trong đó", None],
                  [None, "Số người", "Tỷ lệ dân số DTTS (%)", "Ê Đê (người)", "M'nông (người)"],
                  ["Lắk", F(58_485, "ethnic_minority_population", "656", 2023, 58_485),
                   F(66.4, "ethnic_minority_share", "656", 2023, 66.4),
                   F(30_412, "ethnic_group_population", "656", 2023, 30_412, group="ede"),
                   F(17_550, "ethnic_group_population", "656", 2023, 17_550, group="mnong")]]
    assert check(rows, study, tmp_path, merged=("A2:A3", "B2:C2", "D2:E2")) == []


def test_districts_below_the_row_of_an_indicator(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỉnh", "Đắk Lắk"], [None], ["Tổng của GIA_TRI", "Nhãn Cột"], ["Nhãn Hàng", 2022, 2023]]
    for name, size in ((POOR, 1000), ("near_poor_households", 500)):
        cells = [[a.name_vi, *(F(size + n * k, name, a.code, 2021 + k, size + n * k) for k in (1, 2))]
                 for n, a in enumerate(study.districts)]
        total = (15 * size + 105 * k for k in (1, 2))
        whole = [F(each, name, "66", 2022 + k, each) for k, each in enumerate(total)]
        rows += [[study.indicator(name).name_vi, *whole], *cells]
    check(rows, study, tmp_path)


def test_districts_below_a_list_of_indicators_are_of_none(study: Study, tmp_path: Path) -> None:
    near = F(48_888, "near_poor_households", "66", 2023, 48_888)
    rows: Rows = [["Tỉnh Đắk Lắk"], ["Chỉ tiêu", 2023], ["Số hộ cận nghèo", near],
                  ["Số hộ nghèo", F(46_852, POOR, "66", 2023, 46_852)], ["Huyện Lắk", Doubt(4800)],
                  ["Huyện Ea Kar", Doubt(3300)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("state", "is_read"), [("Đã duyệt", True), ("Chờ duyệt", False)])
def test_an_export_with_both_places_and_words_joined(study: Study, tmp_path: Path, state: str, is_read: bool) -> None:
    def figure(value: float, area: str, kind: str) -> F | Doubt:
        return F(value, COVERAGE, area, 2023, value, kind=kind) if is_read else Doubt(value)

    rows: Rows = [["MaTinh", "TenTinh", "MaHuyen", "TenHuyen", "MaCT", "TenChiTieu", "DonVi", "Nam", "KeHoach",
                   "ThucHien", "NgayDuyet", "TrangThai"]]
    rows += [[66, "Đắk Lắk", int(a.code), a.name_vi, "YT01", "Tỷ lệ bao phủ BHYT", "%", 2023,
              figure(93.5 + n, a.code, "target"), figure(92.5 + n, a.code, "outcome"), "15/01/2024", state]
             for n, a in enumerate(study.districts[:4])]
    check(rows, study, tmp_path)
