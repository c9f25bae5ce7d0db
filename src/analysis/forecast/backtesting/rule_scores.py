"""Scores of other bodies' rules as yes/no forecasts: ``python -m analysis.forecast.backtesting.rule_scores FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analysis.forecast.backtesting.panels import read_panels
from analysis.forecast.backtesting.protocol import HORIZON, LENGTHS, STEPS
from analysis.forecast.rule_history import Array, History
from analysis.forecast.rules import AFFIRMATIVE, RULES

__all__ = ["score_rules"]


def score_rules(values: Array, years: Array, better: str, yearly_change: float) -> dict[str, float]:
    """Brier score of each rule, "yes" counted as 1 and anything else as 0, and of always stating the base rate.

    Each rule is applied to every window of 5, 7 and 10 consecutive figures, for horizons of 1 to 5 years and targets at
    the last figure plus 0.5, 1 and 2 times `yearly_change` · √horizon in the better direction, limited to 0 and 100.
    Questions that a rule does not answer are left out of its score.

    Parameters
    ----------
    values, years : arrays (series, years) and (years,), NaN where there is no figure
    better : "up" or "down"
    yearly_change : the panel's median standard deviation of yearly changes, points

    Returns
    -------
    dict
        Empty where the panel has no window of five consecutive figures with a later one.
    """
    errors: dict[str, list[Array]] = {name: [] for name in RULES}
    outcomes: list[Array] = []
    for history, reached in _questions(values, years, better, yearly_change):
        outcomes.append(reached)
        for name, rule in RULES.items():
            said = rule(history).verdict
            errors[name].append(np.where(said == "none", np.nan, (np.isin(said, AFFIRMATIVE) - reached) ** 2))
    if not outcomes:
        return {}
    rate = float(np.concatenate(outcomes).mean())
    return {"base_rate": rate * (1.0 - rate),
            **{name: float(np.nanmean(np.concatenate(parts))) for name, parts in errors.items()}}


def _questions(values: Array, years: Array, better: str, yearly_change: float) -> Iterator[tuple[History, Array]]:
    """The questions, by window, horizon and target, with their outcome: 1 where the target was reached."""
    sign = 1.0 if better == "up" else -1.0
    for shown in LENGTHS:
        for origin in range(shown - 1, years.size - 1):
            past = values[:, origin - shown + 1: origin + 1]
            for ahead in range(1, min(HORIZON, years.size - 1 - origin) + 1):
                later = values[:, origin + ahead]
                asked = np.isfinite(past).all(axis=1) & np.isfinite(later)
                for step in STEPS if asked.any() else ():
                    target = np.clip(past[asked, -1] + sign * step * yearly_change * np.sqrt(ahead), 0.0, 100.0)
                    history = History(past[asked], years[origin - shown + 1: origin + 1], target,
                                      int(years[origin + ahead]), better)
                    yield history, (sign * (later[asked] - target) >= 0).astype(float)


def main(arguments: list[str]) -> None:
    """Print a row for each panel in the folder named."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        raise SystemExit("usage: python -m analysis.forecast.backtesting.rule_scores FOLDER_OF_PANELS")
    print("| panel | base rate |", " | ".join(RULES), "|")
    print("|---" * (len(RULES) + 2) + "|")
    for panel in read_panels(Path(arguments[0])):
        scores = score_rules(panel.values, panel.years, panel.source.better, panel.yearly_change)
        if scores:
            print(f"| {panel.source.name} |", " | ".join(f"{value:.2f}" for value in scores.values()), "|", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
