"""Words beside a series: target lines with their likelihood, the forecast at the edge, values at points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation
from numpy.typing import NDArray

from analysis.charts.layout import FreeSpace, label_box, spread, wrap
from analysis.charts.style import DEFINITION_COLOURS, INK, TARGET, draw_line, renderer_of, size_of
from analysis.language import number, text
from analysis.study import Area, Indicator, Study, Target
from analysis.telling.rows import Row, has_passed
from analysis.telling.statements import with_levels
from analysis.telling.words import (
    OUTCOMES,
    estimate_text,
    held_name,
    level_text,
    probability_text,
    range_text,
    role_of,
    role_text,
    target_name,
    upper_first,
    word_id,
    word_text,
)

__all__ = ["TargetLine", "target_lines", "draw_targets", "label_edge", "label_points"]

_MOST_IN_WORDS = 2  # of more levels the probability alone is told, so that their labels fit beside the chart
_EDGE_INCHES, _BRIEF_INCHES = 1.75, 0.95
_POINT_LABEL = 6.5
_PLACES = (
    (0, 5, "center", "bottom"),
    (0, -5, "center", "top"),
    (5, 3, "left", "bottom"),
    (5, -3, "left", "top"),
    (-5, 3, "right", "bottom"),
    (-5, -3, "right", "top"),
)
_OFFSETS = np.array([place[:2] for place in _PLACES])
# How much of its width and height a label lies left of and below where it is put.
_ALIGNED = np.array([({"left": 0.0, "center": 0.5, "right": 1.0}[place[2]], {"bottom": 0.0, "top": 1.0}[place[3]])
                     for place in _PLACES])


@dataclass(frozen=True)
class TargetLine:
    """A target or yardstick as a line: its level, the years it spans, the words beside it."""

    level: float
    first: int
    last: int
    words: str
    role: str


def target_lines(study: Study, indicator: Indicator, attainment: Sequence[Row], stated: Sequence[Target], area: Area,
                 told: Sequence[Row], brief: bool = False) -> list[TargetLine]:
    """One line for each attainment row; without such rows, one for each level that the catalogue states.

    They reach back to the first of the figures and estimates that are `told`, or to where their definition begins.
    `brief` leaves to the table beside the chart the word of a likelihood, and what paces or several levels are. So does
    every chart with the level that a pace comes to from a second start: it lies next to the first.
    """
    start = min((row["year"] for row in told), default=0)
    lines = []
    set_for = with_levels(study, attainment)
    for row in set_for:
        target = study.target(row["target_id"])
        first = study.definition(indicator.id, row["definition"]).year_from or start
        passed = has_passed(row["year"], str(row["as_of"]))
        lines.append(
            TargetLine(row["target"], max(first, start), row["year"],
                       _target_words(study, indicator, target, row, passed, brief, len(set_for)),
                       row["role"])
        )
    if attainment:
        return lines
    present = {row["definition"] for row in told}
    for target in stated:
        if target.definition in present:
            role = role_of(target, area)
            words = f"{upper_first(role_text(role))} {target.year}: {target_name(study, target)}"
            if brief:
                words = wrap(words, _BRIEF_INCHES, 7)
            lines.append(TargetLine(target.value, start, target.year, words, role))
    return lines


def _target_words(study: Study, indicator: Indicator, target: Target, row: Row, passed: bool,
                  brief: bool, together: int) -> str:
    comparison = row["comparison"]
    if target.form == "pace":  # a pace is kept where the level ends on the better side of the implied one
        comparison = "at_most" if indicator.better == "down" else "at_least"
    level = level_text(target, row["target"], indicator.unit, comparison)
    word = word_id(row["word"], row["probability"])
    likely = probability_text(row["probability"]) if word != "insufficient" and word not in OUTCOMES else ""
    if brief:
        words = [f"{row['year']}: {level}"]
        if target.form != "pace" and together == 1:
            words = [upper_first(role_text(row["role"])), *words]
        words += [text("charts-likelihood-brief", probability=likely)] if likely else []
        return "\n".join(wrap(line, _BRIEF_INCHES, 7) for line in words)
    words = [f"{upper_first(role_text(row['role']))} {row['year']}: {level}"]
    if target.form == "pace":
        words.append(f"({held_name(study, row)})")
    if likely:
        words.append(text("charts-likelihood-line-past" if passed else "charts-likelihood-line", probability=likely))
    if together <= _MOST_IN_WORDS or not likely:
        words.append(word_text(word, passed))
    return "\n".join(wrap(line, _EDGE_INCHES, 7) for line in words)


def draw_targets(axes: Axes, lines: Sequence[TargetLine]) -> None:
    """Solid for the area's own target, dash-dotted for a yardstick."""
    for line in lines:
        draw_line(axes, [line.first - 0.3, line.last + 0.6], [line.level] * 2, color=TARGET, linewidth=1.2, zorder=4,
                  linestyle="-" if line.role == "target" else (0, (6, 2, 1, 2)))


