"""Readings that passed every check → rows of the table ``figures``."""

from __future__ import annotations

from analysis.ingest.grid import Sheet, cell_name
from analysis.ingest.ledger import Figure, stable_id
from analysis.ingest.reading import Reading

__all__ = ["figure_of"]


def figure_of(reading: Reading, sheet: Sheet, standing: str = "") -> Figure:
    """The figure of a reading; nobody says when it was published, so it is known from the end of the next year."""
    computed = reading.arguments.get("computed") == "yes"
    figure: Figure = {
        "indicator": reading.indicator, "definition": reading.definition, "area_code": reading.area,
        "group": reading.group, "year": reading.year, "reference_date": reading.reference_date,
        "value": float(reading.value), "unit": reading.unit, "kind": reading.kind,
        "how": "planned" if reading.kind == "target" else "computed" if computed else "stated",
        "verdict": "use", "qualifier": reading.qualifier,
        "known_from": f"{reading.year + 1}-12-31", "known_from_basis": "assumed", "standard": reading.standard,
        "source_title": sheet.file, "publisher": "", "url": "", "note": reading.note, "source": sheet.file,
        "published": "", "file": sheet.file, "sheet": sheet.name, "cell": cell_name(reading.column, reading.row + 1),
        "reader": sheet.reader, "standing": standing,
    }
    return {"figure_id": stable_id({**figure, "place": str(figure["cell"]) if computed else ""}), **figure}
