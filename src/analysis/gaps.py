"""How far from the target: in points, in people, in rank; and between a group and the rest."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.study import WHOLE_UNITS, Study
from analysis.tables import Row, check, empty, table_of

__all__ = ["gaps_table", "equity_table"]

_LEVELS = {"": 0.5, "_lower_80": 0.1, "_upper_80": 0.9}
_KEY = ["indicator", "definition", "area_code", "group", "year", "target_id", "role", "grade"]
_PEOPLE = {"households", "population", "communes_total"}  # counts known by district
_ROUNDED = 0.01  # of a commune: what the rounding of a published percentage may add
_RATE, _GROUP, _COUNT = "poverty_rate", "ethnic_minority", "households"  # whose rate is held against the rest's


def gaps_table(study: Study, shortfalls: pd.DataFrame, denominators: pd.DataFrame) -> pd.DataFrame:
    """Distance to the target with its uncertainty, as the table ``gaps``.

    Parameters
    ----------
    study : Study
    shortfalls : DataFrame
        Draws of the points still missing, one row a (statement, draw), as in `outlook.Outlook`.
    denominators : DataFrame
        Table ``denominators``: turns points into households, persons or communes of the year it was counted.

    Returns
    -------
    DataFrame
        Median and 80 % interval of the gap, of the people behind it and of the rank among the
        districts (1 = furthest from the target), the ranks taken draw by draw. Communes and villages
        are whole: as many as it takes to reach the target, one more where a level must be exceeded.
    """
    known = shortfalls.dropna(subset=["gap"])
    if known.empty:
        return empty("gaps")
    statements = known.groupby(_KEY, sort=False)["gap"]
    table = _quantiles(statements, "gap").reset_index()
    ranks = _ranks(study, known)
    table = table.merge(ranks, on=_KEY, how="left")
    counted = table.apply(lambda row: _denominator(study, denominators, row), axis=1, result_type="expand")
    table[["denominator", "denominator_unit", "denominator_year"]] = counted
    above = table["target_id"].isin([target.id for target in study.targets if target.comparison in ("above", "below")])
    whole = table["denominator_unit"].isin(WHOLE_UNITS)
    for suffix in _LEVELS:
        behind = table[f"gap{suffix}"] / 100.0 * table["denominator"].astype(float)
        table[f"people{suffix}"] = behind.mask(whole, _whole_units(behind, above))
    columns = list(empty("gaps").columns)
    return check("gaps", table[columns])


def _quantiles(grouped: pd.api.typing.SeriesGroupBy, name: str) -> pd.DataFrame:
    return pd.DataFrame({f"{name}{suffix}": grouped.quantile(level) for suffix, level in _LEVELS.items()})


def _whole_units(behind: pd.Series, above: pd.Series) -> pd.Series:
    """The least whole number that closes a gap of so many communes; one more where meeting the level is not enough."""
    least = np.where(above, np.floor(behind + _ROUNDED) + 1.0, np.ceil(behind - _ROUNDED))
    return pd.Series(np.where(behind > 0, least, behind), index=behind.index)


def _ranks(study: Study, shortfalls: pd.DataFrame) -> pd.DataFrame:
    """Rank of the districts in each draw: 1 is furthest from the target; ties share the middle rank."""
    codes = {area.code for area in study.districts}
    districts = shortfalls[shortfalls["area_code"].isin(codes)].copy()
    draws = ["indicator", "definition", "group", "target_id", "year", "draw"]
    districts["rank"] = districts.groupby(draws)["gap"].rank(ascending=False, method="average")
    return _quantiles(districts.groupby(_KEY, sort=False)["rank"], "rank").reset_index()


def _denominator(study: Study, denominators: pd.DataFrame, row: pd.Series) -> tuple[float, str, object]:
    indicator = study.indicator(str(row["indicator"]))
    missing = (np.nan, "", pd.NA)
    other = any(each.counts for each in study.definitions_of(indicator.id) if each.id == row["definition"])
    if indicator.denominator not in _PEOPLE or row["group"] != indicator.main_group or other:
        return missing
    found = denominators[
        (denominators["indicator"] == indicator.denominator)
        & (denominators["group"] == (indicator.denominator_group or "all"))
        & (denominators["area_code"] == row["area_code"])
    ]
    if found.empty:
        return missing
    last = found.sort_values("year").iloc[-1]
    return float(last["value"]), str(last["unit"]), int(last["year"])


def equity_table(study: Study, series: pd.DataFrame) -> pd.DataFrame:
    """Poverty of ethnic minorities in the province against that of the rest, year by year, as the table ``equity``.

    The rest is the complement: (all − share · group) / (1 − share), with the group's share of the
    households; comparing with all would understate the gap. The share is the one published nearest
    in time, and its year is shown. Years in which only the group or only the whole is published are
    listed as not possible, with the reason.

    Parameters
    ----------
    study : Study
    series : DataFrame
        Table ``series``.
    """
    area = study.province.code
    rates = series[(series["indicator"] == _RATE) & (series["area_code"] == area)]
    whole = rates[rates["group"] == "all"].set_index(["definition", "year"])
    shares = _shares(series, area)
    rows = []
    for figure in rates[rates["group"] == _GROUP].sort_values(["definition", "year"]).itertuples():
        row = {
            "indicator": _RATE, "definition": figure.definition, "area_code": area, "group": _GROUP,
            "year": figure.year, "value": figure.value, "all": np.nan, "rest": np.nan, "share": np.nan,
            "share_year": None, "ratio": np.nan, "difference": np.nan, "how": "not_possible",
            "reason": "equity-no-whole", "figure_ids": figure.figure_id,
        }
        key = (figure.definition, figure.year)
        if key in whole.index:
            ids = f"{figure.figure_id} {whole.loc[key, 'figure_id']}"
            row |= {"all": whole.loc[key, "value"], "reason": "equity-no-share", "figure_ids": ids}
            row |= _complement(figure.year, figure.value, float(whole.loc[key, "value"]), ids, shares)
        rows.append(row)
    return table_of("equity", rows)


def _shares(series: pd.DataFrame, area: str) -> pd.DataFrame:
    """Share of the group in the households, for the years in which both counts are published."""
    counts = series[(series["indicator"] == _COUNT) & (series["area_code"] == area)]
    table = counts.pivot_table(index="year", columns="group", values="value")
    if _GROUP not in table or "all" not in table:
        return pd.DataFrame(columns=["share", "ids"])
    both = table.dropna(subset=[_GROUP, "all"])
    ids = counts[counts["group"].isin([_GROUP, "all"])].groupby("year")["figure_id"].agg(" ".join)
    return pd.DataFrame({"share": both[_GROUP] / both["all"], "ids": ids.reindex(both.index)})


def _complement(year: int, value: float, whole: float, ids: str, shares: pd.DataFrame) -> Row:
    """The columns on those outside the group, whose rate is `value` and that of all `whole`, by these figures."""
    if shares.empty:
        return {}
    nearest = int(min(shares.index, key=lambda known: abs(known - year)))
    share = float(shares.loc[nearest, "share"])
    rest = (whole - share * value) / (1.0 - share)
    if rest <= 0:
        return {"reason": "equity-inconsistent"}
    return {
        "rest": rest, "share": 100.0 * share, "share_year": nearest, "ratio": value / rest,
        "difference": value - rest, "how": "computed",
        "reason": "" if nearest == year else "equity-share-other-year",
        "figure_ids": f"{ids} {shares.loc[nearest, 'ids']}",
    }
