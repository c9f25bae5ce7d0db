"""What columns say of those beside them: rates right of their counts, parts right of their wholes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from analysis.ingest.layout.column_uses import Column, read_above
from analysis.ingest.names import fold
from analysis.ingest.units import is_count
from analysis.ingest.wording import Lexicon, combine, read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.phrases import TOTALS
from analysis.study import Indicator, Study

__all__ = ["with_neighbours"]

_PER_CENT = re.compile(r"(?:mức |% )?đạt(?: tỷ lệ)?\W*%?\W*")


def with_neighbours(columns: list[Column], study: Study, lexicon: Lexicon,
                    around: frozenset[str] = frozenset()) -> list[Column]:
    """A bare "Tỷ lệ (%)" right of a count is the rate of that count, where the table has its whole too.

    The three are held against each other afterwards, so that another rate in its place is found out.
    """
    columns = [_of_last_heading(column, columns, study, lexicon) for column in columns]
    named = {name for column in columns for name in column.says.indicators}
    planned = any(column.says.kinds & {"target"} for column in columns)  # a share of the plan otherwise
    if planned:
        columns = [_of_plan(_plan_of_one(column, columns), columns) for column in columns]
    result = list(columns)
    for position, (left, column) in enumerate(pairwise(columns), start=1):
        column = result[position] = _without_shared(column, left, lexicon)
        says, before = column.says, result[position - 1]
        if not _is_bare_rate(column, left):
            continue
        if planned and left.says.kinds and not says.kinds:
            # Right of plan and outcome it may be the share of the plan that was reached.
            result[position] = column.saying(measures=says.measures | {"beside_plan"})
        elif groups := _groups_within(left, study):
            # It may be a share of all, of the poor, or of the group.
            result[position] = column.saying(measures=says.measures | {f"beside_{group}" for group in groups})
        elif rates := _rates_of(left, named, around, study):
            # Of "Số hộ sử dụng nước hợp vệ sinh" the group says later whether it is the rural or the urban rate.
            result[position] = column.saying(indicators=frozenset(rate.id for rate in rates), years=left.says.years)
            result[position - 1] = _without_rate(before, rates, study)
    return result


def _is_bare_rate(column: Column, left: Column) -> bool:
    """Whether a column is called a rate, and nothing beside that the column left of it does not say too."""
    says = column.says
    named = says.indicators or says.shorts or says.unknown or says.roles
    if frozenset() < says.groups - TOTALS < left.says.groups - TOTALS:
        return False  # "% DTTS" right of "Nữ DTTS"
    return not named and says.groups <= left.says.groups and says.years <= left.says.years and \
        (says.measures == {"share"} or says.units == {"percent"}) and column.use == left.use == "value"


def _without_shared(column: Column, left: Column, lexicon: Lexicon) -> Column:
    """A bare rate without headings that are not understood, where the column left of it, below the same, is."""
    shared = len(column.words) > 1 and column.words[:-1] == left.words[:-1] and not left.says.unknown
    if not (shared and column.says.unknown and left.says.indicators):
        return column
    own = read_words(column.words[-1], lexicon)
    bare = replace(column, says=replace(own, years=column.says.years, days=column.says.days))
    return bare if _is_bare_rate(bare, left) else column


def _groups_within(column: Column, study: Study) -> frozenset[str]:
    """The groups that a column is of, but for those that its indicator is about by nature."""
    by_nature = {study.indicator(name).main_group for name in column.says.indicators}
    return column.says.groups - TOTALS - by_nature


def _rates_of(left: Column, named: set[str], around: frozenset[str], study: Study) -> list[Indicator]:
    """The rates that a bare "Tỷ lệ (%)" right of a count may be; `named` are the indicators of the table's columns."""
    if left.says.unknown:
        return []  # the rate of "Số hộ nghèo có trẻ em" is not that of the poor
    counted = left.says.indicators or left.says.shorts & around
    rates = [i for i in study.indicators if i.numerator in counted and i.denominator in named]
    if len(counted) == 1 and (rates or left.says.measures <= {"share"}):
        return rates
    return [i for i in study.indicators if i.id in counted and i.is_share]  # "Hộ nghèo", "Số trẻ SDD"


def _without_rate(column: Column, rates: list[Indicator], study: Study) -> Column:
    """Left of its rate "Trường đạt chuẩn quốc gia" is the count, where the words alone leave both open."""
    rest = column.says.indicators - {rate.id for rate in rates}
    counts = rest and all(is_count(study.indicator(name).unit) for name in rest)
    return column.saying(indicators=rest) if counts else column


def _of_last_heading(column: Column, columns: list[Column], study: Study, lexicon: Lexicon) -> Column:
    """The lower of two headings that name different things of one topic: "Dân số DTTS" above "Tỷ lệ dân số DTTS".

    "Tổng số hộ" below "Hộ nghèo" is the whole where a count of the poor stands beside it; else it may be theirs.
    """
    if column.says.clash != "indicator" or len(column.words) < 2:
        return column
    last = read_words(column.words[-1], lexicon)
    above = read_above(column, lexicon)
    topics = {study.indicator(name).topic for name in last.indicators | above.indicators}
    units = {study.indicator(name).unit for name in last.indicators | above.indicators}
    if units >= {"communes", "villages"}:
        return column  # "Xã khu vực III" above "Số thôn ĐBKK" counts those of such communes
    divided = {study.indicator(name).denominator for name in above.indicators} | {
        i.denominator for i in study.indicators if i.numerator in above.indicators}
    counted = any(each.words[:-1] == column.words[:-1] and each.index != column.index and "percent" not in
                  each.says.units and "share" not in each.says.measures for each in columns)
    whole = counted and last.indicators <= divided and not above.groups - TOTALS
    if (len(topics) != 1 and not whole) or above.clash or last.clash or not last.indicators:
        return column
    says = combine(replace(above, indicators=frozenset(), measures=frozenset(), units=frozenset()), last)
    return replace(column, says=replace(says, roles=column.says.roles))


def _of_plan(column: Column, columns: list[Column]) -> Column:
    """A column "Đạt (%)" beside plan and outcome under one heading as the comparison that it is."""
    beside = {kind for each in columns if each.index != column.index and each.words[:-1] == column.words[:-1]
              for kind in each.says.kinds}
    if column.use == "value" and column.words and "target" in beside and beside - {"target"} \
            and _PER_CENT.fullmatch(fold(column.words[-1])):
        return replace(column, use="ignored", derived=True)
    return column


def _plan_of_one(column: Column, columns: list[Column]) -> Column:
    """A plan of all, "Mục tiêu 2025 (chung)", as of the one thing that columns beside it have of all and of a group."""
    if replace(column.says, years=frozenset()) != replace(
            NOTHING, kinds=frozenset(("target",)), groups=frozenset(("all",))):
        return column
    named = [each.says for each in columns if each.use == "value" and each.says.indicators]
    of_all = {each.indicators for each in named if each.groups <= TOTALS}
    of_groups = [each.indicators for each in named if each.groups - TOTALS]
    only = next(iter(of_all)) if len(of_all) == 1 and of_groups else frozenset()
    return column.saying(indicators=only) if all(only <= each for each in of_groups) else column
