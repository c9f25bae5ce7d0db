"""Scores of silent areas under other conditions: selection not declared, other areas published, more years ahead, and
covariates where the panels have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from analysis.forecast.backtesting.panels import Panel
from analysis.forecast.backtesting.scoring import RESAMPLES, interval
from analysis.forecast.backtesting.situation_scores import Score, pooled, score_task
from analysis.forecast.backtesting.situations import FEW_YEARS, Task, any_published, masked, scattered
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
    "the worst-off, declared": masked, "the worst-off, not declared": _undeclared, "any one to four": scattered,
    "none but the total": any_published(0), "any one": any_published(1), "any three": any_published(3)}
NOT_GIVEN, LEFT_OUT, USED = "–", "left out", "used"


def silent_report(panels: list[Panel], prior_of: Callable[[Panel], Prior | None], seed: int) -> Iterator[str]:
    """Lines of a Markdown table, as they are made: scores of silent areas, by who else is published and by years ahead.

    Noisy panels only, not across a known break. Panels that have covariates are scored again by themselves, on the same
    tasks, with covariates left out and used; CRPS and width (of 80 % intervals) are then ratios to those with them left
    out, geometric means over panels, CRPS with panels resampled. The last column says where the rule of
    :func:`analysis.forecast.has_earned_probability` is missed first.
    """
    yield ("| published | years ahead | covariates | forecasts | 80 % | 95 % | CRPS | width | Brier / base rate "
           "| missed |\n|" + "---|" * 10)
    for place, (published, make) in enumerate(PUBLISHED.items()):
        found: dict[str, list[Score]] = {NOT_GIVEN: [], LEFT_OUT: [], USED: []}
        for number, panel in enumerate(panels):
            rng = np.random.default_rng([seed, number, place])
            for form, scores in _scores(panel, make, prior_of(panel), rng).items():
                found[form] += [score for score in scores if score.noisy]
        for ahead, years in AHEAD.items():
            chosen = {form: [score for score in scores if score.horizon in years] for form, scores in found.items()}
            for form, scores in chosen.items():
                if scores:
                    without = chosen[LEFT_OUT] if form == USED else []
                    yield f"| {published} | {ahead} | {form} | {_cells(scores, without)} |"


def _scores(panel: Panel, make: Callable[[Window, np.random.Generator], Task], prior: Prior | None,
            rng: np.random.Generator) -> dict[str, list[Score]]:
    """Scores of one panel by what was done with its covariates."""
    tasks = [make(window, rng) for window in cut_windows(panel, WINDOWS_PER_PANEL, FEW_YEARS, FARTHEST, rng)]

    def scored(tasks: list[Task]) -> list[Score]:
        return [score for index, task in enumerate(tasks) for score in score_task(task, prior, seed=index)]

    plain = scored(tasks)
    if panel.covariates is None:
        return {NOT_GIVEN: plain}
    used = scored([replace(task, covariates=task.window.covariates) for task in tasks])
    return {NOT_GIVEN: plain, LEFT_OUT: plain, USED: used}


def _cells(scores: list[Score], without: list[Score]) -> str:
    row: dict[str, Any] = pooled(scores, "masked", ALL_NOISY, 0, None)
    found = Measured(**row)
    ratio = found.brier / found.brier_base_rate if found.brier_base_rate else float("nan")
    crps = width = "–"
    if without:
        change, (low, high) = _change(scores, without, "crps")
        crps, width = f"{change:.2f} ({low:.2f}–{high:.2f})", f"{_change(scores, without, 'width_80')[0]:.2f}"
    return (f"{found.windows:,} | {100 * found.coverage_80:.1f} | {100 * found.coverage_95:.1f} | {crps} | {width} | "
            f"{ratio:.2f} | {found.shortfall or '–'}")


def _change(scores: list[Score], without: list[Score], name: str) -> tuple[float, tuple[float, float]]:
    """Geometric mean over panels of the ratio of their means, and its interval with panels resampled."""
    def means(some: list[Score]) -> dict[str, float]:
        return {panel: float(np.mean([getattr(score, name) for score in some if score.panel == panel]))
                for panel in {score.panel for score in some}}

    now, before = means(scores), means(without)
    logs = np.array([np.log(now[panel] / before[panel]) for panel in sorted(now)])
    drawn = logs[np.random.default_rng(0).integers(0, logs.size, (RESAMPLES, logs.size))]
    low, high = interval(np.exp(drawn.mean(axis=1)))
    return float(np.exp(logs.mean())), (low, high)
