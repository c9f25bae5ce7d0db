"""What a finding quotes of a cell, in each language."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from analysis.findings import Finding
from analysis.ingest import read_files
from analysis.language import use_language
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Doubt, F, Rows, check


def test_numbers_in_findings_follow_the_language(study: Study, tmp_path: Path) -> None:
    rows: Rows = [["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"],
                  *([a.name_vi, Doubt(0.951) if not n else
                     F(94 + n / 10, "health_insurance_coverage", a.code, 2023, 94 + n / 10)]
                    for n, a in enumerate(study.districts))]
    finding = next(f for f in check(rows, study, tmp_path) if f.cell == "B3")
    assert '"0,951"' in finding.message
    assert "95,1%" in finding.message
    assert "ghi 95,1 " in finding.advice
    with use_language("en"):
        assert '"0.951"' in finding.message
        assert "95.1" in finding.advice
    typed: Rows = [["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Lắk", Doubt("101.5")]]
    assert '"101.5"' in check(typed, study, tmp_path, "b.xlsx")[0].message  # a text is quoted as it stands


def test_a_percent_cell_is_quoted_as_it_shows(study: Study, tmp_path: Path) -> None:
    title, heading = ["Tỷ lệ bao phủ BHYT năm 2023"], ["Huyện", "Tỷ lệ"]
    book = write_xlsx(tmp_path / "a.xlsx", [title, heading, ["Lắk", 1.015], ["Ea Súp", 0.915]])
    for cell in ("B3", "B4"):
        book.active[cell].number_format = "0.0%"
    book.save(tmp_path / "a.xlsx")
    figures, findings = read_files({"a.xlsx": tmp_path / "a.xlsx"}, study)
    assert [figure.value for figure in figures] == [91.5]
    assert '"101,5%"' in findings[0].message
    kept = json.loads(json.dumps(findings[0].arguments))
    assert replace(findings[0], arguments=kept).message == findings[0].message
    with use_language("en"):
        assert '"101.5%"' in findings[0].message


def test_findings_stored_with_finished_texts_stay_readable() -> None:
    old = Finding("error", "ingest-unit-slip", {"found": "0.951", "percent": "95.1"}, "a", cell="B3")
    assert "95.1%" in old.message
    stored = json.loads(json.dumps({"found": "12.500", "readings": (12.5, 12500.0)}))
    assert "12,5 / 12.500" in Finding("error", "ingest-ambiguous-number", stored).message
