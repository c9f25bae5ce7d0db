"""What a sentence or a cell says is what the tables say, on the side of the level on which it lies."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis.charts.rows import rows
from analysis.charts.statements import main_statement, main_statements
from analysis.charts.words import probability_text
from analysis.language import number
from analysis.narrative.facts import Facts, facts_of
from analysis.narrative.highlights import highlights
from analysis.narrative.sentences import basis_sentence, pace_text, people_text, standing_sentence, statement_cells
from tests.chart_tables import chart_tables, study

TABLES = chart_tables()
BETTER = {"lower_80": 3.0, "upper_80": 4.0, "median": 3.5}
WORSE = {"lower_80": 6.0, "upper_80": 8.0, "median": 7.0}


def _facts(indicator: str, area: str = "66") -> Facts:
    return facts_of(study(), TABLES, study().indicator(indicator), study().area(area))


def _said(target_id: str, level: float, ends: dict[str, float]) -> str:
    """The sentence on an area whose probability is not given."""
    target = study().target(target_id)
    facts = _facts("poverty_rate")
    assert facts.forecast is not None
    row = {**facts.attainment.iloc[0].to_dict(), **ends, "indicator": target.indicator, "target_id": target_id,
           "form": target.form, "comparison": target.comparison, "target": level, "probability": float("nan"),
           "word": "insufficient"}
    return standing_sentence(study(), replace(facts, indicator=study().indicator(target.indicator),
                                              attainment=pd.DataFrame([row])))


@pytest.mark.parametrize(("target", "ends", "words"), [
    ("poverty-pace-low-2025", BETTER, "đều đã qua mức này"), ("poverty-pace-low-2025", WORSE, "đều chưa tới mức này"),
    ("urban-unemployment-2025", BETTER, "đều đã qua mức này"),
    ("urban-unemployment-2025", WORSE, "đều chưa tới mức này"),
    ("health-insurance-2025", BETTER, "đều chưa tới mức này"), ("health-insurance-2025", WORSE, "đều đã qua mức này"),
    ("new-rural-share-2025", {**BETTER, "upper_80": 5.5}, "mức này nằm trong khoảng"),
])
def test_a_range_lies_on_the_side_of_the_level_on_which_it_is_said_to_lie(
        target: str, ends: dict[str, float], words: str) -> None:
    assert words in _said(target, 5.0, ends)


def test_no_side_is_named_where_no_level_is_known() -> None:
    assert "chưa có số công bố của năm gốc" in _said("poverty-pace-low-2025", float("nan"), BETTER)


def test_the_cells_of_a_statement_are_its_numbers() -> None:
    facts = next(facts for code in ("647", "646", "66")
                 if len((facts := _facts("poverty_rate", code)).gaps) and facts.standing == "own")
    row = facts.attainment.iloc[0]
    gap = facts.gaps[facts.gaps["target_id"] == row["target_id"]].iloc[0]
    cells = statement_cells(study(), facts, row)
    for column, values in (("level", [(row["target"], 2)]), ("probability", []),
                           ("gap", [(gap[name], 1) for name in ("gap", "gap_lower_80", "gap_upper_80")])):
        for value, places in values:
            assert number(value, places, fixed=column == "gap") in cells[column], column
    assert cells["probability"] == probability_text(row["probability"])
    assert cells["required"] == pace_text(row["required_pace"])
    assert cells["achieved"] == pace_text(row["achieved_pace"])


def test_a_pace_bears_its_sign() -> None:
    assert [pace_text(value) for value in (1.25, -1.25, 0.0, float("nan"))] == ["+1,25", "−1,25", "0", "–"]


def test_people_are_given_with_their_range_unit_and_year() -> None:
    gap = pd.Series({"people": 1234.0, "people_lower_80": 500.0, "people_upper_80": 2500.0,
                     "denominator_unit": "households", "denominator_year": 2023})
    said = people_text(gap)
    assert [said.index(part) for part in ("1.234", "hộ", "500", "2.500", "2023")]
    assert said.index("1.234") < said.index("500") < said.index("2.500")


@pytest.mark.parametrize("code", ["66", "647", "646", "643"])
def test_sentences_give_the_median_and_range_of_the_target_year(code: str) -> None:
    facts = _facts("poverty_rate", code)
    forecast = facts.forecast
    assert forecast is not None
    assert forecast["year"] == 2025
    lower, median, upper = (number(forecast[name], 1, fixed=True) for name in ("lower_80", "median", "upper_80"))
    for said in (standing_sentence(study(), facts), basis_sentence(study(), facts)):
        assert f"{lower}–{upper}%" in said
        assert (f"{median}%" in said) == (facts.standing == "own")
        assert "2025" in said
    last = facts.last
    if last is not None:
        known = rows(TABLES, "series", indicator="poverty_rate", area_code=code, group="all",
                     definition=forecast["definition"])
        latest = known.sort_values("year").iloc[-1] if len(known) else last
        assert (last["year"], last["value"]) == (latest["year"], latest["value"])


def test_the_least_likely_target_is_told_first_and_the_most_likely_second() -> None:
    mains = main_statements(study(), rows(TABLES, "attainment", area_code="66"))
    directive = {indicator.id for indicator in study().directive_indicators}
    told = mains[mains["indicator"].isin(directive) & mains["probability"].notna()
                 & ~mains["word"].isin(["reached", "not_reached"])]
    ends = [told.loc[found, "probability"] for found in (told["probability"].idxmin(), told["probability"].idxmax())]
    found = highlights(study(), TABLES)
    for sentence, probability in zip(found, ends, strict=False):
        assert probability_text(probability) in sentence


def test_the_district_that_is_named_is_the_least_likely_of_those_with_figures() -> None:
    every = rows(TABLES, "attainment")
    own = main_statements(study(), every[every["grade"] != "C"])
    own = own[own["area_code"].isin([area.code for area in study().districts]) & own["probability"].notna()]
    common = own["indicator"].value_counts().index[0]
    last = own[own["indicator"] == common].sort_values("probability", kind="stable").iloc[0]
    area = study().area(last["area_code"]).name
    named = next(sentence for sentence in highlights(study(), TABLES) if area in sentence)
    assert probability_text(last["probability"]) in named


def test_one_statement_speaks_for_a_range_the_easier_the_own_and_the_latest() -> None:
    template = rows(TABLES, "attainment", indicator="poverty_rate", area_code="66", group="all").iloc[:1]

    def pick(*choices: dict[str, object]) -> str:
        table = pd.concat([template.assign(**choice) for choice in choices], ignore_index=True)
        main = main_statement(study(), table)
        assert main is not None
        assert main_statements(study(), table)["target_id"].tolist() == [main["target_id"]]
        return str(main["target_id"])

    slow: dict[str, object] = {"target_id": "poverty-pace-low-2025"}
    fast: dict[str, object] = {"target_id": "poverty-pace-high-2025"}
    assert pick(fast, slow) == slow["target_id"]
    assert pick({**slow, "role": "yardstick"}, {**fast, "role": "target"}) == fast["target_id"]
    assert pick({**slow, "year": 2024}, {**fast, "year": 2025}) == fast["target_id"]
    # Where less is better, at most 4 % is easier than at most 2.4 %.
    loose: dict[str, object] = {"target_id": "urban-unemployment-2025"}
    assert pick({"target_id": "urban-unemployment-2024"}, loose) == loose["target_id"]


def test_probabilities_are_rounded_to_no_certainty() -> None:
    shown = {0.0: "<1%", 0.004: "<1%", 0.01: "1%", 0.444: "44%", 0.99: "99%", 0.996: ">99%", 1.0: ">99%"}
    assert {value: probability_text(value) for value in shown} == shown
    assert not re.search(r"\d", probability_text(float("nan")))
