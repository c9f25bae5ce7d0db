"""Files → sheets of cells, one module a format. Nothing is understood here."""

from __future__ import annotations

import csv
import hashlib
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from analysis.findings import Finding
from analysis.ingest.encodings import repair
from analysis.ingest.grid import Cell, Sheet, cell_name
from analysis.ingest.readers.apart import needs_own_process, read_apart
from analysis.ingest.readers.delimited import decode, read_delimited
from analysis.ingest.readers.docx import read_docx
from analysis.ingest.readers.guard import Refused, inspect_file
from analysis.ingest.readers.html import read_html, read_mhtml
from analysis.ingest.readers.ods import read_ods
from analysis.ingest.readers.spreadsheet_xml import read_spreadsheet_xml
from analysis.ingest.readers.xls import read_xls
from analysis.ingest.readers.xlsb import read_xlsb
from analysis.ingest.readers.xlsx import read_xlsx

__all__ = ["Cell", "Sheet", "READABLE", "READERS", "read_sheets", "cell_name", "decode", "file_hash"]

READABLE = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".docx", ".htm", ".html", ".mht",
            ".mhtml", ".xml")

READERS: dict[str, Callable[[Path, str], list[Sheet]]] = {
    "text": read_delimited, "xlsx": read_xlsx, "xls": read_xls, "xlsb": read_xlsb, "ods": read_ods,
    "docx": read_docx, "html": read_html, "mhtml": read_mhtml, "xml": read_spreadsheet_xml,
}


def read_sheets(path: Path, file: str) -> tuple[list[Sheet], list[Finding]]:
    """The sheets of a file, their text in composed Unicode letters.

    Parameters
    ----------
    path : Path
        A file with one of the endings in `READABLE`.
    file : str
        Its name for findings: the path under ``data/raw``.

    Returns
    -------
    list of Sheet
        None where the file was refused.
    list of Finding
        Why it was refused, or what its reader cannot tell.
    """
    try:
        kind = inspect_file(path)
        sheets = [repair(sheet) for sheet in (
            read_apart(path, file, kind) if needs_own_process(path, kind) else READERS[kind](path, file))]
    except Refused as refusal:
        return [], [_refusal(file, refusal.code, refusal.problem)]
    except zipfile.BadZipFile:
        return [], [_refusal(file, "unreadable", "damaged")]
    except OSError as error:
        return [], [_refusal(file, "locked", str(error)[:120])]
    except (csv.Error, struct.error, MemoryError, RecursionError) as error:
        return [], [_refusal(file, "unreadable", str(error)[:120])]
    except Exception as error:
        # A damaged file makes a reader fail in ways that its authors did not foresee: any of them means
        # that this file cannot be read and that the others still can.
        return [], [_refusal(file, "unreadable", f"{type(error).__name__}: {error}"[:120])]
    findings = [Finding("warning", "ingest-blind-format", file=file)] if kind == "xlsb" else []
    return sheets, findings + [_repaired(old) for old in sheets if old.encoding]


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refusal(file: str, code: str, problem: str) -> Finding:
    return Finding("error", f"ingest-{code}", {"problem": problem or "?"}, file=file)


def _repaired(sheet: Sheet) -> Finding:
    return Finding("info", "ingest-legacy-encoding", {"encoding": sheet.encoding}, file=sheet.file, sheet=sheet.name)
