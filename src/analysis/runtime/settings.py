"""Settings of this process and its forks: threads of the numerical libraries, garbage collection, imports left out."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import Any

__all__ = ["THREAD_LIMITS", "leave_out", "limit_threads", "seldom_collect", "spare_what_is_there"]

THREAD_LIMITS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_MADE, _YOUNG, _OLD = 100_000, 20, 20


def limit_threads() -> None:
    """Set the limits for this process and its children, before the libraries are imported.

    A sum split over threads is added in another order and differs in its last digits, so the same inputs would give
    different tables on another number of threads. A limit that the user has set is kept.
    """
    for name, value in THREAD_LIMITS.items():
        os.environ.setdefault(name, value)


def seldom_collect() -> None:
    """Collect cyclic garbage every 100,000 new objects instead of every 700, and not at exit, here and in forks.

    Importing the libraries makes a million objects that all stay, until they end with the program.
    """
    gc.set_threshold(_MADE, _YOUNG, _OLD)
    atexit.register(spare_what_is_there)


def spare_what_is_there() -> None:
    """Never again look for garbage among the objects that there are now."""
    gc.freeze()


def leave_out(module: str) -> None:
    """Let imports of an optional module fail, unless it has been imported already: whoever asks does without it."""
    imported: dict[str, Any] = sys.modules
    imported.setdefault(module, None)
