"""Paces, deciding districts, what-ifs and the look back, against plain loops over the same draws."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import outlook as room
from analysis.outlook.deciding import deciding_rows
from analysis.outlook.family import Family
from analysis.outlook.pace import best_of, best_pace, clipped_logit, expected_pace, from_logit, gain_in_draws, shifted
from analysis.outlook.paths import Paths
from analysis.outlook.retrospective import retrospective_table
from analysis.outlook.rules import Judged, rule_rows
from analysis.outlook.targets import Asked, Baseline, ask
from analysis.study import Study
from analysis.tables import check, empty

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


def test_deciding_against_a_loop_over_draws(
        study: Study, family: Family, paths: Paths, asked: dict[str, Asked]) -> None:
    target = study.target("poverty-pace-low-2025")
    rows = list(deciding_rows(family, paths, target, asked, "66"))
    table = pd.DataFrame(rows).assign(grade="B", as_of="2026-01-01")
    check("deciding", table)
    by_area = table.set_index("area_code")
    pace = {code: best_pace(YEARS, np.array(figures), "down", BOUNDS) for code, figures in FIGURES.items()}
    contribution: dict[str, list[float]] = {code: [] for code in FIGURES}
    closable: dict[str, list[float]] = {code: [] for code in FIGURES}
    shares: dict[str, list[float]] = {code: [] for code in FIGURES}
    middle = {code: np.median([_logit(v) for v in paths.of(code, 2025)]) for code in FIGURES}
    for draw in range(300):
        short = {}
        for place, code in enumerate(FIGURES):
            value = float(paths.values[draw, place, 3])
            short[code] = WEIGHTS[code] * max(0.0, value - float(asked[code].levels[draw]))
            contribution[code].append(short[code])
            best = pace[code]
            if best is not None:
                last_year, last = [(2022 + i, v) for i, v in enumerate(FIGURES[code]) if np.isfinite(v)][-1]
                expected = (middle[code] - _logit(last)) / (2025 - last_year)
                faster = _expit(_logit(value) + min(0.0, best.logit - expected) * (2025 - last_year))
                closable[code].append(min(short[code], WEIGHTS[code] * max(0.0, value - faster)))
        total = sum(short.values())
        for code in FIGURES:
            if total > 0:
                shares[code].append(100 * short[code] / total)
    for code in FIGURES:
        assert by_area.loc[code, "contribution"] == pytest.approx(np.mean(contribution[code]))
        assert by_area.loc[code, "share"] == pytest.approx(np.mean(shares[code]))
        if pace[code] is None:
            assert np.isnan(by_area.loc[code, "closable"])
        else:
            assert by_area.loc[code, "closable"] == pytest.approx(np.mean(closable[code]), rel=1e-6, abs=1e-9)
    districts = by_area.loc[list(FIGURES)]
    assert districts["share"].sum() == pytest.approx(100)
    assert districts["contribution"].sum() == pytest.approx(by_area.loc["66", "contribution"])
    assert pace["646"] is not None


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


@pytest.fixture(scope="module")
def tables(study: Study, family: Family, paths: Paths, asked: dict[str, Asked]) -> dict[str, pd.DataFrame]:
    key = {"indicator": "poverty_rate", "definition": "line_2022_2025", "group": "all"}
    series = pd.DataFrame([
        {**key, "area_code": code, "year": 2022 + i, "value": v, "figure_id": f"{code}-{i}"}
        for code, figures in FIGURES.items() for i, v in enumerate(figures) if np.isfinite(v)])
    older = series.assign(definition="line_2016_2020", value=series["value"] / 10)
    old_years = older.assign(year=older["year"] - 4, figure_id="old-" + older["figure_id"])
    figures = pd.concat([series, old_years]).assign(reference_date="")[["figure_id", "reference_date"]]
    statements = pd.DataFrame([
        {**key, "area_code": code, "target_id": "poverty-pace-low-2025", "target": asked[code].level, "word": "likely",
         "probability": 0.5 if code != "656" else np.nan, "grade": "B"} for code in FIGURES])
    draws = pd.DataFrame([
        {**key, "area_code": code, "year": 2025, "draw": d, "value": v}
        for code in FIGURES for d, v in enumerate(paths.of(code, 2025))])
    gaps = pd.DataFrame([{"target_id": "poverty-pace-low-2025", "area_code": code, "indicator": "poverty_rate",
                          "denominator": 1000.0, "denominator_unit": "households", "denominator_year": 2023}
                         for code in FIGURES])
    return {"series": pd.concat([series, old_years]), "figures": figures, "attainment": statements, "draws": draws,
            "gaps": gaps}


def test_the_pace_of_the_forecast_changes_nothing(study: Study, tables: dict[str, pd.DataFrame], paths: Paths) -> None:
    situation = room.situation_of(study, tables, study.area("647"), "poverty-pace-low-2025")
    same = room.pace_multiplied(situation, 1.0)
    assert same.probability == pytest.approx(np.mean(paths.of("647", 2025) <= situation.level))
    assert same.people == 0
    still = room.pace_multiplied(situation, 0.0)
    assert still.median == pytest.approx(29.0)
    assert still.points == pytest.approx(0.0, abs=1e-5)


def test_what_ifs_against_a_loop(study: Study, tables: dict[str, pd.DataFrame], paths: Paths) -> None:
    situation = room.situation_of(study, tables, study.area("647"), "poverty-pace-low-2025")
    best = room.at_own_best_pace(situation)
    change = (_logit(30.0) - _logit(34.0)) - (np.median([_logit(v) for v in situation.draws]) - _logit(29.0))
    moved = [_expit(_logit(v) + change) for v in paths.of("647", 2025)]
    assert best.median == pytest.approx(np.median(moved))
    assert best.probability == pytest.approx(np.mean([v <= situation.level for v in moved]))
    gained = [(old - new) * 10 for old, new in zip(paths.of("647", 2025), moved, strict=True)]
    assert best.people == pytest.approx(np.median(gained))
    assert best.held is not None
    assert (best.held.from_year, best.held.to_year) == (2022, 2023)
    fastest = room.at_best_pace_of_any_district(room.situation_of(
        study, tables, study.area("656"), "poverty-pace-low-2025"))
    assert fastest.held_by == "646"  # 40 to 30 in two years, and not the older line's changes
    assert fastest.probability is None  # not earned in this area


@pytest.mark.parametrize("wanted", [0.1, 0.5, 0.66, 0.95])
def test_the_pace_needed_is_the_least_that_suffices(
        study: Study, tables: dict[str, pd.DataFrame], wanted: float) -> None:
    situation = room.situation_of(study, tables, study.area("646"), "poverty-pace-low-2025")
    needed = room.pace_needed(situation, wanted)
    assert needed.probability is not None
    assert needed.probability >= wanted
    assert needed.probability <= wanted + 2 / 300
    shift = 0.02  # a logit a year less of a fall
    slower = room.pace_multiplied(situation, needed.factor + shift / situation.expected)
    assert slower.probability is not None
    assert slower.probability <= wanted


@pytest.mark.parametrize(("code", "question", "reason"), [
    ("643", room.at_own_best_pace, "no-own-figure"), ("656", room.at_own_best_pace, "no-own-pace"),
])
def test_what_cannot_be_asked_says_why(study: Study, tables: dict[str, pd.DataFrame], code: str, question: object,
                                       reason: str) -> None:
    with pytest.raises(room.NoStartingPoint) as caught:
        question(room.situation_of(study, tables, study.area(code), "poverty-pace-low-2025"))  # type: ignore[operator]
    assert caught.value.reason == reason
    with pytest.raises(ValueError, match="factor: found inf; wanted"):
        room.pace_multiplied(room.situation_of(study, tables, study.area("646"), "poverty-pace-low-2025"), math.inf)


def test_only_the_same_definition_area_group_and_year_are_compared(study: Study) -> None:
    intervals = {"median": 7.0, "lower_80": 6.0, "upper_80": 8.0, "lower_95": 5.0, "upper_95": 9.0}
    rows = [("line_2016_2020", "66", 2021), ("line_2016_2020", "646", 2021), ("line_2016_2020", "647", 2021)]
    forecasts = pd.concat([empty("forecasts"), pd.DataFrame([
        {"indicator": "poverty_rate", "definition": d, "area_code": a, "group": "all", "year": y, **intervals,
         "grade": "A", "own_figures": 4, "last_figure_year": 2020, "last_value": 8.0, "basis": "own",
         "as_of": "2021-02-28"} for d, a, y in rows])])

    def series(items: list[tuple[str, str, int, float]]) -> pd.DataFrame:
        return pd.DataFrame([{"indicator": "poverty_rate", "definition": d, "area_code": a, "group": "all", "year": y,
                              "value": v, "figure_id": f"{d}{a}{y}"} for d, a, y, v in items])

    now = series([("line_2016_2020", "66", 2021, 7.9), ("line_2016_2020", "646", 2021, 8.5),
                  ("line_2022_2025", "66", 2022, 10.5), ("line_2022_2025", "VN", 2022, 4.0),
                  ("line_2016_2020", "66", 2020, 8.0)])
    figures = now[["figure_id"]].assign(reference_date="")
    table = retrospective_table(study, forecasts, series([("line_2016_2020", "66", 2020, 8.0)]), now, figures)
    found = {(row.definition, row.area_code, row.year): (row.comparison, row.reason) for row in table.itertuples()}
    assert found == {
        ("line_2016_2020", "66", 2021): ("inside_80", ""), ("line_2016_2020", "646", 2021): ("inside_95", ""),
        ("line_2016_2020", "647", 2021): ("no_outcome", ""),
        ("line_2022_2025", "66", 2022): ("not_comparable", "definition_changed"),
    }


def test_an_earlier_forecast_does_not_know_later_shocks(study: Study) -> None:
    from analysis.outlook.statements import _as_known

    assert {shock.year for shock in study.shocks} >= {2021, 2023}
    assert _as_known(study, date(2021, 2, 28)).shocks == ()
    assert _as_known(study, date(2026, 1, 1)).shocks == study.shocks
