"""Scores of probabilistic forecasts. Lower is better, coverage apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logsumexp

__all__ = ["LEVELS", "brier", "coverage", "crps_from_draws", "crps_from_quantiles", "log_score",
           "log_score_from_draws", "mase", "smape"]

LEVELS = np.arange(0.005, 1.0, 0.01)


def crps_from_quantiles(observed: ArrayLike, quantiles: ArrayLike, levels: ArrayLike = LEVELS) -> np.ndarray:
    """Continuous ranked probability score, 2 × mean pinball loss over the levels.

    observed (…), quantiles (…, levels). In the unit of the observations (Gneiting and Ranjan 2011).
    """
    level = np.asarray(levels, dtype=float)
    error = np.asarray(observed, dtype=float)[..., None] - np.asarray(quantiles, dtype=float)
    return np.asarray(2.0 * np.maximum(level * error, (level - 1.0) * error).mean(axis=-1))


def crps_from_draws(observed: ArrayLike, draws: ArrayLike) -> np.ndarray:
    """CRPS of the empirical distribution of draws: E|X − y| − E|X − X'| / 2.

    observed (…), draws (n, …): the draws come first, as in :meth:`Forecast.draws`.
    """
    ordered = np.sort(np.asarray(draws, dtype=float), axis=0)
    count = ordered.shape[0]
    distance = np.abs(ordered - np.asarray(observed, dtype=float)).mean(axis=0)
    ranks = (2.0 * np.arange(1, count + 1) - count - 1.0) / count**2
    spread = np.tensordot(ranks, ordered, axes=(0, 0))
    return np.asarray(distance - spread)


def brier(probability: ArrayLike, happened: ArrayLike) -> np.ndarray:
    """Squared error of the probability of a yes-or-no event."""
    return np.asarray((np.asarray(probability, dtype=float) - np.asarray(happened, dtype=float)) ** 2)


def log_score(probability: ArrayLike, happened: ArrayLike, floor: float = 1e-4) -> np.ndarray:
    """− log of the probability given to what happened; probabilities are kept ``floor`` away from 0 and 1."""
    chance = np.clip(np.asarray(probability, dtype=float), floor, 1.0 - floor)
    return np.asarray(-np.log(np.where(np.asarray(happened, dtype=bool), chance, 1.0 - chance)))


def log_score_from_draws(observed: ArrayLike, draws: ArrayLike) -> np.ndarray:
    """− log of the density at the observation, by a Gaussian kernel with Silverman's bandwidth.

    observed (…), draws (n, …).
    """
    sample = np.asarray(draws, dtype=float)
    count = sample.shape[0]
    upper, lower = np.quantile(sample, [0.75, 0.25], axis=0)
    width = 1.06 * np.minimum(sample.std(axis=0, ddof=0), (upper - lower) / 1.34) * count ** (-0.2)
    standard = (np.asarray(observed, dtype=float) - sample) / width
    terms = -0.5 * standard**2 - np.log(width) - 0.5 * np.log(2.0 * np.pi)
    return np.asarray(-(logsumexp(terms, axis=0) - np.log(count)))


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
