"""Names of areas, indicators and groups, however they are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.names import area_index, group_index, indicator_index
from analysis.name_index import NameIndex
from tests.catalogue import STUDY

AREAS = area_index(STUDY)
DISTRICTS = STUDY.districts
PREFIXES = {"city": ["", "Thành phố ", "TP. ", "TP.", "tp "], "town": ["", "Thị xã ", "TX. ", "TX "],
            "district": ["", "Huyện ", "H. ", "huyện  "]}
APOSTROPHES = "'\u2018\u2019\u02bc\u00b4`\u2032"


@given(st.data())
def test_a_district_is_known_however_it_is_typed(data: st.DataObject) -> None:
    area = data.draw(st.sampled_from(DISTRICTS))
    name = data.draw(st.sampled_from([area.short_name, *area.aliases]))
    name = name.replace("'", data.draw(st.sampled_from(APOSTROPHES)))
    text = data.draw(st.sampled_from(PREFIXES[area.type])) + name
    text = {"as it is": text, "upper": text.upper(), "lower": text.lower(), "title": text.title()}[
        data.draw(st.sampled_from(["as it is", "upper", "lower", "title"]))]
    text = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), text)
    assert AREAS.find(f" {text} ").id == area.code


@pytest.mark.parametrize(("text", "code"), [
    ("643", "643"), ("ea-hleo", "645"), ("Krông Pắk", "654"), ("Krong Pac", "654"), ("Krông A Na", "655"),
    ("Ea H’leo", "645"), ("M’Đrăk", "652"), ("M'ĐRẮK", "652"), ("Cu M'Gar", "648"),
    ("TP. Buôn Ma Thuột", "643"), ("Buôn Mê Thuột", "643"), ("BMT", "643"), ("Lăk", "656"), ("Đăk Lăk", "66"),
    ("Toàn tỉnh", "66"), ("Cả nước", "VN"), ("\u00d0ắk Lắk", "66"), ("644+649", "644+649"),
    ("Huyện Ea Sup", "646"),
])
def test_spellings_found_in_documents(text: str, code: str) -> None:
    assert AREAS.find(text).id == code


def test_a_near_miss_is_suggested_and_not_taken() -> None:
    match = AREAS.find("Huyện Krông Bôngg")
    assert match.id is None
    assert "Huyện Krông Bông" in match.suggestions


def test_a_name_from_elsewhere_is_not_taken() -> None:
    assert AREAS.find("Thành phố Hồ Chí Minh").id is None
    assert AREAS.find("").id is None


def test_without_diacritics_a_name_is_taken_only_where_one_fits() -> None:
    index = NameIndex({"a": ["Hòa Lễ"], "b": ["Hoa Lê"], "c": ["Ea Súp"]})
    assert index.find("Hòa Lễ").id == "a"
    assert index.find("ea sup").id == "c"
    assert index.find("hoa le").id is None
    assert set(index.find("hoa le").suggestions) == {"Hòa Lễ", "Hoa Lê"}


def test_indicators_and_groups_by_name_in_both_languages() -> None:
    indicators, groups = indicator_index(STUDY), group_index(STUDY)
    for indicator in STUDY.indicators:
        assert indicators.find(indicator.id).id == indicator.id
        assert indicators.find(indicator.name_vi.upper()).id == indicator.id
        assert indicators.find(indicator.name_en).id == indicator.id
    assert groups.find("Nông thôn").id == "rural"
    assert groups.find("DTTS").id == "ethnic_minority"
    assert groups.find("Ethnic minorities").id == "ethnic_minority"


def test_no_two_entries_of_the_catalogue_share_a_name() -> None:
    for index, records in ((AREAS, STUDY.areas), (indicator_index(STUDY), STUDY.indicators)):
        for record in records:
            assert index.find(record.name_vi).id == getattr(record, "code", getattr(record, "id", None))
