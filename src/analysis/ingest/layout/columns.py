"""The columns of a table: what the words above each say, and whether it labels rows or holds figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from analysis.ingest.layout.blocks import Block
from analysis.ingest.layout.counted import holds_counts, with_counted
from analysis.ingest.layout.paths import read_heading
from analysis.ingest.layout.view import View
from analysis.ingest.layout.years import meant_years
from analysis.ingest.names import fold
from analysis.ingest.units import known_unit
from analysis.ingest.values import shape
from analysis.ingest.wording import Facets, Lexicon, combine, read_words
from analysis.ingest.wording.facets import NOTHING

__all__ = ["Column", "ColumnUse", "read_above", "read_columns", "side_by_side", "with_codes"]

ColumnUse = Literal["label", "area", "commune", "code", "unit", "year", "month", "quarter", "group", "kind", "value",
                    "ignored", "order"]
_CODE = re.compile(r"\d{3}|\d{5}")
_WORDS_OF_SENTENCE = 2  # words that are not understood
_PERIODS = frozenset(("nam", "kỳ", "kỳ báo cáo", "kỳ số liệu", "thời kỳ", "niên độ", "period"))
_MONEY = re.compile(r"\bkinh (?:phí|tế|doanh|nghiệm)\b")  # not the Kinh
_PLACE = re.compile(r"\b(?:xã|phường|thị trấn|khu vực|vùng)\b")
_SCHOOLS = {"mn": "mầm non", "th": "tiểu học"}
_USES: dict[str, ColumnUse] = {
    "unit_column": "unit", "area_column": "area", "commune_column": "commune", "indicator_column": "label",
    "year_column": "year", "month_column": "month", "quarter_column": "quarter", "group_column": "group",
    "kind_column": "kind", "code": "code", "order": "order", "note": "ignored"}


@dataclass(frozen=True)
class Column:
    """One column: its place, its use, the words above it from top to bottom and what they say."""

    index: int
    use: ColumnUse
    words: tuple[str, ...]
    says: Facets
    derived: bool = False


def read_columns(view: View, block: Block, lexicon: Lexicon) -> list[Column]:
    """The columns that hold anything, from left to right."""
    body = [row.row for row in block.body]
    present = sorted({column for row in body for column, _ in view.filled(row)})
    paths = _paths(view, block, present)
    meant = meant_years(paths.values())
    says = {column: read_heading(tuple(meant.get(text, text) for text in path), lexicon)
            for column, path in paths.items()}
    says = _inherit_left(view, block, present, says, lexicon, meant)
    says = {column: _before_change(_beside_right(each, says)) for column, each in says.items()}
    columns = [_column(view, body, column, paths[column], says[column], lexicon) for column in present]
    return _with_labels(_with_remarks(view, body, columns, lexicon))


def _beside_right(says: Facets, others: dict[int, Facets]) -> Facets:
    """A heading with a slip stays one where another column names the same without: which of them is it?"""
    named = says.put_right and any(says.indicators & each.indicators and not each.put_right
                                   for each in others.values())
    return replace(says, unknown=(says.put_right,), indicators=frozenset(), put_right="") if named else says


def _before_change(says: Facets) -> Facets:
    """A column of how things were before places were joined or parted is not of the year that the table names."""
    before = "before_change" in says.measures and not (says.areas or says.years or says.unknown)
    return replace(says, unknown=("trước",)) if before else says


def read_above(column: Column, lexicon: Lexicon) -> Facets:
    """What the headings above a column's last one say together."""
    says = NOTHING
    for text in column.words[:-1]:
        says = combine(says, read_words(text, lexicon))
    return says


def with_codes(view: View, block: Block, columns: list[Column], is_code: Callable[[str], bool]) -> list[Column]:
    """The columns, those that name no figures and hold nothing but codes of areas or communes as such."""
    found = []
    for column in columns:
        texts = [text for body in block.body if (text := view.cell(body.row, column.index).text)]
        named = column.says.indicators or column.says.shorts or column.says.fallback or column.says.units \
            or column.says.years or column.says.measures or column.says.parts
        codes = not named and column.use in ("value", "label", "area", "ignored") and len(texts) > 1 and all(
            _CODE.fullmatch(text) and is_code(text) for text in texts)
        found.append(replace(column, use="code", says=NOTHING, derived=False) if codes else column)
    return found


def side_by_side(columns: list[Column]) -> list[list[Column]]:
    """Tables that stand beside each other: a column of areas after columns of figures opens the next."""
    parts: list[list[Column]] = [[]]
    for column in columns:
        opens = column.use in ("area", "commune", "order") and any(each.use == "value" for each in parts[-1]) \
            and any(each.use in ("area", "commune") for each in parts[-1])
        if opens:
            parts.append([])
        parts[-1].append(column)
    if len(parts) > 1 and not any(column.use == "value" for column in parts[-1]):
        parts[-2].extend(parts.pop())
    return parts


def _paths(view: View, block: Block, present: list[int]) -> dict[int, tuple[str, ...]]:
    paths = {}
    of_months = {row for row in block.heading if _are_months(view, row)}
    of_schools = {row for row in block.heading if _are_schools(view, row)}
    for column in present:
        words: list[str] = []
        for row in block.heading:
            text = _heading_text(view, row, column)
            text = f"tháng {text[3:]}" if row in of_months and view.cell(row, column).kind == "date" else text
            text = _SCHOOLS.get(fold(text), text) if row in of_schools else text
            if text and (not words or text != words[-1]):
                words.append(text)
        paths[column] = tuple(words)
    return paths


