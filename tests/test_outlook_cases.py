"""What a target asks, whom a rate counts and who weighs how much, on figures that can be worked out on paper."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.denominators import denominators_table
from analysis.outlook.family import (
    COVARIATES,
    covariates,
    district_weights,
    forecast_indicators,
    inputs_of,
    make_family,
)
from analysis.outlook.paths import Paths
from analysis.outlook.targets import Asked, Baseline, ask, baseline_of, reached, shortfall
from analysis.study import Target
from tests.catalogue import STUDY

PATHS = Paths(("647", "66"), np.array([2022, 2023, 2024, 2025]),
              np.array([[[30.0, 28, 26, 24], [10.0, 9, 8, 7]], [[20.0, 19, 18, 17], [11.0, 9, 7, 5]]]), frozenset())


def _series(*rows: tuple[object, ...]) -> pd.DataFrame:
    names = ["indicator", "definition", "area_code", "group", "year", "value", "unit"]
    return pd.DataFrame(rows, columns=names).assign(figure_id=[f"f{place}" for place in range(len(rows))])


# Targets


def _ask(target: Target, code: str, own: Baseline | None, adopter: Baseline | None) -> Asked:
    asked = ask(target, STUDY.indicator(target.indicator), code, PATHS, own, adopter)
    assert asked is not None
    return asked


@pytest.mark.parametrize(("target", "values", "met", "missing"), [
    ("new-rural-share-2025", [64.9, 65.0, 65.1], [False, False, True], [0.1, 0.0, 0.0]),  # "above 65"
    ("urban-unemployment-2025", [3.9, 4.0, 4.1], [True, False, False], [0.0, 0.0, 0.1]),  # "below 4"
    ("urban-unemployment-2024", [2.3, 2.4, 2.5], [True, True, False], [0.0, 0.0, 0.1]),  # "at most 2.4"
    ("health-insurance-2025", [94.9, 95.0, 95.1], [False, True, True], [0.1, 0.0, 0.0]),  # "at least 95"
])
def test_a_level_is_met_as_its_comparison_says(
        target: str, values: list[float], met: list[bool], missing: list[float]) -> None:
    held = STUDY.target(target)
    better = STUDY.indicator(held.indicator).better or ""
    asked = ask(held, STUDY.indicator(held.indicator), "66", PATHS, None, None)
    assert asked is not None
    draws = np.array(values)
    wide = Asked(held, asked.role, asked.level, np.full(3, asked.level))
    assert reached(wide, draws, better).tolist() == met
    np.testing.assert_allclose(shortfall(wide, draws, better), missing, atol=1e-9)


def test_a_target_is_the_own_one_only_of_who_adopted_it() -> None:
    for target, code, role in (("new-rural-share-2025", "66", "target"), ("new-rural-share-2025", "647", "yardstick"),
                               ("health-insurance-2025", "66", "yardstick")):
        assert _ask(STUDY.target(target), code, None, None).role == role


def test_a_pace_goes_the_better_way_for_every_indicator() -> None:
    falling = STUDY.target("poverty-pace-low-2025")
    rising = falling.model_copy(update={"indicator": "trained_labour"})
    assert _ask(falling, "66", None, Baseline(2022, 10.0)).level == pytest.approx(10 - 3 * 1.5)
    assert _ask(rising, "66", None, Baseline(2022, 60.0)).level == pytest.approx(60 + 3 * 1.5)
    at_level = np.array([64.0, 65.0])
    up, down = _ask(rising, "66", None, Baseline(2022, 60.0)), _ask(falling, "66", None, Baseline(2022, 10.0))
    assert reached(up, at_level, "up").tolist() == [False, True]
    assert reached(down, np.array([5.0, 6.0]), "down").tolist() == [True, False]


def test_a_later_start_asks_for_the_part_of_the_way_that_is_left() -> None:
    target = STUDY.target("poverty-pace-high-2025")
    asked = _ask(target, "647", Baseline(2024, 30.0), Baseline(2022, 16.0))
    assert asked.level == pytest.approx(30 * ((16 - 6) / 16) ** (1 / 3))  # one of three years


def test_without_a_figure_every_draw_starts_where_it_was_in_the_year_of_the_pace() -> None:
    asked = _ask(STUDY.target("poverty-pace-high-2025"), "647", None, Baseline(2023, 16.0))
    assert np.isnan(asked.level)
    np.testing.assert_allclose(asked.levels, np.array([28.0, 19.0]) * (16 - 4) / 16)


def test_a_pace_that_leads_below_nothing_asks_a_district_for_nothing_left() -> None:
    asked = _ask(STUDY.target("poverty-pace-high-2025"), "647", Baseline(2022, 30.0), Baseline(2022, 5.0))
    assert asked.level == 0


def test_a_first_figure_in_the_year_of_the_target_is_no_baseline() -> None:
    asked = _ask(STUDY.target("poverty-pace-high-2025"), "647", Baseline(2025, 24.0), Baseline(2022, 16.0))
    assert np.isnan(asked.level)
    np.testing.assert_allclose(asked.levels, np.array([30.0, 20.0]) * (16 - 6) / 16)


def test_no_pace_is_measured_from_the_year_that_it_is_to_be_reached_in() -> None:
    target = STUDY.target("poverty-pace-low-2025")
    indicator = STUDY.indicator("poverty_rate")
    assert ask(target, indicator, "66", PATHS, None, Baseline(2025, 10.0)) is None
    assert ask(target, indicator, "66", PATHS, None, None) is None
    assert baseline_of(np.array([2021, 2022, 2023]), np.array([np.nan, 9.0, 8.0])) == Baseline(2022, 9.0)


# Denominators


def _counted(*rows: tuple[object, ...]) -> pd.DataFrame:
    return denominators_table(STUDY, _series(*rows)).set_index(["indicator", "area_code", "group"])


CENSUS = (("population", "census", "66", "all", 2019, 1_800_000.0, "persons"),
          ("population", "census", "647", "all", 2019, 90_000.0, "persons"),
          ("households", "default", "66", "all", 2019, 450_000.0, "households"))


def test_households_are_the_last_count_and_else_persons_by_household_size() -> None:
    rows = _counted(*CENSUS, ("population", "census", "646", "all", 2019, 60_000.0, "persons"),
                    ("households", "default", "66", "all", 2016, 300_000.0, "households"),
                    ("households", "default", "66", "all", 2023, 480_000.0, "households"),
                    ("households", "default", "646", "all", 2014, 99_000.0, "households"),
                    ("households", "default", "645", "all", 2016, 31_000.0, "households"),
                    ("households", "default", "648", "all", 2015, 35_000.0, "households"),
                    ("households", "default", "645", "all", 2022, 33_000.0, "households"),
                    ("households", "census", "645", "all", 2024, 77_000.0, "households"))
    households = rows.loc["households"]
    assert households.loc[("645", "all"), ["value", "year", "how"]].tolist() == [33_000, 2022, "stated"]
    assert households.loc[("648", "all"), "value"] == 35_000
    assert households.loc[("66", "all"), "value"] == 480_000
    # Four persons a household in the year of the census; a count of another century's district is left alone.
    for code, persons in (("646", 60_000), ("647", 90_000)):
        row = households.loc[(code, "all")]
        assert (row["value"], row["year"], row["method"]) == (persons / 4, 2019, "denominator-household-size")


@pytest.mark.parametrize(("town", "other", "whole", "urban", "averages", "split"), [
    ("655", "657", 180_000.0, 20_000.0, (30_000.0, 60_000.0), (60_000, 120_000, 40_000)),
    # Pơng Drang, in 649, became a township in 2023: in 2019 all urban people of the pair lived in Buôn Hồ.
    ("644", "649", 160_000.0, 54_766.0, (100_000.0, 60_000.0), (100_000, 60_000, 45_234)),
])
def test_a_pair_is_split_by_other_counts_and_its_towns_lie_where_they_lay(
        town: str, other: str, whole: float, urban: float, averages: tuple[float, float],
        split: tuple[float, float, float]) -> None:
    pair, members = f"{town}+{other}", (town, other)
    assert [any(c.is_urban(2019) for c in STUDY.communes_of(code)) for code in members] == [True, False]
    rows = _counted(("population", "census", pair, "all", 2019, whole, "persons"),
                    ("population", "census", pair, "urban", 2019, urban, "persons"),
                    ("population", "average", town, "all", 2018, averages[0], "persons"),
                    ("population", "average", other, "all", 2018, averages[1], "persons")).loc["population"]["value"]
    assert rows.to_dict() == pytest.approx({
        (town, "all"): split[0], (other, "all"): split[1], (town, "urban"): urban, (town, "rural"): split[2],
        (other, "rural"): split[1]})


def test_a_pair_is_not_split_where_a_member_was_counted_or_both_have_towns() -> None:
    counts = (("population", "census", "644+649", "all", 2019, 160_000.0, "persons"),
              ("population", "census", "644+649", "urban", 2019, 60_000.0, "persons"),
              ("population", "average", "644", "all", 2018, 100_000.0, "persons"),
              ("population", "average", "649", "all", 2018, 60_000.0, "persons"))
    own = ("population", "census", "644", "all", 2019, 98_000.0, "persons")
    minority = ("population", "census", "644", "ethnic_minority", 2019, 30_000.0, "persons")
    assert _counted(*counts, own, minority)["value"].to_dict() == {("population", "644", "all"): 98_000.0}
    communes = tuple(c.model_copy(update={"urban_from": None}) for c in STUDY.communes)  # Pơng Drang: a town before
    towns = denominators_table(STUDY.model_copy(update={"communes": communes}), _series(*counts))
    assert set(towns["group"]) == {"all"}


def test_rural_communes_are_those_of_the_last_count() -> None:
    rows = _counted(("communes_total", "default", "647", "rural", 2020, 12.0, "communes"),
                    ("communes_total", "default", "647", "rural", 2024, 10.0, "communes"),
                    ("communes_total", "default", "647", "all", 2025, 15.0, "communes"),
                    ("communes_total", "default", "66N", "rural", 2025, 88.0, "communes"))
    assert rows["value"].to_dict() == {("communes_total", "647", "rural"): 10.0}


# Families


def _weights(indicator: str, *rows: tuple[object, ...]) -> tuple[dict[str, float], str]:
    names = ["indicator", "area_code", "group", "value"]
    weights, basis = district_weights(STUDY, pd.DataFrame(rows, columns=names), STUDY.indicator(indicator))
    return {area.code: weight for area, weight in zip(STUDY.districts, weights, strict=True) if weight}, basis


def test_towns_weigh_by_their_people_and_who_has_none_weighs_nothing() -> None:
    counts = (("population", "643", "urban", 300.0), ("population", "644", "urban", 100.0),
              ("population", "66", "urban", 900.0), ("population", "643", "all", 900.0),
              ("population", "645", "all", 100.0))
    weights = {"643": 0.75, "644": 0.25}
    assert _weights("urban_clean_water", *counts) == (weights, "population/urban")
    assert _weights("urban_unemployment", *counts) == (weights, "population/urban")  # no labour force by district


def test_poverty_weighs_households_before_people() -> None:
    every = [area.code for area in STUDY.districts]
    rows = [("households", code, "all", 2.0 if code == "643" else 1.0) for code in every]
    rows += [("population", code, "all", 1.0) for code in every]
    weights, basis = _weights("poverty_rate", *rows)
    assert basis == "households/all"
    assert weights["643"] == pytest.approx(2 / 16)


def test_who_is_not_counted_shares_what_the_counted_leave_of_the_province() -> None:
    every = [area.code for area in STUDY.districts]
    known = {code: 10.0 for code in every if code not in ("647", "648")}
    weights, _ = _weights("poverty_rate", *(("households", code, "all", value) for code, value in known.items()),
                          ("households", "66", "all", 150.0))
    left = weights["647"] + weights["648"]
    assert left == pytest.approx(20 / 150)
    communes = {code: len(STUDY.communes_of(code)) for code in ("647", "648")}
    assert weights["647"] / left == pytest.approx(communes["647"] / sum(communes.values()))


@pytest.mark.parametrize("whole", [[("households", "66", "all", 100.0)], []])
def test_who_is_not_counted_weighs_as_much_a_commune_as_the_others_where_nothing_is_left(
        whole: list[tuple[object, ...]]) -> None:
    counted = {area.code: 10.0 for area in STUDY.districts if area.code not in ("647", "648")}
    weights, _ = _weights("poverty_rate", *whole,
                          *(("households", code, "all", value) for code, value in counted.items()))
    communes = {area.code: len(STUDY.communes_of(area.code)) for area in STUDY.districts}
    a_commune = 130 / sum(communes[code] for code in counted)
    for code in ("647", "648"):
        assert weights[code] / weights["643"] == pytest.approx(communes[code] * a_commune / 10)


def test_only_shares_with_a_target_are_forecast() -> None:
    names = forecast_indicators(STUDY)
    assert "communes_new_rural_share" in names
    assert STUDY.targets_of("communes_new_rural")
    assert not {"communes_new_rural", "near_poverty_rate"} & set(names)


def test_a_family_holds_one_definition_group_and_unit() -> None:
    key = ("poverty_rate", "line_2022_2025")
    series = _series((*key, "66", "all", 2022, 10.0, "percent"), (*key, "66", "all", 2024, 8.0, "percent"),
                     (*key, "647", "all", 2023, 30.0, "percent"), (*key, "646", "all", 2023, 999.0, "households"),
                     ("poverty_rate", "line_2016_2020", "66", "all", 2020, 5.0, "percent"),
                     (*key, "66", "ethnic_minority", 2023, 20.0, "percent"))
    counts = pd.DataFrame([("households", code, "all", 1.0) for code in ("646", "647")],
                          columns=["indicator", "area_code", "group", "value"])
    indicator, line = STUDY.indicator("poverty_rate"), STUDY.definition(*key)
    family = make_family(STUDY, series, counts, indicator, line, "all")
    assert family is not None
    assert family.years.tolist() == [2022, 2023, 2024]
    np.testing.assert_array_equal(family.province, [10.0, np.nan, 8.0])
    assert np.isfinite(family.values).sum() == 1
    assert family.has_districts
    minority = make_family(STUDY, series, counts, indicator, line, "ethnic_minority")
    assert minority is not None
    assert not minority.has_districts  # the minority's households are not counted by district


def test_what_explains_a_level_is_its_last_figure_for_the_main_group() -> None:
    name = COVARIATES[0]
    other = next(group.id for group in STUDY.groups if group.id != STUDY.indicator(name).main_group)
    table = covariates(STUDY, _series(
        (name, "default", "647", STUDY.indicator(name).main_group, 2019, 55.0, "percent"),
        (name, "default", "647", STUDY.indicator(name).main_group, 2009, 44.0, "percent"),
        (name, "default", "647", other, 2020, 1.0, "percent"),
        (name, "default", "655+657", STUDY.indicator(name).main_group, 2019, 20.0, "percent")))
    column = dict(zip((area.code for area in STUDY.districts), table[:, 0], strict=True))
    assert {code: value for code, value in column.items() if np.isfinite(value)} == {
        "647": 55.0, "655": 20.0, "657": 20.0}


def test_an_indicator_is_given_its_own_rows_those_that_explain_and_those_asked_for() -> None:
    series = _series(*((name, "default", "66", "all", 2020, 1.0, "percent")
                       for name in ("poverty_rate", "population", "trained_labour", *COVARIATES)))
    figures = series[["figure_id"]].assign(reference_date="2020-12-31")
    chosen, dated = inputs_of("poverty_rate", series, figures, ("population",))
    assert set(chosen["indicator"]) == {"poverty_rate", "population", *COVARIATES}
    assert set(dated["figure_id"]) == set(chosen["figure_id"])
