"""A canonical order of the series, independent of the order in which the caller lists them.

Random numbers are assigned in that order, so that permuting the series permutes the result.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis.forecast.arguments import Aggregate, Arguments

__all__ = ["in_canonical_order"]


def _keys(arguments: Arguments) -> np.ndarray:
    """Everything that distinguishes a series (series, columns); NaN sorts first."""
    count = arguments.values.shape[0]
    optional = [table for table in (arguments.denominators, arguments.standard_errors) if table is not None]
    members = [np.isin(np.arange(count), effect.series if effect.series is not None else np.arange(count))
               for effect in arguments.effects]
    columns = [arguments.parent[:, None], arguments.values, arguments.covariates,
               arguments.level_means[:, None], arguments.level_sds[:, None],
               *[aggregate.weights[:, None] for aggregate in arguments.aggregates],
               *[member[:, None] for member in members], *optional]
    return np.nan_to_num(np.concatenate([np.asarray(column, dtype=float) for column in columns], axis=1),
                         nan=-1e300)


def in_canonical_order(arguments: Arguments) -> tuple[Arguments, np.ndarray]:
    """The arguments with their series sorted, and the order: sorted series k is the caller's order[k]."""
    order = np.lexsort(_keys(arguments).T[::-1])
    place = np.empty_like(order)
    place[order] = np.arange(order.size)
    effects = tuple(
        effect if effect.series is None
        else replace(effect, series=tuple(sorted(int(place[index]) for index in effect.series)))
        for effect in arguments.effects)

    def pick(table: np.ndarray | None) -> np.ndarray | None:
        return None if table is None else table[order]

    return replace(
        arguments, values=arguments.values[order], denominators=pick(arguments.denominators),
        standard_errors=pick(arguments.standard_errors), parent=arguments.parent[order],
        aggregates=tuple(Aggregate(item.weights[order], item.values) for item in arguments.aggregates),
        covariates=arguments.covariates[order], effects=effects,
        level_means=arguments.level_means[order], level_sds=arguments.level_sds[order]), order
