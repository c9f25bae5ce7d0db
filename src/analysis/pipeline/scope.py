"""What a report may see of the tables: exactly the rows that its key covers, so that it can never be stale."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.keys import combine, row_hashes, rows_key
from analysis.remember import for_each
from analysis.study import Study

__all__ = ["SCOPE", "OutsideScope", "Scope", "Scoped", "make_ready"]

SCOPE = "DAKLAK_SCOPE"
"""Set in the environment of a kernel that makes a report."""

# Where a figure stands in its file: moved by every row put in above it, and shown only beside the data.
_PLACES = ("file", "sheet", "cell", "file_hash", "reader")


class OutsideScope(LookupError):
    """A report asked for a table that its key does not cover."""


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

    def cut(self, name: str, table: pd.DataFrame, study: Study, series: pd.DataFrame) -> pd.DataFrame:
        """The rows of a table in this scope; `series` is the whole table of that name."""
        return self._seen(name, table)[self._chosen(name, table, study, series)].reset_index(drop=True)

    def _chosen(self, name: str, table: pd.DataFrame, study: Study, series: pd.DataFrame) -> NDArray[np.bool_]:
        if name not in self.tables:
            raise OutsideScope(f"table {name!r} is not among those that this report declares: {self.tables}")
        chosen = np.ones(len(table), dtype=bool)
        if self.indicator and "indicator" in table:
            chosen &= _among(table, "indicator", {self.indicator})
        if self.area and "area_code" in table:
            own = set(series["indicator"].to_numpy()[_among(series, "area_code", {self.area})])
            near = {self.area, study.province.code, study.province.parent,
                    *(pair.code for pair in study.areas if self.area in pair.members)}
            chosen &= _among(table, "area_code", near) | _among(table, "indicator", own)
        return chosen

    def _seen(self, name: str, table: pd.DataFrame) -> pd.DataFrame:
        """The table without the columns that the report does not see."""
        if name in self.columns:
            return table[list(self.columns[name])]
        return _placeless(table) if name == "figures" else table

    def key(self, tables: Mapping[str, pd.DataFrame], study: Study) -> str:
        """The key of all that a report can see of these tables."""
        cut = {}
        for name in self.tables:
            table = tables[name]
            seen = self._seen(name, table)
            cut[name] = rows_key(seen, _hashes(seen)[self._chosen(name, table, study, tables["series"])])
        return combine(asdict(self), cut)


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
    if name == "figures":
        _placeless(table)


_hashes = for_each(row_hashes)  # forty reports look at cuts of the same tables


@for_each
def _placeless(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(**dict.fromkeys(_PLACES, ""))


class Scoped(Mapping[str, pd.DataFrame]):
    """Tables by name, cut to a scope when first asked for."""

    def __init__(self, scope: Scope, tables: Mapping[str, pd.DataFrame], study: Study) -> None:
        self._scope, self._tables, self._study = scope, tables, study
        self._cut: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._cut:
            self._cut[name] = self._scope.cut(name, self._tables[name], self._study, self._tables["series"])
        return self._cut[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._scope.tables)

    def __len__(self) -> int:
        return len(self._scope.tables)
