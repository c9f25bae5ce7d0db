"""Check files as they would be read by the reports, against what is known already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from analysis.cleaning import clean
from analysis.findings import SEVERITY_ORDER, Finding
from analysis.ingest import figure_files, figures_table, read_files
from analysis.ingest.grid import Sheet
from analysis.ingest.readers import file_hash
from analysis.study import Study, load_study
from analysis.workspace import Workspace

__all__ = ["Checked", "Mark", "check_files", "marks_of"]

_MOST_FIGURES = 4_000
_CELL = re.compile(r"^[A-Z]{1,3}\d{1,7}$")


@dataclass(frozen=True)
class Mark:
    """One finding on one cell (or on a sheet or file, where `cell` is ''), with what stands there."""

    finding: Finding
    cell: str
    read: str


@dataclass(frozen=True)
class Checked:
    """What came out of a check: the findings, errors first; the figures that would be used; the sheets."""

    study: Study
    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    figures: pd.DataFrame
    sheets: tuple[Sheet, ...]

    def count(self, severity: str) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def status(self) -> int:
        """0 nothing to do, 1 something should be looked at, 2 something was refused."""
        return 2 if self.count("error") else 1 if self.count("warning") else 0


def check_files(paths: Iterable[Path], workspace: Workspace) -> Checked:
    """Read files and hold them against each other and against the figures in ``data/raw``.

    Parameters
    ----------
    paths : iterable of Path
        The files to check; they need not lie in ``data/raw``.
    workspace : Workspace
        Gives the catalogue and the figures known already.
    """
    study, _ = load_study(workspace.raw)
    named = _names(paths)
    sheets: list[Sheet] = []
    figures, findings = read_files(named, study, sheets.append)
    table = figures_table(figures)
    findings += _against_known(table, named, study, workspace)
    ordered = sorted(findings, key=lambda finding: SEVERITY_ORDER[finding.severity])
    return Checked(study, tuple(named), tuple(ordered), table, tuple(sheets))


def _names(paths: Iterable[Path]) -> dict[str, Path]:
    """Files by their own name, by more of their path where two have the same."""
    listed = list(dict.fromkeys(path.resolve() for path in paths))
    names = [path.name for path in listed]
    return {path.name if names.count(path.name) == 1 else path.as_posix(): path for path in listed}


def _against_known(table: pd.DataFrame, named: dict[str, Path], study: Study, workspace: Workspace) -> list[Finding]:
    """What cleaning says of the new figures beside the known ones: contradictions, jumps, changes of definition."""
    if table.empty:
        return []
    if len(table) > _MOST_FIGURES:
        return [Finding("info", "intake-not-compared", {"count": len(table), "most": _MOST_FIGURES})]
    hashes = {file_hash(path) for path in named.values()}
    paths = {path.relative_to(workspace.raw).as_posix(): path for path in figure_files(workspace.raw)
             if path.suffix.lower() not in (".pdf", ".doc") and file_hash(path) not in hashes}
    known = figures_table(read_files(paths, study)[0])
    known = known[known["indicator"].isin(set(table["indicator"]))]
    known = known[~known["figure_id"].isin(set(table["figure_id"]))]
    together = pd.concat([table, known], ignore_index=True) if len(known) else table
    own = {row.figure_id: row for row in table.itertuples()}
    return [_placed(finding, own[finding.figure_id]) for finding in clean(together, study).findings
            if finding.figure_id in own]


def _placed(finding: Finding, figure: object) -> Finding:
    file, sheet, cell = (str(getattr(figure, name)) for name in ("file", "sheet", "cell"))
    return finding if finding.cell else replace(finding, file=file, sheet=sheet, cell=cell)


def marks_of(checked: Checked) -> list[Mark]:
    """Every finding on each of its cells."""
    by_name = {(sheet.file, sheet.name): sheet for sheet in checked.sheets}
    marks: list[Mark] = []
    for finding in checked.findings:
        cells = str(finding.arguments.get("every_cell", "")).split() or [finding.cell]
        sheet = by_name.get((finding.file, finding.sheet))
        marks.extend(Mark(finding, cell, _text_at(sheet, cell)) for cell in cells)
    return marks


def _text_at(sheet: Sheet | None, cell: str) -> str:
    if sheet is None or not _CELL.match(cell):
        return ""
    letters, row = coordinate_from_string(cell)
    if row > len(sheet.rows):
        return ""
    return sheet.cell(row - 1, column_index_from_string(letters) - 1).text
