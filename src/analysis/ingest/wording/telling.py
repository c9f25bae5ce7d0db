"""Words that tell of an indicator even where nothing else of its name stands there: "loa", "rừng", "tiêm"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from analysis.ingest.names import fold, plain
from analysis.ingest.wording.facets import read_words
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.spelling import tokens

__all__ = ["akin", "holds_slip", "telling_words"]

_NAMING = frozenset(("indicator", "part", "short", "fallback"))
_MOST_INDICATORS = 6  # what stands in more of their names, "sử dụng", tells of none
_SHORTEST = 3
_SHORTEST_SLIP = 4  # a letter of a shorter word makes another word: "căn", "dân"
_MOST_LEFT = 2  # of the words besides
_LINKING = frozenset(("dưới", "hoặc", "lên", "lúc", "mỗi", "trở"))


def akin(text: str, by_word: Mapping[str, Set[str]]) -> tuple[str, ...]:
    """The ids of indicators whose names share a telling word with a text, those that share most of them first."""
    words = tokens(fold(text))
    if all(word.isascii() for word in words):
        bare: dict[str, set[str]] = defaultdict(set)
        for word, names in by_word.items():
            bare[plain(word)] |= names
        by_word = bare
    shared = Counter(name for word in dict.fromkeys(words) for name in by_word.get(word, ()))
    return tuple(sorted(shared, key=lambda name: (-shared[name], name)))


def telling_words(lexicon: Lexicon) -> dict[str, set[str]]:
    """Each telling word with the indicators in whose names it stands.

    A word that names a group, a place, a unit or a measure, or is filler, tells of none.
    """
    common = {word for words, meanings in lexicon.phrases.items() for word in words
              if any(meaning.kind not in _NAMING for meaning in meanings)}
    found: dict[str, set[str]] = defaultdict(set)
    for words, meanings in lexicon.phrases.items():
        for word in set(words) - common - _LINKING:
            if word.isalpha() and len(word) >= _SHORTEST:
                found[word].update(m.value for m in meanings if m.kind in ("indicator", "part"))
    return {word: names for word, names in found.items() if 0 < len(names) <= _MOST_INDICATORS}


def holds_slip(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is an indicator's name but for a letter or a mark in a word that is none of the catalogue's.

    "Hộ ngèo" is a slip of "hộ nghèo"; "hộ khá" only is another thing, and so is "Xã đăng ký đạt chuẩn", which no
    change of letters makes a name.
    """
    words, says = tokens(fold(text)), read_words(text, lexicon)
    named = says.indicators | says.parts
    return not named and any(
        _names(tuple(meant if word == slip else word for word in words), lexicon)
        for slip in dict.fromkeys(says.unknown) for meant in _words_of(lexicon) if _is_slip(slip, meant))


def _is_slip(written: str, word: str) -> bool:
    one, other = plain(written), plain(word)
    if one == other:
        return word != written
    return min(len(one), len(other)) >= _SHORTEST_SLIP and one.isalpha() and word.isalpha() \
        and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _names(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    says = read_words(" ".join(words), lexicon)
    return bool(says.indicators | says.parts) and len(says.unknown) <= _MOST_LEFT


@lru_cache(maxsize=4)
def _words_by_phrases(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(word for words in phrases for word in words)


def _words_of(lexicon: Lexicon) -> frozenset[str]:
    return _words_by_phrases(frozenset(
        words for words, meanings in lexicon.phrases.items() if any(m.kind in _NAMING for m in meanings)))
