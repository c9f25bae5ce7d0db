"""Đắk Lắk targets: clean, forecast, compare and report social-policy indicators of the province."""

__version__ = "0.1.0"
