"""Reference panels on disk: one panel for each indicator and level of each csv file in a folder."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from analysis.forecast.backtesting.covariates import SUFFIX, Covariates, number, read_covariates, refuse_orphans
from analysis.forecast.prior import Prior, reference_prior
from analysis.forecast.record import rows_of

__all__ = ["SOURCES", "Panel", "Source", "prior_without", "read_panels"]

SMALLEST_PANEL = 5
COLUMNS = ("indicator", "area", "year", "value")


@dataclass(frozen=True)
class Source:
    """One panel: its file, indicator and level there, the better direction, whether it is noisy (published as
    measured) or smoothed by a model, whether zeros mean that the area did not exist, the year of a known
    break (a reform that no earlier figure announces), and its subject: panels of the same areas and subject count as
    one. ``kin``: the indicator of the suite that this is, in its own country. ``origin``: who published it, and where
    it was taken from."""

    name: str
    file: str
    indicator: str
    level: str
    better: str = "up"
    noisy: bool = True
    zero_is_absent: bool = False
    known_break: int | None = None
    subject: str = ""
    kin: str = ""
    origin: str = ""

    @property
    def listed(self) -> bool:
        """Whether the reference prior was fitted on this panel."""
        return self in SOURCES

    @property
    def counted_as(self) -> str:
        """Name under which a fit counts the panel; panels of one name have the weight of one."""
        return self.subject or self.name


def _listed(row: dict[str, str]) -> Source:
    """A row of listed_panels.csv."""
    kinds: dict[str, Any] = {"noisy": row["noisy"] == "1", "zero_is_absent": row["zero_is_absent"] == "1",
                             "known_break": int(row["known_break"]) if row["known_break"] else None}
    return Source(**{**row, **kinds})


# Panels of other files are read without such metadata.
SOURCES = tuple(map(_listed, rows_of(Path(__file__).with_name("listed_panels.csv"))))


@dataclass(frozen=True, eq=False)
class Panel:
    """values (areas, years) with NaN, years, weights (areas,), parents (areas,) of one source.

    covariates (areas, years, k): what was known by each year of what may explain the areas' levels, NaN where nothing;
    None without such a file.
    """

    source: Source
    values: np.ndarray
    years: np.ndarray
    weights: np.ndarray
    parents: np.ndarray
    covariates: np.ndarray | None = None

    @property
    def sign(self) -> float:
        return 1.0 if self.source.better == "up" else -1.0

    @property
    def yearly_change(self) -> float:
        """Median over areas of the standard deviation of yearly changes, points."""
        changes = np.diff(self.values, axis=1)
        enough = np.isfinite(changes).sum(axis=1) >= 3
        if not enough.any():
            known = changes[np.isfinite(changes)]
            return float(known.std()) if known.size else 1.0
        return float(np.median(np.nanstd(changes[enough], axis=1)))


def read_panels(*folders: Path) -> list[Panel]:
    """Every panel of the folders' csv files that has at least five areas: those of SOURCES in its order, then others.

    Files have the columns indicator, area, year, value (percent) and, where known, level, parent, weight,
    ``better`` (up or down) and ``noisy`` (0: smoothed by a model). Values above 100 count as 100, negative ones as not
    published; later rows of an area and year replace earlier ones. Of a file named in SOURCES only the panels listed
    there are read; of any other file every indicator and level. Beside PANEL.csv there may be
    PANEL.covariates.csv (:func:`~analysis.forecast.backtesting.covariates.read_covariates`). Raises ArgumentError with
    the file and row of what is no number.
    """
    for folder in folders:
        refuse_orphans(folder)
    files = [path for folder in folders for path in sorted(folder.glob("*.csv")) if not path.name.endswith(SUFFIX)]
    listed = {source.file for source in SOURCES}
    panels = [panel for source in SOURCES for path in files if path.name == source.file
              for panel in _read(path, source)]
    return [*panels, *(panel for path in files if path.name not in listed for panel in _read(path, None))]


def _read(path: Path, source: Source | None) -> list[Panel]:
    groups: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        if not set(COLUMNS) <= set(reader.fieldnames or ()):
            return []
        for row in reader:
            key = (row["indicator"], row.get("level") or "")
            if row["value"] and (source is None or key == (source.indicator, source.level)):
                groups[key].append(row)
    covariates, panels = read_covariates(path), []
    if covariates is not None:
        covariates.refuse_strangers({row["area"] for rows in groups.values() for row in rows})
    for (indicator, level), rows in groups.items():
        found = source or Source(
            "_".join(dict.fromkeys(filter(None, (path.stem, indicator, level)))), path.name, indicator, level,
            rows[0].get("better") or "up", (rows[0].get("noisy") or "1") not in ("0", "false", "False"))
        panel = _panel(found, rows, covariates)
        if panel is not None:
            panels.append(panel)
    return panels


def _panel(source: Source, rows: list[dict[str, str]], covariates: Covariates | None) -> Panel | None:
    cells: dict[str, dict[int, float]] = defaultdict(dict)
    weights: dict[str, float] = {}
    parents: dict[str, str] = {}
    for row in rows:
        place = f"{source.file}, area {row['area']!r} in {row['year']!r}"
        value = min(number(place, "value", row["value"]), 100.0)
        if value < 0 or (source.zero_is_absent and value == 0):
            continue
        cells[row["area"]][int(number(place, "year", row["year"]))] = value
        weights[row["area"]] = number(place, "weight", row.get("weight") or "", empty=1.0)
        parents[row["area"]] = row.get("parent") or ""
    areas = sorted(cells)
    if len(areas) < SMALLEST_PANEL:
        return None
    years = np.arange(min(map(min, cells.values())), max(map(max, cells.values())) + 1)
    values = np.array([[cells[area].get(int(year), np.nan) for year in years] for area in areas])
    return Panel(source, values, years, np.array([weights[area] for area in areas]),
                 np.array([parents[area] for area in areas]),
                 None if covariates is None else covariates.known_by(areas, years))


def prior_without(panel: Panel) -> Prior:
    """The prior for scoring a panel: fitted without its file, if that was among those fitted on."""
    return reference_prior(panel.source.file if panel.source.listed else None)
