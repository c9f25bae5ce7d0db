"""The same map year by year: small maps on one scale, of the years in which several districts have a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D
from shapely.geometry.base import BaseGeometry

from analysis.charts.layout import Frame
from analysis.charts.map_canvas import (
    BORDER,
    BORDER_WIDTH,
    HATCH_WIDTH,
    LEGEND_WIDTH,
    Region,
    Section,
    draw_legend,
    hatch_of,
    legend_height,
)
from analysis.charts.map_classes import Classes, classify
from analysis.charts.map_shapes import border_lines, middle_of, outline_of, shapes_of
from analysis.charts.map_words import class_swatches, map_notes, silent_region, silent_swatches
from analysis.charts.picture import Picture, kept_picture
from analysis.charts.style import INK, PAGE_WIDTH, readable_on
from analysis.kept import kept
from analysis.language import text
from analysis.study import Indicator, Study
from analysis.telling.rows import Tables, rows, source_line
from analysis.telling.words import lowest_and_highest, qualified, unit_text, upper_first, value_text

__all__ = ["FEWEST_ON_A_MAP", "map_series"]

FEWEST_ON_A_MAP = 5
"""Districts with a figure that a year needs to be drawn."""
_COLOUR = "#0b4a8b"
_ACROSS, _FEWEST_ACROSS, _GAP, _TITLE = 3, 2, 0.08, 0.22
_MOST_YEARS = 12
# Inches: a line of the names; they stand in two columns.
_NAME_LINE, _NAME_COLUMNS, _NAME_POINTS = 0.125, 2, 6.2


def map_series(study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: str) -> list[Picture]:
    """One picture for each definition: the published values of the districts, a small map for each year.

    Classes are cut once over all years of a definition, so that colours compare between years; levels are not
    compared across definitions, which have pictures of their own. Empty where no year has figures of five districts.
    """
    drawn = _often_enough(study, tables, indicator)["definition"].drop_duplicates()
    return [_map_of_years(study, tables, districts, indicator, str(definition)) for definition in drawn]


def _often_enough(study: Study, tables: Tables, indicator: str) -> pd.DataFrame:
    """The districts' published values, of each definition those of the years that are drawn."""
    found = rows(tables, "series", indicator=indicator, group=study.indicator(indicator).main_group)
    found = found[found["area_code"].isin([area.code for area in study.districts])]
    enough = found.groupby(["definition", "year"])["area_code"].transform("nunique") >= FEWEST_ON_A_MAP
    return found[enough].sort_values(["year", "area_code"])


