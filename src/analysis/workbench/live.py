"""Whether a notebook is open before somebody, or run for a report."""

from __future__ import annotations

import os

from analysis.workspace import STATIC

__all__ = ["is_live"]

SESSION = "JPY_SESSION_NAME"
"""Set by Jupyter's server in the kernel of a notebook that someone has open; papermill and nbconvert set none."""


def is_live() -> bool:
    """Whether somebody sits before this notebook: only then are controls of use."""
    return SESSION in os.environ and STATIC not in os.environ
