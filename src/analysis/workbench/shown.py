"""What a notebook displays."""

from __future__ import annotations

import re

from analysis.workbench.live import is_live, notebook_style

__all__ = ["Shown"]

# Links are written for pages of the site; beside an open notebook the site lies in its own folder.
_INTO_THE_SITE = re.compile(r'(?<=href=")(?:\.\./)?(?=(?:data|indicators|districts)/)')


class Shown:
    """What a notebook displays: the text is made at once, in the language of the bench."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return notebook_style() + _INTO_THE_SITE.sub("../reports/", self._html) if is_live() else self._html

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()}: {len(self._html)} characters of HTML>"
