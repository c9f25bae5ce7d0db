"""What a number is a figure of or why that is unclear, and what else of its table settles it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from analysis.findings import Argument, Severity
from analysis.ingest.reading import Told

__all__ = ["Evidence", "Settled", "Siblings", "Subject", "Unclear"]

_OF_PART_OF_YEAR = frozenset(("flow-part", "flow-quarter", "mean-quarter", "within-year"))


class Unclear(Exception):
    """Something that a figure needs is missing or contradictory: message ``finding-ingest-CODE``."""

    def __init__(self, code: str, **arguments: Argument) -> None:
        super().__init__(code)
        self.code, self.arguments = code, arguments
        # What half a year gives of what arises over a year, or a year of a level, is no mistake of the file.
        self.severity: Severity = "warning" if code in _OF_PART_OF_YEAR else "error"


@dataclass(frozen=True)
class Evidence:
    """What the numbers of a column show: all whole, some above 100, percent signs, one the sum of all others.

    `fractions` says that there are numbers that are not whole; `is_numerator` that a share beside it is 100 times
    these numbers divided by others.
    """

    whole: bool = False
    above_hundred: bool = False
    percent_signs: bool = False
    adds_up: bool = False
    is_numerator: bool = False
    fractions: bool = False


@dataclass(frozen=True)
class Siblings:
    """What the columns and rows of a table name themselves: indicators, groups, years, and groups
    as a part ("Trong đó").

    `counts` are the indicators that a column names without leaving another open ("Số hộ nghèo"), `divided` the
    wholes ("Số hộ") of which another column counts those of something, `named` all that columns name, `kinds` whether
    they are plans or outcomes, `planned` the units of plans.
    """

    counts: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    parts: frozenset[str] = frozenset()
    divided: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
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


class Settled(NamedTuple):
    """The subject of all numbers whose texts say the same, or what is unclear, and what is told of them."""

    subject: Subject | Unclear
    told: Told = Told()
