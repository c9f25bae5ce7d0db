"""Remember what was computed from an object for as long as that object lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["remembered"]

Source = TypeVar("Source")
Made = TypeVar("Made")


def remembered(make: Callable[[Source], Made]) -> Callable[[Source], Made]:
    """Cache a function of one object by the object's identity.

    For objects that never change, such as a report's tables, on which the same lookups are made again and again. A
    cached value is dropped with its object. Objects without weak references (a plain ``dict``) are not cached.
    """
    made: dict[int, Made] = {}

    @wraps(make)
    def found(source: Source) -> Made:
        place = id(source)
        if place not in made:
            result = make(source)
            try:
                weakref.finalize(source, made.pop, place, None).atexit = False
            except TypeError:
                return result
            made[place] = result
        return made[place]

    return found
