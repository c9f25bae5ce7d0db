"""Draw the whole panel: households, poverty and communes by their own rules, the rest by ``specs.csv``."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from analysis.demo.communes import draw_communes
from analysis.demo.draws import count_path, path, shares, whole_numbers
from analysis.demo.known import Known
from analysis.demo.panel import Panel
from analysis.demo.poverty import draw_poverty
from analysis.demo.specs import Spec, specs

__all__ = ["draw_panel"]

Array = npt.NDArray[np.float64]


def draw_panel(known: Known, seed: int) -> Panel:
    """Draw every series; the same published figures and seed give the same panel."""
    panel = Panel(known, seed)
    draw_poverty(panel)
    draw_communes(panel)
    for spec in specs():
        {"share": _draw_share, "count": _draw_count, "of": _draw_of}[spec.kind](panel, spec)
    return panel


def _level(panel: Panel, spec: Spec, upper: float) -> Array:
    return path(list(spec.years), panel.known.province(*spec.key, spec.years), spec.path, upper)


def _around(panel: Panel, spec: Spec) -> Array:
    return panel.around(spec.key, len(spec.years), spec.spread, spec.minority, spec.water, spec.noise)


def _upper(panel: Panel, spec: Spec) -> float:
    """The upper bound; for an unbounded rate, three times the highest wished or published value."""
    upper = panel.known.study.indicator(spec.indicator).upper
    known = panel.known.districts(*spec.key, spec.years)
    highest = max(*spec.path.values(), *panel.known.province(*spec.key, spec.years).values(),
                  *known[np.isfinite(known)])
    return upper if upper is not None else 3.0 * highest


def _draw_share(panel: Panel, spec: Spec) -> None:
    upper = _upper(panel, spec)
    level, around = _level(panel, spec, upper), _around(panel, spec)
    if spec.indicator == "ethnic_minority_share":
        part = panel.minorities() / 100
        around = around + np.log(part / (1 - part))[:, None]
    weights = panel.known.weights(*spec.weight.split("/"))
    values = shares(level, around, panel.known.districts(*spec.key, spec.years), weights, upper, spec.decimals)
    panel.put(spec.key, spec.years, values, _mean(panel, spec, values, weights), spec.book)


def _mean(panel: Panel, spec: Spec, values: Array, weights: Array) -> Array:
    """The province's published values, or the weighted mean of its districts."""
    known = panel.known.province(*spec.key, spec.years)
    means = np.asarray(np.round(weights @ values / weights.sum(), spec.decimals), dtype=float)
    return np.array([known.get(year, mean) for year, mean in zip(spec.years, means, strict=True)])


def _draw_count(panel: Panel, spec: Spec) -> None:
    step = 10.0**spec.decimals
    level = np.round(count_path(list(spec.years), panel.known.province(*spec.key, spec.years), spec.path),
                     spec.decimals)
    expected = _weights(panel, spec) * np.exp(_around(panel, spec))
    pinned = panel.known.districts(*spec.key, spec.years)
    columns = [whole_numbers(expected[:, year], round(level[year] * step), pinned[:, year] * step) / step
               for year in range(level.size)]
    values = np.asarray(np.round(np.column_stack(columns), spec.decimals), dtype=float)
    panel.put(spec.key, spec.years, values, level, spec.book)


def _weights(panel: Panel, spec: Spec) -> Array:
    """(districts, 1) or (districts, years): the weights by which a count is divided."""
    name, _, times = spec.weight.partition("*")
    if name == "minorities":
        return (panel.known.weights("population", "all") * panel.minorities())[:, None]
    weights = panel.known.weights(*name.split("/"))[:, None]
    return weights * panel.districts[times, spec.definition, spec.group] if times else weights


def _draw_of(panel: Panel, spec: Spec) -> None:
    """Shares of a few countable units: always k of n, so that no impossible share occurs."""
    whole = "rural" if spec.weight == "communes_total" else "all"
    units = panel.districts[spec.weight, "default", whole]
    level, around = _level(panel, spec, 100.0), _around(panel, spec)
    wanted = units * shares(level, around, np.full(units.shape, np.nan), units, 100.0, 6) / 100
    total = units.sum(axis=0)
    counted = np.column_stack([
        whole_numbers(wanted[:, year], round(level[year] * total[year] / 100), np.full(len(units), np.nan),
                      units[:, year]) for year in range(level.size)])
    panel.put(spec.key, spec.years, np.round(100 * counted / units, spec.decimals),
              np.round(100 * counted.sum(axis=0) / total, spec.decimals), spec.book)
