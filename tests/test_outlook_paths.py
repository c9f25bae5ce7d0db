"""Draws of a small family: what is published stands in every draw, positions under an older line keep their side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.outlook import make_outlook
from analysis.outlook.family import make_family
from analysis.outlook.paths import draw_paths
from analysis.study import load_study

STUDY = load_study(Path(__file__).resolve().parent.parent / "data" / "raw")[0]
NEW, OLD = "line_2022_2025", "line_2016_2020"


def test_published_figures_stand_and_the_silent_lie_where_they_lay() -> None:
    figures = {(OLD, "66", 2020): 10.0, (OLD, "643", 2020): 1.5, (OLD, "647", 2020): 30.0, (OLD, "646", 2020): 28.0,
               (NEW, "66", 2022): 12.0, (NEW, "66", 2023): 10.5, (NEW, "66", 2024): 9.0,
               (NEW, "646", 2022): 34.0, (NEW, "646", 2023): 30.0}
    series = pd.DataFrame([
        {"indicator": "poverty_rate", "definition": line, "area_code": area, "group": "all", "year": year,
         "value": value, "unit": "percent", "figure_id": f"{line}{area}{year}"}
        for (line, area, year), value in figures.items()])
    counts = {area.code: 30_000.0 + 1_000 * place for place, area in enumerate(STUDY.districts)}
    households = pd.DataFrame({"indicator": "households", "group": "all", "area_code": list(counts),
                               "value": list(counts.values())})
    family = make_family(STUDY, series, households, STUDY.indicator("poverty_rate"),
                         STUDY.definition("poverty_rate", NEW), "all")
    assert family is not None
    paths = draw_paths(STUDY, series, households, family, 2025, draws=400)
    for (line, area, year), value in figures.items():
        if line == NEW:
            assert (paths.of(area, year) == value).all()
    weights = np.array([counts[code] for code in paths.codes[:-1]]) / sum(counts.values())
    districts = np.column_stack([paths.of(code, 2025) for code in paths.codes[:-1]])
    np.testing.assert_allclose(districts @ weights, paths.of("66", 2025), rtol=1e-9)
    middle = {code: float(np.median(paths.of(code, 2025))) for code in ("643", "647", "66")}
    assert middle["643"] < middle["66"] < middle["647"]
    assert paths.older == {"643", "646", "647"}
    # The break adds doubt of its own to a position: the range of a silent district is wide.
    ends = np.quantile(paths.of("647", 2024), [0.1, 0.9])
    assert np.diff(np.log(ends / (100 - ends)))[0] > 0.6


@pytest.mark.parametrize(("outcome", "word"), [(2.3, "reached"), (2.4, "reached"), (2.5, "not_reached")])
def test_a_published_outcome_settles_its_target(outcome: float, word: str) -> None:
    target = STUDY.target("urban-unemployment-2024")  # at most 2.4 %
    series = pd.DataFrame([
        {"indicator": target.indicator, "definition": target.definition, "area_code": "66", "group": target.group,
         "year": 2020 + place, "value": value, "unit": "percent", "figure_id": f"f{place}", "status": "published"}
        for place, value in enumerate((2.9, 2.8, 2.7, 2.6, outcome))])
    figures = series[["figure_id"]].assign(reference_date="")
    made = make_outlook(STUDY, series, figures, date(2026, 1, 28), only=[target.indicator])
    row = made.attainment.set_index(["target_id", "area_code"]).loc[(target.id, "66")]
    assert (row["word"], row["probability"], row["grade"]) == (word, float(word == "reached"), "A")
    assert row["median"] == outcome
    assert not ((made.forecasts["area_code"] == "66") & (made.forecasts["year"] <= 2024)).any()
