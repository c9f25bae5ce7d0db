"""Vector pictures in few bytes: what matplotlib draws, without what nobody sees."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import lru_cache
from itertools import count, pairwise
from string import ascii_lowercase
from typing import Literal

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.textpath import text_to_path
from numpy.typing import ArrayLike

__all__ = ["FONTS", "Ruler", "drawn", "compact", "data_address", "data_candidate"]

FONTS = "'DejaVu Sans',Verdana,sans-serif"
"""DejaVu Sans is on Linux; Verdana, elsewhere, was made to the same widths and has every Vietnamese letter."""

_HEADER = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata>.*?</metadata>|<!--.*?-->", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")
_TAG = re.compile(r"(<[^>]*>)")
_REFERENCE = re.compile(r'(?:url\(|xlink:href=")#([^)"]+)')
_IDENTITY = re.compile(r' id="([^"]*)"')
_STYLE = re.compile(r' style="([^"]*)"')
_FAMILY = re.compile(r"font-family: [^;]*;? ?")
_SHORTHAND = re.compile(r"\bfont: (?:(italic|oblique|normal) )?(?:(bold|\d{3}) )?([\d.]+px) [^;]*")
_UPRIGHT = re.compile(r' transform="rotate\(-?0 [^)]*\)"')
_PLACES = re.compile(r' (?:d|x|y|x1|x2|y1|y2|points)="[^"]*"')
# A tenth of a point is a thirtieth of a millimetre on paper.
_FURTHER_DIGITS = re.compile(r"(\.\d)\d+")
_NOUGHT = re.compile(r"\.0(?!\d)")
_AROUND_LETTERS = re.compile(r" ?([A-Za-z]) ?")
_LINES = re.compile(r"M[^A-Za-z\"]+(?:L[^A-Za-z\"]+){3,}")
_LARGE = 100  # points: letters are measured in a font of this size
_IN_A_POINT = 64
_ADDRESS = str.maketrans({"%": "%25", "#": "%23", "<": "%3C", ">": "%3E", "&": "%26", '"': "%22"})


class _Known:
    """Knows from picture to picture what words measure, a fifth of the cost of a picture."""

    pixels = 1.0
    """In a point."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties,
                                      ismath: bool | Literal["TeX"]) -> tuple[float, float, float]:
        """Width, height and descent in pixels."""
        width, height, descent = _measured(s, prop, ismath)
        return width * self.pixels, height * self.pixels, descent * self.pixels

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Ascent, descent and gap between lines in pixels: matplotlib, where it finds this, need not open the font."""
        ascent, descent, gap = _lines(prop.copy())
        return ascent * self.pixels, descent * self.pixels, gap * self.pixels


class _Renderer(_Known, RendererSVG):
    """Draws as matplotlib's does."""


class Ruler(_Known, RendererBase):
    """Draws nothing: measures words in pixels of so many to the inch, as they will be drawn."""

    def __init__(self, dpi: float) -> None:
        super().__init__()
        self.pixels = dpi / 72

    def points_to_pixels(self, points: ArrayLike) -> ArrayLike:
        """Points of 1/72 inch in pixels."""
        return np.multiply(points, self.pixels)


@lru_cache(8192)
def _measured(words: str, font: FontProperties, math: bool | Literal["TeX"]) -> tuple[float, float, float]:
    if math or not words:
        width, height, descent = text_to_path.get_text_width_height_descent(words, font, math)
        return width, height, descent
    face = _face(font)
    letters = [_letter(each, face) for each in words]
    scale = font.get_size_in_points() / _LARGE
    lowest, highest = min(low for _, low, _ in letters), max(high for *_, high in letters)
    return sum(width for width, *_ in letters) * scale, (highest - lowest) * scale, -lowest * scale


@lru_cache(512)
def _face(font: FontProperties) -> str:
    return findfont(font)


@lru_cache(2048)
def _letter(letter: str, file: str) -> tuple[float, float, float]:
    """How far a letter moves the next one on, and where its ink ends below and above, of a font of 100 points.

    To set whole words costs fifty to a hundred times as much and differs by the one in a hundred, at most, by which
    some pairs of letters stand closer.
    """
    face = get_font(file)
    face.set_size(_LARGE, 72)
    glyph = face.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    _, low, _, high = glyph.bbox
    return glyph.horiAdvance / _IN_A_POINT, low / _IN_A_POINT, high / _IN_A_POINT


@lru_cache(512)
def _lines(font: FontProperties) -> tuple[float, float, float]:
    """What the font itself says of its lines, in points of this size."""
    face = get_font(findfont(font))
    of_lines, scale = face.get_sfnt_table("OS/2"), font.get_size_in_points() / face.units_per_EM
    assert of_lines is not None
    return of_lines["sTypoAscender"] * scale, -of_lines["sTypoDescender"] * scale, of_lines["sTypoLineGap"] * scale


