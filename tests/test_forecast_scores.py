"""Scores against scoringrules and by hand."""

from __future__ import annotations

import numpy as np
import pytest
import scoringrules

from analysis.forecast.scores import (
    LEVELS,
    brier,
    coverage,
    crps_from_draws,
    crps_from_quantiles,
    log_score,
    log_score_from_draws,
    mase,
    smape,
)


@pytest.fixture
def sample() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(8)
    return rng.normal(50, 10, 7), rng.normal(52, 8, (400, 7))


def test_crps_of_draws_agrees_with_scoringrules(sample: tuple[np.ndarray, np.ndarray]) -> None:
    observed, draws = sample
    np.testing.assert_allclose(crps_from_draws(observed, draws),
                               scoringrules.crps_ensemble(observed, draws, m_axis=0, estimator="nrg"), rtol=1e-10)


def test_crps_of_quantiles_agrees_with_scoringrules(sample: tuple[np.ndarray, np.ndarray]) -> None:
    observed, draws = sample
    quantiles = np.quantile(draws, LEVELS, axis=0).T
    np.testing.assert_allclose(crps_from_quantiles(observed, quantiles),
                               scoringrules.crps_quantile(observed, quantiles, LEVELS), rtol=1e-10)
    np.testing.assert_allclose(crps_from_quantiles(observed, quantiles), crps_from_draws(observed, draws), rtol=0.03)


def test_brier_and_log_scores_agree_with_scoringrules(sample: tuple[np.ndarray, np.ndarray]) -> None:
    probability, happened = np.array([0.1, 0.7, 0.5]), np.array([0, 1, 1])
    np.testing.assert_allclose(brier(probability, happened), scoringrules.brier_score(happened, probability))
    np.testing.assert_allclose(log_score(probability, happened), -np.log([0.9, 0.7, 0.5]))
    assert np.isfinite(log_score(0.0, 1))
    observed, draws = sample
    np.testing.assert_allclose(log_score_from_draws(observed, draws),
                               scoringrules.logs_ensemble(observed, draws, m_axis=0), rtol=0.02)


def test_coverage_counts_the_edges_as_inside() -> None:
    np.testing.assert_array_equal(coverage([1.0, 2.0, 3.1], 1.0, [2.0, 2.0, 3.0]), [1.0, 1.0, 0.0])


def test_point_scores_by_hand() -> None:
    assert smape([100.0, 50.0], [110.0, 50.0]) == pytest.approx(200 * 10 / 210 / 2)
    assert mase([1.0, 3.0, 2.0], [2.0, 5.0], [2.0, 2.0]) == pytest.approx(1.5 / 1.5)
