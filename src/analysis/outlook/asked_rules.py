"""What the back-test found on other bodies' yes/no rules, in the numbers that pages repeat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.forecast.record import rules_record

__all__ = ["AskedRules", "rules_in_record"]


@dataclass(frozen=True)
class AskedRules:
    """Brier scores on the same questions, from 0 (best) to 1.

    Attributes
    ----------
    best, worst : the rule that came nearest and the one farthest off
    ours : this model, on the questions of the best rule
    base : always stating the overall share that reached, on the same
    """

    best: float
    worst: float
    ours: float
    base: float


@cache
def rules_in_record() -> AskedRules | None:
    """The scores of the record that comes with the program; None where it has none."""
    found = rules_record()
    if not found:
        return None
    best = min(found, key=lambda row: float(row["brier"]))
    return AskedRules(float(best["brier"]), max(float(row["brier"]) for row in found), float(best["brier_ours"]),
                      float(best["brier_base_rate"]))
