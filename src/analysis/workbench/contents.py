"""What ``study`` shows by itself: the names that everything else is asked by."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language import text
from analysis.narrative import Blocks, Paragraph
from analysis.narrative.blocks import Folded, table
from analysis.study import Indicator, Study
from analysis.workbench.names import target_in_words

__all__ = ["contents"]


def contents(study: Study, measured: Sequence[Indicator], said: str) -> Blocks:
    """Names of districts, indicators and targets as the functions take them, and a line to begin with."""
    columns = {"key": text("workbench-column-key"), "name": text("workbench-column-name")}
    districts = [{"key": area.key, "name": area.name} for area in study.districts]
    indicators = [{"key": each.id, "name": each.name} for each in measured]
    targets = [{"key": each.id, "name": target_in_words(study, each)} for each in study.targets]
    return Blocks([
        Paragraph(said), Paragraph(text("workbench-begin")),
        *(Folded(text("workbench-codes", what=text(name)), table(text(name), columns, body))
          for name, body in (("workbench-indicators", indicators), ("workbench-targets", targets),
                             ("workbench-districts", districts))),
    ])
