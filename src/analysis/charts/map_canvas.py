"""Drawing regions, their labels, a scale bar and a legend: what all maps share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from analysis.charts.layout import Box, Frame, FreeSpace, label_box, wrap
from analysis.charts.map_labels import Named, label_areas
from analysis.charts.map_shapes import border_lines, in_metres, joined, outline_of, shapes_of
from analysis.charts.style import (
    COLUMN_WIDTH,
    INK,
    PAGE_WIDTH,
    QUIET,
    add_axes,
    darken,
    draw_line,
    readable_on,
    renderer_of,
)
from analysis.language import number, text

__all__ = ["Dot", "Region", "Swatch", "Section", "draw_map", "hatch_of", "draw_legend", "legend_height", "LEGEND_WIDTH",
           "HATCH_WIDTH", "BORDER", "BORDER_WIDTH", "MISSING", "ANY_COLOUR", "UNCOLOURED", "HATCHES"]

MISSING = "#f3f3f3"
UNCOLOURED = "#ffffff"
"""Under the hatch of a value that is no more than a wide range."""
ANY_COLOUR = "none"
"""For a line of a legend that tells of a hatch alone, whatever colour lies under it on the map."""
HATCHES = {"published": "", "estimated": "", "own": "//", "inferred": "\\\\", "insufficient": "--", "none": "xx",
           "not-applicable": ""}
_HATCH_INK = {"inferred": "#4a4a4a", "insufficient": "#9a9a9a", "none": "#a8a8a8"}
_PALE_INK = "#8a8a8a"  # on paper: what is known stands out from what is not
HATCH_WIDTH, BORDER_WIDTH = 0.6, 0.7  # points
BORDER = "#6b6b6b"
LEGEND_WIDTH = 1.9
_NARROW_LEGEND = COLUMN_WIDTH - 0.05
_TITLE, _NARROW_TITLE = 10.0, 9.0  # points
_DOT = 5.0  # points across


@dataclass(frozen=True)
class Region:
    """One district, or a pair of them with one value: how it is filled and what is written on it."""

    codes: tuple[str, ...]
    name: str
    colour: str
    status: str
    value: str = ""


@dataclass(frozen=True)
class Dot:
    """A place marked by a symbol: longitude and latitude in degrees (WGS84)."""

    longitude: float
    latitude: float
    colour: str
    marker: str


@dataclass(frozen=True)
class Swatch:
    """One line of the legend: an area's fill, or with `marker` the symbol of places."""

    label: str
    colour: str
    status: str = "published"
    marker: str = ""


@dataclass(frozen=True)
class Section:
    """A heading of the legend and the lines below it."""

    title: str
    swatches: tuple[Swatch, ...]


def draw_map(districts: gpd.GeoDataFrame, regions: Sequence[Region], sections: Sequence[Section], title: str,
             notes: Sequence[str], dots: Sequence[Dot] = (), narrow: bool = False) -> Figure:
    """The regions of the province in an equal-area projection, north up, with labels, scale and legend.

    Parameters
    ----------
    districts : GeoDataFrame
        Polygons in WGS84 with the column `code`; regions without a polygon are left out.
    regions : sequence of Region
        What to draw.
    sections, title, notes
        The legend, the heading, and small lines at the foot.
    dots : sequence of Dot
        Places on top of the regions; names keep clear of them where they can.
    narrow : bool
        For a telephone: the legend below the map, outlines with less detail.
    """
    shapes = shapes_of(districts, coarse=narrow)
    drawn = [(region, joined(*(shapes[code] for code in region.codes if code in shapes))) for region in regions
             if any(code in shapes for code in region.codes)]
    bounds = shapely.total_bounds([shape for _, shape in drawn] or [shapely.box(0, 0, 1e5, 1e5)])
    frame, axes = _sheet(bounds, sections, title, notes, narrow)
    for region, shape in drawn:
        _fill_region(axes, region, shape)
    hatched = [shape for region, shape in drawn if HATCHES[region.status]]
    if hatched:  # the others have edges of their own
        axes.add_collection(LineCollection(border_lines(*hatched), colors=BORDER, linewidths=BORDER_WIDTH, zorder=3))
    space = FreeSpace(_pixels(axes))
    for box in _scale_bar(axes, bounds[0], bounds[1], joined(*shapes.values()) if shapes else shapely.Point()):
        space.take(box)
    for box in _draw_dots(axes, dots):
        space.take(box)
    named = [Named(shape, "\n".join(filter(None, (region.name, region.value))), region.colour,
                   bool(HATCHES[region.status])) for region, shape in drawn]
    label_areas(axes, named, space)
    if narrow:
        draw_legend(frame, sections, 0.05, frame.bottom + legend_height(sections, _NARROW_LEGEND), _NARROW_LEGEND)
    else:
        draw_legend(frame, sections)
    return frame.figure


