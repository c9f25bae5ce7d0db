"""The record of the back-test: how good the forecasts were, and which of them may state a probability."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

from analysis.forecast.checks import ArgumentError

__all__ = ["ALL_NOISY", "FAR", "FULL_FROM", "MOST_ALONE", "SITUATIONS", "TOTAL", "Measured", "Record", "RuleScore",
           "Tenth", "UnseenPanel", "has_earned_probability", "measured", "record"]

COVERAGE_80 = (0.75, 0.88)
COVERAGE_95 = (0.92, 0.985)
FEWEST_WINDOWS = 100
FAR = 0.05
"""Largest difference between the share that came true and the probability stated that counts as agreement."""
FULL_FROM = 4
MOST_ALONE = 6
"""FULL_FROM: own figures from which the situation is "full". MOST_ALONE: the row of a single series with this many
figures stands for more too."""
SITUATIONS = FULL, SPARSE, MASKED, ALONE = ("full", "sparse", "masked", "alone")
"""From the best known area to a single series, see :func:`has_earned_probability`."""
ALL_NOISY, TOTAL = "noisy", "total"
"""Instead of a panel: all noisy panels together, for one number of own figures or over all numbers."""

_Row = Mapping[str, str]
_Parsed = TypeVar("_Parsed")


@dataclass(frozen=True)
class Measured:
    """A row of record.csv: scores of the forecasts in one situation.

    Attributes
    ----------
    own_figures, horizon : own figures of the series, years ahead; None for all together
    windows : number of forecasts scored
    coverage_80, coverage_95 : shares of the outcomes that lay within the intervals
    crps, crps_naive, crps_drift : mean CRPS of this, the naive and the drift forecast, in the panels' units
    brier, brier_base_rate : Brier score of the probabilities, and of always stating the base rate
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
        """The first condition of :func:`has_earned_probability` that is not met: "few" forecasts, coverage of the "80"
        or "95" % interval, "brier" score; "" where all are met."""
        if self.windows < FEWEST_WINDOWS:
            return "few"
        if not COVERAGE_80[0] <= self.coverage_80 <= COVERAGE_80[1]:
            return "80"
        if not COVERAGE_95[0] <= self.coverage_95 <= COVERAGE_95[1]:
            return "95"
        return "" if self.brier < self.brier_base_rate else "brier"

    @property
    def has_passed(self) -> bool:
        """Whether all conditions of :func:`has_earned_probability` are met."""
        return not self.shortfall


@dataclass(frozen=True)
class Tenth:
    """A row of reliability.csv or staying_record.csv: the forecasts whose probability lay in one tenth.

    Attributes
    ----------
    start : lower end of the tenth, from 0 to 1
    forecasts, stated, happened : their number, mean probability, and the share that came true
    panels : number of panels; 0 where that is not recorded
    """

    start: float
    forecasts: int
    stated: float
    happened: float
    panels: int = 0

    @property
    def came_true_as_stated(self) -> bool:
        """Whether the share that came true agrees with the probability stated."""
        return abs(self.happened - self.stated) <= FAR

    @property
    def promised_too_much(self) -> bool:
        """Whether forecasts above one half came true less often than stated."""
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
    """A row of unseen_record.csv: a panel that no choice was based on before it was scored, or all (`ALL_NOISY`).

    `crps_of_naive` is the error as a multiple of that of the naive forecast.
    """

    panel: str
    crps_of_naive: float
    coverage_80: float
    coverage_95: float


@dataclass(frozen=True)
class Record:
    """All results of the back-test; a part that has not been run is empty.

    Attributes
    ----------
    measured : the situations of a province
    reliability : by tenths of the probability, of targets yet to be reached
    staying : the same for levels that the last figure had met
    rules : other bodies' on-track rules
    unseen : panels scored for the first time
    """

    measured: tuple[Measured, ...] = ()
    reliability: tuple[Tenth, ...] = ()
    staying: tuple[Tenth, ...] = ()
    rules: tuple[RuleScore, ...] = ()
    unseen: tuple[UnseenPanel, ...] = ()


@cache
def record() -> Record:
    """The record shipped with the package."""
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
    return UnseenPanel(row["panel"], **_floats(row, "crps_of_naive", "coverage_80", "coverage_95"))


def has_earned_probability(own_figures: int, alone: bool = False, ahead: int = 0) -> bool:
    """Whether forecasts of series with this many own figures may be stated as probabilities, this many years ahead.

    The rule, over all noisy panels of the situation and at least 100 forecasts: the 80 % intervals covered
    75–88 %, the 95 % intervals 92–98.5 %, and the Brier score was below that of always stating the base rate.
    The CRPS is no condition: from a single figure no median can be expected to be nearer than the figure itself.
    The situation is "masked" for 0 own figures (silent areas under a known total, where the figures of the worst-off
    are known and declared as such), "sparse" for 1 to 3 (the row of that number), "full" for 4 and more. ``alone``
    means a series without family and total ("alone", the row of its number, 6 standing for more). ``ahead`` counts
    years from the last figure of the family or its total; of a single series, from its own. A situation that is not
    recorded, or farther ahead than was tried, has not earned it.

    Raises ArgumentError for a negative number of figures.
    """
    found = measured(own_figures, alone, ahead)
    return found is not None and found.has_passed


def measured(own_figures: int, alone: bool = False, ahead: int = 0) -> Measured | None:
    """The record's row for series with this many own figures, see :func:`has_earned_probability`; None for no row.

    Raises ArgumentError for a negative number of figures.
    """
    if own_figures < 0:
        raise ArgumentError("own_figures", own_figures, "0 or more")
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
