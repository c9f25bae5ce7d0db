"""What notebooks import: results that read like sentences.

>>> study = load_study()
>>> study.district("lak").summary()
>>> study.forecast("poverty_rate", district="lak").plot()
>>> explore(study)
"""

from analysis.workbench import controls
from analysis.workbench.bench import Bench, open_bench
from analysis.workbench.control_panel import ControlPanel
from analysis.workbench.explore import explore
from analysis.workbench.names import Misasked, UnknownName
from analysis.workbench.shown import Shown
from analysis.workbench.views import DistrictView, ForecastView, IndicatorView

__all__ = [
    "Bench", "ControlPanel", "DistrictView", "ForecastView", "IndicatorView", "Misasked", "Shown", "UnknownName",
    "controls", "explore", "load_study", "open_bench",
]

load_study = open_bench
