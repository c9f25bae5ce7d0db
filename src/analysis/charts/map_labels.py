"""Names and values on a map: each near the middle of its area, none on another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from shapely.geometry.base import BaseGeometry

from analysis.charts.layout import Box, FreeSpace, label_box
from analysis.charts.map_shapes import Ground, ground_of
from analysis.charts.style import INK, PAPER, draw_line, renderer_of

__all__ = ["label_areas"]

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


def label_areas(axes: Axes, areas: Sequence[tuple[BaseGeometry, str]], space: FreeSpace) -> None:
    """Write a text on each area, inside it where that is possible, never on another text.

    Small areas choose first, since they have the least room.

    Parameters
    ----------
    axes : Axes
        With its limits and aspect set.
    areas : sequence of (geometry, text)
        Polygons in the units of the axes.
    space : FreeSpace
        What is taken already; the labels are added to it.
    """
    figure: Figure = axes.figure  # type: ignore[assignment]
    renderer = renderer_of(figure)
    to_metres = axes.transData.inverted()
    metres_a_pixel = round(float(to_metres.get_matrix()[0, 0]), 3)
    for shape, words in sorted(areas, key=lambda area: float(area[0].area)):
        ground = ground_of(shape, metres_a_pixel)
        label = axes.text(*ground.middle, words, fontsize=6.6, ha="center", va="center", linespacing=1.2, zorder=6,
                          color=INK, bbox=_LABEL_GROUND)
        _move(axes, label, label_box(label, renderer, 0.5), ground, space)


def _move(axes: Axes, label: Text, box: Box, ground: Ground, space: FreeSpace) -> None:
    """Put the label where distance, overlap and others' ground are least; a line leads back if it is far."""
    to_metres = axes.transData.inverted()
    boxes = np.array(box) + np.tile(_SHIFTS, 2)
    inside = ground.share(to_metres.transform(boxes.reshape(-1, 2)).reshape(-1, 4))
    costs = np.hypot(*_SHIFTS.T) + 45 * (1 - inside) + 20 * space.overlaps(boxes)
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
