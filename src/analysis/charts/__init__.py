"""Charts, maps and tables for people: they take the stages' tables and return pictures or HTML."""

from analysis.charts.districts import districts_chart
from analysis.charts.equity import equity_chart
from analysis.charts.picture import Picture
from analysis.charts.series import series_chart

__all__ = ["Picture", "series_chart", "districts_chart", "equity_chart"]
