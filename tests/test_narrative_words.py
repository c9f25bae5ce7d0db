"""Sentences on real cases: what is said of the districts, of ties, of paces and of what is missing."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from analysis.language import LANGUAGES, Language, use_language
from analysis.marking import use_marking
from analysis.narrative import district_missing, indicator_ranking, province_indicators, province_targets
from analysis.narrative.facts import facts_of
from analysis.narrative.highlights import highlights
from analysis.narrative.indicator_summary import districts_sentence
from analysis.narrative.other_rules import other_rules
from analysis.narrative.sentences import origin_text, standing_sentence
from analysis.telling.rows import Tables
from tests.chart_tables import chart_tables, study, with_values
from tests.district_words import contradictions

TABLES = chart_tables()
BARE = {**TABLES, **{name: TABLES[name].iloc[:0] for name in ("forecasts", "attainment", "gaps")}}


def _said(block: object) -> str:
    return re.sub(r"<[^>]+>", "", block._repr_html_())  # type: ignore[attr-defined]


@pytest.mark.parametrize("tables", [TABLES, BARE], ids=["forecast", "bare"])
def test_what_is_said_of_the_districts_agrees_with_the_tables(tables: Tables) -> None:
    assert contradictions(study(), tables) == []


@pytest.mark.parametrize(("language", "schools", "housing"), [
    ("vi", "1 trong 15 huyện có số liệu: Ea Kar 39,5% (cuối năm 2016). Chưa có mức đến năm 2025",
     "Buôn Ma Thuột 0 hộ (nông thôn; cuối năm 2022) và Buôn Hồ"),
    ("en", "1 of 15 has a figure: Ea Kar 39.5% (end of 2016). There is no level for 2025",
     "Buôn Ma Thuột 0 households (rural; end of 2022) and Buôn Hồ")])
def test_figures_without_estimates_and_of_other_groups_are_told(language: Language, schools: str, housing: str) -> None:
    with use_language(language):
        assert schools in districts_sentence(study(), TABLES, study().indicator("schools_national_standard"))
        assert housing in districts_sentence(study(), TABLES, study().indicator("temporary_housing"))


def test_of_many_figures_the_lowest_and_the_highest_are_told() -> None:
    figure = TABLES["figures"].query("year == 2024 and reference_date == ''")["figure_id"].iloc[0]
    kept = TABLES["series"].iloc[:1].assign(indicator="unemployment_insurance", definition="default", group="all",
                                            year=2024, unit="persons", figure_id=figure)
    series = pd.concat([kept.assign(area_code=area.code, value=100.0 + place)
                        for place, area in enumerate(study().districts)], ignore_index=True)
    said = districts_sentence(study(), {**TABLES, "series": series}, study().indicator("unemployment_insurance"))
    assert "15 trong 15 huyện có số liệu; cuối năm 2024, từ thấp nhất đến cao nhất: Buôn Ma Thuột 100 người và" in said
    assert said.endswith("Chỉ tiêu này là số đếm, không phải tỷ lệ, nên không lập ước lượng.")


def test_districts_that_tie_are_ranked_as_ties_and_an_open_order_is_said_to_be_open() -> None:
    codes = [area.code for area in study().districts[:3]]
    values = {codes[0]: [50.0] * 10, codes[1]: [50.0] * 9 + [60.0], codes[2]: [50.0] * 4 + [70.0] * 6}
    draws = pd.DataFrame([{"indicator": "poverty_rate", "definition": "line_2022_2025", "group": "all", "year": 2025,
                           "area_code": code, "draw": draw, "value": value}
                          for code, drawn in values.items() for draw, value in enumerate(drawn)])
    forecasts = TABLES["forecasts"].assign(grade="B")
    said = _said(indicator_ranking(study(), {**TABLES, "draws": draws, "forecasts": forecasts},
                                   study().indicator("poverty_rate")))
    assert said.count("1 (bằng nhau)") == 2
    assert "≤10% (bằng nhau: ≥90%)" in said
    assert "dưới 50% là hai huyện có thể bằng nhau hoặc thứ tự có thể ngược lại" in said
    assert "xác suất bằng nhau ghi trong ngoặc" in said


def test_figures_of_another_group_are_told_where_those_of_the_main_one_are_asked_for() -> None:
    for key, known in (("buon-ma-thuot", "0 hộ (nông thôn; cuối năm 2022)"),
                       ("buon-ho", "hộ (hộ nghèo; ngày 02/3/2025)")):
        area = next(each for each in study().districts if each.key == key)
        said = _said(district_missing(study(), TABLES, area))
        assert "Số hộ ở nhà tạm, nhà dột nát, toàn bộ – mới có " in said
        assert known in said
        assert "1 chỉ tiêu chỉ có số của nhóm khác" in said


def test_the_pace_of_the_province_is_turned_into_the_districts_own_in_the_sentence() -> None:
    area = next(each for each in study().districts if each.key == "buon-don")
    facts = facts_of(study(), TABLES, study().indicator("poverty_rate"), area)
    assert facts.forecast is not None
    row = with_values(facts.stated[:1], target_id="poverty-pace-high-2025", target=14.53, role="yardstick",
                      pace_from_year=2022, achieved_pace=-3.96, year=2025)
    forecast = {**facts.forecast, "last_figure_year": 2023, "last_value": 29.98}
    said = standing_sentence(study(), replace(facts, stated=row, forecast=forecast, standing="own"))
    assert ("(nhịp của tỉnh Đắk Lắk quy theo cùng tỷ lệ: từ 33,94% năm 2022 đến 14,5% năm 2025, "
            "bình quân −6,5 điểm %/năm; đã đạt −4,0)") in said


def test_districts_whose_levels_start_from_different_years_are_not_ranked() -> None:
    codes, years = ("646", "647", "656"), (2024, 2022, 2023)
    row = TABLES["attainment"].query("area_code == '656' and target_id == 'poverty-pace-low-2025'").iloc[0]
    told = pd.DataFrame([{**row, "area_code": code, "grade": "B", "probability": 0.3 + place / 10, "word": "unlikely",
                          "pace_from_year": year} for place, (code, year) in enumerate(zip(codes, years, strict=True))])
    (said,) = [each for each in highlights(study(), {**TABLES, "attainment": told}) if "Ea Súp" in each]
    assert said.startswith("**Huyện Ea Súp**, tỷ lệ hộ nghèo: ")
    assert "không so khả năng đạt với huyện khác, vì khác năm gốc (2022–2024)" in said
    same = told.assign(pace_from_year=2022)
    (said,) = [each for each in highlights(study(), {**TABLES, "attainment": same}) if "Ea Súp" in each]
    assert said.startswith("**Huyện Ea Súp** có xác suất đạt thấp nhất trong 3 huyện")


def test_the_province_asks_for_whatever_its_table_cannot_judge() -> None:
    page = province_targets(study(), TABLES)._repr_html_()
    table, asked = page.split('id="missing"')
    unjudged = {re.findall(r"<t[dh][^>]*>(?:<[^>]+>)*([^<]+)", row)[0] for row in table.split("<tr>")[1:]
                if "chưa đủ số liệu" in row or "chưa có số liệu" in row}
    assert unjudged
    assert all(name in asked for name in unjudged)


def test_the_figure_of_the_merged_province_and_what_a_source_notes_are_told() -> None:
    said = _said(province_indicators(study(), TABLES))
    assert "Tỉnh Đắk Lắk (sau hợp nhất với Phú Yên): 90,48% (ngày 30/9/2025); địa giới khác" in said
    assert "khi đó đã khởi công 82%, hoàn thành 50% (hạn của chương trình: 31/8/2025)" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_that_foresees_a_far_year_or_no_change_says_so(language: Language) -> None:
    area = study().province
    target = study().target("poverty-pace-low-2025")
    rule = {"indicator": "poverty_rate", "definition": "line_2022_2025", "area_code": area.code, "group": "all",
            "year": 2025, "target_id": target.id, "role": "target", "rule": "india_districts", "verdict": "off_target",
            "reason": "", "number": 0.004, "number_kind": "points_per_year", "attained": 2069, "needed": -0.5,
            "needed_unit": "points_per_year", "own_figures": 3, "first_year": 2022, "first_value": 10.0,
            "last_year": 2024, "last_value": 9.99, "grade": "B", "as_of": "2026-11-01"}
    with use_language(language):
        said = _said(other_rules(study(), {**TABLES, "rules": pd.DataFrame([rule])}, area))
    assert "2069" not in said
    assert ("hầu như không đổi" if language == "vi" else "hardly any change") in said
    assert ("đạt sau năm 2050" if language == "vi" else "reached after 2050") in said


@pytest.mark.parametrize(("status", "how", "words"), [
    ("published", "stated", "số công bố"), ("published", "computed", "tính từ số công bố"),
    ("illustrative", "stated", "số minh họa"), ("illustrative", "computed", "tính từ số minh họa")])
def test_a_figure_of_a_demonstration_says_which_of_both_it_is(status: str, how: str, words: str) -> None:
    with use_marking(True):
        assert origin_text({"status": status, "how": how, "verdict": "use"}) == words
