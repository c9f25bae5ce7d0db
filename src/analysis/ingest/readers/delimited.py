"""Text tables: CSV with any delimiter, in UTF-8, UTF-16, Windows-1258 or a legacy Vietnamese encoding."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from analysis.ingest.grid import Cell, Sheet
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_delimited", "decode"]

_READER = "csv"
_DELIMITERS = ";\t|,"
_SAMPLE, _HEAD = 50, 1_000_000
_LONGEST_LINE = 1_000_000


def read_delimited(path: Path, file: str) -> list[Sheet]:
    """The one sheet of a text table.

    Raises
    ------
    Refused
        For bytes that are no text, and lines too long for a table.
    """
    text = decode(path.read_bytes())
    if "\0" in text:
        raise Refused("unreadable", "no-text")
    if _has_long_line(text):
        raise Refused("long-line")
    first = next((line for line in text[:_HEAD].splitlines() if line.strip()), "")
    delimiter = _delimiter(text)
    declared = first.lower().startswith("sep=") and len(first.strip()) <= 5
    if declared:
        delimiter = first.strip()[4:] or "\t"
    rows: list[tuple[Cell, ...]] = []
    count = 0
    # A spreadsheet counts records, not lines: a cell may hold a line break.
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        rows.append(() if declared and not rows else tuple(Cell(value.strip()) for value in record))
        count += max(1, len(record))
        if count > MAX_CELLS:
            raise Refused("too-many-cells", str(count))
    return [Sheet(file, "", tuple(rows), reader=_READER)]


def _has_long_line(text: str) -> bool:
    """Whether a line is longer than any table's: 16,384 cells of 60 letters."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > _LONGEST_LINE and text.find("\r", start, start + _LONGEST_LINE) < 0:
            return True
        start = end + 1
    return False


def decode(content: bytes) -> str:
    """The text of a file: UTF-8 with or without mark, UTF-16, else single bytes as they stand.

    Bytes of no Unicode encoding are read as Windows-1252; which Vietnamese encoding they are in is
    told by `analysis.ingest.encodings` from the words that they spell.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if content[1:200:2].count(0) > 40:
        return content.decode("utf-16-le")
    if content[0:200:2].count(0) > 40:
        return content.decode("utf-16-be")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _delimiter(text: str) -> str:
    """The sign that parts most lines into the same number of fields; a comma may stand inside numbers."""
    lines = [line for line in text[:_HEAD].splitlines()[:_SAMPLE] if line.strip()]

    def steadiness(sign: str) -> tuple[int, int]:
        counts = [len(record) for record in csv.reader(lines, delimiter=sign)]
        common = max(set(counts), key=lambda width: (width > 1, counts.count(width)), default=1)
        return (counts.count(common) if common > 1 else 0, -_DELIMITERS.index(sign))

    best = max(_DELIMITERS, key=steadiness)
    return best if steadiness(best)[0] else ","
