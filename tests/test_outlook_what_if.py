"""What-ifs on a handful of draws that can be worked out on paper, and what they may be asked of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import outlook as room
from analysis.outlook import Situation, WhatIf
from analysis.outlook.pace import best_pace, gain_in_draws
from analysis.study.model import Shock
from tests.catalogue import STUDY

TARGET, LINE = "poverty-pace-low-2025", "line_2022_2025"
ELEVEN = [10.0, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
POOR = Situation(STUDY.area("647"), STUDY.target(TARGET), STUDY.indicator("poverty_rate"), 12.0, 2023, 20.0,
                 np.array(ELEVEN), None, None, "", 0, True, "B", 2000.0, "households", 2023)
COVERED = replace(POOR, target=STUDY.target("rural-hygienic-water-2025"), level=88.0, last_value=80.0,
                  indicator=STUDY.indicator("rural_hygienic_water"), draws=100.0 - np.array(ELEVEN))


def test_the_forecast_comes_back_as_it_is_in_points_a_year() -> None:
    same = room.pace_multiplied(POOR, 1.0)
    assert (same.lower_80, same.median, same.upper_80) == (11.0, 15.0, 19.0)
    assert same.points == -2.5  # from 20 to 15 in two years
    assert same.probability == pytest.approx(3 / 11)  # who stands at the level has reached it


@pytest.mark.parametrize("drawn", [0.0, 100.0])
def test_the_forecast_comes_back_as_it_is_at_a_bound(drawn: float) -> None:
    same = room.pace_multiplied(replace(POOR, draws=np.array([drawn, drawn, drawn, 15.0])), 1.0)
    assert same.median == drawn
    assert (same.people_lower_80, same.people_upper_80) == (0.0, 0.0)


# Seven of ten draws at 100 %, asked for 100 %: the others stand short of it.
ALL = replace(COVERED, target=STUDY.target("radio-station-2025"), indicator=STUDY.indicator("communes_radio_station"),
              level=100.0, draws=np.array([90.0, 93.0, 95.0] + 7 * [100.0]), denominator=np.nan)


@pytest.mark.parametrize("denominator", [np.nan, 184.0, 12.0])
def test_a_faster_pace_is_never_less_likely_to_reach_all_nor_a_slower_one_more(denominator: float) -> None:
    situation = replace(ALL, denominator=denominator)
    found = [room.pace_multiplied(situation, factor) for factor in (0.0, 0.5, 0.99, 1.0, 1.01, 1.5, 3.0, 30.0)]
    chances = [what.probability or 0.0 for what in found]
    assert chances == sorted(chances)
    assert chances[2:5] == [0.7, 0.7, 0.7]
    assert (chances[0], chances[-1]) == (0.0, 1.0)
    assert all(what.people_lower_80 >= 0 for what in found[4:] if np.isfinite(denominator))


def test_a_standstill_is_the_last_figure() -> None:
    assert room.pace_multiplied(ALL, 0.0).median == pytest.approx(ALL.last_value)
    assert room.pace_multiplied(replace(ALL, denominator=12.0), 0.0).median == pytest.approx(ALL.last_value)
    assert room.pace_multiplied(POOR, 0.0).median == pytest.approx(POOR.last_value)


@pytest.mark.parametrize(("comparison", "likely"), [("above", 0.5), ("at_least", 0.75)])
def test_the_target_says_whether_meeting_the_level_is_enough(comparison: str, likely: float) -> None:
    target = STUDY.target("rural-hygienic-water-2025").model_copy(update={"comparison": comparison})
    situation = replace(COVERED, target=target, level=88.0, draws=np.array([80.0, 88.0, 90.0, 92.0]))
    assert room.pace_multiplied(situation, 1.0).probability == likely
    needed = room.pace_needed(situation, 0.6)
    assert needed.probability == 0.75
    assert needed.factor == pytest.approx(1.0, abs=1e-6)


def test_the_people_of_an_interval_are_ordered_and_counted_draw_by_draw() -> None:
    faster = room.pace_multiplied(POOR, 2.0)
    # Twice the way from 20 to 15 on the odds: those of every draw times 15/85 over 20/80.
    odds = [value / (100 - value) * (15 / 85) / (20 / 80) for value in ELEVEN]
    helped = sorted((value - 100 * o / (1 + o)) / 100 * 2000 for value, o in zip(ELEVEN, odds, strict=True))
    assert (faster.people_lower_80, faster.people, faster.people_upper_80) == pytest.approx(
        (helped[1], helped[5], helped[9]))
    assert room.pace_multiplied(POOR, 0.0).people < 0  # a standstill leaves more of them poor


@pytest.mark.parametrize("factor", [0.0, 0.5, 1.0, 3.0])
def test_more_covered_is_fewer_left_out(factor: float) -> None:
    """The same district told by who has water and by who has none: as likely, as many people."""
    without, covered = room.pace_multiplied(POOR, factor), room.pace_multiplied(COVERED, factor)
    assert covered.probability == without.probability
    assert covered.median == pytest.approx(100 - without.median)
    assert covered.points == pytest.approx(-without.points)
    assert (covered.people, covered.people_lower_80) == pytest.approx((without.people, without.people_lower_80))


@pytest.mark.parametrize(("asked", "least"), [(0.5, 6 / 11), (0.6, 7 / 11), (0.66, 8 / 11), (0.9, 10 / 11)])
@pytest.mark.parametrize("situation", [POOR, COVERED])
def test_the_pace_needed_brings_enough_draws_to_the_level(situation: Situation, asked: float, least: float) -> None:
    needed = room.pace_needed(situation, asked)
    assert needed.probability == pytest.approx(least)
    assert needed.factor > 1
    if asked == 0.5:
        assert needed.median == pytest.approx(situation.level)


@pytest.mark.parametrize("level", [0.0, 100.0])
def test_no_pace_ends_at_a_bound(level: float) -> None:
    with pytest.raises(room.NoStartingPoint) as caught:
        room.pace_needed(replace(POOR, level=level))
    assert caught.value.reason == "target-at-bound"


def test_people_are_not_counted_where_nobody_counted_them() -> None:
    found = room.pace_multiplied(replace(POOR, denominator=np.nan), 2.0)
    assert np.isnan([found.people, found.people_lower_80, found.people_upper_80]).all()


def test_a_draw_at_a_bound_loses_nothing_by_a_better_pace() -> None:
    pace = best_pace(np.array([2022, 2023]), np.array([80.0, 90.0]), "up", (0.0, 100.0))
    assert pace is not None
    gained = gain_in_draws(np.array([95.0, 95.0, 100.0]), 90.0, 1, pace, "up", (0.0, 100.0))
    assert gained[0] > 0
    assert gained[2] == 0


# From the tables


def _tables(**changes: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """647 fell by 2 points a year and stands at 26 by a count of June 2025; what else is there belongs to others."""
    rows = [
        ("poverty_rate", LINE, "647", "all", 2022, 30.0, ""), ("poverty_rate", LINE, "647", "all", 2023, 28.0, ""),
        ("poverty_rate", LINE, "647", "all", 2025, 26.0, "2025-06-30"),
        ("poverty_rate", LINE, "646", "all", 2022, 40.0, ""), ("poverty_rate", LINE, "646", "all", 2023, 35.0, ""),
        ("poverty_rate", LINE, "656", "all", 2024, 30.0, ""),
        ("poverty_rate", LINE, "656", "all", 2025, 3.0, "2025-12-31"),  # the outcome of the target's year
        ("poverty_rate", LINE, "66", "all", 2022, 20.0, ""), ("poverty_rate", LINE, "66", "all", 2023, 5.0, ""),
        ("poverty_rate", LINE, "645", "ethnic_minority", 2022, 60.0, ""),
        ("poverty_rate", LINE, "645", "ethnic_minority", 2023, 10.0, ""),
        ("poverty_rate", "line_2016_2020", "647", "all", 2020, 90.0, ""),
        ("poverty_rate", "line_2016_2020", "647", "all", 2021, 60.0, ""),
    ]
    names = ["indicator", "definition", "area_code", "group", "year", "value", "reference_date"]
    series = pd.DataFrame(rows, columns=names).assign(figure_id=[f"f{place}" for place in range(len(rows))])
    draws = pd.DataFrame(
        [("poverty_rate", line, code, group, year, draw, value + draw)
         for line, code, group, year, value in (
             (LINE, "647", "all", 2025, 24.0), (LINE, "647", "all", 2030, 1.0), (LINE, "646", "all", 2025, 30.0),
             ("survey_gso", "647", "all", 2025, 2.0), (LINE, "647", "ethnic_minority", 2025, 40.0))
         for draw in (2, 0, 1)],
        columns=["indicator", "definition", "area_code", "group", "year", "draw", "value"])
    stated = pd.DataFrame(
        [(TARGET, "647", 22.0, "likely", 0.7, "B"), (TARGET, "646", 25.0, "likely", 0.7, "B"),
         ("poverty-pace-high-2025", "647", 21.0, "unlikely", 0.2, "B")],
        columns=["target_id", "area_code", "target", "word", "probability", "grade"])
    gaps = pd.DataFrame(
        [("poverty-pace-high-2025", "647", "poverty_rate", 1.0), (TARGET, "646", "poverty_rate", 9000.0),
         (TARGET, "647", "poverty_rate", 5000.0)],
        columns=["target_id", "area_code", "indicator", "denominator"],
    ).assign(denominator_unit="households", denominator_year=2023)
    figures = series[["figure_id", "reference_date"]]
    return {"series": series, "figures": figures, "draws": draws, "attainment": stated, "gaps": gaps, **changes}


def test_a_situation_is_that_of_its_own_area_line_group_and_year() -> None:
    found = room.situation_of(STUDY, _tables(), STUDY.area("647"), TARGET)
    assert (found.level, found.last_year, found.last_value) == (22.0, 2024, 26.0)
    assert found.draws.tolist() == [24.0, 25.0, 26.0]
    assert (found.denominator, found.denominator_unit, found.denominator_year) == (5000.0, "households", 2023)
    assert found.own_best is not None
    assert (found.own_best.from_year, found.own_best.to_year, found.own_best.points) == (2023, 2024, -2.0)
    # Not the province, not the minority, not the older line, not the outcome of the year that is asked about.
    assert found.any_best is not None
    assert (found.any_best_area, found.any_best.points, found.paced) == ("646", -5.0, 2)


def test_no_pace_is_asked_of_who_has_none() -> None:
    series = _tables()["series"]
    silent = _tables(series=series[series["area_code"] != "647"])
    for ask, reason in ((lambda: room.at_own_best_pace(POOR), "no-own-pace"),
                        (lambda: room.at_best_pace_of_any_district(POOR), "no-district-pace"),
                        (lambda: room.situation_of(STUDY, silent, STUDY.area("647"), TARGET), "no-own-figure")):
        with pytest.raises(room.NoStartingPoint) as caught:
            ask()
        assert caught.value.reason == reason
    with pytest.raises(ValueError, match="factor: found inf; wanted"):
        room.pace_multiplied(POOR, np.inf)


def test_a_pace_names_who_held_it() -> None:
    found = room.situation_of(STUDY, _tables(), STUDY.area("647"), TARGET)

    def held(answer: WhatIf) -> tuple[str, float]:
        assert answer.held is not None
        return answer.held_by, answer.held.points

    assert held(room.at_own_best_pace(found)) == ("647", -2.0)
    assert held(room.at_best_pace_of_any_district(found)) == ("646", -5.0)


def test_the_year_of_a_declared_shock_holds_no_pace() -> None:
    shock = Shock(name_vi="Thiên tai", name_en="Disaster", indicator="poverty_rate", definition=LINE, year=2022,
                  form="one_off", spread=1.0, source="https://example.org")
    found = room.situation_of(STUDY.model_copy(update={"shocks": (shock,)}), _tables(), STUDY.area("647"), TARGET)
    # 647 keeps its change of 2023 to 2024, which is now that of any district: 646 has none left.
    assert found.own_best is not None
    assert (found.own_best.from_year, found.own_best.to_year) == (2023, 2024)
    assert (found.any_best_area, found.any_best, found.paced) == ("647", found.own_best, 1)


def _restated(code: str, **values: object) -> dict[str, pd.DataFrame]:
    stated = _tables()["attainment"]
    own = (stated["area_code"] == code) & (stated["target_id"] == TARGET)
    for name, value in values.items():
        stated.loc[own, name] = value
    return _tables(attainment=stated)


@pytest.mark.parametrize(("code", "values", "reason"), [
    ("647", {"word": "reached"}, "outcome"), ("647", {"word": "not_reached"}, "outcome"),
    ("647", {"target": np.nan}, "no-target"), ("645", {}, "no-target"),
])
def test_nothing_is_asked_of_an_outcome_or_without_a_target(
        code: str, values: dict[str, object], reason: str) -> None:
    with pytest.raises(room.NoStartingPoint) as caught:
        room.situation_of(STUDY, _restated(code, **values), STUDY.area(code), TARGET)
    assert caught.value.reason == reason


def test_a_target_without_counts_has_no_denominator() -> None:
    gaps = _tables()["gaps"]
    for missing in (gaps.assign(denominator=np.nan, denominator_year=pd.NA), gaps.iloc[:0]):
        found = room.situation_of(STUDY, _tables(gaps=missing), STUDY.area("647"), TARGET)
        assert np.isnan(found.denominator)
        assert (found.denominator_unit, found.denominator_year) == ("", None)
