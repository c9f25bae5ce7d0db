"""Whether a person has the notebook open or it is run for a report, and the style sheet for an open one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Timer

from analysis.charts import matrix_style
from analysis.language import in_both, text
from analysis.workspace import STATIC

__all__ = ["is_live", "notebook_style", "patiently"]

SESSION = "JPY_SESSION_NAME"
"""Environment variable set by Jupyter's server in the kernel of an open notebook, but not by papermill or nbconvert."""
_SECONDS_BEFORE_TOLD = 2.5


def is_live() -> bool:
    """Whether a person has this notebook open; controls are useful only then."""
    return SESSION in os.environ and STATIC not in os.environ


@contextmanager
def patiently() -> Iterator[None]:
    """Show a message if the block takes more than a few seconds; quick work shows nothing."""
    told = Timer(_SECONDS_BEFORE_TOLD, print, [text("workbench-working")])
    if is_live():
        told.start()
    try:
        yield
    finally:
        told.cancel()


# JupyterLab right-aligns all table cells; report pages have their own style sheet.
_RULES = """
.jp-OutputArea .scroll { overflow-x: auto; }
.jp-OutputArea .scroll table { margin: .4em 0; line-height: 1.35; }
.jp-OutputArea .scroll :is(th, td, caption) { text-align: left; vertical-align: top; }
.jp-OutputArea .scroll .number { text-align: right; white-space: nowrap; }
.jp-OutputArea .scroll caption { font-weight: 600; }
.jp-OutputArea .matrix small { display: block; }
.jp-OutputArea .matrix td a { text-decoration: none; }
.jp-OutputArea :is(figcaption small, p.note) { opacity: .8; font-size: .9em; }
.jp-OutputArea .columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 1.6em; }
.jp-OutputArea .columns figure { margin-inline: 0; }
.jp-OutputArea .columns img { width: 100%; height: auto; }
.daklak-view .widget-html-content { line-height: 1.45; }
"""
# When the kernel has ended, controls would still move but the picture would not follow. In a reopened notebook
# JupyterLab would say "model not found" in English.
_ENDED = """
.daklak-controls.jupyter-widgets-disconnected > * { display: none !important; }
.jp-OutputArea-output.jupyter-widgets:not(:has(*)) { font-size: 0; }
:is(.daklak-controls.jupyter-widgets-disconnected, .jp-OutputArea-output.jupyter-widgets:not(:has(*)))::after {
  content: "%s"; font-size: var(--jp-content-font-size1); }
"""


@cache
def notebook_style() -> str:
    """The style element at the top of what a notebook shows in JupyterLab."""
    return f"<style>{_RULES}{matrix_style()}{_ENDED % ' / '.join(in_both('workbench-run-again'))}</style>"
