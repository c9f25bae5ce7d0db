"""How the forecasts are spread over processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

__all__ = ["Spread"]

_Task = TypeVar("_Task")
_Made = TypeVar("_Made")


class Spread(Protocol):
    """Does a pure function on each of several tasks, the results in their order: `map`, or one on many processes."""

    def __call__(self, function: Callable[[_Task], _Made], tasks: Sequence[_Task], /) -> Iterable[_Made]:
        """The results."""
        ...
