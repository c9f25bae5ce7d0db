"""One column of a table: what is said above it, and whether it labels rows or holds figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from analysis.ingest.layout.view import View
from analysis.ingest.names import fold
from analysis.ingest.units import known_unit
from analysis.ingest.values import shape
from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.english import in_vietnamese
from analysis.ingest.wording.facets import NOTHING

__all__ = ["SPLIT", "Column", "ColumnUse", "figures_left_of", "read_above", "with_labels", "with_remarks", "with_use"]

_DIGIT = re.compile(r"\d")
_PERIODS = frozenset(("nam", "kỳ", "kỳ báo cáo", "kỳ số liệu", "thời kỳ", "niên độ", "period"))
_USES: dict[str, ColumnUse] = {
    "unit_column": "unit", "area_column": "area", "commune_column": "commune", "indicator_column": "label",
    "year_column": "year", "month_column": "month", "quarter_column": "quarter", "group_column": "group",
    "kind_column": "kind", "code": "code", "order": "order", "note": "ignored"}
_CODE = re.compile(r"\d{3}|\d{5}")
_NOTED = "ghi chú"
_NAMING_AREAS = ("area", "commune")
_VERDICTS = frozenset(("đạt", "không", "không đạt", "chưa đạt", "vượt", "đạt và vượt", "hoàn thành", "chưa hoàn thành",
                       "có", "chưa", "x", "-"))
_SETTLED = frozenset(("đã duyệt", "đã phê duyệt", "đã khóa", "đã chốt", "approved", "final",
                      "low", "medium", "high"))  # of a record in exports, or how risky it is
_STATUS = ("status", "obs_status")  # of an observation (SDMX): "A" is normal, "E" estimated, "P" provisional
_NAMING = ("label", "group", "kind", "unit")
SPLIT = " › "
"""Between the words above a column, from top to bottom, where they are told as one heading."""

ColumnUse = Literal["label", "area", "commune", "code", "unit", "year", "month", "quarter", "group", "kind", "value",
                    "ignored", "order"]


def with_use(view: View, body: list[int], index: int, path: tuple[str, ...], says: Facets,
             lexicon: Lexicon) -> Column:
    """The column at a place, below a path of headings that says so much."""
    if path and fold(path[-1]) == "câu" and _is_count(view, body, index):
        return Column(index, "order", path, says)  # the numbers of questions
    for role, use in _USES.items():
        if role in says.roles:
            if use == "order" and says.years and not _is_count(view, body, index):
                return Column(index, "value", path, replace(says, roles=frozenset(), unknown=(fold(path[-1]),)))
            if _holds_counts(view, body, index, use, says, path):
                return Column(index, "value", path, _with_counted(path, says, lexicon))
            if use == "area" and _are_units(view, body, index):
                return Column(index, "unit", path, says)  # "Đơn vị" heads districts as well as units
            if use in _NAMING and _holds_figures(view, body, index) and not _is_count(view, body, index):
                # "Đối tượng (trẻ)" counts those meant, "Tiêu chí NTM bình quân/xã" stands above its unit "tiêu chí"
                named = says.indicators or says.shorts or says.kinds
                return Column(index, "value", path, replace(
                    says, roles=frozenset(), unknown=() if named and not says.unknown else (fold(path[-1]),)))
            if use == "year" and _holds_words(view, body, index):
                return Column(index, "label", path, NOTHING)  # "Năm" left of 2021, 2022, above "Tỷ lệ (%)"
            if use == "year" and _holds_figures(view, body, index):
                break  # "Năm" right of "Quý IV", "Năm báo cáo" right of "Năm trước"
            return Column(index, use, path, says)
    if _are_verdicts(view, body, index) or (path and fold(path[-1]) in _STATUS and all(
            fold(view.cell(row, index).text) == "a" for row in body)):
        return Column(index, "ignored", path, says)
    if "derived" in says.roles:
        return Column(index, "ignored", path, says, derived=True)
    if path and fold(path[-1]) in _PERIODS and all(
            shape(view.cell(row, index)) in ("", "year") for row in body):
        return Column(index, "year", path, NOTHING)  # "năm" without its mark, not the men
    telling = says.indicators or says.kinds or says.years or says.relative or says.measures \
        or "value_column" in says.roles
    if telling and path and any(shape(view.cell(row, index)) in ("number", "mark", "year") for row in body):
        return Column(index, "value", path, says)
    shapes = [shape(view.cell(row, index)) for row in body]
    figures = shapes.count("number") + shapes.count("mark") + shapes.count("year")
    if shapes.count("words") > figures:
        return Column(index, "label" if not telling or not says.years else "value", path, says)
    if not path and figures and _is_count(view, body, index):
        return Column(index, "order", path, says)
    if not path and shapes.count("year") > len(shapes) / 2:
        return Column(index, "year", path, says)
    return Column(index, "value", path, says)


def _are_verdicts(view: View, body: list[int], index: int) -> bool:
    """Whether a column only says what was met, "Đạt", "Không", or how each record stands.

    The former in each row may be what is counted.
    """
    texts = {text for row in body if (text := view.cell(row, index).text)}
    return (len(texts) > 1 and all(fold(text) in _VERDICTS for text in texts)) or (
        bool(texts) and all(fold(text) in _SETTLED for text in texts))


def _are_units(view: View, body: list[int], index: int) -> bool:
    """Whether most of a column's words are units; "khu" and "lượt" are none that the catalogue needs."""
    known = [bool(known_unit(text)) for row in body if (text := view.cell(row, index).text)]
    return sum(known) > len(known) / 2 or not known


