"""A workspace of the project's own catalogue with the figures of a few indicators: the stages in seconds."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from analysis.workspace import Workspace

__all__ = ["FORECAST", "LEDGER", "change_figure", "small_workspace"]

FORECAST = ("urban_clean_water", "urban_unemployment")
_BESIDE = ("population", "households", "communes_total", "ethnic_minority_share")
LEDGER = "public_figures.csv"


def small_workspace(root: Path, folder: Path, indicators: tuple[str, ...] = FORECAST) -> Workspace:
    """Copy the catalogue and the polygons into `folder`, and of the figures those of few indicators."""
    workspace = Workspace(folder)
    shutil.copytree(root / "data" / "raw", workspace.raw)
    shutil.copytree(root / "geo", folder / "geo")
    _rewrite(workspace, lambda rows: [row for row in rows if row["indicator"] in (*indicators, *_BESIDE)])
    return workspace


def change_figure(workspace: Workspace, indicator: str, by: float = 0.3) -> None:
    """Change the last outcome of an indicator in the province."""
    def change(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        known = [row for row in rows if row["indicator"] == indicator and row["kind"] == "outcome"
                 and row["area_code"] == "66" and row["verdict"] == "use" and row["group"] != "female"]
        last = max(known, key=lambda row: (row["year"], row["known_from"]))
        last["value"] = f"{float(last['value']) + by:.2f}"
        return rows

    _rewrite(workspace, change)


def _rewrite(workspace: Workspace, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    path = workspace.raw / LEDGER
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(rows))
