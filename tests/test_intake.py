"""The check of a department's file, its report, and the form that reads back without a finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import html5lib
import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from analysis.cleaning import clean
from analysis.cli import app
from analysis.ingest import read_figures, read_files
from analysis.intake import check_files
from analysis.intake.check import marks_of
from analysis.intake.form import departments, write_forms
from analysis.intake.report import write_html, write_workbook
from analysis.study import Study, is_applicable
from analysis.tables import empty
from analysis.workspace import Workspace
from tests.ingest_files import write_xlsx

CLEAN: list[list[Any]] = [["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Lắk", 92.5], ["Ea Kar", 91]]
WRONG = [*CLEAN, ["Krông Pắcc", 90], ["Ea Súp", 985], ["=1+1", None], ["Buôn Đôn", "…"]]


def test_a_clean_file_and_a_wrong_one(workspace: Workspace, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "clean.xlsx", CLEAN)
    write_xlsx(tmp_path / "wrong.xlsx", WRONG)
    runner = CliRunner()
    for name, status in (("clean.xlsx", 0), ("wrong.xlsx", 2)):
        result = runner.invoke(app, ["check", str(tmp_path / name), "--root", str(workspace.root)])
        assert result.exit_code == status, result.output
    assert "wrong.xlsx" in result.output
    report = workspace.root / "reports" / "check" / "wrong.xlsx.check.xlsx"
    rows = list(load_workbook(report).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:5] == ("Mức độ", "Tệp", "Trang tính", "Ô", "Nội dung ô")
    assert {(row[0], row[3], row[4]) for row in rows[1:]} == {
        ("Lỗi", "B5", "90"), ("Lỗi", "B6", "985"), ("Ghi nhận", "B8", "…")}


def test_a_ledger_with_a_figure_of_no_year(workspace: Workspace, root: Path, tmp_path: Path) -> None:
    ledger = pd.read_csv(root / "data" / "raw" / "public_figures.csv", dtype=str, keep_default_na=False)
    mixed = pd.concat([ledger[ledger["year"] == ""].head(2), ledger[ledger["year"] != ""].head(2)])
    assert len(mixed) == 4
    mixed.to_csv(tmp_path / "ledger.csv", index=False)
    result = CliRunner().invoke(app, ["check", str(tmp_path / "ledger.csv"), "--root", str(workspace.root)])
    assert isinstance(result.exception, SystemExit | None), result.exception
    report = workspace.root / "reports" / "check" / "ledger.csv.check.xlsx"
    years = [row[3] for row in load_workbook(report).worksheets[1].iter_rows(min_row=2, values_only=True)]
    assert years.count(None) == 2
    assert len([year for year in years if year]) == 2


def test_units_are_written_as_tables_write_them(workspace: Workspace, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "clean.xlsx", CLEAN)
    checked = check_files([tmp_path / "clean.xlsx"], workspace)
    write_workbook(checked, tmp_path / "out.xlsx")
    write_html(checked, tmp_path / "out.html")
    rows = list(load_workbook(tmp_path / "out.xlsx").worksheets[1].iter_rows(values_only=True))
    assert {row[rows[0].index("Đơn vị tính")] for row in rows[1:]} == {"%"}
    assert "percent" not in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_on_a_narrow_screen_each_finding_is_a_card_that_names_its_fields(workspace: Workspace, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "wrong.xlsx", WRONG)
    write_html(check_files([tmp_path / "wrong.xlsx"], workspace), tmp_path / "out.html")
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    findings = next(table for table in page.iter("table") if table.get("class") == "findings")
    heads = ["".join(cell.itertext()) for cell in findings.iter("th") if cell.get("scope") == "col"][1:]
    for row in list(findings.iter("tr"))[1:]:
        assert [cell.get("data-label") for cell in row.iter("td")] == heads
    assert "@media (max-width: 40rem)" in text


def test_a_file_that_is_not_there(workspace: Workspace) -> None:
    result = CliRunner().invoke(app, ["check", "nowhere.xlsx", "--root", str(workspace.root)])
    assert result.exit_code == 2
    assert "nowhere.xlsx" in result.output


def test_the_page_shows_the_table_with_its_cells_marked(workspace: Workspace, tmp_path: Path) -> None:
    rows = [*WRONG, ["<script>alert(1)</script>", 5]]
    write_xlsx(tmp_path / "wrong.xlsx", rows)
    checked = check_files([tmp_path / "wrong.xlsx"], workspace)
    write_html(checked, tmp_path / "out.html")
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    picture = next(table for table in page.iter("table") if table.get("class") == "picture")
    marked = {"".join(cell.itertext()).split()[0]: cell.get("class") for cell in picture.iter("td")
              if cell.get("class")}
    assert marked["985"] == "error"
    assert marked["90"] == "error"
    assert marked["92.5"] == "used"
    assert "<script>" not in text
    assert "http" not in text.replace("http-equiv", "")


def test_texts_that_look_like_formulas_stay_texts(workspace: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in [*CLEAN, ["x", 1]]:
        book.active.append(row)
    book.active["A5"].value = "=cmd|' /C calc'!A0"
    book.active["A5"].data_type = "s"
    book.save(tmp_path / "a.xlsx")
    write_workbook(check_files([tmp_path / "a.xlsx"], workspace), tmp_path / "out.xlsx")
    assert all(cell.data_type != "f" for sheet in load_workbook(tmp_path / "out.xlsx") for row in sheet for cell in row)


def test_letters_that_no_workbook_can_hold_are_replaced(workspace: Workspace, tmp_path: Path) -> None:
    rows = ["huyện,Tỷ lệ hộ nghèo năm 2023 (%)", "Lắk,20.95", '"Ea Kar","x\x01y"']
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(tmp_path / "a.csv"), "--root", str(workspace.root),
                                      "--out", str(tmp_path)])
    assert isinstance(result.exception, SystemExit), result.exception
    cells = [cell.value for row in load_workbook(tmp_path / "a.csv.check.xlsx").worksheets[0] for cell in row]
    assert any("x\N{REPLACEMENT CHARACTER}y" in str(value) for value in cells)


def test_what_is_known_already_is_held_against_a_new_file(root: Path, tmp_path: Path) -> None:
    """The ledger has 33.94 % for Buôn Đôn at the end of 2022: another figure is told on its cell."""
    write_xlsx(tmp_path / "a.xlsx", [["Tỷ lệ hộ nghèo năm 2022 (%)"], ["Huyện", "Tỷ lệ"], ["Buôn Đôn", 12.5]])
    checked = check_files([tmp_path / "a.xlsx"], Workspace(root))
    found = next(f for f in checked.findings if f.cell == "B3" and f.severity == "warning")
    assert found.told.startswith("a.xlsx › Biểu 1 › B3: ")
    said = CliRunner().invoke(app, ["check", str(tmp_path / "a.xlsx"), "--root", str(root), "--out", str(tmp_path)])
    assert found.told in said.output


def test_a_message_that_begins_with_its_place_does_not_name_it_twice(workspace: Workspace, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [["Tỷ lệ hộ nghèo năm 2022 (%)"], ["Huyện", "Tỷ lệ"], ["Buôn Đôn", 125]])
    found = next(f for f in check_files([tmp_path / "a.xlsx"], workspace).findings if f.severity == "error")
    assert found.told.count("a.xlsx") == 1
    assert found.told.startswith("a.xlsx › ")


@pytest.mark.parametrize(("year", "value"), [(2024, 15.0), (2023, 12.0)])
def test_what_contradicts_a_known_figure_is_told_whichever_is_used(
        root: Path, tmp_path: Path, year: int, value: float) -> None:
    """The ledger has 84.3 % for 2024, which is used, and 52.9 % for 2023, which gives way."""
    write_xlsx(tmp_path / "a.xlsx", [[f"Tỷ lệ trẻ em dưới 1 tuổi tiêm chủng đầy đủ năm {year} (%)"],
                                     ["Đơn vị", "Tỷ lệ"], ["Tỉnh Đắk Lắk", value]])
    checked = check_files([tmp_path / "a.xlsx"], Workspace(root))
    assert [(f.severity, f.cell) for f in checked.findings if f.code == "cleaning-conflict"] == [("warning", "B3")]
    assert checked.status == 1


METHODS = {"underweight_u5": "Giám sát dinh dưỡng của Viện Dinh dưỡng quốc gia",
           "stunting_u5": "Cân đo toàn bộ trẻ dưới 5 tuổi hai lần mỗi năm tại trạm y tế"}
KINDS = {"Chính thức": "outcome", "Sơ bộ": "outcome", "Ước thực hiện": "forecast", None: "outcome"}


def test_every_department_gets_a_form_that_reads_back(workspace: Workspace, study: Study, tmp_path: Path) -> None:
    written = write_forms(study, empty("series"), 2024, tmp_path)
    assert len(written) == len(departments(study, 2024)) >= 8
    for path in written:
        book = load_workbook(path)
        expected = _fill(book, study)
        book.save(path)
        checked = check_files([path], workspace)
        assert {(f.severity, f.code) for f in checked.findings} == {("info", "ingest-preliminary")}
        assert checked.status == 0
        measured = {f.indicator: f.definition for f in checked.figures.itertuples() if f.indicator in METHODS}
        assert measured in ({}, {"underweight_u5": "nin", "stunting_u5": "unknown"})
        got = {(f.indicator, f.area_code, f.group, f.year, f.value, f.kind) for f in checked.figures.itertuples()}
        assert got == expected


def _fill(book: Workbook, study: Study) -> set[tuple[str, str, str, int, float, str]]:
    """Put a number into every cell for one, a kind and a remark beside it; what should be read back."""
    names = {indicator.name_vi: indicator for indicator in study.indicators}
    expected = set()
    book.worksheets[0]["C12"] = "Nguyễn Văn A, 0905 123 456"
    for sheet in book.worksheets[1:-1]:
        indicator = names[str(sheet["A2"].value)]
        assert "Không rõ" not in str(sheet["A3"].value)  # nobody can answer by a method that is not told
        if not sheet["C3"].protection.locked:
            sheet["C3"] = METHODS.get(indicator.id)
        heads = [str(cell.value) for cell in sheet[6]]
        kind, remark = heads.index("Loại số liệu") + 1, heads.index("Ghi chú") + 1
        last = 6 + sum(is_applicable(study, indicator, area) for area in (*study.districts, study.province))
        for row in range(7, last + 1):
            unlocked = [cell.column for cell in sheet[row] if not cell.protection.locked]
            assert unlocked == [*range(3, kind + 1), remark]
            additive = indicator.unit in ("persons", "households", "communes", "villages", "schools", "districts",
                                          "criteria", "cases", "schemes", "units", "targets", "km2",
                                          "thousand_persons")
            value = 12.5 if indicator.is_share else 5 * (15 if additive and row == last else 1)
            sheet.cell(row, kind).value = word = None if row == last else list(KINDS)[row % len(KINDS)]
            sheet.cell(row, remark).value = "Theo báo cáo số 12 của huyện" if row % 3 else None
            for column in range(3, kind):
                sheet.cell(row, column).value = value
                group = indicator.main_group if column == 3 else "ethnic_minority"
                code = str(sheet.cell(row, 1).value)
                expected.add((indicator.id, code, group, 2024, float(value), KINDS[word]))
    return expected


def test_a_form_takes_only_what_can_be_true(study: Study, tmp_path: Path) -> None:
    """Each cell to fill has its range or its list, with a prompt and an error; the sheets are locked and fit A4."""
    for path in write_forms(study, empty("series"), 2024, tmp_path):
        for sheet in load_workbook(path).worksheets:
            assert sheet.protection.sheet
            assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
            assert sheet.page_setup.fitToWidth == 1
            rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
            for row in sheet.iter_rows(min_row=7) if rules else ():
                asked = [cell.coordinate for cell in row if not cell.protection.locked][:-1]
                assert all(sum(cell in rule.cells for rule in rules.values()) == 1 for cell in asked)
            for rule in rules.values():
                assert rule.showErrorMessage
                assert rule.showInputMessage
                assert 0 < len(rule.prompt) <= 255
                assert 0 < len(rule.promptTitle) <= 32
                assert 0 < len(rule.error) <= 255
            if rules:
                assert rules["list"].formula1 == '"Chính thức,Sơ bộ,Ước thực hiện"'
                assert sheet.freeze_panes == "C7"


def test_a_form_filled_wrongly_is_told_by_its_cells(workspace: Workspace, study: Study, tmp_path: Path) -> None:
    path = write_forms(study, empty("series"), 2024, tmp_path, "Nông nghiệp")[0]
    book = load_workbook(path)
    sheet = book.worksheets[1]
    for row in range(7, 23):
        sheet.cell(row, 3).value = 12.5
    for cell, wrong in (("C8", 125), ("C9", "mười hai"), ("C10", -3), ("E11", "kế hoặc")):
        sheet[cell] = wrong
    book.save(path)
    checked = check_files([path], workspace)
    assert checked.status == 2
    told = {cell for mark in marks_of(checked) for cell in mark.cells}
    assert {"C8", "C9", "C10", "C11"} <= told
    assert any("E11" in finding.message for finding in checked.findings)
    assert set(checked.figures["cell"]).isdisjoint({"C8", "C9", "C10", "C11"})


def test_last_years_values_are_shown_and_not_read_again(root: Path, study: Study, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["form", "--year", "2023", "--department", "Nông nghiệp", "--root", str(root),
                                      "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    path = next(tmp_path.glob("*.xlsx"))
    shown = [cell for sheet in load_workbook(path) for row in sheet.iter_rows(min_row=7, max_row=22, min_col=4)
             for cell in row if isinstance(cell.value, float)]
    assert shown
    assert read_files({path.name: path}, study)[0] == []


@pytest.mark.parametrize("year", [2021, 2024])
def test_an_untouched_form_is_no_mistake_and_one_partly_filled_reads_back(
        root: Path, study: Study, tmp_path: Path, year: int) -> None:
    """Sheets that show the figures of the year before are as empty as those that show none."""
    series = clean(read_figures(root / "data" / "raw", study)[0], study).series
    assert len(series[series["year"] == year - 1])
    for path in write_forms(study, series, year, tmp_path):
        figures, findings = read_files({path.name: path}, study)
        assert figures == []
        assert {(f.severity, f.code) for f in findings} == {("info", "ingest-nothing-filled")}
        book = load_workbook(path)
        filled = book.worksheets[1]
        for row in range(7, 12):
            filled.cell(row, 3).value = 12
        book.save(path)
        figures, findings = read_files({path.name: path}, study)
        assert {(f.value, f.year) for f in figures} == {(12.0, year)}
        assert [f.code for f in findings if f.severity != "info"] == []


@pytest.mark.parametrize("year", [2023, 2025])
def test_a_form_by_communes_makes_the_districts(study: Study, tmp_path: Path, year: int) -> None:
    """Every commune filled with 3 gives each district three times its communes, without a finding."""
    path = write_forms(study, empty("series"), year, tmp_path, "Bảo hiểm xã hội", communes=True)[0]
    book = load_workbook(path)
    names = {indicator.name_vi: indicator for indicator in study.indicators}
    asked = set()
    for sheet in book.worksheets[1:-1]:
        if sheet.cell(6, 3).value == "Xã, phường, thị trấn":
            asked.add(names[str(sheet["A2"].value)].id)
            for row in range(7, sheet.max_row + 1):
                sheet.cell(row, 4).value = 3
    book.save(path)
    figures, findings = read_files({path.name: path}, study)
    assert {f.code for f in findings} <= {"ingest-nothing-filled"}
    assert {(f.indicator, f.area_code, f.value) for f in figures} == {
        (indicator, area.code, 3.0 * len(study.successors_of(area.code) if year >= 2025
                                         else study.communes_of(area.code)))
        for indicator in asked for area in study.districts}
    assert "health_insured_persons" in asked


def test_a_large_file_is_held_against_what_is_known_too(root: Path, study: Study, tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.intake.check._MOST_FIGURES", 10)
    write_xlsx(tmp_path / "a.xlsx", [
        ["Tỷ lệ hộ nghèo năm 2022 (%)"], ["Huyện", "Tỷ lệ"],
        *([area.name_vi, 33.94 if area.code != "647" else 12.5] for area in study.districts)])
    found = [(f.code, f.cell) for f in check_files([tmp_path / "a.xlsx"], Workspace(root)).findings]
    assert ("intake-compared-in-part", "") in found
    assert any(cell == "B7" for _, cell in found)


def test_a_catalogue_that_cannot_be_used_is_said_and_no_traceback(workspace: Workspace, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", CLEAN)
    (workspace.raw / "indicators.csv").write_text("cái gì đây", encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(tmp_path / "a.xlsx"), "--root", str(workspace.root)])
    assert result.exit_code != 0
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "indicators.csv" in result.output


def test_a_catalogue_without_the_province_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", CLEAN)
    areas = workspace.raw / "areas.csv"
    areas.write_text(areas.read_text(encoding="utf-8").replace(",province,", ",region,"), encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(tmp_path / "a.xlsx"), "--root", str(workspace.root)])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 3
    assert "Danh mục" in result.output
