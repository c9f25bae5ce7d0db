"""Ranks and their uncertainty, computed within each joint draw."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

__all__ = ["SURE", "Ranking", "ranking"]

SURE = 0.9
"""The order of two neighbours in a ranking counts as sure from this probability on."""


@dataclass(frozen=True)
class Ranking:
    """A ranking and how far it can be trusted.

    Attributes
    ----------
    rows : DataFrame
        One row per area, ordered by median: ``area_code``, ``median``, ``rank`` (1 = lowest; areas with equal
        medians share a rank), ``rank_lower``, ``rank_upper`` (80 % interval of the rank), ``lower_than_next`` and
        ``tied_with_next``: the probabilities that the area's value is lower than, or equal to, that of the next
        area. Both are missing for the last area.
    whole : float
        Probability that the whole order is right.
    """

    rows: pd.DataFrame
    whole: float

    @property
    def sure_steps(self) -> int:
        """How many areas are lower than the next one with a probability of at least `SURE`."""
        return int((self.rows["lower_than_next"] >= SURE).sum())


def ranking(draws: pd.DataFrame) -> Ranking:
    """Rank areas within each joint draw, so that shocks common to all areas do not blur their order.

    Parameters
    ----------
    draws : DataFrame
        Columns ``area_code``, ``draw`` and ``value``. Areas that lack some of the draws are not ranked.
    """
    wide = draws.pivot(index="draw", columns="area_code", values="value").dropna(axis="columns")
    ranks = wide.rank(axis="columns", method="average")
    medians = pd.DataFrame({"median": wide.median(), "rank": ranks.mean()})
    order = medians.sort_values(["median", "rank"], kind="stable").index  # ties: the one that is lower more often first
    wide, ranks = wide[order], ranks[order]
    between = wide.diff(axis="columns").iloc[:, 1:]
    steps = between > 0
    rows = pd.DataFrame({
        "area_code": order, "median": wide.median().to_numpy(),
        "rank": wide.median().rank(method="min").astype(int).to_numpy(),
        "rank_lower": ranks.quantile(0.1).to_numpy(), "rank_upper": ranks.quantile(0.9).to_numpy(),
        "lower_than_next": [*steps.mean().to_list(), None][:len(order)],
        "tied_with_next": [*(between == 0).mean().to_list(), None][:len(order)],
    }).astype({"lower_than_next": float, "tied_with_next": float})
    whole = float(steps.all(axis="columns").mean()) if len(order) > 1 else 1.0
    return Ranking(rows, whole)
