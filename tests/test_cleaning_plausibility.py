"""The plausibility of changes: what it must and must not flag, against an independent computation."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.cleaning.plausibility import (
    PRIOR_SCALE,
    PRIOR_WEIGHT,
    THRESHOLD,
    Panel,
    Point,
    inverse_logit,
    judge,
    logit,
    reference,
    score,
    series_changes,
)


def series(logits: list[float], name: str = "s", first: int = 2015, weak: int | None = None) -> list[Point]:
    """A yearly series with these logits."""
    return [Point(first + i, inverse_logit(value), i == weak, f"{name}{i}") for i, value in enumerate(logits)]


def drifting(start: float, drift: float, years: int, name: str = "s") -> list[Point]:
    return series([start + drift * year for year in range(years)], name)


@given(st.floats(-3, 3), st.floats(-0.7, 0.7), st.integers(2, 8))
def test_a_constant_drift_is_never_flagged(start: float, drift: float, years: int) -> None:
    one = drifting(start, drift, years)
    assert judge(one, Panel(series_changes(one))) == []


@given(st.floats(-0.6, 0.6), st.lists(st.floats(-3, 3), min_size=2, max_size=6))
def test_a_constant_drift_shared_by_a_panel_is_never_flagged(drift: float, starts: list[float]) -> None:
    panel = [drifting(start, drift, 5, f"area{i}-") for i, start in enumerate(starts)]
    changes = [change for one in panel for change in series_changes(one)]
    assert all(judge(one, Panel(changes)) == [] for one in panel)


@given(st.floats(-2, 2), st.floats(-0.2, 0.2), st.integers(1, 6), st.sampled_from([-1, 1]),
       st.floats(2.0, 3.0))
def test_one_outlier_is_found_and_the_return_is_not(
    start: float, drift: float, place: int, sign: int, size: float
) -> None:
    logits = [start + drift * year for year in range(8)]
    logits[place] += sign * size
    others = [change for i in range(4) for change in series_changes(drifting(start, drift, 6, f"other{i}-"))]
    assume(abs(inverse_logit(logits[place]) - inverse_logit(start + drift * place)) > 0.05)
    assume(all(abs(value) < 5.5 for value in logits))
    one = series(logits)
    found = judge(one, Panel(series_changes(one) + others))
    assert [suspicion.point.name for suspicion in found] == [f"s{place}"]
    low, high = found[0].plausible()
    assert not low <= one[place].share <= high
    low, high = found[0].plausible(shock=size)
    assert low <= one[place].share <= high


@given(st.lists(st.tuples(st.floats(-2, 2), st.integers(1, 10)), min_size=1, max_size=20),
       st.floats(0.01, 100), st.floats(-2, 2), st.integers(1, 10))
def test_scores_do_not_depend_on_the_scale(
    changes: list[tuple[float, int]], factor: float, size: float, years: int
) -> None:
    sizes, spans = [s for s, _ in changes], [y for _, y in changes]
    plain = score(size, years, reference(sizes, spans, prior_scale=0.2, floor=0))
    scaled = reference([factor * s for s in sizes], spans, prior_scale=0.2 * factor, floor=0)
    assert score(factor * size, years, scaled) == pytest.approx(plain, rel=1e-6, abs=1e-9)


@given(st.lists(st.floats(-2, 2), min_size=1, max_size=30))
def test_centre_and_scale_against_scipy(sizes: list[float]) -> None:
    """Yearly changes: the median and SciPy's median absolute deviation, drawn to the prior."""
    count = len(sizes)
    mad = stats.median_abs_deviation(sizes) * 1.4826
    against = reference(sizes, [1] * count, floor=0)
    middle = stats.scoreatpercentile(sizes, 50)
    assert against.centre == pytest.approx(middle * count / (count + PRIOR_WEIGHT))
    assert against.scale**2 == pytest.approx(
        (PRIOR_WEIGHT * PRIOR_SCALE**2 + count * mad**2) / (PRIOR_WEIGHT + count), abs=1e-9)


def test_a_longer_gap_allows_a_larger_change() -> None:
    against = reference([0.1, 0.2, 0.0, -0.1], [1, 1, 1, 1])
    assert score(1.0, 1, against) > THRESHOLD
    assert abs(score(1.0, 4, against)) < THRESHOLD


def test_of_two_that_do_not_fit_the_weak_one_is_suspected() -> None:
    others = [change for i in range(4) for change in series_changes(drifting(-1, -0.1, 6, f"other{i}-"))]
    one = series([1.5, -1.0, -1.1], weak=0)
    assert [s.point.name for s in judge(one, Panel(series_changes(one) + others))] == ["s0"]
    both_usable = series([1.5, -1.0, -1.1])
    assert judge(both_usable, Panel(series_changes(both_usable) + others))[0].point.name == "s1"


def test_steps_near_the_ends_are_rounding() -> None:
    one = [Point(2019, 0.998, False, "a"), Point(2020, 0.9999, False, "b"), Point(2021, 1.0, False, "c")]
    assert judge(one, Panel(series_changes(one))) == []
    assert math.isfinite(logit(0.0))
    assert math.isfinite(logit(1.0))


def test_nothing_to_judge() -> None:
    assert judge([], Panel([])) == []
    assert judge(drifting(0, 0, 1), Panel([])) == []
