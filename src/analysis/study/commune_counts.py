"""How many communes of a region the planner's list names; otherwise such counts come only from the press."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.study.places import CommuneRegion
from analysis.study.study import Study

__all__ = ["REGION_INDICATORS", "counted_communes", "listed_communes"]

REGION_INDICATORS: Mapping[str, str] = {
    f"em_area_communes_region_{len(region)}": region for region in ("I", "II", "III")}
"""The indicators that count the communes of a region, with the region."""


def listed_communes(study: Study, area_code: str, region: str) -> tuple[CommuneRegion, ...]:
    """The communes of a region that are on the list, in a district or in the whole province."""
    return tuple(each for each in study.commune_regions
                 if each.region == region and area_code in (each.district_code, study.province.code))


def counted_communes(study: Study, area_code: str, indicator: str, published: float | None) -> int | None:
    """How many such communes the list gives; None if it does not say, and for any other indicator.

    A list may be incomplete. Its count is used if it names communes in every district, if it names more than are
    published, or for a district with listed communes but no published number. The communes of July 2025 are different
    units, so their number is not compared with that of the districts.
    """
    listed = [each for each in study.commune_regions if area_code in (each.district_code, study.province.code)]
    region = REGION_INDICATORS.get(indicator)
    if region is None or not listed or any(each.vintage != "2024" for each in study.commune_regions):
        return None
    count = len(listed_communes(study, area_code, region))
    whole = {each.district_code for each in study.commune_regions} >= {area.code for area in study.districts}
    unpublished = published is None and area_code != study.province.code
    return count if whole or unpublished or count > (published or 0) else None
