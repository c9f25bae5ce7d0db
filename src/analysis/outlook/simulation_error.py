"""How far a figure may move by the chance of the simulation alone: the standard error of what finitely many draws give.

The same figures give the same draws. But a figure that changes also changes which draws are taken, and then the
quantiles move by this much even where nothing else has happened.
"""

from __future__ import annotations

import numpy as np

from analysis.outlook.paths import DRAWS

__all__ = ["probability_error", "quantile_errors"]

# Density of the normal distribution at its median and at its 10 % point, times the geometric mean of the distances
# from there to the quantiles on either side (10 and 90 %; 2.5 and 50 %): the same whatever its spread.
_AT_MEDIAN = 0.3989 * 1.2816
_AT_END = 0.1755 * (1.2816 * (1.9600 - 1.2816)) ** 0.5
# Draws share hyperparameters, so they tell less than independent ones. Measured: 16 seeds scatter over three families
# of the province's figures 1.0 to 1.6 times as far (root mean square, by quantile and family).
_SHARED = 1.3


def quantile_errors(median: float, lower_80: float, upper_80: float, lower_95: float, upper_95: float,
                    ) -> tuple[float, float, float]:
    """Standard errors of the median and of the ends of the 80 % interval, in the unit of the values.

    The asymptotic error of a sample quantile, sqrt(p (1 - p) / n) / density, with the density read from the
    distances between the quantiles given. 0 where they are one value, such as a published figure.
    """
    def error(share: float, density: float, below: float, above: float) -> float:
        return _SHARED * float(np.sqrt(share * (1 - share) / DRAWS * max(below, 0.0) * max(above, 0.0)) / density)

    return (error(0.5, _AT_MEDIAN, median - lower_80, upper_80 - median),
            error(0.1, _AT_END, lower_80 - lower_95, median - lower_80),
            error(0.1, _AT_END, upper_80 - median, upper_95 - upper_80))


def probability_error(probability: float) -> float:
    """Standard error of a share of the draws."""
    return _SHARED * float(np.sqrt(probability * (1 - probability) / DRAWS))
