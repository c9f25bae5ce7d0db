"""The stages in order: ingest → clean → forecast, each done again only when its key has changed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from analysis.pipeline.inputs import results_folder

if TYPE_CHECKING:
    from analysis.pipeline.results import CLEAN_TABLES, FORECAST_TABLES, Results
    from analysis.pipeline.run import open_results, run_pipeline

__all__ = [
    "CLEAN_TABLES", "FORECAST_TABLES", "Results", "open_results", "results_folder", "run_pipeline",
]

_RESULTS = ("CLEAN_TABLES", "FORECAST_TABLES", "Results")


def __getattr__(name: str) -> object:
    """Import on first use: code that only needs keys must not wait for pandas."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'results' if name in _RESULTS else 'run'}"), name)
