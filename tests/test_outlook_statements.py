"""What is said of a small family, each statement counted again from the draws it stands on."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.outlook import Known, Outlook, make_outlook
from analysis.outlook.statements import forecast_definition
from analysis.study import Study, Target
from tests.catalogue import STUDY as CATALOGUE

LINE, AS_OF = "line_2022_2025", date(2025, 6, 30)
OLDER = {"643": 2.0, "644": 4.0}
WORST = {"646": 40.0, "647": 34.0, "652": 36.0}  # each worse off than the province
FIRST = {"645": 12.0, "646": 40.0, "647": 34.0, "648": 10.0, "649": 15.0, "650": 16.0, "651": 14.0, "652": 36.0}
PROVINCE = (15.0, 13.5, 12.0)


def _target(name: str, area: str, value: float, year: int = 2025, comparison: str = "at_most") -> Target:
    return CATALOGUE.target("poverty-pace-low-2025").model_copy(update={
        "id": name, "area_code": area, "value": value, "year": year, "form": "level", "comparison": comparison})


STUDY: Study = CATALOGUE.model_copy(update={"targets": (
    CATALOGUE.target("poverty-pace-low-2025"), _target("country", "VN", 14.0, comparison="below"),
    _target("sooner", "66", 13.0, 2024), _target("own", "647", 27.0), _target("next-line", "66", 5.0, 2026),
    _target("elsewhere", "66N", 5.0), *(CATALOGUE.target("poverty-pace-low-2025").model_copy(update={
        "id": name, "start_year": 2021, "start_value": 17.0, "start_known": known})
        for name, known in (("from-2021", date(2024, 12, 31)), ("not-yet-known", date(2025, 7, 1)))))})


def _series(first: dict[str, float], status: str = "published") -> pd.DataFrame:
    """Districts of 2022 and 2023, 646 of 2022 alone; the province to 2024; two positions under the line before."""
    rows = [(LINE, "66", 2022 + place, value) for place, value in enumerate(PROVINCE)]
    rows += [(LINE, code, 2022, value) for code, value in first.items()]
    rows += [(LINE, code, 2023, 0.9 * value) for code, value in first.items() if code != "646"]
    rows += [("line_2016_2020", "66", 2020, 10.0), *(("line_2016_2020", c, 2020, v) for c, v in OLDER.items())]
    return pd.DataFrame([
        {"indicator": "poverty_rate", "definition": line, "area_code": area, "group": "all", "year": year,
         "value": value, "unit": "percent", "figure_id": f"{line}{area}{year}", "status": status}
        for line, area, year, value in rows])


def _made(first: dict[str, float], status: str = "published") -> Outlook:
    series = _series(first, status)
    households = pd.DataFrame({"indicator": "households", "group": "all", "value": 30_000.0,
                               "area_code": [area.code for area in STUDY.districts]})
    figures = series[["figure_id"]].assign(reference_date="")
    return make_outlook(Known(STUDY, series, figures, AS_OF, households), only=["poverty_rate"])


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    return _made(FIRST)


def _drawn(outlook: Outlook) -> pd.DataFrame:
    draws = outlook.draws[outlook.draws["year"] == 2025]
    return draws.pivot(index="draw", columns="area_code", values="value")


def _held(outlook: Outlook, target: str) -> pd.DataFrame:
    rows = outlook.attainment
    return rows[rows["target_id"] == target].set_index("area_code")


def test_how_many_reach_it_counts_the_districts_with_figures_in_each_draw(outlook: Outlook) -> None:
    joint = outlook.joint[outlook.joint["target_id"] == "country"].set_index("at_least")["probability"]
    met = (_drawn(outlook)[list(FIRST)] < 14).sum(axis=1)
    assert joint.to_dict() == pytest.approx({k: (met >= k).mean() for k in range(1, 9)})
    assert set(outlook.joint["areas"]) == {8}
    assert not (outlook.joint["target_id"] == "own").any()  # one district's own target is no count of districts


def test_seven_districts_are_too_few_to_say_how_many() -> None:
    assert _made({code: value for code, value in FIRST.items() if code != "652"}).joint.empty


def test_a_district_answers_for_its_own_target_alone(outlook: Outlook) -> None:
    assert _held(outlook, "own").index.tolist() == ["647"]
    assert _held(outlook, "own").loc["647", "role"] == "target"
    assert set(outlook.rules.loc[outlook.rules["target_id"] == "own", "area_code"]) == {"647"}
    assert "own" not in set(outlook.deciding["target_id"])
    country = _held(outlook, "country")
    assert len(country) == 16
    assert set(country["role"]) == {"yardstick"}


def test_no_target_is_held_against_another_line_or_province(outlook: Outlook) -> None:
    assert set(outlook.attainment["target_id"]) == {"poverty-pace-low-2025", "from-2021", "country", "sooner", "own"}


def test_a_pace_with_a_start_of_its_own_concerns_who_set_it_once_the_start_is_known(outlook: Outlook) -> None:
    held = _held(outlook, "from-2021")
    assert held.index.tolist() == ["66"]
    assert held.loc["66", ["target", "pace_from_year"]].tolist() == [pytest.approx(17 - 4 * 1.5), 2021]
    assert held.loc["66", "probability"] == (_drawn(outlook)["66"] <= 11).mean()
    assert "from-2021" not in {*outlook.deciding["target_id"], *outlook.joint["target_id"]}


def test_paces_lie_between_figures_of_the_area_and_end_at_its_last(outlook: Outlook) -> None:
    rows = _held(outlook, "country")[["pace_from_year", "achieved_pace", "required_pace"]]
    assert rows.loc["647"].tolist() == pytest.approx([2022, 0.9 * 34 - 34, (14 - 0.9 * 34) / 2])
    assert rows.loc["66"].tolist() == pytest.approx([2022, -1.5, 14 - 12])
    assert rows.loc["643"].isna().all()
    paced = _held(outlook, "poverty-pace-low-2025")
    simulated = paced.loc["643", ["target_lower_80", "target_upper_80"]]  # no figure: each draw has its own level
    assert paced["target"].isna().equals(paced["target_lower_80"].notna())
    assert 0 < simulated["target_lower_80"] < simulated["target_upper_80"] < 40
    assert paced.loc["643", "pace_from_year"] == paced.loc["66", "pace_from_year"] == 2022
    assert np.isnan(rows.loc["646", "achieved_pace"])  # one figure has no pace
    assert rows.loc["646", "required_pace"] == pytest.approx((14 - 40) / 3)


def test_what_a_forecast_stands_on_is_said(outlook: Outlook) -> None:
    rows = outlook.forecasts[outlook.forecasts["year"] == 2025].set_index("area_code")
    assert rows.loc[["643", "653", "647", "66"], "basis"].tolist() == ["older_position", "province", "own", "own"]
    assert rows.loc["647", ["own_figures", "last_figure_year", "last_value", "grade"]].tolist() == [
        2, 2023, pytest.approx(30.6), "B"]
    assert rows.loc["653", "grade"] == "C"


def test_every_year_without_a_figure_is_forecast_to_the_last_target(outlook: Outlook) -> None:
    years = outlook.forecasts.groupby("area_code")["year"].apply(list)
    assert years["647"] == [2024, 2025]
    assert years["646"] == [2023, 2024, 2025]
    assert years["653"] == [2022, 2023, 2024, 2025]
    assert years["66"] == [2025]


def test_intervals_hold_what_they_promise_of_the_draws(outlook: Outlook) -> None:
    rows = outlook.forecasts[outlook.forecasts["year"] == 2025].set_index("area_code")
    draws = _drawn(outlook)
    for level, outside in (("80", 0.1), ("95", 0.025)):
        for code in ("643", "647", "66"):
            assert (draws[code] < rows.loc[code, f"lower_{level}"]).mean() == pytest.approx(outside, abs=0.001)
            assert (draws[code] > rows.loc[code, f"upper_{level}"]).mean() == pytest.approx(outside, abs=0.001)


def test_an_outcome_of_the_province_is_stated_and_districts_keep_their_chance(outlook: Outlook) -> None:
    sooner = _held(outlook, "sooner")
    assert sooner.loc["66", ["word", "probability"]].tolist() == ["reached", 1.0]
    assert sooner.loc[[*FIRST, "66"], "probability"].notna().all()
    assert not sooner.loc["643":"657", "word"].isin(["reached", "not_reached"]).any()


def test_a_district_with_two_figures_among_many_is_no_series_alone(
    outlook: Outlook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Had the back-test earned a probability for two figures within a family, and none for two of a lone series."""
    monkeypatch.setattr("analysis.outlook.family_statements.has_earned_probability",
                        lambda _, alone=False, **other: not alone)
    one = _series({"647": 34.0})
    few = one[~((one["area_code"] == "66") & (one["year"] == 2023))]
    figures = few[["figure_id"]].assign(reference_date="")
    households = outlook.denominators
    lone = make_outlook(Known(STUDY, few, figures, AS_OF, households), only=["poverty_rate"])
    assert np.isnan(_held(lone, "country").loc["66", "probability"])
    assert 0 <= _held(lone, "country").loc["647", "probability"] <= 1
    many = _series(FIRST)
    many = many[~((many["area_code"] == "66") & (many["year"] == 2023))]
    family = make_outlook(Known(STUDY, many, many[["figure_id"]].assign(reference_date=""), AS_OF, households),
                          only=["poverty_rate"])
    assert 0 <= _held(family, "country").loc["66", "probability"] <= 1


