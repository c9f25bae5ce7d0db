"""Blocks of a page: what they say as HTML."""

from __future__ import annotations

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from analysis.narrative.blocks import Block, Columns, Paragraph, Section, table, upright_table

_words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)


def _cells(block: Block) -> list[list[str]]:
    tree = html5lib.parse(block._repr_html_(), namespaceHTMLElements=False)
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]


@given(st.data())
def test_an_upright_table_is_the_other_turned_by_a_quarter(data: st.DataObject) -> None:
    titles = data.draw(st.dictionaries(_words, _words, min_size=1, max_size=4))
    body = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(titles, _words)), min_size=1, max_size=3))
    lying, upright = (_cells(make("Bảng", titles, body)) for make in (table, upright_table))
    assert upright == [list(column) for column in zip(*lying, strict=True)]


def test_every_row_of_an_upright_table_has_its_heading() -> None:
    shown = upright_table("Bảng", {"target": "So với", "gap": "Còn thiếu"}, [{"target": "≥ 95%", "gap": "2 điểm"}])
    tree = html5lib.parse(shown._repr_html_(), namespaceHTMLElements=False)
    assert [(cell.get("scope"), cell.text) for cell in tree.iter("th")] == [
        ("col", "So với"), ("col", "≥ 95%"), ("row", "Còn thiếu")]


def test_sections_in_columns_keep_their_order() -> None:
    shown = Columns((Section((Paragraph("một"), Paragraph("hai"))), Section((Paragraph("ba"),))))
    tree = html5lib.parse(shown._repr_html_(), namespaceHTMLElements=False)
    columns = next(node for node in tree.iter("div") if node.get("class") == "columns")
    assert [[paragraph.text for paragraph in section.iter("p")] for section in columns] == [["một", "hai"], ["ba"]]
