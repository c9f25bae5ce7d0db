"""Chromium or a browser of its family, for the tests that look at pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

__all__ = ["open_browser"]

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
         "microsoft-edge")
PLACES = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def _executable() -> str:
    """The browser on this machine; ``DAKLAK_BROWSER`` names another."""
    found = [os.environ.get("DAKLAK_BROWSER", ""), *(shutil.which(name) or "" for name in NAMES),
             *(place for place in PLACES if Path(place).is_file())]
    return next((path for path in found if path), "")


def open_browser() -> Iterator[Any]:
    """The browser, closed when the test module ends; skips where there is none."""
    playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    executable = _executable()
    if not executable:
        pytest.skip("Không tìm thấy Chromium, Chrome hoặc Edge. / No Chromium, Chrome or Edge found: "
                    "please install one or set DAKLAK_BROWSER.")
    with playwright_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield opened
        opened.close()