def _silent(outlook: Outlook, named: dict[str, float]) -> pd.DataFrame:
    held = _held(outlook, "country")
    return held[~held.index.isin([*named, "66"])]


@pytest.mark.parametrize("named", [WORST, FIRST, {"646": 40.0}, {}])
def test_silent_districts_have_a_range_and_no_chance(named: dict[str, float]) -> None:
    silent = _silent(_made(named), named)
    assert len(silent) == 15 - len(named)
    assert silent["probability"].isna().all()
    assert (silent["word"] == "insufficient").all()
    assert silent["upper_80"].notna().all()


def test_no_probability_is_told_farther_ahead_than_its_kind_was_tried() -> None:
    """The same figures three years sooner: 2025 is then four years ahead, two figures were tried to three."""
    series = _series(FIRST)
    current = series["definition"] == LINE
    sooner = CATALOGUE.definition("poverty_rate", LINE).model_copy(update={"year_from": 2019})
    definitions = tuple(sooner if (each.indicator, each.id) == ("poverty_rate", LINE) else each
                        for each in STUDY.definitions)
    study = STUDY.model_copy(update={"definitions": definitions})
    early = series[current].assign(year=series.loc[current, "year"] - 3)
    households = pd.DataFrame({"indicator": "households", "group": "all", "value": 30_000.0,
                               "area_code": [area.code for area in STUDY.districts]})
    figures = early[["figure_id"]].assign(reference_date="")
    made = make_outlook(Known(study, early, figures, AS_OF, households), ["poverty_rate"])
    assert _held(made, "country").loc[list(FIRST), "probability"].isna().all()
    assert _held(_made(FIRST), "country").loc[list(FIRST), "probability"].notna().all()


