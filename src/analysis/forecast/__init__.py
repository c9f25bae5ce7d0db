"""Probabilistic forecasts of panels of short, bounded, gappy yearly percentages: arrays in, joint draws out.

The package imports NumPy and SciPy and nothing else of the project. A worked example, the model and where it fails are
in docs/forecast-model.md.
"""

from analysis.forecast.checks import ArgumentError
from analysis.forecast.earned import has_earned_probability
from analysis.forecast.effects import Effect
from analysis.forecast.panel import forecast_panel
from analysis.forecast.record import record
from analysis.forecast.result import AggregateForecast, Forecast
from analysis.forecast.rules import RULES, History, Verdicts

__all__ = [
    "forecast_panel", "Forecast", "AggregateForecast", "Effect", "ArgumentError", "record", "has_earned_probability",
    "RULES", "History", "Verdicts",
]
