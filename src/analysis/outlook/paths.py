"""Joint draws of the districts' and the province's values, from the family's figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.forecast import Effect, forecast_panel
from analysis.forecast.scale import Bounds, to_logit
from analysis.outlook.family import Family, FloatArray, YearArray, covariates, make_family
from analysis.study import Study

__all__ = ["Paths", "draw_paths", "DRAWS"]

DRAWS = 2000
POSITION_CARRIED = 0.9
POSITION_BREAK = 0.4
_ROOM = 1e-3


@dataclass(frozen=True)
class Paths:
    """Joint draws over areas and years.

    Attributes
    ----------
    codes : area codes of the rows: the districts to which the indicator applies, then the province
    years : calendar years, from the family's first to the target year
    values : (draws, areas, years); a published figure is the same in every draw
    older : codes of areas whose level uses a position under an older definition
    """

    codes: tuple[str, ...]
    years: YearArray
    values: FloatArray
    older: frozenset[str]

    def of(self, code: str, year: int) -> FloatArray:
        """(draws,) values of one area at the end of one year."""
        column: FloatArray = self.values[:, self.codes.index(code), int(year - self.years[0])]
        return column


def draw_paths(study: Study, series: pd.DataFrame, denominators: pd.DataFrame, family: Family, until: int,
               seed: int = 0, draws: int = DRAWS, look_back: bool = True) -> Paths:
    """Draw the districts' paths to the end of `until`, given their figures and the province's.

    If the weights are known, the province is the districts' weighted mean in every draw; otherwise the province is a
    series of its own and the districts are left out. With `look_back`, positions under the previous definition inform
    the levels.
    """
    if not family.has_districts:
        return _province_alone(study, family, until, seed, draws)
    chosen = family.applicable
    weights = family.weights[chosen]
    totals = _aggregates(family, chosen)
    prior, older = _positions(study, series, denominators, family, seed) if look_back else (None, frozenset[str]())
    forecast = forecast_panel(
        family.values[chosen], family.years, max(0, until - int(family.years[-1])), family.indicator.bounds,
        denominators=family.counts[:-1][chosen], aggregates=totals or None,
        covariates=covariates(study, series)[chosen], effects=_effects(study, family, until),
        level_prior=None if prior is None else (prior[0][chosen], prior[1][chosen]), seed=seed,
    )
    values = forecast.draws(draws, include_past=True)
    province = np.einsum("i,dit->dt", weights, values)
    known = np.isfinite(family.province)
    province[:, : known.size][:, known] = family.province[known]
    codes = (*(area.code for area, used in zip(family.areas, chosen, strict=True) if used), study.province.code)
    values = np.concatenate([values, province[:, None, :]], axis=1)
    return Paths(codes, _calendar(family, until), _with_figures(values, family, chosen, totals), older)


def _aggregates(family: Family, chosen: np.ndarray[Any, np.dtype[np.bool_]],
                ) -> list[tuple[FloatArray, FloatArray]]:
    """The province as the weighted mean of its districts, in the years in which the figures allow it.

    If the districts' published figures leave the other districts no room (counted on other days, or rounded), the
    province's figure of that year cannot constrain them and is left out.
    """
    lower, upper = family.indicator.bounds
    values, weights = family.values[chosen], family.weights[chosen]
    province = family.province.copy()
    known = np.isfinite(values)
    rest = 1.0 - (weights[:, None] * known).sum(axis=0)
    left = province - (weights[:, None] * np.where(known, values, 0.0)).sum(axis=0)
    margin = _ROOM * (upper - lower)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = left / rest
        alike = (~known | (values == province)).all(axis=0)
    inside = (mean > lower + margin) & (mean < upper - margin)
    bound = (province <= lower) | (province >= upper)  # then it fixes all districts that do not contradict it
    province[(rest <= _ROOM) | np.where(bound, ~alike, ~inside)] = np.nan
    return [(weights, province)] if np.isfinite(province).any() else []


def _province_alone(study: Study, family: Family, until: int, seed: int, draws: int) -> Paths:
    forecast = forecast_panel(
        family.province[None, :], family.years, max(0, until - int(family.years[-1])), family.indicator.bounds,
        denominators=family.counts[-1:], effects=_effects(study, family, until), seed=seed)
    values = forecast.draws(draws, include_past=True)
    known = np.flatnonzero(np.isfinite(family.province))
    values[:, 0, known] = family.province[known]
    return Paths((study.province.code,), _calendar(family, until), values, frozenset())


def _calendar(family: Family, until: int) -> YearArray:
    return np.arange(int(family.years[0]), max(until, int(family.years[-1])) + 1, dtype=np.int64)


def _with_figures(values: FloatArray, family: Family, chosen: np.ndarray[Any, np.dtype[np.bool_]],
                  totals: list[tuple[FloatArray, FloatArray]]) -> FloatArray:
    """Insert the published figures: the estimand is the published value, not a latent one behind it.

    A province at a bound puts all its districts there, unless one of their own figures contradicts it.
    """
    for weights, total in totals:
        for year in np.flatnonzero(np.isin(total, family.indicator.bounds)):
            values[:, :-1, year][:, weights > 0] = total[year]
    for row, figures in enumerate(family.values[chosen]):
        known = np.flatnonzero(np.isfinite(figures))
        values[:, row, known] = figures[known]
    return values


def _effects(study: Study, family: Family, until: int) -> list[Effect]:
    shocks = study.shocks_of(family.indicator.id, family.definition.id)
    return [
        Effect((shock.year,), None, 0.0, shock.spread, lasting=shock.form == "lasting")
        for shock in shocks if family.years[0] <= shock.year <= until
    ]


def _positions(study: Study, series: pd.DataFrame, denominators: pd.DataFrame, family: Family, seed: int,
               ) -> tuple[tuple[FloatArray, FloatArray] | None, frozenset[str]]:
    """Each district's position relative to the province under the older definition, as a prior.

    Levels are never carried across a break. The position (difference of logits from the province) is, shrunk by
    `POSITION_CARRIED` and with the standard deviation `POSITION_BREAK` added. None of ten communes says less than none
    of ten thousand households, so the distance and uncertainty of a position at a bound depend on the count behind the
    figure.
    """
    previous = _older_family(study, series, denominators, family)
    if previous is None:
        return None, frozenset()
    paths = draw_paths(study, series, denominators, previous, int(previous.years[-1]), seed, look_back=False)
    column = int(np.flatnonzero(np.isfinite(previous.province))[-1])
    rows = [position for position, area in enumerate(family.areas) if area.code in paths.codes]
    levels = paths.values[:, :, column]
    logits, blurred = to_logit(levels, Bounds(*family.indicator.bounds),
                               np.broadcast_to(previous.counts[[*rows, -1]], levels.shape), None)
    relative = logits[:, :-1] - logits[:, -1:]
    means = np.full(len(family.areas), np.nan)
    spreads = np.full(len(family.areas), np.nan)
    means[rows] = POSITION_CARRIED * relative.mean(axis=0)
    unsure = relative.var(axis=0) + blurred[:, :-1].mean(axis=0)
    spreads[rows] = np.sqrt(POSITION_CARRIED**2 * unsure + POSITION_BREAK**2)
    owners = frozenset(area.code for position, area in enumerate(previous.areas) if previous.own(position).size)
    return (means, spreads), owners


def _older_family(study: Study, series: pd.DataFrame, denominators: pd.DataFrame, family: Family) -> Family | None:
    """The family under the previous definition, if the province and at least one district have figures in it."""
    start = family.definition.year_from
    older = [
        definition for definition in study.definitions_of(family.indicator.id)
        if definition.year_to and start and definition.year_to <= start + 1 and definition.id != family.definition.id
    ]
    for definition in reversed(older):
        previous = make_family(study, series, denominators, family.indicator, definition, family.group)
        if previous is not None and np.isfinite(previous.province).any() and np.isfinite(previous.values).any():
            return previous
    return None
