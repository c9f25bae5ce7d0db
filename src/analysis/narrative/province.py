"""The parts of the province's report, written for those who decide."""

from __future__ import annotations

from markupsafe import Markup

from analysis.language import text
from analysis.narrative.area import reading_note, section_in_short
from analysis.narrative.basis import change_elsewhere
from analysis.narrative.blocks import Block, Blocks, Bullets, Columns, Heading, Paragraph, Raw, anchored_sentence, table
from analysis.narrative.facts import Facts, facts_of, reported_facts, year_has_passed
from analysis.narrative.high_probabilities import high_note, high_note_on
from analysis.narrative.paces import pace_with_level
from analysis.narrative.sentences import (
    join_names,
    last_text,
    main_statement,
    named_statement,
    published_text,
    standing_sentence,
    when_text,
    word_with_probability,
)
from analysis.narrative.trials import unsaid_note
from analysis.study import Indicator, Study, Target
from analysis.tables import LIKELIHOODS
from analysis.telling.rows import Row, Tables, records, rows
from analysis.telling.statements import easier_first
from analysis.telling.words import (
    OUTCOMES,
    estimate_with_range,
    group_name,
    lower_first,
    target_name,
    upper_first,
    word_text,
)

__all__ = ["labour_market", "province_indicators", "province_summary", "province_targets"]

_LABOUR = ("urban_unemployment", "trained_labour", "social_insurance_coverage", "social_insurance_compulsory",
           "social_insurance_voluntary", "unemployment_insurance", "jobs_created")
# From the best to the worst, as the summary goes through them.
_CLASSES = ("reached", *LIKELIHOODS, "not_reached")


def province_summary(study: Study, tables: Tables) -> Blocks:
    """In short: which targets are within reach, open, out of reach, not to be judged."""
    facts = [f for f in reported_facts(study, tables, study.province) if f.indicator.role == "directive"]
    judged = [f for f in facts if f.standing in ("own", "published")]
    silent = [f for f in facts if f.last is None]
    opening = text("narrative-province-summary", total=len(facts), judged=len(judged), silent=len(silent),
                   published=len(facts) - len(judged) - len(silent))
    classes = _by_class(study, judged)
    passed = all(year_has_passed(each) for each in judged)
    listed = [text("narrative-outlook", word=upper_first(word_text(word, passed)), count=len(classes[word]),
                   names=join_names(classes[word])) for word in _CLASSES if word in classes]
    if "unsaid" in classes:
        unsaid = classes["unsaid"]
        listed.append(text("narrative-outlook-unsaid", count=len(unsaid), names=join_names(unsaid)))
    silent_names = join_names([lower_first(f.indicator.name) for f in silent])
    if silent:
        listed.append(text("narrative-outlook-silent", count=len(silent), names=silent_names))
    listed += _set_beside(study, tables)
    return Blocks([Paragraph(opening), Bullets(tuple(listed)),
                   *high_note_on(study, judged),
                   *unsaid_note(study, judged), Paragraph(text("narrative-estimand"), "note")])


def _set_beside(study: Study, tables: Tables) -> list[str]:
    """What the province has set for itself beyond the directive, with the word for each; [] where there is nothing."""
    names = []
    for facts in reported_facts(study, tables, study.province):
        statement = main_statement(study, facts)
        if facts.indicator.role == "directive" or statement is None or statement["role"] != "target":
            continue
        names.append(f"{lower_first(facts.indicator.name)} ({word_with_probability(statement)})")
    return [text("narrative-outlook-beside", count=len(names), names=join_names(names))] if names else []


def _by_class(study: Study, judged: list[Facts]) -> dict[str, list[str]]:
    """Names by the likelihood class of the main level, "unsaid" where it has none."""
    found: dict[str, list[str]] = {}
    for facts in judged:
        statement = main_statement(study, facts)
        word = "" if statement is None else str(statement["word"])
        found.setdefault(word if word in _CLASSES else "unsaid", []).append(named_statement(study, facts))
    return found


