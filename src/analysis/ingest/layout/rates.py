"""What a bare "Tỷ lệ (%)" is of, by the numbers of the counts beside it."""

from __future__ import annotations

import re

from analysis.ingest.layout.column_uses import Column, figures_left_of
from analysis.ingest.layout.proofs import numbers_of, usual_decimals
from analysis.ingest.layout.table import Quotient, Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.units import is_percentage
from analysis.ingest.uses import uses_of
from analysis.ingest.wording import read_words
from analysis.ingest.wording.phrases import SCHOOL_LEVELS, TOTALS
from analysis.ingest.wording.spelling import tokens

__all__ = ["with_proven_rates", "without_broken_compositions"]

_FEWEST_ROWS, _FEWEST_PEOPLES, _MOST_BROKEN = 5, 3, 0.2
_COMPOSED = re.compile(r"(?:cơ cấu|tỷ trọng|tỷ lệ|chiếm tỷ lệ|chiếm)?(?: dân số| dân tộc| các dân tộc)*\s*"
                       r"(?:so với (?:tổng )?dân số|trong (?:tổng )?dân số)?\W*%?\W*")


def with_proven_rates(table: Table, found: list[Quotient]) -> list[Column]:
    """The columns; a bare rate that is the quotient of a count is the share that this count is named after.

    Where that count is of something else, so is the rate, whatever the title names; a bare "Tổng số" by which it
    is divided is the whole, unless a group of the same is: of all poor, those of a minority. What a group is of all,
    or each row of the sum of all rows, is no rate.
    """
    by_index = {column.index: column for column in table.columns}
    for quotient in found:
        _settle(table, quotient, by_index)
    for column in table.columns:
        count = next(iter(figures_left_of(column, table.columns)), None)
        if count is not None and (peoples := _share_of_peoples(table, column)):
            by_index[column.index] = column.saying(
                indicators=frozenset((peoples,)), units=frozenset(("percent",)), unknown=(), like=count.says.like,
                years=column.says.years or count.says.years, days=column.says.days or count.says.days)
        elif _is_bare(by_index[column.index]) and _composition_of(table, column) == {}:
            by_index[column.index] = by_index[column.index].not_understood()
    return list(by_index.values())


def _settle(table: Table, quotient: Quotient, by_index: dict[int, Column]) -> None:
    """What a quotient shows of its rate, and of the counts that it is made of, written into the columns."""
    rate, top, bottom = (by_index[index] for index in (quotient.share, quotient.top, quotient.bottom))
    if _is_group_of(table, top, bottom):
        in_full = len(top.words) == 1 and top.says.indicators  # asked about afterwards: whose share it is
        if not in_full and (_is_bare(rate) or not _is_share_of(table, rate, top, bottom)):
            by_index[rate.index] = rate.not_understood()
        return
    if bottom.says.like and top.says.indicators >= bottom.says.indicators:
        # "Tổng số trường" only resembles what is counted among them.
        by_index[bottom.index] = bottom = bottom.saying(indicators=frozenset(), unknown=(bottom.words[-1],), like="")
    if _is_bare_total(bottom):
        by_index[bottom.index] = bottom.not_understood()
    if _is_bare(rate) and not rate.says.groups - top.says.groups:
        _lend(table, rate, top, bottom, by_index)


def _lend(table: Table, rate: Column, top: Column, bottom: Column, by_index: dict[int, Column]) -> None:
    """What a bare rate is by the count that it is a quotient of."""
    shares = [name for name in top.says.indicators if is_percentage(table.study.indicator(name).unit)]
    shares += [i.id for i in table.study.indicators if i.is_share and i.unit == "percent"
               and len(top.says.indicators) == 1 and top.says.indicators <= uses_of(table.study).numerators(i.id)
               and {i.denominator} == bottom.says.indicators | bottom.says.fallback]
    if top.says.unknown:
        by_index[rate.index] = rate.saying(unknown=top.says.unknown)
    elif not shares and (level := _share_of_level(table, rate, top, bottom)):
        by_index[rate.index] = rate.saying(
            indicators=frozenset((level,)), groups=top.says.groups, years=rate.says.years or top.says.years,
            like=top.says.like, measures=frozenset(("share",)))
    elif len(shares) == 1 and not top.says.unknown:
        by_index[rate.index] = rate.saying(indicators=frozenset(shares), groups=top.says.groups,
                                           years=rate.says.years or top.says.years, like=top.says.like)


def _share_of_level(table: Table, rate: Column, top: Column, bottom: Column) -> str:
    """The share that is called like a count, of the group that the heading above both and their whole names.

    "Số trường", "Đạt chuẩn quốc gia", "Tỷ lệ (%)" below "Mầm non": '' where the whole is of something else.
    """
    if not rate.words[:-1] or not rate.words[:-1] == top.words[:-1] == bottom.words[:-1] \
            or len(top.says.indicators) != 1:
        return ""
    named = table.lexicon.names
    count = " ".join(named[next(iter(top.says.indicators))].split()[1:])
    found = [i.id for i in table.study.indicators if i.is_share and named[i.id].split()[:2] == ["tỷ", "lệ"]
             and " ".join(named[i.id].split()[2:]) == count]
    counted = " ".join(word for word in tokens(fold(bottom.words[-1])) if word not in ("tổng", "số", "lượng"))
    return found[0] if len(found) == 1 and (not counted or f"{count} ".startswith(f"{counted} ")) else ""


