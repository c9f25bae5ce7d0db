"""The part of a year that a row of a ledger is of: "Cả năm", "6 tháng", "Quý II", or 9 below "Tháng"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.ingest.names import fold
from analysis.ingest.wording.times import START, take_times

__all__ = ["Period", "read_period"]

_WHOLE = frozenset(("", "năm", "cả năm", "year", "n", "12 tháng"))
_BARE = re.compile(r"[1-9]|1[0-2]|i{1,3}|iv")


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
