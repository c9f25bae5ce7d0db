"""How the columns and rows of one table stand to each other: wholes and parts, totals, classes of districts."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.proofs import is_divided
from analysis.ingest.layout.resolve import Resolver
from analysis.ingest.layout.subject import Siblings, Subject
from analysis.ingest.layout.table import Row, Table
from analysis.ingest.names import fold
from analysis.ingest.units import is_count
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.found import divides
from analysis.ingest.wording.phrases import RESIDENCES, TOTALS

__all__ = ["classified_rows", "count_of_some_across", "is_mean_of_shares", "is_total", "siblings_of",
           "with_corner", "with_doubted_lists", "with_doubted_rests", "with_total_column"]

_PART = re.compile(r"trong đó|of which", flags=re.IGNORECASE)
_BARE_REST = re.compile(r"\s*(?:số )?(?:hộ |nhà )?(?:hiện )?còn(?: lại)?\s*(?:\([^()]*\))?\s*", flags=re.IGNORECASE)
_REST = re.compile(r"còn lại", flags=re.IGNORECASE)
# "Số xã (QĐ 1049)": those of a list, not all.
_LIST = re.compile(r"\b(?:danh mục|danh sách|(?:qđ|quyết định|nq|nghị quyết)(?: số)?\s*\d+)", flags=re.IGNORECASE)

_MINORITY, _ETHNIC = "ethnic_minority", re.compile(r"dân tộc|dtts|đồng bào|dan toc|ethnic|minorit")


def siblings_of(resolver: Resolver, values: list[Column], rows: list[Row]) -> Siblings:
    """What columns and rows name themselves; "Dân số DTTS" names a group as "Hộ DTTS" does."""
    texts = [*(column.says for column in values), *(row.label.says for row in rows)]
    groups = {group for says in texts for group in says.groups}
    groups |= {group for row in rows for group in resolver.groups_of(row.label.says.indicators)}
    groups |= {group for column in values for group in resolver.groups_of(column.says.indicators)
               if group != _MINORITY or _ETHNIC.search(fold(column.heading))}  # "Nước hợp vệ sinh (khảo sát)" does not
    parts = {group for column in values if any(_PART.search(word) for word in column.words)
             for group in (*column.says.groups, *resolver.groups_of(column.says.indicators))}
    counts = frozenset(next(iter(column.says.indicators)) for column in values if len(column.says.indicators) == 1)
    wholes = {name for column in values for name in column.says.fallback}
    divided = {name for column in values if column.says.indicators for name in wholes if
               name in column.says.fallback or resolver.study.indicator(name).unit in column.says.measures}
    return Siblings(counts, frozenset(groups), frozenset(year for says in texts for year in says.years),
                    frozenset(parts), frozenset(divided),
                    frozenset(name for column in values if not column.says.clash for name in column.says.indicators),
                    frozenset(kind for column in values for kind in column.says.kinds),
                    frozenset(column.says.units for column in values if column.says.kinds == {"target"}))


def with_corner(context: Context, columns: list[Column]) -> Context:
    """What the heading in the corner says, above the labels of the rows, where no column of figures names anything.

    In any case the year if it says nothing else, "Huyện (năm 2022)"; with that of the title where that is another.
    """
    labels = [column for column in columns if column.use in ("label", "area")]
    years = frozenset().union(*(column.says.years for column in labels if replace(
        column.says, years=NOTHING.years, roles=NOTHING.roles) == NOTHING))
    if len(years) == 1:
        above = frozenset() if "years" in context.from_file else context.says.years
        context = replace(context, says=replace(context.says, years=years | above),
                          from_file=context.from_file - {"years"})
    corner = [column.says for column in labels if column.says.indicators and not column.says.unknown]
    if len(corner) != 1 or any(column.says.indicators for column in columns if column.use == "value"):
        return context
    says = corner[0]
    return replace(context, says=replace(
        context.says, indicators=says.indicators, units=says.units or context.says.units,
        groups=says.groups or context.says.groups, measures=says.measures or context.says.measures), doubt=())


def with_total_column(table: Table, values: list[Column]) -> list[Column]:
    """Where districts stand across, the column "Tổng cộng" is the province's, if all are there."""
    across = _districts_across(table, values)
    if len(across) < 2 or across != {area.code for area in table.study.districts}:
        return values
    province = frozenset((table.study.province.code,))
    return [column.saying(areas=province, groups=frozenset(), measures=frozenset())
            if is_total(column) else column for column in values]


