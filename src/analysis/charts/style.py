"""The one style of every chart and map: sizes, colours, type, number formats on axes.

Colours are those of Okabe and Ito (2008), told apart under the common forms of colour blindness;
sequences use one hue from light to dark, so that they stay in order on a grey print; the five
likelihood classes run from blue over mauve to pale yellow, darker where likelier, and are always
accompanied by words or percentages; what is settled is darker than all of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import TICKDOWN, TICKLEFT, MarkerStyle
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import Transform

from analysis.charts.bare_axes import BareAxes
from analysis.charts.vector import Ruler
from analysis.language import number, text

__all__ = ["STYLE", "PAGE_WIDTH", "COLUMN_WIDTH", "QUARTER_WIDTH", "INK", "QUIET", "PAPER", "DEFINITION_COLOURS",
           "DEFINITION_MARKERS", "LIKELIHOOD_COLOURS", "TARGET", "MINORITY", "REST", "sequence", "lighten", "darken",
           "readable_on", "new_figure", "add_axes", "draw_breaks_at", "draw_line", "number_axis", "level_axis",
           "year_axis", "renderer_of", "extent", "size_of"]

PAGE_WIDTH = 6.7
"""Inches: the text width of an A4 page with margins of 2 cm."""
COLUMN_WIDTH = 3.72
"""Inches: one of two columns. On an A4 page that is 88 mm, where its smallest words keep 6 points."""
QUARTER_WIDTH = 1.8
"""Inches: one of four small charts side by side, 43 mm on an A4 page."""

INK, QUIET, PAPER = "#1a1a1a", "#555555", "#ffffff"
TARGET = "#b00040"
MINORITY, REST = "#D55E00", "#0072B2"

_GRID = "#e6e6e6"
_STEPS = [1, 2, 2.5, 5, 10]
# How far numbers stand from an axis, and how long its strokes are, in sizes of their type.
_PAD, _STROKE = 7 / 8, 3.5 / 8

DEFINITION_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7", "#56B4E9", "#000000")
DEFINITION_MARKERS = ("o", "s", "D", "P", "X", "p", "h")

LIKELIHOOD_COLOURS = {
    "reached": "#06224a",
    "very_likely": "#1d4f91",
    "likely": "#4779b3",
    "as_likely_as_not": "#b596a6",
    "unlikely": "#f2b75f",
    "very_unlikely": "#ffedb8",
    "not_reached": "#5c2600",
    "insufficient": "#e4e4e4",
}

# Any: the stubs of matplotlib list every setting by name, and the list changes with each version.
STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 8.5,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.7,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": _GRID,
    "grid.linewidth": 0.6,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
    "legend.frameon": False,
    "legend.fontsize": 7.5,
    "legend.handlelength": 1.6,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "hatch.linewidth": 0.5,
    "svg.fonttype": "path",
    "svg.hashsalt": "daklak",
    "path.simplify": True,
    "text.hinting": "none",  # a third of the cost of words, and on paper and dense screens nothing to see
}


def new_figure(height: float, width: float = PAGE_WIDTH) -> Figure:
    """A figure of this size in inches, with the style, outside pyplot."""
    with rc_context(STYLE):
        return Figure(figsize=(width, height), dpi=100)


def add_axes(figure: Figure, left: float, bottom: float, right: float, top: float, bare: bool = False) -> Axes:
    """Axes with these margins in inches from the four edges of the figure; `bare` ones are `BareAxes`."""
    width, height = figure.get_size_inches()
    box = (left / width, bottom / height, (width - left - right) / width, (height - bottom - top) / height)
    with rc_context(STYLE):
        return figure.add_axes(box, axes_class=BareAxes if bare else Axes)


def draw_line(axes: Axes, x: Any, y: Any, **look: Any) -> None:
    """A line, or its marks alone, on axes whose ends are set by hand: `Axes.plot` works them out again each time."""
    axes.add_artist(Line2D(x, y, **look))


def draw_breaks_at(axes: Axes, years: Sequence[float]) -> None:
    """A dashed line down the plot where one definition follows another, named above it where there is room.

    The axes span their years already. A line too near to the one named before it is told by that name.
    """
    named, points = text("charts-break"), 6.5
    first, last = axes.get_xlim()
    room = (last - first) * (size_of(named, points, 72)[0] + points) / (axes.bbox.width * 72 / axes.figure.dpi)
    free = -math.inf
    for year in sorted(years):
        axes.axvline(year, color=QUIET, linestyle=(0, (4, 3)), linewidth=0.8, zorder=1)
        if year >= free:
            axes.text(year, 1.015, named, ha="center", va="bottom", fontsize=points, color=QUIET,
                      transform=axes.get_xaxis_transform())
            free = year + room


def sequence(colour: str, count: int) -> list[str]:
    """`count` colours of one hue from light to dark, evenly spaced, ending at `colour`."""
    ramp = LinearSegmentedColormap.from_list("sequence", [lighten(colour, 0.86), colour])
    return [to_hex(ramp(position)) for position in np.linspace(0, 1, max(count, 2))][-count:]


def lighten(colour: str, share: float) -> str:
    """The colour mixed with white; `share` is the share of white, 0 to 1."""
    mixed = np.array(to_rgb(colour)) * (1 - share) + share
    return to_hex((float(mixed[0]), float(mixed[1]), float(mixed[2])))


def darken(colour: str, share: float) -> str:
    """The colour mixed with black; `share` is the share of black, 0 to 1."""
    red, green, blue = to_rgb(colour)
    return to_hex((red * (1 - share), green * (1 - share), blue * (1 - share)))


def readable_on(background: str) -> str:
    """Black or white, whichever contrasts more with the background (WCAG 2.2 relative luminance)."""
    channels = np.array(to_rgb(background))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    luminance = float(linear @ np.array([0.2126, 0.7152, 0.0722]))
    return "#000000" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "#ffffff"


def number_axis(axes: Axes, which: str = "y", suffix: str = "") -> None:
    """Numbers on an axis by the locale's rules, about five of them."""
    axis = axes.yaxis if which == "y" else axes.xaxis
    axis.set_major_locator(MaxNLocator(5, steps=_STEPS))
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 2) + suffix))


