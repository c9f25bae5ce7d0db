"""Households, poor and near-poor households, ethnic minorities among them: mutually consistent counts and rates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.special import expit, logit

from analysis.demo.draws import bridge, count_path, path, shares, whole_numbers
from analysis.demo.panel import Panel

__all__ = ["LINES", "draw_poverty"]

Array = npt.NDArray[np.float64]
YEARS = tuple(range(2015, 2025))
_KNOWN = tuple(range(2011, 2025))  # published figures from before the drawn years are informative too
LINES = {"line_2011_2015": (2015,), "line_2016_2020": tuple(range(2015, 2022)),
         "line_2022_2025": tuple(range(2021, 2025))}
"""The year-ends reviewed under each line; 2015 and 2021 were reviewed under two, which are not linked."""

# Wished levels of the province in years without a published one, percent.
_POOR: dict[str, dict[int, float]] = {
    "line_2011_2015": {}, "line_2016_2020": {2020: 8.55}, "line_2022_2025": {2021: 11.9}}
_NEAR = {"line_2016_2020": {2015: 9.4, 2019: 9.1, 2021: 8.3}, "line_2022_2025": {2021: 8.7, 2022: 7.9, 2024: 5.9}}
_MINORITY = {"line_2016_2020": {2021: 15.9}, "line_2022_2025": {2021: 26.1}}
_WISHED = {"poverty_rate": _POOR, "near_poverty_rate": _NEAR}
_HOUSEHOLDS = {2024: 509_000.0}
_MINORITY_HOUSEHOLDS = {2019: 157_000.0, 2024: 161_000.0}
_BOOK = "poverty"


def draw_poverty(panel: Panel) -> None:
    """Draw households, then for each poverty line the poor, the near-poor, and ethnic minorities among the poor."""
    every, minority = _households(panel)
    for line, years in LINES.items():
        columns = [YEARS.index(year) for year in years]
        of_line = every[:, columns]
        poor = _counted(panel, "poverty_rate", "poor_households", line, of_line)
        if line == "line_2011_2015":
            continue
        _counted(panel, "near_poverty_rate", "near_poor_households", line, of_line)
        _minorities(panel, line, of_line, minority[:, columns], poor)
        _falls(panel, line)


def _households(panel: Panel) -> tuple[Array, Array]:
    """(districts, years): all households, and those of ethnic minorities."""
    known, key = panel.known, ("households", "default", "all")
    total = np.round(count_path(list(YEARS), known.province(*key, YEARS), _HOUSEHOLDS))
    pinned = known.districts(*key, YEARS)
    for line, years in LINES.items():  # a count and its rate imply their denominator
        for rate, count in (("poverty_rate", "poor_households"), ("near_poverty_rate", "near_poor_households")):
            above, share = known.districts(count, line, "all", years), known.districts(rate, line, "all", years)
            at = [YEARS.index(year) for year in years]
            pinned[:, at] = np.where(np.isfinite(pinned[:, at]), pinned[:, at], np.round(100 * above / share))
    weights = known.weights("population", "all")
    noise = panel.around(key, len(YEARS), 0.03, 0.0, 0.0, 0.004)
    expected = _through(weights[:, None] / weights.sum() * total * np.exp(noise), pinned)
    every = _whole(expected, total, pinned)
    panel.put(key, YEARS, every, total, _BOOK)
    group = ("households", "default", "ethnic_minority")
    published = _divided(panel, "ethnic_minority") | known.province(*group, YEARS)
    of_group = np.round(count_path(list(YEARS), published, _MINORITY_HOUSEHOLDS))
    fixed = known.districts(*group, YEARS)
    part = _through(every * panel.minorities()[:, None] / 100, fixed)
    minority = _whole(part, of_group, fixed, np.floor(0.95 * every))
    panel.put(group, YEARS, minority, of_group, _BOOK)
    return every, minority


def _divided(panel: Panel, group: str) -> dict[int, float]:
    """The province's households of a group, as implied by published counts and rates of the poor."""
    found: dict[int, float] = {}
    for line, years in LINES.items():
        counts, rates = (panel.known.province(name, line, group, years) for name in ("poor_households", "poverty_rate"))
        found |= {year: float(round(100 * counts[year] / rates[year])) for year in counts.keys() & rates.keys()}
    return found


def _through(expected: Array, pinned: Array) -> Array:
    """Positive numbers shifted, in logarithms, to pass through the known ones."""
    return np.exp(bridge(np.log(expected), np.log(pinned)))


def _whole(expected: Array, total: Array, pinned: Array, most: Array | None = None) -> Array:
    return np.column_stack([
        whole_numbers(expected[:, year], round(total[year]), pinned[:, year], None if most is None else most[:, year])
        for year in range(total.size)])


