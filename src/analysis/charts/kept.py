"""Pictures kept from run to run, each under the key of exactly the rows that it was drawn from.

Drawing is most of what a report costs, and a new figure changes few pictures of a report. A function that draws is
marked with `kept`, which names the tables that it looks at. Within a run of reports it is then given the rows of its
indicator in these tables and nothing else, so that the key covers all that it can see.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from functools import cached_property, wraps
from inspect import signature
from pathlib import Path
from typing import ParamSpec, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.charts.picture import Picture
from analysis.charts.rows import Tables, figure_places, places
from analysis.fragments import Fragments
from analysis.keys import combine, row_hashes, rows_key
from analysis.language import current_language
from analysis.marking import marked
from analysis.remember import for_each
from analysis.study import Study
from analysis.tables import empty

__all__ = ["SHELF", "KeptPicture", "Shelf", "keeping", "kept"]

SHELF = "DAKLAK_PICTURES"
"""Set in the environment of a kernel that makes a report."""

_P = ParamSpec("_P")


@dataclass(frozen=True)
class Shelf:
    """Where the pictures of a run lie.

    Parameters
    ----------
    folder : str
        The folder.
    common : str
        The key of what every picture depends on beside its rows: program, libraries, catalogue, polygons.
    """

    folder: str
    common: str

    @classmethod
    def in_force(cls) -> Shelf | None:
        """The shelf of the report that this process makes; None where it makes none."""
        stated = os.environ.get(SHELF)
        return cls(**json.loads(stated)) if stated else None

    @property
    def environment(self) -> str:
        """What to set `SHELF` to."""
        return json.dumps(asdict(self))


_shelf: ContextVar[Shelf | None] = ContextVar("shelf", default=None)


@contextmanager
def keeping(shelf: Shelf | None) -> Iterator[None]:
    """Keep the pictures drawn inside on this shelf; with None, draw every one."""
    token = _shelf.set(shelf)
    try:
        yield
    finally:
        _shelf.reset(token)


class KeptPicture:
    """A picture in the form that a page shows; drawn again only where more of it is asked for."""

    def __init__(self, html: str, draw: Callable[[], Picture]) -> None:
        self._html, self._draw = html, draw

    def to_html(self) -> str:
        """The ``<figure>`` of `Picture.to_html`."""
        return self._html

    def _repr_html_(self) -> str:
        return self._html

    def __repr__(self) -> str:
        return repr(self._picture)

    def __getattr__(self, name: str) -> object:
        return getattr(self._picture, name)

    @cached_property
    def _picture(self) -> Picture:
        return self._draw()


class _Seen(Mapping[str, pd.DataFrame]):
    """The rows of one indicator in some tables; another table is an error, not an empty one."""

    def __init__(self, tables: Tables, names: tuple[str, ...], indicator: str) -> None:
        self._tables, self._names, self._indicator = tables, names, indicator
        self._cut: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._names:
            raise RuntimeError(f"table {name!r} is not among those that this picture declares: {self._names}")
        if name not in self._cut:
            self._cut[name] = self._table(name).iloc[self._places(name)]
        return self._cut[name]

    def _table(self, name: str) -> pd.DataFrame:
        table = self._tables.get(name)
        return empty(name) if table is None else table

    def _places(self, name: str) -> NDArray[np.intp]:
        own = places(self._table(name), indicator=self._indicator)
        if name != "figures":
            return own
        # Also those of other indicators from which this one's values were computed.
        return np.union1d(own, figure_places(self._table(name), self["series"]["figure_id"]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def key(self) -> str:
        tables = {name: self._table(name) for name in self._names}
        return combine({name: rows_key(table, _hashes(table)[self._places(name)]) for name, table in tables.items()})


_hashes = for_each(row_hashes)  # a report shows dozens of pictures of the same tables


def kept(*names: str) -> Callable[[Callable[_P, Picture]], Callable[_P, Picture]]:
    """Mark a function that draws one picture: with a shelf in force it draws only what is not on it.

    Parameters
    ----------
    *names : str
        The tables that the function looks at; of each it is given the rows of its indicator. It must take
        ``study`` and ``tables``, and name what it draws by ``indicator`` or ``target_id``.
    """

    def decorate(draw: Callable[_P, Picture]) -> Callable[_P, Picture]:
        named = signature(draw)

        @wraps(draw)
        def drawn(*args: _P.args, **kwargs: _P.kwargs) -> Picture:
            shelf = _shelf.get()
            if shelf is None:
                return draw(*args, **kwargs)
            bound = named.bind(*args, **kwargs)
            bound.apply_defaults()
            given = dict(bound.arguments)
            study: Study = given.pop("study")
            indicator = given["indicator"] if "indicator" in given else study.target(given["target_id"]).indicator
            seen = _Seen(given.pop("tables"), names, indicator)
            given.pop("districts", None)  # the polygons are in the common key
            place = combine(draw.__name__, given, current_language(), marked())
            bound.arguments["tables"] = seen

            def make() -> Picture:
                return draw(*bound.args, **bound.kwargs)

            html = Fragments(Path(shelf.folder)).of(place, combine(shelf.common, seen.key), lambda: make().to_html())
            return cast(Picture, KeptPicture(html, make))

        return drawn

    return decorate
