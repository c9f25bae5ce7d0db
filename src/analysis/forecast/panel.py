"""The public entrance, :func:`forecast_panel`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from analysis.forecast.arguments import Arguments, check_arguments, is_wide
from analysis.forecast.blocks import Block, build_blocks
from analysis.forecast.checks import ArgumentError
from analysis.forecast.constraints import meet
from analysis.forecast.draws import DenseDraws, DrawSource, WideDraws
from analysis.forecast.effects import DeclaredEffect, Effect
from analysis.forecast.gaussian import TAIL_FREEDOM, condition, simulate
from analysis.forecast.order import in_canonical_order
from analysis.forecast.posterior import VERY_MANY, Posterior, chunks, for_learning, sample_posterior
from analysis.forecast.prior import Prior, natural, reference_prior
from analysis.forecast.result import Forecast
from analysis.forecast.scale import last_known, published_grid
from analysis.forecast.selection import SELECTIONS, Selected, pick_selected, resampled, selection_log_weights

__all__ = ["DRAWS", "Published", "forecast_panel"]

DRAWS = 4000
# Up to this many years the hyperparameters of a family's path stay uncertain, and many points of them cost little.
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

    Parameters
    ----------
    values : (series, years)
        Figures in the unit of the bounds, NaN where none was published. A series without any figure is inferred from
        its family, the aggregates and the covariates.
    years : (years,)
        Consecutive calendar years.
    horizon : int
        Number of years to forecast after the last of them.
    bounds : (lower, upper)
        The interval in which the indicator can lie.
    denominators : (series,) or (series, years), optional
        Number of units that the figures are shares of, 1 or more (not necessarily whole: a year's mean), NaN where
        unknown. No figure can lie nearer to a bound than one unit. The last known ones are the default weights of
        :meth:`Forecast.aggregate`.
    standard_errors : (series,) or (series, years), optional
        Sampling errors in the unit of the values, at most the width of the bounds, NaN where unknown.
    parent : (series,), optional
        Labels. Series with the same label form a family and share yearly shocks; all families share the
        hyperparameters. None: all series are one family.
    aggregates : (weights, figures) or a list of such pairs, optional
        Published weighted means: weights (series,), figures (years,). The series may have one parent or several. Every
        draw meets a figure to 1e-6 in years in which series without a figure carry a tenth of the weight or more.
        Otherwise the series' own figures determine the mean and the aggregate binds softly, with a standard deviation
        of 0.03 on the logit scale, because weights are never more exact. It also binds softly where earlier aggregates
        of the list imply it (a province listed after all its districts), because rounded figures of both cannot be met
        at once. A figure at a bound means one within half a step of it, where a step is that of the rounding or the
        smallest change of the mean that a step of one part makes, whichever is longer; each draw meets a value in that
        range. Parts whose own figures lie farther from the bound are refused.
    covariates : (series, k), optional
        Predictors of the level; standardised here. NaN stands for the mean of all series and adds its uncertainty. They
        say nothing of a series that has a ``level_prior``.
    effects : list of Effect or of tuples, optional
        Declared shocks on the logit scale; as a tuple (years, series or None, size, uncertainty, kind), with the kind
        'lasting' or 'one-off'.
    seed : int
        The same arguments and seed give the same draws. Permuting the series permutes the draws (series that no
        argument distinguishes may change places).
    level_prior : (means, sds), optional
        Prior mean and standard deviation, each (series,), of a series' level relative to its family's, on the logit
        scale, whatever its covariates are; NaN leaves the series to the family and its covariates.
    selected : 'highest' or 'lowest', optional
        Declares that figures were published only of the series with such values: silent series then lie (softly)
        beyond the published ones. None: whether a series has figures says nothing about its level.
    prior : Prior, optional
        Prior of the hyperparameters, in place of the reference prior shipped with the package.

    Returns
    -------
    Forecast
        Joint draws of what would be published, with their quantiles, probabilities and weighted means.

    Raises
    ------
    ArgumentError
        A ValueError that names the argument, what was found and what is wanted.

    Notes
    -----
    pandas' tables are read by position. Where two of them have row labels, or the columns of ``values`` are years,
    these must agree with each other and with ``years``. The model is described in docs/forecast-model.md.
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
    """Draws in the caller's order of series: made at once, or for a wide panel block by block on demand."""
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
    """Number of hyperparameter points and of draws for each: fewer for very large panels and for long ones, whose
    hyperparameters are better known."""
    if series >= VERY_MANY:
        return 16, 63
    return (200, 20) if years <= SHORT_PAST else (50, 40)


def _equal_points(posterior: Posterior, count: int, rng: np.random.Generator) -> np.ndarray:
    """Hyperparameter points (count, 11) of equal weight, by systematic resampling."""
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
    """Draws (points, draws, series of the block, all years) given the figures and the aggregates."""
    parts = [condition(family, points) for family in block.families]
    states = np.concatenate([simulate(part, draws, rng) for part in parts], axis=2)
    constraint, shape = block.constraint, (points.shape[0], draws, block.constraint.sds.size)
    if not shape[-1]:
        return states
    errors = rng.standard_normal(shape) * constraint.sds
    # One deviation for all years of a draw: a family that hardly moves could not follow a new one each year.
    aside = rng.uniform(-1.0, 1.0, (*shape[:2], 1)) * constraint.open_by if constraint.open_by.any() else 0.0
    return meet(constraint, parts, states, errors, aside)


def _components(posterior: Posterior, blocks: list[Block]) -> dict[str, float]:
    """Posterior means of the hyperparameters by name, degrees of freedom, effective number of points."""
    means = {name: float(posterior.weights @ value) for name, value in natural(posterior.points).items()}
    return {**means, "series_freedom": blocks[0].families[0].volatility.family_freedom, "tail_freedom": TAIL_FREEDOM,
            "effective_points": posterior.effective}
