"""The back-test's record: how well the forecasts did, and what that entitles them to say."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

__all__ = ["COVERAGE_80", "COVERAGE_95", "FEWEST_WINDOWS", "FULL_FROM", "MOST_ALONE", "has_earned_probability",
           "meets_rule", "record", "situation_row"]

COVERAGE_80 = (0.75, 0.88)
COVERAGE_95 = (0.92, 0.985)
FEWEST_WINDOWS = 100
FULL_FROM = 4
MOST_ALONE = 6
"""Figures of a series by itself; the row of so many stands for more too."""


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    source = resources.files("analysis.forecast").joinpath(name)
    if not source.is_file():
        return ()
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines))


def record(name: str = "record.csv") -> list[dict[str, str]]:
    """Rows of a file that the back-test has written; empty where it has not been run.

    record.csv: the situations of a province. reliability.csv: by tenths of the probability, how much of what was stated
    came true; staying_record.csv: the same of levels that the last figure had met. rules_record.csv: other bodies'
    on-track rules and this model asked the same questions. unseen_record.csv: panels that nobody had seen before they
    were scored, and all of them ("noisy").
    """
    return [dict(row) for row in _rows(name)]


def meets_rule(row: dict[str, str]) -> bool:
    """Whether one row of the record meets the rule of :func:`has_earned_probability`."""
    return (
        int(row["windows"]) >= FEWEST_WINDOWS
        and COVERAGE_80[0] <= float(row["coverage_80"]) <= COVERAGE_80[1]
        and COVERAGE_95[0] <= float(row["coverage_95"]) <= COVERAGE_95[1]
        and float(row["brier"]) < float(row["brier_base_rate"])
    )


def has_earned_probability(own_figures: int, alone: bool = False) -> bool:
    """Whether forecasts of series with that many own figures have earned to be told as probabilities.

    The rule, over all noisy panels of the situation and at least 100 forecasts: the 80 % intervals covered
    75–88 %, the 95 % intervals 92–98.5 %, and the Brier score was below that of always stating the base rate.
    The CRPS is not asked: of one figure alone no forecast's middle can be nearer than the figure itself.
    The situation is "masked" for 0 own figures (silent areas under a known total), "sparse" for 1 to 3 (the
    row of that number), "full" for 4 and more; ``alone`` asks about a series without any family or total
    ("alone", the row of its number, 6 standing for more). Not recorded means not earned.

    Raises ValueError for a negative number.
    """
    row = situation_row(own_figures, alone)
    return row is not None and meets_rule(row)


def situation_row(own_figures: int, alone: bool = False) -> dict[str, str] | None:
    """The row of the record on series with that many own figures, see :func:`has_earned_probability`; None for none.

    Raises ValueError for a negative number.
    """
    if own_figures < 0:
        raise ValueError(f"own_figures: found {own_figures}; wanted 0 or more")
    if alone:
        wanted = ("alone", "noisy", str(min(own_figures, MOST_ALONE)))
    elif own_figures >= FULL_FROM:
        wanted = ("full", "total", "all")
    else:
        wanted = ("sparse" if own_figures else "masked", "noisy", str(own_figures))
    found = [row for row in _rows("record.csv") if (row["situation"], row["panel"], row["own_figures"]) == wanted]
    return dict(found[0]) if found else None
