"""The linear classifier of headings: what it weighs of a heading and its title, and which indicators it claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from analysis.ingest.names import fold
from analysis.ingest.wording import Lexicon
from analysis.ingest.wording.spelling import tokens

__all__ = ["BLOCKS", "NOTHING", "Claim", "Resemblance", "document_frequency", "features", "weighed"]

NOTHING: Final = ""
"""The class of headings that are none of the catalogue's."""
BLOCKS: Final[Mapping[str, float]] = {"w": 1.0, "t": 0.5, "c": 0.7, "u": 0.35}
"""The kinds of features with the weight of each.

Words of the heading with each two beside each other, words of the title, concepts of the heading with each two of
them, concepts of the title. Each kind is brought to unit length first, so that a long title does not drown a heading.
"""
_TIME = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{1,2}[/.-]\d{4}\b|\b(?:19|20)\d\d\b")


class Claim(NamedTuple):
    """An indicator that a heading resembles.

    `score` is its distance from the border between this indicator and all else, `lead` by how much it lies above the
    next one; both in units of the margin for which the classifier was fitted.
    """

    indicator: str
    score: float
    lead: float


@dataclass(frozen=True)
class Resemblance:
    """A linear classifier of headings, one against the rest (Cortes and Vapnik, 1995).

    `classes` are indicators and `NOTHING`; `places` tells the row of each feature in `rarity` (features,) and in
    `slopes` (features, classes); `intercepts` (classes,).
    """

    classes: tuple[str, ...]
    places: Mapping[str, int]
    rarity: np.ndarray
    slopes: np.ndarray
    intercepts: np.ndarray

    @classmethod
    @cache
    def known(cls) -> Resemblance:
        """The classifier that comes with the package, as ``python -m analysis.ingest.resemblance.fit`` wrote it."""
        with as_file(files(__package__) / "model.npz") as path:
            return cls.load(path)

    @classmethod
    def load(cls, path: Path) -> Resemblance:
        """Read a classifier that `save` has written."""
        with np.load(path, allow_pickle=False) as kept:
            names = bytes(kept["features"]).decode().split("\n")
            slopes = np.zeros((len(names), len(kept["classes"])), dtype=np.float32)
            slopes[kept["rows"], kept["columns"]] = kept["slopes"]
            return cls(tuple(map(str, kept["classes"])), {name: place for place, name in enumerate(names)},
                       kept["rarity"].astype(float), slopes, kept["intercepts"])

    def save(self, path: Path) -> None:
        """Write the classifier: numbers and names only, slopes of nothing left out."""
        rows, columns = np.nonzero(self.slopes)
        names = np.frombuffer("\n".join(self.places).encode(), dtype=np.uint8)
        np.savez_compressed(
            path, classes=np.array(self.classes), features=names,
            rarity=self.rarity.astype(np.float32), rows=rows.astype(np.uint32), columns=columns.astype(np.uint16),
            slopes=self.slopes[rows, columns].astype(np.float16), intercepts=self.intercepts)

    def knows(self, word: str) -> bool:
        """Whether a word of a heading has been learned from."""
        return f"w {word}" in self.places

    def scores(self, heading: Sequence[str], title: Sequence[str], lexicon: Lexicon) -> np.ndarray:
        """The distance of a heading from the border of each class (classes,), positive within."""
        at, weights = weighed(features(heading, title, lexicon), self.places, self.rarity)
        return weights @ self.slopes[at] + self.intercepts

    def claim(self, heading: Sequence[str], title: Sequence[str], lexicon: Lexicon,
              impossible: Container[str] = ()) -> Claim:
        """The class that a heading resembles most, `NOTHING` among them; it takes what `features` takes.

        Indicators that are `impossible`, by a unit for instance, are none that it may be taken for.
        """
        scores = self.scores(heading, title, lexicon)
        scores[[name in impossible for name in self.classes]] = -np.inf
        second, first = np.argsort(scores)[-2:]
        return Claim(self.classes[first], float(scores[first]), float(scores[first] - scores[second]))


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
