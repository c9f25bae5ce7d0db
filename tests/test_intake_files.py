"""Two files for the same figures: which is used, and that nothing of the other is lost or left unsaid."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from analysis.cleaning import clean
from analysis.cli import app
from analysis.findings import Finding, findings_table
from analysis.ingest import read_figures
from analysis.intake import check_files
from analysis.intake.check import marks_of
from analysis.reporting.data_pages import data_page, findings_page
from analysis.reporting.jobs import PageInfo
from analysis.study import Study
from analysis.workspace import Workspace
from tests.ingest_files import write_xlsx

TITLE = "Tỷ lệ bao phủ bảo hiểm y tế (%)"


def table(study: Study, *years: int, shift: float = 0.0, above: str = "") -> list[list[Any]]:
    """A rate of each district, apart by the year and by `shift`."""
    heading: list[list[Any]] = [[above], [TITLE], ["Huyện", *(f"Năm {year}" for year in years)]]
    return heading + [[area.name_vi, *(round(80 + place / 2 + (year - 2020) / 10 + shift, 2) for year in years)]
                      for place, area in enumerate(study.districts)]


def of_coverage(findings: list[Finding]) -> list[Finding]:
    return [f for f in findings if f.code == "cleaning-two-files"]


def test_one_file_goes_before_the_other_in_every_cell_that_they_share(workspace: Workspace, study: Study) -> None:
    write_xlsx(workspace.raw / "BHXH 2024.xlsx", table(study, 2023, 2024))
    write_xlsx(workspace.raw / "a3.xlsx", table(study, 2024, shift=-0.4))
    figures, reading = read_figures(workspace.raw, study)
    cleaned = clean(figures, study)
    used = figures[figures["figure_id"].isin(cleaned.series["figure_id"])]
    assert set(used["file"]) == {"BHXH 2024.xlsx"}
    assert [f.code for f in reading] == []
    found = of_coverage(cleaned.findings)
    assert [(f.severity, f.file, f.arguments["used_file"], f.arguments["count"]) for f in found] == [
        ("warning", "a3.xlsx", "BHXH 2024.xlsx", 15)]
    assert not [f for f in cleaned.findings if f.code == "cleaning-conflict"]
    for row in range(4, 19):
        assert f"B{row}" in found[0].message
        assert f"C{row}" in found[0].message
    assert "80 (B4, Thành phố Buôn Ma Thuột, 2024) → 80,4 (C4)" in found[0].message
    assert "nhiều số hơn (30 so với 15" in found[0].message
    assert len(findings_table(found)) == 1


def test_files_with_as_many_figures_are_told_apart_by_their_names(workspace: Workspace, study: Study) -> None:
    write_xlsx(workspace.raw / "y.xlsx", table(study, 2024))
    write_xlsx(workspace.raw / "x.xlsx", table(study, 2024, shift=0.3))
    figures, _ = read_figures(workspace.raw, study)
    cleaned = clean(figures, study)
    assert set(figures[figures["figure_id"].isin(cleaned.series["figure_id"])]["file"]) == {"x.xlsx"}


@pytest.mark.parametrize(("new", "known"), [((2024,), (2023, 2024)), ((2023, 2024), (2024,))])
def test_a_check_says_every_difference_before_the_file_is_copied(
        workspace: Workspace, study: Study, tmp_path: Path, new: tuple[int, ...], known: tuple[int, ...]) -> None:
    write_xlsx(workspace.raw / "known.xlsx", table(study, *known))
    write_xlsx(tmp_path / "new.xlsx", table(study, *new, shift=0.4))
    checked = check_files([tmp_path / "new.xlsx"], workspace)
    found = of_coverage(list(checked.findings))
    assert [(f.file, f.arguments["count"]) for f in found] == [("new.xlsx", 15)]
    assert found[0].arguments["used_file"] == ("known.xlsx" if len(known) > 1 else "new.xlsx")
    assert not [f for f in checked.findings if f.code == "cleaning-conflict"]


def test_a_file_with_a_day_of_signature_goes_before_one_without(workspace: Workspace, study: Study) -> None:
    """In the years that were old when it was signed as well: one file goes before the other in all cells."""
    write_xlsx(workspace.raw / "a.xlsx", table(study, 2021, 2022, 2023, 2024))
    write_xlsx(workspace.raw / "b.xlsx", [*table(study, 2023, 2024, shift=0.4), [None],
                                          [None, "Đắk Lắk, ngày 10 tháng 01 năm 2025"]])
    figures, reading = read_figures(workspace.raw, study)
    cleaned = clean(figures, study)
    used = figures[figures["figure_id"].isin(cleaned.series["figure_id"])]
    assert set(used[used["year"] >= 2023]["file"]) == {"b.xlsx"}
    assert [(f.severity, f.code, f.file, f.arguments["count"]) for f in reading] == [
        ("warning", "ingest-signed-later", "a.xlsx", 30)]
    assert "80,3 (D4) → 80,7 (B4)" in reading[0].message
    assert of_coverage(cleaned.findings) == []


CORRECTED = "BHXH 2024 đính chính.xlsx"


def correction() -> list[list[Any]]:
    return [[TITLE], ["Huyện", "Năm 2024"], ["Lắk", 96.2]]


def test_a_corrected_value_stays_on_the_page_of_data_with_its_reason(workspace: Workspace, study: Study) -> None:
    write_xlsx(workspace.raw / "BHXH 2024.xlsx", table(study, 2024))
    write_xlsx(workspace.raw / CORRECTED, correction())
    figures, findings = read_figures(workspace.raw, study)
    cleaned = clean(figures, study)
    assert cleaned.series[cleaned.series["area_code"] == "656"]["value"].tolist() == [96.2]
    assert [f.code for f in findings] == ["ingest-replaced"]
    lak = figures[figures["area_code"] == "656"].merge(cleaned.selection, on="figure_id", suffixes=("", "_"))
    decided = {row.value: (row.status_, row.rule) for row in lak.itertuples()}
    old = next(value for value in decided if value != 96.2)
    assert decided == {96.2: ("used", "corrected-file"), old: ("superseded", "corrected-file")}
    page = data_page(study, {"figures": cleaned.figures, "selection": cleaned.selection},
                     "health_insurance_coverage", PageInfo("BHYT"))
    assert "Bị thay thế.</strong> Bản sửa hoặc bản chính thức" in page
    assert str(old).replace(".", ",") in page


def test_before_a_correction_was_known_the_first_figure_stands(workspace: Workspace, study: Study) -> None:
    signed = [[None, "Đắk Lắk, ngày 10 tháng 01 năm 2025"]]
    later = [[None, "Đắk Lắk, ngày 12 tháng 3 năm 2025"]]
    write_xlsx(workspace.raw / "BHXH 2024.xlsx", [*table(study, 2024), [None], *signed])
    write_xlsx(workspace.raw / CORRECTED, [*correction(), [None], *later])
    figures, _ = read_figures(workspace.raw, study)
    for day, value in ((date(2025, 2, 1), 86.9), (date(2025, 4, 1), 96.2)):
        series = clean(figures, study, day).series
        assert series[series["area_code"] == "656"]["value"].tolist() == [value]


def test_a_check_of_a_correction_notes_what_it_replaces(workspace: Workspace, study: Study, tmp_path: Path) -> None:
    write_xlsx(workspace.raw / "BHXH 2024.xlsx", table(study, 2024))
    write_xlsx(tmp_path / CORRECTED, correction())
    result = CliRunner().invoke(app, ["check", str(tmp_path / CORRECTED), "--root", str(workspace.root)])
    assert "→ 96,2 (B3)" in result.output
    assert "weak" not in result.output
    checked = check_files([tmp_path / CORRECTED], workspace)
    assert [f.code for f in checked.findings if f.severity == "info"] == ["ingest-replaced"]
    assert not [f for f in checked.findings if f.code == "cleaning-conflict"]


HOUSEHOLDS = [20_000 + 3_000 * place for place in range(15)]


def checked_column(workspace: Workspace, study: Study, path: Path, title: str,
                   values: list[int]) -> dict[str, list[tuple[str, str]]]:
    """What a check says of each cell of a column of districts, notes left out."""
    write_xlsx(path, [[title], ["Huyện", title], *(
        [area.name_vi, value] for area, value in zip(study.districts, values, strict=True))])
    found: dict[str, list[tuple[str, str]]] = {}
    for finding in check_files([path], workspace).findings:
        if finding.severity != "info":
            found.setdefault(finding.cell, []).append((finding.severity, finding.code))
    return found


@pytest.mark.parametrize(("title", "of", "value", "said"), [
    ("Số hộ năm 2023", "households", 0, ("error", "ingest-too-few-people")),
    ("Số hộ năm 2023", "households", 2_900, ("warning", "ingest-unlikely-people")),
    ("Dân số năm 2023 (người)", "people", 12, ("error", "ingest-too-few-people")),
    ("Dân số nông thôn năm 2023 (người)", "people", 12, ("error", "ingest-too-few-people")),
    ("Tổng số xã năm 2023", "communes", 40, ("warning", "ingest-too-many-communes")),
    ("Tổng số xã năm 2023", "communes", 0, ("warning", "ingest-zero-whole")),
    ("Số xã đạt chuẩn nông thôn mới năm 2023", "communes", 40, ("warning", "ingest-too-many-communes")),
])
def test_a_whole_that_cannot_be_true_is_told_on_its_cell(
        workspace: Workspace, study: Study, tmp_path: Path, title: str, of: str, value: int,
        said: tuple[str, str]) -> None:
    values = {"households": HOUSEHOLDS, "people": [4 * each for each in HOUSEHOLDS],
              "communes": [len(study.communes_of(area.code)) for area in study.districts]}[of]
    assert checked_column(workspace, study, tmp_path / "a.xlsx", title, values) == {}
    values = [*values[:3], value, *values[4:]]
    assert checked_column(workspace, study, tmp_path / "a.xlsx", title, values) == {"B6": [said]}
    told = CliRunner().invoke(app, ["check", str(tmp_path / "a.xlsx"), "--root", str(workspace.root)])
    assert told.exit_code == {"error": 2, "warning": 1}[said[0]]


@pytest.mark.parametrize(("year", "times", "cells"), [
    (2023, 2.5, ["B6"]), (2023, 0.45, ["B6"]), (2021, 2.5, ["B6"]), (2023, 1.6, []), (2012, 2.5, [])])
def test_households_do_not_double_within_a_year(workspace: Workspace, study: Study, tmp_path: Path, year: int,
                                                times: float, cells: list[str]) -> None:
    checked_column(workspace, study, workspace.raw / "known.xlsx", "Số hộ năm 2022", HOUSEHOLDS)
    values = [*HOUSEHOLDS[:3], round(HOUSEHOLDS[3] * times), *HOUSEHOLDS[4:]]
    assert checked_column(workspace, study, tmp_path / "a.xlsx", f"Số hộ năm {year}", values) == {
        cell: [("warning", "cleaning-whole-jumps")] for cell in cells}


@pytest.mark.parametrize("poor_first", [True, False])
def test_fewer_households_than_poor_ones_of_another_file(workspace: Workspace, study: Study, tmp_path: Path,
                                                         poor_first: bool) -> None:
    """Whichever file comes first, the other is told on its cell when it is checked; no rate above 100 % is made."""
    poor = [each // 10 for each in HOUSEHOLDS]
    poor[3] = HOUSEHOLDS[3] + 500
    columns = [("Số hộ nghèo năm 2023", poor), ("Số hộ năm 2023", HOUSEHOLDS)][:: 1 if poor_first else -1]
    checked_column(workspace, study, workspace.raw / "known.xlsx", *columns[0])
    code = "cleaning-whole-below-part" if poor_first else "cleaning-part-above-whole"
    assert checked_column(workspace, study, tmp_path / "a.xlsx", *columns[1]) == {"B6": [("warning", code)]}
    message = next(f.message for f in check_files([tmp_path / "a.xlsx"], workspace).findings if f.code == code)
    assert "known.xlsx" in message
    write_xlsx(workspace.raw / "b.xlsx", [[columns[1][0]], ["Huyện", columns[1][0]], *(
        [area.name_vi, value] for area, value in zip(study.districts, columns[1][1], strict=True))])
    series = clean(read_figures(workspace.raw, study)[0], study).series
    rates = series[series["indicator"] == "poverty_rate"]
    assert len(rates) == 14
    assert rates["value"].max() < 11


def test_what_has_one_cause_is_told_once_with_all_of_its_cells(workspace: Workspace, study: Study,
                                                              tmp_path: Path) -> None:
    """The coverage of every district fell in 2021, when the state ceased to pay for many."""
    write_xlsx(tmp_path / "a.xlsx", [["Tỷ lệ bao phủ BHYT (%)"], ["Huyện", "Năm 2019", "Năm 2020", "Năm 2021"], *(
        [area.name_vi, 90 + place / 10, 91 + place / 10, 78 + place / 10]
        for place, area in enumerate(study.districts))])
    checked = check_files([tmp_path / "a.xlsx"], workspace)
    assert len(checked.findings) == 15
    (mark,) = marks_of(checked)
    assert checked.count("info") == 1
    assert mark.cell == "D3:D17"
    assert "Cũng như vậy ở 14 nơi khác: Thị xã Buôn Hồ, Toàn bộ 78,1 (D4); " in mark.message
    printed = CliRunner().invoke(app, ["check", str(tmp_path / "a.xlsx"), "--root", str(workspace.root)]).output
    assert printed.count("Quyết định 861") == 1
    told = findings_page(study, {"findings": findings_table(checked.findings), "figures": checked.figures},
                         PageInfo("Kiểm tra"))
    assert told.count("Quyết định 861") == 1


def test_a_draft_that_is_replaced_is_told_once(workspace: Workspace, study: Study, tmp_path: Path) -> None:
    write_xlsx(workspace.raw / "BHYT chính thức.xlsx", table(study, 2024))
    write_xlsx(tmp_path / "BHYT dự thảo.xlsx", table(study, 2024, shift=0.4))
    checked = check_files([tmp_path / "BHYT dự thảo.xlsx"], workspace)
    assert {finding.code for finding in checked.findings} == {"ingest-replaced"}
    assert [mark.cell for mark in marks_of(checked)] == ["B4:B18"]
