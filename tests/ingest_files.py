"""Writers for tests: the same rows as a file of each format."""

from __future__ import annotations

import csv
import io
import shutil
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import xlwt
from openpyxl import Workbook

from analysis.ingest.reading import Figure
from analysis.study.catalogue import CATALOGUE_FILES

Rows = Sequence[Sequence[Any]]


def copy_catalogue(root: Path, folder: Path) -> Path:
    """A folder with the catalogue and no figures."""
    for name in CATALOGUE_FILES:
        if (root / "data" / "raw" / name).is_file():
            shutil.copy(root / "data" / "raw" / name, folder / name)
    return folder


def in_use(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that no corrected or later file replaces."""
    return [figure for figure in figures if not figure.replaced_by]


def write_xlsx(path: Path, rows: Rows, merged: Sequence[str] = (), title: str = "Biểu 1") -> Any:
    """A workbook with one sheet, saved; returns the book for changes."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return book


def write_xls(path: Path, rows: Rows, percent: Sequence[tuple[int, int]] = (), hidden_column: int = -1) -> None:
    """An Excel 97 workbook; `percent` are cells with a percent format."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Biểu 1")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is not None:
                sheet.write(r, c, value, xlwt.easyxf(num_format_str="0.0%" if (r, c) in percent else "General"))
    if hidden_column >= 0:
        sheet.col(hidden_column).hidden = True
    book.save(str(path))


def write_ods(path: Path, rows: Rows, percent: Sequence[tuple[int, int]] = (), hidden_column: int = -1) -> None:
    """An OpenDocument spreadsheet as LibreOffice writes it, down to the empty rows counted at its end."""
    body = []
    for r, row in enumerate(rows):
        cells = []
        for c, value in enumerate(row):
            if value is None:
                cells.append("<table:table-cell/>")
            elif isinstance(value, str):
                cells.append(f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p>'
                             "</table:table-cell>")
            else:
                kind = "percentage" if (r, c) in percent else "float"
                cells.append(f'<table:table-cell office:value-type="{kind}" office:value="{value}">'
                             f"<text:p>{value}</text:p></table:table-cell>")
        body.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    width = max(map(len, rows))
    hidden = '<table:table-column table:visibility="collapse"/>'
    columns = "".join(hidden if c == hidden_column else "<table:table-column/>" for c in range(width))
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Biểu 1">{columns}{"".join(body)}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)


def _record(kind: int, fields: bytes = b"") -> bytes:
    """A record of a binary workbook: its kind and length, seven bits a byte."""
    return b"".join(bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
                    for number in (kind, len(fields))) + fields


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def write_xlsb(path: Path, rows: Rows, merged: Sequence[tuple[int, int, int, int]] = ()) -> None:
    """A binary workbook; `merged` are the first and last row and the first and last column of each range, from 0."""
    width = max(map(len, rows))
    sheet = [_record(129), _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, width - 1)), _record(145)]
    for r, row in enumerate(rows):
        sheet.append(_record(0, struct.pack("<IIHBBBIII", r, 0, 300, 0, 0, 0, 1, 0, width - 1)))
        for c, value in enumerate(row):
            if value is not None:
                is_text = isinstance(value, str)
                sheet.append(_record(6 if is_text else 5, struct.pack("<II", c, 0) + (
                    _wide(value) if is_text else struct.pack("<d", value))))
    sheet.append(_record(146))
    if merged:
        ranges = [_record(176, struct.pack("<4I", *each)) for each in merged]
        sheet += [_record(177, struct.pack("<I", len(merged))), *ranges, _record(178)]
    listed = _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Biểu 1"))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.bin", b"".join(
            [_record(131), _record(143), listed, _record(144), _record(132)]))
        archive.writestr("xl/_rels/workbook.bin.rels", (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            f'Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'))
        archive.writestr("xl/worksheets/sheet1.bin", b"".join([*sheet, _record(130)]))


def write_docx(path: Path, rows: Rows) -> None:
    """A Word document: one-cell rows before the table become paragraphs, the rest a table."""
    document = docx.Document()
    lines = [row[0] for row in rows if len([cell for cell in row if cell is not None]) == 1]
    for line in lines:
        document.add_paragraph(str(line))
    body = [row for row in rows if len([cell for cell in row if cell is not None]) != 1]
    table = document.add_table(len(body), max(map(len, body)))
    for r, row in enumerate(body):
        for c, value in enumerate(row):
            table.cell(r, c).text = "" if value is None else str(value)
    document.save(str(path))


def csv_text(rows: Rows, delimiter: str = ";") -> str:
    """The rows as the text of a CSV file."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(
        ["" if cell is None else cell for cell in row] for row in rows)
    return stream.getvalue()
