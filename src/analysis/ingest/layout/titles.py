"""Headings that say only together with the title what they give: "Dưới 1 tuổi" below "Tỷ suất chết trẻ em"."""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.paths import read_level
from analysis.ingest.names import fold
from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.english import in_vietnamese, in_vietnamese_words
from analysis.ingest.wording.facets import read_below

__all__ = ["with_title"]

_COUNTED_IN = {"communes": "xã", "villages": "thôn", "schools": "trường", "households": "hộ", "persons": "người",
               "criteria": "tiêu chí"}


def with_title(columns: list[Column], context: Context, lexicon: Lexicon) -> list[Column]:
    """The columns, those not understood read as what their title speaks of: "Không hoạt động" of schemes."""
    titles = _concepts(context.lines, lexicon)
    found = []
    for column in columns:
        says = column.says
        names = says.indicators or says.fallback or says.parts or says.shorts & context.says.indicators
        if column.use == "value" and (column.says.unknown or not (names or context.says.indicators)):
            column = _below_title(column, titles, lexicon)
        found.append(column)
    return found


def _in_one_language(text: str) -> str:
    return in_vietnamese(text) or in_vietnamese_words(fold(text)) or text


def _concepts(texts: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    return frozenset().union(*(lexicon.composer.concepts(fold(_in_one_language(text))) for text in texts))


def _below_title(column: Column, titles: frozenset[str], lexicon: Lexicon) -> Column:
    """A column with what its headings together, or those from one of them on, leave to what stands above."""
    if not column.words:
        return column
    if "whole" in read_words(column.words[-1], lexicon).measures:
        return column  # "Tổng số hộ" below "Hộ nghèo" counts all of them
    for first in range(1 if column.says.clash else len(column.words)):
        if any(read_words(text, lexicon).unknown or read_level(column.words, level, lexicon).unknown
               for level, text in enumerate(column.words[:first])):
            break  # "Số hộ nghèo thiếu hụt về" above "Nhà tiêu hợp vệ sinh"
        above = _concepts(column.words[:first], lexicon) | {  # "Khu vực III (xã)"
            _COUNTED_IN[unit] for unit in column.says.units if unit in _COUNTED_IN}
        says = read_below(" ".join(map(_in_one_language, column.words[first:])), lexicon, titles | above)
        within = "within_year" in says.measures | column.says.measures
        settled = says.indicators and not (column.says.clash and len(says.indicators) > 1)
        if settled and not (says.unknown or says.clash or says.roles or within):
            for text in column.words[:first]:
                higher = read_words(text, lexicon)
                says = replace(says, years=says.years | higher.years, days=says.days | higher.days,
                               groups=says.groups | higher.groups, units=says.units or higher.units,
                               kinds=says.kinds | higher.kinds)
            return replace(column, says=replace(says, units=says.units or column.says.units))
    return column
