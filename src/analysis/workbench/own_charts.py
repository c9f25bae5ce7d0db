"""A chart that somebody drew in a notebook, shown as the suite shows its own."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib import pyplot
from matplotlib.figure import Figure

from analysis.charts import Picture
from analysis.language import text
from analysis.study import Study
from analysis.telling.rows import Tables, sources_told
from analysis.workbench.names import Misasked

__all__ = ["own_picture"]


def own_picture(study: Study, tables: Tables, chart: Any, drawn: pd.DataFrame, words: str) -> Picture:
    """The chart with what every picture must tell: how many values of which kind it shows, and their sources.

    Parameters
    ----------
    study : Study
    tables : Tables
        With ``figures``.
    chart : matplotlib.figure.Figure, or anything with one as `figure`
        A chart of matplotlib or seaborn. If pyplot made it, pyplot forgets it, so that it is not shown twice.
    drawn : pandas.DataFrame
        The rows that were drawn, with the columns `figure_id` and `how` of the table ``series``.
    words : str
        What the chart shows, in a sentence.

    Raises
    ------
    Misasked
        If there is no figure, if the two columns are missing, or if no row is left.
    """
    figure = chart if isinstance(chart, Figure) else getattr(chart, "figure", None)
    if not isinstance(figure, Figure):
        raise Misasked(text("workbench-own-figure", found=type(chart).__name__))
    if not isinstance(drawn, pd.DataFrame) or not {"figure_id", "how"} <= set(drawn):
        raise Misasked(text("workbench-own-rows"))
    if drawn.empty:
        raise Misasked(text("workbench-own-empty"))
    pyplot.close(figure)
    stated = int((drawn["how"] == "stated").sum())
    said = f"{words} {text('workbench-own-kinds', stated=stated, computed=len(drawn) - stated)}".strip()
    return Picture(figure, alternative=said, caption=said, source=sources_told(study, tables, drawn["figure_id"], ""))
