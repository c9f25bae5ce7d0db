"""The study: areas, indicators, definitions, targets, groups and shocks, as a planner wrote them down."""

from analysis.study.applicability import is_applicable
from analysis.study.catalogue import load_study
from analysis.study.model import Area, Definition, Group, Indicator, Shock, Synonym, Target
from analysis.study.places import Commune, CommuneRegion, Successor
from analysis.study.study import Study

__all__ = ["Area", "Commune", "CommuneRegion", "Definition", "Group", "Indicator", "Shock", "Study", "Successor",
           "Synonym", "Target", "is_applicable", "load_study"]
