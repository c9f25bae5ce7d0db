"""Workbooks as Vietnamese departments send them: each table with the figures that a careful reader takes from it.

A cell of a figure stands with what it is a figure of; every other number must give none. What is read must be exactly
that; a figure that is not read, or a number that a reader would doubt, must have a finding on its own cell.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import in_use, write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check


def poverty(study: Study, year: int = 2023) -> dict[str, list[object]]:
    """By district, and for the province: all households, the poor, their rate, the near-poor, their rate."""
    counts = {a.code: (20_000 + 700 * n, 1_500 + 90 * n, 900 + 40 * n) for n, a in enumerate(study.districts)}
    counts["66"] = (sum(c[0] for c in counts.values()), sum(c[1] for c in counts.values()),
                    sum(c[2] for c in counts.values()))
    return {code: [F(h, "households", code, year, h), F(p, "poor_households", code, year, p),
                   F(r := round(100 * p / h, 2), "poverty_rate", code, year, r),
                   F(q, "near_poor_households", code, year, q),
                   F(s := round(100 * q / h, 2), "near_poverty_rate", code, year, s)]
            for code, (h, p, q) in counts.items()}


HEAD: Rows = [["STT", "Đơn vị", "Tổng số hộ dân cư", "Hộ nghèo", None, "Hộ cận nghèo", None],
              [None, None, None, "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)"]]


def test_a_heading_printed_again_on_every_page_leaves_one_table(study: Study, tmp_path: Path) -> None:
    cells = poverty(study)
    body = [[n, a.name_vi, *cells[a.code]] for n, a in enumerate(study.districts, 1)]
    rows = [["TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2023"],
            ["(Kèm theo Báo cáo số 412/BC-SLĐTBXH ngày 20/12/2022)"], [], *HEAD, *body[:8], *HEAD, *body[8:],
            [None, "Tổng cộng", *cells["66"]], [], [None, "Nơi nhận:", None, "TM. ỦY BAN NHÂN DÂN"]]
    assert check(rows, study, tmp_path, merged=("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4")) == []


def test_a_table_continued_under_its_title(study: Study, tmp_path: Path) -> None:
    def part(title: str, areas: list[Any]) -> Rows:
        return [[title], [None, 2018, 2019], *areas]
    lines = [[a.name_vi, *(F(v := 10 + n / 10 + y % 2 / 20, "poverty_rate", a.code, y, v) for y in (2018, 2019))]
             for n, a in enumerate(study.districts)]
    total = ["TỔNG SỐ - TOTAL", *(F(10.7, "poverty_rate", "66", y, 10.7) for y in (2018, 2019))]
    rows = [*part("254. Tỷ lệ hộ nghèo phân theo huyện (%)", [total, *lines[:8]]), [],
            *part("254. (Tiếp theo) Tỷ lệ hộ nghèo phân theo huyện (%)", lines[8:])]
    assert check(rows, study, tmp_path) == []


def test_a_dash_is_nothing_only_where_the_table_says_so(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Số xã đạt chuẩn nông thôn mới phân theo huyện"], [None, 2018, 2019],
                  ["Lắk", F("-", "communes_new_rural", "656", 2018, 0), F(2, "communes_new_rural", "656", 2019, 2)],
                  ["Ea Kar", F(3, "communes_new_rural", "651", 2018, 3), Doubt("…")],
                  ['Ghi chú: "-" Không có hiện tượng phát sinh; "…" Có phát sinh nhưng không thu thập được']]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-mark-zero", "ingest-mark-missing"}
    rows[2][1], rows[-1] = Doubt("-"), ["Nguồn: Sở Nông nghiệp"]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-mark-none", "ingest-mark-missing"}
    share: Rows = [["Tỷ lệ xã đạt chuẩn nông thôn mới (%)"], [None, 2018, 2019],
                   ["Lắk", Doubt("-"), F(20.5, "communes_new_rural_share", "656", 2019, 20.5)],
                   ["Niên giám thống kê 2019"]]
    check(share, study, tmp_path)


def test_the_total_below_the_communes_is_the_districts(study: Study, tmp_path: Path) -> None:
    communes = study.communes_of("656")
    rows: Rows = [["Số hộ nghèo năm 2023"], ["STT", "Đơn vị", "Số hộ nghèo"], ["I", "HUYỆN LẮK", None],
                  *([n, f"{c.type.capitalize()} {c.name}", 10] for n, c in enumerate(communes, 1)),
                  [None, "Cộng", F(10 * len(communes), "poor_households", "656", 2023, 10 * len(communes))]]
    assert check(rows, study, tmp_path) == []


def test_no_district_has_thousands_of_thousands(study: Study, tmp_path: Path) -> None:
    check([["Dân số trung bình năm 2023 (nghìn người)"], ["Huyện", "Dân số"],
           ["Lắk", F("125.500", "population_average", "656", 2023, 125.5)],
           ["Ea Kar", F("150.250", "population_average", "651", 2023, 150.25)]], study, tmp_path)


def test_a_count_without_its_whole_is_named(study: Study, tmp_path: Path) -> None:
    findings = check([["Trẻ em"], ["Huyện", "Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ năm 2023 (người)"],
                      ["Lắk", Doubt(900)]], study, tmp_path)
    assert [f.code for f in findings] == ["ingest-lone-numerator"]


@pytest.mark.parametrize(("head", "status"), [
    ("BẢN ĐÍNH CHÍNH", "corrected"), ("Thay thế Báo cáo số 12/BC-SLĐTBXH ngày 05/01/2024", "corrected"),
    ("(Dự thảo)", "draft"), ("DỰ THẢO LẦN 2", "draft"),
])
def test_a_correction_or_a_draft_says_so_inside(study: Study, tmp_path: Path, head: str, status: str) -> None:
    def table(value: float, *above: str) -> Rows:
        return [*([line] for line in above), ["Tỷ lệ hộ nghèo năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Lắk", value]]
    write_xlsx(tmp_path / "1.xlsx", table(22))
    write_xlsx(tmp_path / "2.xlsx", table(21.5, head))
    figures, findings = read_files({name: tmp_path / name for name in ("1.xlsx", "2.xlsx")}, study)
    assert [figure.value for figure in in_use(figures)] == [21.5 if status == "corrected" else 22]
    assert [f.code for f in findings] == ["ingest-replaced"]


def test_a_list_of_staff_is_told_once_and_is_no_mistake(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["DANH SÁCH CÁN BỘ NĂM 2023"], ["STT", "Họ và tên", "Năm sinh", "Hệ số lương"],
                  [1, "Nguyễn Văn A", 1980, 3.33], [2, "H'Len Niê", 1985, 3.66]]
    findings = check(rows, study, tmp_path)
    assert [(f.severity, f.code) for f in findings] == [("warning", "ingest-not-about")]


def test_districts_across_with_a_column_of_totals(study: Study, tmp_path: Path) -> None:
    districts = study.districts
    rows: Rows = [["SỐ LIỆU NĂM 2023"], ["Chỉ tiêu", "ĐVT", *(a.name_vi for a in districts), "Tổng cộng"],
                  ["Số hộ nghèo", "Hộ", *(F(100 + n, "poor_households", a.code, 2023, 100 + n)
                                          for n, a in enumerate(districts)),
                   F(1605, "poor_households", "66", 2023, 1605)]]
    assert check(rows, study, tmp_path) == []
    rows[1] = ["Chỉ tiêu", "ĐVT", *(a.name_vi for a in districts[:14]), "Tổng cộng"]
    rows[2] = [*rows[2][:16], Doubt(1491)]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-total-of-some"}


def test_no_case_is_none(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ CA SỞI NĂM 2024"], ["Ghi chú: (-) không có ca bệnh"], ["Huyện", "Số ca sởi"],
                  ["Lắk", F("-", "measles_cases", "656", 2024, 0)], ["Ea Súp", F(17, "measles_cases", "646", 2024, 17)]]
    assert {f.code for f in check(rows, study, tmp_path)} == {"ingest-mark-zero"}


def test_a_ledger_assumes_the_definition_that_a_table_would(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Chỉ tiêu", "Huyện", "Năm", "Giá trị"],
                  ["Dân số", "Thị xã Buôn Hồ", 2023, F("101.554", "population", "644", 2023, 101554)]]
    found = check(rows, study, tmp_path, "a.csv")
    assert [(f.severity, f.code) for f in found] == [("info", "ingest-definition-assumed")]


@pytest.mark.parametrize("form", ["{} (cũ)", "{} cũ", "{} trước đây", "{} (trước sáp nhập)", "Thuộc {} cũ"])
def test_a_district_called_former_is_that_district(study: Study, tmp_path: Path, form: str) -> None:
    rows: Rows = [["SỐ HỘ NGHÈO THEO ĐỊA BÀN HUYỆN CŨ NĂM 2025"], ["Địa bàn huyện cũ", "Số hộ nghèo"]]
    rows += [[form.format(area.name_vi), F(100 + n, "poor_households", area.code, 2025, 100 + n)]
             for n, area in enumerate(study.districts)]
    assert check(rows, study, tmp_path) == []
    bands: Rows = [["MỘT SỐ CHỈ TIÊU THEO ĐỊA BÀN HUYỆN CŨ"], ["TT", "Chỉ tiêu", "ĐVT", "30/6/2025"]]
    for area in study.districts[:3]:
        bands += [[None, form.format(area.name_vi).upper()],
                  [1, "Số hộ nghèo", "hộ", F(90, "poor_households", area.code, 2025, 90, day="2025-06-30")]]
    assert check(bands, study, tmp_path) == []


@pytest.mark.parametrize("label", ["Xã Krông Năng cũ", "Krông Năng (cũ)", "Một phần huyện Krông Năng cũ"])
def test_a_former_commune_or_a_part_is_no_district(study: Study, tmp_path: Path, label: str) -> None:
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2025"], ["Đơn vị", "Số hộ nghèo"], [label, Doubt(120)],
                  ["Huyện Lắk (cũ)", F(90, "poor_households", "656", 2025, 90)]]
    assert {f.severity for f in check(rows, study, tmp_path)} == {"error"}


@pytest.mark.parametrize("former", ["Các xã thuộc huyện Ea Kar cũ", "HUYỆN EA KAR (CŨ)", "", "thuộc huyện Ea Kar cũ"])
def test_new_communes_make_the_former_district_only_together(study: Study, tmp_path: Path, former: str) -> None:
    names = [successor.name for successor in study.successors_of("651")]
    title = "SỐ HỘ NGHÈO CÁC XÃ NĂM 2025" if former else "SỐ HỘ NGHÈO HUYỆN EA KAR (CŨ) NĂM 2025"

    def table(communes: list[str], cell: Any) -> Rows:
        if former.startswith("thuộc"):
            return [[title], ["Xã", "Huyện cũ", "Số hộ nghèo"], *([name, former, cell(n)] for n, name in enumerate(
                communes))]
        return [[title], ["Xã", "Số hộ nghèo"], *([[former]] if former else []), *(
            [name, cell(n)] for n, name in enumerate(communes))]
    path = tmp_path / "a.xlsx"
    write_xlsx(path, table(names, lambda n: 50 + n))
    figures, findings = read_files({"a.xlsx": path}, study)
    total = sum(50 + n for n in range(len(names)))
    assert [(f.area_code, f.value) for f in figures] == [("651", total)]
    assert findings == []
    findings = check(table(names[:-1], lambda n: Doubt(50 + n)), study, tmp_path)
    assert {f.code for f in findings} == {"ingest-communes-missing"}
    assert names[-1] in findings[0].message


@pytest.mark.parametrize("title", ["Hộ nghèo xã Ea Kar (huyện Ea Kar cũ) năm 2025",
                                   "Hộ nghèo xã Ea Kar, huyện Ea Kar năm 2025"])
def test_a_commune_of_its_districts_name_is_not_the_district(study: Study, tmp_path: Path, title: str) -> None:
    rows: Rows = [[title], ["Chỉ tiêu", "Giá trị"], ["Số hộ nghèo", Doubt(100)]]
    assert [f.code for f in check(rows, study, tmp_path)] == ["ingest-no-area"]
