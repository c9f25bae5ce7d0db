"""Areas, label points and the outline of polygons in longitude and latitude (WGS84)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

__all__ = ["LONGITUDE_LATITUDE", "Shape", "area_km2", "only_polygons", "to_metres", "to_degrees",
           "label_points", "province_outline"]

LONGITUDE_LATITUDE = "EPSG:4326"
# Equal-area, centred on the province: areas exact on the ellipsoid, distances within 0.01 %.
_METRES = "+proj=laea +lat_0=12.8 +lon_0=108.2 +datum=WGS84 +units=m"
_LABEL_PRECISION_M = 50.0
_HOLE_KM2 = 0.05
Shape = Polygon | MultiPolygon
Geometry = TypeVar("Geometry", bound=BaseGeometry)
_ellipsoid = Geod(ellps="WGS84")


def area_km2(geometry: Shape) -> float:
    """Area in km² on the WGS84 ellipsoid, edges taken as geodesics (Karney 2013, through pyproj)."""
    oriented = shapely.orient_polygons(geometry)
    return abs(float(_ellipsoid.geometry_area_perimeter(oriented)[0])) / 1e6


def only_polygons(geometry: BaseGeometry) -> Shape:
    """The polygonal part of a geometry; an empty polygon where it has none."""
    parts = shapely.get_parts(geometry, return_index=False)
    while any(part.geom_type in ("GeometryCollection", "MultiPolygon") for part in parts):
        parts = shapely.get_parts(parts)
    polygons = [part for part in parts if isinstance(part, Polygon) and not part.is_empty]
    if len(polygons) == 1:
        return polygons[0]
    return MultiPolygon(polygons) if polygons else Polygon()


def to_metres(geometry: Shape) -> Shape:
    """From degrees to valid polygons in an equal-area projection, metres around the province's centre."""
    plane = shapely.transform(geometry, _through(LONGITUDE_LATITUDE, _METRES))
    if plane.is_valid:
        return plane
    # A vertex that all but touches another edge may cross it once projected.
    return only_polygons(shapely.make_valid(plane, method="structure", keep_collapsed=False))


def to_degrees(geometry: Geometry) -> Geometry:
    """From the projection of `to_metres` back to degrees."""
    return shapely.transform(geometry, _through(_METRES, LONGITUDE_LATITUDE))


def label_points(districts: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """One point a district, inside it and far from its border, for a label or a symbol.

    The centre of the largest circle inside the polygon, of its largest part where it has several.

    Parameters
    ----------
    districts : GeoDataFrame
        Polygons in WGS84, as `load_districts` gives them.

    Returns
    -------
    GeoSeries
        Points in WGS84 on the index of `districts`.
    """
    points = [_label_point(geometry) for geometry in districts.geometry]
    return gpd.GeoSeries(points, index=districts.index, crs=LONGITUDE_LATITUDE, name="label_point")


def province_outline(districts: gpd.GeoDataFrame) -> Shape:
    """The outer border of all districts together, WGS84; holes below 0.05 km² (slivers) are closed.

    A missing district leaves its hole or its bay: the outline never covers ground without a polygon.
    """
    union = only_polygons(shapely.union_all(list(districts.geometry)))
    parts = [
        Polygon(part.exterior, [ring for ring in part.interiors if area_km2(Polygon(ring)) >= _HOLE_KM2])
        for part in shapely.get_parts(union)
    ]
    return only_polygons(shapely.orient_polygons(MultiPolygon(parts)))


def _label_point(geometry: Shape) -> Point:
    if geometry.is_empty:
        return Point()
    radius = shapely.maximum_inscribed_circle(to_metres(geometry), tolerance=_LABEL_PRECISION_M)
    centre = to_degrees(Point(radius.coords[0]))
    return centre if geometry.contains(centre) else geometry.representative_point()


def _through(source: str, target: str) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    transformer = Transformer.from_crs(source, target, always_xy=True)

    def convert(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(coordinates[:, 0], coordinates[:, 1]))

    return convert