def _sheet(bounds: NDArray[np.float64], sections: Sequence[Section], title: str,
           notes: Sequence[str], narrow: bool) -> tuple[Frame, Axes]:
    """The sheet with its heading and notes, and axes in metres on which these bounds have a margin all around."""
    left, bottom, right, top = bounds
    margin = 0.02 * (right - left)
    below, beside = (legend_height(sections, _NARROW_LEGEND) + 0.1, 0.0) if narrow else (0.0, LEGEND_WIDTH)
    whole = COLUMN_WIDTH if narrow else PAGE_WIDTH
    height = (whole - beside - 0.1) * (top - bottom + 2 * margin) / (right - left + 2 * margin)
    frame = Frame(title, height + below if narrow else max(height, legend_height(sections)), notes=notes, width=whole,
                  points=_NARROW_TITLE if narrow else _TITLE)
    axes = add_axes(frame.figure, 0.05, frame.bottom + below, beside + 0.05, frame.top, bare=True)
    axes.set_axis_off()
    axes.set_aspect("equal", anchor="N")
    axes.set_xlim(left - margin, right + margin)
    axes.set_ylim(bottom - margin, top + margin)
    axes.apply_aspect()
    return frame, axes


def _hatch_ink(status: str, colour: str) -> str:
    """The colour of the lines of a hatch, which has to be seen on this one: white on dark colours."""
    if colour == UNCOLOURED:
        return _PALE_INK
    if colour != ANY_COLOUR and readable_on(colour) == UNCOLOURED:
        return UNCOLOURED
    return darken(colour, 0.35) if status == "own" else _HATCH_INK.get(status, QUIET)


def hatch_of(region: Region) -> tuple[str, str]:
    """The hatch over a region, "" for none, and the colour of its lines."""
    hatch = HATCHES[region.status]
    return hatch, _hatch_ink(region.status, region.colour) if hatch else "none"


def _fill_region(axes: Axes, region: Region, shape: BaseGeometry) -> None:
    """Colour and edge, or hatch, of a region in one path: the colour of the edge would be that of the hatch."""
    hatch, ink = hatch_of(region)
    axes.add_artist(PathPatch(outline_of(shape), facecolor=region.colour, edgecolor=ink if hatch else BORDER,
                              linewidth=0 if hatch else BORDER_WIDTH,
                              hatch=hatch or None, hatch_linewidth=HATCH_WIDTH, zorder=1))


def _draw_dots(axes: Axes, dots: Sequence[Dot]) -> list[Box]:
    """Mark the places; returns the room that they take, in pixels."""
    if not dots:
        return []
    degrees = np.array([(dot.longitude, dot.latitude) for dot in dots])
    metres = in_metres(degrees)
    for marker in dict.fromkeys(dot.marker for dot in dots):
        chosen = [place for place, dot in enumerate(dots) if dot.marker == marker]
        axes.scatter(metres[chosen, 0], metres[chosen, 1], s=_DOT**2, marker=marker,
                     c=[dots[place].colour for place in chosen], edgecolors="#ffffff", linewidths=0.4, zorder=7)
    half = _DOT / 2 * axes.figure.dpi / 72
    return [(x - half, y - half, x + half, y + half) for x, y in axes.transData.transform(metres)]


