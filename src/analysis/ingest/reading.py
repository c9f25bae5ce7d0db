"""One number of a table with everything that was read about it, a doubt about it, and the figure that it becomes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from analysis.findings import Argument
from analysis.ingest.grid import Sheet, cell_name, quoted

__all__ = ["MORE_THAN_ALL", "PRELIMINARY", "Doubt", "Figure", "Key", "Reading", "Told", "above_whole",
           "as_preliminary", "figure_of", "of_several_subjects", "with_id"]

PRELIMINARY = "sơ bộ"
MORE_THAN_ALL = 1.02
"""A part this many times its whole, or more, is none."""
Key = tuple[str, str, str, str, int | None, str, str]
"""What a figure is of: indicator, definition, area, group, year, kind, and the day that it describes, '' for none."""
_LATEST = timedelta(days=550)


class Figure(NamedTuple):
    """A figure with its origin: a row of the table ``figures``, whose columns :mod:`analysis.tables` describes.

    `standing` and `signed`, by which versions are settled, are what its sheet says of itself
    (:mod:`analysis.ingest.conventions`), and no columns.
    """

    indicator: str
    definition: str
    area_code: str
    group: str
    year: int | None
    reference_date: str
    value: float
    qualifier: str
    unit: str
    kind: str
    how: str
    verdict: str
    known_from: str
    known_from_basis: str
    standard: str
    source: str
    source_title: str
    publisher: str
    url: str
    published: str
    note: str
    file: str
    sheet: str
    cell: str
    reader: str
    standing: str = ""
    signed: str = ""
    figure_id: str = ""
    file_hash: str = ""
    status: str = ""
    replaced_by: str = ""
    replaced_rule: str = ""

    @property
    def key(self) -> Key:
        """What it is a figure of."""
        return (self.indicator, self.definition, self.area_code, self.group, self.year, self.kind, self.reference_date)


# No part of a figure's id: where the row stands, who read it, and what is known of it later.
_OUTSIDE = frozenset(("cell", "reader", "standing", "signed", "figure_id", "file_hash", "status", "replaced_by",
                      "replaced_rule"))
_IDENTIFYING = tuple(name for name in Figure._fields if name not in _OUTSIDE)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a reading beside its number.

    `assumed` is a definition taken among several, `short_span` and `school_year` say of what time it is, `own_day` that
    its day is printed in full, above its column or in its row, `draft` and `preliminary` what its texts call it, `like`
    the words by which it only resembles its indicator, '' where it is named. `lent` are those of indicator, group,
    year, kind and area that only what stands around the table gives. `computed` is a reading that stands in no cell.
    """

    assumed: bool = False
    short_span: bool = False
    school_year: bool = False
    own_day: bool = False
    draft: bool = False
    preliminary: bool = False
    like: str = ""
    lent: frozenset[str] = frozenset()
    computed: bool = False


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
    told: Told = Told()
    stored: float | None = None
    left: float = 0.0

    @property
    def quoted(self) -> str | float | tuple[float, str]:
        """What stands in the cell, for a finding."""
        return quoted(self.written, self.stored)

    @property
    def key(self) -> Key:
        """What it is a figure of, apart from the communes of its district."""
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
    first = _is_first_report(reading, signed)
    cell = cell_name(reading.column, reading.row + 1)
    figure = Figure(
        reading.indicator, reading.definition, reading.area, reading.group, reading.year, reading.reference_date,
        float(reading.value), reading.qualifier, reading.unit, reading.kind,
        how="planned" if reading.kind == "target" else "computed" if reading.told.computed else "stated",
        verdict="weak" if reading.told.like else "use",
        known_from=signed if first else f"{reading.year + 1}-12-31",
        known_from_basis="published" if first else "assumed",
        standard=as_preliminary(reading.standard) if reading.told.preliminary else reading.standard,
        source=sheet.file, source_title=sheet.file, publisher="", url="", published="", note=reading.note,
        file=sheet.file, sheet=sheet.name, cell=cell, reader=sheet.reader, standing=standing, signed=signed)
    return with_id(figure, place=cell if reading.told.computed else "")


def _is_first_report(reading: Reading, signed: str) -> bool:
    """Whether a day of signature lies soon after what a figure describes; a yearbook signed later repeats old ones."""
    if not signed or reading.kind == "target":
        return False
    end = date.fromisoformat(reading.reference_date or f"{reading.year}-12-31")
    return (end <= date.fromisoformat(signed) <= end + _LATEST) or (
        reading.kind == "forecast" and signed[:4] == str(reading.year))


def with_id(figure: Figure, **more: str) -> Figure:
    """The figure with a name that stays while the file and the row's content stay, wherever the row stands.

    `more` tells it from others of the same content.
    """
    content = {**{name: str(getattr(figure, name)) for name in _IDENTIFYING}, **more}
    joined = "\x1f".join(content[name] for name in sorted(content))
    return figure._replace(figure_id=hashlib.sha256(joined.encode("utf-8")).hexdigest()[:12])
