"""What may explain the levels of a panel's areas: PANEL.covariates.csv beside PANEL.csv."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from math import inf, isfinite, nan
from pathlib import Path

import numpy as np

from analysis.forecast.checks import ArgumentError

__all__ = ["SUFFIX", "Covariates", "number", "read_covariates", "refuse_orphans"]

SUFFIX = ".covariates.csv"
COLUMNS = "a column area, one for each covariate and, where these change over time, year"


@dataclass(frozen=True, eq=False)
class Covariates:
    """The content of one file: names of the covariates (k,), and by area and year (-inf: any) their values (k,), NaN
    where unknown."""

    file: str
    names: tuple[str, ...]
    values: dict[str, dict[float, np.ndarray]]

    def known_by(self, areas: list[str], years: np.ndarray) -> np.ndarray:
        """The last values known in each year: (areas, years, k), NaN where there are none so far."""
        found = np.full((len(areas), years.size, len(self.names)), np.nan)
        for row, area in enumerate(areas):
            for since, values in sorted(self.values.get(area, {}).items()):
                found[row, years >= since] = np.where(np.isnan(values), found[row, years >= since], values)
        return found

    def refuse_strangers(self, areas: Collection[str]) -> None:
        """ArgumentError if the file tells of none of these areas of its panel."""
        if areas and not self.values.keys() & set(areas):
            raise ArgumentError(self.file, f"the areas {sorted(self.values)[:3]}",
                                f"areas as its panel names them, such as {sorted(areas)[:3]}")


def refuse_orphans(folder: Path) -> None:
    """ArgumentError if the folder has covariates of a panel that is not there."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        panel = path.with_name(path.name.removesuffix(SUFFIX) + ".csv")
        if not panel.is_file():
            raise ArgumentError(path.name, f"no {panel.name} beside it", "the name of a panel's file")


def read_covariates(panel: Path) -> Covariates | None:
    """The covariates of the panel in this csv file, None where it has none.

    A file has a row for each area, or for each area and year, and a column of numbers for each covariate, empty where
    unknown. A value holds from its year on until the next one; without the column ``year`` for all years. Raises
    ArgumentError with file, line and column of what cannot be used.
    """
    path = panel.with_suffix(SUFFIX)
    if not path.is_file():
        return None
    values: dict[str, dict[float, np.ndarray]] = {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        columns = list(reader.fieldnames or ())
        names = tuple(name for name in columns if name not in ("area", "year"))
        if "area" not in columns or not names or "" in names or len(set(columns)) < len(columns):
            raise ArgumentError(path.name, f"the columns {columns}", COLUMNS)
        for row in reader:
            line = f"{path.name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise ArgumentError(line, "more or fewer cells than columns", f"{len(columns)} cells")
            since = number(line, "year", row["year"]) if "year" in columns else -inf
            of_area = values.setdefault(row["area"], {})
            if since in of_area:
                raise ArgumentError(line, f"{row['area']!r} of the same year once more", "one row for area and year")
            of_area[since] = np.array([number(line, name, row[name], empty=nan) for name in names])
    return Covariates(path.name, names, values)


def number(place: str, column: str, cell: str, empty: float | None = None) -> float:
    """A cell's finite number, or ``empty`` (unless None) where nothing stands; ArgumentError with place and column."""
    if empty is not None and not cell.strip():
        return empty
    try:
        value = float(cell)
    except ValueError:
        value = nan
    if not isfinite(value) or (column == "year" and value != round(value)):
        wanted = "a whole year" if column == "year" else "a number, or an empty cell where it is unknown"
        raise ArgumentError(f"{place}, column {column}", repr(cell), wanted)
    return value
