"""Days, years and parts of a year as they stand in a ledger."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from analysis.ingest.names import fold
from analysis.ingest.wording.times import START, take_times

__all__ = ["parse_day", "parse_year", "Period", "read_period"]

_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})"),
)
_WHOLE = frozenset(("", "năm", "cả năm", "year", "n", "12 tháng"))
_BARE = re.compile(r"[1-9]|1[0-2]|i{1,3}|iv")


def parse_day(text: str) -> str | None:
    """A day as ISO text: 2025-06-30, 30/6/2025; a month or a year alone is its last day.

    Returns '' for an empty text and None for one that names no day.
    """
    plain = text.strip()
    if not plain:
        return ""
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            parts = found.groupdict()
            year, month = int(parts["y"]), int(parts.get("m") or 12)
            if not (1900 <= year <= 2100 and 1 <= month <= 12):
                return None
            last = calendar.monthrange(year, month)[1]
            day = int(parts.get("d") or last)
            return date(year, month, day).isoformat() if 1 <= day <= last else None
    return None


def parse_year(text: str) -> int | None:
    """A year from "2023", "2023.0" or "Năm 2023"; None for anything else."""
    found = re.fullmatch(r"(?:năm\s+)?((?:19|20)\d{2})(?:[.,]0+)?", text.strip(), flags=re.IGNORECASE)
    return int(found.group(1)) if found else None


@dataclass(frozen=True)
class Period:
    """The day on which a part of a year ends ("06-30", '' for its last), and whether it is a quarter or month alone."""

    end: str = ""
    short: bool = False


def read_period(text: str, heading: str) -> Period | None:
    """The period that a text names below its heading; None for one that names no period."""
    words = fold(text).strip()
    if words in _WHOLE:
        return Period()
    if _BARE.fullmatch(words):
        words = f"{'quý' if 'quý' in fold(heading) else 'tháng'} {words}"
    times, _ = take_times(words)
    if len(times.periods) != 1 or times.years or times.periods == [START]:
        return Period() if times.whole and not times.periods else None
    end = times.periods[0]
    return Period("" if end == "12-31" else end, times.short)
