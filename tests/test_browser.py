"""The site in Chromium, opened from disk as a reviewer opens it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from analysis.charts.style import LIKELIHOOD_COLOURS
from tests.site_fixture import built_site, english_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ("index.html", "districts/lak.html", "province.html", "data/poverty_rate.html",
         "indicators/poverty_rate.html", "minorities.html", "record.html", "changes.html")
VIETNAMESE = set("ăâđêôơưĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


@dataclass
class Visit:
    """A page in the browser and what happened while it was opened."""

    page: Any
    file: Path
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(root, tmp_path_factory)


@pytest.fixture(params=PAGES)
def visit(request: pytest.FixtureRequest, browser: Any, site: Path) -> Iterator[Visit]:
    """The page at the width of a desk, then closed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    visited = Visit(context.new_page(), site / request.param)
    visited.page.on("console", lambda m: visited.errors.append(m.text) if m.type in ("error", "warning") else None)
    visited.page.on("pageerror", lambda error: visited.errors.append(str(error)))
    visited.page.on("request", lambda asked: visited.requests.append(asked.url))
    visited.page.goto(visited.file.as_uri(), wait_until="load")
    yield visited
    context.close()


def test_a_page_opens_from_disk_without_errors_or_requests(visit: Visit) -> None:
    assert visit.errors == []
    outside = [url[:100] for url in visit.requests if not url.startswith(("file:", "data:"))]
    assert outside == []
    assert [url for url in visit.requests if url.startswith("file:")] == [visit.file.as_uri()]


def test_no_page_goes_against_its_own_policy(browser: Any, site: Path) -> None:
    """Every page of the site: its sheet and script are allowed by hash, and nothing on it asks for more."""
    context = browser.new_context()
    page, found, place = context.new_page(), [], ""
    page.on("console", lambda message: found.append((place, message.text[:160])))
    for path in sorted(site.rglob("*.html")):
        place = path.relative_to(site).as_posix()
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', path.read_text(encoding="utf-8"))
        assert policy, place
        assert "unsafe" not in policy[1], place
        page.goto(path.as_uri(), wait_until="load")
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # the sheet is in force
    context.close()
    assert found == []


