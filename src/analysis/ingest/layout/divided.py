"""Counts and the parts into which they are divided: columns below "Trong đó", "Chia ra", kinds of communes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from analysis.ingest.layout.column_uses import Column, figures_left_of, read_above
from analysis.ingest.layout.proofs import is_divided, is_part
from analysis.ingest.layout.table import Table
from analysis.ingest.names import fold
from analysis.ingest.uses import uses_of
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.ingest.wording.english import in_vietnamese
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.phrases import TOTALS

__all__ = ["with_groups_of_wholes", "with_kinds_of_places", "without_bare_title"]

_VILLAGES = {"thôn": "thôn", "buôn": "buôn", "tổ dân phố": "tổ", "tdp": "tổ", "khối phố": "tổ", "thôn buôn": "thôn",
             "thôn bản": "thôn"}
_COUNTED = re.compile(r"^(?:trong đó\W+|chia ra\W+|tổng )?(?:số )?|\s*\([^()]*\)|[^\w\s]")
_OF_ALL_KINDS = "Số xã, phường, thị trấn"
_UNITS = (_OF_ALL_KINDS, "Số đơn vị hành chính cấp xã")
_GROUPS = {"xã": "communes", "phường": "wards", "thị trấn": "", "thị tứ": "", "đặc khu": ""}


def with_groups_of_wholes(columns: list[Column], table: Table) -> list[Column]:
    """The columns; "Trong đó: hộ DTTS" is of what is counted left of it below the same heading, not of the title.

    So are "Nam" and "Nữ" that add up to it, and each people below "Trong đó, dân tộc" of the population left of them.
    """
    found: list[Column] = []
    for column in columns:
        says = column.says
        bare = column.use == "value" and says.groups and not (
            says.indicators or says.fallback or says.shorts or says.parts or says.unknown) and (
            is_divided(column) or (says.groups - TOTALS and is_part(table, column)))
        whole = _whole_beside(column, found) if bare else None
        if whole is not None:
            column = column.saying(indicators=whole.indicators, fallback=whole.fallback,
                                   units=whole.units or says.units, measures=whole.measures | says.measures)
        elif bare and (people := _people_of(column, found, uses_of(table.study).of_group)):
            column = column.saying(indicators=frozenset((people,)), measures=says.measures - {"topic"})
        found.append(column)
    return found


def _people_of(column: Column, left: list[Column], of_group: dict[tuple[str, str], str]) -> str:
    """What the catalogue calls the part of a people in the nearest count left that is not divided; '' for nothing."""
    whole = next((each.says for each in reversed(left) if each.use == "value" and not is_divided(each)
                  and not _is_share(each.says)), NOTHING)
    named = whole.indicators or whole.fallback
    called = {of_group.get((name, group), "") for name in named for group in column.says.groups}
    return called.pop() if len(called) == 1 and not (whole.unknown or whole.clash) else ""


def _whole_beside(column: Column, left: list[Column]) -> Facets | None:
    """What the nearest count left of a column, below the same heading, says where it names something."""
    for each in reversed(left):
        if each.use != "value" or each.words[:-1] != column.words[:-1]:
            return None
        if not is_divided(each):
            says = each.says
            named = (says.indicators or says.fallback) and not (says.unknown or says.clash)
            return says if named and not _is_share(says) else None
    return None


def _is_share(says: Facets) -> bool:
    return "percent" in says.units or "share" in says.measures


def without_bare_title(table: Table, columns: list[Column]) -> list[Column]:
    """The columns; one that says nothing is not what the title names, where another column names just that itself."""
    named = {name for column in columns if not column.says.unknown for name in column.says.indicators}
    titled = table.context.says.indicators
    if not titled or any(name not in named and table.study.indicator(name).numerator not in named for name in titled):
        return columns
    return [column.saying(measures=frozenset(("topic",)))
            if column.use == "value" and column.words and replace(
                column.says, measures=column.says.measures - {"count"}) == NOTHING else column for column in columns]


def with_kinds_of_places(columns: list[Column], lexicon: Lexicon) -> list[Column]:
    """The columns; "Xã", "Phường" and "Thị trấn" below one heading are groups of what that heading counts.

    The catalogue has no group of townships: their column says something that is not understood.
    """
    kinds = {column.index: kind for column in columns if (kind := _kind(column)) is not None}
    alike = Counter(column.words[:-1] for column in columns if column.index in kinds and len(column.words) > 1)
    found = []
    for column in columns:
        beside = alike[column.words[:-1]] if column.index in kinds else 0
        alone = (beside == 1 or len(column.words) == 1) and _divides_units(column, columns, lexicon)
        found.append(_as_group(column, kinds.get(column.index), lexicon, alone) if beside > 1 or alone else column)
    return _without_parts(found)


def _without_parts(columns: list[Column]) -> list[Column]:
    """The columns; "Số thôn" beside "Số tổ dân phố" or "Số buôn" counts a part of what makes the villages together."""
    kinds = {column.index: kind for column in columns if column.use == "value" and column.words
             and (kind := _VILLAGES.get(_COUNTED.sub("", fold(column.words[-1])).strip()))}
    if len(set(kinds.values())) < 2:
        return columns
    return [column.not_understood()
            if kinds.get(column.index) in ("thôn", "tổ") and not column.says.unknown else column for column in columns]


def _kind(column: Column) -> str | None:
    text = column.words[-1] if column.words else ""
    return _GROUPS.get(_COUNTED.sub("", fold(in_vietnamese(text) or text)).strip())


def _as_group(column: Column, group: str | None, lexicon: Lexicon, of_units: bool) -> Column:
    above = read_above(column, lexicon)
    if not above.indicators and (of_units or above.roles & {"area_column", "commune_column"}):
        # "ĐVHC cấp xã" heads places, and the kinds of them are counted.
        above = replace(read_words(_OF_ALL_KINDS, lexicon), years=above.years, days=above.days)
    says = replace(above, groups=frozenset((group,))) if group else replace(
        above, unknown=(*above.unknown, column.words[-1]))
    return replace(column, use="value", says=replace(says, roles=frozenset()))


def _divides_units(column: Column, columns: list[Column], lexicon: Lexicon) -> bool:
    """Whether "Trong đó" stands above it, and left of that all units of communes, wards and townships are counted."""
    left = next((each for each in figures_left_of(column, columns)
                 if each.words[:-1] != column.words[:-1] or len(column.words) == 1), None)
    counted = {name for text in _UNITS for name in read_words(text, lexicon).indicators}
    return is_divided(column) and left is not None and not left.says.unknown and bool(left.says.indicators & counted)
