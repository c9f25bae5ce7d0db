"""Years and days inside a heading or a title; what is found is taken out of the text."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

__all__ = ["Times", "take_times"]

_YEAR = r"((?:19|20)\d\d)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPAN = re.compile(rf"(?:(?:trong )?(?:giai đoạn|thời kỳ|các năm|period)\s*)?(?:từ\s+)?(?:năm\s+)?{_YEAR}"
                   rf"\s*(?:-|–|—|÷|/|đến(?: năm)?|to)\s*(?:năm\s+)?{_YEAR}(?![\d/])")
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*{_YEAR}(?!\d)")
_DAY_WORDS = re.compile(rf"ngày\s+(\d{{1,2}})\s+tháng\s+(\d{{1,2}})\s+năm\s+{_YEAR}")
_MONTHS = re.compile(rf"(?<!\d)(\d{{1,2}})\s+tháng(?:\s+đầu)?(?:\s+năm)?\s+{_YEAR}")
_QUARTER = re.compile(rf"quý\s+(iv|i{{1,3}}|[1-4])\s*[/ -]*(?:năm\s+)?{_YEAR}")
_MONTH = re.compile(rf"tháng\s+(\d{{1,2}})\s*[/ -]*\s*(?:năm\s+)?{_YEAR}")
_START = re.compile(rf"(?:đầu năm|dau nam)\s+{_YEAR}")
_YEAR_ALONE = re.compile(rf"(?:\b(?:năm|nam|year)\s+)?(?<![\d.,/]){_YEAR}(?![\d/]|[.,]\d)")


@dataclass
class Times:
    """What a text says of time: years, a day within a year, spans of years."""

    years: list[int] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


def take_times(folded: str) -> tuple[Times, str]:
    """The times of a folded text, and the text without them.

    A day that is not the year's last gives its year and the day ("30/6/2024"); "đầu năm 2024" and
    "1/1/2024" are the end of 2023.
    """
    times = Times()
    text = _DAY_WORDS.sub(lambda found: _day(times, *map(int, found.groups())), folded)
    text = _DAY.sub(lambda found: _day(times, *map(int, found.groups())), text)
    text = _SPAN.sub(lambda found: _span(times, *map(int, found.groups())), text)
    text = _MONTHS.sub(lambda found: _month_end(times, int(found[1]), int(found[2])), text)
    text = _QUARTER.sub(lambda found: _month_end(times, 3 * (_ROMAN.get(found[1]) or int(found[1])), int(found[2])),
                        text)
    text = _MONTH.sub(lambda found: _month_end(times, int(found[1]), int(found[2])), text)
    text = _START.sub(lambda found: _year(times, int(found[1]) - 1), text)
    text = _YEAR_ALONE.sub(lambda found: _year(times, int(found[1])), text)
    return times, text


def _year(times: Times, year: int) -> str:
    times.years.append(year)
    return " "


def _span(times: Times, first: int, last: int) -> str:
    times.spans.append((first, last))
    return " "


def _day(times: Times, day: int, month: int, year: int) -> str:
    if (day, month) == (1, 1):
        return _year(times, year - 1)
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return " ? "
    if (day, month) != (31, 12):
        times.days.append(date(year, month, day).isoformat())
    return _year(times, year)


def _month_end(times: Times, month: int, year: int) -> str:
    if not 1 <= month <= 12:
        return " ? "
    return _day(times, calendar.monthrange(year, month)[1], month, year)
