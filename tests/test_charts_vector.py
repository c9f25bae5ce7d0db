"""Vector pictures in few bytes: nothing that is seen moves, is lost or changes its looks."""

from __future__ import annotations

import io
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import rc_context
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon
from matplotlib.path import Path as Outline

from analysis.charts.style import STYLE, extent, new_figure, renderer_of
from analysis.charts.vector import compact, data_address

SVG = "{http://www.w3.org/2000/svg}"
PLACES = st.tuples(*(st.floats(0, 400, allow_nan=False).map(lambda place: round(place, 6)) for _ in range(2)))
WORDS = st.text("ĐđẮắ ưỡ’M'Đrắk%#<>&\";:url(1,5)–≤", min_size=1, max_size=20).map(str.strip).filter(bool)


def _drawn(figure: object) -> str:
    stream = io.BytesIO()
    with rc_context({**STYLE, "svg.fonttype": "none"}):
        figure.savefig(stream, format="svg")  # type: ignore[attr-defined]
    return stream.getvalue().decode("utf-8")


def _points(path: str) -> list[tuple[float, float]]:
    """The points of a path of straight lines, absolute or in steps, as a browser reads them."""
    points: list[tuple[float, float]] = []
    for letter, numbers in re.findall(r"([MLlz])([^A-Za-z]*)", path):
        values = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", numbers)]
        for x, y in zip(values[::2], values[1::2], strict=True):
            before = points[-1] if letter == "l" else (0.0, 0.0)
            points.append((before[0] + x, before[1] + y))
    return points


@given(st.lists(PLACES, min_size=1, max_size=30), st.booleans())
def test_no_point_of_a_line_moves_by_a_tenth_of_a_point(places: list[tuple[float, float]], closed: bool) -> None:
    path = "M " + " \nL ".join(f"{x:.6f} {y:.6f}" for x, y in places) + (" \nz\n" if closed else " \n")
    small = compact(f'<svg><path d="{path}" style="fill: none"/></svg>')
    found = ElementTree.fromstring(small)[0].attrib["d"]
    assert np.allclose(_points(found), places, atol=0.1 + 1e-9)
    assert found.endswith("z") == closed


@given(WORDS)
def test_words_come_back_from_the_address_as_they_were_written(words: str) -> None:
    figure = new_figure(1.0, 2.0)
    figure.text(0.1, 0.5, words, parse_math=False)
    address = data_address(compact(_drawn(figure)))
    assert not set('"<>#&') & set(address)
    read = ElementTree.fromstring(unquote(address.removeprefix("data:image/svg+xml,")))
    assert ["".join(each.itertext()) for each in read.iter(f"{SVG}text")] == [words]


def _looks(root: ElementTree.Element) -> list[dict[str, str]]:
    """What each shape and word looks like, classes looked up."""
    rules: dict[str, str] = {}
    for style in root.iter(f"{SVG}style"):
        rules.update(re.findall(r"\.(\w+)\{([^}]*)\}", style.text or ""))
    looks = []
    for node in root.iter():
        if node.tag.removeprefix(SVG) in ("path", "use", "text"):
            said = rules.get(node.attrib.get("class", ""), node.attrib.get("style", ""))
            looks.append({name.strip(): value.strip() for name, _, value in
                          (part.partition(":") for part in said.split(";")) if name.strip()})
    return looks


def test_every_shape_and_word_keeps_its_looks() -> None:
    figure = new_figure(2.0, 3.0)
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.plot([0, 1, 2], [3, 1, 2], marker="o", color="#0072B2", linestyle="--")
    axes.add_patch(Polygon([(0, 0), (1, 0), (1, 1)], hatch="///", facecolor="#eeeeee", edgecolor="#333333", alpha=0.5))
    for place, font in enumerate(({"weight": "bold"}, {"style": "italic"}, {"weight": 600, "style": "italic"}, {})):
        axes.text(1, place, f"chữ {place}", rotation=30 * place, **font)  # type: ignore[arg-type]
    written = _drawn(figure)
    before, after = (ElementTree.fromstring(text) for text in (written, compact(written)))
    first, second = _looks(before), _looks(after)
    for look in first:  # the short and the long form of a font say the same
        found = re.fullmatch(r"(?:(italic) )?(?:(\d+|bold) )?([\d.]+px) .*", look.pop("font", ""))
        look.pop("font-family", None)
        if found:
            look.update({name: value for name, value in
                         zip(("font-style", "font-weight", "font-size"), found.groups(), strict=True) if value})
    assert second == first
    referred = set(re.findall(r"#([^)\"]+)", re.sub(r"#[0-9a-f]{6}\b", "", compact(written))))
    assert referred == {node.attrib["id"] for node in after.iter() if "id" in node.attrib}


def test_what_is_to_be_found_keeps_its_name_and_the_rest_loses_it() -> None:
    figure = new_figure(1.0, 1.0)
    figure.text(0.5, 0.5, "số liệu", gid="mark")
    figure.text(0.5, 0.2, "khác", gid="other")
    assert 'id="mark"' in compact(_drawn(figure), frozenset({"mark"}))
    assert 'id="other"' not in compact(_drawn(figure), frozenset({"mark"}))


def test_curves_are_not_taken_for_lines() -> None:
    figure = new_figure(1.0, 1.0)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.scatter([0.2, 0.8], [0.2, 0.8], marker=Outline.unit_circle())
    small = compact(_drawn(figure))
    assert re.search(r'd="M[^"]*C', small)
    assert ElementTree.fromstring(small) is not None


@pytest.mark.parametrize("number, written", [(-0.3, "-.3"), (10.5, "10.5"), (-20.0, "-20"), (0.0, "0")])
def test_steps_are_written_as_short_as_they_can_be(number: float, written: str) -> None:
    path = f"M 100 100 L {100 + number} 100 L 5 5 L 6 6 "
    small = compact(f'<svg><path d="{path}" style="fill: none"/></svg>')
    assert f"l{written} 0" in small


@pytest.mark.parametrize(("points", "weight", "style"), [(7, "normal", "normal"), (10, "bold", "normal"),
                                                         (8.5, "normal", "italic"), (20, 700, "italic")])
@pytest.mark.parametrize("dpi", [72, 100])
def test_a_text_is_as_high_as_matplotlib_itself_says(points: float, weight: str | int, style: str, dpi: int) -> None:
    figure = Figure(dpi=dpi)
    with rc_context(STYLE):
        # Words of no chart: what was measured once, also outside this style, is known from then on.
        label = figure.text(0.2, 0.3, "Ằgỹ\n\nỲpộ'q", size=points, weight=weight, style=style, linespacing=1.35)
        itself = RendererAgg(10, 10, dpi)  # type: ignore[no-untyped-call]
        assert extent(label, renderer_of(figure)) == pytest.approx(extent(label, itself), abs=0.05)
