"""Messages in either language; numbers, dates, levels and lists by the locale, alike at both ends of a range."""

from __future__ import annotations

from datetime import date as calendar_date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import example, given
from hypothesis import strategies as st

import analysis.language
from analysis.language import (
    LANGUAGES,
    Language,
    current_language,
    date,
    in_both,
    number,
    read_date,
    text,
    use_language,
    use_variant,
    whole_percent,
)
from analysis.narrative.sentences import join_names
from analysis.telling.words import estimate_text, range_text, target_text, time_text


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_asked_for_one_by_one_are_those_of_the_files(language: Language,
                                                            caplog: pytest.LogCaptureFixture) -> None:
    whole = FluentBundle([language], use_isolating=False)
    for path in (Path(analysis.language.__file__).parent / "locales" / language).glob("*.ftl"):
        whole.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    messages = analysis.language._Messages(language)
    assert sorted(messages) == sorted(whole._messages)
    for name in messages:
        pattern = whole.get_message(name).value
        # Variables without a value are written as their names, plurals as their last form.
        assert messages.filled(name, {}) == (None if pattern is None else whole.format_pattern(pattern)[0])
    assert "Unknown external" in caplog.text  # arguments that are missing are not passed over
    caplog.clear()


@pytest.mark.parametrize(("day", "written"), [
    ("2025-07-01", "01/7/2025"), ("2026-02-11", "11/02/2026"), ("2025-12-31", "31/12/2025"),
    ("2021-01-05", "05/01/2021"),
])
def test_vietnamese_dates_follow_the_decree_on_official_documents(day: str, written: str) -> None:
    assert date(day) == written


@given(st.floats(0, 100), st.floats(0, 100), st.sampled_from(["vi", "en"]))
def test_both_ends_of_a_range_have_the_same_places(one: float, other: float, language: Language) -> None:
    low, high = sorted((one, other))
    with use_language(language):
        mark = "," if language == "vi" else "."
        ends = range_text(low, high, "percent").removesuffix("%").split("–")
        assert {len(end.partition(mark)[2]) for end in ends} == {1}
        assert estimate_text(low, "percent") == f"{ends[0]}%"


@pytest.mark.parametrize(("comparison", "value", "unit", "written"), [
    ("at_least", 97.5, "percent", "≥ 97,5%"), ("at_least", 100.0, "percent", "100%"),
    ("at_most", 0.0, "households", "0 hộ"),
    ("at_most", 2.4, "percent", "≤ 2,4%"), ("above", 65.0, "percent", "> 65%"),
    ("at_least", 100.0, "households", "≥ 100 hộ"),
])
def test_a_level_beyond_which_nothing_lies_bears_no_sign(
    comparison: str, value: float, unit: str, written: str
) -> None:
    assert target_text(comparison, value, unit) == written


@pytest.mark.parametrize(("names", "written"), [
    ([], "–"), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c"),
    (["tỷ lệ thôn, buôn có loa", "tỷ lệ hộ nghèo"], "tỷ lệ thôn, buôn có loa; tỷ lệ hộ nghèo"),
])
def test_names_with_commas_are_told_apart(names: list[str], written: str) -> None:
    assert join_names(names) == written


@example(1.25, 1, "vi")
@example(-0.05, 1, "en")
@given(st.floats(-1e6, 1e6), st.integers(0, 3), st.sampled_from(["vi", "en"]))
def test_a_number_is_rounded_as_on_paper_and_nothing_has_no_sign(value: float, places: int,
                                                                  language: Language) -> None:
    with use_language(language):
        written = number(value, places, fixed=True)
    assert "-" not in written
    plain = written.replace("−", "-").replace("." if language == "vi" else ",", "").replace(",", ".")
    assert Decimal(plain) == Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert plain.startswith("-") == (Decimal(plain) < 0)


def test_a_variant_stands_in_for_a_message_where_there_is_one_and_ends_with_its_block() -> None:
    names = list(analysis.language._messages("vi"))
    plain = next(name for name in names if f"illustrative-{name}" in names)
    before = text(plain)
    with use_variant("illustrative"):
        assert text(plain) == text(f"illustrative-{plain}") != before
        assert text("cli-help-help") == "Hiện lời hướng dẫn này."
    assert text(plain) == before


def test_what_is_said_in_both_languages_leaves_the_language_in_force_as_it_was() -> None:
    with use_language("en"):
        assert in_both("cli-usage-option", found="--x") == ("Không có tùy chọn --x.", "There is no option --x.")
        assert current_language() == "en"
    with pytest.raises(KeyError, match="no-such-message"):
        text("no-such-message")
    with pytest.raises(ValueError, match="fr"), use_language("fr"):  # type: ignore[arg-type]
        pass


@given(st.dates())
def test_a_day_is_read_as_it_is_written_in_vietnamese_and_in_iso_form(day: calendar_date) -> None:
    with use_language("vi"):
        assert read_date(date(day)) == read_date(day.isoformat()) == day


@pytest.mark.parametrize("written", ["30/02/2021", "2021/02/28/1", "28.02.2021", "hôm nay", "/", "28/2"])
def test_what_is_no_day_is_none(written: str) -> None:
    with pytest.raises(ValueError):
        read_date(written)


@pytest.mark.parametrize(("share", "percent"), [(0.145, 15), (0.1445, 14), (0.655, 66), (0.285, 29), (1.0, 100)])
def test_percents_round_halves_of_the_decimal_number_up(share: float, percent: int) -> None:
    assert whole_percent(share) == percent


@pytest.mark.parametrize(("day", "written"), [
    ("2025-06-30", "ngày 30/6/2025"), ("2025-10-15", "cuối năm 2025"), ("2025-12-31", "cuối năm 2025"),
    ("", "cuối năm 2025"),
])
def test_a_figure_of_midyear_is_not_called_one_of_the_year_end(day: str, written: str) -> None:
    assert time_text(day, 2025) == written


@pytest.mark.parametrize(("value", "written"), [
    (1.25, "1,3"), (2.35, "2,4"), (-0.04, "0"), (-0.05, "−0,1"), (0.0, "0"),
])
def test_halves_are_rounded_away_from_nothing_as_in_excel(value: float, written: str) -> None:
    assert number(value) == written
