"""How officials word a column: orders, askings, second rows of headings; and near-misses that are none."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook

from analysis.ingest.figures import read_files
from analysis.study import Study

_DISTRICTS = ("Buôn Hồ", "Ea H'leo", "Krông Pắc", "Lắk")


def _read(tmp_path: Path, study: Study, heads: str, numbers: tuple[float, ...],
          title: str = "BIỂU TỔNG HỢP SỐ LIỆU NĂM 2023") -> tuple[set[tuple[object, ...]], list[str]]:
    """The figures' indicator, group, year and kind, and the codes of what is told but for informations."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.cell(1, 1, title)
    sheet.cell(3, 1, "TT")
    sheet.cell(3, 2, "Huyện, thị xã")
    parts = heads.split(" > ")
    for number, part in enumerate(parts):
        sheet.cell(3 + number, 3, part)
    for number, (district, value) in enumerate(zip(_DISTRICTS, numbers, strict=True)):
        sheet.append((number + 1, district, value))
    book.save(path := tmp_path / "b.xlsx")
    figures, findings = read_files({"b.xlsx": path}, study)[:2]
    return ({(each.indicator, each.group, each.year, each.kind) for each in figures},
            [each.code for each in findings if each.severity != "info"])


_SHARE, _RATE, _COUNT = (85.5, 70.2, 91.0, 66.3), (5.5, 6.1, 7.0, 8.2), (5, 6, 7, 8)
_ASKED = [(f"{start}{whom}", name) for start, (whom, name) in product(
    ("Tỷ lệ ", "Phần trăm số ", "Tỷ lệ số ", "Bao nhiêu phần trăm "),
    (("hộ được dùng điện", "electricity_access"), ("thôn, buôn được trang bị loa", "villages_loudspeakers")))]


@pytest.mark.parametrize(("heads", "indicator"), [
    *_ASKED, ("Trong tổng số hộ, tỷ lệ hộ đang dùng điện", "electricity_access"),
    ("Hạ tầng kỹ thuật > Tỷ lệ hộ dùng điện", "electricity_access"),
    ("Tỷ lệ hộ dùng nguồn nước HVS - TCTK (%)", "hygienic_water_households"),
    ("Chỉ tiêu y tế > % xã đạt tiêu chí quốc gia về y tế", "communes_health_standard"),
    ("Tỷ lệ xã được UBND tỉnh công nhận đạt chuẩn NTM", "communes_new_rural_share")])
def test_shares_are_read(tmp_path: Path, study: Study, heads: str, indicator: str) -> None:
    figures, _ = _read(tmp_path, study, heads, _SHARE)
    assert {(name, year, kind) for name, _, year, kind in figures} == {(indicator, 2023, "outcome")}


@pytest.mark.parametrize("what", ["bác sĩ", "giường bệnh"])
@pytest.mark.parametrize("wording", [
    "Cứ một vạn dân thì có bao nhiêu {}", "Bình quân {} trên 1 vạn dân", "Mật độ {} trên 10.000 dân",
    "Tỷ số {}/10 nghìn dân", "{} > Trên vạn dân"])
def test_per_ten_thousand(tmp_path: Path, study: Study, wording: str, what: str) -> None:
    figures, _ = _read(tmp_path, study, wording.format(what), _RATE)
    assert {name for name, *_ in figures} == {"doctors_per_10k" if what == "bác sĩ" else "hospital_beds_per_10k"}


@pytest.mark.parametrize(("heads", "indicator"), [
    ("Số xã được phân định khu vực II", "em_area_communes_region_2"), ("Số xã khu vực 1", "em_area_communes_region_1"),
    ("Sởi > Số ca", "measles_cases"), ("Trong năm ghi nhận bao nhiêu ca mắc sởi", "measles_cases"),
    ("Số xã khu vực I theo Quyết định 861/QĐ-TTg năm 2021", "em_area_communes_region_1")])
def test_counts_are_read(tmp_path: Path, study: Study, heads: str, indicator: str) -> None:
    figures, _ = _read(tmp_path, study, heads, _COUNT)
    assert {(name, year) for name, _, year, _ in figures} == {(indicator, 2023)}


@pytest.mark.parametrize(("heads", "title", "numbers"), [
    *((heads, title, _COUNT) for heads, title in (
        ("Số thôn, buôn nông thôn mới (thôn)", ""), ("Số thôn đặc biệt khó khăn của xã khu vực I", ""),
        ("Số xã, thôn ĐBKK", ""), ("Số người tham gia BHXH, BHTN (người)", ""), ("NTM", ""),
        ("Số xã", "Xã thuộc vùng khó khăn theo Quyết định 1049/QĐ-TTg, rà soát năm 2023"),
        ("Tổng số thôn", "Thôn đặc biệt khó khăn theo Quyết định 612/QĐ-UBDT, năm 2023"))),
    *((heads, title, _SHARE) for heads, title in (
        ("Tổng tỷ lệ hộ nghèo và hộ cận nghèo (%)", ""), ("Thôn, buôn > Có điện (%)", ""),
        ("Tỷ lệ trạm y tế có bác sĩ là người DTTS (%)", ""),
        ("Đạt tỷ lệ (%)", "Kết quả cấp nước sạch cho dân cư đô thị năm 2023")))])
def test_others_are_told_and_no_figures(tmp_path: Path, study: Study, heads: str, title: str,
                                        numbers: tuple[float, ...]) -> None:
    figures, told = _read(tmp_path, study, heads, numbers, title or "BIỂU TỔNG HỢP SỐ LIỆU NĂM 2023")
    assert not figures
    assert told
