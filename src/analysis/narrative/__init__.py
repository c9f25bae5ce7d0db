"""What reports say: sentences and tables composed from the results, as blocks that a notebook displays."""

from analysis.narrative.area import area_blocks, area_in_short, held_targets
from analysis.narrative.blocks import Blocks, Bullets, Heading, Paragraph, Raw
from analysis.narrative.communes import commune_regions
from analysis.narrative.deciding import deciding_districts
from analysis.narrative.district_sections import district_indicators
from analysis.narrative.district_summary import district_summary
from analysis.narrative.district_tables import (
    district_inferred,
    district_minorities,
    district_missing,
    district_people,
)
from analysis.narrative.finding_words import finding_words, findings_in_words, findings_together
from analysis.narrative.high_probabilities import high_note, too_sure
from analysis.narrative.highlights import highlights
from analysis.narrative.indicator import (
    indicator_definitions,
    indicator_districts,
    indicator_figures,
    indicator_map,
    indicator_map_series,
    indicator_multiples,
    indicator_ranking,
)
from analysis.narrative.indicator_summary import indicator_summary
from analysis.narrative.joint import joint_statements
from analysis.narrative.links import figure_anchor
from analysis.narrative.maps import maps_introduced, target_maps
from analysis.narrative.minorities import (
    PUBLISHED_BY_DISTRICT,
    minority_equity,
    minority_pattern,
    minority_shares,
    minority_summary,
)
from analysis.narrative.other_rules import other_rules
from analysis.narrative.overview import overview, standings
from analysis.narrative.province import (
    labour_market,
    province_indicators,
    province_summary,
    province_targets,
)
from analysis.narrative.quality import findings_blocks, method, quality_summary
from analysis.narrative.retrospective import looking_back
from analysis.narrative.successors import district_successors
from analysis.narrative.track_record import RECORD_SITUATIONS, coverage_by_panel, track_record
from analysis.narrative.what_if import what_if

__all__ = [
    "PUBLISHED_BY_DISTRICT", "RECORD_SITUATIONS", "Blocks", "Bullets", "Heading", "Paragraph", "Raw", "area_blocks",
    "area_in_short", "commune_regions", "coverage_by_panel", "deciding_districts", "district_indicators",
    "district_inferred", "district_minorities", "district_missing", "district_people", "district_successors",
    "district_summary", "figure_anchor", "finding_words", "findings_blocks", "findings_in_words",
    "findings_together", "held_targets", "high_note", "highlights", "indicator_definitions", "indicator_districts",
    "indicator_figures", "indicator_map",
    "indicator_map_series", "indicator_multiples", "indicator_ranking", "indicator_summary", "joint_statements",
    "labour_market", "looking_back", "maps_introduced", "method", "minority_equity", "minority_pattern",
    "minority_shares", "minority_summary", "other_rules", "overview", "province_indicators", "province_summary",
    "province_targets", "quality_summary", "standings", "target_maps", "too_sure", "track_record", "what_if",
]
