"""What a district's report says first: how much is known of it, and what follows for its targets."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language import text
from analysis.narrative.blocks import Blocks, Paragraph
from analysis.narrative.facts import Facts, reported_facts, wanted_definition, year_has_passed
from analysis.narrative.high_probabilities import high_note_on
from analysis.narrative.overview import overview
from analysis.narrative.sentences import (
    join_names,
    main_statement,
    named_statement,
    standing_sentence,
)
from analysis.narrative.trials import trial_notes, unsaid_note
from analysis.study import Area, Study, is_applicable
from analysis.tables import LIKELIHOODS
from analysis.telling.rows import Tables
from analysis.telling.words import OUTCOMES, area_in_sentence, is_missing, word_text

__all__ = ["district_summary"]

# Of more a reader wants to see at once which are likely and which are not.
_MOST_SENTENCES = 3
_MOST_UNSAID = 2  # names of which no more is told than that there is a range


def district_summary(study: Study, tables: Tables, area: Area) -> Blocks:
    """What the report says in short: what follows for each own series, how much is known; then each indicator in a
    row."""
    facts = reported_facts(study, tables, area)
    own = [f for f in facts if f.standing in ("own", "published")]
    inferred = [f for f in facts if f.standing == "inferred"]
    applying = [is_applicable(study, f.indicator, area) for f in facts if f.standing == "none"]
    stated = any(_class(study, f) != "insufficient" for f in inferred)
    told = [standing_sentence(study, f, brief=True) for f in own] if len(own) <= _MOST_SENTENCES \
        else [_own_sentence(study, own)]
    told.append(text("narrative-summary", area=area_in_sentence(area), total=len(facts), own=len(own),
                     inferred=len(inferred), silent=sum(applying), elsewhere=len(applying) - sum(applying),
                     older=sum(bool(wanted_definition(study, f)) for f in facts), stated="some" if stated else "none"))
    if stated:
        told.append(text("narrative-summary-inferred", classes=_classes(study, inferred)))
    return Blocks([Paragraph(" ".join(told)), *overview(study, tables, area), *unsaid_note(study, own),
                   *trial_notes(study, tables, own),
                   *high_note_on(study, [*own, *inferred]), Paragraph(text("narrative-estimand"), "note")])


def _own_sentence(study: Study, own: Sequence[Facts]) -> str:
    """What stands on figures of the area: how many in each likelihood class; the table below names them."""
    found: dict[tuple[str, str], list[Facts]] = {}
    late = max((int(f.forecast["year"]) for f in own if f.forecast is not None), default=0)
    for facts in own:
        statement, word = main_statement(study, facts), _class(study, facts)
        year = "" if statement is None or int(statement["year"]) == late else str(statement["year"])
        found.setdefault((word, year), []).append(facts)
    passed = all(map(year_has_passed, own))
    order = (*OUTCOMES, *LIKELIHOODS, "insufficient")
    counts = [text("narrative-summary-count", count=len(found[word, year]), word=word_text(word, passed),
                   when=year, dated="dated" if year else "same")
              for word, year in sorted(found, key=lambda each: (order.index(each[0]), each[1]))]
    grades = list(dict.fromkeys(str(row["grade"]) for f in own if (row := main_statement(study, f)) is not None))
    return text("narrative-summary-own", year=str(late), estimated="some" if late else "none",
                counts=join_names(counts), grade=", ".join(sorted(grades)))


def _classes(study: Study, found: Sequence[Facts]) -> str:
    """Indicators by likelihood class, with each probability that the back-test has earned."""
    members: dict[str, list[str]] = {}
    passed = all(map(year_has_passed, found))
    for facts in found:
        members.setdefault(_class(study, facts), []).append(named_statement(study, facts))
    return "; ".join(
        text(f"narrative-class-{word.replace('_', '-')}", names=join_names(members[word]),
             tense="past" if passed else "future", count=len(members[word]),
             named="named" if len(members[word]) <= _MOST_UNSAID else "counted")
        for word in (*OUTCOMES, *LIKELIHOODS, "insufficient") if word in members)


def _class(study: Study, facts: Facts) -> str:
    """The word of the main level; "insufficient" where nothing settles it and no probability is told."""
    statement = main_statement(study, facts)
    if statement is None:
        return "insufficient"
    settled = statement["word"] in OUTCOMES or not is_missing(statement["probability"])
    return str(statement["word"]) if settled else "insufficient"
