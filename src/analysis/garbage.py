"""How often Python collects garbage.

By default it looks for some whenever 700 more objects were made than went, and sooner or later through all libraries
and tables. A chart makes thousands of objects that go together soon after: two fifths of its time went into looking.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collected_rarely"]

_MANY = 50_000


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Inside the ``with`` block, look only when 50,000 more were made than went: a few charts' worth."""
    before = gc.get_threshold()
    gc.set_threshold(_MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
