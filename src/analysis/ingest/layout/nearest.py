"""What a number is a figure of by the nearest text: heading and label, the sub-heading, then the surroundings."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from analysis.ingest.layout.context import Context
from analysis.ingest.layout.subject import Evidence, Unclear
from analysis.ingest.names import fold
from analysis.ingest.units import most_exact
from analysis.ingest.wording import Facets
from analysis.ingest.wording.phrases import MINORITIES, RESIDENCES, TOTALS
from analysis.ingest.wording.times import START
from analysis.study import Indicator, Study

__all__ = ["LIKE_TITLE", "OF_CLUSTERS", "OF_TITLE", "check_base", "nearest_area", "nearest_group",
           "nearest_kind", "nearest_time", "nearest_unit", "of_results", "settled_group", "without_cluster"]

OF_CLUSTERS = frozenset(("phía", "cụm", "vùng", "tiểu", "miền", "đông", "tây", "nam", "bắc", "trung", "tâm", "số",
                         "thi", "đua", "i", "ii", "iii", "iv", "1", "2", "3", "4"))
"""Words that only say which districts are meant: "phía Đông", "cụm thi đua số 2"."""
OF_TITLE = "of_people_of_title"
"""The measure of a column that is of other people than all, of whom only the title speaks."""
LIKE_TITLE = "like_title"
"""The measure of a column that was read together with all words of its title, which so need no doubt of their own."""


def nearest_unit(says: Facets, section: Facets, context: Context, evidence: Evidence) -> str:
    """The unit that the nearest text names."""
    if evidence.percent_signs and not says.units:
        return "percent"
    for source in (says, section, context.says):
        units = source.units
        if source is says and "percent" in units and not evidence.above_hundred:
            units = frozenset(("percent",))  # "Hộ dùng nước hợp vệ sinh (%)": whose share it is, and the unit
        units = most_exact(units)
        if len(units) > 1 and source is says:
            raise Unclear("two-units", units=", ".join(sorted(units)))
        if units == {"households"} and evidence.fractions and not evidence.above_hundred:
            return "percent"  # nobody counts half a household
        if len(units) == 1:
            return next(iter(units))
    return ""


def nearest_group(says: Facets, section: Facets, context: Context, own: Set[str] = frozenset(),
                  beside: Set[str] = frozenset()) -> str:
    """The group that the nearest text names; '' where none does.

    `own` are the groups that the candidates are about by their nature: children, of whom those of a minority are
    meant. A title that names several only says how its columns are divided, where one of them stands `beside`.
    """
    named = _narrowed(says.groups - TOTALS, own)
    if len(named) > 1:
        raise Unclear("two-groups", groups=", ".join(sorted(named)))
    if named:
        return next(iter(named))
    if "all" in says.groups:
        return "all"
    # of "Trẻ em và phụ nữ" the latter, where what is named is of the former
    listed = context.beside if own & (context.says.groups - context.beside) else frozenset()
    for source in (section.groups, context.says.groups - listed):
        around = _narrowed(source - TOTALS, own)
        if len(around) == 1:
            return next(iter(around))
        if around and not says.groups and not around & beside:
            raise Unclear("two-groups", groups=", ".join(sorted(source)))
    return ""


def _narrowed(groups: frozenset[str], own: Set[str]) -> frozenset[str]:
    """Of groups one within the other the narrower: "Trẻ DTTS tại chỗ" are the indigenous among the children."""
    if len(groups) > 1:
        groups = groups - own or groups
    return groups - {"ethnic_minority"} if groups >= MINORITIES else groups


def without_cluster(context: Context, areas: frozenset[str], study: Study) -> Context:
    """The context of a number; that of a single district needs no doubt of a title that only says which are listed.

    "Hộ nghèo các huyện phía Đông" is of each of them in full; a total of theirs, and "các xã phía Đông", are doubted.
    """
    single = context.doubt and len(areas) == 1 and areas <= {district.code for district in study.districts}
    if not single or not OF_CLUSTERS.issuperset(context.doubt):
        return context
    behind = re.compile(rf"\b(?:huyện|thị xã|thành phố)\W+(?:(?:thuộc|ở|tại|khu vực|vùng) )*{context.doubt[0]}\b")
    told = any(behind.search(fold(line)) for line in context.lines)
    return replace(context, doubt=(), restricted=()) if told else context


def nearest_area(says: Facets, section: Facets, context: Context) -> str:
    """The area that the nearest text names; Unclear where it names several, or none does."""
    for source in (says, section, context.says):
        if len(source.areas) > 1:
            raise Unclear("two-areas", areas=", ".join(sorted(source.areas)))
        if source.areas:
            return next(iter(source.areas))
    raise Unclear("no-area")


def nearest_time(says: Facets, section: Facets, context: Context) -> tuple[int, str]:
    """The year that the nearest text names, and the day within it ('' for its end).

    "Năm trước" is told from the report's year.
    """
    relative = says.relative or section.relative or context.says.relative
    for source in (says, section, context.says):
        years = source.years
        if len(years) > 1:
            raise Unclear("two-years", years=", ".join(map(str, sorted(years))))
        if years:
            year = next(iter(years))
            if relative:
                return _told_from(relative, year, source is says, says, section, context)
            periods = frozenset() if "whole_year" in says.measures else (
                says.periods or section.periods or source.periods)
            if len(periods) > 1:
                raise Unclear("two-years", years=", ".join(sorted(periods)).replace(START, "đầu năm"))
            if START in periods and not says.days:
                return year - 1, ""
            return year, _day(year, source, says, periods)
        if source is says and source.spans:
            raise Unclear("period", years=", ".join(f"{first}–{last}" for first, last in sorted(source.spans)))
    raise Unclear("no-year")


def of_results(context: Context, beside: frozenset[int]) -> Context:
    """The context of a whole, such as "Tổng số xã": of its one year of results where columns name all its years."""
    years = frozenset(year for year, kind in context.kinds_of_years if kind == "outcome")
    told = len(years) == 1 and context.says.years <= beside
    return replace(context, says=replace(context.says, years=years)) if told else context


def _told_from(relative: frozenset[str], year: int, is_own: bool, says: Facets, section: Facets,
               context: Context) -> tuple[int, str]:
    """The year and day of "Năm trước", "Cùng kỳ" and the like; `is_own` where the year stands with these words."""
    if len(relative) > 1 and relative != {"previous", "same_period"}:
        raise Unclear("two-years", years=str(year))
    around = section.periods or context.says.periods
    dated = [day[5:] for day in context.says.days if day.startswith(str(year + (1 if is_own else 0)))]
    ends = says.periods or around or frozenset(dated)
    ends = frozenset() if "whole_year" in says.measures else ends
    if len(ends) > 1 or START in ends:
        raise Unclear("two-years", years=str(year))
    if "part_before" in relative or ("earlier" in relative and (ends or is_own)):
        raise Unclear("no-year")  # the period before the first half may be the half or the year before
    if not is_own:
        year += {"this": 0, "next": 1}.get(next(iter(relative)), -1)
    ends = ends if relative & {"same_period", "this"} else says.periods
    end = next(iter(ends), "12-31")
    return year, "" if end == "12-31" else f"{year}-{end}"


def _day(year: int, source: Facets, says: Facets, periods: frozenset[str]) -> str:
    """The day within the year: of the text that names the year, or the end of a part of it named nearer."""
    if "whole_year" in says.measures:
        return ""
    if periods and not says.days:
        day = f"{year}-{next(iter(periods))}"
        return "" if day.endswith("-12-31") else day
    # A day of another year belongs to something else, such as the letter that a table replaces.
    days = [day for day in source.days if day.startswith(str(year))]
    return days[0] if len(days) == 1 else ""


def nearest_kind(says: Facets, section: Facets, context: Context, year: int, beside: frozenset[str]) -> str:
    """Outcome, target or forecast: what the nearest text names, else an outcome.

    Below "Kế hoạch …", and `beside` a column of the plan, one that says nothing may be either. Where a title gives its
    years different kinds, another year may be any, but for those before it.
    """
    for source in (says, section, context.says):
        if source is context.says and context.kinds_of_years:
            return _kind_of_year(context.kinds_of_years, year, beside)
        if source is context.says and (of := source.years or {first for first, _ in source.spans}) and year < min(of):
            break  # the outcome of 2023 in a plan for 2024, or for 2024 to 2030
        if source is context.says and source.kinds & beside:
            raise Unclear("two-kinds")
        if len(source.kinds) > 1:
            raise Unclear("two-kinds")
        if source.kinds:
            return next(iter(source.kinds))
    return "outcome"


def _kind_of_year(kinds_of_years: frozenset[tuple[int, str]], year: int, beside: frozenset[str]) -> str:
    if year < min(of for of, _ in kinds_of_years):
        return "outcome"
    kinds = {kind for of, kind in kinds_of_years if of == year}
    rest = kinds - beside if len(kinds) > 1 else kinds
    if len(rest) != 1 or rest & beside - {"outcome"}:
        raise Unclear("two-kinds")
    return next(iter(rest))


def settled_group(group: str, indicator: Indicator) -> str:
    """The group of a figure: the indicator's own where none is named, or all are."""
    if group in ("", "all") or group == indicator.main_group:
        return indicator.main_group
    if {indicator.main_group, group} <= RESIDENCES:
        unclear = Unclear("two-groups", groups=f"{indicator.main_group}, {group}")
        unclear.severity = "warning"  # what the catalogue has of towns alone, given for the country too
        raise unclear
    return group


def check_base(says: Facets, group: str, indicator: Indicator) -> None:
    """A share of all households is not the rate among the minority, nor the other way round."""
    if "beside_plan" in says.measures:
        raise Unclear("share-of-plan")
    if "of_population" in says.measures and indicator.denominator == "households":
        raise Unclear("whose-share")
    beside = {measure.removeprefix("beside_") for measure in says.measures if measure.startswith("beside_")}
    if beside - {group or indicator.main_group}:
        raise Unclear("whose-share")
    of_group = group not in ("", "all", indicator.main_group) and indicator.topic != "ethnic"  # peoples of all people
    if ("of_all" in says.measures and of_group) or ("of_minority" in says.measures and group != "ethnic_minority"):
        raise Unclear("whose-share")
