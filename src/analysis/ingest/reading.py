"""One number of a table with everything that was read about it, a doubt about it, and the figure that it becomes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from analysis.findings import Argument
from analysis.ingest.grid import Sheet, cell_name, quoted

__all__ = ["MORE_THAN_ALL", "PRELIMINARY", "Doubt", "Figure", "Reading", "above_whole", "as_preliminary", "figure_of",
           "of_several_subjects", "stable_id"]

PRELIMINARY = "sơ bộ"
MORE_THAN_ALL = 1.02
"""A part this many times its whole, or more, is none."""
Figure = dict[str, object]
_LATEST = timedelta(days=550)


@dataclass(slots=True)
class Reading:
    """A candidate for a figure.

    `value` is in the unit of the indicator where `unit` could be converted, `written` what stands in
    the cell. `role` is "figure", or "numerator" for a count that the catalogue has no indicator for.
    `doubt` is the code of a finding that keeps it from becoming a figure, '' where none does.
    `stored` is the number of a cell that holds one and shows nothing else, save a percent sign.
    `left` is what the rows of its column hold that are no district's, such as the provincial office's.
    `has_sign` says whether a percent sign stood with it, `table` which table of the sheet it is from.
    """

    row: int
    column: int
    written: str
    value: float
    indicator: str
    area: str
    group: str
    year: int
    unit: str
    kind: str = "outcome"
    definition: str = ""
    reference_date: str = ""
    qualifier: str = ""
    role: str = "figure"
    commune: str = ""
    total: bool = False
    has_sign: bool = False
    table: int = 0
    note: str = ""
    standard: str = ""
    doubt: str = ""
    arguments: dict[str, str] = field(default_factory=dict)
    stored: float | None = None
    left: float = 0.0

    @property
    def quoted(self) -> str | float | tuple[float, str]:
        """What stands in the cell, for a finding."""
        return quoted(self.written, self.stored)

    @property
    def like(self) -> str:
        """The words by which it only resembles its indicator, '' where it is named."""
        return self.arguments.get("like", "")

    @property
    def key(self) -> tuple[str, str, str, str, int, str, str]:
        """What it is a figure of."""
        return (self.indicator, self.definition, self.area + self.commune, self.group, self.year, self.kind,
                self.reference_date)


def as_preliminary(standard: str) -> str:
    """The source's words with the one by which an approved figure goes before this one."""
    return standard if PRELIMINARY in standard.casefold() else f"{standard} ({PRELIMINARY})".strip()


def of_several_subjects(readings: list[Reading]) -> list[Reading]:
    """The readings of tables on more than one thing, which alone can contradict or complete each other."""
    first: dict[int, Reading] = {}
    mixed: set[int] = set()
    for reading in readings:
        if reading.table in mixed:
            continue
        one = first.setdefault(reading.table, reading)
        if reading.indicator != one.indicator or reading.group != one.group or reading.role != "figure":
            mixed.add(reading.table)
    return [reading for reading in readings if reading.table in mixed] if mixed else []


@dataclass(frozen=True)
class Doubt:
    """What speaks against a reading: message ``finding-ingest-CODE`` with its arguments."""

    reading: Reading
    severity: Literal["error", "warning", "info"]
    code: str
    arguments: dict[str, Argument] = field(default_factory=dict)


def above_whole(part: Reading, whole: Reading, value: float) -> Iterable[Doubt]:
    """An error on a part that is larger than its whole, `value` in the part's unit, and a warning on the whole.

    The whole is used: what all are is known from more places than one of its parts. A little more than all is a
    warning only, since who is counted where they registered need not be among those who live there.
    """
    if part.value > value * MORE_THAN_ALL:
        yield Doubt(part, "error", "above-whole", {"whole": whole.quoted})
        yield Doubt(whole, "warning", "below-part", {"part": part.quoted})
    else:
        yield Doubt(part, "warning", "part-exceeds", {"whole": whole.quoted})


def figure_of(reading: Reading, sheet: Sheet, standing: str = "", signed: str = "") -> Figure:
    """The figure of a reading, known from the day of the signature, or else from the end of the next year.

    `standing` and `signed` are what the sheet says of itself (:mod:`analysis.ingest.conventions`).
    """
    computed = reading.arguments.get("computed") == "yes"
    figure: Figure = {
        "indicator": reading.indicator, "definition": reading.definition, "area_code": reading.area,
        "group": reading.group, "year": reading.year, "reference_date": reading.reference_date,
        "value": float(reading.value), "unit": reading.unit, "kind": reading.kind,
        "how": "planned" if reading.kind == "target" else "computed" if computed else "stated",
        "verdict": "weak" if reading.like else "use", "qualifier": reading.qualifier,
        "known_from": f"{reading.year + 1}-12-31", "known_from_basis": "assumed",
        "standard": as_preliminary(reading.standard) if "preliminary" in reading.arguments else reading.standard,
        "signed": signed,
        "source_title": sheet.file, "publisher": "", "url": "", "note": reading.note, "source": sheet.file,
        "published": "", "file": sheet.file, "sheet": sheet.name, "cell": cell_name(reading.column, reading.row + 1),
        "reader": sheet.reader, "standing": standing,
    }
    if _is_first_report(reading, signed):
        figure |= {"known_from": signed, "known_from_basis": "published"}
    return {"figure_id": stable_id({**figure, "place": str(figure["cell"]) if computed else ""}), **figure}


def _is_first_report(reading: Reading, signed: str) -> bool:
    """Whether a day of signature lies soon after what a figure describes; a yearbook signed later repeats old ones."""
    if not signed or reading.kind == "target":
        return False
    end = date.fromisoformat(reading.reference_date or f"{reading.year}-12-31")
    return (end <= date.fromisoformat(signed) <= end + _LATEST) or (
        reading.kind == "forecast" and signed[:4] == str(reading.year))


def stable_id(figure: Figure) -> str:
    """A name that stays while the file and the row's content stay, wherever the row stands."""
    outside = ("cell", "reader", "status", "standing", "signed")
    content = "\x1f".join(str(figure[field]) for field in sorted(figure) if field not in outside)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:12]
