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
from analysis.ingest.layout.titles import with_title
from analysis.ingest.wording import Lexicon
from analysis.study import Study

__all__ = ["understood"]


def understood(columns: list[Column], context: Context, study: Study,
               lexicon: Lexicon) -> tuple[list[Column], Context]:
    """The columns with what stands around them, and the context with what the table's corner says.

    First what the words above each column say with those of the title, then what its neighbours tell of it, and only
    for what is still not understood, what it resembles.
    """
    found = with_kinds_of_places(with_title(columns, context, lexicon), lexicon)
    context = with_corner(replace(context, people=people_of(context.lines, lexicon)), found)
    found = with_people_of_title(found, context, lexicon)
    found = with_groups_of_wholes(with_titled_changes(found, context.says.indicators, lexicon))
    found = with_progress(found, context.lines, study, lexicon)
    found = with_neighbours(found, study, lexicon, context.says.indicators)
    return with_resemblance(found, context, study, lexicon), context
