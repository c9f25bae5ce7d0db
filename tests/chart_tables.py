"""Tables for the charts' tests: real published series, and ILLUSTRATIVE forecasts made up on top of them.

Nothing here is a result: medians, intervals and probabilities follow simple arithmetic so that every
case that a chart must draw occurs (own figures, inferred, no basis, each likelihood class).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from analysis.geography import load_districts
from analysis.ingest.dates import parse_day
from analysis.study import Study, read_catalogue
from analysis.tables import SCHEMAS, check
from analysis.telling.rows import Row

ROOT = Path(__file__).parents[1]
AS_OF = "2026-11-01"
TARGET_YEAR = 2025
WORDS = (
    (0.9, "very_likely"),
    (0.66, "likely"),
    (0.33, "as_likely_as_not"),
    (0.1, "unlikely"),
    (-1, "very_unlikely"),
)
FAMILIES = (
    ("poverty_rate", "line_2022_2025", "all", 2022),
    ("health_insurance_coverage", "default", "all", 2013),
    ("full_immunisation_u1", "epi", "children", 2020),
)


@lru_cache
def study() -> Study:
    return read_catalogue(ROOT / "data" / "raw")[0]


@lru_cache
def ledger() -> pd.DataFrame:
    table = pd.read_csv(ROOT / "data" / "raw" / "public_figures.csv", dtype=str, encoding="utf-8-sig").fillna("")
    usable = table["verdict"].isin(["use", "weak"]) & (table["kind"] == "outcome") & (table["year"] != "")
    return table.loc[usable].reset_index(drop=True)


@lru_cache
def chart_tables() -> dict[str, pd.DataFrame]:
    """figures and series from the ledger; forecasts, attainment, gaps and equity illustrative."""
    raw = ledger()
    series = raw.assign(value=raw["value"].astype(float), year=raw["year"].astype(int), qualifier="")
    key = ["indicator", "definition", "area_code", "group", "year"]
    series = series.sort_values("verdict", ascending=False).drop_duplicates(key, keep="last")
    series = check(
        "series",
        series[[*key, "value", "figure_id", "qualifier", "unit", "how", "verdict"]]
        .sort_values(key)
        .reset_index(drop=True),
    )
    forecasts = _forecasts(series)
    attainment = _attainment(forecasts)
    return {"series": series, "figures": _figures(raw), "forecasts": forecasts, "attainment": attainment,
            "gaps": _gaps(attainment), "equity": _equity()}


def _figures(raw: pd.DataFrame) -> pd.DataFrame:
    source = raw["source_title"].where(raw["publisher"] == "", raw["source_title"] + ", " + raw["publisher"])
    return check(
        "figures",
        pd.DataFrame(
            {**{c: raw[c] for c in ("figure_id", "indicator", "definition", "area_code", "group")},
             "year": raw["year"].astype(int), "reference_date": raw["reference_date"].map(parse_day),
             "value": raw["value"].astype(float), "qualifier": "",
             **{c: raw[c] for c in ("unit", "kind", "how", "verdict", "known_from", "known_from_basis", "standard")},
             "source": source, **{c: raw[c] for c in ("source_title", "publisher", "url", "published", "note")},
             "file": "data/raw/public_figures.csv", "sheet": "", "cell": "H2", "file_hash": "", "reader": "csv",
             "status": "published", "replaced_by": "", "replaced_rule": ""}
        ),
    )


def _forecasts(series: pd.DataFrame) -> pd.DataFrame:
    """A path a family and area: logit steps of −0.12 (down) or +0.08, spread growing with distance."""
    rng = np.random.default_rng(7)
    rows = []
    for indicator, definition, group, first in FAMILIES:
        own = series.query("indicator == @indicator and definition == @definition and group == @group")
        down = study().indicator(indicator).better == "down"
        for area in (*study().districts, study().province):
            mine = own[own["area_code"] == area.code].set_index("year")["value"]
            if indicator == "full_immunisation_u1" and not len(mine) and area.code in ("645", "646"):
                continue  # no basis: nothing at all
            start = float(mine.iloc[-1]) if len(mine) else float(rng.uniform(4, 22) if down else rng.uniform(82, 97))
            origin = int(mine.index[-1]) if len(mine) else first
            for year in range(first, TARGET_YEAR + 1):
                if year in mine.index:
                    continue
                steps = year - origin
                centre = np.log(start / (100 - start)) + (-0.12 if down else 0.08) * steps
                spread = (0.15 if len(mine) else 0.45) * np.sqrt(1 + abs(steps))
                levels = 100 / (1 + np.exp(-(centre + spread * np.array([0, -1.28, 1.28, -1.96, 1.96]))))
                rows.append(
                    dict(indicator=indicator, definition=definition, area_code=area.code, group=group, year=year,
                         **dict(zip(("median", "lower_80", "upper_80", "lower_95", "upper_95"), levels, strict=True)),
                         grade=("A" if len(mine) > 3 else "B") if len(mine) else "C", own_figures=len(mine),
                         counted_figures=len(mine),
                         last_figure_year=int(mine.index[-1]) if len(mine) else None,
                         last_value=float(mine.iloc[-1]) if len(mine) else None,
                         basis="own" if len(mine) else "province", as_of=AS_OF)
                )
    return check("forecasts", pd.DataFrame(rows))


def _attainment(forecasts: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for row in forecasts[forecasts["year"] == TARGET_YEAR].to_dict("records"):
        for target in study().targets_of(row["indicator"]):
            if target.start and target.area_code != row["area_code"]:
                continue  # a start of its own concerns its own area alone
            if target.year != TARGET_YEAR or target.group != row["group"]:
                continue
            down = study().indicator(target.indicator).better == "down"
            start = row["last_value"] if row["last_value"] == row["last_value"] else 12.0
            level = target.value if target.form == "level" else start * (1 - target.value / 12)
            middle, scale = row["median"], (row["upper_80"] - row["lower_80"]) / 2.56
            z = (level - middle) / scale if down else (middle - level) / scale
            probability = float(1 / (1 + np.exp(-1.7 * z)))
            word = next(name for limit, name in WORDS if probability >= limit)
            silent = row["grade"] == "C"
            rows.append(
                {
                    **{c: row[c] for c in ("indicator", "definition", "area_code", "group", "year")},
                    "target_id": target.id,
                    "role": "target" if target.area_code == row["area_code"] else "yardstick",
                    "form": target.form,
                    "comparison": target.comparison,
                    "target": level, "target_lower_80": None, "target_upper_80": None,
                    "probability": None if silent else probability,
                    "word": "insufficient" if silent else word,
                    **{c: row[c] for c in ("grade", "median", "lower_80", "upper_80", "lower_95", "upper_95")},
                    "pace_from_year": row["last_figure_year"],
                    "achieved_pace": None,
                    "required_pace": None,
                    "as_of": AS_OF,
                }
            )
    return check("attainment", pd.DataFrame(rows))


def _gaps(attainment: pd.DataFrame) -> pd.DataFrame:
    table = attainment[["indicator", "definition", "area_code", "group", "year", "target_id", "role", "grade"]].copy()
    down = attainment["indicator"].map(lambda name: study().indicator(name).better == "down")
    sign = np.where(down, 1.0, -1.0)
    ends = [((attainment[c] - attainment["target"]) * sign).clip(lower=0) for c in ("median", "lower_80", "upper_80")]
    table["gap"] = ends[0]
    table["gap_lower_80"], table["gap_upper_80"] = np.minimum(ends[1], ends[2]), np.maximum(ends[1], ends[2])
    for column in ("people", "people_lower_80", "people_upper_80", "denominator"):
        table[column] = None
    table["denominator_unit"], table["denominator_year"] = "", None
    table["rank"] = table.groupby("target_id")["gap"].rank(ascending=False)
    table["rank_lower_80"], table["rank_upper_80"] = table["rank"] - 1, table["rank"] + 1
    return check("gaps", table)


def _equity() -> pd.DataFrame:
    """End 2015 is the published case (37.17 against the rest of about 10.9); later rows are illustrative."""
    rows = [(2015, 37.17, 19.37, 10.9, "computed"), (2018, 25.49, 12.81, 6.6, "computed"),
            (2019, 18.93, 9.33, 4.7, "computed"), (2025, 14.0, 5.9, 2.4, "forecast")]
    table = pd.DataFrame(
        [
            {"indicator": "poverty_rate", "definition": "line_2022_2025" if year > 2021 else "line_2016_2020",
             "area_code": "66", "group": "ethnic_minority", "year": year, "value": value, "all": everybody,
             "rest": rest, "share": 32.0, "share_year": 2019, "ratio": value / rest, "difference": value - rest,
             "how": how, "reason": "", "figure_ids": ""}
            for year, value, everybody, rest, how in rows
        ]
    )
    return check("equity", table[list(SCHEMAS["equity"].columns)])


def with_values(rows: Iterable[Row], **values: object) -> list[Row]:
    """The same rows with other values in some columns."""
    return [{**row, **values} for row in rows]


@lru_cache
def districts() -> gpd.GeoDataFrame:
    """The polygons of the districts."""
    names = {area.code: area.name for area in study().districts}
    return load_districts(ROOT / "geo" / "daklak_districts.geojson", names)[0]
