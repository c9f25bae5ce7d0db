"""What earlier runs showed, kept for a while: one folder per run that changed something."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.language import text
from analysis.reporting.changes import changes
from analysis.reporting.changes_page import changes_page
from analysis.reporting.jobs import PageInfo
from analysis.reporting.record import RECORD, RunRecord, read_record, write_record
from analysis.reporting.snapshots import read_snapshot, snapshot, write_snapshot
from analysis.study import Study
from analysis.workspace import write_content

__all__ = ["CHANGES", "KEPT_RUNS", "UnknownRun", "compare_runs", "keep_run", "known_runs", "run_folder",
           "write_changes"]

KEPT_RUNS = 30
CHANGES = "changes.html"
_NUMBER = re.compile(r"\d{6}")


class UnknownRun(LookupError):
    """No record is kept of this run."""


def run_folder(folder: Path, number: int) -> Path:
    """The folder of a run's snapshot and record; `folder` is the site's."""
    return folder / "history" / f"{number:06d}"


def known_runs(folder: Path) -> dict[int, RunRecord]:
    """The records of the kept runs, oldest first."""
    found = sorted(path for path in (folder / "history").glob("*") if _NUMBER.fullmatch(path.name))
    return {int(path.name): read_record(path) for path in found if (path / RECORD).is_file()}


def write_changes(study: Study, tables: Mapping[str, pd.DataFrame], folder: Path, run: RunRecord,
                  page: PageInfo) -> int:
    """Write the page of changes since the previous run, and keep what this run shows.

    Uses the number and the files of `run`. Returns how many values changed, -1 if no earlier run is kept.
    """
    earlier = run_folder(folder, run.number - 1)
    before = read_snapshot(earlier)
    page = replace(page, title=text("reporting-title-changes"))
    run = replace(run, as_of=page.as_of, versions=dict(page.versions))
    now = snapshot(study, tables)
    write_snapshot(run_folder(folder, run.number), now)
    found = None if before is None else changes(before, now)
    write_content(folder / CHANGES, changes_page(study, found, read_record(earlier), run, page))
    return -1 if found is None else len(found)


def keep_run(folder: Path, record: RunRecord, kept: int = KEPT_RUNS) -> None:
    """Keep the record of a run beside its snapshot, and delete the oldest runs beyond `kept`."""
    write_record(run_folder(folder, record.number), record)
    numbers = sorted(int(path.name) for path in (folder / "history").glob("*") if _NUMBER.fullmatch(path.name))
    for number in numbers[:-kept]:
        shutil.rmtree(run_folder(folder, number), ignore_errors=True)


def compare_runs(study: Study, folder: Path, first: int, second: int, page: PageInfo) -> Path:
    """Write the page that compares two runs figure by figure; returns its path.

    Raises
    ------
    UnknownRun
        If one of them is not kept.
    """
    runs = known_runs(folder)
    before, now = (read_snapshot(run_folder(folder, number)) for number in (first, second))
    for number, found in ((first, before), (second, now)):
        if number not in runs or found is None:
            raise UnknownRun(number)
    assert before is not None
    assert now is not None
    target = folder / "history" / f"compare-{first:06d}-{second:06d}.html"
    title = text("reporting-title-compare", first=str(first), second=str(second))
    info = PageInfo(title, as_of=runs[second].as_of, made=page.made, versions=page.versions, home="../")
    write_content(target, changes_page(study, changes(before, now), runs[first], runs[second], info))
    return target
