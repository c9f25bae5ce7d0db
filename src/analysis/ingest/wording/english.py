"""English headings in the words of the Vietnamese ones, which alone are read, and texts in both languages."""

from __future__ import annotations

import re

from analysis.ingest.names import SYLLABLE, fold, plain
from analysis.ingest.word_lists import lines_of
from analysis.ingest.wording.spelling import tokens

__all__ = ["NAMES", "in_vietnamese", "in_vietnamese_words"]

_VIETNAMESE = {word.wording: word.meaning for word in lines_of("english")}
_PHRASE = re.compile(r"(?<![\w%])(?:" + "|".join(
    re.escape(english) for english in sorted(_VIETNAMESE, key=len, reverse=True)) + r")(?!\w)(?!-\w)")
_LINE = re.compile(r"((?:19|20)\d\d ?[-–] ?20\d\d) (?:multidimensional )?(?:poverty )?(?:line|standard)\b")
_ASIDE = re.compile(r"\([^()]*\)")
NAMES = re.compile(r"\b(?:ê đê|m'nông|h'mông|đắk lắk|buôn|qđ-ttg|qđ|nđ-cp)\b", flags=re.IGNORECASE)
"""Names and documents that an English text has with their marks."""
_HALVES = re.compile(r"\s*\n\s*|\s+[-–—/|]\s+|\s*[/|]\s*(?=[A-Z])")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORT_FORM = re.compile(r"\b[B-DF-HJ-NP-TV-XZ]+\b")  # capitals without a vowel: "KH BHXH VN giao"


def in_vietnamese_words(folded: str) -> str:
    """A folded English text with its phrases in Vietnamese; '' for one that is not English, or holds none of them."""
    asides = [aside for aside in _ASIDE.findall(folded) if not _is_ascii(aside)]  # "EM population (người DTTS)"
    outside = _ASIDE.sub(lambda found: found.group() if _is_ascii(found.group()) else " ", folded)
    if not _is_ascii(outside):
        return ""
    said = _PHRASE.sub(lambda found: f" {_VIETNAMESE[found.group()]} ", _LINE.sub(r"poverty line \1", outside))
    return re.sub(r"\s+", " ", " ".join((said, *asides))).strip() if said != outside and not all(
        word.isascii() for word in tokens(said)) else ""


def _is_ascii(text: str) -> bool:
    """Whether a text has no letter with marks but in names and documents."""
    return NAMES.sub("", text).replace("‰", "").replace("²", "").replace("–", "-").isascii()


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
