"""The verdicts of other bodies' on-track rules on each area and target, as the table ``rules``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from analysis.forecast import RULES, History
from analysis.outlook.family import Family, FloatArray
from analysis.outlook.targets import Asked
from analysis.study import Target
from analysis.tables import Row

__all__ = ["Judged", "rule_rows", "FEWEST_FIGURES"]

FEWEST_FIGURES = 2


class Judged(NamedTuple):
    """An area, what a target asks of it, and its figures by the family's years."""

    area_code: str
    asked: Asked
    figures: FloatArray


def rule_rows(family: Family, target: Target, areas: list[Judged]) -> Iterator[Row]:
    """Rows of the table ``rules``, without grade and date.

    Parameters
    ----------
    family : Family
        Its years are those of the figures.
    areas : list of Judged
        Areas with fewer than two figures before the target year, or without a level to reach, are left out. The rules
        see one definition only, and no figures of the target year.
    """
    before = family.years < target.year
    judged = [each for each in areas
              if np.isfinite(each.figures[before]).sum() >= FEWEST_FIGURES and np.isfinite(each.asked.level)]
    if not judged:
        return
    history = History(np.array([each.figures for each in judged]), family.years.astype(float),
                      np.array([each.asked.level for each in judged]), target.year,
                      family.indicator.better or "up", family.indicator.bounds)
    (first, began), (last, ended) = history.first, history.last
    for body, rule in RULES.items():
        said = rule(history)
        for place, each in enumerate(judged):
            yield {
                "indicator": family.indicator.id, "definition": family.definition.id, "area_code": each.area_code,
                "group": family.group, "year": target.year, "target_id": target.id, "role": each.asked.role,
                "target": each.asked.level, "rule": body, "verdict": str(said.verdict[place]),
                "reason": str(said.reason[place]), "number": float(said.number[place]),
                "number_kind": said.number_kind, "needed": float(said.needed[place]),
                "needed_unit": said.needed_unit, "attained": _year(family, float(said.attained[place])),
                "own_figures": int(history.known[place].sum()), "first_year": int(began[place]),
                "first_value": float(first[place]), "last_year": int(ended[place]), "last_value": float(last[place]),
            }


def _year(family: Family, attained: float) -> int | None:
    """The year of attainment, only if the definition is still in force then."""
    if not np.isfinite(attained) or attained > 2100 or not family.definition.holds(int(attained)):
        return None
    return int(attained)
