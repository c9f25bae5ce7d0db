"""What callers of forecast_panel rely on."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.forecast import Effect, Forecast, forecast_panel
from analysis.forecast.effects import DeclaredEffect

NAN = np.nan
YEARS = np.arange(2018, 2026)
WEIGHTS = np.array([20, 5, 6, 4, 3, 8, 3.5, 6, 7, 3.5, 4.5, 10, 4.5, 4, 5.5])


def poverty() -> tuple[np.ndarray, np.ndarray]:
    """Fifteen districts, four figures of the poorest, the province's figure in three years."""
    values = np.full((15, 8), NAN)
    values[4, 4:6] = 33.94, 29.98
    values[13, 5] = 20.95
    values[3, 6] = 31.67
    province = np.full(8, NAN)
    province[4:7] = 10.49, 9.15, 6.65
    return values, province


@pytest.fixture(scope="module")
def forecast() -> Forecast:
    values, province = poverty()
    return forecast_panel(values, YEARS, 1, aggregates=[(WEIGHTS, province)], selected="highest")


def test_draws_meet_the_published_total(forecast: Forecast) -> None:
    _, province = poverty()
    past = forecast.aggregate(WEIGHTS).draws(2000, include_past=True)[:, :8]
    known = np.isfinite(province)
    assert np.abs(past[:, known] - province[known]).max() < 1e-6
    by_hand = np.einsum("nst,s->nt", forecast.draws(2000, include_past=True), WEIGHTS / WEIGHTS.sum())
    np.testing.assert_allclose(by_hand[:, :8], past, atol=1e-10)


def test_published_figures_return_within_rounding(forecast: Forecast) -> None:
    assert np.abs(forecast.draws(500, include_past=True)[:, 4, 4] - 33.94).max() < 0.05


def test_silence_does_not_make_the_largest_district_poor(forecast: Forecast) -> None:
    past = forecast.quantiles([0.1, 0.5, 0.9], include_past=True)
    assert past[0, 6, 1] < 6.65
    assert past[0, 6, 2] < 20.0
    assert np.all(past[[4, 13, 3], 7, 1] > past[0, 7, 2])


def test_a_family_of_fifteen_takes_less_than_three_seconds() -> None:
    values, province = poverty()
    start = time.process_time()
    forecast_panel(values, YEARS, 1, aggregates=[(WEIGHTS, province)]).draws(2000)
    assert time.process_time() - start < 3.0


def test_the_same_seed_gives_the_same_draws() -> None:
    values, province = poverty()
    one, two, other = (forecast_panel(values, YEARS, 1, aggregates=[(WEIGHTS, province)], seed=seed).draws(50)
                       for seed in (3, 3, 4))
    np.testing.assert_array_equal(one, two)
    assert np.abs(one - other).max() > 0.1


def test_permuting_the_series_permutes_the_result() -> None:
    values, province = poverty()
    order = np.random.default_rng(0).permutation(15)
    covariates = np.random.default_rng(1).standard_normal((15, 2))
    plain = forecast_panel(values, YEARS, 1, aggregates=[(WEIGHTS, province)], covariates=covariates,
                           effects=[Effect((2023,), (4, 0), 0.2, 0.1, True)])
    where = tuple(int(np.flatnonzero(order == index)[0]) for index in (4, 0))
    turned = forecast_panel(values[order], YEARS, 1, aggregates=[(WEIGHTS[order], province)],
                            covariates=covariates[order], effects=[Effect((2023,), where, 0.2, 0.1, True)])
    np.testing.assert_allclose(turned.draws(1000), plain.draws(1000)[:, order], rtol=1e-6)


def test_removing_figures_widens_the_interval() -> None:
    values, province = poverty()
    fewer = values.copy()
    fewer[4] = NAN
    widths = []
    for table in (values, fewer):
        draws = forecast_panel(table, YEARS, 1, aggregates=[(WEIGHTS, province)]).draws(4000)[:, 4, 0]
        low, high = np.quantile(draws, [0.1, 0.9])
        widths.append(np.log(high / (100 - high)) - np.log(low / (100 - low)))
    assert widths[1] > 1.5 * widths[0]


