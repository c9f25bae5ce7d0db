"""Covariates of a panel in the masked-area back-test: read from the file beside it, used where they tell something."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from analysis.forecast import ArgumentError, backtest
from analysis.forecast.backtesting import silent
from analysis.forecast.backtesting.panels import read_panels
from analysis.forecast.backtesting.situations import any_published
from analysis.forecast.backtesting.windows import cut_windows

AREAS = [f"a{number}" for number in range(12)]
LEVELS = np.linspace(-1.5, 1.5, len(AREAS))


def write(path: Path, *rows: list[object]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A panel whose areas differ by LEVELS on the logit scale, and little else."""
    rng = np.random.default_rng(3)
    rows: list[list[object]] = [["indicator", "area", "year", "value", "parent"]]
    for area, level in zip(AREAS, LEVELS, strict=True):
        shares = 1 / (1 + np.exp(1.0 - level - rng.normal(0, 0.15) - np.cumsum(rng.normal(0, 0.05, 12))))
        rows += [["made", area, 2010 + year, round(100 * share, 1), "X"] for year, share in enumerate(shares)]
    write(tmp_path / "made.csv", *rows)
    return tmp_path


def covariates(folder: Path, *rows: list[object]) -> None:
    write(folder / "made.covariates.csv", *rows)


@pytest.mark.parametrize(("noise", "least", "most"), [(False, 0.0, 0.75), (True, 0.9, 1.1)])
def test_what_the_levels_hang_on_is_used_and_noise_costs_little(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, noise: bool, least: float,
    most: float,
) -> None:
    monkeypatch.setattr(silent, "WINDOWS_PER_PANEL", 2)
    monkeypatch.setattr(silent, "PUBLISHED", {"any three": any_published(3)})
    told = 5 - 2 * LEVELS
    if noise:
        told = np.random.default_rng(8).standard_normal(len(AREAS))
        told -= LEVELS * (LEVELS @ told) / (LEVELS @ LEVELS)  # not even by chance does it tell anything
    covariates(folder, ["area", "told"], *([area, value] for area, value in zip(AREAS, told, strict=True)))
    assert backtest.main([str(folder), "--only", "silent"]) == 0
    table = capsys.readouterr().out.splitlines()[2:]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table if line]
    plain, without, used = (row for row in rows if row[1] == "0 to 2")
    assert [plain[2], without[2], used[2]] == ["–", "left out", "used"]
    assert plain[3:] == without[3:]  # of the only panel
    assert plain[3] == used[3]
    assert least < float(used[6].split()[0]) < most


def test_a_value_holds_from_its_year_on_and_no_later_one_is_seen(folder: Path) -> None:
    covariates(folder, ["area", "year", "income", "roads"], ["a0", 2012, 5, ""], ["a0", 2015, "", 7.5],
               ["a0", 2018, 6, 8], ["a1", 2010, 1, 2], ["elsewhere", 2010, 3, 4])
    panel = read_panels(folder)[0]
    assert panel.covariates is not None
    nan = np.nan
    np.testing.assert_array_equal(panel.covariates[0, [0, 2, 5, 8, 11]],
                                  [[nan, nan], [5, nan], [5, 7.5], [6, 8], [6, 8]])
    np.testing.assert_array_equal(panel.covariates[1], [[1, 2]] * 12)
    assert np.isnan(panel.covariates[2:]).all()
    origins = set()
    for window in cut_windows(panel, 12, (5,), 3, np.random.default_rng(1)):
        year = int(window.years[window.origin])
        first = [np.array_equal(row, panel.values[0, np.isin(panel.years, window.years)]) for row in window.values]
        assert window.covariates is not None
        np.testing.assert_array_equal(window.covariates[first], [[6, 8] if year >= 2018 else [5, 7.5]] * (year >= 2015)
                                      or [[5, nan]])
        origins.add(year)
    assert min(origins) < 2018 <= max(origins)


@pytest.mark.parametrize(("rows", "wanted"), [
    ([["place", "income"], ["a0", 1]], "found the columns ['place', 'income']; wanted a column area, one for each"),
    ([["area", "year"], ["a0", 2010]], "wanted a column area, one for each"),
    ([["area", "income"], ["a0", "much"]], "line 2, column income: found 'much'; wanted a number, or an empty cell"),
    ([["area", "income"], ["a0", "inf"]], "line 2, column income: found 'inf'"),
    ([["area", "year", "income"], ["a0", "", 1]], "line 2, column year: found ''; wanted a whole year"),
    ([["area", "year", "income"], ["a0", 2010.5, 1]], "column year: found '2010.5'"),
    ([["area", "income"], ["a0", 1], ["a0", 2]], "line 3: found 'a0' of the same year once more"),
    ([["area", "income"], ["a0", 1, 2]], "line 2: found more or fewer cells than columns; wanted 2 cells"),
    ([["area", "income"], ["N", 1]], "found the areas ['N']; wanted areas as its panel names them, such as ['a0'"),
])
def test_what_cannot_be_used_is_named_by_file_line_and_column(
    folder: Path, capsys: pytest.CaptureFixture[str], rows: list[list[object]], wanted: str
) -> None:
    covariates(folder, *rows)
    with pytest.raises(ArgumentError):
        read_panels(folder)
    assert backtest.main([str(folder)]) == 2
    message = capsys.readouterr().err
    assert message.startswith("made.covariates.csv")
    assert wanted in message


@pytest.mark.parametrize("figure", ["7,5", "nan"])
def test_a_figure_that_is_no_number_is_named_too(folder: Path, figure: str) -> None:
    with (folder / "made.csv").open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow(["made", "a3", 2030, figure, "X"])
    with pytest.raises(ArgumentError, match=f"made.csv, area 'a3' in '2030', column value: found '{figure}'; wanted a"):
        read_panels(folder)


def test_covariates_of_no_panel_are_refused(folder: Path) -> None:
    write(folder / "maid.covariates.csv", ["area", "income"], ["a0", 1])
    with pytest.raises(ArgumentError, match=r"maid\.covariates\.csv: found no maid\.csv beside it"):
        read_panels(folder)
