"""The site: run the reports that are out of date, write the pages around them, and record the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from analysis.charts import Picture, probability_map
from analysis.charts.statements import main_statements
from analysis.findings import SEVERITY_ORDER
from analysis.language import Language, text, use_language
from analysis.marking import marked, use_marking
from analysis.pipeline import Results, open_results
from analysis.reporting.changes import (
    SNAPSHOT,
    changes,
    changes_page,
    read_snapshot,
    snapshot,
    write_snapshot,
)
from analysis.reporting.data_pages import data_indicators, data_page, findings_page
from analysis.reporting.downloads import write_downloads, write_findings
from analysis.reporting.editions import edition_folder, link_editions
from analysis.reporting.engine import run_jobs
from analysis.reporting.illustration_page import illustration_page
from analysis.reporting.index_page import SiteMap, index_page
from analysis.reporting.jobs import Job, PageInfo, Result
from analysis.reporting.parameters import check_jobs
from analysis.reporting.plan import plan_jobs
from analysis.reporting.record import (
    RECORD,
    Entry,
    RunRecord,
    job_hash,
    read_record,
    remove_stale,
    software_versions,
    write_page,
    write_record,
)
from analysis.workspace import Workspace

__all__ = ["DONE", "REFUSED", "FAILED", "SiteResult", "build_site", "site_is_current"]

DONE, REFUSED, FAILED = 0, 3, 4
"""Exit status: done, findings included; some input was refused; some report failed (outranks refusal)."""

_TABLES = ("figures", "selection", "findings", "attainment", "forecasts", "series", "gaps", "equity")


@dataclass(frozen=True)
class SiteResult:
    """What came of building a site.

    Attributes
    ----------
    index : the start page
    results : one for each report, those that were up to date included (0 seconds)
    current : keys of the reports that were up to date and not run again
    exit_status : `DONE`, `REFUSED` or `FAILED`
    """

    index: Path
    results: tuple[Result, ...]
    current: tuple[str, ...]
    exit_status: int


def build_site(
    workspace: Workspace,
    as_of: date | None = None,
    districts: Sequence[str] | None = None,
    force: bool = False,
    language: Language = "vi",
    workers: int | None = None,
    results: Results | None = None,
    progress: bool = True,
) -> SiteResult:
    """Bring the site up to date: the Vietnamese one in ``reports/``, the English one in ``reports/en/``.

    Parameters
    ----------
    workspace : Workspace
    as_of : date, optional
        Use only figures known by then; default: all.
    districts : sequence of str, optional
        Report only on these districts; pages of the others stay as they are.
    force : bool
        Run also the reports whose inputs have not changed.
    language : {"vi", "en"}
    workers : int, optional
        Reports that run side by side; default: one for each core.
    results : Results, optional
        The tables; default: those of the workspace, made first where they are out of date.
    progress : bool
        Whether to show a progress bar.

    Raises
    ------
    ParameterError
        Before anything runs, if a district, a day or a notebook is not what it should be.
    """
    results = results or open_results(workspace, as_of)
    with use_language(language), use_marking(results.study.illustration is not None):
        return _Build(workspace, results, as_of, language).run(districts, force, workers, progress)


def site_is_current(workspace: Workspace, inputs: str) -> bool:
    """Whether the site in ``reports/`` was made from these inputs, completely and without a failure."""
    record = read_record(workspace.reports)
    pages = all((workspace.reports / name).is_file() for name in record.pages)
    return bool(record.pages) and pages and record.inputs == inputs and record.exit_status != FAILED


class _Build:
    """One run of `build_site`, in the language in force."""

    def __init__(self, workspace: Workspace, results: Results, as_of: date | None, language: Language):
        self.workspace, self.results = workspace, results
        self.folder = edition_folder(workspace.reports, language)
        self.as_of, self.language = as_of, language
        self.tables = {name: results.table(name) for name in _TABLES}
        self.made = datetime.now().astimezone().isoformat(timespec="seconds")
        self.page = PageInfo(title="", as_of=results.as_of.isoformat(), made=self.made, inputs=results.inputs,
                             versions=software_versions(), illustrative=marked())
        self.earlier = read_record(self.folder)

    def run(self, districts: Sequence[str] | None, force: bool, workers: int | None,
            progress: bool) -> SiteResult:
        jobs = plan_jobs(self.workspace, self.results.study, self.tables["attainment"], self.page,
                         self.as_of.isoformat() if self.as_of else "", districts, self.language)
        check_jobs(jobs, self.results.study)
        hashes = {job.key: job_hash(job, self.results.inputs) for job in jobs}
        kept = {} if force else self._up_to_date(jobs, hashes)
        made = run_jobs([job for job in jobs if job.key not in kept], workers, progress=progress)
        found = {result.key: result for result in made}
        entries = [kept.get(job.key) or self._entry(job, found[job.key], hashes[job.key]) for job in jobs]
        older = self._left_over(jobs) if districts is not None else []
        self._write_pages(entries, older)
        status = self._exit_status(entries)
        self._record(entries, older, status)
        link_editions(self.workspace.reports)
        outcome = tuple(found.get(job.key) or Result(job.key, True, 0.0, job.output) for job in jobs)
        return SiteResult(self.folder / "index.html", outcome, tuple(kept), status)

    def _up_to_date(self, jobs: Sequence[Job], hashes: Mapping[str, str]) -> dict[str, Entry]:
        """Entries of the last run that still hold: done, the same inputs, the page still there."""
        last = {entry.key: entry for entry in self.earlier.reports}
        return {
            job.key: last[job.key] for job in jobs
            if job.key in last and last[job.key].status == "done"
            and last[job.key].hash == hashes[job.key] and job.output.is_file()
        }

    def _left_over(self, jobs: Sequence[Job]) -> list[Entry]:
        """Reports of the last run on districts that were not asked for this time."""
        planned = {job.key for job in jobs}
        return [entry for entry in self.earlier.reports
                if entry.key.startswith("districts/") and entry.key not in planned
                and (self.folder / entry.page).is_file()]

    def _entry(self, job: Job, result: Result, inputs: str) -> Entry:
        return Entry(
            key=job.key, page=self._relative(result.output), status="done" if result.ok else "failed",
            seconds=round(result.seconds, 2), hash=inputs, error=result.error, warnings=result.warnings,
            made=self.made,
        )

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _write_pages(self, entries: Sequence[Entry], older: Sequence[Entry]) -> None:
        study, figures = self.results.study, self.tables["figures"]
        names = {indicator.id: indicator.name for indicator in study.indicators}
        data = []
        files: list[str] = []
        for indicator in data_indicators(study, figures):
            name = f"data/{indicator}.html"
            title = text("reporting-title-data", indicator=names.get(indicator, indicator))
            page = replace(self.page, title=title, home="../")
            downloads = write_downloads(self.folder, study, self.tables, indicator)
            write_page(self.folder / name, data_page(study, self.tables, indicator, page, downloads))
            files += downloads
            count = int((figures["indicator"] == indicator).sum())
            data.append((names.get(indicator, indicator), name, count))
        page = replace(self.page, title=text("reporting-title-findings"))
        downloads = write_findings(self.folder, study, self.tables["findings"])
        write_page(self.folder / "findings.html", findings_page(study, self.tables, page, downloads))
        files += downloads
        self._write_changes()
        if marked():
            page = replace(self.page, title=text("illustrative-title"))
            write_page(self.folder / text("illustrative-page"), illustration_page(study, figures, page))
            files.append(text("illustrative-page"))
        site = SiteMap(
            pages={"changes.html", *(entry.page for entry in (*entries, *older))},
            failed=[entry.page for entry in entries if entry.status == "failed"],
            older=[entry.page for entry in older if entry.made < self._oldest(entries)], data=data,
        )
        page = replace(self.page, title=text("reporting-site"), description=text("reporting-description"))
        write_page(self.folder / "index.html", index_page(study, self.tables, page, site, self._pictures()))
        self.pages = [entry.page for entry in (*entries, *older)] + [name for _, name, _ in data] + files

    def _oldest(self, entries: Sequence[Entry]) -> str:
        return min((entry.made for entry in entries), default="")

    def _pictures(self) -> list[tuple[str, Picture]]:
        """A map for each indicator on which districts are held against something: its main target."""
        study, codes = self.results.study, {area.code for area in self.results.study.districts}
        statements = main_statements(study, self.tables["attainment"])
        known = statements[statements["area_code"].isin(codes) & statements["probability"].notna()]
        found = []
        for indicator in study.indicators:
            counts = known.loc[known["indicator"] == indicator.id, "target_id"].value_counts()
            if len(counts):
                picture = probability_map(study, self.tables, self.results.districts, str(counts.index[0]))
                found.append((indicator.name, picture))
        return found

    def _write_changes(self) -> None:
        """Compare with the last run, unless it used the same inputs; the snapshot is then renewed."""
        study, target = self.results.study, self.folder / "changes.html"
        if self.earlier.inputs == self.results.inputs and target.is_file() and (self.folder / SNAPSHOT).is_file():
            return
        before, now = read_snapshot(self.folder), snapshot(study, self.tables)
        found = None if before is None else changes(before, now)
        page = replace(self.page, title=text("reporting-title-changes"))
        write_page(target, changes_page(study, found, self.earlier.date, page))
        write_snapshot(self.folder, now)

    def _exit_status(self, entries: Sequence[Entry]) -> int:
        if any(entry.status == "failed" for entry in entries):
            return FAILED
        return REFUSED if (self.tables["findings"]["severity"] == "error").any() else DONE

    def _record(self, entries: Sequence[Entry], older: Sequence[Entry], status: int) -> None:
        """Write run.json after the pages, then delete what only an earlier run had."""
        severities: pd.Series[str] = self.tables["findings"]["severity"]
        failed = [self._relative(job) for entry in entries if entry.status == "failed"
                  if (job := self._notebook_of(entry)).is_file()]
        pages = sorted({"index.html", "findings.html", "changes.html", *self.pages, *failed})
        record = RunRecord(
            date=self.made, as_of=self.page.as_of, language=self.language, inputs=self.results.inputs,
            exit_status=status, versions=dict(self.page.versions),
            findings={name: int((severities == name).sum()) for name in SEVERITY_ORDER},
            reports=(*entries, *older), pages=tuple(pages), illustrative=self.page.illustrative,
        )
        write_record(self.folder, record)
        remove_stale(self.folder, self.earlier.pages, (*pages, RECORD))

    def _notebook_of(self, entry: Entry) -> Path:
        return (self.folder / entry.page).with_suffix(".failed.ipynb")
