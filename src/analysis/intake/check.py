"""Check files as they would be read by the reports, against what is known already."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter

from analysis.cleaning import clean
from analysis.findings import SEVERITY_ORDER, Finding, several_in_words, together
from analysis.ingest import figure_files, figures_table, read_files, settle_versions
from analysis.ingest.grid import Sheet
from analysis.ingest.readers import file_hash
from analysis.ingest.reading import Figure
from analysis.ingest.units import unit_name
from analysis.study import Study, read_usable_catalogue
from analysis.workspace import Workspace

__all__ = ["CELL", "Checked", "Mark", "check_files", "marks_of"]

_MOST_FIGURES = 4_000
_SERIES = ["indicator", "definition", "area_code", "group"]
_SHOWN_TEXTS = 3
CELL = re.compile(r"^[A-Z]{1,3}\d{1,7}$")


@dataclass(frozen=True)
class Mark:
    """Findings of one cause with their cells (none where they are on sheets or a file) and what stands in the first."""

    alike: tuple[Finding, ...]
    cells: tuple[str, ...]
    read: str

    @property
    def finding(self) -> Finding:
        """The first of the findings, which says the severity and what to do."""
        return self.alike[0]

    @property
    def cell(self) -> str:
        """The cells as a person would name them: C3:C17, E5."""
        return _ranges(self.cells)

    @property
    def message(self) -> str:
        """The message without file, sheet and cells, which stand beside it."""
        return several_in_words(self.alike, beside_place=True)


@dataclass(frozen=True)
class Checked:
    """What came out of a check: the findings, errors first; the figures that would be used; the sheets."""

    study: Study
    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    figures: pd.DataFrame
    sheets: tuple[Sheet, ...]

    def count(self, severity: str) -> int:
        """How many causes of findings there are of a severity."""
        return sum(alike[0].severity == severity for alike in together(self.findings))

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

    Raises
    ------
    UnusableCatalogue
        If the catalogue lacks the province, its districts or any indicator.
    """
    study, about_catalogue = read_usable_catalogue(workspace.raw)
    named = _names(paths)
    sheets: list[Sheet] = []
    figures, findings = read_files(named, study, sheets.append)
    figures, about_known = _against_known(figures, named, study, workspace)
    findings = _without_told_otherwise(findings + about_known)
    table = figures_table([figure for figure in figures if not figure.replaced_by])
    findings = _catalogue_mistakes(study, about_catalogue) + findings
    ordered = sorted(map(_with_unit_names, findings), key=lambda finding: SEVERITY_ORDER[finding.severity])
    return Checked(study, tuple(named), tuple(ordered), table, tuple(sheets))


def _without_told_otherwise(findings: list[Finding]) -> list[Finding]:
    """Without what another finding on the same cell says better: a draft that is replaced, a slip told when read."""
    better = {"ingest-draft": ("ingest-replaced",), "cleaning-whole-jumps": (
        "ingest-years-differ", "ingest-unlikely-people")}
    told = {(finding.file, finding.sheet, finding.cell, finding.code) for finding in findings}
    return [finding for finding in findings if not any(
        (finding.file, finding.sheet, finding.cell, code) in told for code in better.get(finding.code, ()))]


def _with_unit_names(finding: Finding) -> Finding:
    """The finding with units as tables write them: "%" for percent."""
    named = {name: unit_name(str(unit)) for name, unit in finding.arguments.items() if name in ("unit", "wanted")}
    return replace(finding, arguments={**finding.arguments, **named}) if named else finding


def _catalogue_mistakes(study: Study, findings: list[Finding]) -> list[Finding]:
    """The mistakes of the catalogue as one: what they hide would else look like a mistake of the file."""
    wrong = [finding for finding in findings if finding.severity == "error"]
    if not wrong:
        return []
    files = dict.fromkeys([*([] if study.indicators else ["indicators.csv"]), *(finding.file for finding in wrong)])
    return [Finding("error", "intake-catalogue", {
        "count": len(wrong), "files": ", ".join(files), "example": wrong[0].message})]


def _names(paths: Iterable[Path]) -> dict[str, Path]:
    """Files by their own name, by more of their path where two have the same."""
    listed = list(dict.fromkeys(path.resolve() for path in paths))
    names = [path.name for path in listed]
    return {path.name if names.count(path.name) == 1 else path.as_posix(): path for path in listed}


