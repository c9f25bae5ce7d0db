"""The filter that weighs figures: against plain conditioning, and against exact fractions where that fails."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.forecast.family import Family, damped_time
from analysis.forecast.prior import NAMES, judged_prior, natural
from analysis.forecast.volatility import Volatility
from analysis.forecast.whitening import whiten
from tests.forecast_families import family_of


def exact_inverse(matrix: list[list[Fraction]]) -> list[list[Fraction]]:
    """Gauss–Jordan elimination in fractions."""
    size = len(matrix)
    work = [[*row, *(Fraction(int(i == j)) for j in range(size))] for i, row in enumerate(matrix)]
    for column in range(size):
        pivot = work[column][column]
        work[column] = [value / pivot for value in work[column]]
        for row in range(size):
            if row != column:
                factor = work[row][column]
                work[row] = [a - factor * b for a, b in zip(work[row], work[column], strict=True)]
    return [row[size:] for row in work]


def a_family(inverse_errors: np.ndarray, origin: int, scales: np.ndarray, drift_scales: np.ndarray) -> Family:
    """Series whose figures are known with these inverse errors (0: no figure)."""
    series, years = inverse_errors.shape
    volatility = Volatility(scales, drift_scales, np.full(series, 5.0), np.ones(series), 5.0)
    return replace(family_of(np.full((series, years), 50.0), 1), inverse_errors=inverse_errors, origin=origin,
                   volatility=volatility)


@settings(max_examples=40)
@given(st.integers(2, 7), st.integers(1, 3), st.integers(0, 10_000))
def test_agrees_with_plain_conditioning(years: int, series: int, seed: int) -> None:
    """Any gaps, any origin, points all over the prior: weights, and position and drift at the origin given the figures
    up to the last one."""
    rng = np.random.default_rng(seed)
    errors = rng.uniform(0.1, 2.0, (series, years))
    origin = int(rng.integers(1, years))
    family = a_family(np.where(rng.random(errors.shape) < 0.7, 1 / errors, 0.0), origin,
                      rng.uniform(0.3, 3.0, series), rng.uniform(0.3, 3.0, series))
    family.inverse_errors[:, origin + 1:] *= rng.random() < 0.5
    points = judged_prior().sample(3, rng)
    found = whiten(family, points)
    path, variance = family.path_covariance(points, years), family.level_variance(points)
    level = family.level_left(points)
    for point in range(3):
        for row in range(series):
            seen = np.flatnonzero(family.inverse_errors[row] > 0)
            error = np.diag(family.inverse_errors[row, seen] ** -2.0)
            left = level[point, row, seen]
            inner = path[point, row][np.ix_(seen, seen)] + error
            weight = np.zeros((2, years, years))
            weight[0][np.ix_(seen, seen)] = np.linalg.inv(inner + variance[point, row] * np.outer(left, left))
            weight[1][np.ix_(seen, seen)] = np.linalg.inv(inner)
            np.testing.assert_allclose(found.weight[point, row], weight[0], atol=1e-8)
            np.testing.assert_allclose(found.path_weight[point, row], weight[1], atol=1e-8)
            np.testing.assert_allclose(found.level_weight[point, row], weight[1] @ level[point, row, :years], atol=1e-8)
            expected = np.linalg.slogdet(inner + variance[point, row] * np.outer(left, left))[1]
            expected += 2 * np.log(family.inverse_errors[row, seen]).sum()
            assert found.log_determinant[point, row] == pytest.approx(expected, abs=1e-8)


def test_position_and_drift_at_the_origin_agree_with_plain_conditioning() -> None:
    """Next year's position without new shocks, of the last year's and its drift, must be what the path says."""
    rng = np.random.default_rng(2)
    years, origin = 6, 4
    known = np.where(rng.random((3, years)) < 0.8, rng.uniform(2.0, 30.0, (3, years)), 0.0)
    known[:, origin + 1:] = 0.0
    family = a_family(known, origin, np.array([0.5, 1.0, 2.0]), np.array([1.0, 2.0, 0.5]))
    points = judged_prior().sample(4, rng)
    theta = natural(points)
    found = whiten(family, points)
    gain, left = found.with_level(found.gain, found.left, found.level_share)
    path, level = family.path_covariance(points, years), family.level_left(points, years)
    whole = path + family.level_variance(points)[..., None, None] * level[..., :, None] * level[..., None, :]
    pace = np.diff(damped_time(theta["damping"], years, origin), axis=1)[:, origin]
    for point in range(4):
        for row in range(3):
            seen = np.flatnonzero(known[row] > 0)
            covariance = whole[point, row]
            inner = covariance[np.ix_(seen, seen)] + np.diag(known[row, seen] ** -2.0)
            # the covariances of this and next year with the figures, without what passes
            passing = (theta["noise_sd"][point] * family.volatility.scales[row]) ** 2
            cross = covariance[origin: origin + 2, seen].copy()
            cross[0, seen == origin] -= passing
            now, following = np.linalg.solve(inner, cross.T).T
            kept = np.exp(-family.yearly_return(points)[point, row])
            np.testing.assert_allclose(gain[point, row, 0, seen], now, atol=1e-8)
            np.testing.assert_allclose(kept * gain[point, row, 0, seen] + pace[point] * gain[point, row, 1, seen],
                                       following, atol=1e-8)
            position = covariance[origin, origin] - passing - cross[0] @ now
            assert left[point, row, 0, 0] == pytest.approx(position, abs=1e-8)
            both = kept * left[point, row, 0, 0] + pace[point] * left[point, row, 0, 1]
            assert both == pytest.approx(covariance[origin, origin + 1] - cross[0] @ following, abs=1e-8)


def test_keeps_small_numbers_beside_a_large_level() -> None:
    """A smooth series: level variance 16, yearly slope changes of 0.0001, figures known to a millionth."""
    years, level, bend, error = 6, Fraction(16), Fraction(1, 10**8), Fraction(1, 10**12)
    drift, walk = Fraction(1, 10**4), Fraction(1, 10**9)  # the smallest walk that counts
    path = [[drift * s * t + walk * min(s, t) + bend * sum(max(s - k, 0) * max(t - k, 0) for k in range(years))
             for t in range(years)] for s in range(years)]
    point = judged_prior().mean.copy()
    for name, variance in (("level_spread", level), ("drift_change_sd", bend), ("drift_spread", drift),
                           ("innovation_sd", walk)):
        point[NAMES.index(name)] = 0.5 * np.log(float(variance))
    point[NAMES.index("noise_sd")] = -50.0  # clipped to what makes no difference
    family = replace(a_family(np.full((1, years), 1e6), years - 1, np.ones(1), np.ones(1)), returning=False)
    smallest = Fraction(float(natural(point)["noise_sd"]) ** 2)
    inverse = exact_inverse([[path[s][t] + level + (error + smallest if s == t else 0) for t in range(years)]
                             for s in range(years)])
    cross = [path[years - 1][t] + level for t in range(years)]
    gain = [sum(cross[s] * inverse[s][t] for s in range(years)) for t in range(years)]
    left = path[years - 1][years - 1] + level - sum(a * b for a, b in zip(gain, cross, strict=True))
    found = whiten(family, point[None])
    ours, doubt = found.with_level(found.gain, found.left, found.level_share)
    np.testing.assert_allclose(ours[0, 0, 0], [float(value) for value in gain], atol=1e-8)
    np.testing.assert_allclose(doubt[0, 0, 0, 0], float(left), rtol=1e-6)
    weight = [[float(value) for value in row] for row in inverse]
    np.testing.assert_allclose(found.weight[0, 0], weight, rtol=1e-6, atol=1e-8 * np.abs(weight).max())
