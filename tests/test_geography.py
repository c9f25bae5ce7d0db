"""The district polygons: our own file, the assembling, and any file a planner puts in its place."""

from __future__ import annotations

import csv
import itertools
import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.affinity import translate
from shapely.geometry import LineString, Polygon, box

from analysis.findings import Finding, findings_table
from analysis.geography import load_districts
from analysis.geography.assemble import LinesError, geojson, main, polygons_from_lines, read_lines
from analysis.geography.identify import clean_code, fold_name
from analysis.geography.shapes import area_km2
from analysis.language import use_language
from analysis.pipeline.results import load_map
from analysis.study import Study
from analysis.workspace import Workspace
from tests.catalogue import RAW, ROOT, STUDY

FILE = ROOT / "geo" / "daklak_districts.geojson"
DISTRICTS = STUDY.districts
AREAS = {area.code: area.name_vi for area in DISTRICTS}
CODES = list(AREAS)
LOCALES = ROOT / "src" / "analysis" / "locales"
RINGS = {f["id"]: [tuple(p) for p in f["geometry"]["coordinates"][0]]
         for f in json.loads(FILE.read_text(encoding="utf-8"))["features"]}
few = settings(max_examples=12, derandomize=True,
               suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def ours() -> gpd.GeoDataFrame:
    return gpd.read_file(FILE)[["code", "name_vi", "geometry"]]


def check(tmp_path: Path, features: gpd.GeoDataFrame, name: str = "x.geojson") -> tuple[Any, list[Finding]]:
    features.to_file(tmp_path / name)
    return load_districts(tmp_path / name, AREAS)


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code.removeprefix("geography-") for finding in findings]


# --- our own file ---------------------------------------------------------------------------


def test_our_file_is_15_valid_polygons_without_any_finding() -> None:
    districts, findings = load_districts(FILE, AREAS)
    assert findings == []
    assert list(districts["code"]) == [str(code) for code in range(643, 658)]
    assert list(districts["name"]) == list(AREAS.values())
    assert districts.is_valid.all()
    assert set(districts.geom_type) == {"Polygon"}
    assert shapely.coverage_is_valid(list(districts.geometry))
    assert 13_050 < districts["area_km2"].sum() < 13_120


def test_our_file_says_what_it_is() -> None:
    raw = FILE.read_bytes()
    assert b"\r" not in raw
    document = json.loads(raw.decode("utf-8"))
    assert "crs" not in document  # RFC 7946: always WGS84
    assert len(raw.decode().splitlines()) == 2 + len(document["features"])
    properties = {f["properties"]["code"]: f["properties"] for f in document["features"]}
    assert properties["652"]["name_vi"] == "Huyện M'Đrắk"
    assert properties["643"]["type"] == "city"
    assert properties["644"]["valid_from"] == "2008-12-23"
    assert properties["657"]["valid_from"] == "2007-08-27"
    assert {p["valid_to"] for p in properties.values()} == {"2025-06-30"}
    assert properties["652"]["area_km2"] == pytest.approx(1283, abs=1)


def test_our_file_agrees_with_the_catalogue() -> None:
    with (RAW / "areas.csv").open(encoding="utf-8-sig", newline="") as handle:
        catalogue = {row["code"]: row for row in csv.DictReader(handle)}
    for feature in json.loads(FILE.read_text(encoding="utf-8"))["features"]:
        row = catalogue[feature["id"]]
        for name in ("code", "key", "name_vi", "name_en", "type", "valid_from", "valid_to"):
            assert (feature["properties"][name] or "") == row[name]


def signed_area_km2(ring: list[tuple[float, float]]) -> float:
    """Ellipsoidal area without any library: ∮ A(φ) dλ, A the authalic primitive, Simpson on each edge."""
    a, f = 6378137.0, 1 / 298.257223563
    e2 = f * (2 - f)
    e = math.sqrt(e2)

    def primitive(latitude: float) -> float:
        s = math.sin(math.radians(latitude))
        return a * a * (1 - e2) / 2 * (s / (1 - e2 * s * s) + math.atanh(e * s) / e)

    return -sum(
        math.radians(x2 - x1) * (primitive(y1) + 4 * primitive((y1 + y2) / 2) + primitive(y2)) / 6
        for (x1, y1), (x2, y2) in itertools.pairwise(ring)
    ) / 1e6


