"""Where texts go: titles, notes and legends around a plot, labels that keep clear of each other."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.text import Text
from numpy.typing import NDArray

from analysis.charts.style import INK, PAGE_WIDTH, QUIET, extent, new_figure, size_of

__all__ = ["Frame", "Box", "FreeSpace", "wrap", "spread", "label_box", "sentence_figure"]

Box = tuple[float, float, float, float]

_TITLE, _SMALL = 10.0, 7.0
_COLUMNS = 2  # of the legend
_LINE = 1.25 / 72
# Inches: a line of the legend, the width of its signs, the height of a box among them.
_LEGEND_LINE, _SIGN, _BOX = _SMALL * _LINE * 1.22, 0.156, 0.068
# Mean width of a letter in DejaVu Sans, in ems, for Vietnamese text; on the safe side.
_LETTER = 0.575


def wrap(words: str, inches: float, points: float) -> str:
    """The text broken into lines that fit this width at this type size."""
    return textwrap.fill(words, max(8, int(inches * 72 / (points * _LETTER))), break_long_words=False)


@dataclass
class Frame:
    """Title above, legend and notes below a plot; the figure is as high as they need.

    Parameters
    ----------
    title : str
        In bold at the top, broken into lines.
    plot_height : float
        Inches from the top of the plot to the bottom of its axis labels.
    legend : sequence of (sign, label)
        Shown in two columns below the plot; the signs are given their place there.
    notes : sequence of str
        Small lines at the foot.
    width : float
        Inches.
    points : float
        Type size of the title; as small as that of notes it is no longer bold, and close to the plot.

    Attributes
    ----------
    figure : the sheet, with all of this on it
    top, bottom : inches above and below the plot that are taken
    """

    title: str
    plot_height: float
    legend: Sequence[tuple[Line2D | Rectangle, str]] = ()
    notes: Sequence[str] = ()
    width: float = PAGE_WIDTH
    points: float = _TITLE
    figure: Figure = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        small = self.points <= _SMALL
        title = wrap(self.title, self.width - 0.1, self.points * (1.0 if small else 1.09))
        labels = [wrap(label, self.width / _COLUMNS - 0.45, _SMALL) for _, label in self.legend]
        notes = [wrap(note, self.width - 0.1, _SMALL) for note in self.notes]
        rows = -(-len(labels) // _COLUMNS)
        lines = max((sum(1 + label.count("\n") for label in labels[start : start + rows])
                     for start in range(0, len(labels), max(rows, 1))), default=0)
        legend_height = lines * _LEGEND_LINE + 0.1 if lines else 0.0
        note_height = sum(1 + note.count("\n") for note in notes) * _SMALL * _LINE + (0.06 if notes else 0.0)
        self.top = (1 + title.count("\n")) * self.points * _LINE + (0.05 if small else 0.14)
        self.bottom = legend_height + note_height + 0.04
        self.figure = new_figure(self.top + self.plot_height + self.bottom, self.width)
        height, left = self.figure.get_figheight(), 0.05 / self.width
        self.figure.text(left, 1 - 0.05 / height, title, fontsize=self.points, weight="normal" if small else "bold",
                         va="top", linespacing=1.2, color=QUIET if small else INK)
        self.figure.text(left, 0.04 / height, "\n".join(notes), fontsize=_SMALL, color=QUIET, va="bottom",
                         linespacing=1.2)
        self._draw_legend(labels, note_height + legend_height, max(rows, 1))

    def _draw_legend(self, labels: Sequence[str], top: float, rows: int) -> None:
        """Signs and words in columns from this height in inches; a third of the cost of matplotlib's own boxes."""
        inches, left = self.figure.dpi_scale_trans, 0.1
        for start in range(0, len(labels), rows):
            y, width = top, 0.0
            for (sign, _), label in zip(self.legend[start:start + rows], labels[start:start + rows], strict=True):
                _put(sign, left, y - _LEGEND_LINE / 2)
                sign.set_transform(inches)
                self.figure.add_artist(sign)
                self.figure.text(left + _SIGN + 0.08, y - 0.02, label, transform=inches, fontsize=_SMALL, color=INK,
                                 va="top", linespacing=1.25)
                lines = label.split("\n")
                width = max(width, *(size_of(line, _SMALL, self.figure.dpi)[0] / self.figure.dpi for line in lines))
                y -= len(lines) * _LEGEND_LINE
            left += _SIGN + 0.08 + width + 0.15


