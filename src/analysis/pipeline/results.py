"""The results of the stages, ready to be shown."""

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
from analysis.pipeline.scope import Scope, make_ready
from analysis.pipeline.steps import STATE
from analysis.study import Study, read_catalogue
from analysis.tables import read_table
from analysis.workspace import Workspace

__all__ = ["CLEAN_TABLES", "FORECAST_TABLES", "OUTLOOK_TABLES", "TABLES", "Results", "held", "hold", "load_map"]

CLEAN_TABLES = ("figures", "series", "selection", "findings")
OUTLOOK_TABLES = ("denominators", "forecasts", "attainment", "joint", "rules", "deciding", "draws")
FORECAST_TABLES = (*OUTLOOK_TABLES, "gaps", "equity", "retrospective")
TABLES = (*CLEAN_TABLES, *FORECAST_TABLES)


@dataclass(frozen=True)
class Results:
    """The study and the tables that the stages wrote, read on first use.

    Attributes
    ----------
    as_of : date of the statements; only figures known by then were used
    inputs : hash of the raw files, the geometry and the program that made the tables
    catalogue : hash of the catalogue's files and of the geometry
    scope : the part of the tables that a report may see; None for everything
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
        """All tables by name, each read on first use; in a report, only what its scope allows."""
        if self.scope is None:
            return _Stored(self.folder)
        known = held(self.folder)
        return self.scope.cut(known.tables if known else _Stored(self.folder), self.study)

    @cached_property
    def districts(self) -> gpd.GeoDataFrame:
        """The polygons of the districts."""
        return load_map(self.workspace, self.study, whole=False)[0]


class _Stored(Mapping[str, pd.DataFrame]):
    """The tables of a folder, each read once; not checked, since the run has compared the files with their hashes."""

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


@dataclass(frozen=True)
class _Held:
    """Tables kept in memory for reports: those of one folder in one state, and the catalogue they were made with."""

    folder: Path
    state: str
    tables: _Stored
    study: Study


_held: _Held | None = None


def hold(folder: Path, raw: Path) -> None:
    """Read up-to-date tables into memory, for the reports made in forks of this process.

    Parameters
    ----------
    folder : Path
        The folder of the tables.
    raw : Path
        The folder of the catalogue they were made with.
    """
    global _held
    state, tables = file_hash(folder / STATE), _Stored(folder)
    for name in tables:
        make_ready(name, tables[name])
    _held = _Held(folder.resolve(), state, tables, read_catalogue(raw)[0])


def held(folder: Path) -> _Held | None:
    """The tables in memory, if the folder's state (which has the hash of every table) is still the same."""
    same = _held is not None and (_held.folder, _held.state) == (folder.resolve(), file_hash(folder / STATE))
    return _held if same else None


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """The table with strings as plain objects, equal ones stored once; columns of one type lie next to each other.

    Cutting out a few rows then costs half. And a fork, which copies every page of memory that it counts a reference on,
    meets a few hundred strings instead of 300,000.
    """
    once: dict[object, object] = {}
    words = {str(name): pd.Series([once.setdefault(word, word) for word in table[name].tolist()], table.index, object)
             for name, kind in table.dtypes.items() if isinstance(kind, pd.StringDtype) and kind.storage == "python"}
    return table.assign(**words).copy()


def load_map(workspace: Workspace, study: Study, whole: bool = True) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """The district polygons and the findings on them; with `whole`, also findings on how they fit together."""
    names = {area.code: area.name for area in study.districts}
    aliases = {alias: area.code for area in study.districts for alias in area.aliases}
    return load_districts(workspace.districts_geojson, names, aliases, whole)
