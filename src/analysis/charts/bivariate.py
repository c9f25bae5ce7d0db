"""Two values on one map: how poor, and how large the share of a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

import geopandas as gpd
import numpy as np

from analysis.charts.map_canvas import MISSING, Region, Section, Swatch, draw_map
from analysis.charts.map_classes import MapClass
from analysis.charts.map_words import (
    map_notes,
    map_source,
    mark_notes,
    status_section,
    told_regions,
    without_needless_hatch,
)
from analysis.charts.picture import Picture
from analysis.language import number, text
from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Row, Tables, default_year, own_values
from analysis.telling.silence import SILENT
from analysis.telling.standings import Standing, standings
from analysis.telling.words import counted, estimate_text, lower_first, qualified, unit_text

__all__ = ["bivariate_map", "high_in_both"]

# First value down, second across, from low to high (after J. Stevens, 2015): readable without red and green. Low in
# both is sand: his grey would look like that of a district without figures.
_COLOURS = (("#f0e3b6", "#b0d5df", "#64acbe"), ("#e4acac", "#ad9ea5", "#627f8c"), ("#c85a5a", "#985356", "#574249"))
_LEVELS = ("low", "middle", "high")
_OF_ANY_CLASS = "#c9c3c6"  # what tells of hatches alone


def bivariate_map(study: Study, tables: Tables, districts: gpd.GeoDataFrame, first: str, second: str) -> Picture:
    """Districts in three classes of each of two values, nine colours in all.

    The `first` indicator is a share with a figure or an estimate at the target year: its 80 % interval lies below the
    province's figure, holds it, or lies above, so that nothing depends on the middle of a wide range. The `second` has
    published values, of which the latest of each district counts; they are cut into thirds.
    """
    one, other = study.indicator(first), study.indicator(second)
    year = default_year(tables, study, first)
    found, province, shares = _both(study, tables, first, second)
    classes = _beside(found, province), _cut(shares)
    regions = without_needless_hatch([_region(found[area.code], shares, classes) for area in study.districts])
    title = text("charts-bivariate-title", first=one.name, second=lower_first(other.name))
    paced = any(target.form == "pace" for target in study.targets_of(first))
    notes = map_notes(text("charts-bivariate-scheme", second=other.name),
                      text("charts-bivariate-note", first=one.name, year=str(year), second=other.name),
                      text("charts-bivariate-no-gap") if paced else "", *mark_notes(regions, coloured=True))
    status = status_section((region.status for region in regions), _OF_ANY_CLASS, _OF_ANY_CLASS)
    limits = _sides(one, province, classes[0]), _limits(other, shares, classes[1])
    sections = [*_legend(regions, first, second), *(each for each in limits if each.swatches), status]
    draw = partial(draw_map, districts, regions, sections, title, notes)
    both = [r.name for r in regions if r.colour == _COLOURS[2][2]]
    told = [f"{title}.", text("charts-bivariate-alt", areas=", ".join(both) or "–"), *told_regions(regions)]
    used = [*(row["figure_id"] for row in shares.values()), *(s.figure_id for s in found.values())]
    source = map_source(study, tables, first, used, computed=True)
    return Picture(draw(), " ".join(told), f"{title}.", source,
                   narrow=partial(draw, narrow=True))


def high_in_both(study: Study, tables: Tables, first: str, second: str) -> tuple[list[Standing], list[Area]]:
    """The districts that lie wholly above the province in the first and in the highest third of the second.

    Also those that could be among them, but for one of the two that is not known or a second that has a weak source.
    """
    found, province, shares = _both(study, tables, first, second)
    one, other, high = _beside(found, province), _cut(shares), len(_LEVELS) - 1
    sure = {code: place for code, place in other.items() if shares[code]["verdict"] != "weak"}
    both = [code for code in found if one.get(code) == other.get(code) == high]
    could = [code for code in found if one.get(code, high) == sure.get(code, high) == high and code not in both]
    return [found[code] for code in both], [found[code].area for code in could]


def _both(study: Study, tables: Tables, first: str,
          second: str) -> tuple[dict[str, Standing], Standing, dict[str, Row]]:
    """Where the districts and the province stand in the first at the target year, and the districts' latest figures
    of the second."""
    *districts, province = standings(study, tables, first, default_year(tables, study, first))
    found = {s.area.code: s for s in districts}
    shares = own_values(tables, second, study.indicator(second).main_group)
    return found, province, {code: row for code, row in shares.items() if code in found}


def _beside(found: Mapping[str, Standing], province: Standing) -> dict[str, int]:
    """0 below the province's value, 1 where the 80 % interval holds it, 2 above; nothing without such a value."""
    if province.value is None or province.kind == "inferred":
        return {}
    ends = {code: s.interval80 or (s.value, s.value) for code, s in found.items() if s.value is not None}
    return {code: 0 if high < province.value else 2 if low > province.value else 1
            for code, (low, high) in ends.items()}


