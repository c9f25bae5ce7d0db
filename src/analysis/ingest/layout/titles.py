"""Headings that say only together with the title what they give: "Dưới 1 tuổi" below "Tỷ suất chết trẻ em"."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.layout.column_uses import Column, read_above
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.paths import read_level
from analysis.ingest.names import fold
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.ingest.wording.english import in_vietnamese, in_vietnamese_words
from analysis.ingest.wording.facets import read_below

__all__ = ["with_title"]

_COUNTED_IN = {"communes": "xã", "villages": "thôn", "schools": "trường", "households": "hộ", "persons": "người",
               "criteria": "tiêu chí"}
_COUNTING = frozenset(("count", *_COUNTED_IN))
_MEAN = re.compile(r"\bbình quân\b|\bbq\b")
_VILLAGE = r"(?:thôn|buôn|bon|bản|tổ dân phố|tdp|khối phố)"
_VILLAGES = re.compile(rf"{_VILLAGE}(?:(?: ?[,;/+&] ?| và ){_VILLAGE})+(?: trên địa bàn| toàn huyện)?(?: ?\([^()]*\))?")


def with_title(columns: list[Column], context: Context, lexicon: Lexicon) -> list[Column]:
    """The columns, where neither a title nor any heading names an indicator and both in one breath do.

    A heading that is not understood may lack what the lines above it say (`_completed`). Else
    only where no word of the two is left over: what a title says beside its subject would be lost otherwise.
    """
    columns = _completed(columns, context, lexicon)
    if context.says.indicators or context.says.parts or any(
            column.says.indicators or column.says.parts for column in columns if column.use == "value"):
        return columns
    return [_with_title(column, context, lexicon) if column.use == "value" and not column.says.fallback else column
            for column in columns]


def _with_title(column: Column, context: Context, lexicon: Lexicon) -> Column:
    heading = " ".join(column.words)
    for line in (*reversed(context.lines), " ".join(context.lines)):
        for text in (f"{line} {heading}", f"{heading} {line}"):
            says = read_words(text, lexicon)
            if says.indicators and not (says.unknown or says.clash or says.restricted or says.roles):
                return replace(column, says=_joined(column.says, says))
    return column


def _completed(columns: list[Column], context: Context, lexicon: Lexicon) -> list[Column]:
    """The columns, those not understood read as what their title speaks of: "Không hoạt động" of schemes."""
    titles = _concepts(context.lines, lexicon)
    found = []
    for column in columns:
        says = column.says
        names = says.indicators or says.fallback or says.parts or says.shorts & context.says.indicators
        if column.use == "value" and (column.says.unknown or not (names or context.says.indicators)):
            below = _below_title(column, titles, lexicon)
            if below is column and says.unknown and _is_share(context.says) and says.units <= _COUNTED_IN.keys():
                below = _below_title(column, titles, lexicon, " (%)")
            column = below
        elif column.derived and _is_mean(column, lexicon):
            below = _below_title(column, titles, lexicon)
            column = column if below is column else below.as_figures(below.says)
        found.append(column)
    return found


def _is_share(says: Facets) -> bool:
    return says.units == {"percent"} or (not says.units and "share" in says.measures and not (
        says.measures & _COUNTING))


def _is_mean(column: Column, lexicon: Lexicon) -> bool:
    """Whether nothing but a mean makes a column look like a comparison: "Bình quân mỗi xã (tiêu chí)"."""
    text = fold(column.heading)
    if (rest := _MEAN.sub(" ", text)) == text or column.says.spans or not column.says.units <= _COUNTED_IN.keys():
        return False
    return "derived" not in read_words(rest, lexicon).roles


def _in_one_language(text: str) -> str:
    return in_vietnamese(text) or in_vietnamese_words(fold(text)) or text


def _concepts(texts: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    return frozenset().union(*(lexicon.composer.concepts(fold(_in_one_language(text))) for text in texts))


def _below_title(column: Column, titles: frozenset[str], lexicon: Lexicon, unit: str = "") -> Column:
    """A column with what its headings together, or those from one of them on, leave to what stands above.

    `unit` is that which a title gives them, where it decides how they are to be read.
    """
    if not column.words:
        return column
    if "whole" in read_words(column.words[-1], lexicon).measures:
        return column  # "Tổng số hộ" below "Hộ nghèo" counts all of them
    if _VILLAGES.fullmatch(fold(column.words[-1])) and not read_above(column, lexicon).unknown:
        says = read_words(f"số {column.words[-1]}", lexicon)  # all kinds of villages together count them
        return column if says.unknown or "percent" in says.units else replace(column, says=says)
    for first in range(1 if column.says.clash else len(column.words)):
        if any(read_words(text, lexicon).unknown or read_level(column.words, level, lexicon).unknown
               for level, text in enumerate(column.words[:first])):
            break  # "Số hộ nghèo thiếu hụt về" above "Nhà tiêu hợp vệ sinh"
        above = _concepts(column.words[:first], lexicon) | {  # "Khu vực III (xã)"
            _COUNTED_IN[unit] for unit in column.says.units if unit in _COUNTED_IN}
        says = read_below(" ".join(map(_in_one_language, column.words[first:])) + unit, lexicon, titles | above)
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


def _joined(own: Facets, says: Facets) -> Facets:
    """What a heading says itself, with the subject that it has in common with the title."""
    return replace(own, indicators=says.indicators, groups=own.groups | says.groups, units=own.units or says.units,
                   measures=own.measures | says.measures, definitions=own.definitions | says.definitions, unknown=())
