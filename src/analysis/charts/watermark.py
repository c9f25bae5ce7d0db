"""The mark inside a picture of made-up figures: it stays when the picture is cut out of its page, or cropped."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from analysis.marking import MARK_ID, mark

__all__ = ["draw_mark"]

_COLOUR = "#b00020"
_STEP = 1.5  # inches from one to the next, downwards
_POINTS, _ROOMY = 20.0, 5.4  # size of type, and the width in inches from which it has room on both sides


def draw_mark(figure: Figure) -> None:
    """Write the mark slantwise over the whole figure, from left to right by turns, so that a part cut out bears it too.

    It lies above everything, so faintly that what is below stays readable, in grey print too.
    """
    width, height = figure.get_size_inches()
    down = max(1, round(height / _STEP))
    points = _POINTS * min(1.0, width / _ROOMY)
    for row, y in enumerate((np.arange(down) + 0.5) / down):
        words = figure.text(0.64 if row % 2 else 0.30, y, mark().upper(), fontsize=points, fontweight="bold",
                            color=_COLOUR, alpha=0.16, rotation=14, ha="center", va="center", zorder=1000, gid=MARK_ID)
        words.set_in_layout(False)
