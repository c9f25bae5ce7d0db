"""What an indicator's page says first: where the province stands, and what is known of the districts."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter

from analysis.language import text
from analysis.narrative.basis import beside_sentences, change_elsewhere, part_year_sentence
from analysis.narrative.blocks import Blocks, Bullets, Paragraph
from analysis.narrative.facts import facts_of
from analysis.narrative.groups import figures_of_groups
from analysis.narrative.high_probabilities import high_note_on
from analysis.narrative.sentences import (
    day_text,
    join_names,
    marked_value,
    published_text,
    standing_sentence,
    when_text,
)
from analysis.narrative.trials import trial_notes, unsaid_note
from analysis.study import Area, Indicator, Study, is_applicable
from analysis.telling.rows import Row, Tables, default_year, latest_alike
from analysis.telling.standings import standing_text, standings
from analysis.telling.words import lower_first

__all__ = ["districts_sentence", "indicator_summary"]

_NAMED = 4


def indicator_summary(study: Study, tables: Tables, indicator: Indicator) -> Blocks:
    """A sentence on the province, one on the districts, and what these sentences must not be read without."""
    province = facts_of(study, tables, indicator, study.province)
    listed = [province, *(facts_of(study, tables, indicator, area) for area in study.districts)]
    told = [standing_sentence(study, province), districts_sentence(study, tables, indicator)]
    beside = [*beside_sentences(study, tables, province), *change_elsewhere(study, tables, province),
              *part_year_sentence(study, tables, province)]
    return Blocks([Bullets(tuple(sentence for sentence in told if sentence)),
                   *([Paragraph(" ".join(beside), "note")] if beside else []),
                   *high_note_on(study, [province]),
                   *unsaid_note(study, [province]), *trial_notes(study, tables, listed)])


def districts_sentence(study: Study, tables: Tables, indicator: Indicator) -> str:
    """How many districts have a figure or an estimate of their own, and between which of them all others lie.

    Figures of an older definition or of another group are told apart, and why there is no estimate where there is none.
    """
    year = default_year(tables, study, indicator.id)
    found = standings(study, tables, indicator.id, year)[:-1]
    total = sum(is_applicable(study, indicator, area) for area in study.districts)
    last = {area.code: facts.last for area in study.districts
            if (facts := facts_of(study, tables, indicator, area)).last is not None}
    known = sorted((each for each in found if each.kind in ("own", "published")), key=lambda each: each.value or 0.0)
    inferred = [each for each in found if each.kind == "inferred"]
    if not inferred and not any(each.kind == "own" for each in known):
        return _without_estimates(study, tables, indicator, last, total)
    older = len(last.keys() - {each.area.code for each in known})
    if not known:
        return text("narrative-districts-inferred", count=len(inferred), older=older)
    shown = known if len(known) <= _NAMED else [known[0], known[-1]]
    return text("narrative-districts-known", known=len(known), ends="all" if shown == known else "ends",
                total=total, year=str(year), older=older, inferred=len(inferred),
                names=join_names([_item(each.area, standing_text(each, indicator.unit)) for each in shown]))


def _item(area: Area, value: str) -> str:
    return text("telling-item", area=area.short_name, value=value)


def _without_estimates(study: Study, tables: Tables, indicator: Indicator, last: Mapping[str, Row],
                       total: int) -> str:
    """What is published of the main group, else of others, and why nothing is estimated from it."""
    grouped = [_item(area, told) for area in study.districts
               for told in figures_of_groups(study, tables, indicator, area)]
    told = [_published(study, indicator, last, total)] if last else []
    if grouped:
        main = lower_first(study.group(indicator.main_group).name)
        told.append(text("narrative-districts-groups", main=main, known="some" if last else "none", count=len(grouped),
                         names=join_names(grouped), named="all" if len(grouped) <= _NAMED else "none"))
    if not told:
        return text("narrative-districts-silent")
    targets = study.targets_over(indicator.id, *(area.code for area in study.districts))
    why = "count" if not indicator.is_share else "definition" if targets else "no-level"
    return text("narrative-districts-told", told="; ".join(told), why=why)


def _published(study: Study, indicator: Indicator, last: Mapping[str, Row], total: int) -> str:
    """Each last figure of a few districts; of many the lowest and highest of the last year that they share."""
    if len(last) <= _NAMED:
        names = [_item(study.area(code), f"{published_text(row, row['unit'])} ({when_text(row)})")
                 for code, row in last.items()]
        return text("narrative-districts-published", known=len(last), total=total, names=join_names(names))
    alike = sorted(latest_alike(list(last.values()), 1), key=itemgetter("value"))
    ends = [_item(study.area(row["area_code"]), marked_value(published_text(row, row["unit"]), row))
            for row in (alike[0], alike[-1])]
    return text("narrative-districts-ends", known=len(last), total=total, count=len(alike),
                every="every" if len(alike) == len(last) else "some",
                when=day_text(alike[0]), names=join_names(ends))
