"""What a sentence or a cell says is what the tables say, on the side of the level on which it lies."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.forecast.record import ALL_NOISY, record
from analysis.language import number
from analysis.narrative.amounts import few_text, pace_text, people_text, points_text
from analysis.narrative.basis import basis_sentence, part_year_sentence
from analysis.narrative.facts import Facts, facts_of
from analysis.narrative.highlights import highlights
from analysis.narrative.retrospective import looking_back
from analysis.narrative.sentences import (
    named_statement,
    standing_sentence,
)
from analysis.narrative.shocks import shock_sentences
from analysis.narrative.targets_table import statement_cells
from analysis.narrative.trials import trial_note, trial_notes, unsaid_note
from analysis.narrative.what_if import what_if
from analysis.outlook import (
    NoStartingPoint,
    Situation,
    WhatIf,
    at_best_pace_of_any_district,
    at_own_best_pace,
    pace_multiplied,
)
from analysis.outlook.pace import Pace
from analysis.telling.people import people_number, people_range
from analysis.telling.rows import Row, plain, records, rows
from analysis.telling.statements import main_level, main_statement, main_statements
from analysis.telling.words import (
    chance_text,
    estimate_with_range,
    lower_first,
    probability_text,
    time_text,
    year_text,
)
from tests.chart_tables import chart_tables, study, with_values

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
    row = {**facts.stated[0], **ends, "indicator": target.indicator, "target_id": target_id,
           "form": target.form, "comparison": target.comparison, "target": level, "probability": float("nan"),
           "word": "insufficient"}
    return standing_sentence(study(), replace(facts, indicator=study().indicator(target.indicator),
                                              stated=[row]))


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


def test_a_probability_withheld_after_a_failed_trial_says_what_the_interval_held() -> None:
    facts = _facts("poverty_rate")
    assert facts.forecast is not None
    row = next(r for r in record().measured if (r.situation, r.panel, r.own_figures) == ("alone", ALL_NOISY, 1))
    silent = with_values(facts.stated, probability=float("nan"), word="insufficient", target=5.0)
    one = replace(facts, stated=silent, forecast={**facts.forecast, "counted_figures": 1})
    said = " ".join(block._repr_html_() for block in unsaid_note(study(), [one]))
    assert row.has_passed == (said.find("đã được thử") < 0)
    if not row.has_passed:
        assert f"{number(100 * row.coverage_95, 1, fixed=True)}%" in said  # too wide for so little
        assert "chuỗi đứng một mình, chỉ có 1 số liệu;" in said
    assert unsaid_note(study(), [replace(one, stated=with_values(silent, probability=0.5))]) == []


def test_no_side_is_named_where_no_level_is_known() -> None:
    assert "chưa có số công bố của năm gốc" in _said("poverty-pace-low-2025", float("nan"), BETTER)


def test_the_cells_of_a_statement_are_its_numbers() -> None:
    facts = next(facts for code in ("647", "646", "66")
                 if len((facts := _facts("poverty_rate", code)).gaps) and facts.standing == "own")
    gap = next(gap for gap in facts.gaps if gap["gap"] != facts.gaps[0]["gap"])
    row = next(row for row in facts.stated if row["target_id"] == gap["target_id"])
    row = {**row, "required_pace": -1.5, "achieved_pace": -0.75}
    cells = statement_cells(study(), facts, row)
    places_of_level = 1 if study().target(row["target_id"]).form == "pace" else 2
    for column, values in (("level", [(row["target"], places_of_level)]), ("probability", []),
                           ("gap", [(gap[name], 1) for name in ("gap", "gap_lower_80", "gap_upper_80")])):
        for value, places in values:
            assert number(value, places, fixed=places == 1) in cells[column], column
    assert cells["probability"] == probability_text(row["probability"])
    assert (cells["required"], cells["achieved"]) == ("−1,5", "−0,75")
    assert "(2025)" not in cells["target"]  # all levels are of one year
    earlier = [{**facts.stated[0], "year": 2024}, *facts.stated[1:]]
    assert cells["target"] + " (2025)" == statement_cells(study(), replace(facts, stated=earlier), row)["target"]
    # What is inferred is no distance to count people by.
    inferred = statement_cells(study(), facts, {**row, "grade": "C"})
    assert (inferred["gap"], inferred["people"]) == ("–", "–")


def test_the_last_figure_is_that_of_the_definition_in_force() -> None:
    facts = _facts("poverty_rate", "647")
    assert facts.forecast is not None
    current = with_values(records(TABLES, "series", indicator="poverty_rate")[:1],
                          definition=facts.forecast["definition"], year=2021, value=30.0)
    older = with_values(current, definition="line_2016_2020", year=2022, value=5.0)
    last = replace(facts, published=[*current, *older]).last
    assert last is not None
    assert (last["year"], last["value"]) == (2021, 30.0)


@pytest.mark.parametrize("word", ["reached", "not_reached"])
def test_an_outcome_either_way_is_published(word: str) -> None:
    settled = TABLES["attainment"].assign(word=word, probability=1.0)
    indicator = study().indicator("health_insurance_coverage")
    assert facts_of(study(), {**TABLES, "attainment": settled}, indicator, study().province).standing == "published"


def test_what_a_published_figure_has_settled_bears_no_probability() -> None:
    facts = _facts("health_insurance_coverage")
    row = {**facts.stated[0], "word": "reached", "probability": 1.0}
    told = replace(facts, stated=[row])
    said = (standing_sentence(study(), told), statement_cells(study(), told, row)["likelihood"],
            statement_cells(study(), told, row)["probability"], named_statement(study(), told))
    assert "đã đạt (số công bố)" in said[0]
    assert not [words for words in said if "99%" in words or "xác suất" in words]


def test_no_dash_stands_for_a_pace_that_one_figure_cannot_tell() -> None:
    facts = _facts("poverty_rate", "656")
    required = {**facts.stated[0], "required_pace": -5.4}
    told = [statement_cells(study(), facts, {**required, "achieved_pace": achieved})["paces"]
            for achieved in (float("nan"), -3.7)]
    until = "còn phải giảm 5,4 điểm % đến cuối năm 2025"
    assert told == [f"{until}; chưa đủ hai số để tính nhịp đã đạt", f"{until}; đã giảm bình quân 3,7 điểm %/năm"]
    assert facts.forecast is not None
    earlier = replace(facts, forecast={**facts.forecast, "last_figure_year": 2023})
    assert statement_cells(study(), earlier, required)["paces"].startswith(
        "còn phải giảm 10,8 điểm % đến cuối năm 2025 (5,4 điểm %/năm); ")


def test_a_pace_bears_its_sign_and_no_more_digits_than_it_deserves() -> None:
    assert [pace_text(value) for value in (12.25, -1.25, 0.125, 0.0, float("nan"))] == [
        "+12,3", "−1,3", "+0,13", "0", "–"]


def test_people_are_given_with_their_range_unit_and_year() -> None:
    gap = {"people": 1234.0, "people_lower_80": 500.0, "people_upper_80": 2500.0,
           "denominator_unit": "households", "denominator_year": 2023}
    said = people_text(gap)
    assert [said.index(part) for part in ("1.200", "hộ", "500", "2.500", "2023")]
    assert said.index("1.200") < said.index("500") < said.index("2.500")


@pytest.mark.parametrize(("people", "of", "words"), [
    (18.4, 503_727.0, "dưới 250 hộ (0–11.000;"), (260.0, 503_727.0, "260 hộ (0–11.000;"),
    (18.4, 19_284.0, "18 hộ (0–11.000;"), (0.0, 503_727.0, "0 hộ (0–11.000;")])
def test_a_gap_that_rounds_to_nothing_is_not_told_as_a_few_households(people: float, of: float, words: str) -> None:
    gap = {"gap": 100 * people / of, "people": people, "people_lower_80": 0.0, "people_upper_80": 10_961.0,
           "denominator": of, "denominator_unit": "households", "denominator_year": 2023}
    assert people_text(gap).startswith(words)


@pytest.mark.parametrize(("name", "inside"), [
    ("Poverty rate", "poverty rate"), ("Tỷ lệ hộ nghèo", "tỷ lệ hộ nghèo"), ("Dân tộc Kinh", "dân tộc Kinh"), ("", ""),
    ("2022-2025 multidimensional line", "2022-2025 multidimensional line"),
    *((kept, kept) for kept in ("GSO survey poverty rate", "QCVN 02:2009/BYT (persons)", "Gia Rai", "Ê Đê",
                                "Expanded Programme on Immunisation, 8 vaccines")),
])
def test_a_name_keeps_its_capitals_inside_a_sentence(name: str, inside: str) -> None:
    assert lower_first(name) == inside


def test_nobody_is_told_to_make_half_a_commune() -> None:
    gap = {"gap": 55.0, "people": 6.0, "people_lower_80": 4.0, "people_upper_80": 7.0, "denominator": 10.0,
           "denominator_unit": "communes", "denominator_year": 2024}
    assert people_text(gap) == "6 xã (4–7; mẫu số năm 2024)"


def test_a_district_whose_figures_are_of_an_older_line_is_given_a_range_only() -> None:
    facts = _facts("poverty_rate", "643")
    assert facts.forecast is not None
    assert facts.standing == "inferred"
    old = with_values(records(TABLES, "series", indicator="poverty_rate")[:1],
                      definition="line_2016_2020", area_code="643", year=2020, value=2.0, reference_date="")
    said = standing_sentence(study(), replace(facts, published=old))
    assert number(facts.forecast["upper_80"], 1, fixed=True) in said
    assert number(facts.forecast["median"], 1, fixed=True) + "%" not in said


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
    inferred = every.copy()
    silent = inferred["area_code"].eq("643") & inferred["indicator"].eq(common)
    inferred.loc[silent, ["probability", "grade"]] = [0.0, "C"]
    told = " ".join(highlights(study(), {**TABLES, "attainment": inferred}))
    assert silent.any()
    assert study().area("643").name not in told


def test_another_district_is_named_where_it_is_the_lowest_at_the_harder_level() -> None:
    """Whoever is lowest at the easier level of a range need not be so at the harder: nobody is called the furthest."""
    stated = {("646", "low"): 0.34, ("647", "low"): 0.47, ("656", "low"): 0.44,
              ("646", "high"): 0.21, ("647", "high"): 0.12, ("656", "high"): 0.18}
    first = rows(TABLES, "attainment", area_code="656", target_id="poverty-pace-low-2025").iloc[0]
    told = pd.DataFrame([{**first, "area_code": code, "target_id": f"poverty-pace-{end}-2025", "grade": "B",
                          "probability": value, "word": "as_likely_as_not" if end == "low" else "unlikely"}
                         for (code, end), value in stated.items()])
    (said,) = [each for each in highlights(study(), {**TABLES, "attainment": told}) if "Ea Súp" in each]
    assert "xác suất đạt thấp nhất trong 3 huyện" in said
    assert "; nhịp của tỉnh Đắk Lắk quy theo cùng tỷ lệ từ số đầu tiên của huyện)" in said
    assert ") (" not in said
    assert re.search("ở mức “giảm 2 điểm %/năm, tương ứng ≤ [0-9,]+%”: ít khả năng", said)
    assert said.endswith("ít khả năng đã đạt (21%), thấp nhất là huyện Buôn Đôn (12%).")
    same = told.assign(probability=told["probability"].where(told["area_code"] != "647", 0.47))
    assert "thấp nhất là huyện" not in " ".join(highlights(study(), {**TABLES, "attainment": same.assign(
        probability=same["probability"].where(same["area_code"] != "656", 0.5))}))


def test_one_statement_speaks_for_a_range_the_easier_the_own_and_the_latest() -> None:
    template = rows(TABLES, "attainment", indicator="poverty_rate", area_code="66", group="all").iloc[:1]

    def pick(*choices: dict[str, object]) -> str:
        table = pd.concat([template.assign(**choice) for choice in choices], ignore_index=True)
        main = main_statement(study(), plain(table))
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
    # What the country has set for this year stands behind what the province has set itself, though for last year:
    # in the province, and in a district, of which neither is the own level.
    lent: dict[str, object] = {**loose, "role": "yardstick"}
    for role in ("target", "yardstick"):
        own: dict[str, object] = {"target_id": "urban-unemployment-2024", "role": role, "year": 2024}
        assert pick(lent, own) == own["target_id"]
    assert main_level(study(), study().indicator("urban_unemployment"), study().area("656"), "urban") == \
        study().target("urban-unemployment-2024")


def test_a_level_of_the_merged_province_is_none_of_its_former_districts() -> None:
    lak = study().area("656")
    trained, schools = (main_level(study(), study().indicator(name), lak, "all")
                        for name in ("trained_labour", "schools_national_standard"))
    assert trained == study().target("trained-labour-2025")
    assert schools is None


def test_a_figure_from_within_the_target_year_is_told_as_left_out_where_the_year_before_has_one() -> None:
    facts = _facts("poverty_rate")
    assert facts.forecast is not None
    row = with_values(facts.published[-1:], definition=facts.forecast["definition"], verdict="use", how="stated",
                      qualifier="")
    ended = with_values(row, year=2024, value=47.25, reference_date="2024-12-31")
    early = with_values(row, year=2025, value=54.3, reference_date="2025-06-30")
    forecast = {**facts.forecast, "last_figure_year": 2024, "own_figures": 2}
    both, alone = (basis_sentence(study(), replace(facts, forecast=forecast, published=figures, standing="own"))
                   for figures in ([*ended, *early], early))
    assert "số cuối là 47,25% (cuối năm 2024)" in both
    assert "Số 54,3% (ngày 30/6/2025) không dùng để ước lượng" in both
    assert "số cuối là 54,3% (ngày 30/6/2025)" in alone  # it stands for the end of 2024
    assert "không dùng" not in alone
    communes = replace(facts, indicator=study().indicator("communes_new_rural_share"), published=early, standing="own",
                       forecast={**forecast, "definition": "criteria_2021_2025"})
    communes = replace(communes, published=with_values(early, definition="criteria_2021_2025"))
    told = "ước lượng cuối năm 2025 là tỷ lệ lẽ ra có nếu các xã trên địa giới cũ vẫn được xét"
    assert told in basis_sentence(study(), communes)  # they ended before the end of the year that is estimated
    assert told not in alone  # households have not


def test_a_probability_whose_trial_held_too_little_says_so() -> None:
    """Of series by themselves with two figures 75.6 % lay inside, with three 79.3 %; both may tell a probability."""
    facts = _facts("poverty_rate")
    series = TABLES["series"]
    none_of_districts = {**TABLES, "series": series[series["area_code"] == "66"]}
    assert facts.forecast is not None

    def told(figures: int, tables: dict[str, pd.DataFrame] = none_of_districts) -> str:
        standing = replace(facts, forecast={**facts.forecast, "counted_figures": figures})  # type: ignore[dict-item]
        return " ".join(block._repr_html_() for block in trial_note(study(), tables, standing))

    assert "chỉ chứa 75,6% số kết quả" in told(2)
    assert told(3) == ""
    codes = [area.code for area in study().districts]
    everywhere = pd.concat([series, *(series[series["area_code"] == "66"].assign(area_code=code) for code in codes)])
    assert "đứng một mình" not in told(2, {**TABLES, "series": everywhere})


def test_the_basis_of_what_is_settled_counts_its_figures_and_names_no_indicator() -> None:
    facts = _facts("poverty_rate")
    settled = replace(facts, standing="published",
                      stated=with_values(facts.stated, word="reached", probability=1.0))
    said = basis_sentence(study(), settled)
    assert facts.indicator.name not in said
    assert "ước lượng dựa trên" in said


def _two_levels(first: tuple[float, str], second: tuple[float, str], **second_row: object) -> Facts:
    """The province's poverty against both of its paces, with these probabilities and words."""
    facts = _facts("poverty_rate")
    changed = {"poverty-pace-low-2025": dict(zip(("probability", "word"), first, strict=True)),
               "poverty-pace-high-2025": {**dict(zip(("probability", "word"), second, strict=True)), **second_row}}
    stated: list[Row] = [{**row, **changed[row["target_id"]]} for row in facts.stated if row["target_id"] in changed]
    assert len(stated) == 2
    return replace(facts, stated=stated)


