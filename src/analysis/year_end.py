"""Ends of years: which figures describe one, judged by their reference date, and which have passed."""

from __future__ import annotations

from datetime import date

__all__ = ["is_year_end", "last_ended_year"]

# Sources date their year-end counts anywhere from October to the first weeks of the next year.
_LAST_QUARTER, _SECOND_QUARTER = "10-01", "04-01"


def is_year_end(day: str, year: int) -> bool:
    """Whether a figure with this date stands for the end of `year`: from 1 October to the following 31 March.

    `day` is an ISO date; "" (the source gives none) counts as the end of the year.
    """
    return not day or f"{year}-{_LAST_QUARTER}" <= day < f"{year + 1}-{_SECOND_QUARTER}"


def last_ended_year(day: date) -> int:
    """The last year that has ended on this day; 31 December ends its own year."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1
