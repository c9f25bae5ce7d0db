"""The protocol: rolling origins on whole panels, every area of one parent and origin forecast together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.forecast.backtesting.panels import Panel

__all__ = ["HORIZON", "LENGTHS", "LONG", "STEPS", "Group", "make_groups"]

LENGTHS = (5, 7, 10)
LONG = 7  # figures from which on methods are compared: AutoETS refuses shorter series
HORIZON = 5
STEPS = np.array([0.5, 1.0, 2.0])
WINDOWS_PER_LENGTH = 240
FEWEST_PER_GROUP = 12


@dataclass(frozen=True, eq=False)
class Group:
    """The areas of one parent at one origin: past (areas, n) without gaps, future (areas, HORIZON) with NaN,
    and which areas are scored (a random part of large groups)."""

    panel: Panel
    parent: str
    origin: int
    past: np.ndarray
    future: np.ndarray
    scored: np.ndarray

    @property
    def years(self) -> np.ndarray:
        return np.arange(self.origin - self.past.shape[1] + 1, self.origin + 1)

    @property
    def targets(self) -> np.ndarray:
        """Targets (areas, HORIZON, 3): last value + 0.5, 1, 2 × s × √h in the better direction."""
        return self._aside(self.panel.sign)

    @property
    def met_levels(self) -> np.ndarray:
        """Levels (areas, HORIZON, 3) that the last value meets by the same distances: do areas stay at them?"""
        return self._aside(-self.panel.sign)

    def _aside(self, sign: float) -> np.ndarray:
        reach = self.panel.yearly_change * np.sqrt(np.arange(1, HORIZON + 1))[:, None] * STEPS
        return self.past[:, -1, None, None] + sign * reach

    @property
    def crosses_break(self) -> np.ndarray:
        """Whether each horizon lies beyond a known break that the past does not contain (HORIZON,)."""
        year = self.panel.source.known_break
        return np.zeros(HORIZON, dtype=bool) if year is None else self.leads_across(year)

    def leads_across(self, year: int) -> np.ndarray:
        """Whether each horizon leads from before a year into it or beyond (HORIZON,)."""
        return (self.origin < year) & (self.origin + np.arange(1, HORIZON + 1) >= year)


def make_groups(panel: Panel, length: int, rng: np.random.Generator, wanted: int = WINDOWS_PER_LENGTH) -> list[Group]:
    """Groups of one window length that hold about ``wanted`` scored windows, spread evenly over the origins."""
    by_origin: dict[int, list[Group]] = {}
    for column in range(length - 1, panel.years.size - 1):
        found = [group for parent in np.unique(panel.parents)
                 if (group := _group(panel, str(parent), column, length)) is not None]
        if found:
            by_origin[column] = [found[index] for index in rng.permutation(len(found))]
    available = sum(map(len, by_origin.values()))
    if not available:
        return []
    cap = max(FEWEST_PER_GROUP, -(-wanted // available))
    chosen: list[Group] = []
    total = 0
    for turn in range(max(map(len, by_origin.values()))):
        for column in rng.permutation(sorted(by_origin)):
            if turn < len(by_origin[column]) and total < wanted:
                group = _thin(by_origin[column][turn], cap, rng)
                total += int(group.scored.sum())
                chosen.append(group)
    return chosen


def _group(panel: Panel, parent: str, column: int, length: int) -> Group | None:
    members = panel.parents == parent
    past = panel.values[members, column - length + 1 : column + 1]
    complete = np.isfinite(past).all(axis=1)
    future = np.full((int(complete.sum()), HORIZON), np.nan)
    known = panel.values[members, column + 1 : column + 1 + HORIZON][complete]
    future[:, : known.shape[1]] = known
    scored = np.isfinite(future[:, 0])
    if not scored.any():
        return None
    return Group(panel, parent, int(panel.years[column]), past[complete], future, scored)


def _thin(group: Group, cap: int, rng: np.random.Generator) -> Group:
    rows = np.flatnonzero(group.scored)
    kept = np.zeros_like(group.scored)
    kept[rng.permutation(rows)[:cap]] = True
    return Group(group.panel, group.parent, group.origin, group.past, group.future, kept)
