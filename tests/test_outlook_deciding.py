"""Which districts decide, on three districts whose shares, means and paces can be worked out on paper."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.outlook.deciding import deciding_rows
from analysis.outlook.family import Family
from analysis.outlook.paths import Paths
from analysis.outlook.targets import Asked
from tests.catalogue import STUDY

TARGET = STUDY.target("poverty-pace-low-2025")
CODES, WEIGHTS = ("643", "646", "647"), np.array([0.2, 0.5, 0.3])
NAN = np.nan
FIGURES = [[20.0, 18.0, NAN], [40.0, NAN, 30.0], [NAN, 9.0, NAN]]
TEN = np.arange(1.0, 11.0)
SHORT = np.array([np.full(10, 5.0), TEN, np.full(10, -2.0)])  # of a level of 10: always, by 1 to 10, never


def _table(short: np.ndarray, figures: list[list[float]], level: float = 10.0,
           weights: np.ndarray = WEIGHTS) -> pd.DataFrame:
    """The districts that end `short` (districts, draws) points above the level, and the province."""
    districts = np.repeat((level + short).T[:, :, None], 4, axis=2)
    values = np.concatenate([districts, np.einsum("i,dit->dt", weights, districts)[:, None]], axis=1)
    years = np.arange(2022, 2022 + len(figures[0]), dtype=np.int64)
    family = Family(
        STUDY.indicator("poverty_rate"), STUDY.definition("poverty_rate", "line_2022_2025"), "all",
        tuple(STUDY.area(code) for code in CODES), years, np.array(figures), np.full(years.size, NAN), weights,
        "households/all", np.full(len(CODES) + 1, NAN))
    paths = Paths((*CODES, "66"), np.arange(2022, 2026), values, frozenset())
    asked = {code: Asked(TARGET, "yardstick", level, np.full(short.shape[1], level)) for code in paths.codes}
    return pd.DataFrame(deciding_rows(family, paths, TARGET, asked, "66")).set_index("area_code")


def test_points_of_a_district_become_points_of_the_province_by_its_weight() -> None:
    table = _table(SHORT, FIGURES)
    assert table["weight"].tolist() == pytest.approx([20, 50, 30, 100])
    assert table.loc[list(CODES), "shortfall"].tolist() == pytest.approx([5.0, 5.5, 0.0])
    assert table.loc[list(CODES), "contribution"].tolist() == pytest.approx([1.0, 2.75, 0.0])
    # Eight draws in ten lie between the first and the tenth part of 1 to 10.
    assert table.loc["646", ["shortfall_lower_80", "shortfall_upper_80"]].tolist() == pytest.approx([1.9, 9.1])
    assert table.loc["646", "share"] == pytest.approx(np.mean([100 * 0.5 * s / (1 + 0.5 * s) for s in TEN]))
    assert table["share"].iloc[:3].sum() == pytest.approx(100)


def test_a_district_of_unknown_weight_decides_nothing() -> None:
    table = _table(SHORT, FIGURES, weights=np.array([0.4, 0.0, 0.6]))
    assert list(table.index) == ["643", "647", "66"]


def test_a_district_ahead_makes_up_for_another_in_the_province_and_not_in_the_sum() -> None:
    province = _table(SHORT, FIGURES).loc["66"]
    assert province["contribution"] == pytest.approx(1.0 + 2.75)
    assert province["shortfall"] == pytest.approx(np.mean([max(0.0, 1 + 0.5 * s - 0.6) for s in TEN]))


def test_a_best_pace_starts_from_the_last_figure_of_the_district_itself() -> None:
    table = _table(SHORT, FIGURES)
    paces = table[["best_pace", "best_pace_from", "best_pace_to"]]
    assert paces.loc["643"].tolist() == [-2.0, 2022, 2023]
    assert paces.loc["646"].tolist() == [-5.0, 2022, 2024]
    assert paces.loc["647"].isna().all()
    # 643 in two years from 18 %: twice the change of the odds from 20 % to 18 %, against the 15 % expected.
    odds = 18 / 82 * ((18 / 82) / (20 / 80)) ** 2
    assert table.loc["643", "closable"] == pytest.approx(0.2 * (15 - 100 * odds / (1 + odds)))
    assert table.loc[["647", "66"], "closable"].isna().all()


def test_no_district_closes_more_than_it_lacks() -> None:
    one_near = np.where(TEN == 10, 0.1, 5.0)
    table = _table(np.array([one_near, TEN, TEN]), FIGURES)
    every = _table(SHORT, FIGURES).loc["643", "closable"] / 0.2  # of each draw that lacks 5 points
    assert 0.1 < every < 5
    assert table.loc["643", "closable"] == pytest.approx(0.2 * (9 * every + 0.1) / 10)


def test_nothing_is_left_to_gain_once_the_outcome_is_published() -> None:
    table = _table(SHORT, [[*FIGURES[0], 15.0], [*FIGURES[1], NAN], [*FIGURES[2], NAN]])
    assert table.loc["643", "closable"] == 0


@pytest.mark.parametrize(("draws_short", "shared"), [(0, False), (4, False), (10, True), (30, True)])
def test_a_shortfall_is_shared_out_where_there_is_one_in_a_twentieth_of_the_draws(
        draws_short: int, shared: bool) -> None:
    short = np.full((3, 100), -1.0)
    short[1, :draws_short] = 3.0
    assert _table(short, FIGURES)["share"].notna().tolist() == [shared] * 4