def test_no_joint_probability_where_its_parts_have_earned_none(
    outlook: Outlook, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not outlook.joint.empty
    monkeypatch.setattr("analysis.outlook.family_statements.has_earned_probability",
                        lambda own, **other: own != 1)  # 646 has one figure
    assert _made(FIRST).joint.empty


def test_one_made_up_figure_marks_every_statement() -> None:
    series = _series({"647": 34.0})
    series.loc[series["area_code"] == "647", "status"] = "illustrative"
    figures = series[["figure_id"]].assign(reference_date="")
    made = make_outlook(Known(STUDY, series, figures, AS_OF), only=["poverty_rate"])
    assert set(made.forecasts["grade"]) == set(made.attainment["grade"]) == {"D"}
    definition = STUDY.definition("poverty_rate", LINE)
    assert set(forecast_definition(Known(STUDY, series, figures, AS_OF), definition, "all", 2025)["grade"]) == {"D"}


def test_a_shock_is_known_once_its_year_is_over() -> None:
    """The budget paid for other people's insurance in the course of 2021."""
    series = pd.DataFrame([
        {"indicator": "health_insurance_coverage", "definition": "default", "area_code": "66", "group": "all",
         "year": 2016 + place, "value": value, "unit": "percent", "figure_id": f"f{place}"}
        for place, value in enumerate((80.0, 82.0, 84.0, 87.0, 90.0))])
    figures = series[["figure_id"]].assign(reference_date="")
    definition = CATALOGUE.definition("health_insurance_coverage", "default")

    def width(study: Study, day: date) -> float:
        table = forecast_definition(Known(study, series, figures, day), definition, "all", 2021).set_index("year")
        return float(table.loc[2021, "upper_80"] - table.loc[2021, "lower_80"])

    calm = width(CATALOGUE.model_copy(update={"shocks": ()}), date(2021, 2, 28))
    assert width(CATALOGUE, date(2021, 2, 28)) == calm
    assert width(CATALOGUE, date(2021, 12, 30)) == calm
    assert width(CATALOGUE, date(2021, 12, 31)) > 1.2 * calm


def _new_rural(communes: float) -> pd.Series:
    """What is said of a district without a figure under the criteria in force and none of its communes before."""
    criteria, older = "criteria_2021_2025", "criteria_2016_2020"
    shares = {code: 10.0 * place for place, code in enumerate(("643", "644", "645", "646", "647", "648"), start=2)}
    rows = [(criteria, code, year, share) for code, share in shares.items() for year in (2022, 2023, 2024)
            if code != "643"]
    rows += [(criteria, "66", year, 45.0) for year in (2022, 2023, 2024)] + [(older, "66", 2020, 45.0)]
    rows += [(older, code, 2020, 0.0 if code == "643" else share) for code, share in shares.items()]
    series = pd.DataFrame([
        {"indicator": "communes_new_rural_share", "definition": line, "area_code": area, "group": "rural", "year": year,
         "value": value, "unit": "percent", "figure_id": f"{line}{area}{year}", "status": "published"}
        for line, area, year, value in rows])
    counts = pd.DataFrame({"indicator": "communes_total", "group": "rural", "value": [communes] * 15 + [15 * communes],
                           "area_code": [*(area.code for area in CATALOGUE.districts), "66"]})
    made = make_outlook(Known(CATALOGUE, series, series[["figure_id"]].assign(reference_date=""), AS_OF, counts),
                        only=["communes_new_rural_share"])
    return made.forecasts.set_index(["area_code", "year"]).loc[("643", 2025)]


def test_none_of_ten_communes_says_less_of_the_next_criteria_than_none_of_many() -> None:
    few, many = _new_rural(10.0), _new_rural(10_000.0)
    assert few["basis"] == many["basis"] == "older_position"
    assert few["upper_95"] >= 10.0 > many["upper_95"]


def _province(indicator: str, definition: str, group: str, figures: dict[int, tuple[float, str, str]]) -> Outlook:
    """A province by itself: value, how it came about and verdict of each year."""
    series = pd.DataFrame([
        {"indicator": indicator, "definition": definition, "area_code": "66", "group": group, "year": year,
         "value": value, "unit": "percent", "figure_id": f"f{year}", "status": "published", "how": how,
         "verdict": verdict} for year, (value, how, verdict) in figures.items()])
    known = Known(CATALOGUE, series, series[["figure_id"]].assign(reference_date=""), date(2026, 2, 11))
    return make_outlook(known, only=[indicator])


def test_a_figure_of_a_year_with_a_declared_one_off_shock_is_no_evidence() -> None:
    """Measles vaccine of Đắk Lắk: two figures, one of the year in which there was none to be had."""
    made = _province("measles_rubella_18m", "default", "children",
                     {2023: (66.3, "computed", "weak"), 2024: (87.6, "stated", "use")})
    row = made.forecasts.set_index("year").loc[2025]
    assert row[["own_figures", "counted_figures", "last_figure_year", "grade"]].tolist() == [2, 1, 2024, "B"]
    assert made.attainment["probability"].isna().all()
    stated = _province("measles_rubella_18m", "default", "children",
                       {2023: (66.3, "stated", "use"), 2024: (87.6, "stated", "use")})
    assert stated.forecasts["counted_figures"].max() == 1  # however sure the figure is
    calm = _province("measles_rubella_18m", "default", "children",
                     {2022: (88.0, "stated", "use"), 2024: (87.6, "stated", "use")})
    assert calm.attainment["probability"].notna().all()


def test_levels_computed_from_a_rounded_change_repeat_the_one_that_is_published() -> None:
    """Minority poverty: 23.08 % is published, 3.5 points come off it twice. Exact parts make figures that count."""
    figures = {2022: (23.08, "stated", "use"), 2023: (19.58, "computed", "weak"), 2024: (16.08, "computed", "weak")}
    made = _province("poverty_rate", LINE, "ethnic_minority", figures)
    assert made.forecasts.loc[made.forecasts["group"] == "ethnic_minority", "counted_figures"].tolist() == [1]
    assert made.attainment["probability"].isna().all()
    exact = {year: (value, how, "use") for year, (value, how, _) in figures.items()}
    made = _province("poverty_rate", LINE, "ethnic_minority", exact)
    assert made.forecasts.loc[made.forecasts["group"] == "ethnic_minority", "counted_figures"].tolist() == [3]