def _is_bare(column: Column) -> bool:
    says = column.says
    share = says.units == {"percent"} or "share" in says.measures
    return column.use == "value" and bool(column.words) and share and not (
        says.shorts or says.unknown or says.parts or "tỷ lệ" not in fold(column.words[-1]).replace("tỉ", "tỷ")
        or len(tokens(fold(column.words[-1]))) > 3)


def _is_bare_total(column: Column) -> bool:
    says = column.says
    return bool(says.groups & TOTALS and column.words) and says.groups <= TOTALS | SCHOOL_LEVELS and not (
        says.indicators or says.fallback or says.units or says.areas or says.years or says.unknown)


def _is_group_of(table: Table, part: Column, whole: Column) -> bool:
    """Whether a column counts a group of what another counts: "Tổng số", of them "DTTS", not children of children."""
    one, other = part.says, whole.says
    own = {table.study.indicator(name).main_group for name in one.indicators} | TOTALS
    same = (one.indicators, one.fallback, one.shorts) == (other.indicators, other.fallback, other.shorts)
    return bool(one.groups - other.groups - own) and other.groups <= TOTALS and same and not one.unknown


def _is_share_of(table: Table, rate: Column, part: Column, whole: Column) -> bool:
    """Whether a rate may be what its name says: the minority's share of the population is not that of the poor."""
    counted = whole.says.indicators or whole.says.fallback or table.context.says.indicators
    return all(indicator.main_group not in part.says.groups or indicator.denominator in counted
               for indicator in map(table.study.indicator, rate.says.indicators))


def _share_of_peoples(table: Table, column: Column) -> str:
    """The share that "Cơ cấu (%)" gives right of a count whose rows are the groups that the catalogue divides it by.

    Each is what its row is of the sum of all; '' where the numbers say otherwise, or the catalogue has no such share.
    """
    if column.use != "value" or not column.words or not _COMPOSED.fullmatch(fold(column.words[-1])):
        return ""
    uses, count = uses_of(table.study), next(iter(figures_left_of(column, table.columns)), None)
    counted = count.says.indicators or count.says.fallback or table.context.says.indicators if count else ()
    groups = {group for body in table.block.body for each in table.columns if each.use in ("label", "group", "area")
              for group in read_words(table.view.cell(body.row, each.index).text, table.lexicon).groups & uses.divided}
    called = {uses.of_group.get((name, group), "") for name in counted for group in groups} - {""}
    if len(groups) < _FEWEST_PEOPLES or len(called) != 1 or _composition_of(table, column) is None:
        return ""
    name = " ".join(table.lexicon.names[called.pop()].split())
    found = [i.id for i in table.study.indicators
             if i.is_share and " ".join(table.lexicon.names[i.id].split()) == f"tỷ lệ {name}"]
    return found[0] if len(found) == 1 else ""


def _composition_of(table: Table, column: Column) -> dict[int, float] | None:
    """Where a column gives what each row is of the sum of the counts left of it: the rows that differ, what they are.

    None where it gives something else.
    """
    count = next(iter(figures_left_of(column, table.columns)), None)
    if count is None:
        return None
    counts, shares = numbers_of(table, count), numbers_of(table, column)
    rows = [row for row in shares if row in counts]
    if len(rows) < _FEWEST_ROWS or len({counts[row] for row in rows}) < _FEWEST_ROWS:
        return None
    half = 0.51 * 10.0 ** -usual_decimals(shares.values())
    for whole in {max(counts.values()), sum(counts.values())} - {0}:  # a total stands among them, or does not
        broken = {row: expected for row in rows if abs((expected := 100 * counts[row] / whole) - shares[row]) > half}
        if len(broken) <= _MOST_BROKEN * len(rows):
            return broken
    return None


def without_broken_compositions(table: Table, readings: list[Reading]) -> list[Reading]:
    """The readings but shares of peoples that are not what their row is of the sum of all."""
    divided = uses_of(table.study).divided
    columns = {reading.column for reading in readings if reading.group in divided and is_percentage(reading.unit)}
    broken = {(row, index): expected for index in columns
              for row, expected in (_composition_of(table, table.column(index)) or {}).items()}
    for reading in readings:
        if (expected := broken.get((reading.row, reading.column))) is not None:
            table.note("error", "share-differs", reading.row, reading.column, computed=round(expected, 2))
            for count in figures_left_of(table.column(reading.column), table.columns)[:1]:
                table.note("warning", "part-of-rate", reading.row, count.index, computed=round(expected, 2),
                           rate=reading.quoted)
    return [reading for reading in readings if (reading.row, reading.column) not in broken] if broken else readings
