"""Scores of the protocol's forecasts, with cluster-bootstrap intervals: areas of one parent and origin share shocks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.forecast.backtesting.forecasts import JointEvents, Windows
from analysis.forecast.scores import LEVELS, crps_from_quantiles

__all__ = ["Scores", "bootstrap_sums", "cells", "clustered_reliability", "interval", "probabilities",
           "reliability", "score", "skill"]

RESAMPLES = 1000
TENTHS = np.linspace(0.0, 1.0, 11)


@dataclass(frozen=True, eq=False)
class Scores:
    """Scores of one method, each (rows, HORIZON), NaN where the outcome is unknown: absolute error of the median, CRPS,
    whether the 80 and 95 % intervals held the outcome, mean Brier score of the three targets."""

    error: np.ndarray
    crps: np.ndarray
    inside_80: np.ndarray
    inside_95: np.ndarray
    brier: np.ndarray


def probabilities(windows: Windows, quantiles: np.ndarray) -> np.ndarray:
    """Probability (rows, HORIZON, 3) of reaching the targets, linear between the quantiles."""
    found = np.empty(windows.targets.shape)
    for row, column in np.ndindex(*windows.truth.shape):
        below = np.interp(windows.targets[row, column], quantiles[row, column], LEVELS, left=0.0, right=1.0)
        found[row, column] = 1.0 - below if windows.sign[row] > 0 else below
    return found


def happened(windows: Windows) -> np.ndarray:
    """Whether the targets were reached (rows, HORIZON, 3); meaningless where the truth is NaN."""
    return _at_least_as_good(windows, windows.targets)


def stayed(windows: Windows) -> np.ndarray:
    """Whether the levels that were met at the origin still were (rows, HORIZON, 3)."""
    return _at_least_as_good(windows, windows.met_levels)


def _at_least_as_good(windows: Windows, levels: np.ndarray) -> np.ndarray:
    return windows.sign[:, None, None] * (windows.truth[..., None] - levels) >= 0


def score(windows: Windows, quantiles: np.ndarray, chances: np.ndarray) -> Scores:
    """Score the quantiles (rows, HORIZON, levels) and the targets' probabilities (rows, HORIZON, 3)."""
    truth = windows.truth
    unknown = np.isnan(truth)

    def at(level: float) -> np.ndarray:
        above = int(np.searchsorted(LEVELS, level))
        return 0.5 * (quantiles[..., above - 1] + quantiles[..., above])

    def inside(level: float) -> np.ndarray:
        edge = (1 - level) / 2
        return np.where(unknown, np.nan, (truth >= at(edge)) & (truth <= at(1 - edge)))

    brier = ((chances - happened(windows)) ** 2).mean(axis=-1)
    return Scores(np.abs(truth - at(0.5)), crps_from_quantiles(truth, quantiles), inside(0.8),
                  inside(0.95), np.where(unknown, np.nan, brier))


