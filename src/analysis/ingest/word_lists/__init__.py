"""The fixed words of tables, in lists beside this module, one wording a line.

``words.csv``
    What titles, headings and labels say besides names: kinds of figures, measures, groups, roles of columns, filler.
``concepts.csv``
    What the names of indicators are made of, and what may stand among it.
``units.csv``
    Units; "bound" ones name a unit only where a column of units, brackets or "đơn vị tính" say so.
``short_forms.csv``
    Short forms: "always" for one thing, or for one that "depends" on the words beside; "unmarked" letters for words.
``english.csv``
    English phrases with the Vietnamese words in whose place they stand, '' for nothing.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Word", "lines_of", "meanings_of", "wordings_of"]

_FOLDER = Path(__file__).parent


class Word(NamedTuple):
    """A line of a table: a wording and its meaning, which is '' where its kind says all."""

    kind: str
    meaning: str
    wording: str


@cache
def lines_of(table: str) -> tuple[Word, ...]:
    """The lines of a table, "words" for ``words.csv``."""
    with (_FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines)
    return tuple(Word(*row) for row in rows)


def wordings_of(table: str, kind: str) -> dict[str, tuple[str, ...]]:
    """Each meaning of a kind with all its wordings, in the order of the table; a line may give it none."""
    found: dict[str, tuple[str, ...]] = {}
    for word in lines_of(table):
        if word.kind == kind:
            found[word.meaning] = found.get(word.meaning, ()) + ((word.wording,) if word.wording else ())
    return found


def meanings_of(table: str, kind: str) -> dict[str, tuple[str, ...]]:
    """Each wording of a kind with all its meanings, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for word in lines_of(table):
        if word.kind == kind:
            found[word.wording] = (*found.get(word.wording, ()), word.meaning)
    return found
