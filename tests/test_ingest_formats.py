"""Every format gives the same cells; what cannot be opened is refused in words, quickly, and the others are used."""

from __future__ import annotations

import time
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from python_calamine import CalamineWorkbook

from analysis.findings import Finding
from analysis.ingest import read_figures, read_files
from analysis.ingest.encodings import from_tcvn3, from_vni, to_tcvn3, to_vni
from analysis.ingest.grid import format_kind
from analysis.ingest.readers import read_sheets
from analysis.language import use_language
from analysis.study import Study
from tests.ingest_files import copy_catalogue, csv_text, write_docx, write_ods, write_xls, write_xlsb, write_xlsx

ROWS: list[list[Any]] = [
    ["Tỷ lệ bao phủ bảo hiểm y tế năm 2023"],
    ["STT", "Huyện, thị xã, thành phố", "Tỷ lệ (%)"],
    [1, "Thành phố Buôn Ma Thuột", 92.5],
    [2, "Huyện Ea H'leo", 88.25],
    [3, "Huyện M'Đrắk", 95],
]
EXPECTED = {"643": 92.5, "645": 88.25, "652": 95.0}


def read(path: Path, study: Study) -> tuple[dict[str, float], list[Finding]]:
    figures, findings = read_files({path.name: path}, study)
    for finding in findings:
        for language in ("vi", "en"):
            with use_language(language):
                assert "{" not in finding.message + finding.advice
    assert {(f.indicator, f.year) for f in figures} <= {("health_insurance_coverage", 2023)}
    return {f.area_code: f.value for f in figures}, findings


