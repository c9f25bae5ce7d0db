"""Anything raw in ``data/raw`` → the table ``figures``, each figure with its file, sheet and cell."""

from analysis.ingest.figures import figure_files, figures_table, read_figures, read_files

__all__ = ["figure_files", "figures_table", "read_figures", "read_files"]
