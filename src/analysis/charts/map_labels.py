"""Names and values on a map: each near the middle of its area, none on another."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from shapely.geometry.base import BaseGeometry

from analysis.charts.layout import Box, FreeSpace, label_box
from analysis.charts.style import INK, PAPER, renderer_of

__all__ = ["label_areas"]

_PRECISION = 200.0
_STEPS, _ANGLES = np.arange(0.0, 105.0, 8.0), np.linspace(0, 2 * math.pi, 16, endpoint=False)
_LABEL_GROUND = {
    "boxstyle": "round,pad=0.12,rounding_size=0.3",
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
    if not areas:
        return
    circles = shapely.maximum_inscribed_circle([shape for shape, _ in areas], tolerance=_PRECISION)
    points = shapely.get_coordinates(shapely.get_point(circles, 0))
    pixel = Affine2D(axes.transData.get_matrix())
    for place in np.argsort([shape.area for shape, _ in areas]):
        shape, words = areas[place]
        label = axes.text(
            float(points[place][0]),
            float(points[place][1]),
            words,
            fontsize=6.6,
            ha="center",
            va="center",
            linespacing=1.2,
            zorder=6,
            color=INK,
            bbox=_LABEL_GROUND,
        )
        territory = shapely.simplify(shapely.transform(shape, pixel.transform), 2.0)
        anchor = pixel.transform(points[place])
        _move(axes, label, label_box(label, renderer, 0.5), anchor, territory, space)


def _move(
    axes: Axes,
    label: Text,
    box: Box,
    anchor: np.ndarray[tuple[int], np.dtype[np.float64]],
    territory: BaseGeometry,
    space: FreeSpace,
) -> None:
    """Put the label where distance, overlap and others' ground are least; a line leads back if it is far."""
    shifts = [(step * math.cos(angle), 0.6 * step * math.sin(angle)) for step in _STEPS for angle in _ANGLES]
    shifts = shifts[len(_ANGLES) - 1 :]  # the first ring has no radius
    boxes = np.array(box) + np.array([(dx, dy, dx, dy) for dx, dy in shifts])
    rectangles = shapely.box(*boxes.T)
    inside = shapely.area(shapely.intersection(rectangles, territory)) / shapely.area(rectangles)
    costs = np.hypot(*np.array(shifts).T) + 45 * (1 - inside) + 20 * space.overlaps(boxes)
    best = int(np.argmin(costs))
    left, bottom, right, top = (float(edge) for edge in boxes[best])
    chosen = (left, bottom, right, top)
    space.take(chosen)
    middle = ((chosen[0] + chosen[2]) / 2, (chosen[1] + chosen[3]) / 2)
    x, y = axes.transData.inverted().transform(middle)
    label.set_position((float(x), float(y)))
    if (
        not (chosen[0] <= anchor[0] <= chosen[2] and chosen[1] <= anchor[1] <= chosen[3])
        and inside[best] < 0.5
    ):
        nearest = (min(max(anchor[0], chosen[0]), chosen[2]), min(max(anchor[1], chosen[1]), chosen[3]))
        ends = axes.transData.inverted().transform(np.array([anchor, nearest]))
        axes.plot(ends[:, 0], ends[:, 1], color=INK, linewidth=0.6, zorder=5)
