"""The heading of a ledger: which column holds what, in Vietnamese or English."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.ingest.grid import Cell, Sheet
from analysis.ingest.names import fold

__all__ = ["Heading", "REQUIRED", "find_heading"]

REQUIRED = ("indicator", "area_code", "year", "value")

_WORDS: dict[str, tuple[str, ...]] = {
    "figure_id": ("figure_id", "mã số liệu", "id"),
    "indicator": ("indicator", "chỉ tiêu", "mã chỉ tiêu", "tên chỉ tiêu", "chỉ số"),
    "definition": ("definition", "định nghĩa", "chuẩn", "cách tính", "mã định nghĩa"),
    "area_code": ("area_code", "area", "district", "đơn vị hành chính", "huyện", "địa bàn", "địa phương",
                  "huyện, thị xã, thành phố", "huyện/thị xã/thành phố", "tên huyện", "mã huyện", "mã đơn vị",
                  "mã đơn vị hành chính", "khu vực"),
    "group": ("group", "nhóm", "nhóm dân cư", "đối tượng", "phân tổ"),
    "year": ("year", "năm", "năm báo cáo", "năm số liệu"),
    "reference_date": ("reference_date", "thời điểm", "ngày số liệu", "tính đến ngày"),
    "period": ("period", "kỳ", "kỳ báo cáo", "kỳ số liệu", "quý", "tháng", "thời kỳ", "quý, tháng", "tháng/quý"),
    "value": ("value", "giá trị", "số liệu", "kết quả", "kết quả thực hiện", "thực hiện"),
    "unit": ("unit", "đơn vị", "đơn vị tính", "đvt"),
    "kind": ("kind", "loại", "loại số liệu", "tình trạng", "trạng thái", "tính chất số liệu"),
    "range_end": ("range_end", "cận", "đầu khoảng"),
    "how": ("how", "cách có được", "hình thức"),
    "verdict": ("verdict", "đánh giá", "kết luận"),
    "known_from": ("known_from", "biết từ ngày", "có từ ngày"),
    "known_from_basis": ("known_from_basis", "căn cứ ngày biết"),
    "standard": ("standard", "tiêu chuẩn", "tiêu chí"),
    "source_title": ("source_title", "source", "nguồn", "nguồn số liệu", "tên nguồn", "văn bản"),
    "publisher": ("publisher", "cơ quan công bố", "cơ quan", "đơn vị công bố", "đơn vị báo cáo"),
    "url": ("url", "liên kết", "đường dẫn"),
    "published": ("published", "ngày công bố", "ngày ban hành"),
    "note": ("note", "ghi chú"),
}
# A running number of the rows is part of many tables and says nothing.
_IGNORED = frozenset(("stt", "tt", "số tt", "no", "no."))
_FIELDS = {fold(word): field for field, words in _WORDS.items() for word in words}
_SEARCHED_LINES = 20


@dataclass(frozen=True)
class Heading:
    """Where the heading stands and what each column holds.

    `columns` maps a field to its column (from 0); `unknown` and `repeated` are columns not used.
    """

    line: int
    columns: dict[str, int]
    unknown: tuple[int, ...]
    repeated: tuple[int, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields that no column holds."""
        return tuple(field for field in REQUIRED if field not in self.columns)


def find_heading(sheet: Sheet) -> Heading | None:
    """The line among the first 20 with most known headings; None where no line has two of them."""
    candidates = [_read_heading(line, row) for line, row in enumerate(sheet.rows[:_SEARCHED_LINES], start=1)]
    best = max(candidates, key=lambda heading: (len(heading.columns), -heading.line), default=None)
    return best if best is not None and len(best.columns) >= 2 else None


def _read_heading(line: int, row: tuple[Cell, ...]) -> Heading:
    columns: dict[str, int] = {}
    unknown, repeated = [], []
    for position, cell in enumerate(row):
        word = fold(cell.text).rstrip(":*").strip()
        if not word or word in _IGNORED:
            continue
        field = _FIELDS.get(word)
        if field is None:
            unknown.append(position)
        elif field in columns:
            repeated.append(position)
        else:
            columns[field] = position
    return Heading(line, columns, tuple(unknown), tuple(repeated))
