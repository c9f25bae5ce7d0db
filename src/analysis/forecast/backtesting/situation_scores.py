"""Scores in the situations of a province: few figures, silent areas, single series; rows of record.csv."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from analysis.forecast.backtesting.panels import Panel
from analysis.forecast.backtesting.situations import TARGET_STEPS, YARDSTICK_STEPS, Task, make_tasks
from analysis.forecast.panel import DRAWS, forecast_panel
from analysis.forecast.prior import Prior
from analysis.forecast.record import ALL_NOISY, SITUATIONS, TOTAL
from analysis.forecast.scores import LEVELS, brier, coverage, crps_from_quantiles

__all__ = ["COLUMNS", "SEED", "WINDOWS", "Score", "of_kin", "pooled", "run_situations", "score_task",
           "summarise"]

COLUMNS = ("situation", "panel", "own_figures", "horizon", "windows", "coverage_80", "coverage_95", "crps",
           "crps_naive", "crps_drift", "brier", "brier_base_rate")
WINDOWS = {"full": 8, "sparse": 16, "masked": 16, "alone": 20}
SEED = 20251231


@dataclass(frozen=True)
class Score:
    """One scored value; brier terms for three targets: probability and outcome of each. Values of one `cluster`, a
    parent and an origin, err together. crps, width_80: in the panel's unit."""

    situation: str
    panel: str
    noisy: bool
    own_figures: int
    horizon: int
    coverage_80: float
    coverage_95: float
    width_80: float
    crps: float
    crps_naive: float
    crps_drift: float
    probability: tuple[float, ...]
    happened: tuple[bool, ...]
    cluster: str = ""


def score_task(task: Task, prior: Prior | None, seed: int = 0) -> list[Score]:
    """Forecast one task and score every value that can be scored."""
    past = task.shown.shape[1]
    horizon = task.truth.shape[1] - past
    aggregates = None if task.total is None else [(task.weights, task.total)]
    forecast = forecast_panel(task.shown, task.window.years[:past], horizon, aggregates=aggregates, seed=seed,
                              prior=prior, selected=task.selected, covariates=task.covariates)
    draws = forecast.draws(DRAWS, include_past=True)
    scores = []
    for row in np.flatnonzero(task.scored):
        for column in range(task.first_scored, task.truth.shape[1]):
            if np.isfinite(task.truth[row, column]):
                scores.append(_score(task, int(row), column, draws[:, row, column]))
    return scores


def _score(task: Task, row: int, column: int, draws: np.ndarray) -> Score:
    source = task.window.panel.source
    truth = float(task.truth[row, column])
    centre, spread, drift, drift_spread = _simple(task, row, column)
    targets = np.clip(_targets(task, row, column, centre), 0.0, 100.0)
    reached = task.sign * (draws[:, None] - targets) >= 0
    broken = _crosses_break(task, column)
    low_80, high_80, low_95, high_95 = np.quantile(draws, [0.1, 0.9, 0.025, 0.975])
    return Score(
        situation=task.situation, panel=source.name + (" (across break)" if broken else ""),
        noisy=source.noisy and not broken,
        own_figures=int(task.own_figures[row]), horizon=column - task.window.origin,
        coverage_80=float(coverage(truth, low_80, high_80)), coverage_95=float(coverage(truth, low_95, high_95)),
        width_80=float(high_80 - low_80), crps=float(crps_from_quantiles(truth, np.quantile(draws, LEVELS))),
        crps_naive=float(crps_from_quantiles(truth, np.clip(norm.ppf(LEVELS, centre, spread), 0, 100))),
        crps_drift=float(crps_from_quantiles(truth, np.clip(norm.ppf(LEVELS, drift, drift_spread), 0, 100))),
        probability=tuple(reached.mean(axis=0).tolist()),
        happened=tuple((task.sign * (truth - targets) >= 0).tolist()),
        cluster=f"{task.window.parent} {task.window.years[task.window.origin]}")


def _crosses_break(task: Task, column: int) -> bool:
    """Whether a known break lies after the last figure shown and at or before the year forecast."""
    year = task.window.panel.source.known_break
    if year is None:
        return False
    known = np.isfinite(task.shown).any(axis=0)
    if task.total is not None:
        known = known | np.isfinite(task.total)
    last = int(task.window.years[np.flatnonzero(known)[-1]])
    return bool(last < year <= task.window.years[column])


def _simple(task: Task, row: int, column: int) -> tuple[float, float, float, float]:
    """Centre and spread of the naive forecast and of the random walk with drift.

    Naive: the last figure, with the panel's spread of yearly changes times the root of the years since; for a silent
    area the parent's last figure, with the panel's spread of areas around it. Drift: adds the mean change, with its
    standard error.
    """
    known = np.flatnonzero(np.isfinite(task.shown[row]))
    if known.size == 0:
        assert task.total is not None
        last = float(task.total[np.isfinite(task.total)][-1])
        spread = _area_spread(task.window.panel)
        return last, spread, last, spread
    step = task.window.panel.yearly_change
    last, ahead = float(task.shown[row, known[-1]]), column - known[-1]
    span = known[-1] - known[0]
    if span == 0:
        return last, step * np.sqrt(ahead), last, step * np.sqrt(ahead)
    pace = (last - float(task.shown[row, known[0]])) / span
    return last, step * np.sqrt(ahead), last + pace * ahead, step * np.sqrt(ahead * (1 + ahead / span))


