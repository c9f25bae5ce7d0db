"""Numbers in Vietnamese and English, alone and decided by their column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.numbers import Number, Problem, Style, column_style, parse_number
from analysis.ingest.sentences import take_sentence


def parse_column(texts: list[str]) -> list[Number | Problem]:
    """The numbers of one column, each in the style that the column itself shows."""
    style = column_style(texts)
    return [parse_number(text, style) for text in texts]


def written(value: int, places: int, style: Style, grouping: str) -> str:
    """An independent writer: value / 10**places with the style's signs."""
    thousands, decimal = (".", ",") if style == "vi" else (",", ".")
    digits = str(abs(value)).rjust(places + 1, "0")
    whole, fraction = (digits[:-places], digits[-places:]) if places else (digits, "")
    separator = {"sign": thousands, "space": "\u00a0", "none": ""}[grouping]
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    text = separator.join([whole, *groups])
    return ("-" if value < 0 else "") + text + (decimal + fraction if fraction else "")


@given(st.integers(-10**9, 10**9), st.integers(0, 4), st.sampled_from(["vi", "en"]),
       st.sampled_from(["sign", "space", "none"]))
def test_a_number_survives_being_written_and_read(
    value: int, places: int, style: Style, grouping: str
) -> None:
    text = written(value, places, style, grouping)
    parsed = parse_number(text, style)
    assert isinstance(parsed, Number)
    assert parsed.value == pytest.approx(value / 10**places, rel=1e-12)


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 4)), min_size=1, max_size=12),
       st.sampled_from(["vi", "en"]))
def test_a_column_is_never_misread(cells: list[tuple[int, int]], style: Style) -> None:
    """Whatever the evidence, a text is read as it was meant, or ambiguous with the right reading."""
    texts = [written(value, places, style, "sign") for value, places in cells]
    shown = column_style(texts)
    assert shown in (None, style)
    for parsed, (value, places) in zip(parse_column(texts), cells, strict=True):
        readings = (parsed.value,) if isinstance(parsed, Number) else parsed.readings
        assert any(reading == pytest.approx(value / 10**places) for reading in readings)


@pytest.mark.parametrize(("text", "value"), [
    ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("12,5", 12.5), ("12.5", 12.5), ("95%", 95.0),
    (" 97,5 % ", 97.5),
    ("1.234.567", 1234567.0), ("1,234,567", 1234567.0), ("1\u00a0234,5", 1234.5), ("12\u202f500", 12500.0),
    ("\u22121,5", -1.5), ("\u20132", -2.0), ("(3,2)", -3.2), ("0,125", 0.125), ("0.125", 0.125),
    ("1234.567", 1234.567),
    ("0", 0.0), ("-0", 0.0),
])
def test_a_text_with_one_reading_needs_no_style(text: str, value: float) -> None:
    parsed = parse_number(text)
    assert isinstance(parsed, Number)
    assert parsed.value == value
    assert parsed.percent == ("%" in text)


@pytest.mark.parametrize("text", [
    "khoảng 71", "66/152", "10²", "1.23.4", "12.34,5.6", "1,23,456", "--5", "-(5)", "5 %%", "1e5", "12 34",
    "٣", "2-3",
])
def test_what_is_not_one_number_is_said_so(text: str) -> None:
    assert parse_number(text) == Problem(text, "text")


def test_an_empty_cell_is_empty() -> None:
    assert parse_number("  ") == Problem("  ", "empty")


def test_the_column_decides_what_a_point_means() -> None:
    assert parse_column(["12.500", "1.250,5"])[0] == Number(12500.0)
    assert parse_column(["12.500", "12.5"])[0] == Number(12.5)
    assert parse_column(["12.500", "13"])[0] == Problem("12.500", "ambiguous", (12.5, 12500.0))
    both = parse_column(["12.500", "1,5", "1.5"])
    assert isinstance(both[0], Problem), "a column that shows both decides nothing"


@given(st.integers(0, 9999), st.sampled_from(["đạt", "ước đạt", "giảm còn", "Đã đạt", "tăng lên", "giảm 1,2% còn", ""]),
       st.sampled_from(["%", " hộ", " người"]), st.integers(0, 9999),
       st.sampled_from(["", " (kế hoạch {})", " (tăng {} so với năm 2022)", ", giảm {} so với cùng kỳ", " (KH: {})"]))
def test_a_figure_survives_being_told_in_a_sentence(number: int, verb: str, unit: str, other: int, aside: str) -> None:
    value, beside = (written(each, 2 if unit == "%" else 0, "vi", "sign") + unit for each in (number, other))
    told = take_sentence(f"{verb} {value}{aside.format(beside)}".strip())
    assert told is not None
    assert (told.number, told.expected) == (value, verb == "ước đạt")
    assert told.plan == (beside if "{}" in aside and "so với" not in aside else "")


@pytest.mark.parametrize("text", [
    "giảm 1,2%", "tăng 5 xã", "đạt 98% kế hoạch", "Đạt 95% trở lên", "Dự kiến 2025", "đạt 19 tiêu chí", "còn 5 xã",
    "95% (năm 2022: 94%)", "95% (kế hoạch năm 2024: 96%)", "1.234 hộ (kế hoạch năm 2023)",
    "4.908 hộ, chiếm 28,67% tổng số hộ nghèo", "4.908 hộ, đạt 98%", "giảm từ 11,1% xuống 9,4%",
    "Khoảng 90 đến 92%", "đã chi 1.250 triệu đồng dịp Tết", "Vượt kế hoạch (102%)", "95% (gồm cả 2 xã mới)"])
def test_words_that_leave_more_than_one_reading_are_no_sentence(text: str) -> None:
    assert take_sentence(text) is None
