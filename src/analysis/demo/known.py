"""The published values, with which the made-up ones must agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.cleaning import clean
from analysis.denominators import denominators_table
from analysis.study import Study

__all__ = ["Known"]

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Known:
    """The published value of each series and year as chosen by cleaning, and the published weights."""

    study: Study
    values: dict[tuple[str, str, str, str, int], float]
    denominators: pd.DataFrame

    @classmethod
    def of(cls, study: Study, figures: pd.DataFrame) -> Known:
        """From the table ``figures`` of the real ledger; rates computed from counts do not count as published."""
        series = clean(figures, study).series
        own = series[series["figure_id"].isin(set(figures["figure_id"]))]
        keys = list(zip(own["indicator"], own["definition"], own["area_code"], own["group"],
                        own["year"].astype(int), strict=True))
        return cls(study, dict(zip(keys, map(float, own["value"]), strict=True)),
                   denominators_table(study, series))

    @property
    def codes(self) -> list[str]:
        """The districts, in the order of every array."""
        return [area.code for area in self.study.districts]

    def province(self, indicator: str, definition: str, group: str, years: Sequence[int]) -> dict[int, float]:
        """Published values of the province."""
        code = self.study.province.code
        found = ((year, self.values.get((indicator, definition, code, group, year))) for year in years)
        return {year: value for year, value in found if value is not None}

    def districts(self, indicator: str, definition: str, group: str, years: Sequence[int]) -> Array:
        """(districts, years): published values, NaN if there is none."""
        return np.array([[self.values.get((indicator, definition, code, group, year), np.nan) for year in years]
                         for code in self.codes])

    def weights(self, indicator: str, group: str) -> Array:
        """Each district's published denominator nearest to 2019; a hundredth of the mean if there is none."""
        table = self.denominators
        chosen = table[(table["indicator"] == indicator) & (table["group"] == group)]
        nearest = chosen.assign(apart=(chosen["year"] - 2019).abs()).sort_values("apart").drop_duplicates("area_code")
        by_area = nearest.set_index("area_code")["value"].astype(float)
        found = by_area.reindex(self.codes).to_numpy(dtype=float)
        return np.where(np.isfinite(found), found, np.nanmean(found) / 100)

    def last(self, indicator: str, group: str, otherwise: dict[str, float]) -> Array:
        """The last published value of each district, or of its pair, or else `otherwise`."""
        return np.array([self._last(indicator, group, code, otherwise.get(code, np.nan)) for code in self.codes])

    def _last(self, indicator: str, group: str, code: str, otherwise: float) -> float:
        pair = next((area.code for area in self.study.areas if code in area.members), "")
        for area in (code, pair):
            dated = [(key[4], value) for key, value in self.values.items()
                     if (key[0], key[2], key[3]) == (indicator, area, group)]
            if dated:
                return max(dated)[1]
        return otherwise
