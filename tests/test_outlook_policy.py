"""The best pace of a series, and what is said of districts with few figures or none."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.outlook.deciding import deciding_rows
from analysis.outlook.family import Family
from analysis.outlook.pace import best_of, best_pace, clipped_logit, expected_pace, from_logit, gain_in_draws, shifted
from analysis.outlook.paths import Paths
from analysis.outlook.rules import Judged, rule_rows
from analysis.outlook.targets import Asked, Baseline, ask
from analysis.study import Study
from analysis.tables import check

BOUNDS = (0.0, 100.0)
YEARS = np.array([2022, 2023, 2024], dtype=np.int64)
FIGURES = {"646": [40.0, np.nan, 30.0], "647": [34.0, 30.0, 29.0], "656": [np.nan, 21.0, np.nan], "643": [np.nan] * 3}
WEIGHTS = {"646": 0.2, "647": 0.1, "656": 0.3, "643": 0.4}


def _logit(value: float) -> float:
    return math.log(value / (100.0 - value))


def _expit(value: float) -> float:
    return 100.0 / (1.0 + math.exp(-value))


@pytest.fixture(scope="module")
def family(study: Study) -> Family:
    return Family(
        study.indicator("poverty_rate"), study.definition("poverty_rate", "line_2022_2025"), "all",
        tuple(study.area(code) for code in FIGURES), YEARS, np.array(list(FIGURES.values())),
        np.array([18.0, np.nan, 13.0]), np.array(list(WEIGHTS.values())), "households/all",
        np.full(len(WEIGHTS) + 1, np.nan))


@pytest.fixture(scope="module")
def paths(family: Family) -> Paths:
    rng = np.random.default_rng(4)
    values = np.empty((300, 5, 4))
    for place, start in enumerate((30.0, 29.0, 20.0, 3.0)):
        logits = _logit(start) + 0.25 * rng.standard_normal((300, 4)).cumsum(axis=1)
        values[:, place] = 100.0 / (1.0 + np.exp(-logits))
    known = np.isfinite(family.values)
    values[:, :4, :3] = np.where(known, family.values, values[:, :4, :3])
    values[:, 4] = np.einsum("i,dit->dt", family.weights, values[:, :4])
    return Paths((*FIGURES, "66"), np.arange(2022, 2026), values, frozenset())


@pytest.fixture(scope="module")
def asked(study: Study, family: Family, paths: Paths) -> dict[str, Asked]:
    target = study.target("poverty-pace-low-2025")
    found = {}
    for code in paths.codes:
        row = [18.0, np.nan, 13.0] if code == "66" else FIGURES[code]
        first = next((Baseline(2022 + i, v) for i, v in enumerate(row) if np.isfinite(v)), None)
        held = ask(target, family.indicator, code, paths, first, Baseline(2022, 18.0))
        assert held is not None
        found[code] = held
    return found


@given(st.lists(st.one_of(st.none(), st.integers(0, 1000).map(lambda n: n / 10)), min_size=2, max_size=7),
       st.sampled_from(["up", "down"]))
def test_the_best_pace_is_the_fastest_of_all_neighbours(figures: list[float | None], better: str) -> None:
    years = np.arange(2010, 2010 + len(figures))
    known = [(int(y), v) for y, v in zip(years, figures, strict=True) if v is not None]
    found = best_pace(years, np.array([np.nan if v is None else v for v in figures]), better, BOUNDS)
    if len(known) < 2:
        assert found is None
        return
    moved = [(min(max(v, 0.05), 99.95), y) for y, v in known]
    steps = [(_logit(b) - _logit(a)) / (later - year) for (a, year), (b, later) in pairwise(moved)]
    assert found is not None
    assert found.logit == pytest.approx(max(steps) if better == "up" else min(steps), abs=1e-9)
    values = dict(known)
    assert found.points == pytest.approx((values[found.to_year] - values[found.from_year]) / (
        found.to_year - found.from_year))


@pytest.mark.parametrize(("figures", "span"), [
    ([88.0, 90.0, 52.0, 89.0, 90.0], (2021, 2022)),  # neither the fall of 2023 nor the rebound after it
    ([88.0, np.nan, 52.0, 89.0, 90.0], (2024, 2025)), ([88.0, 85.0, np.nan, 89.0, 88.0], (2022, 2024)),
    ([np.nan, 90.0, 52.0, 89.0, np.nan], None), ([np.nan, np.nan, 52.0, np.nan, np.nan], None),
])
def test_a_rebound_after_a_declared_shock_is_no_pace(figures: list[float], span: tuple[int, int] | None) -> None:
    found = best_pace(np.arange(2021, 2026), np.array(figures), "up", BOUNDS, {2023})
    assert (found and (found.from_year, found.to_year)) == span


@given(st.floats(-2, 2), st.floats(0.5, 99.5), st.integers(1, 5))
def test_another_pace_moves_every_draw_alike_and_never_across_a_bound(change: float, last: float, years: int) -> None:
    draws = np.array([1.0, 5.0, 40.0, 99.0])
    moved = shifted(draws, change, years, BOUNDS)
    ends = [_expit(_logit(v) + change * years) for v in draws]
    rounded = [0.0 if end <= 0.05 else 100.0 if end >= 99.95 else end for end in ends]  # as figures are
    np.testing.assert_allclose(moved, rounded, rtol=1e-9)
    assert ((moved >= 0) & (moved <= 100)).all()
    at_expected = from_logit(clipped_logit(last, BOUNDS) + years * expected_pace(draws, last, years, BOUNDS), BOUNDS)
    assert float(at_expected) == pytest.approx(_expit((_logit(5.0) + _logit(40.0)) / 2))


def test_no_district_decides_without_weights_or_own_figures(
        study: Study, family: Family, paths: Paths, asked: dict[str, Asked]) -> None:
    target = study.target("poverty-pace-low-2025")
    silent = Family(**{**vars(family), "values": np.full((4, 3), np.nan)})
    weightless = Family(**{**vars(family), "weights": np.zeros(4)})
    for other in (silent, weightless):
        assert list(deciding_rows(other, paths, target, asked, "66")) == []


def test_a_slower_best_pace_gains_nothing() -> None:
    draws = np.array([10.0, 12.0, 15.0])
    slow = best_pace(YEARS, np.array([20.0, 19.9, 19.8]), "down", BOUNDS)
    assert slow is not None
    assert (gain_in_draws(draws, 19.8, 1, slow, "down", BOUNDS) == 0).all()
    assert best_of([None, slow], "down") is slow
    assert best_of([], "down") is None


def test_rules_see_one_definition_and_two_figures(study: Study, family: Family, asked: dict[str, Asked]) -> None:
    held = [Judged(code, asked[code], np.array(figures)) for code, figures in FIGURES.items()]
    rows = pd.DataFrame(rule_rows(family, study.target("poverty-pace-low-2025"), held))
    assert set(rows["area_code"]) == {"646", "647"}
    assert len(rows) == 12
    check("rules", rows.assign(grade="B", as_of="2026-01-01"))
    assert rows["attained"].dropna().le(2025).all()  # the definition ends in 2025
