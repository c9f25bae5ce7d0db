"""Figures → series: one value a year by stated rules, the losers kept with the reason, findings to act on."""

from analysis.cleaning.clean import Cleaned, clean
from analysis.cleaning.eligibility import known_by

__all__ = ["Cleaned", "clean", "known_by"]
