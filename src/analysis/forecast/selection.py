"""Selective publication: figures exist only for the series with the highest (or lowest) values.

Taken for a random sample they would make the family look more spread out than it is. If the selection is declared,
silent series lie on the other side of the published ones; softly, because publication depends on news as well as rank.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from scipy.special import log_ndtr, logsumexp

from analysis.forecast.family import Family

__all__ = ["SELECTIONS", "Selected", "pick_selected", "resampled", "selection_log_weights"]

Selected = Literal["highest", "lowest"]
SELECTIONS: tuple[Selected, ...] = get_args(Selected)
SOFTNESS = 0.25


def selection_log_weights(family: Family, states: np.ndarray, selected: str) -> np.ndarray:
    """Log probability (…,) that series without figures would not have been published, given states (…, series, years).

    For each of them Φ(distance / SOFTNESS): its distance, on the logit scale and in the family's last year with a
    figure, from the least extreme published series.
    """
    published = (family.inverse_errors > 0).any(axis=1)
    if published.all() or not published.any():
        return np.zeros(states.shape[:-2])
    sign = 1.0 if selected == "highest" else -1.0
    level = sign * states[..., family.origin]
    room = level[..., published].min(axis=-1)[..., None] - level[..., ~published]
    return log_ndtr(room / SOFTNESS).sum(axis=-1)


def pick_selected(log_weights: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """Indices (count,) of draws in random order, resampled in proportion to their weights."""
    return rng.permutation(resampled(np.exp(log_weights - logsumexp(log_weights)), count, rng))


def resampled(weights: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """Indices (count,) in ascending order by systematic resampling (Kitagawa 1996); the weights sum to 1."""
    ladder = (np.arange(count) + rng.random()) / count
    return np.minimum(np.searchsorted(np.cumsum(weights), ladder * (1 - 1e-12)), weights.size - 1)
