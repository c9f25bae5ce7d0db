"""Whether a figure describes the end of its year, judged by its reference date."""

from __future__ import annotations

__all__ = ["is_year_end"]

# Sources date their year-end counts anywhere from October to the first weeks of the next year.
_LAST_QUARTER, _SECOND_QUARTER = "10-01", "04-01"


def is_year_end(day: str, year: int) -> bool:
    """Whether a figure with this date stands for the end of `year`: from 1 October to the following 31 March.

    `day` is an ISO date; "" (the source gives none) counts as the end of the year.
    """
    return not day or f"{year}-{_LAST_QUARTER}" <= day < f"{year + 1}-{_SECOND_QUARTER}"
