"""Classes of a choropleth map: where they are cut, their colours, how many areas fall into each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.charts.style import sequence
from analysis.language import number, text

__all__ = ["MapClass", "Classes", "classify", "MOST_CLASSES"]

MOST_CLASSES = 5


@dataclass(frozen=True)
class MapClass:
    """One class: smallest and largest value in it, colour, the number of areas counted, whether it counts things."""

    lower: float
    upper: float
    colour: str
    count: int
    whole: bool = False

    @property
    def label(self) -> str:
        """The values in it, from the smallest to the largest."""
        lower, upper = (number(end, 0 if self.whole else 1, fixed=True) for end in (self.lower, self.upper))
        return lower if lower == upper else text("charts-map-class", lower=lower, upper=upper)


@dataclass(frozen=True)
class Classes:
    """All classes from low to high, and how they were cut, in words."""

    items: tuple[MapClass, ...]
    scheme: str

    def of(self, value: float) -> MapClass:
        """The class into which the value falls."""
        return next((item for item in self.items if value <= item.upper + 1e-9), self.items[-1])

    def colour(self, value: float) -> str:
        """The colour of that class."""
        return self.of(value).colour


def classify(values: Sequence[float], colour: str) -> Classes:
    """At most five classes of one hue: natural breaks.

    About three values a class. Where few values occur often, as with counts, each is a class of its own.

    Parameters
    ----------
    values : sequence of float
        One value an area.
    colour : str
        The darkest colour, for the highest class.
    """
    numbers = np.asarray(sorted(values), dtype=float)
    if len(numbers) == 0:
        return Classes((), "")
    whole = bool((numbers == numbers.round()).all())
    shown = numbers.round(1)  # values that read the same belong together
    different = np.unique(shown)
    if len(different) <= max(min(MOST_CLASSES, len(numbers) // 2), 2):
        ends = [float(numbers[shown == value].max()) for value in different]
        said = text("charts-map-scheme-unique")
    else:
        ends = _ends(numbers, min(MOST_CLASSES, max(2, -(-len(numbers) // 3))))
        said = text("charts-map-scheme-natural", count=len(ends))
    colours = sequence(colour, len(ends))
    items = []
    for place, end in enumerate(ends):
        start = ends[place - 1] if place else -np.inf
        members = numbers[(numbers > start + 1e-9) & (numbers <= end + 1e-9)]
        if len(members):
            items.append(MapClass(float(members[0]), float(members[-1]), colours[place], len(members), whole))
    return Classes(tuple(items), said)


def _ends(numbers: np.ndarray[tuple[int], np.dtype[np.float64]], count: int) -> list[float]:
    # A class ends with the last of equal values.
    return sorted({float(numbers[numbers <= end + 1e-9].max()) for end in _natural_breaks(numbers, count)})


def _natural_breaks(numbers: np.ndarray[tuple[int], np.dtype[np.float64]], count: int) -> list[float]:
    """The last value of each class, for the least sum of squared deviations from the classes' means (Fisher, 1958).

    mapclassify has it too, but brings 800 modules, which take a second to import and make every process slower to fork.
    """
    single = numbers.astype(np.float32)  # as mapclassify, so that classes stay as they were
    deviations = np.full((len(numbers), len(numbers)), np.inf, np.float32)  # by first and last place of a class
    for last in range(len(numbers)):
        back = single[last::-1]
        sizes = np.arange(1, last + 2, dtype=np.float32)
        deviations[last::-1, last] = np.cumsum(back * back) - np.cumsum(back) ** 2 / sizes
    least, starts = deviations[0], []
    for _ in range(1, count):
        tried = deviations + np.append(np.float32(np.inf), least[:-1])[:, None]
        starts.append(tried.argmin(axis=0))
        least = tried.min(axis=0)
    ends = [len(numbers) - 1]
    for start in reversed(starts):
        ends.append(int(start[ends[-1]]) - 1)
    return [float(numbers[end]) for end in reversed(ends)]