def label_edge(axes: Axes, indicator: Indicator, lines: Sequence[TargetLine], forecasts: Sequence[Row], year: int,
               passed: bool, brief: bool = False) -> None:
    """Targets and the forecast of the target year named at the right edge, kept apart."""
    labels = [(line.level, line.words, TARGET) for line in lines]
    labels += [(row["median"], _forecast_words(row, indicator, passed, brief), DEFINITION_COLOURS[0])
               for row in forecasts if row["year"] == year]
    if not labels:
        return
    renderer = renderer_of(axes.figure)  # type: ignore[arg-type]
    texts = [axes.annotate(words, (1.0, 0.5), xycoords="axes fraction", fontsize=7, color=colour, va="center",
                           linespacing=1.35) for _, words, colour in labels]
    heights = [top - bottom for _, bottom, _, top in (label_box(label, renderer, 2) for label in texts)]
    box = axes.get_window_extent()
    wanted = [float(axes.transData.transform((0, level))[1]) for level, _, _ in labels]
    places = spread(wanted, heights, box.y0 - 20, box.y1 + 6)
    for label, start, place in zip(texts, wanted, places, strict=True):
        _set_beside(axes, label, (start - box.y0) / box.height, (place - box.y0) / box.height)


def _set_beside(axes: Axes, label: Text, start: float, place: float) -> None:
    """Put words beside the plot and join them to what they name by a line; heights as shares of the axes."""
    label.set_position((1.045, place))
    draw_line(axes, [1.0, 1.04], [start, place], transform=axes.transAxes, clip_on=False,
              color=label.get_color(), linewidth=0.6)


def _forecast_words(row: Row, indicator: Indicator, passed: bool, brief: bool) -> str:
    """Median and 80 % interval, or the interval alone where it is inferred."""
    interval = range_text(row["lower_80"], row["upper_80"], indicator.unit)
    if brief:
        median = "" if row["grade"] == "C" else f" {estimate_text(row['median'], indicator.unit)}"
        return f"{row['year']}:{median}\n({interval})"
    if row["grade"] == "C":
        return f"{row['year']}: {interval}\n{wrap(text('charts-legend-inferred'), _EDGE_INCHES, 7)}"
    kind = text("charts-legend-nowcast" if passed else "charts-legend-forecast")
    median = estimate_text(row["median"], indicator.unit)
    return f"{row['year']}: {median} ({interval})\n{wrap(kind, _EDGE_INCHES, 7)}"


def label_points(axes: Axes, own: Sequence[Row], indicator: Indicator) -> None:
    """The value beside each point where there is room; the last ones go first."""
    if not own:
        return
    renderer = renderer_of(axes.figure)  # type: ignore[arg-type]
    box = axes.get_window_extent()
    space = FreeSpace((box.x0, box.y0, box.x1, box.y1 + 8))
    for label in axes.texts:
        space.take(label_box(label, renderer))
    points = axes.transData.transform([(row["year"], row["value"]) for row in own])
    for x, y in points:
        space.take((x - 4, y - 4, x + 4, y + 4))
    for line in axes.lines:
        if line.get_linestyle() == "None":
            continue
        for x, y in _along(line.get_transform().transform(line.get_xydata())):
            space.take((x - 1, y - 1, x + 1, y + 1))
    decimals = 1 if indicator.is_share else 0
    for place, row in zip(points[::-1], own[::-1], strict=True):
        _label_point(axes, space, place, (row["year"], row["value"]), number(row["value"], decimals))


def _along(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points every few pixels along a line."""
    pieces = [corners]
    for start, end in pairwise(corners):
        count = max(2, int(np.hypot(*(end - start)) / 5))
        pieces.append(np.linspace(start, end, count))
    return np.concatenate(pieces)


def _label_point(axes: Axes, space: FreeSpace, place: NDArray[np.float64], at: tuple[int, float], words: str) -> None:
    """Above, below, right or left of the point, the first that is free; nothing where none is."""
    dpi = axes.figure.dpi
    size = np.array(size_of(words, _POINT_LABEL, dpi))
    lower = place + _OFFSETS * dpi / 72 - _ALIGNED * size
    boxes = np.column_stack([lower - 0.5, lower + size + 0.5])
    free = np.flatnonzero(space.overlaps(boxes) <= 0)
    if free.size == 0:
        return
    dx, dy, across, along = _PLACES[free[0]]
    # A text moved by so many points: matplotlib's annotations come with an arrow and what it needs.
    moved = axes.transData + ScaledTranslation(dx / 72, dy / 72, axes.figure.dpi_scale_trans)
    axes.text(*at, words, transform=moved, ha=across, va=along, fontsize=_POINT_LABEL, color=INK, zorder=7)
    left, bottom, right, top = boxes[free[0]].tolist()
    space.take((left, bottom, right, top))
