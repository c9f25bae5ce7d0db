"""What a district's report says first: how much is known of it, and what follows for its targets."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.charts.rows import Tables
from analysis.charts.words import area_in_sentence, is_missing, lower_first
from analysis.language import text
from analysis.narrative.blocks import Block, Blocks, Bullets, Paragraph
from analysis.narrative.facts import Facts, reported_facts, year_has_passed
from analysis.narrative.high_probabilities import high_note_on
from analysis.narrative.sentences import (
    join_names,
    main_statement,
    named_statement,
    standing_sentence,
    unsaid_note,
)
from analysis.study import Area, Study, is_applicable
from analysis.tables import LIKELIHOODS

__all__ = ["district_summary"]


def district_summary(study: Study, tables: Tables, area: Area) -> Blocks:
    """What the report says in short: how much is known, a sentence on each own series, what is inferred."""
    facts = reported_facts(study, tables, area)
    own = [f for f in facts if f.standing in ("own", "published")]
    inferred = [f for f in facts if f.standing == "inferred"]
    applying = [is_applicable(study, f.indicator, area) for f in facts if f.standing == "none"]
    names = [lower_first(f.indicator.name) for f in own]
    opening = text(
        "narrative-summary", area=area_in_sentence(area), total=len(facts), own=len(own),
        own_names=f" ({join_names(names)})" if names else "", inferred=len(inferred), silent=sum(applying),
        elsewhere=len(applying) - sum(applying))
    blocks: list[Block] = [Paragraph(opening)]
    if own:
        blocks += [Bullets(tuple(standing_sentence(study, f) for f in own)), *unsaid_note(study, own)]
    if inferred:
        blocks.append(Paragraph(_inferred_sentence(study, inferred)))
    blocks += high_note_on(study, [*own, *inferred])
    blocks.append(Paragraph(text("narrative-estimand"), "note"))
    return Blocks(blocks)


def _inferred_sentence(study: Study, inferred: Sequence[Facts]) -> str:
    """What is only inferred, by likelihood class, with each probability that the back-test has earned."""
    members: dict[str, list[str]] = {}
    passed = all(year_has_passed(facts) for facts in inferred)
    for facts in inferred:
        statement = main_statement(study, facts)
        said = statement is not None and not is_missing(statement["probability"])
        word = str(statement["word"]) if statement is not None and said else "insufficient"
        members.setdefault(word, []).append(named_statement(study, facts))
    parts = [text(f"narrative-class-{word.replace('_', '-')}", names=join_names(members[word]),
                  tense="past" if passed else "future") for word in (*LIKELIHOODS, "insufficient") if word in members]
    return text("narrative-summary-inferred", classes="; ".join(parts))
