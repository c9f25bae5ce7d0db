"""Tables that show only some of their rows, with a key of exactly those: nothing made from them can be stale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.keys import combine, row_hashes, rows_key
from analysis.remember import remembered

__all__ = ["CutTables", "OutsideScope", "hashes_once"]


class OutsideScope(LookupError):
    """A table was asked for that the current key does not cover."""


class CutTables(Mapping[str, pd.DataFrame]):
    """Tables by name, each cut on first use; asking for any other raises `OutsideScope`.

    Parameters
    ----------
    names : sequence of str
        The tables that may be used.
    whole : callable
        Returns the whole table of a name.
    places : callable
        Returns the positions of a table's visible rows, ascending.
    """

    def __init__(self, names: Sequence[str], whole: Callable[[str], pd.DataFrame],
                 places: Callable[[str], NDArray[np.intp]]) -> None:
        self._names, self._whole, self._places = tuple(names), whole, places
        self._cut: dict[str, pd.DataFrame] = {}
        self._kept: dict[str, NDArray[np.intp]] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._cut:
            self._cut[name] = self._whole(name).iloc[self._seen(name)].reset_index(drop=True)
        return self._cut[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def key(self) -> str:
        """The key of all visible rows."""
        return combine({name: rows_key(self._whole(name), self.hashes(name)) for name in self._names})

    def hashes(self, name: str) -> NDArray[np.uint64]:
        """The hash of each visible row of a table. The rows of the whole table are hashed once for all its cuts."""
        return self._whole_hashes(name)[self._seen(name)]

    def _whole_hashes(self, name: str) -> NDArray[np.uint64]:
        return hashes_once(self._whole(name))

    def _seen(self, name: str) -> NDArray[np.intp]:
        if name not in self._kept:
            if name not in self._names:
                raise OutsideScope(f"table {name!r} is not among those declared: {self._names}")
            self._kept[name] = self._places(name)
        return self._kept[name]


hashes_once = remembered(row_hashes)  # dozens of reports, pages and pictures cut the same tables
