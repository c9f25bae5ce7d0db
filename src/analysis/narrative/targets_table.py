"""What an area is held against: a table of targets and yardsticks."""

from __future__ import annotations

import pandas as pd

from analysis.charts.statements import easier_first
from analysis.charts.words import level_text, probability_text, range_text, role_text, row_word, target_name
from analysis.language import number, text
from analysis.narrative.amounts import pace_text, people_text
from analysis.narrative.blocks import Block, table, upright_table
from analysis.narrative.facts import Facts
from analysis.narrative.sentences import has_probability, word_with_probability
from analysis.study import Study

__all__ = ["statement_cells", "statements_table"]

_COLUMNS = ("target", "level", "gap", "people", "required", "achieved", "word", "probability", "grade")
_ROWS = {"target": "held-against", "by": "by", "level": "level", "gap": "missing", "people": "people-short",
         "paces": "paces", "likelihood": "word"}
_MOST_UPRIGHT = 3


def statements_table(study: Study, facts: Facts, narrow: bool = False) -> Block:
    """Targets and yardsticks; a column in which nothing could be said is left out.

    A `narrow` one, below a heading that names the indicator, has a column for each target where these are few.
    """
    ordered = facts.attainment.set_index("target_id", drop=False)
    ordered = ordered.loc[easier_first(study, ordered.index)].sort_values("role", kind="stable")
    body = [statement_cells(study, facts, row) for _, row in ordered.iterrows()]
    whole = text("narrative-targets-caption", name=facts.indicator.name)
    if narrow and len(body) <= _MOST_UPRIGHT:
        return _upright(study, ordered, body, whole)
    columns = {column: text(f"narrative-column-{column}") for column in _COLUMNS if _said(body, column)}
    return table(whole, columns, body, "targets")


def _upright(study: Study, ordered: pd.DataFrame, body: list[dict[str, str]], whole: str) -> Block:
    """A row for what is a column elsewhere; a level is told where a target's name does not hold it."""
    paced = any(study.target(str(name)).form == "pace" for name in ordered["target_id"])
    rows = {row: text(f"narrative-column-{words}") for row, words in _ROWS.items()
            if _said(body, row) and (row != "level" or paced)}
    return upright_table(text("narrative-targets-caption-short"), rows, body, "targets", whole)


def _said(body: list[dict[str, str]], column: str) -> bool:
    return any(cells[column] != "–" for cells in body)


def _year_if_several(row: pd.Series, facts: Facts) -> str:
    """" (2024)" where the levels that are held against the area are of different years."""
    return f" ({row['year']})" if facts.attainment["year"].nunique() > 1 else ""


def _paces(required: str, achieved: str) -> str:
    """Both paces in a cell; in words where there are no two figures between which one was achieved."""
    if required == "–" or achieved != "–":
        return "–" if achieved == "–" else text("narrative-paces", required=required, achieved=achieved)
    return text("narrative-paces-needed", required=required)


def statement_cells(study: Study, facts: Facts, row: pd.Series) -> dict[str, str]:
    """The cells of one target or yardstick in an area's table, by column id."""
    target = study.target(str(row["target_id"]))
    unit = facts.indicator.unit
    gaps = facts.gaps[facts.gaps["target_id"] == row["target_id"]]
    gap = gaps.iloc[0] if len(gaps) else None
    inferred = row["grade"] == "C"
    required, achieved = pace_text(row["required_pace"]), pace_text(row["achieved_pace"])
    return {
        "target": f"{role_text(row['role'])}: {target_name(study, target)}{_year_if_several(row, facts)}",
        "level": level_text(target, row["target"], unit),
        "gap": "–" if gap is None or inferred else text(
            "narrative-points", value=number(gap["gap"], 1, fixed=True),
            range=range_text(gap["gap_lower_80"], gap["gap_upper_80"])),
        "people": "–" if inferred else people_text(gap),
        "required": required,
        "achieved": achieved,
        "probability": probability_text(row["probability"]) if has_probability(row) else "–",
        "word": row_word(row),
        "grade": str(row["grade"]),
        "paces": _paces(required, achieved),
        "by": target.adopted_by,
        "likelihood": text("narrative-likelihood", likelihood=word_with_probability(row), grade=str(row["grade"])),
    }
