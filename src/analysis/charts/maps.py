"""The map of values at the end of a year, and what all maps say beside the polygons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import geopandas as gpd

from analysis.charts.kept import kept
from analysis.charts.map_canvas import MISSING, UNCOLOURED, Region, Section, Swatch, draw_map
from analysis.charts.map_classes import Classes, Scheme, classify
from analysis.charts.picture import Picture
from analysis.charts.rows import Tables, default_year, latest_as_of, rows, source_line
from analysis.charts.silence import silent_swatches, told_silent
from analysis.charts.standings import Standing, standing_text, standings
from analysis.charts.words import counted, lower_first, unit_text, upper_first
from analysis.language import date, text
from analysis.study import Indicator, Study

__all__ = [
    "value_map",
    "class_swatches",
    "status_section",
    "map_notes",
    "mark_notes",
    "told_regions",
    "map_source",
]

T = TypeVar("T")
_VALUE = "#08519c"


@kept("series", "forecasts", "attainment", "figures")
def value_map(
    study: Study,
    tables: Tables,
    districts: gpd.GeoDataFrame,
    indicator: str,
    year: int | None = None,
    group: str | None = None,
    definition: str | None = None,
    scheme: Scheme = "natural",
) -> Picture:
    """The published figure of the year, else the median of the forecast, in at most five classes.

    Published and estimated values are told apart by hatches; below the name stand the value and its 80 %
    interval. What is inferred has its interval and a hatch, but no colour, which would say more than is known.

    Parameters
    ----------
    study, tables
        The catalogue; ``series``, ``forecasts`` and, for the source line, ``figures``.
    districts : GeoDataFrame
        As `analysis.geography.load_districts` gives it.
    indicator, year, group, definition
        Of the values shown; by default the year of the attainment rows and the main group.
    scheme : {"natural", "quantiles"}
        How the classes are cut.
    """
    measured = study.indicator(indicator)
    year = year or default_year(tables, study, indicator)
    found = standings(study, tables, indicator, year, group, definition)[:-1]
    classes = classify([s.value for s in found if s.value is not None and s.kind != "inferred"], _VALUE, scheme)
    regions = [_region(s, classes, measured) for s in found]
    title = text("charts-map-value-title", indicator=measured.name, year=str(year))
    sections = [*_class_sections(measured, classes), status_section(s.kind for s in found)]
    notes = map_notes(classes.scheme, text("charts-map-range-note"), *mark_notes(regions))
    figure = draw_map(districts, regions, sections, title, notes)
    told = [
        text(
            "charts-map-alt-value",
            title=lower_first(title),
            total=len(found),
            ends=_ends(found, measured.unit),
            count=sum(s.value is not None for s in found),
        ),
        *_told_of(found),
    ]
    return Picture(
        figure,
        " ".join(filter(None, told)),
        f"{title}.",
        map_source(
            tables, indicator, [s.figure_id for s in found], any(s.kind in ("own", "inferred") for s in found)
        ),
    )


def _region(standing: Standing, classes: Classes, indicator: Indicator) -> Region:
    if standing.value is None:
        return Region((standing.area.code,), standing.area.short_name, MISSING, standing.kind)
    words = (
        standing_text(standing, indicator.unit).replace("%", "")
        if indicator.is_share
        else standing_text(standing, indicator.unit)
    )
    colour = UNCOLOURED if standing.kind == "inferred" else classes.colour(standing.value)
    return Region((standing.area.code,), standing.area.short_name, colour, standing.kind, words)


def _class_sections(indicator: Indicator, classes: Classes) -> list[Section]:
    """The colours of the legend; nothing where every value is inferred."""
    title = text("charts-map-classes-title", unit=upper_first(unit_text(indicator.unit)))
    return [Section(title, class_swatches(classes))] if classes.items else []


def class_swatches(classes: Classes) -> tuple[Swatch, ...]:
    """One line of the legend for each class, with the number of areas in it."""
    return tuple(Swatch(counted(item.label, item.count), item.colour) for item in classes.items)


def status_section(statuses: Iterable[str], colour: str = "#9bb8d3", inferred: str = UNCOLOURED) -> Section:
    """The part of the legend that tells published, estimated, inferred and missing values apart.

    `colour` and `inferred` are the fills under the hatches.
    """
    counts = Counter(statuses)
    labels = {
        "published": "charts-map-status-published",
        "own": "charts-map-status-forecast",
        "inferred": "charts-map-status-inferred",
    }
    swatches = tuple(
        Swatch(counted(text(message), counts[kind]), inferred if kind == "inferred" else colour, kind)
        for kind, message in labels.items()
        if counts[kind]
    )
    return Section(text("charts-map-status-title"), (*swatches, *silent_swatches(counts.elements())))


def map_notes(scheme: str, *more: str) -> list[str]:
    """The lines at the foot of a map: what is shown, how it is classed, north, attribution."""
    first = " ".join(part for part in (*more, scheme) if part)
    return [first, f"{text('charts-map-north')}. {text('charts-map-attribution')}"]


def mark_notes(regions: Sequence[Region], inferred_note: str = "charts-map-inferred-note") -> list[str]:
    """What a reader must know of inferred areas and of asterisks, where there are any."""
    inferred = any(region.status == "inferred" for region in regions)
    weak = any("*" in region.value for region in regions)
    return [text(message) for message, needed in ((inferred_note, inferred),
                                                  ("charts-map-weak-note", weak)) if needed]


def _ends(found: Sequence[Standing], unit: str) -> str:
    sure = sorted(
        (s for s in found if s.value is not None and s.kind != "inferred"), key=lambda s: s.value or 0.0
    )
    if len(sure) < 2:
        return ""
    low, high = (
        text("charts-item", area=s.area.short_name, value=standing_text(s, unit)) for s in (sure[0], sure[-1])
    )
    return text("charts-districts-alt-ends", low=low, high=high)


def _told_of(found: Sequence[Standing]) -> list[str]:
    return _told(found, lambda s: s.kind, lambda s: s.area.short_name)


def told_regions(regions: Sequence[Region]) -> list[str]:
    """Which regions are inferred and which have no figures, in sentences."""
    return _told(regions, lambda region: region.status, lambda region: region.name)


def _told(items: Sequence[T], kind: Callable[[T], str], name: Callable[[T], str]) -> list[str]:
    inferred = [name(item) for item in items if kind(item) == "inferred"]
    told = [text("charts-map-alt-inferred", areas=", ".join(inferred))] if inferred else []
    return told + told_silent((kind(item), name(item)) for item in items)


def map_source(tables: Tables, indicator: str, figure_ids: Sequence[str], computed: bool) -> str:
    """The sources of these figures, and that the rest was computed here."""
    parts = [source_line(tables, figure_ids)]
    forecasts = rows(tables, "forecasts", indicator=indicator)
    if len(forecasts) and computed:
        parts.append(text("charts-computed-by-project", day=date(latest_as_of(forecasts))))
    return "; ".join(part for part in parts if part)
