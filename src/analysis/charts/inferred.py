"""What is only inferred of an area, indicator by indicator: ranges beside the levels that they are held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.layout import Frame, wrap
from analysis.charts.picture import Picture
from analysis.charts.style import (
    COLUMN_WIDTH,
    DEFINITION_COLOURS,
    INK,
    PAGE_WIDTH,
    QUIET,
    TARGET,
    add_axes,
    draw_line,
    lighten,
    number_axis,
)
from analysis.language import text
from analysis.study import Area, Indicator
from analysis.telling.words import range_text, role_text, upper_first

__all__ = ["InferredRange", "inferred_chart"]

# Inches: a row, the names, the ranges in words. A name takes two lines at most.
_ROW, _NAMES, _WORDS, _SMALL = 0.27, 2.5, 0.85, 7.0
_LINE = 0.13  # of a name on a narrow sheet, more than two
_COLOUR = lighten(DEFINITION_COLOURS[0], 0.55)


@dataclass(frozen=True)
class InferredRange:
    """What is inferred of one share in one area.

    Attributes
    ----------
    indicator : a share, in percent
    interval80, interval95 : lower and upper end, percent, at the end of the year of `level`
    level : what it is held against, percent; None where nothing is
    role : "target" or "yardstick"; "" without a level
    province : the last published figure of the province under the same definition, percent; None where there is none
    """

    indicator: Indicator
    interval80: tuple[float, float]
    interval95: tuple[float, float]
    level: float | None
    role: str
    province: float | None


def inferred_chart(area: Area, ranges: Sequence[InferredRange], source: str) -> Picture:
    """A row for each share from 0 to 100 %: its range, the level, the province's figure.

    The ranges are pale and have no middle, as in every chart of this suite: the middle of one says nothing.
    """
    return Picture(_figure(area, ranges), _alternative(area, ranges), text("charts-inferred-caption"), source,
                   partial(_figure, area, ranges, COLUMN_WIDTH))


def _figure(area: Area, ranges: Sequence[InferredRange], width: float = PAGE_WIDTH) -> Figure:
    """A row each; on a sheet for a telephone names take two fifths of the width, and more lines."""
    names = _NAMES * width / PAGE_WIDTH
    row = _ROW if width == PAGE_WIDTH else _ROW + _LINE
    frame = Frame(text("charts-inferred-title", area=area.name), row * len(ranges) + 0.35, _legend(ranges), width=width)
    axes = add_axes(frame.figure, names, frame.bottom + 0.3, _WORDS, frame.top)
    for place, each in enumerate(ranges):
        _draw_row(axes, -place, each)
    axes.set_yticks([-place for place in range(len(ranges))],
                    [wrap(each.indicator.name, names - 0.1, _SMALL) for each in ranges], fontsize=_SMALL)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(0.6 - len(ranges), 0.6)
    axes.set_xlim(-1.0, 101.0)
    number_axis(axes, "x", "%")
    return frame.figure


def _draw_row(axes: Axes, place: float, each: InferredRange) -> None:
    """Dashed for 95 %, thick for 80 %; a stroke on the level; a diamond on the province's figure."""
    dash: Any = (0, (2, 1))
    draw_line(axes, each.interval95, [place, place], color=_COLOUR, linewidth=1.0, linestyle=dash, zorder=2)
    draw_line(axes, each.interval80, [place, place], color=_COLOUR, linewidth=4.2, zorder=2, solid_capstyle="butt")
    if each.level is not None:
        draw_line(axes, [each.level] * 2, [place - 0.36, place + 0.36], color=TARGET, linewidth=1.4, zorder=3)
    if each.province is not None:
        draw_line(axes, [each.province], [place], marker="D", linestyle="", markersize=4.5, color=INK, zorder=4)
    axes.text(1.02, place, range_text(*each.interval80, each.indicator.unit), va="center", fontsize=_SMALL,
              color=QUIET, transform=axes.get_yaxis_transform())


def _legend(ranges: Sequence[InferredRange]) -> list[tuple[Line2D, str]]:
    entries = [(Line2D([], [], color=_COLOUR, linewidth=4.2), text("charts-inferred-range"))]
    if any(each.province is not None for each in ranges):
        entries.append((Line2D([], [], color=INK, marker="D", markersize=4.5, linestyle=""),
                        text("charts-inferred-province")))
    roles = [role for role in ("target", "yardstick") if any(each.role == role for each in ranges)]
    if roles:
        named = upper_first(text("charts-inferred-or").join(map(role_text, roles)))
        entries.append((Line2D([], [], color=TARGET, linewidth=1.4), named))
    return entries


def _alternative(area: Area, ranges: Sequence[InferredRange]) -> str:
    """The finding: which levels lie inside their range, which outside."""
    held = [each for each in ranges if each.level is not None]
    within = [each for each in held if each.interval80[0] <= each.level <= each.interval80[1]]  # type: ignore[operator]
    rows = "; ".join(text("telling-item", area=each.indicator.name,
                          value=range_text(*each.interval80, each.indicator.unit)) for each in ranges)
    return text("charts-inferred-alt", area=area.name, count=len(ranges), held=len(held), within=len(within), rows=rows)
