"""What could be known on a day; nobody can say so of a figure without a day of publication."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.cleaning.candidates import day_of

__all__ = ["is_known", "known_by"]


def is_known(known_from: str, day: date) -> bool:
    """Whether a figure that could be known from one day (ISO; "" where nobody can say) could be by another."""
    since = day_of(known_from)
    return since is not None and since <= day


def known_by(figures: pd.DataFrame, day: date) -> pd.DataFrame:
    """The figures that could be known by a day.

    Parameters
    ----------
    figures : DataFrame
        The table ``figures``.
    day : date

    Returns
    -------
    DataFrame
        The same columns, numbered anew: what is read later changes nothing in it.
    """
    return figures[[is_known(known_from, day) for known_from in figures["known_from"]]].reset_index(drop=True)
