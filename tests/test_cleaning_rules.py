"""The rules of cleaning on small made-up figures: one rule at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning import clean, known_by
from tests.catalogue import STUDY
from tests.cleaning_figures import figures, found, status


@pytest.mark.parametrize(("loser", "winner", "rule"), [
    ({"verdict": "weak"}, {}, "verdict"),
    ({"how": "computed"}, {}, "stated"),
    ({"note": "số liệu sơ bộ"}, {}, "approved"),
    ({}, {"note": "theo Quyết định phê duyệt"}, "approved"),
    ({"reference_date": "2023-06-30"}, {"reference_date": "2023-12-31"}, "reference-date"),
    ({}, {"reference_date": "2023-12-20"}, "reference-date"),
    ({"reference_date": "2023-09-30"}, {}, "reference-date"),
    ({"known_from": "2024-01-15"}, {"known_from": "2024-06-15"}, "revision"),
    ({"known_from": ""}, {"known_from": "2024-06-15"}, "revision"),
    ({"qualifier": "approximate"}, {}, "exact"),
])
def test_each_preference_decides(loser: dict[str, object], winner: dict[str, object], rule: str) -> None:
    cleaned = clean(figures(loser, {**winner, "value": 10.4}), STUDY)
    assert status(cleaned) == {"f0": ("superseded", rule), "f1": ("used", rule)}
    assert cleaned.series["value"].tolist() == [10.4]
    assert cleaned.selection["winner"].tolist() == ["f1", ""]
    assert cleaned.selection["reason"].str.len().gt(10).all()


def test_a_tie_of_different_values_is_a_conflict_and_stays_stable() -> None:
    for order in (("a", "b"), ("b", "a")):
        rows: list[dict[str, object]] = [{"figure_id": name, "value": 10 + (name == "b")} for name in order]
        cleaned = clean(figures(*rows), STUDY)
        assert cleaned.series["figure_id"].tolist() == ["a"]
        assert found(cleaned) == [("warning", "conflict", "a")]
        assert "nguồn 0" in cleaned.findings[0].message
        assert "nguồn 1" in cleaned.findings[0].message


@pytest.mark.parametrize(("rows", "is_conflict"), [
    (({"value": 9.8}, {"value": 9.81}), False),
    (({"value": 9.8}, {"value": 9.87}), True),
    (({"value": 9.3, "qualifier": "at_least"}, {"value": 9.38}), False),
    (({"reference_date": "2023-06-30"}, {"reference_date": "2023-12-31", "value": 8.0}), False),
    (({"reference_date": "2023-12-31"}, {"value": 8.0}), True),
    (({"reference_date": "2023-06-30", "source": "a.csv"}, {"value": 8.0, "source": "a.csv"}), False),
    (({"reference_date": "2023-06-30", "source": "a.csv", "sheet": "A"}, {"value": 8.0, "source": "a.csv"}), True),
    (({"source": "a.csv"}, {"value": 8.0, "source": "a.csv"}), True),
    (({"reference_date": "2023-12-20", "source": "a.csv"}, {"value": 8.0, "source": "a.csv"}), True),  # which is used
    (({"verdict": "reject"}, {"value": 8.0}), False),
    (({"value": 10.0}, {"value": 10.0}), False),
])
def test_what_is_a_conflict(rows: tuple[dict[str, object], ...], is_conflict: bool) -> None:
    codes = [code for _, code, _ in found(clean(figures(*rows), STUDY))]
    assert ("conflict" in codes) == is_conflict


@pytest.mark.parametrize(("row", "expected", "finding"), [
    ({"kind": "target", "note": "kế hoạch"}, ("target", "target"), None),
    ({"kind": "forecast"}, ("forecast", "forecast"), None),
    ({"verdict": "reject", "note": "in nhầm"}, ("rejected", "reject"), None),
    ({"verdict": "context"}, ("context", "context"), None),
    ({"year": None}, ("context", "no-year"), None),
    ({"unit": "households"}, ("rejected", "unit"), ("error", "unit", "f0")),
    ({"value": 101.0}, ("rejected", "bounds"), ("error", "bounds", "f0")),
    ({"value": -1.0}, ("rejected", "bounds"), ("error", "bounds", "f0")),
    ({"value": 100.0}, ("used", "only"), None),
    ({"note": "số lũy kế 2021-2023"}, ("context", "part-of-year"), ("warning", "part-of-year", "f0")),
    ({"note": "Cộng dồn 11 tháng"}, ("context", "part-of-year"), ("warning", "part-of-year", "f0")),
    ({"indicator": "communes_radio_station", "definition": "default", "standard": "Tỷ lệ xã có đài › Lũy kế",
      "source": "a.csv"}, ("used", "only"), None),
    ({"standard": "Hộ nghèo › Lũy kế", "source": "a.csv"}, ("context", "part-of-year"),
     ("warning", "part-of-year", "f0")),
    ({"standard": "Lũy kế 9 tháng", "reference_date": "2023-09-30", "source": "a.csv"}, ("context", "part-of-year"),
     ("warning", "part-of-year", "f0")),
    ({"standard": "Cộng dồn 12 tháng › Tỷ lệ tiêm chủng đầy đủ (%)"}, ("used", "only"), None),
])
def test_which_figures_may_stand_in_a_series(
    row: dict[str, object], expected: tuple[str, str], finding: tuple[str, str, str] | None
) -> None:
    cleaned = clean(figures(row), STUDY)
    assert status(cleaned) == {"f0": expected}
    assert found(cleaned) == ([finding] if finding else [])
    if row.get("note") and expected[1] in ("target", "reject"):
        assert cleaned.selection["reason"].tolist() == [row["note"]]


def test_as_of_uses_what_could_be_known() -> None:
    table = figures({"known_from": "2024-03-01"}, {"known_from": "2025-03-01", "value": 11.0},
                    {"known_from": "", "year": 2022})
    early = clean(table, STUDY, date(2024, 3, 1))
    assert status(early) == {"f0": ("used", "only"), "f1": ("not_yet_known", "not-yet-known"),
                             "f2": ("not_yet_known", "not-yet-known")}
    assert clean(table, STUDY, date(2024, 2, 29)).series.empty
    assert clean(table, STUDY).series["figure_id"].tolist() == ["f2", "f1"]


def test_thousands_of_persons_become_persons_and_back() -> None:
    table = figures(
        {"indicator": "labour_force", "definition": "default", "unit": "persons", "value": 1084777},
        {"indicator": "population", "definition": "average", "unit": "thousand_persons", "value": 1.5})
    series = clean(table, STUDY).series.set_index("indicator")
    assert series.loc["labour_force", ["value", "unit"]].tolist() == [1084.777, "thousand_persons"]
    assert series.loc["population", ["value", "unit"]].tolist() == [1500.0, "persons"]


COUNTS = {"poor": {"indicator": "poor_households", "unit": "households", "value": 5312},
          "all": {"indicator": "households", "definition": "default", "unit": "households", "value": 17718}}


def test_a_rate_is_computed_from_published_counts() -> None:
    cleaned = clean(figures({**COUNTS["poor"], "known_from": "2024-05-01"},
                            {**COUNTS["all"], "verdict": "weak"}), STUDY)
    derived = cleaned.figures.iloc[-1]
    assert derived["value"] == pytest.approx(100 * 5312 / 17718)
    fields = ["indicator", "how", "verdict", "file", "known_from"]
    assert derived[fields].tolist() == ["poverty_rate", "computed", "weak", "", "2024-12-31"]
    assert derived["source"] == "nguồn 0"
    assert "f0, f1" in derived["note"]
    assert len(cleaned.selection) == len(cleaned.figures) == 3
    assert derived["figure_id"] in set(cleaned.series["figure_id"])


def test_a_rate_is_not_computed_in_a_circle_nor_twice() -> None:
    circular = figures(COUNTS["poor"], {**COUNTS["all"], "how": "computed", "note": "5312/29.98%; rounding"})
    assert len(clean(circular, STUDY).figures) == 2
    published = clean(figures(COUNTS["poor"], COUNTS["all"], {"value": 29.98}), STUDY)
    assert len(published.figures) == 3
    assert found(published) == []


def test_a_published_rate_is_checked_against_its_counts() -> None:
    cleaned = clean(figures(COUNTS["poor"], COUNTS["all"], {"value": 28.98}), STUDY)
    assert found(cleaned) == [("warning", "rate-against-counts", "f2")]


def test_counts_of_communes_stay_on_their_side_of_a_boundary_change() -> None:
    new_rural = {"indicator": "communes_new_rural", "definition": "criteria_2021_2025", "group": "rural",
                 "unit": "communes", "area_code": "644"}
    total = {**new_rural, "indicator": "communes_total", "definition": "default"}
    cleaned = clean(figures(
        {**new_rural, "year": 2021, "value": 4}, {**new_rural, "year": 2023, "value": 4},
        {**new_rural, "year": 2024, "value": 3, "reference_date": "2024-10-31"},
        {**total, "year": 2020, "value": 5}, {**total, "year": 2024, "value": 4}), STUDY)
    derived = cleaned.figures[cleaned.figures["file"] == ""]
    assert dict(zip(derived["year"], derived["value"], strict=True)) == {2021: 80.0, 2023: 80.0, 2024: 60.0}


def test_definitions_breaks_and_pairs_are_told() -> None:
    cleaned = clean(figures(
        {"definition": "line_2011_2015", "year": 2015, "value": 6.01, "area_code": "66"},
        {"definition": "line_2016_2020", "year": 2015, "value": 19.37, "area_code": "66"},
        {"definition": "line_2016_2020", "year": 2010, "area_code": "66"},
        {"area_code": "644+649"}), STUDY)
    assert found(cleaned) == [
        ("warning", "outside-definition", "f2"), ("info", "break", "f1"), ("info", "break-unlinked", "f2"),
        ("info", "pair", "f3")]
    told = next(f.message for f in cleaned.findings if f.code == "cleaning-break")
    assert "6,01" in told
    assert "19,37" in told


def test_a_province_is_no_smaller_than_its_district() -> None:
    row = {"indicator": "poor_households", "unit": "households"}
    cleaned = clean(figures({**row, "value": 500}, {**row, "area_code": "66", "value": 400}), STUDY)
    assert found(cleaned) == [("warning", "province-below-district", "f1")]
    shares = clean(figures({"value": 30}, {"area_code": "66", "value": 9}), STUDY)
    assert found(shares) == []


def panel(level: Callable[[int, int], float], **last: object) -> pd.DataFrame:
    """Six districts over five years; `last` changes the last figure of the first."""
    rows: list[dict[str, object]] = [
        {"definition": "line_2016_2020", "area_code": str(645 + area), "year": 2016 + year,
         "value": level(area, year)}
        for area in range(6) for year in range(5)]
    rows[4] |= last
    return figures(*rows)


def test_an_implausible_weak_figure_is_refused_and_a_usable_one_is_doubted() -> None:
    def falling(area: int, year: int) -> float:
        return round((40 - 4 * area) * 0.85**year, 2)

    assert found(clean(panel(falling), STUDY)) == []
    usable = clean(panel(falling, value=4.0), STUDY)
    assert found(usable) == [("warning", "implausible", "f4")]
    assert status(usable)["f4"] == ("used", "only")
    weak = clean(panel(falling, value=4.0, verdict="weak"), STUDY)
    assert found(weak) == [("warning", "implausible-refused", "f4")]
    assert status(weak)["f4"] == ("rejected", "implausible")
    assert len(weak.series) == 29


def test_a_declared_shock_explains_a_fall_and_its_recovery() -> None:
    row = {"indicator": "full_immunisation_u1", "definition": "epi", "group": "children", "area_code": "66"}
    cleaned = clean(figures(*({**row, "year": year, "value": value, "verdict": "weak"} for year, value in
                              [(2020, 95.0), (2021, 94.0), (2022, 94.5), (2023, 52.9), (2024, 93.0)])), STUDY)
    assert found(cleaned) == [("info", "shock", "f3")]
    assert len(cleaned.series) == 5


ROWS = st.lists(st.fixed_dictionaries({
    "indicator": st.sampled_from(["poverty_rate", "poor_households"]),
    "area_code": st.sampled_from(["645", "66", "644+649"]), "year": st.sampled_from([None, 2022, 2023]),
    "value": st.floats(-5, 120), "unit": st.sampled_from(["percent", "households", "persons"]),
    "kind": st.sampled_from(["outcome", "target", "forecast"]),
    "how": st.sampled_from(["stated", "computed"]),
    "verdict": st.sampled_from(["use", "weak", "reject", "context"]),
    "known_from": st.sampled_from(["", "2024-01-01", "2025-01-01"]),
}), min_size=1, max_size=12)


@settings(max_examples=40)
@given(ROWS, st.sampled_from([None, date(2023, 1, 1), date(2024, 6, 1)]))
def test_nothing_is_lost_whatever_comes_in(rows: list[dict[str, object]], as_of: date | None) -> None:
    table = figures(*rows)
    cleaned = clean(table, STUDY, as_of)
    assert cleaned.figures["figure_id"].tolist()[:len(table)] == table["figure_id"].tolist()
    assert cleaned.selection["figure_id"].tolist() == cleaned.figures["figure_id"].tolist()
    used = cleaned.selection.loc[cleaned.selection["status"] == "used", "figure_id"]
    assert set(used) == set(cleaned.series["figure_id"])
    assert not cleaned.series.duplicated(["indicator", "definition", "area_code", "group", "year"]).any()
    winners = set(cleaned.selection["winner"]) - {""}
    assert winners <= set(used)
    found(cleaned)


@settings(max_examples=40)
@given(ROWS, st.sampled_from([date(2023, 1, 1), date(2024, 6, 1), date(2025, 6, 1)]))
def test_what_was_known_on_a_day_gives_its_series_without_the_rest(rows: list[dict[str, object]], day: date) -> None:
    table = figures(*rows)
    known = known_by(table, day)
    assert set(known["figure_id"]) == {f"f{i}" for i, row in enumerate(rows)
                                       if row["known_from"] and str(row["known_from"]) <= day.isoformat()}
    pd.testing.assert_frame_equal(clean(known, STUDY).series, clean(table, STUDY, day).series)


def test_no_figures_give_empty_tables() -> None:
    empty = clean(figures({}).iloc[:0], STUDY)
    assert empty.series.empty
    assert empty.selection.empty
    assert empty.findings == []
