"""What the other sheets of a file say of a number that its own sheet only doubts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from statistics import median

from analysis.findings import Finding
from analysis.ingest.ledger import Figure

__all__ = ["settle_across"]

_ALIKE = 1.25
_SERIES = ("indicator", "definition", "area_code", "group", "kind")


def settle_across(figures: list[Figure], findings: list[Finding]) -> tuple[list[Figure], list[Finding]]:
    """Leave out shares far from those of their column where other sheets say that a decimal point was lost.

    Within a sheet :mod:`analysis.ingest.meaning.decimals` does so by the years beside; some files have a sheet a year.
    """
    doubted = {(f.sheet, f.cell): f for f in findings if f.code == "ingest-far-from-others"}
    if not doubted:
        return figures, findings
    series: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        series[_series(figure)].append(figure)
    slips = set()
    for figure in figures:
        place = _place(figure)
        if place not in doubted:
            continue
        likely = float(str(doubted[place].arguments["likely"]))
        others = [float(str(other["value"])) for other in series[_series(figure)]
                  if other["sheet"] != figure["sheet"] and _place(other) not in doubted]
        if others and median(others) / _ALIKE <= likely <= median(others) * _ALIKE:
            slips.add(place)
    told = [replace(f, severity="error", code="ingest-decimal-slip") if doubted.get((f.sheet, f.cell)) is f
            and (f.sheet, f.cell) in slips else f for f in findings]
    return [figure for figure in figures if _place(figure) not in slips], told


def _place(figure: Figure) -> tuple[str, str]:
    return str(figure["sheet"]), str(figure["cell"])


def _series(figure: Figure) -> tuple[object, ...]:
    return tuple(figure[name] for name in _SERIES)
