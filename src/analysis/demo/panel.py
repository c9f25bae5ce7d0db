"""The made-up panel: every figure that the workbooks of the demonstration hold, and which of them are published."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.demo.draws import count_path, deviations, path, shares, whole_numbers
from analysis.demo.known import Known
from analysis.demo.specs import Spec, specs
from analysis.study import is_applicable

__all__ = ["ASSUMED_MINORITY_SHARES", "Panel", "draw_panel"]

Array = npt.NDArray[np.float64]
Row = dict[str, object]

ASSUMED_MINORITY_SHARES = {"645": 42.0, "648": 46.0, "651": 34.0, "652": 51.0}
"""Percent, for the districts without a published share; see docs/assumptions-log.md."""


@dataclass
class Panel:
    """What has been drawn so far: districts × years by indicator, definition and group, and the province beside it."""

    known: Known
    seed: int
    districts: dict[tuple[str, str, str], Array] = field(default_factory=dict)
    province: dict[tuple[str, str, str], Array] = field(default_factory=dict)
    years: dict[tuple[str, str, str], tuple[int, ...]] = field(default_factory=dict)
    books: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def random(self, *words: str) -> np.random.Generator:
        """A generator of its own for each series, so that a new series leaves the others as they were."""
        return np.random.default_rng([self.seed, zlib.crc32("/".join(words).encode())])

    def minorities(self) -> Array:
        """The ethnic-minority share of each district, percent: the last published one, or the assumed one."""
        return self.known.last("ethnic_minority_share", "ethnic_minority", ASSUMED_MINORITY_SHARES)

    def around(self, words: Sequence[str], years: int, spread: float, minority: float, water: float,
               noise: float) -> Array:
        """Districts × years of deviations: part of the spread goes with the covariates, the rest is chance."""
        rng = self.random(*words)
        own = rng.normal(0.0, 1.0, len(self.known.codes))
        tap = self.known.last("census_water_tap_or_drilled_well", "all", {})
        flush = self.known.last("census_flush_toilet", "all", {})
        census = _standard(_standard(tap) + _standard(flush))
        rest = np.sqrt(max(0.0, 1.0 - minority**2 - water**2))
        centre = spread * (minority * _standard(self.minorities()) + water * census + rest * own)
        return deviations(rng, centre, years, noise)

    def put(self, key: tuple[str, str, str], years: Sequence[int], values: Array, province: Array, book: str) -> None:
        """Keep a series; published values of the province replace those that rounding left beside them."""
        self.districts[key], self.province[key] = values, province
        self.years[key], self.books[key] = tuple(years), book

    def table(self) -> pd.DataFrame:
        """All figures: indicator, definition, area_code, group, year, value, published, book."""
        return pd.DataFrame(self._rows()).sort_values(
            ["indicator", "definition", "group", "area_code", "year"], ignore_index=True)

    def _rows(self) -> Iterator[Row]:
        study = self.known.study
        areas = [*study.districts, study.province]
        for key, values in self.districts.items():
            stacked = np.vstack([values, self.province[key]])
            for area, row in zip(areas, stacked, strict=True):
                if not is_applicable(study, study.indicator(key[0]), area):
                    continue
                for year, value in zip(self.years[key], row, strict=True):
                    published = self.known.values.get((key[0], key[1], area.code, key[2], year))
                    yield {"indicator": key[0], "definition": key[1], "area_code": area.code, "group": key[2],
                           "year": year, "value": float(value), "published": published == value,
                           "book": self.books[key]}


def draw_panel(known: Known, seed: int) -> Panel:
    """Draw every series; the same published figures and seed give the same panel."""
    from analysis.demo.communes import draw_communes
    from analysis.demo.poverty import draw_poverty

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
    """The largest value; for a rate without one three times the highest that is wished or published."""
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
    """The province's published value, or the weighted mean of its districts."""
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
    """Districts × 1 or × years: what the count is shared out by."""
    name, _, times = spec.weight.partition("*")
    if name == "minorities":
        return (panel.known.weights("population", "all") * panel.minorities())[:, None]
    weights = panel.known.weights(*name.split("/"))[:, None]
    return weights * panel.districts[times, spec.definition, spec.group] if times else weights


def _draw_of(panel: Panel, spec: Spec) -> None:
    """Shares of units that can be counted on two hands: k of n, so that no share is one that cannot be."""
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


def _standard(values: Array) -> Array:
    return (values - values.mean()) / values.std()
