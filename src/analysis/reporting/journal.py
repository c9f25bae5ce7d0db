"""The record of a run while it is made: each report as soon as its page is in place, then the whole run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis.reporting.editions import link_editions
from analysis.reporting.history import keep_run
from analysis.reporting.jobs import Job, Result
from analysis.reporting.record import (
    RECORD,
    Entry,
    RunRecord,
    page_hash,
    page_hashes,
    read_record,
    remove_stale,
    write_record,
)

__all__ = ["Journal"]


class Journal:
    """What this run has made so far, and what the last run left in the same folder.

    Attributes
    ----------
    earlier : the record of the last run
    done : entries of the reports made by this run, by key
    """

    def __init__(self, folder: Path, made: str) -> None:
        self.earlier = read_record(folder)
        self.done: dict[str, Entry] = {}
        self._folder, self._made = folder, made
        self._hashes = dict(self.earlier.hashes)

    def up_to_date(self, jobs: Sequence[Job]) -> dict[str, Entry]:
        """Entries of the last run that are still valid: done, same key, page unchanged."""
        last = {entry.key: entry for entry in self.earlier.reports if entry.status == "done"}
        return {
            job.key: last[job.key] for job in jobs
            if job.key in last and last[job.key].hash == job.page.inputs
            and page_hash(job.output) == self.earlier.hashes.get(last[job.key].page)
        }

    def left_over(self, jobs: Sequence[Job]) -> list[Entry]:
        """District reports of the last run that this run was not asked for."""
        planned = {job.key for job in jobs}
        return [entry for entry in self.earlier.reports
                if entry.key.startswith("districts/") and entry.key not in planned
                and (self._folder / entry.page).is_file()]

    def is_as_left(self, name: str) -> bool:
        """Whether a page is unchanged since the last run."""
        return bool(known := self.earlier.hashes.get(name)) and page_hash(self._folder / name) == known

    def add(self, result: Result, inputs: str) -> None:
        """Record a report, so that an interrupted run need not start again."""
        entry = self.done[result.key] = Entry(
            key=result.key, page=self.relative(result.output), status="done" if result.ok else "failed",
            seconds=round(result.seconds, 2), hash=inputs, error=result.error, warnings=result.warnings,
            made=self._made,
        )
        self._hashes[entry.page] = page_hash(result.output)
        reports = {**{before.key: before for before in self.earlier.reports}, **self.done}
        pages = {*self.earlier.pages, *(made.page for made in self.done.values())}
        write_record(self._folder, replace(self.earlier, complete=False, reports=tuple(reports.values()),
                                           hashes=dict(self._hashes), pages=tuple(sorted(pages))))

    def relative(self, path: Path) -> str:
        """A file's path as records have it: relative to the site's folder."""
        return path.relative_to(self._folder).as_posix()

    def close(self, record: RunRecord, reports: Path) -> RunRecord:
        """Delete pages that only an earlier run had, and write the record of the finished run. Links the editions below
        `reports`; returns the record with the hashes of all pages.
        """
        remove_stale(self._folder, self.earlier.pages, (*record.pages, RECORD))
        write_record(self._folder, record)
        link_editions(reports)
        record = replace(record, hashes=page_hashes(self._folder, record.pages))
        write_record(self._folder, record)
        keep_run(self._folder, record)
        return record
