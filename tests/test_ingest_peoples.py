"""Tables about other people than all: only the title says so, and the short headings below it do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check, severities


def _table(study: Study, title: str, *columns: tuple[str, str, float]) -> Rows:
    """A table of three districts; a column without an indicator must not be read."""
    rows: Rows = [[title], ["Huyện", *(heading for heading, _, _ in columns)]]
    rows += [[a.name_vi, *(F(value, name, a.code, 2023, value) if name else Doubt(value)
                           for _, name, value in columns)] for a in study.districts[:3]]
    return rows


@pytest.mark.parametrize("title", [
    "Hộ gia đình làm nông, lâm, ngư nghiệp có mức sống trung bình năm 2023", "Học sinh, sinh viên năm 2023",
    "Chăm sóc người cao tuổi năm 2023", "Người khuyết tật năm 2023", "Đối tượng bảo trợ xã hội năm 2023",
    "Hộ kinh doanh cá thể năm 2023", "Hội viên năm 2023", "Trẻ em mồ côi năm 2023"])
def test_short_headings_below_a_title_on_other_people(study: Study, tmp_path: Path, title: str) -> None:
    rows = _table(study, title, ("Đã tham gia BHYT", "", 4000), ("Tỷ lệ tham gia BHYT (%)", "", 71.5))
    assert set(severities(check(rows, study, tmp_path)).values()) == {"warning"}


@pytest.mark.parametrize("title", [
    "Lao động, người có công và xã hội năm 2023", "Kết quả thực hiện BHYT (không tính lao động thời vụ) năm 2023",
    "Bảo hiểm y tế theo nhóm đối tượng năm 2023", "Hội Nông dân tổng hợp: bảo hiểm y tế năm 2023"])
def test_titles_that_only_mention_people(study: Study, tmp_path: Path, title: str) -> None:
    rows = _table(study, title, ("Tỷ lệ bao phủ BHYT toàn dân (%)", "health_insurance_coverage", 92.5))
    assert not severities(check(rows, study, tmp_path))


def test_what_the_poor_have(study: Study, tmp_path: Path) -> None:
    title = "Nhà ở và vệ sinh của hộ nghèo nông thôn năm 2023"
    for heading in ("Sử dụng điện (%)", "Nhà tiêu hợp vệ sinh (%)"):
        rows: Rows = [[title], ["Huyện", heading], ["Lắk", Doubt(71.5)]]
        assert severities(check(rows, study, tmp_path)) == {"title-words": "warning"}


@pytest.mark.parametrize("heading", ["Nhà tiêu hợp vệ sinh (%)", "Sử dụng điện (%)"])
def test_short_headings_below_a_title_on_the_poor(study: Study, tmp_path: Path, heading: str) -> None:
    rows = _table(study, "Kết quả rà soát hộ nghèo năm 2023", ("Tỷ lệ hộ nghèo (%)", "poverty_rate", 9.5),
                  (heading, "", 71.5))
    assert severities(check(rows, study, tmp_path)) == {"title-words": "warning"}


def test_poor_households_among_people(study: Study, tmp_path: Path) -> None:
    rows = _table(study, "Dân số năm 2023", ("Dân số", "population", 90123), ("Trong đó: hộ nghèo", "", 4000))
    assert severities(check(rows, study, tmp_path))
    rows = _table(study, "Dân số năm 2023", ("Dân số (người)", "population", 90123),
                  ("Hộ nghèo (hộ)", "poor_households", 4000))
    assert set(severities(check(rows, study, tmp_path)).values()) == {"info"}


@pytest.mark.parametrize("counted", ["Số xã", "Số xã, phường, thị trấn", "Số thôn, buôn", "Số hộ", "Tổng số xã"])
@pytest.mark.parametrize("how", ["rà soát", "được điều tra", "có báo cáo", "khảo sát"])
def test_those_surveyed_need_not_be_all(study: Study, tmp_path: Path, counted: str, how: str) -> None:
    rows = _table(study, "Y tế cơ sở năm 2023", (f"{counted} {how}", "", 12))
    assert "error" not in severities(check(rows, study, tmp_path)).values()


def test_shares_of_those_surveyed(study: Study, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [
        ["Cấp điện năm 2023"], ["Huyện", "Tổng số hộ được rà soát", "Số hộ sử dụng điện"],
        ["Lắk", 2000, 1900], ["Ea Kar", 4000, 3600]])
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert [(f.indicator, f.value) for f in figures] == [("electricity_access", 95), ("electricity_access", 90)]
    assert "surveyed-whole" in severities(findings)


@pytest.mark.parametrize(("part", "whole"), [("9 tháng", False), ("Quý III", False), ("12 tháng", True)])
def test_vaccinated_until_some_month(study: Study, tmp_path: Path, part: str, whole: bool) -> None:
    name = "full_immunisation_u1" if whole else ""
    rows = _table(study, f"Tiêm chủng {part} năm 2023", ("Trẻ dưới 1 tuổi tiêm chủng đầy đủ (%)", name, 61.5))
    assert bool(severities(check(rows, study, tmp_path))) != whole


@pytest.mark.parametrize(("title", "of_all"), [
    ("Một số chỉ tiêu lao động chủ yếu tỉnh Đắk Lắk", True), ("Các chỉ tiêu hộ gia đình cơ bản năm 2023", True),
    ("Lao động chủ yếu làm nông nghiệp", False), ("Một số chỉ tiêu lao động chủ yếu làm nông", False)])
def test_the_chief_indicators_are_no_people(study: Study, tmp_path: Path, title: str, of_all: bool) -> None:
    name = "trained_labour" if of_all else ""
    rows = _table(study, title, ("Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ năm 2023", name, 16.5),
                  ("Tỷ lệ bao phủ BHYT năm 2023 (%)", "health_insurance_coverage" if of_all else "", 91.5))
    findings = severities(check(rows, study, tmp_path))
    assert ("title-words" in findings) != of_all


def test_the_minority_beside_all_below_a_title_on_its_poor(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["HỘ NGHÈO LÀ ĐỒNG BÀO DÂN TỘC THIỂU SỐ TẠI THỜI ĐIỂM 31/12/2023"],
                  ["Địa bàn", "Chung toàn huyện", None, None, "Trong đó: đồng bào DTTS", None, None],
                  [None, "Tổng số hộ", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)", "Tổng số hộ DTTS", "Số hộ nghèo DTTS",
                   "Tỷ lệ hộ nghèo DTTS so với tổng số hộ DTTS (%)"]]
    for number, area in enumerate(study.districts[:7]):
        row: list[Any] = [area.name_vi]
        for group, households, poor in (("all", 18_530 + 911 * number, 2_189 + 733 * number),
                                        ("ethnic_minority", 8_338 + 377 * number, 1_456 + 507 * number)):
            rate = round(100 * poor / households, 2)
            row += [F(households, "households", area.code, 2023, households, group),
                    F(poor, "poor_households", area.code, 2023, poor, group),
                    F(rate, "poverty_rate", area.code, 2023, rate, group)]
        rows.append(row)
    check(rows, study, tmp_path, merged=("A2:A3", "B2:D2", "E2:G2"))
