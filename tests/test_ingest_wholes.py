"""What departments leave to be understood: rates not printed, how far a table has come, all of the parts beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities


@pytest.mark.parametrize("heading", [
    "Mức giảm tỷ lệ hộ nghèo (điểm %)", "Giảm tỷ lệ hộ nghèo năm 2023 (điểm phần trăm)",
    "Mức giảm tỷ lệ hộ nghèo (%/năm)", "Mức giảm hộ nghèo (%)"])
def test_points_are_points_a_year(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["KẾT QUẢ GIẢM NGHÈO NĂM 2023"], ["Huyện", heading]]
    rows += [[area.name_vi, F(1.5, "poverty_reduction", area.code, 2023, 1.5)] for area in study.districts[:4]]
    assert not check(rows, study, tmp_path)


@pytest.mark.parametrize("state", [
    " - đã được phê duyệt", " (đã được thẩm định)", ", đã được UBND tỉnh phê duyệt", " (đã rà soát, đối chiếu)",
    " năm 2023 được duyệt tại Quyết định số 123/QĐ-UBND ngày 12/01/2024", " (theo số liệu được công bố)",
    " - bản chính thức"])
def test_how_far_a_table_has_come_is_no_word_of_its_figures(study: Study, tmp_path: Path, state: str) -> None:
    rows: Rows = [[f"Tỷ lệ thất nghiệp khu vực thành thị{state}"], ["Huyện", "Năm 2023 (%)"]]
    rows += [[area.name_vi, F(2.5, "urban_unemployment", area.code, 2023, 2.5)] for area in study.districts[:4]]
    assert not check(rows, study, tmp_path)


@pytest.mark.parametrize("state", ["dự thảo lần 2", "dự thảo lấy ý kiến", "chưa được phê duyệt", "chờ UBND tỉnh duyệt"])
def test_what_is_still_to_be_approved_is_a_draft(study: Study, tmp_path: Path, state: str) -> None:
    rows: Rows = [[f"Tỷ lệ thất nghiệp khu vực thành thị ({state})"], ["Huyện", "Năm 2023 (%)"]]
    rows += [[area.name_vi, F(2.5, "urban_unemployment", area.code, 2023, 2.5)] for area in study.districts[:4]]
    assert severities(check(rows, study, tmp_path)) == {"draft": "warning"}


def test_poor_that_are_approved_for_something_are_not_all_the_poor(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số hộ nghèo được phê duyệt hỗ trợ năm 2023"], ["Huyện", "Số hộ"]]
    rows += [[area.name_vi, Doubt(120)] for area in study.districts[:4]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("whole", "part", "name"), [
    ("Số trẻ em dưới 1 tuổi", "Số trẻ em dưới 1 tuổi được tiêm chủng đầy đủ", "full_immunisation_u1"),
    ("Tổng số trẻ < 1 tuổi", "Số trẻ < 1 tuổi được TCĐĐ", "full_immunisation_u1"),
    ("Số trẻ dưới 1 tuổi", "Trong đó: Số trẻ được tiêm chủng đầy đủ", "full_immunisation_u1"),
    ("Số trẻ em dưới 5 tuổi", "Số trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ cân", "underweight_u5")])
def test_a_share_of_the_whole_that_its_own_heading_names(study: Study, tmp_path: Path, whole: str, part: str,
                                                         name: str) -> None:
    rows: Rows = [["KẾT QUẢ CẢ NĂM 2023"], ["Huyện", whole, part]]
    rows += [[area.name_vi, 1000 + 10 * n, 500 + n] for n, area in enumerate(study.districts)]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {f.area_code: f.value for f in figures if (f.indicator, f.how) == (name, "computed")} \
        == pytest.approx({area.code: 100 * (500 + n) / (1000 + 10 * n) for n, area in enumerate(study.districts)})
    assert len(figures) == len(study.districts)
    assert "error" not in severities(findings).values()


def test_no_share_of_a_whole_that_is_smaller(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["KẾT QUẢ CẢ NĂM 2023"], ["Huyện", "Số trẻ dưới 1 tuổi", "Số trẻ dưới 1 tuổi được tiêm chủng đầy đủ"]]
    rows += [[area.name_vi, 1000 - 600 * (n == 3), Doubt(500 + n)] for n, area in enumerate(study.districts)]
    check(rows, study, tmp_path)


def test_a_slip_of_the_point_among_rates_that_are_rounded_otherwise(study: Study, tmp_path: Path) -> None:
    """9.29 for 92.9 has two digits behind the point, where all others have one."""
    rows: Rows = [["TIÊM CHỦNG NĂM 2023"], ["Huyện", "Số trẻ < 1 tuổi", "Trẻ < 1 tuổi được tiêm chủng đầy đủ", None],
                  [None, None, "SL", "TL (%)"]]
    for n, area in enumerate(study.districts):
        share = round(100 * (900 + n) / (1000 + 3 * n), 1)
        rows.append([area.name_vi, 1000 + 3 * n, 900 + n,
                     Doubt(round(share / 10, 2)) if n == 4
                     else F(share, "full_immunisation_u1", area.code, 2023, share)])
    found = severities(check(rows, study, tmp_path, merged=("A2:A3", "B2:B3", "C2:D2")))
    assert found == {"rate-differs": "error", "part-of-rate": "warning", "not-of-catalogue": "info"}


@pytest.mark.parametrize("schools", ["mầm non, phổ thông", "mầm non, tiểu học, THCS và THPT",
                                     "mầm non và phổ thông các cấp", "mầm non đến THPT"])
def test_schools_of_all_levels_in_a_title(study: Study, tmp_path: Path, schools: str) -> None:
    rows: Rows = [[f"Trường {schools} đạt chuẩn quốc gia năm 2023"], ["Huyện", "Số trường đạt CQG"]]
    rows += [[area.name_vi, F(9 + n, "schools_national_standard_count", area.code, 2023, 9 + n)]
             for n, area in enumerate(study.districts)]
    assert not check(rows, study, tmp_path)


@pytest.mark.parametrize(("title", "above"), [
    ("Dân số chia theo dân tộc năm 2023", "Chia theo dân tộc"), ("Dân số các dân tộc năm 2023", "Dân tộc"),
    ("Dân số năm 2023", "Trong đó: dân tộc"), ("Dân số năm 2023", "Chia theo thành phần dân tộc")])
def test_ethnic_groups_below_a_merged_heading(study: Study, tmp_path: Path, title: str, above: str) -> None:
    rows: Rows = [[title], ["Huyện", "Tổng số", above, None], [None, None, "Kinh", "Ê-đê"]]
    rows += [[area.name_vi, F(9000 + n, "population", area.code, 2023, 9000 + n),
              F(5000, "ethnic_group_population", area.code, 2023, 5000, "kinh"),
              F(4000 + n, "ethnic_group_population", area.code, 2023, 4000 + n, "ede")]
             for n, area in enumerate(study.districts)]
    found = severities(check(rows, study, tmp_path, merged=("A2:A3", "B2:B3", "C2:D2")))
    assert found == {"definition-assumed": "info"}


@pytest.mark.parametrize("survey", ["Tổng điều tra dân số và nhà ở", "Điều tra dân số, nhà ở giữa kỳ"])
def test_the_census_says_nothing_of_dwellings(study: Study, tmp_path: Path, survey: str) -> None:
    rows: Rows = [[f"Kết quả {survey} năm 2019"], ["Huyện", "Tổng số", "Nam", "Nữ"]]
    rows += [[area.name_vi, F(900 + n, "population", area.code, 2019, 900 + n),
              F(500, "population", area.code, 2019, 500, "male"),
              F(400 + n, "population", area.code, 2019, 400 + n, "female")] for n, area in enumerate(study.districts)]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("heading", ["Tổng số xã vùng ĐBDTTS&MN", "Số xã, phường, thị trấn thuộc vùng DTTS và MN"])
def test_communes_of_the_region_of_the_minorities(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["VÙNG ĐỒNG BÀO DTTS VÀ MIỀN NÚI NĂM 2023"], ["Huyện", heading, "Xã KV I"]]
    rows += [[area.name_vi, F(n, "em_area_communes_total", area.code, 2023, n),
              F(n // 2, "em_area_communes_region_1", area.code, 2023, n // 2)]
             for area in study.districts if (n := len(study.communes_of(area.code)) - 1)]
    assert not check(rows, study, tmp_path)


def test_a_short_form_in_brackets_behind_what_it_stands_for(study: Study, tmp_path: Path) -> None:
    def heading(short: str) -> str:
        return f"Tỷ lệ tiêm vắc xin sởi - rubella ({short}) lúc 18 tháng tuổi (%)"
    for short, figure in (("MR", True), ("HSSV", False)):
        rows: Rows = [["NĂM 2023"], ["Huyện", heading(short)]]
        rows += [[area.name_vi, F(91.5, "measles_rubella_18m", area.code, 2023, 91.5) if figure else Doubt(91.5)]
                 for area in study.districts[:5]]
        check(rows, study, tmp_path, f"{short}.xlsx")
