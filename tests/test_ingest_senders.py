"""Who sent a table and when: notes that give another year, a commune's own report, two sheets that differ."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import in_use
from tests.ingest_tables import Doubt, F, Rows, check, severities

COVERAGE = "health_insurance_coverage"


@pytest.mark.parametrize("note", ["Ghi chú: (*) Số liệu năm 2022.", "(*) số liệu đến 31/12/2022"])
def test_a_note_that_gives_another_year_keeps_its_number_out(study: Study, tmp_path: Path, note: str) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT năm 2023"], ["Đơn vị", "Tỷ lệ bao phủ BHYT (%)"],
            ["Lắk", F("91,2", COVERAGE, "656", 2023, 91.2)], ["Cư Kuin", Doubt("90,4(*)")],
            ["Krông Ana", F("92,5", COVERAGE, "655", 2023, 92.5)], [note]]
    assert [f.code for f in check(rows, study, tmp_path)] == ["ingest-footnote-year"]


def test_a_note_on_something_else_keeps_the_number(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT năm 2023"], ["Đơn vị", "Tỷ lệ bao phủ BHYT (%)"],
            ["Lắk", F("91,2(1)", COVERAGE, "656", 2023, 91.2)], ["Cư Kuin (2)", F("90,4", COVERAGE, "657", 2023, 90.4)],
            ["(1) Số liệu theo Quyết định số 12/2022/QĐ-UBND; (2) Tách từ huyện khác năm 2007"]]
    assert check(rows, study, tmp_path) == []


def test_the_report_of_a_commune_without_marks_is_not_its_districts(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["UBND XA YANG REH, HUYEN KRONG BONG"], ["HO NGHEO DEN 31/12/2023"], ["Chi tieu", "Ket qua"],
                  ["So ho ngheo", Doubt(123)], ["Tong so ho", Doubt(1234)]]
    assert severities(check(rows, study, tmp_path)) == {"of-a-commune": "warning"}
    rows = [["UBND HUYEN KRONG BONG"], *rows[1:3], ["So ho ngheo", F(3123, "poor_households", "653", 2023, 3123)]]
    assert check(rows, study, tmp_path) == []


@pytest.mark.parametrize("head", [["UBND XÃ YANG REH, HUYỆN KRÔNG BÔNG"], ["UBND HUYỆN KRÔNG BÔNG"]])
def test_the_total_of_a_commune_is_not_its_districts(study: Study, tmp_path: Path, head: list[str]) -> None:
    rows: Rows = [head, ["TÌNH HÌNH HỘ NGHÈO NĂM 2023 CỦA XÃ YANG REH"], ["STT", "Thôn, buôn", "Số hộ nghèo"],
            [1, "Thôn 1", Doubt(21)], [2, "Thôn 2", Doubt(58)], [None, "Tổng", Doubt(79)]]
    assert "ingest-of-a-commune" in {f.code for f in check(rows, study, tmp_path)}


def test_a_districts_table_that_counts_its_communes_is_the_districts(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["UBND HUYỆN KRÔNG BÔNG"], ["KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI CỦA CÁC XÃ NĂM 2023"],
            ["Chỉ tiêu", "Năm 2023"], ["Xã đạt chuẩn nông thôn mới (xã)", F(5, "communes_new_rural", "653", 2023, 5)]]
    assert check(rows, study, tmp_path) == []


def _two_sheets(path: Path, first: list[float], second: list[float], names: tuple[str, str]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, values in zip(names, (first, second), strict=True):
        sheet = book.create_sheet(name)
        for row in (["Tỷ lệ hộ nghèo năm 2023"], ["Đơn vị", "Tỷ lệ hộ nghèo (%)"],
                    ["Ea Kar", values[0]], ["Lắk", values[1]]):
            sheet.append(row)
    book.save(path)


def test_two_sheets_that_differ_are_named_on_both(study: Study, tmp_path: Path) -> None:
    _two_sheets(tmp_path / "a.xlsx", [9.39, 26.18], [9.4, 27.55], ("Chi tiet", "Tong hop"))
    found = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)[1]
    assert [(f.code, f.sheet, f.cell) for f in found] == [
        ("ingest-other-sheet", "Chi tiet", "B4"), ("ingest-other-sheet", "Tong hop", "B4")]


def test_an_approved_sheet_goes_before_the_draft_that_a_file_is_called_by(study: Study, tmp_path: Path) -> None:
    _two_sheets(tmp_path / "du_thao.xlsx", [9.9, 26.7], [9.39, 26.18], ("Dự thảo", "Đã duyệt"))
    figures = read_files({"du_thao.xlsx": tmp_path / "du_thao.xlsx"}, study)[0]
    assert [(f.value, f.verdict) for f in in_use(figures)] == [(9.39, "use"), (26.18, "use")]


@pytest.mark.parametrize("office", ["BHXH Lắk", "Phòng GDĐT Lắk", "Phòng Giáo dục và Đào tạo Lắk", "TTYT Lak"])
def test_the_office_of_a_district_stands_for_it(study: Study, tmp_path: Path, office: str) -> None:
    rows: Rows = [["Tỷ lệ tham gia BHYT năm 2023"], ["Đơn vị", "Tỷ lệ tham gia BHYT (%)"],
            [office, F("91,2", COVERAGE, "656", 2023, 91.2)], ["BHXH tỉnh Đắk Lắk", Doubt("95,5")]]
    check(rows, study, tmp_path)


def test_an_annex_may_be_of_any_place(study: Study, tmp_path: Path) -> None:
    own = "(Kèm theo Báo cáo số 412/BC-UBND ngày 30/11/2023 của UBND tỉnh Đắk Lắk)"
    form = "(Mẫu kèm theo Công văn số 412/UBND-VX của UBND tỉnh Đắk Lắk)"
    for annex in (own, form):
        check([["CÁC CHỈ TIÊU NĂM 2023"], [annex], ["Chỉ tiêu", "Năm 2023"], ["Tỷ lệ bao phủ BHYT (%)", Doubt("91,2")]],
              study, tmp_path)


def test_the_province_after_the_merger(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỈNH ĐẮK LẮK (SAU SÁP NHẬP)"], ["Chỉ tiêu", "2024", "31/12/2025"],
            ["Tỷ lệ bao phủ BHYT (%)", Doubt("94,1"), F("95,2", COVERAGE, "66N", 2025, 95.2)]]
    check(rows, study, tmp_path)


def test_a_ledger_with_codes_and_days(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Mã chỉ tiêu", "Tên chỉ tiêu", "Đơn vị hành chính", "Thời điểm", "Giá trị", "ĐVT"],
            ["TE01", "Tỷ lệ bao phủ BHYT", "Lắk", date(2022, 12, 31), F(91.2, COVERAGE, "656", 2022, 91.2), "%"],
            ["TE01", "Tỷ lệ bao phủ BHYT", "Lắk", date(2023, 6, 30), F(92.0, COVERAGE, "656", 2023, 92.0,
                                                                      day="2023-06-30"), "%"]]
    assert check(rows, study, tmp_path) == []


def test_the_rate_beside_a_count_that_is_no_indicator(study: Study, tmp_path: Path) -> None:
    for count in ("Số xã có đài truyền thanh cơ sở hoạt động tốt", "Số hộ nghèo có trẻ em bỏ học"):
        check([["HIỆN TRẠNG NĂM 2023"], ["Huyện", count, "Tỷ lệ đạt (%)"], ["Lắk", Doubt(8), Doubt(80.0)]], study,
              tmp_path)


def test_the_share_of_a_plan_reached_is_no_rate(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["NĂM 2023"], ["Huyện", "Dân số", "Kế hoạch số người tham gia BHYT",
                            "Số người tham gia BHYT", "Tỷ lệ đạt (%)"],
            ["Lắk", F(900, "population", "656", 2023, 900),
             F(800, "health_insured_persons", "656", 2023, 800, kind="target"),
             F(720, "health_insured_persons", "656", 2023, 720), 90.0]]
    check(rows, study, tmp_path)


def test_thousands_that_are_no_binary_fractions(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DÂN SỐ CÁC HUYỆN (nghìn người)"], ["Huyện", "Năm 2023"],
            ["Krông Năng", F("128,246", "population", "650", 2023, 128_246)],
            ["Lắk", F("76,842", "population", "656", 2023, 76_842)]]
    check(rows, study, tmp_path)


def test_the_whole_of_another_province_is_not_ours(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["UBND TỈNH GIA LAI"], ["Tỷ lệ bao phủ BHYT năm 2023"], ["Đơn vị", "Tỷ lệ bao phủ BHYT (%)"],
                  ["Toàn tỉnh", Doubt(91.2)]]
    (finding,) = check(rows, study, tmp_path)
    assert (finding.code, finding.arguments["province"]) == ("ingest-other-province", "Gia Lai")


@pytest.mark.parametrize("head", ["UBND TỈNH ĐẮK LẮK", "Sở Y tế tỉnh Đăk Lăk (gửi UBND tỉnh Gia Lai để tham khảo)",
                                  "Báo cáo của Sở Y tế tỉnh"])
def test_the_whole_of_our_own_province_is(study: Study, tmp_path: Path, head: str) -> None:
    rows: Rows = [[head], ["Tỷ lệ bao phủ BHYT năm 2023"], ["Đơn vị", "Tỷ lệ bao phủ BHYT (%)"],
                  ["Toàn tỉnh", F(91.2, COVERAGE, "66", 2023, 91.2)]]
    assert check(rows, study, tmp_path) == []


def test_provinces_side_by_side_keep_ours(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT năm 2023 các tỉnh Tây Nguyên"], ["Tỉnh", "Tỷ lệ bao phủ BHYT (%)"],
                  ["Tỉnh Gia Lai", Doubt(89.5)], ["Tỉnh Đắk Lắk", F(91.2, COVERAGE, "66", 2023, 91.2)],
                  ["Tỉnh Lâm Đồng", Doubt(93.1)]]
    assert "ingest-other-province" not in {finding.code for finding in check(rows, study, tmp_path)}


@pytest.mark.parametrize(("draft", "beside"), [("", "(nháp) số cũ"), ("DỰ THẢO", "Ghi chú")])
def test_a_draft_column_makes_no_draft_of_its_sheet(study: Study, tmp_path: Path, draft: str, beside: str) -> None:
    rows: Rows = [["BAO PHỦ BẢO HIỂM Y TẾ NĂM 2023", None, draft], ["Đơn vị", "Tỷ lệ bao phủ BHYT (%)", beside]]
    rows += [[area.name_vi, F(91.2 + n, COVERAGE, area.code, 2023, 91.2 + n), None if draft else Doubt(90 + n)]
             for n, area in enumerate(study.districts[:6])]
    assert ("ingest-draft" in {f.code for f in check(rows, study, tmp_path)}) == bool(draft)


@pytest.mark.parametrize(("sender", "is_known"), [
    ("TTKSBT tỉnh", True), ("Trung tâm KSBT tỉnh", True), ("TTXYZ tỉnh", False)])
def test_the_centre_before_the_colon_of_a_title(study: Study, tmp_path: Path, sender: str, is_known: bool) -> None:
    rows: Rows = [[f"{sender}: Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ cả năm 2019 (%)"],
                  ["Huyện", "Kế hoạch 2019", "Thực hiện 2019"]]
    for area in study.districts[:4]:
        plan = F(95, "full_immunisation_u1", area.code, 2019, 95, kind="target")
        done = F(91.8, "full_immunisation_u1", area.code, 2019, 91.8)
        rows.append([area.name_vi, plan if is_known else Doubt(95), done])
    assert bool(check(rows, study, tmp_path)) is not is_known


_LIST: Rows = [["Chỉ tiêu", "2022", "2023"], ["Tỷ lệ bao phủ BHYT (%)"], ["Tỷ lệ hộ nghèo đa chiều (%)"]]


@pytest.mark.parametrize(("head", "area"), [
    (["BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI TỈNH ĐẮK LẮK", "Tỷ lệ BHYT trên địa bàn tỉnh Đắk Lắk"], "66"),
    (["BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI HUYỆN LẮK", "Tỷ lệ tham gia BHYT"], "656"),
    (["UBND TỈNH ĐẮK LẮK", "PHÒNG Y TẾ HUYỆN LẮK", "Một số chỉ tiêu"], "656"),
    (["SỞ Y TẾ ĐẮK LẮK", "TRUNG TÂM Y TẾ HUYỆN LẮK", "Một số chỉ tiêu"], "656"),
    (["UBND HUYỆN LẮK", "TỈNH ĐẮK LẮK", "Một số chỉ tiêu"], "656"),
    (["UBND HUYỆN LẮK", "Tỷ lệ tham gia BHYT trên địa bàn tỉnh Đắk Lắk"], "66"),
    (["BẢO HIỂM XÃ HỘI VIỆT NAM", "Tỷ lệ tham gia BHYT cả nước"], "VN"),
    (["BẢO HIỂM XÃ HỘI VIỆT NAM", "Kết quả thực hiện"], ""), (["Bộ Y tế", "Một số chỉ tiêu"], ""),
    (["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Một số chỉ tiêu"], ""),
    (["NGÂN HÀNG CHÍNH SÁCH XÃ HỘI VIỆT NAM", "Một số chỉ tiêu"], ""),
    (["UBND HUYỆN LẮK", "Một số chỉ tiêu trên địa bàn tỉnh Đắk Lắk"], ""),
    (["UBND HUYỆN LẮK", "Tỷ lệ tham gia BHYT tỉnh Đắk Lắk"], ""),
    (["UBND HUYỆN LẮK", "PHÒNG Y TẾ", "Một số chỉ tiêu tỉnh Đắk Lắk"], ""),
    (["UBND HUYỆN LẮK", "MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI TỈNH ĐẮK LẮK NĂM 2022 VÀ 2023"], ""),
    (["UBND HUYỆN LẮK", "Một số chỉ tiêu y tế cơ sở tỉnh Đắk Lắk"], ""),
    (["UBND HUYỆN LẮK", "Một số chỉ tiêu xã hội của tỉnh năm 2023"], ""),
    (["UBND HUYỆN LẮK", "Tỷ lệ tham gia BHYT trên địa bàn tỉnh năm 2023"], "66"),
    (["UBND HUYỆN LẮK", "Một số chỉ tiêu huyện Lắk, tỉnh Đắk Lắk"], "656"),
    (["UBND HUYỆN LẮK", "Thực hiện chỉ tiêu theo Nghị quyết HĐND tỉnh Đắk Lắk"], "656"),
    (["UBND HUYỆN LẮK", "Một số chỉ tiêu (báo cáo gửi Sở Y tế tỉnh Đắk Lắk)"], "656"),
    (["UBND HUYỆN LẮK", "(Thuộc tỉnh Đắk Lắk)", "Một số chỉ tiêu"], "656"),
])
def test_the_letterhead_of_a_superior_office_is_no_area(study: Study, tmp_path: Path, head: list[str],
                                                        area: str) -> None:
    numbers = ((90.85, 92.31), (10.2, 9.15))
    names = (COVERAGE, "poverty_rate")
    cells: Rows = [[F(n, name, area, year, n) if area else Doubt(n) for n, year in zip(pair, (2022, 2023), strict=True)]
                   for pair, name in zip(numbers, names, strict=True)]
    check([*([line] for line in head), _LIST[0], *([*row, *pair] for row, pair in zip(_LIST[1:], cells, strict=True))],
          study, tmp_path)


@pytest.mark.parametrize(("line", "is_told"), [
    ("(Kèm theo báo cáo kết quả thực hiện Chỉ thị số 08-CT/TU; số liệu có đến 31/12/2023)", True),
    ("(Kèm theo Công văn số 12/SYT-NVY ngày 08/10/2024, số liệu đến hết ngày 31/12/2023)", True),
    ("(Kèm theo Công văn số 12/SYT-NVY; ban hành ngày 31/12/2023)", False),
    ("(Kèm theo báo cáo số 12/BC-SYT ngày 31/12/2023)", False),
])
def test_a_day_told_beside_the_letter(study: Study, tmp_path: Path, line: str, is_told: bool) -> None:
    cell = F(92.31, COVERAGE, "656", 2023, 92.31) if is_told else Doubt(92.31)
    check([["TỶ LỆ BAO PHỦ BHYT"], [line], ["Đơn vị", "Tỷ lệ bao phủ BHYT (%)"], ["H. Lắk", cell]], study, tmp_path)


@pytest.mark.parametrize(("title", "is_known"), [
    ("Sở Xây dựng - tỷ lệ dân số đô thị sử dụng nước sạch năm 2023", True),
    ("Sở Xây dựng - xây mới, tỷ lệ dân số đô thị sử dụng nước sạch năm 2023", False),
])
def test_the_office_before_the_dash_of_a_title(study: Study, tmp_path: Path, title: str, is_known: bool) -> None:
    cell = F(90.4, "urban_clean_water", "644", 2023, 90.4) if is_known else Doubt(90.4)
    check([[title], ["Địa phương", "Tỷ lệ (%)"], ["thị xã Buôn Hồ", cell]], study, tmp_path)
