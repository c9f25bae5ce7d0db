"""Tables as wholes: a department's own columns beside those of the catalogue, groups, plans, wholes of shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.ingest.knowledge import Knowledge
from analysis.ingest.wording.slips import holds_slip
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities

COUNTS = [(1000 + 210 * n, 400 + 90 * n) for n in range(15)]


def table(study: Study, title: str, heads: tuple[str, ...], *columns: object) -> Rows:
    """A table of all districts: each column a number, or what makes a cell of a district and its number."""
    rows: Rows = [[title], ["Huyện", *heads]]
    rows += [[area.name_vi, *(make(area.code, n) if callable(make) else make for make in columns)]
             for n, area in enumerate(study.districts)]
    return rows


@pytest.mark.parametrize(("title", "heads"), [
    ("VỐN VAY HỘ NGHÈO NĂM 2023", ("Dư nợ cho vay (triệu đồng)", "Số hộ còn dư nợ", "Tỷ lệ nợ quá hạn (%)")),
    ("THU BHXH, BHYT NĂM 2023", ("Số phải thu", "Đã thu", "Tỷ lệ nợ (%)")),
    ("TRỢ GIÚP PHÁP LÝ CHO HỘ NGHÈO NĂM 2024", ("Số vụ việc", "Số người được trợ giúp")),
    ("HỖ TRỢ NHÀ Ở CHO HỘ NGHÈO NĂM 2024", ("Số hộ được hỗ trợ", "Kinh phí (triệu đồng)", "Số hộ vay vốn")),
    ("XÃ ĐẠT TỪNG TIÊU CHÍ NĂM 2024", ("TC 2 Giao thông", "TC 15 Y tế", "TC 17 Môi trường"))])
def test_a_table_of_a_departments_own_is_no_mistake(study: Study, tmp_path: Path, title: str,
                                                    heads: tuple[str, ...]) -> None:
    found = severities(check(table(study, title, heads, *[Doubt(12)] * len(heads)), study, tmp_path))
    assert found
    assert "error" not in found.values()


@pytest.mark.parametrize("heading", ["Kế hoạch", "Chỉ tiêu giao", "Mục tiêu 2025", "Dự kiến"])
def test_plans_of_what_is_not_known_are_no_mistake(study: Study, tmp_path: Path, heading: str) -> None:
    rows = table(study, "CÔNG TÁC NĂM 2024", (heading, "Số hộ nghèo"), Doubt(12),
                 lambda code, n: F(100 + n, "poor_households", code, 2024, 100 + n))
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize(("text", "is_slip"), [
    ("Tỷ lệ hộ ngèo (%)", True), ("Số hộ cận ngheo", True), ("Tỷ lệ tham gia bảo hiễm y tế", True),
    ("Xã đăng ký đạt chuẩn", False), ("Nhà thiếu kiên cố", False), ("Trẻ em dưới 16 tuổi", False),
    ("Số căn theo kế hoạch", False), ("Học sinh/lớp", False), ("Hộ khá", False), ("Số hộ được hỗ trợ", False)])
def test_a_slip_is_what_a_letter_makes_a_name(study: Study, text: str, is_slip: bool) -> None:
    assert holds_slip(text, Knowledge.of(study).lexicon) is is_slip


@pytest.mark.parametrize("title", [
    "SỐ HỘ NGHÈO SO VỚI KẾ HOẠCH NĂM 2023", "KẾ HOẠCH VỐN GIẢM NGHÈO NĂM 2023", "HƯƠNG ƯỚC, QUY ƯỚC NĂM 2023",
    "XÂY DỰNG KẾ HOẠCH GIẢM NGHÈO NĂM 2023"])
def test_titles_that_speak_of_plans_hold_outcomes(study: Study, tmp_path: Path, title: str) -> None:
    rows = table(study, title, ("Số hộ nghèo",), lambda code, n: F(100 + n, "poor_households", code, 2023, 100 + n))
    check(rows, study, tmp_path)


def test_below_a_plans_title_and_beside_its_plan_a_bare_column_is_asked_for(study: Study, tmp_path: Path) -> None:
    rows = table(study, "KẾ HOẠCH GIẢM NGHÈO NĂM 2023", ("Số hộ nghèo", "Số hộ cận nghèo (chỉ tiêu giao)"), Doubt(100),
                 lambda code, n: F(100 + n, "near_poor_households", code, 2023, 100 + n, kind="target"))
    assert severities(check(rows, study, tmp_path))["two-kinds"] == "error"


@pytest.mark.parametrize(("attained", "first", "planned"), [
    ("Số trường đạt chuẩn quốc gia (lũy kế)", 2022, "Kế hoạch lũy kế đến"),
    ("Số trường đạt chuẩn quốc gia (lũy kế)", 2022, "Kế hoạch"),  # perhaps those of the year
    ("Số trường được kiểm tra", 2022, "Kế hoạch lũy kế đến"),  # perhaps from 2024 on
    ("Số trường đạt chuẩn quốc gia (lũy kế)", 2024, "Kế hoạch lũy kế đến")])
def test_a_plan_of_years_to_come_beside_what_there_was(study: Study, tmp_path: Path, attained: str, first: int,
                                                       planned: str) -> None:
    name = "schools_national_standard_count"
    rows: Rows = [["KẾ HOẠCH XÂY DỰNG TRƯỜNG ĐẠT CHUẨN QUỐC GIA GIAI ĐOẠN 2024 - 2030"], ["Đơn vị tính: trường"],
                  ["Huyện", attained, None, planned, None],
                  [None, f"Cuối năm {first}", f"Cuối năm {first + 1}", "Năm 2026", "Năm 2030"]]
    outcome, plan = "quốc gia" in attained and first < 2024, "quốc gia" in attained and "lũy kế" in planned
    for n, area in enumerate(study.districts):
        at = 20 + 3 * n
        rows.append([area.name_vi, *(F(at + k, name, area.code, first + k, at + k) if outcome else Doubt(at + k)
                                     for k in range(2)),
                     *(F(at + k, name, area.code, year, at + k, kind="target") if plan else Doubt(at + k)
                       for k, year in ((3, 2026), (12, 2030)))])
    check(rows, study, tmp_path, merged=("A3:A4", "B3:C3", "D3:E3"))


@pytest.mark.parametrize("heading", ["Mục tiêu NQ đến 2025", "Chỉ tiêu NQ Đại hội đến năm 2025", "NQ HĐND tỉnh 2025",
                                     "Mục tiêu Nghị quyết Đại hội 2025"])
def test_what_a_resolution_aims_at_is_planned(study: Study, tmp_path: Path, heading: str) -> None:
    rows = table(study, "CHỈ TIÊU XÃ HỘI NĂM 2023", ("Tỷ lệ bao phủ BHYT (%)", heading),
                 lambda code, n: F(90.5 + n / 4, "health_insurance_coverage", code, 2023, 90.5 + n / 4), Doubt(95))
    check(rows, study, tmp_path)
    rows = [["CHỈ TIÊU XÃ HỘI HUYỆN LẮK"], ["Chỉ tiêu", "ĐVT", "TH 2023", heading, "NQ khác 2025"],
            ["Tỷ lệ bao phủ BHYT", "%", F(91.2, "health_insurance_coverage", "656", 2023, 91.2),
             F(95, "health_insurance_coverage", "656", 2025, 95, kind="target"), Doubt(96)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("heads", "indicator", "groups"), [
    (("Số ĐVHC cấp xã", ("Tổng số", "Xã", "Phường")), "commune_level_units_total", ("all", "communes", "wards")),
    (("Số xã, phường, thị trấn", ("Phường", "Xã", "Thị trấn")), "admin_commune_units", ("wards", "communes", "")),
    (("Số hộ ở nhà tạm, nhà dột nát", ("Tổng số", "Hộ nghèo", "Hộ DTTS")), "temporary_housing",
     ("all", "poor", "ethnic_minority"))])
def test_groups_below_what_they_are_of(study: Study, tmp_path: Path, heads: tuple[str, tuple[str, ...]],
                                       indicator: str, groups: tuple[str, ...]) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", heads[0], None, None], [None, *heads[1]]]
    for at, area in enumerate(study.districts):
        whole = 20 + at
        rows.append([area.name_vi, *(
            F(number, indicator, area.code, 2023, number, group) if group else Doubt(number)
            for group, number in zip(groups, (whole, whole - 5, 5), strict=True))])
    check(rows, study, tmp_path, merged=("B2:D2", "A2:A3"))


@pytest.mark.parametrize("heading", ["ĐVHC cấp xã", "Đơn vị hành chính cấp xã"])
def test_a_heading_of_places_above_figures_counts_them(study: Study, tmp_path: Path, heading: str) -> None:
    rows = table(study, "NĂM 2019", (heading,),
                 lambda code, n: F(9 + n, "commune_level_units_total", code, 2019, 9 + n))
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("heading", "indicator"), [
    ("Hộ DTTS sử dụng nước hợp vệ sinh (%)", "em_hygienic_water_share"),
    ("Tỷ lệ hộ nông thôn sử dụng nước hợp vệ sinh (%)", "rural_hygienic_water")])
def test_shares_of_a_part_as_the_catalogue_has_them(study: Study, tmp_path: Path, heading: str, indicator: str) -> None:
    check(table(study, "NĂM 2021", (heading,), lambda code, n: F(80.5 + n, indicator, code, 2021, 80.5 + n)),
          study, tmp_path)


@pytest.mark.parametrize(("title", "heads", "indicator", "group"), [
    ("NƯỚC SẠCH NĂM 2022", ("Số hộ nông thôn", "Số hộ nông thôn sử dụng nước hợp vệ sinh"), "rural_hygienic_water",
     "rural"),
    ("DINH DƯỠNG NĂM 2022", ("Số trẻ dưới 5 tuổi được cân", "Số trẻ suy dinh dưỡng thể nhẹ cân"), "underweight_u5",
     "children"),
    ("TIÊM CHỦNG NĂM 2022", ("Đối tượng dưới 1 tuổi (trẻ)", "Số trẻ dưới 1 tuổi được tiêm chủng đầy đủ"),
     "full_immunisation_u1", "children")])
def test_a_count_and_its_whole_make_the_share(study: Study, tmp_path: Path, title: str, heads: tuple[str, str],
                                              indicator: str, group: str) -> None:
    rows: Rows = [[title], ["Huyện", *heads]]
    rows += [[area.name_vi, *pair] for area, pair in zip(study.districts, COUNTS, strict=True)]
    write_xlsx(tmp_path / "a.xlsx", rows)
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    shares = {(f.area_code, f.group): f.value for f in figures if f.indicator == indicator}
    assert shares == pytest.approx({(area.code, group): 100 * part / whole
                                    for area, (whole, part) in zip(study.districts, COUNTS, strict=True)})


def test_communes_of_a_list_are_not_all_communes(study: Study, tmp_path: Path) -> None:
    rows = table(study, "NĂM 2018", ("Số xã theo QĐ 1010/QĐ-TTg",), Doubt(7))
    check(rows, study, tmp_path)


_WITH_EASE = 9  # districts; the others are hard to reach


def _in_regions(study: Study, heads: tuple[str, str], indicator: str, *, doubted: bool = False,
                again: bool = False) -> Rows:
    rows: Rows = []
    parts = (study.districts[:_WITH_EASE], study.districts if again else study.districts[_WITH_EASE:])
    for numeral, head, part in zip(("I", "II"), heads, parts, strict=True):
        rows.append([numeral, head])
        rows += [[n, a.name_vi, Doubt(40 + n) if doubted else F(40 + n, indicator, a.code, 2023, 40 + n)]
                 for n, a in enumerate(part, start=1)]
    return rows


@pytest.mark.parametrize("heads", [("Vùng thuận lợi", "Vùng khó khăn"), ("Các huyện phía núi", "Các huyện còn lại")])
def test_sub_headings_that_only_gather_districts(study: Study, tmp_path: Path, heads: tuple[str, str]) -> None:
    rows: Rows = [["TỶ LỆ BAO PHỦ BHYT NĂM 2023"], ["TT", "Đơn vị", "Tỷ lệ bao phủ BHYT (%)"],
                  *_in_regions(study, heads, "health_insurance_coverage"),
                  [None, "TOÀN TỈNH", F(52, "health_insurance_coverage", "66", 2023, 52)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()
    for total in (len(rows) - 1, 3 + _WITH_EASE + 1):  # of the last region or of all, and of the first region
        check([*rows[:-1][:total], [None, "Cộng", Doubt(47)], *rows[:-1][total:]], study, tmp_path)


@pytest.mark.parametrize(("heads", "again"), [
    (("Xã biên giới", "Xã khác"), False),  # of what in each district?
    (("Hộ mới thoát nghèo", "Hộ khác"), False),
    (("Vùng thuận lợi", "Vùng khó khăn"), True),  # parts of the same districts
])
def test_sub_headings_that_narrow_are_no_regions(study: Study, tmp_path: Path, heads: tuple[str, str],
                                                 again: bool) -> None:
    rows: Rows = [["TỶ LỆ BAO PHỦ BHYT NĂM 2023"], ["TT", "Đơn vị", "Tỷ lệ bao phủ BHYT (%)"],
                  *_in_regions(study, heads, "health_insurance_coverage", doubted=True, again=again)]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("share", ["% so KH", "% so với KH"])
def test_a_share_of_the_plan_below_what_is_planned(study: Study, tmp_path: Path, share: str) -> None:
    name = "communes_new_rural"
    rows: Rows = [["TIẾN ĐỘ XÂY DỰNG NTM NĂM 2024"], ["Đơn vị", "Số xã đạt chuẩn NTM (xã)", None, None],
                  [None, "KH năm 2024", "Thực hiện năm 2024", share],
                  *([a.name_vi, F(5, name, a.code, 2024, 5, kind="target"), F(4, name, a.code, 2024, 4), 80]
                    for a in study.districts[:6])]
    check(rows, study, tmp_path, merged=("B2:D2",))


@pytest.mark.parametrize(("again", "goes_on"), [("Năm", True), ("Năm học", False)])
def test_a_table_that_goes_on_with_other_districts(study: Study, tmp_path: Path, again: str, goes_on: bool) -> None:
    name = "schools_national_standard"
    first, second = study.districts[:4], study.districts[4:8]
    rows: Rows = [["BIỂU 4. TỶ LỆ TRƯỜNG HỌC ĐẠT CHUẨN QUỐC GIA (%)"], ["Năm", *(a.name_vi for a in first)],
                  *([y, *(F(y - 1970.5, name, a.code, y, y - 1970.5) for a in first)] for y in (2022, 2023)), [],
                  [again, *(a.name_vi for a in second)],
                  *([y, *(F(y - 1969.5, name, a.code, y, y - 1969.5) if goes_on else Doubt(y - 1969.5)
                          for a in second)] for y in (2022, 2023))]
    check(rows, study, tmp_path)


_INSURED = "health_insurance_coverage"


@pytest.mark.parametrize(("title", "over", "heading", "below"), [
    ("Tỷ lệ tham gia BHYT năm 2014", "Xã khó khăn", "Tỷ lệ tham gia BHYT (%)", ""),
    ("Năm 2014", "I. Thôn đặc biệt khó khăn", "Tỷ lệ tham gia BHYT (%)", ""),
    ("Tỷ lệ tham gia BHYT năm 2014", "Hộ nghèo", "Tỷ lệ tham gia BHYT (%)", ""),
    ("Tỷ lệ tham gia BHYT năm 2014", "Hộ nghèo", "Tỷ lệ (%)", ""),
    ("Tỷ lệ tham gia BHYT năm 2014", "Tỷ lệ hộ nghèo", "Tỷ lệ (%)", "poverty_rate"),
    ("Tỷ lệ tham gia BHYT năm 2014", "Bảo hiểm y tế", "Tỷ lệ (%)", _INSURED),
    ("Năm 2014", "Dân số", "Tỷ lệ tham gia BHYT (%)", _INSURED),
])
def test_a_sub_heading_of_another_indicator_than_its_table(study: Study, tmp_path: Path, title: str, over: str,
                                                           heading: str, below: str) -> None:
    rows: Rows = [[title], ["Huyện", heading], ["Cư Kuin", F(80.1, _INSURED, "657", 2014, 80.1)], [over]]
    rows += [[name, F(share, below, code, 2014, share) if below else Doubt(share)]
             for name, code, share in (("Lắk", "656", 12.85), ("Ea Kar", "651", 11.2))]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("over", "is_known"), [
    ("Dân số", True), ("Hộ nghèo", True), ("Tỷ lệ hộ cận nghèo", True), ("Xã khó khăn", False),
    ("Thôn đặc biệt khó khăn", False)])
def test_rows_that_name_their_own_indicator_below_another(study: Study, tmp_path: Path, over: str,
                                                          is_known: bool) -> None:
    share = F(91.2, _INSURED, "656", 2023, 91.2) if is_known else Doubt(91.2)
    check([["MỘT SỐ CHỈ TIÊU HUYỆN LẮK"], ["Chỉ tiêu", "Năm 2023"], [over], ["Tỷ lệ tham gia BHYT (%)", share],
           ["Xã nông thôn mới"], ["Số xã đạt chuẩn nông thôn mới", F(3, "communes_new_rural", "656", 2023, 3)]],
          study, tmp_path)
