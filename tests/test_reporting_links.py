"""Every page of the built site: valid, its own links lead somewhere, nothing from elsewhere is fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from analysis.ingest import read_files
from analysis.intake.form import departments
from analysis.reporting.notebook_body import TEMPLATES
from analysis.study import read_catalogue
from tests.site_fixture import built_site

pytestmark = pytest.mark.slow


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if "src" in values:
            self.fetched.append(values["src"])
        if tag == "link":
            self.fetched.append(values.get("href", ""))


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(root, tmp_path_factory)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, _Page]:
    return {path.resolve(): _read(path.resolve()) for path in sorted(site.rglob("*.html"))
            if "demo" not in path.relative_to(site).parts}


@cache
def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def test_the_pages_that_others_rely_on_are_there(site: Path) -> None:
    names = ["index.html", "province.html", "findings.html", "run.json"]
    assert [name for name in names if not (site / name).is_file()] == []
    assert len(list((site / "districts").glob("*.html"))) == 15


def test_a_district_leads_to_the_forms_to_fill_and_every_department_has_one(site: Path, root: Path) -> None:
    assert "../forms.html" in _read((site / "districts" / "lak.html").resolve()).links
    study = read_catalogue(root / "data" / "raw")[0]
    forms = [link for link in _read((site / "forms.html").resolve()).links if link.endswith(".xlsx")]
    assert len(forms) == len(departments(study, 2025))
    figures, findings = read_files({Path(link).name: site / link for link in forms}, study)
    assert (figures, [finding for finding in findings if finding.severity != "info"]) == ([], [])


def test_every_figure_of_a_district_and_an_indicator_leads_to_its_origin(site: Path) -> None:
    """A number of a table of published figures is a link to the row that names its file, sheet and cell."""
    for path in (site / "districts" / "lak.html", site / "indicators" / "poverty_rate.html"):
        body = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        tables = [table for table in body.iter("table")
                  if "số liệu công bố" in "".join(table.find("caption").itertext())]  # type: ignore[union-attr]
        assert tables
        for row in (row for table in tables for row in table.find("tbody").iter("tr")):  # type: ignore[union-attr]
            (link,) = [link for link in row.iter("a") if link.get("class") == "origin"]
            assert "#figure-" in link.get("href", "")
            assert any(letter.isdigit() for letter in "".join(link.itertext()))


def test_every_link_leads_to_a_page_and_a_place_on_it(pages: dict[Path, _Page]) -> None:
    dead = []
    for path, page in pages.items():
        for href in set(page.links):
            parts = urlsplit(href)
            if parts.scheme in ("http", "https"):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            ids = pages[target].ids if target in pages else []
            place = unquote(parts.fragment)
            if parts.scheme or not target.is_file() or (place and place not in ids):
                dead.append(f"{path.name} → {href}")
    assert dead == []


def test_ids_are_unique(pages: dict[Path, _Page]) -> None:
    twice = {path.name: sorted({each for each in page.ids if page.ids.count(each) > 1})
             for path, page in pages.items() if len(set(page.ids)) < len(page.ids)}
    assert twice == {}


def test_nothing_is_fetched_and_only_the_script_of_the_tables_runs(pages: dict[Path, _Page]) -> None:
    allowed = (TEMPLATES / "tables.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(allowed.encode()).digest()).decode()
    for path, page in pages.items():
        content = path.read_text(encoding="utf-8")
        scripts = re.findall(r"<script[^>]*>(.*?)</script>", content, re.DOTALL)
        assert [source[:80] for source in page.fetched if not source.startswith("data:")] == [], path.name
        assert page.tags.isdisjoint({"iframe", "object", "embed", "base"}), path.name
        assert scripts in ([], [allowed]), path.name
        assert (f"script-src 'sha256-{digest}'" in content) == bool(scripts), path.name


def test_a_page_is_small_enough_to_send(pages: dict[Path, _Page]) -> None:
    assert {path.name: path.stat().st_size for path in pages if path.stat().st_size > 700_000} == {}


def test_pages_are_valid_html(site: Path) -> None:
    for name in ("index.html", "province.html", "districts/lak.html", "findings.html", "quality.html", "maps.html",
                 "minorities.html", "forecast.html", "data/poverty_rate.html", "indicators/poverty_rate.html"):
        page = (site / name).read_text(encoding="utf-8")
        lean = re.sub(r'src="data:[^"]+"', 'src="data:,"', page)
        html5lib.HTMLParser(strict=True).parse(lean)
