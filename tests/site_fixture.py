"""The built site: that of the project if it is up to date, else made now; and some pages of the English edition."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from analysis.pipeline import open_results
from analysis.pipeline.inputs import read_inputs
from analysis.reporting import build_site, site, site_is_current
from analysis.reporting.plan import plan_jobs
from analysis.reporting.wishes import Asked, Wish
from analysis.workspace import Workspace

__all__ = ["ENGLISH_REPORTS", "built_site", "english_site"]

ENGLISH_REPORTS = ("province", "record", "districts/lak", "indicators/poverty_rate")


def built_site(root: Path, temporary: pytest.TempPathFactory) -> Path:
    """The folder of the site; processes of one test run build it once between them."""
    workspace = Workspace.find(root)
    # The parent of the base folder is common to the processes of pytest-xdist.
    with FileLock(temporary.getbasetemp().parent / "site.lock"):
        if not site_is_current(workspace, read_inputs(workspace).key):
            build_site(workspace, progress=False)
    return workspace.reports


def english_site(root: Path, temporary: pytest.TempPathFactory) -> Path:
    """The folder of an English edition with `ENGLISH_REPORTS` and all pages of data, in a workspace of its own."""
    built_site(root, temporary)  # brings the tables up to date, which are copied
    folder = temporary.mktemp("english")
    for part in ("data", "geo", "notebooks"):
        shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("pieces"))
    results = open_results(Workspace(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "plan_jobs",
                      lambda *given: [job for job in plan_jobs(*given) if job.key in ENGLISH_REPORTS])
        built = build_site(results.workspace, Wish(Asked(language="en"), districts=["lak"]), results, progress=False)
    return built.index.parent