@kept(kept_picture, "series", "figures")
def _map_of_years(study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: str,
                  definition: str) -> Picture:
    measured, found = study.indicator(indicator), _often_enough(study, tables, indicator)
    found = found[found["definition"] == definition]
    years = sorted({int(year) for year in found["year"]})[-_MOST_YEARS:]
    found = found[found["year"].isin(years)]
    classes = classify([float(value) for value in found["value"]], _COLOUR)
    title = text("charts-map-series-title", indicator=measured.name, years=len(years), year=str(years[0]),
                 definition=study.definition(indicator, definition).name)
    shapes = shapes_of(districts)
    of_year = {year: found[found["year"] == year] for year in years}
    values = {(int(row.year), str(row.area_code)): float(row.value) for row in found.itertuples()}
    regions = {(year, code): _region(study, measured, code, values.get((year, code)), classes)
               for year in years for code in shapes}
    # A district may be silent in one year and not in the next: how many are is said above each year.
    silent = silent_swatches((region.status for region in regions.values()), numbered=False)
    sections = [Section(text("charts-map-classes-title", unit=upper_first(unit_text(measured.unit))),
                        (*class_swatches(classes), *silent))]
    across = min(_ACROSS, len(years))
    left, bottom, right, top = shapely.total_bounds(list(shapes.values()))
    width = (PAGE_WIDTH - LEGEND_WIDTH - 0.1) / max(across, _FEWEST_ACROSS) - _GAP
    height = width * (top - bottom) / (right - left)
    down = -(-len(years) // across)
    named = _names_height(study)
    frame = Frame(title, max(down * (height + _TITLE), legend_height(sections) + named),
                  notes=map_notes(classes.scheme, text("charts-map-series-note", few=FEWEST_ON_A_MAP)))
    maps = {year: (column * (width + _GAP) + 0.05, frame.figure.get_figheight() - frame.top
                   - row * (height + _TITLE) - _TITLE - height)
            for year, (row, column) in zip(years, (divmod(place, across) for place in range(len(years))), strict=True)}
    for year, (x, y) in maps.items():
        frame.figure.text(x, y + height + 0.03, text(
            "charts-map-series-year", year=str(year), total=len(study.districts),
            count=of_year[year]["area_code"].nunique(),
        ), transform=frame.figure.dpi_scale_trans, fontsize=7.5, color=INK)
    _set_down(frame.figure, shapes, regions, maps, width / (right - left), (left, bottom))
    draw_legend(frame, sections)
    _name_districts(frame, study, shapes, {code: regions[years[0], code].colour for code in shapes}, maps[years[0]],
                    (width / (right - left), left, bottom), legend_height(sections))
    told = [_told(study, measured, year, of_year[year]) for year in years]
    return Picture(frame.figure, " ".join([f"{title}.", *told]), f"{title}.",
                   source_line(study, tables, found["figure_id"]))


def _set_down(figure: Figure, shapes: Mapping[str, BaseGeometry], regions: Mapping[tuple[int, str], Region],
              maps: Mapping[int, tuple[float, float]], scale: float, corner: tuple[float, float]) -> None:
    """Draw each outline once and set it down in the map of every year, which keeps the drawing small.

    `maps` are the lower left corners in inches, `scale` inches a metre, `corner` the lower left one of all shapes.
    """
    ground = Affine2D().translate(-corner[0], -corner[1]).scale(scale) + figure.dpi_scale_trans

    def draw(outline: Outline, years: Sequence[int], **look: Any) -> None:
        drawn = PathCollection([outline], offsets=[maps[year] for year in years], transform=ground,
                               offset_transform=figure.dpi_scale_trans, **look)
        drawn.set_hatch_linewidth(HATCH_WIDTH)
        figure.add_artist(drawn)

    for code, shape in shapes.items():
        alike: dict[tuple[str, str], list[int]] = defaultdict(list)
        for year in maps:
            alike[hatch_of(regions[year, code])].append(year)
        for (hatch, ink), years in alike.items():
            draw(outline_of(shape), years, facecolors=[regions[year, code].colour for year in years],
                 edgecolors=ink, linewidths=0, hatch=hatch or None, zorder=1)
    borders = Outline.make_compound_path(*(Outline(line) for line in border_lines(*shapes.values())))
    draw(borders, list(maps), facecolors="none", edgecolors=BORDER, linewidths=BORDER_WIDTH, zorder=1.5)


def _names_height(study: Study) -> float:
    """Inches that the names of the districts need below the legend."""
    return (2 - (-len(study.districts) // _NAME_COLUMNS)) * _NAME_LINE


def _name_districts(frame: Frame, study: Study, shapes: Mapping[str, BaseGeometry], colours: Mapping[str, str],
                    corner: tuple[float, float], ground: tuple[float, float, float], below: float) -> None:
    """Numbers on the first map, where names find no room, and what they stand for `below` the legend, in inches.

    `corner` is that of the first map in inches, `ground` inches a metre and the lower left corner of all shapes.
    """
    figure, (scale, left, bottom) = frame.figure, ground
    inches = figure.dpi_scale_trans
    column, top = frame.width - LEGEND_WIDTH, figure.get_figheight() - frame.top - below - _NAME_LINE / 2
    figure.text(column, top, text("charts-map-series-names"), transform=inches, fontsize=7.5, weight="bold", va="top")
    down = -(-len(study.districts) // _NAME_COLUMNS)
    for place, area in enumerate(study.districts):
        if area.code in shapes:
            x, y = middle_of(shapes[area.code])
            figure.text(corner[0] + (x - left) * scale, corner[1] + (y - bottom) * scale, str(place + 1),
                        transform=inches, fontsize=_NAME_POINTS, ha="center", va="center",
                        color=readable_on(colours[area.code]))
        across, line = divmod(place, down)
        figure.text(column + across * LEGEND_WIDTH / _NAME_COLUMNS, top - (line + 1.4) * _NAME_LINE,
                    f"{place + 1} {area.short_name}", transform=inches, fontsize=_NAME_POINTS, va="top")


def _region(study: Study, indicator: Indicator, code: str, value: float | None, classes: Classes) -> Region:
    if value is None:
        return silent_region(study, indicator, study.area(code))
    return Region((code,), "", classes.colour(value), "published")


def _told(study: Study, indicator: Indicator, year: int, of_year: pd.DataFrame) -> str:
    """The year with its lowest and highest district."""
    return lowest_and_highest("charts-map-series-alt", *(
        (study.area(row["area_code"]).short_name, qualified(value_text(row["value"], indicator.unit), row["qualifier"]))
        for _, row in of_year.sort_values("value").iterrows()), year=str(year), count=len(of_year))
