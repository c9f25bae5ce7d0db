"""Figures → series: one value per year by stated rules, the others kept with the reason, and findings to act on."""

from analysis.cleaning.clean import Cleaned, clean
from analysis.cleaning.eligibility import known_by

__all__ = ["Cleaned", "clean", "known_by"]
