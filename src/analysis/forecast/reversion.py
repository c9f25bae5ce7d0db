"""Reversion to the family: an area far from the others approaches them as fast as shocks drive areas apart.

Under random walks alone the areas of a parent would diverge without limit, which they do not in the reference panels.
If the standard deviation of their distances remains D, as levels and drifts have made it, while lasting shocks add the
variance v each year, distances decay at the rate v / (2 D²) (the stationary Ornstein-Uhlenbeck process, Uhlenbeck and
Ornstein 1930, "On the theory of the Brownian motion"; among economies beta-convergence, Barro and Sala-i-Martin 1992,
"Convergence"). The rate follows from the other hyperparameters: volatile series return soon, quiet ones hardly, and
series that steady drifts have separated go on separating.
"""

from __future__ import annotations

import numpy as np

from analysis.forecast.prior import natural

__all__ = ["what_is_left", "yearly_return"]

# Largest rate (log per year), for series whose shocks are large beside the spread of their family.
FASTEST = 0.5


def yearly_return(points: np.ndarray, levels: np.ndarray, scales: np.ndarray, drifted: np.ndarray) -> np.ndarray:
    """Rate (points, series; log per year) at which series return, given the hyperparameters.

    levels (points, series): the spread of their levels; scales (series,): of their lasting movements;
    drifted (series,): years of drift behind them times its scale.
    """
    theta = natural(points)
    lasting = (theta["innovation_sd"][:, None] * scales) ** 2
    spread = levels**2 + (theta["drift_spread"][:, None] * drifted) ** 2
    return np.asarray(np.minimum(lasting / (2.0 * spread), FASTEST))


def what_is_left(rate: np.ndarray, years: int) -> np.ndarray:
    """Linear map (…, years, years) from a path without reversion to the same path with it; rate (…).

    Each year multiplies the distance by exp(-rate). In year t the step of year k (the path's difference; the starting
    value for k = 0) therefore has the weight exp(-rate · (t - k)).
    """
    count = np.arange(years)
    of_steps = np.tril(np.exp(-rate[..., None] * count)[..., np.abs(count[:, None] - count)])
    of_steps[..., :-1] -= of_steps[..., 1:]
    return of_steps
