"""Pictures and sections kept from run to run, each under the key of exactly the rows it was made from.

Drawing is most of the cost of a report, and a new figure changes only a few of its pictures and sections. A function
that makes one is marked with `kept`, which names the tables it uses. During a run of reports it is given only the rows
of its indicator in these tables, so the key covers everything that it can see.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.cut_tables import CutTables, OutsideScope
from analysis.fragments import Fragments
from analysis.keys import combine
from analysis.language import current_language
from analysis.marking import marked
from analysis.study import Study
from analysis.tables import empty
from analysis.telling.rows import Tables, figure_places, places

__all__ = ["SHELF", "Shelf", "keeping", "kept"]

SHELF = "DAKLAK_PICTURES"
"""Environment variable set in kernels that make a report."""


class _Shown(Protocol):
    def _repr_html_(self) -> str: ...


_P = ParamSpec("_P")
_S = TypeVar("_S", bound=_Shown)


@dataclass(frozen=True)
class Shelf:
    """Where the pictures and sections of a run are kept.

    Parameters
    ----------
    folder : str
        The folder.
    common : str
        The key of what all of them depend on besides their rows: program, libraries, catalogue, polygons.
    """

    folder: str
    common: str

    @classmethod
    def in_force(cls) -> Shelf | None:
        """The shelf of the report that this process is making; None if it is making none."""
        stated = os.environ.get(SHELF)
        return cls(**json.loads(stated)) if stated else None

    @property
    def environment(self) -> str:
        """The value for the environment variable `SHELF`."""
        return json.dumps(asdict(self))


_shelf: ContextVar[Shelf | None] = ContextVar("shelf", default=None)


@contextmanager
def keeping(shelf: Shelf | None) -> Iterator[None]:
    """Use this shelf inside the ``with`` block; with None, make everything anew."""
    token = _shelf.set(shelf)
    try:
        yield
    finally:
        _shelf.reset(token)


class _OfIndicator(CutTables):
    """The rows of one indicator. A picture inside a section is given the section's rows and may use no others."""

    _tables: Tables
    _indicator: str

    def __init__(self, tables: Tables, names: tuple[str, ...], indicator: str) -> None:
        if isinstance(tables, _OfIndicator):
            if not {*names} <= {*tables} or indicator != tables._indicator:
                raise OutsideScope(f"{names} of {indicator!r} are not among what is declared around this: "
                                   f"{tuple(tables)} of {tables._indicator!r}")
            tables = tables._tables
        self._tables, self._indicator = tables, indicator
        super().__init__(names, self._table, self._own)

    def _table(self, name: str) -> pd.DataFrame:
        table = self._tables.get(name)
        return empty(name) if table is None else table

    def _whole_hashes(self, name: str) -> NDArray[np.uint64]:
        return self._tables.hashes(name) if isinstance(self._tables, CutTables) else super()._whole_hashes(name)

    def _own(self, name: str) -> NDArray[np.intp]:
        own = places(self._table(name), indicator=self._indicator)
        if name != "figures":
            return own
        # Also figures of other indicators from which this one's values were computed.
        return np.union1d(own, figure_places(self._table(name), self["series"]["figure_id"]))


def kept(form: Callable[[str, Callable[[], _S]], _S], *names: str) -> Callable[[Callable[_P, _S]], Callable[_P, _S]]:
    """Mark a function that makes one picture or section: while a shelf is in use, only what is not on it is made.

    Parameters
    ----------
    form : callable
        What the function returns, given its HTML and what makes it in full.
    *names : str
        The tables that the function uses; of each it is given the rows of its indicator. The function must take
        ``study`` and ``tables``, and either ``indicator``, ``target_id`` or ``facts``: the facts on an indicator in an
        area, collected from that indicator's rows in these tables.
    """

    def decorate(make: Callable[_P, _S]) -> Callable[_P, _S]:
        named = signature(make)

        @wraps(make)
        def found(*args: _P.args, **kwargs: _P.kwargs) -> _S:
            shelf = _shelf.get()
            if shelf is None:
                return make(*args, **kwargs)
            bound = named.bind(*args, **kwargs)
            bound.apply_defaults()
            given = dict(bound.arguments)
            indicator = _indicator(given.pop("study"), given)
            seen = _OfIndicator(given.pop("tables"), names, indicator)
            given.pop("districts", None)  # the polygons are in the common key
            place = combine(make.__module__, make.__name__, given, current_language(), marked())
            bound.arguments["tables"] = seen

            def again() -> _S:
                return make(*bound.args, **bound.kwargs)

            html = Fragments(Path(shelf.folder)).of(place, combine(shelf.common, seen.key),
                                                    lambda: again()._repr_html_())
            return form(html, again)

        return found

    return decorate


def _indicator(study: Study, given: dict[str, Any]) -> str:
    """The indicator that is shown. If facts are given, only the names that identify them are kept."""
    if "facts" in given:
        facts = given.pop("facts")
        given |= {"indicator": facts.indicator.id, "area_code": facts.area.code}
    return str(given["indicator"] if "indicator" in given else study.target(given["target_id"]).indicator)
