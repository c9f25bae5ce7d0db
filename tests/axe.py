"""axe-core in the tests of pages."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

__all__ = ["axe_script", "violations"]

AXE = "4.10.3"
AXE_SHA256 = "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb"
RUN = """() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
    each => `${each.id}: ${each.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')}`))"""


def axe_script(root: Path) -> str:
    """The text of axe-core, from npm into pytest's cache below `root`; checked before it is run."""
    folder = root / ".pytest_cache" / f"axe-core-{AXE}"
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


def violations(browser: Any, axe: str, folder: Path, names: Iterable[str], width: int, scheme: str) -> dict[str, Any]:
    """What axe-core finds, by page."""
    # The pages forbid scripts other than their own: only here the rule is set aside, to run axe.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page, told = context.new_page(), {}
    for name in names:
        page.goto((folder / name).as_uri())
        page.evaluate(axe)
        found = page.evaluate(RUN)
        if found:
            told[name] = found
    context.close()
    return told
