"""What the nearest text says of a number: heading and label before the sub-heading, that before the surroundings."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.findings import Argument
from analysis.ingest.layout.context import Context
from analysis.ingest.wording import Facets
from analysis.ingest.wording.times import START

__all__ = ["Evidence", "Unclear", "nearest_area", "nearest_group", "nearest_kind", "nearest_time", "nearest_unit"]

_TOTALS = frozenset(("total", "all"))


class Unclear(Exception):
    """Something that a figure needs is missing or contradictory: message ``finding-ingest-CODE``."""

    def __init__(self, code: str, **arguments: Argument) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments


@dataclass(frozen=True)
class Evidence:
    """What the numbers of a column show: all whole, some above 100, percent signs among them."""

    whole: bool = False
    above_hundred: bool = False
    percent_signs: bool = False


def nearest_unit(says: Facets, section: Facets, context: Context, evidence: Evidence) -> str:
    """The unit that the nearest text names."""
    if evidence.percent_signs and not says.units:
        return "percent"
    for source in (says, section, context.says):
        if len(source.units) > 1 and source is says:
            raise Unclear("two-units", units=", ".join(sorted(source.units)))
        if len(source.units) == 1:
            return next(iter(source.units))
    return ""


def nearest_group(says: Facets, section: Facets, context: Context) -> str:
    """The group that the nearest text names; '' where none does."""
    named = says.groups - _TOTALS
    if len(named) > 1:
        raise Unclear("two-groups", groups=", ".join(sorted(named)))
    if named:
        return next(iter(named))
    if "all" in says.groups:
        return "all"
    for source in (section.groups, context.says.groups):
        if len(source - _TOTALS) == 1:
            return next(iter(source - _TOTALS))
        if source - _TOTALS and not says.groups:
            raise Unclear("two-groups", groups=", ".join(sorted(source)))
    return ""


def nearest_area(says: Facets, section: Facets, context: Context) -> str:
    """The area that the nearest text names; Unclear where it names several, or none does."""
    for source in (says, section, context.says):
        if len(source.areas) > 1:
            raise Unclear("two-areas", areas=", ".join(sorted(source.areas)))
        if source.areas:
            return next(iter(source.areas))
    raise Unclear("no-area")


def nearest_time(says: Facets, section: Facets, context: Context) -> tuple[int, str]:
    """The year that the nearest text names, and the day within it ('' for its end)."""
    for source in (says, section, context.says):
        if len(source.years) > 1:
            raise Unclear("two-years", years=", ".join(map(str, sorted(source.years))))
        if source.years:
            year = next(iter(source.years))
            periods = says.periods or section.periods or source.periods
            if len(periods) > 1:
                raise Unclear("two-years", years=", ".join(sorted(periods)).replace(START, "đầu năm"))
            if START in periods and not says.days:
                return year - 1, ""
            return year, _day(year, source, says, periods)
        if source is says and source.spans:
            raise Unclear("period", years=", ".join(f"{first}–{last}" for first, last in sorted(source.spans)))
    raise Unclear("no-year")


def _day(year: int, source: Facets, says: Facets, periods: frozenset[str]) -> str:
    """The day within the year: of the text that names the year, or the end of a part of it named nearer."""
    if periods and not says.days:
        day = f"{year}-{next(iter(periods))}"
        return "" if day.endswith("-12-31") else day
    # A day of another year belongs to something else, such as the letter that a table replaces.
    days = [day for day in source.days if day.startswith(str(year))]
    return days[0] if len(days) == 1 else ""


def nearest_kind(says: Facets, section: Facets, context: Context, year: int) -> str:
    """Outcome, target or forecast: what the nearest text names, else an outcome."""
    for source in (says, section, context.says):
        if source is context.says and source.years and year < min(source.years):
            break  # the outcome of 2023 in a plan for 2024
        if len(source.kinds) > 1:
            raise Unclear("two-kinds")
        if source.kinds:
            return next(iter(source.kinds))
    return "outcome"
