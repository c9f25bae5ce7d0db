"""The denominators of rates by district: published counts if there are any, otherwise documented computations.

They weight the districts' rates to the province's, and convert percentage points into people.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from analysis.study import Area, Study
from analysis.tables import table_of

__all__ = ["denominators_table", "CENSUS_YEAR", "EARLIEST_COUNT", "COUNTED"]

CENSUS_YEAR = 2019
EARLIEST_COUNT = 2015  # older household counts describe different boundaries
COUNTED = ("population", "households", "communes_total")
"""The indicators from which denominators are derived."""
_GROUPS = ("all", "urban", "rural")


class _Count(NamedTuple):
    """A row of the table ``denominators``: how many are counted, and by which figures."""

    indicator: str
    area_code: str
    group: str
    year: int
    value: float
    unit: str
    how: str
    method: str
    figure_ids: str


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
    population = _population(study, series)
    counts = [*population, *_households(study, series, population), *_communes(study, series)]
    return table_of("denominators", (count._asdict() for count in counts))


def _published(series: pd.DataFrame, indicator: str, **conditions: object) -> pd.DataFrame:
    chosen = series[series["indicator"] == indicator]
    for column, wanted in conditions.items():
        chosen = chosen[chosen[column] == wanted]
    return chosen.sort_values("year")


def _count(indicator: str, area: str, group: str, year: int, value: float, unit: str,
           method: str, figures: Iterable[str]) -> _Count:
    return _Count(indicator, area, group, year, float(value), unit, "computed" if method else "stated", method,
                  " ".join(figures))


def _population(study: Study, series: pd.DataFrame) -> list[_Count]:
    """Census population of the province, the districts and the split pairs: total, urban and rural."""
    census = _published(series, "population", definition="census", year=CENSUS_YEAR)
    rows = [
        _count("population", figure.area_code, figure.group, CENSUS_YEAR, figure.value, "persons", "",
             [figure.figure_id])
        for figure in census.itertuples()
        if figure.group in _GROUPS and figure.value > 0 and study.area(figure.area_code).type != "pair"
    ]
    known = {row.area_code for row in rows}
    for pair in (area for area in study.areas if area.type == "pair"):
        if not known & set(pair.members):
            rows.extend(_split_pair(study, series, census, pair))
    return rows


def _split_pair(study: Study, series: pd.DataFrame, census: pd.DataFrame, pair: Area) -> list[_Count]:
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
    rows: list[_Count] = []
    for code in pair.members:
        total = counts["all"].value * weights[code] / sum(weights.values())
        used = [counts["all"].figure_id, *(other["figure_id"].iloc[0] for other in others.values())]
        rows.append(_count("population", code, "all", CENSUS_YEAR, total, "persons", "denominator-split-pair", used))
        if "urban" not in counts or len(towns) > 1:
            continue
        urban = counts["urban"].value if code in towns else 0.0
        used = [*used, counts["urban"].figure_id]
        for group, value in (("urban", urban), ("rural", total - urban)):
            if value > 0:
                rows.append(_count("population", code, group, CENSUS_YEAR, value, "persons",
                                 "denominator-split-pair", used))
    return rows


def _households(study: Study, series: pd.DataFrame, population: list[_Count]) -> list[_Count]:
    """The last published count of households, or else census population divided by the province's household size."""
    households = _published(series, "households", group="all")
    households = households[(households["year"] >= EARLIEST_COUNT) & (households["definition"] == "default")]
    rows = []
    for area in (*study.districts, study.province):
        last = households[households["area_code"] == area.code].tail(1)
        if not last.empty:
            figure = next(last.itertuples())
            rows.append(_count("households", area.code, "all", int(figure.year), figure.value, "households", "",
                             [figure.figure_id]))
    province = households[(households["area_code"] == study.province.code) & (households["year"] == CENSUS_YEAR)]
    persons = {row.area_code: row for row in population if row.group == "all"}
    if province.empty or study.province.code not in persons:
        return rows
    reference = next(province.itertuples())
    size = persons[study.province.code].value / reference.value
    for area in study.districts:
        if area.code in persons and not any(row.area_code == area.code for row in rows):
            count = persons[area.code].value / size
            used = [persons[area.code].figure_ids, reference.figure_id]
            rows.append(_count("households", area.code, "all", CENSUS_YEAR, count, "households",
                             "denominator-household-size", used))
    return rows


def _communes(study: Study, series: pd.DataFrame) -> list[_Count]:
    """Rural communes of each area: the last published count."""
    communes = _published(series, "communes_total", group="rural")
    codes = [area.code for area in (*study.districts, study.province)]
    last = communes[communes["area_code"].isin(codes)].groupby("area_code").tail(1)
    return [
        _count("communes_total", f.area_code, "rural", int(f.year), f.value, "communes", "", [f.figure_id])
        for f in last.itertuples()
    ]
