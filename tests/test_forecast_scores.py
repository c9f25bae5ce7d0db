"""Scores against scoringrules and by hand."""

from __future__ import annotations

import numpy as np
import pytest
import scoringrules

from analysis.forecast.scores import (
    LEVELS,
    brier,
    coverage,
    crps_from_quantiles,
    mase,
    smape,
)


def test_crps_of_quantiles_agrees_with_scoringrules() -> None:
    rng = np.random.default_rng(8)
    observed, draws = rng.normal(50, 10, 7), rng.normal(52, 8, (400, 7))
    quantiles = np.quantile(draws, LEVELS, axis=0).T
    np.testing.assert_allclose(crps_from_quantiles(observed, quantiles),
                               scoringrules.crps_quantile(observed, quantiles, LEVELS), rtol=1e-10)
    np.testing.assert_allclose(crps_from_quantiles(observed, quantiles),
                               scoringrules.crps_ensemble(observed, draws, m_axis=0, estimator="nrg"), rtol=0.03)


def test_the_brier_score_agrees_with_scoringrules() -> None:
    probability, happened = np.array([0.1, 0.7, 0.5]), np.array([0, 1, 1])
    np.testing.assert_allclose(brier(probability, happened), scoringrules.brier_score(happened, probability))


def test_coverage_counts_the_edges_as_inside() -> None:
    np.testing.assert_array_equal(coverage([1.0, 2.0, 3.1], 1.0, [2.0, 2.0, 3.0]), [1.0, 1.0, 0.0])


def test_point_scores_by_hand() -> None:
    assert smape([100.0, 50.0], [110.0, 50.0]) == pytest.approx(200 * 10 / 210 / 2)
    assert mase([1.0, 3.0, 2.0], [2.0, 5.0], [2.0, 2.0]) == pytest.approx(1.5 / 1.5)
