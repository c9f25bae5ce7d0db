"""Align figures to year-ends: a mid-year figure of a target year is not yet that year's outcome."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.study import Target
from analysis.year_end import is_year_end

__all__ = ["at_year_ends"]


def at_year_ends(series: pd.DataFrame, figures: pd.DataFrame, targets: Iterable[Target]) -> pd.DataFrame:
    """The series with early figures of target years moved to the year-end before them.

    A count of 30 June 2025 is nearly that of 31 December 2024, but it is not the outcome of 31 December 2025. If a
    series has a target for a year, a figure from before 1 October of that year stands for the end of the year before;
    if that year-end has its own figure, the early one is left out.

    Parameters
    ----------
    series, figures : DataFrame
        Tables of the same names (`figures`: figure_id, reference_date).

    Returns
    -------
    DataFrame
        Same columns as `series`.
    """
    dates = series["figure_id"].map(figures.set_index("figure_id")["reference_date"]).fillna("")
    aimed = {(target.indicator, target.definition, target.year) for target in targets}
    keys = zip(series["indicator"], series["definition"], series["year"], strict=True)
    in_target_year = pd.Series([key in aimed for key in keys], index=series.index, dtype=bool)
    of_the_year = dates.str[:4] == series["year"].astype(str)
    at_end = pd.Series(list(map(is_year_end, dates, series["year"])), index=series.index, dtype=bool)
    early = in_target_year & of_the_year & ~at_end
    moved = series.copy()
    moved.loc[early, "year"] -= 1
    identity = ["indicator", "definition", "area_code", "group", "year"]
    order = early.astype(int).sort_values(kind="stable").index
    kept = moved.loc[order].drop_duplicates(identity)
    return kept.sort_index()
