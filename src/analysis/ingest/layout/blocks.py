"""A sheet → its tables: the lines above each, its heading, its body with sub-headings, the notes below."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from sys import maxsize

from analysis.ingest.grid import Cell
from analysis.ingest.layout.view import RowKind, View, row_kind
from analysis.ingest.names import fold
from analysis.ingest.values import shape

__all__ = ["Block", "BodyRow", "begins", "find_blocks", "is_letterhead", "numbering_of", "section_text"]

_NOTE = re.compile(r"^\s*(?:ghi chú|nguồn|chú thích|chú giải|ký hiệu|lưu ý|note|source|người lập|lập biểu|thủ trưởng|"
                   r"giám đốc|chủ tịch|trưởng phòng|nơi nhận|tm\.|kt\.|ngày\s+\d|đắk lắk, ngày|\(ký|\(?\*|[¹²³])",
                   flags=re.IGNORECASE)
_LETTERHEAD = re.compile(r"cộng h[òo][aà] xã hội|độc lập\s*[-–]|^\s*số\s*:|kính gửi|,\s*ngày\s+[\d….]*\s*tháng|"
                         r"^\s*căn cứ (?:vào |các |theo )*(?:nghị|quyết|luật|thông|công|kế|chỉ|văn|tờ|báo|chức)|"
                         r"^\s*mẫu số|ban hành kèm|kèm theo", flags=re.IGNORECASE)
_TOLD = re.compile(r"\d\s*%|\d\s+(?:hộ|người|xã|trường|thôn|buôn|trẻ)\b")
_CONTINUED = re.compile(r"\(\s*tiếp(?: theo)?\s*\)|^\W*tiếp theo|\(\s*cont\.?", flags=re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:(?:trang|page)\s*\d+.*|\d{1,3})\s*", flags=re.IGNORECASE)
_KINDS = {"I": re.compile(r"[IVX]{1,5}(?:[.)/:]|$)"), "A": re.compile(r"[A-HĐ](?:[.)/:]|$)"),
          "1": re.compile(r"\d{1,2}(?:[.)/:](?!\d)|$)")}
_NUMBERING = re.compile(r"\(?(?:[ivxlc]{1,6}|\d{1,3}(?:\.\d{1,2})*|[a-zđ])\)?[.)]?", flags=re.IGNORECASE)


def is_letterhead(text: str) -> bool:
    """Whether a line belongs to the head of a letter and says nothing of the figures."""
    return bool(_LETTERHEAD.search(text))


@dataclass(frozen=True)
class BodyRow:
    """A row with figures and the sub-headings (rows without figures) in force above it."""

    row: int
    sections: tuple[int, ...]


@dataclass
class Block:
    """One table: rows of the sheet by what they are, from 0.

    Of the rows in `apart`, where tables beside each other have their titles, only what begins `within` is of it.
    """

    context: list[int] = field(default_factory=list)
    heading: list[int] = field(default_factory=list)
    body: list[BodyRow] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    within: range = range(maxsize)
    apart: frozenset[int] = frozenset()

    def lines(self, view: View, row: int) -> list[str]:
        """The texts of a row above the table that speak for it."""
        return [cell.text for column, cell in begins(view, row) if row not in self.apart or column in self.within]


def find_blocks(view: View, is_label: Callable[[str], bool]) -> list[Block]:
    """The tables of a sheet from top to bottom.

    Parameters
    ----------
    view : View
        The visible cells.
    is_label : callable
        Whether a text names a row of a table (an area, a group), so that a row of it without
        figures still belongs to the body.
    """
    rows = [(row, row_kind(view, row, is_label)) for row in view.rows]
    return _joined(_Finder(view, is_label, rows).run(), view)


def begins(view: View, row: int) -> list[tuple[int, Cell]]:
    """The cells of a row, merged ones where they begin."""
    cells = view.filled(row)
    return [(column, cell) for at, (column, cell) in enumerate(cells) if not at or cell is not cells[at - 1][1]]


def section_text(view: View, row: int) -> str:
    """The words of a sub-heading, without the number that stands in a column of its own."""
    texts = [cell.text for _, cell in view.filled(row)]
    return next((text for text in texts if not _NUMBERING.fullmatch(text)), texts[0])


def numbering_of(view: View, row: int) -> str:
    """How a sub-heading is numbered ("I", "A", "1"), '' where it is not: II ends what I began."""
    first = view.filled(row)[0][1].text
    return next((kind for kind, pattern in _KINDS.items() if pattern.match(first)), "")


def _joined(blocks: list[Block], view: View) -> list[Block]:
    """A table whose heading is printed again on every page is one table, with one total."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        texts = [cell.text for row in block.context for _, cell in view.filled(row)]
        again = before is not None and block.heading and before.body and _words(view, block) == _words(view, before) \
            and (all(map(_PAGE.fullmatch, texts)) or any(map(_CONTINUED.search, texts)))
        if before is None or not again:
            found.append(block)
            continue
        last = before.body[-1].sections
        before.body.extend(BodyRow(body.row, body.sections or last) for body in block.body)
        before.notes.extend([*block.context, *block.heading, *block.notes])
    return found


