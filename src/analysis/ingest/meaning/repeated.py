"""Rows copied by mistake: all numbers of an area at one time are those of another, while nearly all others changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from analysis.ingest.grid import cell_name
from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.reading import Reading

__all__ = ["check_repeated"]

_FEWEST_ALIKE, _FEWEST_OTHERS = 3, 4
_MOST_ALIKE = 0.2  # of all areas, and of the numbers of others

Numbers = dict[tuple[str, ...], Reading]


def check_repeated(readings: list[Reading]) -> Iterable[Doubt]:
    """A warning on the later numbers of an area that are all the same as the earlier ones, as those of few others are.

    At least three numbers, none of them 0: a single count often stays what it was, and few things happen nowhere twice.
    """
    tables: dict[int, dict[tuple[int, str], dict[str, Numbers]]] = defaultdict(lambda: defaultdict(dict))
    for reading in readings:
        if reading.role == "figure" and reading.kind == "outcome" and not reading.commune and reading.value:
            time = (reading.year, reading.reference_date or f"{reading.year}-12-31")
            of_what = (reading.indicator, reading.definition, reading.group)
            tables[reading.table][time].setdefault(reading.area, {})[of_what] = reading
    for times in tables.values():
        for earlier, later in pairwise(sorted(times)):
            yield from _copied(times[earlier], times[later])


def _copied(earlier: dict[str, Numbers], later: dict[str, Numbers]) -> Iterator[Doubt]:
    alike: dict[str, list[bool]] = {}
    for area in earlier.keys() & later.keys():
        alike[area] = [earlier[area][key].value == later[area][key].value
                       for key in earlier[area].keys() & later[area].keys()]
    for area, same in alike.items():
        others = [each for other, several in alike.items() if other != area for each in several]
        changed = sum(bool(several) and not all(several) for several in alike.values())
        if len(same) < _FEWEST_ALIKE or not all(same) or sum(others) > _MOST_ALIKE * len(others) \
                or changed < max(_FEWEST_OTHERS, (1 - _MOST_ALIKE) * sum(map(bool, alike.values()))):
            continue
        for key, reading in later[area].items():
            if (before := earlier[area].get(key)) is not None:
                yield Doubt(reading, "warning", "copied-row", {"at": cell_name(before.column, before.row + 1)})
