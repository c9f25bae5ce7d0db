"""Totals forecast from their parts, compared with the same totals forecast alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from analysis.forecast.backtesting.panels import Panel
from analysis.forecast.backtesting.protocol import HORIZON, LENGTHS
from analysis.forecast.backtesting.scoring import bootstrap_sums, interval
from analysis.forecast.panel import forecast_panel
from analysis.forecast.prior import Prior
from analysis.forecast.scores import LEVELS, crps_from_quantiles

__all__ = ["TOTALS_PER_LENGTH", "aggregate_report"]

TOTALS_PER_LENGTH = 24
FEWEST_PARTS = 5


@dataclass(frozen=True, eq=False)
class Total:
    """The areas of a parent with complete figures around an origin: past (areas, n), weights (areas,) that sum to 1,
    and the weighted mean in the years after it (HORIZON,; NaN where unknown)."""

    years: np.ndarray
    past: np.ndarray
    weights: np.ndarray
    future: np.ndarray


def _totals(panel: Panel, length: int) -> Iterator[Total]:
    for parent in np.unique(panel.parents):
        members = panel.parents == parent
        for column in range(length - 1, panel.years.size - 1):
            ahead = min(HORIZON, panel.years.size - 1 - column)
            window = panel.values[members, column - length + 1: column + 1 + ahead]
            complete = np.isfinite(window).all(axis=1)
            if complete.sum() < FEWEST_PARTS:
                continue
            weights = panel.weights[members][complete]
            weights = weights / weights.sum()
            future = np.full(HORIZON, np.nan)
            future[:ahead] = weights @ window[complete, length:]
            yield Total(panel.years[column - length + 1: column + 1], window[complete, :length], weights, future)


def _scores(total: Total, prior: Prior | None, seed: int) -> np.ndarray:
    """(HORIZON, 6): CRPS from the parts, alone, of the last figure; whether the two 80 % intervals hold; counted."""
    together = total.weights @ total.past
    parts = forecast_panel(total.past, total.years, HORIZON, seed=seed, prior=prior)
    quantiles = parts.aggregate(total.weights).quantiles(LEVELS)
    alone = forecast_panel(together[None], total.years, HORIZON, seed=seed, prior=prior).quantiles(LEVELS)[0]
    low, high = (int(np.argmin(np.abs(LEVELS - level))) for level in (0.1, 0.9))
    found = [crps_from_quantiles(total.future, quantiles), crps_from_quantiles(total.future, alone),
             np.abs(total.future - together[-1]),
             *((total.future >= each[:, low]) & (total.future <= each[:, high]) for each in (quantiles, alone)),
             np.ones(HORIZON)]
    return np.where(np.isfinite(total.future)[:, None], np.column_stack(found), 0.0)


def aggregate_report(
    panels: list[Panel], prior_of: Callable[[Panel], Prior | None], seed: int, wanted: int = TOTALS_PER_LENGTH
) -> list[str]:
    """Lines of Markdown: by panel, scores of totals from their parts and alone; intervals by resampling origins."""
    lines = ["| totals of | forecasts | CRPS from parts | alone | parts / alone | absolute error of the last figure | "
             "80 % from parts | alone |", "|---|---|---|---|---|---|---|---|"]
    for number, panel in enumerate(panels):
        rng = np.random.default_rng([seed, number])
        rows = []
        for length in LENGTHS:
            found = list(_totals(panel, length))
            chosen = rng.permutation(len(found))[:wanted]
            rows += [_scores(found[index], prior_of(panel), int(index)).sum(axis=0) for index in chosen]
        if not rows:
            continue
        sums = np.array(rows)
        observed, drawn = bootstrap_sums(sums, np.arange(len(sums)), np.zeros(len(sums), dtype=int), seed)
        low, high = interval(drawn[:, 0, 0] / drawn[:, 0, 1])
        parts, alone, naive, held, held_alone, count = observed[0]
        lines.append(f"| {panel.source.name} | {count:.0f} | {parts / count:.3f} | {alone / count:.3f} | "
                     f"{parts / alone:.3f} ({low:.2f}–{high:.2f}) | {naive / count:.3f} | {100 * held / count:.0f} | "
                     f"{100 * held_alone / count:.0f} |")
    return [*lines, ""]
