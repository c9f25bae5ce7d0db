"""Pieces of work are made once for a key, again where they are damaged, and anyway where they cannot be kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.fragments import Fragments


def _never() -> str:
    pytest.fail("made again")


def _made(words: str) -> Callable[[], str]:
    return lambda: words


def test_a_piece_is_made_once_for_its_key(tmp_path: Path) -> None:
    first = Fragments(tmp_path / "kept").of("lak", "k1", _made("Lắk\r\n"))
    assert first == Fragments(tmp_path / "kept").of("lak", "k1", _never) == "Lắk\r\n"


def test_a_new_key_takes_the_place_of_the_old_one_and_of_no_other(tmp_path: Path) -> None:
    pieces = Fragments(tmp_path)
    for place in ("lak", "lak_map", "ea"):
        pieces.of(place, "k1", _made(place))
    assert pieces.of("lak", "k2", _made("new")) == "new"
    assert len(list(tmp_path.iterdir())) == 3
    assert pieces.of("lak_map", "k1", _never) == "lak_map"
    assert pieces.of("ea", "k1", _never) == "ea"
    assert pieces.of("lak", "k1", _made("old again")) == "old again"


@pytest.mark.parametrize("damage", [b"", b"L\xe1", "Lắk lắc".encode()], ids=["empty", "cut short", "edited"])
def test_a_piece_that_was_damaged_is_made_again(tmp_path: Path, damage: bytes) -> None:
    pieces = Fragments(tmp_path)
    pieces.of("lak", "k1", _made("Lắk"))
    next(tmp_path.iterdir()).write_bytes(damage)
    assert pieces.of("lak", "k1", _made("Lắk")) == "Lắk"
    assert pieces.of("lak", "k1", _never) == "Lắk"


def test_pieces_of_another_kind_lie_beside(tmp_path: Path) -> None:
    Fragments(tmp_path).of("lak", "k1", _made("<p>"))
    assert Fragments(tmp_path, ".json").of("lak", "k1", _made("{}")) == "{}"
    assert Fragments(tmp_path).of("lak", "k1", _never) == "<p>"


def test_where_nothing_can_be_kept_the_piece_is_there_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder belongs", encoding="utf-8")
    assert Fragments(tmp_path / "kept").of("lak", "k1", _made("Lắk")) == "Lắk"
