"""One run from the figures to the site: does nothing if nothing has changed, and explains why if it cannot go on."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from logging import Logger
from typing import TYPE_CHECKING

from analysis.exit_status import BUSY, REFUSED, STOPPED, USAGE
from analysis.findings import Finding
from analysis.language import date as local_date
from analysis.language import in_both, text
from analysis.lock import Busy, exclusive
from analysis.nightly.ending import told_when_ended
from analysis.nightly.health import STATES, Health, health_of, log_to, summary, write_health
from analysis.refusals import NothingKnown, UnusableCatalogue
from analysis.reporting.editions import edition_folder
from analysis.reporting.record import RunRecord
from analysis.reporting.upkeep import nothing_to_do
from analysis.reporting.wishes import Wish
from analysis.workspace import Workspace, now, write_content

if TYPE_CHECKING:
    from analysis.pipeline import Results

__all__ = ["Outcome", "reason_of", "run_reports", "unusable"]

_DISK = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


@dataclass(frozen=True)
class Outcome:
    """The result of a run.

    Attributes
    ----------
    status : the exit status
    record : what ``run.json`` holds; None if the run could not go on
    renewed : whether there was anything to do
    words : the message for the user, in both languages, if the run could not go on or be published
    findings : what is wrong with the input, if nothing could be made from it
    """

    status: int
    record: RunRecord | None = None
    renewed: bool = False
    words: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def run_reports(workspace: Workspace, wish: Wish, make_tables: Callable[[], Results]) -> Outcome:
    """Bring the site up to date and leave log, health file and summary.

    Parameters
    ----------
    workspace : Workspace
    wish : Wish
    make_tables : callable
        Brings the tables up to date; called only if there is work, since its imports take seconds.
        Raises `NothingKnown` or `UnusableCatalogue` if nothing can be made.
    """
    start = time.perf_counter()
    with log_to(workspace.root / "logs") as log, told_when_ended(lambda: _ended(workspace, log)):
        try:
            outcome = _published(workspace, wish, _run(workspace, wish, make_tables, start))
        except Busy as busy:
            outcome = Outcome(BUSY, words=in_both("nightly-busy", process=busy.process or "?", since=busy.since or "?"))
        except OSError as error:
            outcome = Outcome(STOPPED, words=reason_of(error))
        except (NothingKnown, UnusableCatalogue) as error:
            outcome = unusable(error, wish.asked.as_of)
            log.error("status %d: the input cannot be used", outcome.status)
            if outcome.status in STATES:
                write_health(workspace, Health(STATES[outcome.status], outcome.status, now(),
                                               message=text("nightly-bad-input")))
            return outcome
        except Exception:
            log.exception("stopped")
            write_health(workspace, Health(STATES[STOPPED], STOPPED, now(), message="see the log"))
            raise
        _leave_word(workspace, outcome, time.perf_counter() - start, log)
    return outcome


def unusable(error: NothingKnown | UnusableCatalogue, day: date | None) -> Outcome:
    """The outcome of a run whose input is unusable, or has no figure known by the day."""
    if isinstance(error, NothingKnown) and day:
        return Outcome(USAGE, words=in_both("cli-no-figures", date=local_date(day)))
    message = "cli-nothing-read" if isinstance(error, NothingKnown) else "cli-unusable-catalogue"
    return Outcome(REFUSED, words=in_both(message), findings=tuple(error.findings))


def _ended(workspace: Workspace, log: Logger) -> None:
    """Write a log line and the health file for a run that was told to end."""
    log.error("status %d: ended from outside", STOPPED)
    write_health(workspace, Health(STATES[STOPPED], STOPPED, now(), message=text("nightly-ended")))


def _leave_word(workspace: Workspace, outcome: Outcome, seconds: float, log: Logger) -> None:
    """Write a log line and the health file."""
    if outcome.record is not None:
        log.info("%s: status %d, %d reports, %.1f s", "renewed" if outcome.renewed else "nothing to do",
                 outcome.status, len(outcome.record.reports), seconds)
        write_health(workspace, _healthy(outcome, seconds))
        return
    log.error("status %d: %s", outcome.status, outcome.words[-1])
    if outcome.status != BUSY:  # the run in progress writes its own health file
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
        from analysis.runtime.forks import tell_server

        if not wish.scheduler:
            begin_warming(results_folder(workspace, wish.asked.as_of), workspace.raw)
        from analysis.reporting import ParameterError, build_site

        results = make_tables()
        tell_server()
        try:
            site = build_site(workspace, wish, results, began=began)
        except NoCluster as error:
            return Outcome(STOPPED, words=in_both("nightly-no-cluster", reason=str(error)))
        except ParameterError as error:
            return Outcome(STOPPED, words=in_both("nightly-bad-notebook", problems=str(error)))
        write_content(workspace.reports / "summary.txt", summary(site.record))
    return Outcome(site.exit_status, site.record, renewed=True)


def _published(workspace: Workspace, wish: Wish, outcome: Outcome) -> Outcome:
    """The outcome after copying the site to the requested store."""
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
    """Which file operation failed and what to do about it, in both languages."""
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
