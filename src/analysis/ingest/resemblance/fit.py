"""Fit the classifier of headings to ``corpus.tsv``: ``python -m analysis.ingest.resemblance.fit``."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from analysis.ingest.layout.column_uses import SPLIT
from analysis.ingest.resemblance.model import Resemblance, document_frequency, features, weighed
from analysis.ingest.wording import Lexicon
from analysis.study import read_catalogue
from analysis.workspace import Workspace

__all__ = ["Example", "examples", "fit"]

FOLDER = Path(__file__).parent
_LINES: Final = " / "  # between the lines of a title
_COST = 1.0
_FEWEST = 2  # headings in which a pair or a concept occurs; one alone tells of its heading only
_SMALLEST = 0.02  # slopes below it decide nothing, and are three quarters of all


class Example(NamedTuple):
    """A heading whose meaning is known, and the hand that wrote it.

    Indicator and group are empty where it is none of the catalogue's.
    """

    hand: str
    indicator: str
    group: str
    heading: tuple[str, ...]
    title: tuple[str, ...]


def examples(path: Path = FOLDER / "corpus.tsv") -> list[Example]:
    """The headings that the classifier learns from."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [Example(row["hand"], row["indicator"], row["group"], tuple(row["heading"].split(SPLIT)),
                        tuple(filter(None, row["title"].split(_LINES)))) for row in rows]


def fit(known: Sequence[Example], lexicon: Lexicon) -> Resemblance:
    """The classifier that parts the indicators of these headings with the widest margin.

    Parameters
    ----------
    known : sequence of Example
        Headings of at least two indicators.
    lexicon : Lexicon
        Tells the concepts of headings and titles.
    """
    # Sorted, since sets have another order in each run, and sums with it: slopes at the threshold would come and go.
    documents = [dict(sorted(features(each.heading, each.title, lexicon).items())) for each in known]
    occurrences = document_frequency(documents)
    names = sorted(name for name, count in occurrences.items()
                   if count >= _FEWEST or (name.startswith("w ") and name.count(" ") == 1))  # a word seen at all
    places = {name: place for place, name in enumerate(names)}
    counts = np.array([occurrences[name] for name in names])
    rarity = np.log((1 + len(documents)) / (1 + counts)) + 1
    rows = [weighed(document, places, rarity) for document in documents]
    starts = np.cumsum([0, *(len(at) for at, _ in rows)])
    places_of, weights_of = (np.concatenate(each) for each in zip(*rows, strict=True))
    matrix = csr_matrix((weights_of, places_of, starts), shape=(len(rows), len(names)))
    machine = LinearSVC(C=_COST, random_state=0).fit(matrix, [each.indicator for each in known])
    slopes = np.where(np.abs(machine.coef_.T) >= _SMALLEST, machine.coef_.T, 0)
    return Resemblance(tuple(map(str, machine.classes_)), places, rarity, slopes, machine.intercept_)


if __name__ == "__main__":
    study, _ = read_catalogue(Workspace.find().raw)
    fit(examples(), Lexicon.of(study)).save(FOLDER / "model.npz")