def _own_of_2024(told: Facts) -> Facts:
    return replace(told, stated=[{**row, "role": "target" if row["year"] == 2024 else "yardstick"}
                                 for row in told.stated])


def test_two_levels_that_lead_to_different_words_are_both_told() -> None:
    told = _two_levels((0.52, "as_likely_as_not"), (0.05, "very_unlikely"))
    assert named_statement(study(), told) == (
        "tỷ lệ hộ nghèo (giảm 1,5 điểm %/năm từ cuối năm 2024, tương ứng ≤ 5,8%: 52%; "
        "giảm 2 điểm %/năm từ cuối năm 2024, tương ứng ≤ 5,5%: rất ít khả năng đã đạt, ≤10%)")
    said = standing_sentence(study(), told)
    assert said.index("52%") < said.index(
        "“giảm 2 điểm %/năm từ cuối năm 2024” (≤ 5,5%): **rất ít khả năng đã đạt**, xác suất ≤10%")
    alike = _two_levels((0.09, "very_unlikely"), (0.05, "very_unlikely"))
    assert named_statement(study(), alike) == (
        "tỷ lệ hộ nghèo (giảm 1,5 điểm %/năm từ cuối năm 2024, tương ứng ≤ 5,8%: ≤10%)")
    assert "giảm 2 điểm" not in standing_sentence(study(), alike)[-80:]


