"""The catalogue as a planner edits it: what is right is kept, each mistake is named by file, line and field."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.study import Study, is_applicable, load_study

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
    study, findings = load_study(RAW)
    assert findings == []
    assert {i.id for i in study.directive_indicators} >= NAMED_BY_DIRECTIVE
    assert [a.key for a in study.districts][:3] == ["buon-ma-thuot", "buon-ho", "ea-hleo"]
    assert len(study.districts) == 15
    assert len(study.communes) == 184


def test_every_new_commune_follows_one_district() -> None:
    study, _ = load_study(RAW)
    followers = [s for area in study.districts for s in study.successors_of(area.code)]
    assert len(followers) == len({s.code for s in followers}) == 68


def test_lak_is_followed_by_the_communes_that_the_resolution_names() -> None:
    """Resolution 1660/NQ-UBTVQH15: five communes on the land of ten communes and a township."""
    study, _ = load_study(RAW)
    names = {"Xã Krông Nô", "Xã Liên Sơn Lắk", "Xã Nam Ka", "Xã Đắk Liêng", "Xã Đắk Phơi"}
    assert {successor.name for successor in study.successors_of("656")} == names
    former = [name for successor in study.successors_of("656") for name in successor.former]
    assert "Thị trấn Liên Sơn" in former
    assert len(former) == len(set(former)) == len(study.communes_of("656")) == 11


def test_a_definition_holds_from_its_first_to_its_last_year() -> None:
    line = load_study(RAW)[0].definition("poverty_rate", "line_2022_2025")
    assert [line.holds(year) for year in (2020, 2021, 2025, 2026)] == [False, True, True, False]


@pytest.mark.parametrize(("file", "old", "new", "code", "field"), [
    ("targets.csv", ",97.5,", ",chín mươi bảy,", "catalogue-number", "value"),
    ("targets.csv", "rural_hygienic_water,households_2018,66", "rural_hygienic_water,households_2018,99",
     "catalogue-unknown", "area_code"),
    ("targets.csv", "poverty_rate,line_2022_2025,66,all", "poverty_rate,line_2030,66,all", "catalogue-unknown",
     "definition"),
    ("indicators.csv", "percent,0,100,down", "percent,0,100,thấp", "catalogue-choice", "better"),
    ("areas.csv", "646,ea-sup", "645,ea-sup", "catalogue-duplicate", "code"),
    ("areas.csv", "2008-12-23", "23/12/2008", "catalogue-date", "valid_from"),
])
def test_a_mistake_is_named_by_file_line_and_field(
        raw: Path, file: str, old: str, new: str, code: str, field: str) -> None:
    line = _edit(raw / file, old, new)
    study, findings = load_study(raw)
    found = [f for f in findings if f.code == code and f.file == file]
    assert found, findings
    assert found[0].arguments["line"] == line
    assert found[0].arguments["field"] == field
    assert str(line) in found[0].message
    assert found[0].advice
    assert isinstance(study, Study)
    assert len(study.indicators) > 70


def test_a_file_as_vietnamese_excel_saves_it_reads_the_same(raw: Path) -> None:
    before, _ = load_study(raw)
    path = raw / "shocks.csv"
    content = path.read_text(encoding="utf-8-sig")
    assert '"' not in content
    path.write_text(content.replace(",", ";").replace("1.5", "1,5").replace("0.35", "0,35"), encoding="utf-8")
    after, findings = load_study(raw)
    assert findings == []
    assert after.shocks == before.shocks


def test_what_belongs_to_a_refused_row_is_told_once_a_file(raw: Path) -> None:
    line = _edit(raw / "indicators.csv", "percent,0,100,down", "percent,0,100,thấp")
    study, findings = load_study(raw)
    assert [f.code for f in findings if f.severity == "error"] == ["catalogue-choice"]
    followers = {f.file: f for f in findings if f.code == "catalogue-follows"}
    assert set(followers) == {"definitions.csv", "targets.csv", "synonyms.csv"}
    assert followers["targets.csv"].arguments["cause_line"] == line
    assert study.refused == {"poverty_rate"}
    assert not any(target.indicator == "poverty_rate" for target in study.targets)


def test_every_note_of_the_ledger_can_be_read_in_vietnamese() -> None:
    study, _ = load_study(RAW)
    with (RAW / "public_figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        ledger = list(csv.DictReader(stream))
    english = re.compile(r"\b(the|of|and|with|from|under|district|year|households|forecast|source)\b", re.IGNORECASE)
    for row in ledger:
        for words in (row["note"], row["standard"]):
            assert not english.search(study.in_vietnamese(words)), (words, study.in_vietnamese(words))
    assert study.in_vietnamese("not in the file") == "not in the file"


def test_urban_indicators_apply_where_the_census_found_urban_people_or_a_township_came_later() -> None:
    """The census of 2019 is the oracle; Pơng Drang became a township on 10 April 2023 (726/NQ-UBTVQH15)."""
    figures = pd.read_csv(RAW / "public_figures.csv", dtype=str, encoding="utf-8-sig")
    census = figures[(figures["indicator"] == "population") & (figures["definition"] == "census")
                     & (figures["group"] == "urban") & (figures["year"] == "2019")]
    found = {code: float(value) for code, value in zip(census["area_code"], census["value"], strict=True)}
    study, _ = load_study(RAW)
    unemployment, poverty = study.indicator("urban_unemployment"), study.indicator("poverty_rate")
    without = {area.code for area in study.districts if not is_applicable(study, unemployment, area)}
    assert without == {"647", "657"}
    assert {found[code] for code in without if code in found} == {0}
    assert all(found.get(area.code, 1) > 0 for area in study.districts if area.code not in without)
    assert all(is_applicable(study, poverty, area) for area in study.districts)
    assert is_applicable(study, unemployment, study.province)
