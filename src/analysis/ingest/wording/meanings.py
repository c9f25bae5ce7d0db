"""One thing that a phrase says."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Meaning"]


class Meaning(NamedTuple):
    """One thing that a phrase says: `kind` "indicator", "group", "area" …, and its value."""

    kind: str
    value: str
