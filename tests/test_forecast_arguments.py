"""Whatever is passed to forecast_panel, it answers or says in its own words what is wrong."""

from __future__ import annotations

import pickle
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.forecast import ArgumentError, Effect, forecast_panel
from analysis.forecast.arguments import check_arguments
from analysis.forecast.blocks import build_blocks

NAN = np.nan
ARGUMENTS = ("values", "years", "horizon", "bounds", "denominators", "standard_errors", "parent", "aggregates",
             "covariates", "effects", "level_prior", "seed")
GOOD: dict[str, Any] = {"values": [[10.0, 12.0], [30.0, NAN]], "years": [2020, 2021], "horizon": 1, "bounds": (0, 100),
                        "denominators": None, "standard_errors": None, "parent": None, "aggregates": None,
                        "covariates": None, "effects": None, "level_prior": None, "seed": 0}

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 130), st.floats(), st.text(max_size=3),
    st.sampled_from([10**400, 1e300, -1e300, 1e-300, 2021, b"x", 1j, pd.NA, pd.NaT, np.ma.masked, object, np.int64(1),
                     np.array(5)]))
lines = st.one_of(st.lists(scalars, max_size=3), st.lists(st.floats(0, 100), min_size=2, max_size=2))
tables = st.one_of(st.lists(lines, max_size=3), st.lists(st.tuples(lines, lines), max_size=3),
                   st.lists(st.tuples(scalars, lines, scalars, scalars, scalars), max_size=2))
wrapped = st.builds(lambda kind, content: kind(content), st.sampled_from([
    tuple, list, lambda content: np.array(content, dtype=object), lambda content: pd.Series(content, dtype=object),
    lambda content: {str(content): content}, iter]), st.one_of(lines, tables))
anything = st.one_of(scalars, lines, tables, wrapped, st.sampled_from([
    np.array(5), np.zeros((2, 2, 2)), pd.DataFrame(), {1, 2},
    [Effect(2020, None, 0.1, 0.1, True)],  # type: ignore[arg-type]
    [Effect((2020,), (10**400,), 0.1, 0.1, True)], [(2020, [[0]], 0.1, 0.1, True)]]))


@settings(max_examples=400)
@given(st.dictionaries(st.sampled_from(ARGUMENTS), anything, min_size=1, max_size=2))
def test_whatever_is_passed_is_accepted_or_refused_by_name(more: dict[str, Any]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "Warning: converting a masked element")  # as it should be
        try:
            build_blocks(check_arguments(**{**GOOD, **more}))
        except ArgumentError as refusal:
            named, found, wanted = refusal.argument, refusal.found, refusal.wanted
            assert named.startswith(ARGUMENTS)
            assert found
            assert wanted


small = st.floats(0.0, 100.0).map(lambda value: round(value, 1))


@settings(max_examples=40)
@given(st.data())
def test_what_is_accepted_is_forecast(data: st.DataObject) -> None:
    """Small panels of every mixture of arguments: a forecast within bounds, or a refusal that names the totals."""
    series, years = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4))

    def table(cells: st.SearchStrategy[float], rows: int, columns: int) -> list[list[float]]:
        return data.draw(st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=rows, max_size=rows))

    gappy = st.one_of(small, st.just(NAN), st.sampled_from([0.0, 100.0]))
    more: dict[str, Any] = {}
    if data.draw(st.booleans()):
        more["denominators"] = table(st.one_of(st.integers(1, 10**6).map(float), st.just(NAN)), series, years)
    if data.draw(st.booleans()):
        more["standard_errors"] = table(st.one_of(st.floats(0, 100), st.just(NAN)), series, years)
    if data.draw(st.booleans()):
        more["parent"] = data.draw(st.lists(st.sampled_from("abc"), min_size=series, max_size=series))
    if data.draw(st.booleans()):
        more["covariates"] = table(st.floats(-1e6, 1e6), series, 1)
    if data.draw(st.booleans()):
        weights = data.draw(st.lists(st.integers(0, 9).map(float), min_size=series, max_size=series))
        weights[0] += 1.0
        more["aggregates"] = [(weights, table(gappy, 1, years)[0])]
    if data.draw(st.booleans()):
        more["effects"] = [(2021, None, data.draw(st.floats(-2, 2)), 0.1, "lasting")]
    try:
        draws = forecast_panel(table(gappy, series, years), 2020 + np.arange(years), 2, **more).draws(
            100, include_past=True)
    except ArgumentError as refusal:
        if not refusal.argument.startswith("aggregates[0]"):
            raise
        return
    assert np.isfinite(draws).all()
    assert draws.min() >= 0
    assert draws.max() <= 100


@pytest.mark.parametrize("wrong, named, said", [
    ({"denominators": [[10, 10], [10, -5]]}, "denominators", "-5 for series 1, year column 1"),
    ({"denominators": [10, np.inf]}, "denominators", "inf for series 1"),
    ({"standard_errors": [[1, 1], [1, 101]]}, "standard_errors", "from 0 to 100"),
    ({"standard_errors": [-0.1, 1]}, "standard_errors", "-0.1 for series 0"),
    ({"years": [-1e308, 1e308]}, "years", "whole years"),
    ({"covariates": [[1e300], [0.0]]}, "covariates", "none beyond 1e+30"),
    ({"level_prior": ([1e9, 0.0], [1.0, 1.0])}, "level_prior means", "1e+09"),
    ({"bounds": (0.0, 1e-300)}, "bounds", "below the upper"),
    ({"parent": [(2020, [[0]]), "b"]}, "parent", "different lengths"),
    ({"effects": np.array(5)}, "effects", "5"),
    ({"bounds": pd.NA}, "bounds", "two finite numbers"),
    ({"aggregates": [(np.full(500, 1.0), [1.0, 2.0])]}, "aggregates[0] weights", "…"),
])
def test_each_error_says_where(wrong: dict[str, Any], named: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        check_arguments(**{**GOOD, **wrong})
    assert str(caught.value).startswith(named)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 500


def test_an_argument_error_is_a_value_error_that_programs_can_read_and_workers_can_send() -> None:
    with pytest.raises(ValueError) as caught:
        forecast_panel(**{**GOOD, "level_prior": None, "horizon": -1})
    refusal = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(refusal, ArgumentError)
    assert (refusal.argument, refusal.found) == ("horizon", "-1")
    assert str(refusal) == str(caught.value) == "horizon: found -1; wanted a whole number of years, 0 or more"
