"""``run.json``: what a run made, from what, and which pages are its own."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from analysis import __version__
from analysis.language import LANGUAGES, Language
from analysis.reporting.jobs import Job
from analysis.workspace import write_atomically

__all__ = ["RECORD", "Entry", "RunRecord", "read_record", "write_record", "remove_stale", "job_hash",
           "software_versions", "write_page"]

RECORD = "run.json"
_SHOWN_PACKAGES = ("numpy", "scipy", "pandas", "geopandas", "matplotlib", "papermill", "nbconvert")
_OURS = (".html", ".ipynb", ".csv", ".xlsx")
_PAGE_FILES = ("*.j2", "*.css", "*.js", "*.ftl", "*.json")


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
    """A run: when, for which day, from which inputs, with which software, and what came of it."""

    date: str = ""
    as_of: str = ""
    language: Language = "vi"
    inputs: str = ""
    exit_status: int = 0
    versions: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    reports: tuple[Entry, ...] = ()
    pages: tuple[str, ...] = ()
    illustrative: bool = False


def read_record(folder: Path) -> RunRecord:
    """The record of the last run into `folder`; an empty one if there is none that can be read."""
    try:
        content: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        reports = tuple(Entry(**{**entry, "warnings": tuple(entry["warnings"])})
                        for entry in content.pop("reports"))
        record = RunRecord(**{**content, "reports": reports, "pages": tuple(content["pages"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return RunRecord()
    return record if record.language in LANGUAGES else RunRecord()


def write_record(folder: Path, record: RunRecord) -> None:
    """Write ``run.json`` in one step."""
    content = json.dumps(asdict(record), ensure_ascii=False, indent=1) + "\n"
    write_page(folder / RECORD, content)


def write_page(path: Path, content: str) -> None:
    """Write a text file in one step, as UTF-8 with plain line ends on every system."""
    write_atomically(path, lambda temporary: temporary.write_text(content, encoding="utf-8", newline="\n"))


def remove_stale(folder: Path, earlier: Iterable[str], kept: Iterable[str]) -> list[str]:
    """Delete the pages of an earlier run that the new one does not have; nothing else in the folder.

    Returns the pages deleted. A name that leads out of the folder is passed over.
    """
    removed = []
    for name in sorted(set(earlier) - set(kept)):
        relative = PurePosixPath(name)
        if relative.is_absolute() or ".." in relative.parts or relative.suffix not in _OURS:
            continue
        path = folder.joinpath(*relative.parts)
        if path.is_file():
            path.unlink()
            removed.append(name)
    return removed


def job_hash(job: Job, inputs: str) -> str:
    """What a report depends on: inputs, notebook, parameters, templates, messages, software."""
    digest = hashlib.sha256()
    parts: dict[str, object] = {
        "inputs": inputs, "parameters": dict(job.parameters), "language": job.language,
        "title": job.page.title, "as_of": job.page.as_of, "versions": job.page.versions,
    }
    digest.update(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode())
    digest.update(job.notebook.read_bytes())
    package = Path(__file__).parent.parent
    for pattern in _PAGE_FILES:
        for path in sorted(package.rglob(pattern)):
            digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def software_versions() -> tuple[tuple[str, str], ...]:
    """Names and versions of what a report was made with."""
    found = [("daklak-targets", __version__), ("Python", platform.python_version())]
    for name in _SHOWN_PACKAGES:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return tuple(found)