def _cut(shares: Mapping[str, Row]) -> dict[str, int]:
    """Thirds: 0 low, 1 middle, 2 high."""
    if not shares:
        return {}
    edges = np.quantile([row["value"] for row in shares.values()], [1 / 3, 2 / 3])
    return {code: int(np.searchsorted(edges, row["value"], side="left")) for code, row in shares.items()}


def _sides(indicator: Indicator, province: Standing, classes: Mapping[str, int]) -> Section:
    """What the three classes of the first value mean, in the colours that they have where the other is low."""
    counts = Counter(classes.values())
    swatches = tuple(Swatch(counted(text(f"charts-bivariate-side-{level}"), counts[place]), _COLOURS[place][0])
                     for place, level in enumerate(_LEVELS) if counts[place])
    title = text("charts-bivariate-sides", first=indicator.name, province=estimate_text(province.value, indicator.unit))
    return Section(title, swatches)


def _limits(indicator: Indicator, shares: Mapping[str, Row], classes: Mapping[str, int]) -> Section:
    """From which to which value each third goes, in the colours that it has where the other is low."""
    whole = not indicator.is_share
    swatches = []
    for place, level in enumerate(_LEVELS):
        members = [float(shares[code]["value"]) for code, found in classes.items() if found == place]
        if members:
            cut = MapClass(min(members), max(members), _COLOURS[0][place], len(members), whole)
            label = text("charts-bivariate-limits", level=text(f"charts-bivariate-{level}"), limits=cut.label)
            swatches.append(Swatch(counted(label, cut.count), cut.colour))
    unit = unit_text(indicator.unit)
    return Section(f"{indicator.name} ({unit})" if unit else indicator.name, tuple(swatches))


def _region(standing: Standing, shares: Mapping[str, Row], classes: tuple[dict[str, int], dict[str, int]]) -> Region:
    area, first, second = standing.area, classes[0], classes[1]
    if area.code not in first or area.code not in second:
        return Region((area.code,), area.short_name, MISSING, "none")
    colour = _COLOURS[first[area.code]][second[area.code]]
    row = shares[area.code]
    share = qualified(f"{number(float(row['value']), 0)}%", row["qualifier"], row["verdict"])
    if standing.kind == "inferred" and standing.interval80:
        low, high = (number(end, 0) for end in standing.interval80)
        shown = f"{low}–{high}% · {share}"
    else:
        own = qualified(f"{number(standing.value, 0)}%", standing.qualifier, standing.verdict)
        shown = f"{own} · {share}"
    return Region((area.code,), area.short_name, colour, standing.kind, shown)


def _legend(regions: list[Region], one: str, other: str) -> list[Section]:
    """The colours of the legend, named after the two indicators; nothing where no district has both values."""
    counts = Counter(region.colour for region in regions if region.status not in SILENT)
    levels = [text(f"charts-bivariate-{level}") for level in _LEVELS]
    swatches = tuple(
        Swatch(counted(text("charts-bivariate-class", one=one, other=other, first=down, second=across),
                       counts[colour]), colour)
        for down, colours in zip(levels, _COLOURS, strict=True)
        for across, colour in zip(levels, colours, strict=True) if counts[colour])
    return [Section(text("charts-bivariate-legend"), swatches)] if swatches else []
