"""The notebooks in the real thing: JupyterLab in Chromium runs all cells, a control moves, the view follows."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.chromium import open_browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE = 120_000
"""Milliseconds for a kernel to start and import everything on a busy machine."""
SECONDS_TO_START = 20

# What JupyterLab itself holds of the open notebook: cells out of sight are not in the page.
CODE_CELLS = ("window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"
              ".filter(cell => cell.cell_type === 'code')")


@dataclass
class Lab:
    """A running JupyterLab: its address, with the token that it wants."""

    address: str
    token: str

    def page(self, notebook: str) -> str:
        return f"{self.address}/lab/tree/{notebook}?token={self.token}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(lab: Lab, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "JupyterLab ended"
        try:
            with urllib.request.urlopen(f"{lab.address}/api/status?token={lab.token}", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("JupyterLab did not answer")


@pytest.fixture(scope="module")
def lab(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab on a copy of the notebooks, the project's tables behind it."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(root / "notebooks", folder / "notebooks")
    running = Lab(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(16))
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={running.address.rsplit(':', 1)[1]}", f"--IdentityProvider.token={running.token}",
        f"--ServerApp.root_dir={folder}", "--LabApp.expose_app_in_browser=True",
        "--LabApp.extension_manager=readonly", "--LabApp.news_url=", "--LabApp.check_for_updates_class="
        "jupyterlab.NeverCheckForUpdate",
    ]
    environment = os.environ | {"DAKLAK_HOME": str(root), "JUPYTER_CONFIG_DIR": str(folder / "config"),
                                "JUPYTER_DATA_DIR": str(folder / "data"), "IPYTHONDIR": str(folder / "ipython")}
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
        try:
            _wait_until_up(running, process)
            yield running
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from open_browser()


def _run_all(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_function("() => window.jupyterapp && document.querySelector('.jp-Notebook .jp-CodeCell')",
                           timeout=PATIENCE)
    # Asked before the kernel is connected, JupyterLab would ask back which kernel to use.
    page.wait_for_function(
        "() => { const context = window.jupyterapp.shell.currentWidget?.sessionContext;"
        " return context?.isReady && context.session?.kernel?.status === 'idle' }", timeout=PATIENCE)
    # In braces: without a promise to wait for, the call returns at once and the kernel works on its queue.
    run = "() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }"
    for attempt in range(6 * SECONDS_TO_START):
        if attempt % SECONDS_TO_START == 0:  # asked while the kernel is just being connected, it hears nothing
            page.evaluate(run)
        time.sleep(1)
        if page.evaluate(f"() => {CODE_CELLS}[0].execution_count"):
            return
    raise AssertionError("the notebook did not start to run")


@pytest.mark.parametrize("notebook", ["start.ipynb", "explore.ipynb"])
def test_a_notebook_runs_in_jupyterlab_without_an_error(lab: Lab, browser: Any, notebook: str) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    _run_all(page, lab.page(f"notebooks/{notebook}"))
    page.wait_for_function(f"() => {CODE_CELLS}.every(cell => cell.execution_count)", timeout=PATIENCE)
    kinds = page.evaluate(f"() => {CODE_CELLS}.flatMap(cell => cell.outputs).map(output => output.output_type)")
    assert "execute_result" in kinds
    assert "error" not in kinds
    page.close()


def test_moving_a_control_draws_the_other_district(lab: Lab, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    _run_all(page, lab.page("notebooks/explore.ipynb"))
    page.wait_for_selector(".daklak-view svg, .daklak-view img", timeout=PATIENCE)
    assert "Lắk" in page.inner_text(".daklak-view")
    before = page.inner_html(".daklak-view")
    page.locator(".widget-dropdown select").first.select_option(label="Huyện Ea Súp")
    page.wait_for_function("() => document.querySelector('.daklak-view').innerText.includes('Ea Súp')",
                           timeout=PATIENCE)
    assert page.inner_html(".daklak-view") != before
    assert page.locator(".daklak-view svg, .daklak-view img").count() > 0
    page.close()
