"""The parts of the province's report."""

from __future__ import annotations

from analysis.charts.rows import Tables, rows
from analysis.charts.words import (
    is_missing,
    probability_text,
    range_text,
    target_name,
    value_text,
    word_text,
)
from analysis.language import text
from analysis.narrative.blocks import Block, Blocks, Bullets, Heading, Paragraph, table
from analysis.narrative.district import area_section, figures_table
from analysis.narrative.facts import Facts, facts_of, with_people
from analysis.narrative.sentences import join_names, lower_first, published_text, standing_sentence
from analysis.study import Study, Target

__all__ = ["province_summary", "province_targets", "province_indicators", "province_decisive", "labour_market"]

_LABOUR = ("urban_unemployment", "trained_labour", "social_insurance_coverage", "social_insurance_compulsory",
           "social_insurance_voluntary", "unemployment_insurance", "jobs_created")


def province_summary(study: Study, tables: Tables) -> Blocks:
    """In short: how many of the directive's indicators can be judged, and a sentence for each that can."""
    facts = [f for f in with_people(study, tables, study.province) if f.indicator.role == "directive"]
    judged = [f for f in facts if f.standing in ("own", "published")]
    silent = [f for f in facts if f.last is None]
    opening = text("narrative-province-summary", total=len(facts), judged=len(judged), silent=len(silent),
                   silent_names=join_names([lower_first(f.indicator.name) for f in silent]))
    return Blocks([Paragraph(opening), Bullets(tuple(standing_sentence(study, f) for f in judged)),
                   Paragraph(text("narrative-estimand"), "note")])


def province_targets(study: Study, tables: Tables) -> Blocks:
    """Every target of the directive, also those without figures, and who should supply them."""
    columns = {name: text(f"narrative-column-{name}")
               for name in ("name", "target", "last", "estimate", "probability", "word", "grade", "holder")}
    body: list[dict[str, str]] = []
    for indicator in study.directive_indicators:
        facts = facts_of(study, tables, indicator, study.province)
        homes = (study.province.code, study.province.parent)
        targets: list[Target | None] = [t for t in study.targets_of(indicator.id) if t.area_code in homes]
        body.extend(_target_row(study, tables, facts, target) for target in targets or [None])
    return Blocks([table(text("narrative-all-targets-caption"), columns, body),
                   Paragraph(text("narrative-yardstick-note"), "note")])


def _target_row(study: Study, tables: Tables, facts: Facts, target: Target | None) -> dict[str, str]:
    indicator, last = facts.indicator, facts.last
    row = {
        "name": indicator.name, "target": text("narrative-no-target"), "estimate": "–", "probability": "–",
        "word": word_text("insufficient"), "grade": "–", "holder": indicator.holder or "–",
        "last": "–" if last is None else f"{published_text(last, indicator.unit)} ({last['year']})",
    }
    if target is None:
        return row | {"word": "–"}
    group = "" if target.group == indicator.main_group else f", {study.group(target.group).name}"
    row["target"] = f"{target_name(study, target)} ({target.year}{group}; {target.adopted_by})"
    found = rows(tables, "attainment", target_id=target.id, area_code=study.province.code)
    if found.empty:
        return row
    statement = found.iloc[0]
    missing = is_missing(statement["probability"])
    return row | {
        "estimate": f"{value_text(statement['median'], indicator.unit)} "
                    f"({range_text(statement['lower_80'], statement['upper_80'], indicator.unit)})",
        "probability": probability_text(statement["probability"]),
        "word": word_text("insufficient" if missing else statement["word"]),
        "grade": str(statement["grade"]),
    }


def province_indicators(study: Study, tables: Tables) -> Blocks:
    """A section for each indicator of which the province has a figure or an estimate."""
    blocks: list[Block] = []
    for facts in with_people(study, tables, study.province):
        if facts.indicator.id not in _LABOUR and (facts.standing != "none" or len(facts.published)):
            blocks.extend(area_section(study, tables, facts))
    return Blocks(blocks)


def province_decisive(study: Study, tables: Tables) -> Blocks:
    """Joint statements: how many districts reach a target, where eight or more have figures of their own."""
    joint = rows(tables, "joint")
    if joint.empty:
        return Blocks([Paragraph(text("narrative-no-joint"))])
    columns = {name: text(f"narrative-column-{name}") for name in ("name", "target", "at_least", "probability")}
    body = [{
        "name": study.indicator(row["indicator"]).name, "target": target_name(study, study.target(row["target_id"])),
        "at_least": f"{row['at_least']}/{row['areas']}", "probability": probability_text(row["probability"]),
    } for _, row in joint.iterrows()]
    return Blocks([table(text("narrative-joint-caption"), columns, body)])


def labour_market(study: Study, tables: Tables) -> Blocks:
    """Unemployment, trained labour and insurance: what is published, and the yardsticks."""
    blocks: list[Block] = [Paragraph(text("narrative-labour"))]
    for name in _LABOUR:
        facts = facts_of(study, tables, study.indicator(name), study.province)
        if facts.standing != "none":
            blocks.extend(area_section(study, tables, facts))
        elif len(facts.published):
            blocks.extend([Heading(3, facts.indicator.name, facts.indicator.id),
                           Paragraph(standing_sentence(study, facts)), figures_table(study, facts)])
        else:
            blocks.extend([Heading(3, facts.indicator.name, facts.indicator.id),
                           Paragraph(standing_sentence(study, facts))])
    return Blocks(blocks)
