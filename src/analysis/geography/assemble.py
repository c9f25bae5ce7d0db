"""Assemble the district polygons from the lines between them.

    python -m analysis.geography.assemble LINES.csv OUT.geojson

The lines are a UTF-8 CSV file with the columns ``line, district, neighbour, point, lon, lat`` (WGS84): one row per
point; `neighbour` is empty along the province's border. Each line is shared by the two districts that it separates, so
the polygons meet without gap or overlap. Names, codes and validity come from the project's catalogue, which also
defines the districts required.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry import LineString, Polygon, mapping

from analysis.geography.shapes import area_km2
from analysis.language import text
from analysis.study import Area, read_catalogue
from analysis.workspace import Workspace, write_content

__all__ = ["LinesError", "read_lines", "polygons_from_lines", "geojson", "main"]

PROPERTIES = ("code", "key", "name_vi", "name_en", "type", "valid_from", "valid_to")  # in this order
COLUMNS = ("line", "district", "neighbour", "point", "lon", "lat")
DECIMALS = 4  # 0.0001° is 11 m here, far finer than the generalisation of about 150 m


class LinesError(ValueError):
    """The lines do not form the districts; the message says where."""


def read_lines(path: Path, districts: Sequence[Area]) -> pd.DataFrame:
    """The boundary lines, one row each, with `district`, `neighbour` ("" outside) and `geometry`.

    Raises
    ------
    LinesError
        If columns are missing, a coordinate is not a number, a district is unknown, or a line has fewer than two points
        or belongs to several pairs of districts.
    """
    points = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False, dtype=str)
    missing = [column for column in COLUMNS if column not in points]
    if missing:
        raise LinesError(text("geography-lines-columns", columns=", ".join(missing)))
    for column in ("line", "point", "lon", "lat"):
        points[column] = pd.to_numeric(points[column], errors="coerce")
    bad = points.index[points[["line", "point", "lon", "lat"]].isna().any(axis=1)]
    if len(bad):
        raise LinesError(text("geography-lines-number", row=str(bad[0] + 2)))
    unknown = set(points["district"]) | set(points["neighbour"])
    unknown -= {"", *(district.key for district in districts)}
    if unknown:
        raise LinesError(text("geography-lines-district", districts=", ".join(sorted(unknown))))
    rows = [_line(number, group) for number, group in points.groupby("line", sort=True)]
    return pd.DataFrame(rows, columns=["line", "district", "neighbour", "geometry"])


def polygons_from_lines(lines: pd.DataFrame, districts: Sequence[Area]) -> dict[str, Polygon]:
    """District key → polygon (counter-clockwise, canonical starting point), in the order of the districts.

    Raises
    ------
    LinesError
        If the lines of a district do not form exactly one closed ring, or the polygons overlap.
    """
    polygons = {district.key: _polygon(district.key, lines) for district in districts}
    if not shapely.coverage_is_valid(list(polygons.values())):
        edges = shapely.coverage_invalid_edges(list(polygons.values()))
        wrong = [key for key, edge in zip(polygons, edges, strict=True) if not edge.is_empty]
        raise LinesError(text("geography-lines-coverage", districts=", ".join(wrong)))
    return polygons


def geojson(polygons: dict[str, Polygon], districts: Sequence[Area]) -> str:
    """The polygons as GeoJSON (RFC 7946), one feature per line; the same lines give the same text."""
    features = [_feature(district, polygons[district.key]) for district in districts]
    body = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","name":"daklak_districts","features":[\n{body}\n]}}\n'


def main(arguments: list[str] | None = None) -> int:
    """Read the lines and write the GeoJSON file; exit status 0, or 3 if the lines were refused."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows consoles: cp1258
    parser = argparse.ArgumentParser(description=text("geography-assemble-description"))
    parser.add_argument("lines", type=Path, metavar="LINES.csv")
    parser.add_argument("out", type=Path, metavar="OUT.geojson")
    options = parser.parse_args(arguments)
    districts = read_catalogue(Workspace.find().raw)[0].districts
    try:
        polygons = polygons_from_lines(read_lines(options.lines, districts), districts)
    except (OSError, ValueError) as error:
        print(text("geography-assemble-refused", file=options.lines.name, reason=str(error)), file=sys.stderr)
        return 3
    content = geojson(polygons, districts)
    write_content(options.out, content)
    total = round(sum(area_km2(polygon) for polygon in polygons.values()), 1)
    print(text("geography-assemble-done", file=options.out.name, count=len(polygons), area=total))
    return 0


def _line(number: object, group: pd.DataFrame) -> tuple[object, str, str, LineString]:
    sides = group[["district", "neighbour"]].drop_duplicates()
    if len(sides) != 1 or len(group) < 2 or group["point"].duplicated().any():
        raise LinesError(text("geography-lines-line", line=str(number)))
    coordinates = group.sort_values("point")[["lon", "lat"]].to_numpy(dtype=float).round(DECIMALS)
    return number, str(sides.iat[0, 0]), str(sides.iat[0, 1]), LineString(coordinates)


def _polygon(key: str, lines: pd.DataFrame) -> Polygon:
    own = lines.loc[(lines["district"] == key) | (lines["neighbour"] == key), "geometry"]
    faces, cuts, dangles, invalid = shapely.polygonize_full(own.to_list())
    loose = sum(len(shapely.get_parts(left)) for left in (cuts, dangles, invalid))
    polygons = shapely.get_parts(faces)
    if loose or len(polygons) != 1 or not polygons[0].is_valid:
        raise LinesError(text("geography-lines-open", district=key))
    polygon = shapely.orient_polygons(shapely.normalize(polygons[0]))
    assert isinstance(polygon, Polygon)
    return polygon


def _feature(district: Area, polygon: Polygon) -> dict[str, object]:
    described = district.model_dump(mode="json", include=set(PROPERTIES))
    properties = {**{name: described[name] for name in PROPERTIES}, "area_km2": round(area_km2(polygon), 1)}
    return {"type": "Feature", "id": district.code, "properties": properties, "geometry": mapping(polygon)}


if __name__ == "__main__":
    raise SystemExit(main())
