"""Files → sheets of cells: CSV in the encodings in use, and workbooks. Nothing is understood here."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from analysis.findings import Finding

__all__ = ["Cell", "Sheet", "READABLE", "read_sheets", "cell_name", "decode"]

READABLE = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Cell:
    """The text of a cell and, where a workbook stores one, its exact number (a percent cell times 100)."""

    text: str
    number: float | None = None


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet, the first being line 1; `name` is '' for a CSV file."""

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]


def cell_name(column: int, line: int) -> str:
    """A cell as a spreadsheet names it: column 7 (from 0) of line 23 is H23."""
    return f"{get_column_letter(column + 1)}{line}"


def read_sheets(path: Path, file: str) -> tuple[list[Sheet], list[Finding]]:
    """The visible sheets of a file.

    Parameters
    ----------
    path : Path
        A file with one of the endings in `READABLE`.
    file : str
        Its name for findings: the path under ``data/raw``.
    """
    try:
        if path.suffix.lower() in (".xlsx", ".xlsm"):
            return _read_workbook(path, file), []
        return [_read_text(path, file)], []
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, EOFError, csv.Error) as error:
        code, problem = "ingest-unreadable", str(error)[:120]
    except OSError as error:
        code, problem = "ingest-locked", str(error)[:120]
    return [], [Finding("error", code, {"file": file, "problem": problem}, file=file)]


def decode(content: bytes) -> str:
    """The text of a file: UTF-8 with or without mark, UTF-16, else Windows-1258; composed letters."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1258")
    return unicodedata.normalize("NFC", text)


def _read_text(path: Path, file: str) -> Sheet:
    text = decode(path.read_bytes())
    if "\0" in text:
        raise ValueError("binary content")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    if first.lower().startswith("sep=") and len(first.strip()) <= 5:
        delimiter = first.strip()[4:] or "\t"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    # A spreadsheet counts records, not lines: a cell may hold a line break.
    return Sheet(file, "", tuple(tuple(Cell(value.strip()) for value in record) for record in reader))


def _read_workbook(path: Path, file: str) -> list[Sheet]:
    book = load_workbook(path, data_only=True)
    try:
        return [
            Sheet(file, sheet.title, tuple(tuple(map(_cell, row)) for row in sheet.iter_rows()))
            for sheet in book.worksheets if sheet.sheet_state == "visible"
        ]
    finally:
        book.close()


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell("")
    if isinstance(value, bool):
        return Cell(str(value))
    if isinstance(value, (int, float)):
        # The tail of a percent cell is noise of binary fractions: 0.898 * 100 = 89.8 after rounding.
        if "%" in str(cell.number_format):
            number = round(value * 100, 10)
            return Cell(f"{number:.15g}%", float(number))
        return Cell(f"{value:.15g}", float(value))
    if isinstance(value, (datetime, date)):
        return Cell(value.isoformat()[:10])
    return Cell(unicodedata.normalize("NFC", str(value)).strip())
