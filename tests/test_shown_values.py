"""What is drawn, coloured or written into a download is the value of the table, for the area that it belongs to."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from analysis.charts import districts_chart, equity_chart, gap_map, probability_map, series_chart, value_map
from analysis.charts.map_canvas import MISSING, UNCOLOURED, Region, Section
from analysis.charts.style import LIKELIHOOD_COLOURS
from analysis.geography import load_districts
from analysis.language import number
from analysis.reporting.downloads import _title, write_downloads
from analysis.telling.rows import rows
from analysis.telling.words import probability_text
from tests.chart_tables import ROOT, chart_tables, study

TABLES = chart_tables()
DISTRICTS = {area.code: area.short_name for area in study().districts}


@pytest.fixture(scope="module")
def polygons() -> gpd.GeoDataFrame:
    return load_districts(ROOT / "geo" / "daklak_districts.geojson", {a.code: a.name for a in study().districts})[0]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a map hands over to be drawn."""
    taken: dict[str, Any] = {}

    def draw(districts: object, regions: list[Region], sections: list[Section], *rest: object) -> Figure:
        taken["regions"] = {region.codes[0]: region for region in regions}
        taken["legend"] = sections[0].swatches
        return Figure()

    for module in ("maps", "target_maps"):
        monkeypatch.setattr(f"analysis.charts.{module}.draw_map", draw)
    return taken


def _range(label: str) -> tuple[float, float]:
    """The smallest and largest value of a class, as the legend writes them."""
    ends = [float(part.replace(".", "").replace(",", "."))
            for part in re.findall(r"\d[\d.]*(?:,\d+)?", label.rpartition("(")[0])]
    return ends[0], ends[-1]


def _assert_classes(drawn: dict[str, Any], values: dict[str, float]) -> None:
    """The class of each area, by its colour in the legend, holds the value of the table."""
    ranges = {swatch.colour: _range(swatch.label) for swatch in drawn["legend"]
              if re.search(r"\d", swatch.label.rpartition("(")[0])}
    assert len(ranges) > 1
    light = sorted(ranges, key=lambda colour: -sum(to_rgb(colour)))
    assert [ranges[colour] for colour in light] == sorted(ranges.values())  # the darker, the more
    for code, value in values.items():
        low, high = ranges[drawn["regions"][code].colour]
        assert low - 0.051 <= value <= high + 0.051, DISTRICTS[code]


def _forecasts(indicator: str) -> pd.DataFrame:
    return rows(TABLES, "forecasts", indicator=indicator, year=2025).set_index("area_code")


def test_a_map_of_values_gives_each_district_the_class_of_its_value(
        drawn: dict[str, Any], polygons: gpd.GeoDataFrame) -> None:
    value_map(study(), TABLES, polygons, "poverty_rate")
    table = _forecasts("poverty_rate")
    table = table[table["group"] == "all"]
    known = [code for code in DISTRICTS if code in table.index]
    own = [code for code in known if table.loc[code, "grade"] != "C"]
    _assert_classes(drawn, {code: float(table.loc[code, "median"]) for code in own})
    assert {drawn["regions"][code].colour for code in known if code not in own} == {UNCOLOURED}
    for code, region in drawn["regions"].items():
        assert region.name == DISTRICTS[code]
        assert (region.status == "inferred") == (table.loc[code, "grade"] == "C")
        assert number(table.loc[code, "upper_80"], 1, fixed=True) in region.value
        assert (number(table.loc[code, "median"], 1, fixed=True) in region.value) == (region.status != "inferred")


def test_a_published_figure_goes_before_an_estimate_of_it(drawn: dict[str, Any], polygons: gpd.GeoDataFrame) -> None:
    row = _forecasts("poverty_rate").reset_index().query("area_code == '647' and group == 'all'").iloc[0]
    figure = rows(TABLES, "series", indicator="poverty_rate").iloc[:1].assign(
        definition=row["definition"], area_code="647", group="all", year=2025, value=1.3, figure_id="of 2025")
    value_map(study(), {**TABLES, "series": pd.concat([TABLES["series"], figure])}, polygons, "poverty_rate")
    assert (drawn["regions"]["647"].status, drawn["regions"]["647"].value) == ("published", "1,3")


