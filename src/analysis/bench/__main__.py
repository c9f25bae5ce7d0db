"""``make bench``: everything; ``make bench ARGS="loop changes"``: only these parts."""

from __future__ import annotations

import argparse
import sys

from analysis.bench import stages
from analysis.bench.changes import compare_runs
from analysis.bench.nation import measure_nation
from analysis.bench.reports import compare_with_drawing, compare_with_loop
from analysis.bench.workspaces import prepared
from analysis.forecast.backtesting import speed
from analysis.workspace import Workspace

__all__ = ["main"]

PARTS = ("stages", "forecast", "loop", "report", "changes", "nation")
_CHANGED = ("poverty_rate", "ethnic_minority_share")
"""The indicators in which a figure is changed."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[], help="default: all")
    parser.add_argument("--figures", nargs="+", choices=("public", "demo"), default=("public", "demo"))
    parser.add_argument("--districts", type=int, default=15, help="reports of the comparison with the loop")
    parser.add_argument("--provinces", type=int, default=47, help="provinces of the nation, 15 districts each")
    parser.add_argument("--on-cluster", type=int, default=4, help="provinces of it that also run on Dask")
    parser.add_argument("--large", action="store_true", help="also forecast 100,000 series")
    return parser.parse_args()


def main() -> int:
    """Run the chosen parts and print their tables."""
    asked = _arguments()
    parts, home = asked.parts or PARTS, Workspace.find()
    if "stages" in parts:
        stages.main()
    if "forecast" in parts:
        speed.main(["--large"] if asked.large else [])
    for figures in asked.figures if {"loop", "report", "changes"} & set(parts) else ():
        workspace = prepared(home, figures)
        if "loop" in parts:
            compare_with_loop(workspace, asked.districts)
        if "report" in parts:
            compare_with_drawing(workspace)
        if "changes" in parts:
            compare_runs(workspace, _CHANGED)
    if "nation" in parts:
        measure_nation(home, prepared(home, "public"), asked.provinces, asked.on_cluster)
    return 0


if __name__ == "__main__":
    sys.exit(main())
