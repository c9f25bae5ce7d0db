"""Headings that no rule understands, read as what they resemble among headings whose meaning is known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from analysis.ingest.elsewhere import is_other_province
from analysis.ingest.layout.column import Column
from analysis.ingest.layout.context import TWO_THINGS, Context
from analysis.ingest.layout.others import is_of_the_poor
from analysis.ingest.layout.rows import PART
from analysis.ingest.layout.subjects import OF_TITLE
from analysis.ingest.names import fold
from analysis.ingest.resemblance import Resemblance
from analysis.ingest.units import factor, is_count
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.study import Indicator, Study

__all__ = ["like_label", "with_resemblance"]

# Of headings of a hand that the classifier had not learned from, 99 in 100 that came so near were what it said.
_NEAR_ENOUGH: Final = 0.0
_FAR_FROM_OTHERS: Final = 0.7
_SHORT_FORM = re.compile(r"\(([A-ZĐ]{2,6})\)")
_OF_TIME = re.compile(r"[a-z]{1,2}\d{1,2}")  # "Q1", "T6" that was not understood


def with_resemblance(columns: list[Column], context: Context, study: Study, lexicon: Lexicon) -> list[Column]:
    """The columns, those that name nothing known with the indicator that their heading resembles.

    Not where another column says that it is this indicator, of the same year and group.
    """
    found = list(columns)
    of_areas = any(column.use in ("area", "commune", "code") for column in columns)
    for place, column in enumerate(columns):
        if column.use != "value" or not column.words or "topic" in read_words(column.words[-1], lexicon).measures:
            continue
        if column.says.unknown or column.says.clash:
            indicator = _like(column.words, context.lines, column.says, study, lexicon)
        elif of_areas and _is_left_to_title(column.says, context):
            indicator = _like_title(column, context, study, lexicon)
        else:
            continue
        if indicator is not None and not any(_is_same(each.says, column.says, indicator) for each in found):
            found[place] = replace(column, resembles=indicator.id, says=_named(column.says, indicator))
    return found


def like_label(text: str, says: Facets, title: tuple[str, ...], study: Study, lexicon: Lexicon) -> Facets | None:
    """What a row's label says as the indicator that it resembles; None where it resembles none or is but a part."""
    indicator = None if PART.match(fold(text)) else _like((text,), title, says, study, lexicon)
    return None if indicator is None else _named(says, indicator)


def _like(heading: tuple[str, ...], title: tuple[str, ...], says: Facets, study: Study,
         lexicon: Lexicon) -> Indicator | None:
    """The indicator that a heading, or the label of a row, resembles clearly, and that its unit allows.

    Parameters
    ----------
    heading : tuple of str
        The words from top to bottom.
    title : tuple of str
        The lines above the table.
    says : Facets
        What was understood of the heading.
    """
    text = " ".join(heading)
    if OF_TITLE in says.measures or is_of_the_poor(text) or any(map(is_other_province, heading)):
        return None
    known = Resemblance.known()
    if any(_OF_TIME.fullmatch(word) or not known.knows(word) for word in says.unknown) or any(
            fold(short) in says.unknown for short in _SHORT_FORM.findall(text)):
        return None  # "Số ca sởi Q1", "Tỷ lệ tiêm chủng (HSSV)": who or when may be told by it
    claim = known.claim(heading, title, lexicon)
    if claim.score < _NEAR_ENOUGH or claim.lead < _FAR_FROM_OTHERS:
        return None
    indicator = next((each for each in study.indicators if each.id == claim.indicator), None)
    return indicator if indicator is not None and _may_have(indicator, says) else None


def _like_title(column: Column, context: Context, study: Study, lexicon: Lexicon) -> Indicator | None:
    """What a heading and its title are like together; where the title names something, nothing but that."""
    indicator = _like(column.words, context.lines, column.says, study, lexicon) or _like(
        (*context.lines, *column.words), (), column.says, study, lexicon)
    named = context.says.indicators | context.says.parts
    return indicator if indicator is not None and (not named or indicator.id in named) else None


def _is_left_to_title(says: Facets, context: Context) -> bool:
    """Whether a heading, a year, a group or a short form, leaves all else to a title that is not understood."""
    if says.indicators or says.roles:
        return False
    if context.doubt:
        return context.doubt != TWO_THINGS
    named = says.fallback or says.parts or says.shorts or context.says.indicators or context.says.parts
    return bool(says.years or says.days or says.groups) and not (named or says.measures)


def _may_have(indicator: Indicator, says: Facets) -> bool:
    if says.units and not any(factor(unit, indicator.unit) for unit in says.units):
        return False
    return not ("share" in says.measures and is_count(indicator.unit))


def _is_same(other: Facets, says: Facets, indicator: Indicator) -> bool:
    return not other.unknown and indicator.id in other.indicators and other.groups == says.groups \
        and other.years == says.years and other.kinds == says.kinds


def _named(says: Facets, indicator: Indicator) -> Facets:
    return replace(says, indicators=frozenset((indicator.id,)), fallback=frozenset(), shorts=frozenset(),
                   parts=frozenset(), unknown=(), restricted=False, clash="", put_right="")
