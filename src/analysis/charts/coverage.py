"""How often the intervals of past forecasts held what came: one row a situation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.layout import Frame, wrap
from analysis.charts.picture import Picture
from analysis.charts.style import COLUMN_WIDTH, DEFINITION_COLOURS, INK, PAGE_WIDTH, QUIET, add_axes, draw_line, lighten
from analysis.language import number, text

__all__ = ["Coverage", "coverage_chart"]

_NAMES = 2.6  # inches for the names of situations


@dataclass(frozen=True)
class Coverage:
    """One situation of the back-test: its name, the share of outcomes inside both intervals, how many."""

    name: str
    inside_80: float
    inside_95: float
    windows: int


def coverage_chart(rows: Sequence[Coverage]) -> Picture:
    """Dots for the share of outcomes inside the 80 % and the 95 % interval, against these two lines."""
    told = [text("charts-coverage-alt", name=row.name, inside=number(100 * row.inside_80, 1, fixed=True),
                 wide=number(100 * row.inside_95, 1, fixed=True), count=number(row.windows, 0)) for row in rows]
    return Picture(_figure(rows, PAGE_WIDTH), " ".join([f"{text('charts-coverage-title')}.", *told]),
                   text("charts-coverage-caption"), text("charts-coverage-source"),
                   partial(_figure, rows, COLUMN_WIDTH))


def _figure(rows: Sequence[Coverage], width: float) -> Figure:
    """Names take two fifths of the width; on a sheet for a telephone they are smaller."""
    points = 8.0 if width == PAGE_WIDTH else 6.5
    blue, orange = DEFINITION_COLOURS[0], DEFINITION_COLOURS[1]
    legend = [(Line2D([], [], marker="o", linestyle="", color=blue), text("charts-coverage-inside", level="80")),
              (Line2D([], [], marker="s", linestyle="", color=orange), text("charts-coverage-inside", level="95"))]
    names = _NAMES * width / PAGE_WIDTH
    frame = Frame(text("charts-coverage-title"), 0.27 * len(rows) + 0.75, legend, width=width)
    axes = add_axes(frame.figure, names, frame.bottom + 0.52, 0.75, frame.top + 0.06)
    for level, colour in ((80, blue), (95, orange)):
        axes.axvline(level, color=colour, linewidth=1.0, linestyle=(0, (4, 2)))
    places = range(len(rows) - 1, -1, -1)
    for level, colour, marker, inside in ((80, blue, "o", [100 * row.inside_80 for row in rows]),
                                          (95, orange, "s", [100 * row.inside_95 for row in rows])):
        # All rows in one line, a break after each: a line of its own for each costs ten times as much.
        ends = [end for share in inside for end in (level, share, math.nan)]
        draw_line(axes, ends, np.repeat(places, 3), color=lighten(colour, 0.4), linewidth=1.5)
        draw_line(axes, inside, places, marker=marker, linestyle="", color=colour, markersize=6, clip_on=False,
                  zorder=3)
    for place, row in zip(places, rows, strict=True):
        axes.text(1.04, place, number(row.windows, 0), transform=axes.get_yaxis_transform(), va="center",
                  fontsize=7.5, color=QUIET)
    axes.set_yticks(range(len(rows)), [wrap(row.name, names - 0.1, points) for row in reversed(rows)],
                    fontsize=points)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(-0.7, len(rows) - 0.3)
    lowest = min((100 * row.inside_80 for row in rows), default=70)
    axes.set_xlim(min(60, lowest - 5), 100)
    axes.set_xlabel(wrap(text("charts-coverage-axis"), width - names, 7.5), fontsize=7.5, color=INK)
    return frame.figure
