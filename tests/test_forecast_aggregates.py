"""Totals from their parts against totals alone: the scoring itself, on panels whose answer is known."""

from __future__ import annotations

import numpy as np

from analysis.forecast.backtesting.aggregates import aggregate_report
from analysis.forecast.backtesting.panels import Panel, Source


def panel(values: np.ndarray) -> Panel:
    areas, years = values.shape
    return Panel(Source("made", "made.csv", "made", "area"), values, np.arange(2000, 2000 + years),
                 np.arange(1.0, areas + 1), np.full(areas, "one"))


def numbers(lines: list[str]) -> list[float]:
    cells = [cell.strip().split(" ")[0] for cell in lines[2].strip("| ").split("|")]
    return [float(cell) for cell in cells[1:]]


def test_parts_that_go_their_steady_ways_foretell_their_total() -> None:
    """Half the areas rise by the same step each year, half stand still."""
    rng = np.random.default_rng(4)
    values = 50 + 0.8 * np.arange(9) * (np.arange(8) % 2)[:, None] + 0.05 * rng.standard_normal((8, 9))
    lines = aggregate_report([panel(values)], lambda _: None, 0, wanted=4)
    count, parts, alone, ratio, last, held, _ = numbers(lines)
    assert count == 13  # four origins after five figures, two after seven: 4 + 3 + 2 + 1 and 2 + 1 years known
    assert abs(parts / alone - ratio) < 0.0006 * (1 + ratio) / alone + 0.0006  # all three are rounded to three places
    # Alone the total is foretold better still: five to seven years leave open whether a shared drift turns.
    assert parts < 0.15 * last
    assert 0 <= held <= 100


def test_short_or_gappy_panels_are_left_out() -> None:
    values = np.full((8, 9), 50.0)
    values[:, 3] = np.nan
    assert len(aggregate_report([panel(values)], lambda _: None, 0, wanted=2)) == 3
