"""What notebooks import: results that read like sentences.

>>> bench = open_bench()
>>> bench.district("lak").summary()
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd
from rapidfuzz import process

from analysis import charts, narrative, outlook
from analysis.charts.rows import Tables
from analysis.forecast import record
from analysis.language import LANGUAGES, Language, text, use_language
from analysis.narrative import Blocks
from analysis.outlook import Situation, WhatIf
from analysis.pipeline import CLEAN_TABLES, FORECAST_TABLES, Results, open_results
from analysis.study import Area, Indicator, Study
from analysis.workspace import Workspace

__all__ = ["Bench", "DistrictView", "IndicatorView", "open_bench"]


class UnknownName(KeyError):
    """A district or indicator that is not in the catalogue; the message suggests the nearest."""

    def __str__(self) -> str:
        return str(self.args[0])


class _Shown:
    """What a notebook displays: the text is made at once, in the language of the bench."""

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return f"<{type(self).__name__.strip('_').lower()}: {len(self._html)} characters of HTML>"


@dataclass(frozen=True)
class Bench:
    """The study and its results, in one language."""

    results: Results
    language: Language

    @property
    def study(self) -> Study:
        """The catalogue."""
        return self.results.study

    @cached_property
    def tables(self) -> Tables:
        """All tables by name, as `analysis.tables` declares them."""
        return {name: self.results.table(name) for name in (*CLEAN_TABLES, *FORECAST_TABLES)}

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables, to look at or to compute with."""
        return self.results.table(name)

    def district(self, key: str) -> DistrictView:
        """The view of one district, by its key, e.g. "lak"; "dak-lak" is the province."""
        keys = {area.key: area for area in (*self.study.districts, self.study.province)}
        return DistrictView(self, keys[self.nearest(key, list(keys))])

    def indicator(self, name: str) -> IndicatorView:
        """The view of one indicator, by its id, e.g. "poverty_rate"."""
        ids = {indicator.id: indicator for indicator in self.study.indicators}
        return IndicatorView(self, ids[self.nearest(name, list(ids))])

    def nearest(self, name: str, known: list[str]) -> str:
        """The name if it is known.

        Raises
        ------
        UnknownName
            With the nearest known name as a suggestion.
        """
        if name in known:
            return name
        close = process.extractOne(name, known, score_cutoff=50)
        with use_language(self.language):
            suggestion = text("cli-suggest", name=close[0]) if close else ""
            raise UnknownName(text("workbench-unknown", found=name, suggestion=suggestion, known=", ".join(known)))

    def show(self, make: Callable[[], object]) -> _Shown:
        """Make a block or picture in this language, ready to display."""
        with use_language(self.language):
            return _Shown(make()._repr_html_())  # type: ignore[attr-defined]

    def matrix(self) -> _Shown:
        """Districts × indicators: likelihood word, probability, grade."""
        attainment = self.tables["attainment"]
        return self.show(lambda: narrative.Raw(charts.matrix_html(self.study, attainment)))

    def probability_map(self, target_id: str) -> _Shown:
        """The map of the likelihood of reaching a target."""
        return self.show(lambda: charts.probability_map(self.study, self.tables, self.results.districts, target_id))

    def gap_map(self, target_id: str) -> _Shown:
        """The map of the distance to a target."""
        return self.show(lambda: charts.gap_map(self.study, self.tables, self.results.districts, target_id))

    def value_map(self, indicator: str) -> _Shown:
        """The map of an indicator's value at the end of the target year."""
        return self.show(lambda: charts.value_map(self.study, self.tables, self.results.districts, indicator))

    def context_map(self, indicator: str) -> _Shown:
        """The map of published context: census water, ethnic-minority share, difficult communes."""
        return self.show(lambda: charts.context_map(self.study, self.tables, self.results.districts, indicator))

    def quality(self) -> _Shown:
        """How many figures were read, used, set aside."""
        return self.show(lambda: narrative.quality_summary(self.tables))

    def findings(self) -> _Shown:
        """Everything doubtful, with what to do."""
        return self.show(lambda: narrative.findings_blocks(self.study, self.tables))

    def minority_shares(self) -> _Shown:
        """Ethnic-minority share and difficult communes by district."""
        return self.show(lambda: narrative.minority_shares(self.study, self.tables))

    def minority_equity(self) -> _Shown:
        """Poverty of ethnic minorities against the rest."""
        return self.show(lambda: narrative.minority_equity(self.study, self.tables))

    def minority_pattern(self) -> _Shown:
        """Whether published values cluster on the map, and what 15 areas could show."""
        return self.show(lambda: narrative.minority_pattern(self.study, self.tables, self.results.districts))

    def bivariate_map(self, first: str, second: str) -> _Shown:
        """Two indicators on one map."""
        return self.show(
            lambda: charts.bivariate_map(self.study, self.tables, self.results.districts, first, second))

    def track_record(self) -> _Shown:
        """How good the forecasts have been."""
        return self.show(lambda: narrative.track_record(record()))

    def province_summary(self) -> _Shown:
        """The province in short."""
        return self.show(lambda: narrative.province_summary(self.study, self.tables))

    def province_targets(self) -> _Shown:
        """Every target of the directive."""
        return self.show(lambda: narrative.province_targets(self.study, self.tables))

    def province_indicators(self) -> _Shown:
        """A section for each indicator of the province."""
        return self.show(lambda: narrative.province_indicators(self.study, self.tables))

    def joint_statements(self) -> _Shown:
        """How many districts reach a target."""
        return self.show(lambda: narrative.province_decisive(self.study, self.tables))

    def other_rules(self) -> _Shown:
        """What other bodies' on-track rules say of the province."""
        return self.show(lambda: narrative.other_rules(self.study, self.tables, self.study.province))

    def deciding_districts(self) -> _Shown:
        """Which districts decide a target of the province."""
        return self.show(lambda: narrative.deciding_districts(self.study, self.tables))

    def looking_back(self) -> _Shown:
        """What a forecast made in February 2021 would have been worth."""
        return self.show(lambda: narrative.looking_back(self.study, self.tables))

    def labour_market(self) -> _Shown:
        """Unemployment, trained labour, insurance."""
        return self.show(lambda: narrative.labour_market(self.study, self.tables))


