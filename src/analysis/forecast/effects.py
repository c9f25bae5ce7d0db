"""Declared shocks: effects whose approximate size is known beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from analysis.forecast.checks import ArgumentError, as_list

__all__ = ["DeclaredEffect", "Effect", "check_effects"]

EFFECT = "an Effect or (years, series, size, uncertainty, 'lasting'|'one-off')"
# Largest size and uncertainty on the logit scale: 10 is twice the distance from 0.7 to 99.3 %.
LARGEST = 10.0


@dataclass(frozen=True)
class Effect:
    """A declared shock on the logit scale.

    Attributes
    ----------
    years : calendar years affected; one outside the panel and its horizon has no effect in it
    series : indices or a boolean mask of the series affected; None for all
    size, uncertainty : prior mean and standard deviation of the effect, which is the same in all its years and series
    lasting : whether the level moves from that year on (True) or in that year alone (False)
    """

    years: tuple[int, ...]
    series: tuple[int, ...] | None
    size: float
    uncertainty: float
    lasting: bool


DeclaredEffect = tuple[ArrayLike, ArrayLike | None, float, float, Literal["lasting", "one-off"] | bool]
"""An :class:`Effect` as a tuple: one year or several, series or None for all, size, uncertainty, kind."""


def check_effects(given: Any, count: int) -> tuple[Effect, ...]:
    """The effects declared for a panel of ``count`` series.

    Raises ArgumentError, which names the effect by its place in the list.
    """
    checked = []
    for number, item in enumerate(as_list("effects", given, f"a list, each {EFFECT}")):
        name = f"effects[{number}]"
        effect = _effect(name, item, count)
        if effect.series is not None and any(not 0 <= index < count for index in effect.series):
            raise ArgumentError(name, f"series {effect.series}", f"indices from 0 to {count - 1}")
        if len(set(effect.years)) < len(effect.years):
            raise ArgumentError(name, f"years {effect.years}", "each year once")
        if not (abs(effect.size) <= LARGEST and 0 <= effect.uncertainty <= LARGEST):
            raise ArgumentError(name, f"size {effect.size:g}, uncertainty {effect.uncertainty:g}",
                                f"a size of at most {LARGEST:g} either way and an uncertainty from 0 to {LARGEST:g}: "
                                "they are on the logit scale")
        checked.append(effect)
    return tuple(checked)


def _effect(name: str, item: Any, count: int) -> Effect:
    if isinstance(item, Effect):
        parts: Sequence[Any] = (item.years, item.series, item.size, item.uncertainty, item.lasting)
    elif isinstance(item, Sequence) and not isinstance(item, str) and len(item) == 5:
        parts = item
    else:
        raise ArgumentError(name, repr(item), EFFECT)
    years, series, size, uncertainty, kind = parts
    if not isinstance(kind, (str, bool, np.bool_)) or kind not in ("lasting", "one-off", True, False):
        raise ArgumentError(name, repr(kind), "'lasting' or 'one-off'")
    try:
        return Effect(_whole(years), None if series is None else _indices(name, series, count),
                      float(size), float(uncertainty), kind in ("lasting", True))
    except ArgumentError:
        raise
    except (TypeError, ValueError, OverflowError):
        raise ArgumentError(name, repr(item), EFFECT) from None


def _whole(numbers: Any) -> tuple[int, ...]:
    line = np.atleast_1d(np.asarray(numbers, dtype=float))
    if line.ndim != 1 or not np.all(line == np.round(line)):
        raise ValueError
    return tuple(int(number) for number in line)


def _indices(name: str, series: Any, count: int) -> tuple[int, ...]:
    array = np.asarray(series)
    if array.dtype != bool:
        return _whole(array)
    if array.shape != (count,):
        raise ArgumentError(name, f"a mask of shape {array.shape}", f"({count},), one truth value a series, or indices")
    return tuple(int(index) for index in np.flatnonzero(array))