def _counted(panel: Panel, rate: str, count: str, line: str, households: Array) -> Array:
    """Draw the rates of a line and the counts behind them; returns the counts."""
    known, years = panel.known, LINES[line]
    of_all = households.sum(axis=0)
    level = path(list(years), known.province(rate, line, "all", years), _WISHED[rate][line], 100.0)
    counted = known.province(count, line, "all", years)
    total = np.array([counted.get(year, round(level[at] * of_all[at] / 100)) for at, year in enumerate(years)])
    pinned = known.districts(rate, line, "all", years)
    exact = known.districts(count, line, "all", years)
    above = np.where(np.isfinite(exact), exact, np.round(pinned * households / 100))
    around = _around(panel, rate, years) + _placed(panel, rate, line)[:, None]
    share = np.where(np.isfinite(above), 100 * above / households, np.nan)
    drawn = shares(100 * total / of_all, around, share, households, 100.0, 9)
    counts = _whole(drawn * households / 100, total, above)
    computed = np.round(100 * counts / households, 2)
    agrees = np.isfinite(pinned) & (np.abs(100 * counts / households - pinned) <= 0.0505 - 0.0455 * _fine(pinned))
    panel.put((count, line, "all"), years, counts, total, _BOOK)
    panel.put((rate, line, "all"), years, np.where(agrees, pinned, computed), np.round(level, 2), _BOOK)
    return counts


def _around(panel: Panel, rate: str, years: Sequence[int]) -> Array:
    return panel.around((rate, "spread"), len(years), 0.6, 0.75, -0.35, 0.06)


def _placed(panel: Panel, rate: str, line: str) -> Array:
    """How much to shift each district's deviation to fit its published rates under the line, or else under the others.

    A district known to be poor under one line is thus poor under all. The lines are not linked otherwise.
    """
    own, others = (_apart(panel, rate, lines) for lines in ([line], [each for each in LINES if each != line]))
    return np.nan_to_num(np.where(np.isfinite(own), own, others))


def _apart(panel: Panel, rate: str, lines: Sequence[str]) -> Array:
    """The mean distance of published rates from the drawn ones (logits) by district; NaN if none is published."""
    found = [np.full((len(panel.known.codes), 1), np.nan)]
    for line in lines:
        known = panel.known.districts(rate, line, "all", _KNOWN)
        if np.isfinite(known).any():
            level = path(list(_KNOWN), panel.known.province(rate, line, "all", _KNOWN), _WISHED[rate][line], 100.0)
            found.append(logit(known / 100) - logit(level / 100) - _around(panel, rate, _KNOWN))
    every = np.hstack(found)
    counts = np.isfinite(every).sum(axis=1)
    return np.where(counts, np.nansum(every, axis=1) / np.maximum(counts, 1), np.nan)


def _fine(rates: Array) -> Array:
    """1 for rates published to two decimals, 0 for coarser ones, with which counts need not agree exactly."""
    return np.asarray(np.abs(rates * 10 - np.round(rates * 10)) > 1e-6, dtype=float)


def _minorities(panel: Panel, line: str, households: Array, of_group: Array, poor: Array) -> None:
    """The poor among ethnic minorities: one odds ratio to the rest for all districts, with random variation."""
    known, years = panel.known, LINES[line]
    whole = of_group.sum(axis=0)
    rates = known.province("poverty_rate", line, "ethnic_minority", years)
    counted = known.province("poor_households", line, "ethnic_minority", years)
    level = path(list(years), rates, _MINORITY[line], 100.0)
    total = np.array([counted.get(year, round(level[at] * whole[at] / 100)) for at, year in enumerate(years)])
    chance = panel.around(("poverty_rate", "odds"), len(years), 0.18, 0.0, 0.0, 0.0)
    counts = np.empty_like(poor)
    for at in range(len(years)):
        part, rate, group = of_group[:, at] / households[:, at], poor[:, at] / households[:, at], of_group[:, at]

        def miss(odds: float, part: Array = part, rate: Array = rate, group: Array = group, at: int = at) -> float:
            return float((group * _of_group(rate, part, odds + chance[:, at])).sum()) - float(total[at])

        odds = brentq(miss, -6.0, 12.0)
        expected = group * _of_group(rate, part, odds + chance[:, at])
        counts[:, at] = whole_numbers(expected, int(total[at]), np.full(part.size, np.nan),
                                      np.minimum(group, poor[:, at]))
    province = np.array([rates.get(year, value) for year, value in zip(
        years, np.round(100 * total / whole, 2), strict=True)])
    panel.put(("poor_households", line, "ethnic_minority"), years, counts, total, _BOOK)
    panel.put(("poverty_rate", line, "ethnic_minority"), years, np.round(100 * counts / of_group, 2), province, _BOOK)


def _of_group(rate: Array, part: Array, odds: Array) -> Array:
    """The rate of a group whose log odds exceed those of the rest by `odds`, if both together have the rate `rate`."""
    low, high = np.full(rate.shape, -15.0), np.full(rate.shape, 15.0)
    for _ in range(80):  # the mean increases with the log odds of the rest: bisection
        middle = (low + high) / 2
        above = part * expit(middle + odds) + (1 - part) * expit(middle) > rate
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    return np.asarray(expit((low + high) / 2 + odds))


def _falls(panel: Panel, line: str) -> None:
    """The yearly fall in points under one line: the published one, or else the difference of the two year-ends."""
    years = LINES[line][1:]
    for group in ("all", "ethnic_minority"):
        key = ("poverty_reduction", line, group)
        rates = panel.districts["poverty_rate", line, group], panel.province["poverty_rate", line, group][None, :]
        pinned = (panel.known.districts(*key, years), np.array([[
            panel.known.province(*key, years).get(year, np.nan) for year in years]]))
        falls = [np.where(np.isfinite(fixed), fixed, np.round(-np.diff(rate, axis=1), 2))
                 for rate, fixed in zip(rates, pinned, strict=True)]
        panel.put(key, years, falls[0], falls[1][0], "ledger")
