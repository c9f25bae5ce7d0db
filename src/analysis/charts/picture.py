"""A picture that carries its own text alternative, caption and source."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

from analysis.charts.html import breakable
from analysis.charts.style import COLUMN_WIDTH, STYLE
from analysis.charts.vector import compact, data_address, data_candidate, drawn
from analysis.charts.watermark import draw_mark
from analysis.language import current_language, text
from analysis.marking import MARK_ID, mark, marked
from analysis.workspace import write_content

__all__ = ["Picture", "PNG_DPI", "for_telephones", "kept_picture"]

PNG_DPI = 136
_PALETTE = 64
# As words they are drawn by the browser, far faster than as outlines here, and stay sharp at every size.
_WORDS = {**STYLE, "svg.fonttype": "none"}
_KEPT = frozenset({MARK_ID})
_TELEPHONE = "screen and (max-width: 40rem)"
_for_telephones: ContextVar[bool] = ContextVar("for_telephones", default=True)


@contextmanager
def for_telephones(on: bool) -> Iterator[None]:
    """Whether pictures made into HTML inside the ``with`` block are drawn for telephones too, which takes as long."""
    token = _for_telephones.set(on)
    try:
        yield
    finally:
        _for_telephones.reset(token)


def _few_colours(pixels: NDArray[np.uint8]) -> Image.Image:
    """The picture in the colours that occur most: every filled area keeps its own, a legend's boxes included."""
    packed = np.ascontiguousarray(pixels).view(np.uint32)[..., 0]  # the four channels as one number, to be counted
    place, present = pd.factorize(packed.ravel())
    counts = np.bincount(place)
    colours = present.view(np.uint8).reshape(-1, 4)[:, :3].astype(np.float32)
    palette = colours[np.argsort(-counts, kind="stable")[:_PALETTE]]
    nearest = ((colours[:, None, :] - palette[None, :, :]) ** 2).sum(axis=-1).argmin(axis=-1)
    reduced = Image.fromarray(nearest.astype(np.uint8)[place.reshape(packed.shape)], "P")
    reduced.putpalette(palette.astype(np.uint8).ravel().tolist())
    return reduced


def _pixels_of(figure: Figure) -> tuple[int, int]:
    width, height = figure.get_size_inches()
    return round(width * 96), round(height * 96)


def _vector(figure: Figure, style: Any) -> str:
    with rc_context(style):
        return compact(drawn(figure), _KEPT)


