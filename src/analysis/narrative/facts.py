"""What the results hold on one indicator in one area."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Literal

from analysis.remember import remembered
from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Row, Tables, figure_of, has_passed, records
from analysis.telling.statements import main_level
from analysis.telling.words import OUTCOMES

__all__ = ["Facts", "Standing", "facts_of", "reported_facts", "wanted_definition", "year_has_passed"]

_ORIGIN = ("source", "url", "reference_date", "known_from", "note")

Standing = Literal["published", "own", "inferred", "none"]


@dataclass(frozen=True)
class Facts:
    """One indicator in one area.

    Attributes
    ----------
    published : rows of ``series`` with the figure's origin (source, how, …), oldest first
    stated : rows of ``attainment``, targets before yardsticks
    gaps : rows of ``gaps``
    forecast : the row of ``forecasts`` for the targets' year, None where there is none
    standing : "published" where the target year's value is published, "own" where the forecast stands
        on figures of the area, "inferred" where it does not, "none" where there is nothing
    """

    indicator: Indicator
    area: Area
    published: list[Row]
    stated: list[Row]
    gaps: list[Row]
    forecast: Row | None
    standing: Standing

    @cached_property
    def last(self) -> Row | None:
        """The last published figure, of the definition in force where it has one."""
        current = [] if self.forecast is None else self.of_definition(self.forecast["definition"])
        figures = current or self.published
        return figures[-1] if figures else None

    def of_definition(self, definition: str) -> list[Row]:
        """The published figures by that definition."""
        return [row for row in self.published if row["definition"] == definition]

    def gap_to(self, target_id: str) -> Row | None:
        """What is missing to a target; None where that is not known."""
        return next((row for row in self.gaps if row["target_id"] == target_id), None)


def facts_of(study: Study, tables: Tables, indicator: Indicator, area: Area, group: str = "") -> Facts:
    """Collect what is known of an indicator in an area, for a group or, by default, the main group.

    Every section of a report asks for it again, so it is remembered with the tables.
    """
    known, group = _known(tables), group or indicator.main_group
    found = known.get((indicator.id, area.code, group))
    if found is None or found.indicator is not indicator or found.area is not area:
        found = known[indicator.id, area.code, group] = _collect(tables, indicator, area, group)
    return found


@remembered
def _known(tables: Tables) -> dict[tuple[str, str, str], Facts]:
    """Filled by `facts_of`."""
    return {}


def _collect(tables: Tables, indicator: Indicator, area: Area, group: str) -> Facts:
    key = {"indicator": indicator.id, "area_code": area.code, "group": group}
    stated = sorted(records(tables, "attainment", **key), key=itemgetter("role", "year", "target_id"))
    forecasts, year = records(tables, "forecasts", **key), max((row["year"] for row in stated), default=None)
    at_target = [row for row in forecasts if year in (None, row["year"])]
    forecast = at_target[-1] if at_target else None
    published: list[Row] = [{**row, **_origin(tables, row["figure_id"])} for row in records(tables, "series", **key)]
    return Facts(indicator, area, published, stated, records(tables, "gaps", **key), forecast,
                 _standing(stated, forecast))


def _origin(tables: Tables, figure_id: str) -> Row:
    """Where a figure comes from; empty words where that is not told."""
    figure = figure_of(tables, figure_id)
    return {name: figure.get(name, "") for name in _ORIGIN}


def _standing(stated: list[Row], forecast: Row | None) -> Standing:
    if any(row["word"] in OUTCOMES for row in stated):
        return "published"
    if forecast is None:
        return "none"
    return "inferred" if forecast["grade"] == "C" else "own"


def wanted_definition(study: Study, facts: Facts) -> str:
    """The definition in force, of which figures are still missing where those published are all of an older one.

    That of the estimate, without one that of the level to reach; "" where figures of it are published, where there are
    no figures at all, or where nothing says which definition is in force.
    """
    if not facts.published:
        return ""
    level = main_level(study, facts.indicator, facts.area, facts.indicator.main_group)
    wanted = str(facts.forecast["definition"]) if facts.forecast is not None else level.definition if level else ""
    return "" if wanted in {row["definition"] for row in facts.published} else wanted


def year_has_passed(facts: Facts) -> bool:
    """Whether the years of all targets lay behind when the statements were made; True where there is none."""
    return all(has_passed(row["year"], row["as_of"]) for row in facts.stated)


def reported_facts(study: Study, tables: Tables, area: Area) -> list[Facts]:
    """The facts on all reported indicators of an area, in catalogue order."""
    return [facts_of(study, tables, indicator, area) for indicator in study.reported_indicators]
