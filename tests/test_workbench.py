"""Names as planners write them: found where they can mean one thing, answered with the nearest where they cannot."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.language import Language, use_language
from analysis.study import Area
from analysis.workbench import Shown, controls
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


@pytest.mark.parametrize(("language", "half", "other"), [("vi", "0,5", "."), ("en", "0.5", ",")])
def test_the_control_of_pace_writes_numbers_as_its_language_does(language: Language, half: str, other: str) -> None:
    with use_language(language):
        shown = dict(controls.pace_control().options)
    assert shown[half] == 0.5
    assert not any(other in words for words in shown)
    expected = next(words for words, times in shown.items() if times == 1.0)
    assert "=" in expected  # and what that means
    assert (min(shown.values()), max(shown.values()), len(shown)) == (0.0, 3.0, 31)


@pytest.mark.parametrize(("times", "answer", "noted"), [(1.0, True, False), (1.5, True, True), (1.5, False, False)])
def test_a_picture_below_another_pace_says_that_it_does_not_show_it(times: float, answer: bool, noted: bool) -> None:
    class View:
        def if_its_pace_were(self, times: float) -> Shown | None:
            return Shown(f"answer {times}") if answer else None

        def in_short(self, below: str = "") -> Shown:
            return Shown(f"picture {below}")

    class Bench:
        def forecast(self, indicator: str, district: str) -> View:
            return View()

    bench: Any = Bench()
    said = controls.area_view(bench, "poverty_rate", times)._repr_html_()
    assert ("nhịp dự kiến" in said) == noted
    assert ("answer 1.5" in said) == noted
    assert "picture" in said
