"""How areas far from their family come nearer again, against statsmodels and simulated processes."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from scipy.special import expit, logit
from statsmodels.tsa.statespace.kalman_smoother import KalmanSmoother

from analysis.forecast import forecast_panel
from analysis.forecast.blocks import alone
from analysis.forecast.family import FAMILY_LEVEL_SD, Family
from analysis.forecast.gaussian import condition
from analysis.forecast.posterior import for_learning
from analysis.forecast.prior import NAMES, judged_prior, natural
from analysis.forecast.reversion import FASTEST, what_is_left, yearly_return
from tests.forecast_families import family_of

NAN = np.nan
SERIES, PAST, HORIZON = 3, 6, 4
ERROR = 0.07


def three_series() -> Family:
    family = family_of(np.array([[60.0, 62.5, NAN, 61.0, 66.1, 67.0], [NAN, 20.0, 31.0, 18.5, 24.0, 29.5],
                                [80.0, 80.5, 81.0, 80.4, 81.2, NAN]]), HORIZON)
    return dataclasses.replace(family, inverse_errors=np.where(family.inverse_errors > 0, 1 / ERROR, 0.0))


def kalman_smoother(family: Family, point: np.ndarray) -> KalmanSmoother:
    """The model in state-space form. States: position, drift of the family, then of each series around it."""
    theta = {name: float(value) for name, value in natural(point).items()}
    scales, steep = family.volatility.scales, family.volatility.drift_scales
    total, states = PAST + HORIZON, 2 + 2 * SERIES
    kalman = KalmanSmoother(k_endog=SERIES, k_states=states, k_posdef=states)
    endog = np.full((total, SERIES), NAN)
    endog[:PAST] = np.where(family.inverse_errors > 0, family.observed, NAN).T
    kalman.bind(endog)
    kalman["design"] = np.column_stack([np.ones(SERIES), np.zeros(SERIES), np.kron(np.eye(SERIES), [1.0, 0.0])])
    kalman["obs_cov"] = theta["common_noise_sd"] ** 2 + np.diag((scales * theta["noise_sd"]) ** 2 + ERROR**2)
    added = np.repeat(np.eye(states)[:, :, None], total, axis=2)
    for place in range(2, states, 2):  # a year's change of a series' drift moves that year's position too
        added[place, place + 1, :-1] = np.r_[np.ones(PAST), theta["damping"] ** np.arange(1, HORIZON + 1)][1:]
    kept = added.copy()
    kept[0, 1], kept[1, 1] = 1.0, theta["common_persistence"]
    for series in range(SERIES):
        drifted = steep[series] * theta["drift_spread"] * (PAST - 1)
        rate = (theta["innovation_sd"] * scales[series]) ** 2 / (2 * (theta["level_spread"] ** 2 + drifted**2))
        kept[2 + 2 * series, 2 + 2 * series] = np.exp(-min(rate, 0.5))
    kalman["transition"], kalman["selection"] = kept, added
    own = np.array([theta["innovation_sd"], theta["drift_change_sd"]])
    kalman["state_cov"] = np.diag(np.r_[
        theta["common_sd"], theta["common_drift_sd"] * np.sqrt(1 - theta["common_persistence"] ** 2),
        np.outer(scales, own).ravel()] ** 2)
    starts = np.column_stack([np.full(SERIES, theta["level_spread"]), steep * theta["drift_spread"]])
    kalman.initialize_known(np.zeros(states), np.diag(np.r_[
        FAMILY_LEVEL_SD, theta["common_drift_sd"], starts.ravel()] ** 2))
    return kalman


def test_a_returning_family_has_the_moments_of_its_state_space_form() -> None:
    """What is known of the years to come, of all series together, against statsmodels' Kalman smoother."""
    family = three_series()
    for point in judged_prior().sample(4, np.random.default_rng(5)):
        oracle = kalman_smoother(family, point).smooth()
        ours = condition(family, point[None])
        assert ours.log_likelihood[0] == pytest.approx(oracle.llf, rel=1e-8, abs=1e-8)
        theta = {name: float(value) for name, value in natural(point).items()}
        for year in range(PAST, PAST + HORIZON):
            design = oracle.design[..., 0]
            passing = theta["common_noise_sd"] ** 2 + np.diag((family.volatility.scales * theta["noise_sd"]) ** 2)
            np.testing.assert_allclose(ours.mean[0, :, year], design @ oracle.smoothed_state[:, year], atol=1e-8)
            load = ours.loading[0, :, year]
            covariance = load @ ours.factor_covariance[0] @ load.T + np.diag(ours.rest_covariance[0, :, year, year])
            expected = design @ oracle.smoothed_state_cov[..., year] @ design.T + passing
            np.testing.assert_allclose(covariance, expected, rtol=1e-8, atol=1e-8)


