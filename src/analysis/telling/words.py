"""Words for table contents: values with units, ranges, likelihoods, targets, and sentences on one row."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.language import date, has_text, number, text, whole_percent
from analysis.study import TYPE_WORDS, Area, Indicator, Study, Target
from analysis.tables import LIKELIHOODS
from analysis.telling.rows import Row, has_passed
from analysis.year_end import is_year_end

__all__ = ["OUTCOMES", "lower_first", "upper_first", "value_text", "estimate_text", "estimate_with_range", "range_text",
           "probability_text", "told_probability", "chance_text", "BOUND", "FLOOR", "SEEN",
           "row_word", "word_text", "word_id", "word_range", "grade_text", "group_name", "role_text", "target_text",
           "implied_level", "level_text", "target_name", "held_name", "unit_text",
           "is_missing", "attainment_sentence", "forecast_sentence", "no_figures_sentence", "area_in_sentence",
           "time_text", "year_text", "counted", "qualified", "lowest_and_highest", "role_of"]

_SIGNS = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}
OUTCOMES = ("reached", "not_reached")
"""Classes decided by a published figure."""
FORETOLD = ("very_likely", "likely", "unlikely", "very_unlikely")
"""Classes whose words depend on whether the target year has passed."""
BOUND, FLOOR = LIKELIHOODS["very_likely"][0], LIKELIHOODS["very_unlikely"][1]
"""From the one percentage up, and the other down, a probability is shown as a bound only."""
SEEN = 0.01
"""Smaller chances, which are no forecasts, are shown as a bound only."""
_QUALIFIERS = {"at_least": "≥ ", "at_most": "≤ ", "approximate": "≈ ", "": ""}
_PERCENT = ("percent", "percent_of_plan")


def is_missing(value: Any) -> bool:
    """Whether a table cell is empty."""
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def unit_text(unit: str) -> str:
    """The unit as written after a number ("hộ"), "%" for percentages, "" if it has no name."""
    if unit in _PERCENT:
        return "%"
    message = f"telling-unit-{unit.replace('_', '-')}"
    return text(message) if has_text(message) else ""


def lower_first(words: str) -> str:
    """The words with a lower-case first letter, for use within a sentence.

    Acronyms and names of several capitalised words stay: "GSO survey", "Expanded Programme on Immunisation", "Ê Đê".
    """
    if words[1:2].isupper() or words.partition(" ")[2][:1].isupper():
        return words
    return words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """The words with a capital first letter, for the start of a sentence."""
    return words[:1].upper() + words[1:]


def value_text(value: float | None, unit: str, decimals: int = 1) -> str:
    """A value with its unit: 6,5% or 1.234 hộ; "–" for none."""
    if is_missing(value):
        return "–"
    return _with_unit(number(value, decimals), unit)


def estimate_text(value: float | None, unit: str) -> str:
    """A computed value with its unit and a fixed number of decimals: 82,0% where a published figure reads 82%."""
    if is_missing(value):
        return "–"
    return _with_unit(number(value, 1, fixed=True), unit)


def range_text(lower: Any, upper: Any, unit: str = "", decimals: int = 1) -> str:
    """An interval, both ends with the same number of decimals: 4,1–8,0%; one number if both ends read the same."""
    if is_missing(lower) or is_missing(upper):
        return "–"
    low, high = number(lower, decimals, fixed=True), number(upper, decimals, fixed=True)
    return _with_unit(low if low == high else f"{low}–{high}", unit)


def estimate_with_range(middle: Any, lower: Any, upper: Any, unit: str) -> str:
    """An estimate with its range, "5,3% (4,6–6,3%)"; the estimate alone if the range reads as the same number."""
    shown, interval = estimate_text(middle, unit), range_text(lower, upper, unit)
    return shown if interval == shown else f"{shown} ({interval})"


def qualified(shown: str, qualifier: str, verdict: str = "use") -> str:
    """A published number with its source's qualifier, "≥ 96%", and an asterisk if the source is weak."""
    return f"{_QUALIFIERS[qualifier]}{shown}{'*' if verdict == 'weak' else ''}"


def counted(label: str, count: int) -> str:
    """A legend entry with its number of areas."""
    return text("telling-count", **{"class": label, "count": count})


