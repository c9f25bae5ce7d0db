"""Garbage is collected rarely inside, as before outside, and what goes in circles goes all the same."""

from __future__ import annotations

import gc
import weakref

import pytest

from analysis.garbage import collected_rarely


class _Circle:
    def __init__(self) -> None:
        self.own = self
        self.load: list[list[int]] = [[] for _ in range(100)]


def _collections() -> int:
    return sum(each["collections"] for each in gc.get_stats())


def test_what_is_made_inside_is_looked_through_far_less_often() -> None:
    counts = []
    for made_rarely in (False, True):
        kept, before = [], _collections()
        if made_rarely:
            with collected_rarely():
                kept += [_Circle() for _ in range(400)]
                counts.append(_collections() - before)
        else:
            kept += [_Circle() for _ in range(400)]
            counts.append(_collections() - before)
    assert counts[0] > 20 * max(counts[1], 1)


def test_circles_do_not_pile_up() -> None:
    with collected_rarely():
        circles = [weakref.ref(_Circle()) for _ in range(3000)]
        assert sum(circle() is not None for circle in circles) < 1500


def test_the_threshold_is_put_back_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError), collected_rarely():
        raise ValueError
    assert gc.get_threshold() == before