def test_a_map_of_gaps_gives_each_district_the_class_of_its_gap(
        drawn: dict[str, Any], polygons: gpd.GeoDataFrame) -> None:
    target = "health-insurance-2025"
    gaps = rows(TABLES, "gaps", target_id=target).copy()
    gaps["gap"], gaps["grade"] = np.linspace(0.04, 9.0, len(gaps)), "B"
    picture = gap_map(study(), {**TABLES, "gaps": gaps}, polygons, target)
    values = {code: gap for code, gap in zip(gaps["area_code"], gaps["gap"], strict=True) if code in DISTRICTS}
    reached = {code for code, gap in values.items() if gap < 0.05}
    _assert_classes(drawn, {code: gap for code, gap in values.items() if code not in reached})
    short = {drawn["regions"][code].colour for code in values if code not in reached}
    assert reached
    assert not short & {drawn["regions"][code].colour for code in reached}
    silent = gaps.assign(grade="C", gap=3.3, gap_lower_80=1.0, gap_upper_80=8.0)
    gap_map(study(), {**TABLES, "gaps": silent}, polygons, target)
    assert {(region.status, region.value) for region in drawn["regions"].values()} == {("inferred", "1,0–8,0")}
    furthest = [DISTRICTS[code] for code in sorted(values, key=lambda code: -values[code])]
    places = [picture.alternative.index(name) for name in furthest[:3]]
    assert places == sorted(places)
    assert furthest[3] not in picture.alternative


def test_a_map_of_likelihoods_gives_each_district_the_colour_of_its_word(
        drawn: dict[str, Any], polygons: gpd.GeoDataFrame) -> None:
    target = "health-insurance-2025"
    table = rows(TABLES, "attainment", target_id=target).set_index("area_code")
    likelihoods = [(0.97, "very_likely"), (0.7, "likely"), (0.5, "as_likely_as_not"), (0.2, "unlikely"),
                   (0.05, "very_unlikely")]
    for place, code in enumerate(table.index):
        table.loc[code, ["probability", "word"]] = likelihoods[place % 5]
    silent = next(code for code in DISTRICTS if code in table.index)
    table.loc[silent, ["probability", "word"]] = [np.nan, "very_likely"]  # not earned: no class
    gone = next(code for code in DISTRICTS if code in table.index and code != silent)
    probability_map(study(), {**TABLES, "attainment": table.drop(index=gone).reset_index()}, polygons, target)
    for code, region in drawn["regions"].items():
        if code == gone:
            assert region.colour == MISSING
        else:
            word = "insufficient" if code == silent else str(table.loc[code, "word"])
            assert region.colour == LIKELIHOOD_COLOURS[word]
            assert region.value == ("" if code == silent else probability_text(
                table.loc[code, "probability"]))


def _points(axes: Any) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for line in axes.lines if line.get_marker() not in ("None", "", None)
            for x, y in zip(np.atleast_1d(line.get_xdata()), np.atleast_1d(line.get_ydata()), strict=True)]


def test_the_dots_of_the_districts_stand_on_their_medians() -> None:
    axes = districts_chart(study(), TABLES, "poverty_rate").figure.axes[0]
    table = _forecasts("poverty_rate")
    table = table[(table["group"] == "all") & (table["grade"] != "C")]  # what is inferred has no middle
    names = dict(zip(axes.get_yticks(), (label.get_text() for label in axes.get_yticklabels()), strict=True))
    codes = {name: code for code, name in DISTRICTS.items()}
    shown = {codes.get(names[y], "66"): x for x, y in _points(axes)}
    assert set(shown) == set(table.index)
    for code, x in shown.items():
        assert x == pytest.approx(table.loc[code, "median"])
    bars = {}
    for line in axes.lines:
        (left, right), (place, end) = (np.broadcast_to(np.asarray(data, dtype=float), 2) for data in line.get_data())
        if place == end and place in names and left != right:
            bars[codes.get(names[place], "66"), line.get_linewidth()] = (left, right)
    for code in table.index:
        assert bars[code, 3.2] == pytest.approx(tuple(table.loc[code, ["lower_80", "upper_80"]]))
        assert bars[code, 1.0] == pytest.approx(tuple(table.loc[code, ["lower_95", "upper_95"]]))


