"""The figures behind a comparison of a group with the rest, and which of them have a weak source."""

from __future__ import annotations

import pandas as pd

from analysis.charts.rows import Tables, rows
from analysis.language import text
from analysis.narrative.sentences import join_names, published_text, when_text

__all__ = ["equity_figures", "weak_text"]


def equity_figures(tables: Tables, row: pd.Series) -> pd.DataFrame:
    """The rows of ``figures`` that a row of ``equity`` was computed from."""
    figures = rows(tables, "figures")
    return figures[figures["figure_id"].isin(str(row["figure_ids"]).split())]


def weak_text(figures: pd.DataFrame) -> str:
    """Which of these figures have a weak source: "10,49% (cuối năm 2022; nguồn yếu)"; "" for none."""
    weak = figures[figures["verdict"] == "weak"]
    return join_names([text("narrative-last", value=published_text(row, str(row["unit"])), when=when_text(row))
                       for _, row in weak.iterrows()]) if len(weak) else ""
