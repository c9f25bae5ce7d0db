"""Draws of a small family: what is published stands in every draw, positions under an older line keep their side."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.outlook import Known, make_outlook
from analysis.outlook.family import make_family
from analysis.outlook.paths import Paths, draw_paths
from tests.catalogue import STUDY

NEW, OLD, OLDEST = "line_2022_2025", "line_2016_2020", "line_2011_2015"


COUNTS = {area.code: 30_000.0 + 1_000 * place for place, area in enumerate(STUDY.districts)}
Figures = dict[tuple[str, str, int], float]


def _paths(figures: Figures, counts: dict[str, float] = COUNTS, indicator: str = "poverty_rate",
           definition: str = NEW, draws: int = 400) -> Paths:
    held = STUDY.indicator(indicator)
    series = pd.DataFrame([
        {"indicator": indicator, "definition": line, "area_code": area, "group": held.main_group, "year": year,
         "value": value, "unit": "percent", "figure_id": f"{line}{area}{year}"}
        for (line, area, year), value in figures.items()])
    households = pd.DataFrame({"indicator": held.denominator, "group": held.denominator_group or "all",
                               "area_code": list(counts), "value": list(counts.values())})
    family = make_family(STUDY, series, households, held, STUDY.definition(indicator, definition), held.main_group)
    assert family is not None
    return draw_paths(STUDY, series, households, family, 2025, draws=draws)


def _logit(percent: float | np.ndarray) -> np.ndarray:
    return np.log(np.asarray(percent) / (100 - np.asarray(percent)))


def test_published_figures_stand_and_the_silent_lie_where_they_lay() -> None:
    figures = {(OLD, "66", 2020): 10.0, (OLD, "643", 2020): 1.5, (OLD, "647", 2020): 30.0, (OLD, "646", 2020): 28.0,
               (NEW, "66", 2022): 12.0, (NEW, "66", 2023): 10.5, (NEW, "66", 2024): 9.0,
               (NEW, "646", 2022): 34.0, (NEW, "646", 2023): 30.0}
    paths = _paths(figures)
    for (line, area, year), value in figures.items():
        if line == NEW:
            assert (paths.of(area, year) == value).all()
    weights = np.array([COUNTS[code] for code in paths.codes[:-1]]) / sum(COUNTS.values())
    districts = np.column_stack([paths.of(code, 2025) for code in paths.codes[:-1]])
    np.testing.assert_allclose(districts @ weights, paths.of("66", 2025), rtol=1e-9)
    middle = {code: float(np.median(paths.of(code, 2025))) for code in ("643", "647", "66")}
    assert middle["643"] < middle["66"] < middle["647"]
    assert paths.older == {"643", "646", "647"}
    # The break adds doubt of its own to a position: the range of a silent district is wide.
    ends = np.quantile(paths.of("647", 2024), [0.1, 0.9])
    assert np.diff(np.log(ends / (100 - ends)))[0] > 0.6


def test_a_town_younger_than_the_census_is_forecast_from_its_own_figures() -> None:
    """Pơng Drang (649) became a township in 2023, the urban people are those of 2019; 647 has no town at all."""
    towns = {"643": 250_000.0, "644": 55_000.0, "645": 20_000.0}
    figures = {("default", "66", year): value for year, value in ((2022, 3.0), (2023, 2.9), (2024, 2.8))}
    figures |= {("default", "643", 2023): 2.7, ("default", "643", 2024): 2.6, ("default", "649", 2021): 9.0,
                ("default", "649", 2023): 3.5, ("default", "649", 2024): 3.2, ("default", "647", 2024): 0.0}
    paths = _paths(figures, towns, "urban_unemployment", "default")
    assert paths.codes == ("643", "644", "645", "649", "66")
    assert (paths.of("649", 2024) == 3.2).all()
    assert paths.of("649", 2021).std() > 0  # a figure from before there was a town is none
    assert 2.4 < float(np.median(paths.of("649", 2025))) < 4.0
    # Of how many it is no one has counted: the province is the weighted mean of the others.
    weights = np.array(list(towns.values())) / sum(towns.values())
    others = np.column_stack([paths.of(code, 2025) for code in towns])
    np.testing.assert_allclose(others @ weights, paths.of("66", 2025), rtol=1e-9)


def test_a_silent_district_lies_as_far_from_the_province_as_at_last_under_the_line_before() -> None:
    """A tenth of its distance is given up, and the break adds 0.4 on the logit scale to what is not known."""
    latest: Figures = {(OLD, "66", 2020): 10.0, (OLD, "643", 2020): 1.5, (OLD, "647", 2020): 30.0}
    earlier: Figures = {(OLD, "66", 2018): 30.0, (OLD, "643", 2018): 28.0, (OLD, "647", 2018): 31.0,
                        (OLDEST, "66", 2014): 10.0, (OLDEST, "643", 2014): 50.0, (OLDEST, "647", 2014): 2.0}
    now: Figures = {(NEW, "66", 2022): 12.0, (NEW, "66", 2023): 10.5, (NEW, "66", 2024): 9.0}
    paths = _paths({**earlier, **latest, **now}, draws=2000)
    for code, before in (("643", 1.5), ("647", 30.0)):
        position = _logit(paths.of(code, 2023)) - _logit(10.5)
        assert np.median(position) == pytest.approx(0.9 * (_logit(before) - _logit(10.0)), abs=0.35)
        assert np.diff(np.quantile(position, [0.1, 0.9]))[0] > 2 * 1.28 * 0.4


def test_of_few_communes_all_is_all_and_one_that_fails_would_show() -> None:
    """Eight communes, a station in each of them in nearly every year: 99.9 % cannot be, 100 % mostly will."""
    codes = list(COUNTS)[:6]
    figures: Figures = {("default", code, year): 87.5 if (place, year) in ((0, 2016), (1, 2019), (2, 2022)) else 100.0
                        for place, code in enumerate(codes) for year in range(2015, 2025)}
    few, many = (_paths(figures, dict.fromkeys(codes, count), "communes_radio_station", "default", draws=2000)
                 for count in (8.0, 8000.0))
    ahead = np.array([few.of(code, 2025) for code in codes])
    assert not ((ahead > 100 - 0.5 * 100 / 8) & (ahead < 100)).any()
    held = (ahead == 100).mean(axis=1)
    assert (held[:3] > 0.7).all()
    assert (held[3:] > 0.85).all()
    assert (held > [(many.of(code, 2025) == 100).mean() for code in codes]).all()


def test_a_province_at_100_per_cent_binds_those_that_say_nothing_unless_somebody_says_otherwise() -> None:
    """All communes of the province have a station: those of the silent districts have too."""
    counts, silent = dict.fromkeys(COUNTS, 10.0), list(COUNTS)[-1]
    told = {("default", "66", 2022): 96.0, ("default", "66", 2023): 98.0, ("default", "643", 2023): 100.0}
    full: Figures = {("default", "66", 2024): 100.0, ("default", "643", 2024): 100.0}
    without, bound, contradicted = (
        _paths({**told, **more}, counts, "communes_radio_station", "default", draws=1000)
        for more in ({}, full, {**full, ("default", "643", 2024): 80.0}))
    held = [float((paths.of(silent, 2024) == 100).mean()) for paths in (without, bound, contradicted)]
    assert held[1] == 1.0
    assert held[0] < 0.97
    assert held[2] < 0.97
    assert (contradicted.of("66", 2024) == 100.0).all()


def test_figures_that_leave_the_silent_no_room_do_not_bind_and_stand_all_the_same() -> None:
    """Eleven districts at 20 % and a province at 9 %: no other four could make up for them."""
    counted = list(COUNTS)[:11]
    paths = _paths({(NEW, "66", 2022): 9.0, (NEW, "66", 2023): 9.0, **{(NEW, code, 2023): 20.0 for code in counted}})
    assert (paths.of("66", 2023) == 9.0).all()
    assert (paths.of(counted[0], 2023) == 20.0).all()


def test_the_shortage_of_one_year_is_not_the_level_of_the_next() -> None:
    """The catalogue declares 2023 a year without vaccines; what came before it tells what comes after."""
    values = (92.0, 93.1, 91.8, 92.6, 91.9, 52.9)
    paths = _paths({("epi", "66", 2018 + place): value for place, value in enumerate(values)}, {},
                   "full_immunisation_u1", "epi")
    assert (paths.of("66", 2023) == 52.9).all()
    assert np.median(paths.of("66", 2024)) > 85


@pytest.mark.parametrize(("outcome", "word"), [(2.3, "reached"), (2.4, "reached"), (2.5, "not_reached")])
def test_a_published_outcome_settles_its_target(outcome: float, word: str) -> None:
    target = STUDY.target("urban-unemployment-2024")  # at most 2.4 %
    series = pd.DataFrame([
        {"indicator": target.indicator, "definition": target.definition, "area_code": "66", "group": target.group,
         "year": 2020 + place, "value": value, "unit": "percent", "figure_id": f"f{place}", "status": "published"}
        for place, value in enumerate((2.9, 2.8, 2.7, 2.6, outcome))])
    figures = series[["figure_id"]].assign(reference_date="")
    made = make_outlook(Known(STUDY, series, figures, date(2026, 1, 28)), only=[target.indicator])
    row = made.attainment.set_index(["target_id", "area_code"]).loc[(target.id, "66")]
    assert (row["word"], row["probability"], row["grade"]) == (word, float(word == "reached"), "A")
    assert row["median"] == outcome
    assert not ((made.forecasts["area_code"] == "66") & (made.forecasts["year"] <= 2024)).any()
