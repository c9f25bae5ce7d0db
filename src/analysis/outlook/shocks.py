"""How large the model allows a declared shock to be."""

from __future__ import annotations

from analysis.outlook.pace import clipped_logit, from_logit
from analysis.study import Shock

__all__ = ["shock_range"]

_TENTH = 1.2816  # standard normal quantile of 0.9


def shock_range(shock: Shock, level: float, bounds: tuple[float, float]) -> tuple[float, float]:
    """The 80 % range of a level after a shock, in the level's own unit: lower and upper end.

    A shock's size is normal on the logit scale, with mean 0 and the standard deviation that the catalogue declares.

    Parameters
    ----------
    level : float
        The level published before the shock.
    bounds : tuple of float
        The bounds of the indicator.
    """
    middle = clipped_logit(level, bounds)
    low, high = (float(from_logit(middle + sign * _TENTH * shock.spread, bounds)) for sign in (-1.0, 1.0))
    return low, high
