"""All checks of meaning on the readings of one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from analysis.ingest.grid import cell_name
from analysis.ingest.meaning.decimals import check_decimals
from analysis.ingest.meaning.digits import check_years
from analysis.ingest.meaning.lines import check_lines
from analysis.ingest.meaning.people import check_communes, check_people, check_zeros
from analysis.ingest.meaning.rates import (
    check_above_whole,
    check_counts_of,
    check_exchanged,
    check_falls,
    check_rates,
    contradicted_by_rate,
    lone_numerators,
    shares_of_the_poor,
)
from analysis.ingest.meaning.repeated import check_repeated
from analysis.ingest.meaning.slips import check_slips
from analysis.ingest.meaning.superseded import without_superseded
from analysis.ingest.meaning.totals import check_counts_within, check_parts, check_totals
from analysis.ingest.reading import Doubt, Reading, of_several_subjects
from analysis.ingest.units import is_count
from analysis.study import Study

__all__ = ["Doubt", "judge"]

_LARGEST = 30_000  # km², beyond any province of Vietnam


def judge(readings: list[Reading], study: Study) -> tuple[list[Reading], list[Doubt]]:
    """The readings of one sheet that may become figures, and the doubts about any of them.

    A doubt of severity "error" keeps the reading out; one of severity "warning" only says where to look. What is only
    like an indicator must not cost what is one: where the two contradict each other, only the latter is used.
    """
    certain = [reading for reading in readings if not reading.told.like]
    kept, doubts = _judged(readings, study)
    if len(certain) == len(readings):
        return kept, doubts
    wanted = {(reading.key, reading.value) for reading in _judged(certain, study)[0]}
    alike = sorted({_subject(reading) for reading in readings if reading.told.like})
    for out in (*((one,) for one in alike), tuple(alike)):  # one that alone is to blame, else all
        if wanted <= {(reading.key, reading.value) for reading in kept}:
            break
        left = [reading for reading in readings if not reading.told.like or _subject(reading) not in out]
        kept, doubts = _judged(left, study)
        doubts += [Doubt(reading, "warning", "resembling-left-out", {}) for reading in readings
                   if reading.told.like and _subject(reading) in out]
    return kept, doubts


def _subject(reading: Reading) -> tuple[int, str, str]:
    return reading.table, reading.indicator, reading.group


def _judged(readings: list[Reading], study: Study) -> tuple[list[Reading], list[Doubt]]:
    readings, superseded = without_superseded(readings)
    beside = [doubt.reading for doubt in superseded]
    bounds = [*_bounds(readings, study), *check_people(readings, study)]
    impossible = {id(doubt.reading) for doubt in bounds}  # what cannot be itself says nothing against others
    mixed = of_several_subjects(readings)
    several = [reading for reading in mixed if id(reading) not in impossible]
    by_rate = contradicted_by_rate(several, study)
    doubts = [*superseded, *bounds, *check_slips(readings, study),
              *check_decimals(readings, study), *check_years(readings, study), *check_lines(readings, study),
              *check_rates(several, study), *check_exchanged(mixed, study), *check_above_whole(mixed, study),
              *lone_numerators(several, study), *check_repeated(readings, study),
              *shares_of_the_poor(several, study), *check_falls(several, study),
              *check_counts_of([doubt.reading for doubt in bounds], readings, study),
              *_check_superseded(beside, readings, study)]
    refused = {id(doubt.reading) for doubt in doubts if doubt.severity == "error"}
    sound = [reading for reading in readings if id(reading) not in refused]
    several = [reading for reading in several if id(reading) not in refused]
    doubts += [*_duplicates(sound), *check_totals(sound, study, by_rate), *check_parts(several, study),
               *check_counts_within(several, study)]
    told = {id(doubt.reading) for doubt in doubts}
    doubts += [doubt for doubt in (*check_communes(sound, study), *check_zeros(sound, study))
               if id(doubt.reading) not in told]
    refused |= {id(doubt.reading) for doubt in doubts if doubt.severity == "error"}
    doubted = {(r.table, r.row, r.column) for r in readings if id(r) in refused}  # both numbers of one cell
    kept = [r for r in readings if r.role == "figure" and (r.table, r.row, r.column) not in doubted]
    return _first_of_equals(kept), doubts


def _check_superseded(beside: list[Reading], readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Doubts about numbers that are not used since their sheet has better ones: quarters beside the year."""
    if beside:
        named = {(reading.indicator, reading.year) for reading in beside}
        better = [reading for reading in readings if (reading.indicator, reading.year) in named]
        yield from check_totals(beside, study)
        yield from check_years([*beside, *better], study, within=True)


