"""What another pace would bring, in sentences."""

from __future__ import annotations

from collections.abc import Callable

from analysis.charts.words import (
    area_in_sentence,
    estimate_text,
    is_missing,
    lower_first,
    probability_text,
    range_text,
    role_text,
    target_name,
    target_text,
    value_text,
)
from analysis.language import number, text
from analysis.narrative.blocks import Blocks, Paragraph
from analysis.narrative.record_parts import high_note
from analysis.narrative.sentences import pace_text
from analysis.outlook import NoStartingPoint, Situation, WhatIf
from analysis.study import Study

__all__ = ["what_if"]


def what_if(study: Study, ask: Callable[[], WhatIf]) -> Blocks:
    """The answer to a what-if question, or why there is none."""
    try:
        result = ask()
        return Blocks([Paragraph(_answer(study, result)), *high_note([result.probability])])
    except NoStartingPoint as missing:
        return Blocks([Paragraph(text(f"what-if-{missing.reason}"))])


def _role(situation: Situation) -> str:
    return "target" if situation.target.area_code == situation.area.code else "yardstick"


def _level(study: Study, situation: Situation) -> str:
    """What was set and, for a pace, the level that it comes to in this area: "giảm 1,5 điểm %/năm (≤ 14,42%)"."""
    name = target_name(study, situation.target)
    if situation.target.form == "level":
        return name
    comparison = "at_most" if situation.sign < 0 else "at_least"
    return f"{name} ({target_text(comparison, situation.level, situation.indicator.unit)})"


def _answer(study: Study, result: WhatIf) -> str:
    situation, unit = result.situation, result.situation.indicator.unit
    premise = text(
        f"what-if-premise-{result.kind.replace('_', '-')}", area=area_in_sentence(situation.area),
        factor=number(result.factor, 2), name=lower_first(situation.indicator.name), pace=pace_text(result.points),
        start=f"{value_text(situation.last_value, unit, 2)} ({situation.last_year})",
        holder=study.area(result.held_by).name if result.held_by else "",
        years=f"{result.held.from_year}–{result.held.to_year}" if result.held else "",
        target=_level(study, situation), role=role_text(_role(situation)))
    parts = [premise, text("what-if-value", year=str(situation.target.year), value=estimate_text(result.median, unit),
                           range=range_text(result.lower_80, result.upper_80, unit))]
    if result.probability is None:
        parts.append(text("what-if-no-probability"))
    else:
        parts.append(text("what-if-probability", probability=probability_text(result.probability),
                          grade=situation.grade, role=role_text(_role(situation)), target=_level(study, situation)))
    if not is_missing(result.people) and round(result.people):
        fewest, most = sorted((abs(result.people_lower_80), abs(result.people_upper_80)))
        parts.append(text(
            f"what-if-people-{'more' if result.people > 0 else 'fewer'}-{situation.indicator.better or 'up'}",
            people=number(abs(result.people), 0), unit=text(f"charts-unit-{situation.denominator_unit}"),
            range=range_text(fewest, most, "", 0),
            year=str(situation.denominator_year)))
    return " ".join(parts)
