"""Tables as HTML that a screen reader can follow and that needs no style sheet to be understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from analysis.language import text
from analysis.marking import mark

__all__ = ["table_html", "boxed_table", "breakable"]

_JOINT = re.compile(r"(?<=_)|(?<=[a-z]/)(?=[a-z])|(?<=[a-z])(?=\.[a-z])")


def breakable(words: str) -> Markup:
    """Words in which a file's name may be broken after "_", "/" and before a dot; else a column breaks it anywhere."""
    return Markup(_JOINT.sub("<wbr>", str(escape(words))))


def table_html(rows: Iterable[Sequence[object]], columns: Sequence[str], caption: str, *, headings: int = 1,
               numeric: Iterable[int] = (), kind: str = "", name: str = "") -> Markup:
    """A table with a caption and headings for rows and columns, in a box of its own that scrolls sideways.

    Parameters
    ----------
    rows : iterable of sequences
        Cells by row, as many as `columns`. Everything is escaped, except `markupsafe.Markup`.
    columns : sequence of str
        Headings of the columns.
    caption : str
        What the table shows.
    headings : int
        How many cells at the start of each row are its headings.
    numeric : iterable of int
        Places of the columns that are aligned to the right.
    kind : str
        A class for the style sheet.
    name : str
        What a screen reader calls its box, where several tables of a page have the same caption.

    Raises
    ------
    ValueError
        If a row has another number of cells than there are columns.
    """
    right = set(numeric)
    tags = [_tags(place, headings, right) for place in range(len(columns))]
    body = []
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"a row has {len(row)} cells: please give one for each of the {len(columns)} columns")
        cells = "".join(f"{opening}{escape(cell)}{closing}" for (opening, closing), cell in zip(tags, row, strict=True))
        body.append(Markup(f"<tr>{cells}</tr>"))
    heads = (Markup('<th scope="col"{}>{}</th>').format(_class("number" if place in right else ""), column) for place,
             column in enumerate(columns))
    head = Markup("<tr>{}</tr>").format(Markup("").join(heads))
    return boxed_table(head, Markup("\n").join(body), caption, kind, name)


def _tags(place: int, headings: int, right: set[int]) -> tuple[str, str]:
    """What stands before and after a cell of this column: data pages have a hundred thousand cells."""
    if place < headings:
        return '<th scope="row">', "</th>"
    return ('<td class="number">' if place in right else "<td>"), "</td>"


def _class(name: str) -> Markup:
    return Markup(' class="{}"').format(name) if name else Markup("")


def boxed_table(head: Markup, body: Markup, caption: str, kind: str = "", name: str = "") -> Markup:
    """A table from its rows of headings and its body, in a box that the keyboard reaches and that scrolls."""
    caption, name = mark(caption), mark(name or caption)
    return Markup(
        '<div class="scroll" role="region" tabindex="0" aria-label="{}"><table{}><caption>{}</caption>'
        "<thead>{}</thead><tbody>\n{}\n</tbody></table></div>"
    ).format(text("charts-matrix-scroll", caption=name), _class(kind), caption, head, body)
