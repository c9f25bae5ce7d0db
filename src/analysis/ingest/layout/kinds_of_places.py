"""Communes, wards and townships in columns beside each other, parts of what stands above them or left of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from analysis.ingest.layout.column import Column, figures_left_of, read_above
from analysis.ingest.layout.proofs import is_divided
from analysis.ingest.names import fold
from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.bilingual import in_vietnamese

__all__ = ["with_kinds_of_places"]

_VILLAGES = {"thôn": "thôn", "buôn": "buôn", "tổ dân phố": "tổ", "tdp": "tổ", "khối phố": "tổ", "thôn buôn": "thôn",
             "thôn bản": "thôn"}
_COUNTED = re.compile(r"^(?:trong đó\W+|chia ra\W+|tổng )?(?:số )?|\s*\([^()]*\)|[^\w\s]")
_OF_ALL_KINDS = "Số xã, phường, thị trấn"
_UNITS = (_OF_ALL_KINDS, "Số đơn vị hành chính cấp xã")
_GROUPS = {"xã": "communes", "phường": "wards", "thị trấn": "", "thị tứ": "", "đặc khu": ""}


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
