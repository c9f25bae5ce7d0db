"""Do neighbours resemble each other? Moran's I by permutation, and how often it would notice.

Cliff, A. and Ord, J. (1981), *Spatial Processes*; Anselin, L. (1995), Local indicators of spatial association; for
several tests together, Holm, S. (1979), A simple sequentially rejective multiple test procedure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

__all__ = ["FEWEST_AREAS", "LEVEL", "MODERATE", "STRONG", "MoranTest", "Pattern", "contiguity", "holm", "moran",
           "moran_test", "moran_power", "patterns"]

Array = NDArray[np.float64]

LEVEL = 0.05
"""Significance level for a pattern."""
FEWEST_AREAS = 8
"""The fewest areas with values for which a pattern is tested."""
MODERATE, STRONG = 0.4, 0.8
"""Strengths of a pattern (ρ in `moran_power`) for which the power is shown."""
_SEED = 20251231


@dataclass(frozen=True)
class MoranTest:
    """Moran's I, its expectation without any pattern, and the two-sided p-value of the permutation test."""

    statistic: float
    expected: float
    p_value: float
    areas: int

    def neighbours_alike(self, adjusted: float) -> bool:
        """Whether neighbours resemble each other more than by chance (positive, not negative, autocorrelation).

        `adjusted` is the p-value adjusted by `holm` for all tests reported together.
        """
        return adjusted < LEVEL and self.statistic > self.expected


@dataclass(frozen=True)
class Pattern:
    """A test among several that are reported together.

    Attributes
    ----------
    test : of this one by itself
    adjusted : its p-value, adjusted by `holm` for all of them
    power : how often it would notice a `MODERATE` and a `STRONG` pattern, as the strictest of them
    """

    test: MoranTest
    adjusted: float
    power: tuple[float, float]

    @property
    def neighbours_alike(self) -> bool:
        """Whether neighbours resemble each other more than by chance."""
        return self.test.neighbours_alike(self.adjusted)


def patterns(several: Mapping[str, Mapping[str, float]], areas: gpd.GeoDataFrame) -> dict[str, Pattern]:
    """Test several sets of values for a pattern on the map.

    Parameters
    ----------
    several : mapping
        Values by area, under a name each; left out are sets of fewer than `FEWEST_AREAS` and of a single value.
    areas : GeoDataFrame
        The polygons, indexed by area.
    """
    tested: dict[str, tuple[MoranTest, Array]] = {}
    for name, values in several.items():
        levels = {area: values[area] for area in areas.index if area in values}
        if len(levels) >= FEWEST_AREAS and len(set(levels.values())) > 1:
            weights = contiguity(areas.loc[list(levels)])
            tested[name] = moran_test(list(levels.values()), weights), weights
    adjusted = holm([test.p_value for test, _ in tested.values()])
    return {name: Pattern(test, p_value, (moran_power(weights, MODERATE, tests=len(tested)),
                                          moran_power(weights, STRONG, tests=len(tested))))
            for (name, (test, weights)), p_value in zip(tested.items(), adjusted, strict=True)}


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjust the p-values of several tests so that the chance of any false positive among them stays within `LEVEL`.

    In ascending order, each is multiplied by the number of p-values not smaller, and is never less than the one before.
    """
    adjusted, highest = [0.0] * len(p_values), 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = highest
    return adjusted


def contiguity(districts: gpd.GeoDataFrame) -> Array:
    """Row-standardised weights, (n, n): neighbours share a border of some length (rook contiguity)."""
    shapes = districts.geometry.to_numpy()
    touching = np.zeros((len(shapes), len(shapes)))
    for first in range(len(shapes)):
        for second in range(first):
            border = shapely.intersection(shapes[first], shapes[second])
            touching[first, second] = touching[second, first] = float(shapely.length(border) > 0)
    rows = touching.sum(axis=1, keepdims=True)
    return np.divide(touching, rows, out=np.zeros_like(touching), where=rows > 0)


def moran(values: Any, weights: Array) -> NDArray[np.float64]:
    """Moran's I of each row of ``values`` (…, n) under ``weights`` (n, n)."""
    numbers = np.asarray(values, dtype=float)
    deviations = numbers - numbers.mean(axis=-1, keepdims=True)
    lagged = deviations @ weights.T
    scale = numbers.shape[-1] / weights.sum()
    return np.asarray(scale * (deviations * lagged).sum(axis=-1) / (deviations**2).sum(axis=-1))


def moran_test(values: Any, weights: Array, permutations: int = 9999) -> MoranTest:
    """Test whether values are arranged at random over the map, by permuting them among the areas."""
    numbers = np.asarray(values, dtype=float)
    expected = -1.0 / (len(numbers) - 1)
    statistic = float(moran(numbers, weights))
    shuffled = np.random.default_rng(_SEED).permuted(np.tile(numbers, (permutations, 1)), axis=1)
    extreme = np.abs(moran(shuffled, weights) - expected) >= abs(statistic - expected) - 1e-12
    return MoranTest(statistic, expected, float((extreme.sum() + 1) / (permutations + 1)), len(numbers))


def moran_power(weights: Array, dependence: float, simulations: int = 2000, tests: int = 1) -> float:
    """The power of the test against a pattern of the given strength, at `LEVEL` as the strictest of several `tests`.

    Values follow a simultaneous autoregression, x = ρ W x + ε with standard normal ε; the critical values come from
    equally many simulations without dependence.

    Parameters
    ----------
    weights : (n, n) row-standardised
    dependence : float
        ρ, from 0 (none) to below 1.
    """
    count = len(weights)
    noise = np.random.default_rng(_SEED).standard_normal((2 * simulations, count))
    expected = -1.0 / (count - 1)
    without = np.abs(moran(noise[:simulations], weights) - expected)
    spread = np.linalg.inv(np.eye(count) - dependence * weights)
    with_pattern = np.abs(moran(noise[simulations:] @ spread.T, weights) - expected)
    return float((with_pattern > np.quantile(without, 1 - LEVEL / tests)).mean())
