"""Which of several statements on an indicator speaks for it where there is room for one."""

from __future__ import annotations

import pandas as pd

from analysis.study import Study

__all__ = ["main_statement", "main_statements"]


def main_statement(study: Study, attainment: pd.DataFrame) -> pd.Series | None:
    """The attainment row that speaks for an indicator in one area and group; None where there is no row.

    The latest year, the area's own target before a yardstick, the easier of a range: the lower level where
    more is better, the higher where less is, the slower pace.
    """
    if attainment.empty:
        return None
    latest = attainment[attainment["year"] == attainment["year"].max()]
    own = latest[latest["role"] == "target"]
    chosen = own if len(own) else latest
    return chosen.loc[min(chosen.index, key=lambda label: _demand(study, str(chosen.at[label, "target_id"])))]


def _demand(study: Study, target_id: str) -> tuple[float, str]:
    """How much a target asks for, in its own unit; the id settles ties."""
    target = study.target(target_id)
    eased = target.form == "level" and study.indicator(target.indicator).better == "down"
    return (-target.value if eased else target.value), target.id


def main_statements(study: Study, attainment: pd.DataFrame) -> pd.DataFrame:
    """One row of ``attainment`` for each indicator, group and area, chosen as `main_statement` does.

    In the order in which these first occur.
    """
    keys = ["indicator", "group", "area_code"]
    demands = sorted(set(attainment["target_id"]), key=lambda target_id: _demand(study, target_id))
    order = pd.DataFrame({
        "place": attainment.groupby(keys, sort=False).ngroup(), "recent": -attainment["year"],
        "yardstick": attainment["role"] != "target",
        "demand": attainment["target_id"].map({target_id: rank for rank, target_id in enumerate(demands)}),
    }).reset_index(drop=True)
    first = order.sort_values(list(order.columns)).drop_duplicates("place")
    return attainment.iloc[first.index].reset_index(drop=True)
