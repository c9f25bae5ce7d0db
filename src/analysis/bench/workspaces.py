"""The measured workspaces, in ``build/bench`` so that no real reports are touched."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal

from analysis.demo import build_demo
from analysis.pipeline import run_pipeline
from analysis.workspace import Workspace

__all__ = ["Figures", "bench_folder", "copy_inputs", "prepared"]

Figures = Literal["demo", "public"]


def bench_folder(home: Workspace) -> Path:
    """The folder for files of the measurements."""
    return home.root / "build" / "bench"


def copy_inputs(home: Workspace, workspace: Workspace) -> None:
    """Copy the raw files, the polygons and the notebooks, replacing any that are there."""
    for source, target in ((home.raw, workspace.raw), (home.notebooks, workspace.notebooks),
                           (home.districts_geojson.parent, workspace.districts_geojson.parent)):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))


def prepared(home: Workspace, figures: Figures) -> Workspace:
    """A separate workspace with up-to-date tables: the demonstration (every cell filled) or the public figures."""
    workspace = Workspace(bench_folder(home) / figures)
    if figures == "demo":
        build_demo(home, workspace)
    else:
        copy_inputs(home, workspace)
    run_pipeline(workspace)
    return workspace
