"""What could be known on a day."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.cleaning.candidates import day_of

__all__ = ["known_by"]


def known_by(figures: pd.DataFrame, day: date) -> pd.DataFrame:
    """The figures that had been published by a day; those of which nobody can say when are left out.

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
    days = figures["known_from"].map(day_of)
    return figures[[known is not None and known <= day for known in days]].reset_index(drop=True)
