"""The maps of a target: as many of value, distance and likelihood as have something to show, and their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
from markupsafe import Markup

from analysis.charts import gap_map, probability_map, value_map
from analysis.charts.maps import value_classes
from analysis.language import text
from analysis.narrative.amounts import points_text
from analysis.narrative.blocks import Block, Blocks, Folded, Heading, Paragraph, Raw, table
from analysis.narrative.high_probabilities import high_note
from analysis.narrative.indicator import FEWEST_COLOURED, coloured_districts
from analysis.narrative.indicator_summary import districts_sentence
from analysis.narrative.sentences import join_names, word_with_probability
from analysis.study import Study, Target
from analysis.telling.rows import Row, Tables, default_year, records, rows
from analysis.telling.standings import standing_text, standings
from analysis.telling.words import is_missing, lower_first, range_text, target_name

__all__ = ["maps_introduced", "target_maps"]


def maps_introduced(study: Study, tables: Tables, target_ids: Sequence[str]) -> Blocks:
    """How the maps are read, which indicators these are, and on whose pages the maps of the others stand."""
    stated = rows(tables, "attainment")
    stated = stated[stated["area_code"].isin([area.code for area in study.districts])]
    drawn = list(dict.fromkeys(study.target(target_id).indicator for target_id in target_ids))
    inferred = (stated["indicator"].isin(drawn) & (stated["grade"] == "C")).any()
    told = [text("narrative-maps-how"), *([text("narrative-maps-inferred")] if inferred else [])]
    blocks: list[Block] = [Paragraph(" ".join(told))]
    others = [indicator for indicator in study.reported_indicators if indicator.id not in drawn
              and coloured_districts(study, tables, indicator) >= FEWEST_COLOURED]
    names = join_names([lower_first(study.indicator(name).name) for name in drawn])
    shown = text("narrative-maps-shown", count=len(drawn), others=len(others), names=names)
    links = Markup("; ").join(Markup('<a href="indicators/{}.html">{}</a>').format(each.id, lower_first(each.name))
                              for each in others)
    return Blocks([*blocks, Raw(Markup("<p>{}{}</p>").format(shown, Markup(" {}.").format(links) if others else "")),
                   *high_note(row for each in target_ids for row in _likelihoods(study, tables, each))])


def target_maps(study: Study, tables: Tables, districts: gpd.GeoDataFrame, target_id: str) -> Blocks:
    """What is known in a sentence, each map on which two districts or more have a colour, and the maps' numbers."""
    target = study.target(target_id)
    indicator = study.indicator(target.indicator)
    heading = f"{indicator.name}: {target_name(study, target)} ({target.year})"
    blocks: list[Block] = [Heading(2, heading, target_id), Paragraph(districts_sentence(study, tables, indicator))]
    valued = coloured_districts(study, tables, indicator) >= FEWEST_COLOURED
    if valued:
        blocks += [value_map(study, tables, districts, indicator.id), gap_map(study, tables, districts, target_id)]
    likely = bool(_likelihoods(study, tables, target_id))
    if likely:
        blocks.append(probability_map(study, tables, districts, target_id))
    if valued or likely:
        blocks.append(_values(study, tables, target, valued, likely))
    if not (valued and likely):
        missing = "both" if not valued and not likely else "likelihood" if valued else "value"
        page = Markup('<a href="indicators/{}.html">{}</a>').format(
            indicator.id, text("narrative-more", name=lower_first(indicator.name)))
        blocks.append(Raw(Markup("<p>{} {}</p>").format(text("narrative-maps-missing", missing=missing), page)))
    return Blocks(blocks)


def _likelihoods(study: Study, tables: Tables, target_id: str) -> list[Row]:
    """What is stated of the districts; no row where those with a probability do not differ: a map of one colour."""
    stated = [row for row in records(tables, "attainment", target_id=target_id)
              if study.area(row["area_code"]).is_district]
    return stated if len({row["word"] for row in stated if not is_missing(row["probability"])}) > 1 else []


def _values(study: Study, tables: Tables, target: Target, valued: bool, likely: bool) -> Block:
    """What the maps show, district by district, for who cannot see them or wants the numbers."""
    indicator = study.indicator(target.indicator)
    found = standings(study, tables, indicator.id, default_year(tables, study, indicator.id))[:-1]
    classes = value_classes(found)
    columns = ["area", "value", *(["map-class", "gap"] if valued else []), *(["word"] if likely else [])]
    gaps, stated = ({row["area_code"]: row for row in records(tables, name, target_id=target.id)}
                    for name in ("gaps", "attainment"))
    body = []
    for standing in found:
        code, coloured = standing.area.code, standing.value is not None and standing.kind != "inferred"
        body.append({
            "area": standing.area.name, "value": standing_text(standing, indicator.unit),
            "map-class": classes.of(float(standing.value or 0)).label if coloured else "–",
            "gap": _gap(gaps[code]) if code in gaps else "–",
            "word": word_with_probability(stated[code]) if code in stated else "–",
        })
    titles = {column: text(f"narrative-column-{column}") for column in columns}
    told = table(text("narrative-maps-values-caption", name=indicator.name), titles, body)
    return Folded(text("narrative-maps-values"), told)


def _gap(row: Row) -> str:
    """Median and interval, where inferred the interval alone, as on the map."""
    interval = range_text(row["gap_lower_80"], row["gap_upper_80"])
    return interval if row["grade"] == "C" else points_text(row["gap"], interval)
