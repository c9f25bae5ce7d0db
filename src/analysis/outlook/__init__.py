"""From series to statements: the likely values of each district, and whether targets are reached."""

from analysis.forecast.record import (
    ALL_NOISY,
    FAR,
    MOST_ALONE,
    SITUATIONS,
    TOTAL,
    Measured,
    Record,
    RuleScore,
    Tenth,
    UnseenPanel,
)
from analysis.forecast.rules import AFFIRMATIVE
from analysis.outlook.denominators import COUNTED, denominators_table
from analysis.outlook.family import forecast_indicators, inputs_of
from analysis.outlook.likelihood import has_illustrative, origin_year
from analysis.outlook.retrospective import ORIGIN, continued_forecasts, retrospective_table
from analysis.outlook.statements import Known, Outlook, make_outlook
from analysis.outlook.track_record import (
    AskedRules,
    Overstated,
    Stayed,
    Trial,
    failed_trial,
    is_overstated,
    narrow_trial,
    overstated,
    overstated_in_record,
    rules_in_record,
    stands_alone,
    stayed,
    stayed_in_record,
)
from analysis.outlook.what_if import (
    NoStartingPoint,
    Situation,
    WhatIf,
    at_best_pace_of_any_district,
    at_own_best_pace,
    pace_multiplied,
    pace_needed,
    situation_of,
)

__all__ = [
    "AFFIRMATIVE", "ALL_NOISY", "COUNTED", "FAR", "MOST_ALONE", "ORIGIN", "SITUATIONS", "TOTAL", "AskedRules", "Known",
    "Measured", "NoStartingPoint", "Outlook", "Overstated", "Record", "RuleScore", "Situation", "Stayed", "Tenth",
    "Trial", "UnseenPanel", "WhatIf", "at_best_pace_of_any_district", "at_own_best_pace", "continued_forecasts",
    "denominators_table", "failed_trial", "forecast_indicators", "has_illustrative", "inputs_of", "is_overstated",
    "make_outlook", "narrow_trial", "origin_year", "overstated", "overstated_in_record", "pace_multiplied",
    "pace_needed", "retrospective_table", "rules_in_record", "situation_of", "stands_alone", "stayed",
    "stayed_in_record",
]
