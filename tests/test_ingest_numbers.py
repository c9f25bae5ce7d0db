"""Numbers in Vietnamese and English, alone and decided by their column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.numbers import Number, Problem, Style, column_style, parse_number


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
