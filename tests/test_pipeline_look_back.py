"""The look back is made again for whatever it shows, and an earlier forecast only for what was known then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.outlook import forecast_indicators
from analysis.pipeline import forecasting
from analysis.pipeline.context import Context
from analysis.pipeline.inputs import Inputs
from analysis.pipeline.steps import Steps
from analysis.tables import empty, write_table
from analysis.workspace import Workspace
from tests.catalogue import STUDY
from tests.pipeline_inputs import INPUTS, POVERTY, province_series


class _LookBack:
    """The stage with forecasts that only remember what they were asked for."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.workspace = Workspace(folder)
        self.compared, self.continued = 0, list[str]()
        patch.setattr(forecasting, "retrospective_table", self._compare)
        patch.setattr(forecasting, "continued_forecasts", self._continue)

    def __call__(self, then: pd.DataFrame, now: pd.DataFrame, inputs: Inputs = INPUTS) -> tuple[int, set[str]]:
        """How often the tables were compared, and the indicators forecast from what was known then."""
        self.compared, self.continued = 0, []
        folder = self.workspace.processed
        write_table(folder, "series", now)
        write_table(folder, "figures", empty("figures"))
        tables = {"series": then, "figures": empty("figures"), "forecasts": empty("forecasts")}

        class Past:
            def table(self, name: str) -> pd.DataFrame:
                return tables[name]

        context = Context(self.workspace, STUDY, [], inputs, lambda _: None, map)
        forecasting.look_back_stage(context, Steps(folder), date(2026, 1, 28), lambda: Past())  # type: ignore[arg-type,return-value]
        return self.compared, set(self.continued)

    def _compare(self, *_: object) -> pd.DataFrame:
        self.compared += 1
        return empty("retrospective")

    def _continue(self, study: object, series: pd.DataFrame, figures: object, present: pd.DataFrame,
                  **_: Any) -> pd.DataFrame:
        self.continued += list(present["indicator"].unique())
        return empty("forecasts")


def test_the_look_back_follows_what_was_known_then_and_what_is_known_now(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look_back, then, every = _LookBack(tmp_path, monkeypatch), province_series(), set(forecast_indicators(STUDY))
    assert look_back(then, then) == (1, every)
    assert look_back(then, then) == (0, set())
    now = province_series((POVERTY, "66", "all", 12.0))
    assert look_back(then, now) == (1, set())  # of what is known now a forecast sees only which figures there are
    more = province_series((POVERTY, "66", "all", 12.0), (POVERTY, "647", "all", 30.0))
    assert look_back(then, more) == (1, {POVERTY})
    earlier = province_series((POVERTY, "66", "all", 11.0))
    assert look_back(earlier, more) == (1, {POVERTY})
    beside = earlier.copy()
    beside.loc[beside["indicator"] == "trained_labour_women", "value"] = 4.0
    assert look_back(beside, more) == (1, set())  # compared with what was known then, which no forecast stands on
    assert look_back(beside, more, replace(INPUTS, geometry={})) == (1, every)
