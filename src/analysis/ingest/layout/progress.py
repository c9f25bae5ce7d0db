"""What was attained: shares of what was planned, falls of a share within a year, places at a standard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from analysis.ingest.layout.column_uses import Column, read_above
from analysis.ingest.layout.proofs import numbers_of
from analysis.ingest.layout.table import Table
from analysis.ingest.names import fold
from analysis.ingest.units import is_count_or_thousands
from analysis.ingest.uses import uses_of
from analysis.ingest.values import decimals, rounding_of_sum
from analysis.ingest.wording import Lexicon, read_words
from analysis.ingest.wording.facets import NOTHING
from analysis.ingest.wording.phrases import SCHOOL_LEVELS, TOTALS
from analysis.ingest.wording.spelling import tokens
from analysis.ingest.wording.times import START
from analysis.study import Indicator, Study

__all__ = ["with_attained", "with_progress", "with_proven_changes"]

_OF_PLAN = re.compile(r"\b(?:kế hoạch|kh|hoàn thành|tiến độ)\b")
_BEFORE = re.compile(r"\b(?:so với|so) (?:cùng kỳ|năm|kỳ|tháng|quý|đầu)\b|\b(?:tăng|giảm)\b")
_DONE = re.compile(r"^(?!.*\b(?:tỷ lệ|mức độ|tiến độ|so với)\b).*\b(?:hoàn thành|thực hiện|đạt)\b")
_MONEY = re.compile(r"\b(?:vốn|kinh phí|giải ngân|tiền|ngân sách|đồng)\b")
_SAID_OF_ALL = frozenset(("tiến", "độ", "so", "với", "kế", "hoạch", "tỷ", "lệ", "hoàn", "thành", "thực", "hiện"))
_FALL = re.compile(r"^(?!.*\b(?:tăng|thoát|tốc độ|kế hoạch|kh)\b).*\bgiảm\b")
_FEWEST_ROWS = 5
_COUNTED = re.compile(r"^(?:tổng )?(?:số(?: lượng)?|sl)\b|\([^()]*\)")
_MOST_WORDS = 4


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
    return [column.as_figures(says) if column is shares[0] else _as_own(column)
            for column in columns]


def _as_own(column: Column) -> Column:
    """A bare "Kế hoạch", or "Thực hiện", beside the share is in houses, and of a department's own."""
    says = column.says
    if column.derived and column.words and column.replaced_by is None and _DONE.search(text := fold(column.heading)) \
            and "%" not in text:
        return column.as_figures(replace(
            NOTHING, years=says.years, days=says.days, unknown=(fold(column.words[-1]),)))
    named = says.indicators or says.fallback or says.shorts or says.parts or says.unknown
    if column.use != "value" or named or not says.kinds or "percent" in says.units:
        return column
    return column.saying(unknown=(fold(column.words[-1]),))


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


def with_proven_changes(table: Table, columns: list[Column]) -> list[Column]:
    """The columns; one of a fall that is in each row the share of a year before less that of the year is the fall.

    Where a single row differs it stays a comparison, which warns of both shares.
    """
    falls = [column for column in columns if column.derived and column.words and _FALL.search(fold(column.words[-1]))]
    found = list(columns)
    falls_of = {share: fall for fall, share in uses_of(table.study).falls.items()}
    for column in falls:
        for earlier, later in _ends(columns):
            name = falls_of.get(next(iter(later.says.indicators)), "")
            if name and _has_one_definition(table, later) and _is_difference(table, column, earlier, later):
                found[columns.index(column)] = column.as_figures(replace(
                    NOTHING, indicators=frozenset((name,)), groups=later.says.groups, years=later.says.years,
                    like=later.says.like or earlier.says.like, units=frozenset(("percentage_points",))))
                break
    return found


def _ends(columns: list[Column]) -> Iterator[tuple[Column, Column]]:
    """Pairs of columns of one share of the same people, at the end of a year and of the year before it."""
    shares = [each for each in columns if each.use == "value" and len(each.says.indicators) == 1
              and not (each.says.unknown or each.says.kinds - {"outcome"})]
    for earlier, later in permutations(shares, 2):
        one, other = earlier.says, later.says
        if one.indicators != other.indicators or one.groups != other.groups or START in other.periods:
            continue
        first, last = sorted(one.years), sorted(other.years)
        at_start = START in one.periods and (first == last or not first)
        if at_start or "previous" in one.relative or (len(first) == len(last) == 1 and first[0] == last[0] - 1):
            yield earlier, later


def _has_one_definition(table: Table, later: Column) -> bool:
    """Whether one definition of the share holds at both ends: nothing is a fall from one poverty line to another."""
    years = later.says.years or table.context.says.years
    known = table.study.definitions_of(next(iter(later.says.indicators)))
    return len(years) == 1 and any(each.holds(year) and each.holds(year - 1) for year in years for each in known)


def _is_difference(table: Table, column: Column, earlier: Column, later: Column) -> bool:
    fall, before, after = (numbers_of(table, each) for each in (column, earlier, later))
    rows = [row for row in fall if row in before and row in after]
    return len(rows) >= _FEWEST_ROWS and len(rows) == len(fall) and all(
        abs(before[row] - after[row] - fall[row]) <= rounding_of_sum(
            10.0 ** -decimals(number) for number in (before[row], after[row], fall[row])) for row in rows)


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
