"""What it says that only the worst-off have published figures.

A sample of the highest is no random sample: taken for one, it makes the family look more spread out than it
is. Declared as selected, the silent series must lie on the other side of the published ones, softly, since
publication follows news as well as rank.
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
    """Log probability (…,) that the silent series of states (…, series, years) would have stayed silent.

    At the family's last year with a figure, each silent series against the least extreme published one:
    the normal distribution function of the logit distance over SOFTNESS.
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
    """Indices (count,) in rising order, drawn systematically by weights that sum to 1."""
    ladder = (np.arange(count) + rng.random()) / count
    return np.minimum(np.searchsorted(np.cumsum(weights), ladder * (1 - 1e-12)), weights.size - 1)
