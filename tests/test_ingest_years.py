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
    assert {(f["year"], f["group"]) for f in figures} == {(2024, "all")}
    assert len(figures) == 3
    assert told(findings) == set()


def test_nam_above_years_is_a_year_and_beside_women_the_men(tmp_path: Path, study: Study) -> None:
    figures, _ = read(tmp_path, study, a=rows("2023", "2024", above=["Nam", None]))
    assert {(f["year"], f["group"]) for f in figures} == {(2023, "all"), (2024, "all")}
    figures, _ = read(tmp_path, study, a=rows("Nam 2024", "Nữ 2024"))
    assert {(f["year"], f["group"]) for f in figures} == {(2024, "male"), (2024, "female")}
    figures, _ = read(tmp_path, study, a=rows("2023", "2024", "2023", "2024", above=["Tổng số", None, "Nam", None]))
    assert {(f["year"], f["group"]) for f in figures} == {(y, g) for y in (2023, 2024) for g in ("all", "male")}


def test_a_year_of_two_digits_is_read_with_a_remark(tmp_path: Path, study: Study) -> None:
    figures, findings = read(tmp_path, study, a=rows("Năm 23", "Năm 24"))
    assert {(f["cell"][0], f["year"]) for f in figures} == {("B", 2023), ("C", 2024)}
    assert {(f.severity, f.code) for f in findings} == {("info", "ingest-short-year")}


@pytest.mark.parametrize("heading", ["Năm 2O24", "Năm 2204", "Năm 202", "Năm hai nghìn không trăm hai mươi tư",
                                     "Nam hai nghìn không trăm hai mươi tư"])
def test_a_year_with_a_slip_is_asked_for_in_four_digits(tmp_path: Path, study: Study, heading: str) -> None:
    figures, findings = read(tmp_path, study, a=rows(heading, "Năm 2023"))
    assert {f["year"] for f in figures} == {2023}
    assert cells(figures) == {"C4", "C5", "C6"}
    assert [(f.severity, f.code) for f in findings] == [("error", "ingest-unknown-year")]
    assert "bốn chữ số" in findings[0].advice
    assert "synonyms" not in findings[0].advice


def test_a_heading_of_something_else_still_asks_for_its_name(tmp_path: Path, study: Study) -> None:
    _, findings = read(tmp_path, study, a=rows("Tỷ lệ bốc hơi năm 2O24", "Năm 2023"))
    assert "ingest-unknown-year" not in {f.code for f in findings}
