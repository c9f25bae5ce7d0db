"""Maps of any published value: the census, shares of ethnic minorities, difficult communes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from operator import itemgetter

import geopandas as gpd

from analysis.charts.map_canvas import MISSING, Region, Section, draw_map
from analysis.charts.map_classes import Classes, classify
from analysis.charts.map_words import class_swatches, map_notes, mark_notes, silent_swatches, told_regions
from analysis.charts.picture import Picture, kept_picture
from analysis.kept import kept
from analysis.language import number, text
from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Row, Tables, own_values, source_line
from analysis.telling.silence import silence
from analysis.telling.words import lower_first, lowest_and_highest, qualified, unit_text, upper_first, value_text

__all__ = ["context_map"]

_COLOUR = "#00594b"


@kept(kept_picture, "series", "figures")
def context_map(study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: str,
                definition: str = "") -> Picture:
    """Published values of the latest year of each area on the map; no forecast.

    Under any definition, or under the one that is given, which the title then names.

    The year stands beside the value where not all are of the same. A value published for two districts together is
    drawn on both as one area, and said in the note.
    """
    measured = study.indicator(indicator)
    found = own_values(tables, indicator, measured.main_group, definition)
    areas = _drawn_areas(study, found)
    known = {area.code: found[area.code] for area in areas if area.code in found}
    classes = classify([float(row["value"]) for row in known.values()], _COLOUR)
    regions = [_region(study, measured, area, known, classes) for area in areas]
    title = _title(measured, known)
    if definition:
        title += f" ({lower_first(study.definition(indicator, definition).name)})"
    pairs = [text("charts-map-pair-note", pair=_short(study, area).replace("\n", " ")) for area in areas
             if area.type == "pair"]
    swatches = (*class_swatches(classes), *silent_swatches(region.status for region in regions))
    section = Section(text("charts-map-classes-title", unit=upper_first(unit_text(measured.unit))), swatches)
    draw = partial(draw_map, districts, regions, [section], title,
                   map_notes(classes.scheme, *pairs, *mark_notes(regions)))
    ends = _ends(study, known, measured.unit)
    told = text("charts-map-alt-value", title=lower_first(title), count=len(known), total=len(areas), ends=ends).strip()
    alternative = " ".join([told, *pairs, *told_regions(regions)])
    used = [row["figure_id"] for row in known.values()]
    return Picture(draw(), alternative, f"{title}.", source_line(study, tables, used),
                   narrow=partial(draw, narrow=True))


def _region(study: Study, indicator: Indicator, area: Area, known: Mapping[str, Row], classes: Classes) -> Region:
    codes, name = area.members or (area.code,), _short(study, area)
    if area.code not in known:
        return Region(codes, name, MISSING, silence(study, indicator, area))
    row = known[area.code]
    shown = qualified(number(row["value"]), row["qualifier"], row["verdict"])
    if len({each["year"] for each in known.values()}) > 1:
        shown = f"{shown} ({row['year']})"
    return Region(codes, name, classes.colour(float(row["value"])), "published", shown)


def _title(indicator: Indicator, known: Mapping[str, Row]) -> str:
    years = {row["year"] for row in known.values()}
    if len(years) == 1:
        return text("charts-map-context-title", indicator=indicator.name, year=str(years.pop()))
    return text("charts-map-context-title-latest", indicator=indicator.name)


def _drawn_areas(study: Study, found: Mapping[str, Row]) -> list[Area]:
    """The districts, two of them replaced by their pair where only the pair has a value."""
    pairs = [
        area
        for area in study.areas
        if area.type == "pair"
        and area.code in found
        and not any(member in found for member in area.members)
    ]
    joined = {member for pair in pairs for member in pair.members}
    return [*(area for area in study.districts if area.code not in joined), *pairs]


def _short(study: Study, area: Area) -> str:
    if area.type != "pair":
        return area.short_name
    return " +\n".join(study.area(member).short_name for member in area.members)


def _ends(study: Study, known: Mapping[str, Row], unit: str) -> str:
    if len(known) < 2:
        return ""
    return lowest_and_highest("charts-map-alt-ends", *(
        (_short(study, study.area(row["area_code"])).replace("\n", " "),
         qualified(value_text(row["value"], unit), row["qualifier"]))
        for row in (min(known.values(), key=itemgetter("value")), max(known.values(), key=itemgetter("value")))))
