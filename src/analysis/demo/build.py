"""The folder of the demonstration: the catalogue and the real ledger, the made-up workbooks, notebooks and map."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd

from analysis.demo.books import write_books
from analysis.demo.drawing import draw_panel
from analysis.demo.known import Known
from analysis.demo.regions import LIST, write_regions
from analysis.ingest import figures_table, read_files
from analysis.study import read_catalogue
from analysis.study.catalogue import CATALOGUE_FILES
from analysis.study.illustration import ILLUSTRATION_FILE
from analysis.workspace import Workspace, write_content

__all__ = ["DEMO_FOLDER", "LEDGER", "SEED", "build_demo", "demo_workspace"]

SEED = 2025
LEDGER = "public_figures.csv"
DEMO_FOLDER = Path("build") / "demo"
_BOOKS = "minh_hoa"


def demo_workspace(real: Workspace) -> Workspace:
    """The demonstration's own workspace, apart from the real figures; its reports are in ``reports/demo``."""
    return Workspace(real.root / DEMO_FOLDER, output=real.reports / "demo")


def build_demo(real: Workspace, demo: Workspace, seed: int = SEED) -> pd.DataFrame:
    """Make the folder of the demonstration; returns all figures in its workbooks.

    Parameters
    ----------
    real : Workspace
        The project's folder, from which catalogue, ledger, notebooks and map are copied.
    demo : Workspace
        Where to write. Files of an earlier demonstration in its raw folder are removed.
    seed : int
        The same published figures and seed give the same files, byte for byte.
    """
    shutil.rmtree(demo.raw, ignore_errors=True)
    demo.raw.mkdir(parents=True)
    for name in (*CATALOGUE_FILES, LEDGER):
        if (real.raw / name).is_file():
            shutil.copyfile(real.raw / name, demo.raw / name)
    for source, target in ((real.notebooks, demo.notebooks), (real.districts_geojson.parent,
                                                              demo.districts_geojson.parent)):
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    declaration = (f"# Thư mục số liệu minh họa, không phải số liệu thật / illustrative data, not real figures.\n"
                   f"published: [{LEDGER}]\nseed: {seed}\n")
    write_content(demo.raw / ILLUSTRATION_FILE, declaration)
    study, _ = read_catalogue(demo.raw)
    published, _ = read_files({LEDGER: demo.raw / LEDGER}, study)
    panel = draw_panel(Known.of(study, figures_table(published)), seed)
    write_regions(panel, demo.districts_geojson, demo.raw / LIST)
    return write_books(panel, demo.raw / _BOOKS)
