"""What the stages wrote, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd

from analysis.findings import Finding
from analysis.geography import load_districts
from analysis.keys import file_hash
from analysis.pipeline.scope import Scope, Scoped
from analysis.pipeline.steps import STATE
from analysis.study import Study
from analysis.tables import read_table
from analysis.workspace import Workspace

__all__ = ["CLEAN_TABLES", "FORECAST_TABLES", "OUTLOOK_TABLES", "TABLES", "Results", "hold", "load_map"]

CLEAN_TABLES = ("figures", "series", "selection", "findings")
OUTLOOK_TABLES = ("denominators", "forecasts", "attainment", "joint", "rules", "deciding", "draws")
FORECAST_TABLES = (*OUTLOOK_TABLES, "gaps", "equity", "retrospective")
TABLES = (*CLEAN_TABLES, *FORECAST_TABLES)


@dataclass(frozen=True)
class Results:
    """What the stages wrote, ready to be shown: the study and the tables, read when first asked for.

    Attributes
    ----------
    as_of : the day of the statements; only figures known by then were used
    inputs : hash of the raw files, the geometry and the program that made the tables
    catalogue : hash of the catalogue's files and of the geometry
    scope : what a report may see of the tables; None for everything
    """

    workspace: Workspace
    folder: Path
    study: Study
    as_of: date
    inputs: str
    catalogue: str = ""
    scope: Scope | None = None

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables declared in `analysis.tables`, as a fresh copy."""
        return self.tables[name].copy()

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """All tables by name, each read when first asked for; in a report, what its scope lets it see."""
        if self.scope is None:
            return _Stored(self.folder)
        return Scoped(self.scope, _held_or_stored(self.folder), self.study)

    @cached_property
    def districts(self) -> gpd.GeoDataFrame:
        """The polygons of the districts."""
        return load_map(self.workspace, self.study, whole=False)[0]


class _Stored(Mapping[str, pd.DataFrame]):
    """The tables of a folder, each read once: the run has held the files against the hash of what it wrote."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._read:
            if name not in TABLES:
                raise KeyError(name)
            self._read[name] = _plain(read_table(self._folder, name))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


_held: tuple[Path, str, _Stored] | None = None


def hold(folder: Path) -> None:
    """Read the tables of a folder that a run has brought up to date, for the reports made in forks of this process."""
    global _held
    state, tables = file_hash(folder / STATE), _Stored(folder)
    for name in tables:
        tables[name]
    _held = folder.resolve(), state, tables


def _held_or_stored(folder: Path) -> _Stored:
    """Those held, where the folder's state, which names the content of every table, is the same as then."""
    if _held is not None and _held[:2] == (folder.resolve(), file_hash(folder / STATE)):
        return _held[2]
    return _Stored(folder)


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its words as plain objects, side by side: to cut a few rows out of it then costs half."""
    words = [name for name, kind in table.dtypes.items()
             if isinstance(kind, pd.StringDtype) and kind.storage == "python"]
    return table.astype(dict.fromkeys(words, object)).copy()  # a copy lays columns of one kind side by side


def load_map(workspace: Workspace, study: Study, whole: bool = True) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """The district polygons, and what was found wrong with them; with `whole`, also with all of them together."""
    names = {area.code: area.name for area in study.districts}
    aliases = {alias: area.code for area in study.districts for alias in area.aliases}
    return load_districts(workspace.districts_geojson, names, aliases, whole)
