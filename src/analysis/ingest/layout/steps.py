"""The steps from a sheet to its readings, in their order: every number with what it is a figure of.

Each table is found, with what stands around it (1); its columns are understood by their words (2), and by what numbers
prove of them (3); those of figures are told from others (4); its rows are read (5); both are looked at together (6),
so that each number can be settled by what stands nearest to it (7); and what numbers contradict is left out again (8).
What is unclear becomes a problem at its cell, at whichever step it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.knowledge import Knowledge
from analysis.ingest.layout.areas import (
    area_of,
    with_districts_of_offices,
    with_named_places,
    without_name,
)
from analysis.ingest.layout.arrangement import with_doubted_lists, with_doubted_rests, with_total_column
from analysis.ingest.layout.blocks import Block, find_blocks
from analysis.ingest.layout.cells import readings_of_row
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.columns import read_columns, side_by_side, titled_apart, with_codes
from analysis.ingest.layout.context import Context, block_context, continued, note_lent, outer_context
from analysis.ingest.layout.divided import without_bare_title
from analysis.ingest.layout.evidence import along_row
from analysis.ingest.layout.footnotes import noted_definitions
from analysis.ingest.layout.foreign import Foreign
from analysis.ingest.layout.overview import Overview
from analysis.ingest.layout.peoples import context_without_listed, without_parts_of_others
from analysis.ingest.layout.proofs import is_hundred, is_sum_of_two, quotients, without_broken_quotients
from analysis.ingest.layout.rates import with_proven_rates, without_broken_compositions
from analysis.ingest.layout.sections import rows_of
from analysis.ingest.layout.subject import Unclear
from analysis.ingest.layout.sums import tell_broken_comparisons, tell_broken_totals, without_broken_sums
from analysis.ingest.layout.table import Proofs, Row, SettledRow, Table
from analysis.ingest.layout.understanding import understood
from analysis.ingest.layout.unread import (
    note_heading,
    note_replaced,
    note_resemblance,
    note_unknown,
    rows_with_figures,
)
from analysis.ingest.layout.view import View
from analysis.ingest.layout.wholes import wholes_of, with_shares_of_wholes, without_parts_above
from analysis.ingest.problems import Problems
from analysis.ingest.reading import Reading
from analysis.ingest.values import shape
from analysis.ingest.wording import read_words

__all__ = ["read_tables"]


def read_tables(view: View, known: Knowledge, problems: Problems) -> list[Reading]:
    """The readings of all tables of a sheet, from top to bottom; of one about something else a single problem."""
    blocks = find_blocks(view, lambda text: bool(known.places.find(text).code or known.places.is_commune(text)))
    blocks = [each for block in blocks for each in titled_apart(view, block, known.lexicon)]
    readings: list[Reading] = []
    above: Context | None = None
    for number, block in enumerate(blocks):
        context = _around(view, block, known, above)
        above = above or (context if not block.apart else None)
        goes_on = continued(context, view, blocks[:number + 1], known.places, above or context)
        context = _of_yearbook(goes_on, view, known)
        own = Problems()
        found = _read_block(view, block, context, known, own, number)
        if not found and len(own) and not _names_indicator(view, block, context, known):
            own = own.as_one("warning", "not-about", view.sheet)
        elif not found and len(own) and context.commune:
            own = own.as_one("warning", "of-a-commune", view.sheet, commune=context.commune)
        problems.extend(own)
        note_lent(found, context.from_file, view.sheet, known.study, problems)
        readings.extend(found)
    return readings


def _around(view: View, block: Block, known: Knowledge, above: Context | None) -> Context:
    """What stands around a table (1); `above` is what stands around the first of its sheet."""
    context = block_context(view, block, known.lexicon, outer_context(view, known.lexicon, above))
    name = view.sheet.name
    of_commune = not context.commune and known.places.is_commune(name) and not known.places.find(name).code
    return replace(context, commune=name) if of_commune else context


def _of_yearbook(context: Context, view: View, known: Knowledge) -> Context:
    """A province's yearbook names neither the province nor the statistics office above each table."""
    if not view.of_yearbook:
        return context
    context = replace(context, sources=(*context.sources, "Niên giám thống kê"))
    whole = replace(context.says, areas=frozenset((known.study.province.code,)))
    return context if context.says.areas else replace(context, says=whole, from_file=context.from_file | {"yearbook"})


def _names_indicator(view: View, block: Block, context: Context, known: Knowledge) -> bool:
    """Whether any text of a table names an indicator of the catalogue: a list of staff does not."""
    if context.says.indicators or context.says.parts:
        return True
    rows = [*block.context, *block.heading, *(body.row for body in block.body), *block.notes]
    texts = {cell.text for row in rows for _, cell in view.filled(row) if shape(cell) == "words"}
    return any(says.indicators or says.fallback or says.shorts or says.parts
               for says in (read_words(text, known.lexicon) for text in texts))


