"""The built site: that of the project if it is up to date, else made now."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from analysis.pipeline import inputs_hash
from analysis.reporting import build_site, site_is_current
from analysis.workspace import Workspace

__all__ = ["built_site"]


def built_site(root: Path, temporary: pytest.TempPathFactory) -> Path:
    """The folder of the site; processes of one test run build it once between them."""
    workspace = Workspace.find(root)
    # The parent of the base folder is common to the processes of pytest-xdist.
    with FileLock(temporary.getbasetemp().parent / "site.lock"):
        if not site_is_current(workspace, inputs_hash(workspace)):
            build_site(workspace, progress=False)
    return workspace.reports
