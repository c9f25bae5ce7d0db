"""axe-core on the pages: no violation on a desk and on a telephone, in light and in dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.axe import axe_script, violations
from tests.site_fixture import ENGLISH_REPORTS, built_site, english_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Every kind of page; of the kinds with many alike, those with the most and with the least on them.
PAGES = ("index.html", "province.html", "forecast.html", "maps.html", "minorities.html", "quality.html",
         "record.html", "changes.html", "findings.html", "districts/lak.html", "districts/buon-ma-thuot.html",
         "districts/ea-kar.html", "indicators/poverty_rate.html", "indicators/workers_housing.html",
         "data/poverty_rate.html", "data/workers_housing.html")
ENGLISH_PAGES = ("index.html", "changes.html", "findings.html", "data/poverty_rate.html",
                 *(f"{name}.html" for name in ENGLISH_REPORTS))
@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> str:
    return axe_script(request.config.rootpath)


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(root, tmp_path_factory)


@pytest.fixture(scope="module")
def english(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return english_site(root, tmp_path_factory)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing(axe: str, site: Path, browser: Any, width: int, scheme: str) -> None:
    assert violations(browser, axe, site, PAGES, width, scheme) == {}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_on_english_pages(axe: str, english: Path, browser: Any, width: int, scheme: str) -> None:
    assert violations(browser, axe, english, ENGLISH_PAGES, width, scheme) == {}


def test_english_pages_fit_a_telephone_and_keep_their_policy(english: Path, browser: Any) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, told, wide = context.new_page(), [], []
    page.on("console", lambda message: told.append(message.text))
    for name in ENGLISH_PAGES:
        page.goto((english / name).as_uri())
        assert page.evaluate("document.documentElement.lang") == "en"
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(name)
    context.close()
    assert (told, wide) == ([], [])
