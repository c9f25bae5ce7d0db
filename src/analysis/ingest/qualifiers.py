"""What a source says of its number: "trên 96%" is at least 96, "gần 58.000" is about 58 000."""

from __future__ import annotations

import re

__all__ = ["qualifier_of", "split_qualifier"]

_RANGE_ENDS = {"lower": "at_least", "upper": "at_most", "cận dưới": "at_least", "cận trên": "at_most"}
_WORDS = {
    "at_least": ("trên", "hơn", "over", "more than", "above", "at least", "ít nhất", "tối thiểu"),
    "at_most": ("dưới", "less than", "below", "at most", "tối đa", "không quá"),
    "approximate": ("khoảng", "gần", "xấp xỉ", "about", "nearly", "almost", "around", "approximately"),
}
_QUOTED = re.compile(r"""(?<!\w)'([^']+)'(?!\w)|"([^"]+)"|“([^”]+)”|‘([^’]+)’""")
_OPENING = re.compile(
    r"(?:target |mục tiêu )?(?P<word>" + "|".join(
        re.escape(word) for words in _WORDS.values() for word in sorted(words, key=len, reverse=True)
    ) + r")(?!\w)(?P<rest>.*)", flags=re.IGNORECASE | re.DOTALL)
_QUALIFIER = {word: qualifier for qualifier, words in _WORDS.items() for word in words}


_SIGNS = {"≥": "at_least", ">=": "at_least", ">": "at_least", "≤": "at_most", "<=": "at_most", "<": "at_most",
          "~": "approximate", "≈": "approximate", "±": "approximate"}
_SIGN = re.compile("^(" + "|".join(map(re.escape, _SIGNS)) + ")")


def split_qualifier(text: str) -> tuple[str, str]:
    """The qualifier that opens a cell and the rest: "trên 95" is ("at_least", "95")."""
    plain = text.strip()
    if sign := _SIGN.match(plain):
        return _SIGNS[sign.group()], plain[sign.end():].strip()
    opening = _OPENING.match(plain)
    if opening and re.match(r"\s*\d", opening["rest"]):
        return _QUALIFIER[opening["word"].casefold()], opening["rest"].strip()
    return "", plain


def qualifier_of(range_end: str, note: str, value: float) -> str:
    """The qualifier of a figure: "", "at_least", "at_most" or "approximate".

    The column `range_end` goes first. From the note only a quotation counts that opens with such a
    word and, if it holds a number, whose number is the value ("hơn 46 nghìn" for 46000): a word
    elsewhere in the note speaks of something else.
    """
    if range_end:
        return _RANGE_ENDS.get(range_end.strip().casefold(), "")
    for quotation in _QUOTED.finditer(note):
        opening = _OPENING.match(next(part for part in quotation.groups() if part is not None).strip())
        if opening and _speaks_of(opening["rest"], value):
            return _QUALIFIER[opening["word"].casefold()]
    return ""


def _speaks_of(words: str, value: float) -> bool:
    found = re.search(r"\d+(?:[.,]\d+)*", words)
    return found is None or _digits(found.group()) == _digits(f"{value:.15g}")


def _digits(number: str) -> str:
    """The significant digits: 1.4 million and 1400000 agree."""
    return re.sub(r"\D", "", number).strip("0")