@dataclass(frozen=True, eq=False, repr=False)
class Picture:
    """A chart or map, ready for a page.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        What to draw; it belongs to no pyplot state.
    alternative : str
        What the picture shows, in words and figures, for those who do not see it.
    caption : str
        One sentence below the picture; "" where the page says once what its pictures have in common.
    source : str
        Where the figures come from; "" where there are none.
    narrow : callable, optional
        Draws the same for a telephone, at most `COLUMN_WIDTH` wide; asked by a page alone.
    """

    figure: Figure
    alternative: str
    caption: str
    source: str = ""
    narrow: Callable[[], Figure] | None = None

    def __post_init__(self) -> None:
        """Draw the mark of a demonstration into the figure and say it in the words."""
        if marked():
            draw_mark(self.figure)
            object.__setattr__(self, "alternative", mark(self.alternative))
            object.__setattr__(self, "caption", mark(self.caption))

    @cached_property
    def svg(self) -> bytes:
        """Vector form to be kept: text as paths, nothing outside referred to, the same bytes for the same figure."""
        return _vector(self.figure, STYLE).encode("utf-8")

    @cached_property
    def drawing(self) -> str:
        """Vector form for pages: words as text, which the browser sets in its own fonts."""
        return _vector(self.figure, _WORDS)

    @cached_property
    def png(self) -> bytes:
        """Raster form at `PNG_DPI` dots an inch, with a palette: a third of the size of full colour."""
        stream = io.BytesIO()
        self._pixels.save(stream, "PNG", optimize=True, dpi=(PNG_DPI, PNG_DPI))
        return stream.getvalue()

    @cached_property
    def _pixels(self) -> Image.Image:
        screen = self.figure.dpi
        try:
            self.figure.set_dpi(PNG_DPI)
            with rc_context(STYLE):
                canvas = FigureCanvasAgg(self.figure)
                canvas.draw()  # type: ignore[no-untyped-call]
            pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        finally:
            self.figure.set_dpi(screen)
        return _few_colours(pixels)

    @cached_property
    def data_uri(self) -> str:
        """The picture in its vector form as a ``data:`` address."""
        return data_address(self.drawing)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels (96 an inch)."""
        return _pixels_of(self.figure)

    def to_html(self) -> str:
        """A ``<figure>`` with the image, its text alternative, the caption and the source."""
        source = ""
        width, height = self.size
        words = html.escape(self.alternative, quote=True)
        first = self.alternative.removeprefix(f"{mark()}. ").partition(". ")[0]
        name = html.escape(mark(first), quote=True)  # of the box, which scrolls on a telephone
        image = f'<img src="{self.data_uri}" alt="{words}" width="{width}" height="{height}">'
        if self.source:
            told = breakable(text("charts-source", source=self.source))
            source = f' <small class="source">{told}</small>'
        return (
            f'<figure class="{self._kind}" lang="{current_language()}" tabindex="0" aria-label="{name}">'
            f"{self._on_telephones(image)}<figcaption>{html.escape(self.caption)}{source}</figcaption></figure>"
        )

    def _on_telephones(self, image: str) -> str:
        """The image, on a narrow screen as it was drawn for one."""
        if self.narrow is None or not _for_telephones.get():
            return image
        figure = self.narrow()
        if marked():
            draw_mark(figure)
        width, height = _pixels_of(figure)
        return (f'<picture><source media="{_TELEPHONE}" srcset="{data_candidate(_vector(figure, _WORDS))}" '
                f'width="{width}" height="{height}">{image}</picture>')

    @property
    def _kind(self) -> str:
        """A narrow picture fits a telephone, one drawn twice fits both; others are moved sideways there."""
        if self.figure.get_figwidth() <= COLUMN_WIDTH:
            return "picture narrow"
        return "picture" if self.narrow is None else "picture fitting"

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        """What plain-text front ends show, and what a notebook's stored output compares."""
        return self.alternative

    def save(self, path: Path) -> Path:
        """Write the picture; the suffix chooses the form: .svg, .png or .html. Returns the path.

        Raises
        ------
        ValueError
            If the suffix is another one.
        """
        path = Path(path)
        forms = {".svg": lambda: self.svg, ".png": lambda: self.png, ".html": lambda: self.to_html().encode("utf-8")}
        if path.suffix.lower() not in forms:
            raise ValueError(f"cannot save a picture as {path.name!r}: please use .svg, .png or .html")
        content = forms[path.suffix.lower()]()
        write_content(path, content)
        return path


class _KeptPicture(Picture):
    """Draws the picture again if something else of it than its HTML is asked for."""

    _html: str
    _draw: Callable[[], Picture]

    def __init__(self, html: str, draw: Callable[[], Picture]) -> None:
        vars(self).update(_html=html, _draw=draw)

    def to_html(self) -> str:
        """The kept HTML."""
        return self._html

    @cached_property
    def _drawn(self) -> Picture:
        return self._draw()

    @property
    def figure(self) -> Figure:
        return self._drawn.figure

    @property
    def alternative(self) -> str:
        return self._drawn.alternative

    @property
    def caption(self) -> str:
        return self._drawn.caption

    @property
    def source(self) -> str:
        return self._drawn.source

    @property
    def narrow(self) -> Callable[[], Figure] | None:
        return self._drawn.narrow


def kept_picture(html: str, draw: Callable[[], Picture]) -> Picture:
    """A picture of which the HTML was kept: what `to_html` gave, and what draws it in full."""
    return _KeptPicture(html, draw)