@pytest.mark.parametrize("ending", ["xlsx", "xls", "xlsb", "ods", "docx", "csv", "tsv"])
def test_every_format_gives_the_same_figures(tmp_path: Path, study: Study, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    writers = {"xlsx": write_xlsx, "xls": write_xls, "xlsb": write_xlsb, "ods": write_ods, "docx": write_docx}
    if ending in writers:
        writers[ending](path, ROWS)  # type: ignore[operator]
    else:
        path.write_text(csv_text(ROWS, "\t" if ending == "tsv" else ","), encoding="utf-8")
    figures, findings = read(path, study)
    assert (figures, [f.code for f in findings]) == (EXPECTED, ["ingest-blind-format"] * (ending == "xlsb"))


def test_merged_headings_of_a_binary_workbook(tmp_path: Path, study: Study) -> None:
    rows: list[list[Any]] = [
            ["Huyện", "Năm 2023", None, None, None], [None, "Hộ dân", None, "Hộ nông thôn", None],
            [None, "Tỷ lệ hộ sử dụng điện (%)", "Tỷ lệ hộ được tiếp cận thông tin (%)",
             "Tỷ lệ hộ có nhà tiêu HVS (%)", "Tỷ lệ hộ sử dụng nước sạch theo quy chuẩn (%)"],
            ["Huyện Lắk", 97.5, 88.6, 54.2, 39.2], ["Huyện Ea Kar", 98.4, 91.2, 64.3, 46.4]]
    merged = [(0, 2, 0, 0), (0, 0, 1, 4), (1, 1, 1, 2)]
    for name, ranges in (("a.xlsb", [*merged, (1, 1, 3, 4)]), ("b.xlsb", merged)):
        write_xlsb(tmp_path / name, rows, ranges)
        figures, findings = read_files({name: tmp_path / name}, study)
        water = {(f.indicator, f.value) for f in figures if f.cell.startswith("E")}
        if name == "a.xlsb":
            assert water == {("rural_clean_water", 39.2), ("rural_clean_water", 46.4)}
            assert [f.code for f in findings] == ["ingest-blind-format"]
        else:  # of whom the last column is, nothing says
            assert water == set()
            assert ("ingest-which-indicator", "E4") in {(f.code, f.cell) for f in findings}


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_percent_cells_and_hidden_columns(tmp_path: Path, study: Study, ending: str) -> None:
    rows = [ROWS[0], [*ROWS[1], "Tỷ lệ nháp"], *([*row[:2], row[2] / 100, 55.5] for row in ROWS[2:])]
    percent = [(r, 2) for r in range(2, 5)]
    path = tmp_path / f"a.{ending}"
    if ending == "xlsx":
        book = write_xlsx(path, rows)
        for row, column in percent:
            book.active.cell(row + 1, column + 1).number_format = "0.00%"
        book.active.column_dimensions["D"].hidden = True
        book.save(path)
    elif ending == "xls":
        write_xls(path, rows, percent, hidden_column=3)
    else:
        write_ods(path, rows, percent, hidden_column=3)
    figures, findings = read(path, study)
    assert figures == EXPECTED
    assert [(f.severity, f.code, f.cell) for f in findings] == [("warning", "ingest-hidden-columns", "D3")]


@pytest.mark.parametrize(("encode", "decode"), [(to_tcvn3, from_tcvn3), (to_vni, from_vni)])
def test_legacy_fonts_are_told_by_their_words(tmp_path: Path, study: Study, encode: object, decode: object) -> None:
    assert callable(encode)
    assert callable(decode)
    alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    # VNI writes pairs of letters: a word boundary keeps "a" and a following sign apart.
    assert decode(encode(" ".join(alphabet))) == " ".join(alphabet)
    rows = [[encode(cell) if isinstance(cell, str) else cell for cell in row] for row in ROWS]
    write_xlsx(tmp_path / "a.xlsx", rows)
    (tmp_path / "a.csv").write_bytes(csv_text(rows).encode("latin-1"))
    for name in ("a.xlsx", "a.csv"):
        figures, findings = read(tmp_path / name, study)
        assert figures == EXPECTED
        assert [(f.severity, f.code) for f in findings] == [("info", "ingest-legacy-encoding")]


def test_decomposed_letters_and_odd_spaces(tmp_path: Path, study: Study) -> None:
    odd = [[unicodedata.normalize("NFD", cell).replace(" ", "\u00a0").replace("'", "\u2019") + "\u200b"
            if isinstance(cell, str) else cell for cell in row] for row in ROWS]
    write_xlsx(tmp_path / "a.xlsx", odd)
    assert read(tmp_path / "a.xlsx", study) == (EXPECTED, [])


def test_a_raised_footnote_is_no_digit(tmp_path: Path, study: Study) -> None:
    book = Workbook()
    assert book.active is not None
    for row in ROWS:
        book.active.append(list(row))
    raised = TextBlock(InlineFont(vertAlign="superscript"), "1")
    book.active["C5"] = CellRichText("95", raised)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx", study) == (EXPECTED, [])


@pytest.mark.parametrize(("code", "kind"), [
    ("General", "plain"), ("0.0%", "percent"), ('0.0"%"', "percent_sign"), ("0.0\\%", "percent_sign"),
    ("#,##0", "plain"), ("#,##0,", "scaled"), ("#,##0.0,,", "scaled"), ("dd/mm/yyyy", "date"), ("[Red]0.00", "plain"),
    ("#,##0_);(#,##0)", "plain"), ('#,##0 "hộ"', "plain"),
])
def test_what_a_number_format_does(code: str, kind: str) -> None:
    assert format_kind(code) == kind


def test_what_excel_hides_in_a_cell_is_named(tmp_path: Path, study: Study) -> None:
    """A formula never computed, a number shown in thousands, a number turned into a day."""
    from datetime import date

    book = write_xlsx(tmp_path / "a.xlsx", ROWS)
    book.active["C3"] = "=90+2.5"
    book.active["C4"] = 88250
    book.active["C4"].number_format = "#,##0.0,"
    book.active["C5"] = date(2024, 5, 12)
    book.save(tmp_path / "a.xlsx")
    figures, findings = read(tmp_path / "a.xlsx", study)
    assert figures == {}
    assert sorted((f.code, f.cell) for f in findings) == [
        ("ingest-date-for-number", "C5"), ("ingest-formula", "C3"), ("ingest-scaled", "C4")]


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            block = b"0" * 2**20
            for _ in range(256):
                part.write(block)


def _billion_rows(path: Path) -> None:
    book = write_xlsx(path, ROWS)
    book.active["XFD1048576"] = 1
    book.save(path)


def _billion_repeated(path: Path) -> None:
    write_ods(path, ROWS)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(
        b'number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>',
        b'number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384" '
        b'office:value-type="float" office:value="0"/>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _laughs(path: Path) -> None:
    write_xlsx(path, ROWS)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    parts["xl/worksheets/sheet1.xml"] = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'
        "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&l9;</v></c></row></sheetData></worksheet>").encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


HOSTILE = {
    "ingest-bomb": _bomb,
    "ingest-too-many-cells": _billion_rows,
    "ingest-unreadable": _laughs,
}


@pytest.mark.parametrize("code", HOSTILE)
def test_hostile_workbooks_are_refused_within_seconds(tmp_path: Path, study: Study, code: str) -> None:
    HOSTILE[code](tmp_path / "a.xlsx")
    started = time.perf_counter()
    figures, findings = read(tmp_path / "a.xlsx", study)
    assert time.perf_counter() - started < 10
    assert figures == {}
    assert [(f.severity, f.code) for f in findings] == [("error", code)]


def test_a_billion_repeated_cells_are_refused(tmp_path: Path, study: Study) -> None:
    _billion_repeated(tmp_path / "a.ods")
    figures, findings = read(tmp_path / "a.ods", study)
    assert (figures, [f.code for f in findings]) == ({}, ["ingest-too-many-cells"])


@pytest.mark.parametrize(("name", "content", "code"), [
    ("a.xlsx", b"PK\x03\x04 nothing", "ingest-unreadable"),
    ("a.xlsx", b"", "ingest-unreadable"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ingest-unreadable"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "ingest-password"),
    ("a.xlsx", b"%PDF-1.7", "ingest-format"),
    ("a.xls", b"<html><body><p>1</p>", "ingest-web-page"),
    ("a.csv", b"a;b\n\0\0\0\1\2;3\n" * 50, "ingest-unreadable"),
    ("a.docx", b"PK\x05\x06" + b"\0" * 18, "ingest-unreadable"),
])
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, study: Study, name: str, content: bytes,
                                              code: str) -> None:
    (tmp_path / name).write_bytes(content)
    figures, findings = read(tmp_path / name, study)
    assert (figures, [(f.severity, f.code) for f in findings]) == ({}, [("error", code)])


@pytest.mark.parametrize(("name", "content", "vi", "en"), [
    ("a.xlsx", b"", "tệp rỗng", "it is empty"), ("a.xlsx", b"PK\x03\x04 nothing", "bị cụt hoặc hỏng", "cut short"),
    ("a.docx", b"PK\x05\x06" + b"\0" * 18, "không phải bảng tính", "no spreadsheet"),
    ("a.csv", b"a;b\n\0\0\0\1\2;3\n" * 50, "không phải là chữ và số", "no text"),
    ("a.ods", b"a;b\n1;2\n", "không đúng với loại tệp", "not of the kind"),
])
def test_why_a_file_cannot_be_opened_is_said_in_both_languages(tmp_path: Path, study: Study, name: str, content: bytes,
                                                               vi: str, en: str) -> None:
    (tmp_path / name).write_bytes(content)
    _, (finding,) = read(tmp_path / name, study)
    for language, words in (("vi", vi), ("en", en)):
        with use_language(language):  # type: ignore[arg-type]
            assert words in finding.message


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "docx"])
def test_a_file_cut_short_is_refused_in_words(tmp_path: Path, study: Study, ending: str) -> None:
    {"xlsx": write_xlsx, "xls": write_xls, "ods": write_ods, "docx": write_docx}[ending](  # type: ignore[operator]
        tmp_path / f"a.{ending}", ROWS)
    whole = (tmp_path / f"a.{ending}").read_bytes()
    for share in (0.3, 0.6, 0.9):
        (tmp_path / f"a.{ending}").write_bytes(whole[:int(len(whole) * share)])
        figures, findings = read(tmp_path / f"a.{ending}", study)
        assert set(figures.items()) <= set(EXPECTED.items())
        assert figures == EXPECTED or findings


