"""The Gaussian core against independent oracles: statsmodels, brute force, simulation."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from scipy.special import expit, logit
from statsmodels.tsa.statespace.kalman_smoother import KalmanSmoother

from analysis.forecast import forecast_panel
from analysis.forecast.constraints import meet
from analysis.forecast.family import FAMILY_LEVEL_SD, Family, drift_covariance
from analysis.forecast.gaussian import common_paths, condition, figures_log_likelihood, simulate
from analysis.forecast.prior import judged_prior, natural
from tests.forecast_families import blocks_of, brute_force, family_of

NAN = np.nan


def some_points(count: int = 2) -> np.ndarray:
    return judged_prior().sample(count, np.random.default_rng(5))


def test_likelihood_and_moments_agree_with_statsmodels() -> None:
    """One series: a slope that is damped after the last figure, and a drift that is an autoregression."""
    horizon = 4
    family = family_of(np.array([[60.0, 62.5, NAN, 61.0, 66.1, 67.0]]), horizon)
    error = 0.07
    family = dataclasses.replace(family, inverse_errors=np.where(family.inverse_errors > 0, 1 / error, 0.0))
    for point in some_points(4):
        theta = {name: float(value) for name, value in natural(point).items()}
        passing = theta["noise_sd"] ** 2 + theta["common_noise_sd"] ** 2
        past, total = 6, 6 + horizon
        kalman = KalmanSmoother(k_endog=1, k_states=3, k_posdef=3)
        endog = np.full((total, 1), NAN)
        endog[:past, 0] = np.where(family.inverse_errors[0] > 0, family.observed[0], NAN)
        kalman.bind(endog)
        kalman["design"] = np.array([[1.0, 0.0, 0.0]])
        kalman["obs_cov"] = np.array([[passing + error**2]])
        # states: position, the series' own slope, next year's shared drift
        transition = np.repeat(np.eye(3)[:, :, None], total, axis=2)
        transition[0, 1, :-1] = np.r_[np.ones(past), theta["damping"] ** np.arange(1, horizon + 1)][1:]
        transition[0, 2], transition[2, 2] = 1.0, theta["common_persistence"]
        kalman["transition"] = transition
        # a year's change of slope moves that year's level too
        selection = transition.copy()
        selection[0, 2], selection[2, 2] = 0.0, 1.0
        kalman["selection"] = selection
        kalman["state_cov"] = np.diag([theta["innovation_sd"] ** 2 + theta["common_sd"] ** 2,
                                       theta["drift_change_sd"] ** 2,
                                       theta["common_drift_sd"] ** 2 * (1 - theta["common_persistence"] ** 2)])
        kalman.initialize_known(np.zeros(3), np.diag([FAMILY_LEVEL_SD**2 + theta["level_spread"] ** 2,
                                                      theta["drift_spread"] ** 2, theta["common_drift_sd"] ** 2]))
        oracle = kalman.smooth()
        ours = condition(family, point[None])
        assert ours.log_likelihood[0] == pytest.approx(oracle.llf, rel=1e-8, abs=1e-8)
        future = slice(past, total)
        np.testing.assert_allclose(ours.mean[0, 0, future], oracle.smoothed_state[0, future], rtol=1e-8, atol=1e-8)
        covariance = ours.rest_covariance[0, 0] + (
            ours.loading[0, 0] @ ours.factor_covariance[0] @ ours.loading[0, 0].T)
        np.testing.assert_allclose(np.diag(covariance)[future],
                                   oracle.smoothed_state_cov[0, 0, future] + passing, rtol=1e-8, atol=1e-8)


def test_the_short_way_to_the_likelihood_agrees_with_the_long_one() -> None:
    values = np.array([[10.0, NAN, 12.0, 11.0], [NAN, NAN, NAN, NAN], [30.0, 29.0, NAN, NAN], [NAN, 55.0, 60.0, 61.0]])
    for family in (family_of(values, 3), rich_family()):
        points = some_points(20)
        np.testing.assert_allclose(figures_log_likelihood(family, points), condition(family, points).log_likelihood,
                                   rtol=1e-9, atol=1e-9)


def rich_family() -> Family:
    values = np.array([[10.0, NAN, 12.0, 11.0], [NAN, NAN, NAN, NAN], [30.0, 29.0, NAN, NAN], [NAN, 55.0, 60.0, 61.0]])
    return family_of(values, 2, standard_errors=np.full((4, 4), 0.4), covariates=np.array([[0.1], [NAN], [2.0], [1.0]]),
                     effects=[((2017,), (0, 2), 0.4, 0.3, "lasting"), ((2016,), None, -0.2, 0.1, "one-off")],
                     level_prior=([0.0, -0.5, 0.3, 0.0], [NAN, 0.2, 0.4, NAN]))


def joint_covariance(family: Family, point: np.ndarray) -> np.ndarray:
    ours = condition(family, point[None])
    series, years, factors = family.design.shape
    load = ours.loading[0].reshape(series * years, factors)
    covariance = load @ ours.factor_covariance[0] @ load.T
    for index in range(series):
        block = slice(index * years, (index + 1) * years)
        covariance[block, block] += ours.rest_covariance[0, index]
    return np.asarray(covariance)


def test_conditioning_agrees_with_brute_force() -> None:
    family = rich_family()
    for point in some_points(4):
        mean, covariance, log_likelihood = brute_force(family, point)
        ours = condition(family, point[None])
        np.testing.assert_allclose(ours.mean[0].ravel(), mean, atol=1e-8)
        np.testing.assert_allclose(joint_covariance(family, point), covariance, atol=1e-8)
        assert ours.log_likelihood[0] == pytest.approx(log_likelihood, abs=1e-8)


def test_applying_the_covariance_is_multiplying_by_it() -> None:
    family, point = rich_family(), some_points(1)[0]
    ours = condition(family, point[None])
    vectors = np.random.default_rng(1).standard_normal((1, 3, *ours.mean.shape[1:]))
    expected = vectors.reshape(3, -1) @ joint_covariance(family, point)
    np.testing.assert_allclose(ours.apply_covariance(vectors).reshape(3, -1), expected, atol=1e-10)


def test_draws_have_the_moments_they_are_drawn_from() -> None:
    family, point = rich_family(), some_points(1)[0]
    mean, covariance, _ = brute_force(family, point)
    draws = simulate(condition(family, point[None]), 20_000, np.random.default_rng(2), False)[0].reshape(20_000, -1)
    spread = np.sqrt(np.diag(covariance))
    assert np.abs((draws.mean(axis=0) - mean) / spread).max() < 0.04
    assert np.abs(np.cov(draws.T) - covariance).max() < 0.05 * spread.max() ** 2


def test_heavy_tails_leave_the_past_alone_and_widen_the_future() -> None:
    family, point = rich_family(), some_points(1)[0]
    _, covariance, _ = brute_force(family, point)
    spread = np.sqrt(np.diag(covariance)).reshape(family.observed.shape[0], family.all_years)
    draws = simulate(condition(family, point[None]), 20_000, np.random.default_rng(3))[0]
    ratio = draws.std(axis=0) / spread
    np.testing.assert_allclose(ratio[:, :4], 1.0, atol=0.03)
    assert np.all(ratio[[0, 3], 5] > 1.03)


def test_meeting_an_aggregate_agrees_with_importance_weights() -> None:
    """Two silent areas and a nearly exact total: the conditioned draws against weighted ones."""
    total = 20.0
    values = np.array([[30.0], [NAN], [NAN]])
    weights = np.array([0.2, 0.4, 0.4])
    block = blocks_of(values, 0, aggregates=[(weights, [total])])[0]
    point = judged_prior().mean[None]
    rng = np.random.default_rng(4)
    ours = condition(block.families[0], point)
    free = simulate(ours, 400_000, rng)[0, :, :, 0]
    sums = logit(expit(free) @ weights)
    importance = np.exp(-0.5 * ((sums - logit(total / 100)) / 0.01) ** 2)
    met = meet(block.constraint, [ours], simulate(ours, 20_000, rng), np.zeros((1, 20_000, 1)))[0, :, :, 0]
    np.testing.assert_allclose(expit(met) @ weights, total / 100, atol=1e-8)
    expected = np.average(free[:, 1], weights=importance)
    spread = np.sqrt(np.average((free[:, 1] - expected) ** 2, weights=importance))
    assert abs(met[:, 1].mean() - expected) < 0.2 * spread
    assert met[:, 1].std() == pytest.approx(spread, rel=0.2)


def simulated_panel(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Figures of 6 series over 6 + 3 years from the model, hyperparameters from the prior."""
    point = judged_prior().sample(1, rng)
    empty = family_of(np.full((6, 6), NAN), 3)
    latent = simulate(condition(empty, point), 1, rng)[0, 0]
    full = np.round(np.clip(100 * expit(latent), 0.001, 99.999), 3)
    return full[:, :6], full


