"""What the reports say: every indicator has one place, sentences carry their uncertainty, gaps stay gaps."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import charts
from analysis.charts import high_in_both
from analysis.findings import Finding, findings_table
from analysis.forecast.record import ALL_NOISY, TOTAL, Measured, Record, Tenth, record
from analysis.language import LANGUAGES, Language, number, text, use_language
from analysis.narrative import (
    RECORD_SITUATIONS,
    Blocks,
    coverage_by_panel,
    deciding_districts,
    district_indicators,
    district_minorities,
    district_missing,
    district_successors,
    district_summary,
    finding_words,
    high_note,
    highlights,
    indicator_districts,
    indicator_figures,
    indicator_map,
    indicator_ranking,
    indicator_summary,
    labour_market,
    maps_introduced,
    minority_equity,
    minority_pattern,
    minority_shares,
    minority_summary,
    other_rules,
    province_summary,
    province_targets,
    target_maps,
    too_sure,
    track_record,
)
from analysis.narrative.area import figures_table
from analysis.narrative.basis import basis_sentence
from analysis.narrative.blocks import Block, Raw
from analysis.narrative.equity_figures import difference_range, ratio_range
from analysis.narrative.facts import facts_of
from analysis.narrative.high_probabilities import staying_sentence
from analysis.narrative.highlights import equity_highlight
from analysis.narrative.joint import count_range, joint_statements
from analysis.narrative.other_rules import doubt_note
from analysis.narrative.record_parts import reliability_blocks
from analysis.narrative.sentences import published_text
from analysis.outlook import overstated_in_record, stayed_in_record
from analysis.study import Area, Study
from analysis.tables import RULE_IDS, SCHEMAS
from analysis.telling.rows import rows
from analysis.telling.standings import standing_text, standings
from analysis.telling.statements import easier_first
from analysis.telling.words import BOUND, probability_text, range_text
from tests.chart_tables import chart_tables, districts, study, with_values

DISTRICTS = study().districts
_LESS_SURE = "còn kém chắc khi số gần nhất chưa đạt mức"
IDS = re.compile(r'\bid="([^"]+)"')


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return chart_tables()


@pytest.mark.parametrize("area", DISTRICTS, ids=lambda area: area.key)
def test_every_indicator_has_exactly_one_place_in_a_district_report(
    area: Area, tables: dict[str, pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("series_chart", "districts_chart"):  # the pictures are tested elsewhere
        monkeypatch.setattr(f"analysis.narrative.district_sections.{name}", lambda *a, **k: Raw(""))
    parts = [make(study(), tables, area)._repr_html_()
             for make in (district_summary, district_indicators, district_missing)]
    places = [each for part in parts for each in IDS.findall(part)]
    wanted = [indicator.id for indicator in study().reported_indicators]
    assert sorted(places) == sorted(wanted)


def test_a_district_report_begins_with_what_is_least_likely_beside_all_districts(
    tables: dict[str, pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were figures of every district published for three indicators: one without a probability comes last."""
    likely = {"poverty_rate": float("nan"), "health_insurance_coverage": 0.4, "full_immunisation_u1": 0.2}
    compared: list[str] = []

    def districts_chart(study: Study, tables: object, indicator: str, **kwargs: object) -> Raw:
        compared.append(indicator)
        return Raw("")

    monkeypatch.setattr("analysis.narrative.district_sections.districts_chart", districts_chart)
    monkeypatch.setattr("analysis.narrative.district_sections.series_chart", lambda *a, **k: Raw(""))
    lak = next(area for area in DISTRICTS if area.key == "lak")
    series, attainment = tables["series"], tables["attainment"]
    of_province = series[(series["area_code"] == study().province.code) & series["indicator"].isin(likely)]
    full = {**tables, "forecasts": tables["forecasts"].assign(grade="B"),
            "series": pd.concat([series, of_province.assign(area_code=lak.code)], ignore_index=True),
            "attainment": attainment.assign(probability=attainment["indicator"].map(likely))}
    shown = district_indicators(study(), full, lak)._repr_html_()
    wanted = ["full_immunisation_u1", "health_insurance_coverage", "poverty_rate"]
    assert (compared, [each for each in IDS.findall(shown) if each in likely]) == (wanted, wanted)
    monkeypatch.setattr("analysis.narrative.district_sections._MOST_COMPARED", 2)
    compared.clear()
    shorter = district_indicators(study(), full, lak)._repr_html_()
    assert compared == wanted[:2]  # the third is compared on a page of its own, to which the report leads
    assert [f"../indicators/{each}.html" in shorter for each in wanted] == [False, False, True]
    assert "../indicators/" not in shown


