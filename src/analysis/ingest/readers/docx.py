"""Tables of a Word document (.docx), each a sheet of its own with the paragraphs before it and the notes below it."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import docx
from docx.table import Table

from analysis.ingest.grid import EMPTY, Cell, Range, Sheet
from analysis.ingest.readers.guard import MAX_CELLS, Refused

__all__ = ["read_docx"]

_READER = f"python-docx {version('python-docx')}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPHS_BEFORE = 12

_WIDEST = 1_000  # Word itself allows 63 columns
_NOTE = re.compile(r"\W*(?:ghi chú|nguồn|chú thích|chú giải|ký hiệu|lưu ý|dấu|note|source)\b|[(\[]?[*¹²³]|"
                   r"[\"'“(]\s*[-–…]\s*[\"'”)]", flags=re.IGNORECASE)


def read_docx(path: Path, file: str) -> list[Sheet]:
    """The tables of the document's body, named "bảng 1", "bảng 2" … in their order."""
    sheets: list[Sheet] = []
    before: list[str] = []
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            sheets.append(_sheet(block, file, f"bảng {len(sheets) + 1}", tuple(before[-_PARAGRAPHS_BEFORE:])))
            before = []
        elif text := block.text.strip():
            if sheets and not before and _NOTE.match(text):
                # right below the table, as in a spreadsheet
                sheets[-1] = replace(sheets[-1], rows=(*sheets[-1].rows, (), (Cell(text),)))
            else:
                before.append(text)
    return sheets


def _sheet(table: Table, file: str, name: str, before: tuple[str, ...]) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    merged: list[Range] = []
    open_below: dict[int, tuple[int, int]] = {}  # by column: the row where a vertical merge began, its width
    for row, line in enumerate(table._tbl.tr_lst):
        cells: list[Cell] = [EMPTY] * min(int(line.grid_before or 0), _WIDEST)
        for part in line.tc_lst:
            column, width = len(cells), min(max(1, int(part.grid_span)), _WIDEST)
            continued = part.vMerge == "continue"
            cells.extend([EMPTY if continued else Cell(_text(part))] + [EMPTY] * (width - 1))
            if continued and column in open_below:
                first, width = open_below[column]
                merged = [kept for kept in merged if (kept.top, kept.left) != (first, column)]
                merged.append(Range(first, column, row, column + width - 1))
            else:
                open_below[column] = (row, width)
                if width > 1:
                    merged.append(Range(row, column, row, column + width - 1))
        rows.append(tuple(cells))
        if sum(map(len, rows)) > MAX_CELLS:
            raise Refused("too-many-cells", name)
    return Sheet(file, name, tuple(rows), tuple(merged), before=before, reader=_READER)


def _text(part: Any) -> str:
    """The words of a cell; runs set as superscripts are footnote marks and left out."""
    lines = []
    for paragraph in part.iter(f"{_WORD}p"):
        words: list[str] = []
        for run in paragraph.iter(f"{_WORD}r"):
            raised = run.find(f"{_WORD}rPr/{_WORD}vertAlign")
            if raised is None or raised.get(f"{_WORD}val") != "superscript":
                words.extend(text.text or "" if text.tag == f"{_WORD}t" else " " for text in run
                             if text.tag in (f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"))
        lines.append("".join(words))
    return "\n".join(lines).strip()
