"""Columns that look like an indicator and are not: another age, another whole, a part of what stands left of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities

LEFT = tuple(range(1000, 3000, 400))
PART = tuple(range(100, 600, 100))


def _table(study: Study, title: str, *columns: tuple[str, list[object]]) -> Rows:
    rows: Rows = [[title], ["Huyện", *(heading for heading, _ in columns)]]
    return rows + [[area.name_vi, *(cells[at] for _, cells in columns)] for at, area in enumerate(study.districts[:5])]


def _doubts(numbers: tuple[int, ...] = PART) -> list[object]:
    return [Doubt(number) for number in numbers]


def _figures(study: Study, indicator: str, numbers: tuple[int, ...] = LEFT, group: str = "",
             year: int = 2023) -> list[object]:
    return [F(number, indicator, area.code, year, number, group)
            for area, number in zip(study.districts, numbers, strict=False)]


@pytest.mark.parametrize(("title", "heading"), [
    ("MỘT SỐ CHỈ TIÊU NĂM 2023", "Tỷ lệ SDD nhẹ cân trẻ mầm non (%)"),
    ("MỘT SỐ CHỈ TIÊU NĂM 2023", "Tỷ lệ trẻ mẫu giáo SDD thể thấp còi (%)"),
    ("TỶ LỆ HỘ NGHÈO NĂM 2023 (%)", "Tiểu học"), ("ĐỘ CHE PHỦ RỪNG NĂM 2023 (%)", "Nữ"),
    ("SỐ XÃ ĐẠT CHUẨN NÔNG THÔN MỚI NĂM 2023", "Trẻ em"), ("SỐ NGƯỜI THAM GIA BHYT NĂM 2023", "Mẫu giáo"),
    ("SỐ NGƯỜI THAM GIA BHYT NĂM 2023", "Phường"), ("SỐ HỘ NGHÈO NĂM 2023", "Có bằng cấp, chứng chỉ"),
    ("SỐ NGƯỜI THAM GIA BHYT NĂM 2023", "Số đơn vị"), ("BHYT NĂM 2023", "Số đơn vị tham gia BHYT"),
    ("DÂN SỐ NĂM 2023", "Số người DTTS có bằng cấp"), ("ĐƠN VỊ HÀNH CHÍNH NĂM 2023", "Số xã trước sắp xếp"),
    ("SỐ HỘ NGHÈO NĂM 2023", "Trước khi sáp nhập"), ("SỐ HỘ NGHÈO NĂM 2023", "Theo Quyết định 861"),
    ("NƯỚC SẠCH NĂM 2023", "CT 2025"), ("NGHÈO NĂM 2023", "Hộ nghèo DTTS (% so với tổng số)"),
    ("NGHÈO NĂM 2023", "Hộ cận nghèo DTTS trên tổng số (%)"), ("THÔN, BUÔN NĂM 2023", "Số đầu mối thôn, buôn")])
def test_what_looks_like_an_indicator_is_asked_for(study: Study, tmp_path: Path, title: str, heading: str) -> None:
    check(_table(study, title, (heading, _doubts((10, 20, 30, 40, 50)))), study, tmp_path)


@pytest.mark.parametrize(("left", "indicator", "heading"), [
    ("Số hộ ở nhà tạm, nhà dột nát", "temporary_housing", "Trong đó: hộ cận nghèo"),
    ("Số người tham gia BHYT", "health_insured_persons", "Trong đó: BHXH bắt buộc"),
    ("Số hộ nghèo", "poor_households", "Trong đó: hộ ở nhà tạm, nhà dột nát")])
def test_what_is_among_something_else(study: Study, tmp_path: Path, left: str, indicator: str, heading: str) -> None:
    check(_table(study, "CHÍNH SÁCH NĂM 2023", (left, _figures(study, indicator)), (heading, _doubts())),
          study, tmp_path)


def test_the_poor_among_those_left_of_them(study: Study, tmp_path: Path) -> None:
    rows = _table(study, "CHÍNH SÁCH NĂM 2023", ("Số hộ ở nhà tạm, nhà dột nát", _figures(study, "temporary_housing")),
                  ("Trong đó: hộ nghèo (hộ)", _figures(study, "temporary_housing", PART, "poor")))
    check(rows, study, tmp_path)
    rows = _table(study, "DÂN CƯ NĂM 2023", ("Tổng số hộ", _figures(study, "households")),
                  ("Trong đó: hộ nghèo", _figures(study, "poor_households", PART)))
    check(rows, study, tmp_path)


def test_hamlets_beside_other_villages_are_not_all_of_them(study: Study, tmp_path: Path) -> None:
    rows = _table(study, "NĂM 2023", ("Số thôn", _doubts()), ("Số tổ dân phố", _doubts((10, 20, 30, 40, 50))))
    check(rows, study, tmp_path)
    check(_table(study, "NĂM 2023", ("Số thôn", _figures(study, "villages_total", PART))), study, tmp_path)


@pytest.mark.parametrize(("title", "heading", "indicator"), [
    ("XÃ ĐẶC BIỆT KHÓ KHĂN NĂM 2023", "Số xã thuộc khu vực III", "em_area_communes_region_3"),
    ("DÂN TỘC NĂM 2023", "Buôn DTTS tại chỗ (buôn)", "em_villages_buon")])
def test_a_list_is_of_no_group_besides(study: Study, tmp_path: Path, title: str, heading: str, indicator: str) -> None:
    check(_table(study, title, (heading, _figures(study, indicator, (3, 4, 5, 6, 7)))), study, tmp_path)


def test_a_line_that_tells_the_whole_of_a_share_is_no_title(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Thôn, buôn, tổ dân phố có loa truyền thanh"], ["% so với tổng số thôn, buôn, TDP"],
                  ["Huyện", "31/12/2022 đạt"]]
    rows += [[area.name_vi, F(60.5 + n, "villages_loudspeakers", area.code, 2022, 60.5 + n)]
             for n, area in enumerate(study.districts[:5])]
    check(rows, study, tmp_path)


@pytest.mark.parametrize("heading", ["Chỉ tiêu năm", "Chỉ tiêu Chỉ thị 08", "Chỉ tiêu theo Nghị quyết"])
def test_a_target_told_by_who_set_it_is_no_outcome(study: Study, tmp_path: Path, heading: str) -> None:
    shares = (91, 92, 93, 94, 90)
    rows = _table(study, "TỶ LỆ BAO PHỦ BHYT NĂM 2023 (%)",
                  ("Kết quả", _figures(study, "health_insurance_coverage", shares)),
                  (heading, [F(95, "health_insurance_coverage", area.code, 2023, 95, kind="target")
                             for area in study.districts[:5]]))
    check(rows, study, tmp_path)


def test_attained_in_per_cent_is_a_share(study: Study, tmp_path: Path) -> None:
    rows = _table(study, "TRƯỜNG ĐẠT CHUẨN QUỐC GIA NĂM 2023",
                  ("Đạt (%)", _figures(study, "schools_national_standard", (45, 50, 60, 70, 80))))
    check(rows, study, tmp_path)


def test_a_comparison_that_may_be_an_indicator_is_told(study: Study, tmp_path: Path) -> None:
    rows = _table(study, "Mức giảm tỷ lệ hộ nghèo mỗi năm", ("Giảm so với năm trước", _doubts((4, 5, 6, 7, 8))))
    assert "info" not in severities(check(rows, study, tmp_path)).values()


@pytest.mark.parametrize(("heading", "read"), [
    ("Số xã đạt chuẩn NTM/tổng số xã", {"communes_new_rural", "communes_total"}),
    ("Số hộ nghèo/tổng số hộ", {"poor_households", "households"}), ("Số hộ nghèo/tỷ lệ (%)", {"poor_households",
                                                                                           "poverty_rate"}),
    ("Số trường đạt chuẩn quốc gia/số trường", set()), ("Số hộ nghèo/hộ cận nghèo", set())])
def test_what_stands_behind_a_stroke(study: Study, tmp_path: Path, heading: str, read: set[str]) -> None:
    write_xlsx(tmp_path / "a.xlsx", [["NĂM 2023"], ["Huyện", heading], ["Lắk", "3/10"], ["Ea Kar", "4/9"]])
    figures, _ = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert {f.indicator for f in figures if f.how != "computed"} == read
