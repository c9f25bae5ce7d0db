"""Reading a catalogue file: rows of text with the line that each stands on."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from analysis.findings import Finding

__all__ = ["Row", "read_rows", "Validated", "validate_rows"]

M = TypeVar("M", bound=BaseModel)

_DELIMITERS = ",;\t"
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


def read_rows(path: Path) -> tuple[list[Row], list[Finding]]:
    """Read a CSV file as Excel or an editor leaves it: UTF-8 with or without mark, comma, semicolon or tab.

    Returns the rows and the findings (no such file, not UTF-8, no heading).
    """
    if not path.is_file():
        return [], [Finding("error", "catalogue-no-file", {"file": path.name}, file=path.name)]
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return [], [Finding("error", "catalogue-encoding", {"file": path.name}, file=path.name)]
    heading = content.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    reader = csv.reader(content.splitlines(keepends=True), delimiter=delimiter)
    columns = [column.strip() for column in next(reader, [])]
    rows = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append(Row(reader.line_num, dict(zip(columns, cells, strict=False))))
    return rows, []


@dataclass(frozen=True)
class Validated(Generic[M]):
    """A catalogue file as records with their lines, the rows that were refused, and why."""

    records: list[tuple[int, M]]
    refused: list[Row]
    findings: list[Finding]


def validate_rows(path: Path, model: type[M]) -> Validated[M]:
    """The rows of a catalogue file as records of `model`, each with its line, and what is wrong with the rest.

    A row with a mistake is left out and named by file, line and field; the other rows are kept.
    """
    rows, findings = read_rows(path)
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
    arguments: dict[str, str | int | float] = {
        "file": file, "line": row.line, "field": field, "found": str(row.fields.get(field, ""))[:80],
        "wanted": _wanted(context),
    }
    code = _PROBLEMS.get(str(problem["type"]), "value")
    return Finding("error", f"catalogue-{code}", arguments, file=file, cell=f"{field}:{row.line}")


def _wanted(context: dict[str, object]) -> str:
    """The allowed values or the limit, without the validator's English between them."""
    expected = str(context.get("expected", ""))
    if expected:
        return ", ".join(choice for choice in re.findall(r"'([^']*)'", expected) if choice) or expected
    return str(next((context[name] for name in ("ge", "le", "gt", "lt") if name in context), ""))