def test_a_pace_from_a_simulated_start_tells_the_range_of_its_level() -> None:
    """Buôn Hồ has no figure of 2022 under the line in force: each draw asks for a level of its own."""
    told = _two_levels((0.61, "as_likely_as_not"), (0.30, "unlikely"))
    inferred = {"target": float("nan"), "pace_from_year": 2022, "grade": "C", "role": "yardstick"}
    stated: list[Row] = [{**row, **inferred, "target_lower_80": low, "target_upper_80": low + 2.0}
                         for row, low in zip(told.stated, (0.9, 1.2), strict=True)]
    told = replace(told, stated=stated)
    assert "giảm 1,5 điểm %/năm, tương ứng ≤ 1,2–3,2%: 61%; giảm 2 điểm %/năm, tương ứng ≤ 0,9–2,9%" in \
        named_statement(study(), told)
    said = standing_sentence(study(), told)
    assert "≤ 1,2–3,2% là khoảng 80% của mức phải đạt: huyện chưa có số năm 2022" in said
    assert "“giảm 2 điểm %/năm” (≤ 0,9–2,9%)" in said
    cell = statement_cells(study(), told, told.stated[1])["level"]
    assert cell == "≤ 1,2–3,2% (khoảng 80%, tính từ giá trị suy ra của cuối năm 2022; không có đường đỏ trên hình)"


