"""From series to statements: what a district's value is likely to be, and whether a target is reached."""

from analysis.forecast.rules import AFFIRMATIVE
from analysis.outlook.denominators import COUNTED, denominators_table
from analysis.outlook.family import forecast_indicators, inputs_of
from analysis.outlook.likelihood import has_illustrative, origin_year
from analysis.outlook.retrospective import ORIGIN, continued_forecasts, retrospective_table
from analysis.outlook.statements import Outlook, make_outlook
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
    "AFFIRMATIVE", "COUNTED", "ORIGIN", "AskedRules", "NoStartingPoint", "Outlook", "Overstated", "Situation",
    "Stayed", "Trial", "WhatIf", "at_best_pace_of_any_district", "at_own_best_pace", "continued_forecasts",
    "denominators_table", "failed_trial", "forecast_indicators", "has_illustrative", "inputs_of", "is_overstated",
    "make_outlook", "narrow_trial", "origin_year", "overstated", "overstated_in_record", "pace_multiplied",
    "pace_needed", "retrospective_table", "rules_in_record", "situation_of", "stayed", "stayed_in_record",
]
