"""From series to statements: what a district's value is likely to be, and whether a target is reached."""

from analysis.outlook.denominators import denominators_table
from analysis.outlook.statements import Outlook, make_outlook

__all__ = ["Outlook", "denominators_table", "make_outlook"]
