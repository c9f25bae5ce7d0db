"""Whether a notebook is open before somebody, or run for a report; and the style sheet that it then needs."""

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
"""Set by Jupyter's server in the kernel of a notebook that someone has open; papermill and nbconvert set none."""
_SECONDS_BEFORE_TOLD = 2.5


def is_live() -> bool:
    """Whether somebody sits before this notebook: only then are controls of use."""
    return SESSION in os.environ and STATIC not in os.environ


@contextmanager
def patiently() -> Iterator[None]:
    """Say to somebody who waits for more than some seconds why; quick work inside the block says nothing."""
    told = Timer(_SECONDS_BEFORE_TOLD, print, [text("workbench-working")])
    if is_live():
        told.start()
    try:
        yield
    finally:
        told.cancel()


# JupyterLab sets all cells of tables to the right; the pages of reports have a sheet of their own.
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
# Controls of a kernel that has ended would still move, above a picture that does not follow; of a notebook opened
# again JupyterLab says "model not found" in English.
_ENDED = """
.daklak-controls.jupyter-widgets-disconnected > * { display: none !important; }
.jp-OutputArea-output.jupyter-widgets:not(:has(*)) { font-size: 0; }
:is(.daklak-controls.jupyter-widgets-disconnected, .jp-OutputArea-output.jupyter-widgets:not(:has(*)))::after {
  content: "%s"; font-size: var(--jp-content-font-size1); }
"""


@cache
def notebook_style() -> str:
    """The style element that goes before what a notebook shows in JupyterLab."""
    return f"<style>{_RULES}{matrix_style()}{_ENDED % ' / '.join(in_both('workbench-run-again'))}</style>"
