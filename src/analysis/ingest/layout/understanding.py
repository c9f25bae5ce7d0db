"""What columns say once title, corner and neighbours have lent them what they leave out."""

from __future__ import annotations

from dataclasses import replace

from analysis.ingest.layout.arrangement import with_corner
from analysis.ingest.layout.column import Column
from analysis.ingest.layout.context import Context
from analysis.ingest.layout.divided import with_groups_of_wholes, with_titled_changes
from analysis.ingest.layout.kinds_of_places import with_kinds_of_places
from analysis.ingest.layout.neighbours import with_neighbours
from analysis.ingest.layout.peoples import people_of, with_people_of_title
from analysis.ingest.layout.progress import with_progress
from analysis.ingest.layout.resembling import with_resemblance
from analysis.ingest.layout.state import Table
from analysis.ingest.layout.titles import with_title
from analysis.ingest.names import fold
from analysis.ingest.wording import Lexicon
from analysis.ingest.wording.said import LIKELY
from analysis.ingest.wording.spelling import tokens

__all__ = ["understood"]


def understood(table: Table) -> tuple[list[Column], Context]:
    """The columns with what stands around them, and the context with what the table's corner says.

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
    found = with_groups_of_wholes(with_titled_changes(found, context.says.indicators, lexicon), table)
    found = with_progress(found, context.lines, study, lexicon)
    found = with_neighbours(found, study, lexicon, context.says.indicators)
    return with_resemblance(found, context, study, lexicon), context


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
