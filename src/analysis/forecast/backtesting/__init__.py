"""Scoring the forecaster on real panels: the protocol with baselines, and the situations of a province."""
