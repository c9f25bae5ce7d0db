"""What a spreadsheet's number format does to a number: percent, days, thousands left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from analysis.ingest.grid import Cell, display_cell

__all__ = ["FormatKind", "format_kind", "formatted_cell"]

FormatKind = Literal["plain", "percent", "percent_sign", "date", "scaled"]

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DAYS = re.compile(r"[dmyhs]", flags=re.IGNORECASE)
_SCALED = re.compile(r"[0#?],+(?![0#?,])")


@lru_cache(maxsize=1024)
def format_kind(code: str) -> FormatKind:
    """What a number format code means for the number behind it.

    "percent" shows it times 100; "percent_sign" only writes the sign after it (a quoted sign), as in
    ``0.0"%"``; "scaled" leaves out thousands (``#,##0,``), so that what is shown differs from what is stored.
    """
    first = code.split(";")[0]
    quoted = "".join(part for found in _QUOTED.finditer(first) for part in found.groups() if part)
    bare = _QUOTED.sub("", first)
    if "%" in bare:
        return "percent"
    if bare.casefold() not in ("general", "standard", "@") and _DAYS.search(bare) and not re.search(r"[0#?]", bare):
        return "date"
    if _SCALED.search(bare):
        return "scaled"
    return "percent_sign" if "%" in quoted else "plain"


def formatted_cell(value: float, kind: FormatKind) -> Cell:
    """A number as a cell that a format of this kind shows; one of a day is the reader's to make."""
    if kind == "percent_sign":
        return Cell(f"{value:.15g}%", float(value))
    if kind == "scaled":
        return Cell(f"{value:.15g}", float(value), "scaled")
    return display_cell(float(value), percent=kind == "percent")
