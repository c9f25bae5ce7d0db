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
    """One row of ``attainment`` for each indicator, group and area, chosen by `main_statement`."""
    keys = ["indicator", "group", "area_code"]
    chosen = [
        main_statement(study, part.reset_index(drop=True))
        for _, part in attainment.groupby(keys, sort=False)
    ]
    found = [row for row in chosen if row is not None]
    return pd.DataFrame(found, columns=attainment.columns).reset_index(drop=True)
