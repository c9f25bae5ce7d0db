"""Headings of places above numbers: how many places there are, not which."""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.names import fold
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.ingest.wording.facets import NOTHING

__all__ = ["counted_below"]

_UNIT_GROUPS = {"xã": "communes", "phường": "wards"}


def counted_below(path: tuple[str, ...], says: Facets, lexicon: Lexicon) -> Facets | None:
    """What a column of numbers counts whose heading might head places: "Đơn vị hành chính cấp xã", and below it
    "Phường"; None where nothing is counted so, as in a column of codes."""
    above = read_words(f"số {' '.join(path[:-1])}", lexicon) if len(path) > 1 else NOTHING
    if above.indicators and fold(path[-1]) in _UNIT_GROUPS:
        return replace(above, groups=frozenset((_UNIT_GROUPS[fold(path[-1])],)))
    counted = read_words(f"số {path[-1]}", lexicon)
    if counted.unknown or not counted.indicators:
        return None
    return counted if len(path) == 1 else replace(says, unknown=path[-1:])
