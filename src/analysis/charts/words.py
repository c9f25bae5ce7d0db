"""Words on charts: values with units, ranges, likelihoods, targets, and sentences for text alternatives."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.rows import has_passed
from analysis.language import has_text, number, text
from analysis.study import Area, Indicator, Study, Target

__all__ = [
    "OUTCOMES",
    "value_text",
    "range_text",
    "probability_text",
    "row_word",
    "word_text",
    "word_id",
    "grade_text",
    "role_text",
    "target_text",
    "target_name",
    "unit_text",
    "is_missing",
    "attainment_sentence",
    "forecast_sentence",
    "no_figures_sentence",
    "area_in_sentence",
]

_SIGNS = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}
OUTCOMES = ("reached", "not_reached")
"""Classes that a published figure has settled."""
FORETOLD = ("very_likely", "likely", "unlikely", "very_unlikely")
"""Classes whose words say whether the target year lies behind or ahead."""
_PERCENT = ("percent", "percent_of_plan")


def is_missing(value: Any) -> bool:
    """Whether a cell of a table holds nothing."""
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def unit_text(unit: str) -> str:
    """The unit as written after a number ("hộ"), "%" for percentages, "" where it has no name."""
    if unit in _PERCENT:
        return "%"
    message = f"charts-unit-{unit.replace('_', '-')}"
    return text(message) if has_text(message) else ""


def value_text(value: float | None, unit: str, decimals: int = 1) -> str:
    """A value with its unit: 6,5% or 1.234 hộ; "–" for none."""
    if is_missing(value):
        return "–"
    suffix = unit_text(unit)
    if suffix == "%":
        return f"{number(value, decimals)}%"
    return f"{number(value, decimals)} {suffix}".strip()


def range_text(lower: Any, upper: Any, unit: str = "", decimals: int = 1) -> str:
    """An interval: 4,1–8%; one number where both ends read the same."""
    if is_missing(lower) or is_missing(upper):
        return "–"
    suffix = unit_text(unit) if unit else ""
    low, high = number(lower, decimals), number(upper, decimals)
    ends = low if low == high else f"{low}–{high}"
    return f"{ends}%" if suffix == "%" else f"{ends} {suffix}".strip()


def probability_text(probability: Any) -> str:
    """A probability in percent; beyond 99 and below 1 only as a bound."""
    if is_missing(probability):
        return "–"
    if probability > 0.99:
        return ">99%"
    return "<1%" if probability < 0.01 else f"{number(100 * probability, 0)}%"


def word_id(word: str, probability: Any) -> str:
    """The likelihood class to show: "insufficient" where no probability is given and nothing is published."""
    return "insufficient" if is_missing(probability) and word not in OUTCOMES else word


def word_text(word: str, passed: bool = True) -> str:
    """A likelihood class in words: "nhiều khả năng đã đạt", "… sẽ đạt" where the target year has not `passed`."""
    return text(f"word-{word}" if passed or word not in FORETOLD else f"word-future-{word}")


def row_word(row: Mapping[str, Any] | pd.Series) -> str:
    """The likelihood class of an attainment row in words, in the tense of its target year."""
    passed = has_passed(int(row["year"]), str(row["as_of"]))
    return word_text(word_id(str(row["word"]), row["probability"]), passed)


def grade_text(grade: str) -> str:
    """An evidence grade in words; "" for no basis."""
    return "" if grade == "–" else text("charts-grade", grade=grade)


def role_text(role: str) -> str:
    """ "chỉ tiêu" or "mốc so sánh"."""
    return text(f"charts-role-{role}")


def target_text(comparison: str, value: float | None, unit: str) -> str:
    """A level with its comparison: ≥ 97,5%. A pace is met by a level at or below (or above) the target."""
    return f"{_SIGNS[comparison]} {value_text(value, unit, 2)}"


def target_name(study: Study, target: Target) -> str:
    """What was set, in a few words: "≥ 97,5%" or "giảm 1,5 điểm/năm"."""
    indicator = study.indicator(target.indicator)
    if target.form == "level":
        return target_text(target.comparison, target.value, indicator.unit)
    direction = "down" if indicator.better == "down" else "up"
    return text(f"charts-pace-{direction}", value=number(target.value, 2))


def area_in_sentence(area: Area) -> str:
    """The name of an area inside a sentence: "huyện Lắk", "tỉnh Đắk Lắk"."""
    name = area.name
    for word in ("Huyện ", "Thị xã ", "Thành phố ", "Tỉnh ", "Vùng ", "Cả "):
        if name.startswith(word):
            return name[0].lower() + name[1:]
    return name


def forecast_sentence(row: pd.Series, indicator: Indicator, passed: bool) -> str:
    """Median and both intervals of one forecast row in words; a range only where it is inferred."""
    kind = "inferred" if row["grade"] == "C" else ("nowcast" if passed else "forecast")
    return text(
        f"charts-sentence-{kind}",
        year=str(row["year"]),
        median=value_text(row["median"], indicator.unit),
        range80=range_text(row["lower_80"], row["upper_80"], indicator.unit),
        range95=range_text(row["lower_95"], row["upper_95"], indicator.unit),
    )


def attainment_sentence(row: pd.Series, study: Study, passed: bool) -> str:
    """One target or yardstick and how likely it is met, in words."""
    indicator, target = study.indicator(row["indicator"]), study.target(row["target_id"])
    level = (
        _SIGNS["at_least" if indicator.better == "up" else "at_most"]
        if target.form == "pace"
        else _SIGNS[row["comparison"]]
    )
    told = text(
        "charts-sentence-target",
        role=role_text(row["role"]),
        year=str(row["year"]),
        name=target_name(study, target),
        level=f"{level} {value_text(row['target'], indicator.unit, 2)}",
        form=target.form,
        by=target.adopted_by,
    )
    word = word_id(row["word"], row["probability"])
    if word == "insufficient":
        return f"{told} {text('charts-sentence-insufficient')}"
    if word in OUTCOMES:
        return f"{told} {text('charts-sentence-outcome', word=word_text(word))}"
    likelihood = text(
        "charts-sentence-likelihood",
        probability=probability_text(row["probability"]),
        word=word_text(word, passed),
        tense="past" if passed else "future",
    )
    return f"{told} {likelihood}"


def no_figures_sentence(indicator: Indicator) -> str:
    """That nothing is published, and who holds the figures."""
    if indicator.holder:
        return f"{text('charts-no-figures')}. {text('charts-holder', holder=indicator.holder)}"
    return f"{text('charts-no-figures')}."
