"""On-track rules: examples worked by hand, a plain one-series oracle, and safety at 0, 100 and with one figure."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.forecast.backtesting.rule_scores import score_rules
from analysis.forecast.rules import (
    AFFIRMATIVE,
    RULES,
    History,
    anticipated_progress,
    average_annual_reduction,
    cagr_ratio,
    expected_share,
    linear_pace,
    sdsn_trend,
)

NONE = np.nan


def _one(figures: dict[int, float], target: float, target_year: int = 2030, better: str = "down") -> History:
    years = np.arange(min(figures), max(figures) + 1, dtype=float)
    values = np.array([[figures.get(int(year), NONE) for year in years]])
    return History(values, years, np.array([target]), target_year, better)


def test_cagr_ratio_by_hand() -> None:
    # 10 % in 2015, 8 % in 2020, 5 % wanted in 2030: (0.8^(1/5) − 1) / (0.5^(1/15) − 1) = −4.365 % / −4.516 %
    said = cagr_ratio(_one({2015: 10, 2020: 8}, 5))
    assert said.number[0] == pytest.approx(0.9665, abs=1e-4)
    assert said.verdict[0] == "on_track"
    assert said.needed[0] == pytest.approx(100 * ((5 / 8) ** 0.1 - 1))
    assert cagr_ratio(_one({2015: 10, 2020: 8.6}, 5)).verdict[0] == "acceleration_needed"
    assert cagr_ratio(_one({2015: 10, 2020: 9.5}, 5)).verdict[0] == "limited_progress"
    assert cagr_ratio(_one({2015: 10, 2020: 10.5}, 5)).verdict[0] == "deterioration"
    assert cagr_ratio(_one({2015: 10, 2020: 5}, 5)).verdict[0] == "target_achieved"


def test_the_share_of_the_way_by_hand() -> None:
    # 80 % in 2015, 84 % in 2020, 90 % wanted in 2030: 84 · 1.05² = 92.61, share (92.61 − 80) / 10
    said = expected_share(_one({2015: 80, 2020: 84}, 90, better="up"))
    assert said.number[0] == pytest.approx(1.261)
    assert said.verdict[0] == "on_track"
    assert expected_share(_one({2015: 80, 2020: 81}, 90, better="up")).verdict[0] == "fair_progress"
    assert expected_share(_one({2015: 80, 2020: 80.1}, 90, better="up")).verdict[0] == "stagnation"
    assert expected_share(_one({2015: 80, 2020: 99.2}, 100, better="up")).verdict[0] == "on_track"


def test_anticipated_progress_by_hand() -> None:
    # two figures: any weights give the line through them; 20 → 16 in 4 years, 6 in 2030; target 4, start 20
    said = anticipated_progress(_one({2016: 20, 2020: 16}, 4))
    assert said.number[0] == pytest.approx((6 - 4) / 16)
    assert said.verdict[0] == "accelerate"
    assert anticipated_progress(_one({2016: 20, 2020: 16}, 5)).verdict[0] == "on_track"  # 1/15 of the way is missing
    assert anticipated_progress(_one({2016: 20, 2020: 21}, 4)).verdict[0] == "reverse"


def test_the_arrows_of_the_sdg_index_by_hand() -> None:
    # needed 70 → 100 from 2015 to 2030: 2 a year; observed from 2017 on: 1.5 a year, whatever happened before
    said = sdsn_trend(_one({2015: 70, 2017: 71, 2021: 77}, 100, better="up"))
    assert said.number[0] == pytest.approx(0.75)
    assert said.verdict[0] == "moderately_improving"
    assert sdsn_trend(_one({2005: 70, 2021: 77}, 100, better="up")).verdict[0] == "stagnating"  # 0.4375 of 1.2 a year


def test_a_trend_that_lost_its_target_is_held_against_what_is_needed_now() -> None:
    # 100 % in 2018 met 95, then 80 and 85: 5 points in a year, 10 needed in 7 years
    said = sdsn_trend(_one({2018: 100, 2022: 80, 2023: 85}, 95, better="up"))
    assert said.verdict[0] == "on_track"
    assert said.number[0] == pytest.approx(5 / (10 / 7))
    assert sdsn_trend(_one({2019: 1, 2022: 100, 2023: 100}, 1)).verdict[0] == "decreasing"
    assert sdsn_trend(_one({2018: 1, 2022: 100, 2023: 100}, 1)).verdict[0] == "stagnating"


def test_the_example_of_the_technical_note_on_aarr() -> None:
    years = np.arange(1990.0, 1998.0)
    prevalence = 30 * np.exp(-0.06613 * (years - 1990))[None, :]
    said = average_annual_reduction(History(prevalence, years, np.array([10.0]), 2005, "down"))
    assert said.number[0] == pytest.approx(6.4, abs=0.05)
    rest = average_annual_reduction(History(100 - prevalence, years, np.array([90.0]), 2005, "up"))
    assert rest.number[0] == pytest.approx(said.number[0])
    assert rest.verdict[0] == said.verdict[0]


@pytest.mark.parametrize(("figures", "verdict", "attained"), [
    ({2016: 50, 2021: 60}, "on_target", 2031 - 1),     # 2 a year: 78 in 2030, target 78
    ({2016: 50, 2021: 55}, "off_target", 2044),        # 1 a year: 78 in 2044
    ({2016: 50, 2021: 45}, "off_target", NONE),
    ({2016: 79, 2021: 80}, "achieved_1", 2021),
    ({2016: 85, 2021: 80}, "achieved_2", 2021),
])
def test_the_categories_of_indias_districts(figures: dict[int, float], verdict: str, attained: float) -> None:
    said = linear_pace(_one(figures, 78, better="up"))
    assert said.verdict[0] == verdict
    np.testing.assert_equal(said.attained[0], attained)


def test_one_figure_gives_no_verdict_and_the_outcome_is_not_looked_at() -> None:
    for rule in RULES.values():
        said = rule(_one({2019: 12, 2030: 3}, 5))
        assert (said.verdict[0], said.reason[0]) == ("none", "few_figures")
        assert np.isnan([said.number[0], said.needed[0], said.attained[0]]).all()
        assert rule(_one({2015: 12, 2019: 11}, NONE)).reason[0] == "no_target"


def test_growth_from_nothing_is_not_defined() -> None:
    for growth_rule in (cagr_ratio, expected_share):
        said = growth_rule(_one({2015: 0, 2020: 10}, 50, better="up"))
        assert (said.verdict[0], said.reason[0]) == ("none", "at_bound")
    assert average_annual_reduction(_one({2015: 90, 2020: 95}, 100, better="up")).reason[0] == "at_bound"
    for rule in RULES.values():
        assert rule(_one({2015: 4, 2020: 0}, 0)).verdict[0] in ("target_achieved", "on_track", "achieved", "achieved_1")


def test_who_met_the_target_and_lost_it_is_not_on_track() -> None:
    away = ("deterioration", "stagnation", "reverse", "decreasing", "worsening", "off_target")
    said = {name: rule(_one({2015: 97, 2020: 94}, 95, better="up")).verdict[0] for name, rule in RULES.items()}
    assert set(said.values()) <= set(away), said


def test_met_and_about_to_be_lost_is_a_yes_only_to_who_asks_the_last_figure_alone() -> None:
    rising = _one({2015: 1.83, 2023: 2.35}, 2.4, 2024)  # 2.415 in 2024 if it goes on
    yes = {name for name, rule in RULES.items() if rule(rising).verdict[0] in AFFIRMATIVE}
    assert yes == {"eurostat", "unsd", "sdsn", "unicef"}
    kept = _one({2015: 1.83, 2023: 2.30}, 2.4, 2024)
    assert all(rule(kept).verdict[0] in AFFIRMATIVE for rule in RULES.values())


@pytest.mark.parametrize(("figures", "target", "better"), [
    ({2015: 2.35, 2020: 4.1}, 2.4, "down"), ({2015: 97, 2020: 94}, 95, "up"), ({2015: 94, 2020: 97}, 95, "up"),
])
def test_without_a_way_to_go_no_share_of_it_is_told(figures: dict[int, float], target: float, better: str) -> None:
    """Away from a target that was met, the formula gives thousands of percent of a way that leads elsewhere."""
    assert np.isnan(expected_share(_one(figures, target, better=better)).number[0])


@pytest.mark.parametrize("arguments", [
    {"values": [1.0, 2.0]}, {"years": [2020, 2020]}, {"better": "more"},
])
def test_wrong_arguments_are_named(arguments: dict[str, object]) -> None:
    good: dict[str, object] = {"values": [[1.0, 2.0]], "years": [2019, 2020], "target": [1.0], "target_year": 2030}
    with pytest.raises(ValueError, match=f"{next(iter(arguments))}.*found.*wanted"):
        History(**{**good, **arguments})  # type: ignore[arg-type]


def test_scores_count_a_yes_that_came_true_as_no_error() -> None:
    years = np.arange(2000.0, 2012.0)
    rising = np.linspace(20, 75, 12)[None, :] + np.zeros((3, 1))  # 5 points a year, every year
    scores = score_rules(rising, years, "up", 1.0)  # asks for 0.5, 1 and 2 points times √h: all are reached
    assert scores["base_rate"] == 0.0
    assert all(scores[name] == 0.0 for name in ("india_districts", "escap", "sdsn"))
    assert score_rules(rising[:, :4], years[:4], "up", 1.0) == {}


_tenths = st.integers(0, 1000).map(lambda n: n / 10)
_figures = st.lists(st.one_of(st.none(), st.sampled_from([0.0, 100.0]), _tenths), min_size=6, max_size=6)


@given(st.lists(_figures, min_size=1, max_size=4), _tenths,
       st.sampled_from(["up", "down"]))
def test_every_rule_answers_everything_and_each_series_by_itself(
        rows: list[list[float | None]], target: float, better: str) -> None:
    values = np.array([[NONE if v is None else v for v in row] for row in rows])
    years = np.arange(2018.0, 2024.0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for rule in RULES.values():
            together = rule(History(values, years, np.full(len(rows), target), 2025, better))
            assert ((together.verdict == "none") == (together.reason != "")).all()
            assert not np.isinf(together.number).any()
            assert not np.isinf(together.needed).any()
            for position in range(len(rows)):
                alone = rule(History(values[position:position + 1], years, np.array([target]), 2025, better))
                assert alone.verdict[0] == together.verdict[position]
                np.testing.assert_equal(alone.number[0], together.number[position])


@given(st.lists(st.floats(0.5, 99.5), min_size=3, max_size=6), st.floats(1, 99), st.sampled_from(["up", "down"]))
def test_rules_agree_with_plain_arithmetic(figures: list[float], target: float, better: str) -> None:
    years = list(range(2024 - len(figures), 2024))
    history = History(np.array([figures]), np.array(years, dtype=float), np.array([target]), 2025, better)
    first, last, span, ahead = figures[0], figures[-1], len(figures) - 1, 2
    met = last >= target if better == "up" else last <= target
    pace = (last - first) / span
    end = min(max(last + ahead * pace, 0.0), 100.0)
    will = end >= target if better == "up" else end <= target
    expected = {(True, True): "achieved_1", (True, False): "achieved_2", (False, True): "on_target",
                (False, False): "off_target"}[met, will]
    assert linear_pace(history).verdict[0] == expected
    weights = [i + 1 for i in range(len(figures))]
    mean_x = sum(w * x for w, x in zip(weights, years, strict=True)) / sum(weights)
    mean_y = sum(w * y for w, y in zip(weights, figures, strict=True)) / sum(weights)
    slope = (sum(w * (x - mean_x) * (y - mean_y) for w, x, y in zip(weights, years, figures, strict=True))
             / sum(w * (x - mean_x) ** 2 for w, x in zip(weights, years, strict=True)))
    reached = min(max(mean_y + slope * (2025 - mean_x), 0.0), 100.0)
    said = anticipated_progress(history)
    short = reached < target if better == "up" else reached > target
    if short and not math.isnan(said.number[0]):
        assert said.number[0] == pytest.approx(abs(target - reached) / abs(target - first), rel=1e-6)