def test_only_the_total_known_gives_all_districts_the_same_distribution() -> None:
    _, province = poverty()
    forecast = forecast_panel(np.full((15, 8), NAN), YEARS, 1, aggregates=[(np.ones(15), province)])
    medians = forecast.quantiles([0.5])[:, 0, 0]
    assert medians.max() / medians.min() < 1.3
    assert 3.0 < forecast.aggregate(np.ones(15)).quantiles([0.5])[0, 0] < 9.0


@pytest.mark.parametrize("figures", [
    [[92.0]], [[0.0, 0.0, 0.0]], [[100.0, 100.0, 100.0]], [[50.0, 50.0, 50.0, 50.0]], [[NAN, NAN]],
    [[NAN, 40.0, NAN], [NAN, NAN, NAN], [100.0, NAN, 100.0]],
])
def test_thin_constant_and_extreme_series_give_proper_distributions(figures: list[list[float]]) -> None:
    values = np.array(figures)
    forecast = forecast_panel(values, 2020 + np.arange(values.shape[1]), 3)
    draws = forecast.draws(4000)
    assert np.isfinite(draws).all()
    assert draws.min() >= 0
    assert draws.max() <= 100
    assert np.all(draws.std(axis=0) > 0)
    assert np.all(np.diff(forecast.quantiles([0.025, 0.1, 0.5, 0.9, 0.975]), axis=-1) >= 0)


@pytest.mark.parametrize("count", [3, 70])
def test_a_target_at_a_bound_can_be_reached(count: int) -> None:
    """Figures of 100 are figures rounded to 100: so is what comes, in few series and in blocks of many."""
    values = np.full((count, 6), 100.0)
    values[1] = [97, 99, 98, 99, 100, 99]
    forecast = forecast_panel(values, np.arange(2015, 2021), 2)
    chance = forecast.probability(100.0)
    assert np.all(chance[[0, 2]] > 0.7)
    assert np.all((chance[1] > 0.0) & (chance[1] < chance[[0, 2]].min(axis=0) - 0.05))
    np.testing.assert_allclose(chance, (forecast.draws(1000) == 100).mean(axis=0), atol=0.05)
    together = np.ones(count) / count
    assert np.all(forecast.aggregate(together).probability(100.0) <= chance[1] + 1e-9)


def test_a_figure_of_few_people_is_at_a_bound_sooner() -> None:
    """Of 20 households one is 5 points: nothing lies between 95 and 100."""
    draws = forecast_panel([[100.0] * 5], np.arange(2015, 2020), 1, denominators=[20]).draws(4000)
    assert (draws == 100).mean() > 0.6
    assert not np.any((draws > 97.5) & (draws < 100))


def documented(language: str) -> list[str]:
    """The blocks of one language in the page on the model."""
    text = (Path(__file__).parent.parent / "docs" / "forecast-model.md").read_text(encoding="utf-8")
    return [part.split("```")[0] for part in text.split(f"```{language}\n")[1:]]