def test_a_level_of_another_year_is_told_with_its_year() -> None:
    told = _own_of_2024(_two_levels((0.74, "likely"), (0.38, "as_likely_as_not"), year=2024))
    assert named_statement(study(), told) == (
        "tỷ lệ hộ nghèo (mức đề ra giảm 2 điểm %/năm từ cuối năm 2024, tương ứng ≤ 5,5% (2024): 38%; "
        "mốc so sánh giảm 1,5 điểm %/năm, tương ứng ≤ 5,8% (2025): nhiều khả năng đã đạt, 74%)")
    said = standing_sentence(study(), told)
    assert "So với mức đề ra “giảm 2 điểm %/năm từ cuối năm 2024” (≤ 5,5%): **chưa rõ" in said
    assert "So với mốc so sánh “giảm 1,5 điểm %/năm” (2025) (nhịp của tỉnh Đắk Lắk quy theo cùng tỷ lệ: từ " in said
    assert "): **nhiều khả năng đã đạt**, xác suất 74%" in said


def test_the_range_told_is_of_the_year_of_the_level_that_speaks_for_the_indicator() -> None:
    """As with urban unemployment: the province's own target is of 2024, the yardstick and the chart are of 2025."""
    facts = _own_of_2024(_two_levels((0.74, "likely"), (0.38, "as_likely_as_not"),
                                     year=2024, median=7.2, lower_80=6.6, upper_80=8.1))
    for said in (standing_sentence(study(), facts), basis_sentence(study(), facts)):
        assert "uối năm 2024: 7,2%, khoảng 80%: 6,6–8,1%" in said
    settled = replace(facts, stated=[{**row, "word": "reached" if row["year"] == 2024 else "likely"}
                                     for row in facts.stated])
    assert "ước lượng cuối năm 2025" in standing_sentence(study(), settled)


