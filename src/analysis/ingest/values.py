"""One cell of a table → a number with its qualifier, a mark for "none" or "missing", or what stands against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from analysis.ingest.grid import Cell
from analysis.ingest.numbers import Number, Style, parse_number
from analysis.ingest.sentences import Sentence, split_qualifier, take_sentence
from analysis.ingest.units import is_count, known_unit

__all__ = ["Shape", "Value", "decimals", "read_value", "rounding_of_sum", "shape", "number_text"]

Shape = Literal["", "number", "year", "mark", "words"]

# The yearbook's signs: "-" nothing occurred, "…" it occurred and nobody collected it; "x" it cannot occur.
_NONE = frozenset(("-", "–", "—", "(-)", "(–)", "không", "không có", "none"))
_MISSING = frozenset(("...", "…", "..", "(...)", "(…)", "na", "n/a", "n.a.", "không có số liệu", "chưa có số liệu",
                      "chưa có", "ksl", "kcsl", "?", "x", "*", "(x)", "(*)", "#n/a", "nan", "null"))
_FOOTNOTE = re.compile(r"(?<=[\d%‰])\s*(?:[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u207d\u207e]+|\*+|\(\d\)|\(\*+\)"
                       r"|\[\d\]|\s[1-9]\)|\([a-d]\))+$")
_UNIT = re.compile(r"^(?P<number>.*\d)\s*(?P<unit>[^\d\s.,%()][^\d]*)$", flags=re.DOTALL)
_RANGE = re.compile(r"\d\s*(?:-|–|—|đến|tới|to)\s*\d")
# "650 / 0,66", "1.234 (5,6%)": a count and its share, or two years. "19/19" and "12/2023" are something else.
_PAIR = re.compile(r"(?P<first>\d[\d.,]*\s*%?)\s*(?P<sign>/|;|\()\s*(?P<second>\d[\d.,]*\s*%?)\s*\)?")
# "12/30 trường" counts some of a whole; "30/6" is a day and "9/2023" a month.
_SOME_OF_ALL = re.compile(r"(\d{1,3}(?:[.,]\d{3})*|\d+)\s*/\s*(\d{1,3}(?:[.,]\d{3})*|\d+)")
_THOUSANDS = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6}


class Value(NamedTuple):
    """What a cell says: a `number` as written, or a `problem` (message ``finding-ingest-PROBLEM``).

    `sign` is "%" or "‰" where one stood after the number; `unit` one written behind it; `readings` the
    numbers that an ambiguous text allows; `mark` "none" where the number 0 stands for the sign "-"; `pair` two
    numbers in one cell: a count and its share ("45 (12,3%)") or some of all ("12/30"); `said` what a sentence around
    the number says besides.
    """

    number: float | None = None
    qualifier: str = ""
    sign: Literal["", "%", "‰"] = ""
    unit: str = ""
    problem: str = ""
    readings: tuple[float, ...] = ()
    mark: str = ""
    pair: tuple[str, str] | None = None
    said: Sentence | None = None


def read_value(cell: Cell, style: Style | None) -> Value:
    """Read a cell; `style` is what the texts of its column show of points and commas."""
    if cell.kind:
        return Value(problem={"date": "date-for-number", "formula": "formula", "scaled": "scaled"}[cell.kind])
    if cell.number is not None:
        return Value(cell.number, sign="%" if cell.text.endswith("%") else "")
    return _read_text(cell.text, style)


@lru_cache(maxsize=65536)
def _read_text(text: str, style: Style | None) -> Value:
    plain = " ".join(text.split()).casefold()
    if plain in _NONE:
        return Value(problem="none")
    if plain in _MISSING:
        return Value(problem="missing")
    qualifier, rest = split_qualifier(number_text(text))
    sign: Literal["", "%", "‰"] = ""
    if rest.endswith("‰"):
        sign, rest = "‰", rest[:-1].strip()
    unit, rest, scale = _take_unit(rest)
    parsed = parse_number(rest, style)
    if isinstance(parsed, Number):
        shown: Literal["", "%", "‰"] = "%" if parsed.percent else sign
        return Value(round(parsed.value * scale, 10), qualifier, shown, unit)
    if parsed.code == "ambiguous" and is_count(unit):  # nobody writes a count with three decimals
        return Value(max(parsed.readings) * scale, qualifier, sign, unit)
    if parsed.code == "ambiguous":
        return Value(qualifier=qualifier, sign="%" if rest.endswith("%") else sign, unit=unit,
                     problem="ambiguous-number", readings=tuple(each * scale for each in parsed.readings))
    if pair := _pair(" ".join(text.split())):
        return Value(problem="two-numbers", pair=pair if any(pair) else None)
    return _of_sentence(text, style) or Value(problem="range" if _RANGE.search(text) else "not-a-number")


def _of_sentence(text: str, style: Style | None) -> Value | None:
    """What a cell with words around its number says; None where they are not understood."""
    said = take_sentence(text)
    if said is None or said.number == text:
        return None
    if said.whole:
        some = _pair(f"{said.number.split()[0]}/{said.whole}")
        return Value(problem="two-numbers", pair=some, said=said) if some and any(some) else None
    value = _read_text(said.number, style)
    if value.number is None and value.problem != "ambiguous-number":
        return None
    if said.share:
        pair = (said.number.split()[0], said.share)
        return Value(problem="two-numbers", pair=pair, unit=value.unit, said=said) if not value.qualifier else None
    return value._replace(said=said)


def _pair(text: str) -> tuple[str, str] | None:
    """The two numbers of a cell as they are written, two '' for others; None where it holds no two numbers."""
    if some := _SOME_OF_ALL.fullmatch(text):
        first, second = (int(re.sub(r"\D", "", part)) for part in some.groups())
        is_time = 1900 < second < 2100 and (first <= 12 or 1900 < first < 2100)  # "9/2023", "2023/2022"
        is_day = second < first <= 31 and second <= 12
        return None if is_time or is_day else (some[1], some[2]) if first <= second else ("", "")
    found = _PAIR.fullmatch(text)
    if found is None or (not re.search(r"[.,%]", text) and found["sign"] != "("):
        return None
    return found["first"].strip(), found["second"].strip()


def number_text(text: str) -> str:
    """A text without the footnote marks behind its number."""
    return _FOOTNOTE.sub("", text.strip().removeprefix("'")).strip()


def _take_unit(text: str) -> tuple[str, str, float]:
    """The unit behind a number, the number, and what it is to be multiplied with."""
    found = _UNIT.match(text)
    if not found:
        return "", text, 1.0
    words = found["unit"].strip().casefold()
    if unit := known_unit(words):
        return unit, found["number"], 1.0
    first, _, rest = words.partition(" ")
    if first in _THOUSANDS and (not rest or known_unit(rest)):
        return known_unit(rest) if rest else "", found["number"], _THOUSANDS[first]
    return "", text, 1.0


def shape(cell: Cell) -> Shape:
    """What a cell looks like, before anything is known of its column."""
    if cell.number is not None:
        if 1950 <= cell.number <= 2060 and cell.number == int(cell.number) and not cell.text.endswith("%"):
            return "year"
        return "number"
    if cell.kind == "date":
        return "year"
    if cell.kind:
        return "number"
    return _shape_of_text(cell.text)


@lru_cache(maxsize=65536)
def _shape_of_text(text: str) -> Shape:
    if not text:
        return ""
    if re.fullmatch(r"(?:19[5-9]|20[0-5])\d", text):
        return "year"
    value = _read_text(text, None)
    if value.problem in ("none", "missing"):
        return "mark"
    if value.number is not None or value.problem == "ambiguous-number":
        return "number"
    if value.problem == "two-numbers":
        return "number"
    if value.problem == "range" and re.match(r"\d", text) and len(text) < 20:
        return "number"
    return "words"


def decimals(value: float, most: int = 6) -> int:
    """How many decimals a number was written with, of `most` at the most."""
    return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])


def rounding_of_sum(resolutions: Iterable[float]) -> float:
    """By how much a total may differ from its addends where each number was rounded to its own unit: half of each."""
    return 0.5 * sum(resolutions) + 1e-9