def test_the_matrix_has_the_colours_of_the_maps(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    for word, colour in LIKELIHOOD_COLOURS.items():
        cells = page.locator(f".matrix td.{word}")
        if cells.count():
            shown = cells.first.evaluate("cell => getComputedStyle(cell).backgroundColor")
            assert shown == "rgb({}, {}, {})".format(*(round(255 * part) for part in to_rgb(colour)))
    page.close()


def test_a_page_is_vietnamese_and_has_one_title(visit: Visit) -> None:
    assert visit.page.evaluate("document.documentElement.lang") == "vi"
    assert visit.page.locator("h1").count() == 1
    assert set(visit.page.title()) & VIETNAMESE


def test_images_say_in_vietnamese_what_they_show(visit: Visit) -> None:
    alternatives = visit.page.eval_on_selector_all("img, svg[role=img]", "all => all.map(e => e.alt ?? '')")
    assert all(set(words) & VIETNAMESE for words in alternatives), alternatives
    loaded = visit.page.eval_on_selector_all("img", "all => all.every(e => e.complete && e.naturalWidth > 0)")
    assert loaded


def test_district_and_province_show_pictures(browser: Any, site: Path) -> None:
    page = browser.new_page()
    for name in ("districts/lak.html", "province.html"):
        page.goto((site / name).as_uri())
        assert page.locator("img").count() >= 1
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways_on_a_telephone(visit: Visit, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": 360, "height": 740})
    wide = visit.page.evaluate("""() => {
        const width = document.documentElement.scrollWidth;
        if (width <= 360) return [];
        return [...document.querySelectorAll('main *')]
            .filter(e => e.getBoundingClientRect().right > 361 && !e.closest('.scroll'))
            .slice(0, 5).map(e => e.outerHTML.slice(0, 120)).concat([String(width)]);
    }""")
    assert wide == []


def test_a_wide_chart_fits_a_telephone_and_is_large_when_touched(browser: Any, site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((site / "indicators" / "poverty_rate.html").as_uri())
    chart = page.locator("figure.picture:not(.narrow, .fitting)").first

    def width() -> float:
        return float(chart.locator("img").bounding_box()["width"])

    assert width() <= 360
    assert chart.evaluate("e => getComputedStyle(e, '::after').content") == '"Chạm vào hình để xem cỡ lớn"'
    chart.locator("img").click()
    assert width() >= 600
    words = chart.locator("figcaption").bounding_box()
    assert words["x"] + words["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("Tab")
    assert width() <= 360
    page.close()


def test_a_chart_drawn_twice_can_be_read_on_a_telephone_and_on_paper(visit: Visit) -> None:
    """On a telephone in nearly its own size; on a desk and on an A4 sheet it is the wide drawing."""
    measure = """all => all.filter(e => e.checkVisibility()).map(e => [e.currentSrc === e.src,
        e.getBoundingClientRect().width / e.naturalWidth])"""
    for width, media, wide in ((360, "screen", False), (703, "print", True), (1280, "screen", True)):
        visit.page.emulate_media(media=media)
        visit.page.set_viewport_size({"width": width, "height": 960})
        for is_wide, scale in visit.page.eval_on_selector_all("figure.fitting img", measure):
            assert is_wide == wide
            assert wide or scale > 0.85


def test_the_skip_link_comes_first_and_leads_to_the_content(visit: Visit) -> None:
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.className") == "skip"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "content"


def test_a_cell_of_the_matrix_leads_to_its_place_in_the_district_report(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    cell = page.locator('.matrix a[href^="districts/lak.html#"]').first
    wanted = (cell.get_attribute("href") or "").partition("#")[2]
    cell.click()
    assert page.url.endswith(f"districts/lak.html#{wanted}")
    assert page.locator(f'[id="{wanted}"]').count() == 1
    page.close()


def test_printing_cuts_no_picture(browser: Any, site: Path) -> None:
    page = browser.new_page(viewport={"width": 680, "height": 960})  # the text area of A4 in CSS pixels
    page.goto((site / "districts" / "lak.html").as_uri())
    page.emulate_media(media="print")
    heights = page.eval_on_selector_all("figure", "all => all.map(e => e.getBoundingClientRect().height)")
    assert heights
    assert max(heights) < 960
    page.close()


def test_boxes_that_the_keyboard_reaches_have_names_of_their_own(visit: Visit) -> None:
    names = visit.page.eval_on_selector_all("[tabindex='0']", "all => all.map(e => e.ariaLabel ?? '')")
    assert sorted(name for name in set(names) if not name.strip() or names.count(name) > 1) == []


def _with_two_maps(site: Path, folder: Path) -> str:
    """The address of the start page with two maps: its first two, or the first a second time, closed."""
    html = (site / "index.html").read_text(encoding="utf-8")
    one, *others = re.findall(r'<details class="switch".*?</details>', html, re.DOTALL)
    for more in others[1:]:
        html = html.replace(more, "")
    if not others:
        html = html.replace(one, one + one.replace(" open>", ">", 1), 1)
    page = folder / "index.html"
    page.write_text(html, encoding="utf-8")
    return page.as_uri()


def test_a_few_maps_of_the_start_page_are_all_printed_of_many_the_open_one(browser: Any, site: Path,
                                                                           tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 703, "height": 960})
    page.goto(_with_two_maps(site, tmp_path))
    page.emulate_media(media="print")
    maps = page.locator(".switches img")
    shown = [image.is_visible() for image in maps.all()]
    page.eval_on_selector(".switches", "all => { while (all.children.length < 6) "
                                       "all.append(all.lastElementChild.cloneNode(true)); }")
    of_many = [image.is_visible() for image in maps.all()]
    named = [summary.is_visible() for summary in page.locator(".switches summary").all()]
    page.close()
    assert len(shown) >= 2
    assert all(shown)
    assert of_many == [True] + [False] * 5
    assert all(named)


def test_nothing_is_wider_than_the_printed_page(browser: Any, site: Path) -> None:
    """Sheets are as wide as the style sheet asks: the named ones lie on their long side."""
    page, found = browser.new_page(), {}
    page.emulate_media(media="print")
    names = {*PAGES, "findings.html", "maps.html", *(f"data/{path.name}" for path in (site / "data").glob("*.html"))}
    for name in sorted(names):
        page.goto((site / name).as_uri())
        for sheet, millimetres in (("auto", 210 - 24), ("across", 297 - 24)):
            page.set_viewport_size({"width": int(millimetres / 25.4 * 96), "height": 700})
            wide = page.evaluate("""sheet => [...document.querySelectorAll('body *')].filter(e => {
                let asked = 'auto';
                for (let at = e; at && asked === 'auto'; at = at.parentElement) asked = getComputedStyle(at).page;
                return asked === sheet && e.getBoundingClientRect().right > innerWidth + 1;
            }).slice(0, 3).map(e => e.outerHTML.slice(0, 120))""", sheet)
            if wide:
                found[f"{name} ({sheet})"] = wide
    page.close()
    assert found == {}


def test_the_matrix_sorts_searches_and_shows_one_likelihood(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    names = page.locator("table.matrix tbody th")
    before = names.all_inner_texts()
    page.locator("table.matrix thead button").nth(1).click()
    after = names.all_inner_texts()
    assert sorted(after) == sorted(before)
    assert after[0] == before[0]  # the province stays on top
    ranks = [float(value) for value in page.eval_on_selector_all(
        "table.matrix tbody tr:not(.province) td:nth-child(2)", "all => all.map(e => e.dataset.sort ?? '-2')")]
    assert ranks == sorted(ranks, reverse=True)
    search = page.locator("#matrix ~ .controls input").first
    search.fill("buon don")
    assert next(name for name in names.all() if name.is_visible()).inner_text() == "Buôn Đôn"
    search.fill("")
    choice = page.locator("select").first
    choice.select_option(index=1)
    wanted = choice.input_value()
    assert page.locator(f"td.{wanted}[data-off]").count() == 0
    assert page.locator("td[data-off]").count() > 0
    page.close()


def test_no_line_breaks_inside_a_range_on_a_telephone(browser: Any, site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    for name in ("districts/lak.html", "index.html", "minorities.html"):
        page.goto((site / name).as_uri())
        lines = page.eval_on_selector_all(".range", "all => all.map(e => e.getClientRects().length)")
        assert lines, name
        assert set(lines) <= {0, 1}, name  # none where it is folded away
    page.close()


def test_one_field_searches_all_tables_of_a_page(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "data" / "poverty_rate.html").as_uri())
    field, rows = page.locator(".controls input"), page.locator("table.figures tbody tr")
    assert field.count() == 1
    assert page.locator("table.figures").count() > 1
    every = rows.count()
    field.fill("buon don 2018")
    shown = [row.inner_text() for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < every
    assert all("Buôn Đôn" in words for words in shown)
    assert page.locator(".controls output").inner_text() == f"{len(shown)}/{every} dòng"
    assert all(box.locator("tbody tr:not([hidden])").count() for box in page.locator(".scroll").all()
               if box.is_visible())
    visible = [heading.is_visible() for heading in page.locator("main h2").all()]
    tables = page.locator(".scroll:has(table.figures)")
    assert sum(visible) == sum(table.is_visible() for table in tables.all()) < len(visible)
    field.fill("lak")  # the district, not all that "Đắk Lắk" is said of
    shown = [row.inner_text() for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < every / 3
    assert all("Lắk" in words.replace("Đắk Lắk", "") for words in shown)
    field.fill("đắk lắk")
    assert sum(row.is_visible() for row in rows.all()) > every / 2
    field.fill("")
    assert all(heading.is_visible() for heading in page.locator("main h2").all())
    page.close()


def test_contents_follow_the_page(site: Path) -> None:
    for name in (*PAGES, "findings.html", "data/poverty_rate.html"):
        page = (site / name).read_text(encoding="utf-8")
        listed = re.search(r'<nav class="contents".*?</nav>', page, re.DOTALL)
        parts = re.findall(r'href="#([^"]+)"', listed[0]) if listed else []
        places = [page.index(f'id="{part}"') for part in parts]
        assert places == sorted(places), name


def test_the_start_page_finds_a_page_by_its_name(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator("#find input").fill("krong bong")
    found = page.locator(".found a")
    assert found.all_inner_texts() == ["Huyện Krông Bông"]
    page.locator("#find input").fill("không có trang này")
    assert page.locator(".found").inner_text() == "Không có trang nào như vậy."
    page.locator("#find input").fill("lắk")
    found.first.click()
    assert page.url.endswith("districts/lak.html")
    page.close()


def test_a_districts_charts_fit_a_telephone_and_stand_side_by_side_on_a_desk(browser: Any, site: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto((site / "districts" / "lak.html").as_uri())
    pictures = page.locator(".columns figure.picture")
    assert pictures.count() >= 2
    for each in pictures.all():
        assert each.evaluate("e => e.scrollWidth <= e.clientWidth")
        image = each.locator("img")
        drawn, shown = float(image.get_attribute("width")), image.bounding_box()["width"]
        assert shown / drawn * 6.5 > 6  # points of the smallest words
    first, second = (pictures.nth(place).bounding_box() for place in (0, 1))
    assert second["y"] > first["y"] + first["height"]
    page.set_viewport_size({"width": 1200, "height": 900})
    first, second = (pictures.nth(place).bounding_box() for place in (0, 1))
    assert second["x"] > first["x"] + first["width"] - 1
    page.close()


def test_without_scripts_tables_and_maps_are_all_there(browser: Any, site: Path, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(_with_two_maps(site, tmp_path))
    assert page.locator("table.matrix tbody tr").count() == 16
    maps = page.locator("details.switch")
    assert maps.count() >= 2
    maps.nth(1).locator("summary").click()
    assert maps.nth(1).locator("img").is_visible()
    assert not maps.nth(0).locator("img").is_visible()
    below = [place.bounding_box()["y"] for place in maps.locator("summary").all()]
    assert max(below) < maps.nth(1).locator("img").bounding_box()["y"]  # all choices above what was chosen
    assert page.locator(".controls").count() == 0
    context.close()


@pytest.mark.parametrize("name", ["districts/lak.html", "province.html", "index.html"])
def test_a_printed_page_has_numbers_and_no_lonely_heading(browser: Any, site: Path, name: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto((site / name).as_uri())
    target = tmp_path / "page.pdf"
    page.pdf(path=str(target), prefer_css_page_size=True, print_background=True)
    headings = page.eval_on_selector_all("h2, h3, .switch > summary", "all => all.map(e => e.innerText.trim())")
    leads = page.eval_on_selector_all("p:not(.note, .controls):has(+ :is(.scroll, figure, .controls, .switches))",
                                      "all => all.map(e => e.innerText.trim())")
    page.close()
    pdftotext = shutil.which("pdftotext")
    if not pdftotext:
        pytest.skip("Không có pdftotext. / pdftotext (poppler-utils) is not installed.")
    content = subprocess.run([pdftotext, "-layout", str(target), "-"], capture_output=True, check=True).stdout
    sheets = [sheet for sheet in content.decode("utf-8").split("\f") if sheet.strip()]
    if name.startswith("districts/"):
        assert len(sheets) <= 4
    for place, sheet in enumerate(sheets, start=1):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert lines[-1].replace(" ", "").endswith(f"{place}/{len(sheets)}")
        assert "số liệu biết đến ngày" in lines[-1]
        assert lines[-2] not in headings
        assert not [lead for lead in leads if lead.endswith(lines[-2])]  # what introduces a table or picture


@pytest.mark.parametrize("edition", [built_site, english_site])
def test_no_report_prints_a_nearly_empty_first_or_last_sheet(
        browser: Any, root: Path, tmp_path_factory: pytest.TempPathFactory, edition: Any, tmp_path: Path) -> None:
    """A sixth of the sheet is a title alone, or a line or two that found no room on the sheet before.

    Pages that list whatever there is, the findings above all, end where their data end.
    """
    pdftoppm = shutil.which("pdftoppm")
    if not pdftoppm:
        pytest.skip("Không có pdftoppm. / pdftoppm (poppler-utils) is not installed.")
    site, page, found = edition(root, tmp_path_factory), browser.new_page(), {}
    run = json.loads((site / "run.json").read_text(encoding="utf-8"))
    reports = [site / "index.html", *(site / report["page"] for report in run["reports"])]
    for report in reports:
        page.goto(report.as_uri())
        page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True, print_background=True)
        command = [pdftoppm, "-r", "20", "-gray", str(tmp_path / "page.pdf")]
        filled = _filled(subprocess.run(command, capture_output=True, check=True).stdout)
        if len(filled) > 1 and (min(filled[0], filled[-1]) < 1 / 6 or min(filled) < 1 / 10):
            found[report.relative_to(site).as_posix()] = [round(each, 2) for each in filled]
    page.close()
    assert reports
    assert found == {}


def _filled(pictures: bytes) -> list[float]:
    """How far down each sheet of a stream of PGM pictures is printed, the line at its foot aside."""
    filled, place = [], 0
    while head := re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s").match(pictures, place):
        width, height = int(head[1]), int(head[2])
        sheet = np.frombuffer(pictures, np.uint8, width * height, head.end()).reshape(height, width)
        marked = np.flatnonzero((sheet[: int(height * 0.94)] < 200).any(axis=1))
        filled.append(float(marked.max() / height) if marked.size else 0.0)
        place = head.end() + width * height
    return filled
