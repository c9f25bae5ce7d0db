"""Falls of a share within a year, held against the shares at its ends."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.reading import Reading
from analysis.ingest.uses import uses_of
from analysis.ingest.values import decimals, rounding_of_sum
from analysis.study import Study

__all__ = ["check_falls"]


def check_falls(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """A warning on a fall that is not the share of the year before less that of the year, and on both shares.

    Only where one definition holds at both ends: nothing falls from one poverty line to another.
    """
    shares = uses_of(study).falls
    if not any(reading.indicator in shares for reading in readings):
        return
    by_subject = {_subject(reading, reading.indicator, reading.year): reading for reading in readings
                  if reading.kind == "outcome" and not reading.reference_date}
    for fall in list(by_subject.values()):
        if fall.indicator not in shares:
            continue
        before, after = (by_subject.get(_subject(fall, shares[fall.indicator], year))
                         for year in (fall.year - 1, fall.year))
        if before is None or after is None:
            continue
        given = before.value - after.value
        if abs(given - fall.value) > rounding_of_sum(
                10.0 ** -decimals(each.value) for each in (before, after, fall)):
            for each in (fall, before, after):
                yield Doubt(each, "warning", "fall-differs", {
                    "fall": fall.quoted, "given": round(given, 10), "before": before.quoted, "after": after.quoted})


def _subject(reading: Reading, indicator: str, year: int) -> tuple[object, ...]:
    return (indicator, reading.definition, reading.area, reading.commune, reading.group, year)
