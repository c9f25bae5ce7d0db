"""Readings that passed every check → rows of the table ``figures``."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.ingest.grid import Sheet, cell_name
from analysis.ingest.ledger import Figure, stable_id
from analysis.ingest.reading import Reading, as_preliminary

__all__ = ["figure_of"]


_LATEST = timedelta(days=550)


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
