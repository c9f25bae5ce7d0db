"""axe-core on the pages: no violation on a desk and on a telephone, in light and in dark."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.chromium import open_browser
from tests.site_fixture import ENGLISH_REPORTS, built_site, english_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = "4.10.3"
AXE_SHA256 = "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb"
# Every kind of page; of the kinds with many alike, those with the most and with the least on them.
PAGES = ("index.html", "province.html", "forecast.html", "maps.html", "minorities.html", "quality.html",
         "record.html", "changes.html", "findings.html", "districts/lak.html", "districts/buon-ma-thuot.html",
         "districts/ea-kar.html", "indicators/poverty_rate.html", "indicators/workers_housing.html",
         "data/poverty_rate.html", "data/workers_housing.html")
ENGLISH_PAGES = ("index.html", "changes.html", "findings.html", "data/poverty_rate.html",
                 *(f"{name}.html" for name in ENGLISH_REPORTS))
RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
    each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`))"""


@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> str:
    """The text of axe-core, from npm into pytest's cache; checked before it is run."""
    folder = Path(request.config.rootpath) / ".pytest_cache" / f"axe-core-{AXE}"
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not script.is_file():
            _install(folder)
    content = script.read_bytes()
    assert hashlib.sha256(content).hexdigest() == AXE_SHA256, "axe-core differs from the version that is pinned"
    return content.decode("utf-8")


def _install(folder: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("Không có npm nên không kiểm được bằng axe-core. / npm not found: axe-core is not run.")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--prefix", str(folder),
               f"axe-core@{AXE}"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    except (subprocess.SubprocessError, OSError) as error:
        pytest.skip(f"npm không tải được axe-core. / npm could not fetch axe-core: {error}")


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(root, tmp_path_factory)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from open_browser()


@pytest.fixture(scope="module")
def english(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return english_site(root, tmp_path_factory)


def _violations(browser: Any, axe: str, folder: Path, names: Iterable[str], width: int, scheme: str) -> dict[str, Any]:
    """What axe-core finds, by page."""
    # The pages forbid scripts other than their own: only here the rule is set aside, to run axe.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page, violations = context.new_page(), {}
    for name in names:
        page.goto((folder / name).as_uri())
        page.evaluate(axe)
        found = page.evaluate(RUN)
        if found:
            violations[name] = found
    context.close()
    return violations


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing(axe: str, site: Path, browser: Any, width: int, scheme: str) -> None:
    assert _violations(browser, axe, site, PAGES, width, scheme) == {}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_on_english_pages(axe: str, english: Path, browser: Any, width: int, scheme: str) -> None:
    assert _violations(browser, axe, english, ENGLISH_PAGES, width, scheme) == {}


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
