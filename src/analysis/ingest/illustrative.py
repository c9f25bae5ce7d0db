"""Files that say of themselves that their figures are made up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.findings import Finding
from analysis.ingest.grid import Sheet, cell_name
from analysis.ingest.names import fold

__all__ = ["illustrative_mark"]

# "minh họa" and "minh hoạ", with or without marks, with blanks or dashes between the words.
_WORDS = r"minh[\s_.-]*h(?:ọa|oạ|oa)(?![^\W_])"
# In names of files and sheets the words alone are enough.
_MARK = re.compile(rf"{_WORDS}|illustrat(?:ive|ion|ed)", re.IGNORECASE)
# In a text: said of the figures ("số liệu minh họa"), or alone; a "biểu đồ minh họa" says nothing of them.
_SAID = re.compile(
    rf"(?:số|so)\s*(?:liệu|lieu)\s+{_WORDS}|(?:dữ|du)\s*(?:liệu|lieu)\s+{_WORDS}|^\W*{_WORDS}\W*$"
    r"|illustrative\s+(?:data|figures|numbers)|^\W*illustrative\W*$", re.IGNORECASE)


def illustrative_mark(file: str, sheets: Iterable[Sheet]) -> Finding | None:
    """An error where the name of a file or sheet says "minh họa" or "illustrative", or a text says so of the figures.

    The whole file is refused: a sheet without the words beside one that bears them is no safer.
    """
    if found := _MARK.search(fold(file)):
        return _refusal(file, "", "", found.group())
    for sheet in sheets:
        if found := _MARK.search(fold(sheet.name)):
            return _refusal(file, sheet.name, "", found.group())
        for line in sheet.before:
            if _SAID.search(line):
                return _refusal(file, sheet.name, "", line)
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                if len(cell.text) >= 7 and _SAID.search(cell.text):
                    return _refusal(file, sheet.name, cell_name(column, row + 1), cell.text)
    return None


def _refusal(file: str, sheet: str, cell: str, found: str) -> Finding:
    where = " › ".join(part for part in (file, sheet) if part)
    return Finding("error", "ingest-illustrative", {
        "where": where, "cell": cell or "–", "found": found[:80]}, file=file, sheet=sheet, cell=cell)
