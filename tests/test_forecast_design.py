"""Which series and years effects, covariates and published totals bear on, where several parents are given."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import logit

from analysis.forecast import forecast_panel
from analysis.forecast.blocks import Block
from analysis.forecast.family import Family
from analysis.forecast.prior import judged_prior, natural
from tests.forecast_families import blocks_of

NAN = np.nan
PARENT = ["a", "b", "a", "b"]
FIGURES = np.array([[50.0, 51, NAN, NAN], [20.0, NAN, 22, NAN], [60.0, 61, NAN, NAN], [NAN, NAN, NAN, NAN]])


def blocks(**more: object) -> list[Block]:
    return blocks_of(FIGURES, 1, first=2018, **{"parent": PARENT, **more})


def families(**more: object) -> list[Family]:
    return [family for block in blocks(**more) for family in block.families]


def test_an_effect_bears_on_its_series_in_its_years() -> None:
    """Series 3 is the second of its parent: counted in the panel and not in the family."""
    first, second = families(effects=[
        ((2019, 2021), (0, 3), 0.4, 0.3, "one-off"), ((2020,), None, -0.5, 0.2, "lasting")])
    assert first.design[:, :, -2].tolist() == [[0, 1, 0, 1, 0], [0, 0, 0, 0, 0]]
    assert second.design[:, :, -2].tolist() == [[0, 0, 0, 0, 0], [0, 1, 0, 1, 0]]
    assert first.design[:, :, -1].tolist() == second.design[:, :, -1].tolist() == [[0, 0, 1, 1, 1]] * 2
    mean = [[0, 0.4, -0.5, 0.4 - 0.5, -0.5], [0, 0, -0.5, -0.5, -0.5]]
    np.testing.assert_allclose(first.prior_mean, mean, atol=1e-12)
    variance = first.factor_covariance(judged_prior().mean[None])[0]
    assert np.diag(variance)[-2:].tolist() == pytest.approx([0.09, 0.04])


def test_a_lasting_effect_of_two_years_steps_twice() -> None:
    found = families(effects=[((2019, 2021), None, 0.4, 0.3, "lasting")])[0]
    assert found.design[0, :, -1].tolist() == [0, 1, 1, 2, 2]


def test_covariates_are_told_from_the_mean_of_all_and_unknown_ones_leave_the_level_open() -> None:
    point = judged_prior().mean[None]
    theta = {name: float(value[0]) for name, value in natural(point).items()}
    first, second = families(covariates=[[1.0], [3.0], [5.0], [NAN]], effects=[((2020,), None, 0.0, 0.2, "lasting")])
    # 1, 3 and 5 lie 2 below, at and 2 above their mean; their standard deviation is the root of 8/3.
    assert first.design[:, 0, -2].tolist() == pytest.approx([-np.sqrt(1.5), np.sqrt(1.5)])
    assert second.design[:, 0, -2].tolist() == pytest.approx([0, 0])
    levels = second.level_variance(point)[0]
    whole, explained = theta["level_spread"] ** 2, theta["level_spread"] ** 2 * theta["covariate_share"]
    assert levels.tolist() == pytest.approx([whole - explained, whole])
    coefficient, effect = np.diag(second.factor_covariance(point)[0])[-2:]
    assert (coefficient, effect) == pytest.approx((explained, 0.04))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_areas_lie_as_far_apart_whatever_number_of_covariates_tells_of_them(count: int) -> None:
    """Covariates say who lies where; how wide a family is spread they do not change."""
    point = judged_prior().mean[None]
    covariates = np.random.default_rng(3).standard_normal((4, count))
    family = families(parent=["D"] * 4, covariates=covariates if count else None)[0]
    loads = family.design[:, 0, family.all_years:family.all_years + count]
    of_coefficients = family.factor_covariance(point)[0, family.all_years:, family.all_years:][:count, :count]
    variances = family.level_variance(point)[0] + np.einsum("ia,ab,ib->i", loads, of_coefficients, loads)
    assert variances.mean() == pytest.approx(float(natural(point)["level_spread"][0]) ** 2)


def test_a_level_known_beforehand_has_its_own_place_and_doubt() -> None:
    point = judged_prior().mean[None]
    spread = float(natural(point)["level_spread"][0])
    first = families(level_prior=([-1.0, 0, NAN, 0], [0.2, 0.1, 0.3, 0.1]))[0]
    np.testing.assert_allclose(first.prior_mean, [[-1.0] * 5, [0.0] * 5])
    assert first.level_variance(point)[0].tolist() == pytest.approx([0.04, spread**2])


def test_the_future_of_a_family_begins_after_its_own_last_figure_or_total() -> None:
    assert [family.origin for family in families()] == [1, 2]
    total = [NAN, NAN, NAN, 55.0]
    first, second = blocks(aggregates=[([1.0, 0, 3, 0], total)])
    assert (first.families[0].origin, second.families[0].origin) == (3, 2)
    assert first.constraint.weights.tolist() == [[0.25, 0.75]]
    assert second.constraint.weights.shape == (0, 2)


@pytest.mark.parametrize(("free", "exact"), [(0.12, True), (0.08, False)])
def test_a_total_binds_exactly_while_the_silent_weigh_a_tenth(free: float, exact: bool) -> None:
    """Else within 3 % on the logit scale: weights are never that exact."""
    known = np.array([[30.0, 30.5, 31.0], [20.0, 20.5, 20.0], [NAN, NAN, NAN]])
    weights = np.array([0.5, 0.5 - free, free])
    total = [NAN, NAN, 25.9]
    forecast = forecast_panel(known, [2020, 2021, 2022], 1, aggregates=[(weights, total)])
    drawn = forecast.aggregate(weights).draws(2000, include_past=True)[:, 2]
    if exact:
        assert np.abs(drawn - 25.9).max() < 1e-6
    else:
        off = logit(drawn / 100) - logit(0.259)
        assert 0.015 < off.std() < 0.045
        assert abs(off.mean()) < 0.03


@pytest.mark.parametrize(("total", "implied"), [(45.0, "105"), (5.0, "-15")])
def test_a_total_that_the_silent_cannot_make_up_is_refused_with_what_it_would_take(total: float, implied: str) -> None:
    with pytest.raises(ValueError, match=f"a mean of {implied};"):
        forecast_panel([[10.0], [20.0], [NAN]], [2020], 1, aggregates=[(np.ones(3), [total])])


def test_who_is_silent_lies_on_the_other_side_of_those_selected() -> None:
    values = np.full((6, 3), NAN)
    values[:2] = [[30.0, 31, 30], [40.0, 41, 40]]
    plain, highest, lowest = (
        np.median(forecast_panel(values, [2020, 2021, 2022], 1, selected=selected).draws(2000)[:, 2:], axis=(0, 1))[0]
        for selected in (None, "highest", "lowest"))
    assert highest < 30 < plain < 41 < lowest


def test_the_density_of_the_prior_is_a_density() -> None:
    """Student-t variables along the Cholesky factor: its mass and covariance, by drawing from it and from another."""
    rng = np.random.default_rng(3)
    prior = judged_prior()
    points = prior.sample(100_000, rng)
    spread = np.sqrt(np.diag(prior.covariance))
    np.testing.assert_allclose(np.clip(points, prior.mean - 40 * spread, prior.mean + 40 * spread).std(axis=0), spread,
                               rtol=0.08)
    # The mean of another density over this one, at points of this one, is the mass of the other: 1.
    other = -0.5 * (((points - prior.mean) / (0.7 * spread)) ** 2 + np.log(2 * np.pi * (0.7 * spread) ** 2)).sum(axis=1)
    assert np.exp(other - prior.log_density(points)).mean() == pytest.approx(1, abs=0.03)
