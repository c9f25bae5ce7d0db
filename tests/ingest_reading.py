"""Reading workbooks made of rows, and what was found in them in short."""

from __future__ import annotations

from pathlib import Path

from analysis.findings import Finding
from analysis.ingest import read_files
from analysis.ingest.reading import Figure
from analysis.language import use_language
from analysis.study import Study
from tests.ingest_files import write_xlsx
from tests.ingest_tables import Rows


def read(folder: Path, study: Study, **files: Rows) -> tuple[list[Figure], list[Finding]]:
    """The figures and findings of workbooks with these rows; every message is filled in both languages."""
    paths = {}
    for name, rows in files.items():
        path = folder / f"{name}.xlsx"
        write_xlsx(path, rows)
        paths[path.name] = path
    figures, findings = read_files(paths, study)
    for finding in findings:
        for language in ("vi", "en"):
            with use_language(language):
                assert "{" not in finding.message + finding.advice
    return figures, findings


def told(findings: list[Finding]) -> set[tuple[str, str, str]]:
    """Severity, code and cell of each finding."""
    return {(f.severity, f.code.removeprefix("ingest-"), f.cell) for f in findings}


def cells(figures: list[Figure]) -> set[str]:
    """Where the figures stand."""
    return {figure.cell for figure in figures}