def _are_months(view: View, row: int) -> bool:
    """Whether the days in a heading are months that a spreadsheet took for days: 01/02/2023, 01/03/2023."""
    days = [cell.text for _, cell in view.filled(row) if cell.kind == "date"]
    return all(day.endswith("-01") for day in days) and len({day[5:7] for day in days}) > 1


def _are_schools(view: View, row: int) -> bool:
    """Whether a heading parts schools by their level: "TH" beside "THCS" is no "thực hiện"."""
    return len({fold(cell.text) for _, cell in view.filled(row)} & {*_SCHOOLS, "thcs", "thpt"}) > 1


def _heading_text(view: View, row: int, column: int) -> str:
    cell = view.cell(row, column)
    if cell.kind == "date" and (found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell.text)):
        return f"{found[3]}/{found[2]}/{found[1]}"
    return cell.text


def _inherit_left(view: View, block: Block, present: list[int], says: dict[int, Facets],
                  lexicon: Lexicon, meant: dict[str, str]) -> dict[int, Facets]:
    """A heading written over the first column of a group only, without merging, holds for the whole group."""
    if len(block.heading) < 2:
        return says
    result = dict(says)
    top, below = block.heading[0], block.heading[1:]
    group = NOTHING
    for column in present:
        text = _heading_text(view, top, column)
        if text:
            group = read_words(meant.get(text, text), lexicon)
            continue
        lower = any(_heading_text(view, row, column) for row in below)
        usable = group.indicators or group.groups or group.kinds or group.years
        if lower and usable and not group.unknown and not says[column].roles \
                and not (says[column].indicators and group.indicators):
            result[column] = combine(group, says[column])
    return result


def _column(view: View, body: list[int], index: int, path: tuple[str, ...], says: Facets,
            lexicon: Lexicon) -> Column:
    for role, use in _USES.items():
        if role in says.roles:
            if holds_counts(view, body, index, use, says, path):
                return Column(index, "value", path, with_counted(path, says, lexicon))
            if use == "area" and _are_units(view, body, index):
                return Column(index, "unit", path, says)  # "Đơn vị" heads districts as well as units
            if use == "year" and _holds_figures(view, body, index):
                break  # "Năm" right of "Quý IV", "Năm báo cáo" right of "Năm trước"
            return Column(index, use, path, says)
    if "derived" in says.roles:
        return Column(index, "ignored", path, says, derived=True)
    if path and fold(path[-1]) in _PERIODS and _are_years(view, body, index):
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


def _are_units(view: View, body: list[int], index: int) -> bool:
    """Whether most of a column's words are units; "khu" and "lượt" are none that the catalogue needs."""
    known = [bool(known_unit(text)) for row in body if (text := view.cell(row, index).text)]
    return sum(known) > len(known) / 2 or not known


def _holds_figures(view: View, body: list[int], index: int) -> bool:
    """Whether a column that is called one of years has other numbers."""
    shapes = [shape(view.cell(row, index)) for row in body]
    return shapes.count("number") > len(shapes) / 2


def _are_years(view: View, body: list[int], index: int) -> bool:
    return all(shape(view.cell(row, index)) in ("", "year") for row in body)


def _is_count(view: View, body: list[int], index: int) -> bool:
    """Whether a column without a heading only numbers the rows."""
    numbers = [view.cell(row, index).text.rstrip(".") for row in body]
    counted = [int(text) for text in numbers if re.fullmatch(r"\d{1,3}", text)]
    return len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] <= 2


def _with_remarks(view: View, body: list[int], columns: list[Column], lexicon: Lexicon) -> list[Column]:
    """Words right of all figures that name nothing are remarks: "Khó đạt", "Vượt", whatever stands above them."""
    last = max((each.index for each in columns if each.use == "value"), default=-1)
    labels = [each for each in columns if each.use in ("label", "area", "commune") and each.index < last]
    return [replace(column, use="ignored") if labels and column.use == "label" and column.index > last
            and not any(_names_something(view.cell(row, column.index).text, lexicon) for row in body)
            else column for column in columns]


def _names_something(text: str, lexicon: Lexicon) -> bool:
    """Whether words right of figures tell of them; a sentence may speak of an indicator: "Giúp hộ nghèo vay vốn"."""
    says = read_words(_MONEY.sub("tiền", fold(text)), lexicon)
    named = says.indicators or says.fallback or says.shorts or says.parts
    sentence = len(says.unknown) >= _WORDS_OF_SENTENCE and not _PLACE.search(fold(text))
    return bool((named and not sentence) or says.areas or says.groups or says.years or says.units
                or says.periods or says.kinds - {"outcome"} or says.definitions)


def _with_labels(columns: list[Column]) -> list[Column]:
    """A table needs labels: where none was told, the first column that is not a figure's is one."""
    if any(column.use in ("label", "area", "commune", "code", "year") for column in columns) or not columns:
        return columns
    first = columns[0]
    if first.use in ("ignored", "value") and not first.says.years and not first.derived:
        return [replace(first, use="label"), *columns[1:]] if first.use == "ignored" else columns
    return columns
