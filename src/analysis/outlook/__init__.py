"""From series to statements: what a district's value is likely to be, and whether a target is reached."""

from analysis.outlook.denominators import denominators_table
from analysis.outlook.retrospective import ORIGIN, continued_forecasts, retrospective_table
from analysis.outlook.statements import Outlook, make_outlook
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
    "ORIGIN", "NoStartingPoint", "Outlook", "Situation", "WhatIf", "at_best_pace_of_any_district",
    "at_own_best_pace", "continued_forecasts", "denominators_table", "make_outlook", "pace_multiplied", "pace_needed",
    "retrospective_table", "situation_of",
]