def _against_known(figures: list[Figure], named: dict[str, Path], study: Study,
                   workspace: Workspace) -> tuple[list[Figure], list[Finding]]:
    """The new figures, with the known ones that go before them, and what is said of them beside those.

    Which versions are replaced, contradictions, jumps, other definitions.
    """
    if not figures:
        return figures, []
    indicators, ids = {figure.indicator for figure in figures}, {figure.figure_id for figure in figures}
    indicators |= {name for i in study.indicators if indicators & {i.id, i.numerator, i.denominator}
                   for name in (i.id, i.numerator, i.denominator) if name}
    known = [figure for figure in read_files(_known_files(named, workspace), study)[0]
             if figure.figure_id not in ids]
    shared = {figure.file for figure in known if figure.indicator in indicators}  # whole: their size decides
    known = [figure for figure in known if figure.file in shared]
    settled, about_versions = settle_versions(figures + known)
    figures, known = settled[:len(figures)], settled[len(figures):]
    told = [finding for finding in about_versions
            if (finding.file in named) != (finding.arguments.get("other_file", finding.file) in named)]
    table = figures_table(figures)
    compared, in_part = _comparable(table, figures_table(known))
    told += in_part
    if compared.empty:
        return figures, told
    own = {row.figure_id: row for row in compared.itertuples()}
    for finding in clean(_together(compared, known, indicators), study).findings:
        if finding.code == "cleaning-two-files" and finding.arguments["used_file"] in named:
            told.append(replace(finding, file=str(finding.arguments["used_file"]),
                                sheet=str(finding.arguments["sheet_used"]),
                                cells=str(finding.arguments["cells_used"])))
        elif finding.figure_id in own:
            told.append(_placed(finding, own[finding.figure_id]))
        else:  # of two that contradict each other the known one is used
            rivals = str(finding.arguments.get("other_figures", "")).split()
            told += [_placed(replace(finding, figure_id=name, cell=""), own[name]) for name in rivals if name in own]
    return figures, told


def _known_files(named: dict[str, Path], workspace: Workspace) -> dict[str, Path]:
    """The files in ``data/raw`` but for those that are checked, by their names as reports know them."""
    hashes = {file_hash(path) for path in named.values()}
    paths = {path.relative_to(workspace.raw).as_posix(): path for path in figure_files(workspace.raw)
             if path.suffix.lower() not in (".pdf", ".doc") and file_hash(path) not in hashes}
    return {f"data/raw/{name}" if name in named else name: path for name, path in paths.items()}


def _together(compared: pd.DataFrame, known: list[Figure], indicators: set[str]) -> pd.DataFrame:
    """The new figures and the known ones that they are judged beside; of other indicators those of tables count only
    for the size of their file."""
    beside = figures_table([figure for figure in known if figure.indicator in indicators
                            or figure.source_title == figure.file])
    return pd.concat([compared, beside], ignore_index=True) if len(beside) else compared


def _comparable(table: pd.DataFrame, known: pd.DataFrame) -> tuple[pd.DataFrame, list[Finding]]:
    """The figures to judge now: of a large file those of series of which something is known already.

    Judging every jump within a large file takes minutes; it is done when the reports are made.
    """
    if len(table) <= _MOST_FIGURES:
        return table, []
    series = pd.MultiIndex.from_frame(known[_SERIES])
    compared = table[pd.MultiIndex.from_frame(table[_SERIES]).isin(series)]
    return compared, [Finding("info", "intake-compared-in-part", {"count": len(table), "compared": len(compared)})]


def _placed(finding: Finding, figure: object) -> Finding:
    file, sheet, cell = (str(getattr(figure, name)) for name in ("file", "sheet", "cell"))
    return finding if finding.cell else replace(finding, file=file, sheet=sheet, cell=cell)


def marks_of(checked: Checked) -> list[Mark]:
    """Every finding with its cells, errors first."""
    by_name = {(sheet.file, sheet.name): sheet for sheet in checked.sheets}
    marks: list[Mark] = []
    for alike in together(checked.findings):
        cells = tuple(cell for finding in alike for cell in finding.every_cell)
        sheet = by_name.get((alike[0].file, alike[0].sheet))
        read = dict.fromkeys(text for cell in cells if (text := _text_at(sheet, cell)))
        shown = "; ".join(list(read)[:_SHOWN_TEXTS]) + (" …" if len(read) > _SHOWN_TEXTS else "")
        marks.append(Mark(alike, cells, shown))
    return marks


def _ranges(cells: tuple[str, ...]) -> str:
    """Cells below each other as ranges; what is no cell of a sheet stays as it is."""
    places = sorted({(column_index_from_string(letters), row) for cell in cells if CELL.match(cell)
                     for letters, row in [coordinate_from_string(cell)]})
    found = [cell for cell in cells if not CELL.match(cell)]
    while places:
        column, first = places[0]
        last = first
        while places and places[0] in ((column, first), (column, last + 1)):
            last = places.pop(0)[1]
        letters = get_column_letter(column)
        found.append(f"{letters}{first}" if first == last else f"{letters}{first}:{letters}{last}")
    return ", ".join(found)


def _text_at(sheet: Sheet | None, cell: str) -> str:
    if sheet is None or not CELL.match(cell):
        return ""
    letters, row = coordinate_from_string(cell)
    if row > len(sheet.rows):
        return ""
    return sheet.cell(row - 1, column_index_from_string(letters) - 1).text
