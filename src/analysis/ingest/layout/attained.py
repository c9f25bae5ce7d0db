"""Columns that repeat what the title asks for: "Tổng số", of them "Đạt chuẩn", below "Trường đạt chuẩn quốc gia"."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.layout.column import Column, read_above
from analysis.ingest.names import fold
from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.phrases import SCHOOL_LEVELS, TOTALS
from analysis.ingest.wording.spelling import tokens

__all__ = ["with_attained"]

_COUNTED = re.compile(r"^(?:tổng )?(?:số(?: lượng)?|sl)\b|\([^()]*\)")
_MOST_WORDS = 4


def with_attained(columns: list[Column], lexicon: Lexicon, around: frozenset[str]) -> list[Column]:
    """The columns; one that repeats words of the title's name counts it, a bare total beside it the whole."""
    attained = {column.index: names for column in columns if (names := _attained(column, lexicon, around))}
    if not attained:
        return columns
    parents = {column.words[:-1] for column in columns if column.index in attained}
    levels = {column.says.groups & SCHOOL_LEVELS for column in columns if column.index in attained} - {frozenset()}
    result = []
    for column in columns:
        if column.index in attained:
            above = read_above(column, lexicon)
            says = replace(above, indicators=attained[column.index], measures=frozenset(("count",)),
                           groups=above.groups | column.says.groups & SCHOOL_LEVELS)
            result.append(replace(column, use="value", derived=False, says=says))
        elif column.use == "value" and _is_bare_total(column, lexicon) and (
                column.words[:-1] in parents or column.says.groups & SCHOOL_LEVELS in levels):
            result.append(replace(column, says=replace(column.says, unknown=(column.words[-1],))))
        else:
            result.append(column)
    return result


def _attained(column: Column, lexicon: Lexicon, around: frozenset[str]) -> frozenset[str]:
    """What the title names whose name holds the heading's own words."""
    if column.use not in ("value", "ignored") or not column.words or not around:
        return frozenset()
    own = _COUNTED.sub(" ", fold(column.words[-1])).strip()
    if "đạt" not in own:
        return frozenset()
    says, words = read_words(own, lexicon), tokens(own)
    if says.indicators or says.groups or says.units or says.measures - {"count"} or not 0 < len(words) <= _MOST_WORDS:
        return frozenset()
    if "percent" in read_words(column.words[-1], lexicon).units:
        return frozenset()  # "Đạt (%)" is no count
    if not (says.unknown or says.kinds == {"outcome"}) or read_above(column, lexicon).unknown:
        return frozenset()
    return frozenset(name for name in around if f" {' '.join(words)} " in lexicon.names.get(name, ""))


def _is_bare_total(column: Column, lexicon: Lexicon) -> bool:
    says = read_words(column.words[-1], lexicon) if column.words else NOTHING
    bare = not (says.indicators or says.fallback or says.units)
    return bool(says.groups) and says.groups <= TOTALS and bare
