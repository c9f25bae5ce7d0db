"""Pieces of a page that know how to show themselves, in JupyterLab and in a report alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Protocol

from markupsafe import Markup

from analysis.charts import table_html

__all__ = ["BOLD", "NOTHING", "Block", "Blocks", "Bullets", "Columns", "Folded", "Heading", "Paragraph", "Quarters",
           "Raw", "Section", "anchored", "anchored_sentence", "kept_block", "table", "upright_table"]

NOTHING = "nothing"
"""The kind of a paragraph that says why there is nothing to show: a page leaves out a section that holds no more."""
BOLD = re.compile(r"\*\*(.+?)\*\*")
"""Words between double asterisks, in messages."""


class Block(Protocol):
    """Anything that a notebook can display as HTML."""

    def _repr_html_(self) -> str: ...


def _together(blocks: Iterable[Block]) -> str:
    return "\n".join(block._repr_html_() for block in blocks)


def _prose(words: str) -> str:
    """Escaped text, in which **words** between double asterisks are bold."""
    return BOLD.sub(r"<strong>\1</strong>", escape(words))


@dataclass(frozen=True)
class Heading:
    """A heading: level 2 to 4, words, and the id that links lead to."""

    level: int
    words: str
    id: str = ""

    def _repr_html_(self) -> str:
        identity = f' id="{escape(self.id)}"' if self.id else ""
        return f"<h{self.level}{identity}>{escape(self.words)}</h{self.level}>"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text; `kind` "note" is set smaller."""

    words: str
    kind: str = ""

    def _repr_html_(self) -> str:
        kind = f' class="{escape(self.kind)}"' if self.kind else ""
        return f"<p{kind}>{_prose(self.words)}</p>"


@dataclass(frozen=True)
class Bullets:
    """A list of sentences, numbered where their order matters."""

    items: tuple[str, ...]
    numbered: bool = False

    def _repr_html_(self) -> str:
        tag = "ol" if self.numbered else "ul"
        return f"<{tag}>" + "".join(f"<li>{_prose(item)}</li>" for item in self.items) + f"</{tag}>"


@dataclass(frozen=True)
class Raw:
    """HTML that was already made and escaped, such as a table."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


@dataclass(frozen=True)
class Folded:
    """A block that a reader opens when it is wanted; on paper it is left out, of the kind "more" its words are not."""

    words: str
    block: Block
    kind: str = ""

    def _repr_html_(self) -> str:
        kind = f' class="{escape(self.kind)}"' if self.kind else ""
        return f"<details{kind}><summary>{escape(self.words)}</summary>{self.block._repr_html_()}</details>"


@dataclass(frozen=True)
class Section:
    """Blocks about one thing, one below the other; they stay together on paper. `across` all columns if so said."""

    blocks: tuple[Block, ...]
    across: bool = False

    def _repr_html_(self) -> str:
        kind = "one across" if self.across else "one"
        return f'<section class="{kind}">{_together(self.blocks)}</section>'


@dataclass(frozen=True)
class Columns:
    """Blocks two by two side by side; on a telephone, and where no style sheet says so, below each other.

    On paper they flow down the columns of each sheet, of the kind "beside" they stay side by side there too.
    """

    blocks: tuple[Block, ...]
    kind: str = ""

    def _repr_html_(self) -> str:
        return f'<div class="{escape(f"columns {self.kind}".strip())}">{_together(self.blocks)}</div>'


@dataclass(frozen=True)
class Quarters:
    """Small blocks four in a row; fewer where there is less room."""

    blocks: tuple[Block, ...]

    def _repr_html_(self) -> str:
        return f'<div class="quarters">{_together(self.blocks)}</div>'


class Blocks:
    """Blocks shown one below the other."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks = tuple(blocks)

    def _repr_html_(self) -> str:
        return _together(self.blocks)

    def __repr__(self) -> str:
        return f"<{len(self.blocks)} blocks>"


def kept_block(html: str, make: Callable[[], Block]) -> Block:
    """A section of which the HTML was kept; nothing else of it is ever asked for, so it is not made again."""
    return Raw(html)


def table(caption: str, columns: dict[str, str], body: list[dict[str, str]], kind: str = "", name: str = "") -> Raw:
    """An accessible table: `columns` maps ids to titles, each row of `body` ids to text (escaped here).

    `name` is what a screen reader calls it, where several have the same caption.
    """
    cells = [[row.get(column, "") for column in columns] for row in body]
    return Raw(table_html(cells, list(columns.values()), caption, kind=kind, name=name))


def upright_table(caption: str, columns: dict[str, str], body: list[dict[str, str]], kind: str = "",
                  name: str = "") -> Raw:
    """The same turned by a quarter: a column for each row of `body`, headed by what stands in its first column."""
    (first, corner), *others = columns.items()
    cells = [[title, *(row.get(column, "") for row in body)] for column, title in others]
    return Raw(table_html(cells, [corner, *(row[first] for row in body)], caption, kind=kind, name=name))


def anchored_sentence(identity: str, words: str) -> Markup:
    """An item of a list that links can lead to."""
    return Markup('<li id="{}">{}</li>').format(identity, Markup(_prose(words)))


def anchored(words: str, identity: str) -> Markup:
    """A text that links can lead to."""
    return Markup('<span id="{}">{}</span>').format(identity, words)
