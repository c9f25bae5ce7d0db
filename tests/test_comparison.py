"""Rankings, complements and Moran's I, each against another way to the same number."""

from __future__ import annotations

from itertools import permutations, product

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparison import complement_range, contiguity, moran, moran_power, moran_test, ranking

LINE = np.array([[0, 1, 0, 0, 0], [0.5, 0, 0.5, 0, 0], [0, 0.5, 0, 0.5, 0], [0, 0, 0.5, 0, 0.5], [0, 0, 0, 1, 0.0]])


def test_moran_by_its_definition() -> None:
    values = np.array([1.0, 4.0, 2.0, 7.0, 9.0])
    mean, total = values.mean(), LINE.sum()
    above = sum(LINE[i, j] * (values[i] - mean) * (values[j] - mean) for i, j in product(range(5), repeat=2))
    assert moran(values, LINE) == pytest.approx(5 / total * above / ((values - mean) ** 2).sum())


def test_permutations_against_all_of_them() -> None:
    values = np.array([1.0, 2.0, 4.0, 7.0, 11.0])
    every = np.array([moran(np.array(order), LINE) for order in permutations(values)])
    assert every.mean() == pytest.approx(-0.25)  # E(I) = -1 / (n - 1), Cliff and Ord (1981)
    exact = (np.abs(every + 0.25) >= abs(moran(values, LINE) + 0.25) - 1e-12).mean()
    assert moran_test(values, LINE, 20_000).p_value == pytest.approx(exact, abs=0.01)


def test_power_is_the_level_without_a_pattern_and_grows_with_it() -> None:
    powers = [moran_power(LINE, rho, 4000) for rho in (0.0, 0.5, 0.9)]
    assert powers[0] == pytest.approx(0.05, abs=0.02)
    assert powers[0] < powers[1] < powers[2]


def test_neighbours_share_a_border_and_not_a_corner() -> None:
    cells = [shapely.box(x, y, x + 1, y + 1) for x, y in ((0, 0), (1, 0), (1, 1))]
    weights = contiguity(gpd.GeoDataFrame(geometry=cells, crs="EPSG:4326"))
    assert weights.tolist() == [[0, 1, 0], [0.5, 0, 0.5], [0, 1, 0]]


def _draws(table: dict[str, list[float]]) -> pd.DataFrame:
    return pd.DataFrame(table).rename_axis("draw").reset_index().melt("draw", var_name="area_code")


def test_a_ranking_counts_draws() -> None:
    found = ranking(_draws({"b": [2.0, 5.0, 2.0, 2.0], "a": [1.0, 1.0, 3.0, 1.0], "c": [9.0, 9.0, 9.0, 9.0]}))
    assert list(found.rows["area_code"]) == ["a", "b", "c"]
    assert list(found.rows["above_next"][:2]) == [0.75, 1.0]
    assert np.isnan(found.rows["above_next"].iloc[2])
    assert found.whole == 0.75


def test_what_moves_all_areas_does_not_blur_their_order() -> None:
    common = np.random.default_rng(1).normal(0, 100, 200)
    found = ranking(_draws({"a": list(common), "b": list(common + 1)}))
    assert found.whole == 1.0
    assert found.rows["rank_upper"].tolist() == [1.0, 2.0]


@given(st.floats(5, 60), st.floats(1, 50), st.floats(5, 60), st.integers(0, 10))
def test_the_range_of_a_ratio_holds_the_ratio_of_the_nearest_share(
    value: float, rest: float, share: float, years: int
) -> None:
    whole = share / 100 * value + (1 - share / 100) * rest
    lower, upper = complement_range(value, whole, share, years)
    assert lower <= value / rest <= upper or (years == 0 and upper - lower < 0.1)
    wider = complement_range(value, whole, share, years + 1)
    if value > rest:  # a larger share leaves less poverty to the rest
        assert wider[1] >= upper