def _words(view: View, block: Block) -> set[str]:
    """The words of a heading; a repeated one is often not merged as the first is."""
    return {fold(cell.text) for row in block.heading for _, cell in view.filled(row)}


@dataclass
class _Finder:
    view: View
    is_label: Callable[[str], bool]
    rows: list[tuple[int, RowKind]]
    blocks: list[Block] = field(default_factory=list)
    block: Block = field(default_factory=Block)
    sections: list[int] = field(default_factory=list)

    def run(self) -> list[Block]:
        """Walk down the sheet once."""
        for position, (row, kind) in enumerate(self.rows):
            if kind == "data" and not (self.block.heading or self.block.body) and self._is_numbered_title(row):
                self.block.context.append(row)
            elif kind == "data" and self._numbers_two_columns(row, position):
                continue
            elif kind == "data" and not self._goes_on_heading(row):
                self.block.body.append(BodyRow(row, tuple(self.sections)))
            elif kind in ("heading", "words", "data"):
                self._heading(row, kind, position)
            elif kind == "line":
                self._line(row, position)
            elif kind == "blank" and self.block.heading and not self.block.body \
                    and self._next(position) not in ("data", "index"):
                self._demote()
        self._close()
        return self.blocks

    def _goes_on_heading(self, row: int) -> bool:
        """Whether a row is still of the heading, merged down over its label or all left of it: "19", "15-18 TC"."""
        above = self.block.heading[-1:] if not (self.block.body or self.sections) else []
        words = [(column, cell) for column, cell in self.view.filled(row) if shape(cell) == "words"]
        for column, cell in words[:1] if above else ():
            left = [each for each, _ in self.view.filled(above[0]) if each < column]
            begins = self.view.filled(row)[0][1] is cell and len(left) > 1 and not self.is_label(cell.text)
            return begins or self.view.cell(above[0], column) is cell
        return False

    def _numbers_two_columns(self, row: int, position: int) -> bool:
        """Whether "1", "2" below a heading only number the columns: the row below has a name left of its figures."""
        cells = self.view.filled(row)
        if [cell.text for _, cell in cells] != ["1", "2"] or not self.block.heading or self.block.body or (
                self._next(position) != "data"):
            return False
        below = next(other for other, kind in self.rows[position + 1:] if kind == "data")
        column, first = self.view.filled(below)[0]
        return column <= cells[0][0] and shape(first) == "words"

    def _is_numbered_title(self, row: int) -> bool:
        """Whether a row above any heading is the number of a table and its title: "16", "Dân số trung bình"."""
        texts = [cell.text for _, cell in self.view.filled(row)]
        return len(texts) == 2 and bool(re.fullmatch(r"\d{1,3}", texts[0])) and not self.is_label(texts[1])

    def _next(self, position: int, skip: tuple[RowKind, ...] = ("blank",)) -> RowKind | None:
        """The kind of the next row that is not of the kinds to skip."""
        return next((kind for _, kind in self.rows[position + 1:] if kind not in skip), None)

    def _heading(self, row: int, kind: RowKind, position: int) -> None:
        block = self.block
        if kind == "words" and (block.heading or block.body) and self._is_section(row, position):
            self.sections.append(row)
            return
        if kind == "words" and self._tells_figures(row):
            block.body.append(BodyRow(row, tuple(self.sections)))
            return
        if not block.body:
            if any(is_letterhead(cell.text) for _, cell in self.view.filled(row)):
                block.context.extend([*block.heading, row])
                block.heading.clear()
            else:
                block.heading.append(row)
            return
        if self._next(position, ("blank", "line", "words", "index", "heading")) == "data":
            self._close()
            self.block.heading.append(row)
        elif kind == "heading" and self._stands_below_figures(row):
            block.body.append(BodyRow(row, tuple(self.sections)))  # "Tổng số", 1950: above no table that is no year
        else:
            block.notes.append(row)

    def _stands_below_figures(self, row: int) -> bool:
        """Whether whatever reads like a year stands right below numbers of the row above."""
        last = self.block.body[-1].row
        above = {column for column, found in self.view.shapes(last) if found in ("number", "mark")}
        return row == last + 1 and all(column in above for column, found in self.view.shapes(row) if found == "year")

    def _tells_figures(self, row: int) -> bool:
        """Whether sentences that are not understood stand right below a heading or numbers: "94% (năm 2022: 93%)"."""
        above = ([row] + self.block.heading[-1:] + [body.row for body in self.block.body[-1:]])[-1]
        (first, label), *cells = self.view.filled(row)
        return row == above + 1 and self.view.cell(above, first).text not in ("", label.text) and any(
            _TOLD.search(cell.text) and self.view.cell(above, column).text for column, cell in cells)

    def _is_section(self, row: int, position: int) -> bool:
        """Whether a row without figures names an area, or is numbered, above rows that have some."""
        texts = list(dict.fromkeys(cell.text for _, cell in self.view.filled(row)))
        words = [text for text in texts if not _NUMBERING.fullmatch(text)]
        if self.block.heading and len(texts) == 2 and words == texts[1:] and self._next(position) == "data":
            return True  # "I", "Khu vực đô thị"
        alone = len(words) == 1 or bool(self.block.body)
        return bool(words) and alone and self.is_label(words[0]) and self._goes_on(position)

    def _goes_on(self, position: int) -> bool:
        """Whether figures follow, in a table's body also below more areas with words in their place."""
        for row, kind in self.rows[position + 1:]:
            if kind == "words" and self.block.body and any(
                    self.is_label(cell.text) for _, cell in self.view.filled(row)[:2]):
                continue
            if kind != "blank":
                return kind == "data"
        return False

    def _line(self, row: int, position: int) -> None:
        block = self.block
        text = self.view.filled(row)[0][1].text
        follows = self._next(position, ("blank", "line"))
        if block.body:
            if _NOTE.match(text) or follows is None:
                block.notes.append(row)
            elif follows == "data" and len(text) < 120:
                self.sections.append(row)
            else:
                self._close()
                self.block.context.append(row)
        elif block.heading and (follows == "data" or self._is_above_index(row, position)):
            own = self._is_above_index(row, position) or self._is_above_figures(row, position)
            (block.heading if own else self.sections).append(row)
        else:
            self._demote()
            block.context.append(row)

    def _is_above_index(self, row: int, position: int) -> bool:
        """Whether a line between a heading in its column and the numbers of the columns goes on with that heading."""
        column, above = self.view.filled(row)[0][0], dict(self.view.filled(self.block.heading[-1]))
        return self._next(position, ()) == "index" and column in above and column > min(above)

    def _is_above_figures(self, row: int, position: int) -> bool:
        """Whether a line stands in one column alone, of figures that another heading stands above: "Sởi" above "Ca"."""
        below = next((other for other, kind in self.rows[position + 1:] if kind == "data"), row)
        column, first = self.view.filled(row)[0][0], self.view.filled(below)[0][0]
        figures = {each for each, found in self.view.shapes(below) if found in ("number", "mark")}
        above = {each for each, _ in self.view.filled(self.block.heading[-1])}
        return len(self.view.filled(row)) == 1 and first < column and column in figures & above

    def _demote(self) -> None:
        """What was taken for a heading stands above something else: a letterhead."""
        self.block.context.extend(self.block.heading)
        self.block.heading.clear()

    def _close(self) -> None:
        if self.block.body or self.block.context or self.block.heading:
            self.blocks.append(self.block)
        self.block, self.sections = Block(), []
