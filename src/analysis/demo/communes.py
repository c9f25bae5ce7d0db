"""Rural communes and those that meet the new-rural standard: small counts that never fall under one set of criteria."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from analysis.demo.draws import whole_numbers
from analysis.demo.panel import Panel

__all__ = ["draw_communes"]

Array = npt.NDArray[np.float64]
YEARS = tuple(range(2015, 2025))
_SETS = {"criteria_2010_2015": (2015,), "criteria_2016_2020": tuple(range(2016, 2023)),
         "criteria_2021_2025": tuple(range(2022, 2025))}
_WISHED = {2016: 9, 2017: 19, 2018: 43, 2022: 78}
_WISHED_NEW = {2022: 72, 2023: 76, 2024: 79}  # 81 are published for mid-2025, and no commune loses the standard
_BOOK = "new_rural"


def draw_communes(panel: Panel) -> None:
    """Draw the number of communes in each district and, for each set of criteria, how many meet it."""
    every = _communes(panel)
    for criteria, years in _SETS.items():
        known = panel.known.province("communes_new_rural", criteria, "rural", years)
        wished = _WISHED_NEW if criteria == "criteria_2021_2025" else _WISHED
        total = [round(known.get(year, wished.get(year, 0))) for year in years]
        of_years = every[:, [YEARS.index(year) for year in years]]
        pinned = panel.known.districts("communes_new_rural", criteria, "rural", years)
        around = panel.around(("new_rural", "spread"), len(years), 0.35, -0.5, 0.2, 0.0)
        # The odds of none or all are not finite: under the new criteria each district has at least one on either side.
        least = 1.0 if criteria == "criteria_2021_2025" else 0.0
        counts = _rising(of_years - least, total, pinned, around, least)
        panel.put(("communes_new_rural", criteria, "rural"), years, counts, np.array(total, dtype=float), _BOOK)
        share = panel.known.province("communes_new_rural_share", criteria, "rural", years)
        of_all = np.round(100 * np.array(total) / of_years.sum(axis=0), 2)
        panel.put(("communes_new_rural_share", criteria, "rural"), years, np.round(100 * counts / of_years, 2),
                  np.array([share.get(year, value) for year, value in zip(years, of_all, strict=True)]), _BOOK)


def _communes(panel: Panel) -> Array:
    """Districts × years: the published numbers of 2023 before the mergers of November 2024, then those of the list."""
    key = ("communes_total", "default", "rural")
    before = panel.known.districts(*key, YEARS)[:, YEARS.index(2023)]
    after = np.array([len({each.later_code or each.code for each in panel.known.study.communes_of(code)
                           if each.type == "xã"}) for code in panel.known.codes], dtype=float)
    every = np.column_stack([before] * (len(YEARS) - 1) + [after])
    panel.put(key, YEARS, every, every.sum(axis=0), _BOOK)
    return every


def _rising(every: Array, total: list[int], pinned: Array, around: Array, least: float) -> Array:
    """Counts that add up to the totals, pass through the known ones, never fall, and respect the minima."""
    counts = np.zeros_like(every)
    for year in range(len(total)):
        before = counts[:, year - 1] if year else np.full(len(every), least)
        later = np.where(np.isfinite(pinned[:, year:]), pinned[:, year:], np.inf).min(axis=1)
        room = np.minimum(every[:, year], later)
        fixed = np.isfinite(pinned[:, year])
        left = total[year] - int(np.where(fixed, pinned[:, year], np.minimum(before, room)).sum())
        wanted = (room - np.minimum(before, room) + 0.05) * np.exp(around[:, year])
        added = whole_numbers(wanted, left, np.where(fixed, 0.0, np.nan), room - np.minimum(before, room))
        counts[:, year] = np.where(fixed, pinned[:, year], np.minimum(before, room) + added)
    return counts
