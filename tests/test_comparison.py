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

from analysis.comparison import Complement, contiguity, holm, moran, moran_power, moran_test, ranking

LINE = np.array([[0, 1, 0, 0, 0], [0.5, 0, 0.5, 0, 0], [0, 0.5, 0, 0.5, 0], [0, 0, 0.5, 0, 0.5], [0, 0, 0, 1, 0.0]])


ISLAND = LINE * np.array([1, 1, 1, 0, 0])[:, None] * np.array([1, 1, 1, 0, 0])  # two areas without any neighbour


@pytest.mark.parametrize("weights", [LINE, ISLAND, (LINE > 0).astype(float)])
def test_moran_by_its_definition(weights: np.ndarray) -> None:
    values = np.array([1.0, 4.0, 2.0, 7.0, 9.0])
    mean, total = values.mean(), weights.sum()
    above = sum(weights[i, j] * (values[i] - mean) * (values[j] - mean) for i, j in product(range(5), repeat=2))
    assert moran(values, weights) == pytest.approx(5 / total * above / ((values - mean) ** 2).sum())


def test_permutations_against_all_of_them() -> None:
    values = np.array([1.0, 2.0, 4.0, 7.0, 11.0])
    every = np.array([moran(np.array(order), LINE) for order in permutations(values)])
    assert every.mean() == pytest.approx(-0.25)  # E(I) = -1 / (n - 1), Cliff and Ord (1981)
    exact = (np.abs(every + 0.25) >= abs(moran(values, LINE) + 0.25) - 1e-12).mean()
    assert moran_test(values, LINE, 20_000).p_value == pytest.approx(exact, abs=0.01)


def test_no_shuffling_proves_a_pattern_for_certain() -> None:
    """The map as it is counts among its arrangements (Phipson and Smyth, 2010): 19 others leave 1 in 20 at least."""
    far = np.zeros((12, 12))
    far[range(11), range(1, 12)] = far[range(1, 12), range(11)] = 1.0
    assert moran_test(np.arange(12.0), far, permutations=19).p_value == 1 / 20


def test_neighbours_that_differ_as_a_rule_are_no_neighbours_alike() -> None:
    """On a row of twelve areas a slope is likeness; a chessboard is no accident either, but the reverse."""
    row = np.diag(np.ones(11), 1) + np.diag(np.ones(11), -1)
    slope, chessboard = (moran_test(values, row) for values in (np.arange(12.0), np.arange(12.0) % 2))
    assert max(slope.p_value, chessboard.p_value) < 0.05
    assert slope.neighbours_alike(slope.p_value)
    assert not chessboard.neighbours_alike(chessboard.p_value)


def test_of_several_tests_one_small_p_value_is_no_finding() -> None:
    """0.027 of five is what chance gives one time in eight; Holm's own order: 0.01, 0.03, 0.02 of three."""
    assert holm([0.331, 0.027, 0.363, 0.584, 0.677]) == pytest.approx([1.0, 0.135, 1.0, 1.0, 1.0])
    assert holm([0.01, 0.03, 0.02]) == pytest.approx([0.03, 0.04, 0.04])
    assert holm([]) == []
    slope = moran_test(np.arange(5.0), LINE)
    assert slope.statistic > slope.expected
    assert not slope.neighbours_alike(0.135)


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
    assert list(found.rows["lower_than_next"][:2]) == [0.75, 1.0]
    assert np.isnan(found.rows["lower_than_next"].iloc[2])
    assert found.whole == 0.75
    assert found.sure_steps == 1


def test_what_moves_all_areas_does_not_blur_their_order() -> None:
    common = np.random.default_rng(1).normal(0, 100, 200)
    found = ranking(_draws({"a": list(common), "b": list(common + 1)}))
    assert found.whole == 1.0
    assert found.rows["rank_upper"].tolist() == [1.0, 2.0]