def _area_spread(panel: Panel) -> float:
    """Root mean square distance of the panel's areas from the mean of their parent in the same year."""
    distances = []
    for parent in np.unique(panel.parents):
        rows = panel.values[panel.parents == parent]
        known = rows[:, np.isfinite(rows).sum(axis=0) >= 3]
        if known.size:
            distances.append(((known - np.nanmean(known, axis=0)) ** 2).ravel())
    return float(np.sqrt(np.nanmean(np.concatenate(distances))))


def _targets(task: Task, row: int, column: int, centre: float) -> np.ndarray:
    """Three targets: the last figure plus 0.5, 1, 2 yearly changes × √h in the better direction; of a silent
    area the parent's figure and half a spread of the areas to either side."""
    if not np.isfinite(task.shown[row]).any():
        return centre + task.sign * YARDSTICK_STEPS * _area_spread(task.window.panel)
    ahead = max(1, column - task.window.origin)
    step = task.window.panel.yearly_change * np.sqrt(ahead)
    return centre + task.sign * TARGET_STEPS * step


def run_situations(panels: list[Panel], prior_of: Callable[[Panel], Prior | None]) -> list[Score]:
    """All scores, the same for the same panels (fixed seeds)."""
    scores = []
    for number, panel in enumerate(panels):
        for place, situation in enumerate(SITUATIONS):
            rng = np.random.default_rng([SEED, number, place])
            for index, task in enumerate(make_tasks(situation, panel, WINDOWS[situation], rng)):
                scores.extend(score_task(task, prior_of(panel), seed=index))
        print(f"{panel.source.name}: situations", file=sys.stderr, flush=True)
    return scores


def pooled(scores: list[Score], situation: str, panel: str, own: object, horizon: object) -> dict[str, object]:
    """A row of the record: the means of these scores."""
    probability = np.array([score.probability for score in scores])
    happened = np.array([score.happened for score in scores], dtype=float)
    rate = happened.mean(axis=0)

    def mean(name: str) -> float:
        return round(float(np.mean([getattr(score, name) for score in scores])), 4)

    return {"situation": situation, "panel": panel, "own_figures": own, "horizon": horizon,
            "windows": len(scores),
            **{name: mean(name) for name in
               ("coverage_80", "coverage_95", "crps", "crps_naive", "crps_drift")},
            "brier": round(float(brier(probability, happened).mean()), 4),
            "brier_base_rate": round(float((rate * (1 - rate)).mean()), 4)}


def summarise(scores: list[Score]) -> list[dict[str, object]]:
    """Rows of the record: each situation × panel × own figures × horizon, panels and noisy totals over all."""
    rows = []
    for situation in dict.fromkeys(score.situation for score in scores):
        here = [score for score in scores if score.situation == situation]
        for panel in dict.fromkeys(score.panel for score in here):
            of_panel = [score for score in here if score.panel == panel]
            for own, horizon in sorted({(score.own_figures, score.horizon) for score in of_panel}):
                cell = [s for s in of_panel if s.own_figures == own and s.horizon == horizon]
                rows.append(pooled(cell, situation, panel, own, horizon))
            rows.append(pooled(of_panel, situation, panel, "all", "all"))
        noisy = [score for score in here if score.noisy]
        for own in sorted({score.own_figures for score in noisy}):
            rows.append(pooled([s for s in noisy if s.own_figures == own], situation, ALL_NOISY, own, "all"))
        if noisy:
            rows.append(pooled(noisy, situation, TOTAL, "all", "all"))
    return rows


def of_kin(scores: list[Score], kin: Mapping[str, str]) -> list[dict[str, object]]:
    """Rows of kin_record.csv: each situation of the panels that are of an indicator (`kin`, by panel) in its country.

    ``clusters``: how many equally large groups of one parent and origin they are worth (Kish 1965, squared sum over sum
    of squares); ``stated``, ``happened``: mean probability, and the share that came true.
    """
    rows = []
    for panel, situation in dict.fromkeys((score.panel, score.situation) for score in scores if score.panel in kin):
        here = [score for score in scores if (score.panel, score.situation) == (panel, situation)]
        _, sizes = np.unique([score.cluster for score in here], return_counts=True)
        rows.append({"indicator": kin[panel], **pooled(here, situation, panel, "all", "all"),
                     "clusters": round(float(sizes.sum() ** 2 / (sizes**2).sum()), 1),
                     "stated": round(float(np.mean([score.probability for score in here])), 4),
                     "happened": round(float(np.mean([score.happened for score in here])), 4)})
    return rows
