"""Names as planners write them: found where they can mean one thing, answered with the nearest where they cannot."""

from __future__ import annotations

import pytest

from analysis.study import Area
from analysis.workbench.names import Names, UnknownName
from tests.chart_tables import study


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(study(), "vi")


@pytest.mark.parametrize("written", ["lak", "Lắk", "Huyện Lắk", "huyen lak", "656", "Lăk", "Lắk District"])
def test_a_district_is_found_by_key_code_and_any_spelling(names: Names, written: str) -> None:
    assert names.area(written).code == "656"


@pytest.mark.parametrize("area", study().districts, ids=lambda area: area.key)
def test_every_district_is_found_by_each_of_its_names(names: Names, area: Area) -> None:
    for written in (area.key, area.code, area.name_vi, area.name_en, area.short_name, *area.aliases):
        assert names.area(written) == area


@pytest.mark.parametrize("written", ["poverty_rate", "Tỷ lệ hộ nghèo", "ty le ho ngheo"])
def test_an_indicator_is_found_by_id_and_name(names: Names, written: str) -> None:
    assert names.indicator(written).id == "poverty_rate"


@pytest.mark.parametrize(("ask", "written", "meant"), [
    ("area", "Ea Kal", "ea-kar"), ("area", "lakk", "lak"),
    ("indicator", "povrty", "poverty_rate"), ("target", "poverty-pace-2025", "poverty-pace-"),
])
def test_what_is_not_known_is_answered_with_the_nearest(names: Names, ask: str, written: str, meant: str) -> None:
    with pytest.raises(UnknownName) as error:
        getattr(names, ask)(written)
    assert f'Không có "{written}" trong danh mục. Có phải ý bạn là "{meant}' in str(error.value)


def test_what_resembles_nothing_lists_what_there_is(names: Names) -> None:
    with pytest.raises(UnknownName, match="Các mã hợp lệ: buon-ma-thuot"):
        names.area("xyz")
