"""Anything raw in ``data/raw`` → the table ``figures``, each figure with its file, sheet and cell."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.ingest.figures import figure_files, figures_table, read_figures, read_files
    from analysis.ingest.kept import KeptReadings
    from analysis.ingest.versions import settle_versions

__all__ = ["KeptReadings", "figure_files", "figures_table", "read_figures", "read_files", "settle_versions"]

_ELSEWHERE = {"KeptReadings": "kept", "settle_versions": "versions"}


def __getattr__(name: str) -> object:
    """Import on first use: notebooks match names as this package does, and read no file."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'figures')}"), name)
