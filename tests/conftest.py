"""Fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from analysis.ingest.wording import Lexicon
from analysis.study import Study
from analysis.workspace import Workspace
from tests.catalogue import ROOT, STUDY
from tests.chromium import open_browser
from tests.ingest_files import copy_catalogue

# How long an example takes tells of what else the machine does, not of what is tested.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def study() -> Study:
    """The project's catalogue."""
    return STUDY


@pytest.fixture(scope="session")
def lexicon(study: Study) -> Lexicon:
    """The words of the project's catalogue."""
    return Lexicon.of(study)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; tests are skipped where there is none."""
    yield from open_browser()


@pytest.fixture
def workspace(root: Path, tmp_path: Path) -> Workspace:
    """A folder of its own with the project's catalogue and no figures."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    copy_catalogue(root, tmp_path / "data" / "raw")
    return Workspace(tmp_path)


@pytest.fixture(autouse=True)
def said_whole(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No text may be shown with a hole where an argument is missing."""
    yield
    assert [record.getMessage() for when in ("setup", "call") for record in caplog.get_records(when)
            if record.name == "analysis.language"] == []


# Run by papermill in the tests: some of them are meant to fail.
collect_ignore_glob = ["notebooks/*.ipynb"]
