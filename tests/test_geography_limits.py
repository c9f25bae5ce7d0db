"""Where a tolerance of the map ends, and which column, layer or name is taken where a file offers several."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.affinity import scale
from shapely.geometry import LinearRing, Point, Polygon, box

from analysis.findings import Finding
from analysis.geography import load_districts
from tests.catalogue import ROOT, STUDY

FILE = ROOT / "geo" / "daklak_districts.geojson"
DISTRICTS = STUDY.districts
AREAS = {area.code: area.name_vi for area in DISTRICTS}
KM = 1 / 111.0  # degrees, near enough


@pytest.fixture
def ours() -> gpd.GeoDataFrame:
    return gpd.read_file(FILE)[["code", "name_vi", "geometry"]]


def check(tmp_path: Path, features: gpd.GeoDataFrame, whole: bool = True,
          aliases: dict[str, str] | None = None) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    features.to_file(tmp_path / "x.geojson")
    return load_districts(tmp_path / "x.geojson", AREAS, aliases, whole)


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code.removeprefix("geography-") for finding in findings]


def _square(km2: float) -> Polygon:
    """Of so many km², well inside Krông Búk (649)."""
    side = np.sqrt(km2) * KM
    return box(108.19, 13.0, 108.19 + side / np.cos(np.radians(13)), 13.0 + side)


@pytest.mark.parametrize(("km2", "told"), [(0.04, False), (0.06, True), (0.5, True)])
def test_a_hole_or_an_overlap_counts_from_five_hectares(
        tmp_path: Path, ours: gpd.GeoDataFrame, km2: float, told: bool) -> None:
    hole, over = ours.copy(), ours.copy()
    hole.loc[6, "geometry"] = hole.geometry[6].difference(_square(km2))
    assert codes(check(tmp_path, hole)[1]) == ["gap"] * told
    over.loc[7, "geometry"] = shapely.union_all([over.geometry[7], _square(km2)])
    assert codes(check(tmp_path, over)[1]) == ["overlap"] * told


def test_the_search_for_gaps_and_overlaps_can_be_left_out(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    ours.loc[6, "geometry"] = ours.geometry[6].difference(_square(2.0))
    districts, findings = check(tmp_path, ours, whole=False)
    assert (len(districts), findings) == (15, [])


def test_a_province_too_small_is_told_and_one_with_a_district_missing_is_not(
        tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    centre = (108.2, 12.8)
    smaller = ours.set_geometry([scale(each, 0.99, 0.99, origin=centre) for each in ours.geometry], crs=4326)
    assert codes(check(tmp_path, smaller)[1]) == ["total-area"]
    assert codes(check(tmp_path, ours.drop(index=3))[1]) == ["not-in-file"]


def test_a_bay_of_one_district_is_its_own_shape(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    """150 m wide and 2 km deep, cut into Ea Súp where no other district is near: no slit between two of them."""
    others = shapely.union_all(ours.geometry.drop(index=3).to_list())
    x, y = max(ours.geometry[3].exterior.coords, key=lambda corner: Point(corner).distance(others))
    ours.loc[3, "geometry"] = ours.geometry[3].difference(
        box(x - 0.075 * KM, y - 2 * KM, x + 0.075 * KM, y + 2 * KM))
    assert ours.geometry[3].geom_type == "Polygon"
    assert codes(check(tmp_path, ours)[1]) == []


def test_rings_run_counter_clockwise(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    turned = ours.set_geometry([Polygon(list(each.exterior.coords)[::-1]) for each in ours.geometry], crs=4326)
    turned.to_file(tmp_path / "x.gpkg")
    districts, _ = load_districts(tmp_path / "x.gpkg", AREAS)
    assert all(LinearRing(each.exterior).is_ccw for each in districts.geometry)


def test_the_layer_with_polygons_is_read(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    towns = gpd.GeoDataFrame({"code": ["643"]}, geometry=[Point(108.05, 12.67)], crs=4326)
    towns.to_file(tmp_path / "x.gpkg", layer="a_towns")
    ours.to_file(tmp_path / "x.gpkg", layer="districts")
    districts, findings = load_districts(tmp_path / "x.gpkg", AREAS)
    assert (len(districts), findings) == (15, [])


def test_a_column_that_names_the_districts_goes_before_one_that_is_only_called_so(
        tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    numbered = ours.drop(columns="name_vi").assign(official=ours["code"], code=[f"{629 + n}" for n in range(15)])
    districts, findings = check(tmp_path, numbered)  # running numbers of which the last is by chance 643
    assert (list(districts["code"]), findings) == (list(AREAS), [])
    assert districts.geometry.iloc[0].equals_exact(ours.geometry[0], 1e-9)


def test_of_two_columns_of_codes_the_usual_one_is_taken(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    districts, _ = check(tmp_path, ours.drop(columns="name_vi").assign(cc2=list(ours["code"])[::-1]))
    assert districts.geometry.iloc[0].equals_exact(ours.geometry[0], 1e-9)


@pytest.mark.parametrize(("count", "cut"), [(10, False), (11, True)])
def test_ten_unknown_features_are_named_and_more_are_cut_short(
        tmp_path: Path, ours: gpd.GeoDataFrame, count: int, cut: bool) -> None:
    others = gpd.GeoDataFrame({"code": [f"{700 + n}" for n in range(count)], "name_vi": "Huyện xa"},
                              geometry=[box(105, 20, 105.1, 20.1)] * count, crs=4326)
    found = check(tmp_path, gpd.GeoDataFrame(pd.concat([ours, others], ignore_index=True)))[1]
    assert codes(found) == ["not-in-catalogue"]
    assert ("…" in found[0].message) == cut
    assert "709" in found[0].message


def test_aliases_of_areas_that_are_not_asked_for_name_nothing(tmp_path: Path, ours: gpd.GeoDataFrame) -> None:
    named = ours.drop(columns="code").replace({"name_vi": {"Huyện Ea Súp": "Phú Yên"}})
    districts, findings = check(tmp_path, named, aliases={"Phú Yên": "54"})
    assert len(districts) == 14
    assert {"not-in-catalogue", "not-in-file"} <= set(codes(findings))


@pytest.mark.parametrize("name", ["Ban Mê Thuột", "TP Buôn Mê Thuột", "Thành phố Ban Mê Thuột", "TP. BMT"])
def test_names_of_the_city(tmp_path: Path, ours: gpd.GeoDataFrame, name: str) -> None:
    named = ours.drop(columns="code").replace({"name_vi": {"Thành phố Buôn Ma Thuột": name}})
    aliases = {alias: area.code for area in DISTRICTS for alias in area.aliases}
    assert list(check(tmp_path, named, aliases=aliases)[0]["code"]) == list(AREAS)