def test_the_documented_way_from_a_file_to_probabilities_gives_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "poverty.csv").write_text(documented("csv")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(documented("python")[0], {})
    printed, shown = capsys.readouterr().out.split(), documented("text")[0].split()
    numbers = [place for place, word in enumerate(shown) if "." in word]
    assert len(numbers) == 27
    np.testing.assert_allclose([float(printed[place]) for place in numbers],
                               [float(shown[place]) for place in numbers], rtol=0.02, atol=0.05)
    assert [word for word in printed if "." not in word] == [word for word in shown if "." not in word]


def test_the_documented_example_of_all_kinds_of_input_runs() -> None:
    named: dict[str, Any] = {}
    exec(documented("python")[1], named)
    median = named["forecast"].quantiles([0.5])[..., 0]
    assert median.shape == (4, 3)
    assert median[0].min() > median[1:3].max()
    assert 5 < median[3].min() < median[3].max() < 34


def test_digits_that_nobody_publishes_say_nothing() -> None:
    """Ten years within a tenth of a point of 100: told to four decimals they are no swings between 10 and 95 %."""
    told = np.array([99.9, 99.98, 99.998, 99.9998, 100, 100, 99.9998, 99.998, 99.98, 99.9])
    exact, rounded = (forecast_panel([each], np.arange(2010, 2020), 2).quantiles([0.025, 0.1, 0.5])
                      for each in (told, told.round(2)))
    np.testing.assert_allclose(exact, rounded, atol=1e-9)
    assert exact[0, 1, 0] > 80
    assert exact[0, 1, 1] > 98


def test_shares_of_one_are_forecast_as_percentages_are() -> None:
    """The same figures between bounds of 0 and 1, round ones too: 0.5 and 0.6 are not rounded to tenths."""
    for table in ([[50.0, 60.0, 70.0], [40.0, 50.0, 60.0]], [[12.34, 12.51, 13.02], [NAN, 9.87, 10.01]]):
        percent = forecast_panel(table, [2020, 2021, 2022], 2).draws(50)
        shares = forecast_panel(np.array(table) / 100, [2020, 2021, 2022], 2, bounds=(0, 1)).draws(50)
        np.testing.assert_allclose(100 * shares, percent, atol=1e-6)


def test_tables_of_other_kinds_are_read() -> None:
    plain = forecast_panel([[1.0, NAN], [3.0, 4.0]], [2020, 2021], 1).draws(20)
    tables: list[Any] = [
        pd.DataFrame({2020: [1, 3], 2021: [pd.NA, 4]}, dtype="Int64"), [[1, None], [3, 4]],
        np.ma.masked_equal(np.array([[1.0, -9.0], [3.0, 4.0]]), -9.0)]
    for table in tables:
        np.testing.assert_array_equal(forecast_panel(table, [2020.0, 2021.0], 1).draws(20), plain)
    frame = pd.DataFrame({2020: [1, 3], 2021: [pd.NA, 4]}, dtype="Int64")
    assert forecast_panel(frame, frame.columns, 1, parent=pd.Series(["a", "b"])).draws(1).shape == (1, 2, 1)


def test_a_single_total_needs_no_list() -> None:
    """The province alone may be given as a pair, also where years and series are as many."""
    values, total = np.full((3, 3), NAN), [20.0, 21.0, 22.0]
    values[0] = [10.0, 12.0, 11.0]
    for one in (([1, 1, 2], total), (np.array([1.0, 1.0, 2.0]), np.array(total))):
        alone, listed = (forecast_panel(values, [2021, 2022, 2023], 1, aggregates=given).draws(20)
                         for given in (one, [one]))
        np.testing.assert_array_equal(alone, listed)


def test_no_target_has_no_probability(forecast: Forecast) -> None:
    target = np.where(np.arange(15) == 3, NAN, 10.0)
    np.testing.assert_array_equal(np.isnan(forecast.probability(target)[:, 0]), np.isnan(target))
    assert np.isnan(forecast.aggregate(WEIGHTS).probability(NAN)).all()


def test_denominators_make_none_of_many_say_more_than_none_of_few() -> None:
    beyond = [forecast_panel([[0.0, 0.0, 0.0]], [2020, 2021, 2022], 1, denominators=[n]).probability(3.0)[0, 0]
              for n in (10, 100_000)]
    assert beyond[1] < 0.5 * beyond[0]


def test_a_better_known_covariate_moves_a_silent_series() -> None:
    rng = np.random.default_rng(2)
    covariate = np.linspace(-2, 2, 16)
    values = 100 / (1 + np.exp(-(covariate[:, None] + 0.05 * rng.standard_normal((16, 4)))))
    values[[1, 14]] = NAN
    medians = forecast_panel(values, np.arange(2020, 2024), 1, covariates=covariate[:, None]).quantiles([0.5])[:, 0, 0]
    assert medians[14] - medians[1] > 40
    unknown = covariate[:, None].copy()
    unknown[14] = NAN
    missing = forecast_panel(values, np.arange(2020, 2024), 1, covariates=unknown)
    low, high = missing.quantiles([0.1, 0.9])[14, 0]
    assert low < 50 < high


def test_level_prior_places_a_silent_series() -> None:
    values, province = poverty()
    means, sds = np.full(15, NAN), np.full(15, NAN)
    means[[0, 1]], sds[[0, 1]] = [-1.5, 1.0], 0.2
    forecast = forecast_panel(values, YEARS, 1, aggregates=[(WEIGHTS, province)], level_prior=(means, sds))
    medians = forecast.quantiles([0.5])[:, 0, 0]
    assert medians[0] < medians[5] < medians[1]


def test_lasting_effects_last_and_one_off_effects_pass() -> None:
    values, years = [[80.0, 80.5, 80.2, 80.4]], [2020, 2021, 2022, 2023]
    declared: list[list[DeclaredEffect] | None] = [
        None, [((2024,), None, -1.0, 0.05, "lasting")], [((2024,), None, -1.0, 0.05, "one-off")]]
    base, lasting, passing = (
        forecast_panel(values, years, 2, effects=effects).quantiles([0.5])[0, :, 0] for effects in declared)
    assert np.all(lasting < base - 10)
    assert passing[0] < base[0] - 10
    assert abs(passing[1] - base[1]) < 2


def test_an_effect_of_known_size_moves_by_that_size() -> None:
    values, years = [[50.0, 50.2, 49.9, 50.1]], [2020, 2021, 2022, 2023]
    known, nearly = (forecast_panel(values, years, 1, effects=[(2024, None, 1.0, spread, "one-off")]).quantiles([0.5])
                     for spread in (0.0, 0.001))
    assert known[0, 0, 0] == pytest.approx(100 / (1 + np.exp(-1.0)), abs=2.0)
    np.testing.assert_allclose(known, nearly, atol=0.1)


@pytest.mark.parametrize("series", [1, 70])
def test_a_share_of_few_takes_the_values_that_it_can(series: int) -> None:
    """Two or three communes of ten: no other share than one of tenths, and no standstill for certain."""
    values = np.where(np.arange(4 * series).reshape(series, 4) % 7 == 0, 30.0, 20.0)
    forecast = forecast_panel(values, [2020, 2021, 2022, 2023], 2, denominators=np.full(series, 10))
    draws = forecast.draws(1000)
    np.testing.assert_allclose(draws / 10, np.round(draws / 10), atol=1e-9)
    assert 0.2 < (draws[:, 0, 1] == 20.0).mean() < 0.98


def test_denominators_weigh_the_total_unless_weights_are_given() -> None:
    denominators = [[100, NAN, 300], [100, 100, NAN], [NAN, NAN, 600]]
    forecast = forecast_panel([[10.0, 11.0, 10.0], [50.0, 51.0, 50.0], [90.0, 91.0, 90.0]], [2020, 2021, 2022], 2,
                              denominators=denominators)
    np.testing.assert_array_equal(forecast.aggregate().draws(50), forecast.aggregate([300, 100, 600]).draws(50))


def test_series_of_one_parent_move_together_and_of_two_do_not() -> None:
    rng = np.random.default_rng(6)
    shocks = np.cumsum(rng.normal(0, 0.4, (2, 9)), axis=1)
    parent = np.repeat([0, 1], 8)
    values = 100 / (1 + np.exp(-(shocks[parent] + rng.normal(0, 0.5, 16)[:, None] + rng.normal(0, 0.03, (16, 9)))))
    draws = forecast_panel(values, np.arange(2015, 2024), 1, parent=parent).draws(4000)[:, :, 0]
    correlation = np.corrcoef(draws.T)
    assert correlation[0, 1] > 0.7
    assert correlation[0, 8] < correlation[0, 1] - 0.3


def test_probability_counts_the_draws(forecast: Forecast) -> None:
    draws = forecast.draws(4000)
    np.testing.assert_allclose(forecast.probability(10.0, better="down"), (draws <= 10).mean(axis=0))
    target = np.linspace(1, 30, 15)
    np.testing.assert_allclose(forecast.probability(target), (draws >= target[:, None]).mean(axis=0))
    both = forecast.aggregate(WEIGHTS)
    assert both.probability(6.0, "up") + both.probability(6.0, "down") == pytest.approx(1.0)


@settings(max_examples=15)
@given(st.lists(st.one_of(st.floats(0, 100), st.just(NAN)), min_size=1, max_size=6), st.integers(0, 3))
def test_any_short_series_is_forecast_within_bounds(figures: list[float], horizon: int) -> None:
    forecast = forecast_panel([figures], 2010 + np.arange(len(figures)), horizon)
    draws = forecast.draws(300, include_past=True)
    assert draws.shape == (300, 1, len(figures) + horizon)
    assert np.isfinite(draws).all()
    assert draws.min() >= 0
    assert draws.max() <= 100


GOOD: dict[str, Any] = {"values": [[1.0, 2.0], [3.0, NAN]], "years": [2020, 2021], "horizon": 1}


@pytest.mark.parametrize("wrong, named, said", [
    ({"values": [1.0, 2.0]}, "values", "shape"),
    ({"values": [[1.0, 200.0], [3.0, 4.0]]}, "values", "200"),
    ({"values": [["a", "b"]]}, "values", "numbers"),
    ({"values": np.zeros((1001, 2)), "covariates": np.ones((1001, 1))}, "values", "1001"),
    ({"years": [2020, 2022]}, "years", "consecutive"),
    ({"horizon": -1}, "horizon", "-1"),
    ({"horizon": 1.5}, "horizon", "1.5"),
    ({"bounds": (100, 0)}, "bounds", "lower first"),
    ({"bounds": (0, np.inf)}, "bounds", "inf"),
    ({"values": [[1.0, np.inf], [2.0, 3.0]]}, "values", "finite or NaN"),
    ({"denominators": [0, 5]}, "denominators", "positive"),
    ({"standard_errors": [[1.0]]}, "standard_errors", "shape"),
    ({"denominators": ["many", "few"]}, "denominators", "numbers"),
    ({"parent": ["a"]}, "parent", "label"),
    ({"parent": ["a", None]}, "parent", "no label of series 1"),
    ({"parent": np.array(["a", 1], dtype=object)}, "parent", "several kinds"),
    ({"aggregates": 5}, "aggregates", "list of pairs"),
    ({"aggregates": [[1.0, 1.0, 1.0]]}, "aggregates[0]", "list of 3"),
    ({"aggregates": [([1.0], [1.0, 2.0])]}, "aggregates[0]", "weights"),
    ({"aggregates": [([1.0, 1.0], [1.0, -0.1])]}, "aggregates[0]", "between 0 and 100"),
    ({"aggregates": [([1.0, 1.0], [0.0, NAN])]}, "aggregates[0]", "2 away"),
    ({"aggregates": [([9.0, 1.0], [NAN, 1.0])]}, "aggregates[0]", "2021"),
    ({"covariates": [[1.0]]}, "covariates", "one row a series"),
    ({"effects": [(2020, None, 1.0, 0.1, "sudden")]}, "effects[0]", "lasting"),
    ({"effects": [(2020, [7], 1.0, 0.1, "lasting")]}, "effects[0]", "indices"),
    ({"effects": 3}, "effects", "list"),
    ({"effects": [("soon", None, 1.0, 0.1, "lasting")]}, "effects[0]", "soon"),
    ({"effects": [(2020, None, "large", 0.1, "lasting")]}, "effects[0]", "large"),
    ({"effects": [(2020, [True], 1.0, 0.1, "lasting")]}, "effects[0]", "mask of shape (1,)"),
    ({"effects": [([2020, 2020], None, 1.0, 0.1, "one-off")]}, "effects[0]", "each year once"),
    ({"effects": [(2020, None, 1e6, 0.1, "lasting")]}, "effects[0]", "logit scale"),
    ({"effects": [(2020, None, 1.0, -0.1, "lasting")]}, "effects[0]", "-0.1"),
    ({"aggregates": [([1.0, 1.0], [2.0, NAN]), ([1.0, 1.0], [3.0, 3.0]), ([2.0, 2.0], [2.0, 2.0])]},
     "aggregates[1] values", "3 where aggregates[0], of the same weights, has 2"),
    ({"values": pd.DataFrame([[1.0, 2.0], [3.0, NAN]], index=["lak", "m-drak"]),
      "denominators": pd.Series([10, 20], index=["m-drak", "lak"])}, "denominators", "['lak', 'm-drak'], in order"),
    ({"prior": "wide"}, "prior", "str"),
    ({"level_prior": ([0.0], [1.0])}, "level_prior", "shapes"),
    ({"level_prior": ([0.0, 0.0], [1.0, -1.0])}, "level_prior sds", "-1"),
    ({"selected": "poorest"}, "selected", "highest"),
    ({"selected": np.array(["highest", "lowest"])}, "selected", "array"),
    ({"values": None}, "values", "None"),
    ({"values": [[1.0, 2.0], [3.0]]}, "values", "rows of different lengths, from 1 to 2"),
    ({"values": [[True, False], [True, True]]}, "values", "truth values"),
    ({"values": [[1.0 + 2.0j, 2.0], [3.0, 4.0]]}, "values", "complex"),
    ({"values": pd.DataFrame({2020: [1.0, 2.0], "area": ["a", "b"]})}, "values", "column 'area'"),
    ({"values": pd.DataFrame([[1.0, 2.0]], columns=[2021, 2020])}, "years", "[2021, 2020], in order"),
    ({"values": pd.DataFrame([[1.0, 2.0]], columns=["2019", "2020"])}, "years", "columns of values"),
    ({"years": None}, "years", "None"),
    ({"years": [1e300, 1e300]}, "years", "1e+300"),
    ({"years": [2.0**60, 2.0**60 + 1]}, "years", "consecutive"),
    ({"years": np.array(["2020", "2021"], dtype="datetime64[Y]")}, "years", "dates"),
    ({"years": pd.to_datetime(["2020", "2021"])}, "years", "dates"),
    ({"years": [False, True]}, "years", "truth values"),
    ({"bounds": None}, "bounds", "None"),
    ({"denominators": 100}, "denominators", "100"),
    ({"denominators": [0.2, 0.3]}, "denominators", "1 or more"),
    ({"aggregates": {"weights": [1.0, 1.0]}}, "aggregates", "dict"),
    ({"aggregates": pd.DataFrame([[1.0, 1.0]])}, "aggregates", "DataFrame"),
    ({"effects": {"year": 2020}}, "effects", "dict"),
    ({"effects": [(2020, None, 1.0, 0.1, ["lasting"])]}, "effects[0]", "lasting"),
    ({"effects": [Effect((2020,), None, "large", 0.1, True)]}, "effects[0]", "large"),  # type: ignore[arg-type]
    ({"effects": [Effect((2020,), (0.5,), 1.0, 0.1, True)]}, "effects[0]", "0.5"),  # type: ignore[arg-type]
    ({"effects": [Effect((2020,), (7,), 1.0, 0.1, True)]}, "effects[0]", "indices"),
    ({"seed": -3}, "seed", "-3"),
])
def test_errors_name_the_argument_the_find_and_the_want(wrong: dict[str, Any], named: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        forecast_panel(**{**GOOD, **wrong})
    assert str(caught.value).startswith(named)
    assert "found" in str(caught.value)
    assert "wanted" in str(caught.value)
    assert said in str(caught.value)


def test_a_forecast_says_what_it_is_of_and_can_be_compared_and_kept(forecast: Forecast) -> None:
    assert repr(forecast) == "Forecast(15 series × 2026, families: 1, figures: 4, draws: 4,000)"
    total = forecast.aggregate(WEIGHTS)
    assert repr(total) == "AggregateForecast(mean of 15 series × 2026, draws: 4,000)"
    assert forecast.years.tolist() == total.years.tolist() == [2026]
    assert len({forecast, total, forecast.aggregate(WEIGHTS)}) == 3
    assert forecast == forecast
    assert forecast != forecast_panel([[1.0]], [2020], 0)


def test_results_refuse_what_they_cannot_answer(forecast: Forecast) -> None:
    questions: list[tuple[Callable[[], object], str]] = [
        (lambda: forecast.draws(0), "n:"), (lambda: forecast.quantiles([1.2]), "levels:"),
        (lambda: forecast.quantiles([NAN]), "levels:"), (lambda: forecast.quantiles([[0.1, 0.9]]), "levels:"),
        (lambda: forecast.quantiles("median"), "levels:"),
        (lambda: forecast.probability(None), "target:"),  # type: ignore[arg-type]
        (lambda: forecast.aggregate(["a"]), "weights:"), (lambda: forecast.aggregate(), "weights:"),
        (lambda: forecast.aggregate(WEIGHTS).probability([1.0, 2.0, 3.0]), "target:"),
        (lambda: forecast.probability(5.0, better="left"), "better:"),  # type: ignore[arg-type]
        (lambda: forecast.probability([1.0, 2.0]), "target:"), (lambda: forecast.aggregate([1.0]), "weights:"),
        (lambda: forecast.probability(5.0, better=np.array(["up", "down"])), "better:"),  # type: ignore[arg-type]
        (lambda: forecast.aggregate(np.where(WEIGHTS > 10, np.inf, WEIGHTS)), "weights:"),
    ]
    for ask, named in questions:
        with pytest.raises(ValueError, match=named):
            ask()


def test_how_long_drifts_last_is_learned_from_the_panel() -> None:
    rng = np.random.default_rng(5)
    years, ahead = np.arange(2010, 2018), 4
    pace = rng.uniform(0.8, 2.0, 12)[:, None]
    lines = 40.0 + pace * np.arange(years.size + ahead) + rng.normal(0, 0.02, (12, years.size + ahead))
    noise = 60.0 + rng.normal(0, 3.0, (12, years.size))
    steady = forecast_panel(lines[:, : years.size], years, ahead)
    restless = forecast_panel(noise, years, ahead)
    assert steady.components["damping"] > 0.97 > restless.components["damping"]
    median = steady.quantiles([0.5])[..., 0]
    missed = np.abs(median[:, -1] - lines[:, -1])
    stood_still = np.abs(lines[:, years.size - 1] - lines[:, -1])
    assert missed.mean() < 0.08 * stood_still.mean()


def test_a_shared_programme_goes_on_and_shared_waves_do_not() -> None:
    """Twelve areas that move together: by as much each year, or up and down; both end with the same two years."""
    rng = np.random.default_rng(7)
    years, ahead = np.arange(2010, 2020), 4
    places = rng.normal(0, 0.5, (12, 1)) + rng.normal(0, 0.02, (12, years.size))
    pace = np.array([0.25, 0.2, -0.22, -0.18, 0.21, -0.24, -0.2, 0.2, 0.2])
    moved = {}
    for name, changes in (("programme", np.full(9, 0.2)), ("waves", pace)):
        latent = places + np.r_[0.0, np.cumsum(changes)] - changes.sum()
        forecast = forecast_panel(np.round(100 / (1 + np.exp(-latent)), 2), years, ahead)
        low, middle, high = np.moveaxis(np.log(forecast.quantiles([0.1, 0.5, 0.9]) / (
            100 - forecast.quantiles([0.1, 0.5, 0.9]))), -1, 0)[..., -1] - latent[:, -1]
        moved[name] = middle.mean(), low.mean(), high.mean(), forecast.components["common_persistence"]
    assert moved["programme"][0] == pytest.approx(0.8, abs=0.2)
    assert moved["programme"][3] > 0.9 > 0.7 > moved["waves"][3]
    assert abs(moved["waves"][0]) < 0.3
    assert moved["waves"][1] < -0.3  # the fan holds a turn as well as going on
    assert moved["waves"][2] > 0.6


def test_silent_districts_with_covariates_meet_their_total_also_between_its_years() -> None:
    """Five totals and no figure of a part: the gaps of the total lie between its figures, not far below."""
    rng = np.random.default_rng(1)
    years, weights = np.arange(2013, 2021), rng.uniform(0.03, 0.2, 15)
    total = np.array([71.0, 70.0, NAN, 78.6, NAN, 86.8, NAN, 90.23])
    silent = np.full((15, years.size), NAN)
    forecast = forecast_panel(silent, years, 5, aggregates=[(weights / weights.sum(), total)],
                              covariates=rng.standard_normal((15, 3)))
    draws = np.einsum("i,dit->dt", weights / weights.sum(), forecast.draws(2000, include_past=True))
    assert np.abs(draws[:, 0] - 71.0).max() < 1e-6
    assert np.quantile(draws[:, 2], 0.05) > 68