def test_coverage_is_nominal_in_simulation_from_the_model() -> None:
    rng = np.random.default_rng(20)
    inside: list[np.ndarray] = []
    while len(inside) < 60:
        past, full = simulated_panel(rng)
        if not 1.0 < past.min() < past.max() < 99.0:
            continue  # a total at a bound leaves the silent areas no room, which is refused
        number = len(inside)
        total = np.full(6, full.shape[0])
        shown = np.where(rng.random(past.shape) < 0.6, past, NAN)
        shown[:2] = NAN
        weights = np.full(6, 1 / 6)
        forecast = forecast_panel(shown, 2015 + np.arange(total.size), 3, seed=number, prior=judged_prior(),
                                  aggregates=[(weights, weights @ past)])
        low, high = np.moveaxis(forecast.quantiles([0.1, 0.9], include_past=True), -1, 0)
        silent = np.arange(6) < 2
        inside.append(np.r_[((full >= low) & (full <= high))[silent].mean(),
                            ((full >= low) & (full <= high))[~silent, 6:].mean()])
    covered = np.array(inside)
    error = covered.std(axis=0, ddof=1) / np.sqrt(len(covered))
    assert np.all(np.abs(covered.mean(axis=0) - 0.8) < np.maximum(3 * error, 0.05)), covered.mean(axis=0)
    assert np.all(error < 0.05)


def test_drawn_shared_paths_have_the_covariance_that_figures_are_weighed_by() -> None:
    family = dataclasses.replace(family_of(np.array([[60.0, 62.5, 61.0, 66.1], [20.0, 22.0, 21.5, 23.0]]), 4), origin=2)
    for point in some_points(2):
        point = np.clip(point, judged_prior().mean - 1.0, judged_prior().mean + 1.0)[None]
        expected = family.factor_covariance(point)[0] - FAMILY_LEVEL_SD**2
        for heavy, tolerance in ((False, 0.02), (True, 0.05)):  # tails do not change a variance
            paths = common_paths(family, point, 100_000, np.random.default_rng(3), heavy_tails=heavy)[0]
            assert np.abs(np.cov(paths.T) - expected).max() < tolerance * expected.max()


def test_a_drift_that_lasts_makes_lines_and_one_that_does_not_a_random_walk() -> None:
    time = np.arange(6.0)
    line, walk = drift_covariance(np.array([1.0, 0.0]), 6)
    np.testing.assert_allclose(line, np.outer(time, time))
    np.testing.assert_allclose(walk, np.minimum.outer(time, time))
