"""Whether a figure describes the end of its year, by the day that it is of."""

from __future__ import annotations

__all__ = ["is_year_end"]

# Sources date what they count at the turn of the year anywhere from October to the first weeks of the next year.
_LAST_QUARTER, _SECOND_QUARTER = "10-01", "04-01"


def is_year_end(day: str, year: int) -> bool:
    """Whether a figure of this day stands for the end of the year: from 1 October to 31 March after it.

    `day` is an ISO day; "", where the source names none, counts as the end of the year.
    """
    return not day or f"{year}-{_LAST_QUARTER}" <= day < f"{year + 1}-{_SECOND_QUARTER}"
