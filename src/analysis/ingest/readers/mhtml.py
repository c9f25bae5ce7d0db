"""Web pages with their parts in one file (MHTML), as Excel's "Single File Web Page" saves a workbook."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from pathlib import Path, PurePosixPath

from analysis.ingest.grid import Sheet
from analysis.ingest.readers.delimited import decode
from analysis.ingest.readers.guard import Refused
from analysis.ingest.readers.html import page_sheet

__all__ = ["read_mhtml"]


def read_mhtml(path: Path, file: str) -> list[Sheet]:
    """One sheet a page that has a table, called as its part is (sheet001); the frame around them has none.

    Raises
    ------
    Refused
        For a file without a table.
    """
    sheets = []
    for part in message_from_bytes(path.read_bytes()).walk():
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        name = PurePosixPath(str(part.get("Content-Location", "")).replace("\\", "/")).stem
        try:
            sheets.append(page_sheet(decode(content if isinstance(content, bytes) else b""), file, name))
        except Refused as refused:
            if refused.code != "web-page":
                raise
    if not sheets:
        raise Refused("web-page")
    return sheets if len(sheets) > 1 else [replace(sheets[0], name="")]
