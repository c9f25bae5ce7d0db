"""Slips of the unit: 0.95 where 95 % is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

from analysis.ingest.meaning.doubts import Doubt
from analysis.ingest.reading import Reading
from analysis.study import Study

__all__ = ["check_slips"]

_LARGE = 5.0


def check_slips(readings: list[Reading], study: Study) -> Iterable[Doubt]:
    """Shares of at most 1 without a percent sign: fractions, or very small percentages?

    Where all numbers of an indicator in a table are such, nothing tells; where the others are large
    and a hundred times the number would fit among them, it is a slip. Either way it is not used.
    """
    grouped: dict[tuple[str, int, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.role == "figure" and study.indicator(reading.indicator).is_share \
                and study.indicator(reading.indicator).unit == "percent":
            grouped[reading.indicator, reading.table, reading.kind].append(reading)
    for several in grouped.values():
        small = [r for r in several if 0 < r.value <= 1 and not r.has_sign]
        if not small:
            continue
        others = [r.value for r in several if r.value > 1]
        if not others:
            yield from (_doubt(reading, "fraction-or-percent") for reading in small)
            continue
        for reading in small:
            likely = reading.value * 100
            own = [r.value for r in several if r.area == reading.area and r.group == reading.group and r.value > 1]
            near = own or others
            if median(near) >= _LARGE and min(near) * 0.4 <= likely <= max(near) * 1.6:
                yield _doubt(reading, "unit-slip")


def _doubt(reading: Reading, code: str) -> Doubt:
    return Doubt(reading, "error", code, {"percent": f"{reading.value * 100:.10g}"})
