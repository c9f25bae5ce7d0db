"""Run notebooks with papermill, side by side, so that a failing report stops nothing."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import papermill
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from analysis.language import text, use_language
from analysis.reporting.html import error_page, report_page
from analysis.reporting.jobs import Job, Result
from analysis.reporting.kernels import KERNEL_NAME, THREAD_LIMITS, kernel_manager_class
from analysis.reporting.translation import use_readable_parameters
from analysis.workspace import write_atomically

__all__ = ["run_job", "run_jobs", "default_workers"]


def default_workers() -> int:
    """One process for each core that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def run_job(job: Job) -> Result:
    """Run one notebook and write its page: a function of the job alone, for any process or cluster.

    Whatever goes wrong is in the result; then `job.output` holds a page that says so and the
    notebook, as far as it came, lies beside it.
    """
    start = time.perf_counter()
    try:
        with use_language(job.language):
            notebook = _execute(job)
            page = report_page(notebook, job.page)
            write_atomically(job.output, lambda path: path.write_text(page, encoding="utf-8", newline="\n"))
    except Exception as error:
        message = _describe(error)
        _write_error_page(job, error, message)
        return Result(job.key, False, time.perf_counter() - start, job.output, message)
    job.failed_notebook.unlink(missing_ok=True)
    return Result(job.key, True, time.perf_counter() - start, job.output, warnings=_warnings(notebook))


def _execute(job: Job) -> NotebookNode:
    """Run the notebook with papermill; a failed one is kept beside the page."""
    use_readable_parameters()
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="dk", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        executed = folder / "executed.ipynb"
        # An empty IPYTHONDIR: start-up files and settings of the user do not touch a report.
        environment = THREAD_LIMITS | {"IPYTHONDIR": str(folder / "ipython"), "PYTHONUTF8": "1",
                                       "DAKLAK_STATIC": "1"}
        if job.home is not None:
            environment["DAKLAK_HOME"] = str(job.home)
        try:
            finished: NotebookNode = papermill.execute_notebook(
                _literal(job.notebook), str(executed), dict(job.parameters), kernel_name=KERNEL_NAME,
                language="python", progress_bar=False, request_save_on_cell_execute=False,
                autosave_cell_every=0, cwd=str(job.notebook.parent), execution_timeout=job.timeout,
                kernel_manager_class=kernel_manager_class(folder, environment), shutdown_kernel="immediate",
            )
            return finished
        except Exception:
            if executed.is_file():
                content = executed.read_text(encoding="utf-8")
                write_atomically(job.failed_notebook,
                                 lambda path: path.write_text(content, encoding="utf-8", newline="\n"))
            raise


def _literal(path: Path) -> str:
    """The path for papermill, which fills in ``{names}`` that it finds in one."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _describe(error: Exception) -> str:
    if isinstance(error, PapermillExecutionError):
        return f"{error.ename}: {error.evalue}".strip()
    return f"{type(error).__name__}: {error}".strip()


def _write_error_page(job: Job, error: Exception, message: str) -> None:
    kept = job.failed_notebook if job.failed_notebook.is_file() else None
    traceback = "\n".join(error.traceback) if isinstance(error, PapermillExecutionError) else ""
    with use_language(job.language):
        page = error_page(job.page, message, traceback, kept.name if kept else "")
    write_atomically(job.output, lambda path: path.write_text(page, encoding="utf-8", newline="\n"))


def _warnings(notebook: NotebookNode) -> tuple[str, ...]:
    """What the notebook wrote to its error stream, one entry for each output."""
    return tuple(
        output.text.strip()[:500]
        for cell in notebook.cells if cell.cell_type == "code"
        for output in cell.outputs if output.output_type == "stream" and output.name == "stderr"
    )


def run_jobs(jobs: Sequence[Job], workers: int | None = None, run: Callable[[Job], Result] = run_job,
             progress: bool = True) -> list[Result]:
    """Run every job in worker processes; results in the order of the jobs.

    A job that fails, or a worker process that dies, is a result like any other: the rest go on.

    Parameters
    ----------
    jobs : sequence of Job
    workers : int, optional
        Number of processes; default: one for each core.
    run : callable
        What to run in the worker, `run_job` by default; must be importable there.
    progress : bool
        Whether to show a progress bar on the error stream.
    """
    if not jobs:
        return []
    count = max(1, min(workers or default_workers(), len(jobs)))
    results: dict[str, Result] = {}
    with _bar(progress) as bar:
        task = bar.add_task("", total=len(jobs), failed=0, current="")
        pending = list(jobs)
        while pending:
            _run_pool(pending, count, run, results, bar, task)
            # A worker that dies takes the pool with it. The first job without a result is tried once
            # more, alone, to learn whether it was the cause; then the rest get a new pool.
            pending = [job for job in pending if job.key not in results]
            if pending:
                suspect = pending.pop(0)
                _run_pool([suspect], 1, run, results, bar, task)
                if suspect.key not in results:
                    _record(_dead(suspect), results, bar, task)
    return [results[job.key] for job in jobs]


def _run_pool(jobs: Iterable[Job], workers: int, run: Callable[[Job], Result], results: dict[str, Result],
              bar: Progress, task: TaskID) -> None:
    """Run jobs in one pool until all are done or the pool breaks."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_worker) as pool:
        futures: dict[Future[Result], Job] = {pool.submit(run, job): job for job in jobs}
        for future in as_completed(futures):
            try:
                result = future.result()
            except BrokenProcessPool:
                continue
            except Exception as error:  # the job or its result could not travel
                job = futures[future]
                result = Result(job.key, False, 0.0, job.output, _describe(error))
            _record(result, results, bar, task)


def _prepare_worker() -> None:
    os.environ.update(THREAD_LIMITS)


def _dead(job: Job) -> Result:
    with use_language(job.language):
        message = text("reporting-worker-died")
    _write_error_page(job, RuntimeError(message), message)
    return Result(job.key, False, 0.0, job.output, message)


def _record(result: Result, results: dict[str, Result], bar: Progress, task: TaskID) -> None:
    results[result.key] = result
    failed = sum(not each.ok for each in results.values())
    bar.update(task, advance=1, failed=failed, current=result.key)
    if not result.ok:
        bar.console.print(text("reporting-progress-failed", key=result.key, error=result.error), style="red",
                          markup=False, highlight=False)


def _bar(shown: bool) -> Progress:
    columns = (
        TextColumn(text("reporting-progress")), BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TextColumn(text("reporting-progress-failures") + " {task.fields[failed]}"),
        TimeElapsedColumn(), TextColumn("{task.fields[current]}"),
    )
    return Progress(*columns, console=Console(file=sys.stderr), disable=not shown)
