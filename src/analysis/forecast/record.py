"""The back-test's record: how well the forecasts did, and what that entitles them to say."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

__all__ = ["ALL_NOISY", "FAR", "FULL_FROM", "MOST_ALONE", "SITUATIONS", "TOTAL", "Measured", "Record", "RuleScore",
           "Tenth", "UnseenPanel", "has_earned_probability", "measured", "record"]

COVERAGE_80 = (0.75, 0.88)
COVERAGE_95 = (0.92, 0.985)
FEWEST_WINDOWS = 100
FAR = 0.05
"""How far what came true may lie from what was stated, as a share."""
FULL_FROM = 4
MOST_ALONE = 6
"""Figures of a series by itself; the row of so many stands for more too."""
SITUATIONS = FULL, SPARSE, MASKED, ALONE = ("full", "sparse", "masked", "alone")
"""From the best known area to a series by itself, see :func:`has_earned_probability`."""
ALL_NOISY, TOTAL = "noisy", "total"
"""In the place of a panel: all panels of noisy figures together, by the number of figures and over all numbers."""

_Row = Mapping[str, str]
_Parsed = TypeVar("_Parsed")


@dataclass(frozen=True)
class Measured:
    """A row of record.csv: what forecasts in one situation were worth.

    Attributes
    ----------
    own_figures, horizon : of the series, and years ahead; None for all together
    windows : how many forecasts were tried
    coverage_80, coverage_95 : the shares of the outcomes that the intervals held
    crps, crps_naive, crps_drift : the error beside those of naive forecasts, in the panels' units
    brier, brier_base_rate : the score of the probabilities, and of always stating the base rate
    """

    situation: str
    panel: str
    own_figures: int | None
    horizon: int | None
    windows: int
    coverage_80: float
    coverage_95: float
    crps: float
    crps_naive: float
    crps_drift: float
    brier: float
    brier_base_rate: float

    @property
    def shortfall(self) -> str:
        """Where the rule of :func:`has_earned_probability` is missed first: "few" forecasts, the interval of "80" or
        "95" %, the "brier" score; "" where it is met."""
        if self.windows < FEWEST_WINDOWS:
            return "few"
        if not COVERAGE_80[0] <= self.coverage_80 <= COVERAGE_80[1]:
            return "80"
        if not COVERAGE_95[0] <= self.coverage_95 <= COVERAGE_95[1]:
            return "95"
        return "" if self.brier < self.brier_base_rate else "brier"

    @property
    def has_passed(self) -> bool:
        """Whether the rule of :func:`has_earned_probability` is met."""
        return not self.shortfall


@dataclass(frozen=True)
class Tenth:
    """A row of reliability.csv or staying_record.csv: what was stated within a tenth of the probability.

    Attributes
    ----------
    start : where the tenth begins, from 0 to 1
    forecasts, stated, happened : how many, their mean, the share that came true
    panels : how many panels were asked; 0 where that is not recorded
    """

    start: float
    forecasts: int
    stated: float
    happened: float
    panels: int = 0

    @property
    def came_true_as_stated(self) -> bool:
        """Whether what came true lies near what was stated."""
        return abs(self.happened - self.stated) <= FAR

    @property
    def promised_too_much(self) -> bool:
        """Whether what was likely came true less often than stated."""
        return self.stated > 0.5 and self.stated - self.happened > FAR


@dataclass(frozen=True)
class RuleScore:
    """A row of rules_record.csv: another body's on-track rule and this model asked the same questions.

    Attributes
    ----------
    brier, brier_ours, brier_base_rate : scores of the rule, of this model, of always stating the overall share
    yes_came_true, no_came_true : of what the rule said yes or no to, the share that was reached
    """

    rule: str
    questions: int
    brier: float
    brier_ours: float
    brier_base_rate: float
    yes_came_true: float
    no_came_true: float


@dataclass(frozen=True)
class UnseenPanel:
    """A row of unseen_record.csv: a panel that nobody had seen before it was scored, or all of them (`ALL_NOISY`).

    `crps_of_naive` is the error as a multiple of that of the naive forecast; None where no window was long enough.
    """

    panel: str
    crps_of_naive: float | None
    coverage_80: float
    coverage_95: float


@dataclass(frozen=True)
class Record:
    """What the back-test has written; a part is empty where it has not been run.

    Attributes
    ----------
    measured : the situations of a province
    reliability : by tenths of the probability, how much of what was stated came true
    staying : the same of levels that the last figure had met
    rules : other bodies' on-track rules
    unseen : panels that nobody had seen
    """

    measured: tuple[Measured, ...] = ()
    reliability: tuple[Tenth, ...] = ()
    staying: tuple[Tenth, ...] = ()
    rules: tuple[RuleScore, ...] = ()
    unseen: tuple[UnseenPanel, ...] = ()


@cache
def record() -> Record:
    """The record that comes with the program."""
    return Record(_parsed("record.csv", _measured), _parsed("reliability.csv", _tenth),
                  _parsed("staying_record.csv", _tenth), _parsed("rules_record.csv", _rule),
                  _parsed("unseen_record.csv", _unseen))


def _parsed(name: str, parse: Callable[[_Row], _Parsed]) -> tuple[_Parsed, ...]:
    source = resources.files("analysis.forecast").joinpath(name)
    if not source.is_file():
        return ()
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(parse(row) for row in csv.DictReader(lines))


def _floats(row: _Row, *names: str) -> dict[str, float]:
    return {name: float(row[name]) for name in names}


def _measured(row: _Row) -> Measured:
    own, horizon = (None if row[name] == "all" else int(row[name]) for name in ("own_figures", "horizon"))
    return Measured(row["situation"], row["panel"], own, horizon, int(row["windows"]), **_floats(
        row, "coverage_80", "coverage_95", "crps", "crps_naive", "crps_drift", "brier", "brier_base_rate"))


def _tenth(row: _Row) -> Tenth:
    return Tenth(float(row["from"]), int(row["forecasts"]), float(row["stated"]), float(row["happened"]),
                 int(row.get("panels", "0")))


def _rule(row: _Row) -> RuleScore:
    return RuleScore(row["rule"], int(row["questions"]), **_floats(
        row, "brier", "brier_ours", "brier_base_rate", "yes_came_true", "no_came_true"))


def _unseen(row: _Row) -> UnseenPanel:
    error = float(row["crps_of_naive"]) if row["crps_of_naive"] else None
    return UnseenPanel(row["panel"], error, **_floats(row, "coverage_80", "coverage_95"))


def has_earned_probability(own_figures: int, alone: bool = False, ahead: int = 0) -> bool:
    """Whether forecasts of series with that many own figures, so many years ahead, may be told as probabilities.

    The rule, over all noisy panels of the situation and at least 100 forecasts: the 80 % intervals covered
    75–88 %, the 95 % intervals 92–98.5 %, and the Brier score was below that of always stating the base rate.
    The CRPS is not asked: of one figure alone no forecast's middle can be nearer than the figure itself.
    The situation is "masked" for 0 own figures (silent areas under a known total, the figures of the worst-off known
    and declared as such), "sparse" for 1 to 3 (the row of that number), "full" for 4 and more; ``alone`` asks about a
    series without any family or total ("alone", the row of its number, 6 standing for more). ``ahead`` counts years
    from the last figure of the family or its total, of a series alone from its own. Not recorded, or farther than was
    tried, means not earned.

    Raises ValueError for a negative number of figures.
    """
    found = measured(own_figures, alone, ahead)
    return found is not None and found.has_passed


def measured(own_figures: int, alone: bool = False, ahead: int = 0) -> Measured | None:
    """What the record holds on series with that many own figures, see :func:`has_earned_probability`; None for nothing.

    Raises ValueError for a negative number of figures.
    """
    if own_figures < 0:
        raise ValueError(f"own_figures: found {own_figures}; wanted 0 or more")
    wanted: tuple[str, str, int | None]
    if alone:
        wanted = (ALONE, ALL_NOISY, min(own_figures, MOST_ALONE))
    elif own_figures >= FULL_FROM:
        wanted = (FULL, TOTAL, None)
    else:
        wanted = (SPARSE if own_figures else MASKED, ALL_NOISY, own_figures)
    if ahead > _farthest(wanted[0]):
        return None
    return next((row for row in record().measured if (row.situation, row.panel, row.own_figures) == wanted), None)


@cache
def _farthest(situation: str) -> int:
    """The most years ahead that were tried in a situation."""
    return max((row.horizon for row in record().measured if row.situation == situation and row.horizon), default=0)
