"""Units named in a text: in brackets, or behind "ĐVT:"."""

from __future__ import annotations

import re

from analysis.ingest.units import known_unit

__all__ = ["take_units"]

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UNIT_AFTER = re.compile(r"(?:đơn vị tính|đơn vị|đvt|đv tính|unit)\s*[:.]\s*([^;\n)\]]+)")
_PER_MANY = re.compile(r"(?:10[.,]?000|vạn) dân")


def take_units(folded: str) -> tuple[frozenset[str], str]:
    """The units that a folded text names, and the text without them."""
    units = set()
    for pattern in (_UNIT_AFTER, _BRACKETS):
        for found in pattern.finditer(folded):
            parts = [part.strip() for part in re.split(r"[,;]| và ", found.group(1)) if part.strip()]
            known = [known_unit(part) for part in parts]
            if parts and all(known):
                units.update(known)
                folded = folded.replace(found.group(), " vạn dân " if _PER_MANY.search(found.group()) else " ")
            elif known_unit(found.group(1).strip()):
                units.add(known_unit(found.group(1).strip()))
                folded = folded.replace(found.group(), " ")
    return frozenset(units), folded
