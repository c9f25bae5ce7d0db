"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).resolve().parent.parent

# Run by papermill in the tests: some of them are meant to fail.
collect_ignore_glob = ["notebooks/*.ipynb"]
