"""Maps of districts against a target: how far from it, and how likely to have reached it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import geopandas as gpd
import pandas as pd

from analysis.charts.map_canvas import ANY_COLOUR, UNCOLOURED, Region, Section, Swatch, draw_map
from analysis.charts.map_classes import Classes, classify
from analysis.charts.map_words import (
    class_swatches,
    map_notes,
    map_source,
    mark_notes,
    silent_region,
    silent_swatches,
    status_section,
    told_regions,
)
from analysis.charts.picture import Picture, kept_picture
from analysis.charts.style import LIKELIHOOD_COLOURS
from analysis.kept import kept
from analysis.language import number, text
from analysis.study import Area, Indicator, Study, Target
from analysis.telling.rows import Tables, has_passed, latest, rows
from analysis.telling.silence import SILENT
from analysis.telling.words import (
    OUTCOMES,
    counted,
    is_missing,
    probability_text,
    range_text,
    role_text,
    target_name,
    unit_text,
    upper_first,
    value_text,
    word_id,
    word_range,
    word_text,
)

__all__ = ["gap_map", "probability_map"]

_GAP, _REACHED = "#8c3a04", "#d3e6f5"


@kept(kept_picture, "gaps", "series", "forecasts", "figures")
def gap_map(study: Study, tables: Tables, districts: gpd.GeoDataFrame, target_id: str) -> Picture:
    """Points short of a target or yardstick; districts whose median reaches it are a class of their own."""
    target = study.target(target_id)
    measured = study.indicator(target.indicator)
    table = _by_area(rows(tables, "gaps", target_id=target_id).dropna(subset="gap"))
    gaps = {str(code): float(gap) for code, gap in table["gap"].items()}
    gaps = {area.code: gaps[area.code] for area in study.districts if area.code in gaps}
    own = [gap for code, gap in gaps.items() if table.loc[code, "grade"] != "C"]
    classes = classify([gap for gap in own if _is_short(gap)], _GAP)
    regions = [_gap_region(study, measured, area, table, classes) for area in study.districts]  # none is published
    title = _title("charts-map-gap-title", table, measured, target)
    reached = sum(not _is_short(gap) for gap in own)
    met = [Swatch(counted(text("charts-map-reached"), reached), _REACHED)] if reached else []
    swatches = (*met, *class_swatches(classes))
    classed = Section(text("charts-map-classes-title", unit=upper_first(unit_text(_points(measured)))), swatches)
    sections = [*([classed] if swatches else []), status_section(region.status for region in regions)]
    note = _target_note(study, target, _role(table))
    notes = map_notes(classes.scheme, note, text("charts-map-gap-note"), *mark_notes(regions))
    draw = partial(draw_map, districts, regions, sections, title, notes)
    told = [f"{title}.", note, *_furthest(study, table, gaps, measured), *told_regions(regions)]
    return Picture(draw(), " ".join(told), f"{title}.", map_source(study, tables, measured.id, [], computed=True),
                   narrow=partial(draw, narrow=True))


def _is_short(gap: float) -> bool:
    """Whether any gap would be seen in print."""
    return round(gap, 1) > 0


def _gap_region(study: Study, indicator: Indicator, area: Area, table: pd.DataFrame, classes: Classes) -> Region:
    if area.code not in table.index:
        return silent_region(study, indicator, area)
    row = table.loc[area.code]
    gap, interval = float(row["gap"]), range_text(row["gap_lower_80"], row["gap_upper_80"])
    if row["grade"] == "C":
        return Region((area.code,), area.short_name, UNCOLOURED, "inferred", interval)
    colour = classes.colour(gap) if _is_short(gap) else _REACHED
    return Region((area.code,), area.short_name, colour, "estimated", f"{number(gap, fixed=True)} ({interval})")


def _furthest(study: Study, table: pd.DataFrame, gaps: dict[str, float], indicator: Indicator) -> list[str]:
    """The three areas furthest from the target, among those with figures of their own."""
    own = [code for code, gap in gaps.items() if table.loc[code, "grade"] != "C" and _is_short(gap)]
    if not own:
        return []
    named = [text("telling-item", area=study.area(code).short_name, value=value_text(gaps[code], _points(indicator)))
             for code in sorted(own, key=lambda code: -gaps[code])[:3]]
    return [text("charts-map-alt-gap", areas=", ".join(named))]


@kept(kept_picture, "series", "forecasts", "attainment", "figures")
def probability_map(study: Study, tables: Tables, districts: gpd.GeoDataFrame, target_id: str) -> Picture:
    """The five likelihood classes of the IPCC guidance, and "chưa đủ số liệu" where none has been earned.

    What is inferred from the province bears a hatch: its colour stands on no figure of the district itself.
    """
    target = study.target(target_id)
    measured = study.indicator(target.indicator)
    table = _by_area(rows(tables, "attainment", target_id=target_id))
    words = {str(code): word_id(str(row["word"]), row["probability"]) for code, row in table.iterrows()}
    regions = [_likelihood_region(area, words[area.code], table) if area.code in words
               else silent_region(study, measured, area) for area in study.districts]
    members: dict[str, list[str]] = {}
    for region in regions:
        if region.status not in SILENT:
            members.setdefault(words[region.codes[0]], []).append(f"{region.name} {region.value}".strip())
    title = _title("charts-map-probability-title", table, measured, target)
    passed = has_passed(target.year, latest(table["as_of"]))
    note = _target_note(study, target, _role(table))
    draw = partial(draw_map, districts, regions, [_word_section(members, regions, passed)], title,
                   map_notes(text("charts-map-scheme-words"), note))
    classes = [text("charts-map-alt-class", word=upper_first(word_text(word, passed)), areas=", ".join(members[word]))
               for word in LIKELIHOOD_COLOURS if word in members]
    told = [f"{title}.", note, *classes, *told_regions(regions)]
    return Picture(draw(), " ".join(told), f"{title}.", map_source(study, tables, measured.id, [], computed=True),
                   narrow=partial(draw, narrow=True))


def _likelihood_region(area: Area, word: str, table: pd.DataFrame) -> Region:
    probability = table.loc[area.code, "probability"]
    shown = "" if is_missing(probability) else probability_text(probability)
    if word in OUTCOMES:
        shown = text(f"charts-map-{word.replace('_', '-')}-short")
    inferred = table.loc[area.code, "grade"] == "C"
    status = "insufficient" if word == "insufficient" else "inferred" if inferred else "published"
    return Region((area.code,), area.short_name, LIKELIHOOD_COLOURS[word], status, shown)


def _title(message: str, table: pd.DataFrame, indicator: Indicator, target: Target) -> str:
    return text(message, role=role_text(_role(table)), indicator=indicator.name, year=str(target.year))


def _by_area(table: pd.DataFrame) -> pd.DataFrame:
    return table.drop_duplicates("area_code", keep="last").set_index("area_code")


def _role(table: pd.DataFrame) -> str:
    return "target" if len(table) and (table["role"] == "target").all() else "yardstick"


def _points(indicator: Indicator) -> str:
    return "points" if indicator.unit == "percent" else indicator.unit


def _target_note(study: Study, target: Target, role: str) -> str:
    name = target_name(study, target)
    return text("charts-map-target", role=upper_first(role_text(role)), name=name, by=target.adopted_by)


def _word_section(members: dict[str, list[str]], regions: Sequence[Region], passed: bool) -> Section:
    swatches = []
    for word, colour in LIKELIHOOD_COLOURS.items():
        count = len(members.get(word, ()))
        if not count and not word_range(word):  # the five words of the scale are told even of no area
            continue
        label = word_text(word, passed)
        if word_range(word):
            label = text("charts-map-word-range", word=label, range=word_range(word))
        swatches.append(
            Swatch(counted(label, count), colour, "insufficient" if word == "insufficient" else "published")
        )
    inferred = sum(region.status == "inferred" for region in regions)
    if inferred:
        swatches.append(Swatch(counted(text("charts-map-word-inferred"), inferred), ANY_COLOUR, "inferred"))
    silent = silent_swatches(region.status for region in regions)
    return Section(text("charts-map-word-title"), (*swatches, *silent))
