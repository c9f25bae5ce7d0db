"""Ordinary workbooks as clerks send them: corrections, remarks, filters, sub-totals, the province before and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities

TITLE = "TỶ LỆ HỘ NGHÈO NĂM 2023 (chuẩn nghèo 2022-2025)"
COVERAGE, POVERTY, POOR = "health_insurance_coverage", "poverty_rate", "poor_households"


@pytest.mark.parametrize(("old", "new"), [
    ("Đã báo cáo", "Nay đính chính"), ("Trước điều chỉnh", "Sau điều chỉnh"), ("Số cũ", "Số mới"),
    ("Số liệu đã gửi", "Số liệu đúng"), ("Số liệu đã công bố", "Điều chỉnh lại"), ("Sai", "Đúng"),
    ("Báo cáo cũ", "Báo cáo lại"), ("Số in trong báo cáo", "Số đính chính")])
@pytest.mark.parametrize("new_first", [False, True])
def test_a_correction_goes_before_what_was_reported(study: Study, tmp_path: Path, old: str, new: str,
                                                    new_first: bool) -> None:
    heads, places = ([new, old], slice(None, None, -1)) if new_first else ([old, new], slice(None))
    rows: Rows = [[TITLE], ["Huyện", "Số hộ nghèo", None], [None, *heads]]
    for area in study.districts[:3]:
        rows.append([area.name_vi, *[4000, F(4014, POOR, area.code, 2023, 4014)][places]])
    findings = check(rows, study, tmp_path, merged=("A2:A3", "B2:C2"))
    assert severities(findings).get("replaced-column") == "info"


def test_a_correction_without_a_new_number_is_told(study: Study, tmp_path: Path) -> None:
    rows: Rows = [[TITLE], ["Huyện", "Số hộ nghèo (đã báo cáo)", "Số hộ nghèo (đính chính)"],
                  ["Lắk", 4000, F(4014, POOR, "656", 2023, 4014)], ["Ea Kar", Doubt(2500), None]]
    assert severities(check(rows, study, tmp_path))["replaced-column"] == "warning"


@pytest.mark.parametrize("heading", ["Nguyên nhân", "Giải trình", "", "Vướng mắc", "Khó khăn"])
def test_remarks_right_of_figures_are_no_labels(study: Study, tmp_path: Path, heading: str) -> None:
    remarks = ["Tăng 2 xã", "Giảm do rà soát", "12 hộ tái nghèo", None, "Thiếu 5 giường bệnh so với quy định", "Vượt",
               "Vướng thủ tục đất ở 12 hộ", "Năm 2022 có 3 xã sáp nhập", "Bình quân thấp hơn tỉnh"]
    rows: Rows = [[TITLE], ["Huyện", "Tỷ lệ hộ nghèo (%)", heading]]
    rows += [[area.name_vi, F(10.5, POVERTY, area.code, 2023, 10.5), remark]
             for area, remark in zip(study.districts, remarks, strict=False)]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("remark", ["DTTS", "Ước tính", "Kế hoạch", "6 tháng đầu năm", "Số liệu năm 2021",
                                    "Chưa tính xã Ea Ral"])
def test_a_remark_that_says_what_a_figure_is_keeps_it_out(study: Study, tmp_path: Path, remark: str) -> None:
    rows: Rows = [[TITLE], ["Huyện", "Tỷ lệ hộ nghèo (%)", "Ý kiến"], ["Lắk", Doubt(20.5), remark]]
    rows += [[area.name_vi, F(10.5, POVERTY, area.code, 2023, 10.5), "Số hộ thoát nghèo nhiều"]
             for area in study.districts[:2]]
    rows[-1][2] = "Điều kiện tự nhiên khó khăn"
    assert severities(check(rows, study, tmp_path))["remark-differs"] == "error"


def test_what_stands_in_each_row_alike_is_no_remark(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ BAO PHỦ BHYT NĂM 2023"], ["Huyện", "Tỷ lệ bao phủ BHYT (%)", "Diện"]]
    rows += [[area.name_vi, Doubt(90.5), "Trẻ em dưới 6 tuổi"] for area in study.districts]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("line", [
    "Số liệu cập nhật đến ngày 15/5/2023", "(Số liệu tính đến hết ngày 15/5/2023)",
    "Cập nhật số liệu tới ngày 15/5/2023", "Số liệu cập nhật đến 15/5/2023 - Ban Chỉ đạo tỉnh"])
def test_until_when_numbers_were_updated(study: Study, tmp_path: Path, line: str) -> None:
    rows: Rows = [["TỶ LỆ BAO PHỦ BẢO HIỂM Y TẾ"], [line], ["Huyện", "Tỷ lệ bao phủ (%)"],
                  ["Lắk", F(90.5, COVERAGE, "656", 2023, 90.5, day="2023-05-15")],
                  ["Ea Kar", F(91.5, COVERAGE, "651", 2023, 91.5, day="2023-05-15")]]
    check(rows, study, tmp_path)


def test_when_a_table_was_updated_says_nothing(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ BAO PHỦ BẢO HIỂM Y TẾ"], ["Ngày cập nhật: 15/5/2023"], ["Huyện", "Tỷ lệ bao phủ (%)"],
                  ["Lắk", Doubt(90.5)], ["Ea Kar", Doubt(91.5)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("note", "is_zero"), [
    ('Ghi chú: dấu "-" là không có', True), ("Ghi chú: (-) là không có", True), ('Ghi chú: "-" = 0', True),
    ("Dấu (-) thể hiện không có xã đạt chuẩn", True), ("Ghi chú: (-) không có ca bệnh", True),
    ("Ghi chú: dấu - là không có số liệu", False),
    ("Dấu (-): không có thông tin", False), ('"-": không báo cáo', False)])
def test_what_a_dash_means(study: Study, tmp_path: Path, note: str, is_zero: bool) -> None:
    dash = F("-", "communes_new_rural", "656", 2023, 0) if is_zero else "-"
    rows: Rows = [["SỐ XÃ ĐẠT CHUẨN NÔNG THÔN MỚI NĂM 2023"], [note], ["Huyện", "Số xã đạt chuẩn nông thôn mới"],
                  ["Lắk", dash], ["Ea Kar", F(8, "communes_new_rural", "651", 2023, 8)],
                  ["Ea Súp", F(3, "communes_new_rural", "646", 2023, 3)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("former", "other", "merged"), [
    ("Tỉnh Đắk Lắk (cũ)", "Tỉnh Phú Yên (cũ)", "Tỉnh Đắk Lắk (sau hợp nhất với Phú Yên)"),
    ("Đắk Lắk cũ", "Phú Yên cũ", "Đắk Lắk mới"), ("Đắk Lắk trước sáp nhập", "Phú Yên", "Đắk Lắk sau sáp nhập")])
@pytest.mark.parametrize("across", [False, True])
def test_the_province_before_and_after_the_merger(study: Study, tmp_path: Path, former: str, other: str, merged: str,
                                                  across: bool) -> None:
    own, whole = F(94.5, COVERAGE, "66", 2025, 94.5), F(95.1, COVERAGE, "66N", 2025, 95.1)
    rows: Rows = [["MỘT SỐ KẾT QUẢ NĂM 2025"], ["Chỉ tiêu", "ĐVT", former, other, merged],
                  ["Tỷ lệ bao phủ BHYT", "%", own, 95.9, whole]]
    if not across:
        rows = [["MỘT SỐ KẾT QUẢ NĂM 2025"], ["Địa phương", "Tỷ lệ bao phủ BHYT (%)"], [former, own], [other, 95.9],
                [merged, whole]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_the_filter_of_a_pivot_names_no_men(study: Study, tmp_path: Path) -> None:
    for year, name in ((2023, "a.xlsx"), ("(All)", "b.xlsx")):
        known = year == 2023
        cells = [F(2310, POOR, "656", 2023, 2310) if known else Doubt(2310), F(810, POOR, "651", 2023, 810)
                 if known else Doubt(810)]
        folder = tmp_path / name[0]
        folder.mkdir()
        check([["NAM", year], [], ["Row Labels", "Sum of HO_NGHEO"], ["Lắk", cells[0]], ["Ea Kar", cells[1]]], study,
              folder, name)


def test_groups_below_a_total_that_names_the_area(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ NĂM 2023"], ["Huyện", "Giới tính", "Dân số (người)"]]
    for area in study.districts[:3]:
        rows += [[area.name_vi, "Tổng số", F(70000, "population", area.code, 2023, 70000)],
                 [None, "Nam", F(36000, "population", area.code, 2023, 36000, "male")],
                 [None, "Nữ", F(34000, "population", area.code, 2023, 34000, "female")]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("label", "is_part"), [
    ("Cộng TP, TX", True), ("Tổng các huyện", True), ("Cộng khối huyện", True), ("Cộng thành phố, thị xã", True),
    ("Tổng số huyện, thị xã, thành phố", False), ("Tổng cộng", False)])
def test_a_total_of_some_kinds_of_districts_is_not_the_province_s(study: Study, tmp_path: Path, label: str,
                                                                  is_part: bool) -> None:
    rows: Rows = [[TITLE], ["Huyện", "Số hộ nghèo"]]
    rows += [[area.name_vi, F(1000 + n, POOR, area.code, 2023, 1000 + n)] for n, area in enumerate(study.districts)]
    rows.append([label, 2001 if is_part else F(15105, POOR, "66", 2023, 15105)])
    check(rows, study, tmp_path)


def test_sub_totals_of_districts_among_their_communes(study: Study, tmp_path: Path) -> None:
    rows: Rows = [[TITLE], ["Huyện", "Xã, phường, thị trấn", "Số hộ nghèo"]]
    for area in study.districts[3:5]:
        communes = [each for each in study.communes if each.district_code == area.code]
        for n, commune in enumerate(communes):
            rows.append([None if n else area.name_vi, f"{commune.type} {commune.name}", 100])
        rows.append([None, "Cộng huyện", F(100 * len(communes), POOR, area.code, 2023, 100 * len(communes))])
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [[cell.written if isinstance(cell, F) else cell for cell in row] for row in rows])
    figures, _ = read_files({"a.xlsx": path}, study)
    got = {f.area_code: f.value for f in figures if f.area_code in study_districts(study)}
    assert got == {cell.area: cell.value for row in rows for cell in row if isinstance(cell, F)}


def study_districts(study: Study) -> set[str]:
    return {area.code for area in study.districts}


def test_names_of_districts_with_shortened_words(study: Study, tmp_path: Path) -> None:
    """Each word but the last is shortened; a name cut off after its first word is none."""
    names = {"643": "B.M.Thuột", "644": "B.Hồ", "645": "E.H'leo", "646": "E.Súp", "647": "B.Đôn", "648": "C.M'gar",
             "649": "K.Búk", "650": "K. Năng", "651": "Ea.Kar", "652": "M.Đrắk", "653": "H. K.Bông", "654": "Kr.Pắc",
             "655": "K.Ana", "656": "Lắk", "657": "C.Kuin"}
    rows: Rows = [[TITLE], ["Huyện", "Tỷ lệ hộ nghèo (%)"]]
    rows += [[name, F(10.5, POVERTY, code, 2023, 10.5)] for code, name in names.items() if code != "649"]
    rows.append(["H. Krông", Doubt(11.5)])
    check(rows, study, tmp_path)


def test_a_part_above_its_whole_is_not_used(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["THAM GIA BHYT NĂM 2022"], ["Huyện", "Dân số (người)", "Số người tham gia BHYT (người)"]]
    for area in study.districts[:4]:
        rows.append([area.name_vi, F(88000, "population", area.code, 2022, 88000),
                     F(80000, "health_insured_persons", area.code, 2022, 80000)])
    last = study.districts[4]
    rows.append([last.name_vi, F(83900, "population", last.code, 2022, 83900), Doubt(89600)])
    found = severities(check(rows, study, tmp_path))
    assert (found["above-whole"], found["below-part"]) == ("error", "warning")


def test_a_note_on_several_years_is_none_on_one(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Kết quả lao động tỉnh Đắk Lắk"], ["Chỉ tiêu", "Đơn vị", 2022, 2023],
                  ["Tỷ lệ lao động qua đào tạo (1)", "%", F(55.5, "trained_labour", "66", 2022, 55.5),
                   F(57.5, "trained_labour", "66", 2023, 57.5)], [],
                  ["(1) Năm 2022 theo điều tra cũ; từ 2023 theo điều tra mới"]]
    assert "footnote-year" not in severities(check(rows, study, tmp_path))


@pytest.mark.parametrize("title", [
    "Tỷ lệ hộ nghèo đa chiều và tỷ lệ thất nghiệp tỉnh Đắk Lắk",
    "Tỷ lệ lao động qua đào tạo và tỷ lệ hộ nghèo tỉnh Đắk Lắk",
    "Tỷ lệ hộ nghèo, tỷ lệ bao phủ BHYT tỉnh Đắk Lắk"])
def test_two_things_in_a_title_are_not_what_the_poor_have(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Chỉ tiêu", 2023, 2024],
                  ["Tỷ lệ hộ nghèo (%) (chuẩn 2022-2025)", F(7.5, POVERTY, "66", 2023, 7.5),
                   F(6.5, POVERTY, "66", 2024, 6.5)],
                  ["Tỷ lệ lao động qua đào tạo (%)", F(57.5, "trained_labour", "66", 2023, 57.5),
                   F(58.5, "trained_labour", "66", 2024, 58.5)]]
    check(rows, study, tmp_path)


def test_years_across_above_a_row_without_a_name(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT của huyện Ea Kar"], ["Năm", 2022, 2023, 2024],
                  ["Tỷ lệ (%)", *(F(90.5 + n, COVERAGE, "651", 2022 + n, 90.5 + n) for n in range(3))]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("office", ["BHXH tỉnh trực tiếp thu", "Phòng LĐ-TB&XH", "theo TTYT", "UBND thành phố báo cáo"])
def test_an_office_in_brackets_behind_a_district(study: Study, tmp_path: Path, office: str) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT năm 2024"], ["Địa bàn", "Tỷ lệ bao phủ BHYT (%)"],
                  [f"Thành phố Buôn Ma Thuột ({office})", F(90.5, COVERAGE, "643", 2024, 90.5)],
                  ["Huyện Lắk (trừ xã Krông Nô)", Doubt(91.5)]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("title", [
    "Kiểm điểm chỉ tiêu Nghị quyết HĐND huyện, năm 2020", "Kết quả thực hiện Nghị quyết HĐND năm 2020",
    "Giao ban quý IV và cả năm 2020", "Sổ tay thống kê 2020", "Chính sách 755, 2085 năm 2020"])
def test_titles_that_only_sound_like_plans_peoples_or_years(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Huyện", "Tỷ lệ hộ nghèo (%)"]]
    rows += [[area.name_vi, F(12.5 + n, "poverty_rate", area.code, 2020, 12.5 + n)]
             for n, area in enumerate(study.districts)]
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [[cell.written if isinstance(cell, F) else cell for cell in row] for row in rows])
    figures, _ = read_files({"a.xlsx": path}, study)
    assert {(f.indicator, f.group, f.year, f.kind) for f in figures} == {
        ("poverty_rate", "all", 2020, "outcome")}


@pytest.mark.parametrize("heads", [["Số dân tộc"], ["Số thành phần dân tộc"]])
def test_how_many_peoples_there_are_is_not_how_many_people(study: Study, tmp_path: Path, heads: list[str]) -> None:
    rows: Rows = [["Thành phần dân tộc năm 2023"], ["Huyện", *heads]]
    rows += [[area.name_vi, 10 + n] for n, area in enumerate(study.districts)]
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [list(row) for row in rows])
    assert read_files({"a.xlsx": path}, study)[0] == []


def test_a_column_of_figures_called_tt_below_a_year_is_told(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Dân số thành thị, nông thôn (người)"], ["Huyện", "2012", None], [None, "TT", "NT"]]
    rows += [[area.name_vi, 20000 + 7 * n, 60000 + 11 * n] for n, area in enumerate(study.districts)]
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [list(row) for row in rows], merged=["B2:C2"])
    figures, findings = read_files({"a.xlsx": path}, study)
    told = {finding.cell[:1] for finding in findings if finding.severity != "info" and finding.cell}
    assert "B" in told or any(f.cell.startswith("B") for f in figures)