@pytest.mark.parametrize(("lasting", "spread", "scale"), [(0.02, 0.5, 1.0), (0.05, 1.2, 2.0), (0.3, 0.4, 0.5)])
def test_the_rate_keeps_the_spread_of_a_simulated_process(lasting: float, spread: float, scale: float) -> None:
    """Euler's steps of the process with this rate and its own variance a year: its spread stays what it was."""
    rng, parts = np.random.default_rng(1), 20
    point = judged_prior().mean.copy()
    point[NAMES.index("innovation_sd")], point[NAMES.index("level_spread")] = 0.5 * np.log([lasting, spread])
    levels = natural(point[None])["level_spread"][:, None]
    rate = yearly_return(point[None], levels, np.array([scale]), np.zeros(1))[0, 0]
    positions = rng.normal(0, np.sqrt(spread), 40_000)
    for _ in range(10 * parts):
        positions = positions * (1 - rate / parts) + rng.normal(0, scale * np.sqrt(lasting / parts), positions.size)
    assert positions.var() == pytest.approx(spread, rel=0.03)


def test_the_map_is_the_recursion_year_by_year() -> None:
    rate = np.array([0.0, 0.03, 0.5])
    path = np.cumsum(np.random.default_rng(2).normal(0, 1, (3, 9)), axis=1)
    expected = path.copy()
    for year in range(1, 9):
        expected[:, year] = np.exp(-rate) * expected[:, year - 1] + path[:, year] - path[:, year - 1]
    np.testing.assert_allclose((what_is_left(rate, 9) @ path[..., None])[..., 0], expected, atol=1e-12)


def test_wild_series_return_no_faster_than_the_limit_and_a_series_alone_stays() -> None:
    point = judged_prior().mean[None]
    assert yearly_return(point, natural(point)["level_spread"][:, None], np.array([1e3]), np.zeros(1))[0, 0] == FASTEST
    alone = family_of(np.array([[40.0, 47.0, 55.0]]), 3)
    np.testing.assert_array_equal(alone.what_is_left(point)[0, 0], np.eye(6))


def test_hyperparameters_are_learned_from_areas_that_return() -> None:
    assert all(block.families[0].returning for block in for_learning([alone(three_series())]))


def part_that_is_left(kept: float, series: int) -> float:
    """Of areas that keep so much of their distance each year for eight years: what their medians keep of it in five."""
    rng = np.random.default_rng(5)
    latent = rng.normal(0, 0.8, (series, 1))
    while latent.shape[1] < 8:
        latent = np.column_stack([latent, kept * latent[:, -1] + rng.normal(0, 0.48, series)])
    forecast = forecast_panel(100 * expit(latent), np.arange(2013, 2021), 5)
    spread = logit(forecast.quantiles([0.5])[..., 0] / 100).std(axis=0)
    assert latent[:, -1].std() > spread[0] > spread[2] > spread[4]
    return float(spread[4] / latent[:, -1].std())


@pytest.mark.parametrize("series", [15, 70])
def test_restless_areas_far_from_the_others_are_expected_nearer(series: int) -> None:
    """In the array of few series and in the blocks of many: a third of a distance is left after five such years."""
    assert 0.2 < part_that_is_left(0.8, series) < 0.7


def test_areas_that_wandered_apart_are_expected_back_later() -> None:
    """The years shown tell how soon: whose distances lasted there keep more of them."""
    assert part_that_is_left(0.98, 15) > part_that_is_left(0.8, 15) + 0.1


def test_areas_that_steady_drifts_part_go_on_parting() -> None:
    """From one level at twelve paces, hardly a movement beside: in four years none comes back toward the others."""
    pace = np.linspace(-0.06, 0.06, 12)[:, None]
    latent = pace * np.arange(12) + np.random.default_rng(8).normal(0, 0.002, (12, 12))
    median = logit(forecast_panel(100 * expit(latent[:, :8]), np.arange(2010, 2018), 4).quantiles([0.5])[..., 0] / 100)
    assert median[:, 3].std() == pytest.approx(latent[:, 11].std(), rel=0.1)


def test_areas_that_covariates_hold_apart_return_to_their_own_place() -> None:
    """Two groups whose levels a covariate explains: neither comes nearer to the other, within them areas do."""
    group, within = np.repeat([-1.0, 1.0], 10), []
    for seed in range(1, 4):
        rng = np.random.default_rng(seed)
        latent = 1.2 * group[:, None] + rng.normal(0, 0.3, (20, 1)) + np.cumsum(rng.normal(0, 0.15, (20, 8)), axis=1)
        forecast = forecast_panel(100 * expit(latent), np.arange(2013, 2021), 5, covariates=group[:, None])
        median = logit(forecast.quantiles([0.5])[:, 4, 0] / 100)
        apart = [figures[group > 0].mean() - figures[group < 0].mean() for figures in (latent[:, -1], median)]
        assert apart[1] == pytest.approx(apart[0], rel=0.05)
        last, ahead = (np.concatenate([figures[group == side] - figures[group == side].mean() for side in (-1, 1)])
                       for figures in (latent[:, -1], median))
        within.append(ahead.std() / last.std())
    assert np.mean(within) < 0.98
