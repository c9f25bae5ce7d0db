"""Every file of figures in ``data/raw`` → one table."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from analysis.findings import Finding
from analysis.ingest.conventions import illustrative_mark
from analysis.ingest.description import description_of, read_description
from analysis.ingest.grid import Sheet
from analysis.ingest.headings import find_heading
from analysis.ingest.kept import KeptReadings, Read
from analysis.ingest.knowledge import Knowledge
from analysis.ingest.layout.lines import with_letterhead
from analysis.ingest.meaning.decimals import settle_across
from analysis.ingest.problems import Problems
from analysis.ingest.readers import READABLE, file_hash, read_sheets
from analysis.ingest.reading import Figure
from analysis.ingest.sheets import not_recognised, read_sheet
from analysis.ingest.versions import same_files, settle_versions
from analysis.study import Study
from analysis.study.catalogue import CATALOGUE_FILES
from analysis.tables import SCHEMAS, check, empty

__all__ = ["read_figures", "read_files", "figure_files", "figures_table"]

# Endings of tables that people put here but that cannot be read: they must be named, not skipped.
_UNREADABLE = (".numbers", ".pdf", ".doc", ".rtf", ".xlt", ".et")


def read_figures(raw: Path, study: Study, kept: KeptReadings | None = None) -> tuple[pd.DataFrame, list[Finding]]:
    """Read every file in `raw` that is not a catalogue file.

    Parameters
    ----------
    raw : Path
        The folder ``data/raw``.
    study : Study
        The catalogue that names areas, indicators, definitions and groups.
    kept : KeptReadings, optional
        What was read of the same files before.

    Returns
    -------
    DataFrame
        The table ``figures``; values in the unit of the source where the catalogue has another that they
        cannot be brought into.
    list of Finding
        What could not be used (error: with file, sheet and cell) or should be looked at (warning).
    """
    paths = {path.relative_to(raw).as_posix(): path for path in figure_files(raw)}
    figures, findings = read_files(paths, study, kept=kept)
    return figures_table(figures), findings


def read_files(paths: dict[str, Path], study: Study, look: Callable[[Sheet], None] | None = None,
               kept: KeptReadings | None = None) -> Read:
    """The figures of files, given with the names that findings use for them.

    Parameters
    ----------
    paths : dict
        Files by name.
    study : Study
        The catalogue.
    look : callable, optional
        Called with each sheet that was read, for those who show it.
    kept : KeptReadings, optional
        What was read of the same files before; not for those who want to `look`.
    """
    known = Knowledge.of(study)
    figures: list[Figure] = []
    findings: list[Finding] = []
    hashes = {file: file_hash(path) for file, path in paths.items() if path.suffix.lower() in READABLE}
    repeated = same_files(hashes)
    for file, path in paths.items():
        if file not in hashes:
            findings.append(Finding("error", "ingest-format", file=file))
        elif file in repeated:
            findings.append(Finding("warning", "ingest-same-file", {"first": repeated[file]}, file=file))
        else:
            def reading(path: Path = path, file: str = file) -> Read:
                with _without_collection():
                    return _read_file(path, file, known, look or (lambda _: None))

            read, problems = kept.of(path, file, hashes[file], reading) if kept else reading()
            status = "illustrative" if study.is_illustrative(file) else "published"
            figures.extend(figure._replace(file_hash=hashes[file], status=status) for figure in read)
            findings.extend(problems)
    figures, about_versions = settle_versions(figures)
    unique, duplicates = _unique(figures)
    return Read(unique, findings + about_versions + duplicates)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Reading makes millions of small objects that live on; looking for rubbish among them takes long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # all that was made is old at once, and is not looked through right away
        gc.unfreeze()
        if was_on:
            gc.enable()


def figures_table(figures: list[Figure]) -> pd.DataFrame:
    """Figures as the table ``figures``."""
    if not figures:
        return empty("figures")
    table = pd.DataFrame(dict(zip(Figure._fields, zip(*figures, strict=True), strict=True)))
    table = table[list(SCHEMAS["figures"].columns)]
    return check("figures", table.assign(year=table["year"].astype("Int64"), value=table["value"].astype(float)))


def figure_files(raw: Path) -> list[Path]:
    """The files that may hold figures, by name: no catalogue file, no hidden or temporary one."""
    found = (
        path for path in raw.rglob("*")
        if path.is_file() and path.suffix.lower() in READABLE + _UNREADABLE
        and not any(part.startswith((".", "~$")) for part in path.relative_to(raw).parts)
        and path.relative_to(raw).as_posix() not in CATALOGUE_FILES
    )
    return sorted(found, key=lambda path: path.relative_to(raw).as_posix())


def _read_file(path: Path, file: str, known: Knowledge, look: Callable[[Sheet], None]) -> Read:
    sheets, findings = read_sheets(path, file)
    sheets = with_letterhead(sheets, known.lexicon)
    for sheet in sheets:
        look(sheet)
    if not known.study.is_illustrative(file) and (mark := illustrative_mark(file, sheets)):
        return Read([], [*findings, mark])
    beside = description_of(path)
    description = None
    if beside is not None:
        description, problems_of_description = read_description(beside, beside.name)
        findings.extend(problems_of_description)
        if description is None:
            return Read([], findings)
    problems = Problems()
    read = [(sheet, read_sheet(sheet, known, problems, description)) for sheet in sheets]
    if not any(figures for _, figures in read) and not len(problems):
        # A guide or a list of names beside the tables is no mistake; a file of words alone is one.
        for sheet in [sheet for sheet, figures in read if figures is None][:1]:
            not_recognised(sheet, find_heading(sheet), problems)
    figures, told = settle_across([figure for _, figures in read for figure in figures or ()], problems.findings())
    return Read(figures, findings + told)


def _unique(figures: list[Figure]) -> Read:
    """Keep the first figure of each id; a later one is a finding that says where the first stands."""
    first: dict[str, Figure] = {}
    findings = []
    for figure in figures:
        known = first.setdefault(figure.figure_id, figure)
        if known is figure:
            continue
        findings.append(Finding("error", "ingest-duplicate", {
            "figure": figure.figure_id, "first_file": known.file, "first_cell": known.cell,
        }, file=figure.file, sheet=figure.sheet, cell=figure.cell, indicator=figure.indicator,
            area_code=figure.area_code, group=figure.group, figure_id=figure.figure_id))
    return Read(list(first.values()), findings)
