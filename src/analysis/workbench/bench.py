"""The study and its results: the starting point of every notebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import mapclassify  # noqa: F401  (takes a second, which would delay the first map)
import pandas as pd

from analysis import charts, narrative
from analysis.forecast.record import record
from analysis.kept import Shelf, keeping
from analysis.language import LANGUAGES, Language, in_both, text, use_language
from analysis.language import date as day_in_words
from analysis.marking import use_marking
from analysis.narrative.blocks import Block
from analysis.pipeline import Results, open_results
from analysis.refusals import NothingKnown, UnusableCatalogue, UnusableDay, day_up_to_today
from analysis.study import Area, Indicator, Study
from analysis.tables import SCHEMAS, SEVERITIES
from analysis.telling.rows import Tables
from analysis.workbench.completing import complete_names
from analysis.workbench.contents import contents
from analysis.workbench.live import is_live, patiently
from analysis.workbench.names import Answering, Misasked, Names
from analysis.workbench.shown import Shown
from analysis.workbench.views import DistrictView, ForecastView, IndicatorView
from analysis.workspace import Workspace

__all__ = ["Bench", "open_bench"]


@dataclass(frozen=True, repr=False)
class Bench(Answering):
    """The study and its results, in one language."""

    results: Results
    language: Language

    @property
    def study(self) -> Study:
        """The catalogue."""
        return self.results.study

    @property
    def tables(self) -> Tables:
        """All tables by name, as declared in `analysis.tables`; in a report, those that its key covers."""
        return self.results.tables

    @cached_property
    def names(self) -> Names:
        """Lookup of districts, indicators and targets by name."""
        return Names(self.study, self.language)

    def __repr__(self) -> str:
        with use_language(self.language):
            return text("workbench-study", districts=len(self.study.districts), indicators=len(self.measured),
                        day=day_in_words(self.results.as_of))

    def _repr_html_(self) -> str:
        return self.show(lambda: contents(self.study, self.measured, repr(self)))._repr_html_()

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables, e.g. "series", to look at or to compute with."""
        return self.results.table(self.names.one_of(name, dict.fromkeys(SCHEMAS, ())))

    def district(self, name: str) -> DistrictView:
        """The view of one district, e.g. "lak", "Huyện Lắk" or "656"; "dak-lak" is the province."""
        return DistrictView(self, self.names.area(name))

    def indicator(self, name: str) -> IndicatorView:
        """The view of one indicator, by its id or name, e.g. "poverty_rate" or "Tỷ lệ hộ nghèo"."""
        return IndicatorView(self, self.names.indicator(name))

    def forecast(self, indicator: str, district: str = "") -> ForecastView:
        """Figures and forecast of one indicator in one district, or in the province if none is named."""
        area = self.district(district).area if district else self.study.province
        return ForecastView(self, self.names.indicator(indicator), area)

    @property
    def measured(self) -> tuple[Indicator, ...]:
        """The indicators covered by every report."""
        return self.study.reported_indicators

    def __getitem__(self, name: str) -> DistrictView | IndicatorView:
        """``study["lak"]`` is the district, ``study["poverty_rate"]`` the indicator."""
        found = self.names.area_or_indicator(name)
        return DistrictView(self, found) if isinstance(found, Area) else IndicatorView(self, found)

    def _ipython_key_completions_(self) -> list[str]:
        """Tab completions after ``study["``: keys of districts, ids of indicators."""
        return [area.key for area in self.study.districts] + [indicator.id for indicator in self.measured]

    def number(self, given: object, message: str, fits: Callable[[float], bool]) -> float:
        """The number that was given; raises `Misasked` with the message if it does not fit or is missing."""
        if isinstance(given, (int, float)) and fits(given):
            return float(given)
        with use_language(self.language):
            raise Misasked(text(message, found=repr(given)))

    def show(self, make: Callable[[], Block]) -> Shown:
        """Make a block or picture in the bench's language, ready to display."""
        marking = use_marking(self.study.illustration is not None)
        with use_language(self.language), marking, keeping(Shelf.in_force()), charts.for_telephones(not is_live()):
            return Shown(make()._repr_html_())

    def matrix(self) -> Shown:
        """Districts × indicators: likelihood word, probability, grade."""
        attainment = self.tables["attainment"]
        return self.show(lambda: narrative.Blocks([
            narrative.Paragraph(text("narrative-matrix-how")),
            narrative.Raw(charts.matrix_html(self.study, attainment)),
            narrative.Raw(charts.province_only_html(self.study, attainment)),
            *narrative.high_note(charts.matrix_statements(self.study, attainment)),
        ]))

    def maps_introduced(self, *target_ids: str) -> Shown:
        """What the maps of these targets show, how to read them, and where other indicators' maps are."""
        targets = [self.names.target(target_id) for target_id in target_ids]
        return self.show(lambda: narrative.maps_introduced(self.study, self.tables, targets))

    def maps_of(self, target_id: str) -> Shown:
        """The non-empty maps of a target, below a sentence on its districts."""
        target = self.names.target(target_id)
        return self.show(lambda: narrative.target_maps(self.study, self.tables, self.results.districts, target))

    def probability_map(self, target_id: str) -> Shown:
        """The map of the likelihood of reaching a target."""
        target = self.names.target(target_id)
        return self.show(lambda: charts.probability_map(self.study, self.tables, self.results.districts, target))

    def gap_map(self, target_id: str) -> Shown:
        """The map of the distance to a target."""
        target = self.names.target(target_id)
        return self.show(lambda: charts.gap_map(self.study, self.tables, self.results.districts, target))

    def value_map(self, indicator: str) -> Shown:
        """The map of an indicator's value at the end of the target year."""
        name = self.names.indicator(indicator).id
        return self.show(lambda: charts.value_map(self.study, self.tables, self.results.districts, name))

    def context_map(self, indicator: str) -> Shown:
        """The map of published context: census water, ethnic-minority share, difficult communes."""
        name = self.names.indicator(indicator).id
        return self.show(lambda: charts.context_map(self.study, self.tables, self.results.districts, name))

    def districts_compared(self, indicator: str) -> Shown:
        """One chart comparing the districts, with their intervals."""
        name = self.names.indicator(indicator).id
        return self.show(lambda: charts.districts_chart(self.study, self.tables, name))

    def province_chart(self, indicator: str) -> Shown:
        """Figures, forecast and targets of the province."""
        return self.forecast(indicator).plot()

    def own_chart(self, chart: Any, drawn: pd.DataFrame, words: str = "") -> Shown:
        """A chart of your own, with the kinds and sources of the rows that it draws: see `own_picture`."""
        from analysis.workbench.own_charts import own_picture  # pyplot, which the reports do without

        return self.show(lambda: own_picture(self.study, self.tables, chart, drawn, words))

    def quality(self) -> Shown:
        """How many figures were read, used and set aside."""
        return self.show(lambda: narrative.quality_summary(self.tables))

    def findings(self, severity: str = "") -> Shown:
        """All findings with advice, or those of one severity ("error", "warning", "info")."""
        asked = severity and self.names.one_of(severity, dict.fromkeys(SEVERITIES, ()))
        return self.show(lambda: narrative.findings_blocks(self.study, self.tables, asked))

    def minority_summary(self) -> Shown:
        """The page on ethnic minorities in three sentences."""
        return self.show(lambda: narrative.minority_summary(self.study, self.tables))

    def minority_shares(self) -> Shown:
        """Ethnic-minority share and difficult communes by district."""
        return self.show(lambda: narrative.minority_shares(self.study, self.tables))

    def commune_regions(self) -> Shown:
        """The communes by region I, II, III on the map, if the list is in ``data/raw``."""
        return self.show(lambda: narrative.commune_regions(self.study, self.results.districts))

    def minority_equity(self) -> Shown:
        """Poverty of ethnic minorities compared with the rest."""
        return self.show(lambda: narrative.minority_equity(self.study, self.tables))

    def minority_pattern(self) -> Shown:
        """Whether published values cluster on the map, and how strong a pattern 15 areas can reveal."""
        return self.show(lambda: narrative.minority_pattern(self.study, self.tables, self.results.districts))

    def bivariate_map(self, first: str, second: str) -> Shown:
        """Two indicators on one map."""
        one, other = (self.names.indicator(name).id for name in (first, second))
        return self.show(lambda: charts.bivariate_map(self.study, self.tables, self.results.districts, one, other))

    def method(self) -> Shown:
        """The method in five lines."""
        return self.show(narrative.method)

    def track_record(self) -> Shown:
        """How good the forecasts have been."""
        return self.show(lambda: narrative.track_record(record()))

    def coverage_by_panel(self, situation: str) -> Shown:
        """Coverage of the intervals in one situation of the back-test, by panel."""
        asked = self.names.one_of(situation, dict.fromkeys(narrative.RECORD_SITUATIONS, ()))
        return self.show(lambda: narrative.coverage_by_panel(record().measured, asked))

    def province_summary(self) -> Shown:
        """The province in short."""
        return self.show(lambda: narrative.province_summary(self.study, self.tables))

    def province_targets(self) -> Shown:
        """Every target of the directive."""
        return self.show(lambda: narrative.province_targets(self.study, self.tables))

    def province_indicators(self) -> Shown:
        """A section for each indicator of the province."""
        return self.show(lambda: narrative.province_indicators(self.study, self.tables))

    def joint_statements(self) -> Shown:
        """How many districts will reach a target."""
        return self.show(lambda: narrative.joint_statements(self.study, self.tables))

    def other_rules(self) -> Shown:
        """The verdicts of other bodies' on-track rules on the province."""
        return self.show(lambda: narrative.other_rules(self.study, self.tables, self.study.province))

    def deciding_districts(self) -> Shown:
        """Which districts decide a provincial target."""
        return self.show(lambda: narrative.deciding_districts(self.study, self.tables))

    def looking_back(self, full: bool = True) -> Shown:
        """How a forecast made in February 2021 would have turned out; without `full`, for the province only."""
        return self.show(lambda: narrative.looking_back(self.study, self.tables, full))

    def labour_market(self) -> Shown:
        """Unemployment, trained labour, insurance."""
        return self.show(lambda: narrative.labour_market(self.study, self.tables))


def open_bench(as_of: str = "", language: str = "vi") -> Bench:
    """The results of the project's folder, after bringing them up to date.

    Parameters
    ----------
    as_of : str
        Date, "2021-02-28" or "28/02/2021": only figures known by then are used; "" for all.
    language : "vi" or "en"

    Raises
    ------
    Misasked
        If `as_of` is not a date or lies in the future, if nothing was known by then, or if `language` is unknown.
    """
    if language not in LANGUAGES:
        raise Misasked(" / ".join(in_both("workbench-language", found=repr(language))))
    if is_live():
        complete_names()
    spoken: Language = "en" if language == "en" else "vi"
    with use_language(spoken), patiently():
        return Bench(_results(_day(as_of)), spoken)


def _day(as_of: object) -> date | None:
    try:
        return day_up_to_today(str(as_of or ""))
    except UnusableDay as error:
        raise Misasked(text(error.message, **error.arguments)) from None


def _results(day: date | None) -> Results:
    try:
        return open_results(Workspace.find(), day)
    except NothingKnown:
        raise Misasked(text("controls-nothing-known" if day else "cli-nothing-read")) from None
    except UnusableCatalogue as error:
        raise Misasked(f"{text('workbench-catalogue')} {error}") from None
