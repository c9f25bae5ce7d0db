"""Run reports in parallel on any executor; a failing report does not stop the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import BrokenExecutor, Future, as_completed
from contextlib import AbstractContextManager, suppress
from dataclasses import replace

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from analysis.language import text, use_language
from analysis.reporting.delivery import deliver
from analysis.reporting.engine import WorkerDied, failure, run_job
from analysis.reporting.executors import Submitting, default_workers, local_pool
from analysis.reporting.jobs import Job, Result

__all__ = ["OpenExecutor", "run_jobs"]

OpenExecutor = Callable[[int], AbstractContextManager[Submitting]]
"""Opens an executor with this many workers."""


def _nothing() -> None:
    """Default for `meanwhile`: do nothing while reports are made."""


def run_jobs(jobs: Sequence[Job], workers: int | None = None, run: Callable[[Job], Result] = run_job,
             progress: bool = True, done: Callable[[Result], None] = lambda result: None,
             open_executor: OpenExecutor = local_pool,
             meanwhile: Callable[[], object] = _nothing) -> list[Result]:
    """Run every job in worker processes and deliver the pages; returns results in the order of the jobs.

    A failed job or a dead worker is a result like any other; the rest continue.

    Parameters
    ----------
    jobs : sequence of Job
    workers : int, optional
        Number of processes; default: one more than cores.
    run : callable
        What to run in the worker, `run_job` by default; must be importable there.
    progress : bool
        Whether to show a progress bar on the error stream.
    done : callable
        Called with each result once its page is in place.
    open_executor : callable
        Opens the executor: processes of this machine, or a cluster (`analysis.reporting.executors`).
    meanwhile : callable
        What this process does while the first reports are being made.
    """
    if not jobs:
        meanwhile()
        return []
    count = max(1, min(workers or default_workers(), len(jobs)))
    with _Tally(len(jobs), progress, done) as tally:
        pending = list(jobs)
        while pending:
            _run_on(pending, open_executor, count, run, tally, meanwhile)
            meanwhile = _nothing
            # A dying worker breaks its pool. The first job without a result is tried once more, alone, to see whether
            # it was the cause; then the rest get a new pool.
            pending = [job for job in pending if job.key not in tally.results]
            if pending:
                suspect = pending.pop(0)
                _run_on([suspect], open_executor, 1, run, tally, _nothing)
                if suspect.key not in tally.results:
                    tally.take(suspect, _dead(suspect))
    return [tally.results[job.key] for job in jobs]


def _run_on(jobs: Iterable[Job], open_executor: OpenExecutor, workers: int, run: Callable[[Job], Result],
            tally: _Tally, meanwhile: Callable[[], object]) -> None:
    """Run jobs on one executor until all are done or it breaks, possibly while jobs are still being submitted."""
    futures: dict[Future[Result], Job] = {}
    with suppress(BrokenExecutor), open_executor(workers) as executor:
        with suppress(BrokenExecutor):
            for job in jobs:
                futures[executor.submit(run, job)] = job
        try:
            meanwhile()
        finally:  # an error in it must not cost a report
            for future in as_completed(futures):
                try:
                    result = future.result()
                except BrokenExecutor:
                    continue
                except Exception as error:  # the job or its result could not be sent
                    result = failure(futures[future], error)
                tally.take(futures[future], result)


def _dead(job: Job) -> Result:
    with use_language(job.language):
        return failure(job, WorkerDied(text("reporting-worker-died")))


class _Tally:
    """The results so far, and the progress bar."""

    def __init__(self, total: int, shown: bool, done: Callable[[Result], None]) -> None:
        self.results: dict[str, Result] = {}
        self._done = done
        self._bar = _bar(shown)
        self._task = self._bar.add_task("", total=total, failed=0, current="")

    def __enter__(self) -> _Tally:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()

    def take(self, job: Job, result: Result) -> None:
        """Put a report into place and count it."""
        deliver(job, result)
        light = replace(result, page="", notebook="")
        self.results[result.key] = light
        failed = sum(not each.ok for each in self.results.values())
        self._bar.update(self._task, advance=1, failed=failed, current=result.key)
        if not result.ok:
            words = text("reporting-progress-failed", key=result.key, error=result.error)
            self._bar.console.print(words, style="red", markup=False, highlight=False)
        self._done(light)


def _bar(shown: bool) -> Progress:
    columns = (
        TextColumn(text("reporting-progress")), BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TextColumn(text("reporting-progress-failures") + " {task.fields[failed]}"),
        TimeElapsedColumn(), TextColumn("{task.fields[current]}"),
    )
    return Progress(*columns, console=Console(file=sys.stderr), disable=not shown)