def lowest_and_highest(message: str, *ends: tuple[str, str], **more: object) -> str:
    """A sentence on the areas with the lowest and the highest value, (name, value) each; "" for fewer than two."""
    if len(ends) < 2:
        return ""
    low, high = (text("telling-item", area=area, value=value) for area, value in (ends[0], ends[-1]))
    return text(message, low=low, high=high, **more)


def _with_unit(shown: str, unit: str) -> str:
    suffix = unit_text(unit) if unit else ""
    return f"{shown}%" if suffix == "%" else f"{shown} {suffix}".strip()


def probability_text(probability: Any) -> str:
    """A probability of the forecast in percent; within the highest and the lowest likelihood class only as a bound.

    The back-test was never that certain of a level not yet reached, and tells what was stated below 10 % by one tenth
    only: telling 96 % from 91 %, or 1 % from 6 %, would claim more than is known.
    """
    if is_missing(probability):
        return "–"
    percent = whole_percent(probability)
    return f"≥{BOUND}%" if percent >= BOUND else f"≤{FLOOR}%" if percent <= FLOOR else f"{percent}%"


def told_probability(probability: float) -> float:
    """The probability as it is shown, from 0.1 to 0.9: what reads alike must not order what stands beside it."""
    return min(max(whole_percent(probability), FLOOR), BOUND) / 100


def chance_text(probability: Any) -> str:
    """A share of chance that is no forecast, such as a test's power; above 99 % and below 1 % only as a bound."""
    if is_missing(probability):
        return "–"
    if probability > 0.99:
        return ">99%"
    return "<1%" if probability < SEEN else f"{whole_percent(probability)}%"


def word_id(word: str, probability: Any) -> str:
    """The likelihood class to show: "insufficient" if there is neither a probability nor a published outcome."""
    return "insufficient" if is_missing(probability) and word not in OUTCOMES else word


def word_text(word: str, passed: bool = True) -> str:
    """A likelihood class in words: "nhiều khả năng đã đạt", or "… sẽ đạt" if the target year has not `passed`."""
    return text(f"word-{word}" if passed or word not in FORETOLD else f"word-future-{word}")


def word_range(word: str) -> str:
    """The percentages that a likelihood word covers, "66–89%"; "" for a class without a probability."""
    if word not in LIKELIHOODS:
        return ""
    lowest, highest = LIKELIHOODS[word]
    return f"{lowest}–{highest}%"


def row_word(row: Row) -> str:
    """The likelihood class of an attainment row in words, in the tense of its target year."""
    passed = has_passed(int(row["year"]), str(row["as_of"]))
    return word_text(word_id(str(row["word"]), row["probability"]), passed)


def grade_text(grade: str) -> str:
    """An evidence grade in words; "" for no basis."""
    return "" if grade == "–" else text("telling-grade", grade=grade)


def role_text(role: str) -> str:
    """ "chỉ tiêu" or "mốc so sánh"."""
    return text(f"telling-role-{role}")


def role_of(target: Target, area: Area) -> str:
    """Whether the area set the target itself or it is a yardstick."""
    return "target" if target.area_code == area.code else "yardstick"


def target_text(comparison: str, value: float | None, unit: str) -> str:
    """A level with its comparison: ≥ 97,5%; without it at a bound: 100%, 0 hộ."""
    everything = unit == "percent" and value == 100 and comparison == "at_least"
    if everything or (value == 0 and comparison == "at_most"):
        return value_text(value, unit)
    return f"{_SIGNS[comparison]} {value_text(value, unit, 2)}"


def level_text(target: Target, value: float | None, unit: str, comparison: str = "") -> str:
    """A level to reach, "≥ 97,5%", or "97,5%" without `comparison`; one computed from a pace is rounded to a tenth."""
    if target.form == "level" or is_missing(value):
        return target_text(comparison, value, unit) if comparison else value_text(value, unit, 2)
    shown = estimate_text(value, unit)
    return f"{_SIGNS[comparison]} {shown}" if comparison else shown


def implied_level(row: Row, indicator: Indicator) -> str:
    """The level that a pace implies in an ``attainment`` row's area, "≤ 26,3%"; "" if there is no pace or no level.

    The range of levels, "≤ 0,9–3,6%", if the pace starts from a simulated year-end.
    """
    if row["form"] != "pace":
        return ""
    shown = estimate_text(row["target"], indicator.unit) if not is_missing(row["target"]) else \
        range_text(row["target_lower_80"], row["target_upper_80"], indicator.unit)
    return "" if shown == "–" else f"{_SIGNS['at_least' if indicator.better == 'up' else 'at_most']} {shown}"


