"""One run from the figures to the site: nothing where nothing has changed, a clear word where it cannot go on."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from logging import Logger
from typing import TYPE_CHECKING

from typer import Exit

from analysis.exit_status import BUSY, STOPPED
from analysis.language import in_both, text
from analysis.lock import Busy, exclusive
from analysis.nightly.ending import told_when_ended
from analysis.nightly.health import STATES, Health, health_of, log_to, now, summary, write_health
from analysis.reporting.editions import edition_folder
from analysis.reporting.record import RunRecord, write_page
from analysis.reporting.upkeep import Asked, nothing_to_do
from analysis.workspace import Workspace

if TYPE_CHECKING:
    from analysis.pipeline import Results

__all__ = ["Outcome", "Wish", "reason_of", "run_reports"]

_DISK = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


@dataclass(frozen=True)
class Wish:
    """What a run is asked for."""

    asked: Asked
    districts: Sequence[str] | None = None
    force: bool = False
    workers: int | None = None
    scheduler: str = ""
    store: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of a run.

    Attributes
    ----------
    status : the exit status
    record : what ``run.json`` holds; None where the run could not go on
    renewed : whether there was anything to do
    words : what to say to the user where it could not go on or be published, in both languages
    """

    status: int
    record: RunRecord | None = None
    renewed: bool = False
    words: tuple[str, ...] = ()


def run_reports(workspace: Workspace, wish: Wish, make_tables: Callable[[], Results]) -> Outcome:
    """Bring the site up to date and leave log, health file and summary.

    Parameters
    ----------
    workspace : Workspace
    wish : Wish
    make_tables : callable
        Brings the tables up to date; called only where there is work, since what it needs takes seconds to import.
    """
    start = time.perf_counter()
    with log_to(workspace.root / "logs") as log, told_when_ended(lambda: _ended(workspace, log)):
        try:
            outcome = _published(workspace, wish, _run(workspace, wish, make_tables, start))
        except Busy as busy:
            outcome = Outcome(BUSY, words=in_both("nightly-busy", process=busy.process or "?", since=busy.since or "?"))
        except OSError as error:
            outcome = Outcome(STOPPED, words=reason_of(error))
        except Exit as end:  # the input or the command line is wrong, and that has been said
            log.error("status %d: the input cannot be used", end.exit_code)
            if end.exit_code in STATES:
                write_health(workspace, Health(STATES[end.exit_code], end.exit_code, now(),
                                               message=text("nightly-bad-input")))
            raise
        except Exception:
            log.exception("stopped")
            write_health(workspace, Health(STATES[STOPPED], STOPPED, now(), message="see the log"))
            raise
        _leave_word(workspace, outcome, time.perf_counter() - start, log)
    return outcome


def _ended(workspace: Workspace, log: Logger) -> None:
    """A line in the log and the health file of a run that was told to end."""
    log.error("status %d: ended from outside", STOPPED)
    write_health(workspace, Health(STATES[STOPPED], STOPPED, now(), message=text("nightly-ended")))


def _leave_word(workspace: Workspace, outcome: Outcome, seconds: float, log: Logger) -> None:
    """A line in the log, and the health file."""
    if outcome.record is not None:
        log.info("%s: status %d, %d reports, %.1f s", "renewed" if outcome.renewed else "nothing to do",
                 outcome.status, len(outcome.record.reports), seconds)
        write_health(workspace, _healthy(outcome, seconds))
        return
    log.error("status %d: %s", outcome.status, outcome.words[-1])
    if outcome.status != BUSY:  # the health of the run that is at work is its own to tell
        write_health(workspace, Health(STATES[outcome.status], outcome.status, now(), seconds=round(seconds, 2),
                                       message=outcome.words[0]))


def _run(workspace: Workspace, wish: Wish, make_tables: Callable[[], Results], began: float) -> Outcome:
    if not wish.force and not wish.districts:
        record = nothing_to_do(workspace, wish.asked)
        if record is not None:
            return Outcome(record.exit_status, record)
    with exclusive(workspace):
        from analysis.pipeline.inputs import results_folder
        from analysis.reporting.executors import NoCluster, begin_warming
        from analysis.reporting.forks import let_the_server_read

        day = date.fromisoformat(wish.asked.as_of) if wish.asked.as_of else None
        if not wish.scheduler:
            begin_warming(results_folder(workspace, day), workspace.raw)
        from analysis.reporting import ParameterError, build_site

        results = make_tables()
        let_the_server_read()
        try:
            site = build_site(workspace, as_of=day, districts=wish.districts, force=wish.force,
                              language=wish.asked.language, workers=wish.workers, results=results,
                              scheduler=wish.scheduler, began=began)
        except NoCluster as error:
            return Outcome(STOPPED, words=in_both("nightly-no-cluster", reason=str(error)))
        except ParameterError as error:
            return Outcome(STOPPED, words=in_both("nightly-bad-notebook", problems=str(error)))
        write_page(workspace.reports / "summary.txt", summary(site.record))
    return Outcome(site.exit_status, site.record, renewed=True)


def _published(workspace: Workspace, wish: Wish, outcome: Outcome) -> Outcome:
    """The outcome once the site has been copied to the store that was wished for."""
    if not wish.store or outcome.record is None:
        return outcome
    from analysis.nightly.store import NoStore, publish

    try:
        publish(edition_folder(workspace.reports, wish.asked.language), outcome.record, wish.store)
    except NoStore as error:
        return replace(outcome, status=STOPPED, words=in_both("nightly-no-store", reason=str(error)))
    return outcome


def _healthy(outcome: Outcome, seconds: float) -> Health:
    assert outcome.record is not None
    health = health_of(outcome.record, seconds)
    if outcome.status != STOPPED:
        return health
    return replace(health, status=STATES[STOPPED], exit_status=STOPPED, message=outcome.words[0])


def reason_of(error: OSError) -> tuple[str, ...]:
    """What a disk or a folder refused and what to do about it, in both languages."""
    place = str(error.filename or "")
    if error.errno in _DISK:
        return in_both("nightly-disk-full", place=place)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return in_both("nightly-not-writable", place=place)
    if isinstance(error, FileExistsError | IsADirectoryError | NotADirectoryError):
        return in_both("nightly-in-the-way", place=str(error.filename2 or place))
    if isinstance(error, FileNotFoundError) and place:
        return in_both("nightly-not-found", place=place)
    return in_both("nightly-stopped", reason=str(error))
