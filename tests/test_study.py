"""The catalogue as a planner edits it: what is right is kept, each mistake is named by file, line and field."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.language import use_language
from analysis.study import Study, is_applicable, read_catalogue

ROOT = Path(__file__).resolve().parent.parent
RAW = ROOT / "data" / "raw"
NAMED_BY_DIRECTIVE = {
    "rural_hygienic_water", "urban_clean_water", "communes_radio_station", "villages_loudspeakers",
    "households_information_access", "poverty_rate", "health_insurance_coverage", "full_immunisation_u1",
    "underweight_u5", "urban_unemployment", "communes_new_rural_share", "trained_labour",
    "schools_national_standard", "temporary_housing", "workers_housing", "social_insurance_compulsory",
    "social_insurance_voluntary", "unemployment_insurance",
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    shutil.copytree(RAW, folder)
    return folder


def _edit(path: Path, old: str, new: str) -> int:
    """Replace one text; returns the line it stood on."""
    content = path.read_text(encoding="utf-8-sig")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8-sig")
    return content[: content.index(old)].count("\n") + 1


def test_the_catalogue_has_no_mistake_and_names_what_the_directive_names() -> None:
    study, findings = read_catalogue(RAW)
    assert findings == []
    assert {i.id for i in study.directive_indicators} >= NAMED_BY_DIRECTIVE
    assert [a.key for a in study.districts][:3] == ["buon-ma-thuot", "buon-ho", "ea-hleo"]
    assert len(study.districts) == 15
    assert len(study.communes) == 184


def test_every_new_commune_follows_one_district() -> None:
    study, _ = read_catalogue(RAW)
    followers = [s for area in study.districts for s in study.successors_of(area.code)]
    assert len(followers) == len({s.code for s in followers}) == 68


def test_lak_is_followed_by_the_communes_that_the_resolution_names() -> None:
    """Resolution 1660/NQ-UBTVQH15: five communes on the land of ten communes and a township."""
    study, _ = read_catalogue(RAW)
    names = {"Xã Krông Nô", "Xã Liên Sơn Lắk", "Xã Nam Ka", "Xã Đắk Liêng", "Xã Đắk Phơi"}
    assert {successor.name for successor in study.successors_of("656")} == names
    former = [name for successor in study.successors_of("656") for name in successor.former]
    assert "Thị trấn Liên Sơn" in former
    assert len(former) == len(set(former)) == len(study.communes_of("656")) == 11


def test_what_went_into_a_new_commune_is_named_as_on_the_eve_of_the_reform() -> None:
    """180 units until 30 June 2025: four of the 184 were merged away, and Pơng Drang was a township by then."""
    study, _ = read_catalogue(RAW)
    followed = {area.code: study.successors_of(area.code) for area in study.districts}
    units = {(code, name) for code, all_of in followed.items() for each in all_of for name in each.former}
    assert len(units) == 180
    assert "Thị trấn Pơng Drang" in {name for code, name in units if code == "649"}
    merged = {("643", "Phường Thống Nhất"), ("643", "Phường Thắng Lợi"), ("644", "Xã Ea Blang"), ("653", "Xã Hòa Tân")}
    assert not units & merged
    ward = next(each for each in followed["643"] if each.name == "Phường Buôn Ma Thuột")
    assert {"Phường Thành Công", "Phường Tân Tiến"} <= set(ward.former)
    assert len(set(ward.former)) == len(ward.former)
    divided = {each.name: each.taken_in for each in followed["657"] if each.divided}
    assert divided == {"Xã Dray Bhăng": "Xã Ea BHốk (một phần), Xã Dray Bhăng, Xã Hòa Hiệp",
                       "Xã Ea Ktur": "Xã Ea Ktur, Xã Ea Tiêu, Xã Ea BHốk (một phần)"}


def test_a_definition_holds_from_its_first_to_its_last_year() -> None:
    line = read_catalogue(RAW)[0].definition("poverty_rate", "line_2022_2025")
    assert [line.holds(year) for year in (2020, 2021, 2025, 2026)] == [False, True, True, False]


def test_definitions_and_targets_come_in_the_order_of_their_years() -> None:
    study, _ = read_catalogue(RAW)
    assert [line.id for line in study.definitions_of("poverty_rate")] == [
        "line_2006_2010", "survey_gso", "line_2011_2015", "line_2016_2020", "line_2022_2025"]
    one = study.definition("poverty_rate", "line_2016_2020")
    mixed = study.model_copy(update={"definitions": (
        one, one.model_copy(update={"id": "always", "year_from": None}),
        one.model_copy(update={"id": "open", "year_to": None}))})
    mixed = Study(**{name: getattr(mixed, name) for name in Study.model_fields})  # without what was looked up before
    assert [line.id for line in mixed.definitions_of("poverty_rate")] == ["always", "line_2016_2020", "open"]
    targets = study.targets_of("urban_unemployment")
    assert [target.id for target in targets] == ["urban-unemployment-2024", "urban-unemployment-2025"]
    later = targets[0].model_copy(update={"year": 2030})
    turned = study.model_copy(update={"targets": (later, targets[1])})
    assert [target.year for target in turned.targets_of("urban_unemployment")] == [2025, 2030]


def test_a_shock_is_that_of_its_own_series() -> None:
    study, _ = read_catalogue(RAW)
    assert [shock.year for shock in study.shocks_of("full_immunisation_u1", "epi")] == [2023]
    assert study.shocks_of("full_immunisation_u1", "default") == study.shocks_of("poverty_rate", "default") == ()


def test_the_province_is_the_one_before_the_merger_whatever_stands_first() -> None:
    study, _ = read_catalogue(RAW)
    turned = Study(**{**{name: getattr(study, name) for name in Study.model_fields}, "areas": study.areas[::-1]})
    assert turned.province.code == "66"
    assert [area.code for area in turned.districts] == [str(code) for code in range(643, 658)]


def test_names_without_the_word_for_what_they_are() -> None:
    study, _ = read_catalogue(RAW)
    with use_language("vi"):
        names = [study.area(code).short_name for code in ("643", "644", "656", "66")]
    with use_language("en"):
        assert [study.area(code).short_name for code in ("643", "644", "656", "66")] == names
    assert names == ["Buôn Ma Thuột", "Buôn Hồ", "Lắk", "Đắk Lắk"]


def test_yearly_points_are_no_share_and_a_note_is_found_with_space_around_it() -> None:
    study, _ = read_catalogue(RAW)
    pace = study.indicator("poverty_reduction")
    assert not pace.model_copy(update={"lower": 0.0, "upper": 100.0}).is_share
    words, translated = next(iter(study.vietnamese.items()))
    assert study.told(f" {words} ") == translated


def test_a_percentage_lies_between_0_and_100_and_a_count_between_nothing() -> None:
    study, _ = read_catalogue(RAW)
    assert study.indicator("poverty_rate").bounds == (0.0, 100.0)
    with pytest.raises(ValueError, match="population"):
        _ = study.indicator("population").bounds


@pytest.mark.parametrize(("content", "published", "made_up"), [
    ("published: [public_figures.csv]", ["public_figures.csv"], ["minh_hoa/y_te.xlsx"]),
    ("", [], ["public_figures.csv"]), ("published: {", [], ["public_figures.csv"]),
    ("colour: red", [], ["public_figures.csv"]),
])
def test_a_folder_that_illustrates_counts_only_named_files_as_published(
        raw: Path, content: str, published: list[str], made_up: list[str]) -> None:
    """A declaration that cannot be read still declares."""
    (raw / "illustrative.yaml").write_text(content, encoding="utf-8")
    study, findings = read_catalogue(raw)
    assert all(study.is_illustrative(file) for file in made_up)
    assert not any(study.is_illustrative(file) for file in published)
    assert [f.code for f in findings] == ([] if content.startswith("published: [") or not content
                                          else ["catalogue-illustration"])
    assert not read_catalogue(RAW)[0].is_illustrative("minh_hoa/y_te.xlsx")


@pytest.mark.parametrize(("file", "old", "new", "code", "field"), [
    ("targets.csv", "households_2018,66,rural", "households_2018,66,rustic", "catalogue-unknown", "group"),
    ("definitions.csv", "poverty_rate,line_2006_2010", "poverty_rat,line_2006_2010", "catalogue-unknown", "indicator"),
    ("indicators.csv", ",population,rural,", ",population,rustic,", "catalogue-unknown", "denominator_group"),
    ("areas.csv", ",644; 649,", ",644; 699,", "catalogue-unknown", "members"),
    ("shocks.csv", "full_immunisation_u1,epi", "full_immunisation_u1,eip", "catalogue-unknown", "definition"),
    ("shocks.csv", ",one_off,1.5", ",one_off,0", "catalogue-range", "spread"),
    ("targets.csv", ",97.5,", ",chín mươi bảy,", "catalogue-number", "value"),
    ("targets.csv", "rural_hygienic_water,households_2018,66", "rural_hygienic_water,households_2018,99",
     "catalogue-unknown", "area_code"),
    ("targets.csv", "poverty_rate,line_2022_2025,66,all", "poverty_rate,line_2030,66,all", "catalogue-unknown",
     "definition"),
    ("targets.csv", "no,2021,26.48,", "no,2021,,", "catalogue-missing", "start_value"),
    ("targets.csv", "no,2021,26.48,", "no,,26.48,", "catalogue-missing", "start_year"),
    ("indicators.csv", "percent,0,100,down", "percent,0,100,thấp", "catalogue-choice", "better"),
    ("areas.csv", "646,ea-sup", "645,ea-sup", "catalogue-duplicate", "code"),
    ("areas.csv", "2008-12-23", "23/12/2008", "catalogue-date", "valid_from"),
])
def test_a_mistake_is_named_by_file_line_and_field(
        raw: Path, file: str, old: str, new: str, code: str, field: str) -> None:
    line = _edit(raw / file, old, new)
    study, findings = read_catalogue(raw)
    found = [f for f in findings if f.code == code and f.file == file]
    assert found, findings
    assert found[0].arguments["line"] == line
    assert found[0].arguments["field"] == field
    assert str(line) in found[0].message
    assert found[0].advice
    assert isinstance(study, Study)
    assert len(study.indicators) > 70


def test_a_repeated_row_names_the_line_of_the_first(raw: Path) -> None:
    first = _edit(raw / "areas.csv", "645,ea-hleo", "645,ea-hleo")
    _edit(raw / "areas.csv", "650,krong-nang", "645,krong-nang")
    study, findings = read_catalogue(raw)
    repeated = next(f for f in findings if f.code == "catalogue-duplicate")
    assert repeated.arguments["first"] == first
    assert study.area("645").key == "ea-hleo"


def test_a_former_commune_that_was_divided_is_named_once_by_each_that_follows_it(raw: Path) -> None:
    path = raw / "crosswalk_2025.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8-sig")
    before, after = read_catalogue(RAW)[0], read_catalogue(raw)[0]
    assert after.successors == before.successors
    assert {s.district_code for s in before.successors} == {area.code for area in before.districts}


def test_a_file_as_vietnamese_excel_saves_it_reads_the_same(raw: Path) -> None:
    before, _ = read_catalogue(raw)
    path = raw / "shocks.csv"
    content = path.read_text(encoding="utf-8-sig")
    assert '"' not in content
    path.write_text(content.replace(",", ";").replace("1.5", "1,5").replace("0.35", "0,35"), encoding="utf-8")
    after, findings = read_catalogue(raw)
    assert findings == []
    assert after.shocks == before.shocks


def test_what_belongs_to_a_refused_row_is_told_once_a_file(raw: Path) -> None:
    line = _edit(raw / "indicators.csv", "percent,0,100,down", "percent,0,100,thấp")
    study, findings = read_catalogue(raw)
    assert [f.code for f in findings if f.severity == "error"] == ["catalogue-choice"]
    followers = {f.file: f for f in findings if f.code == "catalogue-follows"}
    assert set(followers) == {"definitions.csv", "targets.csv", "synonyms.csv"}
    assert followers["targets.csv"].arguments["cause_line"] == line
    assert study.refused == {"poverty_rate"}
    assert not any(target.indicator == "poverty_rate" for target in study.targets)


def test_what_belongs_to_an_indicator_of_an_unknown_group_follows_it(raw: Path) -> None:
    line = _edit(raw / "indicators.csv", "percent,0,100,down,all,", "percent,0,100,down,towns,")
    study, findings = read_catalogue(raw)
    assert [(f.code, f.arguments["found"]) for f in findings if f.severity == "error"] == [
        ("catalogue-unknown", "towns")]
    followers = {f.file: f.arguments["cause_line"] for f in findings if f.code == "catalogue-follows"}
    assert followers == dict.fromkeys(("definitions.csv", "targets.csv", "synonyms.csv"), line)
    known = {indicator.id for indicator in study.indicators}
    assert {target.indicator for target in study.targets} <= known
    assert {definition.indicator for definition in study.definitions} <= known


def test_a_refused_row_that_nothing_else_names_leaves_no_name_behind(raw: Path) -> None:
    _edit(raw / "shocks.csv", ",one_off,1.5", ",one_off,0")
    assert read_catalogue(raw)[0].refused == frozenset()


def test_every_note_of_the_ledger_can_be_read_in_vietnamese() -> None:
    study, _ = read_catalogue(RAW)
    with (RAW / "public_figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        ledger = list(csv.DictReader(stream))
    english = re.compile(r"\b(the|of|and|with|from|under|district|year|households|forecast|source)\b", re.IGNORECASE)
    remark = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
    ours = re.compile(r"\b(copy|copied|copies|editions?|version|translation|via|repost|thesis|text|release|rows|cites"
                      r"|paragraph|download|en|de|ja|fr|resolution|unnamed)\b", re.IGNORECASE)
    for row in ledger:
        for words in (row["note"], row["standard"]):
            assert not english.search(study.told(words)), (words, study.told(words))
        title, _, publisher = study.told(f"{row['source_title']} — {row['publisher']}").rpartition(" — ")
        for words in (*remark.findall(title), publisher):  # titles are quoted, what is remarked on them is not
            assert not english.search(words), words
            assert not ours.search(words), words
    with use_language("en"):
        assert study.told("A [tên bài dựng lại từ địa chỉ trang]") == "A [title rebuilt from the page's address]"
        assert study.told("GSO statistical database (pxweb), download of August 2019") == (
            "GSO statistical database (pxweb), download of August 2019")
    assert study.told("Krông Ana (copy) — VNA copy") == "Krông Ana (bản sao) — bản sao của TTXVN"
    assert study.told("not in the file") == "not in the file"


def test_urban_indicators_apply_where_the_census_found_urban_people_or_a_township_came_later() -> None:
    """The census of 2019 is the oracle; Pơng Drang became a township on 10 April 2023 (726/NQ-UBTVQH15)."""
    figures = pd.read_csv(RAW / "public_figures.csv", dtype=str, encoding="utf-8-sig")
    census = figures[(figures["indicator"] == "population") & (figures["definition"] == "census")
                     & (figures["group"] == "urban") & (figures["year"] == "2019")]
    found = {code: float(value) for code, value in zip(census["area_code"], census["value"], strict=True)}
    study, _ = read_catalogue(RAW)
    unemployment, poverty = study.indicator("urban_unemployment"), study.indicator("poverty_rate")
    without = {area.code for area in study.districts if not is_applicable(study, unemployment, area)}
    assert without == {"647", "657"}
    assert {found[code] for code in without if code in found} == {0}
    assert all(found.get(area.code, 1) > 0 for area in study.districts if area.code not in without)
    assert all(is_applicable(study, poverty, area) for area in study.districts)
    assert is_applicable(study, unemployment, study.province)
    assert all(is_applicable(study, study.indicator("rural_hygienic_water"), area) for area in study.districts)
    assert all(is_applicable(study.model_copy(update={"communes": ()}), unemployment, area) for area in study.districts)
    town = next(commune for commune in study.communes_of("649") if commune.name == "Pơng Drang")
    assert [town.is_urban(year) for year in (2022, 2023, 2024)] == [False, True, True]


def test_an_indicator_counts_a_group_that_exists(raw: Path) -> None:
    line = _edit(raw / "indicators.csv", ",population,rural,", ",population,rustic,")
    _, findings = read_catalogue(raw)
    assert [(f.code, f.arguments["line"], f.arguments["field"]) for f in findings if f.severity == "error"] == [
        ("catalogue-unknown", line, "denominator_group")]


def test_what_belongs_to_a_refused_area_is_told_once(raw: Path) -> None:
    line = _edit(raw / "areas.csv", ",region,VN,", ",vùng,VN,")
    _edit(raw / "targets.csv", "households_2018,66,rural", "households_2018,TN,rural")
    told = [f for f in read_catalogue(raw)[1] if f.code == "catalogue-follows"]
    assert [(f.file, f.arguments["found"], f.arguments["cause_line"]) for f in told] == [("targets.csv", "TN", line)]
