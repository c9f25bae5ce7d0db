"""The site: run the reports that are out of date, write the pages around them, and record the run."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis.exit_status import DONE, FAILED, REFUSED
from analysis.findings import SEVERITY_ORDER, errors_in
from analysis.kept import Shelf, keeping
from analysis.keys import code_key, combine, folder_hashes
from analysis.language import LANGUAGES, use_language
from analysis.lock import exclusive
from analysis.marking import marked, use_marking
from analysis.pipeline import Results, open_results
from analysis.reporting.editions import edition_folder
from analysis.reporting.executors import cluster, local_pool
from analysis.reporting.forms_page import FORMS
from analysis.reporting.history import CHANGES, known_runs, run_folder, write_changes
from analysis.reporting.index_page import SiteMap
from analysis.reporting.jobs import Job, PageInfo, Result
from analysis.reporting.journal import Journal
from analysis.reporting.pages import Around, Part, write_parts
from analysis.reporting.parameters import check_jobs
from analysis.reporting.plan import plan_jobs
from analysis.reporting.record import Entry, RunRecord, job_key, software_versions
from analysis.reporting.running import run_jobs
from analysis.reporting.snapshots import SNAPSHOT
from analysis.reporting.upkeep import site_is_current
from analysis.reporting.wishes import Wish
from analysis.workspace import Workspace, now, remove_remains

__all__ = ["SiteResult", "build_site", "site_is_current"]

_SHOWN_REFUSALS = 20
_PIECES = "pieces"


@dataclass(frozen=True)
class SiteResult:
    """The result of building a site.

    Attributes
    ----------
    index : the start page
    results : one for each report, including those that were up to date (0 seconds)
    current : keys of the reports that were up to date and not run again
    exit_status : `DONE`, `REFUSED` or `FAILED`
    record : what ``run.json`` holds
    """

    index: Path
    results: tuple[Result, ...]
    current: tuple[str, ...]
    exit_status: int
    record: RunRecord


def build_site(workspace: Workspace, wish: Wish | None = None, results: Results | None = None, progress: bool = True,
               began: float | None = None) -> SiteResult:
    """Bring the site up to date: the Vietnamese one in ``reports/``, the English one in ``reports/en/``.

    Parameters
    ----------
    workspace : Workspace
    wish : Wish, optional
        Default: the Vietnamese site on all figures and districts. The store is left alone.
    results : Results, optional
        The tables; default: those of the workspace, brought up to date first.
    progress : bool
        Whether to show a progress bar.
    began : float, optional
        Start of the run by `time.perf_counter`; default: now.

    Raises
    ------
    ParameterError
        Before anything runs, if a district, a day or a notebook is invalid.
    Busy
        If another run is in progress in the workspace.
    """
    began = time.perf_counter() if began is None else began
    wish = wish or Wish()
    results = results or open_results(workspace, wish.asked.as_of)
    marking = use_marking(results.study.illustration is not None)
    with use_language(wish.asked.language), marking, exclusive(workspace):
        build = _Build(workspace, results, wish, began)
        return build.run(lambda jobs, done, meanwhile: run_jobs(
            jobs, wish.workers, progress=progress, done=done, meanwhile=meanwhile,
            open_executor=cluster(wish.scheduler) if wish.scheduler else local_pool))


@dataclass(frozen=True)
class _Beside:
    """The pages written besides the reports.

    Attributes
    ----------
    keys : the files and their keys
    data : the data pages as listed on the start page: file, title, number of rows
    number, changes : number of the run, and how many values have changed since the previous one
    """

    keys: dict[str, str]
    data: list[tuple[str, str, int]]
    number: int
    changes: int


Engine = Callable[[list[Job], Callable[[Result], None], Callable[[], object]], list[Result]]


class _Build:
    """One run of `build_site`, in the current language: what to make, in which order; the `Journal` records it."""

    def __init__(self, workspace: Workspace, results: Results, wish: Wish, began: float):
        self.workspace, self.results, self.wish, self.began = workspace, results, wish, began
        self.folder = edition_folder(workspace.reports, wish.asked.language)
        self.tables = results.tables
        self.made = now()
        self.page = PageInfo(title="", as_of=results.as_of.isoformat(), made=self.made, versions=software_versions(),
                             illustrative=marked())
        self.around = Around(results, self.tables, self.folder, self.page)
        self.journal = Journal(self.folder, self.made)
        self.earlier = self.journal.earlier
        self.beside: _Beside | None = None
        self.shelf = Shelf(str(workspace.processed.resolve() / _PIECES),
                           combine(results.catalogue, code_key("analysis.narrative")))

    def run(self, engine: Engine) -> SiteResult:
        jobs = self._jobs()
        remove_remains(*{self.folder, self.folder / "data", self.folder / FORMS, *(j.output.parent for j in jobs)})
        if self.wish.force:
            shutil.rmtree(self.shelf.folder, ignore_errors=True)
        kept = {} if self.wish.force else self.journal.up_to_date(jobs)
        keys = {job.key: job.page.inputs for job in jobs}

        def done(result: Result) -> None:
            self.journal.add(result, keys[result.key])

        todo = [job for job in jobs if job.key not in kept]
        found = {result.key: result for result in engine(todo, done, self._write_beside)}
        beside = self.beside or self._write_beside()
        entries = [kept.get(job.key) or self.journal.done[job.key] for job in jobs]
        older = self.journal.left_over(jobs) if self.wish.districts is not None else []
        record = self._record(entries, older, beside, beside.keys | self._write_index(entries, older, beside.data))
        outcome = tuple(found.get(job.key) or Result(job.key, True, 0.0, job.output) for job in jobs)
        return SiteResult(self.folder / "index.html", outcome, tuple(kept), record.exit_status, record)

    def _jobs(self) -> list[Job]:
        """The jobs; each page carries the key of its inputs."""
        study, asked = self.results.study, self.wish.asked
        jobs = plan_jobs(self.workspace, study, self.page, asked.day, self.wish.districts, asked.language)
        check_jobs(jobs, study)
        keys = [job_key(job, self._seen(job), self.results.catalogue) for job in jobs]
        return [replace(job, page=replace(job.page, inputs=key), shelf=self.shelf)
                for job, key in zip(jobs, keys, strict=True)]

    def _seen(self, job: Job) -> str:
        assert job.scope is not None  # every report of a site has a scope
        return job.scope.key(self.tables, self.results.study)

    def _write_beside(self) -> _Beside:
        """Write the pages that need no report, and draw the maps of the start page."""
        parts, listed = self.around.data()
        parts += [self.around.findings(), *self.around.forms(), *self.around.illustration()]
        written = self._write_parts(parts)
        with keeping(self.shelf):
            self.around.draw()
        self.beside = _Beside(written, listed, *self._write_changes())
        return self.beside

    def _write_parts(self, parts: Sequence[Part]) -> dict[str, str]:
        return write_parts(self.folder, parts, self.earlier.keys, self.earlier.hashes, self.wish.force)

    def _write_index(self, entries: Sequence[Entry], older: Sequence[Entry],
                     data: list[tuple[str, str, int]]) -> dict[str, str]:
        """Write the start page, which lists the reports and data pages; returns its file and key."""
        site = SiteMap(
            pages={CHANGES, *(entry.page for entry in (*entries, *older))},
            failed=[entry.page for entry in entries if entry.status == "failed"],
            older=[entry.page for entry in older if entry.made < self._oldest(entries)], data=data,
        )
        return self._write_parts([self.around.index(site)])

    def _oldest(self, entries: Sequence[Entry]) -> str:
        return min((entry.made for entry in entries), default="")

    def _write_changes(self) -> tuple[int, int]:
        """Compare with the previous run, unless done for these inputs; returns this run's number and the number of
        changes.
        """
        same = self.earlier.inputs == self.results.inputs
        number = self.earlier.number if same else max((self.earlier.number, *known_runs(self.folder))) + 1
        if same and self.journal.is_as_left(CHANGES) and (run_folder(self.folder, number) / SNAPSHOT).is_file():
            return number, self.earlier.changes
        run = RunRecord(number, files=folder_hashes(self.workspace.raw))
        return number, write_changes(self.results.study, self.tables, self.folder, run, self.page)

    def _exit_status(self, entries: Sequence[Entry]) -> int:
        if any(entry.status == "failed" for entry in entries):
            return FAILED
        return REFUSED if (self.tables["findings"]["severity"] == "error").any() else DONE

    def _record(self, entries: Sequence[Entry], older: Sequence[Entry], beside: _Beside,
                parts: Mapping[str, str]) -> RunRecord:
        """Sum up the run and close the journal."""
        severities: pd.Series[str] = self.tables["findings"]["severity"]
        failed = [self.journal.relative(job) for entry in entries if entry.status == "failed"
                  if (job := self._notebook_of(entry)).is_file()]
        pages = sorted({CHANGES, *parts, *(entry.page for entry in (*entries, *older)), *failed})
        record = RunRecord(
            number=beside.number, changes=beside.changes, date=self.made, looked=self.made,
            as_of=self.page.as_of, language=self.wish.asked.language, parameters={"as_of": self.wish.asked.day},
            inputs=self.results.inputs, files=folder_hashes(self.workspace.raw),
            notebooks=folder_hashes(self.workspace.notebooks, "*.ipynb"), exit_status=self._exit_status(entries),
            complete=self.wish.districts is None, seconds=round(time.perf_counter() - self.began, 2),
            versions=dict(self.page.versions), refusals=self._refusals(),
            findings={name: int((severities == name).sum()) for name in SEVERITY_ORDER},
            reports=(*entries, *older), pages=tuple(pages), keys=dict(parts),
            illustrative=self.page.illustrative,
        )
        return self.journal.close(record, self.workspace.reports)

    def _refusals(self) -> tuple[tuple[str, str], ...]:
        """The first errors in both languages, each with its place; repeated by later runs that have nothing to do."""
        errors = errors_in(self.tables["findings"])[:_SHOWN_REFUSALS]
        told = []
        for language in LANGUAGES:
            with use_language(language):
                told.append([error.told for error in errors])
        return tuple(zip(*told, strict=True))

    def _notebook_of(self, entry: Entry) -> Path:
        return (self.folder / entry.page).with_suffix(".failed.ipynb")
