"""Comparing areas: how certain a ranking is, and whether a pattern on a map is more than chance."""

from analysis.comparison.complement import SHARE_DRIFT, Complement
from analysis.comparison.ranking import Ranking, ranking
from analysis.comparison.spatial import (
    FEWEST_AREAS,
    MoranTest,
    Pattern,
    contiguity,
    holm,
    moran,
    moran_power,
    moran_test,
    patterns,
)

__all__ = ["FEWEST_AREAS", "SHARE_DRIFT", "Complement", "MoranTest", "Pattern", "Ranking", "contiguity", "holm",
           "moran", "moran_power", "moran_test", "patterns", "ranking"]
