"""Views of one district, one indicator, or one indicator in one area."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from analysis import charts, narrative, outlook
from analysis.language import use_language
from analysis.narrative import Blocks
from analysis.outlook import Situation, WhatIf
from analysis.study import Area, Indicator, Study
from analysis.telling.rows import Tables
from analysis.telling.words import unit_text
from analysis.workbench.names import Answering
from analysis.workbench.shown import Shown

if TYPE_CHECKING:
    from analysis.workbench.bench import Bench

__all__ = ["DistrictView", "ForecastView", "IndicatorView"]


@dataclass(frozen=True, repr=False)
class DistrictView(Answering):
    """One district (or the province): the parts of its report, and the effect of another pace."""

    bench: Bench
    area: Area

    def __repr__(self) -> str:
        return f"<{self.area.name}>"

    def _repr_html_(self) -> str:
        return self.summary()._repr_html_()

    def _show(self, make: Callable[[Study, Tables, Area], Blocks]) -> Shown:
        return self.bench.show(lambda: make(self.bench.study, self.bench.tables, self.area))

    def summary(self) -> Shown:
        """The district in short."""
        return self._show(narrative.district_summary)

    def indicators(self) -> Shown:
        """A section for each indicator."""
        return self._show(narrative.district_indicators)

    def inferred(self) -> Shown:
        """Everything that is only inferred from the province, in one table."""
        return self._show(narrative.district_inferred)

    def other_rules(self) -> Shown:
        """The verdicts of other bodies' on-track rules on the district."""
        return self._show(narrative.other_rules)

    def if_its_pace_were(self, times: float, target: str) -> Shown:
        """The target year at a multiple of the expected pace, e.g. ``times=1.5``."""
        asked = self.bench.number(times, "workbench-times", math.isfinite)
        return self.ask(lambda situation: outlook.pace_multiplied(situation, asked), target)

    def at_its_own_best_pace(self, target: str) -> Shown:
        """… at the best pace that the district itself ever held under the target's definition."""
        return self.ask(outlook.at_own_best_pace, target)

    def at_the_best_pace_of_any_district(self, target: str) -> Shown:
        """… at the best pace that any district ever held under it."""
        return self.ask(outlook.at_best_pace_of_any_district, target)

    def pace_needed(self, target: str, probability: float = 0.5) -> Shown:
        """The pace needed to reach the target with this probability."""
        asked = self.bench.number(probability, "workbench-probability", lambda share: 0 < share < 1)
        return self.ask(lambda situation: outlook.pace_needed(situation, asked), target)

    def ask(self, question: Callable[[Situation], WhatIf], *targets: str) -> Shown:
        """The answer for these targets, each by its id or name."""
        study, tables = self.bench.study, self.bench.tables
        chosen = [self.bench.names.target(target) for target in targets]

        def answer(target: str) -> WhatIf:
            return question(outlook.situation_of(study, tables, self.area, target))

        return self.bench.show(lambda: narrative.what_if(study, *(partial(answer, each) for each in chosen)))

    def people_and_communes(self) -> Shown:
        """Published figures on ethnic minorities, and the communes of 2025 that succeed the district."""
        return self._show(narrative.district_people)

    def missing(self) -> Shown:
        """Which figures are missing and who holds them."""
        return self._show(narrative.district_missing)


