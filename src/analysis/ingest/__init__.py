"""Anything raw in ``data/raw`` → the table ``figures``, each figure with its file, sheet and cell."""

from analysis.ingest.figures import read_figures

__all__ = ["read_figures"]