@pytest.mark.parametrize("area", DISTRICTS[:6], ids=lambda area: area.key)
def test_a_summary_gives_the_probabilities_that_the_tables_give(
    area: Area, tables: dict[str, pd.DataFrame]
) -> None:
    summary = district_summary(study(), tables, area)._repr_html_()
    said = set(re.findall(r"(?:xác suất|,|:) ((?:&[lg]t;|≥)?\d+%)", summary))
    assert said <= {html.escape(each) for each in _own(tables, area)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_does_not_count_what_there_is_none_of(language: Language) -> None:
    counted = {"total": 12, "area": "X", "inferred": 0, "elsewhere": 0, "older": 0}
    with use_language(language):
        for own in (0, 12):
            assert text("narrative-summary", own=own, silent=0, **counted).rstrip(".")[-1].isalpha()
            assert " 0 " not in text("narrative-summary", own=own, silent=0, **counted)
            assert ", 3 " in text("narrative-summary", own=own, silent=3, **counted)
        said = text("narrative-province-summary", total=19, judged=19, published=0, silent=0)
        assert " 0 " not in said + text("narrative-province-summary", total=19, judged=0, published=0, silent=19)
        assert " 0 " not in text("narrative-retrospective", date="01/01/2021", count=3, inside=0, inside95=0, unknown=0,
                                   weak=0)


def _own(tables: dict[str, pd.DataFrame], area: Area) -> set[str]:
    found = rows(tables, "attainment", area_code=area.code)["probability"].dropna()
    return {probability_text(value) for value in found}


def test_five_findings_with_numbers_and_ranges(tables: dict[str, pd.DataFrame]) -> None:
    found = highlights(study(), tables)
    assert 3 <= len(found) <= 5
    assert all(re.search(r"\d", sentence) for sentence in found)
    assert all(re.findall(r"[.!?](?=\s|$)", sentence) == ["."] for sentence in found), found  # one sentence each
    estimated = [sentence for sentence in found if "ước lượng cuối năm" in sentence]
    assert len(estimated) >= 2
    assert all("khoảng 80%" in sentence for sentence in estimated)
    assert all(sentence.index("xác suất") < sentence.index("ước lượng") for sentence in estimated)
    (gap,) = [sentence for sentence in found if "Chênh lệch" in sentence]
    ends = re.search(r"\(([\d,]+)–([\d,]+) lần, tùy tỷ trọng", gap)
    assert ends is None or ends[1] != ends[2]
    silent = highlights(study(), {name: table.iloc[:0] for name, table in tables.items()})
    assert len(silent) == 1
    assert "20 trong 20 chỉ tiêu" in silent[0]


def test_a_target_for_minorities_stands_beside_the_figure_of_minorities(tables: dict[str, pd.DataFrame]) -> None:
    page = province_targets(study(), tables)._repr_html_()
    row = next(row for row in page.split("<tr>") if "giảm 3 điểm" in row)
    series = rows(tables, "series", indicator="poverty_rate", area_code="66", group="ethnic_minority")
    years = set(series["year"].astype(str))
    assert "đồng bào dân tộc thiểu số" in row
    assert any(f"(cuối năm {year}" in row for year in years)


def test_the_province_in_short_counts_every_indicator_once(tables: dict[str, pd.DataFrame]) -> None:
    words = province_summary(study(), tables)._repr_html_()
    total, *parts = (int(number) for number in re.findall(r"(\d+) chỉ tiêu", words)[:4])
    assert total == sum(parts) == len(study().directive_indicators)


def test_the_province_in_short_names_what_it_set_for_itself_beyond_the_directive(
    tables: dict[str, pd.DataFrame]
) -> None:
    measles = study().indicator("measles_rubella_18m")
    assert measles not in study().directive_indicators
    stated = tables["attainment"][tables["attainment"]["area_code"] == "66"].iloc[:1].assign(
        indicator=measles.id, definition="default", group=measles.main_group, target_id="measles-rubella-2025",
        role="target", word="very_unlikely", probability=0.01)
    seen = {**tables, "attainment": pd.concat([tables["attainment"], stated], ignore_index=True)}
    said = province_summary(study(), seen)._repr_html_()
    assert "lúc 18 tháng tuổi (rất ít khả năng đã đạt, ≤10%)" in said
    nothing = seen["attainment"]["indicator"] != measles.id
    assert "Ngoài các chỉ tiêu trên" not in province_summary(
        study(), {**seen, "attainment": seen["attainment"][nothing]})._repr_html_()


def test_a_ranking_needs_draws_of_two_districts(tables: dict[str, pd.DataFrame]) -> None:
    indicator = study().indicator("poverty_rate")
    assert "Chưa có cơ sở" in indicator_ranking(study(), tables, indicator)._repr_html_()
    values = pd.DataFrame({
        "indicator": "poverty_rate", "definition": "line_2022_2025", "group": "all", "year": 2025,
        "area_code": ["656", "656", "643", "643"], "draw": [0, 1, 0, 1], "value": [20.0, 21.0, 2.0, 30.0],
    })
    only = indicator_ranking(study(), {**tables, "draws": values}, indicator)._repr_html_()
    assert "chỉ 1 huyện có số liệu riêng, 1 huyện còn lại (hạng C) thì không" in only
    assert "<table" not in only
    forecasts = tables["forecasts"]
    tables = {**tables, "forecasts": forecasts.assign(grade=forecasts["grade"].mask(forecasts["area_code"] == "643",
                                                                                    "B"))}
    inferred = values.assign(area_code=["644", "644", "645", "645"]).iloc[:2]
    beside = indicator_ranking(study(), {**tables, "draws": pd.concat([values, inferred])}, indicator)._repr_html_()
    assert "1 huyện chỉ có khoảng suy ra từ số của tỉnh (hạng C) nên không xếp" in beside
    assert "Buôn Hồ" not in beside  # the middle of what is inferred says nothing of the district
    page = indicator_ranking(study(), {**tables, "draws": values}, indicator)._repr_html_()
    assert "50%" in page
    assert page.count("<tr>") == 3
    assert "trong 1 cặp huyện đứng liền nhau, không cặp nào có thứ tự chắc chắn" in page
    assert page.index("<details>") < page.index("<table")  # an order of chance is opened by who wants it
    draws = pd.DataFrame({"area_code": ["643"] * 500 + ["656"] * 500, "draw": [*range(500)] * 2,
                          "value": [2.0] * 500 + [3.0] * 302 + [1.0] * 198}).assign(**values.iloc[0, :4])
    page = indicator_ranking(study(), {**tables, "draws": draws}, indicator)._repr_html_()
    assert "<td>60%</td>" in page
    assert "Ở 1 cặp, xác suất này không quá 60%" in page  # 60.4 % reads as much
    assert page.index("<details>") < page.index("Cách đọc cột xác suất")  # not without its column
    equal = draws.assign(value=[100.0] * 500 + [100.0] * 400 + [90.0] * 100)
    page = indicator_ranking(study(), {**tables, "draws": equal}, indicator)._repr_html_()
    assert "cùng chạm 0% hoặc 100%" in page
    assert "đếm trên ít đơn vị" not in page  # households are many
    sure = values.assign(value=[20.0, 21.0, 2.0, 3.0])
    page = indicator_ranking(study(), {**tables, "draws": sure}, indicator)._repr_html_()
    assert "1 cặp có thứ tự chắc chắn" in page
    assert "<details>" not in page


def test_readers_are_told_from_where_on_probabilities_promise_too_much() -> None:
    held = [Tenth(0.1, 900, 0.15, 0.30), Tenth(0.6, 500, 0.64, 0.61)]  # what promises too little is no such case
    assert too_sure(held) == too_sure([]) == ""
    weak = [*held, Tenth(0.7, 300, 0.75, 0.58), Tenth(0.8, 100, 0.83, 0.62)]
    told = too_sure(weak)
    for words in ("từ 70% trở lên", "400 lần", "trung bình 77%", "chỉ 59%"):
        assert words in told
    # What is told of "70 % and more" counts the rare statements above a weak tenth too, though these came true.
    assert "403 lần" in too_sure([*weak, Tenth(0.9, 3, 0.9, 1.0)])


def test_levels_that_are_met_already_are_told_apart() -> None:
    """Of what was stated from the weak limit on, counted over all tenths from there; none where that was not tried."""
    weak = [Tenth(0.1, 900, 0.15, 0.16), Tenth(0.7, 300, 0.75, 0.5)]
    staying = [Tenth(0.6, 50, 0.66, 0.9, 4), Tenth(0.7, 100, 0.76, 0.8, 4), Tenth(0.9, 300, 0.96, 0.98, 4)]
    told = staying_sentence(staying, weak)
    for words in ("450 lần", "trên 4 bộ", "từ 70% trở lên", "trung bình nêu 91%", "có 94% giữ được"):
        assert words in told
    assert staying_sentence([], weak) == staying_sentence(staying, weak[:1]) == ""
    parts = "".join(block._repr_html_() for block in reliability_blocks(weak, staying))
    assert parts.count("<table") == 2
    assert "mức đã đạt: có giữ được không: Nêu khoảng 66%" in parts.replace("Mức đã", "mức đã")


def test_a_table_with_a_high_probability_says_what_such_were_worth() -> None:
    found = overstated_in_record()
    assert found is not None
    at_limit, below = found.limit / 100 - 0.004, found.limit / 100 - 0.006  # the one reads as the limit

    def noted(*probabilities: float, word: str = "likely") -> list[Block]:
        return high_note({"probability": each, "word": word} for each in probabilities)

    assert noted(0.2, below, float("nan")) == noted() == noted(1.0, word="reached") == []
    note, = noted(0.2, at_limit)
    assert found.untried == BOUND  # or pages would call untried what was tried
    kept = stayed_in_record()
    assert kept is not None
    for words in (f"từ {found.limit}% trở lên", f"{round(100 * found.happened)}% thành sự thật", "từ đó chỉ ghi “≥90%”",
                  f"có {round(100 * kept.happened)}% giữ được"):
        assert words in note._repr_html_()
    facts = facts_of(study(), chart_tables(), study().indicator("poverty_rate"), study().province)
    for word, probability, warned in (("likely", 0.95, True), ("unlikely", 0.3, False), ("reached", 1.0, False)):
        stated = pd.DataFrame(with_values(facts.stated, probability=probability, word=word))
        tables = {**chart_tables(), "attainment": stated}
        said = "".join(block._repr_html_() for block in (
            province_summary(study(), tables), province_targets(study(), tables),
            indicator_districts(study(), tables, facts.indicator)))
        assert said.count(_LESS_SURE) == (3 if warned else 0)


def test_that_note_stands_only_under_what_is_shown() -> None:
    """Not where a figure has settled the level, nor for levels that neither the summary nor the maps tell."""
    tables = chart_tables()
    target = "poverty-pace-low-2025"
    for word, changed, warned in (("likely", target, True), ("reached", target, False),
                                  ("likely", "poverty-pace-high-2025", False)):
        stated = tables["attainment"].assign(probability=0.2, word="unlikely")
        chosen = (stated["target_id"] == changed) & (stated["area_code"] != DISTRICTS[-1].code)  # or it has no map
        stated.loc[chosen, ["probability", "word"]] = [0.95, word]
        shown = {**tables, "attainment": stated[stated["target_id"].isin([target, changed])]}
        assert (_LESS_SURE in maps_introduced(study(), shown, [target])._repr_html_()) == warned
        settled = {**tables, "attainment": stated[chosen]}
        assert (_LESS_SURE in district_summary(study(), settled, DISTRICTS[0])._repr_html_()) == (word != "reached")


def test_other_districts_are_named_as_a_basis_only_where_there_are_some(tables: dict[str, pd.DataFrame]) -> None:
    indicator = study().indicator("poverty_rate")
    silent = tables["forecasts"].assign(grade="C", basis="province")
    for known in (False, True):
        grades = silent.assign(grade=["B" if known and code == "656" else "C" for code in silent["area_code"]])
        page = indicator_districts(study(), {**tables, "forecasts": grades}, indicator)._repr_html_()
        assert ("và các huyện khác" in page) == known
        assert ("mức chênh lệch thường thấy" in page) != known


def test_districts_that_are_all_inferred_are_not_ranked(tables: dict[str, pd.DataFrame]) -> None:
    indicator = study().indicator("poverty_rate")
    values = pd.DataFrame({
        "indicator": "poverty_rate", "definition": "line_2022_2025", "group": "all", "year": 2025,
        "area_code": ["656", "656", "643", "643"], "draw": [0, 1, 0, 1], "value": [20.0, 21.0, 2.0, 30.0],
    })
    silent = tables["forecasts"].assign(grade="C")
    page = indicator_ranking(study(), {**tables, "forecasts": silent, "draws": values}, indicator)._repr_html_()
    assert "<table" not in page
    assert "cả 2 huyện đều chưa có số liệu riêng" in page


_GOOD = Measured("full", TOTAL, None, None, 3743, 0.7948, 0.92, 2.6, 2.9, 2.8, 0.122, 0.173)


def test_the_record_passes_over_what_it_does_not_know() -> None:
    good = Record((_GOOD, replace(_GOOD, situation="unheard_of")))
    page = track_record(good)._repr_html_()
    assert "3.743" in page
    assert "unheard_of" not in page
    assert "Chưa có kết quả" in track_record(Record())._repr_html_()
    with use_language("en"):
        assert "3,743" in track_record(good)._repr_html_()


@pytest.mark.parametrize("situation", RECORD_SITUATIONS)
def test_no_panel_of_the_record_goes_by_its_id(situation: str) -> None:
    said = coverage_by_panel(record().measured, situation)._repr_html_()
    assert "_" not in "".join(re.findall(r'alt="([^"]*)"', said))


def test_small_charts_share_one_scale_and_name_who_is_silent(tables: dict[str, pd.DataFrame]) -> None:
    picture = charts.multiples_chart(study(), tables, "full_immunisation_u1")
    assert len({axes.get_ylim() for axes in picture.figure.axes}) == 1
    assert len(picture.figure.axes) == 16
    assert "Chưa có số liệu" in picture.alternative


def test_findings_write_numbers_and_names_by_the_language() -> None:
    finding = Finding("warning", "cleaning-conflict", {
        "indicator": "Tỷ lệ hộ nghèo", "area": "Huyện Ea Kar", "group": "Toàn bộ", "year": "2019",
        "used": [(12345.5, "Sổ hộ nghèo; 0123abcd")], "others": [(7.45, "Báo Huyện Ea Kar; 89abcdef"), (8.0, "b; c")],
    })
    row = findings_table([finding]).iloc[0]
    assert "12.345,5 (Sổ hộ nghèo; 0123abcd)" in finding_words(study(), row)[0]
    with use_language("en"):
        message, _ = finding_words(study(), row)
    assert "Ea Kar District" in message
    assert "12,345.5 (Sổ hộ nghèo; 0123abcd)" in message
    assert "7.45 (Báo Huyện Ea Kar; 89abcdef); 8 (b; c)" in message  # titles of sources are quoted as they stand
    assert "Tỷ lệ hộ nghèo" not in message


def test_a_source_is_told_in_the_language_before_it_is_shortened() -> None:
    title = "GSO statistical database (pxweb), download of August 2019 — General Statistics Office of Viet Nam"
    census = ("Population_Census_2009_2019.csv (rows 2009 and 2019 = GSO censuses of 1 Apr 2009 and 1 Apr 2019) — "
              "GSO census via Gibb et al., github rorygibb/dengue_vietnam_ms")
    finding = Finding("warning", "cleaning-conflict", {
        "indicator": "Dân số", "area": "Tỉnh Đắk Lắk", "group": "Toàn bộ", "year": "2019", "rule": "verdict",
        "used": [(1.0, f"{title}; d5f4a07d")], "others": [(2.0, f"{census}; 7fd68c0d")]})
    message, _ = finding_words(study(), findings_table([finding]).iloc[0])
    assert "General Statistics" not in message
    assert "rows 2009" not in message
    assert "(dòng 2009 và 2019: tổng điều tra" in message
    assert " …; 7fd68c0d)" in message


def test_units_in_findings_are_words() -> None:
    finding = Finding("error", "cleaning-unit", {
        "indicator": "Tỷ lệ hộ nghèo", "area": "Huyện Lắk", "year": "2020", "unit": "households", "wanted": "percent",
        "value": 81.25, "figure": "x"})
    message, _ = finding_words(study(), findings_table([finding]).iloc[0])
    assert "households" not in message
    assert "percent" not in message
    assert "81,25" in message


def test_the_summary_groups_by_the_words_of_the_scale(tables: dict[str, pd.DataFrame]) -> None:
    said = province_summary(study(), tables)._repr_html_()
    for word, probability in re.findall(r"<strong>([^<]*khả năng[^<]*)</strong> \(\d+\): [^<]*?\(([<>]?\d+)%\)", said):
        stated = float(probability.strip("<>")) / 100
        bounds = {"Rất có": (0.9, 1), "Nhiều k": (0.66, 0.9), "Chưa r": (0.33, 0.66), "Ít khả": (0.1, 0.33),
                  "Rất ít": (0, 0.1)}
        low, high = next(ends for start, ends in bounds.items() if word.startswith(start))
        assert low - 0.005 <= stated <= high + 0.005, (word, probability)


def test_what_has_no_figure_at_all_is_not_called_too_few(tables: dict[str, pd.DataFrame]) -> None:
    said = province_targets(study(), tables)._repr_html_()
    row = re.search(r"<tr>(?:(?!</tr>).)*đài truyền thanh(?:(?!</tr>).)*</tr>", said, re.DOTALL)
    assert row
    assert "chưa có số liệu" in row[0]
    assert "chưa đủ số liệu" not in row[0]


def test_a_figure_of_another_definition_than_the_target_says_so(tables: dict[str, pd.DataFrame]) -> None:
    """Trained labour: the plan counts short courses, the only figures are of certified employed persons.

    Temporary housing: the programme counts who needs support, also those whose houses are finished.
    """
    cells = re.findall(r"<td>([^<]*không cùng định nghĩa với mức đề ra[^<]*)</td>",
                       province_targets(study(), tables)._repr_html_())
    assert len(cells) == 2
    assert cells[1].startswith("7.294 hộ")
    assert cells[0].startswith(published_text(facts_of(
        study(), tables, study().indicator("trained_labour"), study().province).published[-1], "percent"))


def test_no_office_is_asked_for_figures_where_only_the_level_is_missing(tables: dict[str, pd.DataFrame]) -> None:
    said = province_targets(study(), tables)._repr_html_()
    asked = said[said.index('id="missing"'):]
    for indicator in study().directive_indicators:
        facts = facts_of(study(), tables, indicator, study().province)
        judged = any(t.area_code in (study().province.code, study().province.parent)
                     for t in study().targets_of(indicator.id))
        lacking = facts.last is None or (judged and facts.standing == "none")
        assert (f"{html.escape(indicator.name)} (" in asked) == lacking, indicator.id


def test_a_computed_figure_says_how(tables: dict[str, pd.DataFrame]) -> None:
    indicator, lak = study().indicator("poverty_rate"), study().area("656")
    facts = facts_of(study(), tables, indicator, lak)
    assert "17,22% (cuối năm 2024) là số tính: 20,95 (cuối năm 2023, VietNamNet) trừ 3,73" in \
        basis_sentence(study(), facts)
    stated = replace(facts, published=with_values(facts.published, how="stated"))
    assert "là số tính" not in basis_sentence(study(), stated)


@pytest.mark.parametrize(("key", "kinds"), [("lak", "5 xã ("), ("buon-ma-thuot", "6 xã, phường (")])
def test_what_follows_a_district_is_called_what_it_is(key: str, kinds: str) -> None:
    area = next(area for area in DISTRICTS if area.key == key)
    said = district_successors(study(), area)._repr_html_()
    assert f"được tổ chức thành {kinds}" in said


@pytest.mark.parametrize(("key", "told"), [
    ("krong-bong", "xã Hòa Tân nhập vào đơn vị khác, còn 13 đơn vị cấp xã (12 xã); số đếm của năm 2023 là theo 14 đơn "
                   "vị (13 xã)"),
    ("buon-ma-thuot", "phường Thống Nhất và phường Thắng Lợi nhập vào đơn vị khác, còn 19 đơn vị cấp xã (8 xã)"),
    ("m-drak", ""),  # three of whose names the lists only spell otherwise
])
def test_counts_of_communes_say_of_which_day(key: str, told: str) -> None:
    area = next(area for area in DISTRICTS if area.key == key)
    said = html.unescape(district_successors(study(), area)._repr_html_())
    assert told in said if told else "01/11/2024" not in said


def test_two_figures_of_other_definitions_say_how_these_differ(tables: dict[str, pd.DataFrame]) -> None:
    trained = study().indicator("trained_labour")
    for said in (labour_market(study(), tables), indicator_summary(study(), tables, trained)):
        told = html.unescape(said._repr_html_())
        assert "(khái niệm hẹp hơn chỉ tiêu kế hoạch), còn mức “≥ 70%” theo “Lao động qua đào tạo" in told
        assert "(gồm cả đào tạo ngắn hạn, không bằng cấp), nên không so trực tiếp được." in told


def test_an_empty_map_gives_way_to_a_sentence(tables: dict[str, pd.DataFrame]) -> None:
    silent = study().indicator("workers_housing")
    said = indicator_map(study(), tables, None, silent)._repr_html_()
    assert "<img" not in said
    assert "Chưa đủ hai huyện có số hoặc ước lượng riêng của cuối năm" in said


def test_a_weak_source_under_an_estimate_is_named(tables: dict[str, pd.DataFrame]) -> None:
    indicator, province = study().indicator("poverty_rate"), study().province
    facts = facts_of(study(), tables, indicator, province)
    assert facts.forecast is not None
    sound = with_values(facts.of_definition(facts.forecast["definition"]), verdict="use")
    first = {**sound[0], "verdict": "weak"}
    sentence = basis_sentence(study(), replace(facts, published=[first, *sound[1:]]))
    assert published_text(first, "percent") in sentence.rpartition(". ")[2]
    assert "nguồn yếu" in sentence
    assert "nguồn yếu" not in basis_sentence(study(), replace(facts, published=sound))


def test_a_weak_source_is_named_beside_the_figure_in_every_table(tables: dict[str, pd.DataFrame]) -> None:
    indicator, area = study().indicator("ethnic_minority_share"), study().area("656")
    series = tables["series"].assign(verdict="use")
    sound = {**tables, "series": series}
    weak = {**tables, "series": series.assign(
        verdict=series["verdict"].where(series["indicator"] != indicator.id, "weak"))}
    for shown, named in ((weak, True), (sound, False)):
        parts = (indicator_figures(study(), shown, indicator), minority_shares(study(), shown),
                 district_minorities(study(), shown, area),
                 Blocks([figures_table(study(), facts_of(study(), shown, indicator, area))]))
        assert [("nguồn yếu" in part._repr_html_()) for part in parts] == [named] * len(parts)


def test_what_is_published_of_difficult_communes_and_villages_is_on_the_page(tables: dict[str, pd.DataFrame]) -> None:
    page = minority_shares(study(), tables)._repr_html_()
    for area, cells in (("Tỉnh Đắk Lắk", ("54 xã (2024)", "454 thôn, buôn (2024; nguồn yếu)")), ("Huyện Buôn Đôn", (
            "6 xã (2024)", "50 thôn, buôn (2024)")), ("Huyện Krông Búk", ("1 xã (2023)", "19 thôn, buôn (2023)"))):
        row = next(each for each in page.split("<tr")[1:] if f">{area}<" in each)
        assert all(cell in row for cell in cells), row
    told = page.partition("<details>")[2]
    assert "Nguồn của từng số" in told
    assert re.search(r"50 thôn, buôn \(2024\)</td>.*?Nhân dân các dân tộc huyện Buôn Đôn", told, re.DOTALL)


def test_a_difference_is_as_open_as_the_ratio(tables: dict[str, pd.DataFrame]) -> None:
    rates = {"value": 16.08, "all": 6.65, "share": 32.138398, "share_year": 2015, "figure_ids": "a b c d"}
    counted = pd.Series({**rates, "value": 37.17, "all": 19.37, "year": 2015})
    assert ratio_range(tables, counted) is difference_range(tables, counted) is None
    # By hand: with 27.6 or 36.6 % of the households the rest stands at 3.05 or 1.20 %.
    assert difference_range(tables, pd.Series({**rates, "year": 2024})) == ("13,0", "14,9")
    equity = tables["equity"].iloc[:1].assign(**rates, rest=2.184, year=2024, ratio=7.362, difference=13.896)
    page = minority_equity(study(), {**tables, "equity": equity})._repr_html_()
    assert ">13,9 điểm % (13,0–14,9)<" in page


def test_maps_give_their_numbers_in_a_table(tables: dict[str, pd.DataFrame]) -> None:
    page = target_maps(study(), tables, districts(), "poverty-pace-low-2025")._repr_html_()
    told = html.unescape(page.rpartition("<details>")[2])
    assert told.count("<tr") == 16
    found = {s.area.code: s for s in standings(study(), tables, "poverty_rate", 2025)}
    for area in study().districts:
        row = next(each for each in told.split("<tr")[1:] if f">{area.name}<" in each)
        assert standing_text(found[area.code], "percent") in row
        assert ("–</td>" in row) == (found[area.code].kind == "inferred")


def test_no_map_in_one_colour_of_likelihood(tables: dict[str, pd.DataFrame]) -> None:
    """As published: three districts have a probability of the poverty pace, all of the same class."""
    target, stated = "poverty-pace-low-2025", tables["attainment"].copy()
    here = stated["target_id"].eq(target) & stated["area_code"].isin([area.code for area in study().districts])
    own = here & stated["area_code"].isin(["646", "647", "656"])
    stated.loc[here & ~own, ["probability", "word"]] = [float("nan"), "insufficient"]
    stated.loc[own, ["probability", "word"]] = [0.4, "as_likely_as_not"]
    page = target_maps(study(), {**tables, "attainment": stated}, districts(), target)._repr_html_()
    assert page.count("<figure") == 2  # value and distance
    assert "chưa khác nhau về mức khả năng" in page
    apart = stated.copy()
    apart.loc[own & stated["area_code"].eq("646"), ["probability", "word"]] = [0.2, "unlikely"]
    page = target_maps(study(), {**tables, "attainment": apart}, districts(), target)._repr_html_()
    assert page.count("<figure") == 3


def test_a_comparison_says_which_of_its_figures_have_a_weak_source(tables: dict[str, pd.DataFrame]) -> None:
    row = tables["equity"].dropna(subset=["ratio"]).sort_values("year").iloc[-1]
    figures = tables["figures"].assign(verdict="use")
    one = figures.loc[figures["indicator"] == "poverty_rate"].iloc[[0]]
    equity = tables["equity"].assign(figure_ids=one["figure_id"].iloc[0])
    weak = figures.assign(verdict=["weak" if each == one["figure_id"].iloc[0] else "use"
                                   for each in figures["figure_id"]])
    for verdicts, named in ((weak, True), (figures, False)):
        told = next(s for s in highlights(study(), {**tables, "equity": equity, "figures": verdicts})
                    if s.startswith("**Chênh lệch**"))
        assert (f"{published_text(one.iloc[0], 'percent')} (" in told and "nguồn yếu" in told) is named
        assert str(row["year"]) in told


def test_a_finding_that_stands_on_figures_of_a_weak_source_says_so(tables: dict[str, pd.DataFrame]) -> None:
    """Only those of its own area and definition: a weak figure of another says nothing of the estimate."""
    sound = {**tables, "series": tables["series"].assign(verdict="use")}
    told = highlights(study(), sound)
    district = next(area for area in DISTRICTS if any(s.startswith(f"**{area.name}**") for s in told))
    definitions = sound["series"]["definition"].where(sound["series"]["area_code"] == district.code)
    current, older = definitions == "line_2022_2025", definitions == "line_2016_2020"
    assert current.any()
    assert "nguồn yếu" not in " ".join(told[:3])
    for marked, said in ((current, True), (older, False)):
        series = sound["series"].assign(verdict=marked.map({True: "weak", False: "use"}))
        sentences = highlights(study(), {**tables, "series": series})
        assert [("nguồn yếu" in each) for each in sentences[:3]] == [
            said and each.startswith(f"**{district.name}**") for each in sentences[:3]]
    figure = published_text(sound["series"][current].iloc[-1], "percent")
    everything = highlights(study(), {**tables, "series": sound["series"].assign(verdict="weak")})
    assert any(figure in each and "nguồn yếu" in each for each in everything)
    assert all("nguồn yếu" in each for each in everything[:3])


def test_figures_of_an_older_definition_are_told_and_those_of_the_one_in_force_asked_for(
        tables: dict[str, pd.DataFrame]) -> None:
    cu_kuin = next(area for area in DISTRICTS if area.key == "cu-kuin")
    definition = study().definition("poverty_rate", "line_2022_2025").name
    series = tables["series"]
    mine = (series["area_code"] == cu_kuin.code) & (series["indicator"] == "poverty_rate")
    assert set(series[mine]["definition"]) == {"line_2016_2020"}
    asked, summary = (html.unescape(part(study(), tables, cu_kuin)._repr_html_())
                      for part in (district_missing, district_summary))
    assert f"Tỷ lệ hộ nghèo theo “{definition}” (" in asked
    assert ", trong đó 1 chỉ tiêu chỉ có số theo định nghĩa cũ" in asked
    assert "theo định nghĩa hiện hành (1 chỉ tiêu" in summary
    silent = {**tables, "series": series[~mine]}
    asked, summary = (html.unescape(part(study(), silent, cu_kuin)._repr_html_())
                      for part in (district_missing, district_summary))
    assert definition not in asked
    assert "định nghĩa cũ" not in asked + summary
    current = {**tables, "series": series.assign(definition=series["definition"].mask(mine, "line_2022_2025"))}
    assert "Tỷ lệ hộ nghèo" not in html.unescape(district_missing(study(), current, cu_kuin)._repr_html_())


def test_no_more_than_five_districts_are_shown_to_decide_and_the_others_can_be_opened(
        tables: dict[str, pd.DataFrame]) -> None:
    row = dict.fromkeys(SCHEMAS["deciding"].columns, 1.0) | {
        "target_id": "poverty-pace-low-2025", "role": "target", "weight_basis": "households/all", "grade": "B"}
    deciding = pd.DataFrame([{**row, "area_code": area.code, "contribution": float(place)}
                             for place, area in enumerate((study().province, *DISTRICTS))])
    stated = tables["attainment"]
    alike = stated.assign(pace_from_year=stated["pace_from_year"].mask(stated["pace_from_year"].notna(), 2021))
    said = deciding_districts(study(), {**tables, "deciding": deciding, "attainment": alike})._repr_html_()
    shown, folded = said.split("<details class=\"more\">")
    largest = [area.short_name for area in DISTRICTS[-5:]]
    assert re.findall(r'<th scope="row">([^<]+)</th>', shown) == [html.escape(name) for name in reversed(largest)]
    assert len(re.findall(r'<th scope="row">', folded)) == len(DISTRICTS) - 5
    later = alike.assign(pace_from_year=alike["pace_from_year"].mask(alike["area_code"] == "647", 2023))
    said = deciding_districts(study(), {**tables, "deciding": deciding, "attainment": later})._repr_html_()
    listed = re.findall(r'<th scope="row">([^<]+)</th>', said)  # who starts later is asked for less: no order
    assert [html.unescape(name) for name in listed] == [area.short_name for area in study().districts]
    assert "tính từ năm gốc khác nhau nên không xếp hạng" in said


@given(st.lists(st.integers(0, 15), min_size=20, max_size=400))
def test_how_many_districts_reach_a_target_is_read_from_its_tail_as_from_the_draws(reached: list[int]) -> None:
    counts = np.array(reached)
    tail = pd.Series({least: float((counts >= least).mean()) for least in range(1, 16)})
    low, middle, high = count_range(tail)
    # No draw in ten lies further out on either side than the ends, and half of them on each side of the middle.
    assert (counts < low).mean() <= 0.1 + 1e-9
    assert (counts > high).mean() < 0.1 + 1e-9
    assert (counts >= middle).mean() >= 0.5 - 1e-9
    assert (counts > middle).mean() < 0.5 + 1e-9
    assert low <= middle <= high


def test_joint_statements_have_a_row_a_target(tables: dict[str, pd.DataFrame]) -> None:
    chances = [0.97, 0.92, 0.8, 0.55, 0.4, 0.2, 0.15, 0.05, 0.0, 0.0]
    joint = pd.DataFrame([{
        "indicator": "poverty_rate", "definition": "line_2022_2025", "group": "all", "year": 2025,
        "target_id": "poverty-pace-low-2025", "areas": 10, "at_least": place, "probability": chance,
    } for place, chance in enumerate(chances, start=1)])
    said = joint_statements(study(), {**tables, "joint": joint})._repr_html_()
    assert said.count('<th scope="row">') == 1
    assert re.findall(r"<td>([^<]*)</td>", said)[1:] == ["4 (2–7) trong 10 huyện có số liệu riêng", "40%", "≤10%"]
    settled = {**tables, "joint": joint, "attainment": tables["attainment"].assign(word="reached", probability=1.0)}
    assert re.findall(r"<td>([^<]*)</td>", joint_statements(study(), settled)._repr_html_())[2:] == ["–", "–"]


def test_a_summary_of_many_series_counts_by_likelihood(
        tables: dict[str, pd.DataFrame], monkeypatch: pytest.MonkeyPatch) -> None:
    """Were figures published for everything: how many under each word, the grade once."""
    lak = next(area for area in DISTRICTS if area.key == "lak")
    found = [facts_of(study(), tables, indicator, lak) for indicator in study().reported_indicators]
    own = {facts.indicator.id for facts in found if facts.stated and facts.forecast is not None}
    # The package has a function of the module's name.
    monkeypatch.setattr(import_module("analysis.narrative.district_summary"), "_MOST_SENTENCES", len(own) - 1)
    forecasts, attainment = tables["forecasts"], tables["attainment"]
    words = {0: "very_likely", 1: "unlikely", 2: "insufficient"}
    here = attainment["area_code"] == lak.code
    places = pd.Series(pd.factorize(attainment["indicator"])[0], index=attainment.index) % 3
    stated = attainment.assign(
        grade=attainment["grade"].where(~here, "B"), word=attainment["word"].where(~here, places.map(words)),
        probability=attainment["probability"].where(~here, places.map({0: 0.97, 1: 0.2, 2: float("nan")})))
    full = {**tables, "attainment": stated,
            "forecasts": forecasts.assign(grade=forecasts["grade"].where(forecasts["area_code"] != lak.code, "B"))}
    paragraph = district_summary(study(), full, lak)._repr_html_().split("</p>")[0]
    stated = stated[here & stated["indicator"].isin(own)].drop_duplicates("indicator")
    counts = stated["word"].value_counts()
    for word, told in (("very_likely", "rất có khả năng đã đạt"), ("unlikely", "ít khả năng đã đạt"),
                       ("insufficient", "chưa đủ số liệu")):
        assert (f"<strong>{counts[word]} {told}</strong>" in paragraph) == (word in counts)
    assert paragraph.count("hạng B") == 1
    assert "97%" not in paragraph
    assert len(re.sub("<[^>]+>", "", paragraph).split()) <= 160


def test_the_years_from_which_a_pace_is_reckoned_are_those_of_the_tables(tables: dict[str, pd.DataFrame]) -> None:
    target = study().target("poverty-pace-low-2025")
    stated = tables["attainment"][tables["attainment"]["target_id"] == target.id].copy()
    stated["pace_from_year"] = stated["area_code"].map({"66": 2021, "647": 2019, "656": 2023}).astype("Int64")
    row = dict.fromkeys(SCHEMAS["deciding"].columns, 1.0) | {
        "target_id": target.id, "role": "target", "weight_basis": "households/all", "grade": "B"}
    deciding = pd.DataFrame([{**row, "area_code": code} for code in ("66", "647", "656", "643", "644")])
    said = deciding_districts(study(), {**tables, "attainment": stated, "deciding": deciding})._repr_html_()
    assert "Buôn Đôn (2019) và Lắk (2023)" in said
    assert "Ở 2 huyện chưa có số theo định nghĩa này, mức ấy tính từ mức cuối năm 2021 do mô phỏng" in said
    assert "trung bình các lần mô phỏng" in said
    values = {"shortfall": (6.41, 6.67, 6.67), "share": (8.82, 7.69, 11.11), "closable": (0.01, 0.0, 0.0)}
    ends = {f"{name}{end}": value for name, told in values.items()
            for end, value in zip(("", "_lower_80", "_upper_80"), told, strict=True)}
    said = deciding_districts(
        study(), {**tables, "attainment": stated, "deciding": deciding.assign(**ends)})._repr_html_()
    assert "<td>6,7</td>" in said  # a mean of 6.4 would stand outside its own range
    assert "9% (8–11%)" in re.sub("<[^>]+>", "", said)
    assert "Giữ nhịp tốt nhất đã có thì bù được" not in said
    same = {**tables, "attainment": stated.assign(pace_from_year=2021), "deciding": deciding}
    assert "theo cùng định nghĩa, đều của năm 2021." in deciding_districts(study(), same)._repr_html_()


def test_what_was_tried_under_a_condition_that_is_not_ours_is_counted_apart() -> None:
    """Silent areas of which the worst off were declared: 10,052 trials that say nothing of a province like this one."""
    said = track_record(record())._repr_html_()
    whole = {row.situation: row for row in record().measured if row.panel == TOTAL}
    others = sum(row.windows for name, row in whole.items() if name != "masked")
    assert f"Có {number(others, 0)} lần thử ở các tình huống giống" in said
    assert f"và {number(whole['masked'].windows, 0)} lần ở nơi không có số nhưng biết rõ nơi nào khó khăn nhất" in said
    assert said.count("trong 100 lần") == 1
    assert f"{number(100 * whole['full'].coverage_80, 0)} lần kết quả thật" in said


def test_the_smallest_probabilities_are_told_apart_from_those_that_had_a_choice() -> None:
    """Half of all lie under 10 %, where being near is no feat; levels that are kept say what their count is worth."""
    said = "".join(block._repr_html_() for block in reliability_blocks(record().reliability, record().staying))
    least, *others = record().reliability
    near = sum(each.forecasts for each in others if each.came_true_as_stated) / sum(each.forecasts for each in others)
    assert f"{number(least.forecasts, 0)} lần nêu dưới 10%" in said
    assert f"{round(100 * near)}% nằm ở các mức lệch không quá 5 điểm" in said
    assert "431 lần như thế ở một lần đếm trước chỉ tương đương 24 nhóm độc lập" in said
    last = record().staying[-1]
    assert f"<td>{last.clusters}</td>" in said
    assert f"({range_text(100 * last.lower, 100 * last.upper, 'percent')})" in said


def test_the_record_says_that_a_series_by_itself_gains_little() -> None:
    """The province's own statements are of this kind: the page must not tell of the better situations alone."""
    alone = Measured("alone", ALL_NOISY, 1, None, 900, 0.8, 0.95, 3.3, 3.0, 3.1, 0.18, 0.2)
    said = track_record(Record((alone, replace(alone, own_figures=2, crps=2.7, brier=0.16))))._repr_html_()
    assert "sai số bằng 0,90–1,10 lần" in said
    assert "sát hơn 10–20% so với" in said
    assert "Chuỗi đứng một mình</strong>" in track_record(record())._repr_html_()
    assert "không tốt hơn cách lấy luôn số gần nhất" in track_record(Record((alone,)))._repr_html_()


def test_the_rules_of_others_name_a_weak_source_too(tables: dict[str, pd.DataFrame]) -> None:
    series = tables["series"]
    key = {"indicator": "poverty_rate", "definition": "line_2022_2025", "area_code": "66", "group": "all"}
    own = rows(tables, "series", **key).sort_values("year")
    first, last = own.iloc[0], own.iloc[-1]
    asked = pd.DataFrame([dict.fromkeys(SCHEMAS["rules"].columns, float("nan")) | key | {
        "target_id": "poverty-pace-low-2025", "rule": rule, "verdict": "none", "reason": "few_figures",
        "needed_unit": "points_per_year", "own_figures": 2, "first_year": first["year"], "first_value": first["value"],
        "last_year": last["year"], "last_value": last["value"]} for rule in RULE_IDS])
    marked = series.assign(verdict="use", qualifier="")
    marked.loc[series["figure_id"] == last["figure_id"], ["verdict", "qualifier"]] = ["weak", "approximate"]
    said = other_rules(study(), {**tables, "series": marked, "rules": asked}, study().province)._repr_html_()
    assert f"≈ {published_text(last, 'percent')} ({last['year']}; nguồn yếu)" in said
    assert f"{published_text(first, 'percent')} ({first['year']})" in said


def test_the_record_says_what_forecasts_were_worth_on_figures_nobody_had_seen() -> None:
    said = track_record(Record((_GOOD,), unseen=record().unseen))._repr_html_()
    assert "27 bộ số liệu của nước khác mà người làm chưa từng thấy, chia thành 3 nhóm" in said
    assert "79, 84 và 78% kết quả thật" in said
    assert "Sai số bằng 0,96; 0,90; 0,95 lần" in said
    assert "Ở 8 trong 23 bộ đủ dài để so" in said
    assert "chưa ai xem trước" not in track_record(Record((_GOOD,)))._repr_html_()


def test_levels_are_listed_from_the_easier_of_all_people_to_the_harder_of_a_group() -> None:
    poverty = ["poverty-minority-pace-high-2025", "poverty-pace-high-2025", "poverty-pace-2030",
               "poverty-minority-pace-low-2025", "poverty-pace-low-2025"]
    assert easier_first(study(), ["health-insurance-2025", *poverty]) == [
        "poverty-pace-low-2025", "poverty-pace-high-2025", "poverty-pace-2030", "poverty-minority-pace-low-2025",
        "poverty-minority-pace-high-2025", "health-insurance-2025"]


def test_an_indicator_begins_with_the_province_and_the_districts(tables: dict[str, pd.DataFrame]) -> None:
    words = indicator_summary(study(), tables, study().indicator("poverty_rate"))._repr_html_()
    own = {row["area_code"] for _, row in rows(tables, "forecasts", indicator="poverty_rate", group="all").iterrows()
           if row["grade"] != "C"} - {"66"}
    assert f"{len(own)} trong 15 huyện có số liệu riêng" in words
    inferred = tables["forecasts"].assign(grade="C")
    words = indicator_summary(study(), {**tables, "forecasts": inferred, "series": tables["series"].iloc[:0]},
                              study().indicator("poverty_rate"))._repr_html_()
    assert "chưa biết huyện nào hơn huyện nào" in words
    silent = indicator_summary(study(), tables, study().indicator("workers_housing"))._repr_html_()
    assert "Sở Xây dựng" in silent
    assert "chưa huyện nào có số liệu" in silent


def test_the_rules_are_counted_before_their_table(tables: dict[str, pd.DataFrame]) -> None:
    asked = tables["attainment"][(tables["attainment"]["area_code"] == "66")
                                 & (tables["attainment"]["target_id"] == "poverty-pace-low-2025")].iloc[0]
    shared = asked[["indicator", "definition", "area_code", "group", "year", "target_id", "role", "target", "grade",
                    "as_of"]].to_dict()
    shared |= {"number": 1.0, "number_kind": "ratio", "needed": -1.0, "needed_unit": "points_per_year",
               "own_figures": 2, "attained": None, "first_year": 2022, "first_value": 10.0, "last_year": 2023,
               "last_value": 9.0}
    verdicts = ("on_track", "stagnation", "none", "on_track", "too_slow", "off_target")
    said = pd.DataFrame([{**shared, "rule": rule, "verdict": verdict, "reason": "at_bound" * (verdict == "none")}
                         for rule, verdict in zip(RULE_IDS, verdicts, strict=True)])
    said.loc[said["rule"] == RULE_IDS[0], ["number", "number_kind"]] = [0.0, "gap"]
    page = other_rules(study(), {**tables, "rules": said}, study().province)._repr_html_()
    assert "2 trong 5 quy tắc cho là sẽ đạt (đúng tiến độ hoặc đã đạt)" in page
    assert "(còn thiếu" not in page
    recorded = track_record(Record(record().measured, rules=record().rules))._repr_html_()
    scores = re.search(r"Brier của chúng là ([\d,]+)–([\d,]+) .*? chung \(([\d,]+)\).*? đạt ([\d,]+)\.", page)
    assert scores
    best, worst, base, ours = scores.groups()  # the page on the record states no other numbers
    assert f"điểm Brier {best}, bộ công cụ {ours}, luôn nêu tỷ lệ chung {base}" in recorded
    assert max(re.findall(r"<td>(0,\d{3})</td>", recorded)).startswith(worst[:3])
    assert page.index("2 trong 5") < page.index("<table")
    assert page.count("<tr>") == 10  # of a few targets each has a column: figures, needed, ours and six bodies below


@pytest.mark.parametrize(("probability", "yes", "told"), [(0.41, 6, True), (0.41, 3, False), (0.62, 6, False)])
def test_rules_that_promise_more_than_the_probability_are_answered(probability: float, yes: int, told: bool) -> None:
    stated = [{"target_id": "a", "probability": probability}, {"target_id": "b", "probability": 0.1}]
    asked = [{"target_id": "a", "own_figures": 2, "verdict": verdict}
             for verdict in ["on_track"] * yes + ["off_target"] * (6 - yes)]
    said = "".join(block._repr_html_() for block in doubt_note(stated, asked))
    assert bool(said) == told
    assert ("(rút ra từ 2 số liệu)" in said) == told


def test_no_number_of_figures_is_told_where_it_differs() -> None:
    stated = [{"target_id": "a", "probability": 0.4}, {"target_id": "b", "probability": 0.1}]
    asked = [{"target_id": "a", "own_figures": 2, "verdict": "on_track"},
             {"target_id": "b", "own_figures": 5, "verdict": "on_track"}]
    said = doubt_note(stated, asked)
    assert len(said) == 1
    assert "số liệu" not in said[0]._repr_html_()


def test_under_a_table_of_many_targets_the_doubted_ones_are_named() -> None:
    stated = [{"target_id": "poverty-pace-high-2025", "probability": 0.4},
              {"target_id": "health-insurance-2025", "probability": 0.9}]
    asked = [{"target_id": row["target_id"], "own_figures": 4, "verdict": "on_track"} for row in stated]
    said = html.unescape(doubt_note(stated, asked, study())[0]._repr_html_())
    assert "Ở “Tỷ lệ hộ nghèo: giảm 2 điểm %/năm (2025)”, xác suất dưới một nửa" in said


def test_the_ratio_follows_from_what_is_shown_and_its_range_says_what_it_covers(
        tables: dict[str, pd.DataFrame]) -> None:
    row = tables["equity"].iloc[[0]].assign(year=2024, share_year=2024, share=32.138398, value=16.08, rest=2.184071,
                                            ratio=7.362398, difference=13.895929, all=6.65)
    same = equity_highlight(study(), {**tables, "equity": row})
    assert "gấp 7,4 lần" in same
    assert "khoảng 2,18%" in same  # 16.08 / 2.2 would be 7.3
    assert "lần, do làm tròn)" in same
    other = equity_highlight(study(), {**tables, "equity": row.assign(share_year=2015)})
    assert "lần, tùy tỷ trọng hộ dân tộc thiểu số)" in other


def test_a_district_is_placed_by_its_minority_share(tables: dict[str, pd.DataFrame]) -> None:
    share = tables["series"][tables["series"]["indicator"] == "ethnic_minority_share"].iloc[:1]
    both = pd.concat([share.assign(area_code=code, value=value, year=2024)
                      for code, value in (("656", 66.5), ("646", 45.0), ("643", 15.0))])
    seen = {**tables, "series": both}
    said = district_minorities(study(), {**tables, "series": both.assign(verdict="use", year=[2024, 2025, 2016])},
                               study().area("656"))._repr_html_()
    assert "66,5%</strong> dân số huyện Lắk (năm 2024), cao nhất trong 3 huyện" in said
    assert "số của 2016–2025, năm gần nhất của từng nơi" in said
    assert "dân số huyện Lắk (năm 2024; nguồn yếu)" in district_minorities(
        study(), {**tables, "series": both.assign(verdict="weak")}, study().area("656"))._repr_html_()
    assert "cao thứ 2 trong 3 huyện" in district_minorities(study(), seen, study().area("646"))._repr_html_()
    assert "thấp nhất trong 3 huyện" in district_minorities(study(), seen, study().area("643"))._repr_html_()


def _minorities(tables: dict[str, pd.DataFrame], **shares: tuple[float, str]) -> dict[str, pd.DataFrame]:
    """The tables with these shares of minorities and verdicts by district, and no other."""
    series = tables["series"]
    rest = series[series["indicator"] != "ethnic_minority_share"]
    row = series[series["indicator"] == "ethnic_minority_share"].iloc[0].to_dict()
    made = [{**row, "area_code": code.removeprefix("d"), "value": value, "verdict": verdict, "figure_id": code}
            for code, (value, verdict) in shares.items()]
    return {**tables, "series": pd.concat([rest, pd.DataFrame(made)], ignore_index=True)}


def test_districts_that_may_be_poor_and_of_many_minorities_are_named_beside_those_that_are(
        tables: dict[str, pd.DataFrame]) -> None:
    year = 2025
    found = {each.area.code: each for each in standings(study(), tables, "poverty_rate", year)}
    whole = found["66"].value or 0.0
    poor = [code for code, each in found.items() if code != "66" and each.interval80 and each.interval80[0] > whole]
    first, second, *_ = poor
    others = {f"d{area.code}": (10.0, "use") for area in DISTRICTS if area.code not in poor}
    for verdict, of_first, of_second in (("use", True, False), ("weak", True, True)):
        made = _minorities(tables, **others, **{f"d{first}": (90.0, "use"), f"d{second}": (5.0, verdict)})
        high, could = high_in_both(study(), made, "poverty_rate", "ethnic_minority_share")
        assert (first in {each.area.code for each in high}) == of_first
        assert (second in {area.code for area in could}) == of_second
        assert {area.code for area in could} >= set(poor[2:])  # of which no share is known
        page = minority_summary(study(), made)._repr_html_()
        assert (study().area(second).short_name in page.partition("Cũng có thể")[2]) == of_second


def test_difficult_communes_are_compared_as_shares_of_a_districts_communes(tables: dict[str, pd.DataFrame]) -> None:
    series, name = tables["series"], "difficult_area_communes_qd1049_2014"
    row = series[series["indicator"] == "communes_new_rural"].iloc[0].to_dict()
    for halves in (0.5, None):  # the same share everywhere is no pattern, the same count everywhere is one
        made = [{**row, "indicator": name, "definition": "default", "group": "all", "area_code": area.code,
                 "value": len(study().communes_of(area.code)) * halves if halves else 7.0} for area in DISTRICTS]
        shown = pd.concat([series[series["indicator"] != name], pd.DataFrame(made)], ignore_index=True)
        page = minority_pattern(study(), {**tables, "series": shown}, districts())._repr_html_()
        assert ("tính bằng tỷ lệ trong số xã" in page) == (halves is None)
