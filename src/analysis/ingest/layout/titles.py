"""Headings that say only together with the title what they give: "Dưới 1 tuổi" below "Tỷ suất chết trẻ em"."""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.layout.columns import Column
from analysis.ingest.layout.context import Context
from analysis.ingest.wording import Facets, Lexicon, read_words

__all__ = ["with_title"]


def with_title(columns: list[Column], context: Context, lexicon: Lexicon) -> list[Column]:
    """The columns, where neither a title nor any heading names an indicator and both in one breath do.

    Only where no word of the two is left over: what a title says beside its subject would be lost otherwise.
    """
    if context.says.indicators or context.says.parts or any(
            column.says.indicators or column.says.parts for column in columns if column.use == "value"):
        return columns
    return [_with_title(column, context, lexicon) if column.use == "value" and not column.says.fallback else column
            for column in columns]


def _with_title(column: Column, context: Context, lexicon: Lexicon) -> Column:
    heading = " ".join(column.words)
    for line in reversed(context.lines):
        for text in (f"{line} {heading}", f"{heading} {line}"):
            says = read_words(text, lexicon)
            if says.indicators and not (says.unknown or says.clash or says.restricted or says.roles):
                return replace(column, says=_joined(column.says, says))
    return column


def _joined(own: Facets, says: Facets) -> Facets:
    """What a heading says itself, with the subject that it has in common with the title."""
    return replace(own, indicators=says.indicators, groups=own.groups | says.groups, units=own.units or says.units,
                   measures=own.measures | says.measures, definitions=own.definitions | says.definitions, unknown=())
