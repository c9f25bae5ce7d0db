"""By which name and definition a group is had of an indicator, and whether it can be at all: no forest is of girls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from analysis.ingest.layout.lines import OF_HOUSEHOLDS
from analysis.ingest.layout.nearest import check_base
from analysis.ingest.layout.subject import Unclear
from analysis.ingest.names import fold
from analysis.ingest.units import OF_PLANS, is_count
from analysis.ingest.uses import Uses, uses_of
from analysis.ingest.wording import Facets
from analysis.ingest.wording.phrases import MINORITIES, SCHOOL_LEVELS
from analysis.ingest.wording.said import LIKELY
from analysis.study import Indicator, Study

__all__ = ["UNKNOWN", "at_end_of_plan", "check_fit", "check_places", "check_span", "check_survey", "definition_of",
           "is_of_region", "mean_of", "of_group", "of_people", "what_is_used", "without_own_group"]

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
_OVER_TIME = OF_PLANS | {"points_per_year", "per_mille"}
_ALL_PEOPLES = "ethnic_minority"


def check_fit(says: Facets, group: str, indicator: Indicator, definitions: Set[str], around: Set[str]) -> None:
    """Unclear where heading and label name a group, a definition or a whole that the indicator cannot have.

    Levels of schools are no groups of children or people, and what tells a definition of another indicator, such as
    "có bằng cấp", tells another thing. `definitions` are those of the indicator's field, `around` what is measured
    by the surroundings: "Tỷ lệ hộ nghèo DTTS" above "(% so với tổng số hộ)" is neither.
    """
    if OF_HOUSEHOLDS in around and group not in ("", "all") and indicator.denominator == "households":
        raise Unclear("whose-share")
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


def at_end_of_plan(says: Facets, indicator: Indicator, uses: Uses) -> Facets:
    """What a plan over years says, "KH 2016-2020", with the last of them: a level is planned for its end.

    Not what arises over time, and no count but of wholes: "30 xã đạt chuẩn" may be those that the years add.
    """
    if says.kinds != {"target"} or len(says.spans) != 1 or says.years or indicator.id in uses.flows \
            or indicator.unit in _OVER_TIME or (is_count(indicator.unit) and indicator.id not in uses.wholes):
        return says
    return replace(says, years=frozenset(last for _, last in says.spans))


def of_group(study: Study, name: str, group: str, marked: frozenset[str], beside: frozenset[str]) -> str:
    """What the catalogue calls an indicator for a group; from a survey of its own it may have another name.

    `marked` are the definitions that the surroundings mark, by which a survey is told, `beside` the groups that the
    table names: "Ê Đê" beside "Chung các DTTS" is one people of a survey of them all.
    """
    uses = uses_of(study)
    found = uses.called(name, group)
    surveyed = _surveyed(study, found, marked)
    if found != name and surveyed and group in uses.peoples and _ALL_PEOPLES not in beside:
        return name
    return surveyed or found


def of_people(study: Study, names: frozenset[str], group: str) -> frozenset[str]:
    """Of several indicators that a people may have, those that are of the minorities by their nature."""
    if group not in uses_of(study).peoples:
        return names
    return frozenset(name for name in names if study.indicator(name).main_group == _ALL_PEOPLES) or names


def _surveyed(study: Study, name: str, marked: frozenset[str]) -> str:
    """What the one survey that is marked calls an indicator otherwise, '' where none does."""
    of_it = study.indicator(name)
    surveyed = {d.indicator for d in study.definitions if d.id in marked and _are_alike(
        study.indicator(d.indicator), of_it)}
    return next(iter(surveyed)) if len(surveyed) == 1 and name not in surveyed else ""


def _are_alike(surveyed: Indicator, other: Indicator) -> bool:
    """Whether a survey tells the same of its people: "nước hợp vệ sinh", whoever uses it."""
    return surveyed.topic == other.topic and surveyed.unit == other.unit and (
        surveyed.main_group == other.main_group or what_is_used(other).endswith(what_is_used(surveyed)))


def what_is_used(indicator: Indicator) -> str:
    """What a share of people have or use, by the indicator's name without its source: "nước hợp vệ sinh"."""
    return fold(indicator.name_vi).split(" (")[0].split(" sử dụng ")[-1]


def check_survey(study: Study, indicator: Indicator, marked: frozenset[str]) -> None:
    """Unclear where what is named after its source ("Hộ có hố xí hợp vệ sinh") stands in a survey of another one."""
    other = {d.id for d in study.definitions if d.id.startswith("survey_") and (
        each := study.indicator(d.indicator)).topic == indicator.topic and each.unit == indicator.unit}
    if indicator.name_vi.endswith(")") and other & marked - {d.id for d in study.definitions_of(indicator.id)}:
        raise Unclear("no-indicator")


def mean_of(study: Study, name: str) -> str:
    """The mean over the year of an indicator, such as "Dân số trung bình" of "Dân số"; itself where there is none."""
    mean = f"{study.indicator(name).name_vi} trung bình"
    return next((each.id for each in study.indicators if each.name_vi == mean), name)


UNKNOWN = "unknown"
"""The definition of figures whose source does not say how it measured."""


def definition_of(indicator: Indicator, year: int, near: frozenset[str], beside: frozenset[int], study: Study,
                  around: frozenset[str] = frozenset(), units: Set[str] = frozenset()) -> tuple[str, bool]:
    """The definition by the nearest words that mark one of this indicator, else by the year; whether it was assumed.

    Of two in force, the one that holds for all years `beside` it in the table, the next among them, is assumed:
    a series has one definition. Else it is the one that the catalogue says to assume, such as the criteria that were
    kept while new ones came. `units` tell by whom it is counted: "Số dân dùng nước hợp vệ sinh (người)".
    """
    uses = uses_of(study)
    known = study.definitions_of(indicator.id)
    if not known:
        raise Unclear("no-definition", indicator=indicator.name, id=indicator.id)
    if len(known) == 1:
        return known[0].id, False
    around = around | {d.id + LIKELY for d in known if d.id.split("_")[0] in units}
    marked = near if any({d.id, d.id + LIKELY} & near for d in known) else around
    named = [d for d in known if d.id in marked]
    if len(named) == 1:
        return named[0].id, False
    in_force = [d for d in known if d.holds(year) and (indicator.id, d.id) not in uses.special]
    in_force = [d for d in in_force if d.id + LIKELY in marked] or in_force
    if len(in_force) == 1 and not named:
        return in_force[0].id, False
    throughout = [d for d in in_force if beside & {year - 1, year + 1} and all(d.holds(each) for each in beside)]
    assumed = [d for d in in_force if (indicator.id, d.id) in uses.assumed]
    for several in (throughout, assumed):
        if len(several) == 1 and not named:
            return several[0].id, True
    raise Unclear("which-definition", indicator=indicator.name, year=str(year),
                  choices="; ".join(f"{d.id} ({d.name})" for d in named or in_force or known))
