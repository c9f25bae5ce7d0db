"""Counts of all who live in a district and of its communes, held against how many there can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from analysis.ingest.reading import Doubt, Reading
from analysis.ingest.units import COUNTING_PEOPLE
from analysis.study import Study

__all__ = ["check_communes", "check_people", "check_zeros"]

_OF_ALL = {"population": 1.0, "population_average": 1.0, "health_insured_persons": 1.0, "labour_force": 0.5,
           "employed": 0.5, "households": 0.25}
"""Which part of all people is counted, by and large."""
# Published counts lie between 51,000 people (Ea Súp, 2006) and 376,000 (Buôn Ma Thuột, census of 2019): a digit too
# few or too many leads beyond what is likely, "nghìn" forgotten beyond what can be.
_FEWEST, _LIKELY = 1_000.0, (20_000.0, 600_000.0)
_EVERYWHERE = ("all", "rural")  # some districts have no townspeople
_FEWEST_OTHERS = 3


def check_people(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """An error on so few people as live in no district, a warning on so few or so many as hardly do.

    Only where most of the others of its column are likely: else the unit of them all is in question.
    """
    districts = {area.code for area in study.districts}
    columns: dict[tuple[str | int, ...], list[tuple[Reading, float]]] = defaultdict(list)
    for reading in readings:
        part = _OF_ALL.get(reading.indicator)
        if part and reading.role == "figure" and reading.group in _EVERYWHERE and reading.area in districts \
                and not reading.commune:
            people = reading.value * COUNTING_PEOPLE.get(reading.unit, 1.0) / part
            columns[reading.table, reading.indicator, reading.kind, reading.group].append((reading, people))
    low, high = _LIKELY
    for several in columns.values():
        if len(several) <= _FEWEST_OTHERS or not low <= median(people for _, people in several) <= high:
            continue
        for reading, people in several:
            if not low <= people <= high:
                few = people < _FEWEST
                yield Doubt(reading, "error" if few else "warning", "too-few-people" if few else "unlikely-people")


def check_communes(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """A warning on more communes than the area ever had: before the mergers from November 2024 on."""
    had = {area.code: len(study.communes_of(area.code)) for area in study.districts}
    had[study.province.code] = sum(had.values())
    for reading in readings:
        most = had.get(reading.area)
        if most and reading.unit == "communes" and reading.role == "figure" and reading.value > most:
            yield Doubt(reading, "warning", "too-many-communes", {
                "area": study.area(reading.area).name, "most": str(most)})


def check_zeros(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """A warning on nobody and nothing where a share is counted of all: an empty cell is meant."""
    wholes = {indicator.denominator: study.indicator(indicator.denominator).main_group
              for indicator in study.indicators if study.denominator_unit(indicator)}
    for reading in readings:
        if not reading.value and reading.role == "figure" and wholes.get(reading.indicator) == reading.group:
            yield Doubt(reading, "warning", "zero-whole", {"indicator": study.indicator(reading.indicator).name})
