"""Remember what was made from an object for as long as that object lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["for_each"]

Source = TypeVar("Source")
Made = TypeVar("Made")


def for_each(make: Callable[[Source], Made]) -> Callable[[Source], Made]:
    """Call a function of one object once for each object, by identity.

    For objects that are read and never changed, such as the tables of a report, from which the same lookups are made
    again and again. What is remembered goes when the object goes. An object that cannot be watched (a plain ``dict``)
    is not remembered.
    """
    made: dict[int, Made] = {}

    @wraps(make)
    def remembered(source: Source) -> Made:
        place = id(source)
        if place not in made:
            result = make(source)
            try:
                weakref.finalize(source, made.pop, place, None).atexit = False
            except TypeError:
                return result
            made[place] = result
        return made[place]

    return remembered
