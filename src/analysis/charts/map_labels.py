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
_BLACK, _WHITE = readable_on("#ffffff"), readable_on("#000000")
_UNDER = 0.005  # share of a label that may lie on any ground
# More of an area than this share is not to be hidden by boxes, or a reader no longer sees that it is one.
_HIDDEN, _HIDING = 0.4, 250.0
_BOXED = 12.0  # pixels that a label may go further to need no box


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
    grounds = _Grounds(areas, [ground_of(area.shape, metres_a_pixel) for area in areas])
    for place in sorted(range(len(areas)), key=lambda place: float(areas[place].shape.area)):
        label = axes.text(*grounds.rooms[place].middle, areas[place].words, fontsize=6.6, ha="center", va="center",
                          linespacing=1.2, zorder=6, color=INK)
        _move(axes, label, label_box(label, renderer, 0.5), grounds, place, space)


class _Grounds:
    """All areas with their room for labels, and how much of each the boxes of labels hide."""

    def __init__(self, areas: Sequence[Named], rooms: Sequence[Ground]) -> None:
        self.rooms = rooms
        self.sizes = np.array([float(area.shape.area) for area in areas])
        self.hatched = np.array([area.hatched for area in areas], dtype=bool)
        self.dark = np.array([readable_on(area.colour) == _WHITE for area in areas], dtype=bool)
        self.hidden = np.zeros(len(areas))

    def shares(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Share of each box (left, bottom, right, top in metres) that lies on each area: (areas, boxes)."""
        return np.stack([room.share(boxes) for room in self.rooms])

    def asked(self, shares: NDArray[np.float64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether a label at each box can stand without one, and whether in white: (boxes,) each."""
        below = shares > _UNDER
        white = (below & self.dark[:, None]).any(axis=0)
        black = (below & ~self.dark[:, None]).any(axis=0) | (shares.sum(axis=0) < 1 - _UNDER)
        return ~(white & black) & ~(below & self.hatched[:, None]).any(axis=0), white

    def hiding(self, boxes: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """Share of each area that boxes hide once there is one more: (areas, boxes)."""
        left, bottom, right, top = boxes.T
        covered = shares * (right - left) * (top - bottom)
        return np.asarray((self.hidden[:, None] + covered) / self.sizes[:, None])


def _move(axes: Axes, label: Text, box: Box, grounds: _Grounds, own: int, space: FreeSpace) -> None:
    """Put the label where distance, overlap, others' ground and what it hides are least; a line leads back if far."""
    to_metres = axes.transData.inverted()
    boxes = np.array(box) + np.tile(_SHIFTS, 2)
    in_metres = to_metres.transform(boxes.reshape(-1, 2)).reshape(-1, 4)
    shares = grounds.shares(in_metres)
    inside, (bare, white) = shares[own], grounds.asked(shares)
    hiding = grounds.hiding(in_metres, shares)
    too_much = np.maximum(hiding - _HIDDEN, 0.0).max(axis=0)
    costs = np.hypot(*_SHIFTS.T) + 45 * (1 - inside) + 20 * space.overlaps(boxes) + np.where(
        bare, 0.0, _BOXED + _HIDING * too_much)
    best = int(np.argmin(costs))
    if bare[best]:
        label.set_color(_WHITE if white[best] else _BLACK)
    else:
        label.set_bbox(_LABEL_GROUND)
        grounds.hidden = hiding[:, best] * grounds.sizes
    left, bottom, right, top = (float(edge) for edge in boxes[best])
    chosen, anchor = (left, bottom, right, top), axes.transData.transform(grounds.rooms[own].middle)
    space.take(chosen)
    middle = ((chosen[0] + chosen[2]) / 2, (chosen[1] + chosen[3]) / 2)
    x, y = to_metres.transform(middle)
    label.set_position((float(x), float(y)))
    if inside[best] < 0.5 and not (chosen[0] <= anchor[0] <= chosen[2] and chosen[1] <= anchor[1] <= chosen[3]):
        nearest = (min(max(anchor[0], chosen[0]), chosen[2]), min(max(anchor[1], chosen[1]), chosen[3]))
        ends = to_metres.transform(np.array([anchor, nearest]))
        draw_line(axes, ends[:, 0], ends[:, 1], color=INK, linewidth=0.6, zorder=5)
