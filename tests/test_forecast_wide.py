"""Large panels, made in blocks, against the exact path; volatility."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit

from analysis.forecast import forecast_panel
from analysis.forecast.family import Family
from analysis.forecast.gaussian import condition, simulate
from analysis.forecast.posterior import for_learning
from analysis.forecast.prior import judged_prior
from analysis.forecast.volatility import learn_volatility
from analysis.forecast.wide import draw_common, draw_future
from tests.forecast_families import blocks_of, family_of

DRAWS = 40_000


@pytest.mark.parametrize("last", [6, 4])
def test_blocks_draw_from_the_same_distribution_as_the_exact_path(last: int) -> None:
    """With figures up to the last year, and where the last two years have none."""
    rng = np.random.default_rng(1)
    values = np.clip(50 + 10 * rng.standard_normal((8, 6)).cumsum(axis=1), 3, 97)
    values[rng.random(values.shape) < 0.25] = np.nan
    values[2] = values[:, last:] = np.nan
    family = family_of(values, 4)
    for point in judged_prior().sample(2, rng)[:, None]:
        exact = simulate(condition(family, point), DRAWS, np.random.default_rng(2))[0][:, :, 6:]
        common = draw_common(family, point, DRAWS, np.random.default_rng(3))
        blocks = np.moveaxis(draw_future(family, common, 4, np.random.default_rng(4)), -1, 0)
        low, middle, high = np.quantile(exact, [0.1, 0.5, 0.9], axis=0)
        for level, quantile in ((0.1, low), (0.5, middle), (0.9, high)):
            assert np.abs((np.quantile(blocks, level, axis=0) - quantile) / (high - low)).max() < 0.02
        together, apart = (np.corrcoef(draws[:, :, 3].T.argsort(axis=1).argsort(axis=1)) for draws in (exact, blocks))
        assert np.abs(together - apart).max() < 0.04


def large_panel(series: int) -> np.ndarray:
    rng = np.random.default_rng(5)
    latent = rng.normal(-1, 1, (series, 1)) + np.cumsum(rng.normal(0, 0.1, (series, 7)), axis=1)
    return np.asarray(np.round(100 * expit(latent + rng.normal(0, 0.05, (series, 7))), 1))


def test_a_large_panel_answers_the_same_questions() -> None:
    values = large_panel(1300)
    years = np.arange(2013, 2020)
    forecast = forecast_panel(values, years, 3)
    draws = forecast.draws(1000)
    assert draws.shape == (1000, 1300, 3)
    np.testing.assert_array_equal(forecast.draws(10), draws[:10])
    np.testing.assert_allclose(forecast.probability(30.0), (forecast.draws(1008) >= 30).mean(axis=0))
    weights = np.arange(1300.0)
    np.testing.assert_allclose(forecast.aggregate(weights).draws(1000),
                               np.einsum("nst,s->nt", draws, weights / weights.sum()), rtol=1e-5)
    low, high = np.moveaxis(forecast.quantiles([0.1, 0.9]), -1, 0)
    assert ((draws >= low) & (draws <= high)).mean() == pytest.approx(0.8, abs=0.01)


def test_series_that_jump_get_wider_intervals_than_series_that_creep() -> None:
    rng = np.random.default_rng(7)
    spread = np.repeat([0.03, 0.3], 20)
    observed = np.cumsum(rng.normal(0, 1, (40, 10)) * spread[:, None], axis=1)
    volatility = learn_volatility(observed, np.full(observed.shape, 1e-3), np.zeros(40, dtype=int))
    assert volatility.scales[20:].mean() > 4 * volatility.scales[:20].mean()
    alike = learn_volatility(np.cumsum(rng.normal(0, 0.1, (40, 10)), axis=1), np.full((40, 10), 1e-3),
                             np.zeros(40, dtype=int))
    assert alike.family_freedom > volatility.family_freedom
    assert alike.scales.max() / alike.scales.min() < 2


def test_a_series_alone_is_its_own_measure() -> None:
    volatility = learn_volatility(np.array([[0.0, 0.5, 0.2]]), np.full((1, 3), 0.01), np.zeros(1, dtype=int))
    np.testing.assert_array_equal(volatility.scales, [1.0])


def taught_by(values: np.ndarray) -> list[np.ndarray]:
    """Sorted relative scales of the series that the hyperparameters are learned from, and of all."""
    blocks = blocks_of(values, 3)
    families = [block.families[0] for block in blocks]
    return [np.sort(np.concatenate([family.volatility.scales for family in some]))
            for some in ((block.families[0] for block in for_learning(blocks)), families)]


@pytest.mark.parametrize(("series", "years", "most"), [(150, 7, 150), (400, 10, 150), (200, 30, 50), (600, 7, 25)])
def test_short_panels_teach_by_all_their_series_and_long_ones_by_some(series: int, years: int, most: int) -> None:
    chosen, _ = taught_by(unequal_panel(series, years))
    assert chosen.size == most


def unequal_panel(series: int, years: int) -> np.ndarray:
    rng = np.random.default_rng(11)
    spread = 0.1 * np.exp(rng.normal(0, 0.8, (series, 1)))
    latent = np.cumsum(rng.normal(0, 1, (series, years)) * spread, axis=1)
    return np.asarray(np.round(100 * expit(latent), 1))


@pytest.mark.parametrize(("series", "years"), [(450, 30), (900, 10)])
def test_the_wildest_series_teaches_no_more_than_its_share(series: int, years: int) -> None:
    chosen, everyone = taught_by(unequal_panel(series, years))
    assert everyone[0] < chosen[0]
    assert chosen[-1] < everyone[-1]
    assert np.log(chosen).mean() == pytest.approx(np.log(everyone).mean(), abs=0.03)
    np.testing.assert_allclose(np.quantile(chosen, [0.1, 0.5, 0.9]), np.quantile(everyone, [0.1, 0.5, 0.9]), rtol=0.12)


def test_another_seed_moves_probabilities_little() -> None:
    """Shared movements of few years are uncertain: few points for them would move all areas of a panel at once."""
    rng = np.random.default_rng(3)
    shared = np.array([0.0, -0.05, -0.10, -0.12, -0.30])
    latent = rng.normal(-1, 0.6, (90, 1)) + shared + np.cumsum(rng.normal(0, 0.03, (90, 5)), axis=1)
    values = np.round(100 * expit(latent), 1)
    said = [forecast_panel(values, np.arange(2013, 2018), 2, seed=seed).probability(values[:, -1] - 1.0, "down")
            for seed in range(8)]
    assert np.std(np.mean(said, axis=1), axis=0, ddof=1).mean() < 0.022  # with 50 points 0.03


def test_a_block_computes_for_its_own_series_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the cost of a large panel grows with the square of its series."""
    seen: list[int] = []
    rate = Family.yearly_return

    def noted(family: Family, points: np.ndarray) -> np.ndarray:
        seen.append(family.members.size)
        return rate(family, points)

    monkeypatch.setattr(Family, "yearly_return", noted)
    forecast_panel(large_panel(700), np.arange(2013, 2020), 2).quantiles([0.5])
    assert max(seen) <= 256
