"""What must hold before a file is opened at all: size, kind by its first bytes, nothing that explodes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

__all__ = ["Refused", "FileKind", "inspect_file", "MAX_BYTES", "MAX_UNPACKED", "MAX_CELLS"]

MAX_BYTES = 64 * 2**20
"""The largest file that is opened, in bytes."""
MAX_UNPACKED = 128 * 2**20
"""The largest sum of the parts of a workbook, unpacked: about 2.5 million cells, 1.5 GB in a reader."""
MAX_CELLS = 3_000_000
"""The most cells, empty ones included, that a sheet may span."""

FileKind = str

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_XLS_ALONE = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_COUNTED = re.compile(r"\.(xml|bin|rels|vml)$", flags=re.IGNORECASE)
# What programs export as "Excel": a page, a page with its parts (MIME), the XML of Excel 2003.
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
                       rb"(?:<(?:!doctype|html|\?xml|table|meta|head|style|body|div|!--|(?:p|h[1-6]|center|b|font|span|br|form"
                       rb"|title|link|script)\b)|mime-version:)",
                       flags=re.IGNORECASE)
_PARTS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*mime-version:", flags=re.IGNORECASE)
_WORKBOOK = re.compile(rb"<(?:\w+:)?workbook\b", flags=re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ENDINGS = {"xlsx": (".xlsx", ".xlsm"), "xlsb": (".xlsb",), "ods": (".ods",), "docx": (".docx", ".docm"),
            "xls": (".xls",), "text": (".csv", ".tsv", ".txt")}


class Refused(Exception):
    """A file that is not opened; `code` is the message ``finding-ingest-CODE``, `problem` what was seen.

    Of "unreadable" the message has words for the problems "empty", "damaged", "no-table", "no-text", "other-kind".
    """

    def __init__(self, code: str, problem: str = "") -> None:
        super().__init__(problem)
        self.code, self.problem = code, problem


def inspect_file(path: Path) -> FileKind:
    """The kind of a file by its content: xlsx, xlsb, xls, ods, docx, html, mhtml, xml or text.

    Raises
    ------
    Refused
        For what is empty of bytes to trust: locked by a password, larger than the limits when
        unpacked, damaged, or of a kind that holds no table.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Refused("too-large", f"{size / 2**20:.0f} MB")
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith(_OLE):
        return _inspect_ole(path)
    if head.startswith(_ZIP):
        return _inspect_zip(path)
    if head.startswith(_XLS_ALONE):
        return "xls"
    if head.startswith((b"%PDF", b"{\\rtf")):
        raise Refused("format")
    words = head.replace(b"\0", b"") if head[:2] in _UTF16 else head
    if _WEB_PAGE.match(words):
        return "mhtml" if _PARTS.match(words) else "xml" if _WORKBOOK.search(words) else "html"
    if path.suffix.lower() not in _ENDINGS["text"]:
        raise Refused("unreadable", "other-kind" if size else "empty")
    return "text"


def _inspect_ole(path: Path) -> FileKind:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content or "EncryptionInfo".encode("utf-16-le") in content:
        raise Refused("password")
    if "WordDocument".encode("utf-16-le") in content:
        raise Refused("format")
    if path.suffix.lower() in (".doc", ".docx"):
        raise Refused("format")
    return "xls"


def _inspect_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Refused("unreadable", "damaged") from None
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("password")
    # A part cannot unpack to more than it declares: zipfile stops there. Pictures are never unpacked.
    unpacked = sum(part.file_size for part in parts if _COUNTED.search(part.filename))
    if unpacked > MAX_UNPACKED or len(parts) > 10_000:
        raise Refused("bomb", f"{unpacked / 2**20:.0f} MB")
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "ods"
    raise Refused("unreadable", "no-table")
