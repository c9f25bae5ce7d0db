"""How often Python collects garbage: rarely, in programs that end after seconds or minutes."""

from __future__ import annotations

import atexit
import gc

__all__ = ["seldom_collect", "spare_what_is_there"]

_MADE, _YOUNG, _OLD = 100_000, 20, 20


def seldom_collect() -> None:
    """Collect cyclic garbage every 100,000 new objects instead of every 700, and not at exit, here and in forks.

    Importing the libraries makes a million objects that all stay, until they end with the program.
    """
    gc.set_threshold(_MADE, _YOUNG, _OLD)
    atexit.register(spare_what_is_there)


def spare_what_is_there() -> None:
    """Never again look for garbage among the objects that there are now."""
    gc.freeze()
