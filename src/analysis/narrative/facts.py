"""What the results hold on one indicator in one area."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd

from analysis.charts.rows import Tables, has_passed, rows
from analysis.charts.statements import main_level
from analysis.remember import for_each
from analysis.study import Area, Indicator, Study
from analysis.tables import empty

__all__ = ["Facts", "Standing", "facts_of", "reported_facts", "reported_indicators",
           "wanted_definition", "year_has_passed"]

_NO_FIGURES = empty("figures")

Standing = Literal["published", "own", "inferred", "none"]


@dataclass(frozen=True)
class Facts:
    """One indicator in one area.

    Attributes
    ----------
    published : rows of ``series`` with the figure's origin (source, how, …), oldest first
    attainment : rows of ``attainment``, targets before yardsticks
    gaps : rows of ``gaps``
    forecast : the row of ``forecasts`` for the targets' year, None where there is none
    standing : "published" where the target year's value is published, "own" where the forecast stands
        on figures of the area, "inferred" where it does not, "none" where there is nothing
    """

    indicator: Indicator
    area: Area
    published: pd.DataFrame
    attainment: pd.DataFrame
    gaps: pd.DataFrame
    forecast: pd.Series | None
    standing: Standing

    @cached_property
    def last(self) -> pd.Series | None:
        """The last published figure, of the definition in force where it has one."""
        if self.published.empty:
            return None
        current = self.published
        if self.forecast is not None:
            same = current[current["definition"] == self.forecast["definition"]]
            current = same if len(same) else current
        return current.iloc[-1]


def facts_of(study: Study, tables: Tables, indicator: Indicator, area: Area, group: str = "") -> Facts:
    """Collect what is known of an indicator in an area, for a group or, by default, the main group.

    Every section of a report asks for it again, so it is remembered with the tables.
    """
    known, group = _known(tables), group or indicator.main_group
    found = known.get((indicator.id, area.code, group))
    if found is None or found.indicator is not indicator or found.area is not area:
        found = known[indicator.id, area.code, group] = _collect(tables, indicator, area, group)
    return found


@for_each
def _known(tables: Tables) -> dict[tuple[str, str, str], Facts]:
    """Filled by `facts_of`."""
    return {}


def _collect(tables: Tables, indicator: Indicator, area: Area, group: str) -> Facts:
    key = {"indicator": indicator.id, "area_code": area.code, "group": group}
    ordered = _ordered(tables)
    attainment, forecasts = rows(ordered, "attainment", **key), rows(ordered, "forecasts", **key)
    year = int(attainment["year"].max()) if len(attainment) else None
    at_target = forecasts[forecasts["year"] == year] if year else forecasts.tail(1)
    forecast = at_target.iloc[-1] if len(at_target) else None
    published = rows(ordered, "series", **key)
    return Facts(indicator, area, published, attainment, rows(ordered, "gaps", **key), forecast,
                 _standing(attainment, forecast, published))


@for_each
def _ordered(tables: Tables) -> Tables:
    """The tables as facts show them, put in order and joined once for all areas."""
    origins = tables.get("figures", _NO_FIGURES).set_index("figure_id")
    origins = origins[["source", "url", "reference_date", "known_from", "note"]]
    series = rows(tables, "series").sort_values("year", kind="stable").join(origins, on="figure_id")
    attainment = rows(tables, "attainment").sort_values(["role", "year", "target_id"])
    return {**{name: tables[name] for name in ("forecasts", "gaps") if name in tables},
            "series": series, "attainment": attainment}


def _standing(attainment: pd.DataFrame, forecast: pd.Series | None, published: pd.DataFrame) -> Standing:
    if attainment["word"].isin(["reached", "not_reached"]).any():
        return "published"
    if forecast is None:
        return "none"
    return "inferred" if forecast["grade"] == "C" else "own"


def wanted_definition(study: Study, facts: Facts) -> str:
    """The definition in force, of which figures are still missing where those published are all of an older one.

    That of the estimate, without one that of the level to reach; "" where figures of it are published, where there are
    no figures at all, or where nothing says which definition is in force.
    """
    if facts.published.empty:
        return ""
    level = main_level(study, facts.indicator, facts.area, facts.indicator.main_group)
    wanted = str(facts.forecast["definition"]) if facts.forecast is not None else level.definition if level else ""
    return "" if wanted in set(facts.published["definition"]) else wanted


def year_has_passed(facts: Facts) -> bool:
    """Whether the years of all targets lay behind when the statements were made; True where there is none."""
    stated = facts.attainment
    return all(has_passed(int(year), str(day)) for year, day in zip(stated["year"], stated["as_of"], strict=True))


def reported_indicators(study: Study) -> tuple[Indicator, ...]:
    """What every report goes through: the directive's indicators, then others that have a target as a share."""
    others = tuple(
        indicator for indicator in study.indicators
        if indicator.role == "context" and indicator.is_share and study.targets_of(indicator.id)
    )
    return (*study.directive_indicators, *others)


def reported_facts(study: Study, tables: Tables, area: Area) -> list[Facts]:
    """The facts on all reported indicators of an area, in catalogue order."""
    return [facts_of(study, tables, indicator, area) for indicator in reported_indicators(study)]
