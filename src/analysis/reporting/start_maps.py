"""The maps of the start page: of which indicators there is something to map, and of which there is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import geopandas as gpd
import pandas as pd
from markupsafe import Markup

from analysis.charts import Picture, context_map, probability_map, value_map
from analysis.charts.map_series import FEWEST_ON_A_MAP
from analysis.language import text
from analysis.study import Indicator, Study
from analysis.telling.rows import Tables, rows
from analysis.telling.statements import main_statements
from analysis.telling.words import lower_first, word_id

__all__ = ["NO_MAPS", "StartMaps", "start_maps"]

_CONTEXT = ("ethnic_minority_share",)
"""Mapped besides what is reported: whom the directive's targets for ethnic minorities are about."""
_MOST = 12
"""Maps that a page may hold and still open at once."""


@dataclass(frozen=True)
class StartMaps:
    """Maps to switch between.

    Attributes
    ----------
    drawn : sequence of (str, Markup)
        Their names and pictures, the first to be shown before one is chosen.
    elsewhere, without : sequence of str
        Ids of the indicators whose maps stand on their own pages only, and of those with nothing to map.
    """

    drawn: Sequence[tuple[str, Markup]] = ()
    elsewhere: Sequence[str] = ()
    without: Sequence[str] = ()


NO_MAPS = StartMaps()


@dataclass(frozen=True)
class _Map:
    """A map not yet drawn; `tells`: how many districts it shows a likelihood of, in how many words; how many values."""

    indicator: str
    name: str
    tells: tuple[int, int, int]
    draw: Callable[[], Picture]


def start_maps(study: Study, tables: Tables, districts: gpd.GeoDataFrame) -> StartMaps:
    """Draw the maps; tables: ``attainment``, ``series``, ``figures``, ``forecasts``.

    Likelihoods where half of the districts or more have one. Where only some have, the values and ranges of the target
    year; then, as for indicators without any likelihood, the districts' latest published figures, if at least
    `FEWEST_ON_A_MAP` have one under the same definition.
    """
    stated = _with_probability(study, tables)
    indicators = (*study.reported_indicators, *map(study.indicator, _CONTEXT))
    found = [each for indicator in indicators for each in _maps(
        study, tables, districts, indicator, stated[stated["indicator"] == indicator.id])]
    chosen = sorted(found, key=lambda each: each.tells[0] == 0)[:_MOST]
    telling = max(chosen, key=lambda each: each.tells, default=None)
    chosen.sort(key=lambda each: each is not telling)  # the most informative first; the others keep their order
    mapped, there = ({each.indicator for each in maps} for maps in (chosen, found))
    reported = [indicator.id for indicator in study.reported_indicators]
    return StartMaps([(each.name, Markup(each.draw().to_html())) for each in chosen],
                     [name for name in reported if name in there - mapped],
                     [name for name in reported if name not in there])


def _with_probability(study: Study, tables: Tables) -> pd.DataFrame:
    """The districts' main statements that have a probability."""
    main = main_statements(study, tables["attainment"])
    return main[main["area_code"].isin([area.code for area in study.districts]) & main["probability"].notna()]


def _maps(study: Study, tables: Tables, districts: gpd.GeoDataFrame, indicator: Indicator,
          stated: pd.DataFrame) -> Iterator[_Map]:
    """The maps of an indicator; `stated`: what is stated of its districts with a probability."""
    likely = 0
    if len(stated):
        target = str(stated["target_id"].value_counts().index[0])
        held = stated[stated["target_id"] == target]
        likely = len(held)
        tells = likely, len({word_id(str(row.word), row.probability) for row in held.itertuples()}), 0
        if 2 * likely >= len(study.districts):
            yield _Map(indicator.id, indicator.name, tells, partial(probability_map, study, tables, districts, target))
            return
        yield _Map(indicator.id, indicator.name, tells, partial(value_map, study, tables, districts, indicator.id))
    definition, count = _most_published(study, tables, indicator)
    if count >= FEWEST_ON_A_MAP:
        several = len(study.definitions_of(indicator.id)) > 1
        name = text("reporting-index-map-under", name=indicator.name, definition=lower_first(
            study.definition(indicator.id, definition).name)) if likely else indicator.name
        yield _Map(indicator.id, name, (0, 0, count), partial(
            context_map, study, tables, districts, indicator.id, definition if several else ""))


def _most_published(study: Study, tables: Tables, indicator: Indicator) -> tuple[str, int]:
    """The definition under which most districts have a figure, the latest of several, and how many have one."""
    found = rows(tables, "series", indicator=indicator.id, group=indicator.main_group)
    found = found[found["area_code"].isin([area.code for area in study.districts])]
    counts = found.groupby("definition", observed=True).agg(areas=("area_code", "nunique"), last=("year", "max"))
    if counts.empty:
        return "", 0
    best = counts.sort_values(["areas", "last"]).iloc[-1]
    return str(best.name), int(best["areas"])