def test_areas_agree_with_a_formula_from_first_principles() -> None:
    districts, _ = load_districts(FILE, AREAS)
    for code, area in zip(districts["code"], districts["area_km2"], strict=True):
        assert signed_area_km2(RINGS[code]) == pytest.approx(area, rel=1e-6)


def border_of_all() -> list[tuple[float, float]]:
    """The ring of the edges that only one district has; every other edge must run both ways."""
    edges = Counter(edge for ring in RINGS.values() for edge in itertools.pairwise(ring))
    assert max(edges.values()) == 1
    border = dict(edge for edge in edges if edge[::-1] not in edges)
    assert len(border) == sum(edge[::-1] not in edges for edge in edges)
    start = next(iter(border))
    ring = [start, border[start]]
    while ring[-1] != start:
        ring.append(border[ring[-1]])
    assert len(ring) == len(border) + 1, "more than one ring: a gap inside"
    return ring


def test_edges_prove_no_gap_and_no_overlap() -> None:
    border = border_of_all()
    total = sum(signed_area_km2(ring) for ring in RINGS.values())
    assert total == pytest.approx(signed_area_km2(border), abs=1e-6)
    outline = load_districts(FILE, AREAS)[0].geometry.union_all()
    assert isinstance(outline, Polygon)
    assert set(outline.exterior.coords) == set(border)
    assert not outline.interiors