def test_the_others_are_used_and_each_figure_knows_its_file(root: Path, tmp_path: Path, study: Study) -> None:
    raw = copy_catalogue(root, tmp_path)
    _bomb(raw / "1 bomb.xlsx")
    write_xlsx(raw / "2 good.xlsx", ROWS)
    (raw / "3 again.xlsx").write_bytes((raw / "2 good.xlsx").read_bytes())
    figures, findings = read_figures(raw, study)
    assert figures["area_code"].tolist() == list(EXPECTED)
    assert [(f.code, f.file) for f in findings] == [
        ("ingest-bomb", "1 bomb.xlsx"), ("ingest-same-file", "3 again.xlsx")]
    row = figures.iloc[0]
    assert (row["file"], row["sheet"], row["cell"], len(row["file_hash"])) == ("2 good.xlsx", "Biểu 1", "C3", 64)
    assert row["reader"].startswith("openpyxl 3")


def test_our_ods_reader_agrees_with_another_one(tmp_path: Path) -> None:
    """An independent reader (calamine) sees the same cells."""
    write_ods(tmp_path / "a.ods", ROWS)
    sheets, _ = read_sheets(tmp_path / "a.ods", "a.ods")
    other = CalamineWorkbook.from_path(str(tmp_path / "a.ods")).get_sheet_by_index(0).to_python(skip_empty_area=False)
    ours = [[cell.number if cell.number is not None else cell.text for cell in row] for row in sheets[0].rows]
    width = len(ours[1])
    assert [(row + [""] * width)[:width] for row in ours] == [(row + [""] * width)[:width] for row in other[:len(ours)]]


def test_reading_never_runs_or_keeps_the_workbook(tmp_path: Path, study: Study) -> None:
    write_xlsx(tmp_path / "a.xlsx", ROWS)
    before = (tmp_path / "a.xlsx").read_bytes()
    read(tmp_path / "a.xlsx", study)
    assert (tmp_path / "a.xlsx").read_bytes() == before
    assert load_workbook(tmp_path / "a.xlsx").sheetnames == ["Biểu 1"]
