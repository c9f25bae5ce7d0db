"""Numbers beside which their sheet has a better one of the same: the year's beside its months, the approved one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from analysis.findings import Argument
from analysis.ingest.grid import cell_name
from analysis.ingest.reading import Doubt, Reading

__all__ = ["without_superseded"]


def without_superseded(readings: list[Reading]) -> tuple[list[Reading], list[Doubt]]:
    """The readings that nothing in their sheet goes before, and a note on each of the others.

    The fourth quarter, or December, gives way to all the year where they differ, and a part of the year to its
    end: a year has one figure. A day that is written in full above a number stays, since it can be none of another
    day. A draft, or what is preliminary, gives way to what was approved.
    """
    doubts: list[Doubt] = []
    for rule in (_ends_of_year, _days_within, _drafts):
        found = list(rule(readings))
        out = {id(doubt.reading) for doubt in found}
        readings = [reading for reading in readings if id(reading) not in out] if out else readings
        doubts += found
    return readings, doubts


def _ends_of_year(readings: list[Reading]) -> Iterable[Doubt]:
    return _giving_way(readings, "end-of-year", lambda r: r.told.short_span and not r.reference_date,
                       lambda r: not r.told.short_span and not r.reference_date)


def _days_within(readings: list[Reading]) -> Iterable[Doubt]:
    return _giving_way(readings, "within-year-beside", lambda r: bool(r.reference_date) and not r.told.own_day,
                       lambda r: not r.reference_date, differing=False)


def _drafts(readings: list[Reading]) -> Iterable[Doubt]:
    for day in {reading.reference_date: 0 for reading in readings if _is_open(reading)}:
        of_day = [reading for reading in readings if reading.reference_date == day]
        yield from _giving_way(of_day, "draft-beside", _is_open, lambda r: not _is_open(r))


def _is_open(reading: Reading) -> bool:
    return reading.told.draft or reading.told.preliminary


def _giving_way(readings: list[Reading], code: str, is_lesser: Callable[[Reading], bool],
                is_better: Callable[[Reading], bool], differing: bool = True) -> Iterable[Doubt]:
    lesser = [reading for reading in readings if is_lesser(reading)]
    better = {_subject(reading): reading for reading in readings if is_better(reading)} if lesser else {}
    for reading in lesser:
        other = better.get(_subject(reading))
        if other is not None and (other.value != reading.value or not differing):
            named: dict[str, Argument] = {"other": other.quoted, "at": cell_name(other.column, other.row + 1)}
            yield Doubt(reading, "info", code, named if differing else {})


def _subject(reading: Reading) -> tuple[str | int, ...]:
    """What it is of, but for the day; an estimate of the year is none of its outcome."""
    return (reading.indicator, reading.definition, reading.area, reading.commune, reading.group, reading.year,
            reading.kind, reading.role)
