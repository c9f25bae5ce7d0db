"""What has been attained: "Đạt chuẩn" below "Trường đạt chuẩn quốc gia", "Tỷ lệ đạt (%)" below what is a share."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.layout.column import Column, read_above
from analysis.ingest.layout.proofs import numbers_of, quotient_of
from analysis.ingest.layout.state import Quotient, Table
from analysis.ingest.names import fold
from analysis.ingest.units import is_percentage
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.phrases import SCHOOL_LEVELS, TOTALS
from analysis.ingest.wording.spelling import tokens

__all__ = ["with_attained", "with_attained_rates"]

_COUNTED = re.compile(r"^(?:tổng )?(?:số(?: lượng)?|sl)\b|\([^()]*\)")
_MOST_WORDS = 4
_RATE = re.compile(r"(?:tỷ lệ đạt|đạt tỷ lệ|đạt|% đạt)\W*(?:%|tỷ lệ)?\W*")
_PLANNED = re.compile(r"\b(?:kế hoạch|kh|chỉ tiêu|giao|mục tiêu|dự kiến|đăng ký|nghị quyết|nq)\b")


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
            result.append(column.as_figures(says))
        elif column.use == "value" and _is_bare_total(column, lexicon) and (
                column.words[:-1] in parents or column.says.groups & SCHOOL_LEVELS in levels):
            result.append(column.not_understood())
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


def with_attained_rates(table: Table) -> list[Column]:
    """The columns; "Tỷ lệ đạt (%)" is the share named above it where it is what was attained of all, and of no plan.

    Its numbers tell: they are 100 × a / b of two counts beside it, of which none was planned.
    """
    found = {column.index: column for column in table.columns}
    for column in filter(_is_open_rate, table.columns):
        quotient = _of_no_plan(table, column)
        says = quotient and (_share_above(table, column) or _share_of_counts(table, quotient))
        if not quotient or not says:
            continue
        found[column.index] = column.as_figures(says)
        bottom = found[quotient.bottom]
        if bottom.says.indicators <= says.indicators:
            found[bottom.index] = bottom.not_understood()
    return list(found.values())


def _is_open_rate(column: Column) -> bool:
    """Whether a column is called nothing but a rate of what was attained."""
    is_open = column.derived or (column.use == "value" and not column.says.indicators)
    return is_open and bool(column.words) and bool(_RATE.fullmatch(fold(column.words[-1])))


def _share_above(table: Table, column: Column) -> Facets | None:
    """The one share that the headings above a column, or else the title, name; None where they do not."""
    above = read_above(column, table.lexicon)
    names = above.indicators or (frozenset() if above.unknown or table.context.doubt else table.context.says.indicators)
    shares = frozenset(name for name in names if is_percentage(table.study.indicator(name).unit))
    if len(shares) != 1 or above.unknown or above.clash:
        return None
    return replace(above, indicators=shares, units=frozenset(("percent",)), roles=frozenset(), kinds=frozenset())


def _share_of_counts(table: Table, quotient: Quotient) -> Facets | None:
    """The share that the catalogue makes of two counts which name themselves; None where it makes none."""
    top, bottom = table.column(quotient.top).says, table.column(quotient.bottom).says
    shares = frozenset(i.id for i in table.study.indicators if i.is_share and i.numerator in top.indicators
                       and i.denominator in bottom.indicators | bottom.fallback)
    if len(shares) != 1 or top.unknown or bottom.unknown:
        return None
    return replace(NOTHING, indicators=shares, units=frozenset(("percent",)), groups=top.groups, years=top.years,
                   days=top.days, like=top.like or bottom.like)


def _of_no_plan(table: Table, column: Column) -> Quotient | None:
    """The two counts below the same heading, of which none was planned, whose quotient a column is."""
    counts = [each for each in table.columns if each.use == "value" and each.words[:-1] == column.words[:-1]
              and not _PLANNED.search(fold(each.heading)) and all(
                  number == int(number) >= 0 for number in numbers_of(table, each).values())]
    return quotient_of(table, column, counts) if len(counts) > 1 else None
