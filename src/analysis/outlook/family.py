"""The arrays of one family: the districts under one definition and the province that they add up to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.study import Area, Definition, Indicator, Study, is_applicable

__all__ = ["Family", "FloatArray", "YearArray", "make_family", "district_weights", "covariates", "forecast_indicators",
           "inputs_of"]

FloatArray = np.ndarray[Any, np.dtype[np.float64]]
YearArray = np.ndarray[Any, np.dtype[np.int64]]
COVARIATES = ("ethnic_minority_share", "census_flush_toilet", "census_water_tap_or_drilled_well")


@dataclass(frozen=True)
class Family:
    """Figures of the districts and the province under one definition.

    Attributes
    ----------
    areas : the districts, in the order of the rows
    years : consecutive calendar years from the first figure to the last that is known
    values : (districts, years), NaN where there is no figure
    province : (years,), the province's figures
    weights : (districts,), shares of the denominator; 0 if a district has none of it, or none was counted yet
    weight_basis : what the weights count: indicator id and group, e.g. "population/rural"
    counts : (districts + 1,), the denominators of the districts' percentages and of the province's, NaN if not
        published. They show how coarse a percentage is: of 8 communes, 7 or all 8 have a station, 87.5 or 100 %
    disturbed : years with a declared one-off shock
    derived : (area code, year) of figures computed from another year's level and a change in doubt
    """

    indicator: Indicator
    definition: Definition
    group: str
    areas: tuple[Area, ...]
    years: YearArray
    values: FloatArray
    province: FloatArray
    weights: FloatArray
    weight_basis: str
    counts: FloatArray
    disturbed: frozenset[int] = frozenset()
    derived: frozenset[tuple[str, int]] = frozenset()

    def title(self, study: Study) -> str:
        """The indicator, with its definition and group if they are not the usual ones."""
        named = [] if self.definition.id == "default" else [self.definition.name]
        named += [] if self.group == self.indicator.main_group else [study.group(self.group).name]
        return self.indicator.name + (f" ({', '.join(named)})" if named else "")

    @property
    def applicable(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """The districts that have any of the denominator (a district without towns has no urban rate).

        A district's own figures also count as proof: a town may be newer than the last count of urban population. Such
        a district is forecast with weight 0, since its share of the province's figure is unknown.
        """
        known: np.ndarray[Any, np.dtype[np.bool_]] = np.isfinite(self.values).any(axis=1) | (self.weights > 0)
        return known

    @property
    def has_districts(self) -> bool:
        """Whether the districts can be added up to the province: whether there are weights."""
        return bool(self.weights.sum() > 0)

    def is_evidence(self, code: str, year: int) -> bool:
        """Whether a figure is evidence of its own on the level, one more that the back-test's series had as well.

        That of a year with a declared one-off shock says nothing on other years; one computed from another year's level
        and a change in doubt repeats that level.
        """
        return year not in self.disturbed and (code, year) not in self.derived

    def own(self, position: int) -> FloatArray:
        """The figures of one district, without missing years."""
        row: FloatArray = self.values[position]
        return row[np.isfinite(row)]


def district_weights(study: Study, denominators: pd.DataFrame, indicator: Indicator) -> tuple[FloatArray, str]:
    """Shares of the indicator's denominator by district, and what was counted.

    If the denominator itself is not published by district (children, labour force), the population of the same part
    (urban, rural, all) replaces it. It then only sets the weights with which districts add up to the province, never a
    number of people.
    """
    group = indicator.denominator_group or "all"
    stand_in = group if group in ("urban", "rural") else "all"
    for counted, part in ((indicator.denominator, group), ("population", stand_in)):
        counts = _by_area(denominators, counted, part)
        districts = [area.code for area in study.districts]
        if not counts.index.isin(districts).any():
            continue
        known = counts.reindex(districts)
        if part != "urban":
            known = _filled(study, known, float(counts.get(study.province.code, np.nan)))
        weights = known.fillna(0.0).to_numpy(dtype=float)
        return weights / weights.sum(), f"{counted}/{part}"
    return np.zeros(len(study.districts)), ""


def _by_area(denominators: pd.DataFrame, counted: str, group: str) -> pd.Series:
    """The counts of one denominator, indexed by area code."""
    rows = denominators[(denominators["indicator"] == counted) & (denominators["group"] == group)]
    return rows.set_index("area_code")["value"]


def _counts(study: Study, denominators: pd.DataFrame, indicator: Indicator) -> FloatArray:
    """The indicator's own denominators, (districts + 1,), NaN if not published."""
    codes = [area.code for area in (*study.districts, study.province)]
    counts = _by_area(denominators, indicator.denominator, indicator.denominator_group or "all").reindex(codes)
    return counts.where(counts > 0).to_numpy(dtype=float)


