"""Maps of the districts: values, distances to a target, likelihoods, and context such as the census."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import geopandas as gpd
import pandas as pd

from analysis.charts.districts import Standing, standing_text, standings
from analysis.charts.map_canvas import MISSING, Region, Section, Swatch, draw_map
from analysis.charts.map_classes import Classes, Scheme, classify
from analysis.charts.picture import Picture
from analysis.charts.rows import Tables, default_year, latest_as_of, rows, source_line
from analysis.charts.style import LIKELIHOOD_COLOURS
from analysis.charts.words import (
    OUTCOMES,
    is_missing,
    probability_text,
    range_text,
    role_text,
    target_name,
    unit_text,
    value_text,
    word_id,
    word_text,
)
from analysis.language import date, number, text
from analysis.study import Indicator, Study

__all__ = [
    "value_map",
    "gap_map",
    "probability_map",
    "class_swatches",
    "map_notes",
    "told_regions",
    "capital",
]

T = TypeVar("T")
_VALUE, _GAP, _REACHED = "#08519c", "#8c3a04", "#d3e6f5"
_RANGES = {
    "very_likely": "90–100%",
    "likely": "66–90%",
    "as_likely_as_not": "33–66%",
    "unlikely": "10–33%",
    "very_unlikely": "0–10%",
}


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

    Published, estimated and inferred values are told apart by hatches; below the name stand the
    value and its 80 % interval, for inferred values only the interval.

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
    classes = classify([s.value for s in found if s.value is not None], _VALUE, scheme)
    regions = [_region(s, classes, measured) for s in found]
    title = text("charts-map-value-title", indicator=measured.name, year=str(year))
    sections = [_class_section(measured, classes), _status_section(Counter(s.kind for s in found))]
    figure = draw_map(
        districts, regions, sections, title, map_notes(classes.scheme, text("charts-map-range-note"))
    )
    told = [
        text(
            "charts-map-alt-value",
            title=title,
            total=len(found),
            ends=_ends(found, measured.unit),
            count=sum(s.value is not None for s in found),
        ),
        *_told_of(found),
    ]
    return Picture(
        figure,
        " ".join(filter(None, told)),
        title,
        _source(tables, indicator, [s.figure_id for s in found], found),
    )


def gap_map(
    study: Study, tables: Tables, districts: gpd.GeoDataFrame, target_id: str, scheme: Scheme = "natural"
) -> Picture:
    """Points short of a target or yardstick; districts whose median reaches it are a class of their own.

    Parameters
    ----------
    study, tables, districts
        The catalogue; ``gaps``; the polygons.
    target_id : str
        Id of the target in the catalogue.
    scheme : {"natural", "quantiles"}
        How the classes are cut.
    """
    target = study.target(target_id)
    measured = study.indicator(target.indicator)
    table = _by_area(rows(tables, "gaps", target_id=target_id).dropna(subset="gap"))
    inside = [area for area in study.districts if area.code in table.index]
    gaps = {area.code: float(table.loc[area.code, "gap"]) for area in inside}
    classes = classify([gap for gap in gaps.values() if round(gap, 1) > 0], _GAP, scheme)
    regions = []
    for area in study.districts:
        if area.code not in gaps:
            regions.append(Region((area.code,), area.short_name, MISSING, "none"))
            continue
        row, gap = table.loc[area.code], gaps[area.code]
        interval = range_text(row["gap_lower_80"], row["gap_upper_80"])
        inferred = row["grade"] == "C"
        regions.append(
            Region(
                (area.code,),
                area.short_name,
                classes.colour(gap) if round(gap, 1) > 0 else _REACHED,
                "inferred" if inferred else "own",
                interval if inferred else f"{number(gap)} ({interval})",
            )
        )
    title = text(
        "charts-map-gap-title", role=role_text(_role(table)), indicator=measured.name, year=str(target.year)
    )
    reached = sum(round(gap, 1) <= 0 for gap in gaps.values())
    swatches = (Swatch(_counted(text("charts-map-reached"), reached), _REACHED), *class_swatches(classes))
    sections = [
        Section(text("charts-map-classes-title", unit=_gap_unit(measured)), swatches),
        _status_section(Counter(region.status for region in regions)),
    ]
    note = _target_note(study, target_id, _role(table))
    figure = draw_map(districts, regions, sections, title, map_notes(classes.scheme, note))
    furthest = sorted(
        (area for area in inside if table.loc[area.code, "grade"] != "C" and round(gaps[area.code], 1) > 0),
        key=lambda a: -gaps[a.code],
    )
    told = [f"{title}.", note]
    if furthest:
        named = [
            text("charts-item", area=area.short_name, value=value_text(gaps[area.code], _points(measured)))
            for area in furthest[:3]
        ]
        told.append(text("charts-map-alt-gap", areas=", ".join(named)))
    told += told_regions(regions)
    return Picture(figure, " ".join(told), title, _source(tables, target.indicator, [], []))


def probability_map(study: Study, tables: Tables, districts: gpd.GeoDataFrame, target_id: str) -> Picture:
    """The five likelihood classes of the IPCC guidance, and "chưa đủ số liệu" where none has been earned.

    Parameters
    ----------
    study, tables, districts
        The catalogue; ``attainment``; the polygons.
    target_id : str
        Id of the target in the catalogue.
    """
    target = study.target(target_id)
    measured = study.indicator(target.indicator)
    table = _by_area(rows(tables, "attainment", target_id=target_id))
    regions, members = [], dict[str, list[str]]()
    for area in study.districts:
        if area.code not in table.index:
            regions.append(Region((area.code,), area.short_name, MISSING, "none"))
            continue
        row = table.loc[area.code]
        word = word_id(row["word"], row["probability"])
        shown = "" if is_missing(row["probability"]) else probability_text(row["probability"])
        if word in OUTCOMES:
            shown = text(f"charts-map-{word.replace('_', '-')}-short")
        status = "insufficient" if word == "insufficient" else "published"
        regions.append(Region((area.code,), area.short_name, LIKELIHOOD_COLOURS[word], status, shown))
        members.setdefault(word, []).append(f"{area.short_name} {shown}".strip())
    title = text(
        "charts-map-probability-title",
        role=role_text(_role(table)),
        indicator=measured.name,
        year=str(target.year),
    )
    note = _target_note(study, target_id, _role(table))
    figure = draw_map(
        districts,
        regions,
        [_word_section(members, regions)],
        title,
        map_notes(text("charts-map-scheme-words"), note),
    )
    told = [
        f"{title}.",
        note,
        *(
            text("charts-map-alt-class", word=capital(word_text(word)), areas=", ".join(names))
            for word in LIKELIHOOD_COLOURS
            if (names := members.get(word))
        ),
    ]
    told += told_regions([region for region in regions if region.status == "none"])
    return Picture(figure, " ".join(told), title, _source(tables, target.indicator, [], []))


def _by_area(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop_duplicates("area_code", keep="last").set_index("area_code")


def _role(table: pd.DataFrame) -> str:
    return "target" if len(table) and (table["role"] == "target").all() else "yardstick"


def capital(words: str) -> str:
    """The text with its first letter as a capital."""
    return words[:1].upper() + words[1:]


def _counted(label: str, count: int) -> str:
    return text("charts-map-count", **{"class": label, "count": count})


def _points(indicator: Indicator) -> str:
    return "points" if indicator.unit == "percent" else indicator.unit


def _gap_unit(indicator: Indicator) -> str:
    return capital(unit_text(_points(indicator)))


def _target_note(study: Study, target_id: str, role: str) -> str:
    target = study.target(target_id)
    return text(
        "charts-map-target",
        role=capital(role_text(role)),
        name=target_name(study, target),
        by=target.adopted_by,
    )


def _region(standing: Standing, classes: Classes, indicator: Indicator) -> Region:
    if standing.value is None:
        return Region((standing.area.code,), standing.area.short_name, MISSING, "none")
    words = (
        standing_text(standing, indicator.unit).replace("%", "")
        if indicator.is_share
        else standing_text(standing, indicator.unit)
    )
    return Region(
        (standing.area.code,), standing.area.short_name, classes.colour(standing.value), standing.kind, words
    )


def _class_section(indicator: Indicator, classes: Classes) -> Section:
    return Section(
        text("charts-map-classes-title", unit=capital(unit_text(indicator.unit))), class_swatches(classes)
    )


def class_swatches(classes: Classes) -> tuple[Swatch, ...]:
    """One line of the legend for each class, with the number of areas in it."""
    return tuple(Swatch(_counted(item.label, item.count), item.colour) for item in classes.items)


def _status_section(counts: Mapping[str, int]) -> Section:
    labels = {
        "published": "charts-map-status-published",
        "own": "charts-map-status-forecast",
        "inferred": "charts-map-status-inferred",
        "none": "charts-map-missing",
    }
    swatches = tuple(
        Swatch(_counted(text(message), counts[kind]), MISSING if kind == "none" else "#9bb8d3", kind)
        for kind, message in labels.items()
        if counts.get(kind)
    )
    return Section(text("charts-map-status-title"), swatches)


def _word_section(members: Mapping[str, Sequence[str]], regions: Sequence[Region]) -> Section:
    swatches = []
    for word, colour in LIKELIHOOD_COLOURS.items():
        count = len(members.get(word, ()))
        if word in _RANGES:
            label = text("charts-map-word-range", word=word_text(word), range=_RANGES[word])
        elif count:
            label = word_text(word)
        else:
            continue
        swatches.append(
            Swatch(_counted(label, count), colour, "insufficient" if word == "insufficient" else "published")
        )
    none = sum(region.status == "none" for region in regions)
    if none:
        swatches.append(Swatch(_counted(text("charts-map-missing"), none), MISSING, "none"))
    return Section(text("charts-map-word-title"), tuple(swatches))


def map_notes(scheme: str, *more: str) -> list[str]:
    """The lines at the foot of a map: what is shown, how it is classed, north, attribution."""
    first = " ".join(part for part in (*more, scheme) if part)
    return [first, f"{text('charts-map-north')}. {text('charts-map-attribution')}"]


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
    told = []
    for wanted, message in (("inferred", "charts-map-alt-inferred"), ("none", "charts-map-alt-missing")):
        names = [name(item) for item in items if kind(item) == wanted]
        if names:
            told.append(text(message, areas=", ".join(names)))
    return told


def _source(tables: Tables, indicator: str, figure_ids: Sequence[str], found: Sequence[Standing]) -> str:
    parts = [source_line(tables, figure_ids)]
    forecasts = rows(tables, "forecasts", indicator=indicator)
    if len(forecasts) and (not found or any(s.kind in ("own", "inferred") for s in found)):
        parts.append(text("charts-computed-by-project", day=date(latest_as_of(forecasts))))
    return "; ".join(part for part in parts if part)
