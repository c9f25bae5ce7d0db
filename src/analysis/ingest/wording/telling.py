"""Words that tell of an indicator even where nothing else of its name stands there: "loa", "rừng", "tiêm"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set

from analysis.ingest.names import fold, plain
from analysis.ingest.wording.facets import read_words
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.slips import without_slips
from analysis.ingest.wording.spelling import tokens

__all__ = ["akin", "holds_slip", "telling_words"]

_NAMING = frozenset(("indicator", "part", "short", "fallback"))
_MOST_INDICATORS = 6  # what stands in more of their names, "sử dụng", tells of none
_SHORTEST_TELLING = 3
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
            if word.isalpha() and len(word) >= _SHORTEST_TELLING:
                found[word].update(m.value for m in meanings if m.kind in ("indicator", "part"))
    return {word: names for word, names in found.items() if 0 < len(names) <= _MOST_INDICATORS}


def holds_slip(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is an indicator's name but for slips of typing: "Hộ ngèo", not "hộ khá", nor "Xã đăng ký …"."""
    says, meant = read_words(text, lexicon), without_slips(text, lexicon)
    if says.indicators | says.parts or meant == text:
        return False
    told = read_words(meant, lexicon)
    return bool(told.indicators | told.parts) and len(told.unknown) <= _MOST_LEFT
