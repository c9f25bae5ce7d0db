"""The phrases found in a text, without those that say nothing of what is named: divisions, rests, what was reached."""

from __future__ import annotations

import re
from itertools import pairwise

from analysis.ingest.names import fold
from analysis.ingest.wording.lexicon import Lexicon
from analysis.ingest.wording.said import Meaning
from analysis.ingest.wording.spelling import tokens

__all__ = ["BY", "Found", "divides", "indicators_of", "phrases_of", "values"]

# How rows are divided ("phân theo nhóm tuổi") says nothing of the whole; each row names its own part.
BY = re.compile(r"\b(?:phân|chia) theo\b.*|\btheo nhóm (?:tuổi|đối tượng)\b.*")
_REACHED = frozenset((("đạt",), ("đã", "đạt"), ("đạt", "được")))
_NAMING = frozenset(("indicator", "fallback"))
_PLACES = frozenset(("tổng", "số", "xã", "phường", "thị", "trấn", "thôn", "buôn", "bản", "tổ", "dân", "phố",
                     "huyện", "hộ"))

Found = list[tuple[tuple[str, ...], frozenset[Meaning]]]
"""The phrases found in a text, each with what it means."""
_FEWEST = 2  # a single word, such as "dân", tells too little


def values(meanings: list[Meaning], kind: str) -> frozenset[str]:
    """What meanings of one kind tell."""
    return frozenset(meaning.value for meaning in meanings if meaning.kind == kind)


def divides(text: str) -> bool:
    """Whether a text says how something is divided: "Chia theo nhu cầu"."""
    return bool(BY.search(fold(text)))


def indicators_of(found: Found) -> frozenset[str]:
    """What all phrases that name an indicator leave open; two that name different ones leave all of them."""
    sets = [named for _, meanings in found if (named := values(list(meanings), "indicator"))]
    if not sets:
        return frozenset()
    common = frozenset.intersection(*sets)
    return common or frozenset.union(*sets)


def phrases_of(folded: str, literal: frozenset[str], lexicon: Lexicon) -> tuple[Found, list[str]]:
    """The phrases of a text that say something of its figures, and the words that are not understood."""
    found, unknown = lexicon.match(tokens(folded))
    unknown = _without_repeated(folded, literal or indicators_of(found), unknown, lexicon)
    found = _without_reached(_without_division(folded, found, lexicon))
    if unknown and (clause := BY.search(folded)):
        behind = lexicon.match(tokens(clause.group()))[1]
        if unknown[len(unknown) - len(behind):] == behind:
            unknown = unknown[:len(unknown) - len(behind)]
    return found, unknown + [" ".join(words) for words, several in found if any(m.kind == "commune" for m in several)]


def _without_division(folded: str, found: Found, lexicon: Lexicon) -> Found:
    """Several groups behind "chia theo" only divide what is named: "Dân số chia theo thành thị, nông thôn"."""
    clause = BY.search(folded)
    behind = lexicon.match(tokens(clause.group()))[0] if clause else []
    parts = [each for each in behind if values(list(each[1]), "group")]
    return [each for each in found if each not in parts] if len(parts) > 1 else found


def _without_reached(found: Found) -> Found:
    """"Số thôn đạt" counts not all of them: what they reached, title or headings tell."""
    return [(words, frozenset(m for m in meanings if m.kind not in _NAMING))
            if then in _REACHED and _PLACES.issuperset(words) and any(m.kind in _NAMING for m in meanings)
            else (words, meanings) for (words, meanings), (then, _) in pairwise((*found, ((), frozenset())))]


def _without_repeated(folded: str, named: frozenset[str], unknown: list[str], lexicon: Lexicon) -> list[str]:
    """The words that were not understood, but for those that the full names of all that is named hold in this order.

    "Tỷ lệ suy dinh dưỡng thể nhẹ cân của trẻ em dưới 5 tuổi" is that of the children under 5 whom the catalogue
    names; of those under 2 it is another.
    """
    names = [name for each in named if (name := lexicon.names.get(each))]
    if not unknown or not names or len(names) < len(named):
        return unknown
    kept: list[str] = []
    run: list[str] = []
    for phrase, meanings in (*lexicon.walk(tokens(folded)), ((), frozenset())):
        if meanings is None:
            run.append(phrase[0])
            continue
        if not (len(run) >= _FEWEST and all(f" {' '.join(run)} " in name for name in names)):
            kept.extend(run)
        run = []
    return kept
