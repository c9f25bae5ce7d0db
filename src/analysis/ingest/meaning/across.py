"""What the other sheets of a file say of a number that its own sheet only doubts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from statistics import median

from analysis.findings import Finding
from analysis.ingest.ledger import Figure
from analysis.ingest.meaning.decimals import meant_instead

__all__ = ["settle_across"]

_FAR = 2.0
_SLIP = "ingest-decimal-slip"
_SERIES = ("indicator", "definition", "area_code", "group", "kind")


def settle_across(figures: list[Figure], findings: list[Finding]) -> tuple[list[Figure], list[Finding]]:
    """Leave out shares that other sheets say to be slips of the decimal point or of two digits.

    Within a sheet :mod:`analysis.ingest.meaning.decimals` does so by the years beside; some files have a sheet a year.
    One other sheet is enough where the share is far from all others of its column too.
    """
    doubted = {(f.sheet, f.cell): f for f in findings if f.code == "ingest-far-from-others"}
    if len({figure["sheet"] for figure in figures}) < 2:
        return figures, findings
    series: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure["unit"] == "percent":
            series[tuple(figure[name] for name in _SERIES)].append(figure)
    slips: dict[tuple[str, str], Finding] = {}
    for several in series.values():
        for figure in several if len(several) > 1 else ():
            others = [float(str(other["value"])) for other in several
                      if other["sheet"] != figure["sheet"] and _cell(other) not in doubted]
            told = doubted.get(_cell(figure))
            if others and (likely := _likely(figure, others, told)):
                slips[_cell(figure)] = replace(
                    told, severity="error", code=_SLIP) if told else _finding(figure, likely)
    rest = [finding for finding in findings if (finding.sheet, finding.cell) not in slips
            or finding is not doubted.get((finding.sheet, finding.cell))]
    return [figure for figure in figures if _cell(figure) not in slips], [*rest, *slips.values()]


def _likely(figure: Figure, others: list[float], told: Finding | None) -> float | None:
    """What was meant instead of a figure, by its other sheets; None where they do not tell, or it may well be right."""
    value, near = float(str(figure["value"])), median(others)
    if told is not None:
        likely = float(str(told.arguments["likely"]))
        return likely if near / _ALIKE <= likely <= near * _ALIKE else None
    steady = len(others) > 1 and max(others) <= _ALIKE * min(others)
    far = not near / _FAR < value < near * _FAR and min(value, near) > 1
    return meant_instead(value, near) if steady and far else None


def _finding(figure: Figure, likely: float) -> Finding:
    file, sheet, cell = (str(figure[name]) for name in ("file", "sheet", "cell"))
    return Finding("error", _SLIP, {
        "found": float(str(figure["value"])), "likely": likely, "where": f"{file} › {sheet}", "cells": cell, "count": 1,
        "every_cell": ""}, file=file, sheet=sheet, cell=cell)


def _cell(figure: Figure) -> tuple[str, str]:
    return str(figure["sheet"]), str(figure["cell"])
