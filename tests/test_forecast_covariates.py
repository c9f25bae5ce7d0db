"""What covariates say: the stated model written out anew and conditioned at once, and levels known beforehand."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pytest
from scipy.special import expit, logit
from scipy.stats import multivariate_normal, norm

from analysis.forecast import forecast_panel
from analysis.forecast.blocks import Block
from analysis.forecast.constraints import meet
from analysis.forecast.gaussian import condition
from analysis.forecast.posterior import log_likelihood
from analysis.forecast.prior import NAMES, Prior, judged_prior, natural
from tests.forecast_families import blocks_of

NAN = np.nan
YEARS = 4
# Own figures; silent, with a published total of its own; one covariate unknown; a level known beforehand, also silent.
FIGURES = np.array([[20.0, 21.3, 22.0, NAN], [35.1, 33.0, NAN, 36.2], [NAN] * YEARS, [NAN, 28.0, NAN, NAN],
                    [NAN] * YEARS])
COVARIATES = np.array([[-1.0, 0.3], [1.2, -0.4], [1.5, 1.0], [0.1, NAN], [-2.0, 1.0]])
LEVEL_PRIOR = ([NAN, NAN, NAN, NAN, 0.6], [NAN, NAN, NAN, NAN, 0.3])
TOTAL = (np.array([0.0, 0.0, 1.0, 0.0, 0.0]), np.array([NAN, NAN, NAN, 41.0]))
GIVEN: dict[str, Any] = {"covariates": COVARIATES, "level_prior": LEVEL_PRIOR, "aggregates": [TOTAL]}
SHARE = NAMES.index("covariate_share")


class Exact(NamedTuple):
    mean: np.ndarray
    covariance: np.ndarray
    log_likelihood: float


def stated_model(block: Block, point: np.ndarray) -> Exact:
    """Mean and covariance (series × years) given figures and total, by the formulas of docs/forecast-model.md.

    A total of one series is linear on the logit scale, so that all is normal.
    """
    theta = {name: float(value) for name, value in natural(point).items()}
    family = block.families[0]
    series, size = len(FIGURES), len(FIGURES) * YEARS
    s, g = family.volatility.scales, family.volatility.drift_scales
    known = np.where(np.isnan(COVARIATES), np.nanmean(COVARIATES, axis=0), COVARIATES)
    known = (known - np.nanmean(COVARIATES, axis=0)) / np.nanstd(COVARIATES, axis=0)
    before = np.isfinite(LEVEL_PRIOR[1])
    known[before] = 0.0
    of_one = theta["covariate_share"] * theta["level_spread"] ** 2 / COVARIATES.shape[1]
    year = np.arange(YEARS)
    shared = np.full((YEARS, YEARS), 2.5**2)
    for t in year:
        for u in year:
            drifts = [theta["common_persistence"] ** abs(a - b) for a in range(1, t + 1) for b in range(1, u + 1)]
            shared[t, u] += theta["common_drift_sd"] ** 2 * sum(drifts) + theta["common_sd"] ** 2 * min(t, u)
    shared += theta["common_noise_sd"] ** 2 * np.eye(YEARS)
    covariance, mean = np.zeros((size, size)), np.zeros(size)
    for i in range(series):
        for j in range(series):
            covariance[i * YEARS:(i + 1) * YEARS, j * YEARS:(j + 1) * YEARS] = shared + of_one * known[i] @ known[j]
        spread = (1.0 if before[i] else 1.0 - theta["covariate_share"]) * theta["level_spread"] ** 2
        lasting = (s[i] * theta["innovation_sd"]) ** 2
        span = ((YEARS - 1) * g[i] * theta["drift_spread"]) ** 2
        keep = np.exp(-min(lasting / (2 * (spread + span)), 0.5))
        level = LEVEL_PRIOR[1][i] ** 2 if before[i] else spread + of_one * np.isnan(COVARIATES[i]).sum()
        # Standard variables: level, drift, yearly changes of drift, yearly steps; x[t] = keep · x[t - 1] + …
        paths = np.zeros((YEARS, 2 + 2 * YEARS))
        paths[0, 0] = np.sqrt(level)
        for t in year[1:]:
            paths[t] = keep * paths[t - 1]
            paths[t, 1] += g[i] * theta["drift_spread"]
            paths[t, 3:3 + t] += s[i] * theta["drift_change_sd"]
            paths[t, 2 + YEARS + t] += np.sqrt(lasting)
        place = slice(i * YEARS, (i + 1) * YEARS)
        covariance[place, place] += paths @ paths.T + (s[i] * theta["noise_sd"]) ** 2 * np.eye(YEARS)
        mean[place] = LEVEL_PRIOR[0][i] if before[i] else 0.0
    return _given_figures(block, mean, covariance)


def _given_figures(block: Block, mean: np.ndarray, covariance: np.ndarray) -> Exact:
    family = block.families[0]
    own = np.flatnonzero(family.inverse_errors.ravel())
    seen = np.append(own, 2 * YEARS + 3)
    data = np.append(family.observed.ravel()[own], logit(0.41))
    inner = covariance[np.ix_(seen, seen)] + np.diag(np.append(family.inverse_errors.ravel()[own] ** -2.0, 0.0))
    gain = np.linalg.solve(inner, covariance[seen]).T
    return Exact(mean + gain @ (data - mean[seen]), covariance - gain @ covariance[seen],
                 float(multivariate_normal.logpdf(data, mean[seen], inner)))


def test_the_posterior_is_that_of_the_stated_model() -> None:
    """Own figures, covariates, one of them unknown, a level known beforehand, a total: mean and likelihood."""
    block = blocks_of(FIGURES, 0, **GIVEN)[0]
    points = judged_prior().sample(6, np.random.default_rng(8))
    exact = [stated_model(block, point) for point in points]
    parts = [condition(block.families[0], points)]
    ours = meet(block.constraint, parts, parts[0].mean[:, None], np.zeros((6, 1, 1)))[:, 0].reshape(6, -1)
    np.testing.assert_allclose(ours, [each.mean for each in exact], atol=1e-6)
    constant = 0.5 * np.log(2 * np.pi)  # left out where totals are compared
    np.testing.assert_allclose(log_likelihood([block], points) - constant, [each.log_likelihood for each in exact],
                               rtol=1e-7, atol=1e-6)


def test_forecasts_with_an_unknown_share_are_the_mixture_over_it() -> None:
    """Everything else known, the share is integrated over a grid of the exact model: what the draws must have."""
    block = blocks_of(FIGURES, 0, **GIVEN)[0]
    centre = judged_prior().mean.copy()
    centre[NAMES.index("damping")] = 30.0  # own drifts do not fade: where the past ends is then no matter
    doubt = np.full(centre.size, 1e-8)
    doubt[SHARE] = judged_prior().covariance[SHARE, SHARE]
    grid = np.linspace(-6, 6, 121)
    exact = [stated_model(block, np.where(np.arange(centre.size) == SHARE, value, centre)) for value in grid]
    weights = norm.logpdf(grid, centre[SHARE], np.sqrt(doubt[SHARE])) + [each.log_likelihood for each in exact]
    weights = np.exp(weights - weights.max())
    weights /= weights.sum()
    means = np.array([each.mean for each in exact])
    mean = weights @ means
    variance = weights @ (means**2 + [np.diag(each.covariance) for each in exact]) - mean**2
    spread = np.sqrt(np.maximum(variance, 0.0))

    forecast = forecast_panel(FIGURES, 2015 + np.arange(YEARS), 0, prior=Prior(centre, np.diag(doubt)), **GIVEN)
    assert forecast.components["covariate_share"] == pytest.approx(weights @ expit(grid), abs=0.03)
    drawn = logit(forecast.draws(4000, include_past=True) / 100).reshape(4000, -1)
    free = np.delete(np.arange(mean.size), 2 * YEARS + 3)  # without the total, which every draw meets
    assert np.abs((drawn.mean(axis=0) - mean)[free] / spread[free]).max() < 0.08
    np.testing.assert_allclose(drawn.std(axis=0)[free], spread[free], rtol=0.06)


def test_covariates_add_nothing_to_a_level_known_beforehand() -> None:
    """Silent areas whose place an older figure shows: their ranges are as wide and lie where they did."""
    rng = np.random.default_rng(5)
    covariates = rng.standard_normal((12, 3))
    levels = 0.4 * covariates.sum(axis=1) + 0.4 * rng.standard_normal(12)
    values = np.round(100 * expit(-1.5 + levels[:, None] + np.cumsum(rng.normal(-0.1, 0.06, (12, 4)), axis=1)), 1)
    shown = values.copy()
    shown[4:] = NAN
    weights = np.full(12, 1 / 12)
    ranges = []
    for given in (None, covariates):
        forecast = forecast_panel(shown, np.arange(2020, 2024), 2, aggregates=[(weights, weights @ values)],
                                  covariates=given, level_prior=(levels - levels.mean(), np.full(12, 0.4)))
        ranges.append(logit(forecast.quantiles([0.1, 0.5, 0.9]) / 100))
    width = [quantiles[..., 2] - quantiles[..., 0] for quantiles in ranges]
    np.testing.assert_allclose(width[1].mean(axis=0), width[0].mean(axis=0), rtol=0.05)
    assert np.abs(ranges[1][..., 1] - ranges[0][..., 1]).max() < 0.15
