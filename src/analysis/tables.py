"""The tables between the stages: each column declared once, checked wherever a table is written.

``figures`` (ingest) → ``series``, ``selection``, ``findings`` (cleaning) →
``denominators``, ``forecasts``, ``attainment``, ``joint``, ``rules``, ``deciding``, ``draws``, ``retrospective``
(outlook) → ``gaps``, ``equity`` (gaps).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from analysis.workspace import write_atomically

__all__ = ["SCHEMAS", "SEVERITIES", "STATUSES", "GRADES", "LIKELIHOODS", "WORDS", "Row", "empty", "check",
           "table_of", "write_table", "read_table"]

SEVERITIES = ("error", "warning", "info")
STATUSES = ("published", "illustrative")
GRADES = ("A", "B", "C", "D", "–")
LIKELIHOODS = {"very_likely": (90, 100), "likely": (66, 89), "as_likely_as_not": (34, 65), "unlikely": (11, 33),
               "very_unlikely": (0, 10)}
"""The likelihood words with the range of whole percentages that each covers, most likely first.

The thresholds are those of the IPCC's guidance note on uncertainty (Mastrandrea et al., 2010).
"""
WORDS = ("reached", *LIKELIHOODS, "not_reached", "insufficient")
RULE_IDS = ("eurostat", "unsd", "escap", "sdsn", "unicef", "india_districts")

Row = Mapping[str, object]
"""A row of one of these tables, or a part of it, by the columns that its schema declares and `check` holds it to."""

TEXT = "str"
YEAR = "Int64"


def _day(description: str) -> pa.Column:
    return pa.Column(TEXT, pa.Check.str_matches(r"^(\d{4}-\d{2}-\d{2})?$"), description=f"ISO {description}")


def _text(*allowed: str, description: str = "") -> pa.Column:
    checks = [pa.Check.isin(allowed)] if allowed else []
    return pa.Column(TEXT, checks, nullable=False, description=description)


def _number(nullable: bool = True, description: str = "", **bounds: float) -> pa.Column:
    checks = [getattr(pa.Check, name)(limit) for name, limit in bounds.items()]
    return pa.Column(float, checks, nullable=nullable, description=description)


def _year(nullable: bool = False, description: str = "calendar year, status at 31 December") -> pa.Column:
    return pa.Column(YEAR, nullable=nullable, description=description)


def _count(nullable: bool = False, description: str = "") -> pa.Column:
    return pa.Column(YEAR, pa.Check.ge(0), nullable=nullable, description=description)


def _spread(name: str, description: str) -> dict[str, pa.Column]:
    """Mean and 80 % interval of one measure, over the draws."""
    return {f"{name}{suffix}": _number(description=description) for suffix in ("", "_lower_80", "_upper_80")}


def _columns(**columns: pa.Column) -> dict[str, pa.Column]:
    return columns


_SERIES_KEY = {
    "indicator": _text(description="id in data/raw/indicators.csv"),
    "definition": _text(description="id in data/raw/definitions.csv"),
    "area_code": _text(description="code in data/raw/areas.csv"),
    "group": _text(description="id in data/raw/groups.csv"),
}

_COLUMNS: dict[str, dict[str, pa.Column]] = {
    "figures": _columns(
        figure_id=pa.Column(TEXT, unique=True, description="stable id of the figure"),
        **_SERIES_KEY,
        year=_year(nullable=True),
        reference_date=_day("reference date, '' if the source gives none"),
        value=_number(nullable=False),
        qualifier=_text("", "at_least", "at_most", "approximate",
                        description="the source's qualification of the number: 'trên 96%' is at_least"),
        unit=_text(),
        kind=_text("outcome", "target", "forecast"),
        how=_text("stated", "computed", "planned"),
        verdict=_text("use", "weak", "reject", "context"),
        known_from=_day("day from which the figure could be known, '' where unknown"),
        known_from_basis=_text(description="published, assumed or unknown"),
        standard=_text(description="the source's own words for what is measured"),
        source=_text(description="title and publisher in one readable line"),
        source_title=_text(), publisher=_text(), url=_text(), published=_text(), note=_text(),
        file=_text(description="path under data/raw, or '' for a figure computed here"),
        sheet=_text(), cell=_text(description="cell of the value as a spreadsheet names it, e.g. H23"),
        file_hash=_text(description="SHA-256 of the file, '' for a figure computed here"),
        reader=_text(description="the library that read the file, with its version"),
        status=_text(*STATUSES, description="illustrative for a made-up figure of a demonstration"),
        replaced_by=_text(description="figure_id of the replacement in a corrected or later file, or ''"),
        replaced_rule=_text("", "corrected-file", "draft-file", "signed-later",
                            description="why that file takes precedence"),
    ),
    "series": _columns(
        **_SERIES_KEY,
        year=_year(), value=_number(nullable=False), figure_id=_text(),
        qualifier=_text("", "at_least", "at_most", "approximate"),
        unit=_text(), how=_text("stated", "computed", "planned"), verdict=_text("use", "weak"),
        status=_text(*STATUSES),
    ),
    "selection": _columns(
        figure_id=_text(),
        status=_text("used", "superseded", "rejected", "context", "target", "forecast", "not_yet_known"),
        rule=_text(description="id of the rule that decided, a message id under 'rule-'"),
        winner=_text(description="figure_id of the figure used instead, or ''"),
        reason=_text(description="the reason in Vietnamese"),
    ),
    "findings": _columns(
        severity=_text(*SEVERITIES),
        code=_text(description="message id; message and advice follow from it and the arguments"),
        file=_text(), sheet=_text(), cell=_text(),
        indicator=_text(), area_code=_text(), group=_text(), year=_year(nullable=True),
        figure_id=_text(),
        cells=_text(description="every cell, of a finding that names several"),
        message=_text(description="what was found, in Vietnamese"),
        advice=_text(description="what to do, in Vietnamese"),
        arguments=_text(description="JSON object that fills the message"),
    ),
    "forecasts": _columns(
        **_SERIES_KEY,
        year=_year(),
        median=_number(), lower_80=_number(), upper_80=_number(), lower_95=_number(), upper_95=_number(),
        grade=_text(*GRADES),
        own_figures=_count(description="usable figures of the area itself under the definition"),
        counted_figures=_count(description="of these, those that count as evidence for a probability: not of a year "
                                           "with a declared one-off shock, nor computed from a change in doubt"),
        last_figure_year=_year(nullable=True, description="year of the last of them"),
        last_value=_number(description="value of the last of them"),
        basis=_text("own", "province", "older_position", description="what the forecast is based on"),
        as_of=_text(description="ISO day: only figures known by then were used"),
    ),
    "attainment": _columns(
        **_SERIES_KEY,
        year=_year(),
        target_id=_text(), role=_text("target", "yardstick"),
        form=_text("level", "pace"), comparison=_text("at_least", "at_most", "above", "below"),
        target=_number(description="the level to compare with, in the indicator's unit; of a pace: "
                                   "the level that it implies for this area"),
        target_lower_80=_number(description="the 80 % range of the level of a pace that starts from a simulated "
                                            "year-end, so that each draw has its own; none elsewhere"),
        target_upper_80=_number(),
        probability=_number(ge=0, le=1, description="missing if no back-test supports one"),
        word=_text(*WORDS),
        grade=_text(*GRADES),
        median=_number(), lower_80=_number(), upper_80=_number(), lower_95=_number(), upper_95=_number(),
        pace_from_year=_year(nullable=True, description="first year of the area's paces below; where it has "
                                                           "no figure, the simulated year-end that a pace starts from"),
        achieved_pace=_number(description="mean yearly change of the published figures, points a year"),
        required_pace=_number(description="yearly change needed after the last figure, points a year"),
        as_of=_text(),
    ),
    "joint": _columns(
        indicator=_text(), definition=_text(), group=_text(), year=_year(), target_id=_text(),
        areas=_count(description="districts with figures of their own, the m of 'k of m'"),
        at_least=_count(description="k"),
        probability=_number(ge=0, le=1),
    ),
    "rules": _columns(
        **_SERIES_KEY,
        year=_year(), target_id=_text(), role=_text("target", "yardstick"),
        target=_number(description="the level to reach"),
        rule=_text(*RULE_IDS, description="the body whose rule it is"),
        verdict=_text(description="the body's own category, 'none' if the rule has no answer"),
        reason=_text("", "few_figures", "no_target", "at_bound"),
        number=_number(description="the number behind the verdict"),
        number_kind=_text("ratio", "share", "gap", "percent_per_year", "points_per_year"),
        needed=_number(description="yearly pace from the last figure to the target"),
        needed_unit=_text("percent_per_year", "points_per_year"),
        attained=_year(nullable=True, description="year in which the pace would reach it, while the definition holds"),
        own_figures=_count(description="figures of the area before the target year"),
        first_year=_year(), first_value=_number(), last_year=_year(), last_value=_number(),
        grade=_text(*GRADES), as_of=_text(),
    ),
    "deciding": _columns(
        **_SERIES_KEY,
        year=_year(), target_id=_text(), role=_text("target", "yardstick"),
        weight=_number(ge=0, le=100, description="share of the province's denominator, percent"),
        weight_basis=_text(description="indicator and group that the weight counts"),
        **_spread("shortfall", "points short of what is asked of the area"),
        **_spread("contribution", "weight × shortfall, points of the province's figure; the province: the sum of them"),
        **_spread("share", "percent of that sum, over the draws in which it is above 0"),
        **_spread("closable", "points of the province's figure that the area's own best past pace would close"),
        best_pace=_number(description="that pace, points a year"),
        best_pace_from=_year(nullable=True), best_pace_to=_year(nullable=True),
        grade=_text(*GRADES), as_of=_text(),
    ),
    "retrospective": _columns(
        **_SERIES_KEY,
        year=_year(),
        median=_number(), lower_80=_number(), upper_80=_number(), lower_95=_number(), upper_95=_number(),
        grade=_text(*GRADES, description="evidence then"),
        outcome=_number(description="the figure known now"), figure_id=_text(description="that figure, or ''"),
        outcome_date=_text(description="its reference date (ISO), or '' if the source gives none"),
        comparison=_text("inside_80", "inside_95", "outside", "not_comparable", "no_outcome"),
        reason=_text("", "definition_changed", "no_basis_then", "no_forecast_then", description="why not comparable"),
        made_on=_text(description="ISO day: the forecast used only figures known by then"),
    ),
    "draws": _columns(**_SERIES_KEY, year=_year(), draw=_count(), value=_number(nullable=False)),
    "gaps": _columns(
        **_SERIES_KEY,
        year=_year(), target_id=_text(), role=_text("target", "yardstick"), grade=_text(*GRADES),
        gap=_number(description="points missing to the target, median of the draws; 0 if reached"),
        gap_lower_80=_number(), gap_upper_80=_number(),
        people=_number(description="shortfall in units of the denominator, whole communes; median of the draws"),
        people_lower_80=_number(), people_upper_80=_number(),
        denominator=_number(), denominator_unit=_text("households", "persons", "communes", "villages", ""),
        denominator_year=_year(nullable=True),
        rank=_number(description="1 = furthest from the target; median over the draws"),
        rank_lower_80=_number(), rank_upper_80=_number(),
    ),
    "denominators": _columns(
        indicator=_text(description="what is counted: households, population, communes_total …"),
        area_code=_text(), group=_text(), year=_year(),
        value=_number(nullable=False, gt=0), unit=_text("households", "persons", "communes", "villages"),
        how=_text("stated", "computed"),
        method=_text(description="message id of how it was computed, '' if published"),
        figure_ids=_text(description="the figures it is based on, separated by spaces"),
    ),
    "equity": _columns(
        indicator=_text(), definition=_text(), area_code=_text(), group=_text(), year=_year(),
        value=_number(), all=_number(), rest=_number(description="the complement of the group"),
        share=_number(description="share of the group in the denominator, percent"),
        share_year=_year(nullable=True, description="year of that share: it may differ from `year`"),
        ratio=_number(description="value / rest"), difference=_number(description="value − rest, points"),
        how=_text("computed", "forecast", "not_possible"),
        reason=_text(description="message id if not possible"),
        figure_ids=_text(description="the figures it was computed from, separated by spaces"),
    ),
}
SCHEMAS = {name: pa.DataFrameSchema(columns, name=name, strict=True, coerce=True, ordered=True)
           for name, columns in _COLUMNS.items()}


def empty(name: str) -> pd.DataFrame:
    """A table with the columns of the schema and no row."""
    return _empty(name).copy()


@cache
def _empty(name: str) -> pd.DataFrame:
    """Made once per name: checking takes a tenth of a second, and empty tables are asked for hundreds of times."""
    return check(name, pd.DataFrame({column: [] for column in SCHEMAS[name].columns}))


def check(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table with exactly the declared columns in their order and types.

    Raises
    ------
    pandera.errors.SchemaErrors
        If a column is missing or unknown, or a value is not allowed; it carries the failing cells.
    """
    schema = SCHEMAS[name]
    if "status" in schema.columns:  # only files of a demonstration have a status
        table = table.assign(status=table["status"].replace("", STATUSES[0]) if "status" in table else STATUSES[0])
    return schema.validate(table, lazy=True)


def table_of(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    """The table that these rows make, which may be none; raises what `check` raises."""
    made = list(rows)
    return check(name, pd.DataFrame(made)) if made else empty(name)


def write_table(folder: Path, name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Check the table, write ``folder/name.parquet`` in one step, and return what was written."""
    checked = check(name, table).reset_index(drop=True)
    write_atomically(folder / f"{name}.parquet", lambda path: checked.to_parquet(path, index=False))
    return checked


# Reports cut a few rows out of the tables hundreds of times. With Python's own strings that costs a tenth of what it
# costs with Arrow's; only tables of hundreds of thousands of rows are read more slowly.
_LONG = frozenset({"draws"})


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """Read ``folder/name.parquet``. It is not checked again: `write_table` did, and a run compares its hash."""
    storage = "pyarrow" if name in _LONG else "python"
    with pd.option_context("mode.string_storage", storage):
        return pd.read_parquet(folder / f"{name}.parquet")