@dataclass(frozen=True)
class DistrictView:
    """One district (or the province): the parts of its report, and what another pace would bring."""

    bench: Bench
    area: Area

    def _show(self, make: Callable[[Study, Tables, Area], Blocks]) -> _Shown:
        return self.bench.show(lambda: make(self.bench.study, self.bench.tables, self.area))

    def summary(self) -> _Shown:
        """The district in short."""
        return self._show(narrative.district_summary)

    def indicators(self) -> _Shown:
        """A section for each indicator."""
        return self._show(narrative.district_indicators)

    def inferred(self) -> _Shown:
        """What is only inferred from the province, in one table."""
        return self._show(narrative.district_inferred)

    def other_rules(self) -> _Shown:
        """What other bodies' on-track rules say of the district."""
        return self._show(narrative.other_rules)

    def if_its_pace_were(self, times: float, target: str) -> _Shown:
        """What the target year would look like at so many times the expected pace, e.g. ``times=1.5``."""
        return self._ask(target, lambda situation: outlook.pace_multiplied(situation, times))

    def at_its_own_best_pace(self, target: str) -> _Shown:
        """… at the best pace that the district itself ever held under the target's definition."""
        return self._ask(target, outlook.at_own_best_pace)

    def at_the_best_pace_of_any_district(self, target: str) -> _Shown:
        """… at the best pace that any district ever held under it."""
        return self._ask(target, outlook.at_best_pace_of_any_district)

    def pace_needed(self, target: str, probability: float = 0.5) -> _Shown:
        """The pace that reaches the target with this probability."""
        return self._ask(target, lambda situation: outlook.pace_needed(situation, probability))

    def _ask(self, target: str, question: Callable[[Situation], WhatIf]) -> _Shown:
        study, tables = self.bench.study, self.bench.tables
        known = [one.id for one in study.targets]
        chosen = self.bench.nearest(target, known)
        return self.bench.show(lambda: narrative.what_if(
            study, lambda: question(outlook.situation_of(study, tables, self.area, chosen))))

    def minorities(self) -> _Shown:
        """What is published on ethnic minorities."""
        return self._show(narrative.district_minorities)

    def successors(self) -> _Shown:
        """The communes of 2025 that follow."""
        return self.bench.show(lambda: narrative.district_successors(self.bench.study, self.area))

    def missing(self) -> _Shown:
        """Which figures are missing and who holds them."""
        return self._show(narrative.district_missing)


@dataclass(frozen=True)
class IndicatorView:
    """One indicator across the province."""

    bench: Bench
    indicator: Indicator

    def definitions(self) -> _Shown:
        """What is measured, and the breaks."""
        return self.bench.show(lambda: narrative.indicator_definitions(self.bench.study, self.indicator))

    def districts(self) -> _Shown:
        """The province's chart and the districts compared."""
        return self.bench.show(
            lambda: narrative.indicator_districts(self.bench.study, self.bench.tables, self.indicator))

    def multiples(self) -> _Shown:
        """All areas as small charts on one scale."""
        return self.bench.show(
            lambda: narrative.indicator_multiples(self.bench.study, self.bench.tables, self.indicator))

    def ranking(self) -> _Shown:
        """The districts ranked, and how sure the order is."""
        return self.bench.show(
            lambda: narrative.indicator_ranking(self.bench.study, self.bench.tables, self.indicator))

    def map(self) -> _Shown:
        """The map of its value."""
        return self.bench.value_map(self.indicator.id)

    def figures(self) -> _Shown:
        """Every published figure."""
        return self.bench.show(
            lambda: narrative.indicator_figures(self.bench.study, self.bench.tables, self.indicator))


def open_bench(as_of: str = "", language: str = "vi") -> Bench:
    """The results of the project's folder, brought up to date first.

    Parameters
    ----------
    as_of : str
        ISO day: only figures known by then are used; "" for all.
    language : "vi" or "en"

    Raises
    ------
    ValueError
        If `as_of` is no ISO day or `language` unknown.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language: found {language!r}; wanted one of {LANGUAGES}")
    day = date.fromisoformat(as_of) if as_of else None
    return Bench(open_results(Workspace.find(), day), "en" if language == "en" else "vi")
