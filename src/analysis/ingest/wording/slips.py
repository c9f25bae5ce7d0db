"""Slips of typing in a heading: "Tỷ lệ hộ ngèo", "hơp vệ sinh", "trừơng đạt chuẩn", read as what was meant and told."""

from __future__ import annotations

import re
from itertools import pairwise

from rapidfuzz.distance import OSA

from analysis.ingest.names import fold, plain
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.spelling import is_abbreviation, tokens

__all__ = ["without_slips"]

_SHORTEST = 4  # a letter of a shorter word makes another word
_MOST_SLIPS = 2
# Words of their own that differ from one of the catalogue only in their marks: a bath-room is no makeshift house.
_OTHER_WORDS = frozenset(("tắm", "sỏi", "chữa", "điên", "tre", "trê", "tường", "xá", "chè", "hồ", "bò", "cần", "nghề",
                          "nghiệp", "nướng", "buồn", "trại", "chợ", "lớn", "khá", "giàu", "kiểu"))


def without_slips(text: str, lexicon: Lexicon) -> str:
    """The words of a text with those put right that no phrase holds and that are nearly one that fits beside them.

    A word is put right only where one other is meant that stands beside the same neighbour in a phrase of the
    catalogue, and differs by its marks or by one letter. The text itself where there is no such word, or more than two.
    """
    known, beside = _vocabulary(lexicon)
    folded = fold(text)
    words = list(tokens(folded))
    if all(word.isascii() for word in words):
        return text
    wrong = [n for n, word in enumerate(words) if word.isalpha() and word not in known and not is_abbreviation(word)]
    if not 0 < len(wrong) <= _MOST_SLIPS:
        return text
    for n in wrong:
        near = set()
        if words[n] not in _OTHER_WORDS:
            near = {meant for neighbour, side in ((words[n - 1] if n else "", 1), (
                words[n + 1] if n + 1 < len(words) else "", -1))
                    for meant in beside.get((neighbour, side), ()) if _is_slip(words[n], meant)}
        if len(near) != 1:
            return text
        folded = re.sub(rf"(?<!\w){re.escape(words[n])}(?!\w)", near.pop(), folded)
    return folded


def _is_slip(written: str, word: str) -> bool:
    if plain(written) == plain(word):
        return True
    return min(len(written), len(word)) >= _SHORTEST and OSA.distance(written, word, score_cutoff=1) <= 1


def _vocabulary(lexicon: Lexicon) -> tuple[frozenset[str], dict[tuple[str, int], set[str]]]:
    """All words of phrases, and those that stand right (1) or left (-1) of each in one."""
    key = "slips"
    if key not in lexicon.read:
        phrases = [*lexicon.phrases, *lexicon.composer.known]
        beside: dict[tuple[str, int], set[str]] = {}
        for phrase in phrases:
            for one, other in pairwise(phrase):
                if len(other) > 1 and not other.isascii():
                    beside.setdefault((one, 1), set()).add(other)
                if len(one) > 1 and not one.isascii():
                    beside.setdefault((other, -1), set()).add(one)
        lexicon.read[key] = frozenset(word for phrase in phrases for word in phrase), beside
    found: tuple[frozenset[str], dict[tuple[str, int], set[str]]] = lexicon.read[key]
    return found