def _holds_figures(view: View, body: list[int], index: int) -> bool:
    """Whether a column that is called one of years, or of groups, has other numbers."""
    shapes = [shape(view.cell(row, index)) for row in body]
    return shapes.count("number") > len(shapes) / 2


def _holds_words(view: View, body: list[int], index: int) -> bool:
    """Whether a column that is called one of years has words in each row, and no digits in any."""
    texts = [view.cell(row, index).text for row in body]
    return all(texts) and not any(re.search(r"\d", text) for text in texts)


def _is_count(view: View, body: list[int], index: int) -> bool:
    """Whether a column without a heading only numbers the rows: 1, 2, 3; C1, C2, C3."""
    numbers = [view.cell(row, index).text.rstrip(".").removeprefix("C") for row in body]
    counted = [int(text) for text in numbers if re.fullmatch(r"\d{1,3}", text)]
    return len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] <= 2


def with_remarks(view: View, body: list[int], columns: list[Column], lexicon: Lexicon) -> list[Column]:
    """Words right of all figures are remarks, whatever stands above them, unless most of them are names: "Khó đạt"."""
    last = max((each.index for each in columns if each.use == "value"), default=-1)
    labels = [each for each in columns if each.use in ("label", "area", "commune") and each.index < last]
    return [replace(column, use="ignored") if labels and column.use == "label" and column.index > last
            and not _are_names([view.cell(row, column.index).text for row in body], lexicon)
            else column for column in columns]


def _are_names(cells: list[str], lexicon: Lexicon) -> bool:
    """Whether at least half of these texts are names and nothing else: "Kinh", "DTTS"; not "Tăng 2 xã".

    What stands in each row alike tells of them all: "Trẻ em dưới 6 tuổi".
    """
    texts = set(filter(None, cells))
    if len(cells) > 1 and len(texts) == 1 and all(cells):
        return True
    names = [text for text in texts if not _DIGIT.search(text) and _is_name(read_words(text, lexicon))]
    return len(names) >= len(texts) / 2


def _is_name(says: Facets) -> bool:
    named = says.indicators or says.fallback or says.shorts or says.parts or says.areas or says.groups or says.units \
        or says.periods or says.kinds - {"outcome"} or says.definitions
    return bool(named) and not (says.unknown or "derived" in says.roles)


def with_labels(columns: list[Column]) -> list[Column]:
    """A table needs labels: where none was told, the first column that is not a figure's is one."""
    if any(column.use in ("label", "area", "commune", "code", "year") for column in columns) or not columns:
        return columns
    first = columns[0]
    if first.use in ("ignored", "value") and not first.says.years and not first.derived:
        return [replace(first, use="label"), *columns[1:]] if first.use == "ignored" else columns
    return columns


def _holds_counts(view: View, body: list[int], index: int, use: str, says: Facets, path: Sequence[str]) -> bool:
    """Whether a column that is called like one of areas or of remarks holds figures, and no codes."""
    noted = fold(path[-1]).startswith(_NOTED) if path else True
    if use == "ignored" and (noted or not (says.unknown or says.indicators or says.parts)):
        return False  # what a form notes of the year before
    texts = [text for row in body if (text := view.cell(row, index).text)]
    shapes = [shape(view.cell(row, index)) for row in body]
    return use in (*_NAMING_AREAS, "ignored") and shapes.count("number") > len(shapes) / 2 and not all(
        map(_CODE.fullmatch, texts))


def _with_counted(path: Sequence[str], says: Facets, lexicon: Lexicon) -> Facets:
    """What a heading like that of areas says above figures: it counts them, "(Số) xã, phường, thị trấn"."""
    if says.unknown or says.indicators or says.parts:
        return replace(says, roles=frozenset())  # "Hộ dùng nguồn nước" names no source
    counted = read_words(f"số {in_vietnamese(path[-1]) or path[-1]}", lexicon)
    named = counted.indicators or counted.fallback
    return combine(replace(says, roles=frozenset()), counted) if named and not counted.unknown else replace(
        says, roles=frozenset(), unknown=(path[-1],))


@dataclass(frozen=True)
class Column:
    """One column: its place, its use, the words above it from top to bottom and what they say.

    `replaced_by` is the column that holds the right numbers where this one holds those that were reported before.
    """

    index: int
    use: ColumnUse
    words: tuple[str, ...]
    says: Facets
    derived: bool = False
    replaced_by: int | None = None

    @property
    def heading(self) -> str:
        """All the words above it as one text."""
        return SPLIT.join(self.words)

    def saying(self, **facets: Any) -> Column:
        """The column with other facets of what is said above it."""
        return replace(self, says=replace(self.says, **facets))

    def not_understood(self) -> Column:
        """The column as one whose last heading says something that is not known."""
        return self.saying(unknown=self.words[-1:])

    def as_figures(self, says: Facets) -> Column:
        """A column that was taken for a comparison as one of figures of which so much is said."""
        return replace(self, use="value", derived=False, says=says)


def figures_left_of(column: Column, columns: Iterable[Column]) -> list[Column]:
    """The columns of figures left of another, the nearest first."""
    return [each for each in columns if each.index < column.index and each.use == "value"][::-1]


def read_above(column: Column, lexicon: Lexicon) -> Facets:
    """What the headings above a column's last one say together."""
    says = NOTHING
    for text in column.words[:-1]:
        says = combine(says, read_words(text, lexicon))
    return says
