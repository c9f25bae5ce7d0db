"""Which districts decide a provincial target: who falls short, by how much, and how much their best pace would close.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from analysis.outlook.family import Family, FloatArray
from analysis.outlook.pace import Pace, best_pace, gain_in_draws
from analysis.outlook.paths import Paths
from analysis.outlook.targets import Asked, shortfall
from analysis.study import Target
from analysis.tables import Row

__all__ = ["deciding_rows"]

FEWEST_DRAWS = 0.05  # share of the draws with any shortfall; with fewer, it is not divided among the districts


def deciding_rows(family: Family, paths: Paths, target: Target, asked: Mapping[str, Asked],
                  province: str) -> Iterator[Row]:
    """Rows of the table ``deciding``, without grade and date: each district, and the province itself.

    In each joint draw a district misses its level by s points and contributes w·s to the province, where w is its share
    of the denominator. Its share of the shortfall is w·s divided by the sum over all districts. That sum differs from
    the province's own shortfall, because districts ahead of their level compensate for others; both are given. A
    district could close w·min(s, gain), where the gain is that of its best past pace since its last figure; this is
    missing if no two of its figures under the definition can be compared (`best_pace`). A district of unknown weight is
    left out.

    There are no rows if there are no weights, or if no district has a figure of its own.
    """
    weights = {area.code: float(weight) for area, weight in zip(family.areas, family.weights, strict=True)}
    districts = [code for code in paths.codes if code != province and code in asked and weights[code] > 0]
    figures = {area.code: family.values[place] for place, area in enumerate(family.areas)}
    if not family.has_districts or not any(np.isfinite(figures[code]).any() for code in districts):
        return
    better = family.indicator.better or "up"
    short = {code: shortfall(asked[code], paths.of(code, target.year), better) for code in districts}
    total = np.sum([weights[code] * short[code] for code in districts], axis=0)
    for code in districts:
        pace, gain = _gain(family, figures[code], paths.of(code, target.year), target.year, better)
        contribution = weights[code] * short[code]
        yield {
            **_identity(family, target, code), "role": asked[code].role, "weight": 100.0 * weights[code],
            "weight_basis": family.weight_basis, **_spread("shortfall", short[code]),
            **_spread("contribution", contribution), **_spread("share", _share(contribution, total)),
            **_spread("closable", None if gain is None else weights[code] * np.minimum(short[code], gain)),
            "best_pace": pace.points if pace else np.nan, "best_pace_from": pace.from_year if pace else None,
            "best_pace_to": pace.to_year if pace else None,
        }
    whole = shortfall(asked[province], paths.of(province, target.year), better)
    yield {
        **_identity(family, target, province), "role": asked[province].role, "weight": 100.0,
        "weight_basis": family.weight_basis, **_spread("shortfall", whole), **_spread("contribution", total),
        **_spread("share", _share(total, total)), **_spread("closable", None), "best_pace": np.nan,
        "best_pace_from": None, "best_pace_to": None,
    }


def _identity(family: Family, target: Target, code: str) -> Row:
    return {"indicator": family.indicator.id, "definition": family.definition.id, "area_code": code,
            "group": family.group, "year": target.year, "target_id": target.id}


def _gain(family: Family, figures: FloatArray, draws: FloatArray, year: int, better: str,
          ) -> tuple[Pace | None, FloatArray | None]:
    """The best past pace of a district, and the points it would gain in each draw at that pace."""
    bounds = family.indicator.bounds
    pace = best_pace(family.years, figures, better, bounds, family.disturbed)
    if pace is None:
        return None, None
    last = int(np.flatnonzero(np.isfinite(figures))[-1])
    ahead = year - int(family.years[last])
    if ahead <= 0:  # the outcome is published: there is nothing left to gain
        return pace, np.zeros_like(draws)
    return pace, gain_in_draws(draws, float(figures[last]), ahead, pace, better, bounds)


def _share(part: FloatArray, total: FloatArray) -> FloatArray | None:
    """Percent of the total shortfall, over the draws that have one; None if there are too few."""
    short = total > 0
    if short.mean() < FEWEST_DRAWS:
        return None
    share: FloatArray = 100.0 * part[short] / total[short]
    return share


def _spread(name: str, draws: FloatArray | None) -> Row:
    """Mean and 80 % interval. Means add up, whereas most medians are 0 if few districts fall short."""
    if draws is None:
        return {name: np.nan, f"{name}_lower_80": np.nan, f"{name}_upper_80": np.nan}
    lower, upper = np.quantile(draws, [0.1, 0.9])
    return {name: float(draws.mean()), f"{name}_lower_80": float(lower), f"{name}_upper_80": float(upper)}
