"""Communes before and after the reform of 2025, and the wordings by which tables name indicators."""

from __future__ import annotations

from typing import Literal

from analysis.study.records import Identifier, Record

__all__ = ["Commune", "Successor", "Synonym"]


class Synonym(Record):
    """How tables write an indicator: a name of it, or words that tell a definition.

    `use` "name": a heading that means the indicator (`group` where it names one too); "definition":
    words that mark a definition; "assumed": the definition taken, with a note, where a table marks
    none; "special": a definition taken only where a table marks it; "flow": the indicator arises over a
    year, so that the number of one quarter is not that of the year.
    """

    indicator: Identifier
    definition: str
    group: str
    use: Literal["name", "definition", "assumed", "special", "flow"]
    wording: str


class Successor(Record):
    """A commune or ward of 1 July 2025 and the former units on a district's territory that it took in."""

    code: str
    name: str
    district_code: str
    former: tuple[str, ...]
    basis: str


class Commune(Record):
    """A commune, ward or township as it stood before 1 November 2024 (code of that vintage)."""

    code: str
    name: str
    type: Literal["xã", "phường", "thị trấn"]
    district_code: str

    @property
    def is_urban(self) -> bool:
        """Whether it is a ward or a township."""
        return self.type != "xã"
