"""Pictures: what they say in words, what they draw, and that they read the same everywhere."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import combinations, pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

from analysis.charts import Picture, districts_chart, equity_chart, multiples_chart, series_chart
from analysis.charts.layout import FreeSpace, spread
from analysis.charts.reliability import Stated, reliability_chart
from analysis.charts.style import LIKELIHOOD_COLOURS, TARGET, extent, new_figure, renderer_of
from analysis.forecast.record import record
from analysis.language import Language, use_language
from analysis.marking import MARK_ID, use_marking
from analysis.narrative import RECORD_SITUATIONS, coverage_by_panel
from analysis.tables import empty
from analysis.telling.rows import has_passed, source_line
from analysis.telling.standings import standings
from tests.chart_tables import ROOT, chart_tables, study

SERIES = [("poverty_rate", "66"), ("poverty_rate", "647"), ("poverty_rate", "643"), ("full_immunisation_u1", "66"),
          ("health_insurance_coverage", "66"), ("urban_clean_water", "656"), ("rural_hygienic_water", "66"),
          ("trained_labour", "66"), ("households", "66"), ("population", "643")]
SILENT = ("urban_clean_water", "656")


def texts(picture: Picture) -> list[Text]:
    return [label for label in picture.figure.findobj(Text) if label.get_visible() and label.get_text().strip()]


def path(line: Line2D) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in np.asarray(line.get_xydata(), dtype=float)]


def drawn_words(picture: Picture) -> str:
    return " ".join(label.get_text().replace("\n", " ") for label in texts(picture))


def assert_inside(picture: Picture) -> None:
    renderer = renderer_of(picture.figure)
    picture.figure.draw_without_rendering()
    width, height = picture.figure.get_size_inches() * picture.figure.dpi
    beyond = {id(label) for axes in picture.figure.axes for axis in (axes.xaxis, axes.yaxis) for label,
              place in zip(axis.get_majorticklabels(), axis.get_majorticklocs(), strict=True)
              if not min(axis.get_view_interval()) <= place <= max(axis.get_view_interval())}
    for label in texts(picture):
        if id(label) in beyond:
            continue  # a tick outside the limits is not drawn
        left, bottom, right, top = extent(label, renderer)
        inside = left >= -1 and bottom >= -1 and right <= width + 1 and top <= height + 1
        assert inside, f"{label.get_text()!r} leaves the canvas"
    if picture.narrow is not None:
        assert_inside(for_telephones(picture))


def for_telephones(picture: Picture) -> Picture:
    assert picture.narrow is not None
    return replace(picture, figure=picture.narrow(), narrow=None)


def assert_no_words_in_the_legend(picture: Picture) -> None:
    """The words beside the plot, which are spread until they are apart, end above what stands at the foot."""
    renderer = renderer_of(picture.figure)
    picture.figure.draw_without_rendering()
    beside = {id(label): label for axes in picture.figure.axes for label in axes.texts if label.get_text().strip()}
    foot = [extent(label, renderer) for label in texts(picture)
            if id(label) not in beside and extent(label, renderer)[3] < extent_of_axes(picture)]
    for label in beside.values():
        left, bottom, right, top = extent(label, renderer)
        for other in foot:
            assert right <= other[0] or left >= other[2] or bottom >= other[3] or top <= other[1], label.get_text()


def extent_of_axes(picture: Picture) -> float:
    """The foot of the plot, in pixels."""
    return float(picture.figure.axes[0].get_window_extent().y0)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("indicator", "area"), SERIES)
def test_no_word_of_a_series_leaves_the_canvas(indicator: str, area: str, language: Language) -> None:
    with use_language(language):
        assert_inside(series_chart(study(), chart_tables(), indicator, area))


@pytest.mark.parametrize("marked", [False, True])
def test_a_page_has_a_chart_of_half_the_width_for_telephones_with_the_mark_of_what_is_made_up(marked: bool) -> None:
    with use_marking(marked):
        pictures = [series_chart(study(), chart_tables(), "poverty_rate", "66"),
                    districts_chart(study(), chart_tables(), "poverty_rate"),
                    multiples_chart(study(), chart_tables(), "poverty_rate")]
        shown = [picture.to_html() for picture in pictures]
    for picture, page in zip(pictures, shown, strict=True):
        found = re.search(r'<source media="[^"]*" srcset="data:image/svg\+xml,(\S+)" width="(\d+)"', page)
        assert found is not None
        words = unquote(found[1])
        assert ElementTree.fromstring(words).tag.endswith("svg")
        assert (MARK_ID in words) == marked
        assert int(found[2]) < 0.6 * picture.size[0]
        assert "Buôn Đôn" in words or picture is pictures[0]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_indicator_and_area_gives_a_picture(language: str) -> None:
    with use_language("en" if language == "en" else "vi"):
        for indicator in study().indicators:
            for code in ("66", "643", "656"):
                picture = series_chart(study(), chart_tables(), indicator.id, code)
                assert indicator.name in picture.alternative


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("indicator", "area"), [each for each in SERIES if each != SILENT])
def test_a_narrow_series_says_in_half_the_width_what_its_page_has_not_said(
        indicator: str, area: str, language: Language) -> None:
    with use_language(language):
        wide = series_chart(study(), chart_tables(), indicator, area)
        narrow = series_chart(study(), chart_tables(), indicator, area, size="column")
        assert_inside(narrow)
        assert_no_words_in_the_legend(narrow)
    assert narrow.figure.get_figwidth() < 0.6 * wide.figure.get_figwidth()
    assert narrow.alternative == wide.alternative
    assert (narrow.caption, narrow.source) == ("", wide.source)
    shown = [definition.name for definition in study().definitions_of(indicator)
             if definition.name in drawn_words(wide)]
    assert [name for name in shown if name not in drawn_words(narrow)] == []
    assert "figure class=\"picture narrow\"" in narrow.to_html()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("indicator", "area"), [("households", "66"), ("population", "643")])
def test_a_small_series_is_a_quarter_wide_and_says_the_same(indicator: str, area: str, language: Language) -> None:
    with use_language(language):
        wide = series_chart(study(), chart_tables(), indicator, area)
        small = series_chart(study(), chart_tables(), indicator, area, size="quarter")
        assert_inside(small)
        assert study().area(area).name in drawn_words(small)
    assert small.figure.get_figwidth() * 3.5 < wide.figure.get_figwidth()
    assert (small.alternative, small.source) == (wide.alternative, wide.source)


def test_alternative_states_last_figure_interval_target_and_likelihood() -> None:
    tables = chart_tables()
    said = series_chart(study(), tables, "poverty_rate", "647").alternative
    assert "huyện Buôn Đôn" in said
    assert "29,98% (cuối năm 2023" in said
    row = tables["attainment"].query("area_code == '647' and target_id == 'poverty-pace-low-2025'").iloc[0]
    assert f"{row['median']:.1f}".replace(".", ",") in said
    assert f"Xác suất đã đạt: {100 * row['probability']:.0f}%" in said
    assert "Mốc so sánh năm 2025" in said
    assert "Chỉ tiêu năm" not in said  # a district has not adopted the province's pace


def test_inferred_district_shows_a_range_and_no_probability() -> None:
    picture = series_chart(study(), chart_tables(), "poverty_rate", "643")
    words = picture.alternative + drawn_words(picture)
    assert "chưa đủ số liệu" in words.lower()
    assert "Xác suất" not in words
    row = chart_tables()["forecasts"].query("area_code == '643' and year == 2025 and indicator == 'poverty_rate'")
    assert f"{row['median'].iloc[0]:.1f}".replace(".", ",") + "%" not in picture.alternative


def test_a_band_starts_at_the_first_figure() -> None:
    tables = dict(chart_tables())
    key = "indicator == 'poverty_rate' and area_code == '647' and definition == 'line_2022_2025'"
    first = int(tables["series"].query(key)["year"].min())
    row = tables["forecasts"].query(key).iloc[:1]
    before = pd.concat([tables["forecasts"], row.assign(year=first - 1, upper_80=99.0, upper_95=99.5)])

    def ends(shown: dict[str, pd.DataFrame]) -> list[tuple[float, float]]:
        pictures = (series_chart(study(), shown, "poverty_rate", "647"),
                    multiples_chart(study(), shown, "poverty_rate"))
        return [axes.get_ylim() for picture in pictures for axes in picture.figure.axes]

    assert ends({**tables, "forecasts": before}) == ends(tables)


def test_nothing_to_draw_names_who_holds_the_figures() -> None:
    picture = series_chart(study(), chart_tables(), "urban_clean_water", "656")
    assert "Chưa có số liệu công bố" in drawn_words(picture)
    assert "Sở Xây dựng" in drawn_words(picture)
    assert "≥ 92,5%" in picture.alternative
    assert picture.source == ""


def test_definitions_are_never_joined() -> None:
    """Every line between figures runs inside one definition, and solid only between consecutive years."""
    tables = chart_tables()
    axes = series_chart(study(), tables, "poverty_rate", "66").figure.axes[0]
    own = tables["series"].query("indicator == 'poverty_rate' and area_code == '66' and group == 'all'")
    points = {(int(row["year"]), row["value"]): row["definition"] for _, row in own.iterrows()}
    joined = 0
    for line in axes.lines:
        ends = [(round(x), y) for x, y in path(line)]
        if line.get_linestyle() == "None" or not all(end in points for end in ends):
            continue
        for start, end in pairwise(ends):
            assert points[start] == points[end]
            if line.get_linestyle() == "-":
                assert end[0] == start[0] + 1
            joined += 1
    assert joined >= 8


def test_both_values_of_end_2015_are_shown() -> None:
    axes = series_chart(study(), chart_tables(), "poverty_rate", "66").figure.axes[0]
    marks = {(round(x), y) for line in axes.lines if line.get_marker() not in ("None", "", None) for x, y in path(line)}
    assert {(2015, 6.01), (2015, 19.37)} <= marks


def test_breaks_and_shocks_are_labelled() -> None:
    assert drawn_words(series_chart(study(), chart_tables(), "poverty_rate", "66")).count("đổi cách đo") == 3
    assert "Thiếu vắc xin" in drawn_words(series_chart(study(), chart_tables(), "full_immunisation_u1", "66"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_names_of_breaks_stand_apart_and_every_break_has_its_line(language: Language) -> None:
    with use_language(language):
        figure = series_chart(study(), chart_tables(), "poverty_rate", "66", size="column").figure
    named = {"vi": "đổi cách đo", "en": "definition changes"}[language]
    axes, renderer = figure.axes[0], renderer_of(figure)
    spans = sorted(extent(words, renderer)[::2] for words in axes.texts if words.get_text() == named)
    assert spans
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    dashed = [path(line) for line in axes.lines if line.get_linestyle() == "--"]
    assert sum(len({x for x, _ in each}) == 1 for each in dashed) == 3


def test_a_weak_figure_is_paler_and_hollow_where_it_was_computed() -> None:
    series = chart_tables()["series"]
    one = series[series["indicator"].eq("poverty_rate") & series["area_code"].eq("66") & series["year"].eq(2015)]
    looks = {}
    for verdict in ("use", "weak"):
        for how in ("stated", "computed"):
            tables = {**chart_tables(), "series": one.iloc[:1].assign(verdict=verdict, how=how, qualifier="")}
            axes = series_chart(study(), tables, "poverty_rate", "66").figure.axes[0]
            mark, = [line for line in axes.lines if line.get_markersize() == 5.5 and len(path(line)) == 1]
            looks[verdict, how] = to_hex(mark.get_markerfacecolor()), to_hex(mark.get_markeredgecolor())
    assert looks["use", "computed"][0] == looks["weak", "computed"][0] == "#ffffff"
    assert len(set(looks.values())) == 4
    for how in ("stated", "computed"):
        assert sum(bytes.fromhex(looks["weak", how][1][1:])) > sum(bytes.fromhex(looks["use", how][1][1:]))


def test_computed_figures_are_hollow_and_qualified_ones_carets() -> None:
    tables = dict(chart_tables())
    series = tables["series"].query("indicator == 'trained_labour' and area_code == '66'").copy()
    series.loc[series.index[0], "qualifier"] = "at_least"
    series.loc[series.index[1], "how"] = "computed"
    tables["series"] = series
    picture = series_chart(study(), tables, "trained_labour", "66")
    marks = {round(path(line)[0][0]): line for line in picture.figure.axes[0].lines
             if line.get_marker() not in ("None", "")}
    years = list(series["year"])
    assert marks[years[0]].get_marker() == "^"
    assert marks[years[1]].get_markerfacecolor() == "#ffffff"
    assert marks[years[2]].get_markerfacecolor() == marks[years[2]].get_color()
    assert "ít nhất" in drawn_words(picture)


def test_published_outcome_is_said_as_such() -> None:
    tables = dict(chart_tables())
    attainment = tables["attainment"].copy()
    chosen = (attainment["area_code"] == "66") & (attainment["target_id"] == "health-insurance-2025")
    attainment.loc[chosen, ["probability", "word"]] = [0.0, "not_reached"]
    tables["attainment"] = attainment
    said = series_chart(study(), tables, "health_insurance_coverage", "66").alternative
    assert "không đạt (số công bố)" in said
    assert "≤10%" not in said


@pytest.mark.parametrize(("day", "kind"), [
    ("2025-06-30", "own"), ("2025-12-31", "published"), ("2025-10-01", "published"), ("", "published")])
def test_a_figure_of_the_summer_is_not_the_outcome_of_the_year(day: str, kind: str) -> None:
    tables = dict(chart_tables())
    wanted = "indicator == 'poverty_rate' and group == 'all' and year == 2025 and area_code == '66'"
    row = tables["forecasts"].query(wanted).iloc[0]
    figure = tables["figures"].iloc[:1].assign(figure_id="summer", reference_date=day)
    known = tables["series"].query("indicator == 'poverty_rate'").iloc[:1].assign(
        definition=row["definition"], area_code="66", group="all", year=2025, value=5.4, figure_id="summer")
    for name, more in (("figures", figure), ("series", known)):
        tables[name] = pd.concat([tables[name], more], ignore_index=True)
    province = standings(study(), tables, "poverty_rate", 2025)[-1]
    assert province.kind == kind
    assert province.value == (row["median"] if kind == "own" else 5.4)


def test_districts_chart_tells_own_from_inferred() -> None:
    tables = chart_tables()
    found = {s.area.code: s.kind for s in standings(study(), tables, "full_immunisation_u1", 2025)}
    assert found["655"] == "own"
    assert found["643"] == "inferred"
    assert found["645"] == "none"
    picture = districts_chart(study(), tables, "full_immunisation_u1")
    assert "1 đơn vị có số liệu riêng, 12 đơn vị được suy ra, 2 đơn vị chưa có số liệu" in picture.alternative
    names = [label.get_text() for label in picture.figure.axes[0].get_yticklabels()]
    assert len(names) == 16
    assert names[-1] == "Đắk Lắk"
    krong_ana = study().area("655").short_name
    assert names[:-1] == [krong_ana, *(area.short_name for area in study().districts if area.code != "655")]


def test_districts_without_figures_have_neither_middle_nor_order() -> None:
    tables = chart_tables()
    inferred = tables["forecasts"].assign(grade=tables["forecasts"]["grade"].where(
        tables["forecasts"]["area_code"] == "66", "C"))
    picture = districts_chart(study(), {**tables, "forecasts": inferred}, "health_insurance_coverage")
    names = [label.get_text() for label in picture.figure.axes[0].get_yticklabels()]
    assert names == [area.short_name for area in (*study().districts, study().province)]
    dots = [line for line in picture.figure.axes[0].lines if line.get_marker() == "o"]
    assert len(dots) == 1  # the province's
    assert "theo thứ tự hành chính" in picture.caption


def test_a_wide_interval_runs_out_of_the_frame_and_says_where_it_ends() -> None:
    tables = chart_tables()
    wide = tables["forecasts"].assign(upper_95=65.0)
    picture = series_chart(study(), {**tables, "forecasts": wide}, "poverty_rate", "66")
    assert picture.figure.axes[0].get_ylim()[1] < 45
    assert "tới 65,0%" in drawn_words(picture)
    assert "ra ngoài khung" not in drawn_words(series_chart(study(), tables, "poverty_rate", "66"))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("indicator", ["poverty_rate", "full_immunisation_u1", "urban_clean_water"])
def test_no_word_of_a_districts_chart_leaves_the_canvas(indicator: str, narrow: bool, language: Language) -> None:
    with use_language(language):
        assert_inside(districts_chart(study(), chart_tables(), indicator, "656" if narrow else None, narrow))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("situation", RECORD_SITUATIONS)
def test_no_name_of_a_panel_leaves_the_canvas_of_its_coverage(situation: str, language: Language) -> None:
    with use_language(language):
        assert_inside(next(block for block in coverage_by_panel(record().measured, situation).blocks
                           if isinstance(block, Picture)))


def test_no_word_of_a_reliability_diagram_lies_on_the_axis_a_point_or_a_line() -> None:
    rows = [Stated(each.stated, each.happened, each.forecasts) for each in record().reliability]
    figure = reliability_chart(rows).figure
    renderer = renderer_of(figure)
    figure.draw_without_rendering()
    axes = figure.axes[0]
    legend = axes.get_legend()
    assert legend is not None
    counts = [extent(label, renderer) for label in axes.texts]
    assert len(counts) == len(rows)
    inside = axes.get_window_extent()
    assert all(box[0] > inside.x0 and box[1] > inside.y0 for box in counts)
    words = [*counts, extent(legend.get_texts()[0], renderer)]
    for one, other in combinations(words, 2):
        assert min(one[2], other[2]) <= max(one[0], other[0]) or min(one[3], other[3]) <= max(one[1], other[1])
    ideal = extent(legend.get_texts()[0], renderer)
    for line in axes.lines:
        ends = axes.transData.transform(np.asarray(line.get_xydata(), dtype=float))
        along = np.concatenate([np.linspace(a, b, 50) for a, b in pairwise(ends)]) if len(ends) > 1 else ends
        assert not any(ideal[0] <= x <= ideal[2] and ideal[1] <= y <= ideal[3] for x, y in along)


def test_years_of_small_charts_side_by_side_do_not_run_together() -> None:
    figure = multiples_chart(study(), chart_tables(), "poverty_rate").figure
    renderer = renderer_of(figure)
    boxes = [[extent(label, renderer) for label in axes.get_xticklabels()] for axes in figure.axes]
    assert len(boxes) == 16
    for row in range(0, 16, 4):
        ends = [(left, right) for labels in boxes[row : row + 4] for left, _, right, _ in labels]
        assert all(after[0] - before[1] > 5 for before, after in pairwise(ends))


def dashes(figure_axes: Axes) -> list[list[float]]:
    """From and to which year the lines of targets run."""
    return [np.asarray(line.get_xdata(), dtype=float).tolist() for line in figure_axes.lines
            if line.get_color() == TARGET and line.get_transform() != figure_axes.transAxes]


def test_small_charts_hold_a_level_against_its_own_definition_alone() -> None:
    large, *_ = dashes(series_chart(study(), chart_tables(), "poverty_rate", "66").figure.axes[0])
    small = [span for axes in multiples_chart(study(), chart_tables(), "poverty_rate").figure.axes
             for span in dashes(axes)]
    assert len(small) >= 16
    assert all(span == large == [2020.7, 2025.6] for span in small)


def test_small_charts_compare_districts_of_one_year_and_definition() -> None:
    tables = dict(chart_tables())
    # Published are Buôn Hồ at the end of 2017 and M'Đrắk at the end of 2018.
    lone = tables["series"].query("indicator == 'poverty_rate' and area_code in ('644', '652')")
    assert len(lone) > 2
    told = multiples_chart(study(), {**tables, "series": lone}, "poverty_rate").alternative
    assert "thấp nhất" not in told
    assert "Chỉ 2 huyện, thị xã, thành phố có số, khác năm hoặc khác cách đo: " in told
    assert "Buôn Hồ 4,7% (2017)" in told
    alike = lone.assign(year=lone["year"].where(lone["area_code"] != "652", 2017))
    told = multiples_chart(study(), {**tables, "series": alike}, "poverty_rate").alternative
    assert "Trong 2 huyện, thị xã, thành phố có số cuối năm 2017, thấp nhất: Buôn Hồ 4,7%; cao nhất: M'Đrắk 41" in told
    other_line = alike.assign(definition=alike["definition"].where(alike["area_code"] != "652", "line_2011_2015"))
    told = multiples_chart(study(), {**tables, "series": other_line}, "poverty_rate").alternative
    assert "thấp nhất" not in told


def test_a_level_of_an_earlier_year_is_drawn_too() -> None:
    tables = dict(chart_tables())
    later = tables["attainment"].query("target_id == 'health-insurance-2025'")
    earlier = later.assign(target_id="urban-unemployment-2024", year=2024, target=91.5)
    tables["attainment"] = pd.concat([later, earlier])
    picture = series_chart(study(), tables, "health_insurance_coverage", "656")
    assert [span[1] for span in dashes(picture.figure.axes[0])] == [2024.6, 2025.6]
    assert "Mốc so sánh 2024: ≥ 91,5%" in drawn_words(picture)


def test_equity_compares_with_the_rest() -> None:
    picture = equity_chart(study(), chart_tables(), "poverty_rate")
    assert "đồng bào dân tộc thiểu số 37,2%, phần còn lại 10,9%, gấp 3,4 lần" in picture.alternative
    assert "×3,4" in drawn_words(picture)
    assert_inside(picture)
    none = equity_chart(study(), chart_tables(), "health_insurance_coverage")
    assert "Chưa tính được" in none.alternative


def test_empty_tables_never_fail() -> None:
    nothing: dict[str, pd.DataFrame] = {name: empty(name) for name in ("series", "forecasts", "attainment", "figures")}
    for tables in (nothing, {}):
        assert "Chưa có số liệu" in series_chart(study(), tables, "poverty_rate", "66").alternative
        assert "15 đơn vị chưa có số liệu" in districts_chart(study(), tables, "poverty_rate").alternative
        assert_inside(districts_chart(study(), tables, "poverty_rate"))


def test_source_line_names_three_and_counts_the_rest() -> None:
    figures = empty("figures").astype(object)
    rows = pd.DataFrame([{"figure_id": str(n), "source": f"Nguồn {n}"} for n in range(5)])
    figures = pd.concat([figures, rows], ignore_index=True)
    line = source_line(study(), {"figures": figures}, ["0", "1", "2", "3", "4"])
    assert line.count("Nguồn") == 3
    assert line.endswith("và 2 nguồn khác")
    assert source_line(study(), {}, ["0"]) == ""


class _Image(HTMLParser):
    """Collects the attributes of images and every address."""

    def __init__(self) -> None:
        super().__init__()
        self.images: list[dict[str, str]] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "img":
            self.images.append({name: value or "" for name, value in attrs})


def test_svg_is_xml_without_outside_references() -> None:
    picture = series_chart(study(), chart_tables(), "poverty_rate", "66")
    root = ElementTree.fromstring(picture.svg)
    assert root.tag.endswith("svg")
    assert not [node for node in root.iter() if node.tag.endswith("}text")]  # letters are paths
    for node in root.iter():
        for name, value in node.attrib.items():
            if name.endswith("href"):
                assert value.startswith("#")
            assert "url(http" not in value
    assert b"DOCTYPE" not in picture.svg
    again = series_chart(study(), chart_tables(), "poverty_rate", "66")
    assert again.svg == picture.svg


def test_a_drawing_has_the_same_words_in_the_same_places() -> None:
    picture = series_chart(study(), chart_tables(), "poverty_rate", "66")
    head, address = picture.data_uri.split(",", 1)
    assert head == "data:image/svg+xml"
    drawn = ElementTree.fromstring(unquote(address))
    words = {"".join(each.itertext()) for each in drawn.iter("{http://www.w3.org/2000/svg}text")}
    shown = {line for label in texts(picture) for line in label.get_text().split("\n") if line}
    assert words <= shown
    assert not [line for line in shown - words if not line.isdecimal()]  # marks of an axis beyond its end
    outlined = picture.svg.decode("utf-8")
    assert "<text" not in outlined
    assert len(picture.drawing) < len(outlined) / 2


def test_html_escapes_and_carries_the_image() -> None:
    base = series_chart(study(), chart_tables(), "trained_labour", "66")
    picture = Picture(base.figure, 'x" onload="alert(1)<script>', "<b>chú thích</b>", "nguồn <script>alert(2)</script>")
    parser = _Image()
    parser.feed(picture.to_html())
    assert parser.images[0]["alt"] == 'x" onload="alert(1)<script>'
    assert "onload" not in parser.images[0]
    assert "script" not in parser.tags
    assert "b" not in parser.tags
    assert unquote(parser.images[0]["src"]) == "data:image/svg+xml," + picture.drawing
    assert len(picture.drawing) < len(picture.svg)
    assert not re.search(r'(?:src|href)="https?:', picture.to_html())


def test_pixels_keep_the_colour_of_every_area_that_is_filled() -> None:
    figure = new_figure(1.0, 2.0)
    axes = figure.add_axes((0, 0, 1, 1))
    colours = list(LIKELIHOOD_COLOURS.values())
    for place, colour in enumerate(colours):
        axes.add_patch(Rectangle((place * 0.1, 0), 0.05, 0.1, color=colour, linewidth=0))
    picture = Picture(figure, "a", "c")
    pixels = np.asarray(Image.open(io.BytesIO(picture.png)).convert("RGB")).reshape(-1, 3)
    present = {to_hex(colour) for colour in np.unique(pixels, axis=0) / 255}
    assert set(colours) <= present


def test_save_by_suffix(tmp_path: Path) -> None:
    picture = series_chart(study(), chart_tables(), "trained_labour", "66")
    assert picture.save(tmp_path / "a.svg").read_bytes() == picture.svg
    assert picture.save(tmp_path / "a.png").read_bytes()[:4] == b"\x89PNG"
    assert "<figure" in picture.save(tmp_path / "a.html").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match=r"please use \.svg"):
        picture.save(tmp_path / "a.bmp")


def test_drawing_leaves_pyplot_alone() -> None:
    import matplotlib.pyplot as plt

    before = plt.get_fignums(), dict(plt.rcParams)
    series_chart(study(), chart_tables(), "poverty_rate", "66").to_html()
    assert (plt.get_fignums(), dict(plt.rcParams)) == before


def test_letters_of_every_message_exist_in_the_font() -> None:
    from matplotlib.font_manager import findfont, get_font

    known = get_font(findfont("DejaVu Sans")).get_charmap()
    words = (ROOT / "src" / "analysis" / "locales" / "vi" / "charts.ftl").read_text(encoding="utf-8")
    words += "".join(area.name for area in study().areas) + "".join(i.name_vi for i in study().indicators)
    assert {letter for letter in words if letter > " " and ord(letter) not in known} == set()


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 12)), min_size=1, max_size=8))
def test_spread_labels_never_overlap_nor_leave(labels: list[tuple[float, float]]) -> None:
    centres, heights = [c for c, _ in labels], [h for _, h in labels]
    placed = spread(centres, heights, -5, 105)
    edges = sorted((p - h / 2, p + h / 2) for p, h in zip(placed, heights, strict=True))
    assert edges[0][0] >= -5 - 1e-6
    assert edges[-1][1] <= 105 + 1e-6
    assert all(above[0] >= below[1] - 1e-6 for below, above in pairwise(edges))


def test_spread_leaves_labels_that_have_room() -> None:
    assert spread([10, 50, 90], [8, 8, 8], 0, 100) == [10, 50, 90]


def test_free_space_counts_overlap_and_outside() -> None:
    space = FreeSpace((0, 0, 100, 100))
    space.take((10, 10, 20, 20))
    boxes = np.array([(15, 15, 25, 25), (30, 30, 40, 40), (95, 0, 105, 10)], dtype=float)
    assert space.overlaps(boxes).tolist() == [25, 0, 200]  # the last half outside, four times as bad


def test_a_year_has_passed_only_after_its_last_day() -> None:
    assert has_passed(2025, "2026-01-01")
    assert not has_passed(2025, "2025-12-31")
    assert not has_passed(2025, "")


def test_no_vietnamese_words_in_the_english_edition() -> None:
    """Names of places, titles of sources and adopted texts apart, nothing falls back to Vietnamese."""
    with use_language("en"):
        said = series_chart(study(), chart_tables(), "poverty_rate", "647").alternative
    assert "Probability that it was reached" in said
    assert not re.search(r"[ạảãầấậẩẫằẵẳặẹẻẽềếệểễịỉĩọỏõồốộổỗờớợởỡụủũừứựửữỳỵỷỹ]", said.replace("Buôn Đôn", ""))
