"""Columns that are called like those of areas or of remarks, and hold figures: "Xã, phường, thị trấn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.layout.view import View
from analysis.ingest.names import fold
from analysis.ingest.values import shape
from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.bilingual import in_vietnamese

__all__ = ["holds_counts", "with_counted"]

_CODE = re.compile(r"\d{3}|\d{5}")
_NOTED = "ghi chú"
_NAMING_AREAS = ("area", "commune")


def holds_counts(view: View, body: list[int], index: int, use: str, says: Facets, path: Sequence[str]) -> bool:
    """Whether a column that is called like one of areas or of remarks holds figures, and no codes."""
    noted = fold(path[-1]).startswith(_NOTED) if path else True
    if use == "ignored" and (noted or not (says.unknown or says.indicators or says.parts)):
        return False  # what a form notes of the year before
    texts = [text for row in body if (text := view.cell(row, index).text)]
    shapes = [shape(view.cell(row, index)) for row in body]
    return use in (*_NAMING_AREAS, "ignored") and shapes.count("number") > len(shapes) / 2 and not all(
        map(_CODE.fullmatch, texts))


def with_counted(path: Sequence[str], says: Facets, lexicon: Lexicon) -> Facets:
    """What a heading like that of areas says above figures: it counts them, "(Số) xã, phường, thị trấn"."""
    if says.unknown or says.indicators or says.parts:
        return replace(says, roles=frozenset())  # "Hộ dùng nguồn nước" names no source
    counted = read_words(f"số {in_vietnamese(path[-1]) or path[-1]}", lexicon)
    named = counted.indicators or counted.fallback
    return combine(replace(says, roles=frozenset()), counted) if named and not counted.unknown else replace(
        says, roles=frozenset(), unknown=(path[-1],))