@pytest.mark.parametrize(("ends", "words"), [
    (BETTER, "giảm 1,5 điểm %/năm từ cuối năm 2024, tương ứng ≤ 5,0%: cả khoảng 80% đã đạt"),
    (WORSE, "giảm 1,5 điểm %/năm từ cuối năm 2024, tương ứng ≤ 5,0%: cả khoảng 80% chưa đạt"),
    ({**WORSE, "lower_80": 4.0}, "")])
def test_a_list_without_probabilities_says_on_which_side_of_the_level_a_whole_range_lies(
        ends: dict[str, float], words: str) -> None:
    facts = _facts("poverty_rate")
    row = {**facts.stated[0], **ends, "target_id": "poverty-pace-low-2025", "target": 5.0,
           "probability": float("nan"), "word": "insufficient"}
    altered = replace(facts, stated=[row])
    assert named_statement(study(), altered) == f"tỷ lệ hộ nghèo ({words})".removesuffix(" ()")


@pytest.mark.parametrize(("basis", "older", "words", "not_said"), [
    ("province", False, "chưa có số liệu riêng", "định nghĩa cũ"),
    ("province", True, "số cũ không dùng để ước lượng được", "vị trí"),
    ("older_position", True, "vị trí của địa bàn theo định nghĩa cũ", "chưa có số liệu riêng"),
])
def test_grade_c_says_what_the_range_of_this_area_stands_on(basis: str, older: bool, words: str, not_said: str) -> None:
    facts = _facts("poverty_rate", "643")
    assert facts.forecast is not None
    old = with_values(records(TABLES, "series", indicator="poverty_rate")[:1],
                      definition="line_2016_2020", area_code="643", year=2020, value=2.0, reference_date="")
    said = basis_sentence(study(), replace(facts, published=old if older else [],
                                           forecast={**facts.forecast, "basis": basis}))
    assert "Hạng C" in said
    assert words in said
    assert not_said not in said


def test_probabilities_are_rounded_to_no_certainty() -> None:
    shown = {0.0: "≤10%", 0.04: "≤10%", 0.1: "≤10%", 0.106: "11%", 0.444: "44%", 0.89: "89%", 0.9: "≥90%", 1.0: "≥90%"}
    assert {value: probability_text(value) for value in shown} == shown
    assert [chance_text(value) for value in (0.004, 0.99, 0.996)] == ["<1%", "99%", ">99%"]  # of tests, not of levels
    assert not re.search(r"\d", probability_text(float("nan")))


@pytest.mark.parametrize(("day", "words"), [
    ("2025-06-30", "ngày 30/6/2025"), ("2025-10-01", "cuối năm 2025"), ("2025-12-31", "cuối năm 2025"),
    ("", "cuối năm 2025"), ("2026-01-15", "cuối năm 2025")])
