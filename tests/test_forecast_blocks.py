"""Published totals over series of several parents, and totals at a bound."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit, logit

from analysis.forecast import forecast_panel
from analysis.forecast.blocks import Block
from analysis.forecast.constraints import measure, meet
from analysis.forecast.gaussian import condition, simulate
from analysis.forecast.prior import judged_prior
from tests.forecast_families import blocks_of, brute_force

NAN = np.nan
YEARS = np.arange(2018, 2024)
WEIGHTS = np.array([3.0, 5.0, 2.0, 4.0, 1.0, 6.0])
PARENT = ["a", "b", "a", "b", "a", "b"]


def dense_block(block: Block, point: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of families that share nothing, given their figures."""
    moments = [brute_force(family, point)[:2] for family in block.families]
    size = sum(mean.size for mean, _ in moments)
    covariance, start = np.zeros((size, size)), 0
    for _, part in moments:
        covariance[start: start + len(part), start: start + len(part)] = part
        start += len(part)
    return np.concatenate([mean for mean, _ in moments]), covariance


def slopes(block: Block, mean: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logit of each total at the mean and its derivatives by all series and years, one row a total."""
    rows, years = block.constraint.times.size, block.families[0].all_years
    table = mean.reshape(-1, years)
    found = np.zeros((rows, *table.shape))
    value = np.empty(rows)
    for row, (weights, time) in enumerate(zip(block.constraint.weights, block.constraint.times, strict=True)):
        share = expit(table[:, time])
        total = weights @ share
        value[row] = logit(total)
        found[row, :, time] = weights * share * (1 - share) / (total * (1 - total))
    return value, found.reshape(rows, -1)


def nearly_linear(shift: float) -> tuple[Block, np.ndarray]:
    """Two parents of two known and one silent series each, whose levels are nearly known beforehand, so that a total
    is nearly linear in them. The totals lie off what is expected by `shift` on the logit scale."""
    values = np.array([[30, 31, 30.5], [50, 49.5, NAN], [NAN] * 3, [20, NAN, 21], [60, 61, 60.5], [NAN] * 3])
    prior = ([0.0, 0.6, 0.3, 0.0, 1.2, -0.4], [0.05] * 6)
    parent = [0, 0, 0, 1, 1, 1]
    point = judged_prior().mean.copy()
    (block,) = blocks_of(values, 1, aggregates=(WEIGHTS, [40.0, NAN, 40.0]), parent=parent, level_prior=prior)
    expected = slopes(block, dense_block(block, point)[0])[0]
    figures = 100 * expit(expected + shift)
    (block,) = blocks_of(values, 1, aggregates=(WEIGHTS, [figures[0], NAN, figures[1]]), parent=parent,
                         level_prior=prior)
    return block, point


def test_the_density_of_totals_over_two_parents_agrees_with_dense_conditioning() -> None:
    block, point = nearly_linear(0.01)
    assert len(block.families) == 2
    assert block.constraint.sds.tolist() == [0.0, 0.0]
    mean, covariance = dense_block(block, point)
    value, slope = slopes(block, mean)
    inner = slope @ covariance @ slope.T
    gap = logit(block.constraint.targets) - value
    parts = [condition(family, point[None]) for family in block.families]
    distance, log_determinant = measure(block.constraint, parts)
    assert distance[0] == pytest.approx(gap @ np.linalg.solve(inner, gap), rel=0.05)
    assert log_determinant[0] == pytest.approx(np.linalg.slogdet(inner)[1], abs=0.05)


def test_draws_that_meet_totals_over_two_parents_have_the_moments_of_dense_conditioning() -> None:
    block, point = nearly_linear(0.01)
    mean, covariance = dense_block(block, point)
    value, slope = slopes(block, mean)
    gain = np.linalg.solve(slope @ covariance @ slope.T, slope @ covariance).T
    expected = mean + gain @ (logit(block.constraint.targets) - value)
    left = covariance - gain @ slope @ covariance
    parts = [condition(family, point[None]) for family in block.families]
    rng, draws = np.random.default_rng(3), 20_000
    start = np.concatenate([simulate(part, draws, rng, False) for part in parts], axis=2)
    met = meet(block.constraint, parts, start, np.zeros((1, draws, 2)))[0].reshape(draws, -1)
    spread = np.sqrt(np.diag(covariance))
    assert np.abs((met.mean(axis=0) - expected) / spread).max() < 0.06
    assert np.abs((np.cov(met.T) - left) / np.outer(spread, spread)).max() < 0.05
    silent = (left / np.sqrt(np.outer(np.diag(left), np.diag(left))))[2 * 4, 5 * 4]
    assert silent < -0.3  # of two parents: what one has more of, the other has less of


def test_meeting_a_total_over_two_parents_agrees_with_importance_weights() -> None:
    """Far from linear: silent areas whose level is open."""
    total, weights = 25.0, np.array([0.2, 0.3, 0.2, 0.3])
    (block,) = blocks_of(np.array([[30.0], [NAN], [20.0], [NAN]]), 1, aggregates=(weights, [total]),
                         parent=[0, 0, 1, 1])
    point, rng = judged_prior().mean[None], np.random.default_rng(4)
    parts = [condition(family, point) for family in block.families]
    free = np.concatenate([simulate(part, 400_000, rng) for part in parts], axis=2)[0, :, :, 0]
    importance = np.exp(-0.5 * ((logit(expit(free) @ weights) - logit(total / 100)) / 0.01) ** 2)
    start = np.concatenate([simulate(part, 20_000, rng) for part in parts], axis=2)
    met = meet(block.constraint, parts, start, np.zeros((1, 20_000, 1)))[0, :, :, 0]
    np.testing.assert_allclose(expit(met) @ weights, total / 100, atol=1e-8)
    for series in (1, 3):
        expected = np.average(free[:, series], weights=importance)
        spread = np.sqrt(np.average((free[:, series] - expected) ** 2, weights=importance))
        assert abs(met[:, series].mean() - expected) < 0.2 * spread
        assert met[:, series].std() == pytest.approx(spread, rel=0.2)


def few_figures() -> np.ndarray:
    values = np.full((6, 6), NAN)
    values[0, :4] = 22.0, 21.0, 20.5, 19.0
    values[3, 1:] = 41.0, 40.0, 38.5, 38.0, 36.5
    return values


def test_every_draw_of_the_parts_meets_the_total_of_two_parents() -> None:
    total = np.array([30.0, 29.5, NAN, 28.0, 27.0, 26.5])
    known = np.isfinite(total)
    forecast = forecast_panel(few_figures(), YEARS, 2, parent=PARENT, aggregates=(WEIGHTS, total))
    draws = forecast.draws(4000, include_past=True)
    mean = np.einsum("nst,s->nt", draws, WEIGHTS / WEIGHTS.sum())
    assert np.abs(mean[:, :6][:, known] - total[known]).max() < 1e-6
    assert mean[:, 6:].std(axis=0).min() > 0.1
    order = np.array([4, 2, 5, 0, 3, 1])
    turned = forecast_panel(few_figures()[order], YEARS, 2, parent=[PARENT[place] for place in order],
                            aggregates=(WEIGHTS[order], total))
    np.testing.assert_allclose(turned.draws(500), forecast.draws(500)[:, order], rtol=1e-6)


@pytest.mark.parametrize("province_first", [False, True])
def test_rounded_totals_of_parents_and_of_all_are_met_within_their_rounding(province_first: bool) -> None:
    """The province's figure follows from its districts' but for rounding: no draw can meet all three to the end."""
    district = np.array([name == "a" for name in PARENT])
    first, second = np.array([18.3, NAN, 17.6, NAN, 17.2, NAN]), np.array([34.4, NAN, 33.1, NAN, 32.3, NAN])
    shares = WEIGHTS / WEIGHTS.sum()
    province = np.round(shares[district].sum() * first + shares[~district].sum() * second, 1)
    pairs = [(WEIGHTS * district, first), (WEIGHTS * ~district, second), (WEIGHTS, province)]
    pairs = pairs[::-1] if province_first else pairs
    forecast = forecast_panel(few_figures(), YEARS, 1, parent=PARENT, aggregates=pairs)
    for number, (weights, figures) in enumerate(pairs):
        past = forecast.aggregate(weights).draws(4000, include_past=True)[:, :6]
        off = np.abs(past - figures)[:, np.isfinite(figures)]
        assert off.max() < (1e-6 if number < 2 else 0.15)


@pytest.mark.parametrize("bound", [0.0, 100.0])
@pytest.mark.parametrize("parent", [None, PARENT])
def test_a_total_at_a_bound_puts_its_parts_there_in_every_draw(bound: float, parent: list[str] | None) -> None:
    values = np.full((6, 6), NAN)
    values[0, 2:] = 1.0, 0.5, 0.2, 0.0
    total = np.array([2.0, 1.4, 0.9, 0.3, 0.1, 0.0])
    if bound:
        values, total = 100 - values, 100 - total
    forecast = forecast_panel(values, YEARS, 2, parent=parent, aggregates=(WEIGHTS, total))
    past = np.abs(forecast.draws(4000, include_past=True)[:, :, 5] - bound)
    shares = WEIGHTS / WEIGHTS.sum()
    assert (past @ shares).max() <= 0.05 + 1e-6  # a tenth is the step: within half of it
    assert (past @ shares).std() > 0.001
    assert np.all(past <= 0.05 / shares + 1e-6)
    before = forecast.aggregate(WEIGHTS).draws(4000, include_past=True)[:, :5]
    assert np.abs(before - total[:5]).max() < 1e-6
    chance = forecast.probability(bound, "up" if bound else "down")
    assert np.all((chance > 0.4) & (chance < 0.99))


@pytest.mark.parametrize("bound", [0.0, 100.0])
def test_a_total_at_a_bound_is_all_that_is_known_of_a_silent_series(bound: float) -> None:
    """Its draws lie so far out that no slope is left to follow back to the total."""
    for seed in range(20):
        draws = forecast_panel([[np.nan]], [2020], 2, aggregates=[([1.0], [bound])], seed=seed).draws(
            100, include_past=True)
        assert np.abs(draws[:, 0, 0] - bound).max() <= 0.5
        assert np.abs(np.median(draws[:, 0, 1:], axis=0) - bound).max() <= 2.0


def test_a_total_of_none_of_few_leaves_each_part_room_for_less_than_half_of_one() -> None:
    """Of ten communes none: the next figure would be a tenth."""
    forecast = forecast_panel(np.full((4, 3), NAN), [2020, 2021, 2022], 1, denominators=[10] * 4,
                              aggregates=(np.ones(4), [10.0, 5.0, 0.0]))
    assert forecast.aggregate(np.ones(4)).draws(4000, include_past=True)[:, 2].max() <= 1.25 + 1e-6
    past = forecast.draws(4000, include_past=True)[:, :, 2]
    assert past.max() <= 5.0 + 1e-6
    assert past.max() > 2.0


def test_parts_that_published_more_than_their_total_of_none_are_refused() -> None:
    values = np.full((6, 6), NAN)
    values[0, 5] = 8.0
    for parts, wanted in ((values, "1.14"), (np.where(np.isnan(values), 0.0, values), "1.14")):
        with pytest.raises(ValueError, match=r"aggregates\[0\] values: found 0 in 2023.* wanted") as caught:
            forecast_panel(parts, YEARS, 1, aggregates=(WEIGHTS, [NAN, NAN, NAN, NAN, NAN, 0.0]))
        assert wanted in str(caught.value)


def test_a_total_of_all_and_parts_that_are_all_there_agree() -> None:
    values = np.full((6, 6), 100.0)
    total = [NAN, NAN, NAN, 100.0, 100.0, 100.0]
    forecast = forecast_panel(values, YEARS, 1, parent=PARENT, aggregates=(WEIGHTS, total))
    assert np.all(forecast.probability(100.0) > 0.6)