def drawn(figure: Figure) -> str:
    """The figure as SVG, in the style in force; the same for the same figure, with no date in it."""
    stream, screen = io.StringIO(), figure.dpi
    try:
        figure.set_dpi(72)  # SVG counts in points
        width, height = figure.get_size_inches() * 72
        renderer = _Renderer(width, height, stream, image_dpi=72, metadata={"Date": None})  # type: ignore[no-untyped-call]
        figure.draw(renderer)
        renderer.finalize()  # type: ignore[no-untyped-call]
    finally:
        figure.set_dpi(screen)
    return stream.getvalue()


def compact(svg: str, kept: frozenset[str] = frozenset()) -> str:
    """The same drawing with coordinates to a tenth of a point, and without what is said twice or to nobody.

    Words have to be words (``svg.fonttype`` "none"); they are set in `FONTS`.

    Parameters
    ----------
    svg : str
        What matplotlib wrote.
    kept : frozenset of str
        Identities that stay although nothing in the drawing refers to them.
    """
    svg = _BETWEEN.sub("><", _HEADER.sub("", svg)).strip()
    used = {*_REFERENCE.findall(svg), *kept}
    parts = _without_empty_groups([_shorter(part, used) if part.startswith("<") else part for part in _TAG.split(svg)])
    drawing, rules = _with_classes("".join(parts))
    return drawing.replace("*{", f"*{{font-family:{FONTS};", 1).replace("</style>", f"{rules}</style>", 1)


def data_address(svg: str) -> str:
    """The drawing as a ``data:`` address for an attribute in double quotes; letters stay, unlike in base 64."""
    return "data:image/svg+xml," + svg.translate(_ADDRESS)


def data_candidate(svg: str) -> str:
    """The same for one of several images to choose from (``srcset``), where a space ends the address."""
    return data_address(" ".join(svg.split())).replace(" ", "%20")


def _shorter(tag: str, used: set[str]) -> str:
    """A tag without identities that nothing refers to, its style and coordinates in short."""
    if tag.startswith(("<svg", "</", "<style")):
        return tag
    tag = _IDENTITY.sub(lambda found: found[0] if found[1] in used else "", _UPRIGHT.sub("", tag))
    return _PLACES.sub(_short_places, _STYLE.sub(_short_style, tag))


def _short_places(found: re.Match[str]) -> str:
    name, places = found[0].split("=", 1)
    places = _NOUGHT.sub("", _FURTHER_DIGITS.sub(r"\1", " ".join(places.split())))
    if name == " d":
        places = _LINES.sub(_in_steps, _AROUND_LETTERS.sub(r"\1", places))
    return f"{name}={places}"


def _in_steps(found: re.Match[str]) -> str:
    """A line from point to point, each told from the one before: steps of outlines have few digits.

    Steps are between rounded places, so that no point is moved by more than its own rounding.
    """
    points = [tuple(round(10 * float(number)) for number in point.split()) for point in found[0][1:].split("L")]
    steps = [f"{_tenths(x - a)} {_tenths(y - b)}" for (a, b), (x, y) in pairwise(points)]
    return f"{found[0].split('L', 1)[0]}l{' '.join(steps)}".replace(" -", "-")


def _tenths(number: int) -> str:
    """A whole number of tenths as SVG writes it: -0.3 is -.3."""
    whole, rest = divmod(abs(number), 10)
    return "-" * (number < 0) + (f"{whole or ''}.{rest}" if rest else str(whole))


def _short_style(found: re.Match[str]) -> str:
    style = _SHORTHAND.sub(_long_hand, _FAMILY.sub("", found[1]))
    style = style.replace("; ", ";").replace(": ", ":").strip("; ")
    return f' style="{style}"' if style else ""


def _long_hand(found: re.Match[str]) -> str:
    """A font's slant, weight and size each on its own, as far as they are not the usual ones."""
    slant, weight, size = found.groups()
    said = {"font-style": slant if slant != "normal" else "", "font-weight": weight, "font-size": size}
    return ";".join(f"{name}:{value}" for name, value in said.items() if value)


def _without_empty_groups(parts: list[str]) -> list[str]:
    """The parts of a drawing without the tags of groups that have no attributes."""
    remaining: list[str] = []
    stays: list[bool] = []
    for part in parts:
        if part == "</g>":
            if not stays.pop():
                continue
        elif part.startswith("<g") and not part.endswith("/>"):
            stays.append(part != "<g>")
            if part == "<g>":
                continue
        if part != "<g/>":
            remaining.append(part)
    return remaining


def _with_classes(drawing: str) -> tuple[str, str]:
    """Styles that occur more than once stand as classes; the drawing and the rules."""
    styles = Counter(_STYLE.findall(drawing))
    letters = (f"{ascii_lowercase[number % 26]}{number // 26 or ''}" for number in count())
    names = {style: next(letters) for style, times in styles.most_common() if times > 1}
    drawing = _STYLE.sub(lambda found: f' class="{names[found[1]]}"' if found[1] in names else found[0], drawing)
    return drawing, "".join(f".{name}{{{style}}}" for style, name in names.items())
