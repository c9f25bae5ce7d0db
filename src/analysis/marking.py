"""Whether what is being rendered shows made-up figures, and the words that say so.

Every picture, table, page and download asks here; whoever renders the results of a demonstration does it inside
`use_marking`. The mark cannot be forgotten by a single chart or page, because none of them sets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from analysis.language import text, use_variant

__all__ = ["MARK_ID", "marked", "mark", "use_marking"]

MARK_ID = "illustrative"
"""The id of the mark in SVG, and its class in HTML."""

_marked: ContextVar[bool] = ContextVar("marked", default=False)


@contextmanager
def use_marking(on: bool) -> Iterator[None]:
    """Mark everything rendered inside the ``with`` block as illustrative, or nothing."""
    token = _marked.set(on)
    try:
        with use_variant("illustrative" if on else ""):  # "số công bố" would be untrue of made-up figures
            yield
    finally:
        _marked.reset(token)


def marked() -> bool:
    """Whether what is rendered now shows made-up figures."""
    return _marked.get()


def mark(words: str = "") -> str:
    """The words with "Số liệu minh họa" before them where made-up figures are shown; as they are elsewhere."""
    if not marked():
        return words
    return f"{text('illustrative')}. {words}" if words else text("illustrative")
