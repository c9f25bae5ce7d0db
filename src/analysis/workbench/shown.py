"""What a notebook displays."""

from __future__ import annotations

from analysis.workbench.live import is_live, notebook_style

__all__ = ["Shown"]


class Shown:
    """What a notebook displays: the text is made at once, in the language of the bench."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return notebook_style() + self._html if is_live() else self._html

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()}: {len(self._html)} characters of HTML>"
