"""What a forecast answers: quantiles, draws, probabilities, aggregates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["AggregateForecast", "Forecast"]


def _quantiles(draws: np.ndarray, levels: Any) -> np.ndarray:
    wanted = np.atleast_1d(np.asarray(levels, dtype=float))
    if np.any((wanted <= 0) | (wanted >= 1)):
        raise ValueError(f"levels: found {wanted.tolist()}; wanted numbers between 0 and 1")
    return np.moveaxis(np.quantile(draws, wanted, axis=0), 0, -1)


def _reached(draws: np.ndarray, target: np.ndarray, better: str) -> np.ndarray:
    if better not in ("up", "down"):
        raise ValueError(f"better: found {better!r}; wanted 'up' (at least the target) or 'down' (at most)")
    reached = draws >= target if better == "up" else draws <= target
    return np.asarray(reached.mean(axis=0))


def _first(draws: np.ndarray, count: object) -> np.ndarray:
    if isinstance(count, bool) or not isinstance(count, (int, np.integer)) or not 1 <= count <= draws.shape[0]:
        raise ValueError(f"n: found {count!r}; wanted a whole number from 1 to {draws.shape[0]}")
    return draws[:count]


@dataclass(frozen=True)
class AggregateForecast:
    """Draws of one weighted mean of series, coherent draw by draw with the parts."""

    _all_draws: np.ndarray
    _past_years: int

    def draws(self, n: int, include_past: bool = False) -> np.ndarray:
        """Draws (n, horizon), or (n, years + horizon) with the past."""
        chosen = _first(self._all_draws, n)
        return chosen.copy() if include_past else chosen[:, self._past_years:].copy()

    def quantiles(self, levels: Any) -> np.ndarray:
        """Quantiles (horizon, levels)."""
        return _quantiles(self._all_draws[:, self._past_years:], levels)

    def probability(self, target: Any, better: str = "up") -> np.ndarray:
        """Probability (horizon,) of at least (up) or at most (down) the target, a scalar or (horizon,)."""
        return _reached(self._all_draws[:, self._past_years:], np.asarray(target, dtype=float), better)


@dataclass(frozen=True)
class Forecast:
    """Joint forecast of a panel, in the indicator's own unit.

    Values are figures as they would be published (with their passing deviations), not smoothed levels; the
    past of published figures is reproduced up to rounding. ``components`` holds what was learned: posterior
    means by name, ``tail_freedom`` of movements after the origin, and ``effective_points``, the effective number
    of hyperparameter points behind the draws.
    """

    components: dict[str, float]
    _all_draws: np.ndarray
    _past_years: int

    @property
    def _future(self) -> np.ndarray:
        return self._all_draws[:, :, self._past_years:]

    def draws(self, n: int, include_past: bool = False) -> np.ndarray:
        """Draws (n, series, horizon), or (n, series, years + horizon) with the past; the same at each call."""
        chosen = _first(self._all_draws, n)
        return chosen.copy() if include_past else chosen[:, :, self._past_years:].copy()

    def quantiles(self, levels: Any, include_past: bool = False) -> np.ndarray:
        """Quantiles (series, horizon, levels); with the past (series, years + horizon, levels)."""
        return _quantiles(self._all_draws if include_past else self._future, levels)

    def probability(self, target: Any, better: str = "up") -> np.ndarray:
        """Probability (series, horizon) of at least (up) or at most (down) the target.

        target: a scalar, (series,) or (series, horizon), in the indicator's unit.
        """
        goal = np.asarray(target, dtype=float)
        series, horizon = self._future.shape[1:]
        if goal.shape not in ((), (series,), (series, horizon)):
            raise ValueError(f"target: found shape {goal.shape}; wanted a number, ({series},) or "
                             f"({series}, {horizon})")
        return _reached(self._future, goal[:, None] if goal.ndim == 1 else goal, better)

    def aggregate(self, weights: Any) -> AggregateForecast:
        """The weighted mean of the series (weights are scaled to sum to 1), draw by draw."""
        share = np.asarray(weights, dtype=float)
        series = self._all_draws.shape[1]
        if share.shape != (series,) or not np.all(share >= 0) or not share.sum() > 0:
            raise ValueError(f"weights: found {share.tolist()}; wanted {series} numbers of 0 or more, not all 0")
        return AggregateForecast(np.einsum("nst,s->nt", self._all_draws, share / share.sum()), self._past_years)