def target_name(study: Study, target: Target, start: int | None = None) -> str:
    """A target in brief: "≥ 97,5%" or "giảm 1,5 điểm %/năm"; with a `start` also since the end of which year."""
    indicator = study.indicator(target.indicator)
    if target.form == "level":
        return target_text(target.comparison, target.value, indicator.unit)
    direction = "down" if indicator.better == "down" else "up"
    since = start or (target.start[0] if target.start else None)
    name = text(f"telling-pace-{direction}", value=number(target.value, 2))
    return text("telling-pace-since", name=name, year=str(since)) if since else name


def held_name(study: Study, row: Row) -> str:
    """The same of an ``attainment`` row; a pace with its start where the area's own is told from several."""
    target = study.target(str(row["target_id"]))
    others = {each.start for each in study.targets_over(target.indicator, str(row["area_code"]))
              if (each.group, each.year, each.form) == (target.group, target.year, "pace")}
    several = row["role"] == "target" and len(others) > 1 and not is_missing(row["pace_from_year"])
    return target_name(study, target, int(row["pace_from_year"]) if several else None)


def group_name(study: Study, indicator: Indicator, group: str) -> str:
    """An indicator with its group, "Tỷ lệ hộ nghèo – đồng bào …"; its name alone for the main group."""
    told = lower_first(study.group(group).name)
    return indicator.name if group == indicator.main_group else f"{indicator.name} – {told}"


def area_in_sentence(area: Area) -> str:
    """The name of an area inside a sentence: "huyện Lắk", "tỉnh Đắk Lắk"."""
    name = area.name
    is_common = name.startswith(tuple(f"{word} " for word in (*TYPE_WORDS, "Vùng", "Cả")))
    return name[0].lower() + name[1:] if is_common else name


def time_text(day: str, year: int) -> str:
    """"cuối năm 2024"; "ngày 30/6/2025" if the reference date `day` is not the end of the year."""
    if is_year_end(day, year):
        return text("telling-year-end", year=str(year))
    return text("telling-on-day", date=date(day))


def year_text(day: str, year: int) -> str:
    """The year of a figure in a table, "2025"; "2025 (ngày 30/6/2025)" for a day that is not the end of the year.

    `day` is an ISO date, "" if the source gives none.
    """
    if is_year_end(day, year):
        return str(year)
    return f"{year} ({text('telling-on-day', date=date(day))})"


def forecast_sentence(row: Row, indicator: Indicator, passed: bool) -> str:
    """Median and both intervals of one forecast row in words; only a range if it is inferred."""
    kind = "inferred" if row["grade"] == "C" else ("nowcast" if passed else "forecast")
    return text(f"telling-sentence-{kind}", year=str(row["year"]), median=estimate_text(row["median"], indicator.unit),
                range80=range_text(row["lower_80"], row["upper_80"], indicator.unit),
                range95=range_text(row["lower_95"], row["upper_95"], indicator.unit))


def attainment_sentence(row: Row, study: Study, passed: bool) -> str:
    """One target or yardstick and how likely it is to be met, in words."""
    indicator, target = study.indicator(row["indicator"]), study.target(row["target_id"])
    told = text(
        "telling-sentence-target",
        role=role_text(row["role"]),
        year=str(row["year"]),
        name=held_name(study, row),
        level=implied_level(row, indicator) or level_text(target, row["target"], indicator.unit, row["comparison"]),
        form=target.form,
        by=target.adopted_by,
    )
    word = word_id(row["word"], row["probability"])
    if word == "insufficient":
        return f"{told} {text('telling-sentence-insufficient')}"
    if word in OUTCOMES:
        return f"{told} {text('telling-sentence-outcome', word=word_text(word))}"
    likelihood = text("telling-sentence-likelihood", probability=probability_text(row["probability"]),
                      word=word_text(word, passed), tense="past" if passed else "future")
    return f"{told} {likelihood}"


def no_figures_sentence(indicator: Indicator) -> str:
    """A sentence saying that nothing is published, and who holds the figures."""
    if indicator.holder:
        return f"{text('telling-no-figures')}. {text('telling-holder', holder=indicator.holder)}"
    return f"{text('telling-no-figures')}."
