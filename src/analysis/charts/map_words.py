"""What maps say beside their polygons: lines of the legend, notes at the foot, sentences, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.charts.map_canvas import MISSING, UNCOLOURED, Region, Section, Swatch
from analysis.charts.map_classes import Classes
from analysis.language import text
from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Tables, latest, records, sources_told
from analysis.telling.silence import SILENT, silence, silence_text, told_silent
from analysis.telling.words import counted

__all__ = ["class_swatches", "map_notes", "map_source", "mark_notes", "silent_region", "silent_swatches",
           "status_section", "told_regions", "without_needless_hatch"]


def class_swatches(classes: Classes) -> tuple[Swatch, ...]:
    """One line of the legend for each class, with the number of areas in it."""
    return tuple(Swatch(counted(item.label, item.count), item.colour) for item in classes.items)


def silent_region(study: Study, indicator: Indicator, area: Area) -> Region:
    """An area of a map that shows no value."""
    return Region((area.code,), area.short_name, MISSING, silence(study, indicator, area))


def silent_swatches(kinds: Iterable[str], numbered: bool = True) -> tuple[Swatch, ...]:
    """Lines of a legend for those of the kinds of areas that show no value, by default with their numbers."""
    found = list(kinds)
    return tuple(Swatch(counted(silence_text(kind), found.count(kind)) if numbered else silence_text(kind),
                        MISSING, kind) for kind in SILENT if kind in found)


def status_section(statuses: Iterable[str], colour: str = "#9bb8d3", inferred: str = UNCOLOURED) -> Section:
    """The part of the legend that tells published, estimated, inferred and missing values apart.

    `colour` and `inferred` are the fills under the hatches.
    """
    counts = Counter(statuses)
    labels = {"published": "charts-map-status-published", "own": "charts-map-status-forecast",
              "estimated": "charts-map-status-forecast",
              "inferred": "charts-map-status-inferred"}
    swatches = tuple(Swatch(counted(text(message), counts[kind]), inferred if kind == "inferred" else colour, kind)
                     for kind, message in labels.items() if counts[kind])
    return Section(text("charts-map-status-title"), (*swatches, *silent_swatches(counts.elements())))


def map_notes(scheme: str, *more: str) -> list[str]:
    """The lines at the foot of a map: what is shown, how it is classed, north, attribution."""
    first = " ".join(part for part in (*more, scheme) if part)
    return [first, f"{text('charts-map-north')}. {text('charts-map-attribution')}"]


def without_needless_hatch(regions: Sequence[Region]) -> list[Region]:
    """The regions, where none is published those estimated from own figures without their hatch.

    It would tell nothing apart there, and compete with that of what is missing.
    """
    if any(region.status == "published" for region in regions):
        return list(regions)
    return [replace(region, status="estimated") if region.status == "own" else region for region in regions]


def mark_notes(regions: Sequence[Region], coloured: bool = False) -> list[str]:
    """What a reader must know of inferred areas, unless they are `coloured` too, and of asterisks, if there are any."""
    inferred = not coloured and any(region.status == "inferred" for region in regions)
    weak = any("*" in region.value for region in regions)
    return [text(message) for message, needed in (("charts-map-inferred-note", inferred),
                                                  ("charts-map-weak-note", weak)) if needed]


def told_regions(regions: Sequence[Region]) -> list[str]:
    """Which regions are inferred and which have no figures, in sentences."""
    inferred = [region.name for region in regions if region.status == "inferred"]
    told = [text("charts-map-alt-inferred", areas=", ".join(inferred))] if inferred else []
    return told + told_silent((region.status, region.name) for region in regions)


def map_source(study: Study, tables: Tables, indicator: str, figure_ids: Sequence[str], computed: bool) -> str:
    """The sources of these figures and, where some of what is shown was `computed`, that this was done here."""
    days = [row["as_of"] for row in records(tables, "forecasts", indicator=indicator)] if computed else []
    return sources_told(study, tables, figure_ids, latest(days))
