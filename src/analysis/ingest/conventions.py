"""What a file says of itself: that its figures are made up, what its marks mean, when signed, what it corrects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Literal

from analysis.findings import Finding
from analysis.ingest.grid import Sheet, cell_name
from analysis.ingest.names import fold, two_halves
from analysis.ingest.values import shape

__all__ = ["Status", "dash_is_zero", "illustrative_mark", "is_of_yearbook", "signed_on", "status_of"]

Status = Literal["", "corrected", "draft"]

_DASH = r"[-–—]"
# The statistical yearbook: "-" no phenomenon, "…" a phenomenon without figures; some tables repeat it below.
_MEANS = r"(?:(?:có )?nghĩa(?: là)?|tức(?: là)?|thể hiện|biểu thị|biểu hiện|chỉ|cho biết|là|[:=])"
_ZERO = re.compile(
    rf"(?:^|[\s:;(\"'“‘]){_DASH}[\s)\"'”’]*(?:{_MEANS}\s*)*(?:\"|“)?\s*(?:không có hiện tượng|không phát sinh|"
    rf"không có phát sinh|không có phát sinh hiện tượng|không có (?:ca|trường hợp)(?: bệnh| mắc)?\b|"
    rf"không có (?:xã|thôn|buôn|hộ|trường|đơn vị|đối tượng|người|trẻ)\b|(?:không|không có|bằng không|số không)"
    rf"(?=\W*(?:$|[.,;)\]]))|(?:bằng |số )?0\b|= ?0\b|no (?:facts|phenomenon|occurrence)|nil\b)")
_YEARBOOK = re.compile(r"niên giám thống kê|statistical yearbook")
_HEAD_ROWS = 15
_REPLACES = r"(?:báo cáo|biểu|bảng|phụ lục|công văn|văn bản|số liệu|bản)"
_CORRECTED = re.compile(rf"^\W*(?:bản |biểu |báo cáo |số liệu )?(?:đã )?"
                        rf"(?:đính chính|sửa đổi|hiệu chỉnh|điều chỉnh lại)\b"
                        rf"|\bthay thế (?:cho )?(?:các )?{_REPLACES}\b|\bđính chính (?:\w+ )?{_REPLACES}\b")
_DRAFT = re.compile(r"^\W*(?:bản |báo cáo |biểu )?(?:dự thảo|nháp|chưa duyệt|draft)\b.{0,40}$"
                    r"|số liệu (?:dự thảo|chưa chính thức|chưa được duyệt)")
# Set off in a title: "… (dự thảo lần 2)", "… - chưa được phê duyệt".
_DRAFT_IN_TITLE = re.compile(r"(?:[(\[,;]|\s[-–—])\s*(?:số liệu |bản |biểu )?(?:dự thảo|chưa (?:được )?(?:phê )?duyệt|"
                             r"(?:chờ|trình) [^()]{0,40}duyệt)\b")

_DATE = r"ngày\s+(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(20\d\d)"
# "Đắk Lắk, ngày 12 tháng 3 năm 2024" above the signature, or the report that a table is an annex of.
_SIGNED = re.compile(rf"^(?:[^\d,]{{2,40}},\s*)?{_DATE}\.?$")
_ANNEX = re.compile(rf"kèm theo (?:báo cáo|công văn|tờ trình) số[^()]*?{_DATE}")
# "minh họa" and "minh hoạ", with or without marks, with blanks or dashes between the words.
_WORDS = r"minh[\s_.-]*h(?:ọa|oạ|oa)(?![^\W_])"
# In names of files and sheets the words alone are enough.
_MARK = re.compile(rf"{_WORDS}|illustrat(?:ive|ion|ed)", re.IGNORECASE)
# In a text: said of the figures ("số liệu minh họa"), or alone; a "biểu đồ minh họa" says nothing of them.
_SAID = re.compile(
    rf"(?:số|so)\s*(?:liệu|lieu)\s+{_WORDS}|(?:dữ|du)\s*(?:liệu|lieu)\s+{_WORDS}|^\W*{_WORDS}\W*$"
    r"|illustrative\s+(?:data|figures|numbers)|^\W*illustrative\W*$", re.IGNORECASE)


def dash_is_zero(sheet: Sheet) -> bool:
    """Whether the sheet says that "-" stands for nothing to count, or is a table of the yearbook."""
    return any(_ZERO.search(words) or _YEARBOOK.search(words) for words in _texts(sheet, len(sheet.rows)))


def is_of_yearbook(sheet: Sheet) -> bool:
    """Whether a sheet is a table of a statistical yearbook: it says so, or its words stand in two languages."""
    words = _texts(sheet, len(sheet.rows))
    return any(_YEARBOOK.search(text) for text in words) or any(_is_twice(text) for text in words)


def _is_twice(text: str) -> bool:
    """Whether a text says the same in Vietnamese and English: "Tổng số - Total"."""
    halves = two_halves(text)
    return halves is not None and not halves[0].isascii() and bool(re.fullmatch(r"[a-z][a-z ,.()-]{3,}", halves[1]))


def status_of(sheet: Sheet) -> Status:
    """What the first lines of a sheet (or the text before it) say: "Đính chính", "Thay thế Báo cáo …", "Dự thảo"."""
    words = _texts(sheet, _HEAD_ROWS)
    headings = {fold(cell.text) for row, below in pairwise(sheet.rows[:_HEAD_ROWS + 1])
                for cell, under in zip(row, below, strict=False) if shape(under) == "number"}
    lines = [fold(texts[0]) for row in sheet.rows[:_HEAD_ROWS]
             if len(texts := [cell.text for cell in row if cell.text or cell.kind]) == 1]
    if any(_DRAFT.search(text) and text not in headings for text in words) or any(  # "(nháp) số cũ" heads a column
            map(_DRAFT_IN_TITLE.search, [*lines, *map(fold, sheet.before)])):
        return "draft"
    return "corrected" if any(_CORRECTED.search(text) for text in words) else ""


def signed_on(sheet: Sheet) -> str:
    """The day (ISO) on which a table was signed, or the report was that it is an annex of; '' where none is told."""
    words = _texts(sheet, len(sheet.rows))
    for pattern in (_SIGNED, _ANNEX):
        days = [day for text in words if (found := pattern.search(text)) and (day := _iso(*map(int, found.groups())))]
        if days:
            return max(days)
    return ""


def _iso(day: int, month: int, year: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _texts(sheet: Sheet, rows: int) -> list[str]:
    cells = (cell.text for row in sheet.rows[:rows] for cell in row if cell.number is None and len(cell.text) > 4)
    return [fold(text) for text in dict.fromkeys([*sheet.before, *cells])]


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
    return Finding("error", "ingest-illustrative", {"found": found[:80]}, file=file, sheet=sheet, cell=cell)
