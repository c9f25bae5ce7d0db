"""Arrays and lists out of what a caller passes; each error names the argument, the find and the want."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

__all__ = ["as_array", "as_list", "as_numbers", "fail"]


def fail(argument: str, found: object, wanted: str) -> ValueError:
    """The error that says so."""
    return ValueError(f"{argument}: found {found}; wanted {wanted}")


def as_numbers(argument: str, given: Any, wanted: str) -> np.ndarray:
    """A float copy of numbers in any common form; what is masked, None or pandas' missing value becomes NaN.

    Raises ValueError that names the argument, what was found and what is wanted.
    """
    try:
        if isinstance(given, np.ma.MaskedArray):
            return np.array(np.ma.filled(given.astype(float), np.nan))
        if type(given).__module__.split(".")[0] == "pandas":
            return np.array(given.to_numpy(dtype=float, na_value=np.nan))
        return np.array(given, dtype=float)
    except (TypeError, ValueError):
        raise fail(argument, f"{type(given).__name__} that is no array of numbers", wanted) from None


def as_array(argument: str, given: Any, dimensions: int, wanted: str) -> np.ndarray:
    """A float copy with so many dimensions, its numbers finite or NaN."""
    array = as_numbers(argument, given, wanted)
    if array.ndim != dimensions:
        raise fail(argument, f"shape {array.shape}", wanted)
    if np.isinf(array).any():
        raise fail(argument, "an infinite number", f"{wanted}, finite or NaN")
    return array


def as_list(argument: str, given: Any, wanted: str) -> list[Any]:
    """The items; none of None. Text is no list."""
    if given is None:
        return []
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise fail(argument, repr(given), wanted)
    return list(given)
