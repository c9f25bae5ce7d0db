"""Rows and columns copied by mistake: all numbers of an area, or of a year, are those of another area or time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis.ingest.grid import cell_name
from analysis.ingest.reading import Doubt, Reading
from analysis.study import Study

__all__ = ["check_repeated"]

_FEWEST_ALIKE, _FEWEST_OTHERS = 3, 4
_FEWEST_DIGITS = 12  # of a row: few small counts are the same by chance
_FEWEST_DIFFERENT = 5  # shares of districts
_MOST_ALIKE = 0.2  # of all areas, and of the numbers of others

Numbers = dict[tuple[str, ...], Reading]


def check_repeated(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """A warning on the later numbers of an area that are all the same as the earlier ones, as those of few others are.

    At least three numbers, none of them 0: a single count often stays what it was, and few things happen nowhere twice.
    """
    named: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for reading in readings:
        named[reading.table].add((reading.indicator, reading.group))
    several = {table for table, names in named.items() if len(names) >= _FEWEST_ALIKE}
    tables: dict[int, dict[tuple[int, str], dict[str, Numbers]]] = defaultdict(lambda: defaultdict(dict))
    for reading in readings:
        if reading.table in several and reading.role == "figure" and reading.kind == "outcome" and reading.value \
                and not reading.commune:
            time = (reading.year, reading.reference_date or f"{reading.year}-12-31")
            of_what = (reading.indicator, reading.definition, reading.group)
            tables[reading.table][time].setdefault(reading.area, {})[of_what] = reading
    yield from _columns_copied(readings)
    for times in tables.values():
        for areas in times.values():
            yield from _twice(areas, {area.code for area in study.districts})
        for earlier, later in pairwise(sorted(times)):
            yield from _copied(times[earlier], times[later])


def _columns_copied(readings: list[Reading]) -> Iterator[Doubt]:
    """A warning on shares of a year that are in all districts those of another, in many and not by chance."""
    columns: dict[tuple[str | int, ...], dict[int, dict[str, Reading]]] = defaultdict(lambda: defaultdict(dict))
    for reading in readings:
        if reading.role == "figure" and reading.kind == "outcome" and reading.unit == "percent" \
                and not (reading.commune or reading.total):
            column = reading.table, reading.indicator, reading.definition, reading.group
            columns[column][reading.year][reading.area] = reading
    for years in columns.values():
        for earlier, later in pairwise(sorted(years)):
            old, new = years[earlier], years[later]
            same = old.keys() == new.keys() and all(old[area].value == own.value for area, own in new.items())
            if same and len({own.value for own in new.values()}) >= _FEWEST_DIFFERENT:
                for area, own in new.items():
                    yield Doubt(own, "warning", "copied-row", {"at": cell_name(old[area].column, old[area].row + 1)})


def _twice(areas: dict[str, Numbers], districts: set[str]) -> Iterator[Doubt]:
    """A warning on the lower of the rows of two districts that are all the same at one time, and not by chance."""
    above: dict[tuple[tuple[tuple[str, ...], float], ...], Numbers] = {}
    for area, numbers in areas.items():
        row = tuple((key, reading.value) for key, reading in sorted(numbers.items()) if reading.value != 100)
        digits = sum(len(f"{value:.15g}") for _, value in row)
        first = above.setdefault(row, numbers) if area in districts else numbers
        if first is numbers or len(row) < _FEWEST_ALIKE or digits < _FEWEST_DIGITS:
            continue
        for key, reading in numbers.items():
            yield Doubt(reading, "warning", "copied-row", {"at": cell_name(first[key].column, first[key].row + 1)})


def _copied(earlier: dict[str, Numbers], later: dict[str, Numbers]) -> Iterator[Doubt]:
    alike: dict[str, list[bool]] = {}
    for area in earlier.keys() & later.keys():
        alike[area] = [earlier[area][key].value == later[area][key].value
                       for key in earlier[area].keys() & later[area].keys()]
    known = {area: same for area, same in alike.items() if same}
    changed = sum(not all(same) for same in known.values())
    if changed < max(_FEWEST_OTHERS, (1 - _MOST_ALIKE) * len(known)):
        return
    numbers, equal = sum(map(len, known.values())), sum(map(sum, known.values()))
    for area, same in known.items():
        if len(same) < _FEWEST_ALIKE or not all(same) or equal - len(same) > _MOST_ALIKE * (numbers - len(same)):
            continue
        for key, reading in later[area].items():
            if (before := earlier[area].get(key)) is not None:
                yield Doubt(reading, "warning", "copied-row", {"at": cell_name(before.column, before.row + 1)})
