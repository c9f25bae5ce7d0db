"""A heading and the title above it → the features that a classifier weighs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

import numpy as np

from analysis.ingest.names import fold
from analysis.ingest.wording import Lexicon
from analysis.ingest.wording.spelling import tokens

__all__ = ["BLOCKS", "document_frequency", "features", "weighed"]

BLOCKS: Final[Mapping[str, float]] = {"w": 1.0, "t": 0.5, "c": 0.7, "u": 0.35}
"""The kinds of features with the weight of each.

Words of the heading with each two beside each other, words of the title, concepts of the heading with each two of
them, concepts of the title. Each kind is brought to unit length first, so that a long title does not drown a heading.
"""
_TIME = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{1,2}[/.-]\d{4}\b|\b(?:19|20)\d\d\b")


def features(heading: Sequence[str], title: Sequence[str], lexicon: Lexicon) -> Counter[str]:
    """The features of a heading with how often each occurs.

    Parameters
    ----------
    heading : sequence of str
        The words above a column from top to bottom, or the label of a row.
    title : sequence of str
        The lines above the table.
    lexicon : Lexicon
        Tells the concepts of both. Dates and years are all alike.
    """
    found: Counter[str] = Counter()
    for text in heading:
        words = _words(text)
        found.update(f"w {each}" for each in (*words, *(" ".join(pair) for pair in pairwise(words))))
    found.update(f"t {word}" for text in title for word in _words(text))
    concepts = sorted(_concepts(heading, lexicon))
    found.update(f"c {each}" for each in (*concepts, *(" + ".join(pair) for pair in combinations(concepts, 2))))
    found.update(f"u {each}" for each in _concepts(title, lexicon))
    return found


def _concepts(texts: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    return lexicon.composer.concepts(_TIME.sub(" ", " ; ".join(map(fold, texts))))


def _words(text: str) -> tuple[str, ...]:
    return tokens(_TIME.sub("0", fold(text)))


def weighed(counts: Mapping[str, int], places: Mapping[str, int],
            rarity: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The places and weights of the features that are known.

    Within each kind the weights are (1 + log count) x rarity, of unit length, times the weight of the kind (Salton and
    Buckley, 1988).

    Parameters
    ----------
    counts
        Features with how often each occurs.
    places
        The place of each feature that is known.
    rarity : (features,) array
        Inverse document frequency of each.
    """
    known = [name for name in counts if name in places]
    at = np.array([places[name] for name in known], dtype=np.intp)
    weights = (1 + np.log([counts[name] for name in known])) * rarity[at]
    for kind, weight in BLOCKS.items():
        of_kind = np.array([name[0] == kind for name in known], dtype=bool)
        length = float(np.linalg.norm(weights[of_kind]))
        if length:
            weights[of_kind] *= weight / length
    return at, weights


def document_frequency(documents: Iterable[Mapping[str, int]]) -> Counter[str]:
    """In how many documents each feature occurs."""
    return Counter(name for counts in documents for name in counts)
