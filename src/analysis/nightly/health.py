"""What a run leaves for its observers: a health file for monitors, a log, and a summary for people."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from logging.handlers import RotatingFileHandler
from pathlib import Path

from analysis.exit_status import BUSY, DONE, FAILED, REFUSED, STOPPED
from analysis.language import LANGUAGES, Language, date, number, text, use_language
from analysis.reporting.record import RunRecord
from analysis.workspace import Workspace, now, write_json

__all__ = ["Health", "STATES", "health_of", "log_to", "summary", "write_health"]

STATES = {DONE: "ok", REFUSED: "refused", FAILED: "failed", BUSY: "busy", STOPPED: "stopped"}
_LOG_BYTES, _LOG_FILES = 1_000_000, 5
_LOGGER = "analysis.nightly"


@dataclass(frozen=True)
class Health:
    """What a monitor needs to know.

    Attributes
    ----------
    status : "ok", "refused" (some input), "failed" (some report), "busy" (another run), "stopped" (disk, permission)
    looked, renewed : ISO times of the last run, and of the last that changed the site
    """

    status: str
    exit_status: int
    looked: str
    renewed: str = ""
    seconds: float = 0.0
    reports: int = 0
    failed: tuple[str, ...] = ()
    findings: dict[str, int] = field(default_factory=dict)
    message: str = ""


def health_of(record: RunRecord, seconds: float) -> Health:
    """The health derived from the record of a run."""
    failed = tuple(entry.key for entry in record.reports if entry.status == "failed")
    return Health(STATES.get(record.exit_status, "failed"), record.exit_status, now(), record.date, round(seconds, 2),
                  len(record.reports), failed, dict(record.findings))


def write_health(workspace: Workspace, health: Health) -> None:
    """Write ``reports/health.json`` in one step; a failure to write (the disk is full) is ignored."""
    with suppress(OSError):
        write_json(workspace.reports / "health.json", health)


@contextmanager
def log_to(folder: Path) -> Iterator[logging.Logger]:
    """A logger to ``daklak.log`` that starts a new file after each megabyte and keeps five."""
    logger = logging.getLogger(_LOGGER)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "daklak.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES,
                                      encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(process)d %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    logging.raiseExceptions, before = False, logging.raiseExceptions  # a full disk must not stop a run
    logger.addHandler(handler)
    try:
        yield logger
    finally:
        logger.removeHandler(handler)
        handler.close()
        logging.raiseExceptions = before


def summary(record: RunRecord) -> str:
    """What ran, what changed and what failed: in Vietnamese, then in English."""
    return "\n".join(_summary(record, language) for language in LANGUAGES)


def _summary(record: RunRecord, language: Language) -> str:
    made = [entry.key for entry in record.reports if entry.made == record.date and entry.status == "done"]
    failed = [entry for entry in record.reports if entry.status == "failed"]
    with use_language(language):
        lines = [
            text("nightly-summary", day=date(record.date), time=record.date[11:16], number=str(record.number)),
            text("nightly-summary-made", made=len(made), kept=len(record.reports) - len(made) - len(failed),
                 names=_names(made)),
            text("nightly-summary-changes", count=record.changes) if record.changes >= 0
            else text("nightly-summary-first"),
            text("nightly-summary-findings", errors=number(record.findings.get("error", 0), 0),
                 warnings=number(record.findings.get("warning", 0), 0)),
            text("nightly-summary-failed", count=len(failed)) if failed else text("nightly-summary-none-failed"),
            *(f"  ✗ {_titles().get(entry.key, entry.key)}: {entry.error}" for entry in failed),
        ]
    return "\n".join(lines) + "\n"


def _names(keys: list[str]) -> str:
    """The titles of the overviews among these reports, then the numbers of indicator and district reports."""
    names = [title for key, title in _titles().items() if key in keys]
    names += [key for key in keys if key not in _titles() and "/" not in key]
    for folder in ("indicators", "districts"):
        if count := sum(key.startswith(f"{folder}/") for key in keys):
            names.append(text(f"nightly-summary-{folder}", count=count))
    return "; ".join(names) or "–"


def _titles() -> dict[str, str]:
    """The titles of the overviews, by their keys."""
    from analysis.reporting.plan import OVERVIEWS  # imported here: a schedule needs no reports

    return {report.key: text(report.title) for report in OVERVIEWS}
