"""A text that says the same in Vietnamese and in English: what its English half adds."""

from __future__ import annotations

import re

from analysis.ingest.names import fold, plain

__all__ = ["in_vietnamese"]

_HALVES = re.compile(r"\s*\n\s*|\s+[-–—/|]\s+|\s*[/|]\s*(?=[A-Z])|\s*[(\[](?=[A-Za-z])|[)\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
# How a syllable is spelt without its marks; English words seldom look so, two beside each other hardly ever.
_SYLLABLE = re.compile(r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")


def in_vietnamese(text: str) -> str:
    """The text without its English half; '' where it has none.

    The other half must have letters with Vietnamese marks, and most words of the English one cannot be Vietnamese,
    and it names no other year.
    """
    parts = [part for part in _HALVES.split(text) if part and part.strip()]
    english = [part for part in parts if _is_english(part)]
    rest = [part for part in parts if part not in english]
    if not english or all(fold(part).isascii() for part in rest):
        return ""
    if not set(_YEAR.findall(" ".join(english))) <= set(_YEAR.findall(" ".join(rest))):
        return ""
    return "\n".join(rest)


def _is_english(part: str) -> bool:
    words = _WORD.findall(part) if part.replace("‰", "").isascii() else []
    foreign = sum(not (word.isupper() and len(words) == 1) and not _SYLLABLE.fullmatch(plain(fold(word)))
                  for word in words)  # one word of capitals is a short form: "(TCMR)"
    return foreign > len(words) / 2
