"""Cleaning on the published ledger: facts that must come out."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.cleaning import Cleaned, clean
from analysis.ingest import read_figures
from analysis.narrative.equity_figures import half_unit
from analysis.study import Study
from tests.catalogue import RAW


@pytest.fixture(scope="module")
def figures(study: Study) -> pd.DataFrame:
    table = read_figures(RAW, study)[0]
    return table[table["file"] == "public_figures.csv"].reset_index(drop=True)


@pytest.fixture(scope="module")
def cleaned(figures: pd.DataFrame, study: Study) -> Cleaned:
    return clean(figures, study)


def values(
    cleaned: Cleaned, indicator: str, definition: str, area: str, group: str = "all"
) -> dict[int, float]:
    series = cleaned.series
    wanted = {"indicator": indicator, "definition": definition, "area_code": area, "group": group}
    mine = series[(series[list(wanted)] == pd.Series(wanted)).all(axis=1)]
    return dict(zip(mine["year"], mine["value"], strict=True))


def test_every_figure_has_one_fate(cleaned: Cleaned, figures: pd.DataFrame) -> None:
    assert cleaned.selection["figure_id"].tolist() == cleaned.figures["figure_id"].tolist()
    assert cleaned.figures["figure_id"].tolist()[:len(figures)] == figures["figure_id"].tolist()
    assert (cleaned.selection["status"] == "used").sum() == len(cleaned.series)
    statuses = cleaned.selection.set_index("figure_id")["status"]
    for figure in figures.itertuples():
        if figure.kind != "outcome":
            assert statuses[figure.figure_id] == figure.kind
        elif figure.verdict in ("reject", "context"):
            assert statuses[figure.figure_id] in ("rejected", "context")
    assert [f for f in cleaned.findings if f.severity == "error"] == []


def test_poverty_is_never_chained_across_its_lines(cleaned: Cleaned) -> None:
    old, new = (values(cleaned, "poverty_rate", line, "66") for line in ("line_2011_2015", "line_2016_2020"))
    assert (old[2015], new[2015]) == (6.01, 19.37)
    assert new[2017] == 15.37
    assert min(values(cleaned, "poverty_rate", "line_2022_2025", "66")) >= 2021
    told = [f.message for f in cleaned.findings
            if f.code == "cleaning-break" and (f.indicator, f.year) == ("poverty_rate", 2015)]
    assert len(told) == 1
    assert "6,01" in told[0]
    assert "19,37" in told[0]


def test_implausible_poverty_figures(cleaned: Cleaned) -> None:
    fate = cleaned.selection.set_index("figure_id")
    assert fate.loc["e5bab559", "status"] == "rejected"  # Buôn Đôn 2019: 5.16
    # Ea Kar 2019: 6.4
    assert fate.loc["2a459ac8", ["status", "rule"]].tolist() == ["rejected", "implausible"]
    assert 2019 not in values(cleaned, "poverty_rate", "line_2016_2020", "651")
    series = cleaned.series
    hardest = series[series["group"] == "especially_difficult_communes"]
    assert {42.25, 33.87} <= set(hardest.loc[hardest["indicator"] == "poverty_rate", "value"])
    suspected = {f.indicator for f in cleaned.findings if "implausible" in f.code}
    assert suspected == {"commune_stations_with_doctor", "electricity_access", "poverty_rate"}


def test_the_vaccine_shortage_explains_2023(cleaned: Cleaned) -> None:
    told = [f for f in cleaned.findings if f.code == "cleaning-shock"]
    assert [f.year for f in told if f.indicator == "full_immunisation_u1"] == [2023]
    assert values(cleaned, "full_immunisation_u1", "epi", "66", "children")[2023] == 52.9
    # "31.4 %" may be points or relative growth: the figure is used, and marked.
    verdicts = cleaned.series.set_index("figure_id")["verdict"]
    assert verdicts[["0f7e3db7", "aaf20778"]].tolist() == ["weak", "use"]


def test_insurance_of_2020_as_known_then_and_now(
    cleaned: Cleaned, figures: pd.DataFrame, study: Study
) -> None:
    assert values(cleaned, "health_insurance_coverage", "default", "66")[2020] == 90.23
    then = clean(figures, study, date(2021, 3, 1))
    assert values(then, "health_insurance_coverage", "default", "66")[2020] == 90
    known = then.figures.set_index("figure_id")["known_from"]
    assert all("" < known[figure_id] <= "2021-03-01" for figure_id in then.series["figure_id"])


def test_new_rural_shares_are_computed_from_the_counts(cleaned: Cleaned) -> None:
    province = values(cleaned, "communes_new_rural_share", "criteria_2016_2020", "66", "rural")
    assert province[2020] == 43.42
    assert province[2021] == pytest.approx(100 * 71 / 152)
    districts = cleaned.series[(cleaned.series["indicator"] == "communes_new_rural_share")
                               & cleaned.series["area_code"].str.fullmatch(r"6[45]\d")]
    assert len(set(districts["area_code"])) >= 6
    assert set(districts["how"]) == {"computed"}
    assert values(cleaned, "communes_new_rural_share", "criteria_2016_2020", "644", "rural")[2020] == 80


def test_findings_are_few_enough_to_read(cleaned: Cleaned) -> None:
    assert len(cleaned.findings) < 70
    conflicts = [f for f in cleaned.findings if f.code == "cleaning-conflict"]
    assert {f.figure_id for f in conflicts} >= {"892c3d59", "a966b589", "5da29a5e"}


def test_merged_province_stays_apart(cleaned: Cleaned) -> None:
    ids = set(cleaned.series.loc[cleaned.series["area_code"] == "66", "figure_id"])
    merged = cleaned.figures.loc[cleaned.figures["area_code"] == "66N", "figure_id"]
    assert not ids & set(merged)


def test_a_declared_start_of_a_pace_is_the_figure_of_the_ledger_and_no_part_of_the_series(
        cleaned: Cleaned, figures: pd.DataFrame, study: Study) -> None:
    ledger, used = figures.set_index("figure_id"), set(cleaned.series["figure_id"])
    started = [target for target in study.targets if target.start]
    assert {target.group for target in started} == {"all", "ethnic_minority"}
    for target in started:
        figure = ledger.loc[target.start_figure]
        assert (figure["year"], figure["value"]) == target.start
        assert str(figure["known_from"]) == str(target.start_known)
        assert (figure["area_code"], figure["group"]) == (target.area_code, target.group)
        assert target.start_figure not in used
    # The falls of 2021-2023 that the two levels rest on.
    assert ledger.loc["99f4eb3e", "value"] + 2 * ledger.loc["4592d3bc", "value"] == pytest.approx(12.63)
    assert ledger.loc["d5202779", "value"] + 2 * ledger.loc["f87e3060", "value"] == pytest.approx(26.48)


def test_targets_say_what_their_source_says(figures: pd.DataFrame, study: Study) -> None:
    ledger = figures.set_index("figure_id")
    for target in study.targets:
        if target.figure_id:
            assert target.value == ledger.loc[target.figure_id, "value"], target.id
    assert "'>95'" in ledger.loc[study.target("full-immunisation-2025").figure_id, "note"]
    assert study.target("full-immunisation-2025").comparison == "above"


@pytest.mark.parametrize(("figure_id", "half"), [
    ("72760f31", 0.105), ("71a31960", 0.055), ("d5202779", 0.055), ("12a365b8", 0.01), ("99f4eb3e", 0.005)])
def test_a_computed_level_is_as_open_as_the_figures_that_it_was_computed_from(
        figures: pd.DataFrame, figure_id: str, half: float) -> None:
    assert half_unit(figures.set_index("figure_id").loc[figure_id]) == pytest.approx(half)


def test_a_month_ends_no_later_than_the_day_its_figure_was_published(figures: pd.DataFrame) -> None:
    days = figures.set_index("figure_id")["reference_date"]
    assert days["de384cad"] == "2025-06-28"  # "June 2025", in an article of the 28th
    assert days["c9fab83c"] == "2023-12-31"  # "December 2023", told in January


def test_what_does_not_measure_the_target_is_not_chained_to_it(cleaned: Cleaned) -> None:
    """The need of the housing programme; a household rate of water older than the indicator set that defines it."""
    assert values(cleaned, "temporary_housing", "default", "66") == {}
    assert values(cleaned, "temporary_housing", "programme_2025", "66") == {2025: 7294.0}
    assert values(cleaned, "rural_hygienic_water", "households_2018", "648", "rural") == {}
