"""The same map year by year: small maps on one scale, of the years in which several districts have a figure."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from analysis.charts.kept import kept
from analysis.charts.layout import Frame
from analysis.charts.map_canvas import (
    LEGEND_WIDTH,
    Region,
    Section,
    draw_borders,
    draw_legend,
    fill_region,
    legend_height,
)
from analysis.charts.map_classes import Classes, classify
from analysis.charts.map_shapes import shapes_of
from analysis.charts.maps import class_swatches, map_notes
from analysis.charts.picture import Picture
from analysis.charts.rows import Tables, rows, source_line
from analysis.charts.silence import silent_region, silent_swatches
from analysis.charts.style import PAGE_WIDTH, add_axes
from analysis.charts.words import qualified, unit_text, upper_first, value_text
from analysis.language import text
from analysis.study import Indicator, Study

__all__ = ["FEWEST_ON_A_MAP", "map_series"]

FEWEST_ON_A_MAP = 5
"""Districts with a figure that a year needs to be drawn."""
_COLOUR = "#0b4a8b"
_ACROSS, _GAP, _TITLE = 3, 0.08, 0.22
_MOST_YEARS = 12


def map_series(study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: str) -> list[Picture]:
    """One picture for each definition: the published values of the districts, a small map for each year.

    Classes are cut once over all years of a definition, so that colours compare between years; levels are not
    compared across definitions, which have pictures of their own. Empty where no year has figures of five districts.

    Parameters
    ----------
    study, tables, districts
        The catalogue; ``series`` and ``figures``; the polygons.
    indicator : str
        Id of the indicator.
    """
    drawn = _often_enough(study, tables, indicator)["definition"].drop_duplicates()
    return [_map_of_years(study, tables, districts, indicator, str(definition)) for definition in drawn]


def _often_enough(study: Study, tables: Tables, indicator: str) -> pd.DataFrame:
    """The districts' published values, of each definition those of the years that are drawn."""
    found = rows(tables, "series", indicator=indicator, group=study.indicator(indicator).main_group)
    found = found[found["area_code"].isin([area.code for area in study.districts])]
    enough = found.groupby(["definition", "year"])["area_code"].transform("nunique") >= FEWEST_ON_A_MAP
    return found[enough].sort_values(["year", "area_code"])


@kept("series", "figures")
def _map_of_years(study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: str,
                  definition: str) -> Picture:
    measured, found = study.indicator(indicator), _often_enough(study, tables, indicator)
    found = found[found["definition"] == definition]
    years = sorted({int(year) for year in found["year"]})[-_MOST_YEARS:]
    found = found[found["year"].isin(years)]
    classes = classify([float(value) for value in found["value"]], _COLOUR)
    title = text("charts-map-series-title", indicator=measured.name,
                 definition=study.definition(indicator, definition).name)
    shapes = shapes_of(districts)
    regions = {(year, code): _region(study, measured, code, found[found["year"] == year], classes)
               for year in years for code in shapes}
    # A district may be silent in one year and not in the next: how many are is said above each year.
    silent = silent_swatches((region.status for region in regions.values()), numbered=False)
    sections = [Section(text("charts-map-classes-title", unit=upper_first(unit_text(measured.unit))),
                        (*class_swatches(classes), *silent))]
    across = min(_ACROSS, len(years))
    left, bottom, right, top = shapely.total_bounds(list(shapes.values()))
    width = (PAGE_WIDTH - LEGEND_WIDTH - 0.1) / _ACROSS - _GAP
    height = width * (top - bottom) / (right - left)
    down = -(-len(years) // across)
    frame = Frame(title, max(down * (height + _TITLE), legend_height(sections)),
                  notes=map_notes(classes.scheme, text("charts-map-series-note", few=FEWEST_ON_A_MAP)))
    for place, year in enumerate(years):
        row, column = divmod(place, across)
        x, y = column * (width + _GAP), frame.top + row * (height + _TITLE) + _TITLE
        axes = add_axes(frame.figure, x + 0.05, frame.figure.get_figheight() - y - height,
                        PAGE_WIDTH - x - width - 0.05, y)
        axes.set_axis_off()
        axes.set_aspect("equal")
        axes.set_xlim(left, right)
        axes.set_ylim(bottom, top)
        of_year = found[found["year"] == year]
        axes.set_title(text("charts-map-series-year", year=str(year), count=of_year["area_code"].nunique(),
                            total=len(study.districts)), fontsize=7.5, loc="left", pad=2)
        for code, shape in shapes.items():
            fill_region(axes, regions[year, code], shape)
        draw_borders(axes, list(shapes.values()))
    draw_legend(frame, sections)
    told = [_told(study, measured, year, found[found["year"] == year]) for year in years]
    return Picture(frame.figure, " ".join([f"{title}.", *told]), f"{title}.",
                   source_line(tables, found["figure_id"]))


def _region(study: Study, indicator: Indicator, code: str, of_year: pd.DataFrame, classes: Classes) -> Region:
    value = of_year.loc[of_year["area_code"] == code, "value"]
    if value.empty:
        return silent_region(study, indicator, study.area(code))
    return Region((code,), "", classes.colour(float(value.iloc[-1])), "published")


def _told(study: Study, indicator: Indicator, year: int, of_year: pd.DataFrame) -> str:
    """The year with its lowest and highest district."""
    ends = of_year.sort_values("value")
    low, high = (text("charts-item", area=study.area(row["area_code"]).short_name,
                      value=qualified(value_text(row["value"], indicator.unit), row["qualifier"]))
                 for row in (ends.iloc[0], ends.iloc[-1]))
    return text("charts-map-series-alt", year=str(year), count=len(of_year), low=low, high=high)
