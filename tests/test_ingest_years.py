"""Years in headings as people write them: without the mark, with two digits, with a slip, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.study import Study
from tests.ingest_reading import cells, read, told
from tests.ingest_tables import Rows

TITLE = "Tỷ lệ bao phủ bảo hiểm y tế (%)"


def rows(*headings: str, above: list[str | None] | None = None) -> Rows:
    upper = [["Huyện", *above], [None, *headings]] if above else [["Huyện", *headings]]
    values = [[name, *(value + place for place in range(len(headings)))]
              for name, value in (("Lắk", 92.5), ("Ea Kar", 91.25), ("Buôn Đôn", 90.5))]
    return [[TITLE], [None], *upper, *values]


@pytest.mark.parametrize("heading", ["Nam2024", "NAM 2024", "Năm2024", "Nam-2024", "năm 2024"])
def test_a_year_without_its_mark_or_blank_is_no_man(tmp_path: Path, study: Study, heading: str) -> None:
    figures, findings = read(tmp_path, study, a=rows(heading))
    assert {(f.year, f.group) for f in figures} == {(2024, "all")}
    assert len(figures) == 3
    assert told(findings) == set()


def test_nam_above_years_is_a_year_and_beside_women_the_men(tmp_path: Path, study: Study) -> None:
    figures, _ = read(tmp_path, study, a=rows("2023", "2024", above=["Nam", None]))
    assert {(f.year, f.group) for f in figures} == {(2023, "all"), (2024, "all")}
    figures, _ = read(tmp_path, study, a=rows("Nam 2024", "Nữ 2024"))
    assert {(f.year, f.group) for f in figures} == {(2024, "male"), (2024, "female")}
    figures, _ = read(tmp_path, study, a=rows("2023", "2024", "2023", "2024", above=["Tổng số", None, "Nam", None]))
    assert {(f.year, f.group) for f in figures} == {(y, g) for y in (2023, 2024) for g in ("all", "male")}


def test_a_year_of_two_digits_is_read_with_a_remark(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rows("Năm 23", "Năm 24"))
    assert {(f.cell[0], f.year) for f in figures} == {("B", 2023), ("C", 2024)}
    assert {(f.severity, f.code) for f in findings} == {("info", "ingest-short-year")}


@pytest.mark.parametrize("heading", ["Năm 2O24", "Năm 2204", "Năm 202", "Năm hai nghìn không trăm hai mươi tư",
                                     "Nam hai nghìn không trăm hai mươi tư"])
def test_a_year_with_a_slip_is_asked_for_in_four_digits(tmp_path: Path, study: Study, heading: str) -> None:
    figures, findings = read(tmp_path, study, a=rows(heading, "Năm 2023"))
    assert {f.year for f in figures} == {2023}
    assert cells(figures) == {"C4", "C5", "C6"}
    assert [(f.severity, f.code) for f in findings] == [("error", "ingest-unknown-year")]
    assert "bốn chữ số" in findings[0].advice
    assert "synonyms" not in findings[0].advice


def test_a_heading_of_something_else_still_asks_for_its_name(tmp_path: Path, study: Study) -> None:
    _, findings = read(tmp_path, study, a=rows("Tỷ lệ bốc hơi năm 2O24", "Năm 2023"))
    assert "ingest-unknown-year" not in {f.code for f in findings}


@pytest.mark.parametrize(("title", "kinds"), [
    ("năm 2023 và ước năm 2024", ("outcome", "forecast")),
    ("thực hiện năm 2023, kế hoạch năm 2024", ("outcome", "target")),
    ("thực hiện năm 2022, ước năm 2023 và kế hoạch năm 2024", ("forecast", "target")),
    ("kế hoạch năm 2024 và kết quả năm 2023", ("outcome", "target")),
    ("năm 2022, kế hoạch năm 2023, 2024", ("target", "target")),
    ("giai đoạn 2021 - 2023 và kế hoạch năm 2024", ("outcome", "target")),
    ("theo kế hoạch năm 2023 và năm 2024", ("target", "target"))])
def test_each_year_of_a_title_has_the_kind_that_goes_with_it(tmp_path: Path, study: Study, title: str,
                                                             kinds: tuple[str, str]) -> None:
    table = [[f"Tỷ lệ bao phủ BHYT {title} (%)"], *rows("Năm 2023", "Năm 2024")[2:]]
    figures, findings = read(tmp_path, study, a=table)
    assert {(f.year, f.kind) for f in figures} == set(zip((2023, 2024), kinds, strict=True))
    assert told(findings) == set()


def test_a_year_of_which_the_title_says_two_kinds_or_none_is_asked_for(tmp_path: Path, study: Study) -> None:
    for title in ("thực hiện năm 2024 và kế hoạch năm 2024", "thực hiện năm 2023 và kế hoạch năm 2025"):
        _, findings = read(tmp_path, study, a=[
            [f"Tỷ lệ bao phủ BHYT năm 2022, {title} (%)"], *rows("Năm 2022", "Năm 2024")[2:]])
        assert {code for _, code, _ in told(findings)} == {"two-kinds"}


@pytest.mark.parametrize("corner", ["Huyện (năm 2022)", "Huyện, TX, TP - 2022"])
def test_the_heading_of_the_areas_gives_the_year(tmp_path: Path, study: Study, corner: str) -> None:
    table = rows("Tỷ lệ bao phủ BHYT (%)")[2:]
    table[0][0] = corner
    figures, findings = read(tmp_path, study, a=[*table, [], ["Huyện (năm 2023)", *table[0][1:]], *table[1:]])
    assert {(f.cell, f.year) for f in figures} == {("B2", 2022), ("B3", 2022), ("B4", 2022), ("B7", 2023),
                                                         ("B8", 2023), ("B9", 2023)}
    assert told(findings) == set()


@pytest.mark.parametrize(("corner", "title", "code"), [
    ("Huyện (6 tháng năm 2022)", TITLE, "no-year"), ("Huyện (ước năm 2022)", TITLE, "no-year"),
    ("Đơn vị (theo địa giới năm 2020)", TITLE, "no-year"), ("Huyện (2021-2022)", TITLE, "no-year"),
    ("Huyện (năm 2022)", f"{TITLE} năm 2023", "two-years")])
def test_a_corner_that_says_more_or_contradicts_its_title_gives_none(tmp_path: Path, study: Study, corner: str,
                                                                     title: str, code: str) -> None:
    figures, findings = read(tmp_path, study, a=[[title], [corner, "Tỷ lệ (%)"], *rows("")[3:]])
    assert figures == []
    assert ("error", code, "B3") in told(findings)


@pytest.mark.parametrize("source", ["(Nguồn: Niên giám thống kê tỉnh Đắk Lắk năm 2022, NXB Thống kê 2023)",
                                    "Nguồn: Báo cáo của Sở Y tế năm 2023"])
def test_the_years_of_a_source_are_not_those_of_figures(tmp_path: Path, study: Study, source: str) -> None:
    """What a yearbook of 2022 tells is of the year before; where nothing but the source has a year, none is known."""
    table = rows("Tỷ lệ (%)")[2:]
    figures, findings = read(tmp_path, study, a=[["Tỷ lệ bao phủ BHYT năm 2021"], [source], [], *table])
    assert {figure.year for figure in figures} == {2021}
    assert told(findings) == set()
    figures, findings = read(tmp_path, study, a=[["Tỷ lệ bao phủ BHYT"], [source], [], *table])
    assert not figures
    assert {finding.code for finding in findings} == {"ingest-no-year"}


@pytest.mark.parametrize("title", ["NĂM 2023 VÀ KẾ HOẠCH NĂM 2024", "NĂM 2022, 2023 VÀ KẾ HOẠCH NĂM 2024"])
def test_the_whole_beside_results_and_a_plan_is_of_the_results(tmp_path: Path, study: Study, title: str) -> None:
    """Of several years of results, or where no column names the plan's, nothing tells."""
    heading = ["Huyện", "Tổng số xã", "Số xã đạt chuẩn NTM đến 31/12/2023", "Số xã đạt chuẩn NTM - Kế hoạch năm 2024"]
    table = [["Ea H'leo", 11, 9, 10], ["Cư M'gar", 15, 12, 13], ["Cư Kuin", 8, 7, 8]]
    above = [[f"KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI {title}"], []]
    figures, findings = read(tmp_path, study, a=[*above, heading, *table])
    wholes = {(f.year, f.kind, f.value) for f in figures if f.indicator == "communes_total"}
    clear = "2022" not in title
    assert wholes == ({(2023, "outcome", value) for value in (11, 15, 8)} if clear else set())
    assert len([f for f in figures if f.indicator != "communes_total"]) == 6
    figures, findings = read(tmp_path, study, a=[*above, heading[:3], *(row[:3] for row in table)])
    assert not [f for f in figures if f.indicator == "communes_total"]
    assert "ingest-two-years" in {finding.code for finding in findings}
