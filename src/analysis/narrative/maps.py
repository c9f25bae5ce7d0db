"""The maps of a target: as many of value, distance and likelihood as have something to show."""

from __future__ import annotations

import geopandas as gpd
from markupsafe import Markup

from analysis.charts import gap_map, probability_map, value_map
from analysis.charts.rows import Tables, rows
from analysis.charts.words import lower_first, target_name
from analysis.language import text
from analysis.narrative.blocks import Block, Blocks, Heading, Paragraph, Raw
from analysis.narrative.indicator import FEWEST_COLOURED, coloured_districts
from analysis.narrative.indicator_summary import districts_sentence
from analysis.study import Study

__all__ = ["target_maps"]


def target_maps(study: Study, tables: Tables, districts: gpd.GeoDataFrame, target_id: str) -> Blocks:
    """What is known of the districts in a sentence, then each map on which two districts or more have a colour."""
    target = study.target(target_id)
    indicator = study.indicator(target.indicator)
    heading = f"{indicator.name}: {target_name(study, target)} ({target.year})"
    blocks: list[Block] = [Heading(2, heading, target_id), Paragraph(districts_sentence(study, tables, indicator))]
    valued = coloured_districts(study, tables, indicator) >= FEWEST_COLOURED
    if valued:
        blocks += [value_map(study, tables, districts, indicator.id), gap_map(study, tables, districts, target_id)]
    stated = rows(tables, "attainment", target_id=target_id)
    stated = stated[stated["area_code"].isin([area.code for area in study.districts])]
    likely = int(stated["probability"].notna().sum()) >= FEWEST_COLOURED
    if likely:
        blocks.append(probability_map(study, tables, districts, target_id))
    if not (valued and likely):
        missing = "both" if not valued and not likely else "likelihood" if valued else "value"
        page = Markup('<a href="indicators/{}.html">{}</a>').format(
            indicator.id, text("narrative-more", name=lower_first(indicator.name)))
        blocks.append(Raw(Markup("<p>{} {}</p>").format(text("narrative-maps-missing", missing=missing), page)))
    return Blocks(blocks)
