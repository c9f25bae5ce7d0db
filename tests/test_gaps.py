"""Gaps and equity on a handful of figures whose results can be worked out on paper."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.gaps import equity_table, gaps_table
from tests.catalogue import STUDY

LINE = "line_2022_2025"


def _shortfalls(gaps: dict[str, list[float]], indicator: str = "poverty_rate", group: str = "all") -> pd.DataFrame:
    return pd.DataFrame([
        {"indicator": indicator, "definition": LINE, "area_code": area, "group": group, "year": 2025, "target_id": "t",
         "role": "yardstick", "grade": "B", "draw": draw, "gap": gap}
        for area, drawn in gaps.items() for draw, gap in enumerate(drawn)])


def _counts(*rows: tuple[str, str, str, int, float, str]) -> pd.DataFrame:
    names = ["indicator", "area_code", "group", "year", "value", "unit"]
    return pd.DataFrame(rows, columns=names).assign(how="stated", method="", figure_ids="f")


NO_COUNTS = _counts()


def test_the_interval_holds_the_middle_eight_draws_of_ten() -> None:
    row = gaps_table(STUDY, _shortfalls({"647": [float(n) for n in range(101)]}), NO_COUNTS).iloc[0]
    assert (row["gap_lower_80"], row["gap"], row["gap_upper_80"]) == (10.0, 50.0, 90.0)


def test_the_first_rank_is_furthest_from_the_target_in_each_draw_by_itself() -> None:
    # 646 is furthest in every draw although 647's largest gap exceeds 646's smallest: ranked in a heap they would mix.
    drawn = {"646": [5.0, 50.0, 30.0], "647": [4.0, 40.0, 20.0], "643": [0.0, 0.0, 0.0], "66": [90.0, 90.0, 90.0]}
    ranks = gaps_table(STUDY, _shortfalls(drawn), NO_COUNTS).set_index("area_code")["rank"]
    assert ranks[["646", "647", "643"]].tolist() == [1.0, 2.0, 3.0]
    assert np.isnan(ranks["66"])  # the province is no district


def test_points_become_people_of_the_denominator_and_of_no_other() -> None:
    counts = _counts(("households", "647", "all", 2020, 10_000, "households"),
                     ("households", "647", "all", 2023, 12_000, "households"),
                     ("households", "646", "all", 2024, 90_000, "households"),
                     ("population", "647", "all", 2019, 50_000, "persons"),
                     ("population", "647", "rural", 2019, 40_000, "persons"),
                     ("population", "647", "urban", 2019, 10_000, "persons"))
    poor = gaps_table(STUDY, _shortfalls({"647": [10.0, 10.0]}), counts).iloc[0]
    assert (poor["people"], poor["denominator_unit"], poor["denominator_year"]) == (1_200, "households", 2023)
    thirsty = gaps_table(STUDY, _shortfalls({"647": [10.0, 10.0]}, "rural_hygienic_water", "rural"), counts).iloc[0]
    assert (thirsty["people"], thirsty["denominator_unit"]) == (4_000, "persons")


@pytest.mark.parametrize(("target", "points", "communes"), [
    ("new-rural-share-2025", [55.0], 6), ("new-rural-share-2025", [45.0], 5),  # 5.5 and 4.5 of 10: above 65 % are 7
    ("new-rural-share-2025", [40.0], 5),  # 25 % → 65 % would be level with it, not above
    ("new-rural-share-2025", [39.999], 5), ("new-rural-share-2025", [0.0], 0),
    ("radio-station-2025", [40.0], 4), ("radio-station-2025", [40.003], 4), ("radio-station-2025", [41.0], 5),
])
def test_communes_are_whole_and_as_many_as_the_target_takes(target: str, points: list[float], communes: int) -> None:
    counts = _counts(("communes_total", "647", "rural", 2024, 10, "communes"))
    drawn = _shortfalls({"647": points}, "communes_new_rural_share", "rural").assign(target_id=target)
    row = gaps_table(STUDY, drawn, counts).iloc[0]
    assert (row["people"], row["people_lower_80"], row["people_upper_80"]) == (communes,) * 3
    assert row["gap"] == points[0]


def test_a_group_is_not_counted_in_people_of_the_whole() -> None:
    counts = _counts(("households", "66", "all", 2023, 400_000, "households"))
    minority = gaps_table(STUDY, _shortfalls({"66": [10.0, 10.0]}, group="ethnic_minority"), counts).iloc[0]
    assert minority["gap"] == 10
    assert np.isnan(minority["people"])


def _series(*rows: tuple[str, str, str, str, int, float]) -> pd.DataFrame:
    names = ["indicator", "definition", "area_code", "group", "year", "value"]
    return pd.DataFrame(rows, columns=names).assign(figure_id=[f"f{place}" for place in range(len(rows))])


def _equity(*more: tuple[str, str, str, str, int, float]) -> pd.DataFrame:
    """A poverty rate of 40 % for a third of the households and of 20 % for all: 10 % for the rest."""
    return equity_table(STUDY, _series(
        ("poverty_rate", LINE, "66", "ethnic_minority", 2023, 40.0), ("poverty_rate", LINE, "66", "all", 2023, 20.0),
        ("households", "default", "66", "ethnic_minority", 2022, 100.0),
        ("households", "default", "66", "all", 2022, 300.0), *more))


def test_a_group_is_compared_with_the_rest_of_the_households() -> None:
    row = _equity().iloc[0]
    assert row["rest"] == pytest.approx(10.0)
    assert row["ratio"] == pytest.approx(4.0)
    assert row["difference"] == pytest.approx(30.0)
    assert (row["share_year"], row["reason"]) == (2022, "equity-share-other-year")
    assert row["share"] == pytest.approx(100 / 3)
    assert row["figure_ids"] == "f0 f1 f2 f3"


def test_the_share_is_that_of_the_nearest_year_and_of_the_province() -> None:
    row = _equity(("households", "default", "66", "ethnic_minority", 2015, 10.0),
                  ("households", "default", "66", "all", 2015, 200.0),
                  ("households", "default", "647", "ethnic_minority", 2022, 900.0),
                  ("households", "default", "647", "all", 2022, 1000.0)).iloc[0]
    assert (row["share_year"], round(row["share"], 1)) == (2022, 33.3)


def test_nothing_is_compared_across_definitions_years_or_areas() -> None:
    apart = equity_table(STUDY, _series(
        ("poverty_rate", LINE, "66", "ethnic_minority", 2023, 40.0),
        ("poverty_rate", "line_2016_2020", "66", "all", 2023, 20.0), ("poverty_rate", LINE, "66", "all", 2022, 20.0),
        ("poverty_rate", LINE, "647", "all", 2023, 20.0), ("poverty_rate", LINE, "647", "ethnic_minority", 2022, 33.0)))
    assert apart[["area_code", "how", "reason"]].to_numpy().tolist() == [["66", "not_possible", "equity-no-whole"]]


def test_shares_that_leave_the_rest_less_than_nothing_are_not_shown() -> None:
    row = equity_table(STUDY, _series(
        ("poverty_rate", LINE, "66", "ethnic_minority", 2023, 40.0), ("poverty_rate", LINE, "66", "all", 2023, 10.0),
        ("households", "default", "66", "ethnic_minority", 2023, 100.0),
        ("households", "default", "66", "all", 2023, 300.0))).iloc[0]
    assert (row["how"], row["reason"]) == ("not_possible", "equity-inconsistent")
    assert np.isnan(row["rest"])
