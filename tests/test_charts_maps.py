"""Maps: what is drawn where, that labels keep clear, and that the words state the finding."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.text import Text

from analysis.charts import Picture, bivariate_map, context_map, gap_map, probability_map, series_chart, value_map
from analysis.charts.map_canvas import MISSING, Region, draw_map
from analysis.charts.map_classes import classify
from analysis.charts.map_series import FEWEST_ON_A_MAP
from analysis.charts.map_shapes import shapes_of
from analysis.charts.map_words import without_needless_hatch
from analysis.charts.style import LIKELIHOOD_COLOURS, extent, renderer_of, sequence
from analysis.language import Language, number, use_language
from analysis.reporting.start_maps import start_maps
from analysis.tables import LIKELIHOODS
from analysis.telling.words import word_range
from tests.chart_tables import chart_tables, districts, study


def maps() -> dict[str, Picture]:
    tables, area = chart_tables(), districts()
    return {"value": value_map(study(), tables, area, "poverty_rate"),
            "missing": value_map(study(), tables, area, "full_immunisation_u1"),
            "gap": gap_map(study(), tables, area, "poverty-pace-low-2025"),
            "probability": probability_map(study(), tables, area, "poverty-pace-low-2025"),
            "census": context_map(study(), tables, area, "census_flush_toilet"),
            "shares": context_map(study(), tables, area, "ethnic_minority_share"),
            "difficult": context_map(study(), tables, area, "difficult_area_communes_qd1049_2014"),
            "nothing": value_map(study(), tables, area, "urban_clean_water")}


MAPS = ("value", "missing", "gap", "probability", "census", "shares", "difficult", "nothing")


@lru_cache
def drawn() -> dict[str, Picture]:
    return maps()


def words(picture: Picture) -> list[Text]:
    return [label for label in picture.figure.findobj(Text)
            if label.get_visible() and label.get_text().strip() and (label.axes is None or label.axes.axison is False)]


def said(picture: Picture) -> str:
    return " ".join(label.get_text().replace("\n", " ") for label in words(picture))


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", MAPS)
def test_no_word_leaves_the_canvas_or_meets_another(name: str, narrow: bool) -> None:
    picture = drawn()[name]
    if narrow:
        assert picture.narrow is not None
        picture = replace(picture, figure=picture.narrow())
    figure = picture.figure
    renderer = renderer_of(figure)
    figure.draw_without_rendering()
    width, height = figure.get_size_inches() * figure.dpi
    boxes = {id(label): extent(label, renderer) for label in words(picture)}
    for label in words(picture):
        left, bottom, right, top = boxes[id(label)]
        inside = left >= -1 and bottom >= -1 and right <= width + 1 and top <= height + 1
        assert inside, label.get_text()
    for one, other in combinations(words(picture), 2):
        a, b = boxes[id(one)], boxes[id(other)]
        across = min(a[2], b[2]) - max(a[0], b[0])
        along = min(a[3], b[3]) - max(a[1], b[1])
        assert across <= 0.5 or along <= 0.5, f"{one.get_text()!r} meets {other.get_text()!r}"


@pytest.mark.parametrize("name", ["value", "probability", "shares", "nothing"])
def test_every_district_is_named(name: str) -> None:
    for area in study().districts:
        assert area.short_name in said(drawn()[name])


def test_pairs_are_one_area_with_one_value() -> None:
    picture = drawn()["census"]
    labels = [label.get_text().replace("\n", " ") for label in words(picture)]
    assert "Buôn Hồ + Krông Búk 71,5" in labels
    assert "Krông Ana + Cư Kuin 83,6" in labels
    assert "13 trên 13 vùng" in picture.alternative
    assert "số liệu công bố chung cho hai đơn vị" in said(picture)


def test_years_stand_beside_values_where_they_differ() -> None:
    assert "66,5 (2024)" in said(drawn()["shares"])
    assert "40" not in [label.get_text() for label in words(drawn()["shares"])]
    assert "năm gần nhất" in drawn()["shares"].alternative
    assert "Chưa có số liệu: Ea H'leo, Cư M'gar, Ea Kar." in drawn()["shares"].alternative


def test_legend_counts_add_up_to_the_districts() -> None:
    counts = [int(label.get_text().replace("\n", " ").rsplit("(", 1)[1].rstrip(")"))
              for label in drawn()["missing"].figure.texts
              if label.get_text().rstrip().endswith(")") and label.get_fontweight() != "bold"]
    forecasts = chart_tables()["forecasts"].query("indicator == 'full_immunisation_u1' and year == 2025")
    inferred = ((forecasts["grade"] == "C") & (forecasts["area_code"] != "66")).sum()
    assert sum(counts) == 13 - inferred + 15  # values that are not inferred by class, then all by origin
    assert "chưa có số liệu (2)" in said(drawn()["missing"])


def test_what_is_inferred_has_a_hatch_but_no_colour_and_no_class() -> None:
    forecasts = chart_tables()["forecasts"].query("indicator == 'poverty_rate' and year == 2025 and group == 'all'")
    inferred = (forecasts["grade"] == "C") & (forecasts["area_code"] != "66")
    assert inferred.any()
    hatched = [patch for patch in drawn()["value"].figure.axes[0].get_children()
               if isinstance(patch, PathPatch) and patch.get_hatch() == "\\\\"]
    assert {to_hex(patch.get_facecolor()) for patch in hatched} == {"#ffffff"}
    assert len(hatched) == inferred.sum()
    gaps = chart_tables()["gaps"].query("target_id == 'poverty-pace-low-2025'")
    reached = ((gaps["grade"] != "C") & (gaps["gap"].round(1) <= 0) & (gaps["area_code"] != "66")).sum()
    assert ("chưa có nghĩa là đã đạt" in said(drawn()["gap"])) == bool(reached)
    assert "không tô màu" in said(drawn()["gap"])
    assert "không tô màu" not in said(drawn()["census"])


@pytest.mark.parametrize("name", [name for name in MAPS if name != "probability"])
def test_no_legend_names_a_class_in_which_nothing_lies(name: str) -> None:
    assert "(0)" not in said(drawn()[name])


def test_a_legend_of_likelihoods_has_the_whole_scale() -> None:
    tables = dict(chart_tables())
    attainment = tables["attainment"].copy()
    attainment.loc[attainment["target_id"] == "poverty-pace-low-2025", ["probability", "word"]] = [0.7, "likely"]
    legend = said(probability_map(study(), {**tables, "attainment": attainment}, districts(), "poverty-pace-low-2025"))
    for limits in map(word_range, LIKELIHOODS):
        assert f": {limits} ({15 if limits == word_range('likely') else 0})" in legend


def test_a_map_of_likelihoods_hatches_what_is_inferred() -> None:
    tables = dict(chart_tables())
    attainment = tables["attainment"].copy()
    chosen = attainment.index[attainment["target_id"] == "poverty-pace-low-2025"]
    attainment.loc[chosen, ["probability", "word", "grade"]] = [0.7, "likely", "B"]
    attainment.loc[chosen[:3], "grade"] = "C"
    picture = probability_map(study(), {**tables, "attainment": attainment}, districts(), "poverty-pace-low-2025")
    hatched = [patch for patch in picture.figure.axes[0].get_children()
               if isinstance(patch, PathPatch) and patch.get_hatch() == "\\\\"]
    codes = set(attainment.loc[chosen[:3], "area_code"]) - {"66"}
    assert len(hatched) == len(codes)
    assert {to_hex(patch.get_facecolor()) for patch in hatched} == {LIKELIHOOD_COLOURS["likely"]}
    assert f"suy ra từ số của tỉnh (hạng C) ({len(codes)})" in said(picture)
    legend = [patch for patch in picture.figure.findobj(Rectangle) if patch.get_hatch() == "\\\\"]
    assert {patch.get_edgecolor() for patch in legend} == {patch.get_edgecolor() for patch in hatched}
    assert f"Suy ra từ số liệu của tỉnh: {', '.join(study().area(c).short_name for c in sorted(codes))}." \
        in picture.alternative


def test_what_a_source_says_of_a_figure_and_of_itself_stays_with_it_on_the_map() -> None:
    tables = dict(chart_tables())
    series = tables["series"].copy()
    shares = series["indicator"] == "ethnic_minority_share"
    series.loc[shares & (series["area_code"] == "656"), "qualifier"] = "at_least"
    series.loc[shares, "verdict"] = "use"
    series.loc[shares & (series["area_code"] == "655"), ["qualifier", "verdict"]] = ["approximate", "weak"]
    picture = context_map(study(), {**tables, "series": series}, districts(), "ethnic_minority_share")
    labels = {label.get_text().replace("\n", " ") for label in words(picture)}
    assert any(label.startswith("Lắk ≥ ") for label in labels)
    assert any(label.startswith("Krông Ana ≈ ") and "*" in label for label in labels)
    assert sum("*" in label for label in labels) == 2  # the district and the note
    assert "Dấu *: nguồn yếu" in said(picture)


@pytest.mark.parametrize(("other", "named"), [
    ("ethnic_minority_share", "tỷ lệ dân tộc thiểu số"), ("census_flush_toilet", "hố xí tự hoại"),
    ("adult_literacy", "giá trị thứ hai")])
def test_a_map_of_two_values_names_both_in_its_legend(other: str, named: str) -> None:
    tables = dict(chart_tables())
    shares = tables["series"].query("indicator == 'ethnic_minority_share'").assign(
        indicator=other, group=study().indicator(other).main_group)
    legend = said(bivariate_map(study(), {**tables, "series": shares}, districts(), "poverty_rate", other))
    assert f"{named} thấp" in legend or f"{named} cao" in legend
    assert ("tỷ lệ dân tộc thiểu số" in legend) == (other == "ethnic_minority_share")
    assert "DTTS" not in legend
    values = shares.sort_values("year").drop_duplicates("area_code", keep="last")
    ends = sorted(values.loc[values["area_code"].isin([area.code for area in study().districts]), "value"])
    for end in (ends[0], ends[-1]):
        assert number(end, 1 if study().indicator(other).is_share else 0, fixed=True) in legend
    assert "không dùng khoảng cách đến chỉ tiêu" in legend
    nothing = said(bivariate_map(study(), {**tables, "series": shares[:0]}, districts(), "poverty_rate", other))
    assert "Hai giá trị" not in nothing


def test_the_middle_of_an_inferred_range_colours_nothing() -> None:
    tables = dict(chart_tables())
    poverty = tables["forecasts"]["indicator"] == "poverty_rate"
    inferred = poverty & (tables["forecasts"]["grade"] == "C")
    assert inferred.any()
    ends = tables["forecasts"][["lower_80", "upper_80"]]

    def legend(middle: pd.Series) -> str:
        moved = tables["forecasts"].assign(median=tables["forecasts"]["median"].mask(inferred, middle))
        picture = bivariate_map(study(), {**tables, "forecasts": moved}, districts(), "poverty_rate",
                                "ethnic_minority_share")
        return said(picture)

    assert legend(ends["lower_80"]) == legend(ends["upper_80"])


FILLS = (*LIKELIHOOD_COLOURS.values(), *sequence("#08519c", 4), *sequence("#8c3a04", 3), *sequence("#574249", 5),
         "#c85a5a", "#985356", "#ad9ea5", "#ffffff")


@pytest.mark.parametrize(("status", "fills"), [
    ("own", FILLS[:12]), ("own", FILLS[12:]), ("inferred", FILLS[:12]), ("inferred", FILLS[12:]),
    ("insufficient", (LIKELIHOOD_COLOURS["insufficient"],)), ("none", (MISSING,))])
def test_a_hatch_is_seen_on_every_colour(status: str, fills: tuple[str, ...]) -> None:
    regions = [Region((area.code,), area.short_name, fill, status)
               for area, fill in zip(study().districts, fills, strict=False)]
    figure = draw_map(districts(), regions, [], "t", [])
    patches = [patch for patch in figure.axes[0].get_children() if isinstance(patch, PathPatch) and patch.get_hatch()]
    assert len(patches) == len(regions)
    for patch in patches:
        colours = (to_rgb(patch.get_facecolor()), to_rgb(patch.get_edgecolor()))
        dark, light = sorted(_luminance(colour) for colour in colours)
        assert (light + 0.05) / (dark + 0.05) > 1.7, to_hex(patch.get_facecolor())


def _luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("first", "hatches"), [("published", {None, "//", "\\\\", "xx"}),
                                                ("own", {None, "\\\\", "xx"})])
def test_estimates_have_a_hatch_where_published_values_stand_beside_them(first: str, hatches: set[str | None]) -> None:
    """Elsewhere it would tell nothing apart and look like what is missing."""
    regions = [Region((area.code,), area.short_name, "#08519c", kind) for area, kind in zip(
        study().districts, (first, "own", "inferred", "none"), strict=False)]
    figure = draw_map(districts(), without_needless_hatch(regions), [], "", [])
    assert {patch.get_hatch() for patch in figure.axes[0].get_children() if isinstance(patch, PathPatch)} == hatches


@pytest.mark.parametrize("name", MAPS)
def test_names_hide_no_district(name: str) -> None:
    """A box over more than six tenths of a district leaves nothing that could be seen to be hatched or coloured."""
    figure = drawn()[name].figure
    axes, renderer = figure.axes[0], renderer_of(figure)
    figure.draw_without_rendering()
    drawn_boxes = [box for label in axes.texts if (box := label.get_bbox_patch()) is not None]
    boxes = shapely.union_all([shapely.box(*box.get_window_extent(renderer).extents) for box in drawn_boxes])
    for shape in shapes_of(districts()).values():
        on_canvas = shapely.transform(shape, axes.transData.transform)
        assert on_canvas.intersection(boxes).area <= 0.6 * on_canvas.area


@pytest.mark.parametrize("name", MAPS)
def test_a_name_without_a_box_can_be_read_on_what_lies_below_it(name: str) -> None:
    figure = drawn()[name].figure
    axes, renderer = figure.axes[0], renderer_of(figure)
    figure.draw_without_rendering()
    areas = [patch for patch in axes.get_children() if isinstance(patch, PathPatch)]
    bare = [label for label in axes.texts if label.get_bbox_patch() is None and label.get_text()[:1].isalpha()]
    for label in bare:
        left, bottom, right, top = extent(label, renderer)
        for across, up in ((x, y) for x in np.linspace(left, right, 9) for y in (bottom + 2, (bottom + top) / 2)):
            x, y = axes.transData.inverted().transform((across, up))
            for area in (area for area in areas if area.get_path().contains_point((float(x), float(y)))):
                shades = _luminance(to_rgb(str(label.get_color()))), _luminance(to_rgb(area.get_facecolor()))
                dark, light = sorted(shades)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, label.get_text()


def test_probability_map_says_what_each_district_stands_for() -> None:
    tables = dict(chart_tables())
    attainment = tables["attainment"].copy()
    chosen = attainment.index[attainment["target_id"] == "health-insurance-2025"]
    attainment.loc[chosen[0], ["probability", "word"]] = [0.97, "very_likely"]
    attainment.loc[chosen[1], ["probability", "word"]] = [0.05, "very_unlikely"]
    attainment.loc[chosen[2], ["probability", "word"]] = [1.0, "reached"]
    tables["attainment"] = attainment.drop(index=chosen[3])
    picture = probability_map(study(), tables, districts(), "health-insurance-2025")
    assert "Rất có khả năng đã đạt: Buôn Ma Thuột ≥90%." in picture.alternative
    assert "Rất ít khả năng đã đạt: Buôn Hồ ≤10%." in picture.alternative
    assert "Đã đạt (số công bố): Ea H'leo đã đạt." in picture.alternative
    assert "Chưa có số liệu: Ea Súp." in picture.alternative
    assert "mốc so sánh" in picture.caption
    faces = {to_hex(child.get_facecolor()) for child in picture.figure.axes[0].get_children()
             if isinstance(child, PathPatch)}
    for word in ("very_likely", "very_unlikely", "reached", "insufficient"):
        assert LIKELIHOOD_COLOURS[word] in faces


def test_a_map_without_some_polygons_still_draws_the_rest() -> None:
    few = districts().iloc[:4]
    picture = value_map(study(), chart_tables(), few, "poverty_rate")
    assert "Buôn Ma Thuột" in said(picture)
    assert "Lắk" not in [label.get_text().split("\n")[0] for label in picture.figure.axes[0].texts]
    nothing = value_map(study(), chart_tables(), districts().iloc[:0], "poverty_rate")
    assert nothing.png[:4] == b"\x89PNG"


def test_map_names_scale_north_and_source_of_the_boundaries() -> None:
    shown = said(drawn()["value"])
    for part in ("20 km", "hướng Bắc", "sapnhap.bando.com.vn", "Fisher–Jenks"):
        assert part in shown


def test_scale_bar_is_twenty_kilometres_long() -> None:
    """Against the geodesic distance between two label points, measured on the ellipsoid."""
    from pyproj import Geod

    axes = drawn()["value"].figure.axes[0]
    bar = next(line for line in axes.lines if len(np.asarray(line.get_xdata())) == 4)
    assert np.ptp(np.asarray(bar.get_xdata(), float)) == pytest.approx(20_000)
    west, south, east, north = districts().total_bounds
    left, right = axes.get_xlim()
    middle = (south + north) / 2
    ground = Geod(ellps="WGS84").inv(west, middle, east, middle)[2]
    assert (right - left) / 1.04 == pytest.approx(ground, rel=0.02)


@settings(max_examples=60)
@given(st.lists(st.floats(0, 100).map(lambda value: round(value, 1)), min_size=1, max_size=15))
def test_classes_hold_every_value_once(values: list[float]) -> None:
    found = classify(values, "#08519c")
    assert 1 <= len(found.items) <= 5
    assert sum(item.count for item in found.items) == len(values)
    for value in values:
        home = [item for item in found.items if item.lower - 1e-6 <= value <= item.upper + 1e-6]
        assert len(home) == 1
        assert found.colour(value) == home[0].colour


def test_a_value_with_many_decimals_is_not_lost() -> None:
    values = [0.1000001, 0.2000004, 0.3000004, 0.5, 4.9000004]
    found = classify(values, "#8c3a04")
    assert sum(item.count for item in found.items) == len(values)
    assert [item.label for item in found.items] == ["0,1–0,5", "4,9"]


def test_few_counts_that_occur_often_are_classes_of_their_own() -> None:
    found = classify([0, 0, 0, 1, 1, 2, 2, 2, 3], "#8c3a04")
    assert [(item.label, item.count) for item in found.items] == [("0", 3), ("1", 2), ("2", 3), ("3", 1)]


def test_natural_breaks_against_all_partitions() -> None:
    """The exact optimum: the least sum of squares within classes over every way to cut the sorted values."""
    values = [1.0, 1.2, 1.3, 4.0, 4.1, 7.7, 8.0, 8.2, 12.0, 12.5, 19.0, 20.5]
    found = classify(values, "#08519c")

    def within(cuts: tuple[int, ...]) -> float:
        edges = (0, *cuts, len(values))
        return sum(float(np.var(values[a:b]) * (b - a)) for a, b in pairwise(edges))

    assert len(found.items) == 4
    best = min(combinations(range(1, len(values)), 3), key=within)
    assert [item.lower for item in found.items[1:]] == [values[cut] for cut in best]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_district_without_towns_is_not_said_to_lack_urban_figures(language: Language) -> None:
    apart, lacking = (("Không áp dụng", "Chưa có số liệu") if language == "vi" else ("Not applicable", "No figures"))
    with use_language(language):
        picture = value_map(study(), chart_tables(), districts(), "urban_clean_water")
        rows = [label.get_text() for label in picture.figure.findobj(Text)]
        own = series_chart(study(), chart_tables(), "urban_clean_water", "657")
    without, elsewhere = picture.alternative.split(f"{lacking}:")[1].split(apart)
    for name in ("Buôn Đôn", "Cư Kuin"):
        assert name in elsewhere
        assert name not in without
    assert "Krông Búk" in without
    assert {f"{lacking.lower()} (13)", f"{apart.lower()} (2)"} <= set(rows)
    assert apart in own.alternative
    assert lacking not in own.alternative


def test_the_start_page_maps_what_districts_have_published_and_names_the_rest() -> None:
    tables = chart_tables()
    found = start_maps(study(), tables, districts())
    names = [name for name, _ in found.drawn]
    assert names[0] == study().indicator("poverty_rate").name  # the only one with likelihoods
    assert len(names) == len(set(names)) >= 2
    codes = {area.code for area in study().districts}
    series = tables["series"][tables["series"]["area_code"].isin(codes)]
    for name in found.without:
        indicator = study().indicator(name)
        own = series[(series["indicator"] == name) & (series["group"] == indicator.main_group)]
        assert own.empty or own.groupby("definition")["area_code"].nunique().max() < FEWEST_ON_A_MAP
    mapped = {indicator.id for indicator in study().reported_indicators for each in names
              if each.startswith(indicator.name)}
    assert not mapped & {*found.without}


def test_a_map_without_a_probability_is_short_enough_to_be_a_drawing() -> None:
    attainment = chart_tables()["attainment"].assign(probability=float("nan"), word="insufficient")
    picture = probability_map(study(), {**chart_tables(), "attainment": attainment}, districts(),
                              "poverty-pace-low-2025")
    assert picture.data_uri.startswith("data:image/svg+xml,")


def test_inferred_values_are_shown_as_a_range_only() -> None:
    forecasts = chart_tables()["forecasts"].query("indicator == 'poverty_rate' and year == 2025")
    row = forecasts[forecasts["area_code"] == "643"].iloc[0]
    label = next(label.get_text() for label in words(drawn()["value"]) if "Buôn Ma Thuột" in label.get_text())
    assert f"{row['lower_80']:.1f}".replace(".", ",") in label
    assert f"{row['median']:.1f}".replace(".", ",") not in label