def test_a_day_before_the_last_quarter_is_not_called_the_end_of_the_year(day: str, words: str) -> None:
    assert time_text(day, 2025) == words
    assert year_text(day, 2025) == ("2025 (ngày 30/6/2025)" if day == "2025-06-30" else "2025")


@pytest.mark.parametrize(("day", "year", "told"), [
    ("2025-06-30", 2024, "2024 (số ngày 30/6/2025)"), ("2024-12-31", 2024, "2024"), ("2025-01-20", 2024, "2024"),
    ("2024-06-30", 2024, "2024 (số ngày 30/6/2024)"), ("", 2024, "2024")])
def test_an_outcome_of_another_day_than_the_year_end_says_which(day: str, year: int, told: str) -> None:
    row = {"indicator": "communes_new_rural_share", "definition": "criteria_2021_2025", "area_code": "66",
           "group": "rural", "year": year, "outcome": 54.3, "figure_id": "x", "outcome_date": day, "grade": "–",
           "comparison": "not_comparable", "reason": "no_basis_then", "made_on": "2021-02-28"}
    page = looking_back(study(), {"retrospective": pd.DataFrame([row])})._repr_html_()
    assert f">{told}</td>" in page
    assert ">54,3%</td>" in page


def test_outcomes_that_cannot_be_compared_are_listed_by_year_and_weak_sources_marked() -> None:
    """Two falling figures under "2022, 2023" must not read as a rise."""
    row = {"indicator": "poverty_rate", "definition": "line_2022_2025", "area_code": "66", "group": "all",
           "outcome_date": "", "grade": "B", "reason": "definition_changed", "made_on": "2021-02-28"}
    found = pd.DataFrame([{**row, "year": year, "outcome": value, "figure_id": name, "comparison": comparison,
                           "lower_80": 1.0, "upper_80": 9.0, "median": 5.0}
                          for year, value, name, comparison in ((2023, 9.15, "b", "not_comparable"),
                                                                (2022, 10.49, "a", "not_comparable"),
                                                                (2021, 7.91, "c", "inside_80"))])
    first = rows(TABLES, "series", indicator="poverty_rate").iloc[0]
    series = pd.DataFrame([{**first, "figure_id": name, "verdict": verdict}
                           for name, verdict in (("a", "weak"), ("b", "use"), ("c", "weak"))])
    page = looking_back(study(), {"retrospective": found, "series": series})._repr_html_()
    assert ">2022, 2023</td>" in page
    assert ">10,49% (nguồn yếu); 9,15%</td>" in page
    assert ">7,91% (nguồn yếu)</td>" in page
    assert "1 kết quả trong số đó có nguồn yếu" in page
    sound = looking_back(study(), {"retrospective": found, "series": series.assign(verdict="use")})._repr_html_()
    assert "nguồn yếu" not in sound


@pytest.mark.parametrize(("times", "area", "words"), [
    (1.5, "66", "Xác suất đạt mức đề ra “giảm 1,5 điểm %/năm (≤ "),
    (2.0, "656", "Xác suất đạt mốc so sánh “giảm 1,5 điểm %/năm (≤ "),
])
def test_another_pace_names_the_level_that_it_is_held_against(times: float, area: str, words: str) -> None:
    target = study().target("poverty-pace-low-2025")
    situation = Situation(study().area(area), target, study().indicator("poverty_rate"), 14.42, 2023, 18.0,
                          np.linspace(10.0, 20.0, 400), None, None, "", 0, True, "B", float("nan"), "", None)
    said = what_if(study(), lambda: pace_multiplied(situation, times))._repr_html_()
    assert f"{words}14,42%)”: " in said


@pytest.mark.parametrize(("counted", "unit", "words"), [
    (7.0, "communes", " của 7 xã (2023)"), (20.0, "villages", " của 20 thôn, buôn (2023)"),
    (149.0, "communes", ""), (7.0, "households", ""), (float("nan"), "communes", ""),
])
def test_a_percentage_of_few_communes_says_how_many_they_are(counted: float, unit: str, words: str) -> None:
    assert few_text([{"denominator": counted, "denominator_unit": unit, "denominator_year": 2023}]) == words
    assert few_text([]) == ""


def _situation(target_id: str, level: float) -> Situation:
    return Situation(study().area("656"), study().target(target_id), study().indicator("poverty_rate"), level, 2023,
                     18.0, np.linspace(10.0, 20.0, 400), None, None, "", 0, True, "B", 1000.0, "households", 2023)


