"""What the stages wrote, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd

from analysis.findings import Finding
from analysis.geography import load_districts
from analysis.pipeline.inputs import results_folder
from analysis.study import Study
from analysis.tables import read_table
from analysis.workspace import Workspace

__all__ = ["CLEAN_TABLES", "FORECAST_TABLES", "OUTLOOK_TABLES", "Results", "load_map", "results_folder"]

CLEAN_TABLES = ("figures", "series", "selection", "findings")
OUTLOOK_TABLES = ("denominators", "forecasts", "attainment", "joint", "rules", "deciding", "draws")
FORECAST_TABLES = (*OUTLOOK_TABLES, "gaps", "equity", "retrospective")


@dataclass(frozen=True)
class Results:
    """What the stages wrote, ready to be shown: the study and the tables, read when first asked for.

    Attributes
    ----------
    as_of : the day of the statements; only figures known by then were used
    inputs : hash of the raw files, the geometry and the program that made the tables
    """

    workspace: Workspace
    folder: Path
    study: Study
    as_of: date
    inputs: str

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables declared in `analysis.tables`, as a fresh copy."""
        return self._tables(name).copy()

    @cached_property
    def _cache(self) -> dict[str, pd.DataFrame]:
        return {}

    def _tables(self, name: str) -> pd.DataFrame:
        if name not in self._cache:
            self._cache[name] = read_table(self.folder, name)
        return self._cache[name]

    @cached_property
    def districts(self) -> gpd.GeoDataFrame:
        """The polygons of the districts."""
        return load_map(self.workspace, self.study)[0]


def load_map(workspace: Workspace, study: Study) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """The district polygons, and what was found wrong with them."""
    return load_districts(workspace.districts_geojson, {area.code: area.name for area in study.districts})
