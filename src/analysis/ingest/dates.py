"""Days and years as they stand in a ledger."""

from __future__ import annotations

import calendar
import re
from datetime import date

__all__ = ["parse_day", "parse_year"]

_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})"),
)


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