def _read_block(view: View, block: Block, context: Context, known: Knowledge, problems: Problems,
                number: int) -> list[Reading]:
    """The readings of a block, whose columns are understood (2); tables beside each other are read one by one."""
    view = with_districts_of_offices(view, block, known.places)
    columns = with_codes(view, block, read_columns(view, block, known.lexicon), known.places.is_code)
    columns = [each for each in with_named_places(view, block, columns, known.places) if each.index in block.within]
    whole = understood(Table(view, block, columns, context, known, problems, number))
    return [reading for part in side_by_side(whole.columns)
            for reading in _read_table(Table(view, block, part, whole.context, known, problems, number))]


def _read_table(table: Table) -> list[Reading]:
    """The readings of one table (3 to 8)."""
    table, proofs = _proven(table)
    foreign = Foreign(table, proofs)
    values = with_total_column(table, _value_columns(table, proofs, foreign))
    if not values:
        foreign.tell(was_read=False)
        return []
    rows = rows_of(table, values)
    context, left_groups = context_without_listed(
        table, [*(column.says for column in values), *(row.label.says for row in rows)])
    table = replace(table, context=context)
    overview = Overview.of(table, proofs, values, rows, left_groups)
    own = list(_read_rows(table, overview, values, rows, foreign))
    own = without_broken_compositions(table, without_broken_quotients(table, proofs, own))
    own = without_parts_above(table, proofs, with_shares_of_wholes(table, proofs, own))
    own = foreign.with_rows_left(own)
    foreign.tell(was_read=bool(own))
    tell_broken_comparisons(table, own)
    if overview.listed.misnamed:
        tell_broken_totals(table, own)
    note_resemblance(table, own)
    return without_broken_sums(table, rows, own)


def _proven(table: Table) -> tuple[Table, Proofs]:
    """The table with what numbers prove of its columns (3)."""
    found = quotients(table)
    table = replace(table, columns=with_proven_rates(table, found))
    table = replace(table, columns=without_bare_title(table, without_parts_of_others(table)))
    return table, Proofs(found, wholes_of(table, found))


def _value_columns(table: Table, proofs: Proofs, foreign: Foreign) -> list[Column]:
    """The columns of figures (4); one whose heading was not understood is named and left out."""
    values = []
    for column in with_doubted_lists(with_doubted_rests(table.columns)):
        if column.use == "ignored" and column.derived:
            foreign.tell_derived(column, rows_with_figures(table, column))
        note_replaced(table, column)
        if column.use != "value":
            continue
        filled = rows_with_figures(table, column)
        if column.index in proofs.wholes.values() and not column.says.indicators:
            column = column.not_understood()
        if column.says.unknown and filled:
            if not foreign.take_column(column, filled):
                note_heading(table, column, "error", "unknown-heading", filled)
            continue
        if is_sum_of_two(table, column) or is_hundred(table, column):
            note_heading(table, column, "info", "sum-column", filled)
            continue
        if column.says.put_right:
            note_heading(table, column, "warning", "heading-put-right", filled)
        values.append(column)
    return values


def _read_rows(table: Table, overview: Overview, values: list[Column], rows: list[Row],
               foreign: Foreign) -> Iterator[Reading]:
    """The readings of each row (7) that holds something and is not told and left out."""
    for row in rows:
        filled = [column for column in values
                  if (cell := table.view.cell(row.index, column.index)).text or cell.kind]
        settled = _settled(table, overview, row, filled, foreign) if filled else None
        if settled is not None:
            yield from readings_of_row(table, overview, settled, filled)


def _settled(table: Table, overview: Overview, row: Row, filled: list[Column],
             foreign: Foreign) -> SettledRow | None:
    """A row with its area, or None where it is told and left out."""
    label, section = without_name(table, row.label, row.index, overview.listed), row.section
    if noted := noted_definitions(table, overview.notes, row.index):
        section = replace(section, definitions=noted)
    area = _area_of_row(table, overview, Row(row.index, section, label), filled, foreign)
    if area is None:
        return None
    evidence = along_row(table, row.index, label, filled)
    key = tuple(map(table.known.resolver.number, (label.says, section, evidence)))
    return SettledRow(row.index, section, label, area, evidence, key)


def _area_of_row(table: Table, overview: Overview, row: Row, filled: list[Column], foreign: Foreign) -> str | None:
    """The area of a row, '' where its texts are asked for it; None where the row is told and left out."""
    if row.label.unknown:
        if not foreign.take_row(row, filled, overview.listed.districts):
            note_unknown(table, row, filled)
        return None
    if row.label.derived:
        foreign.tell_derived_row(row, filled)
        return None
    try:
        if row.index in overview.classified:
            raise Unclear("section-of-areas", section=overview.classified[row.index])
        return area_of(table, row.label, row.section, overview.listed)
    except Unclear as unclear:
        for column in filled:
            table.note(unclear.severity, unclear.code, row.index, column.index, **unclear.arguments)
        return None
