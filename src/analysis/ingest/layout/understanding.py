"""What columns say once title, corner, neighbours and what they resemble have lent them what they leave out."""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.layout.arrangement import with_corner
from analysis.ingest.layout.column_uses import Column
from analysis.ingest.layout.context import TWO_THINGS, Context
from analysis.ingest.layout.divided import with_groups_of_wholes, with_kinds_of_places
from analysis.ingest.layout.nearest import LIKE_TITLE, OF_TITLE
from analysis.ingest.layout.neighbours import with_neighbours
from analysis.ingest.layout.peoples import people_of, with_people_of_title
from analysis.ingest.layout.table import Table
from analysis.ingest.layout.titles import with_title
from analysis.ingest.names import fold
from analysis.ingest.resemblance import is_unlike, named, proposed
from analysis.ingest.wording import Facets, Lexicon, read_words
from analysis.ingest.wording.said import LIKELY
from analysis.ingest.wording.spelling import tokens
from analysis.study import Indicator, Study

__all__ = ["understood", "with_resemblance"]


def understood(table: Table) -> Table:
    """The table, its columns with what stands around them, its context with what its corner says.

    First what the words above each column say with those of the title, then what its neighbours tell of it, and only
    for what is still not understood, what it resembles.
    """
    columns, context, study, lexicon = table.columns, table.context, table.study, table.lexicon
    found = with_kinds_of_places(with_title(columns, context, lexicon), lexicon)
    context = with_corner(replace(context, people=people_of(context.lines, lexicon)), found)
    context = _unless_told(context, found, lexicon)
    if any(each.says.indicators or each.says.fallback for each in columns):  # "Số hộ" below "Tỷ lệ dân số …"
        context = replace(context, says=replace(context.says, definitions=frozenset(
            each for each in context.says.definitions if not each.endswith(LIKELY))))
    found = with_people_of_title(found, context, lexicon)
    found = with_groups_of_wholes(found, table)
    found = with_neighbours(found, study, lexicon, context.says.indicators)
    return replace(table, columns=with_resemblance(found, context, study, lexicon), context=context)


def _unless_told(context: Context, columns: list[Column], lexicon: Lexicon) -> Context:
    """The context; what narrows its title narrows only the columns that say so, where there are such.

    "Số xã đạt chuẩn NTM" beside "Số xã đạt NTM nâng cao" counts all of them, also below "Xã NTM nâng cao".
    """
    if not context.restricted:
        return context
    named = frozenset().union(*(lexicon.composer.concepts(lexicon.names[name]) for name in context.says.indicators))
    narrowed = [fold(column.heading) for column in columns if column.says.unknown and column.use == "value"]
    told = {word for text in narrowed if lexicon.composer.concepts(text) & named for word in tokens(text)}
    return replace(context, restricted=()) if told.issuperset(context.restricted) else context


def with_resemblance(columns: list[Column], context: Context, study: Study, lexicon: Lexicon) -> list[Column]:
    """The columns, those that name nothing known with the indicator that their heading resembles.

    Not where another column says that it is this indicator, of the same year and group.
    """
    found = list(columns)
    of_areas = any(column.use in ("area", "commune", "code") for column in columns)
    for place, column in enumerate(columns):
        if column.use != "value" or not column.words or OF_TITLE in column.says.measures \
                or "topic" in read_words(column.words[-1], lexicon).measures:
            continue
        says = column.says
        if says.unknown or says.clash:
            indicator = proposed(column.words, context.lines, says, study, lexicon)
        elif of_areas and _is_left_to_title(says, context):
            indicator = _like_title(column, context, study, lexicon)
            says = replace(says, measures=says.measures | {LIKE_TITLE})
        else:
            continue
        if indicator is not None and not is_unlike(indicator.id, (column.heading,), study) and not any(
                _is_same(each.says, says, indicator) for each in found):
            found[place] = column.as_figures(named(says, indicator, column.heading))
    return found


def _like_title(column: Column, context: Context, study: Study, lexicon: Lexicon) -> Indicator | None:
    """What a heading and its title are like together; where the title names something, nothing but that."""
    indicator = proposed(column.words, context.lines, column.says, study, lexicon) or proposed(
        (*context.lines, *column.words), (), column.says, study, lexicon)
    titled = context.says.indicators | context.says.parts
    return indicator if indicator is not None and (not titled or indicator.id in titled) else None


def _is_left_to_title(says: Facets, context: Context) -> bool:
    """Whether a heading, a year, a group or a short form, leaves all else to a title that is not understood."""
    if says.indicators or says.roles:
        return False
    if context.doubt:
        return context.doubt != TWO_THINGS
    return not (says.fallback or says.parts or says.shorts or context.says.indicators or context.says.parts)


def _is_same(other: Facets, says: Facets, indicator: Indicator) -> bool:
    own = {indicator.main_group, "all", "total"}
    return not other.unknown and indicator.id in other.indicators and other.groups - own == says.groups - own \
        and other.years == says.years and other.kinds == says.kinds
