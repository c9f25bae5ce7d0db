"""Read a catalogue file as rows of text with their line numbers."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from zipfile import BadZipFile, ZipFile

from pydantic import BaseModel, ValidationError

from analysis.findings import Argument, Finding

__all__ = ["Row", "first_sheet", "read_cells", "Validated", "validate_rows"]

M = TypeVar("M", bound=BaseModel)

_DELIMITERS = ",;\t"
_MOST_BYTES, _MOST_LINES = 50_000_000, 10_000
_PROBLEMS = {
    "missing": "missing", "string_too_short": "missing", "literal_error": "choice",
    "int_parsing": "number", "float_parsing": "number", "int_type": "number", "float_type": "number",
    "int_from_float": "number", "greater_than_equal": "range", "less_than_equal": "range",
    "greater_than": "range", "date_from_datetime_parsing": "date", "date_parsing": "date",
    "date_from_datetime_inexact": "date", "bool_parsing": "yes-no", "string_pattern_mismatch": "identifier",
    "extra_forbidden": "column",
}


@dataclass(frozen=True)
class Row:
    """One row of a catalogue file: its line (1 = heading) and its fields by column name."""

    line: int
    fields: dict[str, str]


def read_cells(path: Path) -> tuple[list[tuple[int, list[str]]], list[Finding]]:
    """The non-empty lines of a catalogue file with their numbers: a CSV file, or the first sheet of an xlsx file.

    A CSV file is read as Excel or an editor saves it: UTF-8 with or without a byte-order mark; comma, semicolon or tab.
    Returns the lines and the findings (no such file, not UTF-8, not a workbook).
    """
    if not path.is_file():
        return [], [Finding("error", "catalogue-no-file", file=path.name)]
    try:
        lines = _workbook(path) if path.suffix == ".xlsx" else _delimited(path)
    except UnicodeDecodeError:
        return [], [Finding("error", "catalogue-encoding", file=path.name)]
    except (BadZipFile, SyntaxError, LookupError, OSError, TypeError, ValueError):
        return [], [Finding("error", "catalogue-workbook", file=path.name)]
    return [(line, cells) for line, cells in lines if any(cell.strip() for cell in cells)], []


def first_sheet(path: Path) -> str:
    """The name of the sheet that `read_cells` reads; "" for a text file."""
    if path.suffix != ".xlsx":
        return ""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    try:
        return str(book.worksheets[0].title)
    finally:
        book.close()


def _delimited(path: Path) -> list[tuple[int, list[str]]]:
    content = path.read_text(encoding="utf-8-sig")
    # A list may have a title above its headings.
    heading = next((line for line in content.splitlines() if any(each in line for each in _DELIMITERS)), "")
    delimiter = max(_DELIMITERS, key=heading.count)
    reader = csv.reader(content.splitlines(keepends=True), delimiter=delimiter)
    return [(reader.line_num, cells) for cells in reader]


def _workbook(path: Path) -> list[tuple[int, list[str]]]:
    # Imported here because few catalogue files are workbooks.
    from openpyxl import load_workbook

    with ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_BYTES:
            raise ValueError("larger than any list of communes")
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        rows = book.worksheets[0].iter_rows(max_row=_MOST_LINES, values_only=True)
        return [(line, ["" if cell is None else str(cell) for cell in cells]) for line, cells in enumerate(rows, 1)]
    finally:
        book.close()


@dataclass(frozen=True)
class Validated(Generic[M]):
    """A catalogue file as records with their line numbers, the refused rows, and the reasons."""

    records: list[tuple[int, M]]
    refused: list[Row]
    findings: list[Finding]


def validate_rows(path: Path, model: type[M]) -> Validated[M]:
    """The rows of a catalogue file as records of `model`, each with its line number, and the mistakes in the others.

    A row with a mistake is left out and reported by file, line and field; the other rows are kept. Where headings are
    missing, no row can be used, and one finding names them.
    """
    lines, findings = read_cells(path)
    columns = [column.strip() for column in lines[0][1]] if lines else []
    lacking = [name for name, field in model.model_fields.items() if field.is_required() and name not in columns]
    if lacking and not findings:
        return Validated([], [], [
            Finding("error", "catalogue-headings", {"columns": ", ".join(lacking)}, file=path.name)])
    rows = [Row(line, dict(zip(columns, cells, strict=False))) for line, cells in lines[1:]]
    records, refused = [], []
    for row in rows:
        try:
            records.append((row.line, model.model_validate(row.fields)))
        except ValidationError as error:
            refused.append(row)
            findings.extend(_explain(path.name, row, problem) for problem in error.errors())
    return Validated(records, refused, findings)


def _explain(file: str, row: Row, problem: object) -> Finding:
    assert isinstance(problem, dict)
    field = str(problem["loc"][0]) if problem["loc"] else ""
    context = problem.get("ctx") or {}
    arguments: dict[str, Argument] = {
        "line": row.line, "field": field, "found": str(row.fields.get(field, ""))[:80],
        "wanted": _wanted(context),
    }
    code = _PROBLEMS.get(str(problem["type"]), "value")
    return Finding("error", f"catalogue-{code}", arguments, file=file, cell=f"{field}:{row.line}")


def _wanted(context: dict[str, object]) -> str:
    """The allowed values or the limit, without the English words of the validator."""
    expected = str(context.get("expected", ""))
    if expected:
        return ", ".join(choice for choice in re.findall(r"'([^']*)'", expected) if choice) or expected
    return str(next((context[name] for name in ("ge", "le", "gt", "lt") if name in context), ""))
