"""What a whole workbook or document says before its first table, told to the sheets behind it."""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.grid import Sheet
from analysis.ingest.layout.lines import is_of_office, read_line
from analysis.ingest.values import shape
from analysis.ingest.wording import Lexicon, read_words

__all__ = ["with_cover", "with_letterhead"]

_LINES_OF_COVER = 12


def with_cover(sheets: list[Sheet], lexicon: Lexicon) -> list[Sheet]:
    """The sheets of a workbook, told the one year that a cover before them names: a few lines without any figure."""
    if len(sheets) < 2:
        return sheets
    cells = [cell for row in sheets[0].rows for cell in row if cell.text or cell.kind]
    if not 0 < len(cells) <= _LINES_OF_COVER or any(shape(cell) not in ("words", "year") for cell in cells):
        return sheets
    years = {year for cell in cells for year in read_line(cell.text, lexicon).years}
    if len(years) != 1:
        return sheets
    return [sheets[0], *(replace(sheet, cover_year=next(iter(years))) for sheet in sheets[1:])]


def with_letterhead(sheets: list[Sheet], lexicon: Lexicon) -> list[Sheet]:
    """The tables of a document, those below the first told the area whose office wrote it: "UBND huyện Lắk"."""
    if len(sheets) < 2 or not sheets[0].before:
        return sheets
    areas = {area for line in filter(is_of_office, sheets[0].before) for area in read_words(line, lexicon).areas}
    areas = areas - {"66"} or areas  # the province above its district
    if len(areas) != 1:
        return sheets
    return [sheets[0], *(replace(sheet, letterhead_area=next(iter(areas))) for sheet in sheets[1:])]
