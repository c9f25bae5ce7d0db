"""Counts of all who live in a district, held against how many there are in any of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.reading import Reading
from analysis.ingest.units import COUNTING_PEOPLE
from analysis.study import Study

__all__ = ["check_people"]

_OF_ALL = {"population": 1.0, "population_average": 1.0, "health_insured_persons": 1.0, "labour_force": 0.5,
           "employed": 0.5, "households": 0.25}
"""Which part of all people is counted, by and large."""
# Published counts lie between 51,000 people (Ea Súp, 2006) and 376,000 (Buôn Ma Thuột, census of 2019): a digit too
# few or too many leads beyond what is likely, "nghìn" forgotten beyond what can be.
_FEWEST, _LIKELY = 1_000.0, (10_000.0, 600_000.0)
_FEWEST_OTHERS = 3


def check_people(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """An error on so few people as live in no district, a warning on so few or so many as hardly do.

    Only where most of the others of its column are likely: else the unit of them all is in question.
    """
    districts = {area.code for area in study.districts}
    columns: dict[tuple[object, ...], list[tuple[Reading, float]]] = defaultdict(list)
    for reading in readings:
        part = _OF_ALL.get(reading.indicator)
        if part and reading.role == "figure" and reading.group == "all" and reading.area in districts \
                and not reading.commune:
            people = reading.value * COUNTING_PEOPLE.get(reading.unit, 1.0) / part
            columns[reading.table, reading.indicator, reading.kind].append((reading, people))
    low, high = _LIKELY
    for several in columns.values():
        if len(several) <= _FEWEST_OTHERS or not low <= median(people for _, people in several) <= high:
            continue
        for reading, people in several:
            if not low <= people <= high:
                few = people < _FEWEST
                yield Doubt(reading, "error" if few else "warning", "too-few-people" if few else "unlikely-people")
