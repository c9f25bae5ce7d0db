"""Whether an indicator applies to an area: a district that consists of rural communes has no urban population."""

from __future__ import annotations

from analysis.study.model import Area, Indicator
from analysis.study.study import Study

__all__ = ["LAST_YEAR", "is_applicable"]

LAST_YEAR = 2024  # the districts' last full year: its wards and townships show where there is an urban population


def is_applicable(study: Study, indicator: Indicator, area: Area, year: int = LAST_YEAR) -> bool:
    """Whether the indicator can have a figure in the area.

    False only for an indicator of the urban population in a district that had nothing but communes at the end of
    `year`. True if the list of communes does not say.
    """
    if indicator.main_group != "urban" or not area.is_district:
        return True
    communes = study.communes_of(area.code)
    return not communes or any(commune.is_urban(min(year, LAST_YEAR)) for commune in communes)
