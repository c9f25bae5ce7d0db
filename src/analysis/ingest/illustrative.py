"""Files that say of themselves that their figures are made up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.findings import Finding
from analysis.ingest.grid import Sheet, cell_name
from analysis.ingest.names import fold

__all__ = ["illustrative_mark"]

# "minh họa" and "minh hoạ", with or without marks, with blanks or dashes between the words, and the English word.
_MARK = re.compile(r"minh[\s_.-]*h(?:ọa|oạ|oa)(?![^\W_])|illustrat(?:ive|ion|ed)", re.IGNORECASE)


def illustrative_mark(file: str, sheets: Iterable[Sheet]) -> Finding | None:
    """An error where the name of a file, of a sheet or any text in it says "minh họa" or "illustrative".

    The whole file is refused: a sheet without the words beside one that bears them is no safer.
    """
    if found := _MARK.search(fold(file)):
        return _refusal(file, "", "", found.group())
    for sheet in sheets:
        if found := _MARK.search(fold(sheet.name)):
            return _refusal(file, sheet.name, "", found.group())
        for line in sheet.before:
            if _MARK.search(line):
                return _refusal(file, sheet.name, "", line)
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                if len(cell.text) >= 7 and _MARK.search(cell.text):
                    return _refusal(file, sheet.name, cell_name(column, row + 1), cell.text)
    return None


def _refusal(file: str, sheet: str, cell: str, found: str) -> Finding:
    where = " › ".join(part for part in (file, sheet) if part)
    return Finding("error", "ingest-illustrative", {
        "where": where, "cell": cell or "–", "found": found[:80]}, file=file, sheet=sheet, cell=cell)
