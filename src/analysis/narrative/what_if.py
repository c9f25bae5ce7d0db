"""What another pace would bring, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analysis.language import number, text
from analysis.narrative.amounts import pace_text
from analysis.narrative.blocks import Block, Blocks, Bullets, Paragraph
from analysis.narrative.high_probabilities import high_note
from analysis.outlook import NoStartingPoint, Situation, WhatIf
from analysis.study import Study
from analysis.telling.people import people_number, people_range
from analysis.telling.words import (
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

__all__ = ["what_if"]


def what_if(study: Study, *asks: Callable[[], WhatIf]) -> Blocks:
    """The answer to a what-if question, or why there is none.

    Asked for several levels, it tells once what those of a year have in common, and then the probability of each.
    """
    results: list[WhatIf] = []
    reasons: dict[str, None] = {}
    for ask in asks:
        try:
            results.append(ask())
        except NoStartingPoint as missing:
            reasons[missing.reason] = None
    if not results:
        return Blocks(Paragraph(text(f"what-if-{reason}")) for reason in reasons)
    alike: dict[tuple[object, ...], list[WhatIf]] = {}
    for result in results:
        target = result.situation.target
        alike.setdefault((target.definition, target.year, result.points), []).append(result)
    blocks = [block for same in alike.values() for block in _answers(study, same)]
    return Blocks([*blocks, *high_note({"probability": each.probability, "word": ""} for each in results)])


def _role(situation: Situation) -> str:
    return "target" if situation.target.area_code == situation.area.code else "yardstick"


def _level(study: Study, situation: Situation) -> str:
    """What was set and, for a pace, the level that it comes to in this area: "giảm 1,5 điểm %/năm (≤ 14,42%)"."""
    name = target_name(study, situation.target)
    if situation.target.form == "level":
        return name
    comparison = "at_most" if situation.sign < 0 else "at_least"
    return f"{name} ({target_text(comparison, situation.level, situation.indicator.unit)})"


def _answers(study: Study, results: Sequence[WhatIf]) -> list[Block]:
    """One pace and the value that it leads to, held against each of the levels of a year."""
    first = results[0]
    said = [_probability(study, result) for result in results if result.probability is not None]
    parts = [_premise(study, first), *(said if len(said) == 1 else ()), _people(first)]
    if len(said) < len(results):
        parts.append(text("what-if-no-probability"))
    told: list[Block] = [Paragraph(" ".join(part for part in parts if part))]
    return [*told, Bullets(tuple(said))] if len(said) > 1 else told


def _premise(study: Study, result: WhatIf) -> str:
    situation, unit = result.situation, result.situation.indicator.unit
    premise = text(
        f"what-if-premise-{result.kind.replace('_', '-')}", area=area_in_sentence(situation.area),
        factor=number(result.factor, 2), name=lower_first(situation.indicator.name), pace=pace_text(result.points),
        start=f"{value_text(situation.last_value, unit, 2)} ({situation.last_year})",
        holder=study.area(result.held_by).name if result.held_by else "",
        years=f"{result.held.from_year}–{result.held.to_year}" if result.held else "",
        target=_level(study, situation), role=role_text(_role(situation)), paced=situation.paced)
    value = text("what-if-value", year=str(situation.target.year), value=estimate_text(result.median, unit),
                 range=range_text(result.lower_80, result.upper_80, unit))
    at_best = result.held is not None and result.points * situation.sign < 0
    return f"{premise} {value}{' ' + text('what-if-best-is-worse') if at_best else ''}"


def _probability(study: Study, result: WhatIf) -> str:
    situation = result.situation
    return text("what-if-probability", probability=probability_text(result.probability), grade=situation.grade,
                role=role_text(_role(situation)), target=_level(study, situation))


def _people(result: WhatIf) -> str:
    """How many more or fewer than at the expected pace; "" where it is not known or none."""
    situation = result.situation
    if is_missing(result.people) or not round(result.people):
        return ""
    fewest, most = sorted((abs(result.people_lower_80), abs(result.people_upper_80)))
    return text(
        f"what-if-people-{'more' if result.people > 0 else 'fewer'}-{situation.indicator.better or 'up'}",
        people=people_number(abs(result.people)), unit=text(f"telling-unit-{situation.denominator_unit}"),
        range=people_range(fewest, most), year=str(situation.denominator_year))
