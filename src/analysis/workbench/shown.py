"""What a notebook displays."""

from __future__ import annotations

import re
from html import unescape

from analysis.workbench.live import is_live, notebook_style
from analysis.workspace import Workspace

__all__ = ["Shown"]

# Links are relative to the site's pages; for an open notebook the site is in another folder.
_LINK = re.compile(r'<a ([^>]*)href="(?:\.\./)?([\w/-]+\.html)((?:#[^"]*)?)"([^>]*)>(.*?)</a>', re.DOTALL)
_IN_WORDS = ((r'<img\b[^>]*?\balt="([^"]*)"[^>]*>', r"\1\n"), (r"</t[dh]>\s*(?=<t[dh])", "\t"),
             (r"</(?:p|li|tr|h\d|caption|figcaption|summary)>|<br\s*/?>", "\n"), (r"<[^>]+>", ""),
             (r" *\n\s*", "\n"))


class Shown:
    """What a notebook displays. The text is made at once, in the bench's language; printing gives plain text."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return notebook_style() + _LINK.sub(_into_the_site, self._html) if is_live() else self._html

    def show(self) -> None:
        """Show it now, as in matplotlib and plotly; outside a notebook, print its text."""
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is None:
            print(self)
        else:
            display(self)  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()}: {len(self._html)} characters of HTML>"

    def __str__(self) -> str:
        words = self._html
        for pattern, instead in _IN_WORDS:
            words = re.sub(pattern, instead, words)
        return unescape(words).strip()


def _into_the_site(link: re.Match[str]) -> str:
    """The link as seen from the notebooks' folder; only its words if the page does not exist yet."""
    before, page, mark, after, words = link.groups()
    if not (Workspace.find().reports / page).is_file():
        return words
    return f'<a {before}href="../reports/{page}{mark}"{after}>{words}</a>'