def bootstrap_sums(
    values: np.ndarray, cluster: np.ndarray, panel: np.ndarray, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Sums of values (rows, k) by panel, as observed (panels, k) and with the clusters of each panel resampled
    (RESAMPLES, panels, k)."""
    rng = np.random.default_rng(seed)
    names, place = np.unique(cluster, return_inverse=True)
    sums = np.zeros((names.size, values.shape[1]))
    np.add.at(sums, place, values)
    of_panel = np.zeros(names.size, dtype=int)
    of_panel[place] = panel
    numbers = np.unique(panel)
    observed = np.zeros((numbers.size, values.shape[1]))
    resampled = np.zeros((RESAMPLES, numbers.size, values.shape[1]))
    for index, number in enumerate(numbers):
        rows = np.flatnonzero(of_panel == number)
        observed[index] = sums[rows].sum(axis=0)
        counts = rng.multinomial(rows.size, np.full(rows.size, 1 / rows.size), RESAMPLES)
        resampled[:, index] = counts @ sums[rows]
    return observed, resampled


def interval(resampled: np.ndarray) -> tuple[float, float]:
    """The middle 95 % of resampled statistics."""
    low, high = np.nanquantile(resampled, [0.025, 0.975])
    return float(low), float(high)


def cells(windows: Windows, scores: Scores, chosen: np.ndarray) -> list[dict[str, float]]:
    """Coverage by length and horizon over the chosen values (rows, HORIZON), with cluster-bootstrap intervals."""
    found = []
    for length in np.unique(windows.length):
        for ahead in range(windows.truth.shape[1]):
            rows = np.flatnonzero((windows.length == length) & chosen[:, ahead] & np.isfinite(windows.truth[:, ahead]))
            if rows.size == 0:
                continue
            inside = np.column_stack([scores.inside_80[rows, ahead], scores.inside_95[rows, ahead],
                                      np.ones(rows.size)])
            one_pool = np.zeros(rows.size, dtype=int)
            observed, resampled = bootstrap_sums(inside, windows.cluster[rows], one_pool)
            ratios = resampled[:, 0, :2] / np.maximum(resampled[:, 0, 2:], 1)
            low, high = np.quantile(ratios, [0.025, 0.975], axis=0)
            found.append({
                "n": int(length), "horizon": ahead + 1, "forecasts": rows.size,
                "origins": np.unique(windows.cluster[rows]).size,
                "coverage_80": observed[0, 0] / observed[0, 2], "low_80": low[0], "high_80": high[0],
                "coverage_95": observed[0, 1] / observed[0, 2], "low_95": low[1], "high_95": high[1]})
    return found


def reliability(chances: np.ndarray, outcomes: np.ndarray) -> list[dict[str, float]]:
    """By tenths of the probability: number of forecasts, mean probability, share that came true."""
    tenth = _tenth(chances)
    return [{"from": float(TENTHS[number]), "forecasts": int((tenth == number).sum()),
             "stated": float(chances[tenth == number].mean()), "happened": float(outcomes[tenth == number].mean())}
            for number in range(10) if (tenth == number).any()]


def _tenth(chances: np.ndarray) -> np.ndarray:
    """The number of the tenth that each probability lies in, 0 to 9."""
    return np.clip(np.digitize(chances, TENTHS[1:-1]), 0, 9)


def clustered_reliability(
    windows: Windows, chances: np.ndarray, outcomes: np.ndarray, chosen: np.ndarray
) -> list[dict[str, float]]:
    """:func:`reliability` of the chosen values (rows, HORIZON), with intervals that allow for shared shocks.

    chances, outcomes: (rows, HORIZON, targets). Adds ``low`` and ``high``, the 95 % interval of the share that came
    true with the clusters of each panel resampled, and ``clusters``, their effective number
    (Kish 1965, "Survey Sampling": squared sum over sum of squares).
    """
    tenth, came = np.where(chosen[..., None], _tenth(chances), -1), outcomes.astype(bool)
    found = reliability(chances[chosen].ravel(), came[chosen].ravel())
    for row in found:
        here = tenth == round(10 * row["from"])
        rows = np.flatnonzero(here.any(axis=(1, 2)))
        sums = np.column_stack([(here & came).sum(axis=(1, 2)), here.sum(axis=(1, 2))])[rows]
        _, resampled = bootstrap_sums(sums, windows.cluster[rows], windows.panel[rows])
        total = resampled.sum(axis=1)
        row["low"], row["high"] = interval(total[:, 0] / total[:, 1])
        sizes = np.bincount(windows.cluster[rows], weights=sums[:, 1])
        row["clusters"] = float(sizes.sum() ** 2 / (sizes**2).sum())
    return found


def skill(chances: np.ndarray, outcomes: np.ndarray) -> tuple[float, float]:
    """Brier score of the probabilities (values, 3) and of stating each target's base rate."""
    rate = outcomes.mean(axis=0)
    return float(((chances - outcomes) ** 2).mean()), float((rate * (1 - rate)).mean())


def joint_scores(events: JointEvents, noisy: np.ndarray) -> dict[str, float]:
    """Brier scores of "at least k of m": joint draws, areas taken as independent, base rate of all such events."""
    kept = np.isfinite(events.joint) & noisy[events.panel] & ~events.broken
    outcome = events.happened[kept]
    return {"events": float(kept.sum()), "joint": float(((events.joint[kept] - outcome) ** 2).mean()),
            "independent": float(((events.independent[kept] - outcome) ** 2).mean()),
            "base_rate": float(outcome.mean() * (1 - outcome.mean()))}
