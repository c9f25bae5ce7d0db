"""Numbers as Vietnamese and English offices write them: 1.234,5 and 1,234.5, 12,5 and 12.5, 95%.

A text such as "12.500" reads as twelve thousand five hundred in Vietnamese and as twelve and a half
in English. The column that it stands in decides: other texts in it often show which sign parts the
decimals. Where nothing shows it, the text is a `Problem` that carries both readings; it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Style", "Number", "Problem", "parse_number", "column_style"]

Style = Literal["vi", "en"]

_MINUS = "\u2212\u2013\u2014\u2010\u2011\ufe63\uff0d"
_SIGNS = str.maketrans(dict.fromkeys(_MINUS, "-"))
_BODY = re.compile(r"\d+(?:[.,]\d+)*|\d{1,3}(?: \d{3})+(?:[.,]\d+)?", flags=re.ASCII)


@dataclass(frozen=True)
class Number:
    """A number that was read; `percent` says whether a percent sign stood after it."""

    value: float
    percent: bool = False


@dataclass(frozen=True)
class Problem:
    """A text that is not one number: "empty", "text" or "ambiguous" with the readings it allows."""

    text: str
    code: Literal["empty", "text", "ambiguous"]
    readings: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Parts:
    """A number taken apart: sign, digits with their separators, percent sign."""

    negative: bool
    body: str
    percent: bool


def parse_number(text: str, style: Style | None = None) -> Number | Problem:
    """Read one number.

    Parameters
    ----------
    text : str
        What stands in the cell; spaces of any width may part thousands, "(1,5)" is negative.
    style : {"vi", "en"}, optional
        Which sign parts the decimals: "vi" a comma, "en" a point. It decides only where the text
        itself leaves it open.
    """
    parts = _take_apart(text)
    if parts is None:
        return Problem(text, "text" if text.strip() else "empty")
    readings = {known: _value(parts.body, known) for known in ("vi", "en")}
    possible = {known: value for known, value in readings.items() if value is not None}
    if not possible:
        return Problem(text, "text")
    sign = -1.0 if parts.negative else 1.0
    values = sorted(set(possible.values()))
    if len(values) == 1:
        return Number(sign * values[0] + 0.0, parts.percent)
    if style is None:
        return Problem(text, "ambiguous", tuple(sign * value for value in values))
    return Number(sign * possible[style], parts.percent)


def column_style(texts: Sequence[str]) -> Style | None:
    """The style that the texts of a column show together; None where they show none, or both."""
    shown = {style for style in map(_shown_style, texts) if style is not None}
    return shown.pop() if len(shown) == 1 else None


def _take_apart(text: str) -> _Parts | None:
    # No compatibility forms here: "10²" is a ten with a footnote, not 102.
    plain = re.sub(r"\s+", " ", text.translate(_SIGNS)).strip()
    percent = plain.endswith("%")
    plain = plain.removesuffix("%").strip()
    bracketed = plain.startswith("(") and plain.endswith(")")
    if bracketed:
        plain = plain[1:-1].strip()
        if plain.endswith("%"):
            percent, plain = True, plain.removesuffix("%").strip()
    signed = plain[:1] in ("-", "+")
    negative = bracketed or plain.startswith("-")
    body = plain[1:].strip() if signed else plain
    if (signed and bracketed) or not _BODY.fullmatch(body):
        return None
    return _Parts(negative, body, percent)


def _value(body: str, style: Style) -> float | None:
    """The value of the digits in one style, None where the style does not allow them."""
    decimal, thousands = (",", ".") if style == "vi" else (".", ",")
    whole, separator, fraction = body.partition(decimal)
    if separator and not fraction.isdigit():
        return None
    for grouping in (thousands, " "):
        if grouping in whole:
            if not re.fullmatch(rf"[1-9]\d{{0,2}}(?:{re.escape(grouping)}\d{{3}})+", whole):
                return None
            whole = whole.replace(grouping, "")
    if not whole.isdigit():
        return None
    return float(f"{whole}.{fraction or '0'}")


def _shown_style(text: str) -> Style | None:
    """The only style in which a text with a separator can be read."""
    parts = _take_apart(text)
    if parts is None or not re.search("[.,]", parts.body):
        return None
    vietnamese, english = _value(parts.body, "vi"), _value(parts.body, "en")
    if vietnamese is None and english is not None:
        return "en"
    if english is None and vietnamese is not None:
        return "vi"
    return None
