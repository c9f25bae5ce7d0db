"""What an indicator's page says first: where the province stands, and what is known of the districts."""

from __future__ import annotations

from analysis.charts.rows import Tables, default_year
from analysis.charts.standings import Standing, standing_text, standings
from analysis.language import text
from analysis.narrative.blocks import Blocks, Bullets
from analysis.narrative.facts import facts_of
from analysis.narrative.high_probabilities import high_note_on
from analysis.narrative.sentences import join_names, standing_sentence, unsaid_note
from analysis.study import Indicator, Study

__all__ = ["districts_sentence", "indicator_summary"]

_NAMED = 4


def indicator_summary(study: Study, tables: Tables, indicator: Indicator) -> Blocks:
    """A sentence on the province, one on the districts, and what these sentences must not be read without."""
    province = facts_of(study, tables, indicator, study.province)
    told = [standing_sentence(study, province), districts_sentence(study, tables, indicator)]
    return Blocks([Bullets(tuple(sentence for sentence in told if sentence)),
                   *high_note_on(study, [province]),
                   *unsaid_note(study, [province])])


def districts_sentence(study: Study, tables: Tables, indicator: Indicator) -> str:
    """How many districts have a figure or an estimate of their own, and between which of them all others lie."""
    year = default_year(tables, study, indicator.id)
    found = standings(study, tables, indicator.id, year)[:-1]
    known = sorted((each for each in found if each.kind in ("own", "published")), key=lambda each: each.value or 0.0)
    inferred = [each for each in found if each.kind == "inferred"]
    if not known and not inferred:
        return text("narrative-districts-silent")
    if not known:
        return text("narrative-districts-inferred", count=len(inferred))
    shown = known if len(known) <= _NAMED else [known[0], known[-1]]
    return text("narrative-districts-known", known=len(known), ends="all" if shown == known else "ends",
                total=sum(each.kind != "not-applicable" for each in found), year=str(year),
                names=join_names([_named(each, indicator) for each in shown]), inferred=len(inferred))


def _named(standing: Standing, indicator: Indicator) -> str:
    return text("charts-item", area=standing.area.short_name, value=standing_text(standing, indicator.unit))
