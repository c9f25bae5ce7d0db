"""Downloads of the figures: CSV for programs and xlsx for Excel, without cells that a spreadsheet would execute."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from analysis.language import has_text, text
from analysis.marking import mark, marked
from analysis.narrative import findings_in_words
from analysis.reporting.data_pages import how_text
from analysis.study import Study
from analysis.telling.words import OUTCOMES, role_text, row_word, target_name, unit_text
from analysis.workspace import write_content

__all__ = ["safe_cell", "csv_bytes", "xlsx_bytes", "write_downloads", "write_findings"]

# What Excel, LibreOffice or Google Sheets may interpret as a formula (OWASP, "CSV injection").
_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n")
_SERIES = ("definition", "area_code", "area", "group", "year", "value", "unit", "qualifier", "how", "verdict",
           "source", "url", "figure_id")
_FORECASTS = ("definition", "area_code", "area", "group", "year", "median", "lower_80", "upper_80", "lower_95",
              "upper_95", "grade", "own_figures", "counted_figures", "last_figure_year", "basis", "as_of")
_TARGETS = ("definition", "area_code", "area", "group", "year", "role", "set", "level", "level_lower_80",
            "level_upper_80", "probability", "word", "grade", "pace_from_year", "achieved_pace", "required_pace",
            "as_of")
_IN_WORDS: dict[str, Callable[[Any], str]] = {
    "unit": lambda unit: unit_text(unit) or unit,
    "qualifier": lambda code: text(f"reporting-qualifier-{code.replace('_', '-')}", value="").strip() if code else "",
    "verdict": lambda code: text(f"reporting-verdict-{code}"),
    "basis": lambda code: text(f"basis-{code}"),
    "role": role_text,
    "severity": lambda code: text(f"intake-severity-{code}"),
}
# Enough decimals to round to what the pages show, without binary noise; a share of draws is exact.
_PLACES = 6
_FINDINGS = ("severity", "file", "sheet", "cell", "indicator", "area_code", "area", "year", "message", "advice")


def safe_cell(value: object) -> object:
    """The value for a cell: numbers stay numbers; text that a spreadsheet might execute gets an apostrophe in front."""
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, str):
        kept = ILLEGAL_CHARACTERS_RE.sub("", value)
        return f"'{kept}" if kept.startswith(_STARTERS) else kept
    return value


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Comma-separated with decimal points, UTF-8 with a byte-order mark, so that Excel shows Vietnamese."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(table.columns)
    writer.writerows([safe_cell(value) for value in row] for row in table.itertuples(index=False))
    return ("\ufeff" + stream.getvalue()).encode("utf-8")


def xlsx_bytes(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """A workbook with one sheet per table, headings bold and frozen; text is never a formula."""
    book = Workbook(write_only=True)
    for name, table in sheets.items():
        sheet: WriteOnlyWorksheet = book.create_sheet(mark(name)[:31])
        sheet.freeze_panes = "A2"
        sheet.append([_heading(sheet, str(column)) for column in table.columns])
        for row in table.itertuples(index=False):
            sheet.append([_cell(sheet, value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _heading(sheet: WriteOnlyWorksheet, words: str) -> Cell:
    cell = WriteOnlyCell(sheet, value=words)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: object) -> Cell:
    safe: Any = safe_cell(value)
    cell = WriteOnlyCell(sheet, value=safe)
    if isinstance(safe, str):
        cell.data_type = "s"
    return cell


def write_downloads(folder: Path, study: Study, tables: Mapping[str, pd.DataFrame], indicator: str) -> list[str]:
    """Write series, forecasts, targets and findings of an indicator into ``data/``; returns the names written.

    Parameters
    ----------
    folder : Path
        The site's folder.
    study, tables
        The catalogue; ``series``, ``figures``, ``forecasts``, ``attainment`` and ``findings``.
    indicator : str
        Id of the indicator.
    """
    origin = tables["figures"].set_index("figure_id")[["source", "url"]]
    series = _of(tables["series"], indicator).join(origin, on="figure_id")
    series = series.sort_values(["definition", "area_code", "group", "year"])
    forecasts = _of(tables["forecasts"], indicator).sort_values(["definition", "area_code", "group", "year"])
    # For an area without its own figures the pages show a range, no median.
    forecasts = forecasts.assign(median=forecasts["median"].where(forecasts["grade"] != "C"))
    # If no district has figures, nothing can be inferred for the others.
    inferred = (forecasts["grade"] == "C") | (forecasts["area_code"] == study.province.code)
    alone = inferred.groupby([forecasts["definition"], forecasts["group"]]).transform("all")
    forecasts["basis"] = forecasts["basis"].mask(alone & (forecasts["basis"] == "province"), "province-alone")
    sheets = {
        "series": _named(study, series, _SERIES), "forecasts": _named(study, forecasts, _FORECASTS),
        "targets": _named(study, _targets(study, _of(tables["attainment"], indicator)), _TARGETS),
        "findings": _named(study, findings_in_words(study, _of(tables["findings"], indicator)), _FINDINGS),
    }
    files = {f"data/{indicator}-{name}.csv": csv_bytes(sheets[name]) for name in ("series", "forecasts", "targets")
             if len(sheets[name])}
    titles = {text(f"reporting-sheet-{name}"): table for name, table in sheets.items()}
    if files:
        files[f"data/{indicator}.xlsx"] = xlsx_bytes(titles)
    return _write(folder, files)


def _targets(study: Study, attainment: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``attainment``: what was set, the level it implies, the probability in percent, its word.

    Targets decided by a published figure have no probability.
    """
    ordered = attainment.sort_values(["definition", "area_code", "group", "year", "target_id"])
    rows = ordered.to_dict("records")
    return ordered.assign(set=[target_name(study, study.target(row["target_id"])) for row in rows],
                          level=ordered["target"], level_lower_80=ordered["target_lower_80"],
                          level_upper_80=ordered["target_upper_80"], word=[row_word(row) for row in rows],
                          probability=100 * ordered["probability"].mask(ordered["word"].isin(OUTCOMES)))


