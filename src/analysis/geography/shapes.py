"""Areas of polygons in longitude and latitude (WGS84), and their projection to metres and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

__all__ = ["LONGITUDE_LATITUDE", "METRES", "Shape", "area_km2", "only_polygons", "to_metres", "to_degrees"]

LONGITUDE_LATITUDE = "EPSG:4326"
METRES = "+proj=laea +lat_0=12.8 +lon_0=108.2 +datum=WGS84 +units=m"
"""An equal-area projection centred on the province: exact areas, distances within 0.01 %, north up."""
Shape = Polygon | MultiPolygon
Geometry = TypeVar("Geometry", bound=BaseGeometry)
_ellipsoid = Geod(ellps="WGS84")


def area_km2(geometry: Shape) -> float:
    """Area in km² on the WGS84 ellipsoid, edges taken as geodesics (Karney 2013, through pyproj)."""
    oriented = shapely.orient_polygons(geometry)
    return abs(float(_ellipsoid.geometry_area_perimeter(oriented)[0])) / 1e6


def only_polygons(geometry: BaseGeometry) -> Shape:
    """The polygonal part of a geometry; an empty polygon if it has none."""
    parts = shapely.get_parts(geometry, return_index=False)
    while any(part.geom_type in ("GeometryCollection", "MultiPolygon") for part in parts):
        parts = shapely.get_parts(parts)
    polygons = [part for part in parts if isinstance(part, Polygon) and not part.is_empty]
    if len(polygons) == 1:
        return polygons[0]
    return MultiPolygon(polygons) if polygons else Polygon()


def to_metres(geometry: Shape) -> Shape:
    """From degrees to valid polygons in an equal-area projection, metres around the province's centre."""
    plane = shapely.transform(geometry, _through(LONGITUDE_LATITUDE, METRES))
    if plane.is_valid:
        return plane
    # A vertex very close to another edge may cross it after projection.
    return only_polygons(shapely.make_valid(plane, method="structure", keep_collapsed=False))


def to_degrees(geometry: Geometry) -> Geometry:
    """From the projection of `to_metres` back to degrees."""
    return shapely.transform(geometry, _through(METRES, LONGITUDE_LATITUDE))


def _through(source: str, target: str) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    transformer = Transformer.from_crs(source, target, always_xy=True)

    def convert(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(coordinates[:, 0], coordinates[:, 1]))

    return convert
