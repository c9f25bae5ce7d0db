"""What a district's report says first: how much is known of it, and what follows for its targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.charts.rows import Tables
from analysis.charts.words import OUTCOMES, area_in_sentence, is_missing
from analysis.language import text
from analysis.narrative.blocks import Blocks, Paragraph
from analysis.narrative.facts import Facts, reported_facts, wanted_definition, year_has_passed
from analysis.narrative.high_probabilities import high_note
from analysis.narrative.sentences import (
    estimated_statement,
    join_names,
    main_statement,
    named_statement,
    standing_sentence,
    unsaid_note,
)
from analysis.study import Area, Study, is_applicable
from analysis.tables import LIKELIHOODS

__all__ = ["district_summary"]

# Of more a reader wants to see at once which are likely and which are not.
_MOST_SENTENCES = 3


def district_summary(study: Study, tables: Tables, area: Area) -> Blocks:
    """What the report says in short: how much is known, what follows for each own series, what is inferred."""
    facts = reported_facts(study, tables, area)
    own = [f for f in facts if f.standing in ("own", "published")]
    inferred = [f for f in facts if f.standing == "inferred"]
    applying = [is_applicable(study, f.indicator, area) for f in facts if f.standing == "none"]
    told = [text("narrative-summary", area=area_in_sentence(area), total=len(facts), own=len(own),
                 inferred=len(inferred), silent=sum(applying), elsewhere=len(applying) - sum(applying),
                 older=sum(bool(wanted_definition(study, f)) for f in facts))]
    told += [standing_sentence(study, f) for f in own] if len(own) <= _MOST_SENTENCES else [_own_sentence(study, own)]
    stated = [chance for f in (*own, *inferred) for chance in f.attainment["probability"]]
    if inferred:
        told.append(text("narrative-summary-inferred", classes=_classes(study, inferred, named_statement)))
    return Blocks([Paragraph(" ".join(told)), *unsaid_note(study, own), *high_note(stated),
                   Paragraph(text("narrative-estimand"), "note")])


def _own_sentence(study: Study, own: Sequence[Facts]) -> str:
    """What stands on figures of the area, by likelihood class."""
    years = {int(facts.forecast["year"]) for facts in own if facts.forecast is not None}
    return text("narrative-summary-own", year=str(max(years, default=0)), estimated=len(years),
                classes=_classes(study, own, estimated_statement))


def _classes(study: Study, found: Sequence[Facts], told: Callable[[Study, Facts], str]) -> str:
    """Indicators by likelihood class, with each probability that the back-test has earned."""
    members: dict[str, list[str]] = {}
    passed = all(map(year_has_passed, found))
    for facts in found:
        members.setdefault(_class(study, facts), []).append(told(study, facts))
    return "; ".join(
        text(f"narrative-class-{word.replace('_', '-')}", names=join_names(members[word]),
             tense="past" if passed else "future")
        for word in (*OUTCOMES, *LIKELIHOODS, "insufficient") if word in members)


def _class(study: Study, facts: Facts) -> str:
    """The word of the main level; "insufficient" where nothing settles it and no probability is told."""
    statement = main_statement(study, facts)
    if statement is None:
        return "insufficient"
    settled = statement["word"] in OUTCOMES or not is_missing(statement["probability"])
    return str(statement["word"]) if settled else "insufficient"
