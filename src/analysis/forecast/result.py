"""The result of a forecast: draws, quantiles, probabilities, weighted means."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from analysis.forecast.checks import ArgumentError, as_numbers
from analysis.forecast.draws import DrawSource

__all__ = ["AggregateForecast", "Better", "Forecast"]

Better = Literal["up", "down"]
"""Whether a target is reached by at least ("up") or at most ("down") so much."""


def _levels(levels: Any) -> np.ndarray:
    wanted = np.atleast_1d(as_numbers("levels", levels, "numbers between 0 and 1"))
    if wanted.ndim != 1 or not np.all((wanted > 0) & (wanted < 1)):
        raise ArgumentError("levels", wanted.tolist(), "one number, or a list of numbers, between 0 and 1")
    return wanted


def _targets(target: Any, shapes: tuple[tuple[int, ...], ...]) -> np.ndarray:
    wanted = "a number" + "".join(f" or {shape}" for shape in shapes)
    goal = as_numbers("target", target, wanted)
    if target is None or (goal.shape and goal.shape not in shapes):
        raise ArgumentError("target", "None" if target is None else f"shape {goal.shape}", wanted)
    return goal


def _quantiles(draws: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """Quantiles (…, levels) of draws (…, draws), interpolated linearly (Hyndman and Fan 1996, type 7)."""
    ordered = np.sort(draws, axis=-1)
    place = levels * (draws.shape[-1] - 1)
    below = np.floor(place).astype(int)
    above = np.minimum(below + 1, draws.shape[-1] - 1)
    return ordered[..., below] + (place - below) * (ordered[..., above] - ordered[..., below])


def _reached(draws: np.ndarray, target: np.ndarray, better: str) -> np.ndarray:
    if str(better) not in ("up", "down"):
        raise ArgumentError("better", repr(better), "'up' (at least the target) or 'down' (at most)")
    reached = draws >= target if better == "up" else draws <= target
    return np.where(np.isnan(target).all(axis=-1), np.nan, reached.mean(axis=-1))


def _first(draws: np.ndarray, count: object) -> np.ndarray:
    if isinstance(count, bool) or not isinstance(count, (int, np.integer)) or not 1 <= count <= draws.shape[0]:
        raise ArgumentError("n", repr(count), f"a whole number from 1 to {draws.shape[0]}")
    return draws[:count]


def _extent(source: DrawSource, years: np.ndarray) -> str:
    """Series × calendar years forecast, for a repr."""
    calendar = "–".join(dict.fromkeys(str(year) for year in years[[0, -1]])) if years.size else "no year ahead"
    return f"{source.shape[1]:,} series × {calendar}"


class AggregateForecast:
    """Draws of one weighted mean of series: in each draw, the mean of the series' values in the same draw.

    Made by :meth:`Forecast.aggregate`. ``years`` (horizon,): the calendar years forecast.
    """

    def __init__(self, source: DrawSource, years: np.ndarray, weights: np.ndarray) -> None:
        self.years = years
        self._source, self._weights = source, weights

    def __repr__(self) -> str:
        return f"AggregateForecast(mean of {_extent(self._source, self.years)}, draws: {self._source.shape[0]:,})"

    def draws(self, n: int, include_past: bool = False) -> np.ndarray:
        """Draws (n, horizon), or (n, years + horizon) with the past."""
        if include_past:
            return np.einsum("nst,s->nt", _first(self._source.with_past(), n), self._weights)
        return _first(self._future.T, n).copy()

    @property
    def _future(self) -> np.ndarray:
        """Draws (horizon, draws)."""
        count, _, horizon = self._source.shape
        total = np.zeros((horizon, count))
        for rows, values in self._source.blocks():
            total += np.einsum("shn,s->hn", values, self._weights[rows])
        return total

    def quantiles(self, levels: ArrayLike) -> np.ndarray:
        """Quantiles (horizon, levels)."""
        return _quantiles(self._future, _levels(levels))

    def probability(self, target: ArrayLike, better: Better = "up") -> np.ndarray:
        """Probability (horizon,) of at least ("up") or at most ("down") the target, a scalar or (horizon,).

        NaN where the target is NaN.
        """
        goal = _targets(target, ((self._source.shape[2],),))
        return _reached(self._future, goal[..., None], better)


class Forecast:
    """Joint forecast of a panel, in the indicator's own unit; made by :func:`forecast_panel`.

    Draws are figures as they would be published, noise included, and not smoothed levels. In the years forecast a value
    within half a step (of the rounding or the denominator) of a bound is the bound, so that a target of 100 % can be
    reached. Published figures of the past are reproduced up to rounding.

    Attributes
    ----------
    years : (horizon,) the calendar years forecast
    components : what was learned, by name: posterior means of the hyperparameters (``prior.NAMES``);
        ``series_freedom``, degrees of freedom of the scales among series (few where series are unequal);
        ``tail_freedom``, those of shared movements after the origin; ``effective_points``, the effective number of
        hyperparameter points behind the draws
    """

    def __init__(self, source: DrawSource, components: dict[str, float], years: np.ndarray, families: int, figures: int,
                 denominators: np.ndarray | None = None) -> None:
        self.components, self.years = components, years
        self._source, self._families, self._figures, self._denominators = source, families, figures, denominators

    def __repr__(self) -> str:
        return (f"Forecast({_extent(self._source, self.years)}, families: {self._families:,}, "
                f"figures: {self._figures:,}, draws: {self._source.shape[0]:,})")

    def draws(self, n: int, include_past: bool = False) -> np.ndarray:
        """Draws (n, series, horizon), or (n, series, years + horizon) with the past; the same at each call.

        In a large panel drawn block by block, the draws with the past use other random numbers than those without.
        """
        if include_past:
            return _first(self._source.with_past(), n).copy()
        count, series, horizon = self._source.shape
        _first(np.empty((count, 0)), n)
        found = np.empty((n, series, horizon))
        for rows, values in self._source.blocks():
            found[:, rows] = np.moveaxis(values[..., :n], -1, 0)
        return found

    def quantiles(self, levels: ArrayLike, include_past: bool = False) -> np.ndarray:
        """Quantiles (series, horizon, levels); with the past (series, years + horizon, levels)."""
        wanted = _levels(levels)
        if include_past:
            return _quantiles(np.moveaxis(self._source.with_past(), 0, -1), wanted)
        _, series, horizon = self._source.shape
        found = np.empty((series, horizon, wanted.size))
        for rows, values in self._source.blocks():
            found[rows] = _quantiles(values, wanted)
        return found

    def probability(self, target: ArrayLike, better: Better = "up") -> np.ndarray:
        """Probability (series, horizon) of at least ("up") or at most ("down") the target.

        target: a scalar, (series,) or (series, horizon), in the indicator's unit; the result is NaN where it is NaN.
        """
        _, series, horizon = self._source.shape
        goal = _targets(target, ((series,), (series, horizon)))
        goal = np.broadcast_to(goal[:, None] if goal.ndim == 1 else goal, (series, horizon))
        found = np.empty((series, horizon))
        for rows, values in self._source.blocks():
            found[rows] = _reached(values, goal[rows][..., None], better)
        return found

    def aggregate(self, weights: ArrayLike | None = None) -> AggregateForecast:
        """The weighted mean of the series, draw by draw.

        weights: (series,), scaled to sum to 1; None for the last known denominator of each series.
        """
        series = self._source.shape[1]
        wanted = f"{series} numbers of 0 or more, not all 0"
        if weights is None:
            if self._denominators is None:
                raise ArgumentError("weights", "None, and no denominators to weigh by", wanted)
            weights = self._denominators
        share = as_numbers("weights", weights, wanted)
        if share.shape != (series,) or not np.all(share >= 0) or not 0 < share.sum() < np.inf:
            raise ArgumentError("weights", share.tolist(), wanted)
        return AggregateForecast(self._source, self.years, share / share.sum())
