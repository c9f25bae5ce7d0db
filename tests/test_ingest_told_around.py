"""What days, names of sheets, letterheads, rates of what was attained and titles of side tables tell of figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities

COVERAGE = "health_insurance_coverage"


@pytest.mark.parametrize("heads", [
    ["Quý I (31/3/2024)", "Quý II (30/6/2024)", "Quý III (30/9/2024)", "Quý IV (31/12/2024)"],
    ["31/3/2024", "30/6/2024", "30/9/2024", "31/12/2024"],
    ["Đến ngày 31/03/2024", "Đến ngày 30/06/2024", "Đến ngày 30/09/2024", "Cả năm"],
    ["Tại thời điểm 31-3-2024", "Tại thời điểm 30-6-2024", "Tại thời điểm 30-9-2024", "Cuối năm"]])
def test_days_in_full_are_figures_beside_the_end_of_the_year(study: Study, tmp_path: Path, heads: list[str]) -> None:
    ends = ("2024-03-31", "2024-06-30", "2024-09-30", "")
    rows: Rows = [["TỶ LỆ BAO PHỦ BHYT NĂM 2024 (%)"], ["TT", "Huyện", *heads]]
    rows += [[n, a.name_vi, *(F(90.3 + n / 10 + k, COVERAGE, a.code, 2024, round(90.3 + n / 10 + k, 4), day=day)
                              for k, day in enumerate(ends))] for n, a in enumerate(study.districts[:5], 1)]
    assert not check(rows, study, tmp_path)


def test_days_in_full_down_a_column(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT huyện Lắk"], ["Thời điểm", "Tỷ lệ bao phủ BHYT (%)"],
                  ["31/3/2024", F(91.2, COVERAGE, "656", 2024, 91.2, day="2024-03-31")],
                  ["30/9/2024", F(92.2, COVERAGE, "656", 2024, 92.2, day="2024-09-30")],
                  ["31/12/2024", F(93.2, COVERAGE, "656", 2024, 93.2)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def sheet(folder: Path, name: str, rows: Rows) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    page.title = name
    for row in rows:
        page.append(row)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


@pytest.mark.parametrize(("name", "title", "group", "told"), [
    ("Điện NT", "TÌNH HÌNH CẤP ĐIỆN CHO CÁC HỘ DÂN NĂM 2022", "all", True),
    ("Điện nông thôn", "TỶ LỆ HỘ SỬ DỤNG ĐIỆN NĂM 2022", "rural", True),
    ("Hộ có điện DTTS", "TỶ LỆ HỘ SỬ DỤNG ĐIỆN NĂM 2022", "ethnic_minority", True),
    ("Nông thôn", "TỶ LỆ HỘ SỬ DỤNG ĐIỆN NĂM 2022", "rural", False),
    ("Điện NT", "TỶ LỆ HỘ NÔNG THÔN SỬ DỤNG ĐIỆN NĂM 2022", "rural", False),
    ("Điện", "TỶ LỆ HỘ DÂN SỬ DỤNG ĐIỆN NĂM 2022", "all", False)])
def test_a_group_that_only_a_sheet_names_with_its_topic_is_told(study: Study, tmp_path: Path, name: str, title: str,
                                                               group: str, told: bool) -> None:
    rows: Rows = [[title], ["Huyện", "Tỷ lệ hộ có điện (%)"], ["Lắk", 97.25], ["Ea Kar", 98.5], ["Ea Súp", 96.75]]
    figures, findings = read_files({"a.xlsx": sheet(tmp_path, name, rows)}, study)
    assert {(f.indicator, f.group) for f in figures} == {("electricity_access", group)}
    assert ("ingest-group-from-sheet" in {f.code for f in findings}) == told


def document(folder: Path, *parts: str | Rows) -> Path:
    doc = Document()
    for part in parts:
        if isinstance(part, str):
            doc.add_paragraph(part)
            continue
        table = doc.add_table(len(part), len(part[0]))
        for row, cells in enumerate(part):
            for column, text in enumerate(cells):
                table.cell(row, column).text = str(text)
    doc.save(str(folder / "a.docx"))
    return folder / "a.docx"


@pytest.mark.parametrize(("lines", "area"), [
    (["UBND TỈNH ĐẮK LẮK", "BÁO CÁO"], "66"), (["UBND HUYỆN LẮK", "BÁO CÁO"], "656"),
    (["UBND TỈNH ĐẮK LẮK", "UBND HUYỆN EA KAR"], "651"), (["BÁO CÁO của huyện Lắk"], ""), (["UBND xã Yang Reh"], "")])
def test_the_letterhead_of_a_document_holds_for_all_its_tables(study: Study, tmp_path: Path, lines: list[str],
                                                              area: str) -> None:
    first: Rows = [["Năm", "Tỷ lệ hộ nghèo (%)"], [2022, "9,15"], [2023, "8,25"]]
    second: Rows = [["Năm", "Tỷ lệ bao phủ BHYT (%)"], [2022, "91,5"], [2023, "92,5"]]
    figures, _ = read_files({"a.docx": document(tmp_path, *lines, first, "2. Bảo hiểm", second)}, study)
    assert {f.area_code for f in figures if f.indicator == COVERAGE} == ({area} if area else set())


FULL, MEASLES = "full_immunisation_u1", "measles_rubella_18m"


@pytest.mark.parametrize("planned", ["Kế hoạch (trẻ)", "Chỉ tiêu giao", "Kế hoạch tiêm"])
def test_what_was_attained_of_a_plan_is_no_share_of_all(study: Study, tmp_path: Path, planned: str) -> None:
    rows: Rows = [["KẾT QUẢ TIÊM CHỦNG NĂM 2023"], ["TT", "Huyện", "Trẻ dưới 1 tuổi tiêm đủ 8 loại vắc xin", "", ""],
                  ["", "", planned, "Số trẻ được tiêm", "Tỷ lệ đạt (%)"]]
    for n, area in enumerate(study.districts[:8], 1):
        whole, part = 1000 + 37 * n, 700 + 31 * n
        rows.append([n, area.name_vi, whole, part, Doubt(round(100 * part / whole, 1))])
    check(rows, study, tmp_path, merged=("C2:E2", "A2:A3", "B2:B3"))


def test_titles_of_tables_side_by_side(study: Study, tmp_path: Path) -> None:
    """Each title stands over the first column of its table, also where the heading names the same once more."""
    rows: Rows = [["Bảng 1. Tỷ lệ hộ nghèo năm 2023", "", "", "Bảng 2. Thôn, buôn đặc biệt khó khăn năm 2024", ""],
                  ["Huyện", "Tỷ lệ hộ nghèo (%)", "", "Huyện", "Số thôn, buôn ĐBKK"]]
    rows += [[a.short_name, F(7.25 + n, "poverty_rate", a.code, 2023, 7.25 + n), "", a.short_name,
              F(20 + n, "difficult_villages", a.code, 2024, 20 + n)] for n, a in enumerate(study.districts[2:9])]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize(("title", "indicator", "areas"), [
    ("Cơ cấu dân số tỉnh Đắk Lắk theo dân tộc (% so với tổng dân số)", "ethnic_group_share", "66"),
    ("Cơ cấu dân số huyện Lắk theo dân tộc (%)", "ethnic_group_share", "656"),
    ("Cơ cấu dân số tỉnh Đắk Lắk phân theo dân tộc (%)", "ethnic_group_share", "66"),
    ("Cơ cấu dân số chia theo dân tộc tỉnh Đắk Lắk", "ethnic_group_share", "66"),
    ("Tỷ lệ dân số thị xã Buôn Hồ theo dân tộc (%)", "ethnic_group_share", "644")])
def test_an_area_within_a_name_parts_no_name(study: Study, tmp_path: Path, title: str, indicator: str,
                                            areas: str) -> None:
    rows: Rows = [[title], ["Dân tộc", "Năm 2019", "Năm 2023"]]
    rows += [[people, *(F(value + k, indicator, areas, year, value + k, group) for k, year in enumerate((2019, 2023)))]
             for people, group, value in (("Kinh", "kinh", 60.5), ("Ê Đê", "ede", 18.5), ("Tày", "tay", 3.5))]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("title", "indicator"), [
    ("LAO ĐỘNG QUA ĐÀO TẠO CÁC HUYỆN (tỷ lệ % trong lực lượng lao động)", "trained_labour"),
    ("Lao động qua đào tạo (% so với lực lượng lao động)", "trained_labour"),
    ("Tình hình mắc bệnh sởi theo địa bàn (số ca mắc)", "measles_cases"),
    ("Thực trạng trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi (%)", "stunting_u5")])
def test_titles_that_open_with_a_word_or_end_with_their_whole(study: Study, tmp_path: Path, title: str,
                                                             indicator: str) -> None:
    step = 1 if indicator == "measles_cases" else 0.25
    rows: Rows = [[title], ["Huyện", "2022", "2023"]]
    rows += [[a.name_vi, *(F(20 + step * (n + k), indicator, a.code, year, 20 + step * (n + k))
                           for k, year in enumerate((2022, 2023)))] for n, a in enumerate(study.districts[:6])]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("name", "unit"), [
    ("Tử vong trẻ em <1 tuổi (trên 1000 trẻ đẻ sống)", "‰"), ("Tử vong trẻ em dưới 1 tuổi", "‰ (1.000 trẻ đẻ sống)"),
    ("Tỷ suất tử vong trẻ em dưới 1 tuổi", "trên 1.000 trẻ đẻ sống")])
def test_a_unit_beside_a_more_exact_one(study: Study, tmp_path: Path, name: str, unit: str) -> None:
    rows: Rows = [["Chỉ tiêu y tế tỉnh Đắk Lắk"], ["Chỉ tiêu", "Đơn vị", "Năm 2022", "Năm 2023"],
                  [name, unit,
                   F(17.8, "infant_mortality", "66", 2022, 17.8), F(17.2, "infant_mortality", "66", 2023, 17.2)]]
    assert "error" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize("heading", ["Số xã được công nhận đạt chuẩn", "Số xã đạt chuẩn", "Xã đạt chuẩn (xã)"])
def test_a_short_name_below_a_title_on_its_programme(study: Study, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Tổng hợp kết quả xây dựng NTM đến hết ngày 31/12/2024"], ["Huyện", "Tổng số xã", heading]]
    rows += [[a.name_vi, F(9 + n, "communes_total", a.code, 2024, 9 + n),
              F(4 + n, "communes_new_rural", a.code, 2024, 4 + n)] for n, a in enumerate(study.districts[2:8])]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("title", [
    "KẾT QUẢ TIÊM SỞI - RUBELLA CHO TRẺ 18 THÁNG NĂM 2023", "Tỷ lệ tiêm vắc xin sởi - rubella trẻ 18 tháng năm 2023"])
def test_an_age_before_the_year_is_no_part_of_it(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Huyện", "Tỷ lệ (%)"]]
    rows += [[a.name_vi, F(80.5 + n, MEASLES, a.code, 2023, 80.5 + n)] for n, a in enumerate(study.districts[:5])]
    check(rows, study, tmp_path)


def _told(study: Study, folder: Path, rows: Rows) -> tuple[set[tuple[object, ...]], dict[str, str]]:
    """What is read of each cell, and the findings above information by their cells."""
    path = folder / "a.xlsx"
    write_xlsx(path, rows)
    figures, findings = read_files({"a.xlsx": path}, study)
    named = {cell: f.code for f in findings if f.severity != "info" for cell in f.every_cell}
    return {(f.cell, f.indicator, f.kind, f.value) for f in figures if f.how != "computed"}, named


def test_sentences_around_figures(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["UBND HUYỆN LẮK"], ["BÁO CÁO NHANH NĂM 2023"], ["Chỉ tiêu", "Thực hiện năm 2023", "Vướng mắc"],
                  ["Tỷ lệ hộ cận nghèo (chuẩn 2022-2025)", "7,58% (giảm 0,35% so với năm 2022)", "Không"],
                  ["Tỷ lệ bao phủ BHYT", "đạt 95,4% (kế hoạch 96,1%)", "Dân di cư tự do"],
                  ["Tỷ lệ lao động qua đào tạo", "ước đạt 49,5%", "Không"],
                  ["Tỷ lệ trường học đạt chuẩn quốc gia", "Chưa đạt kế hoạch (mới đạt 46,9%)", "Không"],
                  ["Hộ nghèo (tỷ lệ trên tổng số hộ)", "4.908 hộ, chiếm 28,67%", "Không"]]
    figures, named = _told(study, tmp_path, rows)
    assert figures == {("B4", "near_poverty_rate", "outcome", 7.58), ("B5", COVERAGE, "outcome", 95.4),
                       ("B5", COVERAGE, "target", 96.1), ("B6", "trained_labour", "forecast", 49.5),
                       ("B7", "schools_national_standard", "outcome", 46.9),
                       ("B8", "poor_households", "outcome", 4908.0), ("B8", "poverty_rate", "outcome", 28.67)}
    assert named == {"B5": "ingest-two-numbers-read", "B7": "ingest-perhaps-of-plan", "B8": "ingest-two-numbers-read"}


@pytest.mark.parametrize("cells", [
    ("giảm 1,2%", "đạt 49% kế hoạch", "95% (năm 2022: 94%)"), ("còn 1.200 hộ", "95% (gồm cả 2 xã)", "7% (năm tới 6%)")])
def test_sentences_that_are_not_understood_are_named(study: Study, tmp_path: Path, cells: tuple[str, ...]) -> None:
    """Also where no row of the table, or only one, has a number as such: none is taken for a heading."""
    names = ("Tỷ lệ bao phủ BHYT", "Tỷ lệ lao động qua đào tạo", "Tỷ lệ trường học đạt chuẩn quốc gia")
    rows: Rows = [["HUYỆN LẮK NĂM 2023"], ["Chỉ tiêu", "Kết quả năm 2023", "Vướng mắc"],
                  *([name, Doubt(cell), "Dân di cư"] for name, cell in zip(names, cells, strict=True)),
                  ["Tỷ lệ hộ có nhà tiêu hợp vệ sinh", F(70.5, "hygienic_latrine", "656", 2023, 70.5), "Không"]]
    check(rows, study, tmp_path)


def test_a_sentence_of_another_kind_than_its_column(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "Kế hoạch 2025"], ["Tỷ lệ bao phủ BHYT", Doubt("ước đạt 95%")],
                  ["Số hộ cận nghèo", Doubt("đạt 98%")],
                  ["Tỷ lệ trường học đạt chuẩn quốc gia", Doubt("50% (kế hoạch 55%)")],
                  ["Tỷ lệ lao động qua đào tạo", F("đạt 60%", "trained_labour", "656", 2025, 60.0, kind="target")]]
    check(rows, study, tmp_path)


def test_a_plan_in_another_unit_than_what_was_reached(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK"], ["Chỉ tiêu", "Năm 2023"], ["Số hộ nghèo", "4.800 hộ (kế hoạch 90%)"],
                  ["Tỷ lệ bao phủ BHYT", "95% (kế hoạch 1.300 hộ)"]]
    figures, named = _told(study, tmp_path, rows)
    assert figures == {("B3", "poor_households", "outcome", 4800.0), ("B4", COVERAGE, "outcome", 95.0)}
    assert named == {"B3": "ingest-percent-sign", "B4": "ingest-unit-clash"}


def test_some_of_all_with_their_share(study: Study, tmp_path: Path) -> None:
    """A share that is not that of the two numbers leaves all three out."""
    rows: Rows = [["Nông thôn mới năm 2023"], ["Huyện", "Số xã đạt chuẩn nông thôn mới/tổng số xã (tỷ lệ %)"],
                  ["Ea Kar", "5/11 xã (45,5%)"], ["Lắk", "3/10 xã (45,5%)"]]
    figures, named = _told(study, tmp_path, rows)
    assert {(cell, name, value) for cell, name, _, value in figures} == {
        ("B3", "communes_new_rural", 5.0), ("B3", "communes_total", 11.0), ("B3", "communes_new_rural_share", 45.5)}
    assert "B4" in named


def test_what_was_reported_and_audited(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["ĐỐI CHIẾU SỐ LIỆU HỘ NGHÈO NĂM 2023"], ["Huyện", "Số hộ nghèo (hộ)", "Số hộ nghèo (hộ)"],
                  [None, "Số báo cáo", "Số kiểm toán"],
                  ["Ea Kar", F(3661, "poor_households", "651", 2023, 3661), 3661], ["Lắk", Doubt(3943), Doubt(3929)]]
    check(rows, study, tmp_path)


def test_the_whole_district_below_villages(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ HỘ NGHÈO CÁC XÃ THUỘC HUYỆN KRÔNG BÚK NĂM 2023"], ["1. UBND XÃ CƯ NÉ"],
                  ["STT", "Thôn, buôn", "Tổng số hộ", "Hộ nghèo"], [1, "Buôn Drah", Doubt(560), Doubt(108)],
                  [2, "Thôn 6A", Doubt(774), Doubt(33)], [None, "Cộng xã", Doubt(1334), Doubt(141)], [None],
                  [None, "TỔNG TOÀN HUYỆN", F(16435, "households", "649", 2023, 16435),
                   F(2074, "poor_households", "649", 2023, 2074)]]
    check(rows, study, tmp_path)


def test_who_reported_and_the_base_year_say_nothing(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HUYỆN LẮK"], ["SỐ LIỆU BHYT DO CÁC XÃ, THỊ TRẤN BÁO CÁO"],
                  ["Chỉ tiêu", "Thực hiện 2020 (gốc)", "Năm 2023"],
                  ["Tỷ lệ bao phủ BHYT (%)", *(F(v, COVERAGE, "656", y, v) for v, y in ((89.7, 2020), (93.5, 2023)))]]
    check(rows, study, tmp_path)


@pytest.mark.parametrize(("name", "indicator", "code"), [
    ("Tỷ lệ SDD thể thấp còi trẻ dưới", "stunting_u5", "indicator-from-cut-name"),
    ("Số người tham gia bảo hiểm thất", "unemployment_insurance", "indicator-from-cut-name"),
    ("Tỷ lệ trẻ em dưới 5 tuổi suy di", "", "not-about"), ("Số người tham gia bảo hiểm xã h", "", "not-about"),
    ("Tỷ lệ SDD thể thấp còi trẻ dướ", "", "not-about")])
def test_the_name_of_a_sheet_that_was_cut(study: Study, tmp_path: Path, name: str, indicator: str, code: str) -> None:
    heading = "Số người tham gia BHTN" if indicator == "unemployment_insurance" else "Số hộ nghèo"
    rows: list[list[object]] = [["KẾT QUẢ THỰC HIỆN NĂM 2023"], ["Đơn vị", "Kết quả"], ["Lắk", 25], ["Ea Kar", 31]]
    write_xlsx(path := tmp_path / "a.xlsx", rows, title=name)
    figures, findings = read_files({"a.xlsx": path}, study)
    assert [f.indicator for f in figures] == [indicator] * 2 * bool(indicator)
    assert severities(findings)[code] == "warning"
    write_xlsx(path, [rows[0], ["Đơn vị", heading], *rows[2:]], title=name)
    _, findings = read_files({"a.xlsx": path}, study)
    assert code not in severities(findings)  # the column says itself what it is of


@pytest.mark.parametrize(("lines", "area"), [
    (["UBND HUYỆN LẮK", "TÌNH HÌNH HỘ NGHÈO HUYỆN EA KAR NĂM 2023"], ""),
    (["HỘ NGHÈO NĂM 2023 - HUYỆN EA KAR", "UBND HUYỆN LẮK"], ""),
    (["UBND HUYỆN LẮK", "TÌNH HÌNH HỘ NGHÈO HUYỆN LẮK NĂM 2023"], "656"),
    (["UBND TỈNH ĐẮK LẮK", "UBND HUYỆN EA KAR", "TÌNH HÌNH HỘ NGHÈO NĂM 2023"], "651"),
    (["BHXH HUYỆN LẮK", "Kính gửi: Chi cục Thống kê huyện Ea Kar", "HỘ NGHÈO NĂM 2023"], "656")])
def test_a_letterhead_and_a_title_of_two_districts(study: Study, tmp_path: Path, lines: list[str], area: str) -> None:
    rows: Rows = [*([line] for line in lines), ["Chỉ tiêu", "Kết quả"],
                  ["Số hộ nghèo", F(123, "poor_households", area, 2023, 123) if area else Doubt(123)]]
    assert severities(check(rows, study, tmp_path)) == ({} if area else {"two-areas": "error"})


@pytest.mark.parametrize(("name", "title", "area"), [
    ("Ea Kar", "HUYỆN KRÔNG BÔNG - MỘT SỐ CHỈ TIÊU", ""), ("Ea Kar", "UBND HUYỆN KRÔNG BÔNG", ""),
    ("Ea Kar", "HUYỆN EA KAR - MỘT SỐ CHỈ TIÊU", "651"), ("Ea Kar", "MỘT SỐ CHỈ TIÊU", "651"),
    ("Ea Kar", "TỈNH ĐẮK LẮK - HUYỆN EA KAR", "651"), ("Sheet1", "HUYỆN KRÔNG BÔNG - MỘT SỐ CHỈ TIÊU", "653")])
def test_a_sheet_named_after_another_district_than_its_title(study: Study, tmp_path: Path, name: str, title: str,
                                                             area: str) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, [[title], ["Chỉ tiêu", 2022], ["Tỷ lệ hộ nghèo (%)", 8.98], [], ["Bảng 2: Y tế"],
                      ["Chỉ tiêu", 2022], ["Tỷ lệ bao phủ BHYT (%)", 91.4]], title=name)
    figures, findings = read_files({"a.xlsx": path}, study)
    assert [f.area_code for f in figures] == ([area] * 2 if area else [])
    named = {f.cell for f in findings if f.severity == "error"}
    assert named == (set() if area else {"B3", "B7"}), findings
