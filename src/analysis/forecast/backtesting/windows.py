"""Random small families cut from reference panels, for fitting the prior and for the situations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.forecast.backtesting.panels import Panel

__all__ = ["Window", "cut_windows"]

LARGEST_FAMILY = 15
SMALLEST_FAMILY = 5


@dataclass(frozen=True, eq=False)
class Window:
    """Figures of areas of one parent; columns up to ``origin`` are the past, later ones the outcomes.

    covariates (areas, k): as known at the origin, None where the panel has none.
    """

    panel: Panel
    parent: str
    values: np.ndarray
    years: np.ndarray
    weights: np.ndarray
    origin: int
    covariates: np.ndarray | None = None

    @property
    def past(self) -> np.ndarray:
        return self.values[:, : self.origin + 1]

    @property
    def total(self) -> np.ndarray:
        """Weighted mean of the areas in the years in which all have figures (years,)."""
        return self.weights @ self.values


def cut_windows(
    panel: Panel, count: int, past_years: tuple[int, ...], horizon: int, rng: np.random.Generator
) -> list[Window]:
    """Random families: a parent, an origin, at most 15 of its areas with a complete record in the window.

    A year counts as published if most of the parent's areas have a figure; an area must have a figure in all published
    years up to the origin. ``past_years`` are the numbers of published years shown. Parents with fewer than
    five such areas are left out; a parent's areas are drawn at random where it has more than 15.
    """
    windows: list[Window] = []
    choices = sorted(set(panel.parents.tolist()))
    for _ in range(count * 30):
        if len(windows) == count:
            break
        window = _one_window(panel, str(rng.choice(choices)), int(rng.choice(past_years)), horizon, rng)
        if window is not None:
            windows.append(window)
    return windows


def _one_window(panel: Panel, parent: str, shown: int, horizon: int, rng: np.random.Generator) -> Window | None:
    members = np.flatnonzero(panel.parents == parent)
    if members.size < SMALLEST_FAMILY:
        return None
    published = np.flatnonzero(np.isfinite(panel.values[members]).mean(axis=0) > 0.5)
    if published.size <= shown:
        return None
    last = int(rng.integers(shown - 1, published.size - 1))
    past = published[last - shown + 1 : last + 1]
    complete = members[np.isfinite(panel.values[np.ix_(members, past)]).all(axis=1)]
    if complete.size < SMALLEST_FAMILY:
        return None
    chosen = rng.permutation(complete)[:LARGEST_FAMILY]
    first, origin = int(past[0]), int(past[-1])
    stop = min(origin + horizon + 1, panel.years.size)
    values = panel.values[chosen, first:stop].copy()
    hidden = ~np.isin(np.arange(first, origin + 1), past)
    values[:, : origin + 1 - first][:, hidden] = np.nan
    weights = panel.weights[chosen] / panel.weights[chosen].sum()
    covariates = None if panel.covariates is None else panel.covariates[chosen, origin]
    return Window(panel, parent, values, panel.years[first:stop], weights, origin - first, covariates)
