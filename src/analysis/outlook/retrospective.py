"""The forecast that could have been made on an earlier day, compared with the outcomes known now."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from analysis.outlook.alignment import at_year_ends
from analysis.outlook.family import forecast_indicators
from analysis.outlook.statements import Known, forecast_definition
from analysis.study import Study
from analysis.tables import check, empty

__all__ = ["ORIGIN", "continued_forecasts", "retrospective_table"]

ORIGIN = date(2021, 2, 28)
"""The end of the month in which Directive 08-CT/TU was issued."""
_KEY = ["indicator", "definition", "area_code", "group", "year"]
_INTERVALS = ["median", "lower_80", "upper_80", "lower_95", "upper_95"]


def retrospective_table(study: Study, past_forecasts: pd.DataFrame, past_series: pd.DataFrame, series: pd.DataFrame,
                        figures: pd.DataFrame, made_on: date = ORIGIN) -> pd.DataFrame:
    """Past forecasts compared with what is known now, as the table ``retrospective``.

    A forecast is compared only with a figure of the same indicator, definition, area, group and year. Forecasts without
    a published figure are listed without outcome. Later outcomes that were not forecast are listed with the reason: the
    definition changed, or there was no basis.

    Parameters
    ----------
    study : Study
    past_forecasts, past_series : DataFrame
        Tables ``forecasts`` and ``series`` as made from what was known on `made_on`.
    series, figures : DataFrame
        The current tables of these names.
    """
    now = at_year_ends(series, figures, study.targets)
    now = now[_of_interest(study, now) & (now["year"] >= made_on.year)]
    then = past_forecasts[_of_interest(study, past_forecasts) & (past_forecasts["year"] >= made_on.year)]
    joined = then[[*_KEY, *_INTERVALS, "grade"]].merge(
        now[[*_KEY, "value", "figure_id"]].rename(columns={"value": "outcome"}), on=_KEY, how="outer")
    if joined.empty:
        return empty("retrospective")
    forecast, known = joined["median"].notna(), joined["outcome"].notna()
    joined["grade"] = joined["grade"].where(forecast, "–")
    joined["figure_id"] = joined["figure_id"].where(known, "")
    joined["outcome_date"] = joined["figure_id"].map(figures.set_index("figure_id")["reference_date"]).fillna("")
    joined["comparison"] = np.select(
        [~forecast, ~known, _inside(joined, "80"), _inside(joined, "95")],
        ["not_comparable", "no_outcome", "inside_80", "inside_95"], "outside")
    measured_then = set(zip(past_series["indicator"], past_series["area_code"], past_series["group"], strict=True))
    continued = set(zip(*(past_series[name] for name in _KEY[:4]), strict=True))
    joined["reason"] = [
        "" if has else _reason((row[0], row[2], row[3]) in measured_then, row[:4] in continued)
        for has, row in zip(forecast, joined[_KEY].itertuples(index=False, name=None), strict=True)]
    joined["made_on"] = made_on.isoformat()
    return check("retrospective", joined[list(empty("retrospective").columns)].sort_values(_KEY))


def _of_interest(study: Study, table: pd.DataFrame) -> pd.Series:
    """Rows of shares with a target, for the province and its districts."""
    areas = {study.province.code, *(area.code for area in study.districts)}
    return table["area_code"].isin(areas) & table["indicator"].isin(forecast_indicators(study))


def _inside(joined: pd.DataFrame, level: str) -> pd.Series:
    return joined["outcome"].between(joined[f"lower_{level}"], joined[f"upper_{level}"])


def _reason(measured: bool, same_definition: bool) -> str:
    if same_definition:
        return "no_forecast_then"
    return "definition_changed" if measured else "no_basis_then"


def continued_forecasts(study: Study, past_series: pd.DataFrame, past_figures: pd.DataFrame, series: pd.DataFrame,
                        made_on: date = ORIGIN, illustrative: bool = False) -> pd.DataFrame:
    """Forecasts of definitions in use after `made_on` that ended before the target year, in ``forecasts`` columns.

    The outlook forecasts only definitions in force in a target's year. But the poverty line of 2016–2020 was still used
    for 2021, and the new-rural criteria of 2016–2020 into 2022, so their last outcomes can be compared too.
    """
    ahead = series[_of_interest(study, series) & (series["year"] >= made_on.year)]
    known, made = Known(study, past_series, past_figures, made_on, illustrative=illustrative), []
    for name, definition, group in dict.fromkeys(zip(ahead["indicator"], ahead["definition"], ahead["group"],
                                                     strict=True)):
        held = study.definition(name, definition)
        outcomes = ahead[(ahead["indicator"] == name) & (ahead["definition"] == definition) & (ahead["group"] == group)]
        aimed = any((target.definition, target.group) == (definition, group) and held.holds(target.year)
                    for target in study.targets_of(name))
        last = int(outcomes["year"].max())
        if not aimed and held.holds(last):
            made.append(forecast_definition(known, held, group, last))
    return pd.concat(made, ignore_index=True) if made else empty("forecasts")
