"""What the demonstration makes up: one row of ``specs.csv`` for each series."""

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
    kind : "share" (a value between 0 and a largest one), "of" (a share of few countable units), "count"
    weight : what the districts are weighed with, "indicator/group" of the published denominators
    path : wished values of the province, used in years for which none is published
    spread : standard deviation between districts (logits; of logarithms for counts)
    minority, water : part of the spread that goes with the ethnic-minority share and with census water
    noise : yearly drift of a district
    book : the workbook that holds it
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
    """Every series that is drawn by itself; households, poverty and new-rural communes have rules of their own."""
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(_spec(row) for row in csv.DictReader(stream))


def _spec(row: dict[str, str]) -> Spec:
    first, last = map(int, row["years"].split("-"))
    points = (point.split(":") for point in row["path"].split())
    return Spec(row["indicator"], row["definition"], row["group"], tuple(range(first, last + 1)), row["kind"],
                row["weight"], {int(year): float(value) for year, value in points}, float(row["spread"]),
                float(row["minority"]), float(row["water"]), float(row["noise"]), int(row["decimals"]), row["book"])
