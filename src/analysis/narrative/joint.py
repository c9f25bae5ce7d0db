"""How many districts reach a target together."""

from __future__ import annotations

import pandas as pd

from analysis.language import text
from analysis.narrative.blocks import Blocks, Paragraph, table
from analysis.narrative.high_probabilities import high_note
from analysis.study import Study
from analysis.telling.rows import Tables, rows
from analysis.telling.statements import easier_first
from analysis.telling.words import OUTCOMES, probability_text, target_name

__all__ = ["count_range", "joint_statements"]


def joint_statements(study: Study, tables: Tables) -> Blocks:
    """A row for each target of which eight or more districts have figures of their own."""
    joint = rows(tables, "joint")
    if joint.empty:
        return Blocks([Paragraph(text("narrative-no-joint"))])
    columns = {name: text(f"narrative-column-{name}") for name in ("name", "target", "reaching", "half", "every")}
    body, told = [], []
    for target_id in easier_first(study, joint["target_id"]):
        found = joint[joint["target_id"] == target_id].set_index("at_least")["probability"].sort_index()
        target, areas = study.target(target_id), len(found)
        low, middle, high = count_range(found)
        settled = _is_settled(study, tables, target_id)
        half, whole = (None, None) if settled else (found.loc[-(-areas // 2)], found.loc[areas])
        told += [half, whole]
        body.append({
            "name": study.indicator(target.indicator).name, "target": f"{target_name(study, target)} ({target.year})",
            "reaching": text("narrative-joint-count", middle=middle, low=low, high=high, areas=areas,
                             spread="none" if low == high else "range"),
            "half": probability_text(half), "every": probability_text(whole),
        })
    return Blocks([table(text("narrative-joint-caption"), columns, body),
                   *high_note({"probability": each, "word": ""} for each in told)])


def _is_settled(study: Study, tables: Tables, target_id: str) -> bool:
    """Whether figures have settled a target in every district that has its own: what is known has no probability."""
    stated = rows(tables, "attainment", target_id=target_id)
    own = stated.loc[(stated["grade"] != "C") & (stated["area_code"] != study.province.code), "word"]
    return len(own) > 0 and bool(own.isin(OUTCOMES).all())


def count_range(at_least: pd.Series) -> tuple[int, int, int]:
    """Lower end of the 80 % range, median and upper end of how many areas reach a target.

    Parameters
    ----------
    at_least : Series
        Probability that at least k do, by k from 1 to the number of areas.
    """
    low, middle, high = (int((at_least >= least).sum()) for least in (0.9, 0.5, 0.1))
    return low, middle, high
