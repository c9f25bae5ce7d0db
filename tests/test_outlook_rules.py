"""Other bodies' rules as they are shown: who is judged, what is needed from now on, which year may be named."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.outlook.family import Family
from analysis.outlook.rules import Judged, rule_rows
from analysis.outlook.targets import Asked
from tests.catalogue import STUDY

TARGET = STUDY.target("rural-hygienic-water-2025")  # 97.5 %, under a definition without an end
YEARS = np.arange(2020, 2026, dtype=np.int64)
NAN = np.nan


def _said(figures: list[float], level: float = 97.5) -> pd.DataFrame:
    family = Family(
        STUDY.indicator("rural_hygienic_water"), STUDY.definition("rural_hygienic_water", "households_2018"), "rural",
        (STUDY.area("647"),), YEARS, np.array([figures]), np.full(6, NAN), np.ones(1), "population/rural",
        np.full(2, NAN))
    asked = Asked(TARGET, "yardstick", level, np.full(10, level))
    rows = pd.DataFrame(rule_rows(family, TARGET, [Judged("647", asked, np.array(figures))]))
    return rows if rows.empty else rows.set_index("rule")


@pytest.mark.parametrize(("figures", "level"), [
    ([90.0, NAN, NAN, NAN, NAN, 96.0], 97.5),  # the second figure is that of the target's own year
    ([NAN, NAN, 90.0, NAN, NAN, NAN], 97.5),
    ([90.0, 91.0, 92.0, NAN, NAN, NAN], NAN),  # a pace without a baseline asks for no level
])
def test_nobody_is_judged_by_one_figure_or_without_a_level(figures: list[float], level: float) -> None:
    assert _said(figures, level).empty


def test_what_is_needed_starts_from_the_last_figure() -> None:
    said = _said([90.0, NAN, 92.0, NAN, NAN, NAN])
    assert said.loc["sdsn", ["needed", "needed_unit"]].tolist() == [pytest.approx(5.5 / 3), "points_per_year"]
    assert said.loc["eurostat", "needed"] == pytest.approx(100 * ((97.5 / 92) ** (1 / 3) - 1))
    assert said.loc["india_districts", "number"] == 1.0  # points a year so far
    assert said[["own_figures", "first_year", "first_value", "last_year", "last_value"]].drop_duplicates(
        ).to_numpy().tolist() == [[2, 2020, 90, 2022, 92]]


@pytest.mark.parametrize(("last", "year"), [(92.0, 2028), (90.2, 2095), (90.1, None), (89.0, None)])
def test_a_year_is_named_within_this_century_only(last: float, year: int | None) -> None:
    """Points a year: 1, 0.1, 0.05 (which would take until 2170), and away from the target."""
    attained = _said([90.0, NAN, last, NAN, NAN, NAN]).loc["india_districts", "attained"]
    assert attained == year if year else pd.isna(attained)
