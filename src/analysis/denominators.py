"""The denominators of rates by district: published counts if there are any, otherwise documented computations.

They weight the districts' rates to the province's, and convert percentage points into people.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.study import Area, Study
from analysis.tables import check

__all__ = ["denominators_table", "CENSUS_YEAR", "EARLIEST_COUNT", "COUNTED"]

CENSUS_YEAR = 2019
EARLIEST_COUNT = 2015  # older household counts describe different boundaries
COUNTED = ("population", "households", "communes_total")
"""The indicators from which denominators are derived."""
_GROUPS = ("all", "urban", "rural")
Row = dict[str, object]


def denominators_table(study: Study, series: pd.DataFrame) -> pd.DataFrame:
    """The denominators that can be derived from the figures, as the table ``denominators``.

    Parameters
    ----------
    study : Study
    series : DataFrame
        Table ``series``.

    Returns
    -------
    DataFrame
        Population by district (census of 2019; a pair published together is split in proportion to the two districts'
        other published populations), households (the last published count, or else the census population divided by the
        province's persons per household), rural communes.
    """
    rows: list[Row] = []
    population = _population(study, series)
    rows.extend(population)
    rows.extend(_households(study, series, population))
    rows.extend(_communes(study, series))
    columns = ["indicator", "area_code", "group", "year", "value", "unit", "how", "method", "figure_ids"]
    return check("denominators", pd.DataFrame(rows, columns=columns))


def _published(series: pd.DataFrame, indicator: str, **conditions: object) -> pd.DataFrame:
    chosen = series[series["indicator"] == indicator]
    for column, wanted in conditions.items():
        chosen = chosen[chosen[column] == wanted]
    return chosen.sort_values("year")


def _row(indicator: str, area: str, group: str, year: int, value: float, unit: str,
         method: str, figures: Iterable[str]) -> Row:
    return {"indicator": indicator, "area_code": area, "group": group, "year": year, "value": float(value),
            "unit": unit, "how": "computed" if method else "stated", "method": method,
            "figure_ids": " ".join(figures)}


def _population(study: Study, series: pd.DataFrame) -> list[Row]:
    """Census population of the province, the districts and the split pairs: total, urban and rural."""
    census = _published(series, "population", definition="census", year=CENSUS_YEAR)
    rows = [
        _row("population", figure.area_code, figure.group, CENSUS_YEAR, figure.value, "persons", "",
             [figure.figure_id])
        for figure in census.itertuples()
        if figure.group in _GROUPS and figure.value > 0 and study.area(figure.area_code).type != "pair"
    ]
    known = {row["area_code"] for row in rows}
    for pair in (area for area in study.areas if area.type == "pair"):
        if not known & set(pair.members):
            rows.extend(_split_pair(study, series, census, pair))
    return rows


def _split_pair(study: Study, series: pd.DataFrame, census: pd.DataFrame, pair: Area) -> list[Row]:
    """Split a pair's census population: the total by other publications, the urban part by the location of towns."""
    counts = {f.group: f for f in census[census["area_code"] == pair.code].itertuples()}
    others = {
        code: _published(series, "population", area_code=code, group="all").query("definition != 'census'").tail(1)
        for code in pair.members
    }
    if "all" not in counts or any(other.empty for other in others.values()):
        return []
    weights = {code: float(other["value"].iloc[0]) for code, other in others.items()}
    towns = [code for code in pair.members if any(c.is_urban(CENSUS_YEAR) for c in study.communes_of(code))]
    rows: list[Row] = []
    for code in pair.members:
        total = counts["all"].value * weights[code] / sum(weights.values())
        used = [counts["all"].figure_id, *(other["figure_id"].iloc[0] for other in others.values())]
        rows.append(_row("population", code, "all", CENSUS_YEAR, total, "persons", "denominator-split-pair", used))
        if "urban" not in counts or len(towns) > 1:
            continue
        urban = counts["urban"].value if code in towns else 0.0
        used = [*used, counts["urban"].figure_id]
        for group, value in (("urban", urban), ("rural", total - urban)):
            if value > 0:
                rows.append(_row("population", code, group, CENSUS_YEAR, value, "persons",
                                 "denominator-split-pair", used))
    return rows


def _households(study: Study, series: pd.DataFrame, population: list[Row]) -> list[Row]:
    """The last published count of households, or else census population divided by the province's household size."""
    households = _published(series, "households", group="all")
    households = households[(households["year"] >= EARLIEST_COUNT) & (households["definition"] == "default")]
    rows = []
    for area in (*study.districts, study.province):
        last = households[households["area_code"] == area.code].tail(1)
        if not last.empty:
            figure = next(last.itertuples())
            rows.append(_row("households", area.code, "all", int(figure.year), figure.value, "households", "",
                             [figure.figure_id]))
    province = households[(households["area_code"] == study.province.code) & (households["year"] == CENSUS_YEAR)]
    persons = {str(row["area_code"]): row for row in population if row["group"] == "all"}
    if province.empty or study.province.code not in persons:
        return rows
    reference = next(province.itertuples())
    size = float(str(persons[study.province.code]["value"])) / reference.value
    for area in study.districts:
        if area.code in persons and not any(row["area_code"] == area.code for row in rows):
            count = float(str(persons[area.code]["value"])) / size
            used = [str(persons[area.code]["figure_ids"]), reference.figure_id]
            rows.append(_row("households", area.code, "all", CENSUS_YEAR, count, "households",
                             "denominator-household-size", used))
    return rows


def _communes(study: Study, series: pd.DataFrame) -> list[Row]:
    """Rural communes of each area: the last published count."""
    communes = _published(series, "communes_total", group="rural")
    codes = [area.code for area in (*study.districts, study.province)]
    last = communes[communes["area_code"].isin(codes)].groupby("area_code").tail(1)
    return [
        _row("communes_total", f.area_code, "rural", int(f.year), f.value, "communes", "", [f.figure_id])
        for f in last.itertuples()
    ]
