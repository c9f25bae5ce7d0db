"""Scores of silent areas under other conditions: selection not declared, other areas published, more years ahead."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from analysis.forecast.backtesting.panels import Panel
from analysis.forecast.backtesting.situation_scores import Score, pooled, score_task
from analysis.forecast.backtesting.situations import FEW_YEARS, Task, masked, scattered
from analysis.forecast.backtesting.windows import Window, cut_windows
from analysis.forecast.prior import Prior
from analysis.forecast.record import ALL_NOISY, Measured

__all__ = ["silent_report"]

WINDOWS_PER_PANEL = 5
FARTHEST = 5
AHEAD = {"0 to 2": range(3), "3 to 5": range(3, FARTHEST + 1)}


def _undeclared(window: Window, rng: np.random.Generator) -> Task:
    return replace(masked(window, rng), selected=None)


PUBLISHED: dict[str, Callable[[Window, np.random.Generator], Task]] = {
    "the worst-off, declared": masked, "the worst-off, not declared": _undeclared, "any one to four": scattered}


def silent_report(panels: list[Panel], prior_of: Callable[[Panel], Prior | None], seed: int) -> list[str]:
    """A Markdown table: scores of silent areas, by which other areas are published and by years ahead.

    Noisy panels only, not across a known break. The last column says where the rule of
    :func:`analysis.forecast.has_earned_probability` is missed first.
    """
    lines = ["| published | years ahead | forecasts | 80 % | 95 % | Brier / base rate | missed |",
             "|---|---|---|---|---|---|---|"]
    for place, (published, make) in enumerate(PUBLISHED.items()):
        scores = [score for number, panel in enumerate(panels)
                  for score in _scores(panel, make, prior_of(panel), np.random.default_rng([seed, number, place]))]
        for ahead, years in AHEAD.items():
            found = [score for score in scores if score.noisy and score.horizon in years]
            if found:
                lines.append(_line(published, ahead, found))
        print(f"silent areas: {published}", file=sys.stderr, flush=True)
    return [*lines, ""]


def _scores(panel: Panel, make: Callable[[Window, np.random.Generator], Task], prior: Prior | None,
            rng: np.random.Generator) -> list[Score]:
    windows = cut_windows(panel, WINDOWS_PER_PANEL, FEW_YEARS, FARTHEST, rng)
    return [score for index, window in enumerate(windows) for score in score_task(make(window, rng), prior, seed=index)]


def _line(published: str, ahead: str, scores: list[Score]) -> str:
    row: dict[str, Any] = pooled(scores, "masked", ALL_NOISY, 0, None)
    found = Measured(**row)
    ratio = found.brier / found.brier_base_rate if found.brier_base_rate else float("nan")
    return (f"| {published} | {ahead} | {found.windows:,} | {100 * found.coverage_80:.1f} | "
            f"{100 * found.coverage_95:.1f} | {ratio:.2f} | {found.shortfall or '–'} |")
