"""Findings of one file, gathered: the same mistake in twenty rows is one finding with the cells named."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.findings import Argument, Finding, Severity
from analysis.ingest.grid import Sheet

__all__ = ["Problems", "QUOTING"]

# Messages that quote the cell; in all others a number is only a place, and places alike are one finding.
QUOTING = frozenset((
    "above-whole", "ambiguous-number", "below-part", "choice", "comparison-differs", "date", "date-for-number",
    "decimal-slip", "draft-beside", "end-of-year", "exchanged", "fall-differs", "far-from-others", "fraction-of-count",
    "fraction-or-percent", "lone-numerator", "mark-missing", "mark-none", "mark-zero", "not-a-number", "other-style",
    "out-of-bounds", "part-exceeds", "part-of-rate", "parts-differ", "percent-sign", "qualified", "range",
    "perhaps-of-plan", "rate-above-all", "rate-beside-slip", "rate-differs", "refused-name", "repeated-column",
    "scaled", "share-differs", "slip-by-total", "small-share", "sum-differs", "too-few-people", "unlikely-people",
    "too-many-communes", "too-many-people", "total-broken", "total-differs", "total-of-communes", "total-of-listed",
    "total-outside", "two-numbers", "two-numbers-read", "two-values", "unit-slip", "unknown-column", "unknown-name",
    "unknown-name-no-idea", "year", "years-differ", "copied-row"))
_SHOWN_ALIKE = 100
_Key = tuple[Severity, str, str, str, tuple[tuple[str, Argument], ...]]


@dataclass
class Problems:
    """Collects problems cell by cell and turns equal ones into one finding."""

    _cells: dict[_Key, list[str]] = field(default_factory=dict)

    def add(self, severity: Severity, code: str, sheet: Sheet, cell: str, **arguments: Argument) -> None:
        """Note a problem of message ``finding-ingest-CODE`` at a cell ('' for the whole sheet)."""
        if code not in QUOTING:
            arguments.pop("found", None)
        items = sorted(arguments.items()) if len(arguments) > 1 else arguments.items()
        key = (severity, code, sheet.file, sheet.name, tuple(items))
        self._cells.setdefault(key, []).append(cell)

    def extend(self, other: Problems) -> None:
        """Take over what another part of the file gathered."""
        for key, cells in other._cells.items():
            self._cells.setdefault(key, []).extend(cells)

    def as_one(self, severity: Severity, code: str, sheet: Sheet, at: str = "", **arguments: Argument) -> Problems:
        """All that was gathered as one problem that names all of its cells, or the cell `at` where there are none."""
        cells = dict.fromkeys(cell for cells in self._cells.values() for cell in cells) or (at,)
        return Problems({(severity, code, sheet.file, sheet.name, tuple(arguments.items())): list(cells)})

    def __len__(self) -> int:
        return sum(map(len, self._cells.values()))

    def findings(self) -> list[Finding]:
        """One finding for each problem, on all `count` cells that have it."""
        found: dict[tuple[Severity, str, str, str], list[Finding]] = {}
        for (severity, code, file, sheet, arguments), cells in self._cells.items():
            found.setdefault((severity, code, file, sheet), []).append(Finding(severity, f"ingest-{code}", {
                **dict(arguments), "count": len(cells)}, file=file, sheet=sheet, cell=cells[0], cells=" ".join(cells)))
        return [finding for alike in found.values() for finding in _folded(alike)]


def _folded(alike: list[Finding]) -> list[Finding]:
    """Findings of one kind on one sheet; beyond the first hundred they are one that names all of their cells."""
    shown, rest = alike[:_SHOWN_ALIKE], alike[_SHOWN_ALIKE:]
    if not rest:
        return alike
    cells = [cell for finding in rest for cell in finding.every_cell]
    first = rest[0]
    return [*shown, Finding(
        first.severity, "ingest-and-more", {"count": len(cells), "example": first.message},
        file=first.file, sheet=first.sheet, cell=first.cell, cells=" ".join(cells))]
