"""Shares that no column prints, of a count and of the whole that its own heading names: "Số trẻ dưới 1 tuổi"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.proofs import numbers_of
from analysis.ingest.layout.table import Proofs, Quotient, Table
from analysis.ingest.names import fold
from analysis.ingest.reading import Reading
from analysis.ingest.wording.bags import WHO
from analysis.ingest.wording.spelling import tokens

__all__ = ["wholes_of", "with_shares_of_wholes", "without_parts_above"]

_FEWEST_ROWS, _FEWEST_WORDS = 3, 2
_MORE_THAN_ALL, _MOST_ABOVE = 1.02, 0.2
_TOTAL = re.compile(r"(?:tổng|ts)\b")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_FILLER = frozenset(("tổng", "số", "lượng", "cộng", "sl", "trong", "đó", "được", "là", "hiện", "có", "em", "của",
                     "number", "of", "total", "ts"))


# Who is measured at all, of whom the part is something: "Trẻ dưới 5 tuổi được cân đo", "Đối tượng dưới 1 tuổi".
_MEASURED = re.compile(r"(?<=\w) (?:(?:thuộc|diện) |(?:đo|cân|quản lý|theo dõi|điều tra|khảo sát|rà soát|tiêm chủng)\b)"
                       r".*$")
_SURVEYED = re.compile(r"(?<=\w) (?:(?:được|đã|thuộc|trong|hiện) )*(?:điều tra|khảo sát|rà soát|kiểm đếm|thống kê|đo|"
                       r"cân|theo dõi|quản lý|tổng điều tra|vùng tính toán|đối tượng|diện)\b.*$")
_WHO = frozenset(("trẻ", "đối", "tượng"))


def wholes_of(table: Table, quotients: list[Quotient]) -> dict[int, int]:
    """The columns that count the wholes of others, by the columns that count parts of them.

    The heading of the whole ("Số trẻ em dưới 1 tuổi") is the beginning of the part's own ("Số trẻ em dưới 1 tuổi được
    tiêm chủng đầy đủ"), or of the indicator's name, and in no row is it the smaller number. Only for shares of wholes
    that the catalogue does not have; any other is computed from the wholes that were read.
    """
    known = {indicator.id for indicator in table.study.indicators}
    found = {}
    for column in table.columns:
        says = column.says
        shares = [i for i in map(table.study.indicator, sorted(says.indicators))
                  if i.is_share and i.unit == "percent" and i.denominator not in known]
        is_share = "percent" in says.units or "share" in says.measures
        if column.use != "value" or says.unknown or len(shares) != 1 or is_share:
            continue
        name = tuple(table.lexicon.names.get(shares[0].id, "").split())[2:]  # without "tỷ lệ"
        wholes = [each.index for each in table.columns if each.index != column.index and each.use == "value"
                  and not each.says.years - says.years - table.context.says.years and (
                      _begins(_words(column), name, each) or _counts_all(table, quotients, each, column, shares[0].id))
                  and _is_within(numbers_of(table, column), numbers_of(table, each))]
        if len(wholes) == 1:
            found[column.index] = wholes[0]
    return found


def with_shares_of_wholes(table: Table, proofs: Proofs, readings: list[Reading]) -> list[Reading]:
    """The readings, counts of a share replaced by it where a column beside them counts the whole and none prints it."""
    if not proofs.wholes:
        return readings
    printed = {(each.row, each.indicator, each.group, each.year) for each in readings if each.role == "figure"}
    result = []
    for reading in readings:
        lone = reading.role == "numerator" and (
            reading.row, reading.indicator, reading.group, reading.year) not in printed
        whole = proofs.wholes.get(reading.column) if lone else None
        number = None if whole is None else numbers_of(table, table.column(whole)).get(reading.row)
        result.append(_share(table, reading, whole, number) if whole is not None and number else reading)
    return result


def without_parts_above(table: Table, proofs: Proofs, readings: list[Reading]) -> list[Reading]:
    """The readings but counts that exceed the whole beside them, as those of nearly all other rows do not.

    Of wholes that are read themselves the checks of meaning tell; others are what a printed share is divided by, or a
    total left of the count below the same heading: "Tổng số trường", "Số trường đạt chuẩn".
    """
    read = {reading.column for reading in readings}
    above: dict[tuple[int, int], int] = {}
    divided = [(each.top, each.bottom) for each in proofs.quotients if each.share in read]  # no rate of a plan
    for part, whole in [*divided, *_totals_left(table)]:
        if part in read and whole not in read:
            counts, wholes = numbers_of(table, table.column(part)), numbers_of(table, table.column(whole))
            rows = [row for row in counts if wholes.get(row)]
            larger = [row for row in rows if counts[row] > wholes[row] * _MORE_THAN_ALL]
            if len(larger) <= _MOST_ABOVE * len(rows):
                above |= {(row, part): whole for row in larger}
    for reading in readings:
        if (at := above.get((reading.row, reading.column))) is not None:
            table.note("error", "above-whole", reading.row, reading.column,
                       whole=table.view.cell(reading.row, at).quoted)
    return [reading for reading in readings if (reading.row, reading.column) not in above] if above else readings


def _totals_left(table: Table) -> Iterator[tuple[int, int]]:
    """Counts with the total of just what they count right left of them, below the same heading."""
    values = [column for column in table.columns if column.use == "value" and column.words]
    for whole, part in pairwise(values):
        counted, parts = (tuple(word for word in tokens(_IN_BRACKETS.sub(" ", fold(each.words[-1])))
                                if word not in _FILLER) for each in (whole, part))
        units = part.says.units | {table.study.indicator(name).unit for name in part.says.indicators}
        if whole.words[:-1] == part.words[:-1] and _TOTAL.match(fold(whole.words[-1])) \
                and parts[:len(counted)] == counted and whole.says.units <= units:
            yield part.index, whole.index


def _is_within(part: dict[int, float], whole: dict[int, float]) -> bool:
    """Whether one column counts parts of what another counts: whole numbers, above 100 among them, never larger."""
    return len(part) >= _FEWEST_ROWS and max(part.values()) > 100 and all(
        row in whole and whole[row] >= number > 0 and number == int(number) and whole[row] == int(whole[row])
        for row, number in part.items()) and any(whole[row] > number for row, number in part.items())


def _begins(part: tuple[str, ...], name: tuple[str, ...], other: Column) -> bool:
    whole = tuple(word for word in tokens(_MEASURED.sub("", " ".join(_words(other)))) if word not in _WHO)
    part, name = (tuple(word for word in words if word not in _WHO) for words in (part, name))
    return len(whole) >= _FEWEST_WORDS and any(
        len(words) > len(whole) and words[:len(whole)] == whole for words in (part, name))


def _counts_all(table: Table, quotients: list[Quotient], whole: Column, part: Column, name: str) -> bool:
    """Whether a heading tells of whom the share is and nothing else: "Tổng số người từ đủ 15 tuổi", of those surveyed.

    All its concepts are those of the indicator's name, who is counted among them, and the part's own group.
    """
    composer = table.lexicon.composer
    text = _SURVEYED.sub("", _IN_BRACKETS.sub(" ", fold(" ".join(whole.words)))).strip()
    said = {item for item, _ in composer.items(tokens(text)) if item}
    if any(each.top == part.index for each in quotients):
        return False  # its share is printed, and doubted where it differs
    known = all(item or words in composer.known for item, words in composer.items(tokens(text)))
    named = composer.concepts(table.lexicon.names.get(name, "").strip())
    own = composer.concepts(fold(" ".join(part.words)))
    return known and bool(said & WHO) and said < own | named and not said >= named and not whole.says.kinds


def _words(column: Column) -> tuple[str, ...]:
    """The words above a column, each once, without those that only say that it counts."""
    text = _IN_BRACKETS.sub(" ", fold(" ".join(column.words)))
    return tuple(dict.fromkeys(word for word in tokens(text) if word not in _FILLER))


def _share(table: Table, top: Reading, whole: int, number: float) -> Reading:
    written = table.view.cell(top.row, whole).text
    return replace(top, value=round(100 * top.value / number, 6), unit="percent", role="figure", stored=None,
                   note=f"100 × {top.written} / {written}", told=replace(top.told, computed=True))