def level_axis(axes: Axes, low: float, high: float, points: float = 8.0, named: bool = True) -> None:
    """The y axis from `low` to `high`: about five lines across, their numbers in this type size unless not `named`.

    Drawn as `year_axis` is, with what it says of the words.
    """
    axes.set_ylim(low, high)
    axes.set_yticks([])
    levels = [level for level in MaxNLocator(5, steps=_STEPS).tick_values(low, high) if low <= level <= high]
    axes.add_collection(LineCollection([[(0, level), (1, level)] for level in levels], colors=_GRID, linewidths=0.6,
                                       transform=axes.get_yaxis_transform(), zorder=0.5), autolim=False)
    _stroke(axes, np.zeros(len(levels)), levels, axes.get_yaxis_transform("tick1"), TICKLEFT, points)
    place, vertical, horizontal = axes.get_yaxis_text1_transform(points * _PAD)
    for level in levels if named else []:
        axes.figure.text(0, level, number(level, 2), transform=place, va=vertical, ha=horizontal, fontsize=points,
                         color=INK)


def year_axis(axes: Axes, first: int, last: int, points: float = 8.0, ends: bool = False, most: int = 10) -> None:
    """Whole years on the x axis, at most about `most` of them, the last year always among them; or the `ends` alone.

    They are drawn as words and one row of strokes: matplotlib's own marks, five objects each, take a sixth of the
    time of a chart. The words are the figure's, so that those of the axes are all inside the plot.
    """
    step = max(1, last - first if ends else -(-(last - first) // (most - 1)))
    years = range(last, first - 1, -step)
    axes.set_xlim(first - 0.6, last + 0.6)
    axes.set_xticks([])
    _stroke(axes, years, np.zeros(len(years)), axes.get_xaxis_transform("tick1"), TICKDOWN, points)
    place, vertical, horizontal = axes.get_xaxis_text1_transform(points * _PAD)
    for year in years:
        # Both ends within the axis: side by side, small charts' years would else run into one number.
        across = horizontal if not ends or first == last else "left" if year == first else "right"
        axes.figure.text(year, 0, str(year), transform=place, va=vertical, ha=across, fontsize=points, color=INK)


def _stroke(axes: Axes, x: Any, y: Any, transform: Transform, marker: Any, points: float) -> None:
    axes.add_line(Line2D(x, y, transform=transform, marker=MarkerStyle(marker), markersize=points * _STROKE,
                         markeredgewidth=0.8, color=QUIET, linestyle="none", clip_on=False))


_ruler = cache(Ruler)  # one for all figures of a size, since matplotlib remembers what each has measured


def renderer_of(figure: Figure) -> Any:
    """A renderer that measures text in pixels of the figure, and knows what it has measured for another one."""
    return _ruler(figure.dpi)


def extent(label: Text, renderer: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a text in pixels of the figure."""
    box = label.get_window_extent(renderer)
    return float(box.x0), float(box.y0), float(box.x1), float(box.y1)


@cache
def _sample(dpi: float) -> Text:
    return Figure(dpi=dpi).text(0, 0, "")


@lru_cache(4096)
def size_of(words: str, points: float, dpi: float) -> tuple[float, float]:
    """Width and height in pixels of words on one line, at this type size."""
    sample = _sample(dpi)
    sample.set(text=words, fontsize=points)
    left, bottom, right, top = extent(sample, _ruler(dpi))
    return right - left, top - bottom