def _bounds(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """An error on what cannot be: outside the bounds, half a person, what happened where a district was no more."""
    last = {area.code: area.valid_to.year for area in study.areas if area.valid_to}
    known = {name: study.indicator(name) for name in {reading.indicator for reading in readings}}
    for reading in readings:
        if reading.role != "figure":
            continue
        indicator = known[reading.indicator]
        low = indicator.lower is not None and reading.value < indicator.lower
        high = (indicator.upper is not None and reading.value > indicator.upper) or (
            indicator.unit == "km2" and reading.value > _LARGEST)  # hectares without a word
        if low or high:
            yield Doubt(reading, "error", "out-of-bounds", {
                "indicator": indicator.name, "lower": float(indicator.lower) if indicator.lower is not None else "–",
                "upper": float(indicator.upper) if indicator.upper is not None else "–",
                "ends": "from" if indicator.upper is None else "between"})
        elif reading.kind == "outcome" and reading.year > last.get(reading.area, reading.year):
            yield Doubt(reading, "error", "after-area", {"year": str(reading.year), "last": str(last[reading.area])})
        elif is_count(indicator.unit) and abs(reading.value - round(reading.value)) > 1e-6:
            yield Doubt(reading, "error", "fraction-of-count", {"indicator": indicator.name})


def _duplicates(readings: list[Reading]) -> Iterable[Doubt]:
    """Two different numbers for the same thing in one sheet: neither can be trusted."""
    by_key: dict[object, list[Reading]] = defaultdict(list)
    first: dict[object, Reading] = {}
    figures = [reading for reading in readings if reading.role == "figure" and not reading.commune]
    differing = {key for reading in figures if first.setdefault(key := reading.key, reading).value != reading.value}
    for reading in figures if differing else ():
        if reading.key in differing:
            by_key[reading.key].append(reading)
    for same in by_key.values():
        if len({reading.value for reading in same}) > 1:
            for reading in same:
                other = next(each for each in same if each.value != reading.value)
                yield Doubt(reading, "error", "two-values", {
                    "other": other.quoted, "at": cell_name(other.column, other.row + 1)})
    yield from _alike_by_chance(figures) if differing else ()


def _alike_by_chance(figures: list[Reading]) -> Iterable[Doubt]:
    """Numbers that are equal in columns which differ in most of their rows: the columns are of different things."""
    places: dict[object, list[Reading]] = defaultdict(list)
    for reading in figures:
        places[reading.key, reading.table, reading.row].append(reading)
    beside: dict[object, list[list[Reading]]] = defaultdict(list)
    for same in places.values():
        beside[same[0].table, tuple(reading.column for reading in same)].append(same)
    for several in beside.values():
        alike = [same for same in several if len({reading.value for reading in same}) == 1]
        differing = next((same[0] for same in several if same not in alike), None)
        if differing is not None and 2 * len(alike) < len(several):
            at = cell_name(differing.column, differing.row + 1)
            yield from (Doubt(reading, "error", "equal-by-chance", {"at": at}) for same in alike for reading in same)


def _first_of_equals(readings: list[Reading]) -> list[Reading]:
    first: dict[object, Reading] = {}
    for reading in readings:
        first.setdefault((reading.key, id(reading) if reading.commune else 0), reading)
    return list(first.values())
