"""The series that the demonstration makes up: one row of ``specs.csv`` each."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["Spec", "specs"]

_FILE = Path(__file__).parent / "specs.csv"


@dataclass(frozen=True)
class Spec:
    """How one series is drawn.

    Attributes
    ----------
    kind : "share" (between 0 and an upper bound), "of" (a share of a few countable units), "count"
    weight : the districts' weights, "indicator/group" of the published denominators
    path : wished values of the province, used in years without a published one
    spread : standard deviation between districts (logits; of logarithms for counts)
    minority, water : part of the spread explained by the ethnic-minority share and by census water
    noise : yearly drift of a district
    book : the workbook that contains it
    """

    indicator: str
    definition: str
    group: str
    years: tuple[int, ...]
    kind: str
    weight: str
    path: dict[int, float]
    spread: float
    minority: float
    water: float
    noise: float
    decimals: int
    book: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Indicator, definition and group."""
        return self.indicator, self.definition, self.group


@lru_cache
def specs() -> tuple[Spec, ...]:
    """All series drawn individually; households, poverty and new-rural communes have their own rules."""
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(_spec(row) for row in csv.DictReader(stream))


def _spec(row: dict[str, str]) -> Spec:
    first, last = map(int, row["years"].split("-"))
    points = (point.split(":") for point in row["path"].split())
    return Spec(row["indicator"], row["definition"], row["group"], tuple(range(first, last + 1)), row["kind"],
                row["weight"], {int(year): float(value) for year, value in points}, float(row["spread"]),
                float(row["minority"]), float(row["water"]), float(row["noise"]), int(row["decimals"]), row["book"])
