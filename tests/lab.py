"""JupyterLab on a copy of the notebooks, opened in Chromium: what the tests and the timing of controls share."""

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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["PATIENCE", "Lab", "open_notebook", "redraw", "run_below", "run_lab", "stored_outputs"]

PATIENCE = 180_000
"""Milliseconds for a kernel to start and import everything on a busy machine."""
SECONDS_TO_START = 20

# What JupyterLab itself holds of the open notebook: cells out of sight are not in the page.
CODE_CELLS = ("window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"
              ".filter(cell => cell.cell_type === 'code')")
# Chooses another entry of a list as a reader would, and waits for the view below to be another one.
REDRAW = """([place, entry]) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the view did not change')), 120000);
    const list = document.querySelectorAll('.daklak-controls select')[place];
    const view = document.querySelector('.daklak-view');
    const before = view.innerHTML;
    const begin = performance.now();
    const observer = new MutationObserver(() => {
        if (view.innerHTML === before) return;
        observer.disconnect();
        const picture = view.querySelector('img');
        const done = () => resolve(performance.now() - begin);
        picture ? picture.decode().then(done, done) : done();
    });
    observer.observe(view, {childList: true, subtree: true, characterData: true});
    list.selectedIndex = entry;
    list.dispatchEvent(new Event('change', {bubbles: true}));
})"""


@dataclass
class Lab:
    """A running JupyterLab: its address, with the token that it wants."""

    address: str
    token: str

    def page(self, notebook: str) -> str:
        # In a workspace of its own: the common one opens the tabs of the pages before it again, out of sight.
        return f"{self.address}/lab/workspaces/{secrets.token_hex(8)}/tree/{notebook}?token={self.token}"


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


@contextmanager
def run_lab(root: Path, folder: Path) -> Iterator[Lab]:
    """JupyterLab on a copy of the notebooks in `folder`, the tables of the project in `root` behind it."""
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


def open_notebook(page: Any, address: str) -> None:
    """Open a notebook, run all its cells and wait until the last has run."""
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
            break
    page.wait_for_function(f"() => {CODE_CELLS}.every(cell => cell.execution_count)", timeout=PATIENCE)
    # Running all cells leads to the last one; the controls stand at the top.
    page.evaluate("() => { const notebook = window.jupyterapp.shell.currentWidget.content;"
                  " notebook.activeCellIndex = 0; notebook.scrollToItem(0) }")


def stored_outputs(page: Any) -> list[str]:
    """The kinds of all outputs of the open notebook: "execute_result", "error" and the like."""
    kinds: list[str] = page.evaluate(
        f"() => {CODE_CELLS}.flatMap(cell => cell.outputs).map(output => output.output_type)")
    return kinds


def run_below(page: Any, written: str) -> None:
    """Run a new cell below all others and wait for its end."""
    page.evaluate(
        """async written => {
            const notebook = window.jupyterapp.shell.currentWidget.content;
            notebook.activeCellIndex = notebook.widgets.length - 1;
            await window.jupyterapp.commands.execute('notebook:insert-cell-below');
            notebook.activeCell.model.sharedModel.setSource(written);
            await window.jupyterapp.commands.execute('notebook:run-cell');
        }""", written)


def redraw(page: Any, place: int, entry: int) -> float:
    """Choose an entry of the list at this place of the controls; milliseconds until the new picture is decoded."""
    return float(page.evaluate(REDRAW, [place, entry]))