def _pixels(axes: Axes) -> Box:
    box = axes.get_window_extent()
    return float(box.x0), float(box.y0), float(box.x1), float(box.y1)


def _scale_bar(axes: Axes, left: float, bottom: float, province: BaseGeometry) -> list[Box]:
    """A bar of 20 km and the direction of north, in the corner that the province leaves free."""
    length = 20_000.0
    right = axes.get_xlim()[1]
    spots = [(left, bottom), (right - length * 1.6, bottom), (left, axes.get_ylim()[1] - 15_000),
             (right - length * 1.6, axes.get_ylim()[1] - 15_000)]
    areas = [shapely.box(x, y, x + length * 1.6, y + 13_000).intersection(province).area for x, y in spots]
    x, y = spots[int(np.argmin(areas))]
    draw_line(axes, [x, x, x + length, x + length], [y + 1500, y, y, y + 1500], color=INK, linewidth=1.0, zorder=6)
    words = axes.text(x + length / 2, y + 2000, f"{number(length / 1000, 0)} km", fontsize=7, ha="center", va="bottom",
                      zorder=6)
    north = axes.annotate(text("charts-map-north-letter"), (x + length * 1.35, y + 11_000), (x + length * 1.35, y),
                          fontsize=7.5, ha="center", va="bottom", zorder=6,
                          arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 0.9})
    renderer = renderer_of(axes.figure)  # type: ignore[arg-type]
    ends = axes.transData.transform([(x, y), (x + length, y + 2000)])
    return [label_box(words, renderer, 2), label_box(north, renderer, 2), (*ends[0], *ends[1])]


def _lines(label: str, width: float) -> str:
    return wrap(label, width - 0.4, 7)


def legend_height(sections: Sequence[Section], width: float = LEGEND_WIDTH) -> float:
    """Inches that a legend of this width needs."""
    swatches = [swatch for section in sections for swatch in section.swatches]
    lines = sum(1 + wrap(section.title, width - 0.1, 7.5).count("\n") for section in sections)
    lines += sum(1 + _lines(swatch.label, width).count("\n") for swatch in swatches)
    return lines * 0.145 + len(swatches) * 0.06 + len(sections) * 0.16


def draw_legend(frame: Frame, sections: Sequence[Section], left: float | None = None, top: float | None = None,
                width: float = LEGEND_WIDTH) -> None:
    """Headings and swatches one below the other, down the right side unless told from where on, in inches.

    Drawn on the figure, as axes with ticks would cost more.
    """
    figure = frame.figure
    left, inches = frame.width - width if left is None else left, figure.dpi_scale_trans
    y = figure.get_figheight() - frame.top if top is None else top
    for section in sections:
        title = wrap(section.title, width - 0.1, 7.5)
        figure.text(left, y, title, transform=inches, fontsize=7.5, weight="bold", va="top", linespacing=1.15)
        y -= 0.145 * (1 + title.count("\n")) + 0.05
        for swatch in section.swatches:
            label, corner = _lines(swatch.label, width), (left, y - 0.135)
            if swatch.marker:
                figure.add_artist(Line2D([left + 0.12], [y - 0.07], transform=inches, linestyle="", markersize=_DOT,
                                         marker=swatch.marker, color=swatch.colour, markeredgewidth=0))
            else:
                figure.add_artist(Rectangle(corner, 0.24, 0.13, transform=inches, facecolor=swatch.colour,
                                            edgecolor=QUIET, linewidth=0.5))
            if HATCHES[swatch.status]:
                figure.add_artist(Rectangle(corner, 0.24, 0.13, transform=inches, facecolor="none",
                                            edgecolor=_hatch_ink(swatch.status, swatch.colour),
                                            hatch=HATCHES[swatch.status], linewidth=0,
                                            hatch_linewidth=HATCH_WIDTH))
            figure.text(left + 0.31, y - 0.01, label, transform=inches, fontsize=7, va="top", linespacing=1.15)
            y -= 0.145 * (1 + label.count("\n")) + 0.06
        y -= 0.11
