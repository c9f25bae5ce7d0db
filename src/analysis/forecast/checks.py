"""Conversion of what a caller passes to arrays and lists; :class:`ArgumentError` where that fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from typing import Any

import numpy as np

__all__ = ["ArgumentError", "as_array", "as_list", "as_numbers", "has_length", "refuse_truth_values"]

# Larger than any figure, weight or number of people, and small enough to be squared.
LARGEST = 1e30
# Characters of what was found that an error repeats.
LONGEST = 300
# Kinds of arrays that NumPy converts to floats silently, with another meaning.
OTHER_KINDS = {"c": "complex numbers", "M": "dates", "m": "lengths of time"}


class ArgumentError(ValueError):
    """An argument that cannot be used: "argument: found …; wanted …".

    Attributes
    ----------
    argument : its name, with the place in it where that helps ("aggregates[0] weights")
    found : what was passed, as text; cut short where it is long
    wanted : what to pass instead
    """

    def __init__(self, argument: str, found: object, wanted: str) -> None:
        text = str(found)
        self.argument, self.wanted = argument, wanted
        self.found = text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
        super().__init__(argument, self.found, wanted)  # the same three, so that the error can be pickled

    def __str__(self) -> str:
        return f"{self.argument}: found {self.found}; wanted {self.wanted}"


def as_numbers(argument: str, given: Any, wanted: str) -> np.ndarray:
    """A float copy of an array, nested list or pandas object; masked entries, None and pandas.NA become NaN.

    Raises ArgumentError.
    """
    try:
        kind = np.asarray(given).dtype.kind
        if kind in OTHER_KINDS:
            raise ArgumentError(argument, OTHER_KINDS[kind], wanted)
        if isinstance(given, np.ma.MaskedArray):
            array = np.array(np.ma.filled(given.astype(float), np.nan))
        elif _is_pandas(given):
            array = np.array(given.to_numpy(dtype=float, na_value=np.nan))
        else:
            array = np.array(given, dtype=float)
    except ArgumentError:
        raise
    except (TypeError, ValueError, OverflowError):
        raise ArgumentError(argument, _not_numbers(given), wanted) from None
    beyond = array[np.isfinite(array) & (np.abs(array) > LARGEST)]
    if beyond.size:
        raise ArgumentError(argument, f"{beyond.flat[0]:g}", f"{wanted}, none beyond {LARGEST:g}")
    return array


def as_array(argument: str, given: Any, dimensions: int, wanted: str) -> np.ndarray:
    """A float copy with the number of dimensions asked for, its entries finite or NaN; ArgumentError otherwise."""
    array = as_numbers(argument, given, wanted)
    if array.ndim != dimensions:
        raise ArgumentError(argument, f"shape {array.shape}" if array.ndim else repr(given), wanted)
    if np.isinf(array).any():
        raise ArgumentError(argument, "an infinite number", f"{wanted}, finite or NaN")
    return array


def refuse_truth_values(argument: str, given: Any, wanted: str) -> None:
    """Raise ArgumentError for an array of truth values, which NumPy would read as zeros and ones."""
    if np.asarray(given).dtype.kind == "b":
        raise ArgumentError(argument, "truth values", wanted)


def as_list(argument: str, given: Any, wanted: str) -> list[Any]:
    """The items of an iterable; none for None. ArgumentError for text, and for mappings and pandas' tables, whose
    iteration yields labels."""
    if given is None:
        return []
    if isinstance(given, Mapping) or _is_pandas(given):
        raise ArgumentError(argument, type(given).__name__, wanted)
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable) or getattr(given, "ndim", 1) == 0:
        raise ArgumentError(argument, repr(given), wanted)
    return list(given)


def has_length(given: Any) -> bool:
    """Whether ``len`` works: a NumPy array without dimensions is Sized and has no length."""
    return isinstance(given, Sized) and getattr(given, "ndim", 1) > 0


def _is_pandas(given: Any) -> bool:
    return type(given).__module__.split(".")[0] == "pandas" and hasattr(given, "to_numpy")


def _not_numbers(given: Any) -> str:
    """Why something cannot be read as an array of numbers, as precisely as can be told."""
    name = type(given).__name__
    if hasattr(given, "columns") and hasattr(given, "items"):
        for label, column in given.items():
            try:
                column.to_numpy(dtype=float, na_value=np.nan)
            except (AttributeError, TypeError, ValueError):
                return f"{name} whose column {label!r} holds what is no number"
    if isinstance(given, Sequence) and not isinstance(given, (str, bytes)):
        lengths = [len(row) for row in given if has_length(row) and not isinstance(row, (str, bytes))]
        if len(lengths) == len(given) and len(set(lengths)) > 1:
            return f"rows of different lengths, from {min(lengths)} to {max(lengths)}"
    return f"{name} that is no array of numbers"
