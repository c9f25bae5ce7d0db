"""What a report may see of the tables: exactly the rows that its key covers."""

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
from analysis.remember import for_each
from analysis.study import Study

__all__ = ["SCOPE", "Scope", "make_ready", "placeless"]

SCOPE = "DAKLAK_SCOPE"
"""Set in the environment of a kernel that makes a report."""

# Where a figure stands in its file: moved by every row put in above it, and shown only beside the data.
_PLACES = ("file", "sheet", "cell", "file_hash", "reader")


@dataclass(frozen=True)
class Scope:
    """Which rows a report may see.

    Parameters
    ----------
    tables : tuple of str
        Names of the tables; asking for another is an error.
    indicator : str
        Only rows of this indicator; "" for all.
    area : str
        Code of an area: only its own rows, those of what it lies in or is published together with, and, of every
        indicator of which it has figures, all areas', for comparison. "" for all.
    columns : mapping
        Of some of the tables, the columns that are there. Of the others all, those empty that tell where figures
        stand in their files.
    """

    tables: tuple[str, ...]
    indicator: str = ""
    area: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def in_force(cls) -> Scope | None:
        """The scope of the report that this process makes; None where it makes none."""
        stated = os.environ.get(SCOPE)
        return cls.of(stated) if stated else None

    @classmethod
    def of(cls, stated: str) -> Scope:
        """The scope that `environment` states."""
        values = json.loads(stated)
        columns = {name: tuple(chosen) for name, chosen in values["columns"].items()}
        return cls(**{**values, "tables": tuple(values["tables"]), "columns": columns})

    @property
    def environment(self) -> str:
        """What to set `SCOPE` to."""
        return json.dumps(asdict(self))

    def cut(self, tables: Mapping[str, pd.DataFrame], study: Study) -> CutTables:
        """These tables, cut to the scope."""
        return CutTables(self.tables, lambda name: self._columns_of(name, tables[name]),
                         lambda name: self._places(tables[name], tables, study))

    def key(self, tables: Mapping[str, pd.DataFrame], study: Study) -> str:
        """The key of all that a report can see of these tables."""
        return combine(asdict(self), self.cut(tables, study).key)

    def _places(self, table: pd.DataFrame, tables: Mapping[str, pd.DataFrame], study: Study) -> NDArray[np.intp]:
        chosen = np.ones(len(table), dtype=bool)
        if self.indicator and "indicator" in table:
            chosen &= _among(table, "indicator", {self.indicator})
        if self.area and "area_code" in table:
            series = tables["series"]
            own = set(series["indicator"].to_numpy()[_among(series, "area_code", {self.area})])
            near = {self.area, study.province.code, study.province.parent,
                    *(pair.code for pair in study.areas if self.area in pair.members)}
            chosen &= _among(table, "area_code", near) | _among(table, "indicator", own)
        return np.flatnonzero(chosen)

    def _columns_of(self, name: str, table: pd.DataFrame) -> pd.DataFrame:
        """The table without the columns that the report does not see."""
        if name in self.columns:
            return table[list(self.columns[name])]
        return placeless(table) if name == "figures" else table


@for_each
def _words(table: pd.DataFrame) -> dict[str, tuple[NDArray[np.intp], list[str]]]:
    """Of each column that scopes ask for, the words in it, and which of them stands in each row."""
    found = {name: pd.factorize(table[name]) for name in ("indicator", "area_code") if name in table}
    return {name: (places, list(words)) for name, (places, words) in found.items()}


def _among(table: pd.DataFrame, column: str, wanted: set[str]) -> NDArray[np.bool_]:
    """Which rows have one of the wanted words in a column."""
    places, words = _words(table)[column]
    return np.array([word in wanted for word in words], dtype=bool)[places]


def make_ready(name: str, table: pd.DataFrame) -> None:
    """Look up once what every cut of a table asks for, for all reports made in forks of this process."""
    _words(table)
    hashes_once(placeless(table) if name == "figures" else table)


@for_each
def placeless(figures: pd.DataFrame) -> pd.DataFrame:
    """The table ``figures`` without where each stands in its file."""
    return figures.assign(**dict.fromkeys(_PLACES, ""))
