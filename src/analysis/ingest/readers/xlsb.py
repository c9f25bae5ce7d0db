"""Binary Excel workbooks (.xlsb). Their reader tells neither percent cells nor hidden rows and columns.

Nor merged cells, which are read here from the records of each sheet (Microsoft, [MS-XLSB]: BrtBeginMergeCells).
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from defusedxml import ElementTree
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from analysis.ingest.grid import Range, Sheet, plain_cell
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_xlsb"]

_READER = f"python-calamine {version('python-calamine')}"
# Each record is its kind, its length and its fields: how many ranges, then each with its rows and its columns.
_MERGED = re.compile(rb"\xb1\x01\x04.{4}((?:\xb0\x01\x10.{16})+)\xb2\x01\x00", flags=re.DOTALL)


def read_xlsb(path: Path, file: str) -> list[Sheet]:
    """The sheets; whether 0.9 stands for 90 % cannot be told here."""
    book = CalamineWorkbook.from_path(str(path))
    try:
        with zipfile.ZipFile(path) as archive:
            return [replace(_sheet(book, each.name, file), merged=_merged(archive, each.name),
                            hidden=each.visible != SheetVisibleEnum.Visible) for each in book.sheets_metadata]
    finally:
        book.close()


def _sheet(book: CalamineWorkbook, name: str, file: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise Refused("too-many-cells", f"{name}: {sheet.total_height} × {sheet.total_width}")
    return Sheet(file, name, tuple(tuple(map(plain_cell, row)) for row in sheet.to_python(skip_empty_area=False)),
                 reader=_READER)


def _merged(archive: zipfile.ZipFile, name: str) -> tuple[Range, ...]:
    """The merged ranges of a sheet; the workbook lists it by the number of its part and its name."""
    listed = archive.read("xl/workbook.bin")
    part = next((each.get("Target", "") for each in ElementTree.fromstring(archive.read("xl/_rels/workbook.bin.rels"))
                 if _wide(each.get("Id", "")) + _wide(name) in listed), "")
    found = _MERGED.search(archive.read(posixpath.join("xl", part).lstrip("/"))) if part else None
    ranges = [struct.unpack("<4I", found[1][at + 3:at + 19]) for at in range(0, len(found[1]), 19)] if found else []
    return tuple(Range(top, left, bottom, right) for top, bottom, left, right in ranges)


def _wide(text: str) -> bytes:
    """A text as the records hold it: its length and its letters."""
    letters = text.encode("utf-16-le")
    return struct.pack("<I", len(letters) // 2) + letters
