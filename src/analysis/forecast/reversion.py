"""Back toward the family: far from the others, an area comes nearer again as fast as shocks drive areas apart.

Random walks alone would let the areas of a parent drift apart without end, and their spread does not do that. If it
stays what levels and drifts have made it, D, while lasting shocks add the variance v to it each year, a position
returns by v / (2 D²) of its distance a year (the stationary Ornstein-Uhlenbeck process, Uhlenbeck and Ornstein 1930,
"On the theory of the Brownian motion"; among economies beta-convergence, Barro and Sala-i-Martin 1992,
"Convergence"). Nothing has to be fitted for that: series that move much return soon, those that creep hardly, and those
that steady drifts have parted go on parting.
"""

from __future__ import annotations

import numpy as np

from analysis.forecast.prior import natural

__all__ = ["what_is_left", "yearly_return"]

# Of the distance at most, for series far wilder than their family is wide (log per year).
FASTEST = 0.5


def yearly_return(points: np.ndarray, levels: np.ndarray, scales: np.ndarray, drifted: np.ndarray) -> np.ndarray:
    """Rate (points, series; log per year) at which series return, given the hyperparameters.

    levels (points,): the spread of their levels; scales (series,): of their lasting movements; drifted (series,):
    years of drift behind them times its scale.
    """
    theta = natural(points)
    lasting = (theta["innovation_sd"][:, None] * scales) ** 2
    spread = levels[:, None] ** 2 + (theta["drift_spread"][:, None] * drifted) ** 2
    return np.asarray(np.minimum(lasting / (2.0 * spread), FASTEST))


def what_is_left(rate: np.ndarray, years: int) -> np.ndarray:
    """Linear map (..., years, years) from a movement without return to the one with it; rate (...).

    Each year leaves exp(-rate) of the position that it finds, be it of the start or of a later step: row t gives to the
    step of year k its share exp(-rate · (t - k)), and a path's steps are its differences.
    """
    count = np.arange(years)
    of_steps = np.tril(np.exp(-rate[..., None] * count)[..., np.abs(count[:, None] - count)])
    of_steps[..., :-1] -= of_steps[..., 1:]
    return np.asarray(of_steps)