def province_targets(study: Study, tables: Tables) -> Blocks:
    """Every target of the directive, also those without figures; then who should supply what is missing."""
    columns = {name: text(f"narrative-column-{name}")
               for name in ("name", "word", "target", "last", "estimate", "grade")}
    body: list[dict[str, str]] = []
    without: list[str] = []
    missing: dict[str, list[str]] = {}
    for indicator in study.directive_indicators:
        facts = facts_of(study, tables, indicator, study.province)
        # A second start of a pace is told in the indicator's own section.
        held = [target.id for target in study.targets_over(indicator.id) if target.start is None]
        targets = [study.target(name) for name in easier_first(study, held)]
        told = [_target_row(study, tables, facts, target) for target in targets]
        body.extend(told)
        if not targets:
            without.append(_with_last(facts))
        groups = [target.group for target, row in zip(targets, told, strict=True) if row["word"] in _unjudged()]
        # Without a level to judge by it is the level that is missing, which no office's figures can make up for.
        for group in dict.fromkeys(groups if targets or facts.last is not None else [indicator.main_group]):
            missing.setdefault(indicator.holder or "–", []).append(_lack(study, tables, indicator, group))
    holders = {name: text(f"narrative-column-{name}") for name in ("holder", "needed")}
    lacking = [{"holder": holder, "needed": "; ".join(names)} for holder, names in missing.items()]
    stated = records(tables, "attainment", area_code=study.province.code)
    directive = {indicator.id for indicator in study.directive_indicators}
    blocks: list[Block] = [table(text("narrative-all-targets-caption"), columns, body),
                           *high_note(row for row in stated if row["indicator"] in directive)]
    if without:
        blocks.append(Paragraph(text("narrative-without-target", count=len(without), names="; ".join(without))))
    beside = [sentence for indicator in study.directive_indicators for sentence in change_elsewhere(
        study, tables, facts_of(study, tables, indicator, study.province))]
    return Blocks([
        *blocks,
        Paragraph(" ".join([text("narrative-yardstick-note"), *beside]), "note"),
        Heading(3, text("narrative-province-missing"), "missing"),
        Paragraph(text("narrative-province-missing-how")),
        table(text("narrative-province-missing"), holders, lacking),
    ])


def _with_last(facts: Facts) -> str:
    """The indicator with its last figure: "Số hộ … (18,4%, cuối năm 2020)"."""
    if facts.last is None:
        return facts.indicator.name
    value = published_text(facts.last, facts.indicator.unit)
    return f"{facts.indicator.name} ({value}, {when_text(facts.last)})"


def _unjudged() -> tuple[str, str]:
    """The words of a target of which nothing can be said."""
    return word_text("none"), word_text("insufficient")


def _lack(study: Study, tables: Tables, indicator: Indicator, group: str) -> str:
    """What is missing: everything, or later figures than the last."""
    facts, name = facts_of(study, tables, indicator, study.province, group), group_name(study, indicator, group)
    if facts.last is None:
        return text("narrative-lack-all", name=name)
    return text("narrative-lack-recent", name=name, when=when_text(facts.last))


def _target_row(study: Study, tables: Tables, facts: Facts, target: Target) -> dict[str, str]:
    indicator = facts.indicator
    row = {"name": indicator.name, "estimate": "–", "grade": "–",
           "last": last_text(facts, target.definition)}
    if target.group != indicator.main_group:
        facts = facts_of(study, tables, indicator, study.province, target.group)
        row |= {"name": group_name(study, indicator, target.group), "last": last_text(facts, target.definition)}
    row |= {"target": f"{target_name(study, target)} ({target.year}; {target.adopted_by})",
            "word": word_text("none" if row["last"] == "–" else "insufficient")}
    found = records(tables, "attainment", target_id=target.id, area_code=study.province.code)
    if not found:
        return row
    statement = found[0]
    return row | {
        "target": f"{pace_with_level(study, statement)} ({target.year}; {target.adopted_by})",
        "estimate": _published_outcome(facts, statement) or estimate_with_range(
            statement["median"], statement["lower_80"], statement["upper_80"], indicator.unit),
        "word": word_with_probability(statement),
        "grade": str(statement["grade"]),
    }


def _published_outcome(facts: Facts, statement: Row) -> str:
    """The figure that has settled a statement, as published; "" where it is still an estimate."""
    found = [row for row in facts.of_definition(statement["definition"]) if row["year"] == statement["year"]]
    settled = statement["word"] in OUTCOMES and found
    return published_text(found[-1], facts.indicator.unit) if settled else ""


def province_indicators(study: Study, tables: Tables) -> Blocks:
    """What is known of each indicator in a sentence and a chart; its figures and districts are on its own page."""
    shown = [facts for facts in reported_facts(study, tables, study.province)
             if facts.indicator.id not in _LABOUR and (facts.standing != "none" or facts.published)]
    drawn_first = sorted(shown, key=lambda facts: facts.forecast is None)
    return Blocks([reading_note(), Columns(tuple(
        section_in_short(study, tables, facts, _page_of(tables, facts)) for facts in drawn_first))])


def _page_of(tables: Tables, facts: Facts) -> str:
    """The page of the indicator, as seen from the province's; "" where it has none."""
    has_page = facts.indicator.role == "directive" or len(rows(tables, "attainment", indicator=facts.indicator.id))
    return f"indicators/{facts.indicator.id}.html" if has_page else ""


def labour_market(study: Study, tables: Tables) -> Blocks:
    """Unemployment, trained labour and insurance: what is published, and the yardsticks."""
    sections: list[Block] = []
    told: list[Markup] = []
    for name in _LABOUR:
        facts = facts_of(study, tables, study.indicator(name), study.province)
        if facts.standing != "none":
            sections.append(section_in_short(study, tables, facts, _page_of(tables, facts)))
        else:
            told.append(anchored_sentence(facts.indicator.id, standing_sentence(study, facts)))
    if told:
        sections.append(Raw(Markup("<ul>{}</ul>").format(Markup("").join(told))))
    return Blocks([Paragraph(text("narrative-labour")), Columns(tuple(sections))])
