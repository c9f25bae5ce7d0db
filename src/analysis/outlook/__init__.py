"""From series to statements: what a district's value is likely to be, and whether a target is reached."""

from analysis.outlook.denominators import denominators_table
from analysis.outlook.retrospective import ORIGIN, continued_forecasts, retrospective_table
from analysis.outlook.statements import Outlook, make_outlook

__all__ = ["ORIGIN", "Outlook", "continued_forecasts", "denominators_table", "make_outlook", "retrospective_table"]
