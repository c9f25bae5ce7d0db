"""Communes of a district, where all of them are listed, summed up to the district."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from analysis.ingest.meaning import Doubt
from analysis.ingest.places import Places
from analysis.ingest.reading import Key, Reading, Told
from analysis.ingest.units import is_count
from analysis.study import Study

__all__ = ["sum_communes"]

_MOST_MISSING = 4  # of shares it cannot be seen whether their total is of all: more than one in five left out tells


def sum_communes(readings: list[Reading], study: Study, places: Places) -> tuple[list[Reading], list[Doubt]]:
    """Figures of districts from those of their communes; readings of communes themselves are left out.

    Only counts can be summed, and only where every commune is there: as they stood before November
    2024, or since July 2025. Everything else is told.
    """
    kept = [reading for reading in readings if not reading.commune]
    printed = {_of_district(reading) for reading in kept}
    doubts: list[Doubt] = []
    grouped: dict[Key, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.commune:
            grouped[_of_district(reading)].append(reading)
    for key, several in grouped.items():
        missing = sorted(places.communes(several[0].area, several[0].year >= 2025) - {each.commune for each in several})
        share = not is_count(study.indicator(several[0].indicator).unit)
        if share:
            doubts.extend(Doubt(each, "info", "commune-share") for each in several)
            if key in printed and len(missing) * _MOST_MISSING > len(several):
                doubts.append(_of_some(key, kept, missing))
        elif key in printed:
            doubts.extend(_against_printed(several, kept, missing))
        elif study.indicator(several[0].indicator).unit == "communes" and any(each.value > 1 for each in several):
            doubts.extend(Doubt(each, "warning", "commune-of-communes") for each in several)
        elif missing:
            doubts.extend(Doubt(each, "warning", "communes-missing", {"missing": ", ".join(missing[:8])})
                          for each in several)
        else:
            first = several[0]
            kept.append(replace(first, commune="", value=sum(each.value for each in several),
                                written=" + ".join(each.written for each in several)[:200],
                                told=Told(computed=True),
                                note=f"{len(several)} xã, phường, thị trấn"))
    refused = {id(doubt.reading) for doubt in doubts if doubt.severity == "error"}
    return [reading for reading in kept if id(reading) not in refused], doubts


def _of_district(reading: Reading) -> Key:
    """What a reading of a district, or of one of its communes, adds to."""
    return (reading.indicator, reading.definition, reading.area, reading.group, reading.year, reading.kind,
            reading.reference_date)


def _of_some(key: Key, kept: list[Reading], missing: list[str]) -> Doubt:
    """A total that is the sum of those communes alone that are listed may not be the district's."""
    total = next(reading for reading in kept if _of_district(reading) == key)
    return Doubt(total, "warning", "total-of-communes", {
        "missing": ", ".join(missing[:8]), "left_out": str(len(missing))})


def _against_printed(several: list[Reading], kept: list[Reading], missing: list[str]) -> Iterable[Doubt]:
    """The printed total of the district against its communes; where all of them give another, neither is used."""
    total = next(reading for reading in kept if _of_district(reading) == _of_district(several[0]))
    added = sum(reading.value for reading in several)
    if missing and abs(added - total.value) <= 0.5 and added:
        yield _of_some(_of_district(total), kept, missing)
    if not missing and total.value == int(total.value) and total.unit != "percent" and abs(added - total.value) > 0.5:
        yield Doubt(total, "error", "total-differs", {"sum": float(added), "addends": str(len(several))})
