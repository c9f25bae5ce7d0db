"""Files that would break their reader: refused in words, quickly, within bounded memory; the others are read."""

from __future__ import annotations

import io
import resource
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.ingest.figures import read_files
from analysis.ingest.knowledge import Knowledge
from analysis.ingest.readers import apart, delimited
from analysis.study import Study, read_catalogue
from tests.ingest_files import Rows, write_ods, write_xlsx

GOOD: Rows = [["Tỷ lệ bao phủ BHYT năm 2023 (%)"], ["Huyện", "Tỷ lệ"], ["Lắk", 91.5]]
SHEET = "xl/worksheets/sheet1.xml"
ODS_CELL = ('<table:table-cell office:value-type="float" office:value="1" '
            'table:number-columns-repeated="{}"><text:p>1</text:p></table:table-cell>')


@pytest.fixture(scope="module")
def study(root: Path) -> Study:
    known = read_catalogue(root / "data" / "raw")[0]
    Knowledge.of(known)
    return known


def edited(path: Path, part: str, change: Callable[[bytes], bytes], source: Callable[[Path], object]) -> Path:
    """A sound file with one part changed."""
    source(path)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return path


def after_data(more: bytes) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(b"</sheetData>", b"</sheetData>" + more)


def in_table(more: str) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(b"</table:table>", more.encode() + b"</table:table>")


