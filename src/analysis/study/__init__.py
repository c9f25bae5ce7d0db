"""The study: areas, indicators, definitions, targets, groups and shocks, as planners enter them."""

from analysis.study.applicability import is_applicable
from analysis.study.catalogue import read_catalogue, read_usable_catalogue
from analysis.study.commune_counts import REGION_INDICATORS, counted_communes, listed_communes
from analysis.study.model import TYPE_WORDS, WHOLE_UNITS, Area, Definition, Group, Indicator, Shock, Synonym, Target
from analysis.study.places import Commune, CommuneRegion, Successor
from analysis.study.study import Study

__all__ = ["REGION_INDICATORS", "TYPE_WORDS", "WHOLE_UNITS", "Area", "Commune", "CommuneRegion", "Definition",
           "Group", "Indicator", "Shock", "Study", "Successor", "Synonym", "Target", "counted_communes",
           "is_applicable", "listed_communes", "read_catalogue", "read_usable_catalogue"]
