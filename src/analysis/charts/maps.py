"""The map of values at the end of a year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import geopandas as gpd

from analysis.charts.map_canvas import MISSING, UNCOLOURED, Region, Section, draw_map
from analysis.charts.map_classes import Classes, classify
from analysis.charts.map_words import (
    class_swatches,
    map_notes,
    map_source,
    mark_notes,
    status_section,
    told_regions,
    without_needless_hatch,
)
from analysis.charts.picture import Picture, kept_picture
from analysis.kept import kept
from analysis.language import text
from analysis.study import Indicator, Study
from analysis.telling.rows import Tables, default_year
from analysis.telling.standings import Standing, standing_text, standings
from analysis.telling.words import lower_first, lowest_and_highest, unit_text, upper_first

__all__ = ["value_classes", "value_map"]

_VALUE = "#08519c"


@kept(kept_picture, "series", "forecasts", "attainment", "figures")
def value_map(study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: str) -> Picture:
    """The published figure of the year, else the median of the forecast, in at most five classes.

    Published and estimated values are told apart by hatches; below the name stand the value and its 80 %
    interval. What is inferred has its interval and a hatch, but no colour, which would say more than is known.
    The year is that of the attainment rows.
    """
    measured = study.indicator(indicator)
    year = default_year(tables, study, indicator)
    found = standings(study, tables, indicator, year)[:-1]
    classes = value_classes(found)
    regions = without_needless_hatch([_region(s, classes, measured) for s in found])
    title = text("charts-map-value-title", indicator=measured.name, year=str(year))
    sections = [*_class_sections(measured, classes), status_section(region.status for region in regions)]
    notes = map_notes(classes.scheme, text("charts-map-range-note"), *mark_notes(regions))
    draw = partial(draw_map, districts, regions, sections, title, notes)
    told = [text("charts-map-alt-value", title=lower_first(title), total=len(found), ends=_ends(found, measured.unit),
                 count=sum(_is_coloured(s) for s in found)), *told_regions(regions)]
    computed = any(s.kind in ("own", "inferred") for s in found)
    return Picture(draw(), " ".join(filter(None, told)), f"{title}.",
                   map_source(study, tables, indicator, [s.figure_id for s in found], computed),
                   narrow=partial(draw, narrow=True))


def value_classes(found: Sequence[Standing]) -> Classes:
    """The classes of the map of values: of what is published or estimated from figures of the area itself."""
    return classify([float(s.value or 0.0) for s in found if _is_coloured(s)], _VALUE)


def _is_coloured(standing: Standing) -> bool:
    return standing.value is not None and standing.kind != "inferred"


def _region(standing: Standing, classes: Classes, indicator: Indicator) -> Region:
    if standing.value is None:
        return Region((standing.area.code,), standing.area.short_name, MISSING, standing.kind)
    words = standing_text(standing, indicator.unit)
    words = words.replace("%", "") if indicator.is_share else words
    colour = UNCOLOURED if standing.kind == "inferred" else classes.colour(standing.value)
    return Region((standing.area.code,), standing.area.short_name, colour, standing.kind, words)


def _class_sections(indicator: Indicator, classes: Classes) -> list[Section]:
    """The colours of the legend; nothing where every value is inferred."""
    title = text("charts-map-classes-title", unit=upper_first(unit_text(indicator.unit)))
    return [Section(title, class_swatches(classes))] if classes.items else []


def _ends(found: Sequence[Standing], unit: str) -> str:
    sure = sorted(filter(_is_coloured, found), key=lambda s: s.value or 0.0)
    return lowest_and_highest("charts-districts-alt-ends", *((s.area.short_name, standing_text(s, unit)) for s in sure))
