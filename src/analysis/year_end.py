"""Ends of years: which figures describe one, by their reference date or their words, and which have passed."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["PART_OF_YEAR", "is_year_end", "last_ended_year"]

# Sources date their year-end counts anywhere from October to the first weeks of the next year.
_LAST_QUARTER, _SECOND_QUARTER = "10-01", "04-01"

PART_OF_YEAR = re.compile(r"\bcumulative\b|\bpart-year\b|from the start of the year|"
                          r"(?P<added>(?:l[ũu][ỹy] kế|cộng dồn)(?! (?:của |trong |đủ )*(?:12 tháng|cả năm)\b))")
"""Words, in lower case, of a sum over several years or over part of one: not a value for the year."""


def is_year_end(day: str, year: int) -> bool:
    """Whether a figure with this date stands for the end of `year`: from 1 October to the following 31 March.

    `day` is an ISO date; "" (the source gives none) counts as the end of the year.
    """
    return not day or f"{year}-{_LAST_QUARTER}" <= day < f"{year + 1}-{_SECOND_QUARTER}"


def last_ended_year(day: date) -> int:
    """The last year that has ended on this day; 31 December ends its own year."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1
