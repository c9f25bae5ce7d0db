"""Years in headings that are not written as one: without their mark, with two digits, misspelt, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from analysis.ingest.names import fold
from analysis.ingest.wording import Lexicon, read_words

__all__ = ["is_short_year", "meant_years", "misses_year"]

_YEAR = r"(?:19|20)\d\d"
_BARE = re.compile(rf"nam(?:[\s-]*({_YEAR}))?")
_IS_YEAR = re.compile(rf"(?:năm\s*)?{_YEAR}")
_WOMEN = re.compile(r"(?<!\w)(?:nữ|nu|female)(?!\w)")
_WHOLE = re.compile(r"(?<!\w)(?:tổng số|tong so|chung|tổng|total)(?!\w)")
_SHORT = re.compile(r"(?:năm|nam)\s*['’]?([12]\d)")
_NUMBER_WORDS = (r"(?:không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|tu|năm|nam|lăm|lam|sáu|sau|bảy|bay|tám|tam|chín|chin|"
                 r"mười|muoi|mươi|linh|lẻ|le|trăm|tram|nghìn|nghin|ngàn|ngan)")
_SLIP = re.compile(rf"(?<!\w)(?:năm|nam|year)\s*(?:(?=[\w.,’']*\d)[\w.,’']+|(?:hai|một|mot)\s+(?:nghìn|nghin|ngàn|ngan)"
                   rf"(?:\s+{_NUMBER_WORDS})*)")


def meant_years(paths: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The headings of a table that mean something else than their letters say, with what they mean.

    "Nam" that is glued to a year, or above years and with no "Nữ" beside it, is "Năm" without its mark; with "Nữ"
    beside it, "Nam 2024" are the men. "Năm 24" is 2024.
    """
    paths = list(paths)
    folded = {text: fold(text) for path in paths for text in path}
    women = any(_WOMEN.search(text) for text in folded.values())
    above_years = {one for path in paths for one, other in pairwise(path)
                   if _IS_YEAR.fullmatch(folded[other])}
    parted = women or any(_WHOLE.search(text) for text in folded.values())
    meant = {}
    for text, words in folded.items():
        bare, short = _BARE.fullmatch(words), _SHORT.fullmatch(words)
        if short:
            meant[text] = f"năm 20{short[1]}"
        elif bare and bare[1]:
            meant[text] = f"nam giới {bare[1]}" if women else f"năm {bare[1]}"
        elif bare and text in above_years and not parted:
            meant[text] = "năm"
    return meant


def is_short_year(text: str) -> bool:
    """Whether a heading gives a year of this century with two digits."""
    return bool(_SHORT.fullmatch(fold(text)))


def misses_year(path: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether what is not understood in a heading is only a year that is written wrongly: "Năm 2O24", "Năm 2204"."""
    whole = fold(" ".join(path))
    rest = _SLIP.sub(" ", whole)
    return rest != whole and not read_words(rest, lexicon).unknown
