"""Figures → series: one value per year, chosen by stated rules; the others are kept with the reason; findings to act
on.
"""

from analysis.cleaning.clean import Cleaned, clean
from analysis.cleaning.eligibility import known_by

__all__ = ["Cleaned", "clean", "known_by"]
