"""Levels apart from paths: against plain conditioning, and against exact fractions where plain conditioning fails."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.forecast.whitening import whiten


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


@settings(max_examples=40)
@given(st.integers(2, 7), st.floats(0.0, 30.0), st.floats(0.0, 0.5), st.integers(0, 10_000))
def test_agrees_with_plain_conditioning(years: int, level_variance: float, rate: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    factor = rng.standard_normal((years + 2, years + 3))
    joint = factor @ factor.T  # the path's past, then two quantities that belong to it
    path, with_past, among = joint[:years, :years], joint[years:, :years], joint[years:, years:]
    errors = rng.uniform(0.1, 2.0, years)
    seen = np.flatnonzero(rng.random(years) < 0.8)
    inverse_errors = np.zeros(years)
    inverse_errors[seen] = 1 / errors[seen]
    level = np.exp(-rate * np.arange(years))
    share = np.array([level[-1], 0.0])
    found = whiten(path[None, None], np.array([[level_variance]]), inverse_errors[None], level[None, None])
    gain, left = found.regress(among[None, None], with_past[None, None], share)

    whole = path + level_variance * np.outer(level, level)
    inner = whole[np.ix_(seen, seen)] + np.diag(errors[seen] ** 2)
    cross = (with_past + level_variance * np.outer(share, level))[:, seen]
    expected = np.zeros((2, years))
    expected[:, seen] = np.linalg.solve(inner, cross.T).T
    np.testing.assert_allclose(gain[0, 0], expected, atol=1e-8)
    np.testing.assert_allclose(left[0, 0], among + level_variance * np.outer(share, share)
                               - expected[:, seen] @ cross.T, atol=1e-8)
    weight = np.zeros((years, years))
    weight[np.ix_(seen, seen)] = np.linalg.inv(inner)
    np.testing.assert_allclose(found.weight[0, 0], weight, atol=1e-8)
    expected_log = np.linalg.slogdet(inner)[1] - 2 * np.log(errors[seen]).sum()
    np.testing.assert_allclose(found.log_determinant[0, 0], expected_log, atol=1e-8)


def test_keeps_small_numbers_beside_a_large_level() -> None:
    """A smooth series: level variance 16, yearly slope changes of 0.0001, figures known to a millionth."""
    years, level, bend, error = 6, Fraction(16), Fraction(1, 10**8), Fraction(1, 10**12)
    drift = Fraction(1, 10**4)
    path = [[drift * s * t + bend * sum(max(s - k, 0) * max(t - k, 0) for k in range(1, years + 1))
             for t in range(years + 1)] for s in range(years + 1)]
    inner = [[path[s][t] + level + (error if s == t else 0) for t in range(years)] for s in range(years)]
    cross = [path[years][t] + level for t in range(years)]
    inverse = exact_inverse(inner)
    gain = [sum(cross[s] * inverse[s][t] for s in range(years)) for t in range(years)]
    left = path[years][years] + level - sum(a * b for a, b in zip(gain, cross, strict=True))

    array = np.array([[float(value) for value in row] for row in path])
    found = whiten(array[None, None, :years, :years], np.array([[16.0]]), np.full((1, years), 1e6),
                   np.ones((1, 1, years)))
    ours, variance = found.regress(
        array[None, None, years:, years:], array[None, None, years:, :years], np.array([1.0]))
    np.testing.assert_allclose(ours[0, 0, 0], [float(value) for value in gain], atol=1e-6)
    np.testing.assert_allclose(variance[0, 0, 0, 0], float(left), rtol=1e-4)
