"""How long the stages take on this machine, measured in one run.

Wall times mean little on their own; their ratios to the time of importing the libraries (the first line) can be
compared between machines.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analysis.bench.workspaces import copy_inputs
from analysis.workspace import Workspace

__all__ = ["main"]


def _seconds(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def main() -> None:
    """Time the stages on a copy of the raw files, and print a table."""
    from analysis.charts import districts_chart, series_chart
    from analysis.pipeline import CLEAN_TABLES, FORECAST_TABLES, run_pipeline

    home = Workspace.find()
    with tempfile.TemporaryDirectory() as folder:
        copy = Workspace(Path(folder))
        copy_inputs(home, copy)
        stages = {
            "import": _seconds(lambda: subprocess.run(
                [sys.executable, "-c", "import analysis.pipeline, analysis.charts"], check=True)),
            "clean": _seconds(lambda: run_pipeline(copy, "clean")),
            "forecast": _seconds(lambda: run_pipeline(copy)),
            "up to date": _seconds(lambda: run_pipeline(copy)),
        }
        results = run_pipeline(copy)
        tables = {name: results.table(name) for name in (*CLEAN_TABLES, *FORECAST_TABLES)}
        study = results.study
        stages["series chart"] = _seconds(lambda: series_chart(study, tables, "poverty_rate", "656").svg)
        stages["districts chart"] = _seconds(lambda: districts_chart(study, tables, "poverty_rate").svg)
    unit = stages["import"]
    print(f"{'stage':<18}{'seconds':>9}{'ratio to import':>18}")
    for name, seconds in stages.items():
        print(f"{name:<18}{seconds:>9.2f}{seconds / unit:>18.2f}")
    print()
