"""What displaying ``study`` shows: the names to use in queries."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language import text
from analysis.narrative import Blocks, Paragraph
from analysis.narrative.blocks import Folded, table
from analysis.study import Indicator, Study
from analysis.workbench.names import target_in_words

__all__ = ["COMMANDS", "contents"]

COMMANDS = {
    "district": 'study.district("lak")', "indicator": 'study.indicator("poverty_rate")',
    "forecast": 'study.forecast("poverty_rate", "lak")', "compared": 'study.districts_compared("poverty_rate")',
    "maps": 'study.maps_of("poverty-pace-low-2025")', "matrix": "study.matrix()",
    "province": "study.province_targets()",
    "pace": 'study.district("lak").if_its_pace_were(1.5, "poverty-pace-low-2025")',
    "needed": 'study.district("lak").pace_needed("poverty-pace-low-2025", 0.8)',
    "own": 'study.own_chart(study.indicator("poverty_rate").table().plot("year", "value", "scatter"), '
           'study.indicator("poverty_rate").table())',
    "findings": 'study.findings("warning")', "table": 'study.table("series")',
}
"""The most common queries, as written in a cell, by the end of the id of the message that explains them."""


def contents(study: Study, measured: Sequence[Indicator], said: str) -> Blocks:
    """Names of districts, indicators and targets as functions accept them, and the most common queries."""
    columns = {"key": text("workbench-column-key"), "name": text("workbench-column-name")}
    districts = [{"key": area.key, "name": area.name} for area in study.districts]
    indicators = [{"key": each.id, "name": each.name} for each in measured]
    targets = [{"key": each.id, "name": target_in_words(study, each)} for each in study.targets]
    commands = [{"key": written, "name": text(f"workbench-command-{name}")} for name, written in COMMANDS.items()]
    heads = {"key": text("workbench-column-command"), "name": text("workbench-column-shows")}
    return Blocks([
        Paragraph(said), Paragraph(text("workbench-begin")),
        Folded(text("workbench-commands"), table(text("workbench-commands"), heads, commands)),
        *(Folded(text("workbench-codes", what=text(name)), table(text(name), columns, body))
          for name, body in (("workbench-indicators", indicators), ("workbench-targets", targets),
                             ("workbench-districts", districts))),
    ])
