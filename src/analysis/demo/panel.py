"""The made-up panel: all figures in the demonstration's workbooks, and which of them are published."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.demo.draws import deviations
from analysis.demo.known import Known
from analysis.study import is_applicable

__all__ = ["ASSUMED_MINORITY_SHARES", "Panel"]

Array = npt.NDArray[np.float64]
Row = dict[str, object]

ASSUMED_MINORITY_SHARES = {"645": 42.0, "648": 46.0, "651": 34.0}
"""Percent, for the districts without a published share; see docs/assumptions-log.md."""


@dataclass
class Panel:
    """The series drawn so far: (districts, years) by indicator, definition and group, and the province's values."""

    known: Known
    seed: int
    districts: dict[tuple[str, str, str], Array] = field(default_factory=dict)
    province: dict[tuple[str, str, str], Array] = field(default_factory=dict)
    years: dict[tuple[str, str, str], tuple[int, ...]] = field(default_factory=dict)
    books: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def random(self, *words: str) -> np.random.Generator:
        """A separate generator for each series, so that adding a series does not change the others."""
        return np.random.default_rng([self.seed, zlib.crc32("/".join(words).encode())])

    def minorities(self) -> Array:
        """The ethnic-minority share of each district in percent: the last published one, or else an assumed one."""
        return self.known.last("ethnic_minority_share", "ethnic_minority", ASSUMED_MINORITY_SHARES)

    def around(self, words: Sequence[str], years: int, spread: float, minority: float, water: float,
               noise: float) -> Array:
        """(districts, years): deviations, partly explained by the covariates, otherwise random."""
        rng = self.random(*words)
        own = rng.normal(0.0, 1.0, len(self.known.codes))
        tap = self.known.last("census_water_tap_or_drilled_well", "all", {})
        flush = self.known.last("census_flush_toilet", "all", {})
        census = _standard(_standard(tap) + _standard(flush))
        rest = np.sqrt(max(0.0, 1.0 - minority**2 - water**2))
        centre = spread * (minority * _standard(self.minorities()) + water * census + rest * own)
        return deviations(rng, centre, years, noise)

    def put(self, key: tuple[str, str, str], years: Sequence[int], values: Array, province: Array, book: str) -> None:
        """Add a series, (districts, years) and the province's values, for the workbook that contains it."""
        self.districts[key], self.province[key] = values, province
        self.years[key], self.books[key] = tuple(years), book

    def table(self) -> pd.DataFrame:
        """All figures: indicator, definition, area_code, group, year, value, published, book."""
        return pd.DataFrame(self._rows()).sort_values(
            ["indicator", "definition", "group", "area_code", "year"], ignore_index=True)

    def _rows(self) -> Iterator[Row]:
        study = self.known.study
        areas = [*study.districts, study.province]
        for key, values in self.districts.items():
            stacked = np.vstack([values, self.province[key]])
            for area, row in zip(areas, stacked, strict=True):
                for year, value in zip(self.years[key], row, strict=True):
                    if not is_applicable(study, study.indicator(key[0]), area, year):
                        continue
                    published = self.known.values.get((key[0], key[1], area.code, key[2], year))
                    yield {"indicator": key[0], "definition": key[1], "area_code": area.code, "group": key[2],
                           "year": year, "value": float(value), "published": published == value,
                           "book": self.books[key]}


def _standard(values: Array) -> Array:
    return (values - values.mean()) / values.std()
