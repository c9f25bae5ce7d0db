"""Controls for JupyterLab: choose area, indicator, day and pace, and the view below follows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from typing import Any

import ipywidgets as widgets

from analysis.language import text, use_language
from analysis.pipeline import NothingKnown
from analysis.workbench.bench import Bench, open_bench
from analysis.workbench.views import ForecastView

__all__ = ["Explorer", "explore"]

STATIC = "DAKLAK_STATIC"
"""Set in the environment of a kernel that makes a report: controls are then left out of the page."""


@dataclass(frozen=True)
class _Choice:
    """What the controls ask for."""

    district: str
    indicator: str
    as_of: str
    times: float


class Explorer:
    """Controls for district, indicator, day and pace, and the view below them that follows.

    Changing a control draws the new view in the same place; what was drawn before is kept, so that going
    back is immediate. A day before every figure is answered with a sentence, not with an error.
    """

    def __init__(self, bench: Bench, indicator: str, district: str) -> None:
        self._benches: dict[str, Bench] = {"": bench}
        self._language = bench.language
        self._drawn: dict[_Choice, str] = {}
        with use_language(bench.language):
            self._build(bench, indicator, district)
        self._redraw()

    def _build(self, bench: Bench, indicator: str, district: str) -> None:
        study = bench.study
        areas = [(study.province.name, ""), *((area.name, area.key) for area in study.districts)]
        measured = [(item.name, item.id) for item in bench.measured]
        style = {"description_width": "9em"}
        wide = widgets.Layout(width="34em")
        self.district = widgets.Dropdown(options=areas, value=district, style=style, layout=wide,
                                         description=text("explore-district"))
        self.indicator = widgets.Dropdown(options=measured, value=indicator, style=style, layout=wide,
                                          description=text("explore-indicator"))
        self.as_of = widgets.DatePicker(value=None, description=text("explore-as-of"), style=style, layout=wide)
        self.times = widgets.FloatSlider(value=1.0, min=0.0, max=3.0, step=0.1, readout_format=".1f", style=style,
                                         layout=wide, description=text("explore-times"), continuous_update=False)
        self.view = widgets.HTML()
        self.view.add_class("daklak-view")
        for control in (self.district, self.indicator, self.as_of, self.times):
            control.observe(self._redraw, names="value")
        self.box = widgets.VBox([self.district, self.indicator, self.as_of, self.times, self.view])

    @property
    def _choice(self) -> _Choice:
        day: date | None = self.as_of.value
        return _Choice(self.district.value, self.indicator.value, day.isoformat() if day else "",
                       self.times.value)

    def _redraw(self, change: object = None) -> None:
        choice = self._choice
        with use_language(self._language):
            if choice not in self._drawn:
                self._drawn[choice] = self._draw(choice)
            self.view.value = self._drawn[choice]

    def _draw(self, choice: _Choice) -> str:
        if choice.as_of not in self._benches:
            self.view.value = f"<p>{text('explore-working')}</p>"
            try:
                self._benches[choice.as_of] = open_bench(choice.as_of, self._language)
            except NothingKnown:
                return f"<p>{text('explore-nothing-known')}</p>"
        view = self._benches[choice.as_of].forecast(choice.indicator, choice.district)
        asked = None if choice.times == 1.0 else view.if_its_pace_were(choice.times)
        return (asked._repr_html_() if asked else "") + view._repr_html_()

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.box._repr_mimebundle_(**options)

    def __repr__(self) -> str:
        choice = self._choice
        return f"<explorer: {choice.indicator}, {choice.district or 'province'}>"


def explore(bench: Bench, indicator: str = "poverty_rate", district: str = "") -> Explorer | ForecastView:
    """Controls for district, indicator and day with a view that follows; where a report is made, only the view.

    Parameters
    ----------
    bench : Bench
        From `load_study`.
    indicator, district : str
        What is chosen at first; "" for the whole province.
    """
    view = bench.forecast(indicator, district)
    if os.environ.get(STATIC):
        return view
    return Explorer(bench, view.indicator.id, view.key)
