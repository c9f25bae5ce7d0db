"""Whether what was given 70 % came true in seven cases out of ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.charts.layout import Frame
from analysis.charts.picture import Picture
from analysis.charts.style import DEFINITION_COLOURS, INK, QUIET, add_axes, number_axis
from analysis.language import number, text

__all__ = ["Stated", "reliability_chart"]

_SIZE = 3.6
_FEW = 100
_LEFT = 8.0  # percent: a count left of such a point would cross the axis


@dataclass(frozen=True)
class Stated:
    """The statements within a tenth of the probability: their mean, the share that came true, how many."""

    stated: float
    happened: float
    forecasts: int


def reliability_chart(rows: Sequence[Stated]) -> Picture:
    """The reliability diagram: stated against what came true, on the diagonal where both are the same.

    Tenths with fewer than a hundred statements are hollow. Shares are from 0 to 1 in `rows`, percent in the picture.
    """
    blue = DEFINITION_COLOURS[0]
    frame = Frame(text("charts-reliability-title"), _SIZE, notes=[text("charts-reliability-note", few=number(_FEW, 0))])
    side = (frame.width - _SIZE + 0.55) / 2
    axes = add_axes(frame.figure, side, frame.bottom + 0.5, side, frame.top + 0.06)
    ideal, = axes.plot([0, 100], [0, 100], color=QUIET, linewidth=1.0, linestyle=(0, (4, 2)))
    axes.plot([100 * row.stated for row in rows], [100 * row.happened for row in rows], color=blue, linewidth=1.0)
    for row in rows:
        x, y = 100 * row.stated, 100 * row.happened
        fill = blue if row.forecasts >= _FEW else "white"
        axes.plot(x, y, marker="o", markersize=6, color=blue, markerfacecolor=fill)
        place, across, along = _beside(x, row.happened <= row.stated)
        axes.annotate(number(row.forecasts, 0), (x, y), place, fontsize=6.5, textcoords="offset points", ha=across,
                      va=along, color=INK)
    axes.set_xlim(-3, 103)
    axes.set_ylim(-10, 106)
    axes.legend([ideal], [text("charts-reliability-ideal")], loc="upper left", fontsize=7, frameon=False,
                labelcolor=INK, handlelength=2.6)
    axes.set_xlabel(text("charts-reliability-stated"), fontsize=7.5, color=INK)
    axes.set_ylabel(text("charts-reliability-happened"), fontsize=7.5, color=INK)
    for which in ("x", "y"):
        number_axis(axes, which, "%")
    told = [text("charts-reliability-alt", stated=number(100 * row.stated, 0), happened=number(100 * row.happened, 0),
                 count=number(row.forecasts, 0)) for row in rows]
    return Picture(frame.figure, " ".join([f"{text('charts-reliability-title')}.", *told]),
                   text("charts-reliability-caption"), text("charts-coverage-source"))


def _beside(x: float, below: bool) -> tuple[tuple[int, int], str, str]:
    """Where the count of a point stands, in points from it, and how it is aligned: clear of the line and the axis."""
    if x < _LEFT:
        return (4, -4), "left", "top"
    return ((2, -6), "center", "top") if below else ((-6, 3), "right", "bottom")
