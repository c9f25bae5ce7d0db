"""Whether made-up figures are involved: in a series, or in what is being rendered, and the words that say so.

Every picture, table, page and download asks here. The results of a demonstration are rendered inside `use_marking`. No
chart or page can forget the mark, because none of them sets it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from analysis.language import text, use_variant

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MARK_ID", "has_illustrative", "marked", "mark", "use_marking"]

MARK_ID = "illustrative"
"""The id of the mark in SVG, and its class in HTML."""

_marked: ContextVar[bool] = ContextVar("marked", default=False)


def has_illustrative(series: pd.DataFrame) -> bool:
    """Whether any series contains a made-up figure.

    A single one affects every statement: areas share drift, noise, weights and the province's figure.
    """
    return "status" in series and bool((series["status"] == "illustrative").any())


@contextmanager
def use_marking(on: bool) -> Iterator[None]:
    """Mark everything rendered inside the ``with`` block as illustrative; with False, nothing."""
    token = _marked.set(on)
    try:
        with use_variant("illustrative" if on else ""):  # made-up figures must not be called "số công bố" (published)
            yield
    finally:
        _marked.reset(token)


def marked() -> bool:
    """Whether made-up figures are being rendered."""
    return _marked.get()


def mark(words: str = "") -> str:
    """The words, with "Số liệu minh họa" before them if made-up figures are being rendered."""
    if not marked():
        return words
    return f"{text('illustrative')}. {words}" if words else text("illustrative")
