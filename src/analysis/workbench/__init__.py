"""What notebooks import: results that read like sentences.

>>> study = load_study()
>>> study.district("lak").summary()
>>> study.forecast("poverty_rate", district="lak").plot()
>>> explore(study)
"""

from analysis.workbench.bench import Bench, UnknownName, open_bench
from analysis.workbench.explore import Explorer, explore
from analysis.workbench.shown import Shown
from analysis.workbench.views import DistrictView, ForecastView, IndicatorView

__all__ = [
    "Bench", "DistrictView", "Explorer", "ForecastView", "IndicatorView", "Shown", "UnknownName", "explore",
    "load_study", "open_bench",
]

load_study = open_bench