XLSX = {
    "merged over everything": (after_data(b'<mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'),
                               "too-many-cells"),
    "a link over everything": (after_data(b'<hyperlinks><hyperlink ref="A5:XFD1048576"/></hyperlinks>'),
                               "too-many-cells"),
    "a cell at the far corner": (lambda c: c.replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'), "too-many-cells"),
    "eight million cells": (lambda c: c.replace(
        b"</sheetData>", (b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>") * 4000 + b"</sheetData>"),
        "too-many-cells"),
    "tags without end": (lambda c: c.replace(b"</sheetData>", b"<x/>" * 13_000_000 + b"</sheetData>"),
                         "too-many-cells"),
}
ODS = {
    "columns repeated a billion times": (f"<table:table-row>{ODS_CELL.format(10**9)}</table:table-row>", None),
    "rows repeated a billion times": (
        f'<table:table-row table:number-rows-repeated="1000000000">{ODS_CELL.format(1)}</table:table-row>',
        "too-many-cells"),
    "many repetitions in a row": (f"<table:table-row>{ODS_CELL.format(16384) * 9000}</table:table-row>",
                                  "too-many-cells"),
    "hidden rows without end": (
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="500000"/>' * 20_000, None),
}


def read(path: Path, study: Study) -> tuple[int, set[str]]:
    """The number of figures and the codes of findings; fails where it took long or much memory."""
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    figures, findings = read_files({path.name: path}, study)
    assert time.process_time() - started < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000  # kilobytes
    return len(figures), {finding.code.removeprefix("ingest-") for finding in findings}


@pytest.mark.parametrize("name", XLSX)
def test_workbooks(name: str, tmp_path: Path, study: Study) -> None:
    change, code = XLSX[name]
    path = edited(tmp_path / "a.xlsx", SHEET, change, lambda path: write_xlsx(path, GOOD))
    assert read(path, study) == (0, {code})


@pytest.mark.parametrize("name", ODS)
def test_open_documents(name: str, tmp_path: Path, study: Study) -> None:
    more, code = ODS[name]
    path = edited(tmp_path / "a.ods", "content.xml", in_table(more), lambda path: write_ods(path, GOOD))
    figures, codes = read(path, study)
    assert (code in codes and not figures) if code else codes <= {"not-about", "hidden-rows", "too-many-cells"}


@pytest.mark.parametrize(("name", "content", "code"), [
    ("a.csv", b"Huy\xe1\xbb\x87n;" + b"1,5;" * 1_000_000, "long-line"),
    ("c.xls", b"<html><p>Hu</p></html>", "web-page"),
    ("d.xls", b"\xff\xfe" + "<html><p>Hu".encode("utf-16-le"), "web-page"),
    ("e.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "web-page"),
    ("f.xls", b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "web-page"),
    ("g.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000, "unreadable"),
])
def test_text_and_pages(name: str, content: bytes, code: str, tmp_path: Path, study: Study) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert read(path, study) == (0, {code})


def test_lines_of_any_length_up_to_a_million_and_ends_of_every_kind_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for end in ("\n", "\r\n", "\r"):
        path.write_text(("x;" * 400_000 + end) * 3, encoding="utf-8", newline="")
        assert len(delimited.read_delimited(path, "a.csv")[0].rows) == 3


@pytest.mark.parametrize(("lines", "row"), [
    (['"Ea Kar;90,1', *["Ea Súp;80,2"] * 20_000], 3),  # never closed
    (['"Ea Kar;90,1', "Ea Súp;80,2"], 3),
    (["Ea Kar;90,1", '"Ea Súp;80,2'], 4),  # in the last line
    (['"Ea Kar;90,1', "Ea Súp;80,2", '"Krông Bông;70,3'], 3),  # closed by another that is out of place
])
def test_a_quotation_mark_that_swallows_rows_is_named(lines: list[str], row: int, tmp_path: Path, study: Study) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(["Huyện;Tỷ lệ", "Lắk;91,5", *lines]), encoding="utf-8")
    figures, findings = read_files({path.name: path}, study)
    assert not figures
    assert [(finding.code, finding.arguments["problem"]) for finding in findings] == [("ingest-open-quote", str(row))]


def test_a_cell_with_line_breaks_is_no_fault(tmp_path: Path, study: Study) -> None:
    path = tmp_path / "a.csv"
    path.write_text('"Tỷ lệ bao phủ BHYT năm 2023 (%)\n(Đắk Lắk; cuối năm)"\nHuyện;"Tỷ lệ\n(%)"\nLắk;91,5\n'
                    '"Ea\nKar";"90,1"', encoding="utf-8")
    figures, _ = read_files({path.name: path}, study)
    assert [figure.value for figure in figures] == [91.5, 90.1]


def test_trees_without_end_are_refused_before_they_grow(tmp_path: Path, study: Study) -> None:
    """Where a workbook's cells are read as they come, open documents and pages become objects first."""
    ods = edited(tmp_path / "a.ods", "content.xml", in_table("<a>" * 2_000_000 + "</a>" * 2_000_000),
                 lambda path: write_ods(path, GOOD))
    page = tmp_path / "b.html"
    page.write_bytes(b"<html><table><tr><td>Hu</td></tr>" + b"<b>" * 3_100_000)
    for path in (ods, page):
        started = time.perf_counter()
        assert read(path, study) == (0, {"too-many-cells"})
        assert time.perf_counter() - started < 20


def test_lines_without_end(tmp_path: Path, study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MAX_CELLS", 1000)
    (tmp_path / "a.csv").write_bytes(b"\n" * 2000)
    assert read(tmp_path / "a.csv", study) == (0, {"too-many-cells"})


def test_a_large_file_is_read_apart_and_within_bounds(tmp_path: Path, study: Study,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, GOOD)
    monkeypatch.setattr(apart, "_UNPACKED", 0)
    assert read(path, study) == (1, set())
    monkeypatch.setattr(apart, "_SECONDS", 0)
    monkeypatch.setattr(apart, "_SECONDS_PER_MB", 0.0)
    assert read(path, study) == (0, {"exhausts"})


def test_a_text_that_ends_like_a_packed_file_is_given_no_more_time(tmp_path: Path, study: Study,
                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    path, packed, bounds = tmp_path / "a.csv", io.BytesIO(), list[float]()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b"0" * 50_000_000)

    def run(command: list[str], **given: float) -> None:
        bounds.append(given["timeout"])
        raise subprocess.TimeoutExpired(command, 0)

    monkeypatch.setattr("analysis.ingest.readers.apart.subprocess.run", run)
    monkeypatch.setattr(apart, "_PLAIN_SIZE", 0)
    for content in (b"a;b\n" * 20_000, b"a;b\n" * 20_000 + packed.getvalue()):
        path.write_bytes(content)
        assert read(path, study) == (0, {"exhausts"})
    assert bounds[1] == pytest.approx(bounds[0], abs=1)


def test_the_other_files_are_read(tmp_path: Path, study: Study) -> None:
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    write_xlsx(good, GOOD)
    bad.write_bytes(good.read_bytes()[:2000])
    figures, findings = read_files({"bad.xlsx": bad, "good.xlsx": good}, study)
    assert [figure.value for figure in figures] == [91.5]
    assert [(finding.code, finding.file) for finding in findings] == [("ingest-unreadable", "bad.xlsx")]
