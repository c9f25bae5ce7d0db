"""A made-up list of the communes by region I, II, III, with coordinates, as a planner would supply it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from analysis.demo.draws import whole_numbers
from analysis.demo.panel import Panel
from analysis.study import Commune
from analysis.workspace import write_content

__all__ = ["LIST", "write_regions"]

LIST = "commune_regions.csv"
_TITLE = "SỐ LIỆU MINH HỌA – KHÔNG PHẢI DANH SÁCH THẬT"
_HEADINGS = ("TT", "Tên xã", "Huyện", "Khu vực", "Số thôn ĐBKK", "Vĩ độ", "Kinh độ")
_YEARS = tuple(range(2021, 2025))
_SECOND = 0.1  # share of the communes outside region III
_VILLAGES = 9
_ELSEWHERE = {"II": 1.0, "I": 0.05}  # weight of difficult villages, relative to the 1 to 8 in a commune of region III


def write_regions(panel: Panel, districts: Path, target: Path) -> None:
    """Write the list; region III has the published numbers of communes in each district and in the province.

    The number of difficult villages in a district is that of its workbook for the last year. The location of a commune
    within its district is drawn too. `districts` is the file of the polygons.
    """
    rng = panel.random("commune_regions")
    features = json.loads(districts.read_text(encoding="utf-8"))["features"]
    polygons = {str(each["properties"]["code"]): shape(each["geometry"]) for each in features}
    sheet = io.StringIO()
    lines = csv.writer(sheet, delimiter=";", lineterminator="\n")
    lines.writerows([[_TITLE], _HEADINGS])
    difficult = panel.districts["difficult_villages", "default", "all"][:, -1]
    for area, hardest, villages in zip(panel.known.study.districts, _hardest(panel), difficult, strict=True):
        communes = _rural(panel, area.code)
        rows = []
        for place, which in enumerate(rng.permutation(len(communes))):
            region = "III" if place < hardest else "II" if rng.random() < _SECOND else "I"
            wanted = float(rng.integers(1, _VILLAGES)) if region == "III" else _ELSEWHERE[region]
            point = _inside(polygons[area.code], rng)
            rows.append((communes[which].name, region, wanted, f"{point.y:.4f}", f"{point.x:.4f}"))
        wishes = np.array([row[2] for row in rows])
        shared = whole_numbers(wishes, round(villages), np.full(len(rows), np.nan))
        lines.writerows([place + 1, f"Xã {name}", area.name_vi, region, int(count), *point]
                        for place, ((name, region, _, *point), count) in enumerate(zip(rows, shared, strict=True)))
    write_content(target, sheet.getvalue().encode("utf-8-sig"))


def _hardest(panel: Panel) -> list[int]:
    """Communes of region III by district: as published, otherwise by ethnic-minority share."""
    key = ("em_area_communes_region_3", "default", "all")
    published = panel.known.districts(*key, _YEARS)
    last = np.array([row[np.isfinite(row)][-1] if np.isfinite(row).any() else np.nan for row in published])
    total = panel.known.province(*key, _YEARS)
    most = np.array([len(_rural(panel, code)) for code in panel.known.codes], dtype=float)
    return [int(each) for each in whole_numbers(panel.minorities() * most, round(total[max(total)]), last, most)]


def _rural(panel: Panel, code: str) -> list[Commune]:
    return [each for each in panel.known.study.communes_of(code) if each.type == "xã"]


def _inside(polygon: BaseGeometry, rng: np.random.Generator) -> shapely.Point:
    west, south, east, north = polygon.bounds
    while True:
        point = shapely.Point(rng.uniform(west, east), rng.uniform(south, north))
        if polygon.contains(point):
            return point