@dataclass(frozen=True, repr=False)
class IndicatorView(Answering):
    """One indicator across the province."""

    bench: Bench
    indicator: Indicator

    def __repr__(self) -> str:
        return f"<{self.indicator.name}>"

    def _repr_html_(self) -> str:
        return self.summary()._repr_html_()

    def summary(self) -> Shown:
        """The province in a sentence, the districts in another."""
        return self.bench.show(
            lambda: narrative.indicator_summary(self.bench.study, self.bench.tables, self.indicator))

    def definitions(self) -> Shown:
        """What is measured, and the breaks."""
        return self.bench.show(lambda: narrative.indicator_definitions(self.bench.study, self.indicator))

    def districts(self) -> Shown:
        """The province's chart and the districts compared."""
        return self.bench.show(
            lambda: narrative.indicator_districts(self.bench.study, self.bench.tables, self.indicator))

    def multiples(self) -> Shown:
        """All areas as small charts on one scale."""
        return self.bench.show(
            lambda: narrative.indicator_multiples(self.bench.study, self.bench.tables, self.indicator))

    def ranking(self) -> Shown:
        """The districts ranked, and how sure the order is."""
        return self.bench.show(
            lambda: narrative.indicator_ranking(self.bench.study, self.bench.tables, self.indicator))

    def map(self) -> Shown:
        """The map of its value, if any district has one."""
        bench = self.bench
        return bench.show(lambda: narrative.indicator_map(
            bench.study, bench.tables, bench.results.districts, self.indicator))

    def maps_by_year(self) -> Shown:
        """The map year by year, where several districts have published figures."""
        bench = self.bench
        return bench.show(lambda: narrative.indicator_map_series(
            bench.study, bench.tables, bench.results.districts, self.indicator))

    def table(self) -> pd.DataFrame:
        """Its yearly values in the province, its districts and the areas around, to compute or to draw with.

        Rows of the table ``series`` of the main group, with `area_name`, `definition_name` and `unit_name` in the
        bench's language; `year` is a plain integer, as seaborn wants it.
        """
        study, values = self.bench.study, self.bench.tables["series"]
        with use_language(self.bench.language):
            areas = {area.code: area.name for area in study.areas}
            definitions = {each.id: each.name for each in study.definitions_of(self.indicator.id)}
            units = {unit: unit_text(unit) for unit in values["unit"].unique()}
        chosen = values[(values["indicator"] == self.indicator.id) & (values["group"] == self.indicator.main_group)
                        & values["area_code"].isin(areas)].reset_index(drop=True)
        return chosen.astype({"year": int}).assign(
            area_name=chosen["area_code"].map(areas), definition_name=chosen["definition"].map(definitions),
            unit_name=chosen["unit"].map(units))

    def figures(self) -> Shown:
        """Every published figure."""
        return self.bench.show(
            lambda: narrative.indicator_figures(self.bench.study, self.bench.tables, self.indicator))


@dataclass(frozen=True, repr=False)
class ForecastView(Answering):
    """One indicator in one area: sentence, chart, targets, figures."""

    bench: Bench
    indicator: Indicator
    area: Area

    def __repr__(self) -> str:
        return f"<{self.indicator.name}, {self.area.name}>"

    @property
    def key(self) -> str:
        """Key of the district; "" for the province."""
        return self.area.key if self.area.is_district else ""

    def plot(self) -> Shown:
        """The chart of figures, forecast and targets."""
        return self.bench.show(
            lambda: charts.series_chart(self.bench.study, self.bench.tables, self.indicator.id, self.area.code))

    def in_short(self, below: str = "") -> Shown:
        """Sentence, chart and targets, without the figures one by one and the comparison with other districts.

        `below` is a note under the chart.
        """
        return self.bench.show(
            lambda: narrative.area_in_short(self.bench.study, self.bench.tables, self.indicator, self.area, below))

    def table(self) -> pd.DataFrame:
        """The statements on its targets and yardsticks: rows of the table ``attainment``."""
        rows = self.bench.tables["attainment"]
        chosen = (rows["indicator"] == self.indicator.id) & (rows["area_code"] == self.area.code)
        return rows[chosen].reset_index(drop=True)

    def if_its_pace_were(self, times: float) -> Shown | None:
        """The effect of a multiple of the expected pace on every target of the area.

        None where there is none.
        """
        targets = narrative.held_targets(self.bench.study, self.bench.tables, self.indicator, self.area)
        if not targets:
            return None
        asked = self.bench.number(times, "workbench-times", math.isfinite)
        district = DistrictView(self.bench, self.area)
        return district.ask(lambda situation: outlook.pace_multiplied(situation, asked), *targets)

    def _repr_html_(self) -> str:
        return self.bench.show(
            lambda: narrative.area_blocks(self.bench.study, self.bench.tables, self.indicator, self.area)
        )._repr_html_()
