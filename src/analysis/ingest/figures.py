"""Every ledger in ``data/raw`` → one table of figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.findings import Finding
from analysis.ingest.headings import find_heading
from analysis.ingest.ledger import Figure, Vocabulary, read_ledger
from analysis.ingest.problems import Problems
from analysis.ingest.readers import READABLE, Sheet, cell_name, read_sheets
from analysis.study import Study
from analysis.study.catalogue import CATALOGUE_FILES
from analysis.tables import SCHEMAS, check, empty

__all__ = ["read_figures", "ledger_files"]

# Endings of tables that people put here but that cannot be read: they must be named, not skipped.
_UNREADABLE = (".xls", ".xlsb", ".ods", ".numbers", ".pdf", ".doc", ".docx")


def read_figures(raw: Path, study: Study) -> tuple[pd.DataFrame, list[Finding]]:
    """Read every ledger in `raw` that is not a catalogue file.

    Parameters
    ----------
    raw : Path
        The folder ``data/raw``.
    study : Study
        The catalogue that names areas, indicators, definitions and groups.

    Returns
    -------
    DataFrame
        The table ``figures``; values as published, in the unit of the source.
    list of Finding
        What could not be used (error: with file, sheet and cell) or should be looked at (warning).
    """
    words = Vocabulary.of(study)
    figures: list[Figure] = []
    findings: list[Finding] = []
    for path in ledger_files(raw):
        file = path.relative_to(raw).as_posix()
        if path.suffix.lower() in _UNREADABLE:
            findings.append(Finding("error", "ingest-format", {"file": file}, file=file))
            continue
        sheets, unreadable = read_sheets(path, file)
        findings.extend(unreadable)
        problems = Problems()
        for sheet in sheets:
            figures.extend(_read_sheet(sheet, words, problems))
        findings.extend(problems.findings())
    kept, duplicates = _unique(figures)
    return (check("figures", _table(kept)) if kept else empty("figures")), findings + duplicates


def ledger_files(raw: Path) -> list[Path]:
    """The files that may hold figures, by name: no catalogue file, no hidden or temporary one."""
    found = (
        path for path in raw.rglob("*")
        if path.is_file() and path.suffix.lower() in READABLE + _UNREADABLE
        and not any(part.startswith((".", "~$")) for part in path.relative_to(raw).parts)
        and path.relative_to(raw).as_posix() not in CATALOGUE_FILES
    )
    return sorted(found, key=lambda path: path.relative_to(raw).as_posix())


def _read_sheet(sheet: Sheet, words: Vocabulary, problems: Problems) -> Iterator[Figure]:
    if not any(cell.text for row in sheet.rows for cell in row):
        problems.add("warning", "empty", sheet, "")
        return
    heading = find_heading(sheet)
    if heading is None:
        problems.add("error", "no-ledger", sheet, "A1", seen=_first_words(sheet))
        return
    if heading.missing:
        problems.add("error", "missing-column", sheet, cell_name(0, heading.line),
                     columns=", ".join(heading.missing))
        return
    row = sheet.rows[heading.line - 1]
    for column in heading.unknown:
        cell = cell_name(column, heading.line)
        problems.add("warning", "unknown-column", sheet, cell, found=row[column].text[:80])
    for column in heading.repeated:
        cell = cell_name(column, heading.line)
        problems.add("warning", "repeated-column", sheet, cell, found=row[column].text[:80])
    yield from read_ledger(sheet, heading, words, problems)


def _first_words(sheet: Sheet) -> str:
    texts = [cell.text for row in sheet.rows[:5] for cell in row if cell.text]
    return " | ".join(text[:40] for text in texts[:6])


def _unique(figures: list[Figure]) -> tuple[list[Figure], list[Finding]]:
    """Keep the first figure of each id; a later one is a finding that says where the first stands."""
    first: dict[str, Figure] = {}
    findings = []
    for figure in figures:
        identifier = str(figure["figure_id"])
        if identifier not in first:
            first[identifier] = figure
            continue
        known = first[identifier]
        findings.append(Finding("error", "ingest-duplicate", {
            "figure": identifier, "file": str(figure["file"]), "cell": str(figure["cell"]),
            "first_file": str(known["file"]), "first_cell": str(known["cell"]),
        }, file=str(figure["file"]), sheet=str(figure["sheet"]), cell=str(figure["cell"]),
            indicator=str(figure["indicator"]), area_code=str(figure["area_code"]),
            group=str(figure["group"]), figure_id=identifier))
    return list(first.values()), findings


def _table(figures: list[Figure]) -> pd.DataFrame:
    table = pd.DataFrame(figures)[list(SCHEMAS["figures"].columns)]
    return table.assign(year=table["year"].astype("Int64"), value=table["value"].astype(float))