def count_of_some_across(table: Table, values: list[Column]) -> int:
    """How many districts stand across, 0 where they are all, or fewer than two: a total column is of these alone."""
    count = len(_districts_across(table, values))
    return count if 1 < count < len(table.study.districts) else 0


def _districts_across(table: Table, values: list[Column]) -> set[str]:
    return {area for column in values for area in column.says.areas if table.places.is_district(area)}


def with_doubted_rests(columns: list[Column]) -> list[Column]:
    """"Số hộ nghèo còn lại" are the poor that remain, but beside those of a group they may be the others.

    Left of a bare "Còn lại", a count without a time of its own may be that at the start.
    """
    if not any(column.says.groups - TOTALS for column in columns):
        rest = next((at for at, column in enumerate(columns)
                     if column.words and _BARE_REST.fullmatch(column.words[-1])), 0)
        above = columns[rest].words[:-1][:1] if rest else ()  # below another heading stand other things
        return [column.saying(measures=column.says.measures | {"before_rest"})
                if at < rest and column.use == "value" and column.words[:len(above)] == above else column
                for at, column in enumerate(columns)]
    return [column.saying(unknown=(*column.says.unknown, "còn lại"))
            if any(_REST.search(word) for word in column.words) and _is_divided_by_group(column, columns) else column
            for column in columns]


def _is_divided_by_group(column: Column, columns: list[Column]) -> bool:
    """Whether another column is of a group of what this one names, or this one names nothing."""
    named = column.says.indicators | column.says.fallback
    return not named or any(
        each.index != column.index and each.says.groups - TOTALS and not (
            is_divided(each) and each.index > column.index) and (
            not each.says.indicators or each.says.indicators & named) for each in columns)


def with_doubted_lists(columns: list[Column]) -> list[Column]:
    """The columns; a whole below a heading that cites a decision, "QĐ 1049" above "Số xã", is only what that lists.

    Of several below nothing but "Số xã phân theo số tiêu chí" none is all of them.
    """
    alone = [column.words for column in columns if column.use == "value"]
    listed = {column.index: found[0] for column in columns if column.says.fallback and not column.says.indicators
              for word in column.words if (found := _LIST.search(word))}
    parts = next((words for words in alone if words and divides(words[-1]) and (
        () in alone or alone.count(words) > 1)), ())
    listed |= {column.index: parts[-1] for column in columns if parts and column.use == "value" and column.words in (
        (), parts)}
    return [replace(column, words=column.words or parts).saying(unknown=(*column.says.unknown, listed[column.index]))
            if column.index in listed else column for column in columns]


def is_total(column: Column) -> bool:
    """Whether a heading says nothing but "Tổng số"."""
    says = column.says
    return bool(says.groups) and says.groups <= TOTALS and not (
        says.areas or says.indicators or says.years or says.units or says.kinds)


def classified_rows(table: Table, rows: list[Row]) -> dict[int, str]:
    """Rows of districts below "Khu vực đô thị" that stand nowhere else: of their towns, or of the whole of them?"""
    places: dict[str, set[frozenset[str]]] = {}
    for row in rows:
        for area in row.label.says.areas:
            places.setdefault(area, set()).add(row.section.groups)
    return {row.index: table.study.group(next(iter(group))).name for row in rows
            if not row.label.commune and len(group := row.section.groups & RESIDENCES) == 1
            and not row.label.says.groups and row.label.says.areas
            and all(table.places.is_district(area) and len(places[area]) == 1 for area in row.label.says.areas)
            and len({groups for found in places.values() for groups in found}) > 1}


def is_mean_of_shares(table: Table, column: Column, row: Row, subject: Subject) -> bool:
    """Whether a pivot table has added up or averaged shares: the mean of districts' rates is not the province's."""
    return (row.label.total or is_total(column)) and not is_count(subject.unit) \
        and "aggregated" in column.says.measures | table.context.says.measures
