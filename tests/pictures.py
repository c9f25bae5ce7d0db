"""The pictures in docs/ of the present pages: ``python -m tests.pictures`` after ``make reports``.

The page of a plain notebook is given as ``python -m tests.pictures out.html``, made as docs/comparison/README.md says.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from tests.catalogue import ROOT
from tests.chromium import open_browser

__all__ = ["main"]

LAK = ROOT / "reports" / "districts" / "lak.html"
REPORTS = {  # the page, its width on the screen and how much of its height
    "comparison/report.webp": (LAK, 840, 1627), "comparison/report-360.webp": (LAK, 360, 1400),
    "pictures/report_lak.png": (LAK, 980, 1330),
    "pictures/map_poverty.png": (ROOT / "reports" / "indicators" / "poverty_rate.html", 980, 1000),
}
ONLY = {"pictures/map_poverty.png": "figure img[alt^='Bản đồ']"}
WIDEST = 840


def _look(browser: Any, name: str, address: Path, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address.resolve().as_uri())
    page.wait_for_timeout(1000)  # a notebook's page sets its code after it has loaded
    seen = page.locator(ONLY[name]).first.screenshot() if name in ONLY else page.screenshot()
    page.close()
    picture = Image.open(io.BytesIO(seen)).convert("RGB")
    path = ROOT / "docs" / name
    if path.suffix == ".png":
        picture.quantize(128, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    else:
        picture.thumbnail((WIDEST, height))
        picture.save(path, quality=80, method=6)


def main(plain: str = "") -> None:
    """Look at the pages in Chromium and write what is seen."""
    wanted = {"comparison/plain-notebook.webp": (Path(plain), 1280, 2475),
              "comparison/plain-notebook-360.webp": (Path(plain), 360, 1400)} if plain else REPORTS
    for browser in open_browser():
        for name, looked in wanted.items():
            _look(browser, name, *looked)


if __name__ == "__main__":
    main(*sys.argv[1:])
