"""Read and check the district polygons: ours, or an official file that replaces them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio  # type: ignore[import-untyped]
import shapely
from pyproj import CRS
from pyproj.exceptions import ProjError
from shapely.errors import ShapelyError
from shapely.geometry import box

from analysis.findings import Argument, Finding
from analysis.geography.checks import OVERLAP_KM2, PROVINCE_BOX, check_coverage, check_total, usable_polygon
from analysis.geography.identify import identify
from analysis.geography.shapes import LONGITUDE_LATITUDE, Shape, area_km2, only_polygons

__all__ = ["load_districts"]

# What GDAL, PROJ and GEOS raise on a malformed file.
_BROKEN = (OSError, ValueError, TypeError, RuntimeError, ShapelyError)


def load_districts(path: Path, areas: Mapping[str, str],
                   aliases: Mapping[str, str] | None = None,
                   whole: bool = True) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """The usable polygons of a file, and findings on it; never raises on a bad file.

    Parameters
    ----------
    path : Path
        Any vector file that GDAL reads: GeoJSON, GeoPackage, shapefile (also zipped), KML, ...
    areas : Mapping[str, str]
        Expected area code → display name, for example ``{"643": "Thành phố Buôn Ma Thuột"}``: the areas that must have
        a polygon, not the province or pairs.
    aliases : Mapping[str, str], optional
        Other spellings → area code; case, accents and spaces do not matter.
    whole : bool
        Whether to check overlaps, gaps and total area, which is most of the time spent reading.

    Returns
    -------
    districts : GeoDataFrame
        Columns `code`, `name` (from `areas`), `area_km2` (geodesic) and `geometry` (WGS84, valid
        polygons), in the order of `areas`, without the districts that the file lacks or that
        were refused. Empty where the file cannot be used at all.
    findings : list of Finding
        Errors for what was refused or is missing, warnings for what a person should look at
        (tolerances in `analysis.geography.checks`). Ids are compared both ways: in the file but
        not in `areas`, and in `areas` but not in the file.
    """
    path = Path(path)
    file = f"{path.parent.name}/{path.name}" if path.parent.name else path.name
    features, findings = _read(path, file)
    if features is None:
        return _frame({}, areas), findings
    codes, more = identify(features, areas, file, aliases)
    findings += more
    if any(finding.code == "geography-no-identifier" for finding in more):
        return _frame({}, areas), findings
    polygons, more = _collect(features, codes, areas, file)
    findings += _missing(codes, areas, file) + more
    findings += check_coverage(polygons, areas, file) if whole else []
    if whole and len(polygons) == len(areas):  # if a district is missing, the total adds no information
        findings += check_total(polygons, file)
    return _frame(polygons, areas), findings


def _read(path: Path, file: str) -> tuple[gpd.GeoDataFrame | None, list[Finding]]:
    """The features in WGS84, or None and the reason."""
    if not path.exists():
        return None, [Finding("error", "geography-no-file", file=file)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # users are informed through findings
            layers = pyogrio.list_layers(path)
            polygonal = [name for name, kind in layers if "Polygon" in str(kind)]
            layer = (polygonal or [name for name, _ in layers] or [None])[0]
            features = gpd.read_file(path, layer=layer, on_invalid="ignore")
    except _BROKEN as error:
        return None, [_unreadable(error, file)]
    if not isinstance(features, gpd.GeoDataFrame) or features.empty or features.geometry.isna().all():
        return None, [Finding("error", "geography-no-features", file=file)]
    return _in_degrees(features.reset_index(drop=True), file)


def _in_degrees(features: gpd.GeoDataFrame, file: str) -> tuple[gpd.GeoDataFrame | None, list[Finding]]:
    findings = []
    if features.crs is None:
        findings.append(Finding("warning", "geography-crs-missing", file=file))
        features = features.set_crs(LONGITUDE_LATITUDE)
    elif not features.crs.equals(CRS(LONGITUDE_LATITUDE), ignore_axis_order=True):
        findings.append(Finding("info", "geography-crs-converted", {"crs": features.crs.name}, file=file))
        try:
            features = features.to_crs(LONGITUDE_LATITUDE)
        except ProjError as error:
            return None, [_unreadable(error, file)]
    west, south, east, north = features.total_bounds
    if box(south, west, north, east).intersects(box(*PROVINCE_BOX)):
        return None, [*findings, Finding("error", "geography-swapped", file=file)]
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        arguments: dict[str, Argument] = {"x": round(float(west), 1), "y": round(float(south), 1)}
        return None, [*findings, Finding("error", "geography-not-degrees", arguments, file=file)]
    return features, findings


def _missing(codes: pd.Series, areas: Mapping[str, str], file: str) -> list[Finding]:
    missing = [code for code in areas if code not in set(codes)]
    if not missing:
        return []
    arguments: dict[str, Argument] = {
        "count": len(missing), "districts": "; ".join(f"{code} {areas[code]}" for code in missing)}
    only = missing[0] if len(missing) == 1 else ""
    return [Finding("error", "geography-not-in-file", arguments, file=file, area_code=only)]


def _collect(features: gpd.GeoDataFrame, codes: pd.Series, areas: Mapping[str, str],
             file: str) -> tuple[dict[str, Shape], list[Finding]]:
    """One polygon per district; several features with one code (islands, communes) are joined."""
    polygons: dict[str, Shape] = {}
    findings: list[Finding] = []
    for code, name in areas.items():
        parts = []
        for geometry in features.geometry[codes == code]:
            part, more = usable_polygon(geometry, code, name, file)
            findings += more
            parts += [] if part is None else [part]
        if not parts:
            continue
        polygons[code] = only_polygons(shapely.union_all(parts)) if len(parts) > 1 else parts[0]
        if len(parts) > 1:
            lost = sum(map(area_km2, parts)) - area_km2(polygons[code])
            arguments: dict[str, Argument] = {"district": f"{code} {name}", "count": len(parts)}
            findings.append(
                Finding("warning", "geography-several-features-overlapping", arguments, file, area_code=code)
                if lost >= OVERLAP_KM2 else
                Finding("info", "geography-several-features", arguments, file, area_code=code))
    return polygons, findings


def _frame(polygons: Mapping[str, Shape], areas: Mapping[str, str]) -> gpd.GeoDataFrame:
    codes = [code for code in areas if code in polygons]
    columns = {
        "code": pd.Series(codes, dtype="str"),
        "name": pd.Series([areas[code] for code in codes], dtype="str"),
        "area_km2": pd.Series([area_km2(polygons[code]) for code in codes], dtype="float64"),
    }
    shapes = shapely.orient_polygons([polygons[code] for code in codes])
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs=LONGITUDE_LATITUDE))


def _unreadable(error: Exception, file: str) -> Finding:
    """GDAL's message on one line, without local folders and hints for programmers."""
    words = " ".join(str(error).split()).split("; It might help")[0]
    words = re.sub(rf"'[^']*{re.escape(file.split('/')[-1])}'", f"'{file}'", words)
    arguments: dict[str, Argument] = {"reason": words[:200] or type(error).__name__}
    return Finding("error", "geography-unreadable", arguments, file=file)
