"""Families of made-up figures, and the whole joint normal distribution of one conditioned at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.stats import multivariate_normal

from analysis.forecast.arguments import check_arguments
from analysis.forecast.blocks import Block, build_blocks
from analysis.forecast.family import Family


def blocks_of(values: np.ndarray, horizon: int, first: int = 2015, **more: Any) -> list[Block]:
    """The blocks of a panel whose figures begin in the year `first`."""
    return build_blocks(check_arguments(values, first + np.arange(values.shape[1]), horizon, **more))


def family_of(values: np.ndarray, horizon: int, **more: Any) -> Family:
    """The first family of a panel."""
    return blocks_of(values, horizon, **more)[0].families[0]


def brute_force(family: Family, point: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """Mean and covariance of all series and years given the figures, and the log likelihood of these."""
    series, years, factors = family.design.shape
    design = family.design.reshape(series * years, factors)
    covariance = design @ family.factor_covariance(point[None])[0] @ design.T
    level = np.exp(-family.yearly_return(point[None])[0][:, None] * np.arange(years))
    level_variance = family.level_variance(point[None])[0][:, None, None]
    rests = family.path_covariance(point[None])[0] + level_variance * level[:, :, None] * level[:, None, :]
    for index in range(series):
        block = slice(index * years, (index + 1) * years)
        covariance[block, block] += rests[index]
    mean = family.prior_mean.ravel()
    padded = np.zeros((series, years))
    padded[:, : family.past_years] = family.inverse_errors
    chosen = np.flatnonzero(padded.ravel() > 0)
    figures = np.zeros((series, years))
    figures[:, : family.past_years] = family.observed
    data = figures.ravel()[chosen]
    inner = covariance[np.ix_(chosen, chosen)] + np.diag(padded.ravel()[chosen] ** -2.0)
    gain = np.linalg.solve(inner, covariance[chosen]).T
    log_likelihood = float(multivariate_normal.logpdf(data, mean[chosen], inner))
    return mean + gain @ (data - mean[chosen]), covariance - gain @ covariance[chosen], log_likelihood
