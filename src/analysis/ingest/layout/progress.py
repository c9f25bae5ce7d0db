"""How far a plan was met, where that is an indicator: "Đạt so với kế hoạch (%)" below a title on what was planned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.layout.column import Column
from analysis.ingest.names import fold
from analysis.ingest.units import is_count_or_thousands
from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.spelling import tokens
from analysis.study import Indicator, Study

__all__ = ["with_progress"]

_OF_PLAN = re.compile(r"\b(?:kế hoạch|kh|hoàn thành|tiến độ)\b")
_BEFORE = re.compile(r"\b(?:so với|so) (?:cùng kỳ|năm|kỳ|tháng|quý|đầu)\b|\b(?:tăng|giảm)\b")
_DONE = re.compile(r"^(?!.*\b(?:tỷ lệ|mức độ|tiến độ|so với)\b).*\b(?:hoàn thành|thực hiện|đạt)\b")
_MONEY = re.compile(r"\b(?:vốn|kinh phí|giải ngân|tiền|ngân sách|đồng)\b")
_SAID_OF_ALL = frozenset(("tiến", "độ", "so", "với", "kế", "hoạch", "tỷ", "lệ", "hoàn", "thành", "thực", "hiện"))


def with_progress(columns: list[Column], lines: Sequence[str], study: Study, lexicon: Lexicon) -> list[Column]:
    """The columns; the one share of a plan is the indicator of that plan, where the words around it speak of it.

    Not where money was planned, or several plans stand beside each other.
    """
    shares = [column for column in columns if _is_share_of_plan(column, lexicon)]
    planned = [column for column in columns if column.use == "value" and "target" in column.says.kinds]
    if len(shares) != 1 or len(planned) > 1 or _MONEY.search(fold(" ".join(
            text for column in (*planned, *shares) for text in column.words))):
        return columns
    around = [*lines, *(text for column in planned for text in column.words)]
    found = [i for i in study.indicators if i.unit == "percent_of_plan" and _speak_of(i, around, lexicon)]
    named = {name for column in columns for name in column.says.indicators}
    if len(found) != 1 or found[0].id in named:
        return columns
    says = replace(NOTHING, indicators=frozenset((found[0].id,)), units=frozenset(("percent",)),
                   years=shares[0].says.years, days=shares[0].says.days, areas=shares[0].says.areas)
    return [replace(column, use="value", derived=False, says=says) if column is shares[0] else _as_own(column)
            for column in columns]


def _as_own(column: Column) -> Column:
    """A bare "Kế hoạch", or "Thực hiện", beside the share is in houses, and of a department's own."""
    says = column.says
    if column.derived and column.words and column.replaced_by is None and _DONE.search(text := fold(column.heading)) \
            and "%" not in text:
        return replace(column, use="value", derived=False, says=replace(
            NOTHING, years=says.years, days=says.days, unknown=(fold(column.words[-1]),)))
    named = says.indicators or says.fallback or says.shorts or says.parts or says.unknown
    if column.use != "value" or named or not says.kinds or "percent" in says.units:
        return column
    return replace(column, says=replace(says, unknown=(fold(column.words[-1]),)))


def _is_share_of_plan(column: Column, lexicon: Lexicon) -> bool:
    if not (column.derived and column.words) or column.replaced_by is not None:
        return False
    text, says = fold(column.heading), read_words(column.words[-1], lexicon)
    share = "percent" in says.units or "share" in says.measures or "%" in text
    return bool(_OF_PLAN.search(text)) and share and not _BEFORE.search(text) and not any(
        map(is_count_or_thousands, says.units))


def _speak_of(indicator: Indicator, lines: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether one of the lines holds what an indicator's name says beside the plan, in its order: "xóa nhà tạm"."""
    core = [word for word in lexicon.names[indicator.id].split() if word not in _SAID_OF_ALL]
    for line in lines:
        rest = iter(tokens(fold(line)))
        if core and all(word in rest for word in core):
            return True
    return False
