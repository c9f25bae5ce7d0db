"""A text that says the same in Vietnamese and in English: what its English half adds."""

from __future__ import annotations

import re

from analysis.ingest.names import SYLLABLE, fold, plain
from analysis.ingest.wording.english import NAMES

__all__ = ["in_vietnamese"]

_HALVES = re.compile(r"\s*\n\s*|\s+[-–—/|]\s+|\s*[/|]\s*(?=[A-Z])")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORT_FORM = re.compile(r"\b[B-DF-HJ-NP-TV-XZ]+\b")  # capitals without a vowel: "KH BHXH VN giao"


def in_vietnamese(text: str) -> str:
    """The text without its English half; '' where it has none.

    The other half must have letters with Vietnamese marks, and most words of the English one cannot be Vietnamese,
    and it names no other year.
    """
    text = _BRACKETS.sub(lambda found: f" ({in_vietnamese(found[1]) or found[1]})", text)
    rest, english = list[str](), list[str]()
    for part in filter(str.strip, _HALVES.split(text)):
        own = _BRACKETS.sub("", part)
        kept = [found for found in _BRACKETS.finditer(part) if not _is_english(found[1])]
        english += [found[1] for found in _BRACKETS.finditer(part) if _is_english(found[1])]
        (english if _is_english(own) else rest).append(own)
        if kept:
            rest[-1:] = ["".join((*rest[-1:], *(found[0] for found in kept)))]  # "Nam - Male (người)"
    if not english or all(fold(part).isascii() for part in rest):
        return ""
    years, known = (list(dict.fromkeys(_YEAR.findall(" ".join(parts)))) for parts in (english, rest))
    if known and not set(years) <= set(known):
        return ""
    return "\n".join((*rest, *(() if known else years)))


def _is_english(part: str) -> bool:
    part = NAMES.sub(" ", part)
    words = _WORD.findall(_SHORT_FORM.sub(" ", part)) if part.replace("‰", "").isascii() else []
    foreign = sum(not (word.isupper() and len(words) == 1) and not SYLLABLE.fullmatch(plain(fold(word)))
                  for word in words)  # one word of capitals is a short form: "(TCMR)"
    return foreign > len(words) / 2
