"""The controls of each notebook, in one line each; they are shown in JupyterLab only.

Every function returns a `ControlPanel` if a person has the notebook open, otherwise None, which a notebook does not
show: under papermill and in tests the page is the same as without the line.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets as widgets

from analysis.language import number, text, use_language
from analysis.narrative import PUBLISHED_BY_DISTRICT, RECORD_SITUATIONS
from analysis.tables import SEVERITIES
from analysis.workbench.bench import Bench
from analysis.workbench.control_panel import LABELS, ControlPanel, choice, day
from analysis.workbench.live import is_live
from analysis.workbench.names import target_in_words
from analysis.workbench.shown import Shown

__all__ = ["area_panel", "area_view", "for_district", "for_forecast", "for_indicator", "for_maps", "for_minorities",
           "for_province", "for_quality", "for_record", "pace_control"]

Controls = dict[str, Any]


def _panel(bench: Bench, make: Callable[[Bench], Controls], draw: Callable[..., Any]) -> ControlPanel | None:
    if not is_live():
        return None
    with use_language(bench.language):
        return ControlPanel(bench, make(bench), draw)


def _indicators(bench: Bench) -> list[tuple[str, str]]:
    return [(indicator.name, indicator.id) for indicator in bench.measured]


def _targets(bench: Bench) -> list[tuple[str, str]]:
    """The targets and yardsticks of the districts; first those with a likelihood word for the most districts."""
    study, stated = bench.study, bench.tables["attainment"]
    stated = stated[stated["area_code"].isin({area.code for area in study.districts})]
    said = stated.assign(said=stated["probability"].notna()).groupby("target_id", sort=False)["said"].sum()
    targets = [study.target(str(identity)) for identity in said.sort_values(ascending=False, kind="stable").index]
    return [(target_in_words(study, each), each.id) for each in targets]


def area_view(bench: Bench, indicator: str, times: float, district: str = "") -> Shown:
    """One indicator in one area, below the effect of another pace."""
    view = bench.forecast(indicator, district)
    asked = None if times == 1.0 else view.if_its_pace_were(times)
    if asked is None:
        return view.in_short()
    return Shown(asked._repr_html_() + view.in_short(text("controls-picture-expected"))._repr_html_())


def pace_control() -> widgets.SelectionSlider:
    """A multiple of the expected pace, in the language's number format; a plain slider only knows decimal points."""
    steps = [place / 10 for place in range(31)]
    options = [(text("controls-times-expected") if step == 1.0 else number(step, 1, fixed=True), step)
               for step in steps]
    return widgets.SelectionSlider(options=options, value=1.0, continuous_update=False,
                                   style=LABELS, layout=widgets.Layout(width="38em"),
                                   description=text("controls-times"))


def area_panel(bench: Bench, indicator: str, district: str = "", areas: bool = True) -> ControlPanel:
    """Indicator, day and pace, and with `areas` also the district; chart and targets follow."""
    study = bench.study
    with use_language(bench.language):
        controls: Controls = {}
        if areas:
            named = [(study.province.name, ""), *((area.name, area.key) for area in study.districts)]
            controls["district"] = choice("district", named, district)
        controls |= {
            "indicator": choice("indicator", _indicators(bench), indicator), "as_of": day(),
            "times": pace_control(),
        }
        return ControlPanel(bench, controls, area_view)


def for_district(bench: Bench, district: str = "") -> ControlPanel | None:
    """District, indicator, day and pace; starts with the whole province if no district is named."""
    return area_panel(bench, "poverty_rate", district) if is_live() else None


def for_province(bench: Bench) -> ControlPanel | None:
    """Indicator, day and pace for the whole province."""
    return area_panel(bench, "poverty_rate", areas=False) if is_live() else None


def _picture(bench: Bench, indicator: str, picture: str) -> Shown:
    views = {"districts": bench.districts_compared, "map": bench.value_map, "province": bench.province_chart}
    return views[picture](indicator)


def for_indicator(bench: Bench, indicator: str) -> ControlPanel | None:
    """Indicator, day and picture: the districts compared, their map, or the province's chart."""
    return _panel(bench, lambda bench: {
        "indicator": choice("indicator", _indicators(bench), indicator),
        "picture": choice("picture", [(text(f"controls-picture-{name}"), name)
                                      for name in ("districts", "map", "province")]),
        "as_of": day(),
    }, _picture)


def _map(bench: Bench, target: str, picture: str) -> Shown:
    if picture == "value":
        return bench.value_map(bench.study.target(target).indicator)
    return bench.gap_map(target) if picture == "gap" else bench.probability_map(target)


def for_maps(bench: Bench) -> ControlPanel | None:
    """Target, day and map: value, distance or likelihood."""
    return _panel(bench, lambda bench: {
        "target": choice("target", _targets(bench)),
        "picture": choice("picture", [(text(f"controls-picture-{name}"), name)
                                      for name in ("gap", "value", "probability")]),
        "as_of": day(),
    }, _map)


def for_forecast(bench: Bench) -> ControlPanel | None:
    """Target and day; the map of each district's likelihood of reaching it."""
    return _panel(bench, lambda bench: {"target": choice("target", _targets(bench)), "as_of": day()},
                  partial(_map, picture="probability"))


def _beside_poverty(bench: Bench, indicator: str, picture: str) -> Shown:
    if picture == "bivariate":
        return bench.bivariate_map("poverty_rate", indicator)
    return bench.context_map(indicator)


def for_minorities(bench: Bench) -> ControlPanel | None:
    """Published indicators by district, alone or on one map with poverty."""
    return _panel(bench, lambda bench: {
        "indicator": choice("indicator", [(bench.study.indicator(name).name, name) for name in PUBLISHED_BY_DISTRICT]),
        "picture": choice("picture", [(text(f"controls-picture-{name}"), name) for name in ("context", "bivariate")]),
        "as_of": day(),
    }, _beside_poverty)


def for_record(bench: Bench) -> ControlPanel | None:
    """The situation of the back-test; the coverage of the intervals by panel."""
    return _panel(bench, lambda bench: {
        "situation": choice("situation", [(text(f"narrative-record-{name}"), name) for name in RECORD_SITUATIONS]),
    }, lambda bench, situation: bench.coverage_by_panel(situation))


def for_quality(bench: Bench) -> ControlPanel | None:
    """Severity and day; the findings of that severity."""
    return _panel(bench, lambda bench: {
        "severity": choice("severity", [(text(f"narrative-severity-{name}"), name) for name in SEVERITIES],
                           "warning"),
        "as_of": day(),
    }, lambda bench, severity: bench.findings(severity))
