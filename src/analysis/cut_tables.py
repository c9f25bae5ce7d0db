"""Tables of which only some rows are seen, with the key of exactly these: what is made of them is never stale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.keys import combine, row_hashes, rows_key
from analysis.remember import for_each

__all__ = ["CutTables", "OutsideScope"]


class OutsideScope(LookupError):
    """What was asked for is not covered by the key of what is being made."""


class CutTables(Mapping[str, pd.DataFrame]):
    """Tables by name, each cut when first asked for; asking for any other raises `OutsideScope`.

    Parameters
    ----------
    names : sequence of str
        The tables that are seen.
    whole : callable
        Gives the table of a name, all its rows.
    places : callable
        Gives the places of the rows of a table that are seen, ascending.
    """

    def __init__(self, names: Sequence[str], whole: Callable[[str], pd.DataFrame],
                 places: Callable[[str], NDArray[np.intp]]) -> None:
        self._names, self._whole, self._places = tuple(names), whole, places
        self._cut: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._cut:
            if name not in self._names:
                raise OutsideScope(f"table {name!r} is not among those declared: {self._names}")
            self._cut[name] = self._whole(name).iloc[self._places(name)].reset_index(drop=True)
        return self._cut[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def key(self) -> str:
        """The key of all that is seen."""
        tables = {name: self._whole(name) for name in self._names}
        return combine({name: rows_key(table, _hashes(table)[self._places(name)]) for name, table in tables.items()})


_hashes = for_each(row_hashes)  # dozens of reports, pages and pictures look at cuts of the same tables
