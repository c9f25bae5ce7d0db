"""The fitted classifier: which indicator a heading is like, and how clearly."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from analysis.ingest.resemblance.features import features, weighed
from analysis.ingest.wording import Lexicon

__all__ = ["NOTHING", "Claim", "Resemblance"]

NOTHING: Final = ""
"""The class of headings that are none of the catalogue's."""


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
