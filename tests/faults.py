"""Runs that are cut short: in forks of this process, with reports that show all that they may see of the tables."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import re
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pytest

import analysis.reporting.executors as executors
import analysis.reporting.site as site_module
from analysis.keys import file_hash
from analysis.nightly.run import Outcome, run_reports
from analysis.pipeline import Results, run_pipeline
from analysis.pipeline.inputs import results_folder
from analysis.pipeline.steps import Steps
from analysis.reporting.jobs import Job, Result
from analysis.reporting.running import run_jobs
from analysis.reporting.wishes import Asked, Wish
from analysis.study import read_catalogue
from analysis.workspace import Workspace

__all__ = ["damage", "killed_after", "plain_run", "run_with_error", "seconds_of_a_run", "site_of"]

_ASIDE = {"run.json", "health.json", "summary.txt", "changes.html"}
_DATES = re.compile(r'<p class="stamp">.*?</p>|<meta name="made"[^>]*>', re.DOTALL)


def show_what_is_seen(job: Job) -> Result:
    """A report that holds the key of every row in its scope: out of date by a single digit, it differs."""
    assert job.home is not None
    results = _results(job.home, file_hash(job.home / "data" / "processed" / "state.json"))
    assert job.scope is not None
    words = f"{job.key} {job.scope.key(results.tables, results.study)}"
    page = f'<meta name="made" content="{job.page.made}"><main><!--kept--><!--/kept--><p>{words}</p></main>'
    return Result(job.key, True, 0.0, job.output, page=page)


@lru_cache(1)
def _results(home: Path, state: str) -> Results:
    """The tables as they lie there, read once for each state of them."""
    workspace = Workspace(home)
    folder = results_folder(workspace, None)
    return Results(workspace, folder, read_catalogue(workspace.raw)[0], date.fromisoformat(Steps(folder).as_of), "")


@contextmanager
def _threads(workers: int) -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def plain_run(workspace: Workspace) -> Outcome:
    """One run of everything, with the reports of this module, in this process."""
    engine = partial(run_jobs, run=show_what_is_seen)

    def stand_in(jobs: list[Job], workers: int | None, **options: Any) -> list[Result]:
        return engine(jobs, 1, **{**options, "progress": False, "open_executor": _threads})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_module, "run_jobs", stand_in)
        # No worker is wanted, and a fork of this process could not ask after a server that it did not start.
        patch.setattr(executors, "begin_warming", lambda *places: None)
        return run_reports(workspace, Wish(Asked()), lambda: run_pipeline(workspace))


def _fork(task: Callable[[], int]) -> Any:
    def run() -> None:
        os._exit(task())

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    return process


def seconds_of_a_run(workspace: Workspace) -> float:
    """How long a run takes that is left alone."""
    start = time.monotonic()
    process = _fork(lambda: plain_run(workspace).status)
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - start


def killed_after(workspace: Workspace, seconds: float) -> bool:
    """Start a run and kill it without warning; whether it was still at work."""
    process = _fork(lambda: plain_run(workspace).status)
    process.join(seconds)
    at_work = process.is_alive()
    if at_work:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return bool(at_work)


def run_with_error(workspace: Workspace, number: int, after: int) -> int:
    """A run in which every write from the one numbered `after` on fails with an error of the system.

    Its status; 99 where it came to its end, or to another one, before that write.
    """
    def task() -> int:
        replace, count, failed = Path.replace, iter(range(1_000_000)), []

        def failing(self: Path, target: Any) -> Path:
            if next(count) >= after:
                failed.append(target)
                raise OSError(number, os.strerror(number), str(target))
            return replace(self, target)

        setattr(Path, "replace", failing)  # noqa: B010
        status = plain_run(workspace).status
        return status if failed else 99

    process = _fork(task)
    process.join()
    return int(process.exitcode)


DISK_FULL, READ_ONLY = errno.ENOSPC, errno.EROFS


def damage(workspace: Workspace, chance: random.Random) -> Path:
    """Cut, garble or delete one file of what the suite made, whichever comes."""
    made = sorted(path for folder in (workspace.processed, workspace.reports) for path in folder.rglob("*")
                  if path.is_file() and not path.name.startswith(".lock") and "history" not in path.parts)
    victim = chance.choice(made)
    content = victim.read_bytes()
    harm = chance.choice(["cut", "garbled", "gone"])
    if harm == "gone":
        victim.unlink()
    else:
        place = chance.randrange(len(content) or 1)
        victim.write_bytes(content[:place] + (b"" if harm == "cut" else b"\x00\xff" + content[place + 2:]))
    return victim


def site_of(workspace: Workspace) -> dict[str, bytes | dict[str, bytes]]:
    """Every file of the site, dates aside."""
    found: dict[str, bytes | dict[str, bytes]] = {}
    for path in sorted(workspace.reports.rglob("*")):
        name = path.relative_to(workspace.reports).as_posix()
        if not path.is_file() or name in _ASIDE or name.startswith("history/"):
            continue
        if path.suffix == ".html":
            found[name] = _DATES.sub("", path.read_text(encoding="utf-8")).encode()
        elif path.suffix == ".xlsx":
            found[name] = _workbook(path)
        else:
            found[name] = path.read_bytes()
    return found


def _workbook(path: Path) -> dict[str, bytes]:
    """The parts of a workbook but for the one that holds its date."""
    import zipfile

    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist() if name != "docProps/core.xml"}

