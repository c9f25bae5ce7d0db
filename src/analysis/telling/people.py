"""Estimated numbers of people or households, as exactly as an estimate can be told."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from analysis.language import number

__all__ = ["people_number", "people_range"]


def people_number(value: float) -> str:
    """An estimated number of people or households, to two significant digits; its range would justify fewer."""
    places = max(math.floor(math.log10(abs(value))) - 1, 0) if value else 0
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(places), rounding=ROUND_HALF_UP)
    return number(float(rounded), 0)


def people_range(lower: float, upper: float) -> str:
    """The range of such a number; one number if both ends read the same."""
    low, high = people_number(lower), people_number(upper)
    return low if low == high else f"{low}–{high}"
