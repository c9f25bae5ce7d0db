"""The look back lists what can be compared and says why the rest cannot; what ran on after the day is forecast too."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.outlook import continued_forecasts, retrospective_table
from analysis.study import Study
from analysis.tables import empty
from tests.catalogue import STUDY

DAY = date(2021, 2, 28)
OLD_LINE, NEW_LINE = ("poverty_rate", "line_2016_2020"), ("poverty_rate", "line_2022_2025")
INSURANCE = ("health_insurance_coverage", "default")
OLD_RURAL = ("communes_new_rural_share", "criteria_2016_2020")


def _series(*rows: tuple[tuple[str, str], str, int, float]) -> pd.DataFrame:
    return pd.DataFrame([
        {"indicator": key[0], "definition": key[1], "area_code": area, "year": year, "value": value,
         "group": STUDY.indicator(key[0]).main_group, "unit": STUDY.indicator(key[0]).unit, "figure_id": f"f{place}"}
        for place, (key, area, year, value) in enumerate(rows)])


def _figures(series: pd.DataFrame) -> pd.DataFrame:
    return series[["figure_id"]].assign(reference_date="")


def _forecasts(*rows: tuple[tuple[str, str], str, int]) -> pd.DataFrame:
    made = pd.DataFrame([
        {"indicator": key[0], "definition": key[1], "area_code": area, "year": year, "group": "all", "median": 7.0,
         "lower_80": 6.0, "upper_80": 8.0, "lower_95": 5.0, "upper_95": 9.0, "grade": "A", "own_figures": 4,
         "last_figure_year": 2019, "last_value": 8.0, "basis": "own", "as_of": DAY.isoformat()}
        for key, area, year in rows])
    return pd.concat([empty("forecasts"), made])


@pytest.mark.parametrize(("outcome", "comparison"), [
    (6.0, "inside_80"), (8.0, "inside_80"), (8.1, "inside_95"), (5.0, "inside_95"), (9.1, "outside"),
])
def test_an_outcome_lies_inside_up_to_the_end_of_an_interval(outcome: float, comparison: str) -> None:
    now = _series((OLD_LINE, "66", 2021, outcome))
    table = retrospective_table(STUDY, _forecasts((OLD_LINE, "66", 2021)), _series((OLD_LINE, "66", 2019, 8.0)), now,
                                _figures(now))
    assert table["comparison"].tolist() == [comparison]


def test_what_cannot_be_compared_says_why() -> None:
    past = _series((OLD_LINE, "66", 2019, 8.0), (OLD_LINE, "646", 2019, 20.0), (OLD_LINE, "66", 2020, 8.0))
    now = _series((OLD_LINE, "66", 2020, 8.0), (OLD_LINE, "646", 2021, 19.0), (NEW_LINE, "VN", 2022, 4.0),
                  (NEW_LINE, "66", 2022, 10.5), (NEW_LINE, "647", 2022, 34.0),
                  (("communes_new_rural", "criteria_2021_2025"), "655", 2022, 5.0))  # a number, not a share
    earlier = _forecasts((OLD_LINE, "66", 2020), (OLD_LINE, "66", 2021))
    table = retrospective_table(STUDY, earlier, past, now, _figures(now))
    found = {(row.definition, row.area_code, row.year): (row.comparison, row.reason) for row in table.itertuples()}
    assert found == {
        ("line_2016_2020", "66", 2021): ("no_outcome", ""),
        ("line_2016_2020", "646", 2021): ("not_comparable", "no_forecast_then"),
        ("line_2022_2025", "66", 2022): ("not_comparable", "definition_changed"),
        ("line_2022_2025", "647", 2022): ("not_comparable", "no_basis_then"),
    }


def _continued(study: Study, *now: tuple[tuple[str, str], str, int, float]) -> dict[str, list[int]]:
    past = _series(*((OLD_LINE, "66", 2016 + place, 15.0 - 2 * place) for place in range(4)),
                   *((OLD_RURAL, "66", 2016 + place, 20.0 + 5 * place) for place in range(4)),
                   *((INSURANCE, "66", 2017 + place, 80.0 + place) for place in range(3)))
    made = continued_forecasts(study, past, _figures(past), _series(*now), DAY)
    return {str(name): sorted(rows["year"]) for name, rows in made[made["area_code"] == "66"].groupby("definition")}


def test_a_definition_is_followed_to_its_last_outcome_unless_a_target_holds_it() -> None:
    assert _continued(
        STUDY, (OLD_LINE, "66", 2021, 7.9), (OLD_RURAL, "66", 2021, 45.0), (OLD_RURAL, "66", 2022, 47.0),
        (INSURANCE, "66", 2022, 91.0), (NEW_LINE, "66", 2022, 10.5),
    ) == {"line_2016_2020": [2020, 2021], "criteria_2016_2020": [2020, 2021, 2022]}


def test_no_definition_is_followed_past_its_end() -> None:
    assert _continued(STUDY, (OLD_LINE, "66", 2021, 7.9), (OLD_LINE, "66", 2023, 6.0)) == {}


def test_a_target_after_the_end_of_its_definition_does_not_hold_it() -> None:
    late = STUDY.target("poverty-pace-low-2025").model_copy(update={"definition": OLD_LINE[1]})
    study = STUDY.model_copy(update={"targets": (*STUDY.targets, late)})
    assert _continued(study, (OLD_LINE, "66", 2021, 7.9)) == {"line_2016_2020": [2020, 2021]}
