"""The facets of a figure that a text names, and how those of two texts go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["LIKELY", "NOTHING", "Facets", "Meaning", "combine"]


LIKELY = "?"
"""Behind a definition: one that the words of a name tell where several are in force, "Tỷ lệ dân số …"."""


class Meaning(NamedTuple):
    """One thing that a phrase says: `kind` "indicator", "group", "area" …, and its value."""

    kind: str
    value: str


@dataclass(frozen=True)
class Facets:
    """What a text names of a figure. Empty where it says nothing; more than one entry where it says several.

    `indicators` are the candidates that a wording leaves open, `shorts` those of a short form, which
    count only where the surroundings name one of them, `parts` those named but for their group; `periods` are
    ends of months ("06-30") of a year named elsewhere; `relative` are years told from that of the report
    ("previous", "same_period"); `measures` tell what is given of a thing: "share", "count", "households", "of_all" …;
    `roles` what a heading says of its column; `unknown` the words left over,
    `restricted` whether one of them follows what is named ("BHYT học sinh"); `put_right` is the text as it was read
    where a slip of typing was put right, `like` the words that only resemble those of an indicator.
    """

    indicators: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    days: frozenset[str] = frozenset()
    spans: frozenset[tuple[int, int]] = frozenset()
    periods: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    definitions: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    fallback: frozenset[str] = frozenset()
    shorts: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    restricted: bool = False
    clash: str = ""
    put_right: str = ""
    like: str = ""


NOTHING = Facets()


def combine(outer: Facets, inner: Facets) -> Facets:
    """Two texts that speak of the same figure, such as a heading and the one below it.

    Candidates for the indicator are intersected, also short forms where both leave some open ("Cân nặng/tuổi" below
    "Tỷ lệ SDD"); of anything else the union is kept, so that two different years or areas show as more than one.
    `clash` names the facet on which they contradict.
    """
    if outer is NOTHING or inner is NOTHING:
        return inner if outer is NOTHING else outer
    indicators = inner.indicators or outer.indicators
    clash = outer.clash or inner.clash
    if outer.indicators and inner.indicators:
        indicators = outer.indicators & inner.indicators
        if not indicators:
            clash = "indicator"
    return Facets(
        indicators, outer.areas | inner.areas, outer.years | inner.years, outer.days | inner.days,
        outer.spans | inner.spans, outer.periods | inner.periods, outer.groups | inner.groups,
        outer.units | inner.units, outer.measures | inner.measures, outer.kinds | inner.kinds,
        outer.definitions | inner.definitions,
        outer.roles | inner.roles, outer.relative | inner.relative,
        outer.fallback | inner.fallback, outer.shorts & inner.shorts or outer.shorts | inner.shorts,
        outer.parts | inner.parts,
        outer.unknown + inner.unknown, outer.restricted or inner.restricted, clash,
        outer.put_right or inner.put_right, outer.like or inner.like)
