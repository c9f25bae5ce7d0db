"""The mark inside a picture of made-up figures: it stays when the picture is cut out of its page, or cropped."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from analysis.marking import MARK_ID, mark

__all__ = ["draw_mark"]

_COLOUR = "#b00020"
_STEP_ACROSS, _STEP_DOWN = 3.4, 1.5  # inches
_POINTS = 19.0


def draw_mark(figure: Figure) -> None:
    """Write the mark slantwise over the whole figure, often enough that no readable part is without it.

    It lies above everything, so faintly that what is below stays readable, in grey print too.
    """
    width, height = figure.get_size_inches()
    down, across = max(1, round(height / _STEP_DOWN)), max(1, round(width / _STEP_ACROSS))
    for row, y in enumerate((np.arange(down) + 0.5) / down):
        shift = 0.25 / across * (1 if row % 2 else -1)
        for x in (np.arange(across) + 0.5) / across:
            words = figure.text(x + shift, y, mark().upper(), fontsize=_POINTS, fontweight="bold", color=_COLOUR,
                                alpha=0.13, rotation=18, ha="center", va="center", zorder=1000, gid=MARK_ID)
            words.set_in_layout(False)