def test_another_pace_is_held_against_every_level_but_told_once() -> None:
    def asked(target_id: str, level: float) -> Callable[[], WhatIf]:
        return lambda: pace_multiplied(_situation(target_id, level), 1.5)

    easy, hard = ("poverty-pace-low-2025", 14.0), ("poverty-pace-high-2025", 11.0)
    both = what_if(study(), asked(*easy), asked(*hard))._repr_html_()
    assert both.count("nhịp dự kiến (từ 18%") == both.count("giá trị cuối năm 2025") == 1
    assert both.count("mẫu số năm 2023") == 1
    for target in (easy, hard):
        alone = what_if(study(), asked(*target))._repr_html_()
        said = re.findall(r"Xác suất đạt mốc so sánh “[^”]*”: [^ ]+ \(hạng B\)\.", alone)
        assert len(said) == 1
        assert said[0] in both


@pytest.mark.parametrize(("logit", "points", "worse"), [(0.05, 0.7, True), (-0.05, -0.7, False)])
def test_a_best_pace_that_is_the_mildest_worsening_is_called_so(logit: float, points: float, worse: bool) -> None:
    situation = replace(_situation("poverty-pace-low-2025", 14.0), own_best=Pace(logit, 2022, 2023, points))
    said = what_if(study(), lambda: at_own_best_pace(situation))._repr_html_()
    assert ("lần xấu đi ít nhất" in said) == worse


def test_the_best_pace_of_any_district_says_of_how_many_it_is_the_best() -> None:
    situation = replace(_situation("poverty-pace-low-2025", 14.0), any_best=Pace(-0.2, 2022, 2023, -3.96),
                        any_best_area="647", paced=2)
    said = what_if(study(), lambda: at_best_pace_of_any_district(situation))._repr_html_()
    assert "(Huyện Buôn Đôn, 2022–2023; chỉ có 2 huyện có hai số so được với nhau)" in said


def test_a_level_that_cannot_be_asked_leaves_the_answer_for_the_others() -> None:
    def no_answer() -> WhatIf:
        raise NoStartingPoint("outcome")

    def answer() -> WhatIf:
        return pace_multiplied(_situation("poverty-pace-low-2025", 14.0), 1.5)

    said = what_if(study(), no_answer, answer)._repr_html_()
    assert said == what_if(study(), answer)._repr_html_()
    assert what_if(study(), no_answer, no_answer)._repr_html_().count("đã được công bố") == 1


@pytest.mark.parametrize(("verdicts", "marks"), [
    (("use", "use"), ("là 52,9%, thấp hơn", "92% (cuối năm 2020).", "từ mức 92%,")),
    (("weak", "use"), ("là 52,9%, thấp hơn", "92% (cuối năm 2020; nguồn yếu).", "từ mức 92% (nguồn yếu),")),
    (("use", "weak"), ("là 52,9% (nguồn yếu), thấp hơn", "92% (cuối năm 2020).", "từ mức 92%,")),
])
def test_a_sentence_about_a_shock_marks_weak_sources(verdicts: tuple[str, str], marks: tuple[str, ...]) -> None:
    facts = _facts("full_immunisation_u1")
    figures: list[Row] = [{**facts.published[0], "definition": "epi", "year": year, "value": value,
                "qualifier": "", "reference_date": f"{year}-12-31", "verdict": verdict}
               for year, value, verdict in ((2020, 92.0, verdicts[0]), (2023, 52.9, verdicts[1]))]
    forecast = {"definition": "epi", "year": 2025}
    said = shock_sentences(study(), replace(facts, published=figures, forecast=forecast))
    assert len(said) == 1
    assert all(mark in said[0] for mark in marks)


def test_a_range_of_one_number_is_that_number() -> None:
    gap = {"people": 0.0, "people_lower_80": 0.0, "people_upper_80": 0.0, "denominator_unit": "persons",
           "denominator_year": 2019}
    assert people_text(gap) == "0 người (mẫu số năm 2019)"
    assert points_text(0.0, "0,0") == "0,0 điểm %"
    assert points_text(0.0, "0,0–0,4") == "0,0 điểm % (0,0–0,4)"
    assert points_text(2.44 - 2.4, "0,0") == "0,04 điểm %"  # little, but it decides
    assert points_text(0.0042, "0,0–1,0") == "0,004 điểm % (0,0–1,0)"
    assert estimate_with_range(2.35, 2.35, 2.35, "percent") == "2,4%"
    assert estimate_with_range(2.35, 2.3, 2.4, "percent") == "2,4% (2,3–2,4%)"


@given(st.floats(0, 2_000_000))
def test_people_behind_an_estimate_have_two_digits(value: float) -> None:
    shown = int(people_number(value).replace(".", ""))
    assert abs(shown - value) <= max(0.5, 0.05 * value)
    assert len(str(shown).rstrip("0")) <= 2


