"""Why an area shows no value: nobody has published one, or there is nothing to measure in it."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.charts.map_canvas import MISSING, Region, Swatch
from analysis.charts.words import counted
from analysis.language import text
from analysis.study import Area, Indicator, Study, is_applicable

__all__ = ["SILENT", "silence", "silence_text", "silent_region", "silent_swatches", "told_silent"]

SILENT = ("none", "not-applicable")


def silence(study: Study, indicator: Indicator, area: Area) -> str:
    """"none" where figures are missing, "not-applicable" where there can be none."""
    return "none" if is_applicable(study, indicator, area) else "not-applicable"


def silence_text(kind: str) -> str:
    """"chưa có số liệu" or "không áp dụng"."""
    return text(f"charts-silent-{kind}")


def silent_region(study: Study, indicator: Indicator, area: Area) -> Region:
    """An area of a map that shows no value."""
    return Region((area.code,), area.short_name, MISSING, silence(study, indicator, area))


def silent_swatches(kinds: Iterable[str], numbered: bool = True) -> tuple[Swatch, ...]:
    """Lines of a legend for those of the kinds of areas that show no value, by default with their numbers."""
    found = list(kinds)
    return tuple(Swatch(counted(silence_text(kind), found.count(kind)) if numbered else silence_text(kind),
                        MISSING, kind) for kind in SILENT if kind in found)


def told_silent(named: Iterable[tuple[str, str]]) -> list[str]:
    """Sentences that name the areas without a value, from their kinds and names."""
    found = list(named)
    told = {kind: ", ".join(name for own, name in found if own == kind) for kind in SILENT}
    return [text(f"charts-silent-{kind}-alt", areas=areas) for kind, areas in told.items() if areas]
