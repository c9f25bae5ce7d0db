"""Ranks with their uncertainty, taken draw by draw from joint draws."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

__all__ = ["SURE", "Ranking", "ranking"]

SURE = 0.9
"""Probability from which the order of two neighbours in a ranking counts as sure."""


@dataclass(frozen=True)
class Ranking:
    """A ranking and how far it can be trusted.

    Attributes
    ----------
    rows : DataFrame
        One row an area in the order of the median: ``area_code``, ``median``, ``rank`` (1 = lowest; areas of
        one median share it), ``rank_lower``, ``rank_upper`` (80 % interval of the rank), ``above_next`` and
        ``tied_next``, the probabilities that the area lies below the next one in the order and that both are
        equal; missing for the last.
    whole : float
        Probability that the whole order is right.
    """

    rows: pd.DataFrame
    whole: float

    @property
    def sure_steps(self) -> int:
        """How many areas lie below the next one in the order with a probability of at least `SURE`."""
        return int((self.rows["above_next"] >= SURE).sum())


def ranking(draws: pd.DataFrame) -> Ranking:
    """Rank areas by joint draws, so that what moves all of them does not blur their order.

    Parameters
    ----------
    draws : DataFrame
        Columns ``area_code``, ``draw`` and ``value``, every area with the same draws.
    """
    wide = draws.pivot(index="draw", columns="area_code", values="value").dropna(axis="columns")
    ranks = wide.rank(axis="columns", method="average")
    medians = pd.DataFrame({"median": wide.median(), "rank": ranks.mean()})
    order = medians.sort_values(["median", "rank"], kind="stable").index  # among equals the more often lower first
    wide, ranks = wide[order], ranks[order]
    between = wide.diff(axis="columns").iloc[:, 1:]
    steps = between > 0
    rows = pd.DataFrame({
        "area_code": order, "median": wide.median().to_numpy(),
        "rank": wide.median().rank(method="min").astype(int).to_numpy(),
        "rank_lower": ranks.quantile(0.1).to_numpy(), "rank_upper": ranks.quantile(0.9).to_numpy(),
        "above_next": [*steps.mean().to_list(), None][:len(order)],
        "tied_next": [*(between == 0).mean().to_list(), None][:len(order)],
    }).astype({"above_next": float, "tied_next": float})
    whole = float(steps.all(axis="columns").mean()) if len(order) > 1 else 1.0
    return Ranking(rows, whole)
