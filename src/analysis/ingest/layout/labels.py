"""The labels of a table's rows, each below the sub-heading in force."""

from __future__ import annotations

from functools import partial

from analysis.ingest.layout.areas import district_of, is_after_2025
from analysis.ingest.layout.blocks import numbering_of
from analysis.ingest.layout.column import Column
from analysis.ingest.layout.resembling import like_label
from analysis.ingest.layout.rows import Label, RowReader
from analysis.ingest.layout.sections import section_of
from analysis.ingest.layout.state import Table
from analysis.ingest.layout.unread import note_words, rows_right_below
from analysis.ingest.wording import Facets
from analysis.ingest.wording.facets import NOTHING

__all__ = ["labels_of"]


def labels_of(table: Table, values: list[Column]) -> list[tuple[int, Facets, Label]]:
    """Each row of a table with what its sub-heading and its label say, from top to bottom."""
    like = partial(like_label, title=table.context.lines, study=table.study, lexicon=table.lexicon)
    reader = RowReader(table.view, table.columns, table.lexicon, table.places,
                       district_of(table), is_after_2025(table), like, fixed_district=bool(district_of(table)))
    section = NOTHING
    above: dict[str, Facets] = {}  # by the kind of numbering: what was said before its first sub-heading
    known: tuple[int, ...] = ()
    found = []
    for body in table.block.body:
        if body.sections != known:
            for row in body.sections[len(known):]:
                section = section_of(table, above.setdefault(kind, section) if (kind := numbering_of(table.view, row))
                                   else section, row)
                reader.new_section(section)
                note_words(table, row, values)
            known = body.sections
        has_values = any(table.view.cell(body.row, column.index).text for column in values)
        found.append((body.row, section, reader.read(body.row, has_values)))
    for row in rows_right_below(table):
        note_words(table, row, values)
    return found
