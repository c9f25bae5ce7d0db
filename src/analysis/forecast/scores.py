"""Scores of probabilistic forecasts. Lower is better, coverage apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["LEVELS", "brier", "coverage", "crps_from_quantiles", "mase", "smape"]

LEVELS = np.arange(0.005, 1.0, 0.01)


def crps_from_quantiles(observed: ArrayLike, quantiles: ArrayLike, levels: ArrayLike = LEVELS) -> np.ndarray:
    """Continuous ranked probability score, 2 × mean pinball loss over the levels.

    observed (…), quantiles (…, levels). In the unit of the observations (Gneiting and Ranjan 2011).
    """
    level = np.asarray(levels, dtype=float)
    error = np.asarray(observed, dtype=float)[..., None] - np.asarray(quantiles, dtype=float)
    return np.asarray(2.0 * np.maximum(level * error, (level - 1.0) * error).mean(axis=-1))


def brier(probability: ArrayLike, happened: ArrayLike) -> np.ndarray:
    """Squared error of the probability of a yes-or-no event."""
    return np.asarray((np.asarray(probability, dtype=float) - np.asarray(happened, dtype=float)) ** 2)


def coverage(observed: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> np.ndarray:
    """1 where the interval holds the observation, else 0."""
    value = np.asarray(observed, dtype=float)
    return np.asarray((value >= np.asarray(lower)) & (value <= np.asarray(upper)), dtype=float)


def smape(observed: ArrayLike, forecast: ArrayLike) -> float:
    """Symmetric mean absolute percentage error, percent, 200 |y − f| / (|y| + |f|) (Makridakis and Hibon 2000)."""
    value, guess = np.asarray(observed, dtype=float), np.asarray(forecast, dtype=float)
    return float(np.mean(200.0 * np.abs(value - guess) / (np.abs(value) + np.abs(guess))))


def mase(past: ArrayLike, observed: ArrayLike, forecast: ArrayLike) -> float:
    """Mean absolute error over that of last-value forecasts within the past (Hyndman and Koehler 2006)."""
    error = np.abs(np.asarray(observed, dtype=float) - np.asarray(forecast, dtype=float)).mean()
    return float(error / np.abs(np.diff(np.asarray(past, dtype=float))).mean())
