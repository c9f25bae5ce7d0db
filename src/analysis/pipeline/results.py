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
from analysis.pipeline.scope import Scope, make_ready
from analysis.pipeline.steps import STATE
from analysis.study import Study, load_study
from analysis.tables import read_table
from analysis.workspace import Workspace

__all__ = ["CLEAN_TABLES", "FORECAST_TABLES", "OUTLOOK_TABLES", "TABLES", "Results", "held", "hold", "load_map"]

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
        known = held(self.folder)
        return self.scope.cut(known.tables if known else _Stored(self.folder), self.study)

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


@dataclass(frozen=True)
class _Held:
    """What reports find read: the tables of a folder in a state, and the catalogue that they were made with."""

    folder: Path
    state: str
    tables: _Stored
    study: Study


_held: _Held | None = None


def hold(folder: Path, raw: Path) -> None:
    """Read the tables of a folder that a run has brought up to date, for the reports made in forks of this process.

    Parameters
    ----------
    folder : Path
        Of the tables.
    raw : Path
        Of the catalogue that they were made with.
    """
    global _held
    state, tables = file_hash(folder / STATE), _Stored(folder)
    for name in tables:
        make_ready(name, tables[name])
    _held = _Held(folder.resolve(), state, tables, load_study(raw)[0])


def held(folder: Path) -> _Held | None:
    """What is held, where the folder's state, which names the content of every table, is the same as then."""
    same = _held is not None and (_held.folder, _held.state) == (folder.resolve(), file_hash(folder / STATE))
    return _held if same else None


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