def write_findings(folder: Path, study: Study, findings: pd.DataFrame) -> list[str]:
    """Write all findings as ``findings.csv`` and ``findings.xlsx``; returns the names."""
    table = _named(study, findings_in_words(study, findings), _FINDINGS)
    return _write(folder, {"findings.csv": csv_bytes(table),
                           "findings.xlsx": xlsx_bytes({text("reporting-sheet-findings"): table})})


def _write(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    named = {_marked_name(name): content for name, content in files.items()}
    for name, content in named.items():
        write_content(folder / name, content)
    return list(named)


def _marked_name(name: str) -> str:
    """A file name, marked if the figures are made up."""
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}{text('illustrative-file')}-{file}" if marked() else name


def _of(table: pd.DataFrame, indicator: str) -> pd.DataFrame:
    return table[table["indicator"] == indicator]


def _named(study: Study, table: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """The columns under readable headings, with names instead of ids and words instead of codes."""
    areas = {area.code: area.name for area in study.areas}
    groups = {group.id: group.name for group in study.groups}
    definitions = {(d.indicator, d.id): d.name for d in study.definitions}
    names = {indicator.id: indicator.name for indicator in study.indicators}
    shown = table.assign(area=table["area_code"].map(areas).fillna(""))
    if "how" in columns:
        shown["how"] = [how_text(row) for row in shown.to_dict("records")]
    if "source" in columns:
        shown["source"] = shown["source"].map(study.told, na_action="ignore")
    if "severity" in columns:
        shown["indicator"] = shown["indicator"].map(lambda key: names.get(key, key))
    for name in _IN_WORDS.keys() & set(columns):
        shown[name] = shown[name].map(_IN_WORDS[name])
    if "group" in columns:
        shown["group"] = shown["group"].map(lambda key: groups.get(key, key))
    if "definition" in columns:
        pairs = zip(shown["indicator"], shown["definition"], strict=True)
        shown["definition"] = [definitions.get(pair, pair[1]) for pair in pairs]
    shown[shown.select_dtypes("float").columns] = shown.select_dtypes("float").round(_PLACES)
    named = shown[list(columns)].rename(columns={name: _title(name) for name in columns})
    if marked():  # in every row, so that a copied row keeps the mark
        named.insert(0, text("illustrative"), [_status_text(row) for row in shown.to_dict("records")])
    return named


def _status_text(row: Mapping[Any, Any]) -> str:
    """The mark of a row in a demonstration, or the note that its figure is published."""
    return text("reporting-how-stated" if row.get("status") == "published" else "illustrative-not-real")


def _title(column: str) -> str:
    message = f"reporting-field-{column.replace('_', '-')}"
    return text(message) if has_text(message) else column
