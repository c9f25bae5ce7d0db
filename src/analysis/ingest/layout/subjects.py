"""What a number is a figure of, and what the other columns and rows of its table name."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIKE_TITLE", "OF_TITLE", "Siblings", "Subject"]

OF_TITLE = "of_people_of_title"
"""The measure of a column that is of other people than all, of whom only the title speaks."""
LIKE_TITLE = "like_title"
"""The measure of a column that was read together with all words of its title, which so need no doubt of their own."""


@dataclass(frozen=True)
class Siblings:
    """What the columns and rows of a table name themselves: indicators, groups, years, and groups
    as a part ("Trong đó").

    `counts` are the indicators that a column names without leaving another open ("Số hộ nghèo"), `divided` the
    wholes ("Số hộ") of which another column counts those of something, `named` all that columns name, `kinds` whether
    they are plans or outcomes, `planned` the units of plans, `common` the groups of which all columns are that name
    something.
    """

    counts: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    parts: frozenset[str] = frozenset()
    divided: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    planned: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True)
class Subject:
    """What a number is a figure of; `scale` brings it into the unit of the indicator."""

    indicator: str
    definition: str
    area: str
    group: str
    year: int
    kind: str
    unit: str
    scale: float
    reference_date: str
    role: str = "figure"
    assumed_definition: bool = False
