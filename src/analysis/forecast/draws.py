"""Sources of a forecast's draws: one array, or blocks of series that are drawn on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from analysis.forecast.family import Family
from analysis.forecast.scale import Grid
from analysis.forecast.wide import Common, draw_common, draw_future, series_blocks

__all__ = ["DenseDraws", "DrawSource", "WideDraws"]

KEPT_NUMBERS = 20_000_000


class DrawSource(Protocol):
    """Joint draws in the indicator's unit, the same at each call."""

    @property
    def shape(self) -> tuple[int, int, int]:
        """Number of draws, series, years forecast."""

    def blocks(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Series of a block (k,) and their draws (k, horizon, draws)."""

    def with_past(self) -> np.ndarray:
        """All draws (draws, series, years + horizon)."""


@dataclass(frozen=True, eq=False)
class DenseDraws:
    """Draws held in one array (draws, series, past years + horizon)."""

    values: np.ndarray
    past_years: int

    @property
    def shape(self) -> tuple[int, int, int]:
        draws, series, years = self.values.shape
        return draws, series, years - self.past_years

    def blocks(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        yield np.arange(self.values.shape[1]), np.moveaxis(self.values[:, :, self.past_years:], 0, -1)

    def with_past(self) -> np.ndarray:
        return self.values


@dataclass(frozen=True, eq=False)
class WideDraws:
    """Draws of a large panel, made on demand.

    Attributes
    ----------
    points : (k, 11) hyperparameters, each with ``per_point`` draws
    order : (series,) place in the caller's panel of each series as the families number them
    grid : the values that can be published
    dense : makes all draws with the past
    """

    families: list[Family]
    points: np.ndarray
    per_point: int
    order: np.ndarray
    grid: Grid
    horizon: int
    seed: int
    dense: Callable[[], np.ndarray]
    _common: dict[int, Common] = field(default_factory=dict, init=False)
    _kept: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list, init=False)

    @property
    def shape(self) -> tuple[int, int, int]:
        return self.points.shape[0] * self.per_point, self.order.size, self.horizon

    def blocks(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        if self._kept:
            yield from self._kept
        elif np.prod(self.shape) <= KEPT_NUMBERS:
            self._kept.extend(self._made())
            yield from self._kept
        else:
            yield from self._made()

    def _made(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        # Shuffled, because draws of one hyperparameter point are adjacent and the first few must be a fair sample.
        shuffled = np.random.default_rng([self.seed, 3]).permutation(self.shape[0])
        for number, family in enumerate(self.families):
            if number not in self._common:
                self._common[number] = draw_common(
                    family, self.points, self.per_point, np.random.default_rng([self.seed, 1, number]))
            for start, part in series_blocks(family):
                rng = np.random.default_rng([self.seed, 2, number, start])
                latent = draw_future(part, self._common[number], self.horizon, rng)
                found = self.grid.bounds.from_logit(latent[..., shuffled])
                yield self.order[part.members], self.grid.as_published(found, part.members, after=2)

    def with_past(self) -> np.ndarray:
        return self.dense()
