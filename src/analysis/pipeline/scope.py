"""The part of the tables that a report may see: exactly the rows that its key covers."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.cut_tables import CutTables, hashes_once
from analysis.keys import combine
from analysis.remember import remembered
from analysis.study import Study

__all__ = ["SCOPE", "Scope", "make_ready", "placeless"]

SCOPE = "DAKLAK_SCOPE"
"""Environment variable set in kernels that make a report."""

# The position of a figure in its file changes with every row inserted above it. Only the data pages show it.
_PLACES = ("file", "sheet", "cell", "file_hash", "reader")


@dataclass(frozen=True)
class Scope:
    """Which rows a report may see.

    Parameters
    ----------
    tables : tuple of str
        Names of the tables; using any other is an error.
    indicator : str
        Only rows of this indicator and of the one that tells its yearly change; "" for all.
    area : str
        Code of an area: only its own rows, those of areas that contain it or are published with it, and, for
        comparison, the rows of all areas for every indicator for which it has figures. "" for all.
    columns : mapping
        The visible columns of some tables. The other tables have all columns, but those with the positions of figures
        in their files are empty.
    """

    tables: tuple[str, ...]
    indicator: str = ""
    area: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def in_force(cls) -> Scope | None:
        """The scope of the report that this process is making; None if it is making none."""
        stated = os.environ.get(SCOPE)
        return cls.of(stated) if stated else None

    @classmethod
    def of(cls, stated: str) -> Scope:
        """The scope encoded by `environment`."""
        values = json.loads(stated)
        columns = {name: tuple(chosen) for name, chosen in values["columns"].items()}
        return cls(**{**values, "tables": tuple(values["tables"]), "columns": columns})

    @property
    def environment(self) -> str:
        """The value for the environment variable `SCOPE`."""
        return json.dumps(asdict(self))

    def cut(self, tables: Mapping[str, pd.DataFrame], study: Study) -> CutTables:
        """These tables, cut to the scope."""
        return CutTables(self.tables, lambda name: self._columns_of(name, tables[name]),
                         lambda name: self._places(tables[name], tables, study))

    def key(self, tables: Mapping[str, pd.DataFrame], study: Study) -> str:
        """The key of everything that a report can see of these tables."""
        return combine(asdict(self), self.cut(tables, study).key)

    def _places(self, table: pd.DataFrame, tables: Mapping[str, pd.DataFrame], study: Study) -> NDArray[np.intp]:
        chosen = np.ones(len(table), dtype=bool)
        if self.indicator and "indicator" in table:
            told = {each.change for each in study.indicators if each.id == self.indicator}
            chosen &= _among(table, "indicator", {self.indicator, *told})
        if self.area and "area_code" in table:
            series = tables["series"]
            own = set(series["indicator"].to_numpy()[_among(series, "area_code", {self.area})])
            near = {self.area, study.province.code, study.province.parent,
                    *(pair.code for pair in study.areas if self.area in pair.members)}
            chosen &= _among(table, "area_code", near) | _among(table, "indicator", own)
        return np.flatnonzero(chosen)

    def _columns_of(self, name: str, table: pd.DataFrame) -> pd.DataFrame:
        """The table without the columns that the report may not see."""
        if name in self.columns:
            return table[list(self.columns[name])]
        return placeless(table) if name == "figures" else table


@remembered
def _words(table: pd.DataFrame) -> dict[str, tuple[NDArray[np.intp], list[str]]]:
    """For each column that scopes filter by, its distinct values and the code of each row's value."""
    found = {name: pd.factorize(table[name]) for name in ("indicator", "area_code") if name in table}
    return {name: (places, list(words)) for name, (places, words) in found.items()}


def _among(table: pd.DataFrame, column: str, wanted: set[str]) -> NDArray[np.bool_]:
    """The rows that have one of the wanted values in a column."""
    places, words = _words(table)[column]
    return np.array([word in wanted for word in words], dtype=bool)[places]


def make_ready(name: str, table: pd.DataFrame) -> None:
    """Do the lookups that every cut of a table needs once, for all reports made in forks of this process."""
    _words(table)
    hashes_once(placeless(table) if name == "figures" else table)


@remembered
def placeless(figures: pd.DataFrame) -> pd.DataFrame:
    """The table ``figures`` without the figures' positions in their files."""
    return figures.assign(**dict.fromkeys(_PLACES, ""))
