"""A figure as the cleaning rules see it, and the decision on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis.findings import Argument, Finding, Severity
from analysis.study import Study

__all__ = ["Key", "Candidate", "Decision", "candidates", "convert", "by_key", "finding_on", "described",
           "day_of", "decimals"]

# How many of the second unit make up one of the first.
_FACTORS = {("thousand_persons", "persons"): 1000.0}


class Key(NamedTuple):
    """What identifies a series."""

    indicator: str
    definition: str
    area_code: str
    group: str


@dataclass(frozen=True)
class Candidate:
    """One figure; `value` is in the indicator's unit if the figure's unit can be converted."""

    figure_id: str
    key: Key
    year: int | None
    value: float
    unit: str
    qualifier: str
    kind: str
    how: str
    verdict: str
    reference_date: str
    known_from: str
    known_from_basis: str
    standard: str
    note: str
    source: str
    file: str
    sheet: str
    cell: str
    status: str = "published"
    replaced_by: str = ""
    replaced_rule: str = ""

    @property
    def is_of_table(self) -> bool:
        """Whether it comes from a table in a file, not from a ledger that names its own sources."""
        return bool(self.file) and self.source == self.file

    @property
    def words(self) -> str:
        """The source's own wording and the note, in lower case."""
        return f"{self.standard} | {self.note}".casefold()


@dataclass(frozen=True)
class Decision:
    """The decision on a figure: its status, the rule that decided, the figure used instead, the reason."""

    status: str
    rule: str
    winner: str = ""
    reason: str = ""


def candidates(figures: pd.DataFrame, study: Study) -> list[Candidate]:
    """The rows of the table ``figures``, each in the unit of its indicator if that is possible."""
    units = {indicator.id: indicator.unit for indicator in study.indicators}
    columns = list(figures.columns)
    # Column by column: cell access takes pandas four times as long.
    cells = zip(*(figures[name].tolist() for name in columns), strict=True)
    return [_candidate(dict(zip(columns, row, strict=True)), units) for row in cells]


def _candidate(row: dict[str, object], units: dict[str, str]) -> Candidate:
    text = {field: str(row[field]) for field in Candidate.__annotations__ if field in row}
    value, unit = convert(float(str(row["value"])), text["unit"], units.get(str(row["indicator"]), ""))
    year = None if pd.isna(row["year"]) else int(str(row["year"]))
    key = Key(*(str(row[field]) for field in Key._fields))
    return Candidate(**{**text, "key": key, "year": year, "value": value, "unit": unit})  # type: ignore[arg-type]


def convert(value: float, unit: str, wanted: str) -> tuple[float, str]:
    """A value in the wanted unit, or unchanged if there is no conversion factor."""
    if (wanted, unit) in _FACTORS:
        return value / _FACTORS[wanted, unit], wanted
    if (unit, wanted) in _FACTORS:
        return value * _FACTORS[unit, wanted], wanted
    return value, unit


def by_key(figures: Iterable[Candidate]) -> dict[Key, list[Candidate]]:
    """The figures of each series, by year."""
    grouped: dict[Key, list[Candidate]] = {}
    for figure in figures:
        grouped.setdefault(figure.key, []).append(figure)
    return {key: sorted(of_key, key=lambda f: (f.year or 0, f.figure_id)) for key, of_key in grouped.items()}


def finding_on(figure: Candidate, severity: Severity, code: str, study: Study, **arguments: Argument) -> Finding:
    """A finding on one figure; its message names indicator, area, group and year."""
    named: dict[str, Argument] = {
        "indicator": study.indicator(figure.key.indicator).name,
        "area": study.area(figure.key.area_code).name,
        "group": study.group(figure.key.group).name, "year": str(figure.year or "–"),
        "value": round(figure.value, 2), "unit": figure.unit, "figure": figure.figure_id,
        "source": figure.source,
    }
    return Finding(severity, f"cleaning-{code}", {**named, **arguments}, file=figure.file, sheet=figure.sheet,
                   cell=figure.cell, indicator=figure.key.indicator, area_code=figure.key.area_code,
                   group=figure.key.group, year=figure.year, figure_id=figure.figure_id)


def described(figure: Candidate) -> tuple[float, str]:
    """A figure in brief: its value, then source and id."""
    return round(figure.value, 2), f"{figure.source}; {figure.figure_id}"


def day_of(text: str) -> date | None:
    """The date of an ISO string; None for ""."""
    return date.fromisoformat(text) if text else None


def decimals(value: float) -> int:
    """How many decimal places a published value shows."""
    return len(f"{value:.10f}".rstrip("0").partition(".")[2])
