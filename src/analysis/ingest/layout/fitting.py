"""Whether a group, a definition, a share or a span of time can be of an indicator at all: no forest is of girls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from analysis.ingest.layout.nearest import Unclear, check_base
from analysis.ingest.names import fold
from analysis.ingest.units import is_count
from analysis.ingest.uses import Uses
from analysis.ingest.wording import Facets
from analysis.ingest.wording.phrases import MINORITIES, SCHOOL_LEVELS
from analysis.ingest.wording.said import LIKELY
from analysis.study import Indicator

__all__ = ["check_fit", "check_places", "check_span", "is_of_region", "without_own_group"]

_BY_AGE_OR_SEX = frozenset(("children", "female", "male"))
_UNPEOPLED = re.compile(r"(?:số |tỷ lệ )?(?:bác sĩ|giường|công nhân)\b")
_OF_REGION = frozenset(("especially_difficult_communes", "especially_difficult_villages")) | MINORITIES
_ALL_PLACES = frozenset(("communes_total", "villages_total", "commune_level_units_total", "admin_commune_units",
                         "admin_district_units"))
_SOME_PLACES = frozenset(("difficult_villages", "difficult_area_communes_qd1049_2014", "em_area_communes_region_1",
                          "em_area_communes_region_2", "em_area_communes_region_3", "em_area_communes_total",
                          "communes_new_rural", "districts_new_rural", "em_villages_buon"))
_OF_SOME = re.compile(r"\b(?:đặc biệt khó khăn|vùng khó khăn|đbkk|(?:khu vực|kv) (?:i{1,3}|[123]))\b|"
                      r"\b(?:đơn vị|huyện) (?:đạt chuẩn|hoàn thành)")
_POOR = re.compile(r"\bnghèo\b")
_LAND = re.compile(r"\b(?:rừng|diện tích)\b")
_SCHOOLS = re.compile(r"\btrường\b")
# What has neither age nor sex: the first of these in a name, where no one who has stands before it.
_THINGS = re.compile(r"^(?:(?!\b(?:người|lao động|trẻ|dân số|công nhân)\b).)*?"
                     r"\b(?:hộ|xã|thôn|buôn|huyện|trường|trạm|công trình|tiêu chí|chỉ tiêu|nhà tạm|rừng|diện tích|"
                     r"giường|đơn vị)\b")
_PLACES = re.compile(r"^(?:tổng số |số |tỷ lệ )?(?:công trình|xã|thôn|buôn|trường|trạm|huyện|đơn vị)\b")
_NO_PEOPLE = frozenset(("", "all", "rural", "urban", "poor", "rest", "especially_difficult_communes",
                        "especially_difficult_villages", "communes", "wards")) | SCHOOL_LEVELS | _BY_AGE_OR_SEX
_PEOPLE_SHARE = re.compile(r"^tỷ lệ dân số (?:theo )?dân tộc\b")
_BOTH = re.compile(r"\bhộ (?:nghèo|cận nghèo)\b|^số hộ$")  # households are told by the sex of their head


def check_fit(says: Facets, group: str, indicator: Indicator, definitions: Set[str]) -> None:
    """Unclear where heading and label name a group, a definition or a whole that the indicator cannot have.

    Levels of schools are no groups of children or people, and what tells a definition of another indicator, such as
    "có bằng cấp", tells another thing. `definitions` are those of the indicator's field.
    """
    name = fold(indicator.name_vi)
    level = group in SCHOOL_LEVELS and not _SCHOOLS.search(name)
    head = group in ("female", "male") and _BOTH.search(name)
    if level or (group in _BY_AGE_OR_SEX and not head and group != indicator.main_group and _THINGS.match(name)):
        raise Unclear("no-indicator")
    if group in MINORITIES & says.groups and (_UNPEOPLED.match(name) or _LAND.search(name)):
        raise Unclear("no-indicator")  # "Bác sĩ là người DTTS"
    if "villages" in says.measures and not re.search(r"\b(?:thôn|buôn)\b", name):
        raise Unclear("no-indicator")  # "Thôn, buôn" above "Có điện (%)"
    if group == "especially_difficult_villages" in says.groups and indicator.unit == "communes":
        raise Unclear("no-indicator")  # "Số xã, thôn ĐBKK"
    if group not in _NO_PEOPLE and _PLACES.search(name):
        raise Unclear("no-indicator")  # "Số xã DTTS" are those of a region; "Trạm y tế có bác sĩ là người DTTS"
    if _PEOPLE_SHARE.search(name) and "share" in says.measures and "households" in says.units | says.measures:
        raise Unclear("no-indicator")  # "Tỷ lệ hộ DTTS" is no share of people
    if (told := {each for each in says.definitions if not each.endswith(LIKELY)}) and not told & definitions:
        raise Unclear("no-indicator")
    check_base(says, group, indicator)


def check_places(indicator: Indicator, named: Set[str], lines: Iterable[str]) -> None:
    """Unclear where all places are counted below a title on some of them: "Số xã" below "Xã vùng khó khăn".

    `named` is what the columns name, `lines` what stands above: beside the number of those, all may be counted.
    """
    if indicator.id in _ALL_PLACES and not named & _SOME_PLACES and any(map(_OF_SOME.search, map(fold, lines))):
        raise Unclear("what-is-counted")


def without_own_group(group: str, says: Facets, indicator: Indicator, in_name: Set[str]) -> str:
    """The group, '' where the indicator is of it by its name, or where only a title names the places of a list.

    Nor is land of those who live there, whatever the title speaks of.
    """
    if group not in says.groups and _LAND.search(fold(indicator.name_vi)):
        return ""
    if group in in_name or (group == "poor" and _POOR.search(fold(indicator.name_vi))):
        return ""
    if is_of_region(indicator) and group in _OF_REGION - says.groups:
        return ""  # "Số xã khu vực III" below a title on communes in special difficulty
    local = group == "ethnic_minority_local" and "ethnic_minority" in in_name
    return "" if local and indicator.unit == "villages" else group


def is_of_region(indicator: Indicator) -> bool:
    """Whether places are counted that only the region of minorities has, such as villages in special difficulty."""
    return indicator.topic == "ethnic" and indicator.unit in ("villages", "communes")


def check_span(indicator: Indicator, kind: str, day: str, said: frozenset[str], around: frozenset[str],
               uses: Uses) -> None:
    """Unclear where a number does not cover the span of its indicator: the year for what arises over it, else a moment.

    `said` are the measures of heading, label and sub-heading, `around` those of the title.
    """
    if "year_mean" in said and not (indicator.id in uses.means or indicator.name_vi.endswith(" trung bình")):
        raise Unclear("mean-of-year", indicator=indicator.name)
    flow = indicator.id in uses.flows
    around = said if kind == "target" else around  # "Kế hoạch" in a report of a quarter is of the year
    if flow and "short_span" in said | around and "whole_year" not in said | around:
        raise Unclear("flow-quarter", indicator=indicator.name)
    if indicator.id in uses.means and not day and "short_span" in said | around and "whole_year" not in said:
        raise Unclear("mean-quarter", indicator=indicator.name)
    if flow and day:
        raise Unclear("flow-part", indicator=indicator.name, day=day)
    if flow and "cumulative" in said:
        raise Unclear("flow-sum", indicator=indicator.name)
    if not flow and "before_rest" in said and is_count(indicator.unit) and indicator.id not in uses.wholes:
        raise Unclear("before-rest", indicator=indicator.name)
    if not flow and "within_year" in said and "cumulative" not in said and is_count(indicator.unit):
        raise Unclear("within-year", indicator=indicator.name)
