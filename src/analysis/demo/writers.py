"""Pages → files of each format, the same bytes for the same pages."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import xlwt
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from analysis.demo.pages import MARK, SOURCE, Cell, Page
from analysis.ingest.encodings import to_tcvn3
from analysis.workspace import write_content

__all__ = ["write_csv", "write_docx", "write_ods", "write_xls", "write_xlsx"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_SPACES = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
           'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
           'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')
_KIND = "application/vnd.oasis.opendocument.spreadsheet"


def write_xlsx(path: Path, pages: Sequence[Page]) -> None:
    """An Excel workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        sheet.oddHeader.center.text = MARK
        for row in page.rows:
            sheet.append(list(row))
        for top, left, bottom, right in page.merged:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        for hidden in page.hidden:
            sheet.row_dimensions[hidden + 1].hidden = True
        for column in range(1, 3):
            sheet.column_dimensions[get_column_letter(column)].width = 26
    stream = io.BytesIO()
    book.save(stream)
    write_content(path, _settled(stream.getvalue()))


def write_xls(path: Path, pages: Sequence[Page], tcvn3: bool = False) -> None:
    """An Excel 97 workbook; with `tcvn3`, text is stored in the encoding of the fonts of the nineties."""
    book = xlwt.Workbook(encoding="utf-8")
    for page in pages:
        sheet = book.add_sheet(page.name)
        covered = {(top, left): (bottom, right) for top, left, bottom, right in page.merged}
        for r, row in enumerate(page.rows):
            for c, value in enumerate(row):
                if value is None:
                    continue
                words = to_tcvn3(value) if tcvn3 and isinstance(value, str) else value
                bottom, right = covered.get((r, c), (r, c))
                sheet.write_merge(r, bottom, c, right, words)
    stream = io.BytesIO()
    book.save(stream)
    write_content(path, stream.getvalue())


def write_ods(path: Path, pages: Sequence[Page]) -> None:
    """An OpenDocument spreadsheet."""
    tables = "".join(_ods_table(page) for page in pages)
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:body>'
               f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>")
    manifest = ('<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
                'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                "</manifest:manifest>")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", _KIND)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    write_content(path, _settled(stream.getvalue()))


def _ods_table(page: Page) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merged}
    width = max(map(len, page.rows))
    lines = ["".join(_ods_cell(value, spans.get((r, c))) for c, value in enumerate(row)) or "<table:table-cell/>"
             for r, row in enumerate(page.rows)]
    rows = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return (f'<table:table table:name="{escape(page.name)}">'
            f'<table:table-column table:number-columns-repeated="{width}"/>{rows}</table:table>')


def _ods_cell(value: Cell, span: tuple[int, int] | None) -> str:
    merged = "" if span is None else (f' table:number-rows-spanned="{span[0]}"'
                                      f' table:number-columns-spanned="{span[1]}"')
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return (f'<table:table-cell office:value-type="string"{merged}><text:p>{escape(value)}</text:p>'
                "</table:table-cell>")
    return (f'<table:table-cell office:value-type="float" office:value="{value}"{merged}><text:p>{value}</text:p>'
            "</table:table-cell>")


def write_csv(path: Path, page: Page, delimiter: str = ";") -> None:
    """Delimited text with the byte-order mark that Excel writes."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([*([line] for line in page.before), *(["" if cell is None else cell for cell in row]
                                                           for row in page.rows)])
    write_content(path, b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8"))


def write_docx(path: Path, pages: Sequence[Page]) -> None:
    """A Word document: for each page its lines, then its table."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = MARK
    for page in pages:
        for line in page.before:
            document.add_paragraph(line)
        table = document.add_table(len(page.rows), max(map(len, page.rows)))
        for row, cells in zip(table.rows, page.rows, strict=True):
            for cell, value in zip(row.cells, cells, strict=False):
                cell.text = "" if value is None else str(value)
        for top, left, bottom, right in page.merged:
            table.cell(top, left).merge(table.cell(bottom, right))
    document.add_paragraph(SOURCE)
    stream: Any = io.BytesIO()
    document.save(stream)
    write_content(path, _settled(stream.getvalue()))


def _settled(packed: bytes) -> bytes:
    """The same archive without time stamps."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = _STAMP.sub(rb"\g<1>2024-01-01T00:00:00Z", old.read(entry))
            kept = zipfile.ZipInfo(entry.filename, _EPOCH)
            kept.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(kept, content)
    return stream.getvalue()
