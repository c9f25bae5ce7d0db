"""Reference panels on disk and the families of areas cut from them, for fitting the prior and the back-test."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

__all__ = ["Panel", "SOURCES", "Window", "cut_windows", "read_panels"]

LARGEST_FAMILY = 15
SMALLEST_FAMILY = 5


@dataclass(frozen=True)
class Source:
    """One panel: its file, indicator and level there, the better direction, whether it is noisy (published as
    measured) or smoothed by a model, whether zeros mean that the area did not exist, and the year of a known
    break (a reform that nothing in the figures before it announces)."""

    name: str
    file: str
    indicator: str
    level: str
    better: str
    noisy: bool = True
    zero_is_absent: bool = False
    known_break: int | None = None


SOURCES = (
    Source("idn_poverty_province", "idn_province.csv", "idn_poverty", "province", "down", True, True),
    Source("vn_poverty_province", "vn_gso_province.csv", "vn_poverty", "province", "down", True, True),
    Source("vn_literacy_province", "vn_gso_province.csv", "vn_literacy", "province", "up"),
    Source("vn_immunised_province", "vn_gso_province.csv", "vn_immunised_full_u1", "province", "up"),
    Source("us_uninsured_county", "us_sahie_county.csv", "us_uninsured_u65", "county", "down",
           known_break=2014),
    Source("who_dtp3_reported", "who_gov_reported_immunisation.csv", "gov_dtp3", "country", "up"),
    Source("who_mcv1_reported", "who_gov_reported_immunisation.csv", "gov_mcv1", "country", "up"),
    Source("water_rural_smooth", "country_rural_water_modelled.csv",
           "gm_at_least_basic_water_source_rural_access_percent", "country", "up", False),
)


@dataclass(frozen=True)
class Panel:
    """values (areas, years) with NaN, years, weights (areas,), parents (areas,) of one source."""

    source: Source
    values: np.ndarray
    years: np.ndarray
    weights: np.ndarray
    parents: np.ndarray

    @property
    def yearly_change(self) -> float:
        """Median over areas of the standard deviation of yearly changes, points."""
        changes = np.diff(self.values, axis=1)
        enough = np.isfinite(changes).sum(axis=1) >= 3
        if not enough.any():
            known = changes[np.isfinite(changes)]
            return float(known.std()) if known.size else 1.0
        return float(np.median(np.nanstd(changes[enough], axis=1)))


@dataclass(frozen=True)
class Window:
    """Areas of one parent up to an origin and what came after: columns up to ``origin`` are the past."""

    panel: Panel
    parent: str
    values: np.ndarray
    years: np.ndarray
    weights: np.ndarray
    origin: int

    @property
    def past(self) -> np.ndarray:
        return self.values[:, : self.origin + 1]

    @property
    def total(self) -> np.ndarray:
        """Weighted mean of the areas in the years in which all have figures (years,)."""
        return np.asarray(self.weights @ self.values)


def read_panels(folder: Path) -> list[Panel]:
    """The panels whose files lie in the folder, in the order of SOURCES."""
    return [_read(folder / source.file, source) for source in SOURCES if (folder / source.file).is_file()]


def _read(path: Path, source: Source) -> Panel:
    cells: dict[str, dict[int, float]] = defaultdict(dict)
    weights: dict[str, float] = {}
    parents: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["indicator"] != source.indicator or row["level"] != source.level or not row["value"]:
                continue
            value = min(float(row["value"]), 100.0)
            if source.zero_is_absent and value == 0:
                continue
            cells[row["area"]][int(row["year"])] = value
            weights[row["area"]] = float(row["weight"] or 1.0)
            parents[row["area"]] = row["parent"]
    areas = sorted(cells)
    first = min(min(line) for line in cells.values())
    last = max(max(line) for line in cells.values())
    years = np.arange(first, last + 1)
    values = np.array([[cells[area].get(int(year), np.nan) for year in years] for area in areas])
    return Panel(source, values, years, np.array([weights[area] for area in areas]),
                 np.array([parents[area] for area in areas]))


Accept = Callable[[np.ndarray, int], bool]


def cut_windows(
    panel: Panel, count: int, past_years: tuple[int, ...], horizon: int, rng: np.random.Generator
) -> list[Window]:
    """Random families: a parent, an origin, at most 15 of its areas with a complete record in the window.

    A year of the window counts as published when most of the parent's areas have it; areas must have all of
    those up to the origin. ``past_years`` are the numbers of published years shown. Parents with fewer than
    five such areas are left out; a parent's areas are drawn at random where it has more than 15.
    """
    windows: list[Window] = []
    choices = sorted(set(panel.parents.tolist()))
    for _ in range(count * 30):
        if len(windows) == count:
            break
        window = _one_window(panel, str(rng.choice(choices)), int(rng.choice(past_years)), horizon, rng)
        if window is not None:
            windows.append(window)
    return windows


def _one_window(
    panel: Panel, parent: str, shown: int, horizon: int, rng: np.random.Generator
) -> Window | None:
    members = np.flatnonzero(panel.parents == parent)
    if members.size < SMALLEST_FAMILY:
        return None
    published = np.flatnonzero(np.isfinite(panel.values[members]).mean(axis=0) > 0.5)
    if published.size <= shown:
        return None
    last = int(rng.integers(shown - 1, published.size - 1))
    past = published[last - shown + 1 : last + 1]
    complete = members[np.isfinite(panel.values[np.ix_(members, past)]).all(axis=1)]
    if complete.size < SMALLEST_FAMILY:
        return None
    chosen = rng.permutation(complete)[:LARGEST_FAMILY]
    first, origin = int(past[0]), int(past[-1])
    stop = min(origin + horizon + 1, panel.years.size)
    values = panel.values[chosen, first:stop].copy()
    hidden = ~np.isin(np.arange(first, origin + 1), past)
    values[:, : origin + 1 - first][:, hidden] = np.nan
    weights = panel.weights[chosen] / panel.weights[chosen].sum()
    return Window(panel, parent, values, panel.years[first:stop], weights, origin - first)
