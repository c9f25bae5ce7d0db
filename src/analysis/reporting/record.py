"""``run.json``: what a run made, from which inputs, and which pages belong to it."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from analysis import __version__
from analysis.keys import code_key, combine, file_hash
from analysis.language import Language
from analysis.reporting.jobs import Job
from analysis.workspace import read_json, stays_inside, write_json

__all__ = ["RECORD", "Entry", "RunRecord", "read_record", "write_record", "remove_stale", "job_key",
           "page_hash", "page_hashes", "software_versions"]

RECORD = "run.json"
_SHOWN_PACKAGES = ("numpy", "scipy", "pandas", "geopandas", "matplotlib", "papermill", "nbconvert")
_OURS = (".html", ".ipynb", ".csv", ".xlsx")
_EDITION = re.compile(rb"<!--edition-->.*?<!--/edition-->", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """One report in the record: its page relative to the folder, how it ended, from which inputs."""

    key: str
    page: str
    status: Literal["done", "failed"]
    seconds: float
    hash: str
    error: str = ""
    warnings: tuple[str, ...] = ()
    made: str = ""


@dataclass(frozen=True)
class RunRecord:
    """A run: its time, day, inputs, software and results.

    Attributes
    ----------
    number : counts the runs that changed something; ``history/NUMBER`` holds what this run showed
    date : ISO time at which the site was last brought up to date
    looked : ISO time of the last run, even if it found nothing to do
    as_of : day of the statements; `parameters` holds the day that was requested
    inputs : key of all inputs of the tables; `files` holds the hashes of the files
    seconds : wall time of the run, `stages` of its parts
    findings : numbers of errors, warnings and notes; `refusals` holds the errors in Vietnamese and English
    changes : number of values that differ from the previous run; -1 if there was none
    complete : whether the run dealt with every report
    pages : files of the site, relative to its folder
    keys : keys of the pages other than reports
    hashes : content hash of each file of the site
    """

    number: int = 0
    date: str = ""
    looked: str = ""
    as_of: str = ""
    language: Language = "vi"
    parameters: Mapping[str, str] = field(default_factory=dict)
    inputs: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    notebooks: Mapping[str, str] = field(default_factory=dict)
    exit_status: int = 0
    complete: bool = False
    seconds: float = 0.0
    versions: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[tuple[str, str], ...] = ()
    changes: int = -1
    reports: tuple[Entry, ...] = ()
    pages: tuple[str, ...] = ()
    illustrative: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)


def read_record(folder: Path) -> RunRecord:
    """The record of the last run in `folder`; an empty record if there is none that can be read."""
    return read_json(folder / RECORD, RunRecord) or RunRecord()


def write_record(folder: Path, record: RunRecord) -> None:
    """Write ``run.json`` in one step."""
    write_json(folder / RECORD, record)


def remove_stale(folder: Path, earlier: Iterable[str], kept: Iterable[str]) -> list[str]:
    """Delete the pages of an earlier run that the new one does not have; nothing else in the folder.

    Returns the deleted pages. Names that lead outside the folder are ignored.
    """
    removed = []
    for name in sorted(set(earlier) - set(kept)):
        path = folder / name
        if stays_inside(name) and path.suffix in _OURS and path.is_file():
            path.unlink()
            removed.append(name)
    return removed


def job_key(job: Job, seen: str, catalogue: str) -> str:
    """The key of everything a report depends on: visible rows, catalogue, notebook, parameters, code, software.

    Parameters
    ----------
    job : Job
    seen : str
        Key of the rows that the report may see and of its scope.
    catalogue : str
        Key of the catalogue and the polygons.
    """
    code = code_key("analysis.workbench", "analysis.reporting.engine")
    page = job.page
    return combine(seen, catalogue, dict(job.parameters), job.language, page.title, page.as_of, page.versions,
                   file_hash(job.notebook), code)


def page_hash(path: Path) -> str:
    """The hash of a file of the site, ignoring the link to the other edition; "" if the file does not exist."""
    if path.suffix != ".html":
        return file_hash(path)
    try:
        content = path.read_bytes()
    except OSError:
        return ""
    return combine(hashlib.sha256(_EDITION.sub(b"", content)).hexdigest())


def page_hashes(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The hashes of files of the site by name."""
    return {name: page_hash(folder / name) for name in names}


def software_versions() -> tuple[tuple[str, str], ...]:
    """Names and versions of the software that reports are made with."""
    found = [("daklak-targets", __version__), ("Python", platform.python_version())]
    for name in _SHOWN_PACKAGES:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return tuple(found)
