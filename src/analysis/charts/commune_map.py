"""The communes of the ethnic-minority areas on the map: a point each, by region I, II, III."""

from __future__ import annotations

from collections import Counter
from functools import partial

import geopandas as gpd
import shapely

from analysis.charts.map_canvas import MISSING, Dot, Region, Section, Swatch, draw_map
from analysis.charts.map_words import map_notes
from analysis.charts.picture import Picture
from analysis.language import text
from analysis.study import CommuneRegion, Study
from analysis.telling.words import counted

__all__ = ["commune_map", "outside_their_district"]

# From light to dark and by shape, so that they are told apart on a grey print.
_MARKS = {"I": ("#4fa3d1", "o"), "II": ("#b07a00", "s"), "III": ("#8c1d04", "^")}
# The boundaries are generalised to about 150 m; a commune's office may stand close to one.
_TOLERANCE_DEGREES = 0.01


def commune_map(study: Study, districts: gpd.GeoDataFrame) -> Picture:
    """Every commune of the list that has coordinates; what has none is counted in the legend and in the words.

    Below a district's name stands how many of its communes are in region III, with or without a point.
    """
    listed = study.commune_regions
    placed = [commune for commune in listed if commune.latitude is not None and commune.longitude is not None]
    dots = [Dot(float(commune.longitude or 0), float(commune.latitude or 0), *_MARKS[commune.region])
            for commune in placed]
    by_region: Counter[str] = Counter(commune.region for commune in listed)
    hardest = Counter(commune.district_code for commune in listed if commune.region == "III")
    regions = [
        Region((area.code,), area.short_name, MISSING, "published",
               text("charts-communes-hardest", count=hardest[area.code]) if hardest[area.code] else "")
        for area in study.districts
    ]
    # A mark that nowhere stands on the map has no place in its legend.
    marked = {commune.region for commune in placed}
    swatches = [Swatch(counted(text("charts-communes-region", region=region), by_region[region]), colour, marker=marker)
                for region, (colour, marker) in _MARKS.items() if region in marked]
    title = text("charts-communes-title")
    notes = map_notes("", text("charts-communes-points", placed=len(placed), total=len(listed)))
    legend = Section(text("charts-communes-legend"), tuple(swatches))
    draw = partial(draw_map, districts, regions, [legend], title, notes, dots)
    most = [text("telling-item", area=study.area(code).short_name, value=str(count))
            for code, count in sorted(hardest.items(), key=lambda item: (-item[1], item[0]))[:3]]
    told = text("charts-communes-alt", title=title, first=by_region["I"], second=by_region["II"],
                third=by_region["III"], placed=len(placed), total=len(listed), most=", ".join(most) or "–")
    return Picture(draw(), told, f"{title}.", text("charts-communes-source"),
                   narrow=partial(draw, narrow=True))


def outside_their_district(study: Study, districts: gpd.GeoDataFrame) -> list[CommuneRegion]:
    """Communes whose point lies more than about a kilometre outside the district that the list names."""
    shapes = dict(zip(districts["code"].astype(str), districts.geometry, strict=True))
    return [
        commune for commune in study.commune_regions
        if commune.latitude is not None and commune.longitude is not None and commune.district_code in shapes
        and shapes[commune.district_code].distance(shapely.Point(commune.longitude, commune.latitude))
        > _TOLERANCE_DEGREES
    ]
