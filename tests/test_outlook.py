"""Statements on the real figures: nothing crosses a definition, silence does not make a district poor."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning import clean
from analysis.gaps import equity_table, gaps_table
from analysis.ingest import read_figures
from analysis.language import whole_percent
from analysis.outlook import Known, Outlook, make_outlook
from analysis.outlook.likelihood import evidence_grade, likelihood_word
from analysis.study import Study
from analysis.telling.words import word_range
from analysis.year_end import last_ended_year
from tests.catalogue import RAW

AS_OF = date(2026, 2, 11)


@pytest.fixture(scope="module")
def figures(study: Study) -> pd.DataFrame:
    return read_figures(RAW, study)[0]


def _outlook(study: Study, figures: pd.DataFrame) -> tuple[Outlook, pd.DataFrame]:
    cleaned = clean(figures, study, None)
    return make_outlook(Known(study, cleaned.series, cleaned.figures, AS_OF)), cleaned.series


@pytest.fixture(scope="module")
def made(study: Study, figures: pd.DataFrame) -> tuple[Outlook, pd.DataFrame]:
    return _outlook(study, figures)


def _poverty(outlook: Outlook, year: int = 2025) -> pd.DataFrame:
    table = outlook.forecasts
    chosen = table[(table["indicator"] == "poverty_rate") & (table["year"] == year) & (table["group"] == "all")]
    return chosen.set_index("area_code")


def test_poverty_in_2025_stands_on_the_current_line_and_spares_the_silent(made: tuple[Outlook, pd.DataFrame]) -> None:
    poverty = _poverty(made[0])
    assert set(poverty["definition"]) == {"line_2022_2025"}
    assert len(poverty) == 16
    province = poverty.loc["66", "median"]
    assert 4 < province < 9
    assert poverty.loc["643", "upper_80"] < province
    assert poverty.loc["643", "grade"] == "C"
    assert poverty.loc["646", "median"] > 20


def test_the_province_is_the_weighted_mean_of_its_districts_in_every_draw(
        study: Study, made: tuple[Outlook, pd.DataFrame]) -> None:
    outlook, _ = made
    counts = outlook.denominators
    counts = counts[(counts["indicator"] == "households") & (counts["area_code"] != "66")]
    counts = counts.set_index("area_code")["value"]
    draws = outlook.draws
    draws = draws[(draws["indicator"] == "poverty_rate") & (draws["group"] == "all") & (draws["year"] == 2025)]
    table = draws.pivot(index="draw", columns="area_code", values="value")
    districts = [area.code for area in study.districts]
    weighted = (table[districts] * (counts / counts.sum())[districts]).sum(axis=1)
    np.testing.assert_allclose(weighted, table["66"], rtol=1e-6)


def test_a_pace_becomes_the_same_proportional_fall_for_a_district(made: tuple[Outlook, pd.DataFrame]) -> None:
    rows = made[0].attainment.set_index(["target_id", "area_code"])
    province = rows.loc[("poverty-pace-low-2025", "66")]
    assert province["target"] == pytest.approx(10.49 - 3 * 1.5)
    assert province["role"] == "target"
    district = rows.loc[("poverty-pace-low-2025", "647")]
    assert district["target"] == pytest.approx(33.94 * (10.49 - 4.5) / 10.49)
    assert district["role"] == "yardstick"
    assert district["required_pace"] == pytest.approx((district["target"] - 29.98) / 2)


def test_a_mid_year_count_is_not_the_outcome_of_the_target_year(made: tuple[Outlook, pd.DataFrame]) -> None:
    rows = made[0].attainment
    share = rows[(rows["target_id"] == "new-rural-share-2025") & (rows["area_code"] == "66")].iloc[0]
    assert share["word"] not in ("reached", "not_reached")
    assert share["lower_95"] < 54.3 < share["upper_95"]


def test_removing_a_districts_figures_widens_it_and_lowers_its_grade(
        study: Study, figures: pd.DataFrame, made: tuple[Outlook, pd.DataFrame]) -> None:
    def width(table: pd.DataFrame, code: str) -> float:
        ends = np.clip(table.loc[code, ["lower_80", "upper_80"]].to_numpy(dtype=float) / 100, 1e-6, 1 - 1e-6)
        return float(np.diff(np.log(ends / (1 - ends)))[0])

    changes = []
    for code in ("646", "647", "656"):
        after = _poverty(_outlook(study, figures[figures["area_code"] != code])[0])
        changes.append(width(after, code) - width(_poverty(made[0]), code))
        assert after.loc[code, "grade"] == "C"
        assert _poverty(made[0]).loc[code, "grade"] == "B"
    assert np.mean(changes) > 0


def test_gaps_are_shortfalls_and_people_follow_from_them(study: Study, made: tuple[Outlook, pd.DataFrame]) -> None:
    gaps = gaps_table(study, made[0].shortfalls, made[0].denominators)
    assert (gaps["gap"] >= 0).all()
    known = gaps.dropna(subset=["people"])
    counted, behind = known["denominator_unit"] == "communes", known["gap"] / 100 * known["denominator"]
    np.testing.assert_allclose(known["people"][~counted], behind[~counted])
    assert counted.any()
    assert (known["people"][counted] % 1 == 0).all()
    assert (known["people"] - behind)[counted].between(0, 1).all()
    ranked = gaps[gaps["target_id"] == "rural-hygienic-water-2025"].dropna(subset=["rank"])
    assert ranked["rank"].between(1, 15).all()


def test_a_pace_without_a_published_baseline_is_measured_from_the_drawn_one(made: tuple[Outlook, pd.DataFrame]) -> None:
    outlook, _ = made
    draws = outlook.draws[(outlook.draws["indicator"] == "poverty_rate") & (outlook.draws["group"] == "all")]
    gaps = outlook.shortfalls[outlook.shortfalls["target_id"] == "poverty-pace-low-2025"].set_index("area_code")
    city = gaps.loc["643"].set_index("draw")["gap"]
    value = draws[(draws["area_code"] == "643") & (draws["year"] == 2025)].set_index("draw")["value"]
    drawn = value.reindex(city.index)
    # a draw of no poor at all lies at the bound and has no gap
    assert ((city >= 0) & ((city < drawn) | ((city == 0) & (drawn == 0)))).all()
    probability = outlook.attainment.set_index(["target_id", "area_code"]).loc[("poverty-pace-low-2025", "643")]
    assert np.isnan(probability["target"])
    if not np.isnan(probability["probability"]):
        assert (city == 0).mean() == pytest.approx(probability["probability"])


def test_a_family_without_any_district_figure_earns_its_districts_no_probability(
        made: tuple[Outlook, pd.DataFrame]) -> None:
    outlook, series = made
    name = "urban_unemployment"
    assert not series.loc[series["indicator"] == name, "area_code"].str.startswith("6").sum() > 1
    held = outlook.attainment[(outlook.attainment["indicator"] == name) & (outlook.attainment["area_code"] != "66")]
    assert len(held)
    assert held["probability"].isna().all()
    assert (held["word"] == "insufficient").all()
    assert held[["lower_80", "upper_80"]].notna().all(axis=None)


def test_minorities_are_compared_with_the_rest_not_with_all(study: Study, made: tuple[Outlook, pd.DataFrame]) -> None:
    row = equity_table(study, made[1]).set_index("year").loc[2015]
    share = 135383 / 421250
    assert row["rest"] == pytest.approx((19.37 - share * 37.17) / (1 - share))
    assert row["ratio"] == pytest.approx(3.4, abs=0.05)
    assert row["ratio"] > row["value"] / row["all"]


@given(st.floats(0, 1))
def test_the_words_cover_every_probability_in_order(probability: float) -> None:
    order = ["very_unlikely", "unlikely", "as_likely_as_not", "likely", "very_likely"]
    word = likelihood_word(probability)
    shown = whole_percent(probability)  # as readers see it: 65.6 % reads 66 % and is called what 66 % is
    assert order.index(word) == sum(shown > limit for limit in (10, 33)) + sum(shown >= limit for limit in (66, 90))


@pytest.mark.parametrize(("probability", "word"), [
    (0.6549, "as_likely_as_not"), (0.655, "likely"), (0.6647, "likely"), (0.334, "unlikely"),
    (0.335, "as_likely_as_not"), (0.104, "very_unlikely"), (0.105, "unlikely"), (0.895, "very_likely"),
])
def test_one_figure_has_one_word(probability: float, word: str) -> None:
    assert likelihood_word(probability) == word


@pytest.mark.parametrize("percent", range(101))
def test_a_legend_names_the_percents_that_its_word_covers(percent: int) -> None:
    lowest, highest = word_range(likelihood_word(percent / 100)).removesuffix("%").split("–")
    assert int(lowest) <= percent <= int(highest)


def test_grades_and_origin() -> None:
    assert likelihood_word(float("nan")) == "insufficient"

    assert evidence_grade(4, 4, 2023, 2025) == "A"
    assert evidence_grade(4, 3, 2023, 2025) == "B"  # one of them is no evidence
    assert evidence_grade(4, 4, 2022, 2025) == "B"
    assert evidence_grade(1, 0, 2025, 2025) == "B"
    assert evidence_grade(0, 0, None, 2025) == "C"
    assert evidence_grade(9, 9, 2025, 2025, illustrative=True) == "D"
    assert last_ended_year(date(2025, 12, 30)) == 2024
    assert last_ended_year(date(2025, 12, 31)) == 2025
