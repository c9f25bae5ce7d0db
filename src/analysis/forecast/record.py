"""The back-test's record: how well the forecasts did, and what that entitles them to say."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TypeVar

__all__ = ["ALL_NOISY", "FAR", "FULL_FROM", "MOST_ALONE", "SITUATIONS", "TOTAL", "Kin", "Measured", "Record",
           "RuleScore", "Tenth", "UnseenPanel", "has_earned_probability", "kin_of", "measured", "record", "rows_of"]

COVERAGE_80 = (0.75, 0.88)
COVERAGE_95 = (0.92, 0.985)
FEWEST_WINDOWS = 100
FEWEST_CLUSTERS = 10
"""What a panel must be worth to be judged by itself."""
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
_SCORES = ("coverage_80", "coverage_95", "crps", "crps_naive", "crps_drift", "brier", "brier_base_rate")
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
    """A row of reliability.csv or staying_record.csv: what was stated within a tenth of the probability.

    Attributes
    ----------
    start : where the tenth begins, from 0 to 1
    forecasts, stated, happened : how many, their mean, the share that came true
    panels : how many panels were asked; 0 where that is not recorded
    clusters : how many equally large groups, each of one parent and origin, they are worth; 0 where not recorded
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
    """A row of unseen_record.csv: a panel that nobody had seen before it was scored, or all of its set (`ALL_NOISY`).

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
    """What the back-test has written; a part is empty where it has not been run.

    Attributes
    ----------
    measured : the situations of a province
    reliability : by tenths of the probability, how much of what was stated came true
    staying : the same of levels that the last figure had met
    rules : other bodies' on-track rules
    unseen : panels that nobody had seen
    kin : panels of the suite's indicators in its own country
    """

    measured: tuple[Measured, ...] = ()
    reliability: tuple[Tenth, ...] = ()
    staying: tuple[Tenth, ...] = ()
    rules: tuple[RuleScore, ...] = ()
    unseen: tuple[UnseenPanel, ...] = ()
    kin: tuple[Kin, ...] = ()


@cache
def record() -> Record:
    """The record that comes with the program."""
    return Record(_parsed("record.csv", _measured), _parsed("reliability.csv", _tenth),
                  _parsed("staying_record.csv", _tenth), _parsed("rules_record.csv", _rule),
                  _parsed("unseen_record.csv", _unseen), _parsed("kin_record.csv", _kin))


def _parsed(name: str, parse: Callable[[_Row], _Parsed]) -> tuple[_Parsed, ...]:
    return tuple(map(parse, rows_of(resources.files("analysis.forecast").joinpath(name))))


def rows_of(source: Traversable) -> list[dict[str, str]]:
    """The rows of a file of the record; none where there is no such file."""
    if not source.is_file():
        return []
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def _floats(row: _Row, *names: str) -> dict[str, float]:
    return {name: float(row[name]) for name in names}


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


def has_earned_probability(own_figures: int, alone: bool = False, ahead: int = 0, indicator: str = "") -> bool:
    """Whether forecasts of series with that many own figures, so many years ahead, may be told as probabilities.

    The rule, over all noisy panels of the situation and at least 100 forecasts: the 80 % intervals covered
    75–88 %, the 95 % intervals 92–98.5 %, and the Brier score was below that of always stating the base rate.
    The CRPS is not asked: of one figure alone no forecast's middle can be nearer than the figure itself.
    The situation is "masked" for 0 own figures (silent areas under a known total, the figures of the worst-off known
    and declared as such), "sparse" for 1 to 3 (the row of that number), "full" for 4 and more; ``alone`` asks about a
    series without any family or total ("alone", the row of its number, 6 standing for more). ``ahead`` counts years
    from the last figure of the family or its total, of a series alone from its own. Not recorded, or farther than was
    tried, means not earned. Where the record holds a panel of the ``indicator`` in its own country, worth ten clusters
    and more, that panel's row of the situation must meet the rule, too.

    Raises ValueError for a negative number of figures.
    """
    found, kin = measured(own_figures, alone, ahead), kin_of(indicator, own_figures, alone)
    return found is not None and found.has_passed and (kin is None or not kin.decides or kin.has_passed)


def kin_of(indicator: str, own_figures: int, alone: bool = False) -> Kin | None:
    """The panel of the indicator in its own country, in the situation of such a series; None if there is none."""
    situation = _situation(own_figures, alone)
    return next((row for row in record().kin if (row.indicator, row.situation) == (indicator, situation)), None)


def _situation(own_figures: int, alone: bool) -> str:
    if alone:
        return ALONE
    return FULL if own_figures >= FULL_FROM else SPARSE if own_figures else MASKED


def measured(own_figures: int, alone: bool = False, ahead: int = 0) -> Measured | None:
    """What the record holds on series with that many own figures, see :func:`has_earned_probability`; None for nothing.

    Raises ValueError for a negative number of figures.
    """
    if own_figures < 0:
        raise ValueError(f"own_figures: found {own_figures}; wanted 0 or more")
    situation = _situation(own_figures, alone)
    wanted: tuple[str, str, int | None] = (situation, ALL_NOISY, min(own_figures, MOST_ALONE))
    if situation == FULL:
        wanted = (FULL, TOTAL, None)
    if ahead > _farthest(situation):
        return None
    return next((row for row in record().measured if (row.situation, row.panel, row.own_figures) == wanted), None)


@cache
def _farthest(situation: str) -> int:
    """The most years ahead that were tried in a situation."""
    return max((row.horizon for row in record().measured if row.situation == situation and row.horizon), default=0)
