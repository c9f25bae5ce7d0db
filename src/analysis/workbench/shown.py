"""What a notebook displays, before somebody or in a report; and the style sheet that it needs in JupyterLab."""

from __future__ import annotations

import os
import re
from functools import cache

from analysis.charts import matrix_style
from analysis.workspace import STATIC

__all__ = ["Shown", "is_live"]

SESSION = "JPY_SESSION_NAME"
"""Set by Jupyter's server in the kernel of a notebook that someone has open; papermill and nbconvert set none."""


def is_live() -> bool:
    """Whether somebody sits before this notebook: only then are controls of use."""
    return SESSION in os.environ and STATIC not in os.environ


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


@cache
def _notebook_style() -> str:
    """The style element that goes before what a notebook shows in JupyterLab."""
    return f"<style>{_RULES}{matrix_style()}</style>"

# Links are written for pages of the site; beside an open notebook the site lies in its own folder.
_INTO_THE_SITE = re.compile(r'(?<=href=")(?:\.\./)?(?=(?:data|indicators|districts)/)')


class Shown:
    """What a notebook displays: the text is made at once, in the language of the bench."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return _notebook_style() + _INTO_THE_SITE.sub("../reports/", self._html) if is_live() else self._html

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()}: {len(self._html)} characters of HTML>"
