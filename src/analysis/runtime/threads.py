"""One thread per numerical library: work is spread over processes, and figures must not depend on threads."""

from __future__ import annotations

import os

__all__ = ["THREAD_LIMITS", "limit_threads"]

THREAD_LIMITS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def limit_threads() -> None:
    """Set the limits for this process and its children, before the libraries are imported.

    A sum split over threads is added in another order and differs in its last digits, so the same inputs would give
    different tables on another number of threads. A limit that the user has set is kept.
    """
    for name, value in THREAD_LIMITS.items():
        os.environ.setdefault(name, value)
