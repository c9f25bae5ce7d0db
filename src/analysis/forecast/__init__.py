"""Forecasts for panels of short, bounded, gappy yearly percentages; NumPy arrays in, joint draws out.

Stands alone: it imports NumPy and SciPy and nothing else of this package.
"""

from analysis.forecast.checks import ArgumentError
from analysis.forecast.effects import Effect
from analysis.forecast.panel import forecast_panel
from analysis.forecast.record import has_earned_probability, record
from analysis.forecast.result import AggregateForecast, Forecast
from analysis.forecast.rules import RULES, History, Verdicts

__all__ = [
    "forecast_panel", "Forecast", "AggregateForecast", "Effect", "ArgumentError", "record", "has_earned_probability",
    "RULES", "History", "Verdicts",
]
