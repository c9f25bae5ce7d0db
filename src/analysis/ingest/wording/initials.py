"""A short form in brackets behind what it stands for: "sởi - rubella (MR)"."""

from __future__ import annotations

import re

from analysis.ingest.names import fold, plain
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.spelling import tokens

__all__ = ["without_initials"]

_SHORT = re.compile(r"\s*[(\[]([A-ZĐ]{2,6})[)\]]")
_WORD = re.compile(r"[^\W\d_]+")


def without_initials(text: str, lexicon: Lexicon) -> str:
    """The text without short forms that add nothing to it.

    They are the first letters of the words right before them, or of words in a row of the English name of an
    indicator to which the text is near.
    """
    return _SHORT.sub(lambda found: "" if _adds_nothing(found, text, lexicon) else found[0], text)


def _adds_nothing(found: re.Match[str], text: str, lexicon: Lexicon) -> bool:
    letters = plain(fold(found[1]))
    if _initials(text[:found.start()]).endswith(letters):
        return True
    without = text[:found.start()] + text[found.end():]
    named = {meaning.value for _, several in lexicon.match(tokens(fold(without)))[0] for meaning in several
             if meaning.kind == "indicator"}
    return any(letters in _initials(lexicon.english.get(name, "")) for name in named | lexicon.near(without))


def _initials(text: str) -> str:
    return "".join(plain(fold(word))[:1] for word in _WORD.findall(text))