def test_the_figures_of_a_series_stand_at_their_years_and_values() -> None:
    axes = series_chart(study(), TABLES, "poverty_rate", "647").figure.axes[0]
    own = rows(TABLES, "series", indicator="poverty_rate", area_code="647", group="all")
    shown = {(round(x, 3), round(y, 3)) for x, y in _points(axes)}
    assert {(float(year), round(value, 3)) for year, value in zip(own["year"], own["value"], strict=True)} <= shown


def test_the_ends_of_an_equity_bar_are_the_group_and_the_rest() -> None:
    axes = equity_chart(study(), TABLES, "poverty_rate").figure.axes[0]
    table = rows(TABLES, "equity", indicator="poverty_rate").dropna(subset=["rest"])
    for marker, column in (("o", "value"), ("s", "rest")):
        drawn = [y for line in axes.lines if line.get_marker() == marker
                 for y in np.asarray(line.get_ydata(), dtype=float).tolist()]
        assert sorted(drawn) == pytest.approx(sorted(table[column]))


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("downloads")
    tables = {**TABLES, "findings": pd.DataFrame(columns=["indicator", "code", "arguments", "severity", "file", "sheet",
                                                         "cell", "area_code", "year", "message", "advice"])}
    assert write_downloads(folder, study(), tables, "poverty_rate")
    return folder / "data"


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


_WORDS = {
    "unit": {"percent": "%"}, "how": {"stated": "nguồn công bố", "computed": "tính từ số công bố"},
    "verdict": {"use": "dùng được", "weak": "độ tin cậy yếu"},
    "basis": {"own": "số liệu của chính địa bàn", "province": "suy ra từ số của tỉnh và các huyện khác"},
}


@pytest.mark.parametrize(("name", "table", "columns"), [
    ("series", "series", ("area_code", "year", "value", "unit", "qualifier", "how", "verdict", "figure_id")),
    ("forecasts", "forecasts", ("area_code", "year", "median", "lower_80", "upper_80", "lower_95", "upper_95", "grade",
                                "last_figure_year", "basis", "as_of")),
])
def test_a_download_holds_each_row_under_its_heading(
        downloads: Path, name: str, table: str, columns: tuple[str, ...]) -> None:
    wanted = rows(TABLES, table, indicator="poverty_rate")
    found = _csv(downloads / f"poverty_rate-{name}.csv")
    heads = [_title(column) for column in columns]
    assert len(set(heads)) == len(heads)

    def plain(value: object) -> str:
        if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
            return ""
        return f"{round(value, 6):.9g}" if isinstance(value, float) else str(value)  # downloads have six places

    def numbered(cell: str) -> str:
        try:
            return f"{float(cell):.9g}" if "." in cell else cell
        except ValueError:
            return cell

    if name == "forecasts":  # as on the pages, an estimate without own figures has a range and no middle
        assert set(wanted["grade"]) > {"C"}
        wanted = wanted.assign(median=wanted["median"].where(wanted["grade"] != "C"))
    wanted = wanted.assign(**{column: wanted[column].map(_WORDS[column]) for column in columns if column in _WORDS})
    expected = sorted(tuple(plain(row[column]) for column in columns) for row in wanted.to_dict("records"))
    assert sorted(tuple(numbered(row[head]) for head in heads) for row in found) == [
        tuple(numbered(cell) for cell in row) for row in expected]


def test_each_figure_of_a_download_has_its_own_source_and_area(downloads: Path) -> None:
    origin = TABLES["figures"].set_index("figure_id")
    sheet = openpyxl.load_workbook(downloads / "poverty_rate.xlsx", read_only=True).worksheets[0]
    head, *body = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert body
    for cells in body:
        row = dict(zip(head, cells, strict=True))
        figure = origin.loc[row[_title("figure_id")]]
        assert (row[_title("source")] or "") == study().told(figure["source"])
        assert (row[_title("url")] or "") == figure["url"]
        assert row[_title("area")] == study().area(str(row[_title("area_code")])).name
        assert row[_title("value")] == pytest.approx(figure["value"])