def _put(sign: Line2D | Rectangle, left: float, middle: float) -> None:
    """Give a sign of a legend its place: a line across with its marker amid, a marker alone, or a box."""
    if isinstance(sign, Rectangle):
        sign.set_bounds(left, middle - _BOX / 2, _SIGN, _BOX)
        return
    sign.set_data([left, left + _SIGN / 2, left + _SIGN], [middle] * 3)
    sign.set_markevery([1])


@dataclass
class FreeSpace:
    """What is taken on the canvas, in pixels, and the search for a place that is not."""

    bounds: Box
    taken: list[Box] = field(default_factory=list)

    def overlaps(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Square pixels that each box shares with what is taken, and four times those that lie out of bounds.

        (boxes, 4) in, (boxes,) out.
        """
        taken = np.array(self.taken, dtype=float).reshape(-1, 4)
        shared = _shared(boxes[:, None, :], taken[None, :, :]).sum(axis=1)
        return np.asarray(shared + (_area(boxes) - _shared(boxes, np.array(self.bounds))) * 4)

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        self.taken.append(box)


def _area(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    sides = np.maximum(boxes[..., 2:] - boxes[..., :2], 0.0)
    return np.asarray(sides[..., 0] * sides[..., 1])


def _shared(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    lower, upper = np.maximum(one[..., :2], other[..., :2]), np.minimum(one[..., 2:], other[..., 2:])
    return _area(np.concatenate([lower, upper], axis=-1))


def spread(centres: Sequence[float], heights: Sequence[float], lower: float, upper: float) -> list[float]:
    """Centres moved so that intervals of these heights neither overlap nor leave the range.

    Blocks that collide are merged and centred on the mean of what they want (pool adjacent violators);
    where the range is too small, they are stacked from its upper end.
    """
    order = sorted(range(len(centres)), key=lambda place: centres[place])
    blocks: list[tuple[float, float, list[int]]] = []  # wanted centre, height, members
    for place in order:
        block = (_clamp(centres[place], heights[place], lower, upper), heights[place], [place])
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > block[0] - block[1] / 2:
            below = blocks.pop()
            height, members = below[1] + block[1], below[2] + block[2]
            wanted = (below[0] * len(below[2]) + block[0] * len(block[2])) / len(members)
            block = (_clamp(wanted, height, lower, upper), height, members)
        blocks.append(block)
    placed = [0.0] * len(centres)
    for centre, height, members in blocks:
        edge = centre - height / 2
        for member in members:
            placed[member] = edge + heights[member] / 2
            edge += heights[member]
    return placed


def _clamp(centre: float, height: float, lower: float, upper: float) -> float:
    return min(max(centre, lower + height / 2), upper - height / 2)


def label_box(label: Text, renderer: Any, margin: float = 1.0) -> Box:
    """The box of a text with a margin, in pixels."""
    left, bottom, right, top = extent(label, renderer)
    return left - margin, bottom - margin, right + margin, top + margin


def sentence_figure(title: str, sentence: str, details: Sequence[str]) -> Figure:
    """A framed sentence in place of a chart that has nothing to draw."""
    lines = [wrap(line, PAGE_WIDTH - 1.0, 8.5) for line in details if line]
    frame = Frame(title, 0.75 + sum(1 + line.count("\n") for line in lines) * 8.5 * _LINE)
    figure, height = frame.figure, frame.figure.get_figheight()
    figure.add_artist(FancyBboxPatch(
        (0.02, 0.1 / height), 0.96, 1 - (frame.top + 0.15) / height, boxstyle="round,pad=0,rounding_size=0.01",
        facecolor="#f7f7f7", edgecolor=QUIET, linewidth=0.8, linestyle=(0, (4, 3)), mutation_aspect=2))
    top = 1 - (frame.top + 0.22) / height
    figure.text(0.5, top, sentence, ha="center", va="top", fontsize=10, weight="bold", color=INK)
    figure.text(0.5, top - 0.26 / height, "\n".join(lines), ha="center", va="top", fontsize=8.5, color=INK,
                linespacing=1.25)
    return figure
