"""Whether what was given 70 % came true in seven cases out of ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.layout import Frame
from analysis.charts.picture import Picture
from analysis.charts.style import COLUMN_WIDTH, DEFINITION_COLOURS, INK, PAGE_WIDTH, QUIET, add_axes, number_axis
from analysis.language import number, text
from analysis.telling.words import upper_first

__all__ = ["Stated", "reliability_chart"]

_SIZE = 3.6
_FEW = 100
# Percent: a count left of a point below the first would cross the axis, beside one above the second its neighbour.
_LEFT, _CROWDED = 8.0, 45.0


@dataclass(frozen=True)
class Stated:
    """The statements within a tenth of the probability: their mean, the share that came true, how many."""

    stated: float
    happened: float
    forecasts: int


def reliability_chart(rows: Sequence[Stated], staying: Sequence[Stated] = ()) -> Picture:
    """The reliability diagram: stated against what came true, on the diagonal where both are the same.

    `rows` are statements on levels yet to be reached, `staying` on levels that were met already. Tenths with fewer than
    a hundred statements are hollow. Shares are from 0 to 1, percent in the picture.
    """
    labels = [text("charts-reliability-reaching"), *([text("charts-reliability-staying")] if staying else [])]
    told = [f"{upper_first(label)}: {' '.join(map(_told, each))}" for label, each in
            zip(labels, (rows, staying), strict=False)]
    return Picture(_figure(rows, staying, PAGE_WIDTH), " ".join([f"{text('charts-reliability-title')}.", *told]),
                   text("charts-reliability-caption"), text("charts-coverage-source"),
                   partial(_figure, rows, staying, COLUMN_WIDTH))


def _figure(rows: Sequence[Stated], staying: Sequence[Stated], width: float) -> Figure:
    """About a square, in the middle of a wide sheet."""
    frame = Frame(text("charts-reliability-title"), _SIZE, width=width,
                  notes=[text("charts-reliability-note", few=number(_FEW, 0))])
    side = max((width - _SIZE + 0.55) / 2, 0.6)
    axes = add_axes(frame.figure, side, frame.bottom + 0.5, side if width == PAGE_WIDTH else 0.15, frame.top + 0.06)
    ideal, = axes.plot([0, 100], [0, 100], color=QUIET, linewidth=1.0, linestyle=(0, (4, 2)))
    lines = [_draw(axes, rows, DEFINITION_COLOURS[0], "o")]
    labels = [text("charts-reliability-reaching")]
    if staying:
        lines.append(_draw(axes, staying, DEFINITION_COLOURS[1], "s"))
        labels.append(text("charts-reliability-staying"))
    axes.set_xlim(-3, 103)
    axes.set_ylim(-10, 106)
    axes.legend([ideal, *lines], [text("charts-reliability-ideal"), *labels], loc="lower right", fontsize=7,
                frameon=False, labelcolor=INK, handlelength=2.6)
    axes.set_xlabel(text("charts-reliability-stated"), fontsize=7.5, color=INK)
    axes.set_ylabel(text("charts-reliability-happened"), fontsize=7.5, color=INK)
    for which in ("x", "y"):
        number_axis(axes, which, "%")
    return frame.figure


def _draw(axes: Axes, rows: Sequence[Stated], colour: str, marker: str) -> Line2D:
    """The points with their counts, joined by a line."""
    line, = axes.plot([100 * row.stated for row in rows], [100 * row.happened for row in rows], color=colour,
                      linewidth=1.0)
    for row in rows:
        x, y = 100 * row.stated, 100 * row.happened
        fill = colour if row.forecasts >= _FEW else "white"
        axes.plot(x, y, marker=marker, markersize=6, color=colour, markerfacecolor=fill)
        place, across, along = _beside(x, row.happened <= row.stated)
        axes.annotate(number(row.forecasts, 0), (x, y), place, fontsize=6.5, textcoords="offset points", ha=across,
                      va=along, color=INK)
    return line


def _told(row: Stated) -> str:
    return text("charts-reliability-alt", stated=number(100 * row.stated, 0), happened=number(100 * row.happened, 0),
                count=number(row.forecasts, 0))


def _beside(x: float, below: bool) -> tuple[tuple[int, int], str, str]:
    """Where the count of a point stands, in points from it, and how it is aligned: clear of the line and the axis."""
    if x < _LEFT:
        return (4, -4), "left", "top"
    return ((2, -6), "center", "top") if below else ((-3, 5), "right" if x < _CROWDED else "center", "bottom")
