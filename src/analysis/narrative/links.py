"""Where a figure comes from: links from a report to the row of the data page that names file, sheet and cell."""

from __future__ import annotations

import re

from markupsafe import Markup

__all__ = ["figure_anchor", "origin_link"]


def figure_anchor(figure_id: str) -> str:
    """The id of a figure's row: no blank and no character that an address would change."""
    return "figure-" + re.sub(r"[^\w.-]", "-", figure_id)


def origin_link(indicator: str, figure_id: str, words: str) -> Markup:
    """A figure as a link to its row, from a page in a folder of the site."""
    return Markup('<a class="origin" href="../data/{}.html#{}">{}</a>').format(
        indicator, figure_anchor(figure_id), words)
