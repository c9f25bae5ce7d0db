"""Names and values on a map: each near the middle of its area, none on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from analysis.charts.layout import Box, FreeSpace, label_box
from analysis.charts.map_shapes import Ground, ground_of
from analysis.charts.style import INK, PAPER, draw_line, readable_on, renderer_of

__all__ = ["Named", "label_areas"]

_STEPS, _ANGLES = np.arange(8.0, 105.0, 8.0), np.linspace(0, 2 * np.pi, 16, endpoint=False)
_RINGS = np.stack([np.cos(_ANGLES), 0.6 * np.sin(_ANGLES)], axis=-1)
# Pixels: stay, or go to one of the rings, which are flat because labels are wide.
_SHIFTS = np.concatenate([np.zeros((1, 2)), (_STEPS[:, None, None] * _RINGS).reshape(-1, 2)])
_LABEL_GROUND = {
    "boxstyle": "square,pad=0.12",
    "facecolor": PAPER,
    "alpha": 0.82,
    "linewidth": 0,
}
_UNDER = 0.03  # share of a label that may lie on any ground
# More of a hatched area than this is not to be hidden, or a reader no longer sees that it is one.
_HIDDEN, _HIDING = 0.45, 250.0


@dataclass(frozen=True)
class Named:
    """What is written on an area: its polygon in the units of the axes, the words, how the area is filled."""

    shape: BaseGeometry
    words: str
    colour: str
    hatched: bool


def label_areas(axes: Axes, areas: Sequence[Named], space: FreeSpace) -> None:
    """Write a text on each area, inside it where that is possible, never on another text.

    Small areas choose first, since they have the least room. A text stands on the colours themselves where black or
    white can be read on all that lies below it, else in a box; boxes leave of hatched areas enough to be seen.

    Parameters
    ----------
    axes : Axes
        With its limits and aspect set.
    areas : sequence of Named
        All areas of the map.
    space : FreeSpace
        What is taken already; the labels are added to it.
    """
    figure: Figure = axes.figure  # type: ignore[assignment]
    renderer = renderer_of(figure)
    to_metres = axes.transData.inverted()
    metres_a_pixel = round(float(to_metres.get_matrix()[0, 0]), 3)
    grounds = [_Ground(ground_of(area.shape, metres_a_pixel), area, float(area.shape.area)) for area in areas]
    for own in sorted(grounds, key=lambda ground: ground.size):
        label = axes.text(*own.ground.middle, own.area.words, fontsize=6.6, ha="center", va="center", linespacing=1.2,
                          zorder=6, color=INK)
        chosen = _move(axes, label, label_box(label, renderer, 0.5), own, grounds, space)
        _make_readable(label, to_metres.transform(np.reshape(chosen, (2, 2))).reshape(1, 4), grounds)


@dataclass
class _Ground:
    """An area with its room for labels, its size in square metres, and how many of these labels have hidden."""

    ground: Ground
    area: Named
    size: float
    hidden: float = 0.0

    def covered(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Square metres of it that lie below each box: (boxes, 4) in, (boxes,) out."""
        left, bottom, right, top = boxes.T
        return np.asarray(self.ground.share(boxes) * (right - left) * (top - bottom))


def _make_readable(label: Text, box: NDArray[np.float64], grounds: Sequence[_Ground]) -> None:
    """In black or white as all that lies below asks for; in a box where they ask for both, or a hatch is among them."""
    room = (box[0, 2] - box[0, 0]) * (box[0, 3] - box[0, 1])
    below = [(each.area, covered / room) for each in grounds if (covered := float(each.covered(box)[0])) > _UNDER * room]
    inks = {readable_on(area.colour) for area, _ in below}
    if sum(share for _, share in below) < 1 - _UNDER:
        inks.add(readable_on(PAPER))
    if len(inks) == 1 and not any(area.hatched for area, _ in below):
        label.set_color(inks.pop())
        return
    label.set_bbox(_LABEL_GROUND)
    for each in grounds:
        each.hidden += float(each.covered(box)[0])


def _move(axes: Axes, label: Text, box: Box, own: _Ground, grounds: Sequence[_Ground], space: FreeSpace) -> Box:
    """Put the label where distance, overlap and others' ground are least; a line leads back if it is far."""
    to_metres, ground = axes.transData.inverted(), own.ground
    boxes = np.array(box) + np.tile(_SHIFTS, 2)
    in_metres = to_metres.transform(boxes.reshape(-1, 2)).reshape(-1, 4)
    inside = ground.share(in_metres)
    costs = np.hypot(*_SHIFTS.T) + 45 * (1 - inside) + 20 * space.overlaps(boxes)
    for each in grounds:
        if each.area.hatched:
            costs += _HIDING * np.maximum((each.covered(in_metres) + each.hidden) / each.size - _HIDDEN, 0.0)
    best = int(np.argmin(costs))
    left, bottom, right, top = (float(edge) for edge in boxes[best])
    chosen, anchor = (left, bottom, right, top), axes.transData.transform(ground.middle)
    space.take(chosen)
    middle = ((chosen[0] + chosen[2]) / 2, (chosen[1] + chosen[3]) / 2)
    x, y = to_metres.transform(middle)
    label.set_position((float(x), float(y)))
    if inside[best] < 0.5 and not (chosen[0] <= anchor[0] <= chosen[2] and chosen[1] <= anchor[1] <= chosen[3]):
        nearest = (min(max(anchor[0], chosen[0]), chosen[2]), min(max(anchor[1], chosen[1]), chosen[3]))
        ends = to_metres.transform(np.array([anchor, nearest]))
        draw_line(axes, ends[:, 0], ends[:, 1], color=INK, linewidth=0.6, zorder=5)
    return chosen
