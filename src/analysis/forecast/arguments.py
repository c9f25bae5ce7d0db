"""Checks of the arguments of :func:`forecast_panel`. A check takes whatever a caller may pass, hence ``Any``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Any

import numpy as np

from analysis.forecast.checks import ArgumentError, as_array, as_list, as_numbers, has_length, refuse_truth_values
from analysis.forecast.effects import Effect, check_effects
from analysis.forecast.scale import Bounds

__all__ = ["Aggregate", "Arguments", "MAXIMUM_SERIES", "MAXIMUM_YEARS", "check_arguments", "is_wide"]

# Panels of more series than this are drawn block by block, unless they have aggregates, covariates or effects; those
# are limited to MAXIMUM_DENSE series.
DENSE_SERIES = 60
MAXIMUM_DENSE = 1000
MAXIMUM_SERIES = 1_000_000
MAXIMUM_YEARS = 60
LATEST_YEAR = 99_999
SMALLEST_WIDTH = 1e-9
# Largest prior mean and sd of a level on the logit scale, where 20 already lies within a billionth of a bound.
FURTHEST_LEVEL = 100.0
MISSING = ("None", "nan", "<NA>", "NaT")
# Weights that differ by less are the same.
SAME_WEIGHT = 1e-6
PAIR = "(weights over series, values over years)"


@dataclass(frozen=True, eq=False)
class Aggregate:
    """A published weighted mean of series: weights (series,) that sum to 1, values (years,), NaN where none."""

    weights: np.ndarray
    values: np.ndarray


@dataclass(frozen=True, eq=False)
class Arguments:
    """The checked arguments of :func:`forecast_panel`; None where an optional table was not given.

    Attributes
    ----------
    values : (series, years), in the unit of the bounds, NaN where no figure
    denominators, standard_errors : (series, years), NaN where unknown
    parent : (series,) 0, 1, … in the order of the labels
    covariates : (series, k) with mean 0 and standard deviation 1 over the known ones, NaN where unknown; k may be 0
    level_means, level_sds : (series,) on the logit scale; 0 and NaN for series without a level prior
    """

    values: np.ndarray
    years: np.ndarray
    horizon: int
    bounds: Bounds
    denominators: np.ndarray | None
    standard_errors: np.ndarray | None
    parent: np.ndarray
    aggregates: tuple[Aggregate, ...]
    covariates: np.ndarray
    effects: tuple[Effect, ...]
    level_means: np.ndarray
    level_sds: np.ndarray
    seed: int


def is_wide(arguments: Arguments) -> bool:
    """Whether draws are made in blocks of series: many series without aggregates, covariates and effects."""
    return (arguments.values.shape[0] > DENSE_SERIES and not arguments.aggregates and not arguments.effects
            and not arguments.covariates.shape[1])


def _values(values: Any, bounds: Any) -> tuple[np.ndarray, Bounds]:
    table = as_array("values", values, 2, "a table (series, years)")
    refuse_truth_values("values", values, "figures, one row a series, one column a year")
    if table.shape[0] == 0 or table.shape[1] == 0:
        raise ArgumentError("values", f"shape {table.shape}", "at least one series and one year")
    if table.shape[0] > MAXIMUM_SERIES:
        raise ArgumentError("values", f"{table.shape[0]} series",
                            f"at most {MAXIMUM_SERIES}: split the panel by parent")
    two = f"two finite numbers, the lower first and at least {SMALLEST_WIDTH:g} below the upper"
    limits = as_numbers("bounds", bounds, two)
    if limits.shape != (2,) or not np.isfinite(limits).all() or not limits[1] - limits[0] >= SMALLEST_WIDTH:
        raise ArgumentError("bounds", limits.tolist() if limits.ndim else repr(bounds), two)
    outside = np.argwhere((table < limits[0]) | (table > limits[1]))
    if outside.size:
        row, column = outside[0]
        raise ArgumentError("values", f"{table[row, column]:g} in series {row}, year column {column}",
                            f"figures between {limits[0]:g} and {limits[1]:g}, or NaN")
    return table, Bounds(float(limits[0]), float(limits[1]))


def _years(years: Any, count: int, horizon: Any) -> tuple[np.ndarray, int]:
    wanted = f"{count} consecutive whole years, one a column of values"
    line = as_array("years", years, 1, wanted)
    refuse_truth_values("years", years, wanted)
    # Compared as floats, so that NaN and numbers too large for an integer are refused as well.
    if line.size != count or np.any(line != np.round(line)):
        raise ArgumentError("years", line.tolist(), wanted)
    if np.abs(line).max() > LATEST_YEAR:
        raise ArgumentError("years", line.tolist(), f"{wanted}, none beyond {LATEST_YEAR}")
    if np.any(np.diff(line) != 1):
        raise ArgumentError("years", line.tolist(), wanted)
    if isinstance(horizon, bool) or not isinstance(horizon, (int, np.integer)) or horizon < 0:
        raise ArgumentError("horizon", repr(horizon), "a whole number of years, 0 or more")
    if count + int(horizon) > MAXIMUM_YEARS:
        raise ArgumentError("horizon", f"{count} years and {horizon} more", f"at most {MAXIMUM_YEARS} years together")
    return line.astype(int), int(horizon)


def _check_columns(values: Any, years: np.ndarray) -> None:
    """Column labels of ``values``, unless they are 0, 1, 2 …, must be the years."""
    try:
        labels = np.asarray(values.columns, dtype=float)
    except (AttributeError, TypeError, ValueError):
        return
    if not np.array_equal(labels, np.arange(labels.size)) and not np.array_equal(labels, years):
        raise ArgumentError("years", years.tolist(),
                            f"those that the columns of values bear, {list(values.columns)}, in order")


def _check_rows(values: Any, **others: Any) -> None:
    """Row labels must equal those of ``values``, in the same order: rows are matched by position, never by name."""
    names = _row_names(values)
    for argument, given in others.items():
        own = _row_names(given)
        if names is not None and own is not None and own != names:
            raise ArgumentError(argument, f"rows {own}", f"those of values, {names}, in order")


def _row_names(given: Any) -> list[Any] | None:
    """Row labels of a pandas object; None where there are none or they are 0, 1, 2 …"""
    index = getattr(given, "index", None)
    if index is None or callable(index):
        return None
    labels = list(index)
    return None if labels == list(range(len(labels))) else labels


def _per_figure(
    argument: str, given: Any, shape: tuple[int, int], limits: tuple[float, float], what: str
) -> np.ndarray | None:
    """Numbers (series, years) within limits, NaN where unknown; one number a series (series,) holds for all years."""
    if given is None:
        return None
    array = as_numbers(argument, given, f"numbers ({shape[0]},) or {shape}")
    if array.shape == shape[:1]:
        array = np.repeat(array[:, None], shape[1], axis=1)
    if array.shape != shape:
        raise ArgumentError(argument, f"shape {array.shape}" if array.ndim else repr(given),
                            f"numbers ({shape[0]},) or {shape}")
    wrong = np.argwhere((array < limits[0]) | (array > limits[1]) | np.isinf(array))
    if wrong.size:
        row, column = wrong[0]
        raise ArgumentError(argument, f"{array[row, column]:g} for series {row}, year column {column}",
                            f"{what}, or NaN")
    return array


def _parents(parent: Any, count: int) -> np.ndarray:
    if parent is None:
        return np.zeros(count, dtype=int)
    wanted = f"({count},), one label a series"
    try:
        labels = np.asarray(parent)
    except ValueError:
        raise ArgumentError("parent", "lists of different lengths", wanted) from None
    if labels.shape != (count,):
        raise ArgumentError("parent", f"shape {labels.shape}", wanted)
    missing = [index for index, label in enumerate(labels.tolist()) if str(label) in MISSING and label not in MISSING]
    if missing:
        raise ArgumentError("parent", f"no label of series {missing[0]}", wanted)
    try:
        return np.unique(labels, return_inverse=True)[1].astype(int)
    except TypeError:
        raise ArgumentError("parent", "labels of several kinds", f"{wanted}, all text or all numbers") from None


def _aggregates(given: Any, shape: tuple[int, int], bounds: Bounds) -> tuple[Aggregate, ...]:
    checked = []
    pairs = [given] if _is_one_pair(given) else as_list("aggregates", given, f"a list of pairs {PAIR}")
    for number, pair in enumerate(pairs):
        name = f"aggregates[{number}]"
        if not isinstance(pair, Sequence) or len(pair) != 2:
            size = f" of {len(pair)}" if has_length(pair) else ""
            raise ArgumentError(name, f"{type(pair).__name__}{size}", f"a pair {PAIR}, in a list of such pairs")
        weights = as_array(f"{name} weights", pair[0], 1, f"{shape[0]} weights, one a series")
        values = as_array(f"{name} values", pair[1], 1, f"{shape[1]} figures, one a year, NaN where none")
        if weights.shape != shape[:1] or not np.all(weights >= 0) or not weights.sum() > 0:
            raise ArgumentError(f"{name} weights", weights.tolist(), f"{shape[0]} numbers of 0 or more, not all 0")
        if values.shape != shape[1:]:
            raise ArgumentError(f"{name} values", f"shape {values.shape}", f"{shape[1]} figures, one a year")
        if np.any((values < bounds.lower) | (values > bounds.upper)):
            raise ArgumentError(f"{name} values", values.tolist(),
                                f"figures between {bounds.lower:g} and {bounds.upper:g}, or NaN")
        checked.append(Aggregate(weights / fsum(weights), values))
    _refuse_contradictions(checked)
    return tuple(checked)


def _refuse_contradictions(aggregates: Sequence[Aggregate]) -> None:
    """Aggregates with the same weights must have the same figures: two that differ cannot both be met."""
    for number, one in enumerate(aggregates):
        for earlier, other in enumerate(aggregates[:number]):
            if np.allclose(one.weights, other.weights, rtol=0, atol=SAME_WEIGHT):
                apart = np.flatnonzero(np.abs(one.values - other.values) > 0)
                if apart.size:
                    raise ArgumentError(f"aggregates[{number}] values",
                                        f"{one.values[apart[0]]:g} where aggregates[{earlier}], "
                                        f"of the same weights, has {other.values[apart[0]]:g}",
                                        "one figure a year for one sum")


def _is_one_pair(given: Any) -> bool:
    """Whether this is one pair and not a list of pairs: a tuple of two one-dimensional arrays."""
    return isinstance(given, tuple) and len(given) == 2 and all(_is_line(part) for part in given)


def _is_line(given: Any) -> bool:
    try:
        return np.asarray(given, dtype=float).ndim == 1
    except (TypeError, ValueError):
        return False


def _covariates(given: Any, count: int) -> np.ndarray:
    """Standardised columns (count, k); a column without spread becomes 0.

    fsum is exact, so that the result does not depend on the order of the series.
    """
    if given is None:
        return np.zeros((count, 0))
    table = as_array("covariates", given, 2, f"a table ({count}, k)")
    if table.shape[0] != count:
        raise ArgumentError("covariates", f"shape {table.shape}", f"({count}, k), one row a series")
    for column in table.T:
        known = np.isfinite(column)
        count = max(1, int(known.sum()))
        column -= fsum(column[known]) / count
        spread = sqrt(fsum(column[known] ** 2) / count)
        column[known] = column[known] / spread if spread > 1e-12 else 0.0
    return table


def _level_prior(given: Any, count: int) -> tuple[np.ndarray, np.ndarray]:
    if given is None:
        return np.zeros(count), np.full(count, np.nan)
    if not isinstance(given, Sequence) or len(given) != 2:
        raise ArgumentError("level_prior", type(given).__name__, "a pair (means, sds), one number a series each")
    means = as_array("level_prior means", given[0], 1, f"{count} numbers")
    sds = as_array("level_prior sds", given[1], 1, f"{count} numbers")
    if means.shape != (count,) or sds.shape != (count,):
        raise ArgumentError("level_prior", f"shapes {means.shape} and {sds.shape}",
                            f"({count},) each, sds above 0 or NaN")
    for name, wrong in (("means", np.abs(means) > FURTHEST_LEVEL), ("sds", (sds <= 0) | (sds > FURTHEST_LEVEL))):
        if wrong.any():
            raise ArgumentError(f"level_prior {name}", f"{(means if name == 'means' else sds)[wrong][0]:g}",
                                f"numbers on the logit scale, within {FURTHEST_LEVEL:g}, sds above 0, or NaN")
    unknown = ~(np.isfinite(means) & np.isfinite(sds))
    return np.where(unknown, 0.0, means), np.where(unknown, np.nan, sds)


def check_arguments(values: Any, years: Any, horizon: Any, bounds: Any = (0.0, 100.0), denominators: Any = None,
                    standard_errors: Any = None, parent: Any = None, aggregates: Any = None, covariates: Any = None,
                    effects: Any = None, level_prior: Any = None, seed: Any = 0) -> Arguments:
    """Check every argument of :func:`forecast_panel` and convert it to an array of its full shape.

    Raises ArgumentError.
    """
    table, limits = _values(values, bounds)
    calendar, steps = _years(years, table.shape[1], horizon)
    _check_columns(values, calendar)
    _check_rows(values, denominators=denominators, standard_errors=standard_errors, parent=parent,
                covariates=covariates)
    shape = (table.shape[0], table.shape[1])
    labels = _parents(parent, shape[0])
    if isinstance(seed, bool) or not isinstance(seed, (int, np.integer)) or seed < 0:
        raise ArgumentError("seed", repr(seed), "a whole number of 0 or more")
    means, sds = _level_prior(level_prior, shape[0])
    checked = Arguments(
        values=table, years=calendar, horizon=steps, bounds=limits,
        denominators=_per_figure("denominators", denominators, shape, (1.0, np.inf),
                                 "positive numbers of 1 or more (of how many the figures are shares)"),
        standard_errors=_per_figure("standard_errors", standard_errors, shape, (0.0, limits.width),
                                    f"numbers from 0 to {limits.width:g}, the width of the bounds"),
        parent=labels, aggregates=_aggregates(aggregates, shape, limits),
        covariates=_covariates(covariates, shape[0]), effects=check_effects(effects, shape[0]),
        level_means=means, level_sds=sds, seed=int(seed),
    )
    if shape[0] > MAXIMUM_DENSE and not is_wide(checked):
        raise ArgumentError("values", f"{shape[0]} series",
                            f"at most {MAXIMUM_DENSE} with aggregates, covariates or effects: "
                            "split the panel by parent")
    return checked
