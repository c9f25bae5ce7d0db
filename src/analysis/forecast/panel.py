"""The one entrance: :func:`forecast_panel`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from analysis.forecast.arguments import Arguments, check_arguments, is_wide
from analysis.forecast.blocks import Block, build_blocks
from analysis.forecast.checks import ArgumentError
from analysis.forecast.constraints import meet
from analysis.forecast.effects import DeclaredEffect, Effect
from analysis.forecast.gaussian import TAIL_FREEDOM, condition, simulate
from analysis.forecast.order import in_canonical_order
from analysis.forecast.posterior import VERY_MANY, Posterior, chunks, for_learning, sample_posterior
from analysis.forecast.prior import Prior, natural, reference_prior
from analysis.forecast.result import Forecast
from analysis.forecast.scale import last_known, published_grid
from analysis.forecast.selection import SELECTIONS, Selected, pick_selected, resampled, selection_log_weights
from analysis.forecast.sources import DenseDraws, DrawSource, WideDraws

__all__ = ["DRAWS", "Published", "forecast_panel"]

DRAWS = 4000
# So few years leave the hyperparameters of a family's path uncertain, and many points of them cost little.
SHORT_PAST = 12
SELECTION_ROUNDS = 3
Published = tuple[ArrayLike, ArrayLike]
"""A published aggregate: weights (series,) and figures (years,)."""


def forecast_panel(
    values: ArrayLike,
    years: ArrayLike,
    horizon: int,
    bounds: tuple[float, float] = (0.0, 100.0),
    denominators: ArrayLike | None = None,
    standard_errors: ArrayLike | None = None,
    parent: ArrayLike | None = None,
    aggregates: Published | Sequence[Published] | None = None,
    covariates: ArrayLike | None = None,
    effects: Sequence[Effect | DeclaredEffect] | None = None,
    seed: int = 0,
    *,
    level_prior: tuple[ArrayLike, ArrayLike] | None = None,
    selected: Selected | None = None,
    prior: Prior | None = None,
) -> Forecast:
    """Forecast a panel of yearly percentages jointly over series and years.

    values (series, years): figures in the unit of ``bounds``, NaN where there is none; series without any are
        inferred from the family, the aggregates and the covariates.
    years (years,): consecutive calendar years. horizon: years to forecast after the last of them.
    denominators (series,) or (series, years): what the percentages are of, 1 or more (a year's mean need not be whole),
        NaN where unknown; one of them is the step beside 0 and 100, where nothing else can be published. The last
        known weigh ``aggregate()``.
    standard_errors (series, years): sampling errors in the unit of the values, at most the width of the bounds, NaN
        where unknown.
    parent (series,): labels; series of one parent share yearly shocks, all share the hyperparameters.
    aggregates: one or more pairs (weights over series, figures over years): published weighted means of series of one
        parent or of several, met by every draw to 1e-6 in years in which series without a figure carry a tenth of the
        weight or more. Otherwise the series' own figures count, and the aggregate as far as it agrees with them to 3 %
        (weights are never more exact); so too where earlier aggregates of the list tell the sum already (a province's
        after those of all its districts: rounded figures of both cannot be met at once). A figure at a bound means
        within half a step of it, a step being that of the rounding or one in the denominators, in the mean of the
        parts: each draw meets a place there. Parts that published figures further away are refused.
    covariates (series, k): what may explain levels; standardised here, NaN = the family's mean, uncertain.
    effects: :class:`Effect` or (years, series or None, size, uncertainty, 'lasting' | 'one-off'), logit scale.
    level_prior: (means, sds), each (series,): prior position of a series' level relative to the family's, on
        the logit scale; NaN leaves a series to the family.
    selected: 'highest' or 'lowest' where only the series with such values have published figures: the silent
        ones are then taken to lie (softly) on the other side of them. None: which are silent says nothing.
    prior: another prior of the hyperparameters than the shipped one.
    seed: the same arguments and seed give the same draws; permuting the series permutes them (series that no argument
        tells apart may change places).

    Rows and columns of pandas' tables are taken in their order; where both tables name them, the names must agree.

    Raises :class:`ArgumentError`, a ValueError that holds the argument's name, what was found and what is wanted.
    The model is described in docs/forecast-model.md.
    """
    _check_options(selected, prior)
    given = check_arguments(values, years, horizon, bounds, denominators, standard_errors, parent, aggregates,
                            covariates, effects, level_prior, seed)
    arguments, order = in_canonical_order(given)
    blocks = build_blocks(arguments)
    rng = np.random.default_rng([arguments.seed, 20201231])
    posterior = sample_posterior(for_learning(blocks), prior or reference_prior(), rng)
    return Forecast(_draw_source(arguments, order, blocks, posterior, selected, rng), _components(posterior, blocks),
                    years=given.years[-1] + 1 + np.arange(given.horizon),
                    families=sum(len(block.families) for block in blocks),
                    figures=int(np.isfinite(given.values).sum()),
                    denominators=None if given.denominators is None else last_known(given.denominators))


def _check_options(selected: object, prior: object) -> None:
    if selected is not None and str(selected) not in SELECTIONS:
        raise ArgumentError("selected", repr(selected), f"one of {SELECTIONS} or None")
    if prior is not None and not isinstance(prior, Prior):
        raise ArgumentError("prior", type(prior).__name__, "a Prior or None")


def _draw_source(
    arguments: Arguments, order: np.ndarray, blocks: list[Block], posterior: Posterior, selected: Selected | None,
    rng: np.random.Generator,
) -> DrawSource:
    """Draws in the caller's order of series: all at once, or of a wide panel in blocks when they are asked for."""
    grid = published_grid(arguments.values, arguments.bounds, arguments.denominators)

    def dense() -> np.ndarray:
        latent = _joint_draws(arguments, blocks, posterior, selected, rng)
        found, ahead = arguments.bounds.from_logit(latent), slice(arguments.years.size, None)
        found[..., ahead] = grid.as_published(found[..., ahead], slice(None), after=1)
        draws = np.empty_like(found)
        draws[:, order] = found
        return draws

    if selected is not None or not is_wide(arguments):
        return DenseDraws(dense(), arguments.years.size)
    count, per_point = _wide_numbers(order.size, arguments.years.size)
    points = _equal_points(posterior, count, rng)
    families = [family for block in blocks for family in block.families]
    return WideDraws(families, points, per_point, order, grid, arguments.horizon, arguments.seed,
                     dense)


def _wide_numbers(series: int, years: int) -> tuple[int, int]:
    """Hyperparameter points and draws for each: fewer for very large panels, and where many years tell of the path."""
    if series >= VERY_MANY:
        return 16, 63
    return (200, 20) if years <= SHORT_PAST else (50, 40)


def _equal_points(posterior: Posterior, count: int, rng: np.random.Generator) -> np.ndarray:
    """Points (count, 11) of equal weight, resampled systematically."""
    return posterior.points[resampled(posterior.weights, count, rng)]


def _joint_draws(
    arguments: Arguments, blocks: list[Block], posterior: Posterior, selected: Selected | None,
    rng: np.random.Generator,
) -> np.ndarray:
    """Draws (DRAWS, series, all years) on the logit scale, in random order."""
    rounds = 1 if selected is None else SELECTION_ROUNDS
    per_point = 10 if arguments.values.shape[0] <= 30 else 40
    count = rounds * DRAWS // per_point
    points = _equal_points(posterior, count, rng)
    years = arguments.years.size + arguments.horizon
    latent = np.empty((count, per_point, arguments.values.shape[0], years))
    log_weights = np.zeros((count, per_point))
    for block in blocks:
        for rows in chunks(block.families, count, draws=per_point):
            latent[rows][:, :, block.members] = _block_draws(block, points[rows], per_point, rng)
            for family in block.families if selected is not None else ():
                log_weights[rows] += selection_log_weights(family, latent[rows][:, :, family.members], str(selected))
    return latent.reshape(-1, *latent.shape[2:])[pick_selected(log_weights.ravel(), DRAWS, rng)]


def _block_draws(block: Block, points: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    parts = [condition(family, points) for family in block.families]
    states = np.concatenate([simulate(part, draws, rng) for part in parts], axis=2)
    constraint, shape = block.constraint, (points.shape[0], draws, block.constraint.sds.size)
    if not shape[-1]:
        return states
    errors = rng.standard_normal(shape) * constraint.sds
    # in all years on the same side: a family that hardly moves could not go to and fro
    aside = rng.uniform(-1.0, 1.0, (*shape[:2], 1)) * constraint.open_by if constraint.open_by.any() else 0.0
    return meet(constraint, parts, states, errors, aside)


def _components(posterior: Posterior, blocks: list[Block]) -> dict[str, float]:
    means = {name: float(posterior.weights @ value) for name, value in natural(posterior.points).items()}
    return {**means, "series_freedom": blocks[0].families[0].volatility.family_freedom, "tail_freedom": TAIL_FREEDOM,
            "effective_points": posterior.effective}
