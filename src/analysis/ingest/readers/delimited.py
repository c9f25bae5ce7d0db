"""Text tables: CSV with any delimiter, in UTF-8, UTF-16, Windows-1258 or a legacy Vietnamese encoding."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from analysis.ingest.grid import Cell, Sheet
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_delimited", "decode"]

_READER = "csv"
_DELIMITERS = ";\t|,"
_SAMPLE, _HEAD = 50, 1_000_000
_LONGEST_LINE = 1_000_000
_END = "\uf8ff"  # below the last line: no text has it
_DIGIT = re.compile(r"\d")

csv.field_size_limit(2 * _LONGEST_LINE)  # what is too long is said in words here


def read_delimited(path: Path, file: str) -> list[Sheet]:
    """The one sheet of a text table.

    Raises
    ------
    Refused
        For bytes that are no text, lines too long for a table, a quotation mark that swallows rows.
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
    records = _records(text, delimiter)
    if (stray := _stray_quote(records, delimiter)) is not None:
        raise Refused("open-quote", str(stray))
    rows = [() if declared and not place else tuple(Cell(value.strip()) for value in record)
            for place, record in enumerate(records)]
    return [Sheet(file, "", tuple(rows), reader=_READER)]


def _records(text: str, delimiter: str) -> list[list[str]]:
    """The rows as a spreadsheet counts them, not the lines: a cell may hold a line break."""
    end = "" if text.endswith(("\n", "\r")) else "\n"
    records: list[list[str]] = []
    count = 0
    try:
        for record in csv.reader(io.StringIO(f"{text}{end}{_END}", newline=""), delimiter=delimiter):
            records.append(record)
            count += max(1, len(record))
            if count > MAX_CELLS:
                raise Refused("too-many-cells", str(count))
    except csv.Error:  # a cell beyond the limit above
        records.append([])
    if records[-1] == [_END]:
        return records[:-1]
    raise Refused("open-quote", str(len(records)))  # the text ends within a cell


def _stray_quote(records: list[list[str]], delimiter: str) -> int | None:
    """The number of the row in which a quotation mark out of place has swallowed whole rows: a cell holds lines with
    numbers and as many delimiters as most rows have."""
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return None
    signs = widths.most_common(1)[0][0] - 1
    return next((place for place, record in enumerate(records, start=1) for value in record
                 for line in value.splitlines()[1:] if line.count(delimiter) >= signs and _DIGIT.search(line)), None)


def _has_long_line(text: str) -> bool:
    """Whether a line is longer than any table's, of 16,384 cells of 60 letters: a stretch of the text ends none."""
    return any(text.find("\n", start, start + _LONGEST_LINE) < 0 and text.find("\r", start, start + _LONGEST_LINE) < 0
               for start in range(0, len(text) - _LONGEST_LINE, _LONGEST_LINE))


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
