"""Web pages that programs save as workbooks: read like any other table, and bounded."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.ingest import read_files
from analysis.ingest.readers import apart, read_sheets
from analysis.study import Study

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><title>Sheet</title>
<style>td {mso-number-format:"0.0"}</style></head><body>
<p>BẢO HIỂM XÃ HỘI TỈNH ĐẮK LẮK</p><h3>Tỷ lệ bao phủ bảo hiểm y tế (%)</h3>
<table border=1><tr><th rowspan=2>Huyện</th><th colspan="2">Thực hiện</th></tr><tr><th>Năm<br>2022</th>
<th>Năm 2023<sup>1</sup></th></tr>
<tr><td>Huyện&nbsp;Lắk<td align=right>90,5<td><b>91</b>,5<sup>2</sup>
<tr style="display:none"><td>Ea Súp<td>80,1<td>81,2</tr>
<tr><td>Ea&nbsp;H&#39;leo</td><td>88,4</td><td>89,0</td></tr></table><p>Ghi chú: (1) sơ bộ</body></html>"""
FIGURES = {("656", 2022, "B5"): 90.5, ("656", 2023, "C5"): 91.5, ("645", 2022, "B7"): 88.4, ("645", 2023, "C7"): 89.0}


def codes(path: Path, study: Study) -> set[str]:
    return {finding.code.removeprefix("ingest-") for finding in read_files({path.name: path}, study)[1]}


@pytest.mark.parametrize("name", ["a.xls", "a.htm", "a.html"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_is_read_as_a_spreadsheet_shows_it(name: str, encoding: str, tmp_path: Path, study: Study) -> None:
    (tmp_path / name).write_text(PAGE, encoding=encoding)
    figures, findings = read_files({name: tmp_path / name}, study)
    assert {(f.area_code, f.year, f.cell): f.value for f in figures} == FIGURES
    assert [(f.code, f.cell, f.cells) for f in findings] == [("ingest-hidden-rows", "B6", "B6 C6")]


def test_two_tables_and_a_layout_around_them(tmp_path: Path, study: Study) -> None:
    def table(title: str, value: str) -> str:
        return f"<p>{title}</p><table><tr><td>Huyện<td>2023<tr><td>Lắk<td>{value}</table>"
    inner = table("Tỷ lệ bao phủ BHYT (%)", "91,5") + table("Tỷ lệ hộ sử dụng điện (%)", "98,7")
    (tmp_path / "a.xls").write_text(f"<table><tr><td>Đắk Lắk</td></tr><tr><td>{inner}</td></tr></table>", "utf-8")
    figures, findings = read_files({"a.xls": tmp_path / "a.xls"}, study)
    assert {f.indicator: f.value for f in figures} == {
        "health_insurance_coverage": 91.5, "electricity_access": 98.7}
    assert findings == []


@pytest.mark.parametrize("column", ["<th>93", "<th style='display:none'>93"])
def test_cells_hidden_one_by_one(column: str, tmp_path: Path, study: Study) -> None:
    """The column where all of it is hidden; else, since one cell tells of no column, its whole row."""
    (tmp_path / "a.xls").write_text(
        f"<p>Tỷ lệ bao phủ BHYT (%)</p><table><tr><th>Huyện<th>2022{column.replace('93', '2023')}"
        f"<tr><td>Lắk<td>90,5<td style='display:none'>91,5<tr><td>Ea Kar<td>92{column.replace('th', 'td')}</table>",
        "utf-8")
    figures, findings = read_files({"a.xls": tmp_path / "a.xls"}, study)
    whole = "none" in column
    assert [figure.value for figure in figures] == ([90.5, 92] if whole else [92, 93])
    assert {finding.code for finding in findings} == {"ingest-hidden-columns" if whole else "ingest-hidden-rows"}


def test_what_was_typed_into_a_form_on_a_page(tmp_path: Path, study: Study) -> None:
    (tmp_path / "a.htm").write_text("<h2>Tỷ lệ bao phủ BHYT (%)</h2><table><tr><td>Huyện<td>2023"
                                    "<tr><td>Lắk<td><input type=text value='91,5'></table>", "utf-8")
    assert [figure.value for figure in read_files({"a.htm": tmp_path / "a.htm"}, study)[0]] == [91.5]


@pytest.mark.parametrize(("page", "code"), [
    ("<table>" + "<tr><td colspan=999999 rowspan=999999>x</td></tr>" * 5_000, "too-many-cells"),
    ("<div>" * 200_000 + "x", "web-page"),
    ("<table><tr><td>" * 50_000, ""),
    ("<b>" * 100_000 + "<table><tr><td>Lắk</td></tr></table>", ""),
    ("<!doctype html>", "web-page"),
])
def test_hostile_pages_end_in_words(page: str, code: str, tmp_path: Path, study: Study) -> None:
    (tmp_path / "a.htm").write_text("<html>" + page, encoding="utf-8")
    assert {code} <= codes(tmp_path / "a.htm", study) | {""}


def test_a_large_page_is_read_apart_and_bounded(tmp_path: Path, study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xls"
    path.write_text(PAGE, encoding="utf-8")
    inside = read_sheets(path, "a.xls")[0]
    monkeypatch.setattr(apart, "_PAGE_SIZE", 0)
    assert read_sheets(path, "a.xls")[0] == inside
    monkeypatch.setattr(apart, "MAX_CELLS", 20)
    assert codes(path, study) == {"too-many-cells"}
