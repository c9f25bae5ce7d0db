"""The result of a check to hand on: an HTML page with pictures of the tables, a workbook to send back."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.ingest.units import unit_name
from analysis.intake.check import Checked, Mark, marks_of
from analysis.intake.picture import pictures
from analysis.language import current_language, number, text
from analysis.workspace import write_atomically, write_content

__all__ = ["write_html", "write_workbook"]

_MOST_ROWS = 5_000
_STYLE = resources.files("analysis.intake").joinpath("check.css").read_text(encoding="utf-8")
_DIGEST = f"sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}"
_FILLS = {"error": "F8CFCB", "warning": "FCE8B2", "info": "DCE9F7"}
_FINDING_COLUMNS = ("severity", "file", "sheet", "cell", "read", "message", "advice")
_FIGURE_COLUMNS = ("indicator", "area", "group", "year", "kind", "value", "unit", "file", "sheet", "cell")
_WIDTHS = {"message": 70, "advice": 60, "file": 26, "indicator": 44, "area": 26, "read": 18, "group": 26}


def write_html(checked: Checked, path: Path) -> None:
    """Findings, pictures of the sheets with the cells marked, and the figures read, in one page without links out.

    It shows what strangers wrote, so its Content-Security-Policy allows its own style sheet and nothing else.
    """
    marks = marks_of(checked)[:_MOST_ROWS]
    environment = Environment(loader=PackageLoader("analysis.intake", ""), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    page = environment.get_template("check.html.j2").render(
        text=text, language=current_language(), style=_STYLE, style_digest=_DIGEST, checked=checked, marks=marks,
        pictures=pictures(checked, marks), figures=list(_figure_rows(checked))[:_MOST_ROWS], columns=_FIGURE_COLUMNS,
        number=number)
    write_content(path, page)


def write_workbook(checked: Checked, path: Path) -> None:
    """The findings, one row each, and the figures read, as a workbook."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = text("intake-sheet-findings")
    _fill(first, _FINDING_COLUMNS, (_finding_row(mark) for mark in marks_of(checked)[:_MOST_ROWS]))
    for row, mark in enumerate(marks_of(checked)[:_MOST_ROWS], start=2):
        first.cell(row, 1).fill = PatternFill("solid", fgColor=_FILLS[mark.finding.severity])
    _fill(book.create_sheet(text("intake-sheet-figures")), _FIGURE_COLUMNS, _figure_rows(checked))
    write_atomically(path, book.save)


def _finding_row(mark: Mark) -> list[object]:
    finding = mark.finding
    return [text(f"intake-severity-{finding.severity}"), finding.file, finding.sheet, mark.cell, mark.read,
            mark.message, finding.advice]


def _figure_rows(checked: Checked) -> Iterable[list[object]]:
    study = checked.study
    for row in checked.figures.itertuples():
        year = "" if pd.isna(row.year) else int(row.year)
        yield [study.indicator(row.indicator).name, study.area(row.area_code).name, study.group(row.group).name, year,
               text(f"intake-kind-{row.kind}"), float(row.value), unit_name(row.unit), row.file, row.sheet, row.cell]


def _fill(sheet: Worksheet, columns: tuple[str, ...], rows: Iterable[list[object]]) -> None:
    for place, column in enumerate(columns, start=1):
        sheet.cell(1, place, text(f"intake-column-{column}")).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column, 14)
    for line, values in enumerate(rows, start=2):
        for place, value in enumerate(values, start=1):
            cell = sheet.cell(line, place)
            if not isinstance(value, str):
                cell.value = value  # type: ignore[assignment]
            else:
                cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
                cell.data_type = "s"  # a text that begins with "=" is no formula here
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
