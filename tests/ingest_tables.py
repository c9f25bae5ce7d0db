"""Tables written with what each of their numbers is, read back and held against it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from analysis.findings import Finding
from analysis.ingest import read_files
from analysis.study import Study
from tests.ingest_files import csv_text, write_docx, write_xls, write_xlsx

__all__ = ["Doubt", "F", "Rows", "check", "severities", "vi", "written"]

Rows = list[list[Any]]


@dataclass(frozen=True)
class F:
    """A number that must become a figure: as written, and what it is."""

    written: object
    indicator: str
    area: str
    year: int
    value: float
    group: str = ""
    kind: str = "outcome"
    day: str = ""


@dataclass(frozen=True)
class Doubt:
    """A number that must not become a figure and must be named."""

    written: object


def written(cell: object) -> object:
    return cell.written if isinstance(cell, (F, Doubt)) else cell


def named_cells(findings: list[Finding]) -> set[str]:
    return {cell for f in findings for cell in f.every_cell or [""]}


def check(rows: Rows, study: Study, folder: Path, name: str = "a.xlsx", merged: tuple[str, ...] = ()) -> list[Finding]:
    """Write the rows, read them back and hold the result against what is expected; returns the findings."""
    path = folder / name
    plain = [[written(cell) for cell in row] for row in rows]
    if name.endswith(".csv"):
        path.write_text(csv_text(plain), encoding="utf-8")
    elif name.endswith(".docx"):
        write_docx(path, plain)
    elif name.endswith(".xls"):
        write_xls(path, plain)
    else:
        write_xlsx(path, plain, merged)
    figures, findings = read_files({name: path}, study)
    got = {(f.indicator, f.area_code, f.group, f.year, f.kind, f.reference_date): f.value
           for f in figures if f.how != "computed"}
    expected = {(cell.indicator, cell.area, cell.group or study.indicator(cell.indicator).main_group, cell.year,
                 cell.kind, cell.day): cell.value for row in rows for cell in row if isinstance(cell, F)}
    assert got == pytest.approx(expected)
    named = named_cells(findings)
    doubtful = {f"{get_column_letter(c)}{r}" for r, row in enumerate(rows, 1) for c, cell in enumerate(row, 1)
                if isinstance(cell, Doubt)}
    assert doubtful <= named
    return findings


def vi(value: float) -> str:
    return f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def severities(findings: list[Finding]) -> dict[str, str]:
    """The kinds of findings, with how grave they are."""
    return {finding.code.removeprefix("ingest-"): finding.severity for finding in findings}
