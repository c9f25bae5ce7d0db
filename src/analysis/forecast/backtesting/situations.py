"""The back-test's situations: which figures of a window are shown to the forecaster, and which are scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analysis.forecast.backtesting.panels import Panel
from analysis.forecast.backtesting.windows import Window, cut_windows
from analysis.forecast.checks import ArgumentError
from analysis.forecast.record import MOST_BEHIND, SITUATIONS
from analysis.forecast.selection import Selected

__all__ = ["FEW_YEARS", "Task", "any_published", "make_tasks", "masked", "scattered"]

FULL_YEARS = (5, 7, 10)
FEW_YEARS = (4, 5, 7, 10)
TARGET_STEPS = np.array([0.5, 1.0, 2.0])
YARDSTICK_STEPS = np.array([-0.5, 0.0, 0.5])


@dataclass(frozen=True, eq=False)
class Task:
    """One forecast to make: figures shown (series, past years), totals shown or None, weights, outcomes, which series
    are scored and from which column on, the selection declared, and covariates (series, k) or None."""

    situation: str
    window: Window
    shown: np.ndarray
    total: np.ndarray | None
    weights: np.ndarray
    truth: np.ndarray
    scored: np.ndarray
    first_scored: int
    selected: Selected | None = None
    covariates: np.ndarray | None = None

    @property
    def own_figures(self) -> np.ndarray:
        return np.isfinite(self.shown).sum(axis=1)

    @property
    def sign(self) -> float:
        return self.window.panel.sign


def make_tasks(situation: str, panel: Panel, count: int, rng: np.random.Generator) -> list[Task]:
    """``count`` random tasks of one situation (fewer where the panel is too short).

    full: 5, 7 or 10 published years of every area, no total; horizons 1 to 5.
    sparse: 1, 2 or 3 figures of each area, the last 0 to 2 years before the origin, and the parent's total
        in every past year; horizons 1 to 3.
    masked: the 2 to 4 worst-off areas with 1 to 3 figures in the last three published years, and the total in
        the last 3 to 6; the other areas silent and scored at the origin and 1 and 2 years on.
    alone: one series with its last 1 to 6 published years, nothing else; horizons 1 to 5.
    """
    if situation == "full":
        windows = cut_windows(panel, count, FULL_YEARS, 5, rng) or cut_windows(panel, count, (4,), 5, rng)
        return [_task(situation, window, window.past, None) for window in windows]
    if situation == "sparse":
        return [_sparse(window, rng) for window in cut_windows(panel, count, FEW_YEARS, 3, rng)]
    if situation == "masked":
        return [masked(window, rng) for window in cut_windows(panel, count, FEW_YEARS, 2, rng)]
    if situation == "alone":
        tasks = []
        for shown in range(1, 7):
            for window in cut_windows(panel, count, (shown,), 5, rng):
                tasks.extend(_alone(window, rng))
        return tasks
    raise ArgumentError("situation", repr(situation), f"one of {SITUATIONS}")


def _task(situation: str, window: Window, shown: np.ndarray, total: np.ndarray | None) -> Task:
    return Task(situation, window, shown, total, window.weights, window.values,
                np.ones(shown.shape[0], dtype=bool), window.origin + 1)


def _published(window: Window) -> np.ndarray:
    return np.flatnonzero(np.isfinite(window.past).all(axis=0))


def _past_total(window: Window, years: np.ndarray) -> np.ndarray:
    total = np.full(window.origin + 1, np.nan)
    total[years] = window.total[years]
    return total


def _sparse(window: Window, rng: np.random.Generator) -> Task:
    published = _published(window)
    shown = np.full(window.past.shape, np.nan)
    for row in range(len(shown)):
        recent = published[published >= window.origin - MOST_BEHIND]
        last = int(rng.choice(recent))
        earlier = rng.permutation(published[published < last])[: int(rng.integers(0, 3))]
        chosen = np.append(earlier, last).astype(int)
        shown[row, chosen] = window.past[row, chosen]
    return _task("sparse", window, shown, _past_total(window, published))


def masked(window: Window, rng: np.random.Generator) -> Task:
    """The 2 to 4 worst-off areas published, and declared as such; the others silent."""
    sign = window.panel.sign
    worst = np.argsort(sign * window.past[:, window.origin])[: int(rng.integers(2, 5))]
    return _published_only(window, worst, "lowest" if sign > 0 else "highest", rng)


def scattered(window: Window, rng: np.random.Generator) -> Task:
    """Any 1 to 4 areas published, the others silent; nothing is declared."""
    return _published_only(window, rng.permutation(len(window.past))[: int(rng.integers(1, 5))], None, rng)


def any_published(count: int) -> Callable[[Window, np.random.Generator], Task]:
    """Makes tasks in which any ``count`` areas are published, the others silent; nothing is declared."""
    return lambda window, rng: _published_only(window, rng.permutation(len(window.past))[:count], None, rng)


def _published_only(window: Window, rows: np.ndarray, selected: Selected | None, rng: np.random.Generator) -> Task:
    published = _published(window)
    shown = np.full(window.past.shape, np.nan)
    for row in rows:
        chosen = rng.permutation(published[-3:])[: int(rng.integers(1, 4))]
        shown[row, chosen] = window.past[row, chosen]
    total = _past_total(window, published[-int(rng.integers(3, 7)):])
    silent = ~np.isfinite(shown).any(axis=1)
    return Task("masked", window, shown, total, window.weights, window.values, silent, window.origin, selected)


def _alone(window: Window, rng: np.random.Generator) -> list[Task]:
    row = int(rng.integers(window.values.shape[0]))
    part = slice(row, row + 1)
    return [Task("alone", window, window.past[part], None, np.ones(1), window.values[part],
                 np.ones(1, dtype=bool), window.origin + 1)]
