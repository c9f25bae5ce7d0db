"""What is remembered with an object is made once and goes when the object goes."""

import gc
import weakref

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.remember import remembered
from analysis.telling.rows import figure_places, rows


class Source:
    """Something that can be watched."""


def test_made_once_for_each_object() -> None:
    calls: list[object] = []

    @remembered
    def made(source: object) -> object:
        calls.append(source)
        return object()

    first, second = Source(), Source()
    assert made(first) is made(first)
    assert made(first) is not made(second)
    assert len(calls) == 2


def test_what_cannot_be_watched_is_made_each_time() -> None:
    calls: list[object] = []

    @remembered
    def made(source: dict[str, int]) -> int:
        calls.append(source)
        return len(source)

    plain = {"a": 1}
    assert made(plain) == made(plain) == 1
    assert len(calls) == 2


def test_goes_with_the_object() -> None:
    made = remembered(lambda source: Source())
    source = Source()
    kept = weakref.ref(made(source))
    del source
    gc.collect()
    assert kept() is None


def test_a_table_looked_through_can_go() -> None:
    table = pd.DataFrame({"indicator": ["a", "b"]})
    watched = weakref.ref(table)
    assert len(rows({"series": table}, "series", indicator="a")) == 1
    del table
    gc.collect()
    assert watched() is None


VALUES = st.one_of(st.none(), st.sampled_from(["lak", "ea-kar", ""]))


@given(st.lists(st.tuples(VALUES, st.integers(2015, 2018)), max_size=12), VALUES, st.sampled_from([None, 2015, 2019]))
def test_rows_as_by_plain_comparison(content: list[tuple[str | None, int]], area: str | None, year: int | None) -> None:
    table = pd.DataFrame(content, columns=["area_code", "year"]).astype({"area_code": "str", "year": "Int64"})
    found = rows({"series": table}, "series", area_code=area, year=year)
    wanted = [i for i, (a, y) in enumerate(content) if area in (None, a) and year in (None, y)]
    assert list(found.index) == wanted


@given(st.lists(st.sampled_from("abcdef"), max_size=8), st.lists(st.sampled_from("abcxyz"), max_size=6))
def test_figures_are_found_by_their_ids(present: list[str], wanted: list[str]) -> None:
    figures = pd.DataFrame({"figure_id": pd.Series(present, dtype="str")})
    assert figure_places(figures, wanted).tolist() == [place for place, each in enumerate(present) if each in wanted]
