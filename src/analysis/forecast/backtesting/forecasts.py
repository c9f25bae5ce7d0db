"""Forecasts of each method for the windows of the protocol: quantiles, probabilities, joint events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from analysis.forecast.backtesting.baselines import BASELINES, safely
from analysis.forecast.backtesting.panels import Source
from analysis.forecast.backtesting.protocol import HORIZON, Group
from analysis.forecast.backtesting.yardstick import Yardstick
from analysis.forecast.panel import forecast_panel
from analysis.forecast.prior import Prior
from analysis.forecast.result import Better
from analysis.forecast.scores import LEVELS

__all__ = ["OURS", "YARDSTICK", "Chances", "JointEvents", "Windows", "baseline_quantiles", "collect_windows",
           "for_windows", "our_forecasts", "sources_of"]

OURS = "this model"
YARDSTICK = "statsforecast AutoETS"
SHARES = np.array([0.25, 0.5, 0.75])
JOINT_DRAWS = 1000


@dataclass(frozen=True, eq=False)
class Windows:
    """The scored windows of the protocol with their outcomes, one a row: the past of one series at one origin.

    Families for the situations are another thing, :class:`~analysis.forecast.backtesting.windows.Window`.

    Attributes
    ----------
    truth : (rows, HORIZON) NaN where unknown
    targets, met_levels : (rows, HORIZON, 3) levels to be reached, and levels met already
    sign, length, panel, cluster : (rows,) 1 where more is better, else -1; number of figures; number of the panel;
        number of the parent and origin
    broken : (rows, HORIZON) whether a known break lies in between
    """

    groups: list[Group]
    pasts: list[np.ndarray]
    truth: np.ndarray
    targets: np.ndarray
    met_levels: np.ndarray
    sign: np.ndarray
    length: np.ndarray
    panel: np.ndarray
    cluster: np.ndarray
    broken: np.ndarray


@dataclass(frozen=True, eq=False)
class Chances:
    """Probabilities (rows, HORIZON, 3) of reaching the targets, and of staying at the levels that are met already."""

    reaching: np.ndarray
    staying: np.ndarray


@dataclass(frozen=True, eq=False)
class JointEvents:
    """At least k of m areas reach their targets: probability from the joint draws, the same from the areas'
    probabilities taken as independent, whether it happened; with panel, cluster and whether a break is crossed."""

    joint: np.ndarray
    independent: np.ndarray
    happened: np.ndarray
    panel: np.ndarray
    cluster: np.ndarray
    broken: np.ndarray


def collect_windows(groups: list[Group]) -> Windows:
    """The scored rows of all groups, in their order."""
    names = [source.name for source in sources_of(groups)]
    places = list(dict.fromkeys((group.panel.source.name, group.parent, group.origin) for group in groups))
    return Windows(
        groups, [row for group in groups for row in group.past[group.scored]],
        np.concatenate([group.future[group.scored] for group in groups]),
        np.concatenate([group.targets[group.scored] for group in groups]),
        np.concatenate([group.met_levels[group.scored] for group in groups]),
        for_windows(groups, [group.panel.sign for group in groups]),
        for_windows(groups, [group.past.shape[1] for group in groups]),
        for_windows(groups, [names.index(group.panel.source.name) for group in groups]),
        for_windows(groups, [places.index((group.panel.source.name, group.parent, group.origin)) for group in groups]),
        for_windows(groups, [group.crosses_break for group in groups]))


def sources_of(groups: list[Group]) -> list[Source]:
    """Each panel's source once; its place is the panel's number in `Windows`."""
    return list({group.panel.source.name: group.panel.source for group in groups}.values())


def for_windows(groups: list[Group], values: Sequence[object]) -> np.ndarray:
    """One value of each group, repeated for its windows (rows, …)."""
    return np.repeat(np.array(values), [int(group.scored.sum()) for group in groups], axis=0)


def baseline_quantiles(windows: Windows, yardstick: Yardstick) -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """Quantiles (rows, HORIZON, levels) by baseline, and how often the naive forecast replaced one that failed."""
    found: dict[str, np.ndarray] = {}
    stood_in: dict[str, int] = {}
    for name, baseline in BASELINES.items():
        results = [safely(baseline, past, HORIZON, LEVELS) for past in windows.pasts]
        found[name] = np.array([quantiles for quantiles, _ in results])
        stood_in[name] = sum(failed for _, failed in results)
    if yardstick.python is not None:
        quantiles, _ = yardstick.auto_ets(windows.pasts, HORIZON)
        refused = ~np.isfinite(quantiles).all(axis=(1, 2))
        quantiles[refused] = found["naive"][refused]
        found[YARDSTICK], stood_in[YARDSTICK] = quantiles, int(refused.sum())
    return found, stood_in


def our_forecasts(
    windows: Windows, prior_of: Callable[[Group], Prior | None]
) -> tuple[np.ndarray, Chances, JointEvents]:
    """Quantiles (rows, HORIZON, levels), probabilities, joint events."""
    quantiles, events = [], []
    reaching: list[np.ndarray] = []
    staying: list[np.ndarray] = []
    row = 0
    for index, group in enumerate(windows.groups):
        forecast = forecast_panel(group.past, group.years, HORIZON, seed=index, prior=prior_of(group))
        quantiles.append(forecast.quantiles(LEVELS)[group.scored])
        better = cast(Better, group.panel.source.better)  # any other word of a file is refused by `probability`
        for levels, chances in ((group.targets, reaching), (group.met_levels, staying)):
            found = [forecast.probability(levels[..., step], better) for step in range(3)]
            chances.append(np.stack(found, axis=-1)[group.scored])
        joint = _joint(group, forecast.draws(JOINT_DRAWS), index)
        place = np.tile([windows.panel[row], windows.cluster[row]], (len(joint), 1))
        events.append(np.column_stack([joint, place, np.repeat(group.crosses_break, len(joint) // HORIZON)]))
        row += int(group.scored.sum())
    table = np.concatenate(events)
    return np.concatenate(quantiles), Chances(np.concatenate(reaching), np.concatenate(staying)), JointEvents(
        table[:, 0], table[:, 1], table[:, 2], table[:, 3].astype(int), table[:, 4].astype(int),
        table[:, 5].astype(bool))


def _joint(group: Group, draws: np.ndarray, seed: int) -> np.ndarray:
    """(events, 3): joint and independent probability and outcome for each horizon, target and share of areas."""
    rng = np.random.default_rng([seed, 7])
    sign = group.panel.sign
    rows = []
    for ahead in range(HORIZON):
        known = np.isfinite(group.future[:, ahead])
        if not known.any():
            rows.extend([[np.nan] * 3] * (3 * SHARES.size))
            continue
        needed = np.ceil(SHARES * known.sum())
        for step in range(3):
            goal = sign * group.targets[known, ahead, step]
            reached = sign * draws[:, known, ahead] >= goal
            alone = rng.random(reached.shape) < reached.mean(axis=0)
            outcome = (sign * group.future[known, ahead] >= goal).sum()
            rows.extend([[(reached.sum(axis=1) >= k).mean(), (alone.sum(axis=1) >= k).mean(), outcome >= k]
                         for k in needed])
    return np.array(rows, dtype=float)