def _filled(study: Study, counts: pd.Series, total: float) -> pd.Series:
    """Counts by district; missing ones get the rest of the province in proportion to their number of communes.

    Otherwise a district with no published population would have no weight. If the rest is not known, a missing district
    gets the known districts' mean count per commune.
    """
    missing = counts.isna()
    if not missing.any():
        return counts
    communes = pd.Series({code: len(study.communes_of(code)) for code in counts.index}, dtype=float)
    rest = total - counts.sum()
    scale = rest / communes[missing].sum() if rest > 0 else counts.sum() / communes[~missing].sum()
    return counts.fillna(communes * scale)


def make_family(study: Study, series: pd.DataFrame, denominators: pd.DataFrame, indicator: Indicator,
                definition: Definition, group: str) -> Family | None:
    """The family of one indicator, definition and group; None if neither the province nor any district has a figure.

    Districts are included only for the indicator's main group: the denominators of other groups are not known by
    district, so these are forecast for the province alone. Figures for a district in years in which the indicator did
    not apply to it (urban population before it had a town) are left out.
    """
    chosen = series[
        (series["indicator"] == indicator.id) & (series["definition"] == definition.id)
        & (series["group"] == group) & (series["unit"] == indicator.unit)
    ]
    codes = [area.code for area in study.districts]
    chosen = chosen[chosen["area_code"].isin([*codes, study.province.code])]
    if chosen.empty:
        return None
    years = np.arange(int(chosen["year"].min()), int(chosen["year"].max()) + 1, dtype=np.int64)
    table = chosen.pivot(index="area_code", columns="year", values="value")
    table = table.reindex(index=[*codes, study.province.code], columns=years)
    values = table.to_numpy(dtype=float)
    applies = [[is_applicable(study, indicator, area, int(year)) for year in years] for area in study.districts]
    districts = np.where(applies, values[:-1], np.nan)
    weights, basis = district_weights(study, denominators, indicator)
    counts = _counts(study, denominators, indicator)
    if group != indicator.main_group:
        weights, basis, counts = np.zeros(len(codes)), "", np.full(len(codes) + 1, np.nan)
    told = chosen.reindex(columns=["area_code", "year", "how", "verdict"])
    computed = told[(told["how"] == "computed") & (told["verdict"] == "weak")]
    return Family(indicator, definition, group, study.districts, years, districts, values[-1], weights, basis, counts,
                  study.disturbed_years(indicator.id, definition.id),
                  frozenset(zip(computed["area_code"].astype(str), computed["year"].astype(int), strict=True)))


def covariates(study: Study, series: pd.DataFrame) -> FloatArray:
    """Covariates of a district's level, (districts, 3): the last published value, NaN if there is none.

    Ethnic-minority share, flush toilets, and tap or drilled-well water of the last census; a value published for a pair
    of districts is used for both.
    """
    columns = []
    for name in COVARIATES:
        rows = series[series["indicator"] == name].sort_values("year")
        rows = rows[rows["group"] == study.indicator(name).main_group]
        last = rows.groupby("area_code")["value"].last()
        pairs = {member: area.code for area in study.areas for member in area.members}
        columns.append([last.get(area.code, last.get(pairs.get(area.code, ""), np.nan)) for area in study.districts])
    return np.array(columns, dtype=float).T


def forecast_indicators(study: Study) -> tuple[str, ...]:
    """Ids of the indicators that can be forecast: shares with a target, in catalogue order."""
    return tuple(i.id for i in study.indicators if i.is_share and study.targets_of(i.id))


def inputs_of(indicator: str, series: pd.DataFrame, figures: pd.DataFrame, others: Collection[str] = (),
              ) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of `series` and `figures` from which one indicator is forecast, apart from the denominators.

    These are its own series, those of its covariates, those of `others`, and the reference dates of these figures.
    """
    chosen = series[series["indicator"].isin({indicator, *COVARIATES, *others})].reset_index(drop=True)
    dated = figures.loc[figures["figure_id"].isin(set(chosen["figure_id"])), ["figure_id", "reference_date"]]
    return chosen, dated.reset_index(drop=True)
