"""From series to statements: the likely values of each district, and whether targets are reached."""

from analysis.outlook.family import forecast_indicators, inputs_of
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
    wanting_kin,
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
    "ORIGIN", "AskedRules", "Known", "NoStartingPoint", "Outlook", "Overstated", "Situation", "Stayed",
    "Trial", "WhatIf", "at_best_pace_of_any_district", "at_own_best_pace", "continued_forecasts",
    "failed_trial", "forecast_indicators", "inputs_of", "is_overstated", "make_outlook", "narrow_trial", "overstated",
    "overstated_in_record", "pace_multiplied", "pace_needed", "retrospective_table", "rules_in_record", "situation_of",
    "stands_alone", "stayed", "stayed_in_record", "wanting_kin",
]
