"""One indicator in one area: with controls in JupyterLab, only the view elsewhere."""

from __future__ import annotations

from analysis.workbench.bench import Bench
from analysis.workbench.control_panel import ControlPanel
from analysis.workbench.controls import area_panel
from analysis.workbench.live import is_live
from analysis.workbench.views import ForecastView

__all__ = ["explore"]


def explore(bench: Bench, indicator: str = "poverty_rate", district: str = "") -> ControlPanel | ForecastView:
    """Controls for district, indicator and day with a view that follows; in a report, only the view.

    Parameters
    ----------
    bench : Bench
        From `load_study`.
    indicator, district : str
        The initial choice; "" for the whole province.
    """
    view = bench.forecast(indicator, district)
    return area_panel(bench, view.indicator.id, view.key) if is_live() else view
