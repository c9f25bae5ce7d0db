"""The province's polygons as maps draw them: projected, simplified, and measured once for all maps.

Everything here depends on the polygons alone, never on what a map shows, and is kept by their content: the next map of
the same polygons pays for none of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.path import Path as Outline
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from analysis.geography.shapes import LONGITUDE_LATITUDE, METRES

__all__ = ["Ground", "border_lines", "ground_of", "in_metres", "joined", "middle_of", "outline_of",
           "shapes_of"]

_SIMPLIFY_M, _COARSE_M = 350.0, 900.0  # detail below it is not to be seen at the size at which a map is drawn
_INSCRIBED_M = 200.0
# Cells of the raster on which cover is measured: a third of the height of the smallest letter.
_CELL_PIXELS = 2.0


def shapes_of(districts: gpd.GeoDataFrame, coarse: bool = False) -> Mapping[str, BaseGeometry]:
    """Polygons in metres by code, simplified together so that shared borders stay shared.

    Parameters
    ----------
    districts : GeoDataFrame
        Polygons with the column `code` and a coordinate system.
    coarse : bool
        With the detail that is seen on a telephone.
    """
    codes = tuple(districts["code"].astype(str))
    return _shapes(codes, tuple(shapely.to_wkb(districts.geometry.to_numpy())), str(districts.crs),
                   _COARSE_M if coarse else _SIMPLIFY_M)


@lru_cache(maxsize=8)
def _shapes(codes: tuple[str, ...], polygons: tuple[bytes, ...], crs: str, detail: float) -> Mapping[str, BaseGeometry]:
    metres = gpd.GeoSeries(shapely.from_wkb(list(polygons)), crs=crs).to_crs(METRES).to_numpy()
    if len(metres) and shapely.coverage_is_valid(metres):
        metres = shapely.coverage_simplify(metres, detail)
    return dict(zip(codes, metres, strict=True))


def in_metres(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Places of longitude and latitude (WGS84) on the map: (places, 2) in, (places, 2) out."""
    points = gpd.GeoSeries.from_xy(degrees[:, 0], degrees[:, 1], crs=LONGITUDE_LATITUDE).to_crs(METRES)
    return np.asarray(shapely.get_coordinates(points.to_numpy()))


@lru_cache(maxsize=64)
def joined(*shapes: BaseGeometry) -> BaseGeometry:
    """The shapes as one."""
    return shapes[0] if len(shapes) == 1 else shapely.union_all(list(shapes))


@lru_cache(maxsize=16)
def border_lines(*shapes: BaseGeometry) -> Sequence[NDArray[np.float64]]:
    """Every border once, also where two shapes share it: the points of each line."""
    lines = shapely.get_parts(shapely.line_merge(shapely.union_all(shapely.boundary(list(shapes)))))
    return [shapely.get_coordinates(line) for line in lines]


@lru_cache(maxsize=128)
def outline_of(shape: BaseGeometry) -> Outline:
    """Rings and holes as one path."""
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return Outline.make_compound_path(*(Outline(shapely.get_coordinates(ring), closed=True) for ring in rings))


@dataclass(frozen=True, eq=False)
class Ground:
    """Where a shape offers room for a label.

    Attributes
    ----------
    middle : (x, y)
        Centre of the largest circle inside, metres.
    origin : (x, y)
        Lower left corner of the raster, metres.
    cell : float
        Side of a cell, metres.
    sums : array (columns + 1, rows + 1)
        Cells inside the shape, summed from the lower left corner (Crow 1984), so that the share of a box
        that lies inside takes four look-ups.
    """

    middle: tuple[float, float]
    origin: tuple[float, float]
    cell: float
    sums: NDArray[np.float64]

    def share(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Share of each box (left, bottom, right, top in metres) that lies inside: (boxes, 4) in, (boxes,) out."""
        corners = (boxes - np.tile(self.origin, 2)) / self.cell
        left, bottom, right, top = corners.T
        one, two, three, four = self._sum(np.stack([right, left, right, left]), np.stack([top, top, bottom, bottom]))
        return np.asarray((one - two - three + four) / np.maximum((right - left) * (top - bottom), 1e-9))

    def _sum(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum up to any point: linear between the corners of its cell."""
        columns, rows = self.sums.shape
        x, y = np.clip(x, 0, columns - 1), np.clip(y, 0, rows - 1)
        column, row = np.minimum(x.astype(int), columns - 2), np.minimum(y.astype(int), rows - 2)
        across, up = x - column, y - row
        lower = self.sums[column, row] * (1 - across) + self.sums[column + 1, row] * across
        upper = self.sums[column, row + 1] * (1 - across) + self.sums[column + 1, row + 1] * across
        return np.asarray(lower * (1 - up) + upper * up)


@lru_cache(maxsize=128)
def ground_of(shape: BaseGeometry, metres_a_pixel: float) -> Ground:
    """The ground of a shape at the size at which it is drawn."""
    cell = _CELL_PIXELS * metres_a_pixel
    left, bottom, right, top = shapely.bounds(shape)
    columns, rows = int(np.ceil((right - left) / cell)) or 1, int(np.ceil((top - bottom) / cell)) or 1
    x = left + (np.arange(columns) + 0.5) * cell
    y = bottom + (np.arange(rows) + 0.5) * cell
    shapely.prepare(shape)
    inside = shapely.contains_xy(shape, x[:, None], y[None, :])
    sums = np.zeros((columns + 1, rows + 1))
    sums[1:, 1:] = inside.cumsum(axis=0).cumsum(axis=1)
    return Ground(middle_of(shape), (float(left), float(bottom)), cell, sums)


@lru_cache(maxsize=128)
def middle_of(shape: BaseGeometry) -> tuple[float, float]:
    """Centre of the largest circle inside the shape, metres."""
    circle = shapely.maximum_inscribed_circle([shape], tolerance=_INSCRIBED_M)
    x, y = shapely.get_coordinates(circle)[0]
    return float(x), float(y)
