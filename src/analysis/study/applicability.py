"""Whether an indicator has anything to measure in an area: a district of communes alone has no urban people."""

from __future__ import annotations

from analysis.study.model import Area, Indicator
from analysis.study.study import Study

__all__ = ["LAST_YEAR", "is_applicable"]

LAST_YEAR = 2024  # the last whole year of the districts: its wards and townships tell where urban people are


def is_applicable(study: Study, indicator: Indicator, area: Area, year: int = LAST_YEAR) -> bool:
    """Whether the indicator can have a figure in the area.

    False only for an indicator of the urban population in a district all of whose units were communes at the end of
    `year`; where the list of communes does not tell, True.
    """
    if indicator.main_group != "urban" or not area.is_district:
        return True
    communes = study.communes_of(area.code)
    return not communes or any(commune.is_urban(min(year, LAST_YEAR)) for commune in communes)
