"""How high the letters of a font are, looked up once: matplotlib does so for every text it lays out."""

from __future__ import annotations

from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font

__all__ = ["HeightsKnown"]

# Where a font says it, in the order in which matplotlib asks.
_SAID = (("OS/2", "sTypoAscender", "sTypoDescender", "sTypoLineGap"), ("hhea", "ascent", "descent", "lineGap"))


class HeightsKnown:
    """A renderer that knows the heights of fonts; one that does not is asked for the same by matplotlib itself."""

    dots_an_inch: float

    def _get_font_height_metrics(self, font: FontProperties) -> tuple[float, float, float] | tuple[None, None, None]:
        """Ascent, descent and gap between lines in pixels, as `matplotlib.text.Text` takes them; None: not told."""
        told = _heights(tuple(font.get_family()), font.get_style(), font.get_weight())
        if told is None:
            return None, None, None
        units, ascent, descent, gap = told
        scale = 1 / units * font.get_size_in_points() * self.dots_an_inch / 72
        return ascent * scale, -descent * scale, gap * scale


@cache
def _heights(family: tuple[str, ...], style: str, weight: str | int) -> tuple[int, int, int, int] | None:
    """Units of an em, ascent, descent (below the line: negative) and gap in these units."""
    font = get_font(findfont(FontProperties(family=list(family), style=style, weight=weight)))  # type: ignore[arg-type]
    for name, *keys in _SAID:
        table = font.get_sfnt_table(name)  # type: ignore[call-overload]
        if table is not None:
            ascent, descent, gap = (table[key] for key in keys)
            return font.get_sfnt_table("head")["unitsPerEm"], ascent, descent, gap  # type: ignore[index]
    return None
