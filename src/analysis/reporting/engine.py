"""Run one notebook with papermill; depends on its job alone, so it can run in any process on any machine."""

from __future__ import annotations

import logging
import tempfile
import time
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.engines import NBClientEngine, papermill_engines
from papermill.exceptions import PapermillExecutionError

from analysis.kept import SHELF
from analysis.language import use_language
from analysis.pipeline.scope import SCOPE
from analysis.reporting.html import error_page, report_page
from analysis.reporting.jobs import Job, Result, for_papermill
from analysis.reporting.kernels import KERNEL_NAME, kernel_manager_class
from analysis.reporting.translation import use_readable_parameters
from analysis.runtime.settings import THREAD_LIMITS
from analysis.workspace import STATIC

__all__ = ["WorkerDied", "failure", "run_job"]

_ENGINE = "daklak"


def run_job(job: Job) -> Result:
    """Run one notebook and make its page; can run in any process or on a cluster.

    Nothing is written to the site: the result holds the page. If something fails, it holds an error page and the
    notebook as far as it ran. The kernel keeps pictures and sections on the job's shelf.
    """
    start = time.perf_counter()
    try:
        with use_language(job.language):
            notebook = _execute(job)
            page = report_page(notebook, job.page)
    except Exception as error:
        return failure(job, error, time.perf_counter() - start)
    return Result(job.key, True, time.perf_counter() - start, job.output, warnings=_warnings(notebook), page=page)


class _Failed(Exception):
    """A notebook that failed, with its outputs until then."""

    def __init__(self, notebook: str) -> None:
        super().__init__()
        self.notebook = notebook


class _Stopped(Exception):
    """A notebook that stopped for a reason other than an error in a cell."""

    def __init__(self, notebook: NotebookNode) -> None:
        super().__init__()
        self.notebook = notebook


class _KeepingEngine(NBClientEngine):  # type: ignore[misc]
    """Papermill's engine drops a notebook that hangs or whose kernel dies; this one returns it."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        try:
            super().execute_managed_notebook(nb_man, kernel_name, **options)
        except Exception as error:
            raise _Stopped(nb_man.nb) from error


papermill_engines.register(_ENGINE, _KeepingEngine)


def _execute(job: Job) -> NotebookNode:
    """Run the notebook with papermill."""
    use_readable_parameters()
    logging.getLogger("papermill").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="dk", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # An empty IPYTHONDIR, so that a user's start-up files and settings do not affect reports.
        environment = THREAD_LIMITS | {"IPYTHONDIR": str(folder / "ipython"), "PYTHONUTF8": "1",
                                       STATIC: "1"}
        if job.home is not None:
            environment["DAKLAK_HOME"] = str(job.home)
        if job.scope is not None:
            environment[SCOPE] = job.scope.environment
        if job.shelf is not None:
            environment[SHELF] = job.shelf.environment
        try:
            finished: NotebookNode = papermill.execute_notebook(
                for_papermill(job.notebook), str(folder / "executed.ipynb"), dict(job.parameters),
                engine_name=_ENGINE, kernel_name=KERNEL_NAME, language="python", progress_bar=False,
                request_save_on_cell_execute=False, autosave_cell_every=0, cwd=str(job.notebook.parent),
                execution_timeout=job.timeout,
                kernel_manager_class=kernel_manager_class(folder, environment), shutdown_kernel="immediate",
            )
            return finished
        except _Stopped as stopped:
            raise _Failed(nbformat.writes(stopped.notebook)) from stopped.__cause__
        except PapermillExecutionError as error:
            raise _Failed((folder / "executed.ipynb").read_text(encoding="utf-8")) from error


class WorkerDied(RuntimeError):
    """A worker process ended while making a report."""


def _describe(error: Exception) -> str:
    if isinstance(error, WorkerDied):
        return str(error)
    if isinstance(error, PapermillExecutionError):
        return f"{error.ename}: {error.evalue}".strip()
    return f"{type(error).__name__}: {error}".strip()


def failure(job: Job, error: Exception, seconds: float = 0.0) -> Result:
    """The result of a failed job, with an error page."""
    notebook, cause = (error.notebook, error.__cause__) if isinstance(error, _Failed) else ("", error)
    assert isinstance(cause, Exception)
    message = _describe(cause)
    traceback = "\n".join(cause.traceback) if isinstance(cause, PapermillExecutionError) else ""
    with use_language(job.language):
        page = error_page(job.page, message, traceback, job.failed_notebook.name if notebook else "")
    return Result(job.key, False, seconds, job.output, message, page=page, notebook=notebook)


def _warnings(notebook: NotebookNode) -> tuple[str, ...]:
    """What the notebook wrote to its error stream, one entry for each output."""
    return tuple(
        output.text.strip()[:500]
        for cell in notebook.cells if cell.cell_type == "code"
        for output in cell.outputs if output.output_type == "stream" and output.name == "stderr"
    )