def inside(ring: list[tuple[float, float]], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Even-odd rule, brute force."""
    odd = np.zeros(x.shape, dtype=bool)
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if y1 != y2:
            odd ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return odd


def test_every_point_of_the_province_lies_in_one_district() -> None:
    generator = np.random.default_rng(66)
    x, y = generator.uniform(107.4, 109.1, 20_000), generator.uniform(12.1, 13.5, 20_000)
    count = np.sum([inside(ring, x, y) for ring in RINGS.values()], axis=0)
    province = inside(border_of_all(), x, y)
    assert province.sum() > 8_000
    assert np.array_equal(count, province.astype(int))


# --- assembling -----------------------------------------------------------------------------


def write_lines(path: Path, change: Callable[[list[list[Any]]], Any] = lambda rows: None) -> Path:
    """The boundary lines taken out of our file again, in another order and direction."""
    keys = {area.code: area.key for area in DISTRICTS}
    pairs: dict[tuple[str, str], list[LineString]] = {}
    owner = {edge: code for code, ring in RINGS.items() for edge in itertools.pairwise(ring)}
    for edge, code in owner.items():
        other = owner.get(edge[::-1], "")
        if not other or code > other:
            pairs.setdefault((keys[code], keys.get(other, "")), []).append(LineString(edge))
    rows: list[list[Any]] = []
    number = itertools.count(1)
    for (district, neighbour), edges in reversed(pairs.items()):
        merged = shapely.line_merge(shapely.union_all(edges))
        for line in shapely.get_parts(merged):
            n = next(number)
            rows += [[n, district, neighbour, i, x, y] for i, (x, y) in enumerate(line.coords, 1)]
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([["line", "district", "neighbour", "point", "lon", "lat"], *rows])
    return path


def test_lines_give_our_file_byte_by_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = write_lines(tmp_path / "lines.csv")
    assert main([str(lines), str(tmp_path / "out.geojson")]) == 0
    assert (tmp_path / "out.geojson").read_bytes() == FILE.read_bytes()
    assert "15" in capsys.readouterr().out


def test_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "lines.csv", lambda rows: rows.sort(key=lambda row: (row[3], -row[0])))
    polygons = polygons_from_lines(read_lines(lines, DISTRICTS), DISTRICTS)
    assert geojson(polygons, DISTRICTS) == FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("change", "says"), [
    (lambda rows: rows.__setitem__(slice(None), [r for r in rows if r[0] != 3]), "không khép"),
    (lambda rows: rows[7].__setitem__(4, "abc"), "dòng 9"),
    (lambda rows: rows[0].__setitem__(1, "krong-pak"), "krong-pak"),
    (lambda rows: rows[1].__setitem__(1, "lak" if rows[1][1] != "lak" else "ea-kar"), "một cặp"),
    (lambda rows: rows[1].__setitem__(3, rows[0][3]), "một cặp"),
])
def test_wrong_lines_are_refused_in_words(tmp_path: Path, change: Callable[[list[list[Any]]], Any], says: str,
                                          capsys: pytest.CaptureFixture[str]) -> None:
    lines = write_lines(tmp_path / "lines.csv", change)
    with pytest.raises(LinesError, match=says):
        polygons_from_lines(read_lines(lines, DISTRICTS), DISTRICTS)
    assert main([str(lines), str(tmp_path / "out.geojson")]) == 3
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out.geojson").exists()


# --- a file of a planner --------------------------------------------------------------------


@pytest.mark.parametrize(("column", "value"), [
    ("code", "{}"), ("MAHUYEN", "{}"), ("Ma_Huyen", " {} "), ("Mã huyện", "{}"), ("district_code", "{}.0"),
    ("ADM2_PCODE", "VN{}"), ("ma", "66{}"), ("something_else", "{}"),
])
def test_code_columns(tmp_path: Path, ours: gpd.GeoDataFrame, column: str, value: str) -> None:
    official = ours.assign(**{column: ours["code"].map(value.format)})[[column, "geometry"]]
    districts, findings = check(tmp_path, official)
    assert len(districts) == 15
    assert findings == []


def test_numeric_codes_in_a_shapefile(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    official = ours.assign(MAHUYEN=ours["code"].astype(float))[["MAHUYEN", "geometry"]]
    districts, findings = check(tmp_path, official, "x.shp")
    assert len(districts) == 15
    assert findings == []


@pytest.mark.parametrize("column", ["name", "TEN_HUYEN", "NAME_2", "Tên", "whatever"])
def test_names_where_there_is_no_code(tmp_path: Path, ours: gpd.GeoDataFrame, column: str) -> None:
    districts, findings = check(tmp_path, ours.rename(columns={"name_vi": column}).drop(columns="code"))
    assert len(districts) == 15
    assert findings == []


@pytest.mark.parametrize("name", ["Krông Pắc", "Krông Pắk", "huyện Krông Pac", "KRÔNG PẮC",
                                  "Krong Pac District", unicodedata.normalize("NFD", "Krông Pắc")])
def test_spellings_of_one_name(name: str) -> None:
    assert fold_name(name) == fold_name("Huyện Krông Pắc")


def test_an_alias_of_the_catalogue(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    named = ours.drop(columns="code").replace({"name_vi": {"Huyện Ea Súp": "Ea Soup"}})
    named.to_file(tmp_path / "x.geojson")
    assert len(load_districts(tmp_path / "x.geojson", AREAS)[0]) == 14
    assert len(load_districts(tmp_path / "x.geojson", AREAS, {"Ea Soup": "646"})[0]) == 15


def test_a_map_may_use_every_name_of_the_catalogue(tmp_path: Path, ours: gpd.GeoDataFrame, study: Study) -> None:
    workspace = Workspace(tmp_path)
    workspace.districts_geojson.parent.mkdir()
    aliases = {area.name_vi: area.aliases[0] for area in study.districts}
    ours.assign(name_vi=ours["name_vi"].map(aliases)).drop(columns="code").to_file(workspace.districts_geojson)
    districts, findings = load_map(workspace, study)
    assert list(districts["code"]) == CODES
    assert findings == []


def test_names_stay_distinct() -> None:
    assert len({fold_name(name) for name in AREAS.values()}) == 15
    assert fold_name("TP. Buôn Ma Thuột") == fold_name("Thành phố Buôn Ma Thuột")
    assert fold_name("M’Đrăk") == fold_name("Huyện M'Đrắk")
    assert fold_name("Ea Hleo") == fold_name("H. Ea H'leo")
    assert fold_name("Krông A Na") == fold_name("Huyện Krông Ana")


@given(st.one_of(st.none(), st.text(), st.floats(), st.integers()))
def test_codes_and_names_of_anything(value: object) -> None:
    assert clean_code(clean_code(value)) == clean_code(value)
    assert re.fullmatch("[a-z0-9]*", fold_name(value))


def test_vn2000_is_converted(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    districts, findings = check(tmp_path, ours.to_crs(9218), "x.gpkg")
    assert codes(findings) == ["crs-converted"]
    moved = shapely.hausdorff_distance(districts.geometry.values, ours.geometry.values)
    assert moved.max() < 1e-5  # degrees


def test_missing_coordinate_system(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    for name, features, expected, count in (
        ("degrees.shp", ours, ["crs-missing"], 15),
        ("metres.shp", ours.to_crs(9218), ["crs-missing", "not-degrees"], 0),
    ):
        features.to_file(tmp_path / name)
        (tmp_path / name).with_suffix(".prj").unlink()
        districts, findings = load_districts(tmp_path / name, AREAS)
        assert codes(findings) == expected
        assert len(districts) == count


def test_swapped_coordinates(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    swapped = ours.set_geometry(shapely.transform(ours.geometry.values, lambda c: c[:, ::-1]), crs=4326)
    districts, findings = check(tmp_path, swapped)
    assert codes(findings) == ["swapped"]
    assert districts.empty


@few
@given(st.sets(st.integers(0, 14), min_size=1, max_size=14))
def test_removed_districts_are_named(tmp_path: Path, removed: set[int]) -> None:
    districts, findings = check(tmp_path, gpd.read_file(FILE).drop(index=sorted(removed)))
    assert len(districts) == 15 - len(removed)
    error = next(finding for finding in findings if finding.code == "geography-not-in-file")
    assert error.severity == "error"
    named = set(re.findall(r"\b6[45]\d\b", error.message))
    assert named == {CODES[i] for i in removed}
    assert set(codes(findings)) <= {"not-in-file", "gap"}


@few
@given(st.integers(0, 14), st.floats(0, 2 * math.pi), st.floats(0.004, 0.05))
def test_a_shifted_district_overlaps_its_neighbours(tmp_path: Path, which: int, angle: float,
                                                    by: float) -> None:
    features = gpd.read_file(FILE)
    moved = translate(features.geometry[which], by * math.cos(angle), by * math.sin(angle))
    features.loc[which, "geometry"] = moved
    districts, findings = check(tmp_path, features)
    common = {i: area_km2(part) for i, other in enumerate(features.geometry)
              if i != which and not (part := shapely.intersection(moved, other)).is_empty and part.area > 0}
    overlaps = {frozenset(re.findall(r"\b6[45]\d\b", f.message)[:2]): f.arguments["area"]
                for f in findings if f.code == "geography-overlap"}
    clear = {i: area for i, area in common.items() if abs(area - 0.05) > 0.001}
    for i, area in clear.items():
        pair = frozenset({CODES[i], CODES[which]})
        assert (pair in overlaps) == (area > 0.05)
        if area > 0.05:
            assert overlaps[pair] == pytest.approx(area, rel=0.002, abs=0.006)
    assert len(districts) == 15
    assert overlaps


def test_gaps_inside_and_open_to_the_outside(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    hole = ours.copy()
    hole.loc[6, "geometry"] = hole.geometry[6].difference(box(108.19, 13.0, 108.20, 13.01))
    findings = check(tmp_path, hole)[1]
    assert codes(findings) == ["gap"]
    assert findings[0].arguments["area"] == pytest.approx(1.2, abs=0.02)
    assert (findings[0].arguments["lon"], findings[0].arguments["lat"]) == (108.195, 13.005)
    # A slit of about 100 m along the whole border of two districts, open to Cambodia at its end.
    slit = ours.copy()
    slit.loc[3, "geometry"] = slit.geometry[3].difference(slit.geometry[4].buffer(0.0009))
    findings = check(tmp_path, slit)[1]
    assert codes(findings)
    assert set(codes(findings)) == {"gap"}
    shared = gpd.GeoSeries([ours.geometry[3].intersection(ours.geometry[4])], crs=4326)
    expected = shared.to_crs(9218).length[0] / 1000 * 0.098  # km × km
    assert sum(float(str(f.arguments["area"])) for f in findings) == pytest.approx(expected, rel=0.15)


def test_slivers_below_the_tolerance_pass(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    grown = ours.copy()
    grown.loc[8, "geometry"] = grown.geometry[8].buffer(1e-6)  # 0.1 m
    districts, findings = check(tmp_path, grown)
    assert findings == []
    assert len(districts) == 15


def test_wrong_size_of_the_province(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    larger = ours.set_geometry(
        shapely.transform(ours.geometry.values, lambda c: c * 1.005 - [0.54, 0.06]), crs=4326)
    districts, findings = check(tmp_path, larger)
    assert codes(findings) == ["total-area"]
    assert "13.2" in findings[0].message
    assert len(districts) == 15


def test_ids_are_compared_both_ways(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    wrong = ours.drop(columns="name_vi").replace({"code": {"650": "999"}})
    districts, findings = check(tmp_path, wrong)
    assert codes(findings) == ["not-in-catalogue", "not-in-file"]
    messages = " ".join(finding.message for finding in findings)
    assert "999" in messages
    assert "650 Huyện Krông Năng" in messages
    assert len(districts) == 14


def test_an_unknown_code_with_a_known_name(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    districts, findings = check(tmp_path, ours.replace({"code": {"650": "6500"}}))
    assert codes(findings) == ["matched-by-name"]
    assert len(districts) == 15


def test_exchanged_codes_are_refused(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    districts, findings = check(tmp_path, ours.replace({"code": {"650": "651", "651": "650"}}))
    assert codes(findings)[:2] == ["code-name-conflict"] * 2
    assert set(AREAS) - set(districts["code"]) == {"650", "651"}


def test_the_whole_country_with_running_numbers(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    others = gpd.GeoDataFrame({"name_vi": [f"Huyện Số {i}" for i in range(690)]},
                              geometry=[box(105, 20, 105.1, 20.1)] * 690, crs=4326)
    country = gpd.GeoDataFrame(pd.concat([others, ours.drop(columns="code")], ignore_index=True))
    country["OBJECTID"] = range(1, len(country) + 1)
    districts, findings = check(tmp_path, country)
    assert codes(findings) == ["not-in-catalogue"]
    assert "690" in findings[0].message
    assert len(findings[0].message) < 600
    assert len(districts) == 15


def test_communes_are_joined_to_districts(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    rows: list[dict[str, Any]] = []
    for i, (code, polygon) in enumerate(zip(ours["code"], ours.geometry, strict=True)):
        west, south, east, north = polygon.bounds
        middle = (west + east) / 2
        for side in (box(west, south, middle, north), box(middle, south, east, north)):
            # The commune Krông Búk lies in the district Krông Pắc: its name must not decide.
            rows.append({"MA_XA": 24000 + len(rows), "MA_HUYEN": int(code),
                         "TEN": "Xã Krông Búk" if i == 11 else f"Xã {len(rows)}",
                         "geometry": polygon.intersection(side)})
    districts, findings = check(tmp_path, gpd.GeoDataFrame(rows, crs=4326))
    assert set(codes(findings)) == {"several-features"}
    assert len(findings) == len(districts) == 15


def test_repeated_district(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    twice = gpd.GeoDataFrame(pd.concat([ours, ours.iloc[[2]]], ignore_index=True))
    districts, findings = check(tmp_path, twice)
    assert codes(findings) == ["several-features-overlapping"]
    assert len(districts) == 15


def test_unusable_and_broken_geometries(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    ours.loc[0, "geometry"] = None
    ours.loc[1, "geometry"] = shapely.Point(108, 13)
    ours.loc[9, "geometry"] = translate(ours.geometry[9], -3, 8)
    x, y = ours.geometry[13].exterior.coords[0]
    spike = list(ours.geometry[13].exterior.coords)
    spike[1:1] = [(x - 0.01, y - 0.01), (x - 0.01, y), (x, y - 0.01)]
    ours.loc[13, "geometry"] = Polygon(spike)
    districts, findings = check(tmp_path, ours)
    found = {(f.code.removeprefix("geography-"), f.area_code) for f in findings if f.code != "geography-gap"}
    assert {("no-polygon", "643"), ("no-polygon", "644"), ("outside", "652"), ("repaired", "656")} <= found
    assert set(AREAS) - set(districts["code"]) == {"643", "644", "652"}
    assert districts.is_valid.all()


@pytest.mark.parametrize(("name", "content", "expected"), [
    ("cut.geojson", FILE.read_bytes()[:50_000], "unreadable"),
    ("empty.geojson", b"", "unreadable"),
    ("text.geojson", b"hello", "unreadable"),
    ("utf16.geojson", FILE.read_text(encoding="utf-8").encode("utf-16"), "unreadable"),
    ("not.zip", b"PK", "unreadable"),
    ("none.geojson", b'{"type":"FeatureCollection","features":[]}', "no-features"),
    ("table.csv", b"code,name\n643,a\n", "no-features"),
    ("nocolumn.geojson", b'{"type":"Feature","properties":{"colour":"red"},"geometry":{"type":"Polygon",'
     b'"coordinates":[[[108,12.5],[108.1,12.5],[108,12.6],[108,12.5]]]}}', "no-identifier"),
])
def test_broken_files(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(content)
    districts, findings = load_districts(tmp_path / name, AREAS)
    assert [(f.severity, f.code) for f in findings] == [("error", f"geography-{expected}")]
    assert str(tmp_path) not in findings[0].message
    assert list(districts.columns) == ["code", "name", "area_km2", "geometry"]
    assert districts.empty


def test_no_file(tmp_path: Path) -> None:
    districts, findings = load_districts(tmp_path / "nothing.geojson", AREAS)
    assert codes(findings) == ["no-file"]
    assert districts.empty


def test_a_byte_order_mark_is_harmless(tmp_path: Path) -> None:
    (tmp_path / "x.geojson").write_bytes(b"\xef\xbb\xbf" + FILE.read_bytes())
    assert load_districts(tmp_path / "x.geojson", AREAS)[1] == []


@settings(max_examples=60, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_bytes_never_raise(tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(FILE.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at:at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    (tmp_path / "x.geojson").write_bytes(bytes(raw))
    districts, findings = load_districts(tmp_path / "x.geojson", AREAS)
    assert districts.is_valid.all()
    assert len(findings_table(findings)) == len(findings)


# --- texts ----------------------------------------------------------------------------------


def test_every_finding_has_its_texts_in_both_languages() -> None:
    source = " ".join(path.read_text(encoding="utf-8")
                      for path in (LOCALES.parent / "geography").glob("*.py"))
    used = set(re.findall(r'"(geography-[a-z-]+)"', source))
    texts = {language: (LOCALES / language / "geography.ftl").read_text(encoding="utf-8")
             for language in ("vi", "en")}
    ids = {language: set(re.findall(r"^([a-z-]+) =", text, re.M)) for language, text in texts.items()}
    assert ids["vi"] == ids["en"]
    for code in used:
        assert code in ids["vi"] or {f"finding-{code}", f"finding-{code}-advice"} <= ids["vi"], code
    for name in ids["vi"]:
        variables = [set(re.findall(r"\$(\w+)", body)) for text in texts.values()
                     for body in re.findall(rf"^{name} =(.*(?:\n .*)*)", text, re.M)]
        assert len(variables) == 2
        assert variables[0] == variables[1], name


def test_numbers_follow_the_language() -> None:
    finding = Finding("warning", "geography-total-area", {"area": 13200.5, "low": 13050.0, "high": 13120.0})
    assert "13.200,5 km²" in finding.message
    with use_language("en"):
        assert "13,200.5 km²" in finding.message
