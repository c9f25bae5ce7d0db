"""Put finished reports into place; if one failed, keep its old page and say so on it."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from pathlib import Path

from analysis.language import date, text, use_language
from analysis.reporting.jobs import Job, Result
from analysis.workspace import write_content

__all__ = ["deliver"]

_PLACE = re.compile(r"<!--kept-->.*?<!--/kept-->", re.DOTALL)
_MADE = re.compile(r'<meta name="made" content="([^"]*)">')
_FAILED = '<meta name="failed" content="1">'


def deliver(job: Job, result: Result) -> None:
    """Write the result of a job: its page, or a banner on the page of an earlier run, or a page with the error."""
    if result.ok:
        write_content(job.output, result.page)
        job.failed_notebook.unlink(missing_ok=True)
        return
    if result.notebook:
        write_content(job.failed_notebook, result.notebook)
    earlier = _earlier(job.output)
    if earlier:
        with use_language(job.language):
            banner = _banner(job, result, earlier)
        write_content(job.output, _PLACE.sub(lambda _: f"<!--kept-->{banner}<!--/kept-->", earlier, count=1))
    else:
        write_content(job.output, result.page)


def _earlier(path: Path) -> str:
    """The page of an earlier run; "" if there is none, or only an error page."""
    try:
        page = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    return page if _PLACE.search(page) and _FAILED not in page else ""


def _banner(job: Job, result: Result, page: str) -> str:
    made = _MADE.search(page)
    words = text("reporting-kept", made=date(made[1] if made else ""), today=date(datetime.now().date()))
    link = ""
    if result.notebook:
        name = escape(job.failed_notebook.name, quote=True)
        link = f' <a href="{name}">{escape(text("reporting-failed-notebook"))}</a>'
    return (f'<div class="notice failure" role="alert"><p><strong>{escape(words)}</strong></p>'
            f"<p>{escape(result.error)}{link}</p></div>")
