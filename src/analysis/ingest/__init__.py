"""Anything raw in ``data/raw`` → the table ``figures``, each figure with its file, sheet and cell."""

from analysis.ingest.figures import figure_files, figures_table, read_figures, read_files
from analysis.ingest.kept import KeptReadings
from analysis.ingest.versions import settle_versions

__all__ = ["KeptReadings", "figure_files", "figures_table", "read_figures", "read_files",
           "settle_versions"]
