"""Checks of district polygons: validity, location, gaps, overlaps, total area.

Tolerances: an overlap or a gap counts from 0.05 km² (5 hectares, invisible on a map of the
province); a gap that is open to the outside counts where it is narrower than 200 m, since wider
ones are the province's own shape; the total must be 13,050–13,120 km².
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from analysis.findings import Argument, Finding
from analysis.geography.shapes import Shape, area_km2, only_polygons, to_degrees, to_metres

__all__ = ["OVERLAP_KM2", "GAP_KM2", "GAP_WIDTH_M", "TOTAL_KM2", "PROVINCE_BOX",
           "usable_polygon", "check_coverage", "check_total"]

OVERLAP_KM2 = 0.05
GAP_KM2 = 0.05
GAP_WIDTH_M = 200.0
TOTAL_KM2 = (13_050.0, 13_120.0)
PROVINCE_BOX = (107.3, 12.0, 109.1, 13.6)  # west, south, east, north, degrees

Polygons = Mapping[str, Shape]


def usable_polygon(geometry: BaseGeometry | None, code: str, name: str,
                   file: str) -> tuple[Shape | None, list[Finding]]:
    """The geometry, valid and two-dimensional, or None with the reason.

    A self-intersecting ring is repaired (structure method of GEOS) with a warning. Geometries without area, with an
    infinite coordinate, or outside the province's box are refused.
    """
    about: dict[str, Argument] = {"district": f"{code} {name}"}

    def refused(reason: str, **more: float) -> tuple[None, list[Finding]]:
        return None, [Finding("error", reason, {**about, **more}, file=file, area_code=code)]

    if geometry is None or geometry.is_empty or not np.isfinite(shapely.get_coordinates(geometry)).all():
        return refused("geography-no-polygon")
    flat = shapely.force_2d(geometry)
    findings = []
    if not flat.is_valid:
        arguments = {**about, "reason": shapely.is_valid_reason(flat)}
        findings.append(Finding("warning", "geography-repaired", arguments, file=file, area_code=code))
        flat = shapely.make_valid(flat, method="structure", keep_collapsed=False)
    polygon = only_polygons(flat)
    if polygon.is_empty:
        return refused("geography-no-polygon")
    if not polygon.intersects(box(*PROVINCE_BOX)):
        centre = polygon.representative_point()
        return refused("geography-outside", lon=round(centre.x, 3), lat=round(centre.y, 3))
    return polygon, findings


def check_coverage(polygons: Polygons, areas: Mapping[str, str], file: str) -> list[Finding]:
    """Findings on overlapping pairs and on gaps between districts; `polygons` by code, WGS84."""
    plane = {code: to_metres(polygon) for code, polygon in polygons.items()}
    overlaps = [
        Finding("warning", "geography-overlap",
                {"first": f"{first} {areas[first]}", "second": f"{second} {areas[second]}",
                 "area": round(common / 1e6, 2)}, file=file, area_code=first)
        for first, second, common in _overlaps(plane)
    ]
    gaps = []
    for piece, neighbours in _gaps(plane):
        centre = to_degrees(piece.representative_point())
        gaps.append(Finding("warning", "geography-gap", {
            "districts": "; ".join(f"{code} {areas[code]}" for code in neighbours),
            "area": round(piece.area / 1e6, 2), "lon": round(centre.x, 3), "lat": round(centre.y, 3),
        }, file=file, area_code=neighbours[0]))
    return overlaps + gaps


def check_total(polygons: Polygons, file: str) -> list[Finding]:
    """A finding if the geodesic areas do not add up to `TOTAL_KM2`."""
    total = sum(area_km2(polygon) for polygon in polygons.values())
    low, high = TOTAL_KM2
    if low <= total <= high:
        return []
    arguments: dict[str, Argument] = {"area": round(total, 1), "low": low, "high": high}
    return [Finding("warning", "geography-total-area", arguments, file=file)]


def _overlaps(plane: Polygons) -> Iterator[tuple[str, str, float]]:
    codes = list(plane)
    tree = shapely.STRtree(list(plane.values()))
    pairs = tree.query(list(plane.values()), predicate="intersects").T
    for first, second in sorted((int(a), int(b)) for a, b in pairs if a < b):
        common = shapely.intersection(plane[codes[first]], plane[codes[second]]).area
        if common >= OVERLAP_KM2 * 1e6:
            yield codes[first], codes[second], common


def _gaps(plane: Polygons) -> Iterator[tuple[Shape, list[str]]]:
    """Ground covered by no district: holes in the union, and slits between two districts."""
    if not plane:
        return
    union = only_polygons(shapely.union_all(list(plane.values())))
    closed = union.buffer(GAP_WIDTH_M / 2, join_style="mitre").buffer(-GAP_WIDTH_M / 2, join_style="mitre")
    holes = [Polygon(ring) for part in shapely.get_parts(union) for ring in part.interiors]
    slits = shapely.get_parts(only_polygons(closed.difference(shapely.union_all([union, *holes]))))
    pieces = [*((hole, 1) for hole in holes), *((slit, 2) for slit in slits)]
    for piece, least in sorted(pieces, key=lambda pair: -pair[0].area):
        near = [code for code, polygon in plane.items() if polygon.distance(piece) < 1.0]
        if piece.area >= GAP_KM2 * 1e6 and len(near) >= least:
            yield piece, near
