"""Headings that are nearly names: slips of typing, letters without marks, words that tell of an indicator ("loa")."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from itertools import pairwise

from rapidfuzz.distance import OSA

from analysis.ingest.names import fold, plain
from analysis.ingest.word_lists import meanings_of
from analysis.ingest.wording.facets import read_words
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.phrases import NUMBERING
from analysis.ingest.wording.spelling import is_abbreviation, tokens, written_out

__all__ = ["akin", "holds_slip", "telling_words", "with_marks", "without_slips"]

_SHORTEST = 4  # a letter of a shorter word makes another word
_MOST_SLIPS = 2
# Words of their own that differ from one of the catalogue only in their marks: a bath-room is no makeshift house.
_OTHER_WORDS = frozenset(("tắm", "sỏi", "chữa", "điên", "tre", "trê", "tường", "xá", "chè", "hồ", "bò", "cần", "nghề",
                          "nghiệp", "nướng", "buồn", "trại", "chợ", "lớn", "khá", "giàu", "kiểu"))
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+(?:[.,]\d+)*|\S")
_LONGEST = 8
_SHORTEST_JOINED = 4
_DOUBTFUL = "nam"  # men, or "năm"
# Of words that alone may be several, the one that headings mean.
_COMMON = {bare: words for bare, (words,) in meanings_of("short_forms", "unmarked").items()}
_NAMING = frozenset(("indicator", "part", "short", "fallback"))
_MOST_INDICATORS = 6  # what stands in more of their names, "sử dụng", tells of none
_SHORTEST_TELLING = 3
_MOST_LEFT = 2  # of the words besides
_LINKING = frozenset(("dưới", "hoặc", "lên", "lúc", "mỗi", "trở"))


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


def with_marks(text: str, lexicon: Lexicon) -> str:
    """A text of plain letters with the marks of the phrases that it holds, longest first; one that has any as it is.

    Words written together, as in the names of columns, count as one. What may be several phrases stays as it is.
    """
    folded = re.sub(r"\btyle(?=\w)", "tyle ", NUMBERING.sub("", fold(text)))
    if not folded.isascii():
        return text
    words = _WORD.findall(re.sub(r"(?<=[a-z])(?=\d)(?<!kv)(?<!km)|_+", " ", folded))
    if _DOUBTFUL in words:
        return text
    phrases, found, position = _phrases(lexicon), [], 0
    while position < len(words):
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            key = "".join(words[position:position + length])
            if length > 2 and key[0].isalnum() and key[-1].isalnum():
                key = key.replace("/", "")  # "can nang/tuoi"
            said = " ".join(words[position:position + length])
            common = _COMMON.get(said) or written_out(said)
            if common or (key in phrases and (length > 1 or len(key) >= _SHORTEST_JOINED)):
                found.append(common or phrases[key])
                position += length
                break
        else:
            found.append(words[position])
            position += 1
    return " ".join(found)


def _phrases(lexicon: Lexicon) -> dict[str, str]:
    """Phrases of concepts by their letters, those left out that another one of other meaning shares."""
    key = "unmarked"
    if key not in lexicon.read:
        several: dict[str, dict[object, str]] = defaultdict(dict)
        for words, item in lexicon.composer.known.items():
            text = " ".join(words)
            if not text.isascii() and not re.search(r"\d", text):
                several[plain(text)].setdefault((item.concept or item.meanings or text), text)
        lexicon.read[key] = {letters: next(iter(texts.values())) for letters, texts in several.items()
                             if len(texts) == 1}
    found: dict[str, str] = lexicon.read[key]
    return found


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