def test_what_not_every_area_has_is_not_ranked_and_a_draw_shared_is_a_rank_shared() -> None:
    found = ranking(_draws({"a": [1.0, 2.0, 2.0, 2.0, 90.0], "b": [2.0, 2.0, 3.0, 3.0, 3.0],
                            "c": [np.nan, 0.0, 0.0, 0.0, 0.0]}))
    assert list(found.rows["area_code"]) == ["a", "b"]  # by the median: one wild draw moves nobody
    assert found.rows["lower_than_next"].iloc[0] == 0.6
    shared = ranking(_draws({"a": [1.0] * 5, "b": [1.0] * 5})).rows
    assert shared[["rank_lower", "rank_upper"]].to_numpy().tolist() == [[1.5, 1.5]] * 2


def test_the_interval_of_a_rank_holds_eight_draws_of_ten() -> None:
    """In one draw of eleven a falls behind b, in one behind c: second and third at the outer tenths at most."""
    found = ranking(_draws({"a": [1.0] * 9 + [2.5, 3.5], "b": [2.0] * 11, "c": [3.0] * 11})).rows.set_index("area_code")
    assert found.loc["a", ["rank_lower", "rank_upper"]].tolist() == [1, 2]
    assert found.loc["b", ["rank_lower", "rank_upper"]].tolist() == [1, 2]
    assert found.loc["c", ["rank_lower", "rank_upper"]].tolist() == [3, 3]


@pytest.mark.parametrize(("value", "whole", "share", "years", "drift"), [
    (40.0, 20.0, 33.33, 0, 0.5), (40.0, 20.0, 33.33, 4, 0.5), (37.17, 19.37, 32.14, 3, 0.5),
    (10.0, 20.0, 33.33, 0, 0.5), (10.0, 20.0, 33.33, 4, 0.5), (80.0, 60.0, 70.0, 2, 1.0),
])
def test_the_range_of_a_ratio_against_every_rounding_and_share(
        value: float, whole: float, share: float, years: int, drift: float) -> None:
    """On a grid of what may be behind two published decimals, and of the shares that may hold."""
    rounding, moves = np.linspace(-0.005, 0.005, 5), np.linspace(-1, 1, 21) * drift * years
    group, every, part = np.meshgrid(value + rounding, whole + rounding, (share + moves) / 100)
    ratio = group * (1 - part) / (every - part * group)
    held = Complement(value, whole, share, years, drift=drift)
    assert held.ratios() == pytest.approx((ratio.min(), ratio.max()))
    points = group - group / ratio
    assert held.differences() == pytest.approx((points.min(), points.max()), abs=1e-3)


def test_a_share_moves_by_half_a_point_a_year_and_the_rest_may_be_nobody() -> None:
    assert Complement(40.0, 20.0, 33.0, 4) == Complement(40.0, 20.0, 33.0, 4, drift=0.5)
    nobody = Complement(40.0, 20.0, 48.0, 10)
    assert (nobody.ratios()[1], nobody.differences()[1]) == (float("inf"), 40.005)


def test_rates_computed_from_rounded_falls_leave_a_wider_range() -> None:
    """16.08 = 23.08 - 3.5 - 3.5 and 6.65 = 9.15 - 2.5 (2024): by hand with 27.64 % or 36.64 % of the households."""
    exact, open_ends = (Complement(16.08, 6.65, 32.138398, 9, halves) for halves in ((0.005,) * 2, (0.105, 0.055)))
    low = (15.975, (6.705 - 0.27638398 * 15.975) / (1 - 0.27638398))
    high = (16.185, (6.595 - 0.36638398 * 16.185) / (1 - 0.36638398))
    assert open_ends.ratios() == pytest.approx([group / rest for group, rest in (low, high)])
    assert open_ends.ratios() == pytest.approx((5.05, 15.4), abs=0.05)
    assert exact.ratios() == pytest.approx((5.3, 13.6), abs=0.05)


@given(st.floats(5, 60), st.floats(1, 50), st.floats(5, 60), st.integers(0, 10))
def test_the_range_of_a_ratio_holds_the_ratio_of_the_nearest_share(
    value: float, rest: float, share: float, years: int
) -> None:
    whole = share / 100 * value + (1 - share / 100) * rest
    lower, upper = Complement(value, whole, share, years).ratios()
    assert lower <= value / rest * (1 + 1e-12)
    assert value / rest * (1 - 1e-12) <= upper
    wider = Complement(value, whole, share, years + 1).ratios()
    if value > rest:  # a larger share leaves less poverty to the rest
        assert wider[1] >= upper
