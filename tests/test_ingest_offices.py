"""Districts told by the office that reports for each: by its column, and by no list of offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Area, Study
from tests.ingest_tables import Doubt, F, Rows, check, severities

HEADING = "Tỷ lệ hộ nghèo (%)"


def kind_of(area: Area) -> str:
    return area.name_vi.removesuffix(area.short_name).strip()


def table(study: Study, office: str, title: str = "TỶ LỆ HỘ NGHÈO NĂM 2023", heading: str = "Đơn vị") -> Rows:
    """A table of rates, each row called after its district's office."""
    return [[title], ["STT", heading, HEADING],
            *([n, office.format(name=area.short_name, kind=kind_of(area), full=area.name_vi),
               F(round(3.25 + n / 4, 2), "poverty_rate", area.code, 2023, round(3.25 + n / 4, 2))]
              for n, area in enumerate(study.districts, 1))]


@pytest.mark.parametrize("office", [
    "Điện lực {name}", "CA {full}", "Công an {kind} {name}", "BHXH {full}", "Bảo hiểm xã hội {name}",
    "Phòng GD&ĐT {full}", "Phòng Tài nguyên và Môi trường {full}", "Hạt Kiểm lâm {full}", "TTYT {full}",
    "Trung tâm Y tế {name}", "Chi nhánh VPĐKĐĐ {full}", "Đội QLTT số 3 - {name}", "Chi cục Thống kê {name}",
    "PGD NHCSXH {full}", "Hội LHPN {full}", "Huyện đoàn {name}", "Viện KSND {full}", "UBMTTQVN {full}",
    "Trạm Khuyến nông {name}", "Kho bạc Nhà nước {name}"])
@pytest.mark.parametrize("heading", ["Đơn vị", "Điện lực", "Tên cơ quan", "Đơn vị báo cáo"])
def test_offices_of_all_districts_stand_for_them(study: Study, tmp_path: Path, office: str, heading: str) -> None:
    findings = check(table(study, office, heading=heading), study, tmp_path)
    assert "error" not in severities(findings).values()


@pytest.mark.parametrize("office", [
    "Công an xã {name}", "Thị trấn {name}", "Trường THPT {name}", "Trường PTDTNT {full}", "Bệnh viện đa khoa {name}",
    "HTX nông nghiệp {name}", "Công ty cà phê {name}", "Cụm công nghiệp {name}",
    "Trung tâm GDNN-GDTX {full}", "BQL rừng phòng hộ {name}", "Các xã còn lại của {full}"])
def test_what_stands_in_a_district_is_not_the_district(study: Study, tmp_path: Path, office: str) -> None:
    rows = table(study, office)
    for row in rows[2:]:
        row[2] = Doubt(row[2].written)
    assert check(rows, study, tmp_path)


def test_an_office_of_another_kind_that_holds_the_same_words(study: Study, tmp_path: Path) -> None:
    rows = table(study, "BHXH {full}")
    rows[2][1] = "Văn phòng BHXH tỉnh (TP. Buôn Ma Thuột)"
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_an_office_of_two_districts_is_asked_for(study: Study, tmp_path: Path) -> None:
    rows = table(study, "Chi cục Thi hành án {name}")
    rows[9][1] = "Chi cục Thi hành án Krông Búk - Krông Năng"
    rows[9][2] = Doubt(rows[9][2].written)
    rows.pop(8)
    check(rows, study, tmp_path)


def test_two_offices_of_one_district_are_asked_for(study: Study, tmp_path: Path) -> None:
    rows = table(study, "Điện lực {name}")
    rows[3][1] = "Điện lực Nam Buôn Ma Thuột"
    rows[2][2], rows[3][2] = Doubt(rows[2][2].written), Doubt(rows[3][2].written)
    check(rows, study, tmp_path)


@pytest.mark.parametrize("name", ["CA huyện Krông", "Công an huyện", "CA huyện Ea"])
def test_an_office_whose_district_cannot_be_told(study: Study, tmp_path: Path, name: str) -> None:
    title = "SỐ HỘ ĐẾN NGÀY 31/12/2023"
    rows: Rows = [[title], ["Đơn vị", "Số hộ (hộ)"]]
    rows += [[f"CA {area.name_vi}", F(20_000 + n, "households", area.code, 2023, 20_000 + n)]
             for n, area in enumerate(study.districts)]
    total = sum(20_000 + n for n in range(len(study.districts)))
    rows[9] = [name, Doubt(20_007)]
    rows.append(["Tổng cộng", F(total, "households", "66", 2023, total)])
    assert severities(check(rows, study, tmp_path)).get("total-differs") is None


@pytest.mark.parametrize("slip", [9, 100, -20])
def test_a_total_of_misnamed_rows_is_held_against_them_all(study: Study, tmp_path: Path, slip: int) -> None:
    """One district's name stands twice, another's nowhere: the total is the province's, and may be wrong."""
    rows: Rows = [["SỐ HỘ ĐẾN NGÀY 31/12/2023"], ["Huyện", "Số hộ (hộ)"]]
    rows += [[area.name_vi, F(20_000 + n, "households", area.code, 2023, 20_000 + n)]
             for n, area in enumerate(study.districts)]
    rows[12], rows[13] = [rows[12][0], Doubt(20_010)], [rows[12][0], Doubt(20_011)]
    total = sum(20_000 + n for n in range(len(study.districts))) + slip
    rows.append(["Tổng", F(total, "households", "66", 2023, total)])
    found = [f for f in check(rows, study, tmp_path) if f.code == "ingest-total-differs"]
    assert [(f.severity, f.cell) for f in found] == [("warning", f"B{len(rows)}")]


def test_offices_across(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["TỶ LỆ HỘ SỬ DỤNG ĐIỆN (%)"], ["Năm", *(f"Điện lực {area.short_name}" for area in study.districts)]]
    rows += [[year, *(F(v := 95 + n / 4 + year % 2 / 20, "electricity_access", area.code, year, v)
                      for n, area in enumerate(study.districts))] for year in (2021, 2022)]
    assert not check(rows, study, tmp_path)


def test_a_row_of_something_else_is_no_misnamed_district(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["SỐ HỘ NGHÈO NĂM 2023"], ["Đơn vị", "Số hộ nghèo (hộ)"]]
    rows += [[area.name_vi, F(900 + n, "poor_households", area.code, 2023, 900 + n)]
             for n, area in enumerate(study.districts[:14])]
    rows += [["Các nông trường, lâm trường", Doubt(77)], ["Tổng cộng", Doubt(14 * 900 + 91 + 77)]]
    check(rows, study, tmp_path)