def test_a_range_of_people_of_one_number_is_that_number() -> None:
    assert (people_range(1_210.0, 1_190.0), people_range(0.0, 18_754.0)) == ("1.200", "0–19.000")


def test_what_is_no_evidence_is_named_beside_the_figures_that_are_counted() -> None:
    """Measles vaccine: two figures, one of the year of the shortage; minority poverty: two of three are differences."""
    facts = _facts("measles_rubella_18m")
    used = [{"year": 2023, "how": "computed", "verdict": "weak"}, {"year": 2024, "how": "stated", "verdict": "use"}]
    example = facts_of(study(), TABLES, study().indicator("poverty_rate"), study().province).published[0]
    figures: list[Row] = [{**example, "definition": "default", "note": "", **row} for row in used]
    forecast = {"definition": "default", "indicator": "measles_rubella_18m", "own_figures": 2, "counted_figures": 1,
                "last_figure_year": 2024, "grade": "B", "basis": "own", "year": 2025, "median": 87.6, "lower_80": 83.8,
                "upper_80": 89.7}
    said = basis_sentence(study(), replace(facts, forecast=forecast, published=figures, standing="own"))
    assert "ước lượng dựa trên 2 số" in said
    assert "không tính làm căn cứ cho xác suất: 1 số của năm có biến động đã khai báo." in said
    poor = replace(facts, indicator=study().indicator("poverty_rate"), standing="own", published=[
        {**row, "definition": "line_2022_2025", "how": "computed" if place else "stated",
         "verdict": "weak" if place else "use", "year": 2022 + place} for place, row in enumerate([figures[0]] * 3)],
        forecast={**forecast, "indicator": "poverty_rate", "definition": "line_2022_2025", "own_figures": 3})
    assert "2 số tính từ mức của năm khác và một mức thay đổi chưa chắc chắn" in basis_sentence(study(), poor)
    counted = {**forecast, "definition": "line_2022_2025", "own_figures": 3, "counted_figures": 3}
    assert "không tính" not in basis_sentence(study(), replace(poor, forecast=counted))


@pytest.mark.parametrize(("day", "words", "told"), [
    ("2025-06-24", "MR dose at 18 months, cumulative part-year (about 5-6 months)", True),
    ("2025-12-31", "MR dose at 18 months, cumulative part-year", False), ("2025-06-24", "MR dose at 18 months", False)])
def test_a_later_figure_for_a_part_of_the_year_is_told_as_such(day: str, words: str, told: bool) -> None:
    facts = _facts("measles_rubella_18m")
    row = {**plain(TABLES["figures"].iloc[:1])[0], "figure_id": "de670f1f", "indicator": "measles_rubella_18m",
           "area_code": "66", "group": "children", "year": 2025, "reference_date": day, "value": 46.8,
           "unit": "percent", "kind": "outcome", "verdict": "context", "standard": words,
           "note": "part-year figure: compare with about 47.5 (half of 95), not with 95; cumulative for half a year: "
                   "not a yearly figure"}
    said = part_year_sentence(study(), {**TABLES, "figures": pd.DataFrame([row])}, facts)
    if not told and "cumulative" not in words:
        row["note"] = ""
        said = part_year_sentence(study(), {**TABLES, "figures": pd.DataFrame([row])}, facts)
    assert bool(said) == told
    if told:
        assert "46,8% (ngày 24/6/2025), mới là của một phần năm" in said[0]
        assert "so sánh với khoảng 47,5" in said[1]


def test_the_panel_nearest_to_an_indicator_is_quoted_where_it_failed_and_where_it_could_not_decide() -> None:
    facts = _facts("poverty_rate", "647")
    assert facts.forecast is not None
    few = replace(facts, stated=with_values(facts.stated, probability=0.4, word="as_likely_as_not"),
                  forecast={**facts.forecast, "counted_figures": 2}, standing="own")
    said = " ".join(str(block) for block in trial_note(study(), TABLES, few))
    for words in ("khoảng 80% chứa 64% số kết quả của 347 lần thử", "điểm Brier 0,06, của tỷ lệ chung 0,02",
                  "tương đương 5 nhóm độc lập"):
        assert words in said
    folded, = trial_notes(study(), TABLES, [few, few])
    assert folded._repr_html_().count("347 lần thử") == 1  # each note once
    province = _facts("poverty_rate")
    assert province.forecast is not None
    alone = replace(province, stated=with_values(province.stated, probability=float("nan"), word="insufficient",
                                                 target=5.0), forecast={**province.forecast, "counted_figures": 2})
    said = " ".join(block._repr_html_() for block in unsaid_note(study(), [alone]))
    for words in ("chuỗi đứng một mình", "tương đương 25 nhóm độc lập", "Khoảng 80% chứa 69%", "trung bình 56%",
                  "96% thành đúng"):
        assert words in said
