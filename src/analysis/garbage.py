"""How often Python looks for garbage: seldom, in programs that end after seconds or minutes."""

from __future__ import annotations

import atexit
import gc

__all__ = ["seldom_collect"]

_MADE, _YOUNG, _OLD = 100_000, 20, 20


def seldom_collect() -> None:
    """Look for cycles of dead objects each 100,000 new ones instead of each 700, for this process and its forks.

    Importing the libraries makes a million objects that all stay; looking through them again and again takes a fifth of
    the time of a start and a tenth of that of a report. As a program ends, Python would look through all of them three
    times more, most of a second, to free what ends with the program anyway.
    """
    gc.set_threshold(_MADE, _YOUNG, _OLD)
    atexit.register(gc.freeze)
