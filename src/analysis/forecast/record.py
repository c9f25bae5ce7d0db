"""The record of the back-test: how good the forecasts were, and which of them may state a probability."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

__all__ = ["ALL_NOISY", "FAR", "FULL_FROM", "MOST_ALONE", "MOST_BEHIND", "SITUATIONS", "TOTAL", "Kin", "Measured",
           "Record", "RuleScore", "Tenth", "UnseenPanel", "record", "rows_of"]

COVERAGE_80 = (0.75, 0.88)
COVERAGE_95 = (0.92, 0.985)
FEWEST_WINDOWS = 100
FEWEST_CLUSTERS = 10
"""What a panel must be worth to be judged by itself."""
FAR = 0.05
"""Largest difference between the share that came true and the probability stated that counts as agreement."""
FULL_FROM = 4
MOST_ALONE = 6
"""FULL_FROM: own figures from which the situation is "full". MOST_ALONE: the row of a single series with this many
figures stands for more too."""
MOST_BEHIND = 2
"""Years by which a series' last figure may be older than the last of its family: no more were tried."""
SITUATIONS = FULL, SPARSE, MASKED, ALONE = ("full", "sparse", "masked", "alone")
"""From the best known area to a single series, see :func:`analysis.forecast.earned.has_earned_probability`."""
ALL_NOISY, TOTAL = "noisy", "total"
"""Instead of a panel: all noisy panels together, for one number of own figures or over all numbers."""

_Row = Mapping[str, str]
_SCORES = ("coverage_80", "coverage_95", "crps", "crps_naive", "crps_drift", "brier", "brier_base_rate")
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
        """The first condition of `has_earned_probability` that is not met: "few" forecasts, coverage of the "80" or
        "95" % interval, "brier" score; "" where all are met."""
        if self.windows < FEWEST_WINDOWS:
            return "few"
        if not COVERAGE_80[0] <= self.coverage_80 <= COVERAGE_80[1]:
            return "80"
        if not COVERAGE_95[0] <= self.coverage_95 <= COVERAGE_95[1]:
            return "95"
        return "" if self.brier < self.brier_base_rate else "brier"

    @property
    def has_passed(self) -> bool:
        """Whether all conditions of :func:`analysis.forecast.earned.has_earned_probability` are met."""
        return not self.shortfall


@dataclass(frozen=True)
class Kin(Measured):
    """A row of kin_record.csv: the panel of an indicator in its own country, all numbers of figures and years together.

    Attributes
    ----------
    indicator : id of the suite's indicator that the panel is of
    clusters : how many equally large groups, each of one parent and origin, the forecasts are worth
    stated, happened : the mean probability, and the share that came true
    """

    indicator: str
    clusters: float
    stated: float
    happened: float

    @property
    def decides(self) -> bool:
        """Whether there is enough of it to be judged by itself."""
        return self.windows >= FEWEST_WINDOWS and self.clusters >= FEWEST_CLUSTERS


@dataclass(frozen=True)
class Tenth:
    """A row of reliability.csv or staying_record.csv, the forecasts whose probability lay in one tenth; in
    high_record.csv, in it or above.

    Attributes
    ----------
    start : lower end of the tenth, from 0 to 1
    forecasts, stated, happened : their number, mean probability, and the share that came true
    panels : number of panels; 0 where that is not recorded
    clusters : how many equally informative groups, each of one parent and origin, they are worth; 0 if not recorded
    lower, upper : 95 % interval of the share that came true, with these groups resampled; NaN where not recorded
    """

    start: float
    forecasts: int
    stated: float
    happened: float
    panels: int = 0
    clusters: int = 0
    lower: float = float("nan")
    upper: float = float("nan")

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
    """A row of unseen_record.csv: a panel that no choice was based on before it was scored, or its set (`ALL_NOISY`).

    `crps_of_naive` is the error as a multiple of that of the naive forecast, NaN where the panel was too short for it;
    `chosen_in` names the set of panels that were chosen together.
    """

    panel: str
    crps_of_naive: float
    coverage_80: float
    coverage_95: float
    chosen_in: str = ""


@dataclass(frozen=True)
class Record:
    """All results of the back-test; a part that has not been run is empty.

    Attributes
    ----------
    measured : the situations of a province
    reliability : by tenths of the probability, of targets yet to be reached
    high : the high probabilities taken together, of an earlier form of the model, with what they are worth
    staying : the same for levels that the last figure had met
    rules : other bodies' on-track rules
    unseen : panels scored for the first time
    kin : panels of the suite's indicators in its own country
    """

    measured: tuple[Measured, ...] = ()
    reliability: tuple[Tenth, ...] = ()
    high: tuple[Tenth, ...] = ()
    staying: tuple[Tenth, ...] = ()
    rules: tuple[RuleScore, ...] = ()
    unseen: tuple[UnseenPanel, ...] = ()
    kin: tuple[Kin, ...] = ()


@cache
def record() -> Record:
    """The record shipped with the package."""
    return Record(_parsed("record.csv", _measured), _parsed("reliability.csv", _tenth),
                  _parsed("high_record.csv", _tenth), _parsed("staying_record.csv", _tenth),
                  _parsed("rules_record.csv", _rule), _parsed("unseen_record.csv", _unseen),
                  _parsed("kin_record.csv", _kin))


def _parsed(name: str, parse: Callable[[_Row], _Parsed]) -> tuple[_Parsed, ...]:
    return tuple(map(parse, rows_of(resources.files("analysis.forecast").joinpath(name))))


def rows_of(source: Traversable) -> list[dict[str, str]]:
    """The rows of a file of the record; none where there is no such file."""
    if not source.is_file():
        return []
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def _floats(row: _Row, *names: str) -> dict[str, float]:
    return {name: float(row[name] or "nan") for name in names}


def _measured(row: _Row) -> Measured:
    return Measured(row["situation"], row["panel"], _number(row["own_figures"]), _number(row["horizon"]),
                    int(row["windows"]), *(float(row[name]) for name in _SCORES))


def _number(cell: str) -> int | None:
    return None if cell == "all" else int(cell)


def _kin(row: _Row) -> Kin:
    return Kin(**vars(_measured(row)), indicator=row["indicator"], clusters=float(row["clusters"]),
               stated=float(row["stated"]), happened=float(row["happened"]))


def _tenth(row: _Row) -> Tenth:
    return Tenth(float(row["from"]), int(row["forecasts"]), float(row["stated"]), float(row["happened"]),
                 int(row.get("panels", "0")), int(row.get("clusters", "0")),
                 *(float(row.get(name, "nan")) for name in ("lower", "upper")))


def _rule(row: _Row) -> RuleScore:
    return RuleScore(row["rule"], int(row["questions"]), **_floats(
        row, "brier", "brier_ours", "brier_base_rate", "yes_came_true", "no_came_true"))


def _unseen(row: _Row) -> UnseenPanel:
    return UnseenPanel(row["panel"], **_floats(row, "crps_of_naive", "coverage_80", "coverage_95"),
                       chosen_in=row["set"])
