"""How long JupyterLab takes to show the view of a moved control: ``python -m tests.redraw_times``.

For each notebook the first list is moved ten times, to entries not drawn before where there are as many; printed are
the median and the longest of the milliseconds from the change to the decoded picture, for docs/benchmarks.md.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from tests.chromium import open_browser
from tests.lab import PATIENCE, open_notebook, redraw, run_lab

NOTEBOOKS = ("district_report", "province_report", "indicator", "target_forecast", "gap_maps", "minority_areas",
             "track_record", "data_quality", "explore", "start")
MOVES = 10


def main() -> None:
    """Print a row of a Markdown table for each notebook."""
    root = Path(__file__).resolve().parent.parent
    with tempfile.TemporaryDirectory() as folder, run_lab(root, Path(folder)) as lab:
        for browser in open_browser():
            for notebook in NOTEBOOKS:
                page = browser.new_page(viewport={"width": 1400, "height": 1000})
                open_notebook(page, lab.page(f"notebooks/{notebook}.ipynb"))
                page.wait_for_selector(".daklak-view :is(img, table, p)", timeout=PATIENCE)
                entries = page.evaluate("() => document.querySelector('.daklak-controls select').options.length")
                chosen = page.evaluate("() => document.querySelector('.daklak-controls select').selectedIndex")
                others = [entry for entry in range(entries) if entry != chosen]
                times = [redraw(page, 0, entry) for entry in others[:MOVES]]
                print(f"| {notebook} | {len(times)} | {statistics.median(times):.0f} | {max(times):.0f} |", flush=True)
                page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
                page.close()


if __name__ == "__main__":
    main()
