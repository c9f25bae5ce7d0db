"""How forecasts are distributed over processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

__all__ = ["Spread"]

_Task = TypeVar("_Task")
_Made = TypeVar("_Made")


class Spread(Protocol):
    """Applies a pure function to several tasks and returns the results in order: `map`, or its parallel counterpart."""

    def __call__(self, function: Callable[[_Task], _Made], tasks: Sequence[_Task], /) -> Iterable[_Made]:
        """The results."""
        ...
