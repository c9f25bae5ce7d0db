"""What an area is held against: a table of targets and yardsticks."""

from __future__ import annotations

from analysis.language import text
from analysis.narrative.amounts import pace_text, people_text, points_text
from analysis.narrative.blocks import Block, table, upright_table
from analysis.narrative.facts import Facts
from analysis.narrative.other_rules import answers
from analysis.narrative.paces import lent_level, paces_text
from analysis.narrative.sentences import has_probability, last_text, word_with_probability
from analysis.study import Study
from analysis.telling.rows import Row
from analysis.telling.statements import easier_first
from analysis.telling.words import (
    held_name,
    implied_level,
    is_missing,
    level_text,
    probability_text,
    range_text,
    role_text,
    row_word,
)

__all__ = ["statement_cells", "statements_table", "upright_statements_table"]

_COLUMNS = ("target", "level", "gap", "people", "required", "achieved", "word", "probability", "grade")
_ROWS = {"held": "held-against", "level": "level", "gap": "missing", "people": "people-short",
         "paces": "paces", "rules": "rules", "likelihood": "word"}
_MOST_UPRIGHT = 3


def statements_table(study: Study, facts: Facts) -> Block:
    """Targets and yardsticks, one a row; a column in which nothing could be said is left out."""
    body = [statement_cells(study, facts, row) for row in _ordered(study, facts)]
    columns = {column: text(f"narrative-column-{column}") for column in _COLUMNS if _said(body, column)}
    return table(_caption(facts), columns, body, "targets")


def upright_statements_table(study: Study, facts: Facts, rules: list[Row]) -> Block:
    """The same for a narrow column, below a heading that names the indicator: one a column, where these are few.

    It tells also how many of the other bodies' `rules`, rows of that table, say yes.
    """
    ordered = _ordered(study, facts)
    if len(ordered) > _MOST_UPRIGHT:
        return statements_table(study, facts)
    body = [statement_cells(study, facts, row) | {"rules": _rules_told(rules, row)} for row in ordered]
    # A level is told where a target's name does not hold it.
    paced = any(study.target(str(row["target_id"])).form == "pace" for row in ordered)
    lines = {line: text(f"narrative-column-{words}") for line, words in _ROWS.items()
             if _said(body, line) and (line != "level" or paced)}
    caption = text("narrative-targets-caption-short", name=facts.indicator.name, last=last_text(facts))
    return upright_table(caption, lines, body, "targets", _caption(facts))


def _ordered(study: Study, facts: Facts) -> list[Row]:
    """The statements, the easier level first, targets before yardsticks."""
    ranks = easier_first(study, (row["target_id"] for row in facts.stated))
    return sorted(facts.stated, key=lambda row: (row["role"], ranks.index(row["target_id"])))


def _caption(facts: Facts) -> str:
    return text("narrative-targets-caption", name=facts.indicator.name)


def _rules_told(rules: list[Row], row: Row) -> str:
    yes, answered = answers(each for each in rules if each["target_id"] == row["target_id"])
    return text("narrative-rules-count", yes=yes, all=answered) if answered else "–"


def _said(body: list[dict[str, str]], column: str) -> bool:
    return any(cells[column] != "–" for cells in body)


def _year_if_several(row: Row, facts: Facts) -> str:
    """" (2024)" where the levels that are held against the area are of different years."""
    return f" ({row['year']})" if len({each["year"] for each in facts.stated}) > 1 else ""


def statement_cells(study: Study, facts: Facts, row: Row) -> dict[str, str]:
    """The cells of one target or yardstick in an area's table, by column id."""
    target = study.target(str(row["target_id"]))
    unit = facts.indicator.unit
    gap = facts.gap_to(row["target_id"])
    inferred = row["grade"] == "C"
    held = f"{role_text(row['role'])}: {held_name(study, row)}{_year_if_several(row, facts)}"
    pace = row["required_pace"]
    met = not is_missing(pace) and (pace <= 0 if facts.indicator.better == "up" else pace >= 0)
    return {
        "target": held,
        "level": (implied_level(row, facts.indicator) or level_text(target, row["target"], unit))
                 + lent_level(study, facts, row),
        "gap": "–" if gap is None or inferred else points_text(
            gap["gap"], range_text(gap["gap_lower_80"], gap["gap_upper_80"])),
        "people": "–" if inferred else people_text(gap),
        "required": text("narrative-pace-met") if met else pace_text(pace),
        "achieved": pace_text(row["achieved_pace"]),
        "probability": probability_text(row["probability"]) if has_probability(row) else "–",
        "word": row_word(row),
        "grade": str(row["grade"]),
        "paces": paces_text(facts, row, met),
        "held": text("narrative-held", name=held, by=target.adopted_by),
        "likelihood": text("narrative-likelihood", likelihood=word_with_probability(row), grade=str(row["grade"])),
    }
