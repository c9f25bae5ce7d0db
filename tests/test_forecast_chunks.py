"""Draws are made in chunks of hyperparameter points: the chunks must not show in what comes out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.forecast import forecast_panel, panel
from analysis.forecast.blocks import Block
from analysis.forecast.family import Family
from analysis.forecast.gaussian import condition
from analysis.forecast.posterior import CHUNK_NUMBERS, Posterior, chunks
from analysis.forecast.prior import reference_prior
from analysis.forecast.selection import Selected, pick_selected

NAN = np.nan
YEARS = np.arange(2018, 2026)
DISTRICTS = 15
AHEAD = 11  # so many years that neither province's points fill its chunks evenly


def poorest_of_two_provinces() -> np.ndarray:
    """Figures of the two poorest districts of each of two provinces, eight years."""
    values = np.full((DISTRICTS, YEARS.size), NAN)
    values[4, 4:6] = 33.94, 29.98
    values[13, 5] = 20.95
    values[3, 6] = 31.67
    values[8, 3:7] = 41.2, 39.8, 40.1, 37.5
    return values


def spread_around_the_mean(drawn: list[np.ndarray]) -> Any:
    """Stands for the random draws of a family: the same of a point in every chunk. Notes the points asked for."""

    def draws(block: Block, points: np.ndarray, count: int, _: np.random.Generator) -> np.ndarray:
        drawn.append(points)
        states = condition(block.families[0], points).mean[:, None]
        fans = np.linspace(-1.5, 1.5, count)[:, None] * np.linspace(-1, 1, states.shape[2])
        return np.asarray(states + fans[..., None])

    return draws


def some_points(*_: Any) -> Posterior:
    """Stands for the learning of the hyperparameters."""
    return Posterior(reference_prior().sample(200, np.random.default_rng(5)), np.full(200, 1 / 200))


@pytest.mark.parametrize("selected", [None, "highest"])
def test_one_chunk_and_many_give_the_same_draws_and_weights(
    monkeypatch: pytest.MonkeyPatch, selected: Selected | None
) -> None:
    """By brute force: all points at once. What is random in a draw is taken out, so that figures must be equal."""
    monkeypatch.setattr(panel, "sample_posterior", some_points)
    found = []
    for at_once in (False, True):
        drawn: list[np.ndarray] = []
        weights: list[np.ndarray] = []

        def noted(log_weights: np.ndarray, count: int, rng: np.random.Generator, to: list[np.ndarray] = weights
                  ) -> np.ndarray:
            to.append(log_weights)
            return pick_selected(log_weights, count, rng)

        monkeypatch.setattr(panel, "_block_draws", spread_around_the_mean(drawn))
        monkeypatch.setattr(panel, "pick_selected", noted)
        if at_once:
            monkeypatch.setattr(panel, "chunks", lambda families, count, **_: [slice(0, count)])
        forecast = forecast_panel(poorest_of_two_provinces(), YEARS, AHEAD, parent=[0, 1, 1] * 5, selected=selected)
        found.append((len(drawn), np.concatenate(drawn), weights[0], forecast.draws(4000, include_past=True)))
    (parts, *many), (families, *one) = found
    assert families == 2
    assert parts > families
    for from_many, from_one in zip(many, one, strict=True):
        np.testing.assert_array_equal(from_many.shape, from_one.shape)
        np.testing.assert_allclose(from_many, from_one, rtol=1e-9, atol=1e-9)


@given(series=st.integers(1, 300), years=st.integers(1, 60), factors=st.integers(1, 70), count=st.integers(0, 2000),
       draws=st.integers(1, 40), numbers=st.sampled_from([100_000, CHUNK_NUMBERS]))
def test_chunks_hold_every_point_once_and_stay_small(series: int, years: int, factors: int, count: int, draws: int,
                                                     numbers: int) -> None:
    family = cast(Family, SimpleNamespace(design=np.broadcast_to(0.0, (series, years, factors))))
    parts = chunks([family], count, numbers, draws)
    held = [np.arange(count)[part] for part in parts]
    assert np.concatenate([np.arange(0), *held]).tolist() == list(range(count))
    biggest = max((part.size for part in held), default=0)
    assert biggest <= 1 or biggest * draws * series * years * max(years, factors) <= numbers
