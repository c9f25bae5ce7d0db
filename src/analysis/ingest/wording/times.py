"""Years and days inside a heading or a title; what is found is taken out of the text."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

__all__ = ["START", "Times", "month_end", "names_day", "take_times"]

START = "start"
"""The period of "đầu năm" without a year: the end of the year before."""
_CUT = " ; "  # where a time stood: the words before and after it are not one breath

_YEAR = r"(19\d\d|20[0-5]\d)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPAN = re.compile(rf"(?:(?:trong )?(?:giai đoạn|thời kỳ|các năm|period)\s*)?(?:từ\s+)?(?:năm\s+)?{_YEAR}"
                   rf"\s*(?:-|–|—|÷|/|đến(?: năm)?|to)\s*(?:năm\s+)?{_YEAR}(?![\d/])")
_SCHOOL_YEAR = re.compile(rf"năm học\s+{_YEAR}\s*[-–—/]\s*{_YEAR}(?![\d/])")
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*{_YEAR}(?!\d)")
_DAY_WORDS = re.compile(rf"ngày\s+(\d{{1,2}})\s+tháng\s+(\d{{1,2}})\s+năm\s+{_YEAR}")
_ISO_DAY = re.compile(rf"(?<!\d){_YEAR}-\d\d-\d\d(?!\d)")  # a cell of a date, as it is kept
# Names of files have no diacritics: "BC 6 thang dau nam 2024".
_MONTHS = re.compile(rf"(?<!\d)(?<!lúc )(?<!trẻ )(0?[1-9]|1[0-2])\s+th[áa]ng(?:\s+(?:đầu|dau))?"
                     rf"(?:(?:\s+n[ăa]m)?\s+|\s*/\s*){_YEAR}")
_QUARTER = re.compile(rf"qu[ýy]\s+(iv|i{{1,3}}|[1-4])\s*[/ -]*(?:n[ăa]m\s+)?{_YEAR}")
_MONTH_NAME = r"(?:th[áa]ng\s+(\d{1,2})|(?<!\w)t(0?[1-9]|1[0-2]))"
_MONTH = re.compile(rf"{_MONTH_NAME}\s*[/ -]*\s*(?:n[ăa]m\s+)?{_YEAR}")
_MONTH_OF_YEAR = re.compile(rf"(?<![\d/.,-])(0?[1-9]|1[0-2])\s*[/-]\s*{_YEAR}(?![\d/-])")  # "12/2023"
# Parts of a year that stands elsewhere, as in quarter columns under "Năm 2023".
# "Lúc 18 tháng" and "trẻ 9 tháng" are ages, "từ 3 tháng" and "3 tháng trở lên" how long somebody learned.
_MONTHS_ALONE = re.compile(r"(?:lũy kế\s+|cộng dồn\s+)?(?<![\d.,/])(?<!lúc )(?<!trẻ )(?<!từ )(?<!dưới )(?<!trên )"
                           r"(0?[1-9]|1[0-2])\s+tháng(?:\s+đầu năm)?(?!\s*\d|\s+cuối|\s+tuổi|\s+trở)")
_QUARTER_ALONE = re.compile(r"qu[ýy]\s+(iv|i{1,3}|[1-4])(?![\w/])")
_MONTH_ALONE = re.compile(rf"{_MONTH_NAME}(?![\w.,/]|\s+tuổi)")
# "Đến hết tháng 9" is all until then, "tháng 9" perhaps that month alone.
_UNTIL_MONTH = re.compile(r"(?:đến|tới|hết|cuối|den|het)\s+(?:th[áa]ng|t)?\s*\d")
_WHOLE = re.compile(r"\bcả năm\b|\b12 tháng\b(?! tuổi)|\b(?:bình quân|trung bình|bq) (?:cả )?năm\b|\bca nam\b"
                    r"|\bwhole year\b")
_START = re.compile(rf"(?:đầu năm|dau nam)\s+{_YEAR}")
_PLANNED_FOR = re.compile(rf"\b(giao|kế hoạch|kh|đề ra|đăng ký|dự toán)\s+đầu\s+(?=năm\s+{_YEAR})")
_START_ALONE = re.compile(r"(?<!tháng )(?<!so )(?<!so với )(?<!trong )\bđầu (?:năm|kỳ)\b(?! đời)")
_END_ALONE = re.compile(r"\bcuối (?:năm|kỳ)\b")
_UNTIL_PLAN = re.compile(r"\bgiai đoạn (?:đến|tới) (?:năm )?20\d\d")  # for how long criteria hold
# What the year beside it is.
_TERM = re.compile(r"\b(?:(?:đầu|giữa|cuối|hết) nhiệm kỳ|mốc|năm gốc|năm cơ sở)\b|\(\s*(?:kỳ )?gốc\s*\)")
_YEAR_ALONE = re.compile(rf"(?:\b(?:cả năm|(?<!\btrong )năm|nam|year)\s*)?(?<![\d.,/]){_YEAR}(?![\d/]|[.,]\d)")


@dataclass
class Times:
    """What a text says of time: years, a day within a year, spans of years, a month's end ("06-30") of some year.

    `short` says that a quarter or a month is named by itself, which is not all of the year up to its end,
    `whole` that all of the year is ("cả năm"), `school` that a school year is, which is told by its second year.
    """

    years: list[int] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    short: bool = False
    whole: bool = False
    school: bool = False


def take_times(folded: str) -> tuple[Times, str]:
    """The times of a folded text, and the text without them.

    A day that is not the year's last gives its year and the day ("30/6/2024"); "đầu năm 2024" and
    "1/1/2024" are the end of 2023.
    """
    times = Times(whole=bool(_WHOLE.search(folded)))
    dated = names_day(folded)
    folded = _PLANNED_FOR.sub(r"\1 ", _UNTIL_PLAN.sub(_CUT, folded))
    text = _DAY_WORDS.sub(lambda found: _day(times, *map(int, found.groups())), folded)
    text = _DAY.sub(lambda found: _day(times, *map(int, found.groups())), text)
    times.school = any(told.isdisjoint(times.years) or not dated for told in (
        {int(found[1]), int(found[2])} for found in _SCHOOL_YEAR.finditer(text)))
    text = _SCHOOL_YEAR.sub(lambda found: _year(times, int(found[2])) if times.school else _CUT, text)
    text = _SPAN.sub(lambda found: _span(times, *map(int, found.groups())), text)
    text = _MONTHS.sub(lambda found: _month_end(times, int(found[1]), int(found[2])), text)
    text = _MONTHS_ALONE.sub(lambda found: _period(times, int(found[1])), text)
    times.short = bool(_QUARTER.search(text) or _QUARTER_ALONE.search(text) or (
        any(month.search(text) for month in (_MONTH, _MONTH_ALONE, _MONTH_OF_YEAR)) and not _UNTIL_MONTH.search(text)))
    text = _QUARTER.sub(lambda found: _month_end(times, _quarter_end(found[1]), int(found[2])), text)
    text = _MONTH.sub(lambda found: _month_end(times, int(found[1] or found[2]), int(found[3])), text)
    text = _MONTH_OF_YEAR.sub(lambda found: _month_end(times, int(found[1]), int(found[2])), text)
    text = _START.sub(lambda found: _year(times, int(found[1]) - 1), text)
    text = _YEAR_ALONE.sub(lambda found: _year(times, int(found[1])), text)
    text = _TERM.sub(_CUT, text) if times.years else text
    text = _MONTH_ALONE.sub(lambda found: _period(times, int(found[1] or found[2])), text)
    if _START_ALONE.search(text):
        if not dated:  # "Đầu kỳ (31/12/2023)" tells the day itself
            times.periods.append(START)
        text = _START_ALONE.sub(_CUT, text)
    if _END_ALONE.search(text):
        times.periods.append("12-31")
        text = _END_ALONE.sub(_CUT, text)
    text = _QUARTER_ALONE.sub(lambda found: _period(times, _quarter_end(found[1])), text)
    return times, text


def names_day(text: str) -> bool:
    """Whether a day is written in full, "31/3/2024", which is that of no other number."""
    folded = text.casefold()
    return bool(_DAY.search(folded) or _DAY_WORDS.search(folded) or _ISO_DAY.search(folded))


def _quarter_end(quarter: str) -> int:
    """The last month of a quarter: II or 2 ends in June."""
    return 3 * (_ROMAN.get(quarter) or int(quarter))


def month_end(month: int) -> str:
    """The end of a month of any year but a leap year: 3 is "03-31"."""
    return f"{month:02d}-{calendar.monthrange(2023, month)[1]}"


def _year(times: Times, year: int) -> str:
    times.years.append(year)
    return _CUT


def _span(times: Times, first: int, last: int) -> str:
    times.spans.append((first, last))
    return _CUT


def _day(times: Times, day: int, month: int, year: int) -> str:
    if (day, month) == (1, 1):
        return _year(times, year - 1)
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return " ? "
    if (day, month) != (31, 12):
        times.days.append(date(year, month, day).isoformat())
    return _year(times, year)


def _period(times: Times, month: int) -> str:
    """The end of a month, of a year that another text names; of any year but a leap year alike."""
    if not 1 <= month <= 12:
        return " ? "
    times.periods.append(month_end(month))
    return _CUT


def _month_end(times: Times, month: int, year: int) -> str:
    if not 1 <= month <= 12:
        return " ? "
    return _day(times, calendar.monthrange(year, month)[1], month, year)
